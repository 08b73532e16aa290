//! Breaking text into lines of a width. Words are kept whole; a word longer than a line is broken where a reader
//! would break it: after `-` or `/`, else between syllables with a hyphen, else between graphemes.

use super::markdown::{Run, RunStyle};
use super::safe::is_one_line;
use super::width::{graphemes, width};

/// So many digits has the number of a row to choose at most. A year has more.
const MOST_DIGITS_OF_A_ROW: usize = 2;

/// One line of a laid-out text. An empty line is a blank one.
pub(super) type StyledLine = Vec<Run>;

/// What goes before the first line of a text, and before the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indent {
    first: String,
    rest: String,
}

impl Indent {
    /// Nothing before any line.
    pub const NONE: Self = Self { first: String::new(), rest: String::new() };

    /// Given words before the first line, others before the rest.
    pub fn new(first: impl Into<String>, rest: impl Into<String>) -> Self {
        Self { first: first.into(), rest: rest.into() }
    }

    /// A note behind an indent: where it begins with a mark, as in `[1] the guide`, the lines below stand under its first
    /// word.
    pub fn of_note(indent: &str, note: &str) -> Self {
        let mark = note.split_once("] ").map(|(mark, _)| mark).and_then(|mark| mark.strip_prefix('['));
        let is_number = |mark: &&str| !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
        let hanging = mark.filter(is_number).map_or(0, |mark| mark.len() + "[] ".len());
        Self::new(indent, " ".repeat(indent.len() + hanging))
    }

    /// Given words before the first line, and as many spaces before the rest.
    pub fn hanging(first: impl Into<String>) -> Self {
        let first = first.into();
        let rest = " ".repeat(width(&first));
        Self { first, rest }
    }
}

/// Breaks plain text into lines of at most `width` columns. A line feed in it begins a new line; there is always
/// one line, be it empty.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    // Most names and labels fit as they are.
    if text.len() <= width && is_one_line(text) {
        return vec![text.to_owned()];
    }
    wrap_indented(text, width, &Indent::NONE)
}

/// As [`wrap`], with an indent.
pub fn wrap_indented(text: &str, width: usize, indent: &Indent) -> Vec<String> {
    let lines = wrap_runs(&[Run::plain(text)], width, indent);
    lines.into_iter().map(|line| line.into_iter().map(|run| run.text).collect()).collect()
}

/// Breaks styled text into lines of at most `width` columns, the indent included; no line ends in a space. Only a
/// single grapheme that is wider than the whole line sticks out. An indent that would leave no room is left out.
pub(super) fn wrap_runs(runs: &[Run], width: usize, indent: &Indent) -> Vec<StyledLine> {
    if let Some(line) = one_line(runs, width, indent) {
        return vec![line];
    }
    let mut builder = LineBuilder::new(width, indent);
    let mut word: Vec<Piece<'_>> = Vec::new();
    for run in runs {
        let mut at = 0;
        for (grapheme, columns) in graphemes(&run.text) {
            at += grapheme.len();
            match grapheme {
                " " if !word.is_empty() && begins_as_a_choice(run.text.get(at..).unwrap_or_default()) => {
                    word.push(Piece { grapheme, style: &run.style, columns });
                }
                " " | "\n" | "\r\n" => {
                    builder.word(&word);
                    word.clear();
                    if grapheme == " " {
                        builder.space = Some(&run.style);
                    } else {
                        builder.feed();
                    }
                }
                _ => word.push(Piece { grapheme, style: &run.style, columns }),
            }
        }
    }
    builder.word(&word);
    builder.finish()
}

/// Whether a line that begins here would look like a row to choose, as "5. " does: a short number with a full stop. It stays
/// with the word before it.
fn begins_as_a_choice(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = text.bytes().skip(digits);
    (1..=MOST_DIGITS_OF_A_ROW).contains(&digits)
        && behind.next() == Some(b'.')
        && behind.next().is_none_or(|next| next == b' ' || next == b'\n')
}

