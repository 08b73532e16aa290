//! Rows of apps with columns: every name in whole, the heads in view with the rows, and nothing that is told twice.

use proptest::prelude::*;

use super::{THEME, USUAL, any_key, area, drive, model, press, text};
use crate::model::Model;
use crate::session::{Action, Page, PageId, Session};
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;

const SIZES: [(u16, u16); 4] = [USUAL, (120, 40), (60, 20), (40, 12)];

thread_local! {
    static TEAS: Model = model("tests/constructs/rows", "tree.yaml");
}

fn shown(size: (u16, u16), keys: &str) -> String {
    TEAS.with(|model| drive(model, size, keys).0)
}

#[test]
fn the_advice_has_columns() {
    insta::assert_snapshot!("rows-advice", shown(USUAL, "Enter 2 Enter 1 Enter"));
    insta::assert_snapshot!("rows-advice-wide", shown((120, 40), "Enter 2 Enter 1 Enter"));
    insta::assert_snapshot!("rows-advice-narrow", shown((60, 20), "Enter 2 Enter 1 Enter"));
}

#[test]
fn the_list_of_all_has_columns() {
    insta::assert_snapshot!("rows-list", shown(USUAL, "t"));
    insta::assert_snapshot!("rows-list-below", shown(USUAL, "Enter 2 Enter 1 Enter t End"));
    insta::assert_snapshot!("rows-list-searched", shown(USUAL, "t / f r u i t"));
}

#[test]
fn the_sign_is_explained_where_it_is_in_view() {
    assert!(shown(USUAL, "t").contains("? = niet bekend"));
    assert!(!shown(USUAL, "t / f r u i t").contains("? ="));
    // In so narrow a window the column has gone in which it stands.
    assert!(!shown((40, 12), "t").contains("? ="));
}

#[test]
fn a_wide_window_tells_every_value_and_what_to_watch_in_the_row() {
    let frame = shown((120, 40), "Enter 1 Enter 2 Enter");
    let row = frame.lines().find(|line| line.starts_with(" > Hibiscus")).unwrap();
    for words in ["fruitig", "100 °C", "4 euro", "nee", "geeft vlekken"] {
        assert!(row.contains(words), "{words}\n{frame}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_row_in_view_has_its_name_and_the_heads_above_it(
        keys in proptest::collection::vec(any_key(), 1..60),
        size in prop::sample::select(SIZES.to_vec()),
    ) {
        TEAS.with(|model| {
            let mut session = Session::new(model, Messages::new(Lang::Nl));
            let mut app = TuiApp::new(&mut session, THEME, area(size));
            for name in ["Enter", "2", "Enter", "1", "Enter"] {
                let _ = press(&mut app, name);
            }
            for key in keys {
                let _ = app.press(key);
                let Page::Listing(listing) = &app.page else { continue };
                let frame = text(&app);
                let marked = frame.lines().enumerate().find(|(_, line)| line.trim_start().starts_with("> "));
                let Some((at, marked)) = marked else { continue };
                let is_app = |row: &&crate::session::ListingRow| matches!(row.action, Some(Action::Open(PageId::App(_))));
                let mut apps = listing.rows.iter().filter(is_app);
                let label = |line: &str| line.trim_start().trim_start_matches("> ").trim_start_matches('*').trim().to_owned();
                if let Some(row) = apps.find(|row| label(marked).starts_with(&row.label)) {
                    prop_assert!(!row.cells.is_empty());
                    let above = frame.lines().take(at);
                    prop_assert!(above.into_iter().any(|line| line.contains("Smaak")), "{frame}");
                }
            }
            Ok(())
        })?;
    }
}
