//! `review`: what became of a dossier with the content and the day of now.

use crate::text::Lang;

messages! {
    fixed {
        /// Heading in place of that of the choice, where nothing was chosen.
        review_first: "Wat bovenaan stond", "What stood first";
        /// Heading: other apps that stand otherwise.
        review_others: "Andere plaatsen", "Other places";
        /// Heading: facts that are otherwise now.
        review_facts: "Gegevens die er nu anders staan", "Facts that read differently now";
        /// Heading: questions that are otherwise now.
        review_questions: "Vragen en antwoorden", "Questions and answers";
        /// There is no advice in the dossier.
        review_no_advice: "In dit dossier staat nog geen advies. Er valt niets te vergelijken. Open het en beantwoord de vragen.",
            "This dossier holds no advice yet. There is nothing to compare. Open it and answer the questions.";
        /// The same, where nothing of it changes any more.
        review_no_advice_for_good: "In dit dossier staat geen advies. Er valt niets te vergelijken.",
            "This dossier holds no advice. There is nothing to compare.";
        /// It was chosen to take none.
        review_chose_none: "In dit dossier is gekozen om niets hiervan te nemen.",
            "In this dossier it was chosen to take none of these.";
        /// The walk does not end, and the app dropped then as well.
        review_no_end: "Uw antwoorden komen nu niet meer bij een advies uit.", "Your answers do not lead to advice any more.";
        /// Nothing was chosen, and none stood first.
        review_no_choice: "In dit dossier is niets gekozen, en er stond niets bovenaan.",
            "Nothing was chosen in this dossier, and nothing stood first.";
        /// In place of a value or a standing: the fact or the app is not there any more.
        review_not_there: "staat er niet meer in", "is not there any more";
        /// Behind an answer that fits no longer, of the question at which the walk is.
        review_answer_again: "Beantwoord deze vraag opnieuw.", "Answer this question again.";
        /// Heading: the decision does not hold any more, days that have come, replies over what the content says otherwise now.
        review_notes: "Let ook op", "Mind this too";
        /// Nothing changed of what was compared.
        review_same: "Vergeleken zijn de keuze en wat dit dossier bewaart van de oordelen, de gegevens en de vragen. Daarin is niets veranderd.",
            "Compared were the choice, and what this dossier keeps of the standings, the facts and the questions. Nothing of these changed.";
    }
    made {
        /// The first line: of which day the dossier is, and for which day it was looked at.
        review_days(name: &str, made: &str, today: &str) [("Thee", "28 november 2026", "1 mei 2027")]:
            "“{name}”: gemaakt op {made}, opnieuw bekeken voor {today}.",
            "“{name}”: made on {made}, looked at again for {today}.";
        /// The app is not in the catalogue any more.
        review_gone(app: &str) [("Snel 3")]: "{app} staat niet meer in de catalogus.", "{app} is not in the catalogue any more.";
        /// The app has ended.
        review_ended(app: &str) [("Snel 3")]: "{app} is gestopt.", "{app} has ended.";
        /// The app drops.
        review_dropped(app: &str) [("Snel 3")]: "{app} valt nu af.", "{app} drops out now.";
        /// The walk ends elsewhere, where it is told how the app stands.
        review_elsewhere_at(title: &str, app: &str, standing: &str) [("Nog geen advies", "Snel 3", "Aanbevolen")]:
            "Uw antwoorden komen nu uit bij “{title}”. {app} staat daar bij “{standing}”.",
            "Your answers lead to “{title}” now. There {app} stands at “{standing}”.";
        /// The same where no apps are told of.
        review_elsewhere(title: &str) [("Nog geen advies")]:
            "Uw antwoorden komen nu uit bij “{title}”.", "Your answers lead to “{title}” now.";
        /// The walk does not end.
        review_open(app: &str) [("Snel 3")]: "Uw antwoorden komen niet meer bij hetzelfde advies uit. Over {app} is nu niets zeker.",
            "Your answers do not lead to the same advice any more. Nothing is certain about {app} now.";
        /// The app stands otherwise.
        review_standing(app: &str, from: &str, to: &str) [("Snel 3", "Aanbevolen", "Eerst navragen")]:
            "{app} gaat van “{from}” naar “{to}”.", "{app} moves from “{from}” to “{to}”.";
        /// How an app stands now, where it is not kept how it stood.
        review_stands_now(app: &str, standing: &str) [("Snel 3", "Aanbevolen")]:
            "{app} staat nu bij “{standing}”. Hoe dat eerst was, staat niet in dit dossier.",
            "{app} stands at “{standing}” now. How it stood before is not in this dossier.";
        /// Others share the first place.
        review_level(app: &str, with: &[String]) [("Snel 3", &["Bak".to_owned()]), ("Snel 3", &["Bak".to_owned(), "Log".to_owned()])]: {
            format!("{} {} nu gelijk met {app}.", Lang::Nl.and(with), if with.len() == 1 { "staat" } else { "staan" })
        }, {
            format!("{} now {} level with {app}.", Lang::En.and(with), if with.len() == 1 { "stands" } else { "stand" })
        };
        /// An app that was not in the list.
        review_new_in_list(app: &str, standing: &str) [("Bak", "Aanbevolen")]:
            "{app}: nieuw in de lijst, bij “{standing}”", "{app}: new in the list, at “{standing}”";
        /// The app is not first any more.
        review_not_first(app: &str) [("Snel 3")]: "{app} staat niet meer bovenaan.", "{app} is not first any more.";
        /// Other apps stand before it.
        review_overtaken(app: &str, by: &[String]) [("Snel 3", &["Bak".to_owned()]), ("Snel 3", &["Bak".to_owned(), "Log".to_owned()])]: {
            format!("Nu {} voor {app}: {}.", if by.len() == 1 { "staat" } else { "staan" }, Lang::Nl.and(by))
        }, {
            format!("{} now {} before {app}.", Lang::En.and(by), if by.len() == 1 { "stands" } else { "stand" })
        };
        /// Nothing was chosen, or what was chosen is not left: what stands first now.
        review_first_now(names: &[String]) [(&["Bak".to_owned()]), (&["Bak".to_owned(), "Log".to_owned()])]: {
            format!("Bovenaan {} nu {}.", if names.len() == 1 { "staat" } else { "staan" }, Lang::Nl.and(names))
        }, {
            format!("{} {} first now.", Lang::En.and(names), if names.len() == 1 { "stands" } else { "stand" })
        };
        /// The decision was superseded; by what, where that is known.
        review_superseded(on: &str, by: &str) [("op 1 mei 2027", "Thee 2"), ("op 1 mei 2027", "")]: {
            match by {
                "" => format!("Dit besluit is vervangen {on}."),
                by => format!("Dit besluit is vervangen {on}, door “{by}”."),
            }
        }, {
            match by {
                "" => format!("This decision was superseded {on}."),
                by => format!("This decision was superseded {on}, by “{by}”."),
            }
        };
        /// The decision was withdrawn.
        review_withdrawn(on: &str) [("op 1 mei 2027")]: "Dit is ingetrokken {on}.", "This was withdrawn {on}.";
        /// The day has come on which a decision that holds was to be looked at again.
        review_look_again(day: &str) [("1 mei 2027")]: "U zou dit besluit opnieuw bekijken op {day}. Die dag is er.",
            "You were to look at this decision again on {day}. That day has come.";
        /// A risk was accepted until a day that is past.
        review_risk_past(day: &str, risk: &str) [("1 mei 2027", "Leg een kabel.")]: "Dit risico is aanvaard tot en met {day}. Die dag is voorbij. Het gaat om: “{risk}”",
            "This risk was accepted until {day}. That day is past. It is about: “{risk}”";
        /// Nothing about the app changed; how it stands.
        review_stays(app: &str, standing: &str) [("Snel 3", "Aanbevolen")]:
            "{app} staat nog steeds bij “{standing}”.", "{app} still stands at “{standing}”.";
        /// An app in a list that stands otherwise.
        review_moved(app: &str, from: &str, to: &str) [("Bak", "Aanbevolen", "Valt af")]:
            "{app}: “{from}” wordt “{to}”", "{app}: “{from}” becomes “{to}”";
        /// A fact that is otherwise.
        review_fact(app: &str, fact: &str, from: &str, to: &str) [("Snel 3", "Remmen", "onbekend", "schijfremmen")]:
            "{app}, {fact}: “{from}” wordt “{to}”", "{app}, {fact}: “{from}” becomes “{to}”";
        /// A question to which the dossier has no answer. Whether the tree had it before, it does not tell.
        review_new_question(ask: &str) [("Waarvoor is de fiets?")]: "Nu ook gevraagd, nog zonder antwoord: “{ask}”", "Asked now as well, without an answer yet: “{ask}”";
        /// A question that is not there any more, with its answer.
        review_question_gone(ask: &str, answer: &str) [("Waarvoor is de fiets?", "Werk")]:
            "Bestaat niet meer: “{ask}” U antwoordde: “{answer}”", "Is not there any more: “{ask}” You answered: “{answer}”";
        /// An answer to a question that is not asked any more with these answers.
        review_answer_unused(ask: &str, answer: &str) [("Waarvoor is de fiets?", "Werk")]:
            "Deze vraag komt nu niet meer: “{ask}” Uw antwoord telt niet mee: “{answer}”.",
            "This question does not come any more: “{ask}” Your answer does not count: “{answer}”.";
        /// An answer that fits no longer.
        review_answer_gone(ask: &str, answer: &str) [("Waarvoor is de fiets?", "Werk")]:
            "Dit antwoord past niet meer bij “{ask}”: “{answer}”.", "This answer does not fit “{ask}” any more: “{answer}”.";
        /// A question or an answer in other words.
        review_reworded(from: &str, to: &str) [("Waarvoor is de fiets?", "Waarvoor is de fiets vooral?")]:
            "Andere woorden: “{from}” is nu “{to}”", "Other words: “{from}” is now “{to}”";
    }
}
