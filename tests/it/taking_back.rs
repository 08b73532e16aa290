//! Taking back, and what is not confirmed yet: undoing loses no answer, and brings the person back to where they were;
//! what is ticked or typed stays as it was left.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use stappenplan::engine::{self, AnswerValue, Position};
use stappenplan::model::{Ix, Model, QuestionIx};
use stappenplan::session::{
    Action, AskKind, Block, LinePick, ListingRow, Page, PageId, PendingAnswer, Session, TaskId, TaskState,
};
use stappenplan::text::{Lang, Messages, truncate};

use super::trees::{self, Content};

type Given = BTreeMap<QuestionIx, AnswerValue>;

fn begin(model: &Model) -> Session<'_> {
    Session::new(model, Messages::new(Lang::Nl))
}

/// A choice that is allowed at the question in view.
fn some_choice(session: &Session<'_>, rng: &mut Rng) -> Option<AnswerValue> {
    let core = &session.state().walk;
    let choices = trees::choices(session.model(), core.position, core.left.count_ones(..));
    (!choices.is_empty()).then(|| choices[rng.usize(0..choices.len())].given.clone())
}

/// Moves on to the end, each time by the first answer that is allowed.
fn to_the_end(session: &mut Session<'_>) {
    for _ in 0..40 {
        let core = &session.state().walk;
        let choices = trees::choices(session.model(), core.position, core.left.count_ones(..));
        let Some(first) = choices.first() else { return };
        let asked = session.question().unwrap();
        let given = session.choices().get(&asked).unwrap_or(&first.given).clone();
        session.choose(given).unwrap();
    }
}

/// The news of the page in view.
fn news(session: &Session<'_>) -> String {
    match session.page(PageId::Walk, &session.draft()) {
        Page::Ask(ask) => ask.news,
        Page::Listing(listing) => listing.news,
        Page::Document(_) | Page::Table(_) | Page::Form(_) => None,
    }
    .unwrap_or_default()
}

fn question(model: &Model, id: &str) -> QuestionIx {
    model.graph.questions.find(|row| row.id == id).unwrap()
}

/// What a change did away with, as the slow and obvious way keeps it.
type Changed = Vec<(QuestionIx, Option<AnswerValue>)>;

fn put_back(choices: &mut Given, changed: Changed) {
    for (question, earlier) in changed {
        match earlier {
            Some(earlier) => drop(choices.insert(question, earlier)),
            None => drop(choices.remove(&question)),
        }
    }
}

/// One move by chance; tells what it did to the choices, and keeps what it did away with.
fn some_move(session: &mut Session<'_>, rng: &mut Rng, expected: &mut Given, changes: &mut Vec<Changed>) {
    match rng.u8(0..14) {
        0..7 => {
            let Some(given) = some_choice(session, rng) else { return };
            let asked = session.question().unwrap();
            let earlier = expected.insert(asked, given.clone());
            let was = |change: &Changed| change.iter().any(|(it, given)| *it == asked && given.is_some());
            if earlier.as_ref() != Some(&given) && (earlier.is_some() || changes.iter().any(was)) {
                changes.push(vec![(asked, earlier)]);
            }
            session.choose(given).unwrap();
        }
        7 => drop(session.back()),
        8 | 9 => {
            let path = &session.whole().walk.path;
            if !path.is_empty() {
                let asked = path[rng.usize(0..path.len())].question;
                assert!(session.change(asked));
            }
        }
        10 => {
            let answered: Vec<QuestionIx> = expected.keys().copied().collect();
            if !answered.is_empty() {
                let asked = answered[rng.usize(0..answered.len())];
                changes.push(vec![(asked, expected.remove(&asked))]);
                assert!(session.withdraw(asked));
                assert_eq!(session.whole().walk.given(asked), None);
            }
        }
        _ => match changes.pop() {
            Some(change) => {
                put_back(expected, change);
                assert!(session.undo());
            }
            None => assert!(!session.undo() && !session.can_undo()),
        },
    }
}

