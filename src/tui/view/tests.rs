//! Pages made by hand, as a person sees them in windows of three sizes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::{StatefulWidget, Widget};

use super::sample_pages::{MESSAGES, advice, ask, document, long, many, number, table};
use super::{Chrome, ListPosition, Motion, PageView, Pane, PaneState, ScrollPosition, body};
use crate::session::{Action, Block, FoundRow, Head, Listing, ListingRow, Page};
use crate::tui::theme::Theme;

const THEME: Theme = Theme::new(false, false);
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn hints() -> Vec<(String, String)> {
    [("Enter", "kiezen"), ("Backspace", "terug"), ("o", "overzicht"), ("?", "hulp")]
        .map(|(key, words)| (key.to_owned(), words.to_owned()))
        .to_vec()
}

/// The rows whose words hold what is sought.
fn found(listing: &Listing<'_>, sought: &str) -> Vec<FoundRow> {
    let mut heading = None;
    let rows = listing.rows.iter().enumerate().filter_map(|(at, row)| {
        heading = row.heading.clone().or_else(|| heading.clone());
        let words = format!("gevonden in: Remmen · {}", row.words).into();
        let heading = heading.as_deref().map(Into::into);
        row.words.contains(&sought.to_lowercase()).then_some(FoundRow { row: at, heading, words })
    });
    rows.collect()
}

/// What is on the screen, the place of the cursor as `_` where it is on a blank.
#[track_caller]
fn shown(page: &Page, typed: &str, size: (u16, u16), motions: &[Motion]) -> String {
    let area = Rect { x: 0, y: 0, width: size.0, height: size.1 };
    let pane = match page {
        Page::Listing(listing) if !typed.is_empty() => {
            Pane::searched(listing, found(listing, typed), THEME, body(area).as_size())
        }
        _ => Pane::new(page, None, typed, MESSAGES, THEME, body(area).as_size()),
    };
    let first = match page {
        Page::Listing(listing) => listing.first,
        _ => 0,
    };
    let mut position = pane
        .reveal(ScrollPosition { list: ListPosition { item: first, top: 0 }, ..ScrollPosition::default() });
    for motion in motions {
        position = pane.moved(position, *motion);
    }
    let mut frame = Buffer::empty(area);
    let head = match page {
        Page::Ask(ask) => &ask.head,
        Page::Listing(listing) => &listing.head,
        Page::Document(document) => &document.head,
        Page::Table(table) => &table.head,
        Page::Form(form) => &form.head,
    };
    let lines = pane.window(position).map(|(first, last, total)| MESSAGES.lines(first, last, total));
    let columns = pane.columns(position).map(|(first, last, total)| MESSAGES.columns(first, last, total));
    let in_view: Vec<String> = columns.into_iter().chain(lines).collect();
    let chrome = Chrome {
        head,
        position: (!in_view.is_empty()).then(|| in_view.join(" · ")),
        tally: pane.tally(page, position, MESSAGES),
        aside: None,
        hints: &hints(),
        notice: None,
        is_standing: false,
        theme: THEME,
    };
    chrome.render(area, &mut frame);
    let mut state = PaneState::new(position);
    let view = PageView { pane: &pane, page, chosen: &[], messages: MESSAGES };
    view.render(body(area), &mut frame, &mut state);
    text(&frame, state.cursor)
}

