//! The command `check --statistics`: findings by code, and how good the data is.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use crate::text::Lang;

messages! {
    fixed {
        /// Title of the table of findings.
        figures_of_codes: "Bevindingen per code", "Findings by code";
        /// Head of the codes.
        figures_code: "code", "code";
        /// Head of the findings that stand alone.
        figures_alone: "gevonden", "found";
        /// Head of those that follow from another.
        figures_follow: "volgt uit een andere", "follows from another";
        /// Head of those that the author allows.
        figures_allowed: "toegestaan", "allowed";
        /// Head of the facts.
        figures_fact: "kenmerk", "fact";
        /// Head of the apps with a value.
        figures_known: "ingevuld", "filled in";
        /// Head of those of which it depends.
        figures_depends: "hangt ervan af", "depends";
        /// Head of those of which it is unknown.
        figures_unknown: "onbekend", "unknown";
        /// Something tests each fact.
        figures_all_used: "Elk kenmerk telt mee in een vraag, eis, regel, aandachtspunt of kolom.",
            "Each fact counts in a question, requirement, rule, attention point or column.";
        /// Title of the table by source.
        figures_by_source: "Wanneer nagekeken, per bron (een waarde met meer bronnen telt bij elke bron)",
            "When checked, by source (a value with several sources counts with each)";
        /// Head of the sources.
        figures_source: "bron", "source";
        /// Head of all values.
        figures_values: "waarden", "values";
        /// Head of those without a date.
        figures_undated: "zonder datum", "undated";
        /// Head of those that are too old.
        figures_stale: "te oud", "too old";
        /// Head of the first date.
        figures_oldest: "oudste", "oldest";
        /// Head of the last date.
        figures_newest: "nieuwste", "newest";
    }
    made {
        /// Title of the table of facts.
        figures_of_facts(apps: usize, noun: Noun<'_>) [(1, APP), (33, APP)]: {
            format!("Hoe vol de gegevens zijn, bij {} {}", Lang::Nl.count(apps), noun.of(apps))
        }, {
            format!("How full the data is, of {} {}", Lang::En.count(apps), noun.of(apps))
        };
        /// Facts that nothing tests.
        figures_unused(ids: &str) [("prijs, gewicht")]:
            "In geen vraag, eis, regel, aandachtspunt of kolom: {ids}.",
            "In no question, requirement, rule, attention point or column: {ids}.";
        /// Apps that nothing tells apart.
        figures_alike(noun: Noun<'_>, groups: &str) [(APP, "snel en log; bak en stad")]: {
            format!("{} die geen eis, wens of regel uit elkaar houdt: {groups}.", crate::text::upper_first(noun.many))
        }, {
            format!("{} that no requirement, wish or rule tells apart: {groups}.", crate::text::upper_first(noun.many))
        };
        /// There are no such apps.
        figures_all_apart(noun: Noun<'_>) [(APP)]: {
            format!("Er zijn geen {} waarvoor alle eisen, wensen en regels hetzelfde uitkomen.", noun.many)
        }, {
            format!("There are no {} for which all requirements, wishes and rules come out the same.", noun.many)
        };
        /// Title of the table by app.
        figures_by_app(noun: Noun<'_>) [(APP)]: { format!("Wanneer nagekeken, bij de {}", noun.many) },
            { format!("When checked, of the {}", noun.many) };
    }
}
