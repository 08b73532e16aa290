//! A finding as data: which rule, where, in which words. Drawing it is done elsewhere.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Near;
use crate::order;
use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Could be better.
    Hint,
    /// Probably a mistake, but a walk can be made.
    Warning,
    /// The content cannot be used like this.
    Error,
}

impl Severity {
    /// As it is written in JSON and in short lines.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One choice of a walk that shows a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The question, by id.
    pub question: String,
    /// What was answered, by id; a number as digits.
    pub answers: Vec<String>,
}

impl Witness {
    /// As an argument of `walk`.
    pub fn argument(&self) -> String {
        format!("--answer {}={}", self.question, self.answers.join(","))
    }
}

/// A problem that `check` reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, in kebab case: what `explain` knows it by.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The problem: lower case, no full stop, the author's own words in backticks.
    pub message: String,
    /// Where it is.
    pub place: Span,
    /// A few words at that place; may be empty.
    pub label: String,
    /// Other places that have to do with it.
    pub related: Vec<(Span, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// A walk that shows it.
    pub witness: Option<Vec<Witness>>,
    /// What it is about, by id: what is not there, what nothing uses.
    pub names: Vec<String>,
    /// The id that was probably meant.
    pub near: Option<String>,
    /// Ids in what could not be read because of it.
    pub holds: Held,
    /// The finding that it follows from.
    pub follows: Option<Cause>,
    /// What is not shown because of it, in words.
    pub note: Option<String>,
    /// What mends it, where that is certain.
    pub fix: Option<Fix>,
}

/// What is certain to mend a finding, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// Another word in the place of one.
    Word {
        /// The one that stands there.
        wrong: String,
        /// What was meant.
        right: String,
    },
    /// Quotation marks: the key there and its value as they should be.
    Quoted(String),
}

impl Fix {
    /// A word for another.
    pub fn word(wrong: impl Into<String>, right: impl Into<String>) -> Self {
        Self::Word { wrong: wrong.into(), right: right.into() }
    }
}

/// Ids in what could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// All that is named there.
    pub named: Vec<String>,
    /// What may be defined there.
    pub defined: Vec<String>,
}

impl Held {
    /// One more; `defines` when it may be defined there too.
    pub fn add(&mut self, id: &str, defines: bool) {
        self.named.push(id.to_owned());
        if defines {
            self.defined.push(id.to_owned());
        }
    }
}

/// The finding that others follow from: when it is mended, they are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// Where it is.
    pub place: Span,
    /// Its rule.
    pub code: &'static str,
}

impl Finding {
    /// A finding of a rule.
    pub fn new(rule: Rule, place: Span, message: String) -> Self {
        debug_assert!(!message.is_empty(), "a finding of `{}` says nothing", rule.code);
        Self {
            code: rule.code,
            severity: rule.severity,
            message,
            place,
            label: String::new(),
            related: Vec::new(),
            help: None,
            witness: None,
            names: Vec::new(),
            near: None,
            holds: Held::default(),
            follows: None,
            note: None,
            fix: None,
        }
    }

    /// With the ids that it is about.
    #[must_use]
    pub fn about<'i>(mut self, ids: impl IntoIterator<Item = &'i str>) -> Self {
        self.names = ids.into_iter().map(str::to_owned).collect();
        self
    }

    /// With the id that was probably meant by the first that it names.
    #[must_use]
    pub fn near(mut self, near: Option<Near<'_>>) -> Self {
        self.near = near.map(|near| near.word.to_owned());
        let wrong = self.names.first().cloned();
        self.fix =
            wrong.zip(near.filter(|near| near.is_only)).map(|(wrong, near)| Fix::word(wrong, near.word));
        self
    }

    /// With what is certain to mend it.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// With the ids in what could not be read because of it.
    #[must_use]
    pub fn holding(mut self, ids: Held) -> Self {
        self.holds = ids;
        self
    }

    /// Its part of the order: before, among or behind the others.
    fn rank(&self) -> u8 {
        let is_one_of = |rules: &[Rule]| rules.iter().any(|rule| rule.code == self.code);
        if is_one_of(&Rule::OF_FILES) {
            0
        } else if is_one_of(&Rule::OF_USE) {
            2
        } else {
            1
        }
    }

    /// The finding as a cause of others.
    pub fn as_cause(&self) -> Cause {
        Cause { place: self.place, code: self.code }
    }

    /// With a few words at the place.
    #[must_use]
    pub fn label(mut self, words: String) -> Self {
        self.label = words;
        self
    }

    /// With another place.
    #[must_use]
    pub fn related(mut self, place: Span, words: String) -> Self {
        self.related.push((place, words));
        self
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, words: impl Into<Option<String>>) -> Self {
        self.help = words.into();
        self
    }

    /// With a walk that shows it.
    #[must_use]
    pub fn witness(mut self, walk: Vec<Witness>) -> Self {
        self.witness = Some(walk);
        self
    }
}

/// What is checked, by the name that `explain` knows it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name, in kebab case.
    pub code: &'static str,
    /// How bad it is when it is broken.
    pub severity: Severity,
}

/// Findings, in whatever order they were found until they are sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Those of another check too.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets what was found after there were `len`.
    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Finding> + ExactSizeIterator {
        self.0.iter()
    }

    /// All of them, to be changed. What they are sorted by is left alone.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.0.iter_mut()
    }

    /// How bad the worst is.
    pub fn worst(&self) -> Option<Severity> {
        self.0.iter().map(|finding| finding.severity).max()
    }

    /// Whether they are in the order in which they are shown, each once.
    pub(super) fn is_sorted(&self) -> bool {
        self.clone().sorted() == *self
    }

    /// First errors, then warnings, then hints; what others follow from counts as bad as the worst of them, and comes before
    /// them. Within that first what could not be read, last what nothing uses, for that mostly follows from something else;
    /// then by place and by code. Equal ones once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        let mut worst: BTreeMap<Cause, Severity> = BTreeMap::new();
        for (cause, severity) in self.0.iter().filter_map(|echo| Some((echo.follows?, echo.severity))) {
            let known = worst.entry(cause).or_insert(severity);
            *known = severity.max(*known);
        }
        let key = |finding: &Finding| {
            let own = finding.as_cause();
            let echoes = worst.get(&own).filter(|_| finding.follows.is_none());
            let severity = echoes.map_or(finding.severity, |echoes| finding.severity.max(*echoes));
            // What others follow from follows from nothing itself.
            let rank = if echoes.is_some() { finding.rank().min(1) } else { finding.rank() };
            let cause = finding.follows.unwrap_or(own);
            (Reverse(severity), rank, cause, finding.follows, own)
        };
        order::by(&mut self.0, |a, b| key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message)));
        self.0.dedup();
        self
    }
}