/// The only line of a text that fits as it is: most texts do.
fn one_line(runs: &[Run], room: usize, indent: &Indent) -> Option<StyledLine> {
    let [run] = runs else { return None };
    // Of what every keyboard has each byte takes a column.
    let fits =
        !run.text.is_empty() && width(&indent.first) + run.text.len() <= room && is_one_line(&run.text);
    let before = (!indent.first.is_empty()).then(|| Run::plain(indent.first.as_str()));
    fits.then(|| before.into_iter().chain([run.clone()]).collect())
}

/// One grapheme of a word.
#[derive(Clone, Copy)]
struct Piece<'r> {
    grapheme: &'r str,
    style: &'r RunStyle,
    columns: usize,
}

fn columns(pieces: &[Piece<'_>]) -> usize {
    pieces.iter().map(|piece| piece.columns).sum()
}

/// The lines made so far, and the one being made.
struct LineBuilder<'r> {
    width: usize,
    first: &'r str,
    rest: &'r str,
    lines: Vec<StyledLine>,
    line: StyledLine,
    /// Columns taken on the line, indent included.
    used: usize,
    /// Whether a word is on the line.
    begun: bool,
    /// The space seen since the last word, in its style.
    space: Option<&'r RunStyle>,
}

impl<'r> LineBuilder<'r> {
    fn new(columns: usize, indent: &'r Indent) -> Self {
        let room = columns.max(1);
        let fits = |text: &'r str| if width(text) < room { text } else { "" };
        let mut builder = Self {
            width: room,
            first: fits(&indent.first),
            rest: fits(&indent.rest),
            lines: Vec::new(),
            line: StyledLine::new(),
            used: 0,
            begun: false,
            space: None,
        };
        builder.begin();
        builder
    }

    /// Puts the indent on an empty line.
    fn begin(&mut self) {
        let indent = if self.lines.is_empty() { self.first } else { self.rest };
        self.used = width(indent);
        self.begun = false;
        self.space = None;
        if !indent.is_empty() {
            self.line.push(Run::plain(indent));
        }
    }

    /// Ends the line, and begins the next.
    fn feed(&mut self) {
        self.end();
        self.begin();
    }

    fn end(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if let Some(last) = line.last_mut() {
            last.text.truncate(last.text.trim_end_matches(' ').len());
        }
        if line.last().is_some_and(|last| last.text.is_empty()) {
            line.pop();
        }
        self.lines.push(line);
    }

    fn finish(mut self) -> Vec<StyledLine> {
        self.end();
        self.lines
    }

    fn push(&mut self, text: &str, style: &RunStyle) {
        match self.line.last_mut() {
            Some(last) if last.style == *style && self.begun => last.text.push_str(text),
            _ => self.line.push(Run { text: text.to_owned(), style: style.clone() }),
        }
        self.begun = true;
    }

