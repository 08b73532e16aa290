//! What stands first in an advice and why; what becomes of what the person already uses.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{en, nl, plural};
use crate::text::Lang;

messages! {
    fixed {
        /// What a key does: sort those that are equal.
        do_sort: "sorteren", "sort";
        /// Help of that key.
        key_help_sort: "wat gelijk is, op het volgende kenmerk sorteren", "sort those that are equal by the next column";
        /// Line by line: what sorting does, with the name of a column behind it.
        plain_help_sort: "wat gelijk is, daarop sorteren; met naam weer gewoon",
            "sort those that are equal by that; with name as before";
        /// What stands for a column in the help.
        plain_a_column: "KENMERK", "COLUMN";
        /// Line by line: behind that command, for the order of the names.
        plain_sort_name: "naam", "name";
        /// There is nothing to sort.
        plain_sort_nothing: "Hier is niets te sorteren.", "There is nothing to sort here.";
        /// They are in the order of the advice.
        sorted_by_name: "Wat gelijk is, staat op naam.", "Those that are equal are in the order of their names.";
        /// How a column is sorted: numbers.
        sorted_upwards: "van laag naar hoog", "from low to high";
        /// How a column is sorted: yes or no.
        sorted_yes_first: "ja eerst", "yes first";
        /// How a column is sorted: one of a few values.
        sorted_as_listed: "in de volgorde van de keuzes", "in the order of the choices";
        /// How a column is sorted: words with or without a number in them.
        sorted_by_first_number: "eerst zonder getal, dan op het eerste getal",
            "first without a number, then by the first number";
        /// How a column is sorted: words.
        sorted_by_letters: "op alfabet", "by letter";
        /// Nothing else is left beside the first choice.
        only_one_left: "Er is geen andere over.", "Nothing else is left.";
        /// The first choice meets as much as others do.
        least_unknown: "Van de andere die even goed passen, is meer onbekend.", "Of the others that fit as well, more is unknown.";
        /// Nothing in the rows differs between those that share the first place.
        nothing_separates: "Ook in de lijst hieronder is er geen verschil tussen deze.", "Nor do these differ in the list below.";
        /// A part of what separates them: what to watch.
        what_to_watch: "waar u op moet letten", "what to watch for";
        /// Row, and heading: what becomes of what the person already uses.
        in_use_title: "Wat u al gebruikt", "What you already use";
    }
    made {
        /// Title: what stands first.
        first_choice(app: &str) [("Snel 3")]: "Eerste keus: {app}", "First choice: {app}";
        /// The same where it is only conditional.
        first_conditional(app: &str) [("Snel 3")]: "Eerste keus, onder voorwaarden: {app}", "First choice, conditional: {app}";
        /// The same where something has to be asked first.
        first_to_ask(app: &str) [("Snel 3")]: "Als eerste navragen: {app}", "Ask about this one first: {app}";
        /// The same where nobody can be asked.
        first_uncertain(app: &str) [("Snel 3")]: "Eerste keus, nog niet zeker: {app}", "First choice, not certain yet: {app}";
        /// Why it is first: no other with its standing meets as many wishes.
        meets_most(standing: &str) [("Aanbevolen")]: "Geen andere bij “{standing}” voldoet aan zo veel wensen.",
            "No other under “{standing}” meets as many wishes.";
        /// The same, of what comes of the situation.
        suits_situation_most(standing: &str) [("Aanbevolen")]: "Geen andere bij “{standing}” past zo goed bij uw situatie.",
            "No other under “{standing}” suits your situation as well.";
        /// The same, of both together.
        suits_both_most(standing: &str) [("Aanbevolen")]:
            "Geen andere bij “{standing}” past zo goed bij uw wensen en uw situatie samen.",
            "No other under “{standing}” suits your wishes and your situation together as well.";
        /// The wishes that so many equal ones meet, of all that there are.
        wishes_in_short(count: usize, met: usize, all: usize, wishes: &[&str])
            [(1, 2, 3, &["licht", "snel"]), (1, 1, 1, &["licht"]), (1, 0, 2, &[]), (3, 2, 3, &["licht", "snel"])]: {
            let told = Lang::Nl.and(wishes);
            let meets = plural(count, "Voldoet", "Elk voldoet");
            match (met, all) {
                (0, _) => format!("{meets} aan geen van uw wensen, of dat is niet bekend."),
                (_, 1) => format!("{meets} aan uw wens: {told}."),
                _ => format!("{meets} aan {met} van uw {all} wensen: {told}."),
            }
        }, {
            let told = Lang::En.and(wishes);
            let meets = plural(count, "Meets", "Each meets");
            match (met, all) {
                (0, _) => format!("{meets} none of your wishes, or that is not known."),
                (_, 1) => format!("{meets} your wish: {told}."),
                _ => format!("{meets} {met} of your {all} wishes: {told}."),
            }
        };
        /// The same where there is one wish, which none of them meets.
        wish_unmet_in_short(count: usize, wish: &str) [(1, "licht"), (3, "licht")]: {
            format!("{} aan uw wens: {wish}.", plural(count, "Voldoet niet", "Geen daarvan voldoet"))
        }, {
            format!("{} your wish: {wish}.", plural(count, "Does not meet", "None of them meets"))
        };
        /// The same where it is not known of them.
        wish_unknown_in_short(count: usize, wish: &str) [(1, "licht"), (3, "licht")]: {
            format!("Niet bekend is of {} aan uw wens: {wish}.", plural(count, "deze voldoet", "deze voldoen"))
        }, {
            format!("It is not known whether {} your wish: {wish}.", plural(count, "it meets", "they meet"))
        };
        /// What counts for the first place besides.
        counts_too(wishes: &[&str]) [(&["u fietst al"])]: {
            format!("Telt mee voor de plek: {}.", Lang::Nl.and(wishes))
        }, {
            format!("Counts for the place: {}.", Lang::En.and(wishes))
        };
        /// What to watch with the first choice.
        watch_this(flags: &str) [("zwaar")]: "Let op: {flags}.", "Note: {flags}.";
        /// Title: several are the same in everything that was asked; their names where they are few.
        equal_first(count: usize, names: &[&str], noun: Noun<'_>) [(2, &["Bak", "Log"], APP), (12, &[], APP)]: {
            match names.is_empty() {
                true => format!("{} {} zijn gelijk voor wat u vroeg", nl(count), noun.many),
                false => format!("Deze {} zijn gelijk voor wat u vroeg: {}", nl(count), Lang::Nl.and(names)),
            }
        }, {
            match names.is_empty() {
                true => format!("{} {} are equal in what you asked for", en(count), noun.many),
                false => format!("These {} are equal in what you asked for: {}", en(count), Lang::En.and(names)),
            }
        };
        /// The same where they meet as much, but not in everything the same.
        level_first(count: usize, names: &[&str], noun: Noun<'_>) [(2, &["Bak", "Log"], APP), (12, &[], APP)]: {
            match names.is_empty() {
                true => format!("{} {} staan even hoog", nl(count), noun.many),
                false => format!("Deze {} staan even hoog: {}", nl(count), Lang::Nl.and(names)),
            }
        }, {
            match names.is_empty() {
                true => format!("{} {} stand equally high", en(count), noun.many),
                false => format!("These {} stand equally high: {}", en(count), Lang::En.and(names)),
            }
        };
        /// How those that share a place are sorted, on the page of the advice alone.
        sorted_by(column: &str, direction: &str) [("gewicht", "van laag naar hoog")]:
            "Wat gelijk is, staat nu op {column}: {direction}. Niet bekend staat achteraan.",
            "Those that are equal are sorted by {column}: {direction}. Unknown comes last.";
        /// What can be typed behind the word that sorts.
        plain_sort_which(columns: &[&str]) [(&["gewicht", "remmen"])]: {
            format!("Typ achter sorteer waarop: naam, {}.", Lang::Nl.or(columns))
        }, {
            format!("Type behind sort by what: name, {}.", Lang::En.or(columns))
        };
        /// What still differs between those.
        still_separates(parts: &[&str]) [(&["gewicht (10 kg; 12 kg)", "remmen"])]: {
            format!("Wat nog verschilt: {}.", Lang::Nl.and(parts))
        }, {
            format!("What still differs: {}.", Lang::En.and(parts))
        };
        /// Something in use that is recommended; within a row, and what is said of it may follow.
        in_use_fits(apps: &str, count: usize) [("Snel 3", 1), ("Bak en Log", 2)]: {
            format!("{apps} {}", plural(count, "past", "passen"))
        }, {
            format!("{apps} {}", plural(count, "fits", "fit"))
        };
        /// The same of something that is conditional.
        in_use_conditional(apps: &str, count: usize) [("Snel 3", 1), ("Bak en Log", 2)]: {
            format!("{apps} {} onder voorwaarden", plural(count, "past", "passen"))
        }, {
            format!("{apps} {} conditionally", plural(count, "fits", "fit"))
        };
        /// The same of something about which something has to be asked or is not certain.
        in_use_unproven(apps: &str, count: usize) [("Snel 3", 1), ("Bak en Log", 2)]: {
            format!("van {apps} is niet zeker of {} past", plural(count, "die", "elk daarvan"))
        }, {
            format!("whether {apps} {} is not certain", plural(count, "fits", "fit"))
        };
        /// The same of something that drops out.
        in_use_drops(apps: &str, count: usize) [("Snel 3", 1), ("Bak en Log", 2)]: {
            format!("{apps} {} af", plural(count, "valt", "vallen"))
        }, {
            format!("{apps} {} out", plural(count, "drops", "drop"))
        };
        /// In place of rows that have no room: how many of the group these are.
        rows_more(count: usize) [(1), (4)]: "… en {count} meer", "… and {count} more";
        /// How much there is to arrange besides what is told here.
        first_more(count: usize) [(1), (3)]:
            { format!("En nog {} {}.", nl(count), plural(count, "punt", "punten")) },
            { format!("And {} more {}.", en(count), plural(count, "point", "points")) };
    }
}
