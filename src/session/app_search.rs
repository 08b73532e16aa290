//! Searching the list of apps: where each word that is sought is found. What is searched is gathered once a session.

use std::collections::BTreeMap;

use super::page::{Action, Head, Listing, ListingRow, PageId};
use super::walk::Session;
use super::words;
use crate::engine::{Standing, standings};
use crate::model::{AppIx, FactIx, Ix, Model, Value, ValueIx};
use crate::text::{Messages, folded, upper_first};

/// Everything that is searched of all apps.
#[derive(Debug, Clone)]
pub(super) struct SearchIndex {
    /// Every text, folded; a value that apps share is there once.
    texts: Vec<String>,
    /// By the place of the app in the catalogue.
    apps: Vec<Vec<Field>>,
}

/// A text of an app that is searched.
#[derive(Debug, Clone, Copy)]
struct Field {
    place: FieldPlace,
    /// Which of the texts.
    text: usize,
}

/// A value of a fact that many apps have: it is put into words once.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SharedValue {
    Choice(ValueIx),
    Set(Vec<ValueIx>),
    Flag,
    /// Its bits: only what is the same in all of them is the same in words for sure.
    Number(u64),
    Unlimited,
}

impl SharedValue {
    /// Nothing of a value that has words of its own, or none.
    fn new(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Choice(value) => Some(Self::Choice(value)),
            Value::Set(values) => Some(Self::Set(values)),
            Value::Flag(true) => Some(Self::Flag),
            Value::Number(number) => Some(Self::Number(number.to_bits())),
            Value::Unlimited => Some(Self::Unlimited),
            _ => None,
        }
    }
}

/// The words of facts in a [`SearchIndex`] that is being made.
#[derive(Default)]
struct ToldFacts {
    /// The text of each value, by fact.
    shared: BTreeMap<FactIx, BTreeMap<SharedValue, Option<usize>>>,
}

impl ToldFacts {
    /// Which of the texts tells a fact of an app; that is added where it is new.
    fn text(
        &mut self,
        texts: &mut Vec<String>,
        (model, messages): (&Model, Messages),
        fact: FactIx,
        app: AppIx,
    ) -> Option<usize> {
        let mut add = || Some(added(texts, &told_fact(model, messages, fact, app)?));
        match SharedValue::new(model.value(fact, app)) {
            Some(value) => *self.shared.entry(fact).or_default().entry(value).or_insert_with(add),
            None => add(),
        }
    }
}

/// Adds a text, and tells which it is.
fn added(texts: &mut Vec<String>, text: &str) -> usize {
    texts.push(folded(text));
    texts.len() - 1
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
    pub heading: Option<String>,
    /// Its words: where it was found, and what they were.
    pub words: String,
}

impl SearchIndex {
    fn new(model: &Model, messages: Messages) -> Self {
        let (mut texts, mut told) = (Vec::new(), ToldFacts::default());
        let of_app = |app: AppIx| {
            let row = model.catalogue.apps.row(app);
            let mut fields = Vec::new();
            let mut add = |place: FieldPlace, text: usize| fields.push(Field { place, text });
            add(FieldPlace::Name, added(&mut texts, row.name.as_str()));
            if let Some(supplier) = &row.supplier {
                add(FieldPlace::Supplier, added(&mut texts, supplier.as_str()));
            }
            if let Some(summary) = &row.summary {
                add(FieldPlace::Summary, added(&mut texts, summary.as_str()));
            }
            for fact in model.graph.facts.indexes() {
                if let Some(text) = told.text(&mut texts, (model, messages), fact, app) {
                    add(FieldPlace::Fact(fact), text);
                }
                let detail = model.catalogue.columns.row(fact).details.get(&app);
                if let Some(note) = detail.and_then(|detail| detail.note.as_ref()) {
                    add(FieldPlace::Note(fact), added(&mut texts, note.as_str()));
                }
            }
            for point in &row.attention {
                add(FieldPlace::Attention, added(&mut texts, point.text.as_str()));
            }
            fields.sort_by_key(|field| field.place);
            fields
        };
        let apps = model.catalogue.apps.indexes().map(of_app).collect();
        Self { texts, apps }
    }

    /// A word to look for, looked for in each text once: apps share most of them.
    fn sought<'w>(&self, word: &'w str) -> SoughtWord<'w> {
        SoughtWord { word, holders: self.texts.iter().map(|text| text.contains(word)).collect() }
    }

    /// Where a word is found in an app: the place that says most.
    fn find(&self, app: AppIx, sought: &SoughtWord<'_>) -> Option<FieldPlace> {
        let holds = |field: &&Field| sought.holders.get(field.text).is_some_and(|holds| *holds);
        self.apps.get(app.at())?.iter().find(holds).map(|field| field.place)
    }
}

