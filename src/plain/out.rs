//! Lines to the person and lines from the person.

use std::io::{self, BufRead, Read, Write};

use unicode_normalization::UnicodeNormalization;

use super::LineOptions;
use crate::text::{Indent, SafeText, wrap_indented};

/// No line is longer than what a field takes, whatever letters it is of; the rest of such a line is thrown away.
const LONGEST_LINE: u64 = 65_536;

/// Where lines go.
pub(super) struct LineOutput<'o> {
    output: &'o mut dyn Write,
    options: LineOptions,
    /// The last line was blank, or there is none yet.
    blank: bool,
}

impl<'o> LineOutput<'o> {
    /// How lines are written.
    pub(super) fn options(&self) -> LineOptions {
        self.options
    }

    /// Writes lines to an output.
    pub(super) fn new(output: &'o mut dyn Write, options: LineOptions) -> Self {
        Self { output, options, blank: true }
    }

    pub(super) fn width(&self) -> usize {
        self.options.width
    }

    /// A blank line, unless there is one already.
    pub(super) fn blank(&mut self) -> io::Result<()> {
        if self.blank {
            return Ok(());
        }
        self.blank = true;
        self.output.write_all(b"\n")
    }

    /// Words of any length, on as many lines as they take; nothing for no words.
    pub(super) fn print(&mut self, words: &str) -> io::Result<()> {
        self.hang(words, "")
    }

    /// Words behind a mark; the lines below hang under the first word.
    pub(super) fn hang(&mut self, words: &str, mark: &str) -> io::Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        self.lines(&wrap_indented(words, self.options.width, &Indent::hanging(mark)))
    }

    /// Words that begin with a number and a full stop: the lines below hang under the first word.
    pub(super) fn hang_numbered(&mut self, words: &str) -> io::Result<()> {
        match words.split_once(". ") {
            Some((number, rest)) => self.hang(rest, &format!("{number}. ")),
            None => self.print(words),
        }
    }

    /// Lines that are laid out already.
    pub(super) fn lines(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            if line.is_empty() {
                self.blank()?;
                continue;
            }
            self.blank = false;
            self.put(line)?;
            self.output.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Asks for a line; nothing when there is no more input.
    pub(super) fn ask(&mut self, prompt: &str, input: &mut dyn BufRead) -> io::Result<Option<String>> {
        let lines = wrap_indented(prompt, self.options.width, &Indent::NONE);
        for (at, line) in lines.iter().enumerate() {
            self.put(line)?;
            let last = at + 1 == lines.len();
            self.output.write_all(if last { b" " } else { b"\n" })?;
        }
        self.output.flush()?;
        let typed = read_line(input)?;
        if self.options.unseen || typed.is_none() {
            self.output.write_all(b"\n")?;
        }
        self.blank = false;
        Ok(typed)
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }

    fn put(&mut self, line: &str) -> io::Result<()> {
        match self.options.ascii {
            true => self.output.write_all(ascii(line).as_bytes()),
            false => self.output.write_all(line.as_bytes()),
        }
    }
}

/// One line, clean and without its end; nothing at the end of the input.
fn read_line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = (&mut *input).take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        skip_line(input)?;
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Some(SafeText::new(text.trim()).one_line()))
}

/// Throws away what is left of a line.
fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let part = input.fill_buf()?;
        if part.is_empty() {
            return Ok(());
        }
        let end = part.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(part.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// The nearest that ASCII has: letters lose their accents, signs become plain ones.
fn ascii(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for letter in line.nfd() {
        match letter {
            letter if letter.is_ascii() => plain.push(letter),
            '“' | '”' | '„' => plain.push('"'),
            '‘' | '’' => plain.push('\''),
            '–' | '—' | '·' | '•' => plain.push('-'),
            '…' => plain.push_str("..."),
            '€' => plain.push_str("EUR"),
            letter if unicode_normalization::char::is_combining_mark(letter) => {}
            _ => plain.push('?'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{ascii, read_line};

    #[test]
    fn ascii_keeps_the_sense() {
        assert_eq!(ascii("“Eén” café … € 9 – ☎"), "\"Een\" cafe ... EUR 9 - ?");
    }

    #[test]
    fn lines_are_clean_and_bounded() {
        let mut typed = b" ja \r\n\xff\x1b[A\n".to_vec();
        typed.extend(vec![b'x'; 100_000]);
        typed.extend(b"\nlast");
        let mut input = typed.as_slice();
        let mut next = || read_line(&mut input).unwrap();
        assert_eq!(next().as_deref(), Some("ja"));
        assert_eq!(next().as_deref(), Some("\u{fffd}<U+001B>[A"));
        assert_eq!(next().map(|line| line.len()), Some(65_536));
        assert_eq!(next().as_deref(), Some("last"));
        assert_eq!(next(), None);
    }
}