#[test]
fn undoing_gives_back_what_a_change_took_and_takes_nothing_else() {
    let written = [Content::embedded(), Content::of_folder(&trees::folder("second"))];
    let mut undone = 0;
    for (content, seed) in written.into_iter().chain(trees::generated(7000..7120)).zip(0..) {
        let model = content.model();
        let mut rng = Rng::with_seed(seed);
        let mut session = begin(&model);
        let (mut expected, mut changes) = (Given::new(), Vec::new());
        for _ in 0..60 {
            some_move(&mut session, &mut rng, &mut expected, &mut changes);
            assert_eq!(*session.choices(), expected, "{}", content.name);
            assert_eq!(*session.whole(), engine::replay(&model, &expected));
        }
        while let Some(change) = changes.pop() {
            put_back(&mut expected, change);
            assert!(session.undo());
            assert_eq!(*session.choices(), expected, "{}", content.name);
            assert!(news(&session).starts_with("Ongedaan gemaakt: "), "{}", news(&session));
            undone += 1;
        }
        assert!(!session.undo());
        assert!(!news(&session).contains("Ongedaan"), "nothing was undone, so nothing is told");
    }
    assert!(undone > 500, "{undone}");
}

/// At the end of a walk through what ships.
fn at_the_end(model: &Model) -> Session<'_> {
    let mut session = begin(model);
    to_the_end(&mut session);
    assert!(session.outcome().is_some());
    session
}

#[test]
fn undoing_long_after_a_change_keeps_the_answers_given_since() {
    let model = Content::embedded().model();
    let mut session = begin(&model);
    let first = Ix::new(0);
    session.choose(AnswerValue::picks([first])).unwrap();
    session.choose(AnswerValue::picks([first])).unwrap();
    // The second answer is changed, and changed back a while later.
    assert!(session.back());
    let changed = session.question().unwrap();
    session.choose(AnswerValue::picks([Ix::new(1)])).unwrap();
    to_the_end(&mut session);
    let given = session.choices().clone();
    assert!(session.outcome().is_some() && given.len() > 3, "{given:?}");
    assert!(session.undo());
    let told = news(&session);
    assert!(told.starts_with("Ongedaan gemaakt: vraag 2 is weer “"), "{told}");
    let mut expected = given;
    expected.insert(changed, AnswerValue::picks([first]));
    assert_eq!(*session.choices(), expected);
}

#[test]
fn undoing_a_change_from_the_advice_leads_back_to_the_advice() {
    let model = Content::embedded().model();
    let end = at_the_end(&model);
    let path: Vec<QuestionIx> = end.whole().walk.path.iter().map(|choice| choice.question).collect();
    // From the overview, and by going back page by page.
    for (at, asked) in path.iter().enumerate() {
        for by_pages in [false, true] {
            let mut session = end.clone();
            if by_pages {
                (at..path.len()).for_each(|_| assert!(session.back()));
            } else {
                assert!(session.change(*asked));
            }
            assert_eq!(session.question(), Some(*asked));
            let mut rng = Rng::with_seed(at as u64);
            let others = std::iter::repeat_with(|| some_choice(&session, &mut rng).unwrap()).take(50);
            let other = others.into_iter().find(|other| Some(other) != session.choices().get(asked));
            session.choose(other.unwrap()).unwrap();
            assert!(session.undo());
            assert_eq!(session.state(), end.whole(), "question {}", at + 1);
            assert_eq!((session.outcome(), session.choices()), (end.outcome(), end.choices()));
            assert!(session.withdraw(*asked));
            assert_eq!(session.question(), Some(*asked), "what was withdrawn is open");
            assert!(session.undo());
            assert_eq!(session.state(), end.whole());
        }
    }
}

#[test]
fn undoing_a_withdrawal_leads_back_to_where_it_was_withdrawn() {
    let model = Content::embedded().model();
    let end = at_the_end(&model);
    let path: Vec<QuestionIx> = end.whole().walk.path.iter().map(|choice| choice.question).collect();
    for (at, asked) in path.iter().enumerate() {
        // Gone to page by page, or from the overview.
        for by_pages in [false, true] {
            let mut session = end.clone();
            if by_pages {
                (at..path.len()).for_each(|_| assert!(session.back()));
            } else {
                assert!(session.change(*asked));
            }
            let before = session.state().clone();
            assert!(session.withdraw(*asked));
            assert!(session.undo());
            assert_eq!(session.question(), Some(*asked), "question {}", at + 1);
            assert_eq!((session.state(), session.choices()), (&before, end.choices()));
            // The answer to another question is withdrawn, as the overview does.
            let other = path[(at + 1) % path.len()];
            assert!(session.withdraw(other));
            assert!(session.undo());
            assert_eq!(session.state(), &before, "question {}", at + 1);
        }
    }
}

