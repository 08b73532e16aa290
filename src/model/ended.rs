//! Apps that are no more.

use serde::{Deserialize, Serialize};

use super::{AppIx, Catalogue, Reference};
use crate::order;
use crate::text::{Day, SafeText};

/// That an app has ended, or will.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Ended {
    /// From this day on it is at no time left.
    pub on: Day,
    /// The same as written: a year, a month or a day.
    pub date: SafeText,
    /// Why, in words.
    pub because: Option<SafeText>,
    /// What came in its place.
    pub successor: Option<Successor>,
    /// Where that comes from.
    pub sources: Vec<Reference>,
}

/// What came in the place of an app that ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Successor {
    /// Another app of the catalogue.
    App(AppIx),
    /// In words.
    Words(SafeText),
}

impl Catalogue {
    /// That an app has ended, if it has on the day of the model.
    pub fn has_ended(&self, app: AppIx) -> Option<&Ended> {
        self.ended.get(&app).filter(|_| self.gone.contains(&app))
    }

    /// Lets the apps be gone that have ended on this day.
    pub(super) fn set_day(&mut self, today: Day) {
        let gone = self.ended.iter().filter(|(_, ended)| ended.on <= today);
        self.gone = order::set(gone.map(|(app, _)| *app));
    }
}
