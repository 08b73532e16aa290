//! What would change an advice: another value of one app, and what becomes of the app that was chosen.

use crate::text::Lang;

messages! {
    fixed {
        /// Heading: values that would change the advice.
        would_change: "Wat dit advies zou veranderen", "What would change this advice";
        /// Under that heading, at the end, where not all were tried.
        more_may_change: "Niet alles is geprobeerd: er kan meer zijn.", "Not everything was tried: there may be more.";
        /// In place of a value: any words.
        any_words: "wel iets", "anything";
    }
    made {
        /// Under that heading, where there are none: of the app that was chosen, for no other was tried.
        nothing_would_change(app: &str) [("Snel 3")]:
            "Andere waarden zijn geprobeerd, steeds één tegelijk. Geen daarvan verandert iets voor {app}.",
            "Other values were tried, one at a time. None of them changes anything for {app}.";
        /// Below a list of such values: it holds no more of them.
        more_would_change(more: usize) [(1), (12)]: {
            match more {
                1 => "En nog 1 andere waarde.".to_owned(),
                _ => format!("En nog {more} andere waarden."),
            }
        }, {
            match more {
                1 => "And 1 more value.".to_owned(),
                _ => format!("And {more} more values."),
            }
        };
        /// A value as it is and as it would be: one of these.
        would_be(app: &str, fact: &str, from: &str, to: &[&str])
            [("Snel 3", "Remmen", "schijfremmen", &["onbekend"]), ("Snel 3", "Remmen", "schijfremmen", &["geen", "trommel"])]: {
            format!("{app}, {fact}: “{}” in plaats van “{from}”.", to.join("” of “"))
        }, {
            format!("{app}, {fact}: “{}” instead of “{from}”.", to.join("” or “"))
        };
        /// Several values of one app, each of which might not be known any more.
        would_be_unknown(app: &str, facts: &[&str]) [("Snel 3", &["Remmen", "Licht"])]: {
            format!("{app}: een van deze is niet meer bekend: {}.", Lang::Nl.or(facts))
        }, {
            format!("{app}: one of these is not known any more: {}.", Lang::En.or(facts))
        };
        /// What that does: the app that was chosen drops.
        would_drop(app: &str) [("Snel 3")]: "Dan valt {app} af.", "Then {app} drops out.";
        /// What that does: the same answers lead elsewhere.
        would_end_elsewhere(app: &str) [("Snel 3")]:
            "Dan komen uw antwoorden niet meer bij dit advies over {app} uit.",
            "Then your answers do not lead to this advice on {app} any more.";
        /// What that does: the app that was chosen stands otherwise.
        would_stand(app: &str, from: &str, to: &str) [("Snel 3", "Aanbevolen", "Eerst navragen")]:
            "Dan gaat {app} van “{from}” naar “{to}”.", "Then {app} moves from “{from}” to “{to}”.";
        /// What that does: another app stands before it.
        would_be_overtaken(app: &str, by: &str) [("Snel 3", "Bak")]:
            "Dan staat {by} voor {app}.", "Then {by} stands before {app}.";
        /// What that does: the app that has the value gets level with the one that was chosen.
        would_be_level(app: &str) [("Snel 3")]: "Dan staat die gelijk met {app}.", "Then it is level with {app}.";
        /// What that does: another app is its equal, and stands before it by its name.
        would_be_equalled(app: &str, by: &str) [("Snel 3", "Bak")]:
            "Dan staat {by} gelijk met {app}.", "Then {by} is level with {app}.";
    }
}
