//! Around a run: standard streams, who has the file open, what was written where.

messages! {
    fixed {
        /// Nobody knows who has it open.
        someone: "iemand anders", "someone else";
        /// Where to keep answers is not known.
        no_home: "er is geen map voor uw gegevens, want HOME is niet ingesteld",
            "there is no folder for your data, because HOME is not set";
        /// The name of standard input.
        standard_input: "de invoer", "standard input";
        /// Above earlier answers that no longer fit, in that file.
        saved_unfit: "Deze eerdere antwoorden passen niet meer bij het stappenplan:",
            "These earlier answers no longer fit the decision tree:";
        /// The first line of the file in which the steps of plans are kept.
        saved_ticks: "Stappen van het plan die klaar zijn.", "Steps of the plan that are done.";
        /// While a large catalogue is read.
        still_reading: "Een ogenblik: de inhoud wordt gelezen…", "One moment: reading the content…";
        /// While all walks are looked at.
        still_checking: "Een ogenblik: de inhoud wordt nagekeken…", "One moment: checking the content…";
        /// While it is found out which walks there are.
        still_walking: "Een ogenblik: alle wegen worden opgezocht…", "One moment: finding all walks…";
        /// Behind a wrong argument: a day was wanted.
        usage_day: "Schrijf een dag als 2026-12-01.", "Write a day such as 2026-12-01.";
        /// Behind a wrong argument: a whole number was wanted.
        usage_number: "Schrijf een geheel getal.", "Write a whole number.";
        /// Below wrong arguments: where more is told.
        usage_help: "Meer uitleg: voeg --help toe.", "For more information, add --help.";
    }
    made {
        /// An argument that the command does not have.
        usage_unknown(argument: &str) [("--nope")]: "“{argument}” hoort niet bij deze opdracht.",
            "“{argument}” does not belong to this command.";
        /// A command that the program does not have.
        usage_no_command(name: &str) [("rech")]: "Er is geen opdracht “{name}”.", "There is no command “{name}”.";
        /// Arguments that have to be there.
        usage_missing(names: &str) [("--to")]: "Hier ontbreekt nog: {names}.", "This is still missing: {names}.";
        /// A value that an argument cannot have.
        usage_wrong_value(argument: &str, value: &str) [("--format", "foo")]:
            "“{value}” kan niet bij {argument}.", "“{value}” is not possible for {argument}.";
        /// An argument without its value.
        usage_no_value(argument: &str) [("--tree")]: "Achter {argument} ontbreekt een waarde.",
            "A value is missing behind {argument}.";
        /// A value behind an argument that has none.
        usage_too_many(argument: &str, value: &str) [("--plain", "3")]: "Bij {argument} hoort geen waarde “{value}”.",
            "No value “{value}” belongs to {argument}.";
        /// An argument that was given twice.
        usage_twice(argument: &str) [("--tree")]: "{argument} mag er maar één keer staan.",
            "{argument} may be there only once.";
        /// Arguments that exclude each other.
        usage_conflict(argument: &str, others: &str) [("--app", "--outcome")]: "{argument} kan niet samen met {others}.",
            "{argument} cannot be used with {others}.";
        /// How a command is used.
        usage(command: &str) [("stappenplan reach")]: {
            let command = command.replace("[OPTIONS]", "[OPTIES]").replace("[COMMAND]", "[OPDRACHT]");
            format!("Gebruik: {command}")
        }, {
            format!("Usage: {command}")
        };
        /// Someone wants to continue with a file that holds something else; nothing was changed.
        not_a_saved_walk(path: &str) [("advies.md")]:
            "{path} is geen bestand waarin dit programma antwoorden bewaart. Er is niets aan veranderd. \
                Staan er antwoorden in? Gebruik dan walk --answers. Wilt u nieuwe antwoorden bewaren? \
                Kies dan een naam die nog niet bestaat.",
            "{path} is not a file in which this program saves answers. It was not changed. \
                If it holds answers, use walk --answers. To save new answers, choose a name that does not exist yet.";
        /// A file was made.
        wrote(path: &str) [("map/decision_tree.yaml")]: "Gemaakt: {path}", "Written: {path}";
        /// A command that reads YAML was given content in compiled form.
        compiled_is_no_yaml(path: &str) [("boom.bin")]:
            "{path} is gecompileerd. Deze opdracht leest YAML: noem bij --tree de boom waarvan het is gemaakt.",
            "{path} is compiled. This command reads YAML: with --tree, name the tree that it was made of.";
        /// Content is to be compiled into a file that would be taken for YAML.
        compiled_needs_its_own_name(path: &str) [("boom.yaml")]:
            "{path}: wat gecompileerd is, is geen YAML. Kies een naam met een ander einde, zoals boom.bin.",
            "{path}: compiled content is no YAML. Choose a name with another ending, such as tree.bin.";
        /// Content in compiled form was named together with a catalogue.
        compiled_has_its_catalogue(path: &str) [("boom.bin")]:
            "In {path} zit al een catalogus: het is gecompileerd. Laat --catalogue weg, of noem bij --tree een boom in YAML.",
            "{path} holds a catalogue already: it is compiled. Leave out --catalogue, or name a tree in YAML with --tree.";
        /// Content in compiled form that another program wrote; `version` is what that called itself.
        compiled_by_another(path: &str, version: &str) [("boom.bin", "0.0.9")]:
            "{path} is gemaakt door een ander exemplaar van dit programma (versie {version}). Maak het opnieuw uit de YAML, \
                met content --compile.",
            "{path} was made by another build of this program (version {version}). Make it anew from the YAML, \
                with content --compile.";
        /// Content in compiled form that is not as it was written.
        compiled_is_damaged(path: &str) [("boom.bin")]:
            "{path} is beschadigd. Maak het opnieuw uit de YAML, met content --compile.",
            "{path} is damaged. Make it anew from the YAML, with content --compile.";
        /// What the system says while writing to standard output.
        cannot_write_out(reason: &str) [("de schijf is vol")]: "De uitvoer is niet te schrijven: {reason}.",
            "Cannot write the output: {reason}.";
    }
}
