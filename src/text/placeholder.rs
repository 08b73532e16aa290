//! What a text leaves open for a name: `{app}`.

/// Stands for the name of the app that a text is about.
const NAME: &str = "{app}";

/// The text about the app of this name.
pub fn fill_name(text: &str, name: &str) -> String {
    text.replace(NAME, name)
}

/// All that looks like a placeholder and is none, such as `{name}`.
pub fn unknown_placeholders(text: &str) -> Vec<&str> {
    let parts = text.match_indices('{').filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        let end = rest.find('}')?;
        rest.get(..=end)
    });
    parts.filter(|found| *found != NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::{fill_name, unknown_placeholders};

    #[test]
    fn only_the_name_is_filled_in() {
        assert_eq!(
            fill_name("Heeft {app} een bel? Is {app} rood?", "Snel 3"),
            "Heeft Snel 3 een bel? Is Snel 3 rood?"
        );
        assert_eq!(fill_name("{naam}", "Snel 3"), "{naam}");
        assert_eq!(fill_name("{app}", "{app}"), "{app}");
    }

    #[test]
    fn what_is_no_placeholder_is_named() {
        assert_eq!(unknown_placeholders("Heeft {app} een {naam} of { app }?"), ["{naam}", "{ app }"]);
        assert_eq!(unknown_placeholders("{app} en } en { zonder eind"), [""; 0]);
    }
}
