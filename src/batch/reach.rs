//! The shortest walk that ends with an app or an outcome, as data and as text.

use super::Ending;
use super::json::{ReachV1, app_id};
use crate::analysis::{ExplorationLimits, NeverRecommended, Reach, reach_app, reach_outcome, why_never};
use crate::engine::{Standing, by_question};
use crate::model::{AppIx, Ix, Model, OutcomeIx, Shows};
use crate::report::{spoken_app, text_lines};
use crate::session::{AppAdvice, AppReason, Block, ReasonOrigin, Session, WalkEnd};
use crate::text::{Indent, Messages, upper_first, wrap, wrap_indented};

/// Where a walk has to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReachTarget {
    /// With this app left, at an outcome that shows what is left.
    App(AppIx),
    /// At this outcome.
    Outcome(OutcomeIx),
}

/// Which kind the goal has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// An app.
    App,
    /// An outcome.
    Outcome,
}

/// Why an id is not a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetError {
    /// There is none of that kind.
    Unknown,
    /// It is both an app and an outcome.
    Both,
}

/// What an id stands for.
///
/// # Errors
/// When it stands for nothing, or for two things and no kind is given.
pub fn target(model: &Model, id: &str, kind: Option<TargetKind>) -> Result<ReachTarget, TargetError> {
    let app = model.catalogue.find(id).filter(|_| kind != Some(TargetKind::Outcome));
    let outcome = model.graph.outcomes.find(|outcome| outcome.id == id);
    match (app, outcome.filter(|_| kind != Some(TargetKind::App))) {
        (Some(_), Some(_)) => Err(TargetError::Both),
        (Some(app), None) => Ok(ReachTarget::App(app)),
        (None, Some(outcome)) => Ok(ReachTarget::Outcome(outcome)),
        (None, None) => Err(TargetError::Unknown),
    }
}

/// What came of looking for a walk.
#[derive(Debug, Clone)]
pub struct ReachReport<'m> {
    /// For other programs.
    pub json: ReachV1<'m>,
    /// To be read; the last line is the command that makes the walk.
    pub text: String,
    /// Whether there is such a walk.
    pub ending: Ending,
}

/// Looks for the shortest walk to a goal. `command` is what the answers go behind to walk it: `stappenplan walk` with
/// the options that name the content. Text is set in `width` columns.
pub fn reach<'m>(
    model: &'m Model,
    messages: Messages,
    goal: ReachTarget,
    limits: &ExplorationLimits,
    command: &str,
    width: usize,
) -> ReachReport<'m> {
    let (reach, kind, id) = match goal {
        ReachTarget::App(app) => (reach_app(model, app, limits), "app", app_id(model, app)),
        ReachTarget::Outcome(outcome) => {
            (reach_outcome(model, outcome, limits), "outcome", model.graph.outcomes.row(outcome).id.as_str())
        }
    };
    let mut out = TextWriter { lines: Vec::new(), width };
    let mut json = ReachV1::nothing(id, kind, reach != Reach::NotFound);
    let ending = match (&reach, goal) {
        (Reach::By(path), _) => {
            let session = Session::resume(model, messages, by_question(path), Default::default());
            debug_assert_eq!(session.whole().walk.path, *path, "a walk that was found can be walked");
            let told = match goal {
                ReachTarget::App(app) => Some(session.app_advice(app)),
                ReachTarget::Outcome(_) => None,
            };
            json.add_walk(&session, told.as_ref());
            tell(&session, goal, told.as_ref(), command, &mut out);
            Ending::Fine
        }
        (Reach::Never, ReachTarget::App(app)) => {
            let why = why_never(model, app, limits);
            let always = whatever_is_answered(model, messages, app);
            let texts = always.iter().map(|reason| reason.text.as_str().to_owned());
            json.add_reasons(model, texts.collect(), &why.0);
            out.print(&messages.unreachable_app(id));
            tell_never(model, messages, app, &always, &why, &mut out);
            Ending::NoAdvice
        }
        (Reach::Never, ReachTarget::Outcome(_)) => {
            out.print(&messages.unreachable(id));
            Ending::NoAdvice
        }
        (Reach::NotFound, _) => {
            out.print(&messages.reach_not_found(id));
            Ending::NoAdvice
        }
    };
    ReachReport { json, text: out.text(), ending }
}

/// Lines of text.
struct TextWriter {
    lines: Vec<String>,
    width: usize,
}

impl TextWriter {
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
        for (at, answer) in session.given_answers().on_path.iter().enumerate() {
            let mark = format!("{}. ", at + 1);
            self.item(&mark, &answer.ask);
            let indent = " ".repeat(mark.len());
            self.lines.extend(wrap_indented(&answer.words, self.width, &Indent::new(indent.clone(), indent)));
        }
    }

    fn text(self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// The walk, what comes out of it, and how to walk it.
fn tell(
    session: &Session<'_>,
    goal: ReachTarget,
    told: Option<&AppAdvice>,
    command: &str,
    out: &mut TextWriter,
) {
    let (model, messages) = (session.model(), session.messages());
    let outcome = |outcome: OutcomeIx| model.graph.outcomes.row(outcome).title.one_line();
    let name = match goal {
        ReachTarget::App(app) => model.catalogue.apps.row(app).name.one_line(),
        ReachTarget::Outcome(goal) => messages.lang().quote(&outcome(goal)),
    };
    let path = &session.whole().walk.path;
    out.print(&messages.reach_shortest(&name, &messages.questions(path.len())));
    out.blank();
    if path.is_empty() {
        out.print(messages.reach_no_questions());
    }
    out.walk(session);
    out.blank();
    if let WalkEnd::Outcome(end) = session.walk_end() {
        out.print(&messages.reach_outcome(&end.title));
        out.blocks(&end.opening(), "");
        if let Some(told) = told.filter(|_| end.shows_apps()) {
            stands(session, told, out);
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

/// The standing at the end of an app that is left, as the advice tells it.
fn stands(session: &Session<'_>, told: &AppAdvice, out: &mut TextWriter) {
    debug_assert_ne!(told.standing, Standing::Dropped, "the walk ends with this app left");
    out.blank();
    out.print(session.standing_words(told.standing));
    out.item("- ", &spoken_app(told));
    out.blocks(&told.detail_blocks(session.messages()), "  ");
}

/// Why an app drops whatever is answered: it is `never`, or it has ended.
fn whatever_is_answered(model: &Model, messages: Messages, app: AppIx) -> Vec<AppReason> {
    let mut reasons = Session::new(model, messages).app_advice(app).reasons;
    reasons.retain(|reason| matches!(reason.origin, ReasonOrigin::Never | ReasonOrigin::Ended));
    reasons
}

/// Why no walk ends with an app.
fn tell_never(
    model: &Model,
    messages: Messages,
    app: AppIx,
    always: &[AppReason],
    why: &(NeverRecommended, Vec<OutcomeIx>),
    out: &mut TextWriter,
) {
    let name = model.catalogue.apps.row(app).name.one_line();
    if !model.catalogue.offered.contains(app.at()) {
        out.print(messages.not_offered());
    }
    if !always.is_empty() {
        let words: Vec<&str> = always.iter().map(|reason| reason.words.as_str()).collect();
        out.print(&format!("{} {}", words.join(" "), messages.always_drop(&[&name])));
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
        // A question's own requirement belongs to no answer.
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
        out.walk(&Session::resume(model, messages, by_question(&lost.walk), Default::default()));
    }
}
