//! The start page, and where the data come from.

use super::Noun;
#[cfg(test)]
use super::words::APP;

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
        /// What was read: the user's own file.
        read_file(path: &str) [("decision_tree.yaml")]: "Gelezen: {path}.", "Read: {path}.";
    }
}
