//! What a condition says of one app. The same as of all apps at once (`evaluate.rs`, which this is tested against), for
//! whoever tells about one app after the other: to look at all of them for each would take their number squared.

use super::evaluate::EvalContext;
use super::kleene::Kleene;
use crate::model::{AppIx, ColumnCells, Condition, FactTest, Ix, Operand, Test};

impl EvalContext<'_> {
    /// The verdict for one app.
    pub(super) fn evaluate_app(&self, condition: &Condition, app: AppIx) -> Kleene {
        match condition {
            Condition::All(parts) => {
                parts.iter().fold(Kleene::True, |so_far, part| so_far.and(self.evaluate_app(part, app)))
            }
            Condition::Any(parts) => {
                parts.iter().fold(Kleene::False, |so_far, part| so_far.or(self.evaluate_app(part, app)))
            }
            Condition::Not(part) => !self.evaluate_app(part, app),
            Condition::Fact(test) => self.fact_of_app(test, app),
            Condition::App(apps) => {
                apps.iter().filter_map(|named| self.app(*named)).any(|named| named == app).into()
            }
            Condition::Label(_)
            | Condition::Chose { .. }
            | Condition::Number { .. }
            | Condition::Derived(_)
            | Condition::Answer(_)
            | Condition::Remaining(_) => self.decide(condition),
        }
    }

    fn fact_of_app(&self, test: &FactTest, app: AppIx) -> Kleene {
        let column = self.model.catalogue.columns.row(test.fact);
        let is_known = column.known.contains(app.at());
        if test.test == Test::Known {
            return is_known.into();
        }
        if !is_known {
            return Kleene::Unknown;
        }
        match (&test.test, &column.cells) {
            (Test::AnyOf(values), ColumnCells::Marks(marks)) => {
                let mut wanted = values.iter().filter_map(|value| self.value(test.fact, *value));
                wanted.any(|value| marks.row(value).contains(app.at())).into()
            }
            (Test::AllOf(values), ColumnCells::Marks(marks)) => {
                let mut wanted = values.iter().filter_map(|value| self.value(test.fact, *value));
                wanted.all(|value| marks.row(value).contains(app.at())).into()
            }
            (Test::AnyApp(apps), ColumnCells::Links(links)) => {
                let mut wanted = apps.iter().filter_map(|named| self.app(*named));
                links
                    .get(app.at())
                    .is_some_and(|links| wanted.any(|app| links.binary_search(&app).is_ok()))
                    .into()
            }
            (Test::AllApps(apps), ColumnCells::Links(links)) => {
                let mut wanted = apps.iter().filter_map(|named| self.app(*named));
                links
                    .get(app.at())
                    .is_some_and(|links| wanted.all(|app| links.binary_search(&app).is_ok()))
                    .into()
            }
            (Test::Equal(numbers), ColumnCells::Numbers(values)) => {
                let mut wanted = numbers.iter().filter_map(|number| self.number(*number));
                values.get(app.at()).is_some_and(|value| wanted.any(|number| number == *value)).into()
            }
            (Test::AtLeast(least), ColumnCells::Numbers(values)) => {
                self.compared(*least, |least| values.get(app.at()).is_some_and(|value| *value >= least))
            }
            (Test::AtMost(most), ColumnCells::Numbers(values)) => {
                self.compared(*most, |most| values.get(app.at()).is_some_and(|value| *value <= most))
            }
            _ => {
                debug_assert!(false, "a test goes with the kind of its fact");
                Kleene::Unknown
            }
        }
    }

    fn compared(&self, number: Operand<f64>, holds: impl Fn(f64) -> bool) -> Kleene {
        self.number(number).map_or(Kleene::Unknown, |number| holds(number).into())
    }
}
