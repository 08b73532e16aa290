//! What the footer, the help and the notices tell of keys is what the keys do in that very state, and is told once.

use proptest::prelude::*;

use super::{THEME, TREES, USUAL, any_key, area, drive, key, model, shown, text, to_the_advice, trees};
use crate::session::{Page, Session};
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;

/// The line of the keys after keys.
#[track_caller]
fn footer(size: (u16, u16), keys: &str) -> String {
    let (frame, _) = drive(&trees(), size, keys);
    frame.lines().last().unwrap_or_default().trim().to_owned()
}

/// What the help says of a key, in full; nothing when it does not name it.
#[track_caller]
fn help(keys: &str, name: &str) -> Option<String> {
    // So large that all of the help is in view.
    let (frame, _) = drive(&trees(), (100, 120), keys);
    let keys = frame.lines().skip_while(|line| line.trim() != "Toetsen");
    let mut told = keys.filter_map(|line| line.trim().strip_prefix(name)?.strip_prefix("  "));
    told.next().map(|told| told.trim().to_owned())
}

#[test]
fn a_question_on_which_nothing_is_marked_says_how_to_mark() {
    for size in [(80, 24), (60, 20), (40, 12)] {
        let unmarked = footer(size, "Enter");
        assert!(
            unmarked.starts_with("↑↓ aanwijzen  Backspace terug")
                || unmarked.starts_with("↑↓ aanwijzen   Backspace terug"),
            "{size:?} {unmarked}"
        );
        assert!(unmarked.contains("terug") && unmarked.ends_with("? hulp"), "{size:?} {unmarked}");
        assert!(!unmarked.contains("Enter"), "{size:?} {unmarked}");
        for marks in ["Home", "End", "1", "Home Up"] {
            let marked = footer(size, &format!("Enter {marks}"));
            assert!(
                marked.starts_with("Enter kiezen   ") || marked.starts_with("Enter kiezen  "),
                "{marked}"
            );
            assert!(!marked.contains("aanwijzen"), "{marked}");
        }
    }
    let enter = "het antwoord kiezen dat u aanwijst; nu is er nog geen aangewezen";
    assert_eq!(help("Enter ?", "Enter").as_deref(), Some(enter));
    assert_eq!(help("Enter ?", "↑↓").as_deref(), Some("een antwoord aanwijzen"));
    assert_eq!(help("Enter 1 ?", "Enter").as_deref(), Some("het aangewezen antwoord kiezen, en verdergaan"));
    assert_eq!(help("Enter 1 ?", "Pijltjes").as_deref(), Some("naar een andere regel gaan"));
}

#[test]
fn in_a_field_the_help_says_what_each_key_does_there() {
    let field = "Enter Answer";
    // In an empty field Backspace does nothing, so nothing is said of it; Escape is the way back.
    assert_eq!(help(&format!("{field} F1"), "Backspace"), None);
    assert_eq!(help(&format!("{field} F1"), "Esc").as_deref(), Some("een scherm terug"));
    let not_yet = "verder met het getal in het veld; dat kan nu nog niet";
    assert_eq!(help(&format!("{field} F1"), "Enter").as_deref(), Some(not_yet));
    assert!(!footer(USUAL, field).contains("wissen"), "{}", footer(USUAL, field));
    assert!(footer(USUAL, field).contains("Esc terug"), "{}", footer(USUAL, field));
    // In a filled one it erases.
    let filled = format!("{field} 1 2");
    assert_eq!(help(&format!("{filled} F1"), "Backspace").as_deref(), Some("het laatste teken wissen"));
    assert_eq!(help(&format!("{filled} F1"), "Esc").as_deref(), Some("een scherm terug"));
    let takes = "verder met het getal in het veld, of met wat is aangewezen";
    assert_eq!(help(&format!("{filled} F1"), "Enter").as_deref(), Some(takes));
    assert!(footer(USUAL, &filled).contains("Backspace wissen"), "{}", footer(USUAL, &filled));
    // Beside the field Backspace is the way back again.
    assert_eq!(help(&format!("{filled} Tab F1"), "Backspace").as_deref(), Some("een scherm terug"));
    assert_eq!(shown(&format!("{filled} F1 Esc")), shown(&filled), "the help changes nothing");
}

