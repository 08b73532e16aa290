//! The words that can be typed in line mode.

use super::{Messages, Noun};
use crate::text::Lang;

/// What a typed word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// To the page or question before.
    Back,
    /// To the answers given.
    Overview,
    /// Why things stand where they stand.
    Why,
    /// Help.
    Help,
    /// Leave the program.
    Stop,
    /// All of the catalogue.
    Apps,
    /// Undo the last change.
    Undo,
    /// The words that are explained.
    Words,
    /// The plan.
    Plan,
    /// What to ask suppliers.
    Suppliers,
    /// Some of the catalogue side by side.
    Compare,
    /// Where the content comes from.
    Sources,
    /// Write the advice to a file.
    Save,
    /// Show the page again.
    Again,
}

impl Command {
    /// Every command, in the order of the help.
    pub const ALL: [Self; 14] = [
        Self::Back,
        Self::Overview,
        Self::Why,
        Self::Apps,
        Self::Undo,
        Self::Words,
        Self::Plan,
        Self::Suppliers,
        Self::Compare,
        Self::Sources,
        Self::Save,
        Self::Again,
        Self::Help,
        Self::Stop,
    ];

    /// The command that was typed, in either language and in any case; also the tree's own word for its things.
    /// `None` for anything else, such as an answer.
    pub fn read(typed: &str, noun: Noun<'_>) -> Option<Self> {
        let typed = typed.trim().to_lowercase();
        if typed == noun.many.to_lowercase() {
            return Some(Self::Apps);
        }
        Self::ALL.into_iter().find(|command| {
            let spoken = Lang::ALL.iter().any(|lang| typed == Messages::new(*lang).command(*command));
            spoken || command.others().contains(&typed.as_str())
        })
    }

    /// Other words that people type for it.
    const fn others(self) -> &'static [&'static str] {
        match self {
            Self::Back => &["vorige", "previous"],
            Self::Overview => &["antwoorden", "answers"],
            Self::Help => &["h", "help", "uitleg"],
            Self::Stop => &["q", "quit", "exit", "stoppen"],
            Self::Apps => &["apps"],
            Self::Undo => &["u", "ongedaan", "herstel"],
            Self::Words => &["glossary", "woordenlijst"],
            Self::Save => &["bewaren"],
            Self::Compare => &["vergelijken"],
            Self::Suppliers => &["leverancier", "supplier"],
            Self::Why | Self::Plan | Self::Sources | Self::Again => &[],
        }
    }
}

impl Messages {
    /// The word to type.
    pub const fn command(self, command: Command) -> &'static str {
        match (self.0, command) {
            (Lang::Nl, Command::Back) => "terug",
            (Lang::En, Command::Back) => "back",
            (Lang::Nl, Command::Overview) => "overzicht",
            (Lang::En, Command::Overview) => "overview",
            (Lang::Nl, Command::Why) => "waarom",
            (Lang::En, Command::Why) => "why",
            (Lang::Nl, Command::Help) => "hulp",
            (Lang::En, Command::Help) => "help",
            (Lang::Nl | Lang::En, Command::Stop) => "stop",
            (Lang::Nl, Command::Apps) => "lijst",
            (Lang::En, Command::Apps) => "list",
            (Lang::Nl, Command::Undo) => "herstellen",
            (Lang::En, Command::Undo) => "undo",
            (Lang::Nl, Command::Words) => "woorden",
            (Lang::En, Command::Words) => "words",
            (Lang::Nl | Lang::En, Command::Plan) => "plan",
            (Lang::Nl, Command::Suppliers) => "leveranciers",
            (Lang::En, Command::Suppliers) => "suppliers",
            (Lang::Nl, Command::Compare) => "vergelijk",
            (Lang::En, Command::Compare) => "compare",
            (Lang::Nl, Command::Sources) => "bronnen",
            (Lang::En, Command::Sources) => "sources",
            (Lang::Nl, Command::Save) => "opslaan",
            (Lang::En, Command::Save) => "save",
            (Lang::Nl, Command::Again) => "opnieuw",
            (Lang::En, Command::Again) => "again",
        }
    }

    /// What a command does, in one line.
    pub const fn command_help(self, command: Command) -> &'static str {
        match command {
            Command::Back => self.plain_help_back(),
            Command::Overview => self.plain_help_overview(),
            Command::Why => self.plain_help_why(),
            Command::Help => self.plain_help_help(),
            Command::Stop => self.plain_help_stop(),
            Command::Apps => self.plain_help_apps(),
            Command::Undo => self.plain_help_undo(),
            Command::Words => self.plain_help_words(),
            Command::Plan => self.plain_help_plan(),
            Command::Suppliers => self.plain_help_suppliers(),
            Command::Compare => self.plain_help_compare(),
            Command::Sources => self.plain_help_sources(),
            Command::Save => self.plain_help_save(),
            Command::Again => self.plain_help_again(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Command;
    use crate::text::{Lang, Messages, Noun};

    #[test]
    fn every_word_is_read_back() {
        let noun = Noun { one: "fiets", many: "Fietsen" };
        for command in Command::ALL {
            for lang in Lang::ALL {
                let word = Messages::new(lang).command(command);
                assert_eq!(Command::read(&format!(" {} ", word.to_uppercase()), noun), Some(command));
                assert!(!Messages::new(lang).command_help(command).is_empty());
            }
            for word in command.others() {
                assert_eq!(Command::read(word, noun), Some(command), "{word}");
            }
        }
        assert_eq!(Command::read("fietsen", noun), Some(Command::Apps));
        for typed in ["", "1", "?", "12", "terug!"] {
            assert_eq!(Command::read(typed, noun), None);
        }
    }
}
