//! The plan that follows an advice, as a checklist.

messages! {
    fixed {
        /// Title, where the tree gives none.
        plan: "Plan", "Plan";
        /// A step is done.
        step_done: "klaar", "done";
        /// A step is to be done.
        step_to_do: "nog te doen", "to do";
        /// A step is not needed.
        step_not_needed: "niet nodig", "not needed";
        /// All steps are done or not needed.
        plan_finished: "Alles is klaar.", "Everything is done.";
        /// Heading of the steps without a group.
        other_steps: "Overig", "Other";
        /// The outcome has no plan.
        no_plan: "Bij dit advies hoort geen plan.", "There is no plan with this advice.";
    }
    made {
        /// How far the plan is.
        plan_done(done: usize, total: usize) [(4, 17)]: "{done} van {total} klaar", "{done} of {total} done";
        /// Title of the plan of what was chosen.
        plan_for(plan: &str, app: &str) [("Zo schaft u de fiets aan", "Snel 3")]: "{plan} · {app}", "{plan} · {app}";
    }
}
