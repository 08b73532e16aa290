//! Line by line: what is read aloud, asked and confirmed. The words to type are those of [`LineCommand`].

#[cfg(test)]
use super::words::APP;
use super::words::{en, nl};
use super::{LineCommand, Messages, Noun};
use crate::text::{Lang, sentence, upper_first};

/// What can be typed besides an answer, to show what the prompts look like.
#[cfg(test)]
const SOME: &[LineCommand] = &[LineCommand::Back, LineCommand::Help, LineCommand::Stop];

messages! {
    fixed {
        /// At a question for a number that may be answered with "don't know".
        plain_number_unknown: "Weet u het niet? Typ dan een vraagteken.", "If you do not know, type a question mark.";
        /// Said once, at the start.
        plain_how: "Typ achter de dubbele punt uw keuze, en druk op Enter.",
            "Type your choice after the colon, and press Enter.";
        /// The empty choice, as an answer.
        plain_nothing: "niets", "nothing";
        /// Back was asked for on the first page.
        plain_at_start: "Dit is het begin.", "This is the beginning.";
        /// What was typed after why is nothing of which it can be told.
        plain_why_which: "Typ achter waarom een naam. Met lijst ziet u alle namen.",
            "Type a name after why. With list you see all names.";
        /// An answer was to be taken back where no question is in view.
        plain_clear_which: "Typ achter wissen het nummer van de vraag.", "Type the number of the question after clear.";
        /// Saving was asked for before there is anything to save.
        plain_nothing_to_save: "U bent nog niet aan het eind. Er is nog geen verslag om te bewaren.",
            "You are not at the end yet. There is no report to save yet.";
        /// The input has ended.
        plain_end: "De invoer is afgelopen. Uw antwoorden zijn bewaard.",
            "The input has ended. Your answers are saved.";
        /// As [`Self::plain_end`], when there is nothing to save.
        plain_end_nothing: "De invoer is afgelopen.", "The input has ended.";
        /// As [`Self::plain_end`], when nothing could be saved.
        plain_end_unsaved: "De invoer is afgelopen. Uw antwoorden zijn niet bewaard.",
            "The input has ended. Your answers are not saved.";
        /// What a command does, in the help of line mode.
        plain_help_back: "naar de vorige vraag", "to the previous question";
        /// As [`Self::plain_help_back`], where a page is over another.
        plain_help_back_page: "naar de pagina hiervoor", "to the page before this one";
        /// As [`Self::plain_help_back`], while an answer is being changed.
        plain_help_back_keep: "terug zonder uw antwoord te wijzigen", "back without changing your answer";
        /// As [`Self::plain_help_back`], below a text: the page in view is told again first.
        plain_help_back_here: "deze pagina nog eens lezen", "read this page again";
        /// The prompt before the program stops while answers are not saved.
        plain_stop_sure: "Typ ja om te stoppen, of terug om verder te gaan (ja, terug):",
            "Type yes to quit, or back to continue (yes, back):";
        /// Line by line: it was told before that saving fails, and it still does.
        still_not_saved: "Nog steeds niet bewaard.", "Still not saved.";
        /// The prompt before something is recorded that cannot be changed afterwards.
        plain_record_sure: "Typ ja om dit vast te leggen, of terug om nog iets te wijzigen (ja, terug, stop):",
            "Type yes to record this, or back to change something first (yes, back, stop):";
        /// What a command does: where nothing changes any more.
        plain_help_overview_settled: "uw antwoorden, om te lezen", "your answers, to read";
        /// What a command does.
        plain_help_overview: "uw antwoorden, om te lezen of te wijzigen", "your answers, to read or to change";
        /// What a command does: by itself, with a name behind it, and with the number of a row.
        plain_help_why: "wat er afviel en waarom", "what dropped out and why";
        /// As [`Self::plain_help_why`].
        plain_help_why_name: "waarom die past of afvalt", "why it fits or drops out";
        /// As [`Self::plain_help_why`].
        plain_help_why_row: "waarom, bij de regel met dat nummer", "why, for the line with that number";
        /// What stands for a name, or for a word to look for, in the help.
        plain_a_name: "NAAM", "NAME";
        /// What a name does that is typed at a list of names.
        plain_help_name: "meer daarover; een deel van de naam is genoeg", "more about it; a part of the name is enough";
        /// As [`Self::plain_a_name`].
        plain_a_word: "WOORD", "WORD";
        /// What a command does.
        plain_help_apps: "de hele lijst", "the whole list";
        /// What a command does.
        plain_help_search: "zoeken in de hele lijst", "search the whole list";
        /// What clearing does with a number behind it.
        plain_help_withdraw_row: "het antwoord op de regel met dat nummer in uw overzicht wissen",
            "clear the answer on the line with that number in your overview";
        /// What a command does.
        plain_help_words: "de uitleg van woorden", "what words mean";
        /// What a command does.
        plain_help_plan: "wat er te doen is", "what there is to do";
        /// What a command does.
        plain_help_suppliers: "de vragen aan leveranciers, om te versturen", "the questions to suppliers, to be sent";
        /// What a command does.
        plain_help_compare: "2 tot 5 naast elkaar, op naam", "2 to 5 side by side, by name";
        /// The same by the numbers of rows in view.
        plain_help_compare_rows: "2 tot 5 regels met die nummers naast elkaar", "2 to 5 lines with those numbers side by side";
        /// What a command does.
        plain_help_sources: "waar de gegevens vandaan komen", "where the data come from";
        /// There is no more help on this.
        plain_no_more: "Hier is geen uitleg bij.", "There is no explanation for this.";
        /// What a command does.
        plain_help_again: "de vraag nog eens lezen", "read the question again";
        /// What a command does.
        plain_help_help: "deze uitleg", "this explanation";
        /// As [`Self::plain_help_help`], with the number of an answer.
        plain_help_answer: "meer over het antwoord met dat nummer", "more about the answer with that number";
        /// As [`Self::plain_help_help`], with the number of a row.
        plain_help_row: "meer over de regel met dat nummer", "more about the line with that number";
        /// What the answer "don't know" can be typed for.
        plain_help_unknown: "als u het antwoord niet weet", "if you do not know the answer";
        /// As [`Self::plain_help_unknown`], at a number.
        plain_help_unknown_number: "als u het getal niet weet; een vraagteken typen kan ook",
            "if you do not know the number; you can also type a question mark";
        /// What an empty line does at a question.
        plain_help_enter_keep: "uw antwoord zo laten, en verder", "keep your answer, and go on";
        /// As [`Self::plain_help_enter_keep`], where nothing may be chosen.
        plain_help_enter_nothing: "twee keer achter elkaar: niets kiezen", "twice in a row: choose nothing";
        /// As [`Self::plain_help_enter_keep`], where something is ticked, typed or marked.
        plain_help_enter_unconfirmed: "bevestigen wat u al had gekozen of getypt", "confirm what you had chosen or typed";
    }
    made {
        /// Line by line, above the things to do: what a number does, and the command that fills one in.
        plain_tick_how(task: &str, number: usize) [("taak", 1)]:
            "Met een nummer zet u iets op gedaan, of weer op te doen. Met {task} {number} vult u het in.",
            "A number marks something as done, or as still to do. With {task} {number} you fill it in.";
        /// Line by line, below the advice for whom would choose: the command that does.
        plain_choose_how(choose: &str) [("kies")]: "Kiezen doet u met {choose} en een nummer of een naam.",
            "You choose with {choose} and a number or a name.";
        /// Where one is, and the theme. `place` as [`Messages::place`] tells it.
        plain_place(place: &str, theme: Option<&str>)
            [("vraag 5, hierna hoogstens 4", None), ("vraag 5, hierna hoogstens 4", Some("Veiligheid"))]: {
            let theme = theme.map(|theme| format!(" Onderwerp: {}", sentence(theme)));
            format!("{}{}", sentence(&upper_first(place)), theme.unwrap_or_default())
        }, {
            let theme = theme.map(|theme| format!(" Theme: {}", sentence(theme)));
            format!("{}{}", sentence(&upper_first(place)), theme.unwrap_or_default())
        };
        /// An answer and what would be left; no counts for one that changes nothing or has none.
        plain_answer(number: usize, answer: &str, counts: Option<(usize, usize)>)
            [(1, "ISO 4210", Some((20, 3))), (2, "Anders", Some((1, 1))), (3, "Niets", Some((0, 0))),
             (4, "Weet ik niet", None)]: {
            let told = counts.map(|(left, unproven)| match (left, unproven) {
                (0, _) => " Dan blijft er geen over.".to_owned(),
                (1, 0) => " Dan blijft er één over.".to_owned(),
                (1, _) => " Dan blijft er één over, eerst navragen.".to_owned(),
                (_, 0) => format!(" Dan blijven er {left} over."),
                _ => format!(" Dan blijven er {left} over, {unproven} eerst navragen."),
            });
            format!("{number}. {}{}", sentence(answer), told.unwrap_or_default())
        }, {
            let told = counts.map(|(left, unproven)| match (left, unproven) {
                (0, _) => " Then none are left.".to_owned(),
                (1, 0) => " Then one is left.".to_owned(),
                (1, _) => " Then one is left, ask first.".to_owned(),
                (_, 0) => format!(" Then {left} are left."),
                _ => format!(" Then {left} are left, ask first about {unproven}."),
            });
            format!("{number}. {}{}", sentence(answer), told.unwrap_or_default())
        };
        /// The prompt at a question with one answer; `count` is how many lines there are.
        prompt_one(count: usize, can: &[LineCommand]) [(1, SOME), (4, SOME)]: {
            format!("Uw keuze ({}, {}):", numbers(Lang::Nl, count), commands(Lang::Nl, can))
        }, {
            format!("Your choice ({}, {}):", numbers(Lang::En, count), commands(Lang::En, can))
        };
        /// The prompt at a question with several answers; the example is one that is accepted.
        prompt_many(count: usize, example: Option<&str>, can: &[LineCommand])
            [(1, None, SOME), (4, Some("1,2"), SOME)]: {
            let example = example.map_or_else(String::new, |example| format!(" zoals {example};"));
            format!("Uw keuzes ({};{example} {}):", numbers(Lang::Nl, count), commands(Lang::Nl, can))
        }, {
            let example = example.map_or_else(String::new, |example| format!(" such as {example};"));
            format!("Your choices ({};{example} {}):", numbers(Lang::En, count), commands(Lang::En, can))
        };
        /// The prompt at a question for a number.
        prompt_number(min: i64, max: i64, can: &[LineCommand]) [(0, 200, SOME)]: {
            let (min, max) = (Lang::Nl.whole(min), Lang::Nl.whole(max));
            format!("Uw getal ({min} tot en met {max}, {}):", commands(Lang::Nl, can))
        }, {
            let (min, max) = (Lang::En.whole(min), Lang::En.whole(max));
            format!("Your number ({min} to {max}, {}):", commands(Lang::En, can))
        };
        /// The prompt below a list of rows, or a text.
        prompt_list(count: usize, can: &[LineCommand]) [(0, SOME), (3, SOME)]: {
            let numbers = if count == 0 { String::new() } else { format!("{}, ", numbers(Lang::Nl, count)) };
            format!("Uw keuze ({numbers}{}):", commands(Lang::Nl, can))
        }, {
            let numbers = if count == 0 { String::new() } else { format!("{}, ", numbers(Lang::En, count)) };
            format!("Your choice ({numbers}{}):", commands(Lang::En, can))
        };
        /// What was chosen, and what it did.
        plain_chosen(answer: &str, dropped: usize, left: usize)
            [("Een certificaat voor ISO 4210", 5, 20), ("ISO 4210", 1, 1), ("Ja", 0, 25), ("Nee", 3, 0)]: {
            let fell = match dropped {
                0 => "Er valt niets af".to_owned(),
                1 => "Er valt er één af".to_owned(),
                _ => format!("Er vallen er {} af", nl(dropped)),
            };
            let stay = match left {
                0 => "er blijft niets over".to_owned(),
                1 => "één blijft over".to_owned(),
                _ => format!("{} blijven over", nl(left)),
            };
            format!("Gekozen: {} {fell}, {stay}.", sentence(answer))
        }, {
            let fell = match dropped {
                0 => "Nothing drops out".to_owned(),
                1 => "One drops out".to_owned(),
                _ => format!("{} drop out", en(dropped)),
            };
            let stay = match left {
                0 => "none are left".to_owned(),
                1 => "one is left".to_owned(),
                _ => format!("{} are left", en(left)),
            };
            format!("Chosen: {} {fell}, {stay}.", sentence(answer))
        };
        /// What was chosen, where there is nothing to count.
        plain_chosen_only(answer: &str) [("Een certificaat voor ISO 4210")]: {
            format!("Gekozen: {}", sentence(answer))
        }, {
            format!("Chosen: {}", sentence(answer))
        };
        /// What was typed is not a choice.
        plain_not_a_choice(typed: &str, count: usize) [("x", 4), ("9", 1), ("x", 0), ("", 4), ("", 0)]: {
            let instead = match count {
                0 => "Typ hulp voor uitleg.".to_owned(),
                _ => format!("Typ {}, of hulp.", numbers(Lang::Nl, count)),
            };
            if typed.is_empty() { instead } else { format!("“{typed}” kan hier niet. {instead}") }
        }, {
            let instead = match count {
                0 => "Type help for an explanation.".to_owned(),
                _ => format!("Type {}, or help.", numbers(Lang::En, count)),
            };
            if typed.is_empty() { instead } else { format!("“{typed}” is not possible here. {instead}") }
        };
        /// A number was typed, but no answer has it.
        plain_no_such_answer(count: usize) [(1), (2), (8)]: {
            match count {
                1 => "Er is één antwoord; typ 1.".to_owned(),
                _ => format!("Er zijn {count} antwoorden; typ {}.", numbers(Lang::Nl, count)),
            }
        }, {
            match count {
                1 => "There is one answer; type 1.".to_owned(),
                _ => format!("There are {count} answers; type {}.", numbers(Lang::En, count)),
            }
        };
        /// Something was typed after help of which there is no help: what can be.
        plain_help_which(count: usize) [(0), (1), (8)]: {
            match count {
                0 => "Typ alleen hulp.".to_owned(),
                1 => "Typ hulp, of hulp 1.".to_owned(),
                _ => format!("Typ hulp, of hulp met een nummer: {}.", numbers(Lang::Nl, count)),
            }
        }, {
            match count {
                0 => "Type only help.".to_owned(),
                1 => "Type help, or help 1.".to_owned(),
                _ => format!("Type help, or help with a number: {}.", numbers(Lang::En, count)),
            }
        };
        /// A number was typed, but no row has it.
        plain_no_such_row(count: usize) [(1), (2), (8)]: {
            match count {
                1 => "Er is één regel om te kiezen; typ 1.".to_owned(),
                _ => format!("Er zijn {count} regels om te kiezen; typ {}.", numbers(Lang::Nl, count)),
            }
        }, {
            match count {
                1 => "There is one line to choose; type 1.".to_owned(),
                _ => format!("There are {count} lines to choose; type {}.", numbers(Lang::En, count)),
            }
        };
        /// An app was meant by the number of its row, and on that row is none.
        plain_no_app_in_row(number: usize, one: &str) [(2, "boom")]: "Op regel {number} staat geen {one}.",
            "Line {number} is no {one}.";
        /// What is typed behind a word fits no name, or several.
        plain_no_one_name(what: &str) [("snl")]: "“{what}” hoort niet bij precies één naam.",
            "“{what}” does not belong to exactly one name.";
        /// The answer to a question was to be cleared that the walk has not reached.
        plain_not_at(number: usize) [(3)]: "U bent nog niet bij vraag {number}.", "You have not reached question {number} yet.";
        /// How many are left, with their noun.
        plain_left(left: usize, total: usize, noun: Noun<'_>) [(32, 33, APP)]: {
            format!("{left} van {total} {} over", noun.many)
        }, {
            format!("{left} of {total} {} left", noun.many)
        };
        /// Nothing was typed where nothing may be chosen.
        plain_empty_choice(count: usize) [(1), (4)]: {
            format!("Wilt u niets kiezen? Druk dan nog eens op Enter. Of typ {}.", numbers(Lang::Nl, count))
        }, {
            format!("To choose nothing, press Enter again. Or type {}.", numbers(Lang::En, count))
        };
        /// This answer was chosen with others.
        plain_goes_alone(answer: &str) [("Weet ik niet")]: "“{answer}” gaat niet samen met een ander antwoord.",
            "“{answer}” cannot be combined with another answer.";
        /// The answer as it is, at a question that was answered before.
        plain_current(answer: &str) [("Naar het werk")]: {
            format!("Uw antwoord was: {} Met Enter blijft dat zo.", sentence(answer))
        }, {
            format!("Your answer was: {} Enter keeps it.", sentence(answer))
        };
        /// What was ticked, typed or marked in full screen and is not confirmed; `confirms` when it can be.
        plain_unconfirmed(made: &str, confirms: bool) [("3 gekozen: een piano; een doek", true), ("1200", false)]: {
            let then = if confirms { " Met Enter bevestigt u dat." } else { "" };
            format!("Nog niet bevestigd: {}{then}", sentence(made))
        }, {
            let then = if confirms { " Enter confirms that." } else { "" };
            format!("Not confirmed yet: {}{then}", sentence(made))
        };
        /// What back does below a text, and what it does then.
        plain_help_back_then(first: &str, then: &str) [("deze pagina nog eens lezen", "naar de vorige vraag")]:
            "{first}; daarna {then}", "{first}; after that {then}";
        /// A command and what it does, in the help of line mode.
        plain_command(word: &str, what: &str) [("terug", "naar de vorige vraag")]:
            "{word}: {what}", "{word}: {what}";
    }
}

/// "1 tot 4": the lines that can be chosen.
fn numbers(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (_, 0 | 1) => "1".to_owned(),
        (Lang::Nl, 2) => "1 of 2".to_owned(),
        (Lang::En, 2) => "1 or 2".to_owned(),
        (Lang::Nl, _) => format!("1 tot en met {count}"),
        (Lang::En, _) => format!("1 to {count}"),
    }
}

fn commands(lang: Lang, of: &[LineCommand]) -> String {
    of.iter().map(|command| Messages::new(lang).command(*command)).collect::<Vec<_>>().join(", ")
}