    fn put(&mut self, pieces: &[Piece<'r>]) {
        self.used += columns(pieces);
        for piece in pieces.chunk_by(|one, other| std::ptr::eq(one.style, other.style)) {
            let Some(first) = piece.first() else { continue };
            let rest = piece.iter().skip(1).map(|piece| piece.grapheme);
            self.push(first.grapheme, first.style);
            if let Some(last) = self.line.last_mut() {
                last.text.extend(rest);
            }
        }
    }

    /// Puts a word on the line, or on the next, or on as many as it needs.
    fn word(&mut self, word: &[Piece<'r>]) {
        if word.is_empty() {
            return;
        }
        // Words that should stay together and have no room on a line do not.
        if width(self.rest) + columns(word) > self.width
            && let Some(at) = word.iter().rposition(|piece| piece.grapheme == " ")
            && let (before, [gap, behind @ ..]) = word.split_at(at)
        {
            self.word(before);
            self.space = Some(gap.style);
            return self.word(behind);
        }
        let space = self.space.take().filter(|_| self.begun);
        if self.used + usize::from(space.is_some()) + columns(word) <= self.width {
            if let Some(style) = space {
                self.push(" ", style);
                self.used += 1;
            }
            return self.put(word);
        }
        if self.begun {
            self.feed();
        }
        let address = word.iter().any(|piece| "/@_=".contains(piece.grapheme));
        let mut left = word;
        // Counted down, not again for each line: a word may be as long as a file.
        let mut wide = columns(word);
        while self.used + wide > self.width {
            let (now, hyphen, later) = split(left, self.width.saturating_sub(self.used), !address);
            self.put(now);
            wide -= columns(now);
            if let (true, Some(last)) = (hyphen, now.last()) {
                self.push("-", last.style);
            }
            if later.is_empty() {
                return;
            }
            self.feed();
            left = later;
        }
        self.put(left);
    }
}

/// How far back from the edge a syllable is searched for.
const SYLLABLE_REACH: usize = 9;

/// Splits a word that is too long for `room` columns: what is before the break (never empty), whether a hyphen
/// must be added, and what is behind it. An address gets no hyphens: they would be read as part of it.
fn split<'w, 'r>(
    word: &'w [Piece<'r>],
    room: usize,
    hyphens: bool,
) -> (&'w [Piece<'r>], bool, &'w [Piece<'r>]) {
    let mut used = 0;
    let fits = word.iter().take_while(|piece| {
        used += piece.columns;
        used <= room
    });
    // At least one grapheme goes on the line, or there would be no end to it.
    let most = fits.count().clamp(1, word.len().max(1));
    let at =
        |place: usize| place.checked_sub(1).and_then(|place| word.get(place)).map(|piece| piece.grapheme);
    let is = |place: usize, signs: &str| at(place).is_some_and(|grapheme| signs.contains(grapheme));

    // After the last `-` or `/` that fits; of two in a row (`//`, `--`) after the second. One near the beginning
    // (`e-`) would leave the line all but empty.
    let natural = (2.max(most / 3)..=most).rev().find(|&place| is(place, "-/") && !is(place + 1, "-/"));
    if let Some(place) = natural {
        let (now, later) = word.split_at(place);
        return (now, false, later);
    }
    let letter = |place: usize| at(place).and_then(single).is_some_and(is_latin);
    if hyphens && columns(word.get(..most).unwrap_or_default()) > 3 {
        // One column is for the hyphen.
        let full = columns(word.get(..most).unwrap_or_default()) + 1 > room;
        let edge = if full { most - 1 } else { most };
        let soft = |place: &usize| letter(*place) && letter(*place + 1);
        let reach = edge.saturating_sub(SYLLABLE_REACH).max(2)..=edge;
        let syllable = reach.rev().filter(soft).find(|&place| begins_syllable(word, place));
        if let Some(place) = syllable.or(Some(edge).filter(soft)) {
            let (now, later) = word.split_at(place);
            return (now, true, later);
        }
    }
    let (now, later) = word.split_at(most.min(word.len()));
    (now, false, later)
}

fn single(grapheme: &str) -> Option<char> {
    let mut letters = grapheme.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Letters of words that take a hyphen: Latin ones, with or without an accent.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && u32::from(letter) < 0x250
}

