//! Searching the list of apps: where each word that is sought is found. What is searched is gathered once a session.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::page::{Head, Listing, ListingRow};
use super::shared_values::of_each_value;
use super::walk::Session;
use super::words;
use crate::engine::{Standing, standings};
use crate::model::{AppIx, FactIx, Ix, Model, Value};
use crate::order;
use crate::text::{Messages, SafeText, folded, upper_first};

/// Everything that is searched of all apps, folded.
#[derive(Debug, Clone)]
pub(super) struct SearchIndex {
    /// By app.
    names: Vec<String>,
    suppliers: SharedTexts,
    /// By fact: the label and the value.
    facts: Vec<SharedTexts>,
    summaries: SharedTexts,
    /// Of the few apps that have any.
    notes: BTreeMap<AppIx, Vec<(FactIx, String)>>,
    points: BTreeMap<AppIx, Vec<String>>,
}

/// Texts of which apps share most: each is there once.
#[derive(Debug, Clone, Default)]
struct SharedTexts {
    texts: Vec<String>,
    /// By app: which of the texts.
    apps: Vec<Option<u32>>,
}

impl SharedTexts {
    /// The same texts of all apps, most of which differ at all or in nothing.
    fn new<'t>(texts: impl Iterator<Item = Option<&'t str>>) -> Self {
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        let mut shared = Self::default();
        shared.apps = texts
            .map(|text| {
                let text = text?;
                Some(*known.entry(text).or_insert_with(|| added(&mut shared.texts, text)))
            })
            .collect();
        shared
    }

    /// Which of them hold a word; nothing where none does.
    fn holding(&self, word: &str) -> Option<Vec<bool>> {
        let holding: Vec<bool> = self.texts.iter().map(|text| text.contains(word)).collect();
        holding.contains(&true).then_some(holding)
    }

    /// Whether that of an app is one of those.
    fn is_in(&self, app: AppIx, holding: &[bool]) -> bool {
        let text = self.apps.get(app.at()).copied().flatten();
        text.and_then(|text| holding.get(text as usize)).is_some_and(|holds| *holds)
    }
}

/// Adds a text, and tells which it is.
fn added(texts: &mut Vec<String>, text: &str) -> u32 {
    texts.push(folded(text));
    // There are not more texts than values of all apps.
    u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
}

/// What a searched text is. The first in this order in which a word is found is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FieldPlace {
    Name,
    Supplier,
    /// The label and the value of a fact.
    Fact(FactIx),
    Summary,
    /// What is remarked of a value: it may say that something is not so.
    Note(FactIx),
    /// An attention point may say so too.
    Attention,
    /// The words of the row, such as the reason why the app drops.
    Words,
}

impl FieldPlace {
    /// Whether the app has what is found there; else it is only mentioned.
    fn says_so(self) -> bool {
        !matches!(self, Self::Note(_) | Self::Attention | Self::Words)
    }
}

/// A row of a listing in which a search found something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    /// Which row.
    pub row: usize,
    /// What is above it.
    pub heading: Option<Rc<str>>,
    /// Its words: where it was found, and what they were.
    pub words: Rc<str>,
}

impl SearchIndex {
    fn new(model: &Model, messages: Messages) -> Self {
        let apps = || model.catalogue.apps.iter();
        let fact = |fact: FactIx| {
            let mut texts = Vec::new();
            let apps = of_each_value(model, fact, |app| {
                told_fact(model, messages, fact, app).map(|told| added(&mut texts, &told))
            });
            SharedTexts { texts, apps }
        };
        let mut notes: BTreeMap<AppIx, Vec<(FactIx, String)>> = BTreeMap::new();
        for (fact, column) in model.catalogue.columns.iter() {
            let noted = column.details.iter().filter_map(|(app, detail)| Some((app, detail.note.as_ref()?)));
            noted.for_each(|(app, note)| {
                notes.entry(*app).or_default().push((fact, folded(note.as_str())));
            });
        }
        let with_points = apps().filter(|(_, row)| !row.attention.is_empty());
        let points = with_points
            .map(|(app, row)| (app, row.attention.iter().map(|point| folded(point.text.as_str())).collect()));
        Self {
            names: apps().map(|(_, row)| folded(row.name.as_str())).collect(),
            suppliers: SharedTexts::new(apps().map(|(_, row)| row.supplier.as_ref().map(SafeText::as_str))),
            facts: model.graph.facts.indexes().map(fact).collect(),
            summaries: SharedTexts::new(apps().map(|(_, row)| row.summary.as_ref().map(SafeText::as_str))),
            notes,
            points: order::map(points),
        }
    }

