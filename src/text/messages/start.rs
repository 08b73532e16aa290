//! The start page, and where the data come from.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use crate::text::Lang;

messages! {
    fixed {
        /// Menu: begin.
        menu_begin: "Beginnen", "Begin";
        /// Menu, and title of the page behind it.
        menu_sources: "Waar komen de gegevens vandaan?", "Where do the data come from?";
        /// Menu: back to an advice that was reached.
        menu_advice: "Het advies bekijken", "See the advice";
        /// Menu: back to an outcome that only informs.
        menu_information: "De uitleg bekijken", "See the information";
        /// Menu: back to where the walk ended without an advice.
        menu_ended: "Bekijken waar u uitkwam", "See where you ended";
        /// On the page of sources.
        no_sources: "Er zijn geen bronnen genoemd.", "No sources are named.";
        /// What was read: the content within the program.
        read_embedded: "Gelezen: het ingebouwde stappenplan.", "Read: the built-in decision tree.";
        /// There is a tree in the working folder that is not in use.
        hint_tree: "Hier staat ook decision_tree.yaml. Met --tree decision_tree.yaml gebruikt u dat bestand.",
            "There is a decision_tree.yaml here too. Use it with --tree decision_tree.yaml.";
        /// In place of what was different at the decision: other apps were left, or in another order.
        other_list_then: "de lijst was niet dezelfde.", "the list was not the same.";
        /// The content has changed since the answers were saved.
        content_changed:
            "Het stappenplan is gewijzigd sinds u stopte. Bekijk uw antwoorden voordat u verdergaat.",
            "The decision tree has changed since you stopped. Look at your answers before you continue.";
    }
    made {
        /// Menu: continue; `when` as [`crate::text::Lang::moment`] tells it.
        menu_go_on(number: usize, when: &str) [(7, "vandaag, 14.05 uur")]:
            "Verdergaan bij vraag {number} ({when})", "Continue at question {number} ({when})";
        /// Menu: all of the catalogue.
        menu_apps(noun: Noun<'_>) [(APP)]: { format!("Alle {} bekijken", noun.many) },
            { format!("See all {}", noun.many) };
        /// Before what became of an app since the advice was saved: by other content, or because it is another day.
        changed_since_saved(told: &str) [("Snel 3 valt nu af.")]: "Veranderd sinds het bewaarde advies: {told}",
            "Changed since the saved advice: {told}";
        /// On the page of an advice, where it was another one when the decision was taken; what, as a sentence.
        advice_was_other(was: &str) [("Snel 3 stond bij “Aanbevolen”.")]:
            "Dit is het advies van nu. Bij het besluit was het anders: {was} Het verslag toont dat.",
            "This is the advice of now. At the decision it was different: {was} The report shows that.";
        /// Within that: where the walk ended.
        other_outcome_then(title: &str) [("Uw advies")]: "u kwam uit bij “{title}”.", "you ended at “{title}”.";
        /// Within that: how an app stood.
        stood_then(app: &str, standing: &str) [("Snel 3", "Aanbevolen")]: "{app} stond bij “{standing}”.",
            "{app} stood at “{standing}”.";
        /// Within that: what stood first.
        first_then(apps: &[String]) [(&["Snel 3".to_owned()]), (&["Bak".to_owned(), "Log".to_owned()])]: {
            format!("{} {} bovenaan.", Lang::Nl.and(apps), if apps.len() == 1 { "stond" } else { "stonden" })
        }, {
            format!("{} stood first.", Lang::En.and(apps))
        };
        /// An answer of before fits again, and its question has no answer.
        answer_fits_again(ask: &str, answer: &str) [("Waarom?", "Voor het werk")]:
            "Bij “{ask}” antwoordde u eerder: “{answer}”. Dat antwoord kan weer. Bevestig het bij die vraag, of kies iets anders.",
            "To “{ask}” you answered before: “{answer}”. That answer fits again. Confirm it at that question, or choose another.";
        /// After answers of before that do not count now, or fit again: how many more there are.
        more_answers_before(count: usize) [(1), (12)]: {
            if count == 1 { "Zo is er nog 1 antwoord.".to_owned() } else { format!("Zo zijn er nog {count} antwoorden.") }
        }, {
            if count == 1 { "There is 1 more such answer.".to_owned() } else { format!("There are {count} more such answers.") }
        };
        /// What was read: the user's own file.
        read_file(path: &str) [("decision_tree.yaml")]: "Gelezen: {path}.", "Read: {path}.";
    }
}
