//! The words that can be typed in line mode.

use super::{Messages, Noun};
use crate::text::Lang;

/// What a typed word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TypedCommand {
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

impl TypedCommand {
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
    pub const fn command(self, command: TypedCommand) -> &'static str {
        match (self.0, command) {
            (Lang::Nl, TypedCommand::Back) => "terug",
            (Lang::En, TypedCommand::Back) => "back",
            (Lang::Nl, TypedCommand::Overview) => "overzicht",
            (Lang::En, TypedCommand::Overview) => "overview",
            (Lang::Nl, TypedCommand::Why) => "waarom",
            (Lang::En, TypedCommand::Why) => "why",
            (Lang::Nl, TypedCommand::Help) => "hulp",
            (Lang::En, TypedCommand::Help) => "help",
            (Lang::Nl | Lang::En, TypedCommand::Stop) => "stop",
            (Lang::Nl, TypedCommand::Apps) => "lijst",
            (Lang::En, TypedCommand::Apps) => "list",
            (Lang::Nl, TypedCommand::Undo) => "herstellen",
            (Lang::En, TypedCommand::Undo) => "undo",
            (Lang::Nl, TypedCommand::Words) => "woorden",
            (Lang::En, TypedCommand::Words) => "words",
            (Lang::Nl | Lang::En, TypedCommand::Plan) => "plan",
            (Lang::Nl, TypedCommand::Suppliers) => "leveranciers",
            (Lang::En, TypedCommand::Suppliers) => "suppliers",
            (Lang::Nl, TypedCommand::Compare) => "vergelijk",
            (Lang::En, TypedCommand::Compare) => "compare",
            (Lang::Nl, TypedCommand::Sources) => "bronnen",
            (Lang::En, TypedCommand::Sources) => "sources",
            (Lang::Nl, TypedCommand::Save) => "opslaan",
            (Lang::En, TypedCommand::Save) => "save",
            (Lang::Nl, TypedCommand::Again) => "opnieuw",
            (Lang::En, TypedCommand::Again) => "again",
        }
    }

    /// What a command does, in one line.
    pub const fn command_help(self, command: TypedCommand) -> &'static str {
        match command {
            TypedCommand::Back => self.plain_help_back(),
            TypedCommand::Overview => self.plain_help_overview(),
            TypedCommand::Why => self.plain_help_why(),
            TypedCommand::Help => self.plain_help_help(),
            TypedCommand::Stop => self.plain_help_stop(),
            TypedCommand::Apps => self.plain_help_apps(),
            TypedCommand::Undo => self.plain_help_undo(),
            TypedCommand::Words => self.plain_help_words(),
            TypedCommand::Plan => self.plain_help_plan(),
            TypedCommand::Suppliers => self.plain_help_suppliers(),
            TypedCommand::Compare => self.plain_help_compare(),
            TypedCommand::Sources => self.plain_help_sources(),
            TypedCommand::Save => self.plain_help_save(),
            TypedCommand::Again => self.plain_help_again(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TypedCommand;
    use crate::text::{Lang, Messages, Noun};

    #[test]
    fn every_word_is_read_back() {
        let noun = Noun { one: "fiets", many: "Fietsen" };
        for command in TypedCommand::ALL {
            for lang in Lang::ALL {
                let word = Messages::new(lang).command(command);
                assert_eq!(TypedCommand::read(&format!(" {} ", word.to_uppercase()), noun), Some(command));
                assert!(!Messages::new(lang).command_help(command).is_empty());
            }
            for word in command.others() {
                assert_eq!(TypedCommand::read(word, noun), Some(command), "{word}");
            }
        }
        assert_eq!(TypedCommand::read("fietsen", noun), Some(TypedCommand::Apps));
        for typed in ["", "1", "?", "12", "terug!"] {
            assert_eq!(TypedCommand::read(typed, noun), None);
        }
    }
}
