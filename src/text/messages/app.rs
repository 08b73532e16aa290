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
        /// In a column: a fact of which it is known that it depends, where there is no room to say on what.
        depends_in_short: "hangt af", "depends";
        /// A fact that is not known.
        unknown: "niet bekend", "not known";
        /// Heading of the facts that are not known.
        unknown_title: "Niet bekend", "Not known";
        /// A set with nothing in it.
        empty_set: "geen", "none";
        /// Label of who makes it.
        supplier: "Leverancier", "Supplier";
        /// Label of its standing.
        standing: "Resultaat", "Result";
        /// Heading.
        attention_points: "Aandachtspunten", "Points of attention";
        /// Heading.
        sources: "Bronnen", "Sources";
        /// Before what is typed to search.
        search: "Zoeken:", "Search:";
        /// A place where something was found: what it is, in one line.
        found_in_summary: "Omschrijving", "Description";
        /// Follows [`Messages::nothing_found`]: what was searched.
        searched_in: "Gezocht is in namen, leveranciers, omschrijvingen, kenmerken, opmerkingen en aandachtspunten.",
            "Names, suppliers, descriptions, facts, remarks and points of attention were searched.";
        /// In line mode: a search without anything to look for.
        search_what: "Typ achter zoek wat u zoekt.", "Type what you are looking for after search.";
        /// Title of the page that lays things side by side.
        compare: "Vergelijken", "Compare";
        /// How to choose what is laid side by side.
        compare_help: "In de lijst kiest u zelf met Spatie", "Press Space in the list to choose your own";
        /// Head of the column of names of facts.
        compare_fact: "Kenmerk", "Fact";
        /// Heading of the facts that differ.
        compare_differ: "Verschillen", "Differences";
        /// There are none.
        compare_no_difference: "In de kenmerken is geen verschil bekend.", "No differences in the facts are known.";
        /// Heading of the facts that are known of none.
        compare_unknown: "Nergens bekend", "Not known for any of them";
        /// Mark of a fact that an answer tested; it is not broken over lines.
        compare_tested: "telt\u{a0}mee", "counts";
        /// What that mark means.
        compare_tested_means: "“Telt mee” betekent: een van uw antwoorden gaat hierover.",
            "“Counts” means: one of your answers is about this.";
        /// In line mode, where there are no two to compare.
        compare_needs_two: "Typ achter vergelijk 2 tot 5 namen, met een komma ertussen.",
            "Type 2 to 5 names after compare, separated by commas.";
        /// Facts that are equal in all.
        compare_same: "Overal gelijk", "The same in all";
        /// In place of a reason where a requirement is unknown for want of an answer.
        no_answer_yet: "dit hangt af van een antwoord dat er toen niet was",
            "this depends on an answer that was not there then";
        /// It cannot be chosen, but may be named.
        not_offered: "Dit is alleen ter informatie. U kunt het niet kiezen.",
            "This is for information only. You cannot choose it.";
    }
    made {
        /// An app is no more, in a few words.
        ended_on(when: &str) [("op 31 juli 2021")]: "gestopt {when}", "ended {when}";
        /// What came in its place.
        successor(name: &str) [("Snel 3")]: "opvolger: {name}", "successor: {name}";
        /// Something was chosen to be laid side by side with others.
        compare_marked(name: &str, count: usize, most: usize) [("Snel 3", 1, 5)]:
            "{name} is gemarkeerd om te vergelijken. Gemarkeerd: {count} van hoogstens {most}.",
            "{name} is marked to compare. Marked: {count} of at most {most}.";
        /// It is no longer chosen.
        compare_unmarked(name: &str, count: usize) [("Snel 3", 0), ("Snel 3", 2)]:
            "{name} is niet meer gemarkeerd. Nog gemarkeerd: {count}.",
            "{name} is no longer marked. Still marked: {count}.";
        /// No more can be chosen.
        compare_full(most: usize) [(5)]: "U kunt er hoogstens {most} vergelijken. Haal er eerst één weg.",
            "You can compare at most {most}. Remove one first.";
        /// One was chosen and comparing takes two: which others were added.
        compare_filled_up(only: &str, added: &[&str]) [("Snel 3", &["Vlot"]), ("Snel 3", &["Vlot", "Bries"])]: {
            let (verb, added) = (if added.len() == 1 { "staat" } else { "staan" }, Lang::Nl.and(added));
            format!("U markeerde alleen {only}. Vergelijken kan vanaf twee, dus {added} {verb} ernaast.")
        }, {
            let (verb, added) = (if added.len() == 1 { "is" } else { "are" }, Lang::En.and(added));
            format!("You marked only {only}. Comparing takes two, so {added} {verb} beside it.")
        };
        /// How many are chosen, on a line of its own; the mark comes before each of them.
        compare_count(count: usize) [(1), (3)]: "* {count} gemarkeerd", "* {count} marked";
        /// Which columns are in view.
        columns(first: usize, last: usize, total: usize) [(2, 3, 5), (2, 2, 5)]: {
            if first == last { format!("kolom {first} van {total}") } else { format!("kolom {first}-{last} van {total}") }
        }, {
            if first == last { format!("column {first} of {total}") } else { format!("columns {first}-{last} of {total}") }
        };
        /// What a sign in a column means.
        unknown_sign(sign: &str) [("?")]: "{sign} = niet bekend", "{sign} = not known";
        /// A fact that is known to depend.
        depends(on: &str) [("de gekozen accu")]: "hangt af van {on}", "depends on {on}";
        /// In place of a reason where a requirement is unknown: labels of facts, with what is said of them.
        not_known_yet(facts: &[String])
            [(&["Remmen".to_owned()]), (&["Remmen".to_owned(), "Gewicht (hangt af van de accu)".to_owned()])]: {
            format!("nog niet bekend: {}", facts.join(", "))
        }, {
            format!("not known yet: {}", facts.join(", "))
        };
        /// A number fact with its unit.
        amount(number: f64, unit: &str) [(14.5, "kg"), (f64::INFINITY, "kg"), (10_000.0, "")]: {
            amount(Lang::Nl, number, unit)
        }, {
            amount(Lang::En, number, unit)
        };
        /// All of the catalogue.
        all_apps(noun: Noun<'_>) [(APP)]: { format!("Alle {}", noun.many) }, { format!("All {}", noun.many) };
        /// On which condition it fits, once what is unknown has proved right.
        condition_besides(because: &str) [("het water mag niet koken")]: "daarna geldt nog: {because}",
            "after that still: {because}";
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
        /// Where something was found: names of places.
        found_in(places: &str) [("Remmen")]: "gevonden in: {places}", "found in: {places}";
        /// A place where something was found: what is remarked of a fact.
        found_in_note(label: &str) [("Remmen")]: "opmerking bij {label}", "remark on {label}";
        /// How many a search found.
        found_count(count: usize, sought: &str) [(1, "7510"), (17, "7510")]: "{count} gevonden voor “{sought}”",
            "{count} found for “{sought}”";
        /// Heading of those in which what is sought is only mentioned, such as in an attention point.
        only_mentioned(count: usize) [(1), (8)]: "Alleen in een toelichting ({count})", "Only in an explanation ({count})";
        /// Its name with a remark behind it, such as its standing.
        with_remark(name: &str, remark: &str) [("Snel 3", "aanbevolen")]: "{name} ({remark})", "{name} ({remark})";
    }
}

fn amount(lang: Lang, number: f64, unit: &str) -> String {
    let shown = lang.number(number);
    if unit.is_empty() || number.is_infinite() { shown } else { format!("{shown} {unit}") }
}
