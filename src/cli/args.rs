//! The command line: the one source of the help texts, the completions and the man page.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use time::Date;
use time::macros::format_description;

use crate::report::GraphFormat;
use crate::text::Lang;

/// Walk a decision tree question by question; every answer prunes a catalogue, and the program can always say why.
///
/// Without a command the walk starts in full screen on a terminal, and line by line elsewhere. Every answer is saved
/// at once, and the next start goes on where you were.
#[derive(Debug, Parser)]
#[command(name = "stappenplan", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) walk: WalkOptions,
    #[command(subcommand)]
    pub(super) command: Option<CliCommand>,
}

const EXIT_CODES: &str = "Exit codes: 0 fine; 1 no advice, or findings; 2 wrong use; 3 content that cannot be used; \
                          4 could not write; 128+n on signal n.";

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Use this tree, with the catalogue beside it, instead of the built-in one.
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) tree: Option<PathBuf>,
    /// Use this catalogue.
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) catalogue: Option<PathBuf>,
    /// The language of the program's own words; as a rule that of the tree.
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub(super) lang: Option<Language>,
    /// When to use colour.
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(super) color: Color,
}

/// How a person walks.
#[derive(Debug, Args)]
pub(super) struct WalkOptions {
    /// Go line by line: for screen readers, braille displays and simple terminals.
    #[arg(long)]
    pub(super) plain: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum CliCommand {
    /// Walk, or go on with a walk that was saved.
    Open {
        /// The file with the answers of that walk; without it, the walk where you left off.
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        #[command(flatten)]
        walk: WalkOptions,
    },
    /// Walk unattended with given answers, and tell the outcome.
    ///
    /// An answer is QUESTION=ANSWER; QUESTION=A,B where several may be chosen; QUESTION=none; QUESTION= for the empty
    /// choice; QUESTION=12 for a number; QUESTION=unknown for "I do not know".
    Walk {
        /// A YAML file with the answers: a map from question to answer. Use - for standard input.
        #[arg(long, value_name = "FILE")]
        answers: Option<PathBuf>,
        /// One answer; wins over the file. May be repeated.
        #[arg(long, value_name = "QUESTION=ANSWER")]
        answer: Vec<String>,
        /// How the outcome is told.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// List all walks, a line of JSON each.
    Walks(WalksOptions),
    /// List the catalogue.
    Apps {
        /// How the list is written.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Tell all about one app, or lay up to five side by side.
    App {
        /// Its id, as `apps` lists it; two to five ids to see in what they differ.
        #[arg(value_name = "ID", required = true, num_args = 1..=5)]
        ids: Vec<String>,
        /// How it is told.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Tell why an app stands where it stands after given answers, and which other answers would bring it back.
    ///
    /// Answers are given as to `walk`. A change is a set of answers of which none can be left as it was.
    Why {
        /// Its id, as `apps` lists it.
        #[arg(value_name = "APP")]
        id: String,
        /// A YAML file with the answers: a map from question to answer. Use - for standard input.
        #[arg(long, value_name = "FILE")]
        answers: Option<PathBuf>,
        /// One answer; wins over the file. May be repeated.
        #[arg(long, value_name = "QUESTION=ANSWER")]
        answer: Vec<String>,
        /// How it is told.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Find the shortest walk that ends with an app or an outcome.
    ///
    /// For an app: the shortest walk at whose end it is left, with an outcome that shows what is left. The last line is
    /// the command that makes the walk. Ends with 1 when there is no such walk.
    Reach(ReachOptions),
    /// Check the tree, the catalogue and the scenarios, and tell all that is wrong.
    ///
    /// Ends with 1 when there is an error or a warning, with 0 when there are only hints.
    Check(CheckOptions),
    /// Draw the tree: every question, every end and every way between them.
    ///
    /// What stands beside a way is who takes it, and when. Where several conditions are numbered the first that is true
    /// counts. A dashed way passes a question by.
    Graph {
        /// Mermaid, as forges and wikis draw it in a Markdown file, or DOT, for Graphviz.
        #[arg(long, value_name = "FORMAT", default_value = "mermaid")]
        format: GraphFormatArg,
    },
    /// Tell what a finding means, why it matters, and what to do.
    Explain {
        /// Its code, as it stands between brackets in the finding; without it, all codes are listed.
        code: Option<String>,
    },
    /// Write the JSON Schema of a file, for editors: it completes keys and tells what each is for.
    Schema {
        /// Of which file.
        #[arg(value_name = "FILE")]
        of: SchemaOf,
    },
    /// Write the tree and the catalogue out, to be edited, with their schemas for editors.
    Content {
        /// The folder to write into; nothing in it is overwritten.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Write what completes commands and options in a shell.
    ///
    /// For bash, zsh and fish, from a file where that shell looks for it; for PowerShell, from the profile.
    Completions {
        /// For which shell.
        #[arg(value_name = "SHELL")]
        shell: ShellName,
    },
    /// Write the manual page, or with --to all pages.
    Man {
        /// The folder to write stappenplan.1 and a page of each command into; pages there with these names are replaced.
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

/// Where a walk has to end.
#[derive(Debug, Args)]
pub(super) struct ReachOptions {
    /// The id of an app, as `apps` lists it, or of an outcome of the tree.
    #[arg(value_name = "APP|OUTCOME")]
    pub(super) goal: String,
    /// It is an app: when an outcome has the same id.
    #[arg(long, conflicts_with = "outcome")]
    pub(super) app: bool,
    /// It is an outcome: when an app has the same id.
    #[arg(long)]
    pub(super) outcome: bool,
    /// How the walk is told.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
}

/// How findings are told.
#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// How the findings are written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: CheckFormat,
    /// Instead of findings, write scenarios for what no scenario covers yet, to be looked at and pasted in.
    #[arg(long, conflicts_with = "format")]
    pub(super) stub_scenarios: bool,
    /// The day on which facts are old or not, as 2026-11-22; else that of the clock.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) today: Option<Date>,
}

fn day(typed: &str) -> Result<Date, String> {
    Date::parse(typed, format_description!("[year]-[month]-[day]")).map_err(|error| error.to_string())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// With the lines themselves, and what to do next.
    Human,
    /// A line each.
    Short,
    /// For other programs.
    Json,
    /// SARIF 2.1.0, for forges and editors.
    Sarif,
}

/// Which walks are listed.
#[derive(Debug, Args)]
pub(super) struct WalksOptions {
    /// Stop after this many walks.
    #[arg(long, value_name = "N", conflicts_with_all = ["sample", "replay"])]
    pub(super) limit: Option<u64>,
    /// Draw this many walks at random, each as likely as any other.
    #[arg(long, value_name = "N", requires = "seed", conflicts_with = "replay")]
    pub(super) sample: Option<usize>,
    /// What the draw starts from: the same seed draws the same walks.
    #[arg(long, value_name = "S", requires = "sample")]
    pub(super) seed: Option<u64>,
    /// Walk the lines of this file again, and write them as they come out now. Use - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(super) replay: Option<PathBuf>,
    /// How the lines are written.
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(super) format: OnlyJson,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// To be read.
    Text,
    /// For other programs.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OnlyJson {
    /// A line of JSON each.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormatArg {
    /// A flowchart of Mermaid.
    Mermaid,
    /// The language of Graphviz.
    Dot,
}

impl From<GraphFormatArg> for GraphFormat {
    fn from(drawing: GraphFormatArg) -> Self {
        match drawing {
            GraphFormatArg::Mermaid => Self::Mermaid,
            GraphFormatArg::Dot => Self::Dot,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// The tree.
    Tree,
    /// A file of the catalogue.
    App,
}

impl SchemaOf {
    /// The name of the file that holds it, beside a tree that is written out.
    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Tree => "tree.json",
            Self::App => "app.json",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Nl,
            Language::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Also where there is no terminal.
    Always,
    /// Not at all.
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ShellName {
    /// Bash.
    Bash,
    /// Zsh.
    Zsh,
    /// Fish.
    Fish,
    /// PowerShell.
    #[value(name = "powershell")]
    PowerShell,
}

impl From<ShellName> for clap_complete::Shell {
    fn from(name: ShellName) -> Self {
        match name {
            ShellName::Bash => Self::Bash,
            ShellName::Zsh => Self::Zsh,
            ShellName::Fish => Self::Fish,
            ShellName::PowerShell => Self::PowerShell,
        }
    }
}