    /// A word to look for, looked for in each text once: apps share most of them.
    fn sought<'w>(&self, word: &'w str) -> SoughtWord<'w> {
        let facts = self.facts.iter().enumerate();
        SoughtWord {
            word,
            suppliers: self.suppliers.holding(word),
            facts: facts.filter_map(|(at, texts)| Some((FactIx::new(at), texts.holding(word)?))).collect(),
            summaries: self.summaries.holding(word),
        }
    }

    /// Whether the name of an app holds a word.
    fn names(&self, app: AppIx, word: &str) -> bool {
        self.names.get(app.at()).is_some_and(|name| name.contains(word))
    }

    /// Where a word is found in an app: the place that says most.
    fn find(&self, app: AppIx, sought: &SoughtWord<'_>) -> Option<FieldPlace> {
        if self.names(app, sought.word) {
            return Some(FieldPlace::Name);
        }
        let holds = |texts: &SharedTexts, holding: &Option<Vec<bool>>| {
            holding.as_ref().is_some_and(|holding| texts.is_in(app, holding))
        };
        if holds(&self.suppliers, &sought.suppliers) {
            return Some(FieldPlace::Supplier);
        }
        let in_fact = |(fact, holding): &&(FactIx, Vec<bool>)| {
            self.facts.get(fact.at()).is_some_and(|texts| texts.is_in(app, holding))
        };
        if let Some((fact, _)) = sought.facts.iter().find(in_fact) {
            return Some(FieldPlace::Fact(*fact));
        }
        if holds(&self.summaries, &sought.summaries) {
            return Some(FieldPlace::Summary);
        }
        let noted = self.notes.get(&app).into_iter().flatten().find(|(_, note)| note.contains(sought.word));
        if let Some((fact, _)) = noted {
            return Some(FieldPlace::Note(*fact));
        }
        let points = self.points.get(&app)?;
        points.iter().any(|point| point.contains(sought.word)).then_some(FieldPlace::Attention)
    }
}

/// A word to look for, with which of the texts hold it that apps share; nothing where none does.
struct SoughtWord<'w> {
    word: &'w str,
    suppliers: Option<Vec<bool>>,
    facts: Vec<(FactIx, Vec<bool>)>,
    summaries: Option<Vec<bool>>,
}

/// The label and the value of a fact, where it says that something is so. "Yes" and "no" are no words to look for, and a
/// label says nothing of what is not known or does not hold.
fn told_fact(model: &Model, messages: Messages, fact: FactIx, app: AppIx) -> Option<String> {
    let label = model.graph.facts.row(fact).label.as_str();
    let value = match model.value(fact, app) {
        Value::Unknown | Value::Flag(false) => return None,
        Value::Set(values) if values.is_empty() => return None,
        Value::Apps([]) => return None,
        Value::Flag(true) => String::new(),
        Value::Text(text) => text.as_str().to_owned(),
        _ => words::value(model, messages, fact, app),
    };
    Some(format!("{label}\n{value}"))
}

impl Session<'_> {
    /// The rows of a list of apps in which every word that is sought is found: first those that have it, by standing once
    /// something was answered, then those in which it is only mentioned.
    pub fn search(&self, listing: &Listing<'_>, sought: &str) -> Vec<FoundRow> {
        let sought = folded(sought);
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let index = self.search_index();
        let sought: Vec<SoughtWord<'_>> = sought.into_iter().map(|word| index.sought(word)).collect();
        let standings = if self.is_begun() { standings(self.model, &self.state) } else { Vec::new() };
        let (mut has, mut mentions) = (Vec::new(), Vec::new());
        let mut words = FoundWords { session: self, sought: &sought, seen: BTreeMap::new() };
        for (at, app) in listing.rows.apps() {
            let (said, flags) = listing.rows.said(at);
            let Some((words, says_so)) = words.find(index, app, &said, flags) else { continue };
            let found = FoundRow { row: at, heading: None, words };
            let group = standings.get(app.at()).map(|standing| (*standing, self.has_ended(app)));
            if says_so { &mut has } else { &mut mentions }.push((found, group));
        }
        let mut counts: BTreeMap<(Standing, bool), usize> = BTreeMap::new();
        has.iter().filter_map(|(_, group)| *group).for_each(|group| *counts.entry(group).or_default() += 1);
        let title =
            |(group, count): (&(Standing, bool), &usize)| (*group, self.counted(*group, *count).into());
        let titles: BTreeMap<(Standing, bool), Rc<str>> = order::map(counts.iter().map(title));
        let mentioned: Rc<str> = self.messages.only_mentioned(mentions.len()).into();
        let has = has.into_iter().map(|(found, group)| FoundRow {
            heading: group.and_then(|group| titles.get(&group).cloned()),
            ..found
        });
        let mentions =
            mentions.into_iter().map(|(found, _)| FoundRow { heading: Some(mentioned.clone()), ..found });
        has.chain(mentions).collect()
    }

    /// Gathers what is searched, so that the first letter need not wait for that too.
    pub fn prepare_search(&self) {
        self.search_index();
    }

    fn search_index(&self) -> &SearchIndex {
        self.index.get_or_init(|| SearchIndex::new(self.model, self.messages))
    }

    /// Whether the name of an app, as it stands in its row, holds what is typed as it is.
    pub fn is_named(&self, app: AppIx, sought: &str) -> bool {
        let name = &self.model.catalogue.apps.row(app).name;
        match name.is_one_line() {
            true => self.search_index().names(app, sought),
            false => folded(&name.one_line()).contains(sought),
        }
    }

    /// The rows that a search found, as a list of their own.
    pub fn searched(&self, listing: Listing<'_>, sought: &str) -> Listing<'static> {
        let mut last: Option<Rc<str>> = None;
        let rows = self.search(&listing, sought).into_iter().filter_map(|found| {
            let row = listing.rows.get(found.row)?.clone();
            let heading = found.heading.clone().filter(|heading| last.as_ref() != Some(heading));
            last = found.heading;
            let words = as_sentences(&found.words, &row.words);
            Some(ListingRow { heading: heading.map(|heading| heading.to_string()), words, ..row })
        });
        let rows: Vec<ListingRow> = rows.collect();
        let place = self.messages.found_count(rows.len(), sought);
        Listing {
            head: Head { place, ..listing.head },
            rows: rows.into(),
            columns: listing.columns,
            first: 0,
            ..Listing::default()
        }
    }
}

