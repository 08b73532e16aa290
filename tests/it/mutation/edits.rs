//! Single edits of a tree and of a catalogue, as a hand slips: a name misspelt, a route dropped, a condition turned
//! round, a value swapped.

use fastrand::Rng;

use super::value::{Path, Value};

/// One edit: what it is called, and the content after it.
pub(crate) struct Edit {
    pub(crate) name: String,
    pub(crate) after: Value,
}

/// Keys behind which stand words for people, or what no walk depends on.
const WORDS: &[&str] = &[
    "ask",
    "text",
    "help",
    "because",
    "note",
    "title",
    "body",
    "intro",
    "notice",
    "owner",
    "for",
    "sources",
    "unit",
    "group",
    "phase",
    "unsure",
    "terms",
    "attention",
    "prefer",
    "given",
    "split",
    "since",
    "first",
    "flag",
    "informs",
    "checked",
];

/// The parts of a tree on which walks depend.
const PARTS: &[&str] = &["start", "standing", "questions", "routes", "outcomes"];

/// Kinds of edits.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Misspell,
    DropRoute,
    DropDefault,
    DropRequirement,
    DropEntry,
    Invert,
    Swap,
    Number,
}

const KINDS: &[Kind] = &[
    Kind::Misspell,
    Kind::DropRoute,
    Kind::DropDefault,
    Kind::DropRequirement,
    Kind::DropEntry,
    Kind::Invert,
    Kind::Swap,
    Kind::Number,
];

/// An edit of a tree, by chance.
pub(crate) fn edit_tree(tree: &Value, rng: &mut Rng) -> Edit {
    loop {
        let kind = KINDS[rng.usize(..KINDS.len())];
        let mut places: Vec<Path> = Vec::new();
        tree.each(&mut Path::new(), &mut |path, value| {
            let on_walks = path.first().is_some_and(|part| PARTS.contains(&part.as_str()));
            let in_words = path.iter().skip(1).any(|key| WORDS.contains(&key.as_str()));
            if on_walks && !in_words && goes(kind, path, value) {
                places.push(path.clone());
            }
        });
        if places.is_empty() {
            continue;
        }
        let path = &places[rng.usize(..places.len())];
        let mut after = tree.clone();
        if let Some(how) = apply(kind, &mut after, path, tree, rng) {
            return Edit { name: format!("{kind:?} {}: {how}", path.join("/")), after };
        }
    }
}

/// Whether an edit of this kind can be made here.
fn goes(kind: Kind, path: &Path, value: &Value) -> bool {
    let last = path.last().map_or("", String::as_str);
    let above = path.iter().rev().nth(1).map_or("", String::as_str);
    let is_item = last.parse::<usize>().is_ok();
    let is_way = is_item && (above == "routes" || path.len() == 3 && path[0] == "routes");
    match kind {
        Kind::Misspell => value.scalar().is_some_and(is_name),
        Kind::DropRoute => is_way && value.get("when").is_some(),
        Kind::DropDefault => is_way && value.get("when").is_none(),
        Kind::DropRequirement => is_item && matches!(above, "keep" | "labels" | "standing" | "all" | "any"),
        Kind::DropEntry => {
            matches!(last, "unknown" | "ask_when" | "when" | "none" | "combine" | "shows" | "go" | "end")
                || matches!(above, "one" | "answers")
        }
        Kind::Invert => matches!(last, "when" | "require" | "ask_when"),
        Kind::Swap => value.scalar().is_some_and(is_name),
        Kind::Number => value.scalar().is_some_and(|text| text.parse::<i64>().is_ok()),
    }
}

