//! What is said in short in the rows of apps. Apps that dropped for the same reason say the same, so it is worded once.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::rows::AppList;
use super::walk::Session;
use crate::engine::{Standing, first_rule};
use crate::model::{AppIx, Ix};

/// The words of rows, each once.
#[derive(Debug, Clone)]
pub(super) struct RowWords {
    texts: Vec<Rc<str>>,
    /// By place: which of the texts.
    rows: Vec<u32>,
    /// By place: what to watch, where there is anything.
    flags: BTreeMap<usize, String>,
    /// Said where there is no such row.
    nothing: Rc<str>,
}

/// What the words of a row are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum WordsKey {
    /// Nothing is said.
    Nothing,
    /// A standing rule.
    Rule(Option<usize>),
    /// The first requirement that is not met, and how many are not.
    Unmet(usize, usize),
    /// Which requirements hang on which unknown facts, and the standing rule that holds.
    Unknown(u128, Option<usize>),
    /// The app itself.
    Own(AppIx),
}

impl RowWords {
    pub(super) fn new(session: &Session<'_>, list: AppList, apps: &[(AppIx, Standing)]) -> Self {
        let mut known: BTreeMap<WordsKey, u32> = BTreeMap::new();
        let mut words =
            Self { texts: Vec::new(), rows: Vec::new(), flags: BTreeMap::new(), nothing: "".into() };
        words.rows.reserve(apps.len());
        let mut last: Option<(WordsKey, u32)> = None;
        // What is said of these stands in no words of the tree.
        let newer = session.apps_with_later_values();
        let chosen: Vec<AppIx> =
            session.selected_apps().iter().filter_map(|selected| session.app_selected(selected)).collect();
        for (at, (app, standing)) in apps.iter().enumerate() {
            let key = match newer.contains(app) || chosen.contains(app) {
                true => WordsKey::Own(*app),
                false => session.words_key(list, *app, *standing),
            };
            let same = last.filter(|(last, _)| *last == key).map(|(_, text)| text);
            let text = same.or_else(|| known.get(&key).copied()).unwrap_or_else(|| {
                words.texts.push(session.words_in_row(list, *app, *standing).into());
                // There are no more texts than apps, and of those there are fewer.
                let text = u32::try_from(words.texts.len() - 1).unwrap_or(u32::MAX);
                known.insert(key, text);
                text
            });
            last = Some((key, text));
            words.rows.push(text);
            let flags = session.flags_cell(*app);
            if !flags.is_empty() {
                words.flags.insert(at, flags);
            }
        }
        words
    }

    /// The words of the row at a place.
    pub(super) fn of(&self, at: usize) -> &Rc<str> {
        let text = self.rows.get(at).and_then(|text| self.texts.get(*text as usize));
        debug_assert!(text.is_some(), "every row says something or nothing");
        text.unwrap_or(&self.nothing)
    }

    /// What to watch with the app at a place.
    pub(super) fn flags(&self, at: usize) -> &str {
        self.flags.get(&at).map_or("", String::as_str)
    }
}

impl Session<'_> {
    /// What the words of a row are made from: rows with the same say the same.
    fn words_key(&self, list: AppList, app: AppIx, standing: Standing) -> WordsKey {
        if !self.has_columns() {
            return WordsKey::Own(app);
        }
        let at = app.at();
        let judged = || self.state.record.judgements.iter().enumerate();
        match standing {
            _ if list == AppList::All && !self.is_begun() && standing != Standing::Dropped => {
                WordsKey::Nothing
            }
            Standing::Recommended => WordsKey::Nothing,
            Standing::Conditional => WordsKey::Rule(first_rule(self.model, &self.state, app)),
            Standing::Dropped if self.model.catalogue.drops_always(app) => WordsKey::Own(app),
            Standing::Dropped => {
                let mut unmet = judged().filter(|(_, judgement)| judgement.no.contains(at)).map(|(at, _)| at);
                unmet.next().map_or(WordsKey::Own(app), |first| WordsKey::Unmet(first, 1 + unmet.count()))
            }
            Standing::Unproven => {
                let (mut hangs, mut bit) = (0u128, 0u32);
                for (_, judgement) in judged() {
                    let facts = judgement.unknown_facts.each_of(app);
                    for is_unknown in std::iter::once(judgement.unknown.contains(at)).chain(facts) {
                        let Some(mark) = 1u128.checked_shl(bit) else { return WordsKey::Own(app) };
                        hangs |= if is_unknown { mark } else { 0 };
                        bit += 1;
                    }
                }
                WordsKey::Unknown(hangs, first_rule(self.model, &self.state, app))
            }
        }
    }

    fn words_in_row(&self, list: AppList, app: AppIx, standing: Standing) -> String {
        let words = match list {
            AppList::All => self.words_in_list(app, standing),
            AppList::Advice => self.row_words(app, self.app_words(app, standing)),
        };
        self.with_choice(app, words)
    }
}
