//! Words that several messages are made of: counts in words, one or many, what is left.

use crate::text::Lang;

/// A noun that reads in both languages, for samples.
#[cfg(test)]
pub(super) const APP: super::Noun<'static> = super::Noun { one: "app", many: "apps" };

/// The form that goes with a number.
pub(super) const fn plural<'t>(count: usize, one: &'t str, many: &'t str) -> &'t str {
    if count == 1 { one } else { many }
}

/// A count within a Dutch sentence: "één", "2".
pub(super) fn nl(count: usize) -> String {
    if count == 1 { "één".to_owned() } else { Lang::Nl.count(count) }
}

/// A count within an English sentence: "one", "2".
pub(super) fn en(count: usize) -> String {
    if count == 1 { "one".to_owned() } else { Lang::En.count(count) }
}

/// "1 antwoord", "3 antwoorden".
pub(super) fn answers_nl(count: usize) -> String {
    format!("{} {}", Lang::Nl.count(count), plural(count, "antwoord", "antwoorden"))
}

/// "1 answer", "3 answers".
pub(super) fn answers_en(count: usize) -> String {
    format!("{} {}", Lang::En.count(count), plural(count, "answer", "answers"))
}

/// The end of a sentence that names what it counted: ": Bak en Log.", or only a full stop.
pub(super) fn named(names: &str) -> String {
    if names.is_empty() { ".".to_owned() } else { format!(": {names}.") }
}

/// "blijven er 14 over", "blijft er één over", "blijft er geen over".
pub(super) fn left_nl(left: usize) -> String {
    match left {
        0 => "blijft er geen over".to_owned(),
        1 => "blijft er één over".to_owned(),
        _ => format!("blijven er {} over", nl(left)),
    }
}

/// "14 are left", "one is left", "none are left".
pub(super) fn left_en(left: usize) -> String {
    match left {
        0 => "none are left".to_owned(),
        1 => "one is left".to_owned(),
        _ => format!("{} are left", en(left)),
    }
}

/// What must be asked about those that are left, as a sentence of its own; nothing when there is nothing to ask.
pub(super) fn ask_nl(unproven: usize, left: usize) -> String {
    match (unproven, left) {
        (0, _) => String::new(),
        (1, 1) => " Daarover moet u iets navragen.".to_owned(),
        _ if unproven == left => format!(" Over alle {} moet u iets navragen.", nl(unproven)),
        _ => format!(" Over {} daarvan moet u iets navragen.", nl(unproven)),
    }
}

/// As [`ask_nl`].
pub(super) fn ask_en(unproven: usize, left: usize) -> String {
    match (unproven, left) {
        (0, _) => String::new(),
        (1, 1) => " Something must be asked about it first.".to_owned(),
        _ if unproven == left => format!(" Something must be asked about all {} first.", en(unproven)),
        _ => format!(" Something must be asked about {} of them first.", en(unproven)),
    }
}
