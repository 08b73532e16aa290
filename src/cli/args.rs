//! The command line: the one source of the help texts, the completions and the man page.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use time::Date;

use super::catalogue::SheetOptions;
use super::check_args::CheckOptions;
use super::report_args::ReportOptions;
use super::two_dossiers::{MergeOptions, TwoDossiers};
use crate::report::GraphFormat;
use crate::text::{Day, Lang};

/// Walk a decision tree question by question; every answer prunes a catalogue, and the program can always say why.
///
/// Without a command the walk starts in full screen on a terminal, and line by line where a pipe or a file gives the
/// lines. Every answer is saved at once in a dossier, and the next start offers to go on with it.
#[derive(Debug, Default, Parser)]
#[command(name = "stappenplan", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) walk: WalkOptions,
    #[command(subcommand)]
    pub(super) command: Option<CliCommand>,
}

const EXIT_CODES: &str = "Exit codes: 0 success; 1 no advice, or findings; 2 usage error; 3 unusable content; \
                          4 could not write; 128+n on signal n.";

/// Options of every command.
#[derive(Debug, Default, Args)]
pub(super) struct Common {
    /// Use this tree, with the catalogue beside it, instead of the built-in one.
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) tree: Option<PathBuf>,
    /// Use this catalogue.
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) catalogue: Option<PathBuf>,
    /// Also follow symbolic links in the catalogue that end within this folder. Those within the folder of the tree and its
    /// catalogue are followed in any case.
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) root: Option<PathBuf>,
    /// The language of the program's own words; defaults to the language of the tree.
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub(super) lang: Option<Language>,
    /// The day for which all content holds, such as 2026-11-22; defaults to today.
    #[arg(long, value_name = "DATE", global = true, value_parser = day)]
    pub(super) today: Option<Date>,
    /// When to use colour.
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(super) color: Color,
}

