//! How the screen looks, each style by what it means. Bold is for what is asked, dim for what matters less, underlined
//! for words that are explained. Colour only repeats what a word or a marker says.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use unicode_normalization::UnicodeNormalization;

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const DIM: Style = Style::new().add_modifier(Modifier::DIM);
const UNDERLINED: Style = Style::new().add_modifier(Modifier::UNDERLINED);

/// The styles of everything on the screen, for one terminal. The only place where a style is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Theme {
    /// Colours may be used.
    color: bool,
    /// Only ASCII can be shown.
    ascii: bool,
}

impl Theme {
    /// A theme for what the terminal can show.
    pub(super) const fn new(color: bool, ascii: bool) -> Self {
        Self { color, ascii }
    }

    /// Running text, and everything without a meaning of its own.
    pub(super) const fn text(self) -> Style {
        PLAIN
    }

    /// What this page is, at the left of the top line.
    pub(super) const fn title(self) -> Style {
        BOLD
    }

    /// What is asked.
    pub(super) const fn question(self) -> Style {
        BOLD
    }

    /// The start of a part or a group.
    pub(super) const fn heading(self) -> Style {
        BOLD
    }

    /// Words that the author stresses.
    pub(super) const fn strong(self) -> Style {
        BOLD
    }

    /// A word that is explained.
    pub(super) const fn term(self) -> Style {
        UNDERLINED
    }

    /// A source or a remark below what it belongs to.
    pub(super) const fn remark(self) -> Style {
        DIM
    }

    /// A name before its value.
    pub(super) const fn label(self) -> Style {
        DIM
    }

    /// The head of a column of counts, and what the markers before the apps mean.
    pub(super) const fn legend(self) -> Style {
        DIM
    }

    /// The name of what is in a column of a table.
    pub(super) const fn column_name(self) -> Style {
        BOLD
    }

    /// More about the answer or row above it, or behind it.
    pub(super) const fn aside(self) -> Style {
        DIM
    }

    /// A row that does not count now. Its words say so too.
    pub(super) const fn faint(self) -> Style {
        DIM
    }

    /// What is typed into a field.
    pub(super) const fn field(self) -> Style {
        BOLD
    }

    /// How many apps are left, above their names.
    pub(super) const fn tally(self) -> Style {
        BOLD
    }

    /// Before the name of what is chosen to be compared.
    pub(super) const fn chosen(self) -> Style {
        BOLD
    }

    /// The lines between the page and what is around it.
    pub(super) const fn rule(self) -> Style {
        DIM
    }

    /// The name of a key.
    pub(super) const fn key(self) -> Style {
        BOLD
    }

    /// The marker of the highlighted item.
    pub(super) const fn marker(self) -> Style {
        if self.color { BOLD.fg(Color::Cyan) } else { BOLD }
    }

    /// What went wrong, or what the person has to read first.
    pub(super) const fn warning(self) -> Style {
        if self.color { BOLD.fg(Color::Yellow) } else { BOLD }
    }

    /// Replaces every character that the terminal cannot show. The last step of a frame.
    pub(super) fn restrict_to_charset(self, buf: &mut Buffer) {
        if !self.ascii {
            return;
        }
        for cell in &mut buf.content {
            if !cell.symbol().is_ascii() {
                let letter = nearest_ascii(cell.symbol());
                cell.set_char(letter);
            }
        }
    }
}

/// The ASCII character that comes closest, in one column.
fn nearest_ascii(symbol: &str) -> char {
    match symbol {
        "─" | "·" | "–" | "—" | "•" => '-',
        "…" => '.',
        "“" | "”" | "„" | "«" | "»" => '"',
        "‘" | "’" => '\'',
        "\u{a0}" => ' ',
        "×" => 'x',
        "€" => 'E',
        "↑" => '^',
        "↓" => 'v',
        // Without its accents a letter is still read; for all else the question mark says that something was here.
        _ => symbol.nfd().next().filter(char::is_ascii).unwrap_or('?'),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::Theme;

    #[test]
    fn without_utf8_the_nearest_letters_stand_in_the_same_places() {
        let mut buf = Buffer::with_lines(["── één “ja” … € ☃ coördinatie"]);
        Theme::new(false, true).restrict_to_charset(&mut buf);
        assert_eq!(buf, Buffer::with_lines(["-- een \"ja\" . E ? coordinatie"]));
    }
}
