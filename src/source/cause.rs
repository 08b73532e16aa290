//! Where a mistake in YAML begins. The parser tells where it could not go on, and that is often a line further: here the
//! lines up to there are looked through again for what was opened and not closed, and for what no text can start with.

use super::ProblemKind as Kind;

/// A longer text is not shown as it should be.
const LONGEST: usize = 1_000;

/// What a mistake is, and where it begins.
#[derive(Debug, PartialEq)]
pub(super) struct Slip {
    pub kind: Kind,
    pub at: usize,
    /// The text as it should be, with its key.
    pub mended: Option<String>,
}

/// What is at the bottom of a problem that the parser saw at a byte, where that can be told.
pub(super) fn cause(text: &str, at: usize, kind: Kind) -> Option<Slip> {
    let line = line_start(text, at);
    unprintable(text, line)
        .or_else(|| odd_space(text, line))
        .or_else(|| too_far_in(text, line, at, kind))
        .or_else(|| Scan::default().slip(text, at, kind))
        .or_else(|| (kind == Kind::Indentation).then(|| odd_indent(text, line)).flatten())
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// A line without its end.
fn line_at(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default().lines().next().unwrap_or_default()
}

/// Where the line after it starts.
fn after(text: &str, start: usize) -> usize {
    text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| start + end + 1)
}

fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_content(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

/// The start of the nearest line before this one that says something.
fn content_before(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    while at > 0 {
        at = line_start(text, at - 1);
        if is_content(line_at(text, at)) {
            return Some(at);
        }
    }
    None
}

/// A character that YAML does not allow anywhere.
fn unprintable(text: &str, line: usize) -> Option<Slip> {
    let is_refused = |letter: char| {
        letter.is_control() && !matches!(letter, '\t' | '\r' | '\u{85}') || letter == '\u{fffe}'
    };
    let (at, letter) = line_at(text, line).char_indices().find(|(_, letter)| is_refused(*letter))?;
    Some(Slip { kind: Kind::Unprintable { letter }, at: line + at, mended: None })
}

/// Whether a character is seen as a space, or not at all.
pub(super) fn looks_like_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// A space at the start of a line that YAML does not take for one.
fn odd_space(text: &str, line: usize) -> Option<Slip> {
    let odd = |start: usize| {
        let mut start_of_line =
            line_at(text, start).char_indices().take_while(|(_, letter)| looks_like_space(*letter));
        let (at, letter) = start_of_line.find(|(at, letter)| !letter.is_ascii() && start + at > 0)?;
        Some(Slip { kind: Kind::OddSpace { letter }, at: start + at, mended: None })
    };
    content_before(text, line).and_then(odd).or_else(|| odd(line))
}

/// The line that stands an odd number of spaces in, where its neighbours stand an even number in, or the other way round.
fn odd_indent(text: &str, line: usize) -> Option<Slip> {
    let is_odd = |start: usize| spaces(line_at(text, start)) % 2 == 1;
    let mut at = content_before(text, line)?;
    if is_odd(line) || !is_odd(at) {
        return None;
    }
    while let Some(before) = content_before(text, at).filter(|before| is_odd(*before)) {
        at = before;
    }
    Some(Slip { kind: Kind::Indentation, at: at + spaces(line_at(text, at)), mended: None })
}

/// A key that stands so far in that the parser takes it for more of the text above it, up to its colon.
fn too_far_in(text: &str, line: usize, at: usize, kind: Kind) -> Option<Slip> {
    let parts = parts(line_at(text, line), line);
    let start = line + spaces(line_at(text, line));
    if kind != Kind::ExtraColon || parts.key.is_none_or(|key| start + key.len() != at) {
        return None;
    }
    let here = Slip { kind: Kind::Indentation, at: start, mended: None };
    Some(odd_indent(text, line).unwrap_or(here))
}

/// What is remembered from line to line.
#[derive(Default)]
struct Scan {
    /// Where the text without quotation marks starts that the next line may belong to.
    words: Option<usize>,
    /// How far in a key with nothing behind it stands.
    empty: Option<usize>,
}

/// What a line is made of.
struct Parts<'t> {
    /// How far in what it says stands; nothing where the file begins with a value.
    owner: Option<usize>,
    key: Option<&'t str>,
    value: &'t str,
    /// The byte at which the value starts.
    at: usize,
}

impl Scan {
    /// The first mistake up to where the parser stopped.
    fn slip(&mut self, text: &str, stop: usize, kind: Kind) -> Option<Slip> {
        let last = line_start(text, stop);
        let neighbour = content_before(text, last).unwrap_or(last);
        let mut start = 0;
        while start <= last && start < text.len() {
            let line = line_at(text, start);
            start = match self.line(text, start, line, kind) {
                Ok(next) => next,
                // Only what is left open can be far before the place where that shows.
                Err(slip)
                    if matches!(slip.kind, Kind::Unclosed { .. } | Kind::LostLine { .. })
                        || start >= neighbour =>
                {
                    return Some(slip);
                }
                Err(_) => after(text, start),
            };
        }
        None
    }

