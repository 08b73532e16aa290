//! The shortest walk that ends with an app or an outcome, as data and as text.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::walk::app_json;
use super::{Ending, json};
use crate::analysis::{ExplorationLimits, NeverRecommended, Reach, reach_app, reach_outcome, why_never};
use crate::engine::{AnswerValue, Choice, EffectRef, RecordedWalk, replay, standing};
use crate::model::{AppIx, Catalogue, Ix, Model, OutcomeIx, Shows};
use crate::report::{row_line, text_lines};
use crate::session::{Action, Block, Draft, Page, Row, Screen, Session};
use crate::text::{Indent, Messages, upper_first, wrap, wrap_indented};

/// Where a walk has to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// With this app left, at an outcome that shows what is left.
    App(AppIx),
    /// At this outcome.
    Outcome(OutcomeIx),
}

/// Of which kind the goal has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalKind {
    /// An app.
    App,
    /// An outcome.
    Outcome,
}

/// Why an id is no goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoGoal {
    /// There is none of that kind.
    Unknown,
    /// It is both an app and an outcome.
    Both,
}

/// What an id stands for.
///
/// # Errors
/// When it stands for nothing, or for two things and no kind is given.
pub fn goal(model: &Model, id: &str, kind: Option<GoalKind>) -> Result<Goal, NoGoal> {
    let app = model.catalogue.by_id.get(id).copied().filter(|_| kind != Some(GoalKind::Outcome));
    let outcome = model.graph.outcomes.find(|outcome| outcome.id == id);
    match (app, outcome.filter(|_| kind != Some(GoalKind::App))) {
        (Some(_), Some(_)) => Err(NoGoal::Both),
        (Some(app), None) => Ok(Goal::App(app)),
        (None, Some(outcome)) => Ok(Goal::Outcome(outcome)),
        (None, None) => Err(NoGoal::Unknown),
    }
}

/// What came of looking for a walk.
#[derive(Debug, Clone)]
pub struct Reached {
    /// For other programs.
    pub json: Json,
    /// To be read; the last line is the command that makes the walk.
    pub text: String,
    /// Whether there is such a walk.
    pub ending: Ending,
}

/// Looks for the shortest walk to a goal. `command` is what the answers go behind to walk it: `stappenplan walk` with
/// the options that name the content. Text is set in `width` columns.
pub fn reach(
    model: &Model,
    messages: Messages,
    goal: Goal,
    limits: &ExplorationLimits,
    command: &str,
    width: usize,
) -> Reached {
    let reach = match goal {
        Goal::App(app) => reach_app(model, app, limits),
        Goal::Outcome(outcome) => reach_outcome(model, outcome, limits),
    };
    let mut out = Out { lines: Vec::new(), width };
    let mut json = Map::new();
    let (kind, id) = match goal {
        Goal::App(app) => ("app", json::app_id(model, app)),
        Goal::Outcome(outcome) => ("outcome", model.graph.outcomes.row(outcome).id.as_str()),
    };
    json.insert("target".to_owned(), json!(id));
    json.insert("kind".to_owned(), json!(kind));
    json.insert("found".to_owned(), json!(matches!(reach, Reach::By(_))));
    json.insert("exhausted".to_owned(), json!(reach != Reach::NotFound));
    let ending = match &reach {
        Reach::By(path) => {
            let choices = keyed(path);
            let state = replay(model, &choices);
            json.extend(found(model, goal, &state));
            let session = Session::resume(model, messages, choices, Default::default());
            tell(&session, goal, command, &mut out);
            Ending::Fine
        }
        Reach::Never | Reach::NotFound => {
            json.extend(nothing());
            if let (Goal::App(app), Reach::Never) = (goal, &reach) {
                let why = why_never(model, app, limits);
                json.insert("dropped_by".to_owned(), dropped_by(model, app, &why.0));
                json.insert("longest".to_owned(), json::path(model, &why.0.walk));
                out.print(&messages.unreachable(id));
                tell_never(model, messages, app, &why, &mut out);
            } else {
                let words = if reach == Reach::Never {
                    messages.unreachable(id)
                } else {
                    messages.reach_not_found(id)
                };
                out.print(&words);
            }
            Ending::NoAdvice
        }
    };
    Reached { json: Json::Object(json), text: out.text(), ending }
}

