//! Lines of words as cells.
//!
//! ratatui finds the borders of graphemes in each line of each frame, for most of what a frame costs. Here a line of which
//! each character is a grapheme of one column is written character by character; every other line ratatui draws.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::text::is_simple;

/// Draws a line: the same cells as ratatui draws.
pub(super) fn line(line: &Line<'_>, area: Rect, buf: &mut Buffer) {
    let room = area.intersection(buf.area);
    let letters = || line.spans.iter().map(|span| span.content.as_ref());
    let columns: usize = match line.alignment {
        Some(Alignment::Right) => letters().map(|words| words.chars().count()).sum(),
        _ => 0,
    };
    let indent = match line.alignment {
        None | Some(Alignment::Left) => Some(0),
        Some(Alignment::Right) => usize::from(room.width).checked_sub(columns),
        Some(Alignment::Center) => None,
    };
    // A line with a style of its own colours the whole row.
    match indent.filter(|_| line.style == Style::new() && letters().all(is_simple)) {
        Some(indent) => write(&line.spans, room, indent, buf),
        None => line.render(area, buf),
    }
}

/// Draws lines below each other.
pub(super) fn lines<'l>(lines: impl IntoIterator<Item = &'l Line<'l>>, area: Rect, buf: &mut Buffer) {
    area.rows().zip(lines).for_each(|(row, words)| line(words, row, buf));
}

/// Draws words of one style.
pub(super) fn words(words: &str, style: Style, area: Rect, buf: &mut Buffer) {
    let span = Span::styled(words, style);
    match is_simple(words) {
        true => write(&[span], area.intersection(buf.area), 0, buf),
        false => span.render(area, buf),
    }
}

/// Draws a rule from one side to the other.
pub(super) fn rule(style: Style, area: Rect, buf: &mut Buffer) {
    let room = area.intersection(buf.area);
    for cell in first_row(room, buf) {
        cell.set_char('─').set_style(style);
    }
}

fn write(spans: &[Span<'_>], room: Rect, indent: usize, buf: &mut Buffer) {
    let mut cells = first_row(room, buf).skip(indent);
    for span in spans {
        // First the letters: they are fewer than the cells that are left.
        for (letter, cell) in span.content.chars().zip(&mut cells) {
            cell.set_char(letter).set_style(span.style);
        }
    }
}

/// The cells of the first row of an area that lies within the buffer.
fn first_row(area: Rect, buf: &mut Buffer) -> impl Iterator<Item = &mut Cell> {
    let (x, y) = (area.x.saturating_sub(buf.area.x), area.y.saturating_sub(buf.area.y));
    let start = usize::from(y) * usize::from(buf.area.width) + usize::from(x);
    let columns = if area.height == 0 { 0 } else { usize::from(area.width) };
    buf.content.iter_mut().skip(start).take(columns)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};
    use ratatui::text::{Line, Span};
    use ratatui::widgets::Widget;

    use super::{line, words};

    #[test]
    fn the_cells_are_those_that_ratatui_draws() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let spans =
            |texts: &[&'static str]| Line::from_iter(texts.iter().map(|text| Span::styled(*text, bold)));
        let lines = [
            spans(&[]),
            spans(&["een", " ", "twee"]),
            spans(&["één – “ja”", "…", " en veel meer dan past"]),
            spans(&["日本", "語"]),
            spans(&["e\u{301}e", "\u{301}n"]),
            Line::raw("rechts").right_aligned(),
            Line::raw("te lang voor rechts in dit veld").right_aligned(),
            Line::raw("midden").centered(),
            Line::styled("hele rij", bold),
        ];
        let window = Rect::new(2, 1, 20, 3);
        let areas = [
            Rect::new(4, 2, 12, 1),
            Rect::new(4, 2, 12, 2),
            Rect::new(15, 3, 30, 1),
            Rect::new(4, 2, 0, 1),
            Rect::new(4, 2, 5, 0),
            Rect::new(30, 9, 5, 1),
        ];
        for (shown, area) in lines.iter().flat_map(|line| areas.map(|area| (line, area))) {
            let mut before = Buffer::empty(window);
            before.set_string(2, 2, "####################", Style::new().add_modifier(Modifier::DIM));
            let (mut ours, mut theirs) = (before.clone(), before.clone());
            line(shown, area, &mut ours);
            shown.render(area, &mut theirs);
            assert_eq!(ours, theirs, "{shown:?} in {area}");
            for span in &shown.spans {
                let (mut ours, mut theirs) = (before.clone(), before.clone());
                words(&span.content, span.style, area, &mut ours);
                span.render(area, &mut theirs);
                assert_eq!(ours, theirs, "{span:?} in {area}");
            }
        }
    }
}