    /// Reads a line, and those that its value goes on to. Tells where the next one starts.
    fn line(&mut self, text: &str, start: usize, line: &str, kind: Kind) -> Result<usize, Slip> {
        let next = after(text, start);
        if !is_content(line) {
            return Ok(next);
        }
        let parts = parts(line, start);
        if parts.key.is_none() && !line.trim_start().starts_with('-') && self.words.is_some() {
            return Ok(next);
        }
        let owner = parts.owner.or(self.empty);
        self.words = None;
        self.empty = parts.value.is_empty().then_some(owner).flatten();
        let from = owner.unwrap_or_default();
        match parts.value.chars().next() {
            None => Ok(next),
            Some('|' | '>') if is_block_head(parts.value) => {
                self.words = None;
                behind_block(text, next, &parts, from, kind)
            }
            Some(mark @ ('"' | '\'')) => after_quotes(text, &parts, mark, owner, next),
            Some(mark @ ('[' | '{')) => after_flow(text, &parts, mark, owner),
            Some(_) => {
                self.words = Some(parts.at);
                plain(&parts, kind).map_or(Ok(next), Err)
            }
        }
    }
}

/// Takes a line apart: dashes, a key, and what follows.
fn parts(line: &str, start: usize) -> Parts<'_> {
    let mut column = spaces(line);
    let mut rest = line.get(column..).unwrap_or_default();
    let mut owner = None;
    while let Some(item) = rest.strip_prefix("- ") {
        owner = Some(column);
        column += 2 + spaces(item);
        rest = item.trim_start_matches(' ');
    }
    let is_key = |key: &str| {
        !key.is_empty() && !key.contains([' ', '"', '\'', '[', ']', '{', '}', ',', '#', '&', '*'])
    };
    let mut key = None;
    if let Some((word, behind)) = rest.split_once(':')
        && is_key(word)
        && (behind.is_empty() || behind.starts_with([' ', '\t', '\r']))
    {
        owner = Some(column);
        key = Some(word);
        let value = behind.trim_start();
        column += rest.len() - value.len();
        rest = value;
    }
    let value = if rest.starts_with('#') { "" } else { rest.trim_end() };
    Parts { owner, key, value, at: start + column }
}

/// `|` or `>` with what may follow it.
fn is_block_head(value: &str) -> bool {
    let head = value.split(" #").next().unwrap_or_default().trim_end();
    head.chars().skip(1).all(|letter| matches!(letter, '+' | '-' | '0'..='9'))
}

/// Where the lines of a block of text end. A line without a key that does not stand far enough in is lost to it.
fn behind_block(text: &str, start: usize, head: &Parts<'_>, owner: usize, kind: Kind) -> Result<usize, Slip> {
    let mut at = start;
    let mut depth = None;
    while at < text.len() {
        let line = line_at(text, at);
        if !line.trim().is_empty() {
            let stands = spaces(line);
            if stands <= owner || depth.is_some_and(|depth| stands < depth) {
                let is_lost = matches!(kind, Kind::Indentation | Kind::NoColon)
                    && is_content(line)
                    && parts(line, at).owner.is_none();
                let lost = Slip { kind: Kind::LostLine { words: head.at }, at: at + stands, mended: None };
                return if is_lost { Err(lost) } else { Ok(at) };
            }
            depth.get_or_insert(stands);
        }
        at = after(text, at);
    }
    Ok(at)
}

/// Whether nothing but a comment follows on the line.
fn is_over(text: &str, at: usize) -> bool {
    let rest = line_at(text, at);
    rest.trim().is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')
}

/// Whether what was opened in a line may go on in the lines that start here: they stand further in.
pub(super) fn goes_on(text: &str, start: usize, owner: Option<usize>, closers: &[char]) -> bool {
    let rest = text.get(start..).unwrap_or_default();
    let next = rest.lines().find(|line| !line.trim().is_empty());
    next.is_some_and(|line| {
        owner.is_none_or(|owner| spaces(line) > owner) || line.trim_start().starts_with(closers)
    })
}

