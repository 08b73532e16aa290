//! The kinds of mistakes, each made somewhere by chance.

use fastrand::Rng;

use super::whole::{
    file_deleted, foreign_word, language, no_catalogue, renamed, rewritten, same_answers, same_apps,
};
use super::world::{Files, Mistake, a_line, any_file, around, block, indent, key_of, slip};

/// Makes one mistake of a kind, if there is a place for it.
pub(crate) type Make = fn(&Files, &mut Rng) -> Option<Mistake>;

/// Every kind, by name.
pub(crate) const KINDS: &[(&str, Make)] = &[
    ("key misspelt", key_misspelt),
    ("id misspelt where it is defined", definition_misspelt),
    ("id misspelt where it is used", use_misspelt),
    ("value of a fact misspelt", value_misspelt),
    ("value with a slip in its definition", value_definition_misspelt),
    ("quotation mark missing", quote_missing),
    ("quotation mark too many", quote_extra),
    ("tab before a line", tab),
    ("one space more before a line", indent_more),
    ("one space fewer before a line", indent_less),
    ("line deleted", line_deleted),
    ("block deleted", block_deleted),
    ("line twice", line_twice),
    ("block twice", block_twice),
    ("list for a value", wrong_kind),
    ("map for a value", map_for_a_value),
    ("text for a number", text_for_number),
    ("nothing behind a key", emptied),
    ("bracket missing", bracket_missing),
    ("blank text", blank_text),
    ("date that is none", bad_date),
    ("date in the future", future_date),
    ("number sign in a text", hash),
    ("comma in a text between braces", comma),
    ("colon in a text", colon),
    ("text that starts with an apostrophe", |files, rng| opened_with(files, rng, "'s Avonds")),
    ("text that starts with a bracket", |files, rng| opened_with(files, rng, "[Nieuw] x")),
    ("text that starts with a dash", |files, rng| opened_with(files, rng, "- x")),
    ("text that starts with a star", |files, rng| opened_with(files, rng, "*let op* x")),
    ("text that starts with an at sign", |files, rng| opened_with(files, rng, "@home x")),
    ("control character in a text", |files, rng| opened_with(files, rng, "\"x\u{7f}y\"")),
    ("hard space before a line", hard_space),
    ("number with a unit alone", unit_alone),
    ("word of another language", foreign_word),
    ("ending .YAML", |files, rng| renamed(files, rng, |stem| format!("catalogue/{stem}.YAML"))),
    ("ending .yaml.txt", |files, rng| renamed(files, rng, |stem| format!("catalogue/{stem}.yaml.txt"))),
    ("file in a subfolder", |files, rng| renamed(files, rng, |stem| format!("catalogue/new/{stem}.yaml"))),
    ("file misnamed", |files, rng| {
        let letters = rng.fork();
        renamed(files, rng, move |stem| format!("catalogue/{}.yaml", slip(stem, &mut letters.clone())))
    }),
    ("file deleted", file_deleted),
    ("file empty", |files, rng| rewritten(files, rng, |_| Vec::new())),
    ("file not in UTF-8", |files, rng| rewritten(files, rng, |bytes| [bytes, b"\n# caf\xe9\n"].concat())),
    ("file cut off", |files, rng| {
        let share = rng.usize(20..95);
        rewritten(files, rng, |bytes| {
            let text = std::str::from_utf8(bytes).unwrap();
            text.chars().take(text.chars().count() * share / 100).collect::<String>().into_bytes()
        })
    }),
    ("no catalogue", no_catalogue),
    ("language that is none", language),
    ("two answers with the same words", same_answers),
    ("two apps with the same name", same_apps),
];

/// A mistake in a line of a file: `edit` makes the line anew.
pub(super) fn edited(
    files: &Files,
    file: usize,
    rng: &mut Rng,
    holds: impl Fn(&str) -> bool,
    edit: impl FnOnce(&str, &mut Rng) -> Option<String>,
) -> Option<Mistake> {
    let mut lines = files.lines(file);
    let at = a_line(&lines, rng, holds)?;
    let new = edit(&lines[at], rng)?;
    let what = format!("{:?} becomes {:?}", lines[at].trim(), new.trim());
    if new == lines[at] {
        return None;
    }
    lines[at] = new;
    let mut files = files.clone();
    files.set(file, &lines);
    Some(Mistake::on_line(files, file, at, &what))
}

