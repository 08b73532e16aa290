//! Walks as lines of JSON: all of them, some, or those of a file as they come out now. Each line is written before the next
//! walk is made, so a million of them take no memory.

use std::io::{self, Write};

use super::Ending;
use super::earlier_walk::{EarlierWalk, GoneStep};
use super::json::{WalkLineV1, question_id};
use crate::analysis::{AppScope, ExplorationLimits, StateSpace, Walk, covering, sample, walks};
use crate::engine::{Position, by_question, replay};
use crate::model::Model;
use crate::order;
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

/// What a line tells of its walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineDetail {
    /// Its path, its outcome and what is left.
    Ends,
    /// Also the standings, and the order of what is left.
    Standings,
}

/// Writes every walk, at most `limit` of them, in the order of the answers.
///
/// # Errors
/// When writing fails.
pub fn list(
    model: &Model,
    messages: Messages,
    limit: u64,
    detail: LineDetail,
    out: &mut dyn Write,
) -> io::Result<LinesWritten> {
    let mut lines = LinesWritten { ending: Ending::Fine, cut: false };
    for (at, walk) in (0_u64..).zip(walks(model)) {
        if at == limit {
            lines.cut = true;
            break;
        }
        lines.add(model, messages, &walk, detail, out)?;
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
    detail: LineDetail,
    out: &mut dyn Write,
) -> io::Result<LinesWritten> {
    let mut lines = LinesWritten { ending: Ending::Fine, cut: false };
    let space = StateSpace::explore(model, &AppScope::Ways, &ExplorationLimits::default());
    // Too many states for a fair draw.
    let Some(drawn) = sample(model, &space, number, seed) else {
        return Ok(LinesWritten { ending: Ending::NoAdvice, cut: true });
    };
    for walk in drawn {
        lines.add(model, messages, &walk, detail, out)?;
    }
    Ok(lines)
}

/// Writes few walks that take everything that walks can take, those that add the most first.
///
/// # Errors
/// When writing fails.
pub fn cover(
    model: &Model,
    messages: Messages,
    detail: LineDetail,
    out: &mut dyn Write,
) -> io::Result<LinesWritten> {
    let mut lines = LinesWritten { ending: Ending::Fine, cut: false };
    let Some(walks) = covering(model, &ExplorationLimits::default()) else {
        return Ok(LinesWritten { ending: Ending::NoAdvice, cut: true });
    };
    for walk in walks {
        lines.add(model, messages, &walk, detail, out)?;
    }
    Ok(lines)
}

impl LinesWritten {
    fn add(
        &mut self,
        model: &Model,
        messages: Messages,
        walk: &Walk,
        detail: LineDetail,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.ending = self.ending.max(ending(walk.end));
        let mut line = WalkLineV1::of(model, messages, walk);
        if detail == LineDetail::Standings {
            line.add_standings(model, &replay(model, &by_question(&walk.path)));
        }
        write_line(out, &line)
    }
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
    let Some(earlier) = EarlierWalk::read(model, line) else {
        return (WalkLineV1::no_walk(messages.replay_not_a_walk()), Ending::NoAdvice);
    };
    let gone = earlier.gone.iter().map(|gone| match gone {
        GoneStep::NoStep => messages.replay_not_a_walk().to_owned(),
        GoneStep::Question(id) => messages.replay_no_longer_fits(id),
        GoneStep::Answer(question, _) => messages.replay_no_longer_fits(question_id(model, *question)),
    });
    let mut errors: Vec<String> = gone.collect();
    let state = replay(model, &earlier.choices);
    let asked = order::set(state.walk.path.iter().map(|choice| choice.question));
    let unasked = earlier.choices.keys().filter(|question| !asked.contains(question));
    errors.extend(unasked.map(|question| messages.replay_not_asked(question_id(model, *question))));
    if let Position::At(question) = state.walk.position {
        errors.push(messages.replay_no_answer(question_id(model, question)));
    }
    let mut ending = ending(state.walk.position);
    let mut now = WalkLineV1::of(model, messages, &Walk::from(state.walk.clone()));
    if earlier.standings.is_some() {
        now.add_standings(model, &state);
    }
    if !errors.is_empty() {
        ending = ending.max(Ending::NoAdvice);
    }
    now.add_errors(errors);
    (now, ending)
}
