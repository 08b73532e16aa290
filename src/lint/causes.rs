//! Which findings follow from another: names of what could not be read, and what nothing uses because of that.

use std::collections::BTreeMap;

use crate::findings::{Cause, Finding, Findings, Rule};
use crate::order;
use crate::source::{FileId, Sources, Span};
use crate::text::Messages;

/// Something is named that is not there.
const UNRESOLVED: [Rule; 13] = [
    Rule::UNKNOWN_QUESTION,
    Rule::UNKNOWN_ANSWER,
    Rule::UNKNOWN_OUTCOME,
    Rule::UNKNOWN_FACT,
    Rule::UNKNOWN_VALUE,
    Rule::UNKNOWN_APP,
    Rule::UNKNOWN_LABEL,
    Rule::LABEL_NEVER_SET,
    Rule::UNKNOWN_SOURCE,
    Rule::UNKNOWN_PHASE,
    Rule::UNKNOWN_TEXT,
    Rule::UNKNOWN_ROUTES,
    Rule::UNKNOWN_PLAN,
];

/// Something is there that nothing names.
const UNUSED: [Rule; 7] = [
    Rule::UNUSED_TEXT,
    Rule::UNUSED_ROUTES,
    Rule::UNUSED_PHASE,
    Rule::UNUSED_SOURCE,
    Rule::UNUSED_PLAN,
    Rule::UNUSED_TERM,
    Rule::LABEL_NEVER_TESTED,
];

/// Of these what an app can name. The others stand in the tree alone.
const USED_BY_APPS: [Rule; 4] =
    [Rule::UNUSED_TEXT, Rule::UNUSED_SOURCE, Rule::UNUSED_TERM, Rule::LABEL_NEVER_TESTED];

/// A file of which nothing was read.
const UNREADABLE: [Rule; 4] = [Rule::NOT_YAML, Rule::NOT_TEXT, Rule::TOO_LARGE, Rule::UNREAD_FILE];

/// Whether a finding tells of something that is named and not there.
pub(super) fn is_unresolved(finding: &Finding) -> bool {
    is_one_of(finding, &UNRESOLVED)
}

fn is_one_of(finding: &Finding, rules: &[Rule]) -> bool {
    rules.iter().any(|rule| rule.code == finding.code)
}

/// Findings that are free to follow another.
fn free<'f>(all: &'f mut Findings, rules: &'f [Rule]) -> impl Iterator<Item = &'f mut Finding> {
    all.iter_mut().filter(move |finding| finding.follows.is_none() && is_one_of(finding, rules))
}

/// Something that is not there: the rule that says so, and its ids.
type Missing = (&'static str, Vec<String>);
/// The first finding that names it, how many do, and the id that was probably meant.
type Named = (Cause, usize, Option<String>);

/// The files of the content.
pub(super) struct ContentSpans<'s> {
    pub sources: &'s Sources,
    pub tree: FileId,
    pub apps: &'s [FileId],
}

