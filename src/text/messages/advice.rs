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
        /// A standing.
        conditional: "onder voorwaarden", "conditional";
        /// A standing.
        unproven: "eerst navragen", "ask first";
        /// Heading of a standing.
        title_recommended: "Aanbevolen", "Recommended";
        /// Heading of the same standing where the walk ends without an advice.
        title_fits: "Past bij uw antwoorden", "Fits your answers";
        /// Heading of the same standing before the end of the walk.
        title_fits_so_far: "Past tot nu toe", "Fits so far";
        /// In place of a standing: it may only be named.
        title_not_offered: "Alleen ter informatie", "For information only";
        /// Heading of a standing.
        title_conditional: "Onder voorwaarden", "Conditional";
        /// Heading of a standing.
        title_unproven: "Eerst navragen", "Ask first";
        /// Heading of a standing.
        title_dropped: "Afgevallen", "Dropped out";
        /// Heading of what has to be done before anything else.
        do_first: "Doe nu eerst", "Do this first";
        /// In a table: what to watch with each, in a few words.
        flags: "Let op", "Note";
        /// Heading of what is no more.
        title_ended: "Gestopt", "Ended";
        /// Row, and title of the page behind it.
        dropped_and_why: "Afgevallen, en waarom", "Dropped out, and why";
        /// Row, and title of the page behind it: attention points for the organisation.
        organise: "Regelen in uw organisatie", "Arrange in your organisation";
        /// Row, and title of the page behind it: questions answered with "don't know".
        still_open_title: "Nog open", "Still open";
        /// On the page of open questions, when there are none.
        nothing_open: "Er zijn geen open vragen.", "There are no open questions.";
        /// On the page for the organisation, when there is nothing.
        nothing_to_organise: "Er zijn geen punten om te regelen.", "There is nothing to arrange.";
        /// On the page of what dropped, when nothing did.
        nothing_dropped: "Er is niets afgevallen.", "Nothing dropped out.";
        /// An outcome that gives no advice though something is left.
        no_advice: "Geen advies", "No advice";
        /// An outcome that shows no list.
        information: "Uitleg", "Information";
    }
    made {
        /// Heading of what happened after the edition.
        since_edition(edition: &str) [("voorjaar 2020")]: "Sinds {edition}", "Since {edition}";
        /// Of something of which nobody knows when it happened.
        since_unknown(seen: &str) [("in november 2026")]: "Datum niet bekend (gezien {seen})", "Date not known (seen {seen})";
        /// The advice in a few sentences: how many there are, and how many are recommended, conditional, unproven with
        /// something to ask a supplier, and unproven with nothing to ask.
        advice_summary(total: usize, left: [usize; 4], noun: Noun<'_>)
            [(33, [2, 1, 1, 0], APP), (33, [1, 0, 3, 0], APP), (33, [0, 4, 0, 0], APP), (33, [0, 1, 1, 1], APP),
             (33, [0, 0, 5, 2], APP), (33, [0, 0, 0, 3], APP), (33, [0, 0, 0, 0], APP), (1, [1, 0, 0, 0], APP),
             (1, [0, 0, 1, 0], APP), (1, [0, 0, 0, 1], APP), (1, [0, 1, 0, 0], APP), (1, [0, 0, 0, 0], APP),
             (0, [0, 0, 0, 0], APP)]:
            { summary_nl(total, left, noun) }, { summary_en(total, left, noun) };
        /// A count of the things of the catalogue.
        counted(count: usize, noun: Noun<'_>) [(0, APP), (1, APP), (29, APP)]:
            { format!("{} {}", Lang::Nl.count(count), noun.of(count)) },
            { format!("{} {}", Lang::En.count(count), noun.of(count)) };
        /// Heading of the attention points of one of them.
        attention_for(app: &str) [("Snel 3")]: "Let op bij {app}", "Points to watch for {app}";
        /// What to ask the supplier, after a name: labels of facts.
        ask_supplier(facts: &[&str]) [(&["Remmen"]), (&["Remmen", "Gewicht", "ISO 4210"])]: {
            format!("vraag de leverancier: {}", facts.join(", "))
        }, {
            format!("ask the supplier: {}", facts.join(", "))
        };
        /// A question that is still open; `number` is its place in the walk.
        open_question(number: usize, question: &str) [(4, "Hoe ver fietst u per dag?")]:
            "Vraag {number}: {question}", "Question {number}: {question}";
    }
}

fn summary_nl(total: usize, left: [usize; 4], noun: Noun<'_>) -> String {
    let [recommended, conditional, to_ask, uncertain] = left;
    let of_all = format!("Van de {} {}", Lang::Nl.count(total), noun.many);
    let mut told = match (total, left) {
        (0, _) => return format!("Er zijn geen {} om te beoordelen.", noun.many),
        // "Keuze" has a gender of its own: what the one is called may have either.
        (1, [1, ..]) => return format!("Er is één {} bekeken. Die keuze past bij uw antwoorden.", noun.one),
        (1, [_, 1, ..]) => {
            return format!("Er is één {} bekeken. Die keuze past onder voorwaarden.", noun.one);
        }
        (1, [_, _, 1, _]) => {
            return format!("Er is één {} bekeken. Daarover moet u eerst iets navragen.", noun.one);
        }
        (1, [.., 1]) => {
            return format!("Er is één {} bekeken. Of die keuze past, is nog niet zeker.", noun.one);
        }
        (1, _) => return format!("Er is één {} bekeken. Die keuze past niet bij uw antwoorden.", noun.one),
        (_, [0, 0, 0, 0]) => return format!("{of_all} past er geen bij uw antwoorden."),
        (_, [0, ..]) => format!("Geen {} past meteen.", noun.one),
        (_, [1, ..]) => format!("{of_all} past er één."),
        _ => format!("{of_all} passen er {}.", nl(recommended)),
    };
    if conditional > 0 {
        told.push_str(&format!(" Onder voorwaarden: {}.", nl(conditional)));
    }
    if to_ask > 0 {
        told.push_str(&format!(" Eerst navragen: {}.", nl(to_ask)));
    }
    match uncertain {
        0 => {}
        1 => told.push_str(" Van één is nog niet zeker of die past."),
        _ => told.push_str(&format!(" Van {} is nog niet zeker of ze passen.", nl(uncertain))),
    }
    told
}

fn summary_en(total: usize, left: [usize; 4], noun: Noun<'_>) -> String {
    let [recommended, conditional, to_ask, uncertain] = left;
    let of_all = format!("of the {} {}", Lang::En.count(total), noun.many);
    let mut told = match (total, left) {
        (0, _) => return format!("There are no {} to judge.", noun.many),
        (1, [1, ..]) => return format!("One {} was looked at. It fits your answers.", noun.one),
        (1, [_, 1, ..]) => return format!("One {} was looked at. It fits conditionally.", noun.one),
        (1, [_, _, 1, _]) => return format!("One {} was looked at. You must first ask about it.", noun.one),
        (1, [.., 1]) => {
            return format!("One {} was looked at. It is not certain yet whether it fits.", noun.one);
        }
        (1, _) => return format!("One {} was looked at. It does not fit your answers.", noun.one),
        (_, [0, 0, 0, 0]) => return format!("None {of_all} fit your answers."),
        (_, [0, ..]) => format!("No {} fits as it is.", noun.one),
        (_, [1, ..]) => format!("One {of_all} fits."),
        _ => format!("{} {of_all} fit.", en(recommended)),
    };
    if conditional > 0 {
        told.push_str(&format!(" Conditional: {}.", en(conditional)));
    }
    if to_ask > 0 {
        told.push_str(&format!(" Ask first: {}.", en(to_ask)));
    }
    match uncertain {
        0 => {}
        1 => told.push_str(" Of one it is not certain yet whether it fits."),
        _ => told.push_str(&format!(" Of {} it is not certain yet whether they fit.", en(uncertain))),
    }
    told
}
