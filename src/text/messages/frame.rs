//! What is around every screen: header, keys, the window, leaving, saving.

use super::words::{answers_en, answers_nl, plural};
use crate::text::Lang;

messages! {
    fixed {
        /// A key, as it is named on screen.
        key_enter: "Enter", "Enter";
        /// A key, as it is named on screen.
        key_backspace: "Backspace", "Backspace";
        /// A key, as it is named on screen.
        key_escape: "Esc", "Esc";
        /// A key, as it is named on screen.
        key_space: "Spatie", "Space";
        /// Two keys, as they are named on screen.
        key_arrows: "Pijltjes", "Arrows";
        /// A key, as it is named on screen.
        key_page_down: "PageDown", "PageDown";
        /// A key, as it is named on screen.
        key_tab: "Tab", "Tab";
        /// Two keys, as they are named on screen.
        key_page: "PageUp, PageDown", "PageUp, PageDown";
        /// Two keys, as they are named on screen.
        key_ends: "Home, End", "Home, End";
        /// The keys 0 to 9, as they are named on screen.
        key_all_digits: "0 tot en met 9", "0 to 9";

        /// What a key does: take the answer or line that is marked.
        do_choose: "kiezen", "choose";
        /// What a key does: mark an answer, where none is marked yet.
        do_point: "aanwijzen", "highlight";
        /// What a key does: show more of a long text.
        do_read_on: "verder lezen", "read on";
        /// What a key does: out of the field, so that letters are keys again.
        do_leave_field: "uit het veld", "leave the field";
        /// What a key does: into the field.
        do_enter_field: "naar het veld", "to the field";
        /// What a key does: take back the answer to a question.
        do_withdraw: "antwoord wissen", "clear the answer";
        /// What a key does: to the screen before.
        do_back: "terug", "back";
        /// What a key does: take away the last sign that was typed.
        do_erase: "wissen", "erase";
        /// What a key does: to the overview of the answers.
        do_overview: "overzicht", "overview";
        /// What a key does: to the list of all there is.
        do_list: "lijst", "list";
        /// What a key does: show help.
        do_help: "hulp", "help";
        /// What a key or a command does: leave the program.
        do_quit: "stoppen", "quit";
        /// What a key does: tick a box, or not.
        do_toggle: "aan of uit", "on or off";
        /// What a key does: confirm what is ticked.
        do_done: "klaar", "done";
        /// What a key does: lay things side by side.
        do_compare: "vergelijken", "compare";
        /// What a key does: to the kinds of files for a report.
        do_report: "verslag", "report";
        /// What a key does, at letters: choose in which kind of file they are saved.
        do_letters: "bewaren", "save";
        /// What a key does: make the marked change and see the effect.
        do_change_and_see: "wijzigen en bekijken", "change and see";
        /// What a key does: tell why.
        do_why: "waarom", "why";
        /// What a key does: search.
        do_search: "zoeken", "search";
        /// What a key does: undo the last change.
        do_undo: "ongedaan maken", "undo";
        /// The same after new answers: what is undone is not the last of them.
        do_undo_earlier: "eerdere wijziging ongedaan maken", "undo an earlier change";
        /// What a key does: continue.
        do_go_on: "verdergaan", "continue";
        /// What a key does: close what covers the screen.
        do_close: "sluiten", "close";
        /// What a key does: move through a text.
        do_scroll: "bladeren", "scroll";
        /// What a key does: bring other columns into view.
        do_columns: "kolommen", "columns";

        /// The window is too small for any screen, and for a long sentence.
        too_small_short: "Venster te klein", "Window too small";
        /// No shell is above the program that could continue it after a stop.
        cannot_suspend: "Pauzeren met Ctrl-Z kan hier niet. Stoppen kan met Ctrl-C.",
            "Pausing with Ctrl-Z is not possible here. Ctrl-C quits.";
        /// Why saving failed.
        disk_full: "de schijf is vol", "the disk is full";

        /// Asks whether to leave.
        quit_title: "Stoppen?", "Quit?";
        /// Under [`Self::quit_title`], when all is saved.
        quit_saved: "Uw antwoorden zijn bewaard. U kunt later verdergaan.",
            "Your answers are saved. You can continue later.";
        /// The same once the decision is taken: no answer changes any more.
        quit_settled: "Alles is bewaard. U kunt het later weer bekijken.", "All is saved. You can look at it again later.";
        /// Under [`Self::quit_title`], when some answers are saved, and later ones are not.
        unsaved_latest: "Uw laatste antwoorden zijn nog niet bewaard.", "Your latest answers are not saved yet.";
        /// The same where none is saved.
        unsaved_all: "Uw antwoorden zijn nog niet bewaard.", "Your answers are not saved yet.";
        /// The same where all is saved but what is not confirmed.
        unsaved_typed: "Uw antwoorden zijn bewaard, maar wat u nog niet hebt bevestigd niet.",
            "Your answers are saved, but not what you have not confirmed.";
        /// The same where nothing was confirmed so far.
        unsaved_all_typed: "Wat u hebt getypt of aangekruist, is nog niet bewaard.",
            "What you typed or ticked is not saved yet.";
        /// Behind one of these: what becomes of it, where it cannot be saved.
        leaving_loses: "Wat niet bewaard is, verdwijnt als u stopt.", "What is not saved is lost when you quit.";
        /// The same where it is tried again.
        leaving_tries: "Als u stopt, probeert het programma het nog een keer.", "If you quit, the program tries once more.";
        /// The same where it goes in a copy when that fails.
        leaving_copies: "Als u stopt, probeert het programma het nog een keer. Lukt dat niet, dan maakt het een kopie naast dit \
            dossier, met alles erin.",
            "If you quit, the program tries once more. If that fails, it makes a copy beside this dossier, with everything in it.";
    }
    made {
        /// The keys of so many numbers, as they are named on screen; a key has one digit.
        key_digits(count: usize) [(1), (2), (4), (12)]: {
            match count.min(9) {
                0 | 1 => "1".to_owned(),
                2 => "1 of 2".to_owned(),
                last => format!("1 tot en met {last}"),
            }
        }, {
            match count.min(9) {
                0 | 1 => "1".to_owned(),
                2 => "1 or 2".to_owned(),
                last => format!("1 to {last}"),
            }
        };
        /// Two keys that do the same.
        either_key(some: &str, other: &str) [("w", "d")]: "{some} of {other}", "{some} or {other}";
        /// Where one is in the walk; `left` is the most questions that can follow.
        place(number: usize, left: usize) [(5, 4), (8, 1), (9, 0)]: {
            match left {
                0 => format!("vraag {number}, de laatste"),
                _ => format!("vraag {number}, hierna hoogstens {left}"),
            }
        }, {
            match left {
                0 => format!("question {number}, the last"),
                _ => format!("question {number}, at most {left} more"),
            }
        };
        /// The date of the content, alone.
        dated(edition: &str) [("voorjaar 2020")]: "Gegevens van {edition}", "Data of {edition}";
        /// The date of the content, after something else.
        dated_after(edition: &str) [("voorjaar 2020")]: "gegevens van {edition}", "data of {edition}";
        /// What a key does after new answers: undo the change of the answer to a question that has this number.
        do_undo_question(number: usize) [(1)]:
            "wijziging van vraag {number} ongedaan maken", "undo the change of question {number}";
        /// How many are left.
        left_of(left: usize, total: usize) [(20, 33)]: "{left} van {total} over", "{left} of {total} left";
        /// Which lines are in view.
        lines(first: usize, last: usize, total: usize) [(12, 24, 61)]:
            "{first}-{last} van {total}", "{first}-{last} of {total}";
        /// The window is too small: how large it is and must be, in columns and rows, and the key that goes on without.
        too_small(here: (usize, usize), needed: (usize, usize)) [((40, 9), (40, 12))]: {
            let ((columns, rows), (most, high)) = (here, needed);
            format!("Venster te klein: {columns} bij {rows}. Maak het minstens {most} bij {high}, of druk op p: verder regel voor regel.")
        }, {
            let ((columns, rows), (most, high)) = (here, needed);
            format!("Window too small: {columns} by {rows}. Make it at least {most} by {high}, or press p to go on line by line.")
        };

        /// Saving failed, and why ([`Self::disk_full`] and the like).
        not_saved(reason: &str) [("de schijf is vol")]:
            "Niet bewaard: {reason}. Uw antwoorden staan nog in dit venster.",
            "Not saved: {reason}. Your answers are still in this window.";
        /// What is ticked or typed could not be kept, and why.
        typed_not_kept(reason: &str) [("de schijf is vol")]:
            "Nog niet bewaard: {reason}. Wat u invult, staat nog in dit venster.",
            "Not saved yet: {reason}. What you fill in is still in this window.";
        /// Before the first question: saving will not work.
        cannot_save(reason: &str) [("u mag hier niet schrijven")]:
            "Uw antwoorden worden niet bewaard: {reason}. U kunt wel doorgaan.",
            "Your answers will not be saved: {reason}. You can still continue.";
        /// The same where it can be kept in a copy.
        saved_in_copy(reason: &str) [("u hebt er geen rechten voor")]:
            "In dit dossier kunt u niet bewaren: {reason}. Wat u antwoordt, komt in een kopie ernaast zodra u stopt.",
            "You cannot save in this dossier: {reason}. What you answer goes in a copy beside it when you quit.";
        /// The same where that may pass.
        cannot_save_now(reason: &str) [("de schijf is vol")]:
            "Uw antwoorden zijn nu niet te bewaren: {reason}. Zodra het weer kan, gebeurt dat vanzelf.",
            "Your answers cannot be saved now: {reason}. As soon as that is possible, it happens by itself.";
        /// Shown after leaving: where the answers are.
        goodbye(path: &str) [("advies.yaml")]: "Uw antwoorden staan in {path}.", "Your answers are in {path}.";
        /// The same where the file was not there any more.
        goodbye_anew(path: &str) [("advies.yaml")]:
            "Het bestand met uw antwoorden was er niet meer. Ze zijn opnieuw bewaard, in {path}.",
            "The file with your answers was no longer there. They are saved anew, in {path}.";
        /// Shown after leaving: the last answers are in no file.
        left_unsaved(reason: &str) [("de schijf is vol")]:
            "Uw laatste antwoorden zijn niet bewaard: {reason}.", "Your last answers were not saved: {reason}.";
        /// The same where none of them ever was.
        left_unsaved_all(reason: &str) [("de schijf is vol")]:
            "Uw antwoorden zijn niet bewaard: {reason}.", "Your answers were not saved: {reason}.";
        /// Shown after leaving: what could not be saved in the dossier is in a copy.
        left_in_copy(reason: &str, path: &str) [("jansen heeft het open", "Thee.yaml.conflict-1")]:
            "Dit dossier was niet te bewaren: {reason}. Uw versie staat nu in {path}.",
            "This dossier could not be saved: {reason}. Your version is now in {path}.";
        /// Shown after leaving: the disk did not answer, so that nobody knows. `path` where the file is known.
        left_unknown(path: Option<&str>) [(Some("advies.yaml")), (None)]: {
            let there = path.map(|path| format!(" Als dat lukte, staan ze in {path}.")).unwrap_or_default();
            format!("De schijf gaf geen antwoord. Het is niet zeker dat uw laatste antwoorden bewaard zijn.{there}")
        }, {
            let there = path.map(|path| format!(" If so, they are in {path}.")).unwrap_or_default();
            format!("The disk did not answer. It is not certain that your last answers were saved.{there}")
        };
        /// Shown after leaving, behind [`Self::left_unsaved`]: where the last save that went well is.
        left_before(path: &str) [("advies.yaml")]:
            "Wat eerder bewaard is, staat in {path}.", "What was saved before is in {path}.";
        /// Shown after leaving: how to continue.
        go_on_with(command: &str) [("stappenplan open advies.yaml")]: "Verdergaan: {command}", "To continue: {command}";
        /// The same once the decision is taken.
        look_again_with(command: &str) [("stappenplan open advies.yaml")]: "Weer bekijken: {command}",
            "To look at it again: {command}";
        /// A count of points, as attention points are.
        points(count: usize) [(0), (1), (3)]: {
            format!("{} {}", Lang::Nl.count(count), plural(count, "punt", "punten"))
        }, {
            format!("{} {}", Lang::En.count(count), plural(count, "point", "points"))
        };
        /// The same, where some of them are not to do any more.
        points_open(open: usize, all: usize) [(21, 23)]: "{open} van {all} punten open", "{open} of {all} points open";
        /// A count of questions.
        questions(count: usize) [(0), (1), (3)]: {
            format!("{} {}", Lang::Nl.count(count), plural(count, "vraag", "vragen"))
        }, {
            format!("{} {}", Lang::En.count(count), plural(count, "question", "questions"))
        };
        /// A count of answers.
        answers(count: usize) [(0), (1), (3)]: { answers_nl(count) }, { answers_en(count) };
        /// Where something comes from.
        source(source: &str) [("rapport, hoofdstuk 3")]: "Bron: {source}", "Source: {source}";
    }
}