/// What an overview has of answers that do not count now: what each asks, and the page that tells why.
fn rows_off_path(session: &Session<'_>) -> Vec<(String, PageId)> {
    let Page::Listing(overview) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("the overview is a list");
    };
    let page = |row: ListingRow| match row.action {
        Some(Action::Open(page @ PageId::OffPath(_))) => Some((row.label, page)),
        _ => None,
    };
    overview.rows.into_iter().filter_map(page).collect()
}

#[test]
fn an_answer_that_does_not_count_is_withdrawn_from_its_row() {
    let model = Content::embedded().model();
    let mut session = at_the_end(&model);
    let second = session.whole().walk.path[1].question;
    assert!(session.withdraw(second));
    while let [(ask, page), ..] = rows_off_path(&session).as_slice() {
        let PageId::OffPath(asked) = *page else { unreachable!("{ask}") };
        let Page::Document(why) = session.page(*page, &PendingAnswer::default()) else {
            unreachable!("{ask}")
        };
        assert!(why.blocks.contains(&Block::Heading(ask.clone())), "{why:?}");
        let told = format!("{:?}", why.blocks);
        assert!(told.contains("Dit antwoord wacht op vraag 2, die nog open is: "), "{told}");
        let before = session.clone();
        assert!(session.has_page(*page) && session.withdraw(asked));
        assert_eq!((session.whole(), session.question()), (before.whole(), before.question()));
        assert_eq!(session.choices().len() + 1, before.choices().len());
        assert_eq!(news(&session), format!("Uw antwoord op “{ask}” is gewist."));
        assert!(session.undo());
        assert_eq!(session.choices(), before.choices());
        assert!(
            news(&session).starts_with(&format!("Ongedaan gemaakt: “{ask}” is weer “")),
            "{}",
            news(&session)
        );
        assert!(session.withdraw(asked) && !session.has_page(*page));
    }
    assert_eq!(session.choices().len(), 1, "all that waited is withdrawn");
}

/// The place of a step of the plan in the list of what to do.
fn step(session: &Session<'_>, number: usize) -> usize {
    let tasks = session.listed_tasks();
    let steps = tasks.iter().enumerate().filter(|(_, task)| matches!(task.id, TaskId::Step { .. }));
    steps.map(|(at, _)| at).nth(number).unwrap()
}

#[test]
fn a_tick_of_the_plan_is_undone_before_what_came_before_it() {
    let model = Content::embedded().model();
    let mut session = at_the_end(&model);
    let first = session.whole().walk.path[0].question;
    let given = session.choices().clone();
    assert!(session.withdraw(first));
    session.choose(given[&first].clone()).unwrap();
    assert!(session.has_page(PageId::Plan));
    let plan_news = |session: &Session<'_>| match session.page(PageId::Plan, &PendingAnswer::default()) {
        Page::Listing(plan) => plan.news,
        _ => unreachable!("a plan is a list"),
    };
    let [first_step, third_step] = [0, 2].map(|number| step(&session, number));
    for at in [first_step, third_step, first_step] {
        assert!(session.toggle_task(at));
    }
    assert_eq!(plan_news(&session), None);
    let steps = session.listed_tasks();
    let steps: Vec<_> = steps.iter().filter(|task| matches!(task.id, TaskId::Step { .. })).collect();
    let steps: Vec<String> = steps.iter().map(|step| step.text.one_line()).collect();
    for (done, step, again) in [(2, 0, "klaar"), (1, 2, "te doen"), (0, 0, "te doen")] {
        assert!(session.undo() && session.undone_task());
        let tasks = session.decision().tasks.values();
        assert_eq!(tasks.filter(|task| task.state == TaskState::Done).count(), done);
        // On one line there is room for its first words.
        let told = format!("Ongedaan gemaakt. Weer {again}: “{}”.", truncate(&steps[step], 70));
        assert_eq!((plan_news(&session), news(&session)), (Some(told.clone()), told));
    }
    // Nothing else was undone; what came before the ticks is next.
    assert_eq!(*session.choices(), given);
    assert!(session.undo() && !session.undone_task());
    assert!(news(&session).starts_with("Ongedaan gemaakt: vraag 1 is weer "), "{}", news(&session));
    assert!(session.toggle_task(0) || session.outcome().is_none());
}

