//! Text as it is sought: without case, accents and forms of letters that look alike.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in which a sought text is found, if that is folded too.
pub fn folded(text: &str) -> String {
    // Most texts are plain, and they are folded for every key that is typed.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = text.nfkd().flat_map(char::to_lowercase).filter(|letter| !is_combining_mark(*letter));
    lower.collect()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_accents_and_forms_do_not_matter() {
        for (text, plain) in [
            ("Café CRÈME", "cafe creme"),
            ("Cafe\u{301}", "cafe"),
            ("\u{ff29}\u{ff33}\u{ff2f} 4210", "iso 4210"),
            ("İstanbul", "istanbul"),
            ("日本語", "日本語"),
            ("", ""),
        ] {
            assert_eq!(folded(text), plain);
            assert_eq!(folded(&folded(text)), plain, "folding twice is folding once");
        }
    }
}
