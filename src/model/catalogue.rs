//! The catalogue in columns: one column a fact, one bit or number an app. Ready for a hundred thousand apps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::app_set::{self, AppSet};
use super::name_order::NameOrder;
use super::{AppIx, Attention, Ended, FactIx, Ix, Reference, Table, ValueIx};
use crate::order;
use crate::text::SafeText;

/// The value of a flag that holds.
pub fn flag_true() -> ValueIx {
    ValueIx::new(0)
}

/// The value of a flag that does not hold.
pub fn flag_false() -> ValueIx {
    ValueIx::new(1)
}

/// All apps. They are sorted by id, so an index is also a place in that order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Catalogue {
    /// Details of each app besides its facts.
    pub apps: Arc<Table<AppIx, App>>,
    /// One column for every fact of the tree, in its order.
    pub columns: Table<FactIx, Arc<Column>>,
    /// The apps that are offered: the others may only be named.
    #[serde(serialize_with = "app_set::write_set", deserialize_with = "app_set::read_set")]
    pub offered: AppSet,
    /// Dropped on every walk, each with its reason.
    pub never: BTreeMap<AppIx, Never>,
    /// Those that have ended or will, each from its day on.
    pub ended: BTreeMap<AppIx, Ended>,
    /// Those of them that have ended on the day of the model: dropped on every walk, like [`Catalogue::never`].
    #[serde(skip)]
    pub gone: BTreeSet<AppIx>,
    /// The order of their names, once that was asked for.
    #[serde(skip)]
    pub names: OnceLock<Arc<NameOrder>>,
    /// The apps of which some point has a flag, once that was asked for.
    #[serde(skip)]
    pub flagged: OnceLock<AppSet>,
}

/// An app, without its facts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct App {
    /// Its id.
    pub id: String,
    /// What it is called on screen.
    pub name: SafeText,
    /// Who makes it.
    pub supplier: Option<SafeText>,
    /// What it is, in one line.
    pub summary: Option<SafeText>,
    /// What to watch or arrange with it.
    pub attention: Vec<Attention>,
    /// Where its facts come from, unless a fact says otherwise.
    pub sources: Vec<Reference>,
    /// When its facts were last looked at, unless a fact says otherwise.
    pub checked: Option<SafeText>,
}

/// Why an app is dropped on every walk.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Never {
    /// The words.
    pub because: SafeText,
    /// Where that comes from.
    pub sources: Vec<Reference>,
}

/// What is known of one fact, of all apps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Column {
    /// The apps for which it is known.
    #[serde(serialize_with = "app_set::write_set", deserialize_with = "app_set::read_set")]
    pub known: AppSet,
    /// The apps for which it is known to depend, with the words on what. None of them is in `known`.
    pub depends: BTreeMap<AppIx, SafeText>,
    /// The values of the apps for which it is known.
    pub cells: ColumnCells,
    /// Notes, sources and dates of single values.
    pub details: BTreeMap<AppIx, ValueDetail>,
}

/// The values of one fact.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum ColumnCells {
    /// A choice, a set or a flag: for every value the apps that have it.
    Marks(
        #[serde(serialize_with = "app_set::write_sets", deserialize_with = "app_set::read_sets")]
        Table<ValueIx, AppSet>,
    ),
    /// A number by app; unlimited is infinite, unknown is zero.
    Numbers(Vec<f64>),
    /// A set of apps by app, each sorted.
    Links(Vec<Vec<AppIx>>),
    /// Words by app.
    Texts(BTreeMap<AppIx, SafeText>),
}

/// Details of one value besides the value itself.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ValueDetail {
    /// A remark.
    pub note: Option<SafeText>,
    /// Where it comes from, if different from the app's sources.
    pub sources: Vec<Reference>,
    /// When it was checked, if different from the app.
    pub checked: Option<SafeText>,
}

