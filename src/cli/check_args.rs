//! The arguments of `check`.

use clap::{ArgGroup, Args, ValueEnum};

use crate::findings::{Rule, Severity};

/// How findings are reported.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("edits").args(["accept", "fix"]))]
pub(super) struct CheckOptions {
    /// How the findings are written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: CheckFormat,
    /// Also list findings that follow from another, and all of a kind.
    #[arg(long)]
    pub(super) all: bool,
    /// Also list what comments in the files allow (# check: allow CODE, reason), with the reasons.
    #[arg(long)]
    pub(super) show_allowed: bool,
    /// Also tell how many findings there are by code, how far each fact is filled in, which facts nothing tests, which apps
    /// nothing tells apart, and when what was checked. JSON has it in any case.
    #[arg(long)]
    pub(super) statistics: bool,
    /// Exit with 1 when there is a finding with this code, a warning or a hint. May be given more than once.
    #[arg(long, value_name = "CODE|warnings|hints", value_parser = denied, value_delimiter = ',')]
    pub(super) deny: Vec<Denied>,
    /// Instead of findings, write scenarios for what no scenario covers yet, to be reviewed and pasted in.
    #[arg(long, conflicts_with_all = ["format", "statistics"])]
    pub(super) stub_scenarios: bool,
    /// Show what scenarios that fail would say if their result of now is right, and write that after a yes. Name some
    /// scenarios, or take all.
    #[arg(long, value_name = "SCENARIO", num_args = 0.., conflicts_with_all = ["format", "all", "statistics", "stub_scenarios"])]
    pub(super) accept: Option<Vec<String>>,
    /// Show how to mend what is certain, such as a misspelt id that can mean one word only, and write that after a yes.
    #[arg(long, conflicts_with_all = ["format", "all", "statistics", "stub_scenarios"])]
    pub(super) fix: bool,
    /// With --accept or --fix, write without asking.
    #[arg(long, requires = "edits")]
    pub(super) yes: bool,
}

/// What makes `check` exit with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// Findings with this code.
    Code(&'static str),
    /// Findings that are as bad as this, or worse.
    Severity(Severity),
}

fn denied(typed: &str) -> Result<Denied, String> {
    let rule = Rule::ALL.iter().find(|rule| rule.code == typed);
    match (typed, rule) {
        ("warnings", _) => Ok(Denied::Severity(Severity::Warning)),
        ("hints", _) => Ok(Denied::Severity(Severity::Hint)),
        (_, Some(rule)) => Ok(Denied::Code(rule.code)),
        _ => Err("no code of a finding; `explain` lists them".to_owned()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// With the lines themselves, and what to do next.
    Human,
    /// One line each.
    Short,
    /// For other programs.
    Json,
    /// SARIF 2.1.0, for forges and editors.
    Sarif,
}
