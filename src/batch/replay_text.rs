//! What became of the walks of a file, as text and as JSON.

use std::cmp::Reverse;

use super::json::{ReplayGroupV1, ReplayV1};
use super::replay_summary::{ReplayGroup, ReplaySummary, WalkChange};
use crate::engine::Standing;
use crate::order;
use crate::text::{Messages, SafeText};

/// Of changes of one kind no more are told than this, those of the most walks first.
const MOST_OF_A_KIND: usize = 10;

/// So many walks are shown with the changes of one kind.
const EXAMPLES_OF_A_KIND: usize = 3;

impl ReplaySummary {
    /// For people: what changed, each with its number and some walks.
    pub fn text(&self, messages: Messages) -> String {
        let (read, made) = (messages.lines_counted(self.lines), messages.walks_counted(self.walks));
        let counted = match self.lines == self.walks {
            true => messages.replayed(&made),
            false => messages.replayed_more_or_fewer(&read, &made),
        };
        let mut lines = vec![counted];
        let groups: Vec<(&WalkChange, &ReplayGroup)> = self.groups.iter().collect();
        let kinds = groups.chunk_by(|(one, _), (other, _)| one.kind() == other.kind());
        let mut untold = 0;
        for kind in kinds {
            untold += kind.len().saturating_sub(MOST_OF_A_KIND);
            lines.extend(of_kind(kind, messages));
        }
        if untold > 0 {
            lines.push(messages.replayed_more(untold));
        }
        if self.cut > 0 {
            lines.push(messages.replayed_cut(&messages.lines_counted(self.cut)));
        }
        if self.without_standings > 0 {
            let count = messages.lines_counted(self.without_standings);
            lines.push(messages.replayed_without_standings(&count));
        }
        lines.join("\n") + "\n"
    }

    /// For programs: all of it.
    pub fn json(&self) -> ReplayV1 {
        ReplayV1 {
            format: 1,
            lines: self.lines,
            walks: self.walks,
            cut: self.cut,
            without_standings: self.without_standings,
            groups: self.groups.iter().map(|(change, group)| change.json(group)).collect(),
        }
    }
}

/// What is told of the changes of one kind: three walks in all, as far as that goes with one for each change.
fn of_kind(kind: &[(&WalkChange, &ReplayGroup)], messages: Messages) -> Vec<String> {
    let mut kind = kind.to_vec();
    order::by_key(&mut kind, |(_, group)| Reverse(group.walks));
    let each = (EXAMPLES_OF_A_KIND / kind.len().max(1)).max(1);
    let mut lines = Vec::new();
    let mut shown = 0;
    for (change, group) in kind.into_iter().take(MOST_OF_A_KIND) {
        lines.push(change.sentence(group, messages));
        if *change == WalkChange::SameEnd {
            continue;
        }
        let examples = group.examples.iter().take(each.min(EXAMPLES_OF_A_KIND - shown));
        let examples: Vec<String> = examples.map(|example| format!("  {}", example.join(" "))).collect();
        shown += examples.len();
        lines.extend(examples);
    }
    lines
}

impl WalkChange {
    /// The kind of change, as scripts know it.
    fn kind(&self) -> &'static str {
        match self {
            Self::NotAWalk => "not_a_walk",
            Self::QuestionGone(_) => "question_gone",
            Self::AnswerGone(..) => "answer_gone",
            Self::QuestionAsked(_) => "question_asked",
            Self::QuestionNotAsked(_) => "question_not_asked",
            Self::Outcome(..) => "outcome",
            Self::AppIn(_) => "app_in",
            Self::AppOut(_) => "app_out",
            Self::Standing(..) => "standing",
            Self::Order => "order",
            Self::SameEnd => "same_end",
        }
    }

    fn sentence(&self, group: &ReplayGroup, messages: Messages) -> String {
        let (lines, walks) = (messages.lines_counted(group.lines), messages.walks_counted(group.walks));
        let (lines, walks) = (lines.as_str(), walks.as_str());
        let shown = |id: &Option<String>| id.as_deref().map(|id| SafeText::new(id).one_line());
        match self {
            Self::NotAWalk => messages.replayed_not_a_walk(lines),
            Self::QuestionGone(question) => messages.replayed_question_gone(question, walks),
            Self::AnswerGone(question, Some(answer)) => {
                messages.replayed_answer_gone(question, answer, walks)
            }
            Self::AnswerGone(question, None) => messages.replayed_answer_refused(question, walks),
            Self::QuestionAsked(question) => messages.replayed_asked(question, lines, walks),
            Self::QuestionNotAsked(question) => messages.replayed_not_asked(question, walks),
            Self::Outcome(from, to) => {
                messages.replayed_outcome(shown(from).as_deref(), shown(to).as_deref(), walks)
            }
            Self::AppIn(app) => messages.replayed_app_in(app, walks),
            Self::AppOut(app) => messages.replayed_app_out(&SafeText::new(app).one_line(), walks),
            Self::Standing(app, from, to) => {
                messages.replayed_standing(app, words(*from, messages), words(*to, messages), walks)
            }
            Self::Order => messages.replayed_order(walks),
            Self::SameEnd => messages.replayed_same(walks),
        }
    }

    fn json(&self, group: &ReplayGroup) -> ReplayGroupV1 {
        let mut json = ReplayGroupV1 {
            change: self.kind(),
            lines: group.lines,
            walks: group.walks,
            examples: group.examples.clone(),
            ..ReplayGroupV1::default()
        };
        match self {
            Self::NotAWalk | Self::Order | Self::SameEnd => {}
            Self::QuestionGone(question)
            | Self::QuestionAsked(question)
            | Self::QuestionNotAsked(question) => {
                json.question = Some(question.clone());
            }
            Self::AnswerGone(question, answer) => {
                json.question = Some(question.clone());
                json.answer.clone_from(answer);
            }
            Self::Outcome(from, to) => {
                json.from.clone_from(from);
                json.to.clone_from(to);
            }
            Self::AppIn(app) | Self::AppOut(app) => json.app = Some(app.clone()),
            Self::Standing(app, from, to) => {
                json.app = Some(app.clone());
                json.from = Some(from.id().to_owned());
                json.to = Some(to.id().to_owned());
            }
        }
        json
    }
}

fn words(standing: Standing, messages: Messages) -> &'static str {
    match standing {
        Standing::Recommended => messages.title_recommended(),
        Standing::Conditional => messages.title_conditional(),
        Standing::Unproven => messages.title_unproven(),
        Standing::Dropped => messages.title_dropped(),
    }
}
