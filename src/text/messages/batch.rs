//! The unattended mode: what goes to stderr. One sentence that says what is wrong, and what to do next.

use crate::text::Lang;

messages! {
    fixed {
        /// Standard input is not a terminal, and no answers are given.
        no_terminal: "Dit is geen terminal. Start met ssh -t, of gebruik walk --answers BESTAND.",
            "Standard input is not a terminal. Start with ssh -t, or use walk --answers FILE.";
        /// The walk stopped at a fault of the tree.
        tree_fault_help: "Dit is een fout in het stappenplan. Bekijk het met: stappenplan check BESTAND.",
            "This is a fault in the decision tree. Look at it with: stappenplan check FILE.";
        /// Below an advice in short, of which there is more to tell.
        walk_in_full: "Dit is de korte versie. Met --full leest u ook waarom, wat u regelt en wat u navraagt.",
            "This is the short form. With --full you also read why, what to arrange and what to ask.";
    }
    made {
        /// An answer names a question that does not exist.
        unknown_question(question: &str, near: Option<&str>) [("gebruk", Some("gebruik")), ("x", None)]: {
            let near = near.map(|near| format!(" Bedoelt u `{near}`?"));
            format!("De vraag `{question}` bestaat niet.{}", near.unwrap_or_default())
        }, {
            let near = near.map(|near| format!(" Did you mean `{near}`?"));
            format!("There is no question `{question}`.{}", near.unwrap_or_default())
        };
        /// An answer does not exist at its question.
        unknown_answer(question: &str, answer: &str, allowed: &[&str]) [("gebruik", "wrk", &["werk", "kinderen"])]: {
            format!("De vraag `{question}` heeft geen antwoord `{answer}`. Wel: {}.", ticked(Lang::Nl, allowed))
        }, {
            format!("The question `{question}` has no answer `{answer}`. It has: {}.", ticked(Lang::En, allowed))
        };
        /// An answer exists but may not be given so; the reason as [`super::Messages::too_few`] and the like tell it.
        answer_not_allowed(question: &str, reason: &str) [("eisen", "Kies er hoogstens 3.")]:
            "Dit antwoord kan niet bij de vraag `{question}`. {reason}",
            "This answer cannot be given to the question `{question}`. {reason}";
        /// "Don't know" is not offered there.
        unknown_not_allowed(question: &str) [("gebruik")]:
            "De vraag `{question}` kent geen “weet ik niet”.",
            "The question `{question}` does not offer “I do not know”.";
        /// An answer to a question that the walk does not ask.
        answer_ignored(question: &str) [("motor")]:
            "Het antwoord op `{question}` is niet gebruikt: die vraag wordt op deze weg niet gesteld.",
            "The answer to `{question}` was not used: that question is not asked on this path.";
        /// An answer of a dossier that is none with what suppliers replied.
        answer_fallen(question: &str) [("motor")]:
            "Het antwoord op `{question}` is niet gebruikt: het is nu geen antwoord op die vraag.",
            "The answer to `{question}` was not used: it is no answer to that question now.";
        /// An answer to a question that may follow where the walk stops for want of another answer.
        answer_not_yet_used(question: &str, stop: &str) [("motor", "afstand")]:
            "Het antwoord op `{question}` is nog niet gebruikt: de weg stopt bij `{stop}`.",
            "The answer to `{question}` was not used yet: the path stops at `{stop}`.";
        /// Below the mistakes that are shown: how many more there are.
        more_mistakes(count: usize) [(1), (59_980)]: {
            match count {
                1 => "Er is nog 1 fout.".to_owned(),
                _ => format!("Er zijn nog {} fouten.", Lang::Nl.count(count)),
            }
        }, {
            match count {
                1 => "There is 1 more mistake.".to_owned(),
                _ => format!("There are {} more mistakes.", Lang::En.count(count)),
            }
        };
        /// The answers ran out.
        ran_out(question: &str) [("afstand")]:
            "Er is nog geen advies: geef ook antwoord op `{question}`.",
            "There is no advice yet: answer `{question}` too.";
        /// The walk stopped at a fault of the tree.
        tree_fault(question: &str) [("motor")]: "Na de vraag `{question}` is er geen weg verder.",
            "After the question `{question}` there is no way on.";
        /// There is no such thing in the catalogue.
        unknown_app(id: &str, near: Option<&str>) [("snl", Some("snel")), ("x", None)]: {
            let near = near.map(|near| format!(" Bedoelt u `{near}`?"));
            format!("In de catalogus staat geen `{id}`.{}", near.unwrap_or_default())
        }, {
            let near = near.map(|near| format!(" Did you mean `{near}`?"));
            format!("The catalogue has no `{id}`.{}", near.unwrap_or_default())
        };
        /// Neither an app nor an outcome has this id.
        unknown_goal(id: &str, near: Option<&str>) [("advis", Some("advies")), ("x", None)]: {
            let near = near.map(|near| format!(" Bedoelt u `{near}`?"));
            format!("`{id}` staat niet in de catalogus, en is ook geen uitkomst.{}", near.unwrap_or_default())
        }, {
            let near = near.map(|near| format!(" Did you mean `{near}`?"));
            format!("`{id}` is neither in the catalogue nor an outcome.{}", near.unwrap_or_default())
        };
        /// No walk ends at this outcome.
        unreachable(id: &str) [("geen")]: "Geen enkele weg eindigt bij `{id}`.", "No walk ends at `{id}`.";
        /// No walk ends with this left, at an outcome that shows what is left.
        unreachable_app(id: &str) [("snel")]: "Geen enkele weg eindigt met `{id}` in de lijst.",
            "No walk ends with `{id}` on the list.";
        /// A file cannot be read; the reason as the system tells it.
        cannot_open(path: &str, reason: &str) [("antwoorden.yaml", "no such file")]:
            "{path} is niet te lezen: {reason}.", "Cannot read {path}: {reason}.";
        /// A file cannot be written.
        cannot_write(path: &str, reason: &str) [("advies.html", "no space left on device")]:
            "{path} is niet te schrijven: {reason}. Kies een andere plaats.",
            "Cannot write {path}: {reason}. Choose another place.";
        /// The list of walks was cut off.
        stopped_at(count: usize) [(1_000_000)]: {
            format!("Gestopt na {} wegen. Gebruik --limit of --sample.", Lang::Nl.count(count))
        }, {
            format!("Stopped after {} walks. Use --limit or --sample.", Lang::En.count(count))
        };
        /// An answer in the file is of no kind that answers can be.
        answer_shape(question: &str) [("eisen")]:
            "Het antwoord op `{question}` is geen woord, getal of lijst.",
            "The answer to `{question}` is not a word, number or list.";
        /// An argument has no `=`.
        answer_syntax(argument: &str) [("gebruik")]:
            "`{argument}` is geen antwoord. Schrijf VRAAG=ANTWOORD.",
            "`{argument}` is not an answer. Write QUESTION=ANSWER.";
    }
}

/// "`a`, `b` of `c`".
fn ticked(lang: Lang, ids: &[&str]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    lang.or(&ids)
}
