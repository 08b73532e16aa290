//! Answers from a file: what is wrong with it, and what became of earlier walks.

messages! {
    fixed {
        /// The answers file is something else than a map.
        answers_not_a_map: "Zet op elke regel een vraag met haar antwoord, zoals `vraag: antwoord`.",
            "Put a question with its answer on every line, as in `question: answer`.";
        /// Where a page of information is given an answer.
        answers_page: "Dit is een pagina met uitleg. Daar hoort geen antwoord bij.",
            "This is a page of information. It takes no answer.";
        /// A line of earlier walks that cannot be read.
        replay_not_a_walk: "Deze regel is geen weg door het stappenplan.", "This line is not a walk.";
    }
    made {
        /// A question appears twice in the answers file.
        answers_twice(question: &str) [("reden")]: "De vraag `{question}` staat er twee keer.",
            "The question `{question}` appears twice.";
        /// An earlier answer no longer fits.
        replay_no_longer_fits(question: &str) [("reden")]: "Het antwoord op `{question}` past niet meer.",
            "The answer to `{question}` no longer fits.";
        /// An earlier question is no longer asked.
        replay_not_asked(question: &str) [("reden")]: "De vraag `{question}` wordt niet meer gesteld.",
            "The question `{question}` is not asked any more.";
        /// A question that is asked now had no answer.
        replay_no_answer(question: &str) [("reden")]: "De vraag `{question}` heeft nog geen antwoord.",
            "The question `{question}` has no answer yet.";
        /// The tree asks a question twice.
        fault_again(question: &str) [("reden")]: "De weg komt opnieuw bij de vraag `{question}`.",
            "The route leads back to question `{question}`.";
        /// The tree sends people in a circle.
        fault_circle(question: &str) [("reden")]: "De weg gaat bij de vraag `{question}` in een kring.",
            "The routes loop at question `{question}`.";
        /// After the questions of a group there is no way on.
        fault_group_no_way(group: &str) [("eisen")]: "Na de vragen van groep `{group}` is er geen weg verder.",
            "After the questions of the group `{group}` there is no way on.";
        /// The tree sends people back to a group in which nothing is left to ask.
        fault_group_circle(group: &str) [("eisen")]: "De weg gaat bij de groep `{group}` in een kring.",
            "The routes loop at group `{group}`.";
    }
}
