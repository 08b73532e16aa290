//! One of the catalogue, all of them, searching and comparing.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::nl;
use crate::text::Lang;

messages! {
    fixed {
        /// A flag that holds.
        flag_yes: "ja", "yes";
        /// A flag that does not hold.
        flag_no: "nee", "no";
        /// A fact that nobody told.
        unknown: "niet bekend", "not known";
        /// Heading of the facts that nobody told.
        unknown_title: "Niet bekend", "Not known";
        /// A set with nothing in it.
        empty_set: "geen", "none";
        /// Label of who makes it.
        supplier: "Leverancier", "Supplier";
        /// Label of how it stands.
        standing: "Resultaat", "Result";
        /// Heading.
        facts: "Kenmerken", "Facts";
        /// Heading.
        attention_points: "Aandachtspunten", "Points of attention";
        /// Heading.
        sources: "Bronnen", "Sources";
        /// There are no attention points.
        no_attention: "Geen aandachtspunten.", "No points of attention.";
        /// Before what is typed to search.
        search: "Zoeken:", "Search:";
        /// Title of the page that lays things side by side.
        compare: "Vergelijken", "Compare";
        /// How to choose what is laid side by side.
        compare_help: "Kies er 2 of 3 om naast elkaar te zien.", "Choose 2 or 3 to see side by side.";
        /// Facts that are equal in all.
        compare_same: "Overal gelijk", "The same in all";
        /// It cannot be chosen, but may be named.
        not_offered: "Dit is alleen ter informatie.", "This is for information only.";
    }
    made {
        /// A fact that is known to depend.
        depends(on: &str) [("de gekozen accu")]: "hangt af van {on}", "depends on {on}";
        /// A number fact with its unit.
        amount(number: f64, unit: &str) [(14.5, "kg"), (f64::INFINITY, "kg"), (10_000.0, "")]: {
            amount(Lang::Nl, number, unit)
        }, {
            amount(Lang::En, number, unit)
        };
        /// All of the catalogue.
        all_apps(noun: Noun<'_>) [(APP)]: { format!("Alle {}", noun.many) }, { format!("All {}", noun.many) };
        /// When a fact was looked at; the date as [`Lang::content_date`] tells it.
        checked_at(date: &str) [("april 2020")]: "nagekeken: {date}", "checked: {date}";
        /// A reason why it drops, in a list.
        drops_because(reason: &str) [("geen motor")]: "valt af: {reason}", "drops out: {reason}";
        /// More reasons than are shown.
        more_reasons(count: usize) [(1), (2)]: {
            match count {
                1 => "en nog één reden".to_owned(),
                _ => format!("en nog {} redenen", nl(count)),
            }
        }, {
            match count {
                1 => "and one more reason".to_owned(),
                _ => format!("and {count} more reasons"),
            }
        };
        /// The search found nothing.
        nothing_found(sought: &str) [("snl")]: "Niets gevonden voor “{sought}”.", "Nothing found for “{sought}”.";
        /// How much the search found.
        found(count: usize) [(1), (3)]: "{count} gevonden", "{count} found";
        /// Its name with a remark behind it, such as its standing.
        with_remark(name: &str, remark: &str) [("Snel 3", "aanbevolen")]: "{name} ({remark})", "{name} ({remark})";
    }
}

fn amount(lang: Lang, number: f64, unit: &str) -> String {
    let shown = lang.number(number);
    if unit.is_empty() || number.is_infinite() { shown } else { format!("{shown} {unit}") }
}
