//! What is otherwise now of the facts that a dossier tells: those that its answers tested, and those in the columns of its
//! advice, such as a price.

use super::json::ReviewedFact;
use super::review::{line, recorded_name};
use crate::model::{AppIx, FactIx};
use crate::record::{Dossier, RecordedAdvice, RecordedApp, RecordedFact};
use crate::session::Session;

/// The facts that are otherwise now: those of what was chosen first.
pub(super) fn facts(
    session: &Session<'_>,
    dossier: &Dossier,
    advice: &RecordedAdvice,
    apps: &[String],
) -> Vec<ReviewedFact> {
    let changed = Changed { session, dossier, advice };
    let tested = advice.facts.iter().filter_map(|was| changed.tested(was));
    let columns = advice.left.iter().flat_map(|left| changed.in_columns(left));
    let (own, other): (Vec<_>, Vec<_>) = tested.chain(columns).partition(|fact| apps.contains(&fact.app));
    own.into_iter().chain(other).collect()
}

struct Changed<'c, 'm> {
    session: &'c Session<'m>,
    dossier: &'c Dossier,
    advice: &'c RecordedAdvice,
}

impl Changed<'_, '_> {
    /// A fact that was tested, if it is otherwise.
    fn tested(&self, was: &RecordedFact) -> Option<ReviewedFact> {
        let model = self.session.model();
        // Of an app that is not there any more it is enough to say that.
        let app = model.catalogue.find(&was.app)?;
        let told = ReviewedFact {
            app: line(&was.app),
            name: recorded_name(self.dossier, self.advice, &was.app),
            fact: line(&was.fact),
            label: was.label.one_line(),
            from: was.value.one_line(),
            to: None,
            sources: Vec::new(),
            checked: None,
        };
        let Some(fact) = model.graph.facts.find(|fact| fact.id == was.fact) else { return Some(told) };
        if self.session.was_told_so(fact, app, &told.from) {
            return None;
        }
        let to = self.session.fact_now(fact, app).told.value;
        Some(self.with_now(told, fact, app, to))
    }

    /// The same of what stood in the columns of an app and was not tested. Of a column that is not there any more nothing
    /// changed about the app.
    fn in_columns(&self, left: &RecordedApp) -> Vec<ReviewedFact> {
        let model = self.session.model();
        let Some(app) = model.catalogue.find(&left.app) else { return Vec::new() };
        let cells = self.session.row_cells(app);
        let told =
            self.advice.columns.iter().zip(&left.cells).enumerate().filter_map(|(place, (head, was))| {
                let at = self.column_now(place, &head.one_line())?;
                let fact = model.graph.rows.get(at)?.fact;
                let row = model.graph.facts.row(fact);
                let is_tested = |tested: &&RecordedFact| tested.app == left.app && tested.fact == row.id;
                let from = was.one_line();
                if self.advice.facts.iter().any(|tested| is_tested(&tested))
                    || self.session.was_in_column(at, app, &from)
                {
                    return None;
                }
                let told = ReviewedFact {
                    app: line(&left.app),
                    name: left.name.one_line(),
                    fact: line(&row.id),
                    label: head.one_line(),
                    from,
                    to: None,
                    sources: Vec::new(),
                    checked: None,
                };
                Some(self.with_now(told, fact, app, line(&cells.get(at)?.value)))
            });
        told.collect()
    }

    /// Which of the columns of now is the one that stood there: the one of that fact, or else of that head. Another fact in its
    /// place is no other value of it.
    fn column_now(&self, place: usize, head: &str) -> Option<usize> {
        let rows = &self.session.model().graph.rows;
        let facts = &self.session.model().graph.facts;
        let was = self.advice.column_facts.get(place);
        let same = was.and_then(|was| rows.iter().position(|column| facts.row(column.fact).id == *was));
        same.or_else(|| rows.iter().position(|column| column.label.one_line() == head))
    }

    fn with_now(&self, told: ReviewedFact, fact: FactIx, app: AppIx, to: String) -> ReviewedFact {
        let now = self.session.fact_now(fact, app);
        let sources = now.told.sources.iter().map(|place| place.words.clone()).collect();
        let checked = now.checked.map(|checked| checked.one_line());
        ReviewedFact { to: Some(to), sources, checked, ..told }
    }
}
