//! A question: its counts, what an answer would do, and what the last one did.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{ask_en, ask_nl, en, left_en, left_nl, named, nl, plural};
use crate::text::Lang;

messages! {
    fixed {
        /// Heading of the column of those that would be left and about which something must be asked.
        column_ask: "waarvan navragen", "to ask about";
        /// Heading of the counts of a question with several answers.
        column_toggle: "blijft over als u dit kiest of weghaalt", "left if you tick or untick this";
        /// Heading of the column of those that would be left.
        column_left: "blijft over", "left";
        /// Behind a count of those that would be left, where the column has no heading.
        count_left: "over", "left";
        /// Behind a count of those that would be to ask about, in the same case.
        count_to_ask: "navragen", "to ask";
        /// In the place of a count of zero that empties everything.
        count_none: "geen", "none";
        /// In the place of a count that says nothing.
        count_blank: "-", "-";
        /// The answer that every question may have.
        dont_know: "Weet ik niet", "I do not know";
        /// What that answer does.
        dont_know_effect: "Met “Weet ik niet” valt er niets af. De vraag blijft open.",
            "With “I do not know” nothing drops out. The question stays open.";
        /// Explains the marker of what would drop.
        legend_dropped: "valt af", "drops out";
        /// The empty choice, where it is allowed.
        nothing_chosen: "Niets gekozen", "Nothing chosen";
        /// Beside the answer that was given before.
        your_answer: "uw antwoord", "your answer";
        /// Beside the field of a number.
        your_number: "Uw getal:", "Your number:";
        /// What the last answer did, when it was "Don't know".
        last_unknown: "Vorige antwoord: weet ik niet. Die vraag blijft open.",
            "Last answer: I do not know. That question stays open.";
        /// Below an answer "don't know".
        stays_open: "De vraag blijft open.", "The question stays open.";
        /// The answer that is exclusive, in a help line.
        none_excludes: "Dit antwoord gaat niet samen met andere.", "This answer cannot be combined with others.";
        /// While no answer is marked.
        point: "Wijs een antwoord aan met de pijltjes of een cijfer.", "Point at an answer with the arrows or a digit.";
        /// The same, where there is one short line for it.
        point_short: "Wijs een antwoord aan: pijl of cijfer.", "Point at an answer: arrow or digit.";
        /// Enter was pressed before an answer was marked.
        point_first: "Wijs eerst een antwoord aan. Enter kiest het dan.",
            "First point at an answer. Then Enter chooses it.";
        /// Enter was pressed with nothing in the field of a number.
        type_first: "Typ eerst een getal. Enter kiest het dan.", "First type a number. Then Enter chooses it.";
        /// Enter was pressed on ticks or a number that cannot be taken, and the page says why.
        not_taken: "Zo kunt u nog niet verder.", "You cannot continue like this yet.";
        /// Enter was pressed with nothing ticked, where that is allowed.
        nothing_ticked: "U hebt niets aangevinkt. Klopt dat? Druk dan nog eens op Enter.",
            "You ticked nothing. If that is right, press Enter again.";
        /// Behind ticks, or a number, that were not confirmed.
        unconfirmed: "nog niet bevestigd", "not confirmed yet";
        /// The same as a sentence.
        not_confirmed: "Nog niet bevestigd.", "Not confirmed yet.";
    }
    made {
        /// The same where somebody else made it.
        not_confirmed_by(who: &str) [("jan@pc")]: "Aangekruist of getypt door {who}, nog niet bevestigd.",
            "Ticked or typed by {who}, not confirmed yet.";
        /// Beside the field of a number: the answer that counts, where something else is in the field.
        your_answer_is(answer: &str) [("12 kg")]: "uw antwoord is {answer}", "your answer is {answer}";
        /// How many lines are ticked.
        chosen_count(count: usize) [(0), (2)]: {
            match count {
                0 => "niets gekozen".to_owned(),
                _ => format!("{count} gekozen"),
            }
        }, {
            match count {
                0 => "nothing chosen".to_owned(),
                _ => format!("{count} chosen"),
            }
        };
        /// The end of a list that does not fit, with the key that shows all.
        and_more(count: usize, key: char) [(9, 't')]: "… en {count} meer ({key})", "… and {count} more ({key})";
        /// What an answer would do.
        effect_answer(number: usize, dropped: usize) [(1, 0), (1, 1), (1, 5)]: {
            match dropped {
                0 => format!("Bij antwoord {number} valt niets af."),
                1 => format!("Bij antwoord {number} valt er één af."),
                _ => format!("Bij antwoord {number} vallen er {} af.", nl(dropped)),
            }
        }, {
            match dropped {
                0 => format!("Answer {number} rules out none."),
                1 => format!("Answer {number} rules out one."),
                _ => format!("Answer {number} rules out {}.", en(dropped)),
            }
        };
        /// What an answer would do that leaves nothing.
        effect_nothing_left(number: usize) [(1)]: "Bij antwoord {number} blijft er geen over.",
            "With answer {number} none are left.";
        /// Follows [`Self::effect_nothing_left`]: the earlier answer to change.
        instead_change(number: usize, answer: &str) [(5, "Een certificaat voor ISO 4210")]:
            "Wilt u dit antwoord? Wijzig dan “{answer}” bij vraag {number}.",
            "If you want this answer, change “{answer}” at question {number}.";
        /// What "Don't know" would do where a page of information behind it drops something.
        dont_know_effect_behind(dropped: usize) [(1), (4)]: {
            let fall = plural(dropped, "valt", "vallen");
            format!("Met “Weet ik niet” blijft de vraag open. Daarna {fall} er {} af.", nl(dropped))
        }, {
            format!("With “I do not know” the question stays open. After that {} out.", plural(dropped, "one drops", &format!("{} drop", en(dropped))))
        };
        /// What several answers together would do.
        effect_choices(chosen: usize, left: usize, unproven: usize)
            [(0, 14, 0), (1, 14, 1), (2, 14, 8), (2, 3, 3), (3, 1, 1), (3, 0, 0)]: {
            let with = match chosen {
                0 => "Zonder keuze".to_owned(),
                1 => "Met deze keuze".to_owned(),
                _ => format!("Met deze {} keuzes", nl(chosen)),
            };
            format!("{with} {}.{}", left_nl(left), ask_nl(unproven, left))
        }, {
            let with = match chosen {
                0 => "Without a choice".to_owned(),
                1 => "With this choice".to_owned(),
                _ => format!("With these {} choices", en(chosen)),
            };
            format!("{with} {}.{}", left_en(left), ask_en(unproven, left))
        };
        /// What a number would do; `amount` has its unit.
        effect_number(amount: &str, left: usize, unproven: usize) [("12 km", 14, 3), ("200 km", 1, 0)]: {
            format!("Met {amount} {}.{}", left_nl(left), ask_nl(unproven, left))
        }, {
            format!("With {amount} {}.{}", left_en(left), ask_en(unproven, left))
        };
        /// What the last answer did.
        last_answer(dropped: usize, noun: Noun<'_>) [(0, APP), (1, APP), (8, APP)]: {
            let fell = if dropped == 1 { "viel" } else { "vielen" };
            match dropped {
                0 => "Door uw vorige antwoord viel niets af.".to_owned(),
                _ => format!("Door uw vorige antwoord {fell} {} {} af.", Lang::Nl.count(dropped), noun.of(dropped)),
            }
        }, {
            match dropped {
                0 => "Your last answer ruled out nothing.".to_owned(),
                _ => format!("Your last answer ruled out {} {}.", Lang::En.count(dropped), noun.of(dropped)),
            }
        };
        /// What an answer did, right below it.
        this_answer(dropped: usize, noun: Noun<'_>) [(0, APP), (1, APP), (8, APP)]: {
            let fell = if dropped == 1 { "viel" } else { "vielen" };
            match dropped {
                0 => "Door dit antwoord viel niets af.".to_owned(),
                _ => format!("Door dit antwoord {fell} {} {} af.", Lang::Nl.count(dropped), noun.of(dropped)),
            }
        }, {
            match dropped {
                0 => "This answer ruled out nothing.".to_owned(),
                _ => format!("This answer ruled out {} {}.", Lang::En.count(dropped), noun.of(dropped)),
            }
        };
        /// What dropped behind an answer that drops nothing itself, by a page of information.
        dropped_behind(dropped: usize, noun: Noun<'_>) [(1, APP), (8, APP)]: {
            let fell = if dropped == 1 { "viel" } else { "vielen" };
            format!("Daarna {fell} {} {} af.", Lang::Nl.count(dropped), noun.of(dropped))
        }, {
            format!("After that {} {} dropped out.", Lang::En.count(dropped), noun.of(dropped))
        };
        /// What earlier answers dropped that count again: the numbers of their questions, how many, and their names when
        /// they are few.
        in_force(questions: &[&str], dropped: usize, names: &[&str], also: bool)
            [(&["5"], 1, &["Snel 3"], true), (&["5"], 3, &["Bak", "Log", "Snel 3"], false), (&["5", "7"], 13, &[], true)]: {
            let answers = if questions.len() == 1 { "eerdere antwoord" } else { "eerdere antwoorden" };
            let fell = if dropped == 1 { "viel" } else { "vielen" };
            let by = format!("Door uw {answers} op vraag {}", Lang::Nl.and(questions));
            let also = if also { " ook" } else { "" };
            format!("{by} {fell} er{also} {} af{}", nl(dropped), named(&Lang::Nl.and(names)))
        }, {
            let answers = if questions.len() == 1 { "answer to question" } else { "answers to questions" };
            let by = format!("Your earlier {answers} {}", Lang::En.and(questions));
            let more = if also { " more" } else { "" };
            format!("{by} ruled out {}{more}{}", en(dropped), named(&Lang::En.and(names)))
        };
        /// What the author says of the answer given last (simple Markdown).
        note_on_last(note: &str) [("Een bakfiets vraagt ruimte in de schuur.")]:
            "Bij uw vorige antwoord: {note}", "On your last answer: {note}";
        /// A question was skipped because of the other answers, whatever is left; shown by its words.
        skipped(question: &str) [("Wilt u hulp van een motor?")]:
            "Overgeslagen: “{question}” Die vraag hoort niet bij uw andere antwoorden.",
            "Skipped: “{question}” That question does not go with your other answers.";
        /// A question was skipped because of what is left.
        skipped_for_left(question: &str) [("Wilt u hulp van een motor?")]:
            "Overgeslagen: “{question}” Die vraag is niet nodig bij wat er overblijft.",
            "Skipped: “{question}” That question is not needed for what is left.";
        /// Several questions were skipped.
        skipped_several(count: usize) [(2)]: {
            format!("{} vragen zijn overgeslagen. Waarom, staat bij uw antwoorden.", nl(count))
        }, {
            format!("{} questions were skipped. Your answers tell why.", en(count))
        };
        /// A question was skipped because there is nothing to choose from.
        skipped_empty(question: &str) [("Welke fiets hebt u al?")]:
            "Overgeslagen: “{question}” Er is niets om uit te kiezen.",
            "Skipped: “{question}” There is nothing to choose from.";
        /// A question was skipped because no answer changes anything any more.
        skipped_idle(question: &str) [("Met hoeveel mensen fietst u?")]:
            "Vraag “{question}” is overgeslagen: geen antwoord maakt nog verschil.",
            "The question “{question}” was skipped: no answer would make a difference any more.";
        /// Which numbers are allowed.
        number_range(min: i64, max: i64) [(0, 200)]: {
            format!("Typ een heel getal van {} tot en met {}.", Lang::Nl.whole(min), Lang::Nl.whole(max))
        }, {
            format!("Type a whole number from {} to {}.", Lang::En.whole(min), Lang::En.whole(max))
        };
        /// The number is not allowed.
        number_outside(min: i64, max: i64) [(0, 200)]: {
            format!("Dit getal kan niet. Het moet van {} tot en met {} zijn.", Lang::Nl.whole(min), Lang::Nl.whole(max))
        }, {
            format!("This number is not allowed. It must be from {} to {}.", Lang::En.whole(min), Lang::En.whole(max))
        };
        /// How many answers are allowed; no `max` is as many as there are.
        how_many(min: usize, max: Option<usize>)
            [(0, None), (1, None), (2, None), (0, Some(3)), (1, Some(1)), (1, Some(3)), (2, Some(3))]: {
            match (min, max) {
                (0, None) => "Kies wat past.".to_owned(),
                (1, None) => "Kies er één of meer.".to_owned(),
                (_, None) => format!("Kies er {min} of meer."),
                (_, Some(max)) if min == max => format!("Kies er {}.", nl(max)),
                (0 | 1, Some(max)) => format!("Kies er hoogstens {}.", nl(max)),
                (_, Some(max)) => format!("Kies er {min} tot en met {max}."),
            }
        }, {
            match (min, max) {
                (0, None) => "Choose what applies.".to_owned(),
                (1, None) => "Choose one or more.".to_owned(),
                (_, None) => format!("Choose {min} or more."),
                (_, Some(max)) if min == max => format!("Choose {}.", en(max)),
                (0 | 1, Some(max)) => format!("Choose at most {}.", en(max)),
                (_, Some(max)) => format!("Choose {min} to {max}."),
            }
        };
        /// Too few answers were chosen.
        too_few(min: usize, chosen: usize) [(1, 0), (2, 1)]: {
            format!("Kies er minstens {}. U koos er {}.", nl(min), if chosen == 0 { "geen".to_owned() } else { nl(chosen) })
        }, {
            format!("Choose at least {}. You chose {}.", en(min), if chosen == 0 { "none".to_owned() } else { en(chosen) })
        };
        /// Too many answers were chosen.
        too_many(max: usize, chosen: usize) [(1, 2), (3, 4)]: {
            format!("U koos er {}. Kies er niet meer dan {}.", nl(chosen), nl(max))
        }, {
            format!("You chose {}. Choose no more than {}.", en(chosen), en(max))
        };
        /// What was typed is not a number; the example is one that is accepted.
        not_a_number(example: i64) [(12), (10_000)]: "Typ een heel getal, bijvoorbeeld {example}.",
            "Type a whole number, such as {example}.";
        /// Who can answer it.
        owner(owner: &str) [("manager")]: "Wie dit kan weten: {owner}", "Who may know this: {owner}";
    }
}
