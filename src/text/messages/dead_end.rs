//! The page where nothing is left: which answers clash, which two could share the work, and changing nothing.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{en, nl};
use crate::text::{Lang, upper_first};

messages! {
    fixed {
        /// Row that changes nothing: the cursor stands on it.
        change_nothing: "Niets wijzigen", "Change nothing";
        /// After choosing that row.
        nothing_changed: "Er is niets gewijzigd. Kies een wijziging, of overleg hierover.",
            "Nothing has changed. Choose a change, or discuss this.";
        /// Heading of the changes on that page.
        can_change: "Dit kunt u wijzigen", "What you can change";
        /// Of an app that always needs one of these at the end, but not always the same.
        always_ask_first: "eerst navragen of regelen", "ask or arrange first";
        /// Of an app of which too many ends would have to be looked at to know whether it needs this.
        maybe_ask_first: "misschien eerst navragen of regelen", "perhaps ask or arrange first";
        /// Of an app that needs a question or an arrangement first after some answers to new questions, and none after others.
        some_ask_first: "na sommige antwoorden moet u eerst iets navragen of regelen",
            "after some answers you must ask or arrange something first";
        /// Of those of a pair that are not named: one or more of them need a question or an arrangement first.
        others_ask_first: "bij een deel daarvan eerst navragen of regelen", "for some of those ask or arrange first";
    }
    made {
        /// Answers of which every app fails one; each with the place of its question.
        clash(answers: &[&str], is_one: bool) [(&["“8 km” (vraag 6)"], true), (&["“Bak” (vraag 3)", "“8 km” (vraag 6)"], false)]: {
            let told = Lang::Nl.and(answers);
            if is_one { format!("Hierbij past niets: {told}") } else { format!("Dit gaat niet samen: {told}") }
        }, {
            let told = Lang::En.and(answers);
            if is_one { format!("Nothing fits this: {told}") } else { format!("These do not go together: {told}") }
        };
        /// The same, after the first.
        clash_too(answers: &[&str], is_one: bool) [(&["“8 km” (vraag 6)"], true), (&["“Bak” (vraag 3)", "“8 km” (vraag 6)"], false)]: {
            let told = Lang::Nl.and(answers);
            if is_one { format!("Ook hierbij past niets: {told}") } else { format!("Ook dit gaat niet samen: {told}") }
        }, {
            let told = Lang::En.and(answers);
            if is_one { format!("Nothing fits this either: {told}") } else { format!("These do not go together either: {told}") }
        };
        /// An answer, or several to one question, by the place of that question.
        answers_at(answers: &str, number: usize) [("“Naar het werk”", 5)]: "{answers} (vraag {number})", "{answers} (question {number})";
        /// There are more clashes than are told.
        more_clashes(count: usize) [(1), (4)]: {
            match count {
                1 => "Er is nog één combinatie van antwoorden die niet samengaat.".to_owned(),
                _ => format!("Er zijn nog {} combinaties van antwoorden die niet samengaan.", nl(count)),
            }
        }, {
            match count {
                1 => "One more combination of answers does not go together.".to_owned(),
                _ => format!("{} more combinations of answers do not go together.", crate::text::upper_first(&en(count))),
            }
        };
        /// How far clashes were searched for.
        clashes_bound(bound: usize) [(0), (1), (5)]: {
            match bound {
                0 => "Er zijn te veel combinaties van antwoorden om alles na te gaan.".to_owned(),
                1 => "Alleen antwoorden apart zijn allemaal nagegaan.".to_owned(),
                _ => format!("Combinaties van hoogstens {} antwoorden zijn allemaal nagegaan.", nl(bound)),
            }
        }, {
            match bound {
                0 => "There are too many combinations of answers to check them all.".to_owned(),
                1 => "Only single answers were all checked.".to_owned(),
                _ => format!("All combinations of at most {} answers were checked.", en(bound)),
            }
        };
        /// No clash was found, as far as was searched.
        no_clash(bound: usize) [(0), (1), (5)]: {
            match bound {
                0 => "Welke antwoorden niet samengaan, is te veel om na te gaan.".to_owned(),
                1 => "Geen van uw antwoorden laat op zichzelf alles afvallen.".to_owned(),
                _ => format!("Alles valt pas af door meer dan {} van uw antwoorden samen.", nl(bound)),
            }
        }, {
            match bound {
                0 => "Which answers do not go together is too much to check.".to_owned(),
                1 => "None of your answers makes everything drop out by itself.".to_owned(),
                _ => format!("It takes more than {} of your answers together for everything to drop out.", en(bound)),
            }
        };
        /// What lacks only one answer of a clash, and why.
        lacks(apps: &str, why: &str) [("Snel 3, Bak en 15 andere", "geen motor")]: "{apps}: {why}", "{apps}: {why}";
        /// The same, where some of those apps fail something besides.
        lacks_more(lacks: &str, count: usize) [("Snel 3, Bak en 15 andere: geen motor", 1), ("Snel 3, Bak en 15 andere: geen motor", 4)]: {
            match count {
                1 => format!("{lacks}; één daarvan valt ook om een andere reden af"),
                _ => format!("{lacks}; {} daarvan vallen ook om een andere reden af", nl(count)),
            }
        }, {
            match count {
                1 => format!("{lacks}; one of these drops out for another reason too"),
                _ => format!("{lacks}; {} of these drop out for another reason too", en(count)),
            }
        };
        /// Why, where a number is too low for the one that was asked.
        at_most_asked(value: &str, asked: i64) [("2 personen", 8)]: "hoogstens {value}; u vroeg {asked}", "at most {value}; you asked for {asked}";
        /// Why, where a number is too high for the one that was asked.
        more_than_asked(value: &str, asked: i64) [("14 kg", 8)]: "{value}; uw antwoord was {asked}", "{value}; your answer was {asked}";
        /// From one number to another.
        between(low: &str, high: &str) [("2", "250 personen")]: "{low} tot {high}", "{low} to {high}";
        /// Why, of a question of which one chosen answer is enough.
        none_of_choices(number: usize) [(4)]: "past bij geen van uw keuzes (vraag {number})", "fits none of your choices (question {number})";
        /// Why, of apps that fail one answer, and not all for the reason that the tree gives.
        fits_not(number: usize) [(4)]: "past niet bij uw antwoord (vraag {number})", "does not fit your answer (question {number})";
        /// Names, and how many others.
        and_others(apps: &[&str], others: usize) [(&["Snel 3"], 0), (&["Snel 3", "Bak"], 0), (&["Snel 3", "Bak"], 15)]: {
            match others {
                0 => Lang::Nl.and(apps),
                _ => format!("{} en {others} andere", apps.join(", ")),
            }
        }, {
            match others {
                0 => Lang::En.and(apps),
                _ => format!("{} and {others} others", apps.join(", ")),
            }
        };
        /// One of these, or one of so many others.
        or_others(apps: &[&str], others: usize) [(&["Snel 3"], 0), (&["Snel 3", "Bak"], 0), (&["Snel 3", "Bak"], 8)]: {
            match others {
                0 => Lang::Nl.or(apps),
                _ => format!("{} of een van {others} andere", apps.join(", ")),
            }
        }, {
            match others {
                0 => Lang::En.or(apps),
                _ => format!("{} or one of {others} others", apps.join(", ")),
            }
        };
        /// Two that share the work: the other is for these answers.
        pair_for(one: &str, answers: &[&str], other: &str) [("Snel 3", &["8 km"], "Bak of Log")]: {
            format!("{one}, en voor {} {other}", Lang::Nl.and(answers))
        }, {
            format!("{one}, and {other} for {}", Lang::En.and(answers))
        };
        /// Two that share the work of one answer.
        pair_beside(one: &str, other: &str) [("Snel 3", "Bak of Log")]: "{one}, met daarnaast {other}", "{one}, with {other} beside it";
        /// Below those who lack only one answer: how many more do.
        more_lacks(count: usize) [(1), (6)]: {
            format!("Bij nog {} gaat het ook maar bij één hiervan mis", nl(count))
        }, {
            format!("{} more fail only one of these too", upper_first(&en(count)))
        };
        /// The answers along which two have to share the work: each of them lacks something else there.
        pair_together(pair: &str, answers: &[&str]) [("Snel 3, met daarnaast Bak", &["“Allebei”"])]: {
            format!("{pair}; verdeel het werk bij {}", Lang::Nl.and(answers))
        }, {
            format!("{pair}; share the work for {}", Lang::En.and(answers))
        };
        /// After two that share the work: what each of them is not for, as [`Messages::lacks`] has it.
        pair_lacks(pair: &str, lacks: &[&str]) [("Snel 3, en voor 8 km Bak", &["Bak: geen motor"]), ("Snel 3, en voor 8 km Bak", &[])]: {
            [&[pair], lacks].concat().join(". ")
        }, {
            [&[pair], lacks].concat().join(". ")
        };
        /// Heading of the pairs.
        two_apps(noun: Noun<'_>) [(APP)]: { format!("Of twee {}", noun.many) }, { format!("Or two {}", noun.many) };
        /// Nothing clashes: some are left, and still there is no advice.
        left_without_advice(count: usize, noun: Noun<'_>) [(1, APP), (3, APP)]: {
            let are = if count == 1 { "is" } else { "zijn" };
            format!("Er {are} nog {} {} over, maar deze antwoorden leiden niet tot een advies.", nl(count), noun.of(count))
        }, {
            let are = if count == 1 { "is" } else { "are" };
            format!("{} {} {are} still left, but these answers do not lead to an advice.", crate::text::upper_first(&en(count)), noun.of(count))
        };
    }
}
