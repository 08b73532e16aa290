//! Around a run: standard streams, who has the file open, what was written where.

messages! {
    fixed {
        /// Nobody knows who has it open.
        someone: "iemand anders", "someone else";
        /// Nobody knows since when.
        some_time: "enige tijd", "some time";
        /// Where to keep answers is not known.
        no_home: "er is geen map voor uw gegevens, want HOME is niet ingesteld",
            "there is no folder for your data, because HOME is not set";
        /// The name of standard input.
        standard_input: "de invoer", "standard input";
        /// In the place of the sample that cannot be drawn.
        no_fair_draw: "Dit stappenplan is te groot om eerlijk uit te loten. Gebruik --limit.",
            "This decision tree is too large for a fair draw. Use --limit.";
    }
    made {
        /// A report could not be written, and why.
        not_exported(reason: &str) [("de schijf is vol")]: "Niet opgeslagen: {reason}.", "Not written: {reason}.";
        /// A file was made.
        wrote(path: &str) [("map/decision_tree.yaml")]: "Gemaakt: {path}", "Written: {path}";
        /// What the system says while writing to standard output.
        cannot_write_out(reason: &str) [("de schijf is vol")]: "De uitvoer is niet te schrijven: {reason}.",
            "Cannot write the output: {reason}.";
    }
}
