//! `# check: allow CODE, reason`: findings that an author has looked at and lets be, each for a reason that stands beside it.

use crate::findings::{Finding, Findings, Rule, Severity, did_you_mean};
use crate::source::{FileId, Sources, Span};
use crate::text::Messages;

/// What such a comment begins with.
const MARK: &str = "# check: allow";

/// A finding that is allowed, and why.
#[derive(Debug, Clone)]
pub struct AllowedFinding {
    /// The finding.
    pub finding: Finding,
    /// The words of the author.
    pub reason: String,
}

/// A comment that allows something.
struct Allow<'t> {
    /// Where it is.
    place: Span,
    /// The line that it is about, from 1.
    line: usize,
    code: &'t str,
    reason: &'t str,
}

/// Parts findings into those that stay and those that comments in the files allow, and reports what is wrong with the comments.
/// That one allows nothing is only known where everything was looked at: `is_whole`.
pub fn take_allowed(
    findings: Findings,
    sources: &Sources,
    files: &[FileId],
    is_whole: bool,
    messages: Messages,
) -> (Findings, Vec<AllowedFinding>) {
    let allows: Vec<Allow<'_>> = files.iter().flat_map(|file| allows(sources, *file)).collect();
    if allows.is_empty() {
        return (findings, Vec::new());
    }
    let line_of = |finding: &Finding| sources.line_col(finding.place.file, finding.place.start).line;
    let of = |finding: &Finding| {
        let here =
            |allow: &&Allow<'_>| allow.place.file == finding.place.file && allow.line == line_of(finding);
        allows.iter().filter(here).find(|allow| allow.code == finding.code && allow.is_sound())
    };
    let (mut left, mut allowed) = (Findings::new(), Vec::new());
    for finding in findings.iter() {
        match of(finding) {
            Some(allow) => {
                allowed.push(AllowedFinding { finding: finding.clone(), reason: allow.reason.to_owned() });
            }
            None => left.push(finding.clone()),
        }
    }
    // What is allowed takes nothing with it that is not.
    for finding in left.iter_mut() {
        let is_gone = |cause| allowed.iter().any(|one| Some(one.finding.as_cause()) == cause);
        finding.follows = finding.follows.filter(|cause| !is_gone(Some(*cause)));
    }
    for allow in &allows {
        let is_used = || {
            let about = allowed.iter().map(|one| &one.finding).filter(|finding| finding.code == allow.code);
            about.into_iter().any(|it| it.place.file == allow.place.file && line_of(it) == allow.line)
        };
        left.extend(allow.complaint(is_used() || !is_whole, messages));
    }
    (left.sorted(), allowed)
}

/// The comments of a file.
fn allows(sources: &Sources, file: FileId) -> impl Iterator<Item = Allow<'_>> {
    let text = sources.text(file);
    text.match_indices(MARK).filter_map(move |(at, _)| {
        let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let before = text.get(start..at)?;
        let is_quoted = before.matches('"').count() % 2 == 1;
        if is_quoted || !before.is_empty() && !before.ends_with(char::is_whitespace) {
            return None;
        }
        let words = text.get(at + MARK.len()..)?.lines().next().unwrap_or_default();
        let (code, reason) = words.split_once(',').unwrap_or((words, ""));
        let place = Span::new(file, at..at + MARK.len() + words.trim_end().len());
        let own = sources.line_col(file, place.start).line;
        // A comment on a line of its own is about the next line that says something.
        let is_said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let line = match before.trim() {
            "" => own + text.get(start..)?.lines().position(|line| is_said(&line))?,
            _ => own,
        };
        Some(Allow { place, line, code: code.trim(), reason: reason.trim() })
    })
}

impl Allow<'_> {
    fn rule(&self) -> Option<&'static Rule> {
        Rule::ALL.iter().find(|rule| rule.code == self.code)
    }

    /// Whether it may allow what it names.
    fn is_sound(&self) -> bool {
        !self.reason.is_empty() && self.rule().is_some_and(|rule| rule.severity < Severity::Error)
    }

    fn complaint(&self, is_used: bool, messages: Messages) -> Findings {
        let near = || did_you_mean(self.code, Rule::ALL.iter().map(|rule| rule.code));
        let (message, help) = match self.rule() {
            None => {
                let help = near().map(|near| messages.did_you_mean(&near));
                (messages.allow_unknown_code(&self.code), help)
            }
            Some(rule) if rule.severity == Severity::Error => {
                (messages.allow_error(&self.code), Some(messages.mend_it()))
            }
            Some(_) if self.reason.is_empty() => {
                (messages.allow_without_reason(&self.code), Some(messages.say_why_allowed(&self.code)))
            }
            Some(_) if is_used => return Findings::new(),
            Some(_) => (messages.allow_nothing(&self.code), Some(messages.remove_allow())),
        };
        let mut findings = Findings::new();
        findings.push(Finding::new(Rule::BAD_ALLOW, self.place, message).help(help));
        findings
    }
}
