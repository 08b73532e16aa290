//! A screen as an SVG drawing: text, so that it can be searched, copied and read aloud.

use std::fmt::Write;

/// The width and height of a cell, and how far below its top the letters stand, in units of the drawing.
const CELL: (f64, f64) = (8.4, 17.0);
const BASELINE: f64 = 13.0;
/// Around the screen.
const MARGIN: f64 = 10.0;

/// Light and dark, as the reader's screen is set. Each colour stands out by more than 4.5 to 1.
const STYLE: &str = "text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1c1c1c;white-space:pre}\
.back{fill:#fcfcfa;stroke:#c8c8c8}.b{font-weight:bold}.d{fill:#5c5c5c}.u{text-decoration:underline}\
.c{fill:#005f87}.y{fill:#7a5200}.bar{fill:#1c1c1c}text.r{fill:#fcfcfa}\
@media(prefers-color-scheme:dark){text{fill:#e4e4e4}.back{fill:#1a1a1a;stroke:#4a4a4a}.d{fill:#a0a0a0}\
.c{fill:#5fd7ff}.y{fill:#ffd75f}.bar{fill:#e4e4e4}text.r{fill:#1a1a1a}}";

/// The drawing of a screen. `words` tell what it shows.
pub(super) fn drawing(screen: &vt100::Screen, words: &str) -> String {
    let (rows, columns) = screen.size();
    let (width, height) =
        (f64::from(columns) * CELL.0 + 2.0 * MARGIN, f64::from(rows) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"nl\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" height=\"{height:.0}\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
         <rect class=\"back\" x=\"0.5\" y=\"0.5\" width=\"{:.0}\" height=\"{:.0}\" rx=\"6\"/>\n",
        escaped(words),
        width - 1.0,
        height - 1.0,
    );
    for row in 0..rows {
        runs(screen, row, columns).iter().for_each(|run| run.draw(row, &mut svg));
    }
    svg + "</svg>\n"
}

/// Letters beside each other that look alike.
struct Run {
    column: u16,
    width: u16,
    text: String,
    class: String,
}

impl Run {
    fn draw(&self, row: u16, svg: &mut String) {
        let (x, y) = (MARGIN + f64::from(self.column) * CELL.0, MARGIN + f64::from(row) * CELL.1);
        let width = f64::from(self.width) * CELL.0;
        if self.class.split(' ').any(|class| class == "r") {
            let high = CELL.1;
            writeln!(
                svg,
                "<rect class=\"bar\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{high:.1}\"/>"
            )
            .unwrap();
        }
        let class = if self.class.is_empty() { String::new() } else { format!(" class=\"{}\"", self.class) };
        // With its length given, columns stay under each other whatever the font is.
        writeln!(
            svg,
            "<text{class} x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\">{}</text>",
            y + BASELINE,
            escaped(&self.text)
        )
        .unwrap();
    }
}

/// The runs of a row, without blanks at their ends. Two blanks end a run: what comes after stands in a column of its own.
fn runs(screen: &vt100::Screen, row: u16, columns: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column).filter(|cell| !cell.is_wide_continuation()) else {
            continue;
        };
        let (letter, class) = (cell.contents(), class(cell));
        let is_blank = letter.trim().is_empty() && !cell.inverse();
        let next_is_blank = screen
            .cell(row, column + 1)
            .is_none_or(|next| next.contents().trim().is_empty() && !next.inverse());
        if is_blank && (next_is_blank || !is_open) {
            is_open = false;
            continue;
        }
        let letter = if letter.is_empty() { " " } else { letter };
        let width = if cell.is_wide() { 2 } else { 1 };
        match runs.last_mut().filter(|run| is_open && run.class == class) {
            Some(run) => {
                run.text.push_str(letter);
                run.width += width;
            }
            // The blank between two runs belongs to neither.
            None if is_blank => is_open = false,
            None => {
                runs.push(Run { column, width, text: letter.to_owned(), class });
                is_open = true;
            }
        }
    }
    runs
}

fn class(cell: &vt100::Cell) -> String {
    let color = match cell.fgcolor() {
        vt100::Color::Idx(6 | 14) => "c",
        vt100::Color::Idx(3 | 11) => "y",
        _ => "",
    };
    let parts = [
        (cell.bold(), "b"),
        (cell.dim(), "d"),
        (cell.underline(), "u"),
        (cell.inverse(), "r"),
        (!color.is_empty(), color),
    ];
    parts.iter().filter(|(is, _)| *is).map(|(_, class)| *class).collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn a_screen_is_drawn_by_its_runs() {
    let mut emulator = vt100::Parser::new(2, 20, 0);
    emulator.process(b"\x1b[1mHoe <veel>?\x1b[m  a b\r\n\x1b[7m> een \x1b[m  2");
    let svg = drawing(emulator.screen(), "Een & twee");
    let texts: Vec<&str> = svg.lines().filter(|line| line.starts_with("<text")).collect();
    assert_eq!(
        texts,
        [
            "<text class=\"b\" x=\"10.0\" y=\"23.0\" textLength=\"92.4\">Hoe &lt;veel&gt;?</text>",
            "<text x=\"119.2\" y=\"23.0\" textLength=\"25.2\">a b</text>",
            "<text class=\"r\" x=\"10.0\" y=\"40.0\" textLength=\"50.4\">&gt; een </text>",
            "<text x=\"77.2\" y=\"40.0\" textLength=\"8.4\">2</text>",
        ]
    );
    assert!(
        svg.contains("<title>Een &amp; twee</title>")
            && svg.contains("<rect class=\"bar\" x=\"10.0\" y=\"27.0\"")
    );
}
