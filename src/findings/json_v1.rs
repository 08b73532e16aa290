//! What `check --format json` writes, version 1. Other programs rely on the keys and on their order: the test below holds
//! them. What may be added or changed, and when that makes another version, is laid down with the command line.

use serde::Serialize;

use super::data_v1::{ReportedAppAge, ReportedCode, ReportedFact, ReportedSourceAge};
use super::{Cause, Finding, Findings};
use crate::source::Sources;

/// The whole document.
#[derive(Debug, Clone, Serialize)]
pub struct CheckReport<'f> {
    /// Everything that was found, sorted.
    pub findings: Vec<ReportedFinding<'f>>,
    /// The figures; none where an error of reading left nothing to walk.
    pub statistics: Option<ReportedStatistics<'f>>,
    /// What the author allows, with the author's reasons.
    pub allowed: Vec<ReportedAllowed<'f>>,
}

/// A finding that the author allows.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedAllowed<'f> {
    code: &'static str,
    file: &'f str,
    line: usize,
    column: usize,
    message: &'f str,
    reason: &'f str,
}

impl<'f> ReportedAllowed<'f> {
    /// A finding, and why it is allowed.
    pub fn new(finding: &'f Finding, reason: &'f str, sources: &'f Sources) -> Self {
        let at = sources.line_col(finding.place.file, finding.place.start);
        let file = sources.name(finding.place.file);
        Self { code: finding.code, file, line: at.line, column: at.column, message: &finding.message, reason }
    }
}

/// One finding.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedFinding<'f> {
    code: &'static str,
    severity: &'static str,
    file: &'f str,
    line: usize,
    /// In characters, from 1.
    column: usize,
    message: &'f str,
    help: Option<&'f str>,
    /// A walk that shows it.
    witness: Option<Vec<ReportedStep<'f>>>,
    /// The finding that it follows from: when that is mended, this one is gone. None of one that stands alone.
    follows: Option<ReportedCause<'f>>,
}

/// The finding that another follows from.
#[derive(Debug, Clone, Serialize)]
struct ReportedCause<'f> {
    code: &'static str,
    file: &'f str,
    line: usize,
    column: usize,
}

/// One choice of a walk.
#[derive(Debug, Clone, Serialize)]
struct ReportedStep<'f> {
    question: &'f str,
    answers: &'f [String],
}

/// With how much of the tree the findings go.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedStatistics<'m> {
    /// The questions of the tree.
    pub questions: usize,
    /// The answers that are written.
    pub answers: usize,
    /// The outcomes.
    pub outcomes: usize,
    /// The apps that are offered.
    pub apps: usize,
    /// The states; as digits, for they outgrow the numbers of JSON.
    pub states: String,
    /// The walks, likewise; none when they could not be counted.
    pub walks: Option<String>,
    /// The questions on the longest walk.
    pub longest_walk: Option<usize>,
    /// Whether all states were looked at.
    pub exhaustive: bool,
    /// The scenarios of the tree.
    pub scenarios: usize,
    /// The answers that scenarios give.
    pub answers_covered: usize,
    /// The routes that are written.
    pub routes: usize,
    /// The routes that scenarios take.
    pub routes_covered: usize,
    /// The findings by code, those that the author allows too.
    pub codes: Vec<ReportedCode>,
    /// How far each fact is filled in.
    pub facts: Vec<ReportedFact<'m>>,
    /// Groups of apps that no requirement, wish or rule tells apart, by id.
    pub alike: Vec<Vec<&'m str>>,
    /// When the values from each source were checked.
    pub checked_by_source: Vec<ReportedSourceAge<'m>>,
    /// When the values of each app were checked.
    pub checked_by_app: Vec<ReportedAppAge<'m>>,
}

impl<'f> CheckReport<'f> {
    /// The report of what was found in some files.
    pub fn new(
        findings: &'f Findings,
        sources: &'f Sources,
        statistics: Option<ReportedStatistics<'f>>,
    ) -> Self {
        debug_assert!(findings.is_sorted(), "a report lists findings by place");
        let findings = findings.iter().map(|finding| ReportedFinding::new(finding, sources)).collect();
        Self { findings, statistics, allowed: Vec::new() }
    }
}

impl<'f> ReportedCause<'f> {
    fn new(cause: Cause, sources: &'f Sources) -> Self {
        let at = sources.line_col(cause.place.file, cause.place.start);
        Self { code: cause.code, file: sources.name(cause.place.file), line: at.line, column: at.column }
    }
}

