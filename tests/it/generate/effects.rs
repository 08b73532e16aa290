//! Random effects: requirements, wishes, labels, attention points.

use fastrand::Rng;
use serde_json::{Value as Json, json};

use super::condition::Place;
use super::{Record, World};

impl World {
    /// Effects of a question itself, or of one of its answers.
    pub(super) fn effects(&mut self, question: usize, of_answer: bool) -> Record {
        let mut record = Record::default();
        let often = if of_answer { 2 } else { 3 };
        let keep = self.requirements(question, often);
        record.set_list("keep", keep);
        if self.is_quiet(question) {
            return record;
        }
        let prefer = self.requirements(question, 4);
        record.set_list("prefer", prefer);
        if self.once_in(3) {
            let labels = self.labels.clone();
            let some = self.some(&labels);
            record.set_list("labels", some);
        }
        let points = self.points(Some(question));
        record.set_list("attention", points);
        record
    }

    /// Whether a question only drops apps: of those that are free in order such a one may be skipped.
    pub(super) fn is_quiet(&self, question: usize) -> bool {
        self.members.contains(&question) && !question.is_multiple_of(3)
    }

    fn requirements(&mut self, question: usize, once_in: u32) -> Vec<Json> {
        let mut list = Vec::new();
        while list.len() < 4 && self.once_in(once_in) {
            let mut entry = Record::default();
            let place = self.seen_by_effects(question);
            let require = self.condition(Place { app: true, ..place });
            entry.set("require", require);
            let reason = self.rng.u32(0..100);
            entry.set("because", format!("reden {reason}"));
            // Without a draw of its own: the trees stay as they were.
            if reason.is_multiple_of(4) {
                entry.set("unsure", format!("twijfel {reason}"));
            }
            if self.once_in(3) {
                entry.set("when", self.condition(place));
            }
            if self.once_in(6) {
                entry.set("sources", json!([{ "in": "boek", "at": "twee" }]));
            }
            list.push(entry.json());
        }
        list
    }

    /// What a `when` of an effect may look at: no facts, but those inside `remaining`.
    fn seen_by_effects(&mut self, question: usize) -> Place {
        let asks = !self.questions[question].is_info();
        Place { app: false, walk: true, answer: asks.then_some(question), value: asks.then_some(question) }
    }

    /// Attention points: of a question (or its answer), or of the tree and its ends.
    pub(super) fn points(&mut self, question: Option<usize>) -> Vec<Json> {
        let mut points = Vec::new();
        while self.once_in(4) {
            let mut point = self.point();
            if self.rng.bool() {
                let place = match question {
                    Some(question) => self.seen_by_effects(question),
                    None => Place { walk: true, ..Place::default() },
                };
                point.set("when", self.condition(place));
            }
            points.push(point.json());
        }
        points
    }

    /// One of few, so that equal ones meet.
    pub(super) fn point(&mut self) -> Record {
        let mut point = Record::default();
        match self.rng.u8(0..4) {
            0 => point.set("text", json!({ "text": "vast" })),
            at => point.set("text", format!("Let op {at}.")),
        }
        if self.once_in(4) {
            point.set("for", "manager");
        }
        if self.once_in(4) {
            point.set("sources", json!([{ "in": "gids", "at": "bladzijde 1" }, { "in": "boek" }]));
        }
        // By chance of its own: all else of a tree stays as it was before points had days.
        let mut chance = Rng::with_seed(self.rng.get_seed());
        match chance.u8(0..8) {
            0 => point.set("since", ["2020", "2023-06", "2023-06-15", "2023-06-16"][chance.usize(0..4)]),
            1 => {
                point.set("since", "unknown");
                point.set("seen", ["2023-05", "2023-07-01"][chance.usize(0..2)]);
            }
            2 => point.set("first", true),
            _ => {}
        }
        point
    }
}