/// Whether a syllable begins at `place`, as far as spelling tells: a consonant before a vowel, with a vowel somewhere
/// before it (in-for-ma-tie); not within `ch`, and not with one letter left behind.
fn begins_syllable(word: &[Piece<'_>], place: usize) -> bool {
    let letter = |place: usize| word.get(place).and_then(|piece| single(piece.grapheme)).unwrap_or(' ');
    let vowel = |place: usize| "aeiouyäëïöüáéíóúàèìòùâêîôû".contains(letter(place).to_ascii_lowercase());
    let digraph = letter(place).eq_ignore_ascii_case(&'h')
        && place.checked_sub(1).is_some_and(|before| "cpst".contains(letter(before).to_ascii_lowercase()));
    !vowel(place) && vowel(place + 1) && !digraph && (0..place).any(vowel) && word.len() - place > 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Indent, wrap, wrap_indented, wrap_runs};
    use crate::text::width::width;
    use crate::text::{Run, RunStyle};

    #[test]
    fn words_stay_whole_and_long_ones_break_well() {
        for (text, columns, lines) in [
            ("", 10, &[""][..]),
            ("een twee drie", 8, &["een twee", "drie"]),
            ("een  twee ", 8, &["een twee"]),
            ("een\n\ntwee", 8, &["een", "", "twee"]),
            ("informatiebeveiligingsmaatregelen", 20, &["informatiebeveili-", "gingsmaatregelen"]),
            (
                "de informatiebeveiligingsmaatregelen",
                12,
                &["de", "informatie-", "beveili-", "gingsmaatre-", "gelen"],
            ),
            ("land-en-welzijn", 9, &["land-en-", "welzijn"]),
            ("zie https://example.org/een/twee", 20, &["zie", "https://example.org/", "een/twee"]),
            ("zie https://example.org/een/twee", 12, &["zie", "https://", "example.org/", "een/twee"]),
            ("e-mailadressenverzameling", 12, &["e-mailadres-", "senverzame-", "ling"]),
            ("123456789", 4, &["1234", "5678", "9"]),
            // No line looks like a row to choose.
            ("Eerst navragen: 5. Deze gegevens", 17, &["Eerst", "navragen: 5. Deze", "gegevens"]),
            ("Het jaar was 2020. En nu", 12, &["Het jaar was", "2020. En nu"]),
            ("Het waren er 12", 12, &["Het waren er", "12"]),
            ("navragen: 5.", 9, &["navragen:", "5."]),
            ("日本語日本語", 5, &["日本", "語日", "本語"]),
            ("DIN\u{a0}7510 is", 8, &["DIN\u{a0}7510", "is"]),
            ("abcdef", 1, &["a", "b", "c", "d", "e", "f"]),
            ("日", 1, &["日"]),
            ("a b", 0, &["a", "b"]),
        ] {
            assert_eq!(wrap(text, columns), lines, "{text:?} in {columns}");
        }
    }

    #[test]
    fn what_fits_is_what_the_long_way_makes_of_it() {
        for text in ["", "a", "a b", "a b ", " a", "a  b", "a\nb", "één", "a\u{a0}b", "abcd efgh"] {
            for columns in 0..12 {
                assert_eq!(wrap(text, columns), wrap_indented(text, columns, &Indent::NONE), "{text:?}");
            }
        }
    }

    #[test]
    fn indents_hang_and_yield() {
        let indent = Indent::hanging("· ");
        assert_eq!(wrap_indented("een twee drie", 8, &indent), ["· een", "  twee", "  drie"]);
        assert_eq!(wrap_indented("een", 2, &indent), ["ee", "n"]);
        assert_eq!(wrap_indented("", 8, &indent), ["·"]);
        assert_eq!(wrap_indented("een twee", 6, &Indent::new("", "  ")), ["een", "  twee"]);
    }

    #[test]
    fn a_note_hangs_behind_its_mark() {
        let lines = |note: &str| wrap_indented(note, 12, &Indent::of_note("  ", note));
        assert_eq!(lines("[12] een twee"), ["  [12] een", "       twee"]);
        assert_eq!(lines("een twee drie"), ["  een twee", "  drie"]);
        assert_eq!(lines("[a] een twee"), ["  [a] een", "  twee"]);
    }

    #[test]
    fn styles_follow_their_words() {
        let runs = [Run::plain("kies "), Run::bold("één antwoord"), Run::plain(".")];
        let lines = wrap_runs(&runs, 9, &Indent::NONE);
        let bold = |text: &str| Run { text: text.into(), style: RunStyle::Bold };
        assert_eq!(lines, [vec![Run::plain("kies "), bold("één")], vec![bold("antwoord"), Run::plain(".")]]);
    }

    #[test]
    fn a_word_as_long_as_a_file_takes_no_long_time() {
        assert!(wrap(&"abcde".repeat(100_000), 40).len() > 12_000);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "[a-zé日\u{316}/ \n-]{0,60}", columns in 2usize..20) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?}");
                prop_assert!(!line.ends_with(' '));
            }
            let bare = |text: &str| text.chars().filter(|c| !" \n-".contains(*c)).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}
