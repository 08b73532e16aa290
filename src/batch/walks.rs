//! Walks as lines of JSON: all of them, or those of a file as they come out now. Each line is written before the next
//! walk is made, so a million of them take no memory.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::Value as Json;

use super::Ending;
use super::json::{WalkLineV1, question_id};
use crate::analysis::{AppScope, ExplorationLimits, StateSpace, Walk, sample, walks};
use crate::engine::{AnswerValue, Position, replay};
use crate::model::{Model, QuestionIx};
use crate::order;
use crate::record::given_from_words;
use crate::text::{Messages, json_line};

/// Without a limit no more walks than this are listed: a tree may have more than any disk holds. It is said where the list
/// stops, and the exit code tells it; `--limit` asks for more.
pub const MOST_WALKS: u64 = 1_000_000;

/// What came of writing lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinesWritten {
    /// How the worst of them ended.
    pub ending: Ending,
    /// There are more than were written.
    pub cut: bool,
}

/// Writes every walk, at most `limit` of them, in the order of the answers.
///
/// # Errors
/// When writing fails.
pub fn list(model: &Model, messages: Messages, limit: u64, out: &mut dyn Write) -> io::Result<LinesWritten> {
    let mut lines = LinesWritten { ending: Ending::Fine, cut: false };
    for (at, walk) in (0_u64..).zip(walks(model)) {
        if at == limit {
            lines.cut = true;
            break;
        }
        lines.ending = lines.ending.max(ending(walk.end));
        write_line(out, &WalkLineV1::of(model, messages, &walk))?;
    }
    Ok(lines)
}

/// Writes walks drawn at random, each as likely as any other, the same for the same seed.
///
/// # Errors
/// When writing fails.
pub fn draw(
    model: &Model,
    messages: Messages,
    number: usize,
    seed: u64,
    out: &mut dyn Write,
) -> io::Result<LinesWritten> {
    let mut lines = LinesWritten { ending: Ending::Fine, cut: false };
    let space = StateSpace::explore(model, &AppScope::Ways, &ExplorationLimits::default());
    // Too many states for a fair draw.
    let Some(drawn) = sample(model, &space, number, seed) else {
        return Ok(LinesWritten { ending: Ending::NoAdvice, cut: true });
    };
    for walk in drawn {
        lines.ending = lines.ending.max(ending(walk.end));
        write_line(out, &WalkLineV1::of(model, messages, &walk))?;
    }
    Ok(lines)
}

/// A line is a walk that ended, whatever its outcome; only a fault of the tree is worse.
fn ending(position: Position) -> Ending {
    match position {
        Position::Done(_) => Ending::Fine,
        Position::At(_) => Ending::NoAdvice,
        Position::Stuck(_) => Ending::Fault,
    }
}

fn write_line(out: &mut dyn Write, line: &WalkLineV1<'_>) -> io::Result<()> {
    writeln!(out, "{}", json_line(line))
}

/// Writes the walks of earlier lines as they come out now, with `error` where an answer no longer fits or the walk does
/// not end.
///
/// # Errors
/// When writing fails, or reading the lines does.
pub fn replay_lines(
    model: &Model,
    messages: Messages,
    earlier: &mut dyn Iterator<Item = io::Result<String>>,
    out: &mut dyn Write,
) -> io::Result<LinesWritten> {
    let mut lines = LinesWritten { ending: Ending::Fine, cut: false };
    for line in earlier {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let (now, ending) = replay_line(model, messages, &line);
        lines.ending = lines.ending.max(ending);
        write_line(out, &now)?;
    }
    Ok(lines)
}

fn replay_line<'m>(model: &'m Model, messages: Messages, line: &str) -> (WalkLineV1<'m>, Ending) {
    let read: Option<Json> = serde_json::from_str(line).ok();
    let Some(steps) = read.as_ref().and_then(|line| line.get("path")?.as_array()) else {
        return (WalkLineV1::no_walk(messages.replay_not_a_walk()), Ending::NoAdvice);
    };
    let mut choices: BTreeMap<QuestionIx, AnswerValue> = BTreeMap::new();
    let mut errors: Vec<String> = Vec::new();
    for step in steps {
        match choice(model, step) {
            Ok((question, given)) => drop(choices.insert(question, given)),
            Err(Some(id)) => errors.push(messages.replay_no_longer_fits(&id)),
            Err(None) => errors.push(messages.replay_not_a_walk().to_owned()),
        }
    }
    let core = replay(model, &choices).walk;
    let asked = order::set(core.path.iter().map(|choice| choice.question));
    let unasked = choices.keys().filter(|question| !asked.contains(question));
    errors.extend(unasked.map(|question| messages.replay_not_asked(question_id(model, *question))));
    if let Position::At(question) = core.position {
        errors.push(messages.replay_no_answer(question_id(model, question)));
    }
    let mut ending = ending(core.position);
    let walk = Walk { path: core.path, end: core.position, left: core.left };
    let mut now = WalkLineV1::of(model, messages, &walk);
    if !errors.is_empty() {
        ending = ending.max(Ending::NoAdvice);
    }
    now.add_errors(errors);
    (now, ending)
}

/// One step of an earlier walk; the id of the question when it no longer fits.
fn choice(model: &Model, step: &Json) -> Result<(QuestionIx, AnswerValue), Option<String>> {
    let id = step.get("question").and_then(Json::as_str).ok_or(None)?;
    let words = step.get("answers").and_then(Json::as_array).ok_or(None)?;
    let words: Vec<String> = words.iter().filter_map(Json::as_str).map(str::to_owned).collect();
    let shown = || Some(crate::text::SafeText::new(id).one_line());
    let question = model.graph.questions.find(|question| question.id == id).ok_or_else(shown)?;
    let given = given_from_words(model, question, &words).map_err(|_| shown())?;
    Ok((question, given))
}