/// How a person walks.
#[derive(Debug, Default, Args)]
pub(super) struct WalkOptions {
    /// Go line by line, on a terminal, a pipe or a file: for screen readers, braille displays and simple terminals.
    #[arg(long)]
    pub(super) plain: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum CliCommand {
    /// Walk, or continue with a dossier.
    ///
    /// A file with answers, or a walk that an earlier version saved, is taken into a new dossier beside it.
    Open {
        /// The name of a dossier, as `dossiers` lists it, or a file; without it, the dossier of last time.
        #[arg(value_name = "NAME|FILE")]
        file: Option<PathBuf>,
        #[command(flatten)]
        walk: WalkOptions,
    },
    /// Walk unattended with given answers, and show the outcome.
    ///
    /// An answer is QUESTION=ANSWER; QUESTION=A,B where several may be chosen; QUESTION=none; QUESTION= for the empty
    /// choice; QUESTION=12 for a number; QUESTION=unknown for "I do not know".
    Walk {
        /// A dossier, or a YAML file with the answers: a map from question to answer. Use - for standard input.
        #[arg(long, value_name = "FILE")]
        answers: Option<PathBuf>,
        /// One answer; wins over the file. May be repeated.
        #[arg(long, value_name = "QUESTION=ANSWER")]
        answer: Vec<String>,
        /// How the outcome is shown.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
        /// Also tell what was counted, the attention points, why the others dropped, and the questions to suppliers. JSON
        /// holds all of it in any case.
        #[arg(long)]
        full: bool,
    },
    /// List the dossiers, the latest first.
    Dossiers {
        /// How the list is written.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: DossiersFormat,
    },
    /// Look at a dossier again: what its answers lead to with the content and the day of now, and what changed.
    ///
    /// Exits with 1 when the advice on what was chosen (or else on what stood first) changed, or when there is none; with 0
    /// when it stayed as it was.
    Review {
        /// The name of a dossier, as `dossiers` lists it, or a file.
        #[arg(value_name = "NAME|FILE")]
        dossier: PathBuf,
        /// How it is shown.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Lay two dossiers beside each other: which answers differ, and what each difference does to the advice.
    ///
    /// Both are walked with the content and the day of now, each with its own replies of suppliers. Exits with 1 when they
    /// come to different advice.
    Compare(TwoDossiers),
    /// Tell on which questions two people have to agree who answered apart.
    ///
    /// A group of questions is enough when, however they settle it by the answers of A or of B, all other answers of A and all
    /// other answers of B give the same standings in the same order. The smallest such groups are told. Exits with 1 as long
    /// as something has to be agreed on.
    Merge(MergeOptions),
    /// Show what suppliers replied in a dossier.
    ///
    /// As YAML it is for the author of the tree: the replies that count, as facts with their sources.
    Replies {
        /// The name of a dossier, as `dossiers` lists it, or a file.
        #[arg(value_name = "NAME|FILE")]
        dossier: PathBuf,
        /// How they are shown.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: RepliesFormat,
    },
    /// Write the report of a dossier: a memo of about two pages for who decides, and what it rests on.
    ///
    /// A dossier is reported as it was saved: the tree of today is not looked at, and --tree and --catalogue do nothing. With
    /// answers the walk is made now, as `walk` makes it.
    Report(ReportOptions),
    /// List all walks, one line of JSON each.
    Walks(WalksOptions),
    /// List the catalogue.
    Apps {
        /// How the list is written.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Show everything about one app, or compare up to five side by side.
    App {
        /// Its id, as `apps` lists it; two to five ids to see how they differ.
        #[arg(value_name = "ID", required = true, num_args = 1..=5)]
        ids: Vec<String>,
        /// How it is shown.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Explain the standing of an app after given answers, and which other answers would bring it back.
    ///
    /// Answers are given as to `walk`. A change is a set in which every answer must change.
    Why {
        /// Its id, as `apps` lists it.
        #[arg(value_name = "APP")]
        id: String,
        /// A dossier, or a YAML file with the answers: a map from question to answer. Use - for standard input.
        #[arg(long, value_name = "FILE")]
        answers: Option<PathBuf>,
        /// One answer; wins over the file. May be repeated.
        #[arg(long, value_name = "QUESTION=ANSWER")]
        answer: Vec<String>,
        /// How it is shown.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Find the shortest walk that ends with an app or an outcome.
    ///
    /// For an app: the shortest walk at whose end it is left, with an outcome that shows what is left. The last line is
    /// the command that makes the walk. Exits with 1 when there is no such walk.
    Reach(ReachOptions),
    /// Check the tree, the catalogue and the scenarios, and report everything that is wrong.
    ///
    /// Exits with 1 when there is an error or a warning, with 0 when there are only hints.
    Check(CheckOptions),
    /// Draw the tree: every question, every outcome and every way between them.
    ///
    /// The label on an arrow says who takes it, and when. Where conditions are numbered, the first true one counts. A
    /// dashed arrow passes a question by.
    Graph {
        /// Mermaid, as forges and wikis draw it in a Markdown file, or DOT, for Graphviz.
        #[arg(long, value_name = "FORMAT", default_value = "mermaid")]
        format: GraphFormatArg,
    },
    /// Explain a finding or a key of the tree language, or print the authors' guide.
    ///
    /// Of a finding it tells what it means, why it matters, and what to do; of a key where it stands, what its value is, and how
    /// it looks.
    Explain {
        /// The code between brackets in the finding, a key such as keep, or one of the words guide and reference. Without it,
        /// all codes are listed.
        #[arg(value_name = "CODE|KEY|guide|reference")]
        code: Option<String>,
    },
    /// Write the facts of all apps to a sheet for a spreadsheet, or write back what was changed in it.
    ///
    /// A row an app, a column a fact; what else is said of a value stands in columns of its own, such as `FACT note`. Import
    /// compares the sheet with the files, shows each line as it is and as it will be, and asks once. Rows and columns that
    /// are not in the sheet stay as they are; an empty cell takes out what the file says there. Exits with 1 when a cell
    /// cannot be taken over (then nothing is written), or when `check` finds something in the files as they became.
    Catalogue(SheetOptions),
    /// Write the JSON Schema of a file, with which editors complete keys and explain them.
    ///
    /// With --tree it knows that tree: its facts and their values, which editors then complete and mark, and its other ids, which
    /// they complete.
    Schema {
        /// Which file the schema is for.
        #[arg(value_name = "FILE")]
        of: SchemaOf,
    },
    /// Write the tree and the catalogue to files that you can edit, with their schemas for editors, or compile them.
    #[command(group = ArgGroup::new("written").required(true).args(["to", "compile"]))]
    Content {
        /// The folder to write into; nothing in it is overwritten.
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
        /// Compile the content into this file, which --tree reads at once; an earlier one is replaced. Compile again after a
        /// change or an update. Run `check` first: what it proves about walks is not looked at here.
        #[arg(long, value_name = "FILE")]
        compile: Option<PathBuf>,
    },
    /// List the settings, each with where it comes from, and the files that may hold them.
    ///
    /// A setting is taken from the last of these that gives it: what is built in, /etc/stappenplan/config.toml,
    /// config.toml in the folder stappenplan of $XDG_CONFIG_HOME (~/.config), the environment (STAPPENPLAN_TREE,
    /// STAPPENPLAN_LANG, STAPPENPLAN_DOSSIERS, STAPPENPLAN_REPORTS), the options of the command line. The files are TOML
    /// with the keys tree, catalogue, lang, dossiers, reports (the folder for an advice that is saved) and plain; paths
    /// in them begin at the folder of the file.
    Config {
        /// How they are shown.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Write a script that completes commands and options in a shell.
    ///
    /// For bash, zsh and fish, put it in a file where that shell looks for it; for PowerShell, load it in the profile.
    Completions {
        /// Which shell the script is for.
        #[arg(value_name = "SHELL")]
        shell: ShellName,
    },
    /// Write the manual page, or with --to all pages.
    Man {
        /// The folder to write stappenplan.1 and a page for each command into; pages there with these names are replaced.
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

impl CliCommand {
    /// Whether it writes the same whatever is set: what is built in, or a tree that is named.
    pub(super) fn needs_no_settings(&self) -> bool {
        matches!(
            self,
            Self::Content { .. }
                | Self::Explain { .. }
                | Self::Schema { .. }
                | Self::Completions { .. }
                | Self::Man { .. }
        )
    }
}

/// Where a walk has to end.
#[derive(Debug, Args)]
pub(super) struct ReachOptions {
    /// The id of an app, as `apps` lists it, or of an outcome of the tree.
    #[arg(value_name = "APP|OUTCOME")]
    pub(super) goal: String,
    /// Treat the id as an app (when an outcome has it too).
    #[arg(long, conflicts_with = "outcome")]
    pub(super) app: bool,
    /// Treat the id as an outcome (when an app has it too).
    #[arg(long)]
    pub(super) outcome: bool,
    /// How the walk is shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
}

/// A day in full: a year or a month, which in a tree stands for its last day, is none here.
fn day(typed: &str) -> Result<Date, &'static str> {
    let day = Day::last_of(typed).filter(|day| day.to_string() == typed);
    day.map(Day::date).ok_or("no day of the calendar")
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
    /// The seed of the draw: the same seed draws the same walks.
    #[arg(long, value_name = "S", requires = "sample")]
    pub(super) seed: Option<u64>,
    /// Find few walks that together take every answer, every route, every outcome, and every requirement both ways.
    #[arg(long, conflicts_with_all = ["limit", "sample", "replay"])]
    pub(super) covering: bool,
    /// Also write the standings and the order of what is left.
    #[arg(long, conflicts_with = "replay")]
    pub(super) standings: bool,
    /// Walk the lines of this file again, and write their current results. Use - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(super) replay: Option<PathBuf>,
    /// Instead of lines, tell what changed since they were written; exits with 1 when something did.
    #[arg(long, requires = "replay")]
    pub(super) summary: bool,
    /// How it is written: lines are always JSON, a summary is text unless you ask for JSON.
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people to read.
    Text,
    /// For other programs.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DossiersFormat {
    /// For people to read.
    Text,
    /// For other programs: one document.
    Json,
    /// For other programs: a line each, with a comma between the columns.
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RepliesFormat {
    /// For people to read.
    Text,
    /// For the tree and the catalogue.
    Yaml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormatArg {
    /// A Mermaid flowchart.
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
    /// A dossier.
    Dossier,
}

impl SchemaOf {
    /// The name of the file that holds it, beside a tree that is written out.
    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Tree => "tree.json",
            Self::App => "app.json",
            Self::Dossier => "dossier.json",
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

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Even when the output is not a terminal.
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
