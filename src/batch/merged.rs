//! `merge`: two people answered apart; on which questions they have to agree.

use super::compared::compared_replies;
use super::compared_text::{add_replies, end_words, today};
use super::given::walked;
use super::json::{MergedQuestion, MergedV1, question_id};
use super::text_parts::add_item;
use super::two_dossiers::{Choices, FittedDossier, answer, end_json};
use super::{Basis, Ending};
use crate::analysis::{Agreements, TwoPeople, WalkEnd, agreements};
use crate::engine::Position;
use crate::model::QuestionIx;
use crate::order;
use crate::session::{Reply, Resumed, Session};
use crate::text::{Messages, SafeText, wrap};

/// The version of the JSON.
const FORMAT: u32 = 1;

/// Two dossiers, and what is left to agree on.
pub struct Merged<'m> {
    /// The walk with what both say, and for the rest the answers of A.
    session: Session<'m>,
    end: WalkEnd,
    /// All of it, as data.
    pub json: MergedV1,
    /// Nothing more has to be agreed on.
    pub is_agreed: bool,
    /// Fine where that is so, and there is an advice.
    pub ending: Ending,
}

/// The replies of both, each once: of several to the same the one of the latest day comes last, and counts; of those of one day
/// whichever of the two is called A does not matter.
pub fn replies_of_both(a: &[Reply], b: &[Reply]) -> Vec<Reply> {
    let mut all: Vec<Reply> = a.to_vec();
    all.extend(b.iter().filter(|reply| !a.iter().any(|other| other.says_the_same(reply))).cloned());
    // Of one day the order of each dossier holds where both have the same replies; else anything that does not change.
    order::by_cached_key(&mut all, |reply| (reply.day, format!("{:?} {}", reply.value, reply.by.as_str())));
    all
}

/// What two people saved.
pub struct MergedDossiers {
    /// A, which was fitted with the replies of both.
    pub a: FittedDossier,
    /// B, likewise.
    pub b: FittedDossier,
    /// The replies that each of them had.
    pub own_replies: [Vec<Reply>; 2],
}

/// Merges two dossiers. `agreed` are the answers on which both agreed.
pub fn merged<'m>(
    basis: Basis<'m>,
    messages: Messages,
    dossiers: MergedDossiers,
    agreed: &Choices,
) -> Merged<'m> {
    let MergedDossiers { a, b, own_replies } = dossiers;
    let differing = TwoPeople::of(&a.resumed.choices, &b.resumed.choices).differing.len();
    let with_agreed = |choices: &Choices| -> Choices {
        let mut choices = choices.clone();
        choices.extend(agreed.iter().map(|(question, given)| (*question, given.clone())));
        choices
    };
    let two = TwoPeople::of(&with_agreed(&a.resumed.choices), &with_agreed(&b.resumed.choices));
    let replies = a.resumed.replies;
    let mut session = Session::new(basis.model, messages);
    session.take_up(Resumed { choices: two.with_first(), replies, ..Resumed::default() });
    let model = session.model();
    let Agreements { sets, are_more, is_smallest } = agreements(model, &two);
    let is_agreed = is_smallest && sets.iter().any(Vec::is_empty);
    let [of_a, of_b] =
        own_replies.map(|replies| walked(Resumed { replies, ..Resumed::default() }, basis.model, messages));
    let replies = compared_replies(&of_a, &of_b, Some(&session));
    let end = WalkEnd::of(model, &two.with_first());
    let id = |question: &QuestionIx| question_id(model, *question).to_owned();
    let questions = two.differing.iter().map(|differing| MergedQuestion {
        question: id(&differing.question),
        ask: model.graph.questions.row(differing.question).ask.one_line(),
        a: answer(&session, differing.question, &differing.first),
        b: answer(&session, differing.question, &differing.second),
    });
    let json = MergedV1 {
        format: FORMAT,
        today: basis.model.today.map(|day| day.to_string()),
        a: a.dossier.head.name.one_line(),
        b: b.dossier.head.name.one_line(),
        differing,
        agreed: agreed.keys().map(id).collect(),
        questions: questions.collect(),
        enough: sets.iter().map(|set| set.iter().map(id).collect()).collect(),
        more: are_more,
        smallest: is_smallest,
        replies,
        advice: is_agreed.then(|| end_json(&end, &SafeText::default(), model)),
    };
    let is_advice = matches!(end.position, Position::Done(_));
    let ending = if is_agreed && is_advice { Ending::Fine } else { Ending::NoAdvice };
    Merged { end, json, ending, is_agreed, session }
}