/// Where a quotation ends: behind its closing mark, if it has one.
pub(super) fn quotation(text: &str, from: usize, mark: char, owner: Option<usize>) -> Option<usize> {
    let start = from + 1;
    let mut letters = text.get(start..)?.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if mark == '"' => _ = letters.next(),
            '\n' if !goes_on(text, start + at + 1, owner, &[]) => return None,
            _ if letter == mark => {
                let is_doubled = mark == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some();
                if !is_doubled {
                    return Some(start + at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A value between quotation marks.
fn after_quotes(
    text: &str,
    parts: &Parts<'_>,
    mark: char,
    owner: Option<usize>,
    next: usize,
) -> Result<usize, Slip> {
    let open =
        |kind: Kind, at: usize| Slip { kind, at, mended: with_key(parts, &unquoted(parts.value, mark)) };
    let Some(end) = quotation(text, parts.at, mark, owner) else {
        return Err(
            lost_line(text, parts.at, mark).unwrap_or_else(|| open(Kind::Unclosed { mark }, parts.at))
        );
    };
    if is_over(text, end) {
        return Ok(after(text, end));
    }
    // The mark that closes it is that of another text.
    if end > next {
        return Err(open(Kind::Unclosed { mark }, parts.at));
    }
    // A key may stand between quotation marks.
    if line_at(text, end).trim_start().starts_with(':') {
        return Ok(next);
    }
    Err(open(Kind::TextBehind { mark }, end - 1))
}

/// The next line, where it belongs to the quotation that was opened: it is no key and no item like the line of the
/// quotation, and the mark that closes it follows.
fn lost_line(text: &str, opened: usize, mark: char) -> Option<Slip> {
    let start = line_start(text, opened);
    let next = content_behind(text, start)?;
    let line = line_at(text, next);
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    let is_other = parts(line, next).key.is_some() || is_item(line) && is_item(line_at(text, start));
    let is_closed = text.get(next..).is_some_and(|rest| rest.contains(mark));
    let at = next + spaces(line);
    (!is_other && is_closed).then_some(Slip { kind: Kind::LostLine { words: opened }, at, mended: None })
}

/// The start of the nearest line after this one that is not blank.
fn content_behind(text: &str, start: usize) -> Option<usize> {
    let mut at = after(text, start);
    while at < text.len() {
        if !line_at(text, at).trim().is_empty() {
            return Some(at);
        }
        at = after(text, at);
    }
    None
}

/// The words that were meant by a value that starts with a quotation mark. An apostrophe belongs to them.
fn unquoted(value: &str, mark: char) -> String {
    let words = value.strip_prefix(mark).unwrap_or(value);
    let is_apostrophe = mark == '\''
        && !value.get(1..).unwrap_or_default().contains('\'')
        && words.split(' ').next().is_some_and(|word| (1..=2).contains(&word.chars().count()));
    if is_apostrophe {
        return value.to_owned();
    }
    let punctuation: &[char] = &[',', ';'];
    let words = words.trim_end_matches(punctuation);
    words.strip_suffix(mark).unwrap_or(words).to_owned()
}

/// A list or map between brackets.
fn after_flow(text: &str, parts: &Parts<'_>, mark: char, owner: Option<usize>) -> Result<usize, Slip> {
    let end = super::brackets::behind(text, parts.at, owner)?;
    if is_over(text, end) {
        return Ok(after(text, end));
    }
    if !line_at(text, end).trim_start().starts_with(char::is_alphanumeric) {
        return Ok(after(text, end));
    }
    let (mark, mended) = (if mark == '[' { ']' } else { '}' }, with_key(parts, parts.value));
    Err(Slip { kind: Kind::TextBehind { mark }, at: end - 1, mended })
}

/// A value without quotation marks.
fn plain(parts: &Parts<'_>, kind: Kind) -> Option<Slip> {
    let mended = with_key(parts, parts.value);
    let first = parts.value.chars().next()?;
    let is_item = parts.key.is_some() && (parts.value == "-" || parts.value.starts_with("- "));
    let is_key = parts.key.is_some() && parts.value.starts_with("? ");
    if is_item || is_key || ",]}@`%|>".contains(first) {
        return Some(Slip { kind: Kind::StartsWith { mark: first }, at: parts.at, mended });
    }
    if "*&!".contains(first) && matches!(kind, Kind::Anchor | Kind::Tag | Kind::NoColon | Kind::Other) {
        // A name for a value, or its type, stands before something else. Two stars, or more words, are a text.
        let is_words = first == '*' && (parts.value.contains(' ') || parts.value.matches(first).count() > 1);
        let kind = if is_words { Kind::StartsWith { mark: first } } else { kind };
        let is_whole = is_words || !parts.value.contains(' ');
        return is_whole.then_some(Slip { kind, at: parts.at, mended });
    }
    let words = parts.value.split(" #").next().unwrap_or_default().trim_end();
    let colon = words.find(": ").or_else(|| words.strip_suffix(':').map(str::len))?;
    (kind == Kind::ExtraColon).then(|| Slip { kind, at: parts.at + colon, mended })
}

fn with_key(parts: &Parts<'_>, words: &str) -> Option<String> {
    let words = in_quotes(words)?;
    Some(parts.key.map_or_else(|| words.clone(), |key| format!("{key}: {words}")))
}

/// Words between the quotation marks that fit. Nothing of words that are too long to be shown: whoever takes over a part of
/// them loses the rest.
pub fn in_quotes(words: &str) -> Option<String> {
    let words = words.trim();
    if words.is_empty() || words.contains(char::is_control) || words.chars().nth(LONGEST).is_some() {
        return None;
    }
    Some(match (words.contains(['"', '\\']), words.contains('\'')) {
        (false, _) => format!("\"{words}\""),
        (true, false) => format!("'{words}'"),
        (true, true) => format!("'{}'", words.replace('\'', "''")),
    })
}
