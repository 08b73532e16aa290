//! The list of tasks after an advice, and how far each is.

messages! {
    fixed {
        /// A step is done.
        step_done: "klaar", "done";
        /// A step is to be done.
        step_to_do: "nog te doen", "to do";
        /// The outcome has no plan.
        no_plan: "Hier hoort geen plan bij.", "This advice has no plan.";
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
