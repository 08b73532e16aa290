//! How things look: bold for what is asked, dim for what is less, underlined for words that are explained. Colour
//! only repeats what a word or a marker says.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use unicode_normalization::UnicodeNormalization;

/// What the terminal, or the person at it, can do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Theme {
    /// Colours may be used.
    pub(super) color: bool,
    /// Only ASCII can be shown.
    pub(super) ascii: bool,
}

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
pub(super) const DIM: Style = Style::new().add_modifier(Modifier::DIM);
pub(super) const TERM: Style = Style::new().add_modifier(Modifier::UNDERLINED);

impl Theme {
    /// The marker of where one is.
    pub(super) fn marker(self) -> Style {
        if self.color { BOLD.fg(Color::Cyan) } else { BOLD }
    }

    /// What went wrong, or needs an eye.
    pub(super) fn warning(self) -> Style {
        if self.color { BOLD.fg(Color::Yellow) } else { BOLD }
    }

    /// The last touch on a frame: without other letters than ASCII where those cannot be shown.
    pub(super) fn finish(self, frame: &mut Buffer) {
        if !self.ascii {
            return;
        }
        for cell in &mut frame.content {
            if !cell.symbol().is_ascii() {
                let letter = plain_letter(cell.symbol());
                cell.set_char(letter);
            }
        }
    }
}

/// The letter that comes closest, in one column.
fn plain_letter(symbol: &str) -> char {
    match symbol {
        "─" | "·" | "–" | "—" | "•" => '-',
        "…" => '.',
        "“" | "”" | "„" | "«" | "»" => '"',
        "‘" | "’" => '\'',
        "\u{a0}" => ' ',
        "×" => 'x',
        "€" => 'E',
        _ => symbol.nfd().next().filter(char::is_ascii).unwrap_or('?'),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::Look;

    #[test]
    fn without_utf8_the_nearest_letters_stand_in_the_same_places() {
        let mut frame = Buffer::with_lines(["── één “ja” … € ☃ coördinatie"]);
        Look { color: false, ascii: true }.finish(&mut frame);
        assert_eq!(frame, Buffer::with_lines(["-- een \"ja\" . E ? coordinatie"]));
    }
}