fn is_name(text: &str) -> bool {
    text.len() > 2
        && text.parse::<f64>().is_err()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn apply(kind: Kind, after: &mut Value, path: &Path, tree: &Value, rng: &mut Rng) -> Option<String> {
    match kind {
        Kind::DropRoute | Kind::DropDefault | Kind::DropRequirement | Kind::DropEntry => {
            after.remove(path);
            Some("dropped".to_owned())
        }
        Kind::Invert => {
            let place = after.at_mut(path)?;
            *place = Value::Map(vec![("not".to_owned(), place.clone())]);
            Some("turned round".to_owned())
        }
        Kind::Misspell => {
            let word = tree.at(path)?.scalar()?;
            let at = rng.usize(..word.len());
            let wrong: String =
                word.chars().enumerate().filter(|(place, _)| *place != at).map(|(_, it)| it).collect();
            *after.at_mut(path)? = Value::plain(&wrong);
            Some(format!("{word} becomes {wrong}"))
        }
        Kind::Number => {
            let number: i64 = tree.at(path)?.scalar()?.parse().ok()?;
            let other = number + if rng.bool() { 1 } else { -1 };
            *after.at_mut(path)? = Value::plain(&other.to_string());
            Some(format!("{number} becomes {other}"))
        }
        Kind::Swap => {
            let word = tree.at(path)?.scalar()?;
            let others = alike(tree, path, word)?;
            let other = others.get(rng.usize(..others.len().max(1)))?;
            *after.at_mut(path)? = Value::plain(other);
            Some(format!("{word} becomes {other}"))
        }
    }
}

/// The other names of the same kind.
fn alike(tree: &Value, path: &Path, word: &str) -> Option<Vec<String>> {
    let keys = |at: &[&str]| -> Option<Vec<String>> {
        let path: Path = at.iter().map(ToString::to_string).collect();
        match tree.at(&path)? {
            Value::Map(entries) => Some(entries.iter().map(|(key, _)| key.clone()).collect()),
            _ => None,
        }
    };
    let mut all = match path.iter().rev().find(|key| key.parse::<usize>().is_err())?.as_str() {
        "go" | "start" => keys(&["questions"])?,
        "end" => keys(&["outcomes"])?,
        "use" => keys(&["routes"])?,
        "kind" => vec!["advice".to_owned(), "blocked".to_owned(), "info".to_owned()],
        "shows" => vec!["remaining".to_owned(), "nothing".to_owned()],
        "combine" => vec!["all".to_owned(), "any".to_owned()],
        "label" | "labels" => names(tree, "labels"),
        fact => match keys(&["facts", fact, "choice"]).or_else(|| keys(&["facts", fact, "set"])) {
            Some(values) => values,
            None => {
                keys(&["questions", fact, "one"]).or_else(|| keys(&["questions", fact, "many", "answers"]))?
            }
        },
    };
    all.retain(|other| other != word);
    Some(all)
}

/// All names that stand in lists behind a key.
fn names(tree: &Value, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    tree.each(&mut Path::new(), &mut |path, value| {
        if path.iter().rev().nth(1).is_some_and(|above| above == key) {
            found.extend(value.scalar().map(str::to_owned));
        }
    });
    found.sort();
    found.dedup();
    found
}

/// An edit of one value of one app, by chance: another value, none, or one more or less in a set.
pub(crate) fn edit_app(tree: &Value, app: &Value, rng: &mut Rng) -> Option<Edit> {
    let Value::Map(facts) = app.get("facts")? else { return None };
    let (fact, value) = &facts[rng.usize(..facts.len())];
    let mut path: Path = vec!["facts".to_owned(), fact.clone()];
    if value.get("value").is_some() {
        path.push("value".to_owned());
    }
    let values = |kind: &str| match tree.get("facts")?.get(fact)?.get(kind)? {
        Value::Map(entries) => Some(entries.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>()),
        _ => None,
    };
    let other = |from: Vec<String>, not: &str, rng: &mut Rng| -> Option<String> {
        let from: Vec<String> = from.into_iter().filter(|value| value != not).collect();
        from.get(rng.usize(..from.len().max(1))).cloned()
    };
    let old = app.at(&path)?;
    let new = match old {
        Value::Scalar(_, _) if rng.u8(..4) == 0 => Value::plain("unknown"),
        Value::Scalar(text, _) => match (text.as_str(), values("choice")) {
            ("true", _) => Value::plain("false"),
            ("false", _) => Value::plain("true"),
            (text, Some(values)) => Value::plain(&other(values, text, rng)?),
            (text, None) => Value::plain(&(text.parse::<i64>().ok()? - 1).to_string()),
        },
        Value::List(items) if !items.is_empty() && rng.bool() => {
            let mut items = items.clone();
            items.remove(rng.usize(..items.len()));
            Value::List(items)
        }
        Value::List(items) => {
            let mut items = items.clone();
            let missing =
                values("set")?.into_iter().filter(|it| !items.contains(&Value::plain(it))).collect();
            items.push(Value::plain(&other(missing, "", rng)?));
            Value::List(items)
        }
        Value::Map(_) => return None,
    };
    if new == *old {
        return None;
    }
    let mut after = app.clone();
    let name = format!(
        "{fact}: {} becomes {}",
        old.write().trim().replace('\n', " "),
        new.write().trim().replace('\n', " ")
    );
    // `unknown` stands for the whole value.
    let place = if new.scalar() == Some("unknown") { &path[..2] } else { &path[..] };
    *after.at_mut(place)? = new;
    Some(Edit { name, after })
}