/// A word to look for.
struct SoughtWord<'w> {
    word: &'w str,
    /// Which of the texts of the index hold it.
    holders: Vec<bool>,
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
    pub fn search(&self, listing: &Listing, sought: &str) -> Vec<FoundRow> {
        let sought = folded(sought);
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let index = self.index.get_or_init(|| SearchIndex::new(self.model, self.messages));
        let sought: Vec<SoughtWord<'_>> = sought.into_iter().map(|word| index.sought(word)).collect();
        let standings = if self.is_begun() { standings(self.model, &self.state) } else { Vec::new() };
        let (mut has, mut mentions) = (Vec::new(), Vec::new());
        for (at, row) in listing.rows.iter().enumerate() {
            let Some(Action::Open(PageId::App(app))) = row.action else { continue };
            let Some(places) = places(index, row, app, &sought) else { continue };
            let says_so = places.iter().all(|place| place.says_so());
            let found = FoundRow { row: at, heading: None, words: self.found_words(row, &sought, &places) };
            if says_so { &mut has } else { &mut mentions }.push((found, standings.get(app.at()).copied()));
        }
        let mut counts: BTreeMap<Standing, usize> = BTreeMap::new();
        let stand = has.iter().filter_map(|(_, standing)| *standing);
        stand.for_each(|standing| *counts.entry(standing).or_default() += 1);
        let title = |standing: Standing| {
            let count = counts.get(&standing)?.to_string();
            Some(self.messages.with_remark(self.standing_words(standing), &count))
        };
        let has =
            has.into_iter().map(|(found, standing)| FoundRow { heading: standing.and_then(title), ..found });
        let mentioned = self.messages.only_mentioned(mentions.len());
        let mentions =
            mentions.into_iter().map(|(found, _)| FoundRow { heading: Some(mentioned.clone()), ..found });
        has.chain(mentions).collect()
    }

    /// The rows that a search found, as a list of their own.
    pub fn searched(&self, listing: Listing, sought: &str) -> Listing {
        let mut last: Option<String> = None;
        let rows = self.search(&listing, sought).into_iter().filter_map(|found| {
            let row = listing.rows.get(found.row)?.clone();
            let heading = found.heading.clone().filter(|heading| last.as_ref() != Some(heading));
            last = found.heading;
            let words = as_sentences(&found.words, &row.words);
            Some(ListingRow { heading, words, ..row })
        });
        let rows: Vec<ListingRow> = rows.collect();
        let place = self.messages.found_count(rows.len(), sought);
        Listing {
            head: Head { place, ..listing.head },
            rows,
            columns: listing.columns,
            first: 0,
            ..Listing::default()
        }
    }

    /// Where each word was found that is not in the words of the row, before those.
    fn found_words(&self, row: &ListingRow, sought: &[SoughtWord<'_>], places: &[FieldPlace]) -> String {
        let in_view = folded(&format!("{} {}", row.words, row.flags));
        let mut told: Vec<String> = Vec::new();
        for (word, place) in sought.iter().zip(places) {
            let name = match place {
                _ if in_view.contains(word.word) => continue,
                // These are in view too.
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
        if told.is_empty() {
            return row.words.clone();
        }
        let found = self.messages.found_in(&told.join(", "));
        if row.words.is_empty() { found } else { format!("{found} · {}", row.words) }
    }
}

/// Where a row was found and its words, as two sentences: read aloud they are no list.
fn as_sentences(found: &str, words: &str) -> String {
    let place = found.strip_suffix(words).and_then(|place| place.strip_suffix(" · "));
    place.map_or_else(|| found.to_owned(), |place| format!("{place}. {}", upper_first(words)))
}

/// Where each word is found in a row; nothing when one is not.
fn places(
    index: &SearchIndex,
    row: &ListingRow,
    app: AppIx,
    sought: &[SoughtWord<'_>],
) -> Option<Vec<FieldPlace>> {
    let is_in_view = |word: &str| {
        // Most rows have no flags, and many no words: what is empty is not folded to find nothing.
        let told = [&row.words, &row.flags].into_iter().filter(|words| !words.is_empty());
        told.map(|words| folded(words)).any(|words| words.contains(word))
    };
    let in_view = |word: &str| is_in_view(word).then_some(FieldPlace::Words);
    sought.iter().map(|sought| index.find(app, sought).or_else(|| in_view(sought.word))).collect()
}
