//! The shortest walk that ends with something: what `reach` tells.

messages! {
    fixed {
        /// Before the command that makes the walk.
        reach_again: "Zelf nalopen:", "To walk it yourself:";
        /// Nothing is asked on that walk.
        reach_no_questions: "Daarvoor hoeft u geen vraag te beantwoorden.", "No questions need to be answered for this.";
        /// No outcome shows what is left.
        reach_no_list: "Geen enkele uitkomst toont wat er overblijft.", "No outcome shows what is left.";
    }
    made {
        /// Title; how many questions as [`super::Messages::questions`] tells it.
        reach_shortest(goal: &str, questions: &str) [("Snel 3", "4 vragen")]:
            "De kortste weg naar {goal}: {questions}", "The shortest walk to {goal}: {questions}";
        /// What comes out, as a heading.
        reach_outcome(title: &str) [("Deze fietsen passen bij u")]: "Uitkomst: {title}", "Outcome: {title}";
        /// Before the requirements that drop it on every walk.
        reach_dropped_by(app: &str) [("Snel 3")]: "Dit laat {app} afvallen:", "What makes {app} drop out:";
        /// A question with the answer that asks for a requirement; `because` as the tree words it.
        reach_requirement(because: &str, question: &str, answer: &str)
            [("geen motor", "Wilt u hulp van een motor?", "Ja"), ("te zwaar", "Hoe ver fietst u?", "")]: {
            match answer {
                "" => format!("{}. {question}", because.trim_end_matches('.')),
                _ => format!("{}. {question} “{answer}”", because.trim_end_matches('.')),
            }
        }, {
            match answer {
                "" => format!("{}. {question}", because.trim_end_matches('.')),
                _ => format!("{}. {question} “{answer}”", because.trim_end_matches('.')),
            }
        };
        /// Before the walk on which it is left longest.
        reach_longest(app: &str) [("Snel 3")]: "Op deze weg blijft {app} het langst over:",
            "{app} stays longest on this walk:";
        /// Outcomes at which it is left, though they show no list; each as “title” (`id`).
        reach_unseen(app: &str, outcomes: &str) [("Snel 3", "“Lees dit eerst”")]:
            "{app} blijft wel over bij {outcomes}. Die uitkomst toont geen lijst.",
            "{app} is left at {outcomes}, which shows no list.";
        /// None was found, which proves nothing.
        reach_not_found(id: &str) [("snel")]:
            "Geen weg gevonden die met `{id}` eindigt. Het stappenplan is te groot om alles na te gaan.",
            "No walk was found that ends with `{id}`. The tree is too large to search in full.";
        /// An id that is two things.
        goal_is_both(id: &str) [("snel")]:
            "`{id}` staat in de catalogus, en is ook een uitkomst. Kies met --app of met --outcome.",
            "`{id}` is both in the catalogue and an outcome. Choose with --app or --outcome.";
        /// The tree has no such outcome.
        unknown_outcome(id: &str, near: Option<&str>) [("advis", Some("advies")), ("x", None)]: {
            let near = near.map(|near| format!(" Bedoelt u `{near}`?"));
            format!("De uitkomst `{id}` bestaat niet.{}", near.unwrap_or_default())
        }, {
            let near = near.map(|near| format!(" Did you mean `{near}`?"));
            format!("There is no outcome `{id}`.{}", near.unwrap_or_default())
        };
    }
}
