//! Groups of questions in free order.

use serde::{Deserialize, Serialize};

use super::app_set::{self, AppSet};
use super::{QuestionIx, Route};

/// Questions that may come in any order: what separates most is asked first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct QuestionGroup {
    /// Its id: no question has the same.
    pub id: String,
    /// The questions, in the order of the author.
    pub members: Vec<GroupMember>,
    /// The way on when none of them is left to ask.
    pub way: Vec<Route>,
}

/// A question of a group, with what is known of it before any walk.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupMember {
    /// The question.
    pub question: QuestionIx,
    /// Whether it makes a difference in any case, because an answer does more than drop apps or leave them unproven.
    pub always: bool,
    /// What its answers do; absent when that depends on the walk.
    pub pruning: Option<Pruning>,
}

/// What the answers to a question do to the apps, whatever the walk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pruning {
    /// The apps that each answer by itself drops.
    #[serde(serialize_with = "app_set::write_sets", deserialize_with = "app_set::read_sets")]
    pub drops: Vec<AppSet>,
    /// The apps that some choice drops, or leaves unproven.
    #[serde(serialize_with = "app_set::write_set", deserialize_with = "app_set::read_set")]
    pub touched: AppSet,
}

impl GroupMember {
    /// A question about which nothing is known yet.
    pub fn new(question: QuestionIx) -> Self {
        Self { question, always: false, pruning: None }
    }
}

impl QuestionGroup {
    /// The questions, in the order of the author.
    pub fn questions(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.members.iter().map(|member| member.question)
    }
}