fn keyed(path: &[Choice]) -> BTreeMap<crate::model::QuestionIx, AnswerValue> {
    path.iter().map(|choice| (choice.question, choice.given.clone())).collect()
}

/// The keys of a walk that was found. All keys are always there.
fn found(model: &Model, goal: Goal, state: &RecordedWalk) -> Map<String, Json> {
    let mut all = nothing();
    let mut put = |key: &str, value: Json| drop(all.insert(key.to_owned(), value));
    let core = &state.walk;
    put("path", json::path(model, &core.path));
    put("outcome", json::outcome(model, core.position));
    put("remaining", Catalogue::apps_in(&core.left).map(|app| json!(json::app_id(model, app))).collect());
    if let Goal::App(app) = goal {
        let told = app_json(model, state, app, standing(model, state, app));
        for key in ["standing", "reasons", "ask", "attention"] {
            put(key, told.get(key).cloned().unwrap_or_default());
        }
    }
    all
}

/// The keys of no walk.
fn nothing() -> Map<String, Json> {
    let keys = ["path", "outcome", "remaining", "standing", "reasons", "ask", "attention"];
    let none = |key: &str| if key == "outcome" || key == "standing" { Json::Null } else { json!([]) };
    let all = keys.iter().chain(&["dropped_by", "longest"]);
    all.map(|key| ((*key).to_owned(), none(key))).collect()
}

/// The requirements that drop an app on every walk; the first is that it is dropped always.
fn dropped_by(model: &Model, app: AppIx, why: &NeverRecommended) -> Json {
    let never = model.catalogue.never.get(&app);
    let never = never.map(|never| json!({ "question": null, "answers": [], "text": never.because.as_str() }));
    let requirement = |effect: &EffectRef| {
        let question = model.graph.questions.row(effect.question);
        let answers = effect.owner.map(|owner| AnswerValue::Picks(vec![owner]).words(question));
        let because = effect.requirement(model).map_or("", |requirement| requirement.because.as_str());
        json!({ "question": question.id, "answers": answers.unwrap_or_default(), "text": because })
    };
    never.into_iter().chain(why.by.iter().map(requirement)).collect()
}

/// Lines of text.
struct Out {
    lines: Vec<String>,
    width: usize,
}

impl Out {
    fn print(&mut self, words: &str) {
        self.lines.extend(wrap(words, self.width));
    }

    fn item(&mut self, mark: &str, words: &str) {
        self.lines.extend(wrap_indented(words, self.width, &Indent::hanging(mark)));
    }