#[track_caller]
fn text(frame: &Buffer, cursor: Position) -> String {
    let row = |y: u16| {
        let cells = (0..frame.area.width).map(|x| {
            let symbol = frame.cell((x, y)).unwrap().symbol();
            if (Position { x, y }) == cursor && symbol == " " { "_" } else { symbol }
        });
        cells.collect::<String>().trim_end().to_owned()
    };
    (0..frame.area.height).map(row).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn all_sizes(name: &str, page: &Page, typed: &str, motions: &[Motion]) {
    for size in SIZES {
        let name = format!("{name}-{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, shown(page, typed, size, motions));
    }
}

#[test]
fn a_question() {
    all_sizes("ask", &Page::Ask(Box::new(ask())), "", &[]);
}

#[test]
fn a_count_does_not_stand_in_the_middle_of_a_sentence() {
    let row = ListingRow {
        label: "Alle toepassingen".to_owned(),
        words: "De bakfiets die u noemde, staat in geen enkel advies, ook niet in dit.".to_owned(),
        right: "4 vielen af, 3 gestopt".to_owned(),
        ..ListingRow::default()
    };
    let page = Page::Listing(Listing { rows: vec![row].into(), ..Listing::default() });
    let shown = shown(&page, "", (80, 24), &[]);
    let lines: Vec<&str> = shown
        .lines()
        .filter(|line| line.contains("bakfiets") || line.contains("dit.") || line.contains("af,"))
        .collect();
    let [first, last] = lines.as_slice() else { unreachable!("the words take two lines: {shown}") };
    assert!(!first.contains("af,") && last.contains("dit.") && last.contains("af,"), "{shown}");
}

#[test]
fn a_question_with_several_answers() {
    all_sizes("many", &Page::Ask(Box::new(many())), "", &[Motion::Down]);
}

#[test]
fn a_question_for_a_number() {
    all_sizes("number", &Page::Ask(Box::new(number())), "12", &[]);
}

#[test]
fn a_question_after_a_long_text() {
    all_sizes("long", &Page::Ask(Box::new(long())), "", &[Motion::Last, Motion::PageDown]);
}

#[test]
fn an_advice() {
    all_sizes("advice", &Page::Listing(advice()), "", &[Motion::Down]);
}

#[test]
fn a_list_that_is_searched() {
    all_sizes("search", &Page::Listing(advice()), "REMMEN", &[]);
}

#[test]
fn a_text() {
    all_sizes("document", &Page::Document(document()), "", &[Motion::Down]);
}

#[test]
fn things_side_by_side() {
    all_sizes("table", &Page::Table(table()), "", &[]);
    all_sizes(
        "table-moved",
        &Page::Table(table()),
        "",
        &[Motion::Right, Motion::Right, Motion::Down, Motion::Down],
    );
    all_sizes(
        "table-end",
        &Page::Table(table()),
        "",
        &[Motion::Last, Motion::Right, Motion::Right, Motion::Right, Motion::Right],
    );
}

#[test]
fn a_table_comes_wholly_into_view_and_keeps_its_names() {
    let page = Page::Table(table());
    let words: Vec<String> = table()
        .parts
        .iter()
        .flat_map(|part| &part.rows)
        .flat_map(|row| &row.cells)
        .flatten()
        .flat_map(|cell| cell.split_whitespace().map(str::to_owned))
        .collect();
    for size in [(40, 12), (60, 14), (80, 24), (120, 40)] {
        let mut seen = String::new();
        for right in 0..5 {
            for down in 0..60 {
                let motions = [vec![Motion::Right; right], vec![Motion::Down; down]].concat();
                let text = shown(&page, "", size, &motions);
                assert!(text.lines().nth(2).is_some_and(|line| line.starts_with(" Kenmerk ")), "{text}");
                seen.push_str(&text);
            }
        }
        for word in &words {
            // A long word may be broken where the column ends.
            let start: String = word.chars().take(7).collect();
            assert!(seen.contains(&start), "{size:?}: {word}");
        }
        let start = shown(&page, "", size, &[]);
        let back = [Motion::Last, Motion::Right, Motion::Right, Motion::PageUp, Motion::Left, Motion::First];
        assert_eq!(shown(&page, "", size, &back), start);
    }
}

#[test]
fn a_long_notice_is_there_to_its_end_above_the_keys() {
    let area = Rect { x: 0, y: 0, width: 40, height: 12 };
    let notice = "Aan dit besluit verandert niets meer, want het is vastgesteld. Wilt u toch iets wijzigen? Maak dan \
                  een nieuwe versie van dit dossier.";
    let head = Head::default();
    let chrome = Chrome {
        head: &head,
        position: None,
        tally: None,
        aside: None,
        hints: &hints(),
        notice: Some(notice),
        is_standing: false,
        theme: THEME,
    };
    let mut frame = Buffer::empty(area);
    (&chrome).render(area, &mut frame);
    chrome.draw_notice(area, &mut frame);
    let shown = text(&frame, Position::ORIGIN);
    let said = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(notice), "{shown}");
    assert!(shown.lines().last().unwrap().contains("Enter kiezen"), "{shown}");
    let style = |y: u16| frame.cell((1, y)).unwrap().style();
    assert_eq!(style(9), style(10), "the rule does not shine through");
}

#[test]
fn a_text_that_was_read_to_its_end_stays_at_its_end_in_a_larger_window() {
    let page = Page::Ask(Box::new(long()));
    let laid_out = |height: u16| Pane::new(&page, None, "", MESSAGES, THEME, Size { width: 78, height });
    let (small, large) = (laid_out(18), laid_out(22));
    let mut position = small.reveal(ScrollPosition::default());
    for _ in 0..10 {
        position = small.moved(position, Motion::PageDown);
    }
    let (_, last, total) = small.window(position).unwrap();
    assert_eq!(last, total);
    let (first, last, total) = large.window(large.reveal(position)).unwrap();
    assert!(last == total && last - first > 1, "{first} to {last} of {total}");
    assert_eq!(
        large.reveal(position),
        large.moved(position, Motion::PageDown),
        "no line behind the last one"
    );
}

#[test]
fn any_size_is_drawn_without_a_fault_and_the_highlight_is_in_view() {
    let pages = [
        Page::Ask(Box::new(ask())),
        Page::Ask(Box::new(many())),
        Page::Ask(Box::new(number())),
        Page::Ask(Box::new(long())),
        Page::Listing(advice()),
        Page::Document(document()),
        Page::Table(table()),
    ];
    for page in &pages {
        for width in (40..160).step_by(7) {
            for height in (12..50).step_by(3) {
                let motions =
                    [Motion::Down, Motion::Right, Motion::Down, Motion::PageDown, Motion::Up, Motion::Last];
                let typed = if matches!(page, Page::Ask(_)) { "12" } else { "" };
                let text = shown(page, typed, (width, height), &motions);
                if !matches!(page, Page::Document(_) | Page::Table(_)) {
                    assert!(text.lines().any(|line| line.starts_with(" >")), "{width}x{height}\n{text}");
                }
            }
        }
    }
}

/// What is told of one row takes room of the others only while that one is highlighted.
#[test]
fn rows_fill_the_room_where_nothing_is_told() {
    let row = |at: usize| ListingRow {
        label: format!("rij {at}"),
        action: Some(Action::Stay),
        detail: if at == 2 { vec![Block::Remark("daarover ".repeat(40))] } else { Vec::new() },
        ..ListingRow::default()
    };
    let rows: Vec<ListingRow> = (0..30).map(row).collect();
    let page = Page::Listing(Listing { rows: rows.into(), ..Listing::default() });
    let count = |down: usize| {
        let text = shown(&page, "", (80, 24), &vec![Motion::Down; down]);
        text.lines().filter(|line| line.contains("rij ")).count()
    };
    assert_eq!(count(1), 20);
    assert!(count(2) < 16, "{}", count(2));
    // Down to the end, no row is left out below the others.
    for down in 3..30 {
        assert!(count(down) >= 13, "{down}: {}", count(down));
    }
    assert_eq!(count(20), 20);
}

/// However much stands above and below the rows: the end is one key away and shows the last line, and who goes down row by
/// row comes to the last row and on to the last line.
#[test]
fn every_line_of_a_list_can_be_reached() {
    let area = Size { width: 80, height: 20 };
    for above in 0..24 {
        for below in 0..40 {
            let lines =
                |count: usize| (0..count).map(|at| Block::Item(format!("regel {at}").into())).collect();
            let listing = Listing { before: lines(above), after: lines(below), ..advice() };
            let pane = Pane::new(&Page::Listing(listing), None, "", MESSAGES, THEME, area);
            let start = pane.moved(ScrollPosition::default(), Motion::First);
            let end = pane.moved(start, Motion::Last);
            let is_last = |at: ScrollPosition| pane.window(at).is_none_or(|(_, last, total)| last == total);
            assert!(is_last(end), "{above} {below}: {:?}", pane.window(end));
            for motion in [Motion::Down, Motion::PageDown] {
                let mut at = start;
                for _ in 0..120 {
                    at = pane.moved(at, motion);
                }
                assert!(is_last(at), "{above} {below} {motion:?}: {:?}", pane.window(at));
                assert_eq!(at.list.item, end.list.item, "{above} {below} {motion:?}");
            }
        }
    }
}