/// The value of a fact of one app.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'c> {
    /// The sources do not say.
    Unknown,
    /// Known to depend, on this.
    Depends(&'c SafeText),
    /// One value.
    Choice(ValueIx),
    /// Any number of values, in the order of the tree.
    Set(Vec<ValueIx>),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// More than any number.
    Unlimited,
    /// Apps.
    Apps(&'c [AppIx]),
    /// Words.
    Text(&'c SafeText),
}

impl Catalogue {
    /// A set with no app, as wide as the catalogue.
    pub fn no_apps(&self) -> AppSet {
        AppSet::with_capacity(self.apps.len())
    }

    /// The apps in the order of their names.
    pub fn by_name(&self) -> &NameOrder {
        self.names.get_or_init(|| Arc::new(NameOrder::new(self)))
    }

    /// Whether some point of an app has a flag. A list asks it of each of its rows, and most have none.
    pub fn has_flag(&self, app: AppIx) -> bool {
        let flagged = self.flagged.get_or_init(|| {
            let mut flagged = self.no_apps();
            for (app, row) in self.apps.iter() {
                flagged.set(app.at(), row.attention.iter().any(|point| point.flag.is_some()));
            }
            flagged
        });
        flagged.contains(app.at())
    }

    /// The app with an id.
    pub fn find(&self, id: &str) -> Option<AppIx> {
        self.apps.rows().binary_search_by(|app| app.id.as_str().cmp(id)).ok().map(AppIx::new)
    }

    /// The apps that are left before the first question: those offered, without those that never are and those that have ended.
    pub fn candidates(&self) -> AppSet {
        debug_assert_eq!(self.offered.len(), self.apps.len(), "a set of apps is as wide as the catalogue");
        let mut left = self.offered.clone();
        for app in self.always_dropped() {
            left.remove(app.at());
        }
        left
    }

    /// Whether an app drops whatever is answered: it is `never` left, or it has ended on the day of the model.
    pub fn drops_always(&self, app: AppIx) -> bool {
        self.never.contains_key(&app) || self.gone.contains(&app)
    }

    /// The apps that drop whatever is answered, in order.
    pub fn always_dropped(&self) -> impl Iterator<Item = AppIx> {
        let all = order::set(self.never.keys().chain(&self.gone).copied());
        all.into_iter()
    }

    /// The apps of a set, in order.
    pub fn apps_in(set: &AppSet) -> impl Iterator<Item = AppIx> + '_ {
        set.ones().map(AppIx::new)
    }

    /// The value of a fact of one app. A choice and a set look the same in a column: `is_set` tells them apart.
    pub fn value(&self, fact: FactIx, app: AppIx, kind: &super::FactKind) -> Value<'_> {
        let column = self.columns.row(fact);
        if let Some(on_what) = column.depends.get(&app) {
            debug_assert!(!column.known.contains(app.at()), "what depends is not known");
            return Value::Depends(on_what);
        }
        if !column.known.contains(app.at()) {
            return Value::Unknown;
        }
        match &column.cells {
            ColumnCells::Marks(marks) => {
                let having = marks.iter().filter(|(_, apps)| apps.contains(app.at())).map(|(value, _)| value);
                match kind {
                    super::FactKind::Flag => Value::Flag(having.into_iter().next() == Some(flag_true())),
                    super::FactKind::Choice(_) => {
                        having.into_iter().next().map_or(Value::Unknown, Value::Choice)
                    }
                    _ => Value::Set(having.collect()),
                }
            }
            ColumnCells::Numbers(numbers) => match numbers.get(app.at()) {
                Some(number) if number.is_infinite() => Value::Unlimited,
                Some(number) => Value::Number(*number),
                None => Value::Unknown,
            },
            ColumnCells::Links(links) => links.get(app.at()).map_or(Value::Unknown, |apps| Value::Apps(apps)),
            ColumnCells::Texts(texts) => texts.get(&app).map_or(Value::Unknown, Value::Text),
        }
    }
}
