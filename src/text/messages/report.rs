//! The report of a dossier: the memo of two pages, and what follows it. Whoever reads it need not know this program.

use super::Noun;
use crate::text::Lang;

#[cfg(test)]
use super::words::APP;

messages! {
    fixed {
        /// What the link to the dossier in a page says.
        report_attached: "Het dossier bij dit verslag", "The dossier with this report";
        /// A format that no terminal can show.
        report_needs_file: "Dit formaat is niet te lezen op het scherm. Noem een bestand met --out.",
            "This format cannot be read on a screen. Name a file with --out.";
        /// --tree or --catalogue with a dossier: it is reported as it was saved.
        report_needs_no_content: "--tree en --catalogue doen hier niets: een dossier komt in het verslag zoals het is bewaard.",
            "--tree and --catalogue do nothing here: a dossier is reported as it was saved.";
        /// A name for the file of a report, as an example.
        report_file_name: "verslag", "report";
        /// A template with a format that takes none.
        template_for_documents: "--template hoort bij --format docx of odt.", "--template goes with --format docx or odt.";
        /// That nothing is decided.
        report_is_concept: "Dit is een concept. Er is nog niets besloten.", "This is a draft. Nothing has been decided yet.";
        /// The same, while others are asked for their advice.
        report_is_for_advice: "Dit ligt voor advies bij anderen. Er is nog niets besloten.",
            "This is with others for their advice. Nothing has been decided yet.";
        /// That it holds no longer.
        report_is_withdrawn: "Dit besluit is ingetrokken. Het geldt niet meer.", "This decision was withdrawn. It no longer holds.";
        /// The same.
        report_is_superseded: "Dit besluit is vervangen. Het geldt niet meer.", "This decision was superseded. It no longer holds.";
        /// The same of what nobody had decided yet.
        report_is_given_up: "Dit voorstel is ingetrokken. Er is niets besloten.", "This proposal was withdrawn. Nothing was decided.";
        /// Heading: what is asked.
        report_asked: "Gevraagd besluit", "Decision requested";
        /// Heading: what was decided.
        report_decided: "Besluit", "Decision";
        /// Heading: advice is asked.
        report_advice_asked: "Gevraagd advies", "Advice requested";
        /// Heading: what was proposed, and is no more.
        report_proposed: "Voorstel", "Proposal";
        /// Nothing was chosen, and nothing will be any more.
        report_chosen_nothing: "Er is niets gekozen.", "Nothing was chosen.";
        /// Nothing is left to choose from.
        report_asked_nothing_left: "Er is nog niets gekozen. Bij deze antwoorden is er niets om uit te kiezen.",
            "Nothing has been chosen yet. With these answers there is nothing to choose from.";
        /// Advice is asked on choosing none.
        report_advice_on_none: "Gevraagd wordt advies over de keuze om niets hiervan te nemen.",
            "You are asked for advice on choosing none of these.";
        /// None was chosen, and that was withdrawn.
        report_withdrawn_none: "Er was besloten om niets hiervan te nemen.", "It had been decided to choose none of these.";
        /// It was proposed to choose none.
        report_proposed_none: "Voorgesteld was om niets hiervan te nemen.", "It was proposed to choose none of these.";
        /// That there is nothing to choose from is still open.
        report_open_dead_end: "Er is nu niets om uit te kiezen.", "There is nothing to choose from now.";
        /// What clashes and how to go on stands elsewhere.
        report_see_in_short: "Meer daarover staat bij “Advies in het kort”.", "More about this is at “Advice in short”.";
        /// Only the first part of why it was chosen stands here.
        report_motivation_elsewhere: "De hele motivering staat in de bijlage.", "The whole motivation is in the appendix.";
        /// Heading of an appendix: why it was chosen.
        report_motivation: "Bijlage: de motivering", "Appendix: the motivation";
        /// Only the first sentences stand here.
        report_rest_in_appendix: "De rest staat in de bijlage.", "The rest is in the appendix.";
        /// Facts that are not told here are in the dossier.
        report_facts_in_dossier: "De gegevens van de andere staan in het dossier.", "The facts of the others are in the dossier.";
        /// Facts that are told nowhere.
        report_facts_left_out: "De gegevens van de andere staan niet in dit stuk.", "The facts of the others are not in this paper.";
        /// No decision is asked: the walk has no end yet.
        report_nothing_asked: "Er wordt nog geen besluit gevraagd.", "No decision is asked for yet.";
        /// It is asked to choose none.
        report_asked_none: "Gevraagd wordt in te stemmen met de keuze om niets hiervan te nemen.",
            "You are asked to agree to choosing none of these.";
        /// None was chosen.
        report_decided_none: "Er is besloten om niets hiervan te nemen.", "It was decided to choose none of these.";
        /// Why that was chosen is not written down.
        report_no_motivation: "Waarom dit gekozen is, is nog niet opgeschreven.", "Why this was chosen is not written down yet.";
        /// The same, where nothing of the decision can be written down any more.
        report_no_motivation_for_good: "Waarom dit gekozen is, is niet opgeschreven.", "Why this was chosen is not written down.";
        /// None was chosen, and the walk has no end.
        report_none_without_advice: "Gekozen is om niets hiervan te nemen, maar er is nog geen advies. Daarom wordt er nog geen besluit gevraagd.",
            "It was chosen to take none of these, but there is no advice yet. So no decision is asked for yet.";
        /// Some are left, and the outcome is that there is no advice.
        report_nothing_to_choose: "De uitkomst is geen advies. Daarom wordt er geen keuze gevraagd.",
            "The outcome is not advice. So no choice is asked for.";
        /// The walk is stuck on a fault of the tree.
        report_is_stuck: "Bij deze antwoorden loopt het stappenplan vast door een fout in het stappenplan zelf. Daarom staat hier geen advies.",
            "With these answers the decision tree gets stuck on a fault of its own. So there is no advice here.";
        /// The same under what is open.
        report_stuck_open: "Het stappenplan loopt vast. Wijzig een antwoord, of meld dit aan de beheerder.",
            "The decision tree gets stuck. Change an answer, or tell whoever maintains it.";
        /// A choice is still to be made.
        report_open_choice: "Er is nog niets gekozen.", "Nothing has been chosen yet.";
        /// Before what the outcome says, in an appendix: it is for who has not chosen yet.
        report_told_with_advice: "Bij het advies stond:", "With the advice stood:";
        /// Of advice of which it was not filled in whether it is followed.
        report_not_said_whether_followed: "Of dit advies wordt gevolgd, is niet ingevuld", "Whether this advice is followed was not filled in";
        /// What is chosen drops, and it is not written down why it was chosen.
        report_choose_again: "Kies opnieuw, of leg vast waarom het toch kan.", "Choose again, or write down why it can be used all the same.";
        /// Heading: the advice in short.
        report_in_short: "Advies in het kort", "Advice in short";
        /// Heading: the apps that are left.
        report_alternatives: "Mogelijkheden", "Alternatives";
        /// Heading: risks and what is done about them.
        report_risks: "Aandachtspunten en risico’s", "Points of attention and risks";
        /// Heading: costs.
        report_costs: "Kosten", "Costs";
        /// Heading: what is open.
        report_open: "Wat nog open is", "What is still open";
        /// Nothing is open.
        report_nothing_open: "Er staan geen vragen of taken open.", "No questions or tasks are open.";
        /// Heading: how far it is, and room for signatures.
        report_status: "Status en ondertekening", "Status and signatures";
        /// Below the line for a signature: who decides.
        report_sign_decider: "Wie besluit: naam, functie, datum", "Decided by: name, role, date";
        /// Nobody's advice is recorded.
        report_no_opinions: "Er is geen advies van anderen vastgelegd.", "No advice of others is recorded.";
        /// A column: what speaks for it.
        report_for: "Ervoor", "For";
        /// A column: what speaks against it.
        report_against: "Ertegen", "Against";
        /// A column: its standing.
        report_standing: "Oordeel", "Standing";
        /// A column: what to do.
        report_what: "Wat", "What";
        /// A column: how far it is.
        report_how_far: "Stand", "State";
        /// A column: who does it.
        report_who: "Wie", "Who";
        /// The same, where days are told with it.
        report_who_and_when: "Wie en wanneer", "Who and when";
        /// A column: by which day.
        report_due: "Uiterlijk", "Due";
        /// A column: the number of a question.
        report_number: "Nr.", "No.";
        /// A column: a question.
        report_question: "Vraag", "Question";
        /// A column: an answer.
        report_answer: "Antwoord", "Answer";
        /// A column: its value.
        report_value: "Gegeven", "Value";
        /// A column: where it was read.
        report_source: "Bron", "Source";
        /// A column: when it was checked.
        report_checked: "Van wanneer", "Checked";
        /// A column: what to watch.
        report_watch: "Let op", "Watch";
        /// A column: under which heading something to do stands.
        report_group: "Onderdeel", "Part";
        /// Heading of an appendix: what is left, side by side.
        report_compared: "Bijlage: wat overbleef, vergeleken", "Appendix: what was left, compared";
        /// Heading of an appendix: the answers.
        report_answers: "Bijlage: de antwoorden", "Appendix: the answers";
        /// Heading: answers that did not count.
        report_unused: "Deze antwoorden telden niet mee", "These answers did not count";
        /// Heading: remarks at apps.
        report_remarks: "Opmerkingen", "Remarks";
        /// Heading of an appendix: why others dropped.
        report_dropped: "Bijlage: wat afviel, en waarom", "Appendix: what dropped out, and why";
        /// Heading of an appendix: what to do.
        report_tasks: "Bijlage: wat er te doen is", "Appendix: what there is to do";
        /// Something to do that stands in no list any more.
        report_task_elsewhere: "Hoort niet meer bij dit advies", "No longer part of this advice";
        /// The same where there is no advice.
        report_task_kept: "Eerder vastgelegd", "Recorded before";
        /// Heading of an appendix: what the advice rests on.
        report_rests_on: "Bijlage: waar dit advies op rust", "Appendix: what this advice rests on";
        /// A reply does not count.
        report_taken_back: "teruggenomen", "taken back";
        /// The same: a later one took its place.
        report_replaced: "vervangen door een ander antwoord", "replaced by another reply";
        /// The same: the content does not know it.
        report_unfit: "telt niet mee: het stappenplan kent dit antwoord niet meer", "does not count: the decision tree does not know this reply any more";
        /// Heading of an appendix: sources, digests and how to make it again.
        report_origin: "Bijlage: bronnen en herkomst", "Appendix: sources and origin";
        /// How to get the letters to suppliers.
        report_letters: "De brieven aan leveranciers staan niet in dit stuk. Het programma toont en bewaart ze bij het advies; `report --letters` \
            maakt er bestanden van.",
            "The letters to suppliers are not in this paper. The program shows and saves them with the advice; `report --letters` \
            makes files of them.";
        /// Before the command that makes this report again.
        report_again: "Zo maakt u dit stuk opnieuw:", "To make this paper again:";
        /// The same, where it goes to a file.
        report_again_in_file: "Zo maakt u dit stuk opnieuw. Staat er al een ander bestand met deze naam? Kies dan een andere naam achter --out.",
            "To make this paper again. Is there already another file with this name? Then choose another name behind --out.";
        /// A sheet: what is left.
        sheet_left: "Vergelijking", "Comparison";
        /// A sheet: answers.
        sheet_answers: "Antwoorden", "Answers";
        /// A sheet: what to do.
        sheet_tasks: "Te doen", "To do";
        /// A sheet: facts.
        sheet_facts: "Gegevens", "Facts";
        /// A sheet: what dropped.
        sheet_dropped: "Afgevallen", "Dropped";
        /// A column: a place in an order.
        report_place: "Plaats", "Place";
        /// Heading in a decision record.
        adr_context: "Aanleiding", "Context and problem statement";
        /// Heading in a decision record.
        adr_drivers: "Waar het om ging", "Decision drivers";
        /// Heading in a decision record.
        adr_options: "Overwogen mogelijkheden", "Considered options";
        /// Heading in a decision record.
        adr_outcome: "Besluit", "Decision outcome";
        /// Heading in a decision record.
        adr_consequences: "Gevolgen", "Consequences";
        /// Heading in a decision record.
        adr_confirmation: "Opnieuw bekijken", "Look again";
        /// A decision record has no day to look again.
        adr_no_look_again: "Er is geen dag afgesproken.", "No day was agreed on.";
        /// What holds no longer is not looked at again.
        adr_not_looked_at: "Dit wordt niet opnieuw bekeken.", "This is not looked at again.";
        /// The catalogue, in the list of digests.
        report_catalogue: "catalogus", "catalogue";
        /// The dossier, in the list of digests.
        report_dossier: "dossier", "dossier";
    }
    made {
        /// The walk has no end yet.
        report_is_unfinished(question: usize) [(3)]:
            "De vragen zijn nog niet allemaal beantwoord: nu is vraag {question} aan de beurt. Daarom staat hier nog geen advies.",
            "Not all questions have been answered yet: the next one is question {question}. So there is no advice here yet.";
        /// Nothing is chosen yet.
        report_asked_open(noun: Noun<'_>) [(APP)]: {
            format!("Er is nog niets gekozen. Gevraagd wordt te kiezen uit de {} in dit stuk.", noun.many)
        }, { format!("Nothing has been chosen yet. You are asked to choose from the {} in this paper.", noun.many) };
        /// The same where nothing fits.
        report_asked_nothing_fits(noun: Noun<'_>) [(APP)]: {
            format!("Er is nog niets gekozen, en bij de antwoorden past geen van de {}.", noun.many)
        }, { format!("Nothing has been chosen yet, and none of the {} fits the answers.", noun.many) };
        /// It is asked to agree.
        report_asked_choice(names: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Gevraagd wordt in te stemmen met de keuze voor {}.", Lang::Nl.and(names))
        }, { format!("You are asked to agree to the choice of {}.", Lang::En.and(names)) };
        /// Something is chosen, and the walk has no end.
        report_choice_without_advice(names: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Gekozen is voor {}, maar er is nog geen advies. Daarom wordt er nog geen besluit gevraagd.", Lang::Nl.and(names))
        }, { format!("The choice is {}, but there is no advice yet. So no decision is asked for yet.", Lang::En.and(names)) };
        /// Advice is asked on a choice.
        report_advice_on_choice(names: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Gevraagd wordt advies over de keuze voor {}.", Lang::Nl.and(names))
        }, { format!("You are asked for advice on the choice of {}.", Lang::En.and(names)) };
        /// Advice is asked before anything is chosen.
        report_advice_on_open(noun: Noun<'_>) [(APP)]: {
            format!("Er is nog niets gekozen. Gevraagd wordt advies over de keuze uit de {} in dit stuk.", noun.many)
        }, { format!("Nothing has been chosen yet. You are asked for advice on the choice from the {} in this paper.", noun.many) };
        /// What was chosen, and does not hold any more.
        report_withdrawn_choice(names: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Gekozen was voor {}.", Lang::Nl.and(names))
        }, { format!("The choice was {}.", Lang::En.and(names)) };
        /// What was proposed.
        report_proposed_choice(names: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Voorgesteld was te kiezen voor {}.", Lang::Nl.and(names))
        }, { format!("The proposal was to choose {}.", Lang::En.and(names)) };
        /// How many were judged, and how they stand; all counts are figures, as one reads them side by side.
        report_counts(all: usize, left: [usize; 4], noun: Noun<'_>) [(33, [6, 1, 5, 1], APP), (1, [0, 0, 0, 0], APP)]: {
            counts(&format!("Bekeken: {}", count_of(Lang::Nl, all, noun)), left, ["Past", "Past onder voorwaarden", "Eerst navragen", "Nog niet zeker"], "Daarvan past er geen")
        }, {
            counts(&format!("Looked at: {}", count_of(Lang::En, all, noun)), left, ["Fits", "Fits conditionally", "Ask first", "Not certain yet"], "None of those fits")
        };
        /// A question on the walk that has no answer yet.
        report_question_open(question: usize) [(3)]: "Vraag {question} is nog niet beantwoord.", "Question {question} has no answer yet.";
        /// What was chosen.
        report_decided_choice(names: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Gekozen is voor {}.", Lang::Nl.and(names))
        }, { format!("The choice is {}.", Lang::En.and(names)) };
        /// Below a table of apps: of which of them a reply counts.
        report_replies_count(names: &[String]) [(&["Bak".to_owned()]), (&["Bak".to_owned(), "Log".to_owned()])]:
            { format!("Bij {} telt mee wat de leverancier antwoordde. Dat staat in de bijlage.", Lang::Nl.and(names)) },
            { format!("Of {} it counts what the supplier replied. That is in the appendix.", Lang::En.and(names)) };
        /// A table of apps: these are all that are left.
        report_all_left(left: usize) [(1), (4)]: {
            match left {
                1 => "Dit is alles wat overbleef.".to_owned(),
                _ => format!("Dit zijn alle {left} die overbleven, in de volgorde van het advies."),
            }
        }, {
            match left {
                1 => "This is all that was left.".to_owned(),
                _ => format!("These are all {left} that were left, in the order of the advice."),
            }
        };
        /// The same: some of them.
        report_some_left(shown: usize, left: usize) [(6, 14)]:
            "Dit zijn {shown} van de {left} die overbleven, in de volgorde van het advies. De andere staan in de bijlage.",
            "These are {shown} of the {left} that were left, in the order of the advice. The others are in the appendix.";
        /// The same, where the dossier does not list all that are left.
        report_part_of_left(shown: usize, left: usize) [(500, 620)]:
            "Dit zijn {shown} van de {left} die overbleven, in de volgorde van het advies.",
            "These are {shown} of the {left} that were left, in the order of the advice.";
        /// More of a list stands in an appendix.
        report_more_in_appendix(more: usize) [(1), (8)]: {
            match more {
                1 => "Nog één punt staat in de bijlage met wat er te doen is.".to_owned(),
                _ => format!("Nog {more} punten staan in de bijlage met wat er te doen is."),
            }
        }, {
            match more {
                1 => "One more point is in the appendix with what there is to do.".to_owned(),
                _ => format!("{more} more points are in the appendix with what there is to do."),
            }
        };
        /// How many things to do are open.
        report_tasks_open(open: usize, all: usize) [(1, 5), (4, 5), (1, 1), (5, 5)]: {
            match (open == all, open) {
                (true, 1) => "Er is nog 1 ding te doen.".to_owned(),
                (true, _) => format!("Er zijn nog {open} dingen te doen."),
                (false, 1) => format!("Er is nog 1 van de {all} dingen te doen."),
                (false, _) => format!("Er zijn nog {open} van de {all} dingen te doen."),
            }
        }, {
            match (open == all, open) {
                (true, 1) => "There is still 1 thing to do.".to_owned(),
                (true, _) => format!("There are still {open} things to do."),
                (false, 1) => format!("1 of {all} things is still to do."),
                (false, _) => format!("{open} of {all} things are still to do."),
            }
        };
        /// More suppliers have to be asked something.
        report_more_asks(more: usize, noun: Noun<'_>) [(1, APP), (4, APP)]: {
            match more {
                1 => format!("Bij nog 1 {} moet de leverancier iets laten weten.", noun.one),
                _ => format!("Bij nog {more} {} moet de leverancier iets laten weten.", noun.many),
            }
        }, {
            match more {
                1 => format!("Of 1 more {} the supplier has to be asked something.", noun.one),
                _ => format!("Of {more} more {} the supplier has to be asked something.", noun.many),
            }
        };
        /// Whose advice is not there.
        report_no_opinion_of(names: &[&str]) [(&["Jan"]), (&["Jan", "Piet"])]: {
            format!("Van {} is nog geen advies vastgelegd.", Lang::Nl.and(names))
        }, { format!("No advice of {} is recorded yet.", Lang::En.and(names)) };
        /// The same, where nothing can be recorded any more.
        report_no_opinion_of_for_good(names: &[&str]) [(&["Jan"]), (&["Jan", "Piet"])]: {
            format!("Van {} is geen advies vastgelegd.", Lang::Nl.and(names))
        }, { format!("No advice of {} is recorded.", Lang::En.and(names)) };
        /// More dropped than are told.
        report_more_dropped(more: usize) [(1), (40)]: {
            match more {
                1 => "Er viel er nog één af, die hier niet staat.".to_owned(),
                _ => format!("Er vielen er nog {more} af, die hier niet staan."),
            }
        }, {
            match more {
                1 => "One more dropped out, which is not told here.".to_owned(),
                _ => format!("{more} more dropped out, which are not told here."),
            }
        };
        /// Of which apps the facts stand here.
        report_facts_of(names: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Wat de antwoorden vroegen, van {}.", Lang::Nl.and(names))
        }, { format!("What the answers asked for, of {}.", Lang::En.and(names)) };
    }
    shown {
        /// The title.
        report_title(name): "Notitie: {name}", "Memo: {name}";
        /// What it is about and how old, below the title.
        report_about(subject, edition): "Dit stuk volgt het stappenplan “{subject}”, met gegevens van {edition}.",
            "This paper follows the decision tree “{subject}”, with data of {edition}.";
        /// The day on which everything was judged.
        report_judged_on(day): "Het oordeel geldt voor {day}.", "The judgement is for {day}.";
        /// What took the place of a decision.
        report_successor(name): "In de plaats kwam: “{name}”.", "In its place came: “{name}”.";
        /// Why.
        report_because(why): "Waarom: {why}", "Why: {why}";
        /// What the outcome of the walk is.
        report_outcome(title): "Uitkomst: {title}", "Outcome: {title}";
        /// What it means that it was chosen.
        report_chosen_conditional(app): "{app} past alleen onder voorwaarden.", "{app} fits only conditionally.";
        /// The same.
        report_chosen_unproven(app): "Van {app} is nog niet zeker of het past.", "It is not certain yet whether {app} fits.";
        /// The same.
        report_chosen_dropped(app): "{app} valt af in dit advies.", "{app} drops out in this advice.";
        /// The same: others are above it.
        report_chosen_not_first(app): "{app} staat in dit advies niet bovenaan.", "{app} is not at the top in this advice.";
        /// What is chosen drops: that is open while another can be chosen.
        report_open_dropped(app): "{app} is gekozen, maar valt af in dit advies.", "{app} is chosen, but drops out in this advice.";
        /// What a supplier replied to a question that the advice does not go by.
        report_told_beside(app, asked, day, said): "{app}. {asked} Volgens uw navraag van {day}: {said} Dit advies houdt daar geen rekening mee.", "{app}. {asked} According to your inquiry of {day}: {said} This advice does not take that into account.";
        /// A status that it had before.
        report_status_before(status): "Eerder: {status}", "Before: {status}";
        /// The same.
        report_chosen_unknown(app): "Over {app} zegt dit advies niets.", "This advice says nothing about {app}.";
        /// The same, where there is a list of what was judged.
        report_chosen_unlisted(app): "{app} staat niet in de lijst van dit advies.", "{app} is not in the list of this advice.";
        /// The same, where that list is not all of it.
        report_chosen_cut(app): "Hoe dit advies over {app} oordeelt, is niet bewaard: de lijst was te lang.",
            "What this advice says of {app} was not kept: the list was too long.";
        /// It is not known whether it meets a wish.
        report_unsure(wish): "niet bekend: {wish}", "not known: {wish}";
        /// What something costs.
        report_cost(app, head, price): "{app}, {head}: {price}", "{app}, {head}: {price}";
        /// A question that nobody could answer, and who knows.
        report_open_ask(ask, owner): "{ask} Te vragen aan: {owner}.", "{ask} To be asked of: {owner}.";
        /// The same where it is not known who knows.
        report_open_unknown(ask): "{ask} Dit is nog niet bekend.", "{ask} This is not known yet.";
        /// The name of an app and what is said of it.
        report_of(app, told): "{app}: {told}", "{app}: {told}";
        /// Its name in a table, where it is chosen.
        report_marked_chosen(app): "{app} (gekozen)", "{app} (chosen)";
        /// What is not known of what was chosen.
        report_not_known(app, facts): "Van {app} is niet bekend: {facts}", "Not known of {app}: {facts}";
        /// Somebody's advice is not followed.
        report_opinion_refused(who): "Het advies van {who} wordt niet gevolgd.", "The advice of {who} is not followed.";
        /// Of which dossier it is a new version, however that one stands.
        report_new_version(name): "Dit is een nieuwe versie van “{name}”.", "This is a new version of “{name}”.";
        /// Below the line for a signature.
        report_sign(who): "{who}: naam, datum", "{who}: name, date";
        /// From which dossier it was made.
        report_from_dossier(name, saved, by): "Dossier “{name}”, bewaard {saved} door {by}.", "Dossier “{name}”, saved {saved} by {by}.";
        /// It was made of answers that were given with the command, whether they were a dossier or not.
        report_from_answers(by): "Gemaakt door {by}. De antwoorden zijn bij het maken opgegeven.",
            "Made by {by}. The answers were given when it was made.";
        /// A digest.
        report_digest(what, digest): "{what}: sha256 {digest}", "{what}: sha256 {digest}";
        /// The tree, in that list.
        report_tree(id): "stappenplan {id}", "decision tree {id}";
        /// The catalogue and the dossier, in that list, and the version of the program.
        report_program(version): "Gemaakt met stappenplan {version}.", "Made with stappenplan {version}.";
        /// The same of a dossier.
        report_saved_with(version): "Het dossier is bewaard met stappenplan {version}.", "The dossier was saved with stappenplan {version}.";
        /// Heading: what would change the advice on what is chosen.
        report_would_change(app): "Wat zou het advies over {app} veranderen", "What would change the advice on {app}";
        /// --out names a file whose ending says another format.
        report_unknown_ending(ending):
            "Een verslag dat eindigt op “{ending}” is er niet. Kies docx, odt, html, xlsx, csv, json, md of txt, of noem --format.",
            "There is no report that ends in “{ending}”. Choose docx, odt, html, xlsx, csv, json, md or txt, or give --format.";
        /// The file to write is there already.
        overwrite_with_force(path): "{path} bestaat al, en er wordt niets overschreven. Kies een andere naam, of overschrijf dit bestand met --force.",
            "{path} already exists, and nothing is overwritten. Choose another name, or overwrite this file with --force.";
        /// The file to write is a folder.
        out_is_folder(path, file): "{path} is een map en geen bestand. Noem ook de naam van het bestand, bijvoorbeeld: --out {file}",
            "{path} is a folder and no file. Give the name of the file too, for example: --out {file}";
        /// The file to write is a dossier.
        never_over_dossier(path): "{path} is een dossier. Dat wordt nooit overschreven. Kies een andere naam.",
            "{path} is a dossier, and that is never overwritten. Choose another name.";
        /// The file to write is one that the report is made of.
        never_over_source(path): "Van {path} wordt dit verslag gemaakt. Kies een andere naam voor het verslag.",
            "This report is made of {path}. Choose another name for the report.";
        /// Points of one app.
        report_points_of(app): "Let op bij {app}", "Points of attention for {app}";
    }
}

fn count_of(lang: Lang, count: usize, noun: Noun<'_>) -> String {
    format!("{} {}", lang.count(count), noun.of(count))
}

fn counts(all: &str, left: [usize; 4], heads: [&str; 4], none: &str) -> String {
    let told = heads.iter().zip(left).filter(|(_, count)| *count > 0);
    let mut told: Vec<String> = told.map(|(head, count)| format!("{head}: {count}")).collect();
    if told.is_empty() {
        told.push(none.to_owned());
    }
    format!("{all}. {}.", told.join(". "))
}
