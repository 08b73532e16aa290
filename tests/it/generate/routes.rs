//! Random ways on: mostly forward, sometimes back, sometimes none.

use serde_json::{Value as Json, json};

use super::condition::Place;
use super::{GROUP, Record, World};

impl World {
    /// A way on from a question: `go`, `end`, or routes.
    pub(super) fn way(&mut self, question: usize) -> Record {
        let mut way = Record::default();
        if self.once_in(3) {
            let routes = self.routes(question + 1, Some(question), None);
            way.set("routes", routes);
            return way;
        }
        self.target(question + 1, &mut way);
        way
    }

    pub(super) fn shared_routes(&mut self, list: usize) -> Vec<Json> {
        let (floor, owner) = (self.lists[list].floor, self.lists[list].owner);
        self.routes(floor, owner, Some(list))
    }

    /// A list that leads to questions from `floor` on; its conditions may look at the answer to `question`.
    fn routes(&mut self, floor: usize, question: Option<usize>, list: Option<usize>) -> Vec<Json> {
        let asking = question.filter(|at| !self.questions[*at].is_info());
        let place = Place { walk: true, answer: asking, ..Place::default() };
        let mut routes = Vec::new();
        let usable = self.usable(floor, question, list);
        for _ in 0..self.rng.usize(0..3) {
            let mut route = Record::default();
            let uses = if self.rng.bool() { self.pick(&usable) } else { None };
            if uses.is_none() || self.rng.bool() {
                route.set("when", self.condition(place));
            }
            match uses {
                Some(id) => route.set("use", id),
                None => self.target(floor, &mut route),
            }
            routes.push(route.json());
        }
        // A shared list need not match: the next route follows.
        let closed = if list.is_some() { self.rng.bool() } else { !self.dead_ends || !self.once_in(3) };
        if closed || routes.is_empty() {
            let mut last = Record::default();
            self.target(floor, &mut last);
            if !closed {
                last.set("when", self.condition(place));
            }
            routes.push(last.json());
        }
        routes
    }

    /// The shared lists that a list (or a question's own routes) may use: later ones, so that none goes round.
    fn usable(&self, floor: usize, question: Option<usize>, list: Option<usize>) -> Vec<Json> {
        let lists = self.lists.iter().enumerate();
        lists
            .filter(|(at, other)| list.is_none_or(|list| *at > list) && other.floor >= floor)
            .filter(|(_, other)| other.owner.is_none() || other.owner == question)
            .map(|(_, other)| json!(other.id))
            .collect()
    }

    /// Questions that are free in order, with the way out; nothing when there are none.
    pub(super) fn group(&mut self) -> Option<Json> {
        let floor = self.members.iter().max()? + 1;
        let questions: Vec<String> = self.members.iter().map(|at| self.questions[*at].id.clone()).collect();
        let mut group = Record::default();
        group.set("questions", questions);
        if self.once_in(2) {
            let routes = self.routes(floor, None, None);
            group.set("routes", routes);
        } else {
            self.target(floor, &mut group);
        }
        Some(group.json())
    }

    /// Where a way to a question leads: of one that is free in order to the group.
    fn place(&self, at: usize) -> String {
        if self.members.contains(&at) { GROUP.to_owned() } else { self.questions[at].id.clone() }
    }

    fn target(&mut self, floor: usize, record: &mut Record) {
        let count = self.questions.len();
        if self.ways_back && self.once_in(6) {
            let back = self.rng.usize(0..count);
            record.set("go", self.place(back));
        } else if floor < count && !self.once_in(5) {
            let next = if self.rng.bool() { floor } else { self.rng.usize(floor..count) };
            record.set("go", self.place(next));
        } else {
            let outcomes = self.outcomes.clone();
            record.set("end", self.pick(&outcomes).unwrap());
        }
    }
}
