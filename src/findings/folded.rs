//! Which findings are shown: what follows from another is told there in a line, and of one kind there are not too many.

use std::collections::BTreeMap;

use super::{Cause, Finding, Findings, Rule, Severity};
use crate::order;
use crate::source::Span;
use crate::text::Messages;

/// So many findings of one kind are shown.
const OF_ONE_KIND: usize = 10;

impl Findings {
    /// What is shown unless everything is asked for. How many are left out is said at their cause, and at the last of a kind
    /// of which there are too many.
    #[must_use]
    pub fn folded(&self, messages: Messages) -> Self {
        let mut echoes: BTreeMap<Cause, Vec<&Finding>> = BTreeMap::new();
        for finding in self.iter() {
            if let Some(cause) = finding.follows {
                echoes.entry(cause).or_default().push(finding);
            }
        }
        let mut of_kind: BTreeMap<&str, usize> = BTreeMap::new();
        let mut shown = Self::new();
        let least = self.least_shown();
        let is_shown = |finding: &&Finding| finding.follows.is_none() && finding.severity >= least;
        for finding in self.iter().filter(is_shown) {
            let count = of_kind.entry(finding.code).or_default();
            *count += 1;
            if *count > OF_ONE_KIND {
                continue;
            }
            let mut finding = finding.clone();
            if let Some(echoes) = echoes.get(&finding.as_cause()) {
                finding.note = Some(told(&finding, echoes, messages));
            }
            shown.push(finding);
        }
        for (code, count) in of_kind.into_iter().filter(|(_, count)| *count > OF_ONE_KIND) {
            let words = messages.more_of_kind(&(count - OF_ONE_KIND), &code);
            let last = shown.iter_mut().filter(|finding| finding.code == code).last();
            let Some(last) = last else { continue };
            last.note =
                Some(last.note.take().map_or_else(|| words.clone(), |note| format!("{note}; {words}")));
        }
        shown
    }

    /// How many hints there are that wait until the errors are mended.
    #[must_use]
    pub fn waiting_hints(&self) -> usize {
        self.iter().filter(|finding| finding.severity < self.least_shown()).count()
    }

    /// Beside an error nobody reads hints.
    fn least_shown(&self) -> Severity {
        match self.worst() {
            Some(Severity::Error) => Severity::Warning,
            _ => Severity::Hint,
        }
    }
}

impl Finding {
    /// The scenario that it is about, by the place of its name.
    fn scenario(&self) -> Option<Span> {
        let is_of_scenario =
            [Rule::SCENARIO_FAILS, Rule::SCENARIO_OFF_PATH].iter().any(|rule| rule.code == self.code);
        self.related.first().filter(|_| is_of_scenario).map(|(name, _)| *name)
    }
}

/// What is left out because of a finding.
fn told(cause: &Finding, echoes: &[&Finding], messages: Messages) -> String {
    let scenarios = order::set(echoes.iter().filter_map(|echo| echo.scenario()));
    let others = scenarios.iter().filter(|name| cause.scenario() != Some(**name)).count();
    if others > 0 && cause.scenario().is_some() {
        return messages.more_scenarios(&others);
    }
    if cause.code == Rule::UNCOVERED_ANSWER.code {
        return messages.more_answers(&echoes.len());
    }
    let same = cause.names.first().filter(|_| echoes.iter().all(|echo| echo.names == cause.names));
    match (same, echoes.len()) {
        (Some(id), 1) => messages.one_more_place(id),
        (Some(id), count) => messages.more_places(&count, id),
        (None, 1) => messages.one_more_follows(),
        (None, count) => messages.more_follow(&count),
    }
}

#[cfg(test)]
mod tests {
    use crate::findings::{Finding, Findings, Rule};
    use crate::source::{Sources, Span};
    use crate::text::{Lang, Messages};

    fn at(sources: &mut Sources, start: usize) -> Span {
        let file = sources.add("tree.yaml", "x".repeat(100));
        Span::new(file, start..start + 1)
    }

    #[test]
    fn what_follows_is_told_at_its_cause() {
        let mut sources = Sources::new();
        let mut all = Findings::new();
        let place = at(&mut sources, 1);
        let cause = Finding::new(Rule::UNKNOWN_APP, place, "none".into()).about(["snel"]);
        for start in 2..5 {
            let mut echo =
                Finding::new(Rule::UNKNOWN_APP, at(&mut sources, start), "none".into()).about(["snel"]);
            echo.follows = Some(cause.as_cause());
            all.push(echo);
        }
        all.push(cause);
        let shown = all.sorted().folded(Messages::new(Lang::En));
        let notes: Vec<_> = shown.iter().map(|finding| finding.note.as_deref()).collect();
        assert_eq!(notes, [Some("3 other places name `snel`: `check --all` lists them")]);
    }

    #[test]
    fn with_an_error_hints_wait_and_are_counted() {
        let mut sources = Sources::new();
        let mut all = Findings::new();
        for start in 0..3 {
            all.push(Finding::new(Rule::STALE_FACTS, at(&mut sources, start), format!("{start}")));
        }
        let hints = all.clone().sorted();
        assert_eq!((hints.folded(Messages::new(Lang::En)).len(), hints.waiting_hints()), (3, 0));
        all.push(Finding::new(Rule::UNUSED_TEXT, at(&mut sources, 1), "unused".into()));
        all.push(Finding::new(Rule::UNKNOWN_KEY, at(&mut sources, 9), "wrong".into()));
        let all = all.sorted();
        let codes: Vec<_> = all.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["unknown-key", "unused-text", "stale-facts", "stale-facts", "stale-facts"]);
        assert_eq!((all.folded(Messages::new(Lang::En)).len(), all.waiting_hints()), (2, 3));
    }

    #[test]
    fn a_cause_comes_before_what_is_worse_and_follows_from_it() {
        let mut sources = Sources::new();
        let mut all = Findings::new();
        let cause = Finding::new(Rule::UNUSED_TEXT, at(&mut sources, 50), "cause".into());
        let mut echo = Finding::new(Rule::UNKNOWN_TEXT, at(&mut sources, 1), "echo".into());
        echo.follows = Some(cause.as_cause());
        all.push(echo);
        all.push(Finding::new(Rule::BAD_ROWS, at(&mut sources, 0), "other".into()));
        all.push(cause);
        let words: Vec<_> = all.sorted().iter().map(|finding| finding.message.clone()).collect();
        assert_eq!(words, ["cause", "echo", "other"]);
    }

    #[test]
    fn of_one_kind_no_more_than_ten_are_shown() {
        let mut sources = Sources::new();
        let mut all = Findings::new();
        for start in 0..13 {
            all.push(Finding::new(Rule::UNKNOWN_KEY, at(&mut sources, start), format!("{start}")));
        }
        let shown = all.sorted().folded(Messages::new(Lang::Nl));
        assert_eq!(shown.len(), 10);
        let last = shown.iter().next_back().and_then(|finding| finding.note.as_deref());
        assert_eq!(last, Some("hierna volgen er nog 3 `unknown-key`: `check --all` toont ze"));
    }
}
