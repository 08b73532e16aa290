//! The tree as a graph: the few words in it that are not the author's.

messages! {
    fixed {
        /// In the node before the first question.
        graph_start: "Start", "Start";
        /// Beside a way that is taken when no condition before it is true.
        graph_else: "anders", "otherwise";
        /// Beside a way that any answer takes, but "don't know".
        graph_answered: "een antwoord", "an answer";
        /// Beside a way past a question that is not asked.
        graph_skipped: "overgeslagen", "skipped";
        /// In the node of a group of questions.
        graph_group: "in vrije volgorde: wat het meest scheidt komt eerst",
            "in any order: what separates most comes first";
    }
    made {
        /// In the node of a question that is not always asked; the condition in the words of the tree language.
        graph_asked_when(asked: &str) [("label stoep")]: "alleen als {asked}", "only when {asked}";
    }
}
