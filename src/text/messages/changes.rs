//! One change of answers: what changes, and what comes of it.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::{en, nl};
use crate::text::Lang;

messages! {
    fixed {
        /// Of a change that says that the person's situation is another one.
        only_if_so: "alleen als dat bij u zo is", "only if that is so";
        /// Of a change that may fail by answers to more than one of the new questions, or by the situation that they tell
        /// of; or of which it is not known.
        only_for_some: "of het lukt, hangt af van de nieuwe vragen", "whether it works depends on the new questions";
        /// New questions come, and it is not known how many.
        new_questions_come: "er komen vragen bij", "new questions come";
        /// Nothing else drops by a change.
        nothing_else_drops: "er valt niets anders af", "nothing else drops out";
        /// Above the attention points that come with a change.
        points_then: "Wat er dan bij komt:", "What comes with it:";
        /// Above the attention points that go by a change.
        points_gone_then: "Wat er dan vervalt:", "What no longer applies then:";
    }
    made {
        /// A change of one answer; `place` names the question.
        changes_to(place: &str, old: &str, new: &str) [("vraag 5", "8 km", "2 km")]:
            "{place}: “{old}” wordt “{new}”", "{place}: “{old}” becomes “{new}”";
        /// A change of what is ticked: these answers less.
        changes_without(place: &str, answers: &[&str]) [("vraag 7", &["Schijfremmen"]), ("vraag 7", &["Schijfremmen", "Licht"])]: {
            format!("{place} zonder {}", Lang::Nl.and(&quoted(Lang::Nl, answers)))
        }, {
            format!("{place} without {}", Lang::En.and(&quoted(Lang::En, answers)))
        };
        /// A change of what is ticked: these answers more.
        changes_with(place: &str, answers: &[&str]) [("vraag 7", &["Schijfremmen"]), ("vraag 7", &["Schijfremmen", "Licht"])]: {
            format!("{place} ook met {}", Lang::Nl.and(&quoted(Lang::Nl, answers)))
        }, {
            format!("{place} also with {}", Lang::En.and(&quoted(Lang::En, answers)))
        };
        /// Questions that are no longer asked, by their places.
        no_longer_asked(numbers: &[usize]) [(&[3]), (&[3, 4])]: {
            let all: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            match numbers {
                [_] => format!("vraag {} vervalt", Lang::Nl.and(&all)),
                _ => format!("vragen {} vervallen", Lang::Nl.and(&all)),
            }
        }, {
            let all: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            match numbers {
                [_] => format!("question {} is no longer asked", Lang::En.and(&all)),
                _ => format!("questions {} are no longer asked", Lang::En.and(&all)),
            }
        };
        /// How many new questions come: at most, and whether that is sure.
        new_questions(most: usize, is_sure: bool) [(1, true), (2, true), (1, false), (8, false)]: {
            let come = if most == 1 { "komt" } else { "komen" };
            let sure = if is_sure { "" } else { "hoogstens " };
            let questions = if most == 1 { "vraag" } else { "vragen" };
            format!("er {come} {sure}{} {questions} bij", nl(most))
        }, {
            let sure = if is_sure { "" } else { "at most " };
            let questions = if most == 1 { "question comes" } else { "questions come" };
            format!("{sure}{} new {questions}", en(most))
        };
        /// How many are left at the end, exactly.
        left_then(count: usize, noun: Noun<'_>) [(1, APP), (3, APP)]: {
            let are = if count == 1 { "is" } else { "zijn" };
            format!("dan {are} er {} {} over", nl(count), noun.of(count))
        }, {
            let are = if count == 1 { "is" } else { "are" };
            format!("then {} {} {are} left", en(count), noun.of(count))
        };
        /// No more are left at the end.
        left_at_most(count: usize, noun: Noun<'_>) [(1, APP), (3, APP)]: {
            format!("hoogstens {} {} over", nl(count), noun.of(count))
        }, {
            format!("at most {} {} left", en(count), noun.of(count))
        };
        /// Answers to a new question with which the change does not hold.
        then_not(answers: &[&str]) [(&["Ja, gratis"]), (&["Ja", "Nee"])]: {
            format!("kies dan niet {}", Lang::Nl.or(&quoted(Lang::Nl, answers)))
        }, {
            format!("do not choose {} then", Lang::En.or(&quoted(Lang::En, answers)))
        };
        /// The only answers to a new question with which the change holds.
        then_only(answers: &[&str]) [(&["Betalen"]), (&["Ja", "Nee"])]: {
            format!("kies dan alleen {}", Lang::Nl.or(&quoted(Lang::Nl, answers)))
        }, {
            format!("choose only {} then", Lang::En.or(&quoted(Lang::En, answers)))
        };
        /// Of a change that may fail by the answer to one of the new questions.
        depends_on_answer(question: &str) [("Hoe ver fietst u?")]: {
            format!("of het lukt, hangt af van uw antwoord op {}", Lang::Nl.quote(question))
        }, {
            format!("whether it works depends on your answer to {}", Lang::En.quote(question))
        };
        /// The same, where that question comes after some answers only.
        depends_if_asked(question: &str) [("Hoe ver fietst u?")]: {
            format!("komt ook {} erbij, dan hangt het af van dat antwoord", Lang::Nl.quote(question))
        }, {
            format!("if {} comes too, it depends on that answer", Lang::En.quote(question))
        };
        /// The highest number to answer to a new question.
        then_at_most(number: &str) [("4 km")]: "antwoord dan hoogstens {number}", "answer at most {number} then";
        /// The lowest number to answer to a new question.
        then_at_least(number: &str) [("4 km")]: "antwoord dan minstens {number}", "answer at least {number} then";
        /// Other answers to the same question do as well, and what comes of them may differ; how many are not named.
        also_with(answers: &[&str], others: usize) [(&["Licht"], 0), (&["Licht"], 1), (&["Licht", "Schijfremmen"], 3)]: {
            let answers = quoted(Lang::Nl, answers).join(", ");
            let others = if others == 0 { String::new() } else { format!(" en {} andere", nl(others)) };
            format!("of anders met: {answers}{others}")
        }, {
            let answers = quoted(Lang::En, answers).join(", ");
            let others = match others {
                0 => String::new(),
                1 => " and one other".to_owned(),
                _ => format!(" and {} others", en(others)),
            };
            format!("or else with: {answers}{others}")
        };
        /// Who answers the questions of a change.
        discuss_with(owners: &[&str]) [(&["manager"]), (&["bakker", "molenaar"]), (&["bakker", "boer en molenaar"])]: {
            format!("bespreek {}", with_each(Lang::Nl, "met", owners))
        }, {
            format!("discuss {}", with_each(Lang::En, "with", owners))
        };
        /// More answers than are worth changing; each by the place of its question.
        fits_not_at(app: &str, count: usize, answers: &[&str]) [("Snel 3", 4, &["vraag 1", "vraag 2", "vraag 3", "vraag 5"])]: {
            format!("{app} past alleen als u {} antwoorden wijzigt, zoals: {}.", nl(count), Lang::Nl.and(answers))
        }, {
            format!("{app} only fits if you change {} answers, such as: {}.", en(count), Lang::En.and(answers))
        };
        /// The same where nothing is left.
        change_all_of(count: usize, answers: &[&str]) [(4, &["vraag 1", "vraag 2", "vraag 3", "vraag 5"])]: {
            format!("Hiervoor moet u {} antwoorden wijzigen, zoals: {}.", nl(count), Lang::Nl.and(answers))
        }, {
            format!("For that you must change {} answers, such as: {}.", en(count), Lang::En.and(answers))
        };
    }
}

/// With each owner, by words for "with" and for "and". Where one is several, such as "baker and miller", each gets a
/// "with" of its own.
fn with_each(lang: Lang, with: &str, owners: &[&str]) -> String {
    let ands = Lang::ALL.map(|lang| lang.and(&["", ""]));
    let are_several = owners.iter().any(|owner| ands.iter().any(|and| owner.contains(and)));
    match owners.split_last() {
        Some((last, others)) if are_several && !others.is_empty() => {
            let others = others.iter().map(|owner| format!("{with} {owner}, ")).collect::<String>();
            format!("{others}{} {with} {last}", lang.and(&["", ""]).trim())
        }
        _ => format!("{with} {}", lang.and(owners)),
    }
}

fn quoted(lang: Lang, answers: &[&str]) -> Vec<String> {
    answers.iter().map(|answer| lang.quote(answer)).collect()
}
