//! The decision: what is chosen and why, what others advise, what is to be done, how far it is.

messages! {
    fixed {
        /// Title of the page, and of the row that leads to it.
        decision: "Uw besluit", "Your decision";
        /// Heading: what is chosen.
        choice_title: "Uw keuze", "Your choice";
        /// Heading: what others advise.
        others_title: "Advies van anderen", "Advice of others";
        /// Heading: how far the decision is; title of its form.
        status_title: "Hoe ver het besluit is", "How far the decision is";
        /// Heading: remarks of the person.
        remarks_title: "Uw opmerkingen", "Your remarks";
        /// A row: what is chosen.
        chosen: "Gekozen", "Chosen";
        /// Nothing is chosen yet.
        nothing_chosen_yet: "nog niets", "nothing yet";
        /// None of the apps is chosen.
        none_of_these: "geen van deze", "none of these";
        /// Title: which of some apps to choose.
        choose_which: "Welke kiest u?", "Which one do you choose?";
        /// A row, and the title of its form: choose none of the apps.
        choose_none: "Geen van deze kiezen", "Choose none of these";
        /// A row, and the title of its form: why it was chosen.
        motivation: "Waarom", "Why";
        /// There is no reason given.
        no_motivation: "nog niet opgeschreven", "not written down yet";
        /// No reason was given before the decision was taken.
        no_motivation_for_good: "niet opgeschreven", "not written down";
        /// Before a decision is taken: no reason is given.
        motivation_missing_for_good: "U schreef niet op waarom u dit kiest; dat kan hierna niet meer.",
            "You did not write down why you choose this; that is not possible after this.";
        /// What a key does: to the page of what is highlighted.
        do_look: "bekijken", "look at it";
        /// What a key does: to the page of the decision.
        do_see_decision: "besluit", "decision";
        /// Help of a key.
        key_help_decide: "deze kiezen, of uw besluit bekijken", "choose this one, or look at your decision";
        /// Help of a key.
        key_help_decision: "naar uw besluit", "to your decision";
        /// Line by line: what the command does where an app is in view.
        plain_help_choose_here: "kiest wat u net bekeek", "chooses what you have just looked at";
        /// Line by line: the same with the number of a row.
        plain_help_choose_row: "kiest die in die rij", "chooses the one in that row";
        /// Line by line: the same with a name.
        plain_help_choose: "kiest die met die naam", "chooses the one of that name";
        /// Line by line: a remark at a row.
        plain_help_remark_row: "een opmerking bij die rij", "a remark at that row";
        /// Line by line: a task was asked for, and not which.
        plain_task_which: "Zeg welke: met een nummer uit de lijst van wat er te doen is.",
            "Say which: with a number of the list of what there is to do.";
        /// It was asked to choose before the walk came to its end.
        decide_at_the_end: "Kiezen kan bij het advies. Ga daarvoor eerst verder.",
            "You choose at the advice. Go on to it first.";
        /// A field: whether a chosen app stays so.
        does_it_stay: "Blijft dit uw keuze?", "Does this stay your choice?";
        /// An option of that field.
        no_longer_chosen: "nee, toch niet", "no, not after all";
        /// A field: how an app is chosen when another one is already.
        chosen_how: "U koos al iets. Wat wilt u?", "You have chosen already. What would you like?";
        /// Behind what speaks against what is chosen, where no reason is given.
        why_all_the_same: "Wie dit leest, wil weten waarom u het toch kiest.",
            "Who reads this will want to know why you choose it all the same.";
        /// Help of a field.
        may_stay_empty: "Dit mag leeg blijven.", "This may stay empty.";
        /// Help of a field that asks for a reason.
        motivation_help: "Schrijf het op voor wie dit later leest.", "Write it down for who reads this later.";
        /// That field is empty.
        motivation_missing: "Schrijf op waarom u dit kiest.", "Write down why you choose this.";
        /// What is known of the app is old.
        means_stale: "Vraag na of dit nog klopt, of schrijf op waarom u het zo aanneemt.",
            "Ask whether this still holds, or write down why you take it as it is.";
        /// The same, where something else has to be asked too.
        means_stale_too: "Vraag ook na of dat nog klopt.", "Ask whether that still holds too.";
        /// Help of a field.
        used_for_help: "Noem een groep mensen, of een soort werk.", "Name a group of people, or a kind of work.";
        /// That field is empty.
        use_missing: "Schrijf op waarvoor, want u kiest er meer dan één.",
            "Write down what for, as you choose more than one.";
        /// A field: why none is chosen.
        why_none: "Waarom kiest u geen van deze?", "Why do you choose none of these?";
        /// A chosen app is not in the catalogue.
        not_in_catalogue: "staat niet meer in de lijst", "is not in the list any more";

        /// Title of the list of what to do, and of the row that leads to it.
        tasks_title: "Wat er te doen is", "What there is to do";
        /// Heading: tasks of which something is kept, and that the content does not have any more.
        tasks_gone: "Staat niet meer in het stappenplan", "Not among the steps any more";
        /// Heading: tasks of which something is kept, and that belong to other answers or another choice.
        tasks_elsewhere: "Hoort niet bij uw antwoorden en uw keuze van nu", "Does not go with your present answers and choice";
        /// Heading: attention points that ask for nothing.
        good_to_know: "Goed om te weten", "Good to know";
        /// A remark is at something that the tree does not have any more.
        not_in_tree: "staat niet meer in het stappenplan", "is not among the questions any more";
        /// A task need not be done.
        not_needed: "niet nodig", "not needed";
        /// A task is not done, and the risk of that is accepted.
        risk_accepted: "risico aanvaard", "risk accepted";
        /// A field: how far a task is.
        how_far: "Hoe ver is dit?", "How far is this?";
        /// A field: why a risk is accepted.
        why_accepted: "Waarom aanvaardt u het risico?", "Why do you accept the risk?";
        /// That field is empty.
        why_accepted_missing: "Schrijf op waarom.", "Write down why.";
        /// A field: who accepts a risk.
        accepted_by_whom: "Wie aanvaardt het?", "Who accepts it?";
        /// Help of a field for a person.
        role_or_name: "Een functie of een naam.", "A role or a name.";
        /// That field is empty.
        whom_missing: "Schrijf op wie.", "Write down who.";
        /// A field: until when a risk is accepted.
        accepted_until_when: "Tot wanneer?", "Until when?";
        /// A field: who does a task.
        who_does_it: "Wie doet dit?", "Who does this?";
        /// A field: when a task has to be done.
        due_when: "Wanneer moet het klaar zijn?", "When does it have to be done?";
        /// Help of a field for a day.
        day_help: "Een dag, zoals 1 december 2026 of 1-12-2026.", "A day, such as 1 December 2026 or 1-12-2026.";
        /// What a key does: fill in who and when.
        do_fill_in: "invullen", "fill in";
        /// Help of a key.
        key_help_fill_in: "invullen hoe ver het is, wie het doet en wanneer", "fill in how far it is, who does it and when";

        /// Nobody gave advice yet.
        no_opinion: "nog geen advies", "no advice yet";
        /// Nobody gave advice before the decision was taken.
        no_opinion_for_good: "geen advies", "no advice";
        /// There is advice; whether it is followed is not said.
        opinion_given: "advies gegeven", "advice given";
        /// Behind that advice was given on another choice.
        ask_whether_it_holds: "Vraag of het nog geldt.", "Ask whether it still holds.";
        /// Advice is followed.
        opinion_followed: "gevolgd", "followed";
        /// Advice is not followed.
        opinion_not_followed: "niet gevolgd", "not followed";
        /// A field: what somebody advises.
        what_is_advised: "Wat is het advies?", "What is the advice?";
        /// A field: who gave advice.
        advised_by: "Wie gaf dit advies?", "Who gave this advice?";
        /// Help of that field.
        advised_by_help: "Een naam. Dit mag leeg blijven.", "A name. This may stay empty.";
        /// The day of advice is yet to come.
        advised_to_come: "Deze dag komt nog. Vul de dag in waarop het advies is gegeven.",
            "This day is yet to come. Enter the day on which the advice was given.";
        /// A field: whether advice is followed.
        is_followed: "Volgt u dit advies?", "Do you follow this advice?";
        /// A field: why advice is not followed.
        why_not_followed: "Waarom volgt u het niet?", "Why do you not follow it?";
        /// That field is empty.
        why_not_missing: "Schrijf op waarom u het niet volgt.", "Write down why you do not follow it.";
        /// The advice itself is not there.
        opinion_missing: "Schrijf eerst op wat het advies is.", "Write down first what the advice is.";
        /// Help of that field.
        empty_without_others: "Dit mag leeg blijven zolang u hieronder niets invult.",
            "This may stay empty as long as you fill in nothing below.";

        /// A field, and a row: how far the decision is.
        status: "Status", "Status";
        /// A status.
        status_concept: "concept", "draft";
        /// A status.
        status_for_advice: "ter advies", "for advice";
        /// A status.
        status_adopted: "vastgesteld", "adopted";
        /// A status.
        status_superseded: "vervangen", "superseded";
        /// A status.
        status_withdrawn: "ingetrokken", "withdrawn";
        /// Help of the status, where nothing changes any more with it.
        status_help: "Daarna verandert er niets meer aan uw antwoorden en uw keuze.",
            "After that your answers and your choice do not change any more.";
        /// The same, where the status itself cannot change either.
        status_help_last: "De status kunt u daarna niet meer veranderen.", "After that you cannot change the status any more.";
        /// The decision cannot be taken: nothing is chosen.
        choose_before: "U hebt nog niets gekozen.", "You have not chosen anything yet.";
        /// The decision cannot be taken: a reason is missing.
        motivate_before: "Schrijf eerst op waarom u dit kiest.", "Write down first why you choose this.";
        /// A field: who decided.
        decided_by: "Door wie?", "By whom?";
        /// A field: on which day.
        decided_on: "Op welke dag?", "On which day?";
        /// The day of a decision is yet to come.
        decided_to_come: "Deze dag komt nog. Vul de dag in waarop dit is besloten.",
            "This day is yet to come. Enter the day on which this was decided.";
        /// A field: what took the place of a decision.
        superseded_by: "Welk besluit komt hiervoor in de plaats?", "Which decision takes the place of this one?";
        /// Help of that field.
        superseded_by_help: "Zoals het dossier of het stuk heet waarin dat staat.",
            "As the dossier or the paper is called in which that is.";
        /// That field is empty.
        superseded_by_missing: "Schrijf op welk besluit hiervoor in de plaats komt.",
            "Write down which decision takes the place of this one.";
        /// The day to look again is not after that of the decision.
        look_again_too_early: "Kies een dag na de dag van het besluit.", "Choose a day after that of the decision.";
        /// A day that somebody plans for is past.
        day_is_past: "Let op: deze dag is al geweest.", "Note: this day is past.";
        /// A risk cannot be accepted until a day that is past.
        accepted_until_past: "Deze dag is al geweest. Kies vandaag of een latere dag, of laat dit leeg.",
            "This day is past. Choose today or a later day, or leave this empty.";
        /// A field: when to look at the decision again.
        look_again: "Wanneer kijkt u er opnieuw naar?", "When do you look at it again?";
        /// Help of that field.
        look_again_help: "Een dag. Dit mag leeg blijven.", "A day. This may stay empty.";

        /// A row: a new dossier that takes the place of this decision.
        new_version: "Een nieuwe versie maken", "Make a new version";
        /// A key would change what was decided: what can be done instead.
        change_by_version: "Wilt u iets wijzigen? Maak dan bij “Uw besluit” een nieuwe versie.",
            "Do you want to change something? Make a new version under “Your decision”.";
        /// What that row does.
        new_version_help: "U krijgt een nieuw dossier met uw antwoorden, uw keuze en wat er te doen is. Dit besluit blijft staan \
            tot het nieuwe is vastgesteld.",
            "You get a new dossier with your answers, your choice and what there is to do. This decision stays as it is until \
            the new one is adopted.";
        /// The same of a decision that was withdrawn.
        new_version_help_withdrawn: "U krijgt een nieuw dossier met uw antwoorden, uw keuze en wat er te doen is. Dit besluit \
            blijft ingetrokken.",
            "You get a new dossier with your answers, your choice and what there is to do. This decision stays withdrawn.";
        /// Above the text of an advice once the decision is taken.
        said_before_decision: "Dit stond bij het advies voordat u besloot:",
            "This was said with the advice before you decided:";
        /// On the page that starts: the decision was taken, and its walk leads to a question now.
        advice_out_of_reach: "Het advies bij dit besluit is met het stappenplan van nu niet meer te maken. Wat u koos en wat u \
            opschreef, staat bij “Uw besluit”.",
            "The advice of this decision cannot be made with the questions of now any more. What you chose and wrote down is \
            under “Your decision”.";
        /// A change was undone.
        undone_selection: "Ongedaan gemaakt: uw keuze is weer zoals die was.",
            "Undone: your choice is as it was.";
        /// A change was undone.
        undone_motivation: "Ongedaan gemaakt: waarom u dit kiest, staat er weer zoals het was.",
            "Undone: why you choose this is as it was.";
        /// A change was undone.
        undone_remark: "Ongedaan gemaakt: uw opmerking is weer zoals die was.",
            "Undone: your remark is as it was.";
    }
    made {
        /// Line by line: a task by a number that none has.
        plain_no_such_task(count: usize) [(1), (12)]: {
            match count {
                1 => "Er is één taak: typ 1.".to_owned(),
                _ => format!("Er zijn {count} taken: typ 1 tot en met {count}."),
            }
        }, {
            match count {
                1 => "There is one task: type 1.".to_owned(),
                _ => format!("There are {count} tasks: type 1 to {count}."),
            }
        };
        /// Before a decision is taken: who gave no advice.
        opinions_missing_for_good(names: &[&str]) [(&["Jan"]), (&["Jan", "Piet"])]: {
            let gave = if names.len() == 1 { "gaf" } else { "gaven" };
            format!("{} {gave} nog geen advies; dat kan hierna niet meer.", super::super::Lang::Nl.and(names))
        }, {
            format!("{} gave no advice yet; that is not possible after this.", super::super::Lang::En.and(names))
        };
        /// In place of others.
        instead_of(names: &[&str]) [(&["Snel 3"])]: { format!("in plaats van {}", super::super::Lang::Nl.and(names)) },
            { format!("instead of {}", super::super::Lang::En.and(names)) };
        /// Besides others.
        beside(names: &[&str]) [(&["Snel 3"])]: { format!("ook, naast {}", super::super::Lang::Nl.and(names)) },
            { format!("as well, beside {}", super::super::Lang::En.and(names)) };
    }
    shown {
        /// What a key does: choose the app that the page is about. What such a one is called.
        do_choose_app(one): "{one} kiezen", "choose {one}";
        /// Title of the form that chooses an app.
        choose_title(app): "{app} kiezen", "Choose {app}";
        /// What it means to choose it.
        means_conditional(app): "{app} past alleen onder voorwaarden. Kiest u toch {app}, dan moet u daaraan voldoen.",
            "{app} fits only conditionally. If you choose {app} all the same, you have to meet the conditions.";
        /// What it means to choose it.
        means_unproven(app): "Van {app} is nog niet zeker of het past. Vraag dat na voordat u besluit, of schrijf op waarom u het zo aanneemt.",
            "It is not certain yet whether {app} fits. Ask before you decide, or write down why you take it as it is.";
        /// What it means to choose it.
        means_dropped(app): "{app} past niet bij uw antwoorden.",
            "{app} does not fit your answers.";
        /// What it means to choose one that no answer allows.
        means_never(app): "{app} valt altijd af, wat u ook antwoordt.",
            "{app} drops whatever you answer.";
        /// What it means to choose it.
        means_ended(app): "{app} is gestopt.",
            "{app} has ended.";
        /// A field: why an app is chosen.
        why_this(app): "Waarom kiest u {app}?", "Why do you choose {app}?";
        /// The same, where something speaks against it.
        why_this_all_the_same(app): "Waarom kiest u toch {app}?", "Why do you choose {app} all the same?";
        /// The same, where nothing speaks against it but that what is known is old.
        why_this_old(app): "Waarom kiest u {app}, ook al zijn de gegevens oud?", "Why do you choose {app}, old as the facts are?";
        /// Below such a field, where another reason gives way to what is typed.
        motivation_replaced(words): "Dit komt in de plaats van wat u eerder schreef: “{words}”.",
            "This takes the place of what you wrote before: “{words}”.";
        /// A field: what an app is for.
        used_for(app): "Waarvoor kiest u {app}?", "What do you choose {app} for?";
        /// A chosen app, and what it is for.
        chosen_for(app, use_for): "{app}, voor {use_for}", "{app}, for {use_for}";
        /// What is chosen, with how far the decision is.
        chosen_is(chosen): "Uw keuze: {chosen}", "Your choice: {chosen}";
        /// A remark of the person.
        your_remark_is(remark): "Uw opmerking: {remark}", "Your remark: {remark}";
        /// Who accepted a risk.
        accepted_by(by): "risico aanvaard door {by}", "risk accepted by {by}";
        /// The same, and until when.
        accepted_until(accepted, until): "{accepted} tot {until}", "{accepted} until {until}";
        /// It was accepted until a day that is past.
        accepted_before(by, until): "risico was aanvaard door {by} tot {until}", "risk was accepted by {by} until {until}";
        /// Why a risk is accepted.
        accepted_because(why): "Aanvaard omdat: {why}", "Accepted because: {why}";
        /// Heading: what is told of a chosen app, and asks for nothing.
        good_to_know_of(app): "Goed om te weten over {app}", "Good to know of {app}";
        /// When a task has to be done.
        due_on(day): "uiterlijk {day}", "by {day}";
        /// Title of the form of what somebody advises.
        advice_of(adviser): "Advies van {adviser}", "Advice of {adviser}";
        /// When advice was given.
        advice_on(on): "gegeven {on}", "given {on}";
        /// By whom.
        advice_by(by): "gegeven door {by}", "given by {by}";
        /// By whom and when.
        advice_by_on(by, on): "gegeven door {by} {on}", "given by {by} {on}";
        /// On which choice a task got its state, where another was made since.
        settled_on_choice(choice): "zo gezet toen “{choice}” gekozen was", "set so when “{choice}” was chosen";
        /// On which choice advice was given, where another was made since.
        given_on_choice(choice): "gegeven toen “{choice}” gekozen was", "given when “{choice}” was chosen";
        /// Why advice is not followed.
        not_followed_because(why): "Niet gevolgd omdat: {why}", "Not followed because: {why}";
        /// A status, since when.
        status_on(status, on): "{status} {on}", "{status} {on}";
        /// The same, and by whom.
        status_on_by(status, on, by): "{status} {on} door {by}", "{status} {on} by {by}";
        /// The same, and which dossier took its place.
        status_with_successor(words, name): "{words}; de nieuwe versie is “{name}”", "{words}; the new version is “{name}”";
        /// A row: say in the dossier before this one that this took its place.
        mark_superseded(name): "“{name}” op vervangen zetten", "Mark “{name}” as superseded";
        /// Of which dossier this one takes the place.
        supersedes_told(name): "Dit is een nieuwe versie, die “{name}” vervangt.", "This is a new version that supersedes “{name}”.";
        /// How that stands: this one is decided, and the one before does not say so.
        predecessor_unmarked(name): "In “{name}” staat dat nog niet.", "“{name}” does not say so yet.";
        /// This one was given up; the one before holds.
        predecessor_stays(name): "Deze versie is niet vastgesteld: “{name}” blijft staan.",
            "This version was not adopted: “{name}” stays as it is.";
        /// This one is not decided yet.
        predecessor_holds(name): "Tot dit is vastgesteld, blijft “{name}” staan zoals het is.",
            "Until this is adopted, “{name}” stays as it is.";
        /// The one before is marked.
        predecessor_superseded(name): "“{name}” staat op vervangen.", "“{name}” is marked as superseded.";
        /// The one before was withdrawn.
        predecessor_withdrawn(name): "“{name}” is ingetrokken.", "“{name}” is withdrawn.";
        /// What has the name of the one before is not decided.
        predecessor_undecided(name): "“{name}” is geen vastgesteld besluit.", "“{name}” is no adopted decision.";
        /// The one before cannot be read.
        predecessor_damaged(name): "“{name}” is niet goed te lezen.", "“{name}” cannot be read well.";
        /// The one before is not found.
        predecessor_missing(name): "“{name}” staat niet bij uw dossiers.", "“{name}” is not among your dossiers.";
        /// When to look at the decision again.
        look_again_on(day): "opnieuw bekijken op {day}", "look again on {day}";
        /// Before a decision is recorded that cannot be changed: it was taken on another day than today.
        decided_before_today(day): "Als dag van dit besluit legt u {day} vast, en niet vandaag.",
            "As the day of this decision you record {day}, and not today.";
        /// The same of a decision that does not hold any more.
        status_before_today(day): "Als dag waarop de status verandert legt u {day} vast, en niet vandaag.",
            "As the day on which the status changes you record {day}, and not today.";
        /// The day is before that of the status of now.
        decided_too_early(day, status): "Kies geen dag vóór {day}: toen kreeg dit de status “{status}”.",
            "Choose no day before {day}: it got the status “{status}” then.";
        /// The day of a new decision is before that of the one of which it takes the place.
        decided_before_superseded(day, name): "Kies geen dag vóór {day}: toen is “{name}” vastgesteld, en dat besluit wordt \
            hiermee vervangen.",
            "Choose no day before {day}: “{name}” was adopted then, and this decision takes its place.";
        /// A key would change a decision that was taken.
        nothing_changes_any_more(told): "Dit besluit is {told}. Aan uw antwoorden en uw keuze verandert niets meer.",
            "This decision was {told}. Your answers and your choice do not change any more.";
        /// A change was undone.
        undone_opinion(adviser): "Ongedaan gemaakt: het advies van {adviser} is weer zoals het was.",
            "Undone: the advice of {adviser} is as it was.";
        /// A change was undone.
        undone_status(status): "Ongedaan gemaakt: de status is weer {status}.", "Undone: the status is {status} again.";
    }
}
