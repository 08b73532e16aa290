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
        /// The same, where some of it is not needed, or its risk accepted.
        plan_left(left: usize, total: usize) [(42, 44)]: "nog {left} van {total} te doen", "{left} of {total} still to do";
        /// A tick was undone: the step is done. What it is stands last, as it may be long.
        step_done_again(step: &str) [("De schuur opruimen")]:
            "Ongedaan gemaakt. Weer klaar: “{step}”.", "Undone. Done again: “{step}”.";
        /// A tick was undone: the step is not done.
        step_to_do_again(step: &str) [("De schuur opruimen")]:
            "Ongedaan gemaakt. Weer te doen: “{step}”.", "Undone. To do again: “{step}”.";
        /// A change was undone: the step is not needed.
        step_not_needed_again(step: &str) [("De schuur opruimen")]:
            "Ongedaan gemaakt. Weer niet nodig: “{step}”.", "Undone. Not needed again: “{step}”.";
        /// A change was undone: the risk of not doing the step is accepted.
        step_accepted_again(step: &str) [("De schuur opruimen")]:
            "Ongedaan gemaakt. Risico weer aanvaard: “{step}”.", "Undone. Risk accepted again: “{step}”.";
    }
}