impl<'f> ReportedFinding<'f> {
    fn new(finding: &'f Finding, sources: &'f Sources) -> Self {
        let at = sources.line_col(finding.place.file, finding.place.start);
        let step =
            |step: &'f super::Witness| ReportedStep { question: &step.question, answers: &step.answers };
        Self {
            code: finding.code,
            severity: finding.severity.word(),
            file: sources.name(finding.place.file),
            line: at.line,
            column: at.column,
            message: &finding.message,
            help: finding.help.as_deref(),
            witness: finding.witness.as_ref().map(|walk| walk.iter().map(step).collect()),
            follows: finding.follows.map(|cause| ReportedCause::new(cause, sources)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CheckReport, ReportedAllowed, ReportedStatistics};
    use crate::findings::{Finding, Findings, Rule, Witness};
    use crate::findings::{ReportedAppAge, ReportedCode, ReportedDates, ReportedFact, ReportedSourceAge};
    use crate::source::{Sources, Span};
    use crate::text::json_document;

    /// A document with every key that can occur.
    const FROZEN: &str = r#"{
  "findings": [
    {
      "code": "unknown-key",
      "severity": "error",
      "file": "tree.yaml",
      "line": 1,
      "column": 4,
      "message": "mis",
      "help": "zo",
      "witness": [
        {
          "question": "een",
          "answers": [
            "ja"
          ]
        }
      ],
      "follows": null
    },
    {
      "code": "no-scenarios",
      "severity": "hint",
      "file": "tree.yaml",
      "line": 1,
      "column": 7,
      "message": "leeg",
      "help": null,
      "witness": null,
      "follows": {
        "code": "unknown-key",
        "file": "tree.yaml",
        "line": 1,
        "column": 4
      }
    }
  ],
  "statistics": {
    "questions": 1,
    "answers": 2,
    "outcomes": 3,
    "apps": 4,
    "states": "5",
    "walks": null,
    "longest_walk": 6,
    "exhaustive": true,
    "scenarios": 7,
    "answers_covered": 8,
    "routes": 9,
    "routes_covered": 10,
    "codes": [
      {
        "code": "unknown-key",
        "severity": "error",
        "findings": 1,
        "follow": 2,
        "allowed": 3
      }
    ],
    "facts": [
      {
        "fact": "prijs",
        "known": 1,
        "depends": 2,
        "unknown": 3,
        "used": true
      }
    ],
    "alike": [
      [
        "een",
        "twee"
      ]
    ],
    "checked_by_source": [
      {
        "source": "gids",
        "date": "2019",
        "checked": null,
        "dates": {
          "values": 3,
          "dated": 2,
          "stale": 1,
          "oldest": "2020-04",
          "newest": "2021"
        }
      }
    ],
    "checked_by_app": [
      {
        "app": "een",
        "dates": {
          "values": 3,
          "dated": 2,
          "stale": 1,
          "oldest": "2020-04",
          "newest": "2021"
        }
      }
    ]
  },
  "allowed": [
    {
      "code": "unknown-key",
      "file": "tree.yaml",
      "line": 1,
      "column": 4,
      "message": "mis",
      "reason": "mag"
    }
  ]
}"#;

    fn dates() -> ReportedDates<'static> {
        ReportedDates { values: 3, dated: 2, stale: 1, oldest: Some("2020-04"), newest: Some("2021") }
    }

    #[test]
    fn the_keys_and_their_order_are_frozen() {
        let mut sources = Sources::new();
        let file = sources.add("tree.yaml", "é: één\n");
        let mut findings = Findings::new();
        let walk = vec![Witness { question: "een".into(), answers: vec!["ja".into()] }];
        let place = Span::new(file, 4..9);
        let full = Finding::new(Rule::UNKNOWN_KEY, place, "mis".into()).help("zo".to_owned()).witness(walk);
        let cause = full.as_cause();
        findings.push(full.related(Span::top(file), "hier".into()));
        let mut echo = Finding::new(Rule::NO_SCENARIOS, Span::new(file, 9..9), "leeg".into());
        echo.follows = Some(cause);
        findings.push(echo);
        let statistics = ReportedStatistics {
            questions: 1,
            answers: 2,
            outcomes: 3,
            apps: 4,
            states: "5".into(),
            walks: None,
            longest_walk: Some(6),
            exhaustive: true,
            scenarios: 7,
            answers_covered: 8,
            routes: 9,
            routes_covered: 10,
            codes: vec![ReportedCode {
                code: "unknown-key",
                severity: "error",
                findings: 1,
                follow: 2,
                allowed: 3,
            }],
            facts: vec![ReportedFact { fact: "prijs", known: 1, depends: 2, unknown: 3, used: true }],
            alike: vec![vec!["een", "twee"]],
            checked_by_source: vec![ReportedSourceAge {
                source: "gids",
                date: Some("2019"),
                checked: None,
                dates: dates(),
            }],
            checked_by_app: vec![ReportedAppAge { app: "een", dates: dates() }],
        };
        let allowed = findings.iter().filter(|finding| finding.follows.is_none());
        let allowed = allowed.map(|finding| ReportedAllowed::new(finding, "mag", &sources)).collect();
        let report = CheckReport::new(&findings, &sources, Some(statistics));
        assert_eq!(json_document(&CheckReport { allowed, ..report }), FROZEN);
        let nothing = Findings::new();
        let broken = CheckReport::new(&nothing, &sources, None);
        assert_eq!(
            json_document(&broken),
            "{\n  \"findings\": [],\n  \"statistics\": null,\n  \"allowed\": []\n}"
        );
    }
}