/// The words of rows that were found. Where rows say the same and the same was found in the same places, they are told once.
struct FoundWords<'f, 'm> {
    session: &'f Session<'m>,
    sought: &'f [SoughtWord<'f>],
    /// By what a row says, wherever that text is: what was sought in it, and what is told for the places of the rest.
    seen: BTreeMap<*const u8, SaidWords>,
}

/// What some rows say.
#[derive(Clone)]
struct SaidWords {
    /// The text, so that it stays where it is.
    said: Rc<str>,
    /// By word that is sought: whether it is in there.
    holds: Vec<bool>,
    told: BTreeMap<Vec<FieldPlace>, Rc<str>>,
}

/// Where a row was found and its words, as two sentences: read aloud they are no list.
fn as_sentences(found: &str, words: &str) -> String {
    let place = found.strip_suffix(words).and_then(|place| place.strip_suffix(" · "));
    place.map_or_else(|| found.to_owned(), |place| format!("{place}. {}", upper_first(words)))
}

impl FoundWords<'_, '_> {
    /// The words of a row in which every word that is sought was found, and whether its app has all of them.
    fn find(
        &mut self,
        index: &SearchIndex,
        app: AppIx,
        said: &Rc<str>,
        flags: &str,
    ) -> Option<(Rc<str>, bool)> {
        let sought = self.sought;
        let text = said.as_ptr();
        let known = self.seen.entry(text).or_insert_with(|| {
            let folded = folded(said);
            let holds = sought.iter().map(|sought| folded.contains(sought.word)).collect();
            SaidWords { said: Rc::clone(said), holds, told: BTreeMap::new() }
        });
        // Most rows have no flags: what is empty is not folded to find nothing.
        let flags = if flags.is_empty() { String::new() } else { folded(flags) };
        let (mut says_so, mut places) = (true, Vec::new());
        for (at, sought) in sought.iter().enumerate() {
            let in_view = known.holds.get(at).is_some_and(|holds| *holds) || flags.contains(sought.word);
            let place = index.find(app, sought).or_else(|| in_view.then_some(FieldPlace::Words))?;
            says_so &= place.says_so();
            // What is in view needs no place, and these are in view too.
            if !in_view && !matches!(place, FieldPlace::Name | FieldPlace::Words) {
                places.push(place);
            }
        }
        if places.is_empty() {
            return Some((Rc::clone(said), says_so));
        }
        let session = self.session;
        let told = || session.found_words(&known.said, &places).into();
        if let Some(words) = known.told.get(&places) {
            return Some((Rc::clone(words), says_so));
        }
        let words: Rc<str> = told();
        known.told.insert(places, Rc::clone(&words));
        Some((words, says_so))
    }
}

impl Session<'_> {
    /// Where words were found that are not in the words of the row, before those.
    fn found_words(&self, said: &str, places: &[FieldPlace]) -> String {
        let mut told: Vec<String> = Vec::new();
        for place in places {
            let name = match place {
                FieldPlace::Name | FieldPlace::Words => continue,
                FieldPlace::Supplier => self.messages.supplier().to_owned(),
                FieldPlace::Summary => self.messages.found_in_summary().to_owned(),
                FieldPlace::Fact(fact) => self.label(*fact),
                FieldPlace::Note(fact) => self.messages.found_in_note(&self.label(*fact)),
                FieldPlace::Attention => self.messages.attention_points().to_owned(),
            };
            if !told.contains(&name) {
                told.push(name);
            }
        }
        let found = self.messages.found_in(&told.join(", "));
        if said.is_empty() { found } else { format!("{found} · {said}") }
    }
}