#[test]
fn no_key_at_boxes_loses_a_tick() {
    let mut seen = 0;
    for content in [Content::embedded(), Content::of_folder(&trees::folder("second"))] {
        let model = content.model();
        let mut rng = Rng::with_seed(7);
        for _ in 0..80 {
            let mut session = begin(&model);
            while session.question().is_some() {
                if session.ask_kind() == Some(AskKind::Many) {
                    seen += usize::from(boxes_keep_their_ticks(&session, &mut rng));
                }
                let given = some_choice(&session, &mut rng).unwrap();
                session.choose(given).unwrap();
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// Ticks a line that excludes the others, and unticks it in each way that there is.
fn boxes_keep_their_ticks(session: &Session<'_>, rng: &mut Rng) -> bool {
    let Page::Ask(ask) = session.page(PageId::Walk, &session.draft()) else { unreachable!("a question") };
    let picks = ask.lines.iter().map(|line| line.pick);
    let (alone, others): (Vec<_>, Vec<_>) = picks.partition(|pick| session.excludes_others(*pick));
    let Some(first) = alone.first() else { return false };
    let mut ticked = PendingAnswer::default();
    for pick in others.iter().filter(|_| rng.bool()) {
        ticked = session.toggle_line(&ticked, *pick);
    }
    let is_shown = |draft: &PendingAnswer| {
        let Page::Ask(ask) = session.page(PageId::Walk, draft) else { unreachable!("a question") };
        let shown = ask.lines.iter().filter(|line| line.ticked).map(|line| line.pick);
        let shown: BTreeSet<String> = shown.map(|pick| format!("{pick:?}")).collect();
        let confirmed = match session.given(draft, None) {
            Ok(AnswerValue::Unknown) => [format!("{:?}", LinePick::Unknown)].into(),
            Ok(AnswerValue::Picks(picks)) => {
                picks.into_iter().map(|pick| format!("{:?}", LinePick::Answer(pick))).collect()
            }
            // Too few or too many are not confirmed.
            _ => return,
        };
        assert_eq!(shown, confirmed, "what is ticked is what Enter takes");
    };
    // One after the other, and the first one again.
    let mut draft = session.toggle_line(&ticked, *first);
    for next in alone.iter().skip(1).chain([first]) {
        assert_eq!(draft.ticks.len(), 1);
        is_shown(&draft);
        if draft.ticks != [*next] {
            draft = session.toggle_line(&draft, *next);
        }
    }
    assert_eq!(draft.ticks, [*first]);
    let back = session.toggle_line(&draft, *first);
    assert_eq!((&back.ticks, back.made_way.len()), (&ticked.ticks, 0), "all are back as they were");
    is_shown(&back);
    for other in &others {
        let with = session.toggle_line(&draft, *other);
        assert!(with.ticks.contains(other) && ticked.ticks.iter().all(|tick| with.ticks.contains(tick)));
        assert!(!with.ticks.contains(first) && with.made_way.is_empty());
        is_shown(&with);
    }
    true
}

#[test]
fn a_change_that_is_not_made_leads_back_to_where_one_was() {
    let model = Content::embedded().model();
    let mut session = at_the_end(&model);
    assert!(session.back() && session.back());
    let here = session.question();
    let first = session.whole().walk.path[0].question;
    assert!(session.change(first));
    session.keep();
    assert_eq!(session.question(), here);
    // A change that is made, too.
    assert!(session.change(first));
    let given = session.choices()[&first].clone();
    session.choose(given).unwrap();
    assert_eq!(session.question(), here);
}

#[test]
fn a_withdrawn_answer_leaves_its_question_open_and_the_others_wait() {
    let model = Content::embedded().model();
    let mut session = at_the_end(&model);
    let given = session.choices().clone();
    let second = session.whole().walk.path[1].question;
    let later = session.whole().walk.path.len() - 2;
    assert!(session.withdraw(second));
    assert_eq!(session.question(), Some(second));
    let told = news(&session);
    assert!(told.starts_with("Uw antwoord op vraag 2 is gewist."), "{told}");
    assert!(told.contains("latere antwoorden wachten daarop"), "{told}");
    let (waiting, aside) = session.off_path();
    assert_eq!(waiting.len() + aside.len(), later);
    assert!(!session.withdraw(second), "there is nothing left to withdraw");
    let Page::Ask(ask) = session.page(PageId::Walk, &session.draft()) else { unreachable!("a question") };
    assert!(ask.lines.iter().all(|line| !line.marked && !line.ticked));
    // The same answer again: all is as it was.
    session.choose(given[&second].clone()).unwrap();
    assert_eq!(*session.choices(), given);
    assert!(session.outcome().is_some());
}

#[test]
fn ticks_and_text_stay_as_they_were_left() {
    let model = Content::embedded().model();
    let mut session = begin(&model);
    while session.ask_kind() != Some(AskKind::Many) {
        session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
    }
    let asked = session.question().unwrap();
    let mut ticked = session.draft();
    for at in 0..3 {
        ticked = session.toggle_line(&ticked, LinePick::Answer(Ix::new(at)));
    }
    session.keep_draft(ticked.clone());
    assert!(session.back());
    assert_ne!(session.draft(), ticked);
    session.go_on();
    assert_eq!((session.question(), session.draft()), (Some(asked), ticked.clone()));
    let Page::Ask(ask) = session.page(PageId::Walk, &session.draft()) else { unreachable!("a question") };
    assert_eq!(ask.unconfirmed.as_deref(), Some("Nog niet bevestigd."));
    assert_eq!(ask.lines.iter().filter(|line| line.ticked).count(), 3);
    let Page::Listing(overview) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("the overview is a list");
    };
    let words: Vec<&str> = overview.rows.iter().map(|row| row.words.as_str()).collect();
    assert!(words.contains(&"3 gekozen (nog niet bevestigd)"), "{words:?}");
    // Confirmed, it is an answer like any other; unticked it is not confirmed again.
    session.choose(session.given(&ticked, None).unwrap()).unwrap();
    assert!(session.back());
    assert_eq!(session.draft(), session.answered());
    let fewer = session.toggle_line(&session.draft(), LinePick::Answer(Ix::new(1)));
    session.keep_draft(fewer.clone());
    session.go_on();
    assert!(session.back());
    assert_eq!((session.draft().ticks, session.answered().ticks.len()), (fewer.ticks, 3));
    // It is told as well where the answer waits.
    let first = session.whole().walk.path[0].question;
    assert!(session.withdraw(first));
    assert!(session.off_path().0.contains(&asked));
    let Page::Listing(overview) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("the overview is a list");
    };
    let told = |row: &ListingRow| row.faint && row.words.ends_with("; 2 gekozen (nog niet bevestigd)");
    assert_eq!(overview.rows.iter().filter(|row| told(row)).count(), 1, "{:?}", overview.rows);
}

#[test]
fn a_number_and_a_marked_line_stay_as_they_were_left() {
    let model = Content::embedded().model();
    let mut session = begin(&model);
    let first = session.question().unwrap();
    assert_eq!(session.draft().marked, None, "a new question marks nothing");
    let marked = Some(LinePick::Answer(Ix::new(1)));
    session.keep_draft(PendingAnswer { marked, ..session.draft() });
    session.go_on();
    assert_eq!((session.question(), session.draft().marked), (Some(first), marked));
    session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
    assert!(session.back());
    assert_eq!(session.draft().marked, Some(LinePick::Answer(Ix::new(0))), "the answer that was given");

    let mut choices = Given::new();
    for (id, words) in [("met_wie", "patienten"), ("soort_client", "alleen"), ("omgeving", "none")] {
        let asked = question(&model, id);
        let row = model.graph.questions.row(asked);
        choices.insert(asked, AnswerValue::from_words(row, &[words.to_owned()]).unwrap());
    }
    let mut session = Session::resume(&model, Messages::new(Lang::Nl), choices, BTreeSet::new());
    while !matches!(session.ask_kind(), Some(AskKind::Number { .. })) {
        let core = &session.state().walk;
        assert!(matches!(core.position, Position::At(_)));
        let choices = trees::choices(&model, core.position, core.left.count_ones(..));
        session.choose(choices[0].given.clone()).unwrap();
    }
    session.keep_draft(PendingAnswer { typed: "2,5".to_owned(), ..PendingAnswer::default() });
    assert!(session.back());
    session.go_on();
    assert_eq!(session.draft().typed, "2,5");
    assert!(session.given(&session.draft(), None).is_err());
}
