//! The words that can be typed in line mode.

use super::{Messages, Noun};
use crate::text::Lang;

/// What a typed word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineCommand {
    /// To the page or question before.
    Back,
    /// To the answers given.
    Overview,
    /// Why things have their standing.
    Why,
    /// Help.
    Help,
    /// Leave the program.
    Stop,
    /// All of the catalogue.
    Apps,
    /// Undo the last change.
    Undo,
    /// Take an answer back.
    Withdraw,
    /// The words that are explained.
    Words,
    /// The plan.
    Plan,
    /// What to ask suppliers.
    Suppliers,
    /// Some of the catalogue side by side.
    Compare,
    /// Sort those that are equal.
    Sort,
    /// Where the content comes from.
    Sources,
    /// Choose one of the catalogue.
    Choose,
    /// What was decided.
    Decision,
    /// What is known of something to do.
    Task,
    /// Put a remark at something.
    Remark,
    /// Enter what a supplier replied.
    Reply,
    /// Save the report in a file.
    Save,
    /// Look for something in the catalogue.
    Search,
    /// All dossiers.
    Dossiers,
    /// Look at the example, or no longer.
    Example,
    /// Show the page again.
    Again,
}

impl LineCommand {
    /// Every command, in the order of the help.
    pub const ALL: [Self; 24] = [
        Self::Back,
        Self::Overview,
        Self::Why,
        Self::Apps,
        Self::Search,
        Self::Undo,
        Self::Withdraw,
        Self::Words,
        Self::Plan,
        Self::Suppliers,
        Self::Compare,
        Self::Sort,
        Self::Choose,
        Self::Decision,
        Self::Task,
        Self::Remark,
        Self::Reply,
        Self::Sources,
        Self::Save,
        Self::Dossiers,
        Self::Example,
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

    /// Whether it is about the things of the catalogue.
    pub const fn is_of_apps(self) -> bool {
        match self {
            Self::Why
            | Self::Apps
            | Self::Search
            | Self::Compare
            | Self::Sort
            | Self::Suppliers
            | Self::Choose
            | Self::Reply => true,
            Self::Back
            | Self::Overview
            | Self::Help
            | Self::Stop
            | Self::Undo
            | Self::Withdraw
            | Self::Words
            | Self::Plan
            | Self::Sources
            | Self::Remark
            | Self::Decision
            | Self::Task
            | Self::Save
            | Self::Dossiers
            | Self::Example
            | Self::Again => false,
        }
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
            Self::Withdraw => &["x", "wis", "intrekken", "withdraw"],
            Self::Words => &["glossary", "woordenlijst"],
            Self::Save => &["bewaren", "verslag", "report"],
            Self::Choose => &["kiezen", "k"],
            Self::Decision => &["keuze"],
            Self::Task => &["taken"],
            Self::Remark => &["opmerkingen", "note"],
            Self::Search => &["zoeken", "find"],
            Self::Compare => &["vergelijken"],
            Self::Sort => &["sorteren"],
            Self::Suppliers => &["leverancier", "supplier"],
            Self::Reply => &["navragen", "replies"],
            Self::Dossiers => &["dossier"],
            Self::Why | Self::Plan | Self::Sources | Self::Example | Self::Again => &[],
        }
    }
}