fn key_misspelt(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    const KEYS: &[&str] = &[
        "ask",
        "help",
        "one",
        "many",
        "text",
        "keep",
        "routes",
        "title",
        "kind",
        "label",
        "choice",
        "set",
        "facts",
        "name",
        "supplier",
        "summary",
        "attention",
        "sources",
        "steps",
        "body",
        "answers",
        "expect",
        "phase",
        "unknown",
        "publisher",
        "terms",
        "group",
        "questions",
        "outcomes",
        "start",
        "ended",
        "go",
    ];
    let is_key = |line: &str| key_of(line).is_some_and(|(_, key)| KEYS.contains(&key));
    edited(files, any_file(files, rng), rng, is_key, |line, rng| {
        let (at, key) = key_of(line)?;
        Some(format!("{}{}{}", &line[..at], slip(key, rng), &line[at + key.len()..]))
    })
}

fn definition_misspelt(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let lines = files.lines(0);
    let sections = ["sources:", "phases:", "facts:", "questions:", "outcomes:", "plans:", "derive:"];
    let section = sections[rng.usize(..sections.len())];
    let range = block(&lines, lines.iter().position(|line| line == section)?);
    let step = lines[range.clone()].iter().map(|line| indent(line)).find(|indent| *indent > 0)?;
    let defs: Vec<usize> =
        range.filter(|at| indent(&lines[*at]) == step && key_of(&lines[*at]).is_some()).collect();
    let at = defs[rng.usize(..defs.len())];
    let (start, key) = key_of(&lines[at])?;
    let new = format!("{}{}{}", &lines[at][..start], slip(key, rng), &lines[at][start + key.len()..]);
    let mut mistake = edited(files, 0, rng, |line| line == lines[at], |_, _| Some(new))?;
    mistake.gone.push(key.to_owned());
    Some(mistake)
}

fn use_misspelt(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    const BEFORE: &[&str] =
        &["go: ", "end: ", "in: ", "label: ", "plan: ", "phase: ", "start: ", "use: ", "kind: ", "fact: "];
    let word = move |line: &str, before: &str| -> Option<(usize, usize)> {
        let start = line.find(before)? + before.len();
        let length = line[start..].find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
        let length = length.unwrap_or(line.len() - start);
        (length > 2
            && (line[..start].len() == before.len() || line[..start - before.len()].ends_with([' ', '{'])))
        .then_some((start, length))
    };
    let before = BEFORE[rng.usize(..BEFORE.len())];
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| word(line, before).is_some(),
        |line, rng| {
            let (start, length) = word(line, before)?;
            Some(format!(
                "{}{}{}",
                &line[..start],
                slip(&line[start..start + length], rng),
                &line[start + length..]
            ))
        },
    )
}

fn value_misspelt(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let file = rng.usize(1..files.0.len());
    let find = |line: &str| {
        let start = line.find("{ value: ")? + "{ value: ".len();
        let start = start + usize::from(line[start..].starts_with('['));
        let length = line[start..].find(|letter: char| {
            !(letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        })?;
        (length > 3).then_some((start, length))
    };
    edited(
        files,
        file,
        rng,
        |line| line.starts_with("  ") && find(line).is_some(),
        |line, rng| {
            let (start, length) = find(line)?;
            Some(format!(
                "{}{}{}",
                &line[..start],
                slip(&line[start..start + length], rng),
                &line[start + length..]
            ))
        },
    )
}

fn value_definition_misspelt(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let mut gone = String::new();
    let holds = |line: &str| line.starts_with("    choice: { ") || line.starts_with("    set: { ");
    let mistake = edited(files, 0, rng, holds, |line, rng| {
        let start = line.find('{')? + 2;
        let key = line[start..].split(':').next()?;
        key.clone_into(&mut gone);
        Some(format!("{}{}{}", &line[..start], slip(key, rng), &line[start + key.len()..]))
    });
    mistake.map(|mistake| Mistake { gone: vec![gone], ..mistake })
}

fn quote_missing(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let holds = |line: &str| line.matches('"').count() == 2 && line.contains(": \"");
    edited(files, any_file(files, rng), rng, holds, |line, rng| {
        let at = if rng.bool() { line.find('"')? } else { line.rfind('"')? };
        Some(format!("{}{}", &line[..at], &line[at + 1..]))
    })
}

/// A line with a text without quotation marks.
fn is_plain_text(line: &str) -> bool {
    let keys =
        ["text: ", "ask: ", "help: ", "title: ", "label: ", "summary: ", "name: ", "because: ", "note: "];
    let value = keys.iter().find_map(|key| line.trim_start_matches([' ', '-']).strip_prefix(key));
    value.is_some_and(|value| value.len() > 8 && !value.starts_with(['"', '\'', '{', '[', '|', '>']))
}

fn quote_extra(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, is_plain_text, |line, _| Some(line.replacen(": ", ": \"", 1)))
}

