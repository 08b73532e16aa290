//! What more than one page says: parts of pages that belong to no screen alone.

messages! {
    fixed {
        /// The question has no such answer.
        no_such_answer: "Dit antwoord kan niet bij deze vraag.", "This question has no such answer.";
        /// Heading of the facts that the answers tested.
        facts_that_counted: "Dit telde mee", "This counted";
        /// Heading of the facts without a group that the answers did not test.
        facts_other: "Andere kenmerken", "Other facts";
        /// Heading of attention points that name nobody.
        for_everyone: "Voor iedereen", "For everyone";
        /// Heading of the rows below an outcome that lead further.
        further: "Hoe verder", "Next steps";
        /// Where one is, when the tree has a fault.
        stuck_place: "Hier loopt het vast", "Stuck here";
        /// The tree has a fault that belongs to no question.
        stuck_between: "Het stappenplan heeft een fout: de weg loopt hier vast. Wijzig een antwoord, of meld dit aan de beheerder.",
            "The decision tree has a fault: the path gets stuck here. Change an answer, or tell whoever maintains it.";
        /// Beside a question that comes next.
        comes_next: "volgt hierna", "comes next";
        /// Label: who made a source.
        source_publisher: "Uitgever", "Publisher";
        /// Label: when a source was made.
        source_date: "Datum", "Date";
        /// Label: where a source is found.
        source_url: "Vindplaats", "Found at";
        /// Label: when a source was last looked at.
        source_checked: "Nagekeken", "Checked";
        /// Title of the page of words that are explained.
        glossary_title: "Woorden uitgelegd", "Words explained";
    }
    made {
        /// Menu: continue, when it is not known since when.
        menu_go_on_at(number: usize) [(7)]: "Verdergaan bij vraag {number}", "Continue at question {number}";
        /// Who an attention point or a step is for.
        for_whom(role: &str) [("manager")]: "Voor: {role}", "For: {role}";
        /// Beside an attention point: the answer that brought it, and the place of its question in the walk.
        by_your_answer(answer: &str, number: usize) [("Met kinderen", 1)]:
            "Door uw antwoord “{answer}” (vraag {number}).", "Because of your answer “{answer}” (question {number}).";
        /// The same of a point that the question itself brings: also by what was not chosen there.
        by_answer_to(number: usize) [(11)]: "Door wat u antwoordde bij vraag {number}.",
            "Because of what you answered to question {number}.";
        /// The tree has a fault: the way leads to this question again.
        stuck_again(question: &str) [("Hoe ver fietst u per dag?")]:
            "Het stappenplan heeft een fout. Wijzig een antwoord, of meld dit aan de beheerder. De weg komt opnieuw bij: {question}",
            "The decision tree has a fault. Change an answer, or tell whoever maintains it. The path comes again to: {question}";
        /// The tree has a fault at this question.
        stuck(question: &str) [("Hoe ver fietst u per dag?")]:
            "Het stappenplan heeft een fout: na “{question}” is er geen weg verder. Wijzig een antwoord, of meld dit aan de beheerder.",
            "The decision tree has a fault: after “{question}” there is no way on. Change an answer, or tell whoever maintains it.";
    }
}
