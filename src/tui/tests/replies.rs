//! A reply of a supplier, from the letter to what it did.

use super::{USUAL, drive, model};
use crate::text::Day;

#[test]
fn a_reply_is_entered_where_the_question_stands() {
    let tree = model("tests/constructs/ask_all", "tree.yaml").on(Day::last_of("2026-12-10").unwrap());
    let to_the_letters = format!("Enter {} l", "Answer ".repeat(2));
    for (name, keys) in [
        ("letters", ""),
        ("letter", "Enter"),
        ("replies", "n"),
        ("reply_form", "n Enter"),
        ("reply_form_wrong", "n Enter Tab Tab Tab Tab Enter"),
        ("reply_entered", "n Enter 1 Tab m a i l Tab Tab J a n Tab Enter"),
        ("reply_undone", "n Enter 1 Tab m a i l Tab Tab J a n Tab Enter u"),
        ("replies_of_all", "n Enter 1 Tab m a i l Tab Tab J a n Tab Enter Esc End Enter"),
    ] {
        insta::assert_snapshot!(name, drive(&tree, USUAL, &format!("{to_the_letters} {keys}")).0);
    }
}
