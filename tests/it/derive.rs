//! Derived labels and earlier numbers: that the trees made by chance, which the other tests compare, hold every case of
//! them, and how a person and an author read them.

use fastrand::Rng;
use stappenplan::engine::{self, Kleene, RecordedWalk};
use stappenplan::model::{Attention, Condition, Model};
use stappenplan::report::{GraphFormat, graph};
use stappenplan::session::Session;
use stappenplan::text::{Lang, Messages, SafeText};

use super::trees::{self, Answers, Content};

/// How often each was seen.
#[derive(Debug, Default)]
struct Seen {
    trees_that_derive: usize,
    trees_that_test_numbers: usize,
    /// Tests of numbers on states: true, false, unknown.
    numbers: [usize; 3],
    /// Derived labels on states: they hold, they do not.
    labels: [usize; 2],
    /// A derived label that held and does no longer.
    lost: usize,
    /// A derived label that does not hold because its condition is unknown.
    unknown: usize,
}

fn point(text: &str, when: Condition) -> Attention {
    Attention {
        text: SafeText::new(text),
        for_whom: None,
        when: Some(when),
        sources: Vec::new(),
        id: None,
        flag: None,
        first: false,
        informs: false,
        since: None,
    }
}

/// The same tree, that says of every derived label when it holds, and when its condition is true and when false.
fn telling(mut model: Model) -> Model {
    model.graph.attention.clear();
    for label in model.graph.derived.rows() {
        let points = [
            point(&format!("{} holds", label.id), Condition::Derived(label.clone())),
            point(&format!("{} true", label.id), label.when.clone()),
            point(&format!("{} false", label.id), Condition::Not(Box::new(label.when.clone()))),
        ];
        model.graph.attention.extend(points);
    }
    model
}

impl Seen {
    fn look(&mut self, model: &Model, state: &RecordedWalk, held: &mut Vec<String>) {
        model.conditions(&mut |condition| {
            condition.visit(&mut |part| {
                if let Condition::Number { question, test } = part {
                    self.numbers[match engine::number_is(&state.walk.path, *question, *test) {
                        Kleene::True => 0,
                        Kleene::False => 1,
                        Kleene::Unknown => 2,
                    }] += 1;
                }
            });
        });
        let told = engine::organisation_attention(model, state);
        let told = |words: &str| told.iter().any(|(_, point)| point.text.as_str() == words);
        for label in model.graph.derived.rows() {
            let holds = told(&format!("{} holds", label.id));
            assert_eq!(
                holds,
                told(&format!("{} true", label.id)),
                "a label holds whenever its condition is true"
            );
            self.labels[usize::from(!holds)] += 1;
            self.unknown += usize::from(!holds && !told(&format!("{} false", label.id)));
            let before = held.iter().position(|known| *known == label.id);
            match (before, holds) {
                (None, true) => held.push(label.id.clone()),
                (Some(at), false) => {
                    held.remove(at);
                    self.lost += 1;
                }
                _ => {}
            }
        }
    }
}

#[test]
fn trees_made_by_chance_show_all_that_labels_and_numbers_can_do() {
    let mut seen = Seen::default();
    for (content, seed) in trees::generated(0..600).zip(0..) {
        let model = telling(content.model());
        let (mut derives, mut tests) = (false, false);
        content.model().conditions(&mut |condition| {
            condition.visit(&mut |part| {
                derives |= matches!(part, Condition::Derived(_));
                tests |= matches!(part, Condition::Number { .. });
            });
        });
        seen.trees_that_derive += usize::from(derives);
        seen.trees_that_test_numbers += usize::from(tests);
        let mut rng = Rng::with_seed(seed);
        for _ in 0..5 {
            let (mut state, mut held) = (engine::start(&model), Vec::new());
            loop {
                seen.look(&model, &state, &mut held);
                let left = state.walk.left.count_ones(..);
                let choices = trees::choices(&model, state.walk.position, left);
                if choices.is_empty() {
                    break;
                }
                state = engine::step(&model, &state, &choices[rng.usize(0..choices.len())]).unwrap();
            }
        }
    }
    let Seen { numbers, labels, .. } = &seen;
    let is_rich = numbers.iter().all(|times| *times > 500)
        && labels.iter().all(|times| *times > 1_000)
        && seen.trees_that_derive > 150
        && seen.trees_that_test_numbers > 100
        && seen.lost > 50
        && seen.unknown > 300;
    assert!(is_rich, "{seen:?}");
}

fn walked(model: &Model, answers: &[(&str, &str)]) -> RecordedWalk {
    let answers: Answers =
        answers.iter().map(|(question, answer)| ((*question).into(), vec![(*answer).into()])).collect();
    engine::replay(model, &trees::given(model, &answers))
}

#[test]
fn an_app_that_turns_on_a_number_nobody_gave_is_not_for_its_supplier() {
    let model = Content::of_folder(&trees::folder("constructs/number_condition")).model();
    let state = walked(&model, &[("soort", "groot"), ("gasten", "unknown"), ("muziek", "ja")]);
    assert!(!engine::has_inquiries(&model, &state) && engine::addressees(&model, &state, &[]).is_empty());
    let choices = trees::keyed(&state.walk.path);
    for (lang, words) in [
        (Lang::Nl, "dit hangt af van een antwoord dat er toen niet was"),
        (Lang::En, "this depends on an answer that was not there then"),
    ] {
        let session = Session::resume(&model, Messages::new(lang), choices.clone(), Default::default());
        assert_eq!(session.app_advice(model.catalogue.find("hal").unwrap()).in_short, words);
    }
}

#[test]
fn a_drawing_names_derived_labels_and_numbers() {
    let drawn = |folder: &str| {
        let model = Content::of_folder(&trees::folder(folder)).model();
        graph(&model, Messages::new(Lang::Nl), GraphFormat::Mermaid).replace("<br/>", " ")
    };
    let labels = drawn("constructs/derive");
    // Of a number that is not known it is sure which labels hold: those are left out.
    let guards = "een antwoord#58; 1#46; label dichtbij and (label kinderen or label zwaar) Weet ik niet#58; label kinderen";
    assert!(labels.contains(guards), "{labels}");
    let numbers = drawn("constructs/number_condition");
    assert!(numbers.contains("gasten #62;#61; 40") && numbers.contains("gasten #62;#61; 20"), "{numbers}");
}