fn tab(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| line.starts_with("  "),
        |line, _| Some(format!("\t{}", &line[2..])),
    )
}

fn indent_more(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| key_of(line).is_some(),
        |line, _| Some(format!(" {line}")),
    )
}

fn indent_less(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| line.starts_with("  "),
        |line, _| Some(line[1..].to_owned()),
    )
}

fn hard_space(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| line.starts_with("  "),
        |line, _| Some(format!("\u{a0}{}", &line[1..])),
    )
}

/// Without these lines. The ids that they defined are gone.
fn without(files: &Files, file: usize, range: std::ops::Range<usize>, what: &str) -> Mistake {
    let mut lines = files.lines(file);
    let mut mistake = Mistake::on_line(
        files.clone(),
        file,
        range.start,
        &format!("{what}: {:?}", lines[range.start].trim()),
    );
    mistake.lines.1 = around(&lines, range.start);
    let words = |line: &String| {
        line.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    mistake.gone = lines[range.clone()].iter().flat_map(words).filter(|word| word.len() > 2).collect();
    lines.drain(range);
    mistake.files.set(file, &lines);
    mistake
}

fn line_deleted(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let file = any_file(files, rng);
    let at = a_line(&files.lines(file), rng, |line| key_of(line).is_some())?;
    Some(without(files, file, at..at + 1, "deleted"))
}

fn block_deleted(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let file = any_file(files, rng);
    let lines = files.lines(file);
    let at = a_line(&lines, rng, |line| key_of(line).is_some() && line.ends_with(':'))?;
    Some(without(files, file, block(&lines, at), "deleted with what is under it"))
}

fn twice(files: &Files, file: usize, range: std::ops::Range<usize>) -> Mistake {
    let mut lines = files.lines(file);
    let again: Vec<String> = lines[range.clone()].to_vec();
    let mut mistake =
        Mistake::on_line(files.clone(), file, range.start, &format!("twice: {:?}", again[0].trim()));
    mistake.lines.1 = vec![range.start + 1, range.start + 2, range.end + 1, range.end + 2];
    lines.splice(range.end..range.end, again);
    mistake.files.set(file, &lines);
    mistake
}

fn line_twice(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let file = any_file(files, rng);
    let lines = files.lines(file);
    let at =
        a_line(&lines, rng, |line| key_of(line).is_some() && !line.ends_with(':') && !line.ends_with('-'))?;
    Some(twice(files, file, at..at + 1))
}

fn block_twice(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let file = any_file(files, rng);
    let lines = files.lines(file);
    let at =
        a_line(&lines, rng, |line| key_of(line).is_some() && line.ends_with(':') && line.starts_with("  "))?;
    Some(twice(files, file, block(&lines, at)))
}

/// A value without quotation marks behind a key.
fn has_value(line: &str) -> bool {
    key_of(line).is_some_and(|(at, key)| {
        let value = line[at + key.len() + 1..].trim();
        !value.is_empty() && !value.starts_with(['{', '[', '"', '|', '>', '\''])
    })
}

fn with_value(line: &str, value: impl FnOnce(&str) -> String) -> Option<String> {
    let (at, key) = key_of(line)?;
    let end = at + key.len() + 1;
    Some(format!("{} {}", &line[..end], value(line[end..].trim())))
}

fn wrong_kind(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, has_value, |line, _| {
        with_value(line, |value| format!("[\"{}\"]", value.replace('"', "")))
    })
}

