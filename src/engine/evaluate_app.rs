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

    /// The verdict of one test.
    pub(super) fn fact_of_app(&self, test: &FactTest, app: AppIx) -> Kleene {
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

#[cfg(test)]
mod tests {
    use super::super::evaluate::EvalContext;
    use super::Kleene;
    use crate::lint::load;
    use crate::model::{Condition, Ix};
    use crate::source::Sources;
    use crate::text::Lang;

    /// A test of every kind, of facts that are known, unknown and dependent.
    const TESTS: [&str; 15] = [
        "is: { kind: a }",
        "is: { kind: [a, b] }",
        "is: { fast: false }",
        "has: { colours: red }",
        "has_any: { colours: [red, blue] }",
        "has_all: { colours: [red, blue] }",
        "is: { weight: [3, 5] }",
        "at_least: { weight: 4 }",
        "at_most: { weight: 4 }",
        "has: { partners: one }",
        "has_all: { partners: [one, two] }",
        "known: weight",
        "app: [one, three]",
        "all: [{ is: { kind: a } }, { not: { at_most: { weight: 4 } } }, { remaining: { at_least: 2 } }]",
        "any: [{ is: { fast: true } }, { has: { colours: blue } }, { label: l }]",
    ];

    const APPS: &str = "
apps:
  - { id: one, name: One, facts: { kind: a, fast: true, colours: [red, blue], weight: 3, partners: [two] } }
  - { id: two, name: Two, facts: { kind: b, fast: false, colours: [], weight: unlimited, partners: [one, two] } }
  - { id: three, name: Three, facts: { kind: { depends: x }, colours: [blue], weight: 5, partners: [] } }
  - { id: four, name: Four }
";

    #[test]
    fn one_app_is_judged_as_among_all() {
        let rules = TESTS.map(|test| format!("  - {{ when: {{ {test} }}, because: because }}\n")).concat();
        let tree = format!(
            "format: 1\nid: x\ntitle: X\nedition: e\nlanguage: en\nstart: q\nfacts:\n  \
             kind: {{ label: K, choice: {{ a: A, b: B }} }}\n  fast: {{ label: F, flag: {{}} }}\n  \
             colours: {{ label: C, set: {{ red: R, blue: B }} }}\n  weight: {{ label: W, number: {{}} }}\n  \
             partners: {{ label: P, apps: {{}} }}\nstanding:\n{rules}\
             questions: {{ q: {{ ask: Q, one: {{ a: {{ text: A, end: e, labels: [l] }} }} }} }}\n\
             outcomes: {{ e: {{ kind: advice, title: E, shows: remaining }} }}\n"
        );
        let mut sources = Sources::new();
        let (tree, apps) = (sources.add("tree.yaml", tree), sources.add("apps.yaml", APPS));
        let loaded = load(&sources, tree, &[apps], Lang::En);
        let model = loaded.model.unwrap_or_else(|| panic!("{:?}", loaded.findings));
        assert_eq!(model.graph.standing.len(), TESTS.len());
        let left = model.catalogue.candidates();
        let context = EvalContext::of_facts(&model, &left);
        for (rule, words) in model.graph.standing.iter().zip(TESTS) {
            for condition in [rule.when.clone(), Condition::Not(Box::new(rule.when.clone()))] {
                let all = context.evaluate(&condition);
                for app in model.catalogue.apps.indexes() {
                    let among_all = match app.at() {
                        at if all.yes.contains(at) => Kleene::True,
                        at if all.no.contains(at) => Kleene::False,
                        _ => Kleene::Unknown,
                    };
                    assert_eq!(context.evaluate_app(&condition, app), among_all, "{words}, {app:?}");
                }
            }
        }
    }
}