#[test]
fn in_a_search_the_help_says_what_each_key_does_there() {
    let search = "Enter t /";
    assert_eq!(help(&format!("{search} F1"), "Backspace"), None);
    assert_eq!(help(&format!("{search} F1"), "Esc").as_deref(), Some("het zoeken sluiten"));
    assert_eq!(help(&format!("{search} e F1"), "Backspace").as_deref(), Some("het laatste teken wissen"));
    assert!(footer(USUAL, &format!("{search} e")).ends_with("F1 hulp"));
    assert_eq!(shown(&format!("{search} e F1 Esc")), shown(&format!("{search} e")), "the search goes on");
    // A Backspace that is held erases, and leaves neither the search nor the page.
    assert_eq!(shown(&format!("{search} e i {}", "Back ".repeat(9))), shown(search));
    // What was found stays in view until Escape or Backspace closes the search.
    let found = format!("{search} e i Enter Back");
    assert!(footer(USUAL, &found).contains("Backspace sluiten"), "{}", footer(USUAL, &found));
    assert_eq!(help(&format!("{found} ?"), "Backspace").as_deref(), Some("het zoeken sluiten"));
}

#[test]
fn at_boxes_the_help_says_whether_enter_is_taken() {
    let boxes = format!("Enter {}", "Answer ".repeat(4));
    let (frame, _) = drive(&trees(), USUAL, &boxes);
    assert!(frame.contains("[ ]"), "{frame}");
    assert_eq!(help(&format!("{boxes} ?"), "Spatie").as_deref(), Some("een vakje aan- of uitzetten"));
    let digit = "het vakje met dat nummer aan- of uitzetten";
    let count = frame.matches("[ ]").count();
    assert!(count < 9, "{frame}");
    let numbers = format!("1 tot en met {count}");
    assert_eq!(help(&format!("{boxes} ?"), &numbers).as_deref(), Some(digit));
    let done = help(&format!("{boxes} Home Space ?"), "Enter").unwrap();
    assert!(done.starts_with("klaar: verder met wat is aangevinkt"), "{done}");
}

#[test]
fn the_help_of_a_page_is_that_of_the_page_in_view() {
    // Of a page that was opened from the help, too; and Back leads to what was below the help.
    let page = |keys: &str| shown(keys).lines().next().unwrap_or_default().to_owned();
    assert_eq!(page("Enter ? t ?"), page("Enter t ?"));
    assert_eq!(shown("Enter ? t Esc"), shown("Enter"));
    assert_eq!(shown("Enter ? t ? Esc"), shown("Enter t"));
}

#[test]
fn a_digit_marks_the_row_with_that_number_and_takes_nothing() {
    // The overview, whose rows have the numbers of their questions.
    let overview = format!("{} o", to_the_advice());
    for number in ["1", "3", "7"] {
        let (frame, effects) = drive(&trees(), USUAL, &format!("{overview} {number}"));
        let (_, before) = drive(&trees(), USUAL, &overview);
        let marked =
            frame.lines().find_map(|line| line.strip_prefix(" > ")).unwrap_or_default().trim().to_owned();
        assert!(marked.starts_with(&format!("{number} ")), "{frame}");
        assert_eq!(effects, before, "a digit changes nothing");
    }
    assert_eq!(
        help(&format!("{overview} ?"), "1 tot en met 7").as_deref(),
        Some("naar de regel met dat nummer gaan")
    );
    // Two keys that do the same there are told together.
    let mattered = "zien welke antwoorden de doorslag geven";
    assert_eq!(help(&format!("{overview} ?"), "w of d").as_deref(), Some(mattered));
    // Where no row has a number, a digit does nothing and nothing is said of it.
    assert_eq!(shown("Enter t 3"), shown("Enter t"));
    assert_eq!(help("Enter t ?", "1 tot en met 9"), None);
    assert_eq!(shown("3"), shown(""));
}

#[test]
fn the_help_of_an_advice_names_the_letters_of_its_rows() {
    let advice = to_the_advice();
    let page = drive(&trees(), (100, 120), &advice).0;
    let mut letters = 0;
    for line in page.lines() {
        let Some((letter, label)) = line.trim().trim_start_matches("> ").split_once("  ") else { continue };
        if letter.len() == 1 && letter.chars().all(char::is_alphabetic) {
            assert!(help(&format!("{advice} ?"), letter).is_some(), "{letter} {label}");
            letters += 1;
        }
    }
    assert!(letters > 1, "{page}");
}