impl Merged<'_> {
    /// All of it in this many columns. `command` merges the same two, where one can be typed.
    pub fn text(&self, width: usize, command: Option<&str>) -> String {
        let (messages, json) = (self.session.messages(), &self.json);
        let mut out = wrap(&messages.compare_sides(&json.a, &json.b, &today(&self.session)), width);
        let say = |told: &str, out: &mut Vec<String>| out.extend(wrap(told, width));
        match json.differing {
            0 => say(messages.compare_no_question(), &mut out),
            count => say(&messages.merge_differing(count), &mut out),
        }
        let settled = json.differing.saturating_sub(json.questions.len());
        if settled > 0 {
            say(&messages.merge_settled(settled, json.differing), &mut out);
        }
        add_replies(&mut out, messages, &json.replies, width);
        out.push(String::new());
        match (self.is_agreed, json.enough.as_slice()) {
            (true, _) => {
                match (json.questions.is_empty(), self.ending) {
                    (true, _) => {}
                    (false, Ending::Fine) => say(messages.merge_is_enough(), &mut out),
                    (false, _) => say(messages.merge_is_enough_so_far(), &mut out),
                }
                let end = end_json(&self.end, &SafeText::default(), self.session.model());
                if let Some(told) = end_words(&self.session, None, &end) {
                    say(&told, &mut out);
                }
                if let Some(command) = command {
                    say(messages.merge_make(), &mut out);
                    out.push(format!("  {command}"));
                }
            }
            (_, [set]) => {
                match json.smallest {
                    true => say(&messages.merge_agree_on(set.len()), &mut out),
                    false => say(messages.merge_given_up(), &mut out),
                }
                self.add_set(&mut out, "- ", set, width);
                self.add_rest(&mut out, set, command, width);
            }
            (_, sets) => {
                say(messages.merge_one_of(), &mut out);
                for (at, set) in sets.iter().enumerate() {
                    self.add_set(&mut out, &format!("{}. ", at + 1), set, width);
                }
                if json.more {
                    say(messages.merge_more(), &mut out);
                }
                self.add_rest(&mut out, sets.first().map_or(&[], Vec::as_slice), command, width);
            }
        }
        out.into_iter().map(|line| line + "\n").collect()
    }

    /// The questions of a set, the first behind this mark.
    fn add_set(&self, out: &mut Vec<String>, mark: &str, set: &[String], width: usize) {
        let messages = self.session.messages();
        let of_set = self.json.questions.iter().filter(|one| set.contains(&one.question));
        for (at, one) in of_set.enumerate() {
            let told = messages.compare_question(&one.ask, &one.a.shown, &one.b.shown);
            let spaces = " ".repeat(mark.chars().count());
            let is_item = at == 0 || mark == "- ";
            add_item(out, if is_item { mark } else { &spaces }, &told, width);
        }
    }

    /// What becomes of the other questions, and what to type.
    fn add_rest(&self, out: &mut Vec<String>, set: &[String], command: Option<&str>, width: usize) {
        let messages = self.session.messages();
        out.push(String::new());
        let others = self.json.questions.len() - set.len();
        if others > 0 {
            out.extend(wrap(&messages.merge_others(others), width));
        }
        let Some(command) = command else { return };
        out.extend(wrap(messages.merge_next(), width));
        let of_set = self.json.questions.iter().filter(|one| set.contains(&one.question));
        let answers = of_set.map(|one| format!(" --answer {}={}", one.question, one.a.answers.join(",")));
        // A command stays on one line, so that it can be copied.
        out.push(format!("  {command}{}", answers.collect::<String>()));
    }

    /// The answers on which both agree, as the walk of one dossier.
    pub fn session(&self) -> &Session<'_> {
        &self.session
    }
}