impl ContentSpans<'_> {
    /// Tells of each finding from which it follows, if from any. The findings are sorted, so of equal causes the first is one.
    pub(super) fn trace(&self, all: &mut Findings, messages: Messages) {
        self.unread_folders(all, messages);
        // What is right has nothing that follows.
        if all.iter().all(|finding| !is_one_of(finding, &UNRESOLVED) && !is_one_of(finding, &UNUSED)) {
            return;
        }
        self.without_catalogue(all, messages);
        self.unreadable_files(all);
        self.unread_parts(all);
        self.names_of_one(all, messages);
        self.meant(all);
    }

    /// Of several files in one folder that is not read the first stands for all: what mends it mends the others.
    fn unread_folders(&self, all: &mut Findings, messages: Messages) {
        let in_folder = messages.unread_folder();
        let mut first: BTreeMap<String, Cause> = BTreeMap::new();
        for finding in free(all, &[Rule::UNREAD_FILE]).filter(|finding| finding.message == in_folder) {
            let name = self.sources.name(finding.place.file);
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            match first.get(&folder) {
                Some(cause) => finding.follows = Some(*cause),
                None => _ = first.insert(folder, finding.as_cause()),
            }
        }
    }

    /// Without any app, every app that is named is missing for that.
    fn without_catalogue(&self, all: &mut Findings, messages: Messages) {
        let names_an_app = all.iter().any(|finding| finding.code == Rule::UNKNOWN_APP.code);
        if !self.apps.is_empty() || !names_an_app {
            return;
        }
        let place = Span::top(self.tree);
        let finding = Finding::new(Rule::NO_CATALOGUE, place, messages.no_catalogue());
        let cause = finding.as_cause();
        let unknown = all.iter().filter(|finding| finding.code == Rule::UNKNOWN_APP.code);
        let apps = order::set(unknown.filter_map(|finding| finding.names.first().cloned()));
        for echo in free(all, &[Rule::UNKNOWN_APP, Rule::UNKNOWN_ANSWER]) {
            if echo.names.first().is_some_and(|id| apps.contains(id)) {
                echo.follows = Some(cause);
            }
        }
        // Nobody can tell what the apps would have named.
        free(all, &USED_BY_APPS).for_each(|echo| echo.follows = Some(cause));
        all.push(finding.help(messages.put_catalogue_beside()));
        *all = std::mem::take(all).sorted();
    }

    /// The app of a file that cannot be read is no unknown one, and what its text names is not unused.
    fn unreadable_files(&self, all: &mut Findings) {
        let unread = all.iter().filter(|finding| is_one_of(finding, &UNREADABLE));
        let unread = unread.filter(|finding| self.apps.contains(&finding.place.file));
        let causes: Vec<(FileId, Cause)> = unread
            .map(|finding| (finding.place.file, finding.follows.unwrap_or_else(|| finding.as_cause())))
            .collect();
        for (file, cause) in causes {
            let stem = self.sources.stem(file);
            for echo in free(all, &UNRESOLVED) {
                if echo.names.first().is_some_and(|id| id == stem) {
                    echo.follows = Some(cause);
                }
            }
            let text = self.sources.text(file).to_lowercase();
            // The file may hold several apps.
            for echo in free(all, &[Rule::UNKNOWN_APP, Rule::UNKNOWN_ANSWER]) {
                if echo.names.first().is_some_and(|id| places_of(id, &text).next().is_some()) {
                    echo.follows = Some(cause);
                }
            }
            for echo in free(all, &USED_BY_APPS) {
                if echo.names.iter().any(|id| places_of(&id.to_lowercase(), &text).next().is_some()) {
                    echo.follows = Some(cause);
                }
            }
        }
    }

    /// What stands in a part that was not read, behind a key that is not known, is neither missing nor unused.
    fn unread_parts(&self, all: &mut Findings) {
        type Holders = BTreeMap<String, Cause>;
        let (mut named, mut defined): (Holders, Holders) = Default::default();
        for holder in all.iter() {
            let cause = holder.as_cause();
            for id in &holder.holds.named {
                named.entry(id.clone()).or_insert(cause);
            }
            for id in &holder.holds.defined {
                defined.entry(id.clone()).or_insert(cause);
            }
        }
        for (rules, holders) in [(&UNRESOLVED[..], &defined), (&UNUSED[..], &named)] {
            for echo in free(all, rules) {
                let cause = echo.names.first().and_then(|id| holders.get(id)).copied();
                echo.follows = cause.filter(|cause| *cause != echo.as_cause());
            }
        }
    }

    /// Of several findings that name one thing that is not there the first stands for all. Where something is defined that
    /// nothing names, and that is nearly it, that is shown there too.
    fn names_of_one(&self, all: &mut Findings, messages: Messages) {
        let mut first: BTreeMap<Missing, Named> = BTreeMap::new();
        for finding in free(all, &UNRESOLVED) {
            // An answer that is an app is missing as that app is.
            let app = (Rule::UNKNOWN_APP.code, finding.names.iter().take(1).cloned().collect::<Vec<_>>());
            let own = (finding.code, finding.names.clone());
            let key = if first.contains_key(&app) { app } else { own };
            match first.get_mut(&key) {
                Some((cause, count, _)) => {
                    finding.follows = Some(*cause);
                    *count += 1;
                }
                None => _ = first.insert(key, (finding.as_cause(), 1, finding.near.clone())),
            }
        }
        let several: Vec<_> = first.into_values().filter(|(_, count, _)| *count > 1).collect();
        let mut searches = 10;
        for (cause, _, near) in several {
            let Some(near) = near.filter(|_| searches > 0) else { continue };
            searches -= 1;
            if let Some(place) = self.only_place_of(&near) {
                let shown =
                    all.iter_mut().find(|finding| finding.follows.is_none() && finding.as_cause() == cause);
                shown
                    .into_iter()
                    .for_each(|finding| finding.related.push((place, messages.perhaps_meant(&near))));
            }
        }
    }

    /// Where an id stands, when it stands in one place only: there it is defined, and nothing names it.
    fn only_place_of(&self, id: &str) -> Option<Span> {
        let mut places = self.places(id).into_iter();
        places.next().filter(|_| places.next().is_none())
    }

    /// The first two places where an id stands: as a word of a text, or as the name of a file.
    fn places(&self, id: &str) -> Vec<Span> {
        let files = || self.apps.iter().chain([&self.tree]);
        let named = files().filter(|file| self.sources.stem(**file) == id).map(|file| Span::top(*file));
        let in_text = files().flat_map(|file| {
            places_of(id, self.sources.text(*file)).map(|at| Span::new(*file, at..at + id.len()))
        });
        named.chain(in_text).take(2).collect()
    }

    /// Whether something is defined and named, so that it is not the definition that is misspelt.
    pub(super) fn is_named(&self, id: &str) -> bool {
        self.places(id).len() > 1
    }

    /// What was meant by a misspelt name is used.
    fn meant(&self, all: &mut Findings) {
        let mut meant: BTreeMap<String, Cause> = BTreeMap::new();
        for finding in all.iter().filter(|finding| is_one_of(finding, &UNRESOLVED)) {
            let cause = finding.follows.unwrap_or_else(|| finding.as_cause());
            finding.near.iter().for_each(|id| _ = meant.entry(id.clone()).or_insert(cause));
        }
        for echo in free(all, &UNUSED) {
            echo.follows = echo.names.first().and_then(|id| meant.get(id)).copied();
        }
    }
}

/// Where a word stands in a text by itself.
fn places_of<'t>(word: &'t str, text: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_part = |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() || it == '_');
    let stands_alone = move |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
        !is_part(before) && !is_part(behind)
    };
    text.match_indices(word).map(|(at, _)| at).filter(stands_alone)
}
