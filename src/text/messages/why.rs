//! Why something has its standing, what would change that, and the page where nothing is left.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{en, nl};
use crate::text::{Lang, upper_first};

messages! {
    fixed {
        /// A reason that no answer can change.
        never: "Dit valt bij alle antwoorden af.", "This drops out whatever you answer.";
        /// A change that leads to a question without an answer.
        then_another_question: "daarna volgt een nieuwe vraag", "a new question follows";
        /// Nothing else would drop by this change.
        nothing_else_drops: "er valt niets anders af", "nothing else drops out";
        /// Under the title of the page where nothing is left.
        changes_help: "U kunt verder met één van deze wijzigingen:", "You can continue with one of these changes:";
        /// Heading: the attention points that come with the changes.
        attention_then: "Aandachtspunten die er dan bij komen", "Points of attention that come with it";
        /// Heading: what the answers asked for and is there.
        what_fits: "Dit past bij uw antwoorden", "This fits your answers";
        /// Row, and title of the page behind it: what each answer decides.
        mattered: "Wat de doorslag geeft", "What decides the result";
        /// Heading: answers where another one leads to something else.
        influence_decides: "Deze antwoorden geven de doorslag", "These answers decide the result";
        /// Under that heading.
        influence_decides_help: "Met een ander antwoord op één van deze vragen kan er iets anders uitkomen.",
            "With another answer to one of these questions the result may change.";
        /// Heading: answers where another one only leads to a new question.
        influence_opens: "Een ander antwoord leidt hier tot een nieuwe vraag", "A different answer here leads to a new question";
        /// Under that heading.
        influence_opens_help: "Wat er dan uitkomt, hangt af van uw antwoord op de nieuwe vraag.",
            "The result then depends on your answer to the new question.";
        /// Heading: answers that could be anything.
        influence_nothing: "Deze antwoorden maken nu geen verschil", "These answers make no difference now";
        /// Under that heading.
        influence_nothing_help: "Wijzigt u één van deze antwoorden, dan komt er hetzelfde uit. Wijzigt u er meer tegelijk, dan kan dat anders zijn.",
            "If you change one of these answers, the result stays the same. If you change several at once, it may change.";
        /// Heading: answers whose alternatives were not all checked.
        influence_unsure: "Bij deze antwoorden is niet alles nagegaan", "These answers were not checked fully";
        /// Under that heading.
        influence_unsure_help: "Er zijn hier te veel antwoorden mogelijk. De eerste daarvan maken geen verschil.",
            "Too many answers are possible here. The first of them make no difference.";
        /// Beside one answer in the overview.
        influence_decides_one: "Met een ander antwoord op deze vraag kan er iets anders uitkomen.",
            "With another answer to this question the result may change.";
        /// Beside one answer in the overview.
        influence_opens_one: "Een ander antwoord op deze vraag leidt tot een nieuwe vraag.",
            "A different answer to this question leads to a new one.";
        /// Beside one answer in the overview.
        influence_nothing_one: "Wat u hier ook antwoordt: er komt hetzelfde uit.",
            "Whatever you answer here, the result is the same.";
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
        /// Nothing was asked yet.
        fits_unasked(app: &str) [("Snel 3")]: "U hebt nog geen vraag beantwoord. {app} doet nog mee.",
            "You have not answered any questions yet. {app} is still in.";
        /// Title: why something is only conditional.
        why_conditional(app: &str) [("Snel 3")]: "Waarom past {app} alleen onder voorwaarden?",
            "Why does {app} fit only conditionally?";
        /// Title: why something must be asked first.
        why_unproven(app: &str) [("Snel 3")]: "Waarom moet u over {app} eerst iets navragen?",
            "Why must you ask about {app} first?";
        /// Something fits all answers.
        fits_all(app: &str) [("Snel 3")]: "{app} past bij al uw antwoorden.", "{app} fits all your answers.";
        /// The answer that is the cause; `number` is the place of its question in the walk.
        your_answer_was(answer: &str, number: usize) [("Naar het werk", 1)]:
            "Uw antwoord was “{answer}” (vraag {number}).", "Your answer was “{answer}” (question {number}).";
        /// The same for a question that is shown in words.
        your_answer_to(question: &str, answer: &str) [("Hoe ver fietst u per dag?", "40 km")]:
            "{question} Uw antwoord: {answer}.", "{question} Your answer: {answer}.";
        /// A fact that is the cause.
        fact_is(fact: &str, value: &str) [("Gewicht", "14 kg")]: "{fact}: {value}.", "{fact}: {value}.";
        /// Before the changes after which it no longer drops; `answers` is how many must change in each.
        returns_if(app: &str, answers: usize) [("Snel 3", 1), ("Snel 3", 2), ("Snel 3", 3)]: {
            match answers {
                1 => format!("{app} komt terug als u dit antwoord wijzigt:"),
                2 => format!("{app} komt terug als u beide antwoorden wijzigt:"),
                _ => format!("{app} komt terug als u deze {} antwoorden wijzigt:", nl(answers)),
            }
        }, {
            match answers {
                1 => format!("{app} comes back if you change this answer:"),
                2 => format!("{app} comes back if you change both answers:"),
                _ => format!("{app} comes back if you change these {} answers:", en(answers)),
            }
        };
        /// Before several changes, each of which is enough.
        returns_with(app: &str) [("Snel 3")]: "{app} komt terug met één van deze wijzigingen:",
            "{app} comes back with one of these changes:";
        /// A change of one answer.
        change(number: usize, answer: &str) [(5, "Ander bewijs is ook goed")]:
            "vraag {number} wordt “{answer}”", "question {number} becomes “{answer}”";
        /// A question by its place, within a sentence.
        at_question(number: usize) [(6)]: "vraag {number}", "question {number}";
        /// What a change brings back.
        returns(apps: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak", "Log"])]: {
            format!("dan {} terug: {}", if apps.len() == 1 { "komt" } else { "komen" }, Lang::Nl.and(apps))
        }, {
            format!("then {} back: {}", if apps.len() == 1 { "comes" } else { "come" }, Lang::En.and(apps))
        };
        /// How many a change brings back, when they are too many to name.
        returns_count(count: usize) [(1), (12)]: {
            format!("dan {} er {} terug", if count == 1 { "komt" } else { "komen" }, nl(count))
        }, {
            format!("then {} {} back", en(count), if count == 1 { "comes" } else { "come" })
        };
        /// What a change brings back besides the one that was asked about.
        returns_too(apps: &[&str]) [(&["Snel 3"]), (&["Snel 3", "Bak"])]: {
            let come = if apps.len() == 1 { "komt ook" } else { "komen ook" };
            format!("dan {come} {} terug", Lang::Nl.and(apps))
        }, {
            let come = if apps.len() == 1 { "comes" } else { "come" };
            format!("then {} {come} back too", Lang::En.and(apps))
        };
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
        no_change_found(bound: usize) [(1), (3)]: {
            match bound {
                1 => "Eén antwoord wijzigen helpt hier niet.".to_owned(),
                _ => format!("Ook {bound} antwoorden wijzigen helpt hier niet."),
            }
        }, {
            match bound {
                1 => "Changing one answer does not help here.".to_owned(),
                _ => format!("Even changing {bound} answers does not help here."),
            }
        };
        /// How far the search went.
        bound(count: usize) [(1), (3)]: {
            match count {
                1 => "Er is alleen gezocht naar wijzigingen van één antwoord.".to_owned(),
                _ => format!("Er is gezocht naar wijzigingen van hoogstens {count} antwoorden tegelijk."),
            }
        }, {
            match count {
                1 => "Only changes to one answer were tried.".to_owned(),
                _ => format!("Changes to at most {count} answers at once were tried."),
            }
        };
        /// A change of what is ticked: these answers less.
        change_without(number: usize, answers: &[&str]) [(7, &["Schijfremmen"]), (7, &["Schijfremmen", "Licht"])]: {
            format!("vraag {number} zonder {}", Lang::Nl.and(&quoted(answers)))
        }, {
            format!("question {number} without {}", Lang::En.and(&quoted(answers)))
        };
        /// A change of what is ticked: these answers more.
        change_with(number: usize, answers: &[&str]) [(7, &["Schijfremmen"]), (7, &["Schijfremmen", "Licht"])]: {
            format!("vraag {number} ook met {}", Lang::Nl.and(&quoted(answers)))
        }, {
            format!("question {number} also with {}", Lang::En.and(&quoted(answers)))
        };
        /// How many a change brings back besides the one that was asked about.
        returns_too_count(count: usize) [(5), (12)]: { format!("dan komen er ook {} andere terug", nl(count)) },
            { format!("then {} others come back too", en(count)) };
        /// Where a change leads: the title of an outcome.
        ends_then(title: &str) [("Geen fiets gevonden")]: "u komt uit bij “{title}”", "you end at “{title}”";
        /// With which of the listed changes an attention point comes, by their numbers.
        with_changes(changes: &[&str]) [(&["1"]), (&["1", "2", "4"])]: {
            format!("Bij wijziging {}.", Lang::Nl.and(changes))
        }, {
            format!("With change {}.", Lang::En.and(changes))
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
        /// How many came back by a change that was taken.
        came_back_count(count: usize) [(1), (3)]: {
            match count {
                1 => "Er kwam er één terug.".to_owned(),
                _ => format!("Er kwamen er {} terug.", nl(count)),
            }
        }, {
            match count {
                1 => "One came back.".to_owned(),
                _ => format!("{} came back.", upper_first(&en(count))),
            }
        };
        /// An answer by the place of its question.
        answered_at(number: usize, answer: &str) [(5, "Naar het werk")]:
            "Vraag {number}: uw antwoord is “{answer}”.", "Question {number}: your answer is “{answer}”.";
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
        /// How much depends on a question that is still open.
        hangs_on_it(count: usize, noun: Noun<'_>) [(0, APP), (1, APP), (8, APP)]: {
            match count {
                0 => "Een antwoord maakt voor de uitkomst geen verschil.".to_owned(),
                _ => format!("Een antwoord kan verschil maken voor {} {}.", nl(count), noun.of(count)),
            }
        }, {
            match count {
                0 => "Whichever answer you give, the result is the same.".to_owned(),
                _ => format!("An answer can make a difference to {} {}.", en(count), noun.of(count)),
            }
        };
        /// The same, when not all answers were checked.
        hangs_on_it_at_least(count: usize, noun: Noun<'_>) [(0, APP), (8, APP)]: {
            match count {
                0 => "Er zijn te veel antwoorden om alles na te gaan.".to_owned(),
                _ => format!("Een antwoord kan verschil maken voor {} {} of meer.", nl(count), noun.of(count)),
            }
        }, {
            match count {
                0 => "There are too many answers to check them all.".to_owned(),
                _ => format!("An answer can make a difference to {} {} or more.", en(count), noun.of(count)),
            }
        };
        /// Head of the page where nothing is left.
        none_left(noun: Noun<'_>) [(APP)]: { format!("Geen {} over", noun.many) },
            { format!("No {} left", noun.many) };
    }
}

fn quoted(answers: &[&str]) -> Vec<String> {
    answers.iter().map(|answer| format!("“{answer}”")).collect()
}