fn map_for_a_value(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, has_value, |line, _| {
        with_value(line, |value| format!("{{ nl: \"{}\" }}", value.replace('"', "")))
    })
}

fn text_for_number(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let digits = |line: &str| {
        line.find("value: ")
            .map(|at| at + 7)
            .filter(|at| line[*at..].starts_with(|letter: char| letter.is_ascii_digit()))
    };
    let file = rng.usize(1..files.0.len());
    edited(
        files,
        file,
        rng,
        |line| line.starts_with("  ") && digits(line).is_some(),
        |line, _| {
            let at = digits(line)?;
            Some(format!("{}ongeveer {}", &line[..at], &line[at..]))
        },
    )
}

fn emptied(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, has_value, |line, _| with_value(line, |_| String::new()))
}

fn bracket_missing(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| line.contains(": {") || line.contains(": ["),
        |line, rng| {
            let all: Vec<usize> = line.match_indices(['{', '}', '[', ']']).map(|(at, _)| at).collect();
            let at = all[rng.usize(..all.len())];
            Some(format!("{}{}", &line[..at], &line[at + 1..]))
        },
    )
}

fn blank_text(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, is_plain_text, |line, rng| {
        let blank = if rng.bool() { "\"\"" } else { "\"  \"" };
        with_value(line, |_| blank.to_owned())
    })
}

fn dated(files: &Files, rng: &mut Rng, dates: &[&str]) -> Option<Mistake> {
    let date = dates[rng.usize(..dates.len())];
    let file = any_file(files, rng);
    edited(
        files,
        file,
        rng,
        |line| line.contains("checked: 2") || line.contains(" date: 2"),
        |line, _| {
            let start = line
                .find("checked: 2")
                .map(|at| at + 9)
                .or_else(|| line.find(" date: 2").map(|at| at + 7))?;
            let length = line[start..]
                .find(|letter: char| !(letter.is_ascii_digit() || letter == '-'))
                .unwrap_or(line.len() - start);
            Some(format!("{}{date}{}", &line[..start], &line[start + length..]))
        },
    )
}

fn bad_date(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    dated(files, rng, &["2020-13", "31-12-2020", "2020-02-30", "20-04", "april"])
}

fn future_date(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    dated(files, rng, &["2099", "2091-05", "2062-01-31"])
}

fn hash(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, is_plain_text, |line, _| {
        let at = line.rfind(' ')?;
        Some(format!("{} #1{}", &line[..at], &line[at..]))
    })
}

fn comma(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let text = |line: &str| {
        ["{ text: ", "label: ", "because: ", "note: ", "title: "].iter().find_map(|key| {
            let at = line.find(key)? + key.len();
            let rest = &line[at..];
            let end = rest.find([',', '}'])?;
            let is_plain =
                line.contains('{') && line.find('{')? < at && !rest.starts_with(['"', '\'', '{', '[']);
            (is_plain && rest[..end].trim().contains(' ')).then(|| at + rest[..end].find(' ').unwrap_or(0))
        })
    };
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| text(line).is_some(),
        |line, _| {
            let at = text(line)?;
            Some(format!("{},{}", &line[..at], &line[at..]))
        },
    )
}

fn colon(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, is_plain_text, |line, _| {
        let at = line.rfind(' ')?;
        Some(format!("{}:{}", &line[..at], &line[at..]))
    })
}

fn opened_with(files: &Files, rng: &mut Rng, words: &str) -> Option<Mistake> {
    edited(files, any_file(files, rng), rng, is_plain_text, |line, _| with_value(line, |_| words.to_owned()))
}

fn unit_alone(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    edited(
        files,
        0,
        rng,
        |line| line.contains("number: {"),
        |line, _| {
            let at = line.find("number: {")? + "number: {".len();
            let end = at + line[at..].find('}')?;
            Some(format!("{}unit{}", &line[..at], &line[end..]))
        },
    )
}
