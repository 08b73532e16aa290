//! The example that comes with the program.

messages! {
    fixed {
        /// Menu: look at the example.
        menu_example: "Een voorbeeld bekijken", "See an example";
        /// The title of its first page.
        example_title: "Een voorbeeld", "An example";
        /// On that page.
        example_intro: "Zo kan het er aan het eind uitzien: een dossier dat af is. U leest het besluit, de redenen en wie wat doet. De \
            organisatie en de mensen zijn verzonnen. U kunt hier alles bekijken en niets wijzigen. Uw eigen dossiers blijven \
            zoals ze zijn.",
            "This is what the end can look like: a finished dossier. You see the decision, the reasons and who does what. The \
            organisation and the people are made up. You can look at everything here and change nothing. Your own dossiers \
            stay as they are.";
        /// Above its other pages, and where somebody would change something.
        example_told: "Dit is een voorbeeld: u kunt het alleen bekijken. Terug naar uw eigen werk gaat via de eerste pagina.",
            "This is an example: you can only look at it. The first page leads back to your own work.";
        /// What the command of line mode does.
        plain_help_example: "een voorbeeld bekijken van een dossier dat af is", "see an example of a finished dossier";
        /// The same while it is in view.
        plain_help_example_leave: "terug naar uw eigen werk", "back to your own work";
        /// The example was asked for where none is.
        no_example: "Bij dit stappenplan is er geen voorbeeld.", "There is no example with this decision tree.";
        /// A row of that page.
        example_decision: "Het besluit bekijken", "See the decision";
        /// A row of that page.
        example_answers: "De antwoorden bekijken", "See the answers";
        /// The last row of that page.
        example_leave: "Terug naar uw eigen werk", "Back to your own work";
    }
    made {}
}