    fn blank(&mut self) {
        self.lines.push(String::new());
    }

    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        let lines = text_lines(blocks, self.width.saturating_sub(indent.len()));
        self.lines.extend(lines.into_iter().map(|line| format!("{indent}{line}").trim_end().to_owned()));
    }

    /// The answers given on a walk, each below its question.
    fn walk(&mut self, session: &Session<'_>) {
        let Page::Listing(page) = session.page(Screen::Overview, &Draft::default()) else { return };
        let answered = page.rows.iter().filter(|row| matches!(row.action, Some(Action::Change(_))));
        for (at, row) in answered.enumerate() {
            let mark = format!("{}. ", at + 1);
            self.item(&mark, &row.label);
            let indent = " ".repeat(mark.len());
            self.lines.extend(wrap_indented(&row.words, self.width, &Indent::new(indent.clone(), indent)));
        }
    }

    fn text(self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// The walk, what comes out of it, and how to walk it.
fn tell(session: &Session<'_>, goal: Goal, command: &str, out: &mut Out) {
    let (model, messages) = (session.model(), session.messages());
    let outcome = |outcome: OutcomeIx| model.graph.outcomes.row(outcome).title.one_line();
    let name = match goal {
        Goal::App(app) => model.catalogue.apps.row(app).name.one_line(),
        Goal::Outcome(goal) => messages.lang().quote(&outcome(goal)),
    };
    let path = &session.whole().walk.path;
    out.print(&messages.reach_shortest(&name, &messages.questions(path.len())));
    out.blank();
    if path.is_empty() {
        out.print(messages.reach_no_questions());
    }
    out.walk(session);
    out.blank();
    if let Some(end) = session.outcome() {
        out.print(&messages.reach_outcome(&outcome(end)));
    }
    if let Page::Listing(page) = session.page(Screen::Walk, &Draft::default()) {
        let told = page.before.iter().filter(|block| !matches!(block, Block::Heading(_)));
        out.blocks(&told.cloned().collect::<Vec<_>>(), "");
        if let Goal::App(app) = goal {
            stands(&page.rows, app, messages, out);
        }
    }
    out.blank();
    out.print(messages.reach_again());
    let answers = path.iter().map(|choice| {
        let question = model.graph.questions.row(choice.question);
        format!(" --answer {}={}", question.id, choice.given.words(question).join(","))
    });
    out.lines.push(format!("{command}{}", answers.collect::<String>()));
}

/// How an app stands at the end, as the advice tells it.
fn stands(rows: &[Row], app: AppIx, messages: Messages, out: &mut Out) {
    let Some(at) = rows.iter().position(|row| row.action == Some(Action::Open(Screen::App(app)))) else {
        return;
    };
    // A heading stands above the first of its group.
    let heading = rows.iter().take(at + 1).rev().find_map(|row| row.heading.as_ref());
    out.blank();
    heading.into_iter().for_each(|heading| out.print(heading));
    if let Some(row) = rows.get(at) {
        out.item("- ", &row_line(row, messages));
        let detail = row.detail.iter().filter(|block| !matches!(block, Block::Heading(_)));
        out.blocks(&detail.cloned().collect::<Vec<_>>(), "  ");
    }
}

/// Why no walk ends with an app.
fn tell_never(
    model: &Model,
    messages: Messages,
    app: AppIx,
    why: &(NeverRecommended, Vec<OutcomeIx>),
    out: &mut Out,
) {
    let name = model.catalogue.apps.row(app).name.one_line();
    if !model.catalogue.offered.contains(app.at()) {
        out.print(messages.not_offered());
    }
    if let Some(never) = model.catalogue.never.get(&app) {
        out.print(&format!(
            "{} {}",
            crate::text::sentence(&upper_first(&never.because.one_line())),
            messages.never()
        ));
        return;
    }
    if !model.graph.outcomes.rows().iter().any(|outcome| outcome.shows == Shows::Remaining) {
        out.print(messages.reach_no_list());
    }
    let (lost, unseen) = why;
    if !unseen.is_empty() {
        let titles = unseen.iter().map(|outcome| model.graph.outcomes.row(*outcome).title.one_line());
        let titles: Vec<String> = titles.map(|title| messages.lang().quote(&title)).collect();
        out.print(&messages.reach_unseen(&name, &messages.lang().or(&titles)));
    }
    if lost.by.is_empty() {
        return;
    }
    out.blank();
    out.print(&messages.reach_dropped_by(&name));
    for effect in &lost.by {
        let question = model.graph.questions.row(effect.question);
        let answer = effect.owner.and_then(|owner| question.answers()?.get(owner));
        let answer = answer.map(|answer| answer.text.one_line()).unwrap_or_default();
        let because = effect.requirement(model).map_or(String::new(), |effect| effect.because.one_line());
        out.item(
            "- ",
            &messages.reach_requirement(&upper_first(&because), &question.ask.one_line(), &answer),
        );
    }
    if !lost.walk.is_empty() {
        out.blank();
        out.print(&messages.reach_longest(&name));
        out.walk(&Session::resume(model, messages, keyed(&lost.walk), Default::default()));
    }
}
