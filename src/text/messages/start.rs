//! The start page, and where the data come from.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{en, nl, plural};
use crate::text::Lang;

messages! {
    fixed {
        /// Menu: begin.
        menu_begin: "Beginnen", "Begin";
        /// Menu: begin anew, while there is something to go on with.
        menu_again: "Opnieuw beginnen", "Start again";
        /// Menu, and title of the page behind it.
        menu_sources: "Waar komen de gegevens vandaan?", "Where do the data come from?";
        /// Menu: back to an advice that was reached.
        menu_advice: "Het advies bekijken", "See the advice";
        /// Said when starting again, while answers exist.
        again_keeps: "Uw eerdere antwoorden blijven bewaard.", "Your earlier answers are kept.";
        /// Under the promise of the start page.
        can_change: "U kunt elk antwoord later wijzigen.", "You can change every answer later.";
        /// Before anything is typed.
        no_names: "Vul geen namen of andere persoonsgegevens in.", "Do not enter names or other personal data.";
        /// On the page of sources.
        no_sources: "Er zijn geen bronnen genoemd.", "No sources are named.";
        /// What was read: the content within the program.
        read_embedded: "Gelezen: het ingebouwde stappenplan.", "Read: the built-in decision tree.";
        /// A tree lies in the working folder, and is not the one in use.
        hint_tree: "Hier staat ook decision_tree.yaml. Met --tree decision_tree.yaml gebruikt u dat bestand.",
            "There is a decision_tree.yaml here too. Use it with --tree decision_tree.yaml.";
        /// The content is not the one the dossier was made with.
        content_changed:
            "Het stappenplan is gewijzigd sinds u stopte. Bekijk uw antwoorden voordat u verdergaat.",
            "The decision tree has changed since you stopped. Look at your answers before you go on.";
    }
    made {
        /// What to expect. `questions` is the most that can come; `apps` is how many there are.
        promise(questions: usize, apps: usize, noun: Noun<'_>) [(12, 33, APP), (1, 1, APP), (4, 0, APP)]: {
            let questions = format!("{} {}", nl(questions), plural(questions, "vraag", "vragen"));
            match apps {
                0 => format!("U beantwoordt hoogstens {questions}. Aan het eind krijgt u een advies."),
                1 => format!("U beantwoordt hoogstens {questions}. Aan het eind krijgt u een advies over één {}.",
                    noun.one),
                _ => format!("U beantwoordt hoogstens {questions}. \
                    Na elk antwoord ziet u welke van de {} {} overblijven, en waarom.",
                    Lang::Nl.count(apps), noun.many),
            }
        }, {
            let questions = format!("{} {}", en(questions), plural(questions, "question", "questions"));
            match apps {
                0 => format!("You answer at most {questions}. You get an advice at the end."),
                1 => format!("You answer at most {questions}. You get an advice on one {} at the end.", noun.one),
                _ => format!("You answer at most {questions}. \
                    After each answer you see which of the {} {} are left, and why.",
                    Lang::En.count(apps), noun.many),
            }
        };
        /// Menu: go on; `when` as [`Lang::moment`] tells it.
        menu_go_on(number: usize, when: &str) [(7, "vandaag, 14.05 uur")]:
            "Verdergaan bij vraag {number} ({when})", "Go on at question {number} ({when})";
        /// Menu: all of the catalogue.
        menu_apps(noun: Noun<'_>) [(APP)]: { format!("Alle {} bekijken", noun.many) },
            { format!("See all {}", noun.many) };
        /// How old the content is.
        check_data(edition: &str) [("voorjaar 2020")]:
            "De gegevens komen uit {edition}. Controleer ze voordat u beslist.",
            "The data are from {edition}. Check them before you decide.";
        /// What was read: a file of one's own.
        read_file(path: &str) [("decision_tree.yaml")]: "Gelezen: {path}.", "Read: {path}.";
        /// How much was read.
        read_apps(count: usize, noun: Noun<'_>) [(0, APP), (1, APP), (33, APP)]: {
            match count {
                0 => format!("Er zijn geen {} gelezen.", noun.many),
                _ => format!("Aantal {}: {}.", noun.many, Lang::Nl.count(count)),
            }
        }, {
            match count {
                0 => format!("No {} were read.", noun.many),
                _ => format!("Number of {}: {}.", noun.many, Lang::En.count(count)),
            }
        };
        /// A file was changed while the program runs.
        file_changed(path: &str) [("decision_tree.yaml")]:
            "{path} is gewijzigd. U werkt verder met wat bij de start is gelezen.",
            "{path} was changed. You go on with what was read at the start.";
        /// When a source was last looked at; the date as [`Lang::content_date`] tells it.
        checked(date: &str) [("april 2020")]: "Nagekeken: {date}", "Checked: {date}";
    }
}
