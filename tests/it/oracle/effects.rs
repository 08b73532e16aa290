//! What a choice does: labels, requirements, wishes, attention points.

use serde_json::Value as Json;
use yaml_serde::Value;

use super::catalogue::App;
use super::condition::{Compared, Given, Truth, View, compared, tested};
use super::state::{Judged, State};
use super::yaml::{items_at, must, strings_at};

/// One entry of `keep`, `prefer` or `attention`, as an effect of a choice.
struct Effect<'a> {
    entry: &'a Value,
    /// The answer whose effect it is, or the whole choice.
    answers: Vec<String>,
    /// What the word `answer` stands for.
    one: Option<String>,
    /// Which chosen answer of a `many` it belongs to.
    group: Option<usize>,
}

impl<'a> State<'a> {
    /// Sets the labels, then judges everything on the apps left before, then prunes at once.
    pub(super) fn apply(&mut self, question: &str, chosen: &[String]) {
        self.set_labels(question, chosen);
        let left = self.left();
        let view = self.view(&left, Given::Choice(chosen, None));
        let keep = self.effects(view, question, chosen, "keep");
        let prefer = self.effects(view, question, chosen, "prefer");
        let attention = self.effects(view, question, chosen, "attention");
        let any = combines_any(self.oracle.question(question));

        let mut records = self.records.clone();
        for (id, record) in &mut records {
            let app = must(self.oracle.apps.get(id), "an offered app exists");
            for judged in self.judge(view.on(app), question, &keep, chosen, any) {
                record.unclear.extend(judged.ask.iter().cloned());
                record.reasons.push(judged);
            }
            for effect in &prefer {
                let view = seen_by(view.on(app), effect);
                let wish = require(effect);
                if view.test(wish) == Truth::True {
                    record.liked += 1;
                }
                record.unclear.extend(view.unclear(wish));
            }
        }
        let told = attention.iter().filter(|effect| self.oracle.is_told(effect.entry));
        let points: Vec<Json> = told.map(|effect| self.oracle.point(effect.entry)).collect();
        self.records = records;
        self.attention.extend(points);
    }

    fn set_labels(&mut self, question: &str, chosen: &[String]) {
        let record = self.oracle.question(question);
        let mut labels = strings_at(record, "labels");
        for answer in chosen {
            if let Some(answer) = self.oracle.answer(record, answer) {
                labels.extend(strings_at(answer, "labels"));
            }
        }
        for label in labels {
            if !self.labels.contains(&label) {
                self.labels.push(label);
            }
        }
    }

