//! The command `check`: what was read, and the figures.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::plural;
use crate::text::Lang;

messages! {
    fixed {
        /// No catalogue was read.
        read_no_catalogue: "Er is geen catalogus gelezen.", "No catalogue was read.";
        /// There are no findings.
        found_nothing: "Geen fouten, waarschuwingen of tips.", "No errors, warnings or hints.";
        /// With errors of reading there is nothing to walk.
        not_looked_at: "Met een fout in de bestanden zijn de wegen en de scenario's nog niet na te kijken.",
            "Walks and scenarios are checked once the files have no errors.";
        /// Nothing to write for `--stub-scenarios`.
        no_stubs_needed: "De scenario's dekken alles al: er is niets bij te schrijven.",
            "The scenarios cover everything already: there is nothing to add.";
        /// What to do with what was written.
        paste_stubs: "Zet dit onder `scenarios:`, geef elk een eigen naam en kijk na wat eruit komt.",
            "Put this under `scenarios:`, give each a name of its own and check its result.";
        /// Not everything was found.
        stubs_incomplete: "Er zijn te veel wegen om alles te vinden. Dit is wat er wel is gevonden.",
            "There are too many walks to find everything. This is what was found.";
        /// There is no scenario of which the result of now can be taken over.
        nothing_to_accept: "Er is geen scenario om aan te passen.", "There is no scenario to change.";
        /// There is nothing of which it is certain how to mend it.
        nothing_to_fix: "Er is niets dat zeker te herstellen is.", "There is nothing that is certain to be mended.";
        /// Content that is built in cannot be changed.
        edits_need_files: "De ingebouwde inhoud is niet te wijzigen. Schrijf hem eerst uit met `content --to`, en noem bij --tree het \
             bestand.",
            "The built-in content cannot be changed. First write it out with `content --to`, and name the file with --tree.";
        /// Before the answer, whether to write what was shown.
        ask_write: "Schrijf dit? [j/N]", "Write this? [y/N]";
        /// Nobody agreed.
        not_written: "Er is niets geschreven. Met `--yes` schrijft deze opdracht het wel.",
            "Nothing was written. With `--yes` this command writes it.";
        /// All that was shown has to be done by hand.
        nothing_to_write: "Er is niets dat deze opdracht zelf kan schrijven.", "There is nothing that this command can write itself.";
        /// Comment beside what a scenario expects.
        stub_to_review: "dit komt er nu uit: kijk na of het klopt", "current result: check that it is right";
    }
    made {
        /// Which catalogue was read, and of how many files.
        read_catalogue(path: &str, files: usize) [("catalogue", 1), ("catalogue", 33)]: {
            format!("Gelezen: {path}, {} {}.", Lang::Nl.count(files), plural(files, "bestand", "bestanden"))
        }, {
            format!("Read: {path}, {} {}.", Lang::En.count(files), plural(files, "file", "files"))
        };
        /// The catalogue that was read is the built-in one, and of how many files.
        read_embedded_catalogue(files: usize) [(33)]: {
            let (count, noun) = (Lang::Nl.count(files), plural(files, "bestand", "bestanden"));
            format!("Gelezen: de ingebouwde catalogus, {count} {noun}.")
        }, {
            format!("Read: the built-in catalogue, {} {}.", Lang::En.count(files), plural(files, "file", "files"))
        };
        /// How many findings there are.
        findings_counted(errors: usize, warnings: usize, hints: usize) [(2, 1, 3), (0, 0, 1)]: {
            let parts = [
                (errors, plural(errors, "fout", "fouten")),
                (warnings, plural(warnings, "waarschuwing", "waarschuwingen")),
                (hints, plural(hints, "tip", "tips")),
            ];
            counted(Lang::Nl, &parts)
        }, {
            let parts = [
                (errors, plural(errors, "error", "errors")),
                (warnings, plural(warnings, "warning", "warnings")),
                (hints, plural(hints, "hint", "hints")),
            ];
            counted(Lang::En, &parts)
        };
        /// How many of them are not shown.
        findings_left_out(count: usize) [(1), (64)]: {
            let verb = plural(count, "is", "zijn");
            format!("Daarvan {verb} er {} niet getoond; `check --all` toont alles.", Lang::Nl.count(count))
        }, {
            format!("{} of these {} not shown; `check --all` lists everything.", Lang::En.count(count), plural(count, "is", "are"))
        };
        /// Hints that are not shown, as there are errors.
        hints_wait(count: usize) [(1), (12)]: {
            format!("En nog {} {}: `check --all` toont alles.", Lang::Nl.count(count), plural(count, "tip", "tips"))
        }, {
            format!("And {} more {}: `check --all` lists everything.", Lang::En.count(count), plural(count, "hint", "hints"))
        };
        /// A name that no scenario has.
        no_such_scenario(name: &str) [("Kort")]: {
            format!("Geen scenario heet “{name}”. Noem het zoals het in het stappenplan staat.")
        }, {
            format!("No scenario is called “{name}”. Name it as it stands in the tree.")
        };
        /// What changes in some scenarios.
        scenarios_change(count: usize) [(1), (26)]: {
            format!("{} {} {} anders.", Lang::Nl.count(count), plural(count, "scenario", "scenario's"), plural(count, "wordt", "worden"))
        }, {
            format!("{} {} {}.", Lang::En.count(count), plural(count, "scenario", "scenarios"), plural(count, "changes", "change"))
        };
        /// What is certain to mend something.
        fixes_counted(count: usize) [(1), (5)]: {
            format!("{} {}.", Lang::Nl.count(count), plural(count, "herstel", "herstellingen"))
        }, {
            format!("{} {}.", Lang::En.count(count), plural(count, "fix", "fixes"))
        };
        /// What would mend something, and bring something else.
        fixes_left_out(count: usize) [(1), (5)]: {
            format!("Niet gedaan: {}. Daarmee zou `check` iets anders vinden.", Lang::Nl.count(count))
        }, {
            format!("Not done: {}. With these `check` would find something else.", Lang::En.count(count))
        };
        /// Ids that come in.
        ids_come(ids: &str) [("`a`, `b`")]: { format!("erbij {ids}") }, { format!("new {ids}") };
        /// Ids that go.
        ids_go(ids: &str) [("`a`, `b`")]: { format!("weg {ids}") }, { format!("gone {ids}") };
        /// A key that stands there in a way that no program can change.
        change_by_hand(key: &str) [("labels")]: {
            format!("{key}: dit kunt alleen u wijzigen, door hoe het geschreven is")
        }, {
            format!("{key}: only you can change this, because of how it is written")
        };
        /// Somebody changed the file while it was asked.
        edited_meanwhile(path: &str) [("mine/catalogue/snel.yaml")]:
            "{path} is intussen gewijzigd. Er is niets geschreven. Doe de opdracht opnieuw.",
            "{path} was changed meanwhile. Nothing is written. Run the command again.";
        /// The file may not be written.
        edits_forbidden(path: &str) [("mine/catalogue/snel.yaml")]:
            "U mag {path} niet wijzigen. Er is niets geschreven. Vraag rechten op dat bestand.",
            "You may not change {path}. Nothing is written. Ask for rights on that file.";
        /// A file that was changed.
        changed_file(path: &str) [("decision_tree.yaml")]: { format!("Gewijzigd: {path}") }, { format!("Changed: {path}") };
        /// What `check` finds once the files are changed.
        found_after(counted: &str) [("1 fout.")]: { format!("`check` vindt nu: {counted}") }, { format!("`check` finds now: {counted}") };
        /// Findings that the author allows.
        findings_allowed(count: usize) [(1), (5)]: {
            format!("Toegestaan: {}. `check --show-allowed` toont alles.", Lang::Nl.count(count))
        }, {
            format!("Allowed: {}. `check --show-allowed` lists everything.", Lang::En.count(count))
        };
        /// A finding that the author allows, and the author's reason.
        allowed_because(reason: &str) [("dit komt later")]: { format!("toegestaan: {reason}") }, { format!("allowed: {reason}") };
        /// What the tree holds.
        tree_figures(questions: usize, answers: usize, outcomes: usize, apps: usize, noun: Noun<'_>)
            [(17, 78, 5, 33, APP), (1, 1, 1, 1, APP)]: {
            let parts = [
                (questions, plural(questions, "vraag", "vragen")),
                (answers, plural(answers, "antwoord", "antwoorden")),
                (outcomes, plural(outcomes, "uitkomst", "uitkomsten")),
                (apps, noun.of(apps)),
            ];
            counted(Lang::Nl, &parts)
        }, {
            let parts = [
                (questions, plural(questions, "question", "questions")),
                (answers, plural(answers, "answer", "answers")),
                (outcomes, plural(outcomes, "outcome", "outcomes")),
                (apps, noun.of(apps)),
            ];
            counted(Lang::En, &parts)
        };
        /// All walks, counted; the number of walks in digits.
        walk_figures(states: usize, walks: &str, longest: usize) [(12345, "9876543210", 14), (1, "1", 1)]: {
            let longest = format!("{} {}", Lang::Nl.count(longest), plural(longest, "vraag", "vragen"));
            format!("{} {}, {} {}, hoogstens {longest} per weg", Lang::Nl.count(states),
                plural(states, "toestand", "toestanden"), Lang::Nl.digits(walks),
                if walks == "1" { "weg" } else { "wegen" })
        }, {
            let longest = format!("{} {}", Lang::En.count(longest), plural(longest, "question", "questions"));
            format!("{} {}, {} {}, at most {longest} per walk", Lang::En.count(states),
                plural(states, "state", "states"), Lang::En.digits(walks),
                if walks == "1" { "walk" } else { "walks" })
        };
        /// The states that were checked, when not all walks could be counted.
        walk_figures_open(states: usize) [(600_000)]:
            { format!("{} toestanden bekeken, en er zijn er meer", Lang::Nl.count(states)) },
            { format!("looked at {} states, and there are more", Lang::En.count(states)) };
        /// How many scenarios there are.
        scenario_figures(count: usize) [(0), (1), (28)]:
            { format!("{} {}", Lang::Nl.count(count), plural(count, "scenario", "scenario's")) },
            { format!("{} {}", Lang::En.count(count), plural(count, "scenario", "scenarios")) };
        /// How many of the answers they give: out of how many, and as a percentage.
        answers_covered(covered: usize, all: usize, percent: usize) [(76, 78, 97)]:
            "{covered} van {all} antwoorden gedekt ({percent} %)", "{covered} of {all} answers covered ({percent} %)";
        /// How many of the routes they take.
        routes_covered(covered: usize, all: usize, percent: usize) [(60, 60, 100)]:
            "{covered} van {all} routes gedekt ({percent} %)", "{covered} of {all} routes covered ({percent} %)";
    }
}

/// Counts with their nouns, with commas.
fn counted(lang: Lang, parts: &[(usize, &str)]) -> String {
    let parts = parts.iter().map(|(count, noun)| format!("{} {noun}", lang.count(*count)));
    parts.collect::<Vec<_>>().join(", ")
}
