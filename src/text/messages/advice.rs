//! The advice: what fits, what to watch, what is still open; and choosing from it.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{en, nl};
use crate::text::Lang;

messages! {
    fixed {
        /// Title of the page.
        advice: "Advies", "Advice";
        /// A standing, within a sentence or as a word beside a name.
        recommended: "aanbevolen", "recommended";
        /// A standing.
        conditional: "onder voorwaarden", "conditional";
        /// A standing.
        unproven: "eerst navragen", "ask first";
        /// A standing.
        dropped: "valt af", "drops out";
        /// Heading of a standing.
        title_recommended: "Aanbevolen", "Recommended";
        /// Heading of a standing.
        title_conditional: "Onder voorwaarden", "Conditional";
        /// Heading of a standing.
        title_unproven: "Eerst navragen", "Ask first";
        /// Heading of a standing.
        title_dropped: "Afgevallen", "Dropped out";
        /// Row, and title of the page behind it.
        dropped_and_why: "Afgevallen, en waarom", "Dropped out, and why";
        /// Row, and title of the page behind it: attention points for the organisation.
        organise: "Regelen in uw organisatie", "Arrange in your organisation";
        /// Row, and title of the page behind it: questions answered with "weet ik niet".
        still_open_title: "Nog open", "Still open";
        /// On the page of open questions.
        open_help: "Op deze vragen hebt u nog geen antwoord. Een antwoord kan het advies veranderen.",
            "You have no answer to these questions yet. An answer can change the advice.";
        /// On the page of open questions, when there are none.
        nothing_open: "Er zijn geen open vragen.", "There are no open questions.";
        /// On the page for the organisation, when there is nothing.
        nothing_to_organise: "Er zijn geen punten om te regelen.", "There is nothing to arrange.";
        /// On the page of what dropped, when nothing did.
        nothing_dropped: "Er is niets afgevallen.", "Nothing dropped out.";
        /// Heading of attention points of one thing, or of all.
        attention: "Let op", "Mind this";
        /// How the list is ordered.
        order: "Bovenaan staat wat het best bij uw wensen past. Daarna telt wat het minst onzeker is, en dan de naam.",
            "What fits your wishes best comes first. Then what is least uncertain, and then the name.";
        /// Title of the field of the reason for a choice.
        motivation: "Waarom kiest u dit?", "Why do you choose this?";
        /// Nothing was chosen from the advice yet.
        not_chosen: "U hebt nog niets gekozen.", "You have not chosen yet.";
        /// Row that leads to the plan.
        to_plan: "Verder naar het plan", "Go on to the plan";
        /// An outcome that shows no list.
        information: "Uitleg", "Information";
    }
    made {
        /// The advice in a few sentences: how many there are, and how many have each standing but dropped.
        advice_summary(total: usize, recommended: usize, conditional: usize, unproven: usize, noun: Noun<'_>)
            [(33, 2, 1, 1, APP), (33, 1, 0, 3, APP), (33, 0, 4, 0, APP), (33, 0, 1, 1, APP), (33, 0, 0, 5, APP),
             (33, 0, 0, 0, APP), (1, 1, 0, 0, APP), (1, 0, 0, 1, APP), (1, 0, 1, 0, APP), (1, 0, 0, 0, APP), (0, 0, 0, 0, APP)]:
            { summary_nl(total, [recommended, conditional, unproven], noun) },
            { summary_en(total, [recommended, conditional, unproven], noun) };
        /// A count of the things of the catalogue.
        counted(count: usize, noun: Noun<'_>) [(0, APP), (1, APP), (29, APP)]:
            { format!("{} {}", Lang::Nl.count(count), noun.of(count)) },
            { format!("{} {}", Lang::En.count(count), noun.of(count)) };
        /// Heading of the attention points of one of them.
        attention_for(app: &str) [("Snel 3")]: "Let op bij {app}", "Mind this with {app}";
        /// What to ask the supplier, after a name: labels of facts.
        ask_supplier(facts: &[&str]) [(&["Remmen"]), (&["Remmen", "Gewicht", "ISO 4210"])]: {
            let facts: Vec<String> = facts.iter().map(|fact| crate::text::lower_first(fact)).collect();
            format!("vraag de leverancier: {}", Lang::Nl.and(&facts))
        }, {
            let facts: Vec<String> = facts.iter().map(|fact| crate::text::lower_first(fact)).collect();
            format!("ask the supplier: {}", Lang::En.and(&facts))
        };
        /// What to ask the supplier, as a heading or the start of a point.
        ask_fact(fact: &str) [("Remmen")]: "Vraag de leverancier: {fact}", "Ask the supplier: {fact}";
        /// A question that is still open; `number` is its place in the walk.
        open_question(number: usize, question: &str) [(4, "Hoe ver fietst u per dag?")]:
            "Vraag {number}: {question}", "Question {number}: {question}";
        /// Who an attention point or step is for.
        meant_for(role: &str) [("manager")]: "Voor: {role}", "For: {role}";
        /// How many wishes are met.
        wishes(met: usize, total: usize) [(0, 1), (1, 1), (0, 3), (1, 3), (3, 3)]: {
            match (met, total) {
                (0, 1) => "voldoet niet aan uw wens".to_owned(),
                (1, 1) => "voldoet aan uw wens".to_owned(),
                (0, _) => format!("voldoet aan geen van uw {total} wensen"),
                _ if met == total => format!("voldoet aan al uw {total} wensen"),
                _ => format!("voldoet aan {} van uw {total} wensen", nl(met)),
            }
        }, {
            match (met, total) {
                (0, 1) => "does not meet your wish".to_owned(),
                (1, 1) => "meets your wish".to_owned(),
                (0, _) => format!("meets none of your {total} wishes"),
                _ if met == total => format!("meets all your {total} wishes"),
                _ => format!("meets {} of your {total} wishes", en(met)),
            }
        };
        /// Asks for the reason of a choice.
        motivation_for(app: &str) [("Snel 3")]: "Waarom kiest u {app}?", "Why do you choose {app}?";
        /// What was chosen from the advice.
        chosen_app(app: &str) [("Snel 3")]: "Uw keuze: {app}.", "Your choice: {app}.";
        /// What was chosen dropped out on this walk.
        chosen_dropped(app: &str) [("Snel 3")]:
            "{app} is afgevallen. Leg uit waarom u dit toch kiest.",
            "{app} dropped out. Explain why you choose it all the same.";
        /// What was chosen is only conditional.
        chosen_conditional(app: &str) [("Snel 3")]:
            "{app} past alleen onder voorwaarden. Leg vast hoe u daaraan voldoet.",
            "{app} fits conditionally only. Write down how you meet the conditions.";
        /// What was chosen is unproven.
        chosen_unproven(app: &str) [("Snel 3")]:
            "Over {app} is nog niet alles bekend. Vraag dit na voordat u beslist.",
            "Not everything is known of {app} yet. Ask before you decide.";
        /// A fact that was looked at long ago; the date as [`Lang::content_date`] tells it.
        stale_fact(fact: &str, date: &str) [("Gewicht", "april 2020")]:
            "{fact}: nagekeken in {date}. Ga na of dit nog klopt.",
            "{fact}: last checked in {date}. See whether it still holds.";
    }
}

fn summary_nl(total: usize, left: [usize; 3], noun: Noun<'_>) -> String {
    let [recommended, conditional, unproven] = left;
    let of_all = format!("Van de {} {}", Lang::Nl.count(total), noun.many);
    let mut told = match (total, left) {
        (0, _) => return format!("Er zijn geen {} om te beoordelen.", noun.many),
        // "Keuze" has a gender of its own: what the one is called may have either.
        (1, [1, ..]) => return format!("Er is één {} bekeken. Die keuze past bij uw antwoorden.", noun.one),
        (1, [_, 1, _]) => {
            return format!("Er is één {} bekeken. Die keuze past onder voorwaarden.", noun.one);
        }
        (1, [.., 1]) => {
            return format!("Er is één {} bekeken. Daarover moet u eerst iets navragen.", noun.one);
        }
        (1, _) => return format!("Er is één {} bekeken. Die keuze past niet bij uw antwoorden.", noun.one),
        (_, [0, 0, 0]) => return format!("{of_all} past er geen bij uw antwoorden."),
        (_, [0, ..]) => format!("{of_all} past er geen zonder meer bij uw antwoorden."),
        (_, [1, ..]) => format!("{of_all} past er één bij uw antwoorden."),
        _ => format!("{of_all} passen er {} bij uw antwoorden.", nl(recommended)),
    };
    match conditional {
        0 => {}
        1 => told.push_str(" Eén past onder voorwaarden."),
        _ => told.push_str(&format!(" Onder voorwaarden passen er {}.", nl(conditional))),
    }
    if unproven > 0 {
        told.push_str(&format!(" Over {} moet u eerst iets navragen.", nl(unproven)));
    }
    told
}

fn summary_en(total: usize, left: [usize; 3], noun: Noun<'_>) -> String {
    let [recommended, conditional, unproven] = left;
    let of_all = format!("of the {} {}", Lang::En.count(total), noun.many);
    let mut told = match (total, left) {
        (0, _) => return format!("There are no {} to judge.", noun.many),
        (1, [1, ..]) => return format!("One {} was looked at. It fits your answers.", noun.one),
        (1, [_, 1, _]) => return format!("One {} was looked at. It fits conditionally.", noun.one),
        (1, [.., 1]) => return format!("One {} was looked at. You must first ask about it.", noun.one),
        (1, _) => return format!("One {} was looked at. It does not fit your answers.", noun.one),
        (_, [0, 0, 0]) => return format!("None {of_all} fit your answers."),
        (_, [0, ..]) => format!("None {of_all} fit your answers as they are."),
        (_, [1, ..]) => format!("One {of_all} fits your answers."),
        _ => format!("{} {of_all} fit your answers.", en(recommended)),
    };
    match conditional {
        0 => {}
        1 => told.push_str(" One fits conditionally."),
        _ => told.push_str(&format!(" {} fit conditionally.", en(conditional))),
    }
    if unproven > 0 {
        told.push_str(&format!(" You must first ask about {}.", en(unproven)));
    }
    told
}
