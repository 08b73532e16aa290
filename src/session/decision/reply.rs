//! What suppliers replied. A reply to a fact stands over the catalogue, in this dossier alone.

use crate::text::{Day, SafeText};

/// What a supplier replied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// What it is about.
    pub on: ReplyOn,
    /// What was replied.
    pub value: ReplyValue,
    /// What it rests on, such as a mail or a certificate.
    pub rests_on: SafeText,
    /// The day of the reply.
    pub day: Day,
    /// Who entered it.
    pub by: SafeText,
    /// It was taken back: kept, and without effect.
    pub taken_back: bool,
    /// How all of that was shown when it was entered.
    pub shown: ReplyShown,
}

/// The words in which a reply was shown when it was entered: what there is to tell where the content knows it no more. Empty
/// where nobody kept them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyShown {
    /// The name of the app.
    pub app: SafeText,
    /// The label of the fact.
    pub fact: SafeText,
    /// What was replied.
    pub value: SafeText,
    /// What the catalogue said of it.
    pub before: SafeText,
}

impl Reply {
    /// Whether another one says the same, in whatever words.
    pub fn says_the_same(&self, other: &Self) -> bool {
        *self == Self { shown: self.shown.clone(), ..other.clone() }
    }
}

/// What a reply is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReplyOn {
    /// A fact of an app, by their ids.
    Fact {
        /// The app.
        app: String,
        /// The fact.
        fact: String,
    },
    /// A question that every supplier is asked, by its words.
    Common {
        /// The app.
        app: String,
        /// The question.
        question: String,
    },
}

/// What was replied, as the kind of the fact allows. The words of a `Common` question are a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplyValue {
    /// One of the values of the fact, by its id.
    Choice(String),
    /// Several of them, by their ids, or none.
    Set(Vec<String>),
    /// Yes or no.
    Flag(bool),
    /// A number, in decimals.
    Number(String),
    /// A number without a bound.
    Unlimited,
    /// It depends, on this.
    Depends(SafeText),
    /// Words.
    Text(SafeText),
}
