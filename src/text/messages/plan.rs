//! The list of tasks after an advice, and how far each is.

messages! {
    fixed {
        /// A step is done.
        step_done: "klaar", "done";
        /// A step is to be done.
        step_to_do: "nog te doen", "to do";
        /// Nothing has to be done after this outcome.
        no_tasks: "Bij deze uitkomst is er niets te doen.", "There is nothing to do at this end.";
        /// The list was asked for before an outcome is in view.
        tasks_at_the_end: "Wat er te doen is, ziet u bij het advies.", "You see what there is to do at the advice.";
    }
    made {
        /// How far the plan is.
        plan_done(done: usize, total: usize) [(4, 17)]: "{done} van {total} klaar", "{done} of {total} done";
        /// A tick was undone: the step is done. What it is stands last, as it may be long.
        step_done_again(step: &str) [("De schuur opruimen")]:
            "Ongedaan gemaakt. Weer klaar: “{step}”.", "Undone. Done again: “{step}”.";
        /// A tick was undone: the step is not done.
        step_to_do_again(step: &str) [("De schuur opruimen")]:
            "Ongedaan gemaakt. Weer te doen: “{step}”.", "Undone. To do again: “{step}”.";
    }
}