#[test]
fn what_is_added_to_the_only_one_that_was_chosen_is_told() {
    let list = "Enter Enter Tab t";
    let alone = shown(&format!("{list} Space v"));
    let told = "U markeerde alleen ";
    assert!(alone.contains(told) && alone.contains("ernaast."), "{alone}");
    for keys in ["v", "Space Down Space v", "Space Space v"] {
        let other = shown(&format!("{list} {keys}"));
        assert!(!other.contains(told), "{keys} {other}");
    }
}

/// Runs a check after keys on the shipped tree.
#[track_caller]
fn on_every_page_with_numbers(check: impl Fn(&mut TuiApp<'_, '_>, usize, usize)) -> usize {
    let model = model("", "decision_tree.yaml");
    let mut seen = 0;
    for route in ["t End w", "o", "w"] {
        for answers in [2, 4, 6, 9] {
            let mut session = Session::new(&model, Messages::new(Lang::Nl));
            let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
            let walk = format!("Enter {} {route}", "Answer ".repeat(answers));
            for name in walk.split_whitespace() {
                let _ = super::press(&mut app, name);
            }
            let Page::Listing(listing) = &app.page else { continue };
            let rows = listing.rows.iter().enumerate();
            let numbered: Vec<(usize, usize)> =
                rows.filter_map(|(at, row)| Some((at, row.number.as_ref()?.parse().ok()?))).collect();
            for (row, number) in numbered {
                check(&mut app, row, number);
                seen += 1;
            }
        }
    }
    seen
}

#[test]
fn a_digit_marks_a_suggested_change_and_enter_takes_it() {
    let seen = on_every_page_with_numbers(|app, row, number| {
        let choices = app.session().is_begun();
        for digit in number.to_string().chars() {
            assert_eq!(app.press(key(&digit.to_string())), super::Request::None);
        }
        let super::super::view::Pane::List(pane) = &app.pane else { return };
        assert_eq!(pane.row(app.item()), Some(row), "{}", text(app));
        assert_eq!(app.session().is_begun(), choices);
        // Another key in between, so that the next digit begins a new number.
        let _ = app.press(key("Home"));
    });
    assert!(seen > 10, "{seen}");
}

#[test]
fn what_is_refused_is_told_once() {
    for (keys, told) in [
        ("Enter Answer e Enter", "Typ een heel getal, bijvoorbeeld"),
        ("Enter Answer 9 9 9 9 9 Enter", "Dit getal kan niet."),
    ] {
        let frame = shown(keys);
        assert_eq!(frame.matches(told).count(), 1, "{frame}");
        assert!(frame.contains("Zo kunt u nog niet verder."), "{frame}");
        assert_eq!(twice(&frame), None, "{frame}");
    }
    let empty = shown("Enter Answer Enter");
    assert!(empty.contains("Typ eerst een getal."), "{empty}");
    assert_eq!(twice(&empty), None, "{empty}");
}

/// A sentence that stands twice on a frame.
fn twice(frame: &str) -> Option<String> {
    let words: Vec<&str> = frame.split_whitespace().filter(|word| !word.starts_with('─')).collect();
    let joined = words.join(" ");
    let sentences: Vec<&str> = joined.split_inclusive(['.', '?', '!', ':']).map(str::trim).collect();
    let long = sentences.iter().enumerate().filter(|(_, sentence)| sentence.split(' ').count() > 3);
    long.filter(|(at, sentence)| sentences.iter().take(*at).any(|before| before.ends_with(*sentence)))
        .map(|(_, sentence)| (*sentence).to_owned())
        .next()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_sentence_stands_twice_on_a_question_or_a_notice_on_its_page(
        keys in proptest::collection::vec(any_key(), 1..100),
        size in prop::sample::select(vec![(80, 24), (60, 20), (40, 12), (120, 40)]),
    ) {
        TREES.with(|model| {
            let mut session = Session::new(model, Messages::new(Lang::Nl));
            let mut app = TuiApp::new(&mut session, THEME, area(size));
            let _ = super::press(&mut app, "Enter");
            for key in keys {
                let _ = app.press(key);
                let frame = text(&app);
                if let Page::Ask(_) = &app.page {
                    assert_eq!(twice(&frame), None, "{frame}");
                }
                if let Some(notice) = app.notice.take() {
                    let page = text(&app).split_whitespace().collect::<Vec<_>>().join(" ");
                    for sentence in notice.split_inclusive(". ").map(str::trim) {
                        assert!(!page.contains(sentence), "{sentence} {frame}");
                    }
                }
            }
        });
    }
}
