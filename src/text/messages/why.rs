//! Why something has its standing and its place, what would change that, and what each answer decides.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{answers_en, answers_nl, en, named, nl, plural};
use crate::text::Lang;

messages! {
    fixed {
        /// Under the title of the page where nothing is left.
        changes_help: "U kunt verder met één van deze wijzigingen:", "You can continue with one of these changes:";
        /// The same where it is only one.
        change_help: "U kunt verder met deze wijziging:", "You can continue with this change:";
        /// Heading: what the answers asked for and is there.
        what_fits: "Dit past bij uw antwoorden", "This fits your answers";
        /// Heading: why something stands where it does in the list.
        why_this_place: "Waarom op deze plek", "Why in this place";
        /// There are no wishes by which to order.
        no_wishes: "Uw antwoorden bevatten geen wensen die de volgorde bepalen.",
            "Your answers hold no wishes that decide the order.";
        /// Before the wishes that are not met.
        wishes_unmet: "Voldoet niet aan wat u wenst:", "Does not meet what you wish for:";
        /// Before the wishes of which it is unknown.
        wishes_unknown: "Niet bekend van wat u wenst:", "Not known of what you wish for:";
        /// Before what comes of the person's situation and is met: it counts as a wish does, but is none.
        counts_for_place: "Telt ook mee voor de plek:", "This counts for the place too:";
        /// The same where it is not met.
        counts_not_here: "Telt mee voor de plek, maar helpt hier niet:", "Counts for the place, but does not help here:";
        /// The same where it is unknown.
        counts_unknown_here: "Telt mee voor de plek, maar is hier onbekend:", "Counts for the place, but is unknown here:";
        /// What stands first, within [`Self::order`]: only wishes part them.
        most_wishes: "wat aan de meeste wensen voldoet", "what meets most wishes";
        /// The same where only the situation parts them.
        best_for_situation: "wat het best past bij uw situatie", "what suits your situation best";
        /// The same where both do.
        best_for_both: "wat het best past bij uw wensen en situatie", "what suits your wishes and situation best";
        /// Row, and title of the page behind it: what each answer decides.
        mattered: "Wat de doorslag geeft", "What decides the result";
        /// Heading: answers where another one leads to something else.
        influence_decides: "Deze antwoorden geven de doorslag", "These answers decide the result";
        /// Under that heading.
        influence_decides_help: "Met een ander antwoord op één van deze vragen kan er iets anders uitkomen.",
            "With another answer to one of these questions the result may change.";
        /// Heading: answers where another one changes only what is shown beside the result.
        influence_differs: "Deze antwoorden veranderen niet wat er past", "These answers do not change what fits";
        /// Under that heading.
        influence_differs_help: "Met een ander antwoord op één van deze vragen blijft over wat nu overblijft. Wat dan wel anders kan zijn, staat erbij.",
            "With another answer to one of these questions, what is left stays the same. What may differ is stated.";
        /// Heading: answers that could be anything.
        influence_nothing: "Deze antwoorden maken nu geen verschil", "These answers make no difference now";
        /// Under that heading.
        influence_nothing_help: "Wijzigt u één van deze antwoorden, dan komt er hetzelfde uit. Wijzigt u er meer tegelijk, dan kan het anders zijn.",
            "If you change one of these answers, the result stays the same. If you change several at once, it may change.";
        /// Below that, where one of them can be left open, or is.
        influence_nothing_open: "De lijst met open vragen kan wel veranderen.",
            "The list of open questions may still change.";
        /// Heading: answers whose alternatives were not all checked.
        influence_unsure: "Bij deze antwoorden is niet alles nagegaan", "These answers were not checked fully";
        /// Under that heading.
        influence_unsure_help: "Er zijn hier te veel mogelijkheden om ze allemaal te proberen. Bij wat is geprobeerd, blijft over wat nu overblijft.",
            "There are too many possibilities here to try them all. With those that were tried, what is left stays the same.";
        /// Beside one answer in the overview.
        influence_decides_one: "Met een ander antwoord op deze vraag kan er iets anders uitkomen.",
            "With another answer to this question the result may change.";
        /// Beside one answer in the overview.
        influence_nothing_one: "Wat u hier ook antwoordt: er komt hetzelfde uit.",
            "Whatever you answer here, the result is the same.";
        /// Beside one answer in the overview.
        influence_unsure_one: "Of een ander antwoord op deze vraag iets verandert, is niet helemaal nagegaan.",
            "Whether another answer to this question changes anything was not checked fully.";
        /// In place of the answers, when the walk is not at an end.
        nothing_weighed: "Wat de doorslag geeft, ziet u als alle vragen beantwoord zijn.",
            "You see what decides the result once all questions are answered.";
        /// What may differ, within a list.
        differs_order: "de volgorde", "the order";
        /// What may differ, within a list.
        differs_points: "de aandachtspunten", "the points of attention";
        /// What may differ, within a list.
        differs_reasons: "wat u eerst moet navragen of regelen", "what to ask or arrange first";
        /// What may differ, within a list.
        differs_open: "welke andere vragen open zijn", "which other questions are open";
        /// Another answer to an open question may lead to another outcome.
        hangs_outcome: "Met een antwoord kan de uitkomst anders zijn.", "With an answer the outcome may be different.";
        /// Nothing depends on a question that is open.
        hangs_nothing: "Een antwoord maakt voor de uitkomst geen verschil.", "Whichever answer you give, the result is the same.";
        /// It is not known what depends on a question that is open.
        hangs_too_many: "Er zijn te veel mogelijkheden om alles na te gaan.", "There are too many possibilities to check them all.";
    }
    made {
        /// Title: why something drops.
        why_dropped(app: &str) [("Snel 3")]: "Waarom valt {app} af?", "Why does {app} drop out?";
        /// Title: why something is recommended.
        why_recommended(app: &str) [("Snel 3")]: "Waarom wordt {app} aanbevolen?", "Why is {app} recommended?";
        /// Title: the same where the walk ends without an advice.
        why_fits(app: &str) [("Snel 3")]: "Waarom past {app} bij uw antwoorden?", "Why does {app} fit your answers?";
        /// Title: the same before the end of the walk.
        why_fits_so_far(app: &str) [("Snel 3")]: "Waarom past {app} tot nu toe?", "Why does {app} fit so far?";
        /// Title: it may only be named.
        why_not_offered(app: &str) [("Snel 3")]: "Waarom staat {app} niet op de lijst?", "Why is {app} not on the list?";
        /// Above the reasons before the end of the walk: the question that comes first.
        why_unfinished(question: &str) [("Hoe ver fietst u per dag?")]:
            "Dit is nog niet het einde. Eerst komt nog de vraag “{question}”",
            "This is not the end yet. The question “{question}” comes first.";
        /// In place of that, where an earlier question is in view and was answered: which one.
        why_earlier(number: usize) [(9)]:
            "Zo stond het bij vraag {number}. De antwoorden vanaf die vraag tellen hier nog niet mee.",
            "This is how it stood at question {number}. The answers from that question on do not count here yet.";
        /// Nothing was asked yet.
        fits_unasked(app: &str) [("Snel 3")]: "U hebt nog geen vraag beantwoord. {app} doet nog mee.",
            "You have not answered any questions yet. {app} is still in.";
        /// Title: why something is only conditional.
        why_conditional(app: &str) [("Snel 3")]: "Waarom past {app} alleen onder voorwaarden?",
            "Why does {app} fit only conditionally?";
        /// Title: why something must be asked first.
        why_unproven(app: &str) [("Snel 3")]: "Waarom moet u over {app} eerst iets navragen?",
            "Why must you ask about {app} first?";
        /// Title of the same where no supplier can answer it.
        why_uncertain(app: &str) [("Snel 3")]: "Waarom is nog niet zeker of {app} past?",
            "Why is it not certain yet whether {app} fits?";
        /// Something fits all answers.
        fits_all(app: &str) [("Snel 3")]: "{app} past bij al uw antwoorden.", "{app} fits all your answers.";
        /// Nothing known is against the answers, and something that was asked for is not known.
        nothing_against(app: &str) [("Snel 3")]: "Niets van wat over {app} bekend is, gaat tegen uw antwoorden in. Niet alles is bekend.",
            "Nothing that is known about {app} is against your answers. Not everything is known.";
        /// Something meets what is required, but not, or not surely, every wish.
        fits_demands(app: &str) [("Snel 3")]: "{app} voldoet aan al uw eisen. Niet elke wens is vervuld of bekend.",
            "{app} meets all your requirements. Not every wish is met or known.";
        /// The same, where what counts for the place without being a wish is not all met.
        meets_demands(app: &str) [("Snel 3")]: "{app} voldoet aan al uw eisen.", "{app} meets all your requirements.";
        /// The place among those with the same standing.
        place_of(place: usize, of: usize, standing: &str) [(2, 5, "Aanbevolen")]:
            "Plek {place} van {of} bij “{standing}”.", "Place {place} of {of} under “{standing}”.";
        /// Nothing else has that standing.
        only_one(standing: &str) [("Aanbevolen")]: "De enige bij “{standing}”.", "The only one under “{standing}”.";
        /// How many wishes are met, where some are; those follow.
        wishes_met(met: usize, all: usize) [(1, 1), (2, 3)]: {
            match all {
                1 => "Voldoet aan uw wens:".to_owned(),
                _ => format!("Voldoet aan {met} van uw {all} wensen:"),
            }
        }, {
            match all {
                1 => "Meets your wish:".to_owned(),
                _ => format!("Meets {met} of your {all} wishes:"),
            }
        };
        /// Others that only the name parts from this one.
        ties_with(apps: &[&str], sorted_by: Option<&str>)
            [(&["Bak"], None), (&["Bak", "Log"], None), (&["Bak", "Log"], Some("gewicht"))]: {
            format!("Gelijk met {}: {}.", Lang::Nl.and(apps), ties_nl(sorted_by))
        }, {
            format!("Equal to {}: {}.", Lang::En.and(apps), ties_en(sorted_by))
        };
        /// How many there are that only the name parts from this one.
        ties_with_count(count: usize, sorted_by: Option<&str>) [(5, None), (12, None), (12, Some("gewicht"))]:
            { format!("Gelijk met {} andere: {}.", nl(count), ties_nl(sorted_by)) },
            { format!("Equal to {} others: {}.", en(count), ties_en(sorted_by)) };
        /// What the order goes by: what comes first (such as [`Self::most_wishes`]), what is unknown, the name; those that part
        /// at least two. `grouped` is within each standing.
        order(grouped: bool, most: Option<&str>, by_unknown: bool, by_name: bool)
            [(true, Some("wat aan de meeste wensen voldoet"), true, true),
             (false, Some("wat aan de meeste wensen voldoet"), false, true),
             (true, Some("wat het best past bij uw wensen en situatie"), true, false),
             (false, None, true, true), (true, None, true, false), (false, None, false, true)]:
            { order_nl(grouped, most, by_unknown, by_name) }, { order_en(grouped, most, by_unknown, by_name) };
        /// The answer that is the cause; `number` is the place of its question in the walk.
        your_answer_was(answer: &str, number: usize) [("Naar het werk", 1)]:
            "Uw antwoord was “{answer}” (vraag {number}).", "Your answer was “{answer}” (question {number}).";
        /// The same for a question that is shown in words.
        your_answer_to(question: &str, answer: &str) [("Hoe ver fietst u per dag?", "40 km")]:
            "{question} Uw antwoord: {answer}.", "{question} Your answer: {answer}.";
        /// A fact that is the cause.
        fact_is(fact: &str, value: &str) [("Gewicht", "14 kg")]: "{fact}: {value}.", "{fact}: {value}.";
        /// Before a change after which it fits again; `answers` is how many must change, and `sure` whether that is all.
        returns_if(app: &str, answers: usize, sure: bool) [("Snel 3", 1, true), ("Snel 3", 2, true), ("Snel 3", 3, false)]: {
            let come = if sure { "komt terug" } else { "kan terugkomen" };
            match answers {
                1 => format!("{app} {come} als u dit antwoord wijzigt:"),
                2 => format!("{app} {come} als u beide antwoorden wijzigt:"),
                _ => format!("{app} {come} als u deze {} antwoorden wijzigt:", nl(answers)),
            }
        }, {
            let come = if sure { "comes back" } else { "can come back" };
            match answers {
                1 => format!("{app} {come} if you change this answer:"),
                2 => format!("{app} {come} if you change both answers:"),
                _ => format!("{app} {come} if you change these {} answers:", en(answers)),
            }
        };
        /// Before several changes, each of which is enough.
        returns_with(app: &str, sure: bool) [("Snel 3", true), ("Snel 3", false)]: {
            let come = if sure { "komt terug" } else { "kan terugkomen" };
            format!("{app} {come} met één van deze wijzigingen:")
        }, {
            let come = if sure { "comes back" } else { "can come back" };
            format!("{app} {come} with one of these changes:")
        };
        /// A question by its place, within a sentence.
        at_question(number: usize) [(6)]: "vraag {number}", "question {number}";
        /// What a change makes drop.
        drops_then(apps: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("dan {} {} af", if apps.len() == 1 { "valt" } else { "vallen" }, Lang::Nl.and(apps))
        }, {
            format!("then {} {} out", Lang::En.and(apps), if apps.len() == 1 { "drops" } else { "drop" })
        };
        /// How many a change makes drop, when they are too many to name.
        drops_count(count: usize) [(1), (12)]: {
            format!("dan {} er {} af", if count == 1 { "valt" } else { "vallen" }, nl(count))
        }, {
            format!("then {} {} out", en(count), if count == 1 { "drops" } else { "drop" })
        };
        /// No change helps.
        never_returns(app: &str) [("Snel 3")]: "{app} komt bij geen enkele wijziging terug.",
            "No change brings {app} back.";
        /// No change helps, as far as was searched.
        no_change_found(bound: usize) [(0), (1), (3)]: {
            match bound {
                0 => "Er zijn te veel wijzigingen om na te gaan.".to_owned(),
                1 => "Eén antwoord wijzigen helpt hier niet.".to_owned(),
                _ => format!("Ook {bound} antwoorden wijzigen helpt hier niet."),
            }
        }, {
            match bound {
                0 => "There are too many changes to try.".to_owned(),
                1 => "Changing one answer does not help here.".to_owned(),
                _ => format!("Even changing {bound} answers does not help here."),
            }
        };
        /// How far the search went.
        bound(count: usize) [(0), (1), (3)]: {
            match count {
                0 => "Er zijn nog meer wijzigingen; die zijn niet nagegaan.".to_owned(),
                1 => "Er is alleen gezocht naar wijzigingen van één antwoord.".to_owned(),
                _ => format!("Er is gezocht naar wijzigingen van hoogstens {count} antwoorden tegelijk."),
            }
        }, {
            match count {
                0 => "There are more changes; those were not tried.".to_owned(),
                1 => "Only changes to one answer were tried.".to_owned(),
                _ => format!("Changes to at most {count} answers at once were tried."),
            }
        };
        /// There are more changes than are listed.
        more_changes(count: usize) [(1), (4)]: {
            match count {
                1 => "Er is nog één andere manier.".to_owned(),
                _ => format!("Er zijn nog {} andere manieren.", nl(count)),
            }
        }, {
            match count {
                1 => "There is one more way.".to_owned(),
                _ => format!("There are {} more ways.", en(count)),
            }
        };
        /// What came back by a change that was taken: the one that was asked about, and how many others.
        came_back(app: &str, others: usize) [("Snel 3", 0), ("Snel 3", 1), ("Snel 3", 4)]: {
            match others {
                0 => format!("{app} kwam terug."),
                1 => format!("{app} kwam terug, samen met één andere."),
                _ => format!("{app} kwam terug, samen met {} andere.", nl(others)),
            }
        }, {
            match others {
                0 => format!("{app} came back."),
                1 => format!("{app} came back, with one other."),
                _ => format!("{app} came back, with {} others.", en(others)),
            }
        };
        /// How many dropped by a change besides what came back by it, and their names when they are few.
        gone_too(count: usize, names: &[&str]) [(1, &["Snel 3"]), (3, &["Bak", "Log", "Snel 3"]), (12, &[])]: {
            let fell = if count == 1 { "viel" } else { "vielen" };
            format!("Ook {fell} er {} af{}", nl(count), named(&Lang::Nl.and(names)))
        }, {
            format!("Also, {} dropped out{}", en(count), named(&Lang::En.and(names)))
        };
        /// How many dropped by a change and how many came back, with their names when they are few.
        as_a_result(gone: (usize, &[&str]), back: (usize, &[&str]))
            [((1, &["Snel 3"]), (0, &[])), ((3, &[]), (24, &[])), ((1, &["Snel 3"]), (2, &["Bak", "Log"])),
             ((0, &[]), (1, &["Bak"])), ((12, &[]), (2, &["Bak", "Log"]))]: {
            let fell = if gone.0 == 1 { "viel" } else { "vielen" };
            let came = if back.0 == 1 { "kwam" } else { "kwamen" };
            let fell = format!("{fell} er {} af", nl(gone.0));
            let came = format!("{came} er {} terug{}", nl(back.0), named(&Lang::Nl.and(back.1)));
            match (gone.0, back.0) {
                (0, _) => format!("Daardoor {came}"),
                (_, 0) => format!("Daardoor {fell}{}", named(&Lang::Nl.and(gone.1))),
                _ if gone.1.is_empty() => format!("Daardoor {fell} en {came}"),
                _ => format!("Daardoor {fell}{} Ook {came}", named(&Lang::Nl.and(gone.1))),
            }
        }, {
            let fell = format!("{} dropped out", en(gone.0));
            let came = format!("{} came back{}", en(back.0), named(&Lang::En.and(back.1)));
            match (gone.0, back.0) {
                (0, _) => format!("As a result, {came}"),
                (_, 0) => format!("As a result, {fell}{}", named(&Lang::En.and(gone.1))),
                _ if gone.1.is_empty() => format!("As a result, {fell} and {came}"),
                _ => format!("As a result, {fell}{} Also, {came}", named(&Lang::En.and(gone.1))),
            }
        };
        /// An answer by the place of its question.
        answered_at(number: usize, answer: &str) [(5, "Naar het werk")]:
            "Vraag {number}: uw antwoord is “{answer}”.", "Question {number}: your answer is “{answer}”.";
        /// The same, where only this part of the answer is told.
        fits_of_answer(number: usize, answer: &str) [(5, "Naar het werk; Met kinderen")]:
            "Vraag {number}: van uw antwoord past “{answer}”.", "Question {number}: of your answer “{answer}” fits.";
        /// A question and its answer.
        answer_of(number: usize, question: &str, answer: &str) [(5, "Hoe ver fietst u per dag?", "40 km")]:
            "Vraag {number}: {question} Uw antwoord: {answer}.", "Question {number}: {question} Your answer: {answer}.";
        /// The apps that drop by one answer only.
        alone(apps: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            format!("Alleen door dit antwoord {} af: {}.", if apps.len() == 1 { "valt" } else { "vallen" }, Lang::Nl.and(apps))
        }, {
            format!("{} {} out because of this answer alone.", Lang::En.and(apps), if apps.len() == 1 { "drops" } else { "drop" })
        };
        /// How many drop by one answer only.
        alone_count(count: usize) [(5), (12)]: { format!("Alleen door dit antwoord vallen er {} af.", nl(count)) },
            { format!("Because of this answer alone {} drop out.", en(count)) };
        /// Behind these, where no other answer to that question leaves any of them.
        alone_anyway(count: usize) [(1), (5)]: {
            format!("Met een ander antwoord op deze vraag {} ook af.", plural(count, "valt die", "vallen ze"))
        }, {
            format!("With another answer to this question {} out as well.", plural(count, "it drops", "they drop"))
        };
        /// How much depends on a question that is still open.
        hangs_on_it(count: usize, noun: Noun<'_>) [(1, APP), (8, APP)]:
            { format!("Een antwoord kan verschil maken voor {} {}.", nl(count), noun.of(count)) },
            { format!("An answer can make a difference to {} {}.", en(count), noun.of(count)) };
        /// The same, when not all answers were checked.
        hangs_on_it_at_least(count: usize, noun: Noun<'_>) [(1, APP), (8, APP)]:
            { format!("Een antwoord kan verschil maken voor {} {} of meer.", nl(count), noun.of(count)) },
            { format!("An answer can make a difference to {} {} or more.", en(count), noun.of(count)) };
        /// An answer to an open question changes only this.
        hangs_rest(kinds: &[&str]) [(&["de volgorde"]), (&["de volgorde", "de aandachtspunten"])]:
            { format!("Een antwoord verandert niet wat er past. Wel kan veranderen: {}.", Lang::Nl.and(kinds)) },
            { format!("An answer does not change what fits. This may change: {}.", Lang::En.and(kinds)) };
        /// What another answer may change beside the result.
        can_differ(kinds: &[&str]) [(&["de volgorde"]), (&["de volgorde", "de aandachtspunten"])]:
            { format!("Kan anders zijn: {}.", Lang::Nl.and(kinds)) },
            { format!("May differ: {}.", Lang::En.and(kinds)) };
        /// What some of the answers that were tried change beside the result.
        was_seen_to_differ(kinds: &[&str]) [(&["de volgorde"])]:
            { format!("Anders bij wat is geprobeerd: {}.", Lang::Nl.and(kinds)) },
            { format!("Differs with those that were tried: {}.", Lang::En.and(kinds)) };
        /// Beside one answer in the overview.
        influence_differs_one(kinds: &[&str]) [(&["de volgorde"])]:
            { format!("Een ander antwoord verandert niet wat er past. Wel kan anders zijn: {}.", Lang::Nl.and(kinds)) },
            { format!("Another answer does not change what fits. This may differ: {}.", Lang::En.and(kinds)) };
        /// How many of the answers decide.
        decisive_of(count: usize, total: usize) [(0, 5), (1, 1), (8, 11)]:
            { format!("{count} van {}", answers_nl(total)) }, { format!("{count} of {}", answers_en(total)) };
        /// The same, when some were not checked in full.
        decisive_at_least(count: usize, total: usize) [(8, 11)]:
            { format!("minstens {count} van {}", answers_nl(total)) },
            { format!("at least {count} of {}", answers_en(total)) };
        /// Head of the page where nothing is left.
        none_left(noun: Noun<'_>) [(APP)]: { format!("Geen {} over", noun.many) },
            { format!("No {} left", noun.many) };
    }
}

fn ties_nl(sorted_by: Option<&str>) -> String {
    match sorted_by {
        None => "die volgorde is alleen op naam".to_owned(),
        Some(column) => format!("u hebt die gesorteerd op {column}"),
    }
}

fn ties_en(sorted_by: Option<&str>) -> String {
    match sorted_by {
        None => "that order is by name only".to_owned(),
        Some(column) => format!("you sorted these by {column}"),
    }
}

fn order_nl(grouped: bool, most: Option<&str>, by_unknown: bool, by_name: bool) -> String {
    let top = if grouped { "Per groep staat bovenaan" } else { "Bovenaan staat" };
    let first = match (most, by_unknown) {
        (Some(most), true) => format!("{top} {most}, en daarna waarvan het minst onbekend is."),
        (Some(most), false) => format!("{top} {most}."),
        (None, true) => format!("{top} waarvan het minst onbekend is."),
        (None, false) => return "De volgorde is alleen op naam.".to_owned(),
    };
    if by_name { format!("{first} Wat gelijk is, staat op naam.") } else { first }
}

fn order_en(grouped: bool, most: Option<&str>, by_unknown: bool, by_name: bool) -> String {
    let top = if grouped { "First in each group is" } else { "First is" };
    let first = match (most, by_unknown) {
        (Some(most), true) => format!("{top} {most}, then what has the fewest unknowns."),
        (Some(most), false) => format!("{top} {most}."),
        (None, true) => format!("{top} what has the fewest unknowns."),
        (None, false) => return "The order is by name only.".to_owned(),
    };
    if by_name { format!("{first} What ties is ordered by name.") } else { first }
}