impl Messages {
    /// The word to type.
    pub const fn command(self, command: LineCommand) -> &'static str {
        match (self.0, command) {
            (Lang::Nl, LineCommand::Back) => "terug",
            (Lang::En, LineCommand::Back) => "back",
            (Lang::Nl, LineCommand::Overview) => "overzicht",
            (Lang::En, LineCommand::Overview) => "overview",
            (Lang::Nl, LineCommand::Why) => "waarom",
            (Lang::En, LineCommand::Why) => "why",
            (Lang::Nl, LineCommand::Help) => "hulp",
            (Lang::En, LineCommand::Help) => "help",
            (Lang::Nl | Lang::En, LineCommand::Stop) => "stop",
            (Lang::Nl, LineCommand::Apps) => "lijst",
            (Lang::En, LineCommand::Apps) => "list",
            (Lang::Nl, LineCommand::Undo) => "herstellen",
            (Lang::En, LineCommand::Undo) => "undo",
            (Lang::Nl, LineCommand::Withdraw) => "wissen",
            (Lang::En, LineCommand::Withdraw) => "clear",
            (Lang::Nl, LineCommand::Words) => "woorden",
            (Lang::En, LineCommand::Words) => "words",
            (Lang::Nl, LineCommand::Search) => "zoek",
            (Lang::En, LineCommand::Search) => "search",
            (Lang::Nl | Lang::En, LineCommand::Plan) => "plan",
            (Lang::Nl, LineCommand::Suppliers) => "leveranciers",
            (Lang::En, LineCommand::Suppliers) => "suppliers",
            (Lang::Nl, LineCommand::Compare) => "vergelijk",
            (Lang::En, LineCommand::Compare) => "compare",
            (Lang::Nl, LineCommand::Sort) => "sorteer",
            (Lang::En, LineCommand::Sort) => "sort",
            (Lang::Nl, LineCommand::Sources) => "bronnen",
            (Lang::En, LineCommand::Sources) => "sources",
            (Lang::Nl, LineCommand::Save) => "opslaan",
            (Lang::En, LineCommand::Save) => "save",
            (Lang::Nl, LineCommand::Choose) => "kies",
            (Lang::En, LineCommand::Choose) => "choose",
            (Lang::Nl, LineCommand::Decision) => "besluit",
            (Lang::En, LineCommand::Decision) => "decision",
            (Lang::Nl, LineCommand::Task) => "taak",
            (Lang::En, LineCommand::Task) => "task",
            (Lang::Nl, LineCommand::Remark) => "opmerking",
            (Lang::En, LineCommand::Remark) => "remark",
            (Lang::Nl, LineCommand::Reply) => "navraag",
            (Lang::En, LineCommand::Reply) => "reply",
            (Lang::Nl | Lang::En, LineCommand::Dossiers) => "dossiers",
            (Lang::Nl, LineCommand::Example) => "voorbeeld",
            (Lang::En, LineCommand::Example) => "example",
            (Lang::Nl, LineCommand::Again) => "opnieuw",
            (Lang::En, LineCommand::Again) => "again",
        }
    }

    /// What a command does, in one line.
    pub const fn command_help(self, command: LineCommand) -> &'static str {
        match command {
            LineCommand::Back => self.plain_help_back(),
            LineCommand::Overview => self.plain_help_overview(),
            LineCommand::Why => self.plain_help_why(),
            LineCommand::Help => self.plain_help_help(),
            LineCommand::Stop => self.do_quit(),
            LineCommand::Apps => self.plain_help_apps(),
            LineCommand::Search => self.plain_help_search(),
            LineCommand::Undo => self.help_undo(),
            LineCommand::Withdraw => self.key_help_withdraw(),
            LineCommand::Words => self.plain_help_words(),
            LineCommand::Plan => self.plain_help_plan(),
            LineCommand::Suppliers => self.plain_help_suppliers(),
            LineCommand::Compare => self.plain_help_compare(),
            LineCommand::Sort => self.plain_help_sort(),
            LineCommand::Sources => self.plain_help_sources(),
            LineCommand::Save => self.help_report(),
            LineCommand::Choose => self.plain_help_choose_here(),
            LineCommand::Decision => self.key_help_decision(),
            LineCommand::Task => self.key_help_fill_in(),
            LineCommand::Remark => self.key_help_remark(),
            LineCommand::Reply => self.key_help_reply(),
            LineCommand::Dossiers => self.plain_help_dossiers(),
            LineCommand::Example => self.plain_help_example(),
            LineCommand::Again => self.plain_help_again(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineCommand;
    use crate::text::{Lang, Messages, Noun};

    #[test]
    fn every_word_is_read_back() {
        let noun = Noun { one: "fiets", many: "Fietsen" };
        for command in LineCommand::ALL {
            for lang in Lang::ALL {
                let word = Messages::new(lang).command(command);
                assert_eq!(LineCommand::read(&format!(" {} ", word.to_uppercase()), noun), Some(command));
                assert!(!Messages::new(lang).command_help(command).is_empty());
            }
            for word in command.others() {
                assert_eq!(LineCommand::read(word, noun), Some(command), "{word}");
            }
        }
        assert_eq!(LineCommand::read("fietsen", noun), Some(LineCommand::Apps));
        for typed in ["", "1", "?", "12", "terug!"] {
            assert_eq!(LineCommand::read(typed, noun), None);
        }
    }
}
