//! Questions in free order: that walks show all that can happen, and that people see it.

use std::collections::BTreeSet;

use stappenplan::analysis::{AppScope, ExplorationLimits, StateSpace, sample, walks};
use stappenplan::engine::{self, Position, SkipReason};
use stappenplan::model::{Model, QuestionIx};
use stappenplan::session::{Page, PageId, PendingAnswer, Session};
use stappenplan::text::{Lang, Messages};

use super::trees::{self, Answers, Content};

const MOST_WALKS: usize = 300;

fn free(model: &Model, question: QuestionIx) -> bool {
    model.graph.questions.row(question).group.is_some()
}

/// The trees that are compared with the oracle hold what a comparison of groups has to be about.
#[test]
fn trees_made_by_chance_show_all_that_a_group_can_do() {
    let (mut orders_differ, mut said_why) = (0, [0; 3]);
    for content in trees::generated(0..300) {
        let model = content.model();
        let mut orders: BTreeSet<Vec<QuestionIx>> = BTreeSet::new();
        let space = StateSpace::explore(&model, &AppScope::Ways, &ExplorationLimits::default());
        for walk in sample(&model, &space, MOST_WALKS, 1).unwrap() {
            let state = engine::replay(&model, &trees::keyed(&walk.path));
            let of_group = walk.path.iter().map(|choice| choice.question).filter(|it| free(&model, *it));
            orders.insert(of_group.collect());
            for skip in state.walk.skipped.iter().filter(|skip| free(&model, skip.question)) {
                said_why[match skip.reason {
                    SkipReason::NotNow | SkipReason::NotForLeft => 0,
                    SkipReason::NoChoice => 1,
                    SkipReason::NoDifference => 2,
                }] += 1;
            }
        }
        let turned = |one: &Vec<QuestionIx>, other: &Vec<QuestionIx>| {
            let place = |order: &[QuestionIx], it| order.iter().position(|known| *known == it);
            one.iter().zip(one.iter().skip(1)).any(|(first, second)| {
                place(other, *second).zip(place(other, *first)).is_some_and(|(second, first)| second < first)
            })
        };
        orders_differ += usize::from(orders.iter().any(|one| orders.iter().any(|other| turned(one, other))));
    }
    assert!(orders_differ > 5 && said_why.iter().all(|times| *times > 50), "{orders_differ} {said_why:?}");
}

/// What is found out once, before any walk, says the same as trying every member wherever a walk comes to a group.
#[test]
fn what_is_known_beforehand_changes_no_walk() {
    let mut known = 0;
    let folders = ["constructs/group_order", "constructs/group_skips", "guide/loaves"];
    let folders = folders.map(|name| Content::of_folder(&trees::folder(name)));
    for content in trees::generated(0..300).chain(folders) {
        let model = content.model();
        let mut tried = model.clone();
        for member in tried.graph.groups.rows_mut().iter_mut().flat_map(|group| &mut group.members) {
            known += usize::from(member.pruning.take().is_some());
        }
        let ends = |model: &Model| walks(model).take(MOST_WALKS).collect::<Vec<_>>();
        assert_eq!(ends(&model), ends(&tried), "{}", content.name);
    }
    assert!(known > 20, "{known}");
}

/// A question that looks at all its chosen answers together, of which none changes anything.
fn looks_at_the_whole(answers: usize) -> Content {
    let written: Vec<String> = (0..answers).map(|at| format!("a{at}: {{ text: A{at} }}")).collect();
    let tree = format!(
        "format: 1\nid: t\ntitle: T\nedition: e\nlanguage: nl\nstart: eerst\n\
         facts: {{ bel: {{ label: Bel, flag: {{}} }} }}\n\
         questions:\n\
         \x20 eerst: {{ ask: E?, one: {{ x: {{ text: X }} }}, go: groep }}\n\
         \x20 veel:\n    ask: V?\n    many: {{ answers: {{ {} }} }}\n\
         \x20   keep: [{{ require: {{ known: bel }}, because: geen, when: {{ answer: {{ is: a1 }} }} }}]\n\
         \x20 niets: {{ ask: N?, one: {{ x: {{ text: X }} }} }}\n\
         groups: {{ groep: {{ questions: [veel, niets], end: klaar }} }}\n\
         outcomes: {{ klaar: {{ kind: advice, title: K }} }}\n",
        written.join(", ")
    );
    let apps = vec![("een".to_owned(), "name: Een\nfacts: { bel: true }\n".to_owned())];
    Content { name: format!("{answers} answers"), tree, apps }
}

#[test]
fn so_many_choices_are_tried_and_no_more() {
    let answers: Answers = [("eerst".to_owned(), vec!["x".to_owned()])].into_iter().collect();
    // All subsets but the empty one: 1,023 and 2,047.
    for (count, next) in [(10, None), (11, Some("veel"))] {
        let content = looks_at_the_whole(count);
        let model = content.model();
        let core = engine::replay(&model, &trees::given(&model, &answers)).walk;
        let asked = match core.position {
            Position::At(question) => Some(model.graph.questions.row(question).id.as_str()),
            Position::Done(_) | Position::Stuck(_) => None,
        };
        assert_eq!(asked, next, "{count}");
        assert_eq!(content.oracle().walk(&answers)["next"].as_str(), next, "{count}");
    }
}

/// The news below each answer, and what the overview tells in the end.
#[track_caller]
fn told(content: &Content, lang: Lang, answers: &[(&str, &str)]) -> String {
    let model = content.model();
    let mut session = Session::new(&model, Messages::new(lang));
    let mut told = String::new();
    for (question, answer) in answers {
        let answers: Answers = [((*question).to_owned(), vec![(*answer).to_owned()])].into_iter().collect();
        let (asked, given) = trees::given(&model, &answers).pop_first().unwrap();
        assert_eq!(session.question(), Some(asked), "{question}");
        session.choose(given).unwrap();
        let head = match session.page(PageId::Walk, &PendingAnswer::default()) {
            Page::Ask(ask) => format!("{} {}", ask.head.place, ask.news.unwrap_or_default()),
            Page::Listing(list) => list.news.unwrap_or_default(),
            _ => unreachable!("an answer leads to a question or an end"),
        };
        told.push_str(&format!("{question}={answer}: {head}\n"));
    }
    assert!(matches!(session.whole().walk.position, Position::Done(_)));
    let Page::Listing(overview) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("a list")
    };
    told.push_str(&format!("{:#?}\n", overview.after));
    told
}

#[test]
fn who_walks_is_told_what_was_skipped_and_why() {
    let loaves = Content::of_folder(&trees::folder("guide/loaves"));
    let bread = Content::of_folder(&trees::folder("constructs/group_order"));
    for lang in Lang::ALL {
        let walks: [(&Content, &[(&str, &str)]); 3] = [
            (&loaves, &[("meal", "soup"), ("sliced", "no"), ("price", "no")]),
            (&loaves, &[("meal", "breakfast"), ("nuts", "no")]),
            (&bread, &[("maaltijd", "ontbijt"), ("granen", "none"), ("prijs", "3")]),
        ];
        let all: Vec<String> =
            walks.into_iter().map(|(content, answers)| told(content, lang, answers)).collect();
        insta::assert_snapshot!(format!("told_{}", lang.code()), all.join("\n"));
    }
}