    /// The effects that apply: the question's own, then those of each chosen answer.
    fn effects(&self, view: View<'_>, question: &str, chosen: &[String], key: &str) -> Vec<Effect<'a>> {
        let record = self.oracle.question(question);
        let many = record.get("many").is_some();
        let own = items_at(record, key);
        let mut effects = Vec::new();
        for &entry in &own {
            if !(many && uses_answer(entry)) {
                effects.push(Effect {
                    entry,
                    answers: chosen.to_vec(),
                    one: if many { None } else { chosen.first().cloned() },
                    group: None,
                });
            }
        }
        for (group, answer) in chosen.iter().enumerate() {
            let shared = own.iter().filter(|entry| many && uses_answer(entry));
            let written = self.oracle.answer(record, answer);
            let written = written.map(|answer| items_at(answer, key));
            for entry in shared.copied().chain(written.unwrap_or_default()) {
                effects.push(Effect {
                    entry,
                    answers: vec![answer.clone()],
                    one: Some(answer.clone()),
                    group: many.then_some(group),
                });
            }
        }
        effects.retain(|effect| self.applies(view, effect));
        effects
    }

    fn applies(&self, view: View<'_>, effect: &Effect<'_>) -> bool {
        let fits = comparisons(effect.entry).iter().all(|what| {
            effect.one.as_deref().is_some_and(|answer| match what {
                Compared::Fact(fact) => self.oracle.possible(fact, answer),
                Compared::App => self.oracle.apps.contains_key(answer),
                Compared::Count => true,
            })
        });
        fits && effect.entry.get("when").is_none_or(|when| seen_by(view, effect).test(when) == Truth::True)
    }

    /// The requirements that are false or unknown for one app and count.
    fn judge(
        &self,
        view: View<'_>,
        question: &str,
        keep: &[Effect<'_>],
        chosen: &[String],
        any: bool,
    ) -> Vec<Judged> {
        let app: &App = must(view.app, "an app is judged");
        let verdict = |effect: &Effect<'_>| seen_by(view, effect).test(require(effect));
        // One chosen answer: all its requirements hold.
        let of_answer = |group: usize| {
            let of_answer = keep.iter().filter(|effect| effect.group == Some(group));
            of_answer.map(verdict).min().unwrap_or(Truth::True)
        };
        // The choice as a whole: of one chosen answer all requirements hold.
        let whole = (0..chosen.len()).map(of_answer).max().unwrap_or(Truth::True);
        // Of a choice that is false the false requirements count. Of one that is unknown the unknown ones count, of
        // the answers that are unknown themselves: one that is false stays so. The question's own requirements stand
        // by themselves.
        let counts = |effect: &Effect<'_>| {
            let verdict = verdict(effect);
            let group = if any { effect.group } else { None };
            verdict != Truth::True && group.is_none_or(|group| verdict == whole && of_answer(group) == whole)
        };
        let counting = keep.iter().filter(|effect| counts(effect));
        counting
            .map(|effect| {
                let ask = seen_by(view, effect).unclear(require(effect));
                let text = match (verdict(effect), effect.entry.get("unsure")) {
                    (Truth::Unknown, Some(unsure)) => self.oracle.text(unsure),
                    (Truth::Unknown, None) => self.not_known_yet(app, &ask),
                    _ => self.oracle.text(must(effect.entry.get("because"), "`keep` says `because`")),
                };
                Judged {
                    question: question.to_owned(),
                    answers: effect.answers.clone(),
                    text,
                    facts: facts_of(app, require(effect)),
                    verdict: verdict(effect),
                    ask,
                }
            })
            .collect()
    }

    /// "nog niet bekend: Gewicht (hangt af van de accu), Remmen".
    fn not_known_yet(&self, app: &App, ask: &[String]) -> String {
        let facts: Vec<String> = ask
            .iter()
            .map(|id| {
                let declared = self.oracle.tree.get("facts").and_then(|facts| facts.get(id.as_str()));
                let label = declared.and_then(|fact| fact.get("label"));
                let label = self.oracle.text(must(label, "a fact has a `label`"));
                match app.remarks(id).join("; ") {
                    remarks if remarks.is_empty() => label,
                    remarks => format!("{label} ({remarks})"),
                }
            })
            .collect();
        if facts.is_empty() {
            // A number that was not given when the requirement was judged.
            return "dit hangt af van een antwoord dat er toen niet was".to_owned();
        }
        format!("nog niet bekend: {}", facts.join(", "))
    }
}

/// The view in which the word `answer` stands for the answer of this effect.
fn seen_by<'v>(view: View<'v>, effect: &'v Effect<'_>) -> View<'v> {
    let given = match view.given {
        Given::Choice(chosen, _) => Given::Choice(chosen, effect.one.as_deref()),
        other => other,
    };
    View { given, ..view }
}

fn require<'a>(effect: &Effect<'a>) -> &'a Value {
    must(effect.entry.get("require"), "`keep` and `prefer` say `require`")
}

fn comparisons(entry: &Value) -> Vec<Compared> {
    let conditions = [entry.get("require"), entry.get("when")];
    conditions.into_iter().flatten().flat_map(compared).collect()
}

/// Whether this effect uses the word `answer` as a value.
fn uses_answer(entry: &Value) -> bool {
    !comparisons(entry).is_empty()
}

fn combines_any(question: &Value) -> bool {
    let combine = question.get("many").and_then(|many| many.get("combine"));
    combine.and_then(Value::as_str) == Some("any")
}

/// The facts that a condition tests, with the values of this app.
pub(super) fn facts_of(app: &App, condition: &Value) -> Vec<Json> {
    let facts = tested(condition).into_iter();
    facts.map(|id| serde_json::json!({ "id": id, "value": app.fact(&id).json() })).collect()
}
