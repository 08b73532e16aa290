//! The overview of the answers, and what changing one of them did.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{en, nl, plural};
use crate::text::{Lang, upper_first};

messages! {
    fixed {
        /// Title of the page.
        overview: "Uw antwoorden", "Your answers";
        /// Beside the question in view.
        now: "u bent hier", "you are here";
        /// Beside a question answered with "don't know".
        still_open: "staat nog open", "still open";
        /// Beside a question without an answer.
        not_answered: "nog niet beantwoord", "not answered yet";
        /// An answer was to be withdrawn where there is none.
        nothing_to_withdraw: "Hier is geen antwoord om te wissen.", "There is no answer to clear here.";
        /// There are no answers yet.
        no_answers: "U hebt nog geen vraag beantwoord.", "You have not answered any questions yet.";
        /// Heading: answers to questions that are no longer on the path.
        set_aside_title: "Deze antwoorden tellen nu niet mee", "These answers do not count now";
        /// Heading: answers behind a question that has no answer yet.
        waiting_title: "Deze antwoorden wachten op een vraag die nog open is",
            "These answers wait for a question that is still open";
        /// What follows from why a question does not come: of an answer that was given to it.
        so_set_aside: "Daarom telt uw antwoord nu niet mee.", "So your answer does not count now.";
        /// There is nothing to undo.
        nothing_to_undo: "Er is niets om ongedaan te maken.", "There is nothing to undo.";
        /// A change made no difference to what is left.
        same_left: "Er blijft hetzelfde over.", "The same is left.";
        /// As [`Self::same_left`], where that is nothing.
        same_none: "Er blijft nog steeds niets over.", "Still none are left.";
        /// Back was asked for at the first question.
        at_first: "Dit is de eerste vraag.", "This is the first question.";
    }
    made {
        /// What an answer did.
        dropped_count(count: usize) [(0), (1), (8)]: {
            match count {
                0 => "er viel niets af".to_owned(),
                1 => "1 viel af".to_owned(),
                _ => format!("{} vielen af", Lang::Nl.count(count)),
            }
        }, {
            match count {
                0 => "nothing dropped out".to_owned(),
                _ => format!("{} dropped out", Lang::En.count(count)),
            }
        };
        /// What dropped, and beside it what has ended.
        dropped_and_ended(dropped: &str, ended: usize) [("28 vielen af", 1), ("28 vielen af", 3)]: {
            match ended {
                1 => format!("{dropped}, één gestopt"),
                _ => format!("{dropped}, {} gestopt", Lang::Nl.count(ended)),
            }
        }, {
            match ended {
                1 => format!("{dropped}, 1 has ended"),
                _ => format!("{dropped}, {} have ended", Lang::En.count(ended)),
            }
        };
        /// The apps that drop on every walk: no answer counts them.
        always_drop(apps: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("{} {} in geen enkel advies.", Lang::Nl.and(apps), plural(apps.len(), "staat", "staan"))
        }, {
            format!("{} {} in no advice at all.", Lang::En.and(apps), plural(apps.len(), "is", "are"))
        };
        /// The same, where they are too many to name.
        always_drop_count(count: usize, noun: Noun<'_>) [(8, APP)]:
            { format!("{} {} staan in geen enkel advies.", upper_first(&nl(count)), noun.of(count)) },
            { format!("{} {} are in no advice at all.", upper_first(&en(count)), noun.of(count)) };
        /// An answer that does not count now, on its own page.
        was_answered(answer: &str) [("Naar het werk")]: "Uw antwoord: “{answer}”.", "Your answer: “{answer}”.";
        /// Which question an answer waits for.
        waits_for(number: usize, question: &str) [(3, "Hoe ver fietst u per dag?")]:
            "Dit antwoord wacht op vraag {number}, die nog open is: “{question}”",
            "This answer waits for question {number}, which is still open: “{question}”";
        /// After which answer the walk has left a question behind; the answers before it have their part in that.
        passed_by(number: usize, answer: &str) [(3, "Naar het werk")]:
            "Door uw antwoorden tot en met vraag {number} (“{answer}”) komt deze vraag nu niet.",
            "Because of your answers up to question {number} (“{answer}”) this question does not come now.";
        /// An answer was changed.
        changed(number: usize, old: &str, new: &str) [(3, "Naar het werk", "Met kinderen")]:
            "Vraag {number} is gewijzigd: “{old}” werd “{new}”.", "Question {number} was changed: “{old}” became “{new}”.";
        /// What became of the answers whose change was undone: [`Self::answered_again`], [`Self::open_again`].
        undone(what: &str) [("vraag 3 is weer “Naar het werk”")]: "Ongedaan gemaakt: {what}.", "Undone: {what}.";
        /// A question by its number, within a sentence.
        question_number(number: usize) [(3)]: "vraag {number}", "question {number}";
        /// An earlier answer counts again. `question` as [`Self::question_number`] tells it.
        answered_again(question: &str, answer: &str) [("vraag 3", "Naar het werk")]:
            "{question} is weer “{answer}”", "{question} is “{answer}” again";
        /// A question has no answer again. `question` as [`Self::question_number`] tells it.
        open_again(question: &str) [("vraag 3")]:
            "{question} is weer open", "{question} is open again";
        /// An answer was withdrawn. `question` as [`Self::question_number`] tells it.
        withdrawn(question: &str) [("vraag 3")]: {
            format!("Uw antwoord op {question} is gewist.")
        }, {
            format!("Your answer to {question} was cleared.")
        };
        /// An answer that did not count was withdrawn; its question by its words, as it has no number.
        withdrawn_off_path(question: &str) [("Hoe ver fietst u per dag?")]:
            "Uw antwoord op “{question}” is gewist.", "Your answer to “{question}” was cleared.";
        /// How many later answers wait for the question that is open again.
        waiting_here(count: usize) [(1), (3)]: {
            match count {
                1 => "Eén later antwoord wacht daarop.".to_owned(),
                _ => format!("{} latere antwoorden wachten daarop.", nl(count)),
            }
        }, {
            match count {
                1 => "One later answer waits for it.".to_owned(),
                _ => format!("{} later answers wait for it.", en(count)),
            }
        };
        /// How many later answers still count.
        kept(count: usize) [(1), (4)]: {
            match count {
                1 => "Eén later antwoord telt nog mee.".to_owned(),
                _ => format!("{} latere antwoorden tellen nog mee.", nl(count)),
            }
        }, {
            match count {
                1 => "One later answer still counts.".to_owned(),
                _ => format!("{} later answers still count.", en(count)),
            }
        };
        /// How many later answers no longer count; their questions follow.
        set_aside(count: usize, questions: &[&str])
            [(1, &["Hoe ver fietst u per dag?"]), (2, &["Hoe ver?", "Met wie?"])]: {
            let questions = questions.join(" ");
            match count {
                1 => format!("Eén antwoord telt nu niet mee: {questions}"),
                _ => format!("{} antwoorden tellen nu niet mee: {questions}", nl(count)),
            }
        }, {
            let questions = questions.join(" ");
            match count {
                1 => format!("One answer does not count now: {questions}"),
                _ => format!("{} answers do not count now: {questions}", en(count)),
            }
        };
        /// As [`Self::set_aside`], where others were set aside before; `all` is how many do not count now.
        set_aside_too(count: usize, all: usize, questions: &[&str])
            [(1, 3, &["Hoe ver fietst u per dag?"]), (2, 5, &["Hoe ver?", "Met wie?"])]: {
            let questions = questions.join(" ");
            match count {
                1 => format!("Nog één antwoord telt nu niet mee (samen {}): {questions}", nl(all)),
                _ => format!("Nog {} antwoorden tellen nu niet mee (samen {}): {questions}", nl(count), nl(all)),
            }
        }, {
            let questions = questions.join(" ");
            match count {
                1 => format!("One more answer does not count now ({} in all): {questions}", en(all)),
                _ => format!("{} more answers do not count now ({} in all): {questions}", en(count), en(all)),
            }
        };
        /// How many later answers count again after one new question, whatever is answered to it.
        waiting(count: usize) [(1), (3)]: {
            let later = plural(count, "Uw latere antwoord geldt", "Uw latere antwoorden gelden");
            format!("Eerst één nieuwe vraag. {later} daarna weer.")
        }, {
            let later = plural(count, "Your later answer counts", "Your later answers count");
            format!("One new question first. {later} again after that.")
        };
        /// How many later answers wait behind a new question. Whether their questions come again is not said: what the new
        /// one is answered may lead past them.
        waiting_perhaps(count: usize) [(1), (3)]: {
            let later = plural(count, "Uw latere antwoord blijft", "Uw latere antwoorden blijven");
            format!("Eerst een nieuwe vraag. {later} bewaard.")
        }, {
            let later = plural(count, "Your later answer is", "Your later answers are");
            format!("A new question first. {later} kept.")
        };
        /// An answer was taken up that no longer exists in the tree.
        answer_gone(question: &str, answer: &str) [("Hoe ver fietst u per dag?", "Heel ver")]:
            "“{question}” heeft het antwoord “{answer}” niet meer. Kies opnieuw.",
            "“{question}” no longer has the answer “{answer}”. Choose again.";
        /// The same where the decision was taken: no answer is chosen again.
        answer_gone_settled(question: &str, answer: &str) [("Hoe ver fietst u per dag?", "Heel ver")]:
            "“{question}” heeft het antwoord “{answer}” niet meer. U gaf dat antwoord voor dit besluit.",
            "“{question}” no longer has the answer “{answer}”. You gave that answer for this decision.";
        /// One is back at a question.
        back_at(number: usize) [(4)]: "U bent terug bij vraag {number}. Uw antwoord staat er nog.",
            "You are back at question {number}. Your answer is still there.";
    }
}
