//! Advice as it could stand in a dossier, of any words.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::super::{
    DroppedApp, MoreLeft, RecordedAdvice, RecordedApp, RecordedFact, RecordedFirst, RecordedNoun,
    RecordedOpen, RecordedPoint, RecordedSource, RecordedTask, RecordedWouldChange,
};
use super::{text, word};
use crate::session::TaskId;

fn point() -> impl Strategy<Value = RecordedPoint> {
    let id = prop_oneof![Just(String::new()), word()];
    (id, text(), text(), text(), vec(text(), 0..2))
        .prop_map(|(id, text, flag, for_whom, sources)| RecordedPoint { id, text, flag, for_whom, sources })
}

pub(super) fn advice() -> impl Strategy<Value = RecordedAdvice> {
    let words = || vec(text(), 0..3);
    let wishes = (words(), words(), words());
    let app =
        (word(), text(), word(), words(), vec(word(), 0..2), vec(point(), 0..2), words(), words(), wishes)
            .prop_map(|(app, name, standing, reasons, ask, points, cells, numbers, (met, unmet, unsure))| {
                RecordedApp { app, name, standing, reasons, ask, points, cells, numbers, met, unmet, unsure }
            });
    let dropped = (word(), text(), vec(1..9_usize, 0..3)).prop_map(|(app, name, reasons)| DroppedApp {
        app,
        name,
        reasons,
    });
    let fact = (word(), word(), text(), text(), any::<bool>(), vec(text(), 0..2), text()).prop_map(
        |(app, fact, label, value, is_unknown, sources, checked)| RecordedFact {
            app,
            fact,
            label,
            value,
            is_unknown,
            sources,
            checked,
        },
    );
    let first = (vec(word(), 0..2), text(), words()).prop_map(|(apps, title, why)| RecordedFirst {
        apps,
        title,
        why,
    });
    let source = (word(), text()).prop_map(|(id, title)| RecordedSource { id, title });
    let told = (first, words(), vec(point(), 0..2), vec(source, 0..2));
    let all =
        (word(), text(), told, vec(app, 0..3), vec(dropped, 0..3), words(), 0..3_usize, vec(fact, 0..3));
    (all, told_besides()).prop_map(
        |(
            (outcome, title, (first, columns, points, sources), left, dropped, texts, more_dropped, facts),
            besides,
        )| {
            RecordedAdvice {
                outcome,
                title,
                first,
                columns,
                points,
                left,
                dropped,
                texts,
                more_dropped,
                facts,
                sources,
                ..besides
            }
        },
    )
}

/// What an advice tells besides its apps.
fn told_besides() -> impl Strategy<Value = RecordedAdvice> {
    let id = prop_oneof![
        (word(), word()).prop_map(|(plan, step)| TaskId::Step { plan, step }),
        word().prop_map(TaskId::Point),
    ];
    let task =
        (id, text(), any::<bool>(), text(), text()).prop_map(|(id, group, is_first, text, for_whom)| {
            RecordedTask { id, group, is_first, text, for_whom }
        });
    let open =
        (word(), text(), text()).prop_map(|(question, ask, owner)| RecordedOpen { question, ask, owner });
    let texts = || vec(text(), 0..3);
    let told = (text(), texts());
    let noun = (text(), text()).prop_map(|(one, many)| RecordedNoun { one, many });
    let lists = (vec(task, 0..3), vec(open, 0..3));
    (noun, told, option::of(1..5_usize), text(), texts(), texts(), lists, told_of_late()).prop_map(
        |(noun, (told, dead_end), price_column, order, warnings, advisers, (tasks, open), late)| {
            RecordedAdvice {
                noun,
                told,
                dead_end,
                price_column,
                order,
                warnings,
                advisers,
                tasks,
                open,
                ..late
            }
        },
    )
}

/// What was added to the format later.
fn told_of_late() -> impl Strategy<Value = RecordedAdvice> {
    let more_left =
        [0..3_usize, 0..3, 0..3, 0..3].prop_map(|[recommended, conditional, to_ask, uncertain]| MoreLeft {
            recommended,
            conditional,
            to_ask,
            uncertain,
        });
    let would_change = (word(), text(), vec(text(), 0..3), 0..3_usize, any::<bool>()).prop_map(
        |(app, name, lines, more, is_part)| RecordedWouldChange { app, name, lines, more, is_part },
    );
    (any::<bool>(), vec(word(), 0..3), more_left, vec(would_change, 0..3)).prop_map(
        |(is_blocked, column_facts, more_left, would_change)| RecordedAdvice {
            is_blocked,
            column_facts,
            more_left,
            would_change,
            ..RecordedAdvice::default()
        },
    )
}
