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
