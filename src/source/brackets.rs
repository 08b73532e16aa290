//! Lists and maps between brackets, looked through for what is not closed.

use super::ProblemKind as Kind;
use super::cause::{Slip, in_quotes};

/// Looks through what stands between brackets, on one line or more. Tells where it ends.
pub(super) fn behind(text: &str, from: usize, owner: Option<usize>) -> Result<usize, Slip> {
    Brackets { text, owner, open: Vec::new(), scalar: None, is_value: false }.end(from)
}

struct Brackets<'t> {
    text: &'t str,
    /// How far in the key before it stands: what goes on stands further in.
    owner: Option<usize>,
    /// The brackets that are open, with their places.
    open: Vec<(char, usize)>,
    /// Where the text starts that is being read.
    scalar: Option<usize>,
    /// Whether that text stands behind a colon.
    is_value: bool,
}

impl Brackets<'_> {
    fn end(&mut self, from: usize) -> Result<usize, Slip> {
        let mut at = from;
        while let Some(letter) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            at = match letter {
                '[' | '{' => {
                    self.open.push((letter, at));
                    self.start_anew(at, letter)
                }
                ']' | '}' => {
                    self.close(letter)?;
                    if self.open.is_empty() {
                        return Ok(at + 1);
                    }
                    self.start_anew(at, letter)
                }
                _ => self.inside(at, letter)?,
            };
        }
        Err(self.unclosed())
    }

    fn start_anew(&mut self, at: usize, letter: char) -> usize {
        (self.scalar, self.is_value) = (None, false);
        at + letter.len_utf8()
    }

    fn close(&mut self, letter: char) -> Result<(), Slip> {
        let opened = if letter == ']' { '[' } else { '{' };
        match self.open.last() {
            Some((mark, _)) if *mark == opened => _ = self.open.pop(),
            _ => return Err(self.unclosed()),
        }
        Ok(())
    }

    fn unclosed(&self) -> Slip {
        let (mark, at) = self.open.last().copied().unwrap_or(('[', 0));
        Slip { kind: Kind::Unclosed { mark }, at, mended: None }
    }

    /// What is no bracket. Tells where reading goes on.
    fn inside(&mut self, at: usize, letter: char) -> Result<usize, Slip> {
        let next = at + letter.len_utf8();
        let follows = self.text.get(next..).and_then(|rest| rest.chars().next());
        match letter {
            '\n' if !super::cause::goes_on(self.text, next, self.owner, &[']', '}']) => {
                return Err(self.unclosed());
            }
            ',' => return Ok(self.start_anew(at, letter)),
            ':' if follows.is_none_or(|next| next.is_whitespace() || ",[]{}".contains(next)) => {
                if let Some(start) = self.scalar.filter(|_| self.is_value) {
                    return Err(Slip { kind: Kind::ExtraColon, at, mended: self.mended(start) });
                }
                (self.scalar, self.is_value) = (None, true);
            }
            '#' if self.text.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace)) => {
                return Ok(self
                    .text
                    .get(at..)
                    .and_then(|rest| rest.find('\n'))
                    .map_or(self.text.len(), |end| at + end));
            }
            '"' | '\'' if self.scalar.is_none() => {
                self.scalar = Some(at);
                let end = super::cause::quotation(self.text, at, letter, self.owner);
                // A quotation that ends behind the line is that of another text, as a rule.
                let mended = if letter == '\'' { self.mended(at) } else { None };
                return end.ok_or(Slip { kind: Kind::Unclosed { mark: letter }, at, mended });
            }
            '*' | '@' | '`' | '%' if self.scalar.is_none() && self.is_value => {
                return Err(Slip { kind: Kind::StartsWith { mark: letter }, at, mended: self.mended(at) });
            }
            _ if letter.is_whitespace() => {}
            _ => _ = self.scalar.get_or_insert(at),
        }
        Ok(next)
    }

    /// The text that starts here, as it should be.
    fn mended(&self, start: usize) -> Option<String> {
        let rest = self.text.get(start..)?;
        in_quotes(rest.split([',', ']', '}', '\n']).next()?)
    }
}
