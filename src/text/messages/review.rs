//! `review`: what became of a dossier with the content and the day of now.

use crate::text::Lang;

messages! {
    fixed {
        /// Heading: other apps that stand otherwise.
        review_others: "Andere plaatsen", "Other places";
        /// Heading: facts that are otherwise now.
        review_facts: "Gegevens die nu anders zijn", "Facts that are different now";
        /// Heading: questions that are otherwise now.
        review_questions: "Vragen en antwoorden", "Questions and answers";
        /// There is no advice in the dossier.
        review_no_advice: "In dit dossier staat nog geen advies. Er valt niets te vergelijken. Open het en beantwoord de vragen.",
            "This dossier holds no advice yet. There is nothing to compare. Open it and answer the questions.";
        /// None was chosen, and none stood first.
        review_no_choice: "In dit dossier is niets gekozen, en er stond niets bovenaan.",
            "Nothing was chosen in this dossier, and nothing stood first.";
        /// In place of a value or a standing: the fact or the app is not there any more.
        review_not_there: "staat er niet meer in", "is not there any more";
        /// Behind an answer that fits no longer, of the question at which the walk is.
        review_answer_again: "Beantwoord deze vraag opnieuw.", "Answer this question again.";
        /// Nothing changed.
        review_same: "Er is niets veranderd aan dit advies.", "Nothing changed about this advice.";
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
        /// The walk ends elsewhere, or not at all.
        review_open(app: &str) [("Snel 3")]: "Uw antwoorden komen niet meer bij hetzelfde advies uit. Over {app} is nu niets zeker.",
            "Your answers do not lead to the same advice any more. Nothing is certain about {app} now.";
        /// The app stands otherwise.
        review_standing(app: &str, from: &str, to: &str) [("Snel 3", "Aanbevolen", "Eerst navragen")]:
            "{app} gaat van “{from}” naar “{to}”.", "{app} moves from “{from}” to “{to}”.";
        /// The app is not first any more.
        review_not_first(app: &str) [("Snel 3")]: "{app} staat niet meer bovenaan.", "{app} is not first any more.";
        /// Other apps stand before it.
        review_overtaken(app: &str, by: &[String]) [("Snel 3", &["Bak".to_owned()]), ("Snel 3", &["Bak".to_owned(), "Log".to_owned()])]: {
            format!("Nu {} voor {app}: {}.", if by.len() == 1 { "staat" } else { "staan" }, Lang::Nl.and(by))
        }, {
            format!("{} now {} before {app}.", Lang::En.and(by), if by.len() == 1 { "stands" } else { "stand" })
        };
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
        /// An answer that fits no longer.
        review_answer_gone(ask: &str, answer: &str) [("Waarvoor is de fiets?", "Werk")]:
            "Dit antwoord past niet meer bij “{ask}”: “{answer}”.", "This answer does not fit “{ask}” any more: “{answer}”.";
        /// A question or an answer in other words.
        review_reworded(from: &str, to: &str) [("Waarvoor is de fiets?", "Waarvoor is de fiets vooral?")]:
            "Andere woorden: “{from}” is nu “{to}”", "Other words: “{from}” is now “{to}”";
    }
}
