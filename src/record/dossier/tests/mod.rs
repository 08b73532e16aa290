//! A dossier reads back exactly, and whatever happens to its bytes is told.

mod made_advice;

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use self::made_advice::advice;
use super::*;
use crate::session::{
    DossierRef, Opinion, Remark, RemarkOn, ReplyOn, ReplyShown, ReplyValue, SelectedApp, Selection, Status,
    StatusChange, Task, TaskId, TaskState,
};

fn text() -> BoxedStrategy<SafeText> {
    prop_oneof![
        any::<String>(),
        select(vec![
            "",
            " ",
            "a\n\nb\n",
            "\"x\"",
            "# nee",
            "sha256: 0",
            "stappenplan: dossier",
            "- a: b",
            "é"
        ])
        .prop_map(str::to_owned),
    ]
    .prop_map(SafeText::from)
    .boxed()
}

fn word() -> BoxedStrategy<String> {
    prop_oneof!["[a-z][a-z0-9_]{0,6}", Just("no".to_owned()), Just("24".to_owned()), any::<String>()].boxed()
}

fn day() -> impl Strategy<Value = Day> {
    (2_400_000..2_500_000_i32).prop_map(|number| Day::try_from(number).unwrap())
}

fn short() -> impl Strategy<Value = SafeText> {
    "[A-Za-zé0-9]{1,9}( [a-z\"\\\\#:]{1,9}){0,4}".prop_map(SafeText::from)
}

fn status() -> impl Strategy<Value = Status> {
    select(Status::ALL.to_vec())
}

fn named() -> impl Strategy<Value = DossierRef> {
    (short(), "[0-9a-f]{0,16}").prop_map(|(name, id)| DossierRef { name, id })
}

fn head() -> impl Strategy<Value = DossierHead> {
    let stands =
        prop_oneof![(1..40_usize).prop_map(Stands::At), short().prop_map(Stands::Done), Just(Stands::Stuck)];
    let told = (short(), short());
    let rest =
        (any::<bool>(), option::of(named()), option::of(named()), told, vec("[A-Z][a-z ]{0,8}x", 0..3));
    (any::<u64>(), (short(), "[0-9a-f]{0,16}"), word(), status(), stands, rest).prop_map(
        |(save, (name, id), tree, status, stands, (is_archived, variant_of, supersedes, told, formerly))| {
            let saved = "2026-11-28T11:00:00Z".to_owned();
            let (chosen, superseded_by) = told;
            DossierHead {
                format: 1,
                save,
                name,
                id,
                tree,
                status,
                stands,
                saved,
                is_archived,
                variant_of,
                supersedes,
                chosen,
                superseded_by,
                formerly,
            }
        },
    )
}

fn choice() -> impl Strategy<Value = RecordedChoice> {
    (word(), text(), vec(word(), 0..4), text(), option::of(1..40_usize)).prop_map(
        |(question, ask, answers, shown, number)| RecordedChoice { question, ask, answers, shown, number },
    )
}

fn draft() -> impl Strategy<Value = RecordedDraft> {
    (word(), option::of(word()), vec(word(), 0..4), vec(word(), 0..2), (text(), text())).prop_map(
        |(question, marked, ticks, made_way, (typed, by))| RecordedDraft {
            question,
            marked,
            ticks,
            made_way,
            typed,
            by,
        },
    )
}

fn reply() -> impl Strategy<Value = Reply> {
    let on = prop_oneof![
        (word(), word()).prop_map(|(app, fact)| ReplyOn::Fact { app, fact }),
        (word(), word()).prop_map(|(app, question)| ReplyOn::Common { app, question }),
    ];
    let value = prop_oneof![
        word().prop_map(ReplyValue::Choice),
        vec(word(), 0..3).prop_map(ReplyValue::Set),
        any::<bool>().prop_map(ReplyValue::Flag),
        word().prop_map(ReplyValue::Number),
        Just(ReplyValue::Unlimited),
        text().prop_map(ReplyValue::Depends),
        text().prop_map(ReplyValue::Text),
    ];
    (on, value, text(), day(), text(), any::<bool>()).prop_map(
        |(on, value, rests_on, day, by, taken_back)| {
            let shown = ReplyShown { app: by.clone(), value: rests_on.clone(), ..ReplyShown::default() };
            Reply { on, value, rests_on, day, by, taken_back, shown }
        },
    )
}

fn task() -> impl Strategy<Value = (TaskId, Task)> {
    let id = prop_oneof![
        (word(), word()).prop_map(|(plan, step)| TaskId::Step { plan, step }),
        word().prop_map(TaskId::Point),
    ];
    let accepted = (text(), text(), option::of(day())).prop_map(|(why, by, until)| TaskState::Accepted {
        why,
        by,
        until,
    });
    let state =
        prop_oneof![Just(TaskState::Open), Just(TaskState::Done), Just(TaskState::NotNeeded), accepted];
    let task = (state, text(), option::of(day()), text(), text(), selection()).prop_map(
        |(state, owner, due, remark, shown, about)| Task { shown, state, owner, due, remark, about },
    );
    (id, task)
}

fn selection() -> impl Strategy<Value = Selection> {
    let app = (word(), text(), text()).prop_map(|(app, name, use_for)| SelectedApp { app, name, use_for });
    prop_oneof![Just(Selection::Open), Just(Selection::NoApp), vec(app, 1..3).prop_map(Selection::Apps)]
}

fn decision() -> impl Strategy<Value = Decision> {
    let on = prop_oneof![word().prop_map(RemarkOn::Answer), word().prop_map(RemarkOn::App)];
    let from = (text(), option::of(day()));
    let opinion = (text(), from, option::of(any::<bool>()), text(), selection()).prop_map(
        |(text, (by, on), followed, why_not, about)| Opinion { text, by, on, followed, why_not, about },
    );
    let change = (status(), day(), text(), option::of(day()), named()).prop_map(
        |(status, on, by, look_again, successor)| StatusChange { status, on, by, look_again, successor },
    );
    (
        selection(),
        text(),
        btree_map(on, (text(), text()).prop_map(|(text, about)| Remark { text, about }), 0..3),
        vec(task(), 0..3),
        btree_map(word(), opinion, 0..3),
        vec(change, 0..3),
    )
        .prop_map(|(selection, motivation, remarks, tasks, opinions, history)| Decision {
            selection,
            motivation,
            remarks,
            tasks: tasks.into_iter().collect(),
            opinions,
            history,
        })
}

fn dossier() -> impl Strategy<Value = Dossier> {
    let lang = prop_oneof![Just(String::new()), Just("nl".to_owned())];
    let made =
        (text(), text(), option::of(day()), text(), lang).prop_map(|(title, edition, day, by, lang)| {
            MadeWith {
                title,
                edition,
                tree_digest: "0".repeat(64),
                catalogue_digest: String::new(),
                program: "0.1.0".to_owned(),
                day,
                by,
                lang,
            }
        });
    let forms = btree_map(word(), btree_map(word(), text(), 0..3), 0..2);
    (
        head(),
        made,
        vec(choice(), 0..4),
        (vec(draft(), 0..3), forms.clone(), forms),
        vec(choice(), 0..2),
        (vec(reply(), 0..3), vec(1..4_usize, 0..3)),
        (decision(), option::of(advice())),
    )
        .prop_map(
            |(
                head,
                made,
                choices,
                (drafts, forms, typed_by),
                unfit,
                (replies, unfit_replies),
                (decision, advice),
            )| Dossier {
                head,
                made,
                choices,
                drafts,
                forms,
                typed_by,
                unfit,
                replies,
                unfit_replies,
                decision,
                advice,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_dossier_reads_back_exactly(dossier in dossier()) {
        let text = dossier_text(&dossier);
        let found = read_dossier(text.as_bytes());
        prop_assert_eq!(&found.damage, &None, "{}", text);
        prop_assert_eq!(&found.dossier, &dossier, "{}", text);
        prop_assert_eq!(dossier_text(&found.dossier), text.clone());
        // A list reads the first bytes alone.
        let beginning = &text.as_bytes()[..text.len().min(HEAD_BYTES)];
        prop_assert_eq!(DossierHead::read(beginning), Some(dossier.head));
    }
}

/// Every key of a value is one of its schema.
fn is_described(value: &Written, schema: &serde_json::Value, at: &str) -> Result<(), String> {
    match value {
        Written::Map(entries) => {
            for (key, value) in entries {
                let known = schema.get("properties").and_then(|keys| keys.get(key));
                if known.is_some_and(|known| known.get("description").is_none()) {
                    return Err(format!("{at}.{key} is not described"));
                }
                let known = known.or_else(|| schema.get("additionalProperties"));
                let Some(known) = known else { return Err(format!("{at}.{key} is in no schema")) };
                is_described(value, known, &format!("{at}.{key}"))?;
            }
            Ok(())
        }
        Written::List(items) => {
            let of = schema.get("oneOf").and_then(|either| either.get(1)).unwrap_or(schema);
            let Some(of) = of.get("items") else { return Err(format!("{at} is no list")) };
            items.iter().try_for_each(|item| is_described(item, of, at))
        }
        Written::Text(_) | Written::Id(_) | Written::Bare(_) => Ok(()),
    }
}

proptest! {
    #[test]
    fn the_schema_knows_every_key(dossier in dossier()) {
        let schema = dossier_schema();
        let root = Written::Map(parts(&dossier));
        prop_assert_eq!(is_described(&root, &schema, "dossier"), Ok(()));
        for line in dossier.head.text().lines() {
            let key = line.split(':').next().unwrap();
            prop_assert!(schema["properties"].get(key).is_some(), "{}", key);
        }
    }
}

/// Something that may happen to a file.
#[derive(Debug, Clone)]
enum Harm {
    Cut(usize),
    Flip(usize, u8),
    Zeros(usize, usize),
    Swap(usize, usize),
    NoDigest,
    Line(usize),
    Text(usize, String),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        any::<usize>().prop_map(Harm::Cut),
        (any::<usize>(), 0..8_u8).prop_map(|(at, bit)| Harm::Flip(at, 1 << bit)),
        (any::<usize>(), 1..600_usize).prop_map(|(at, count)| Harm::Zeros(at, count)),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Harm::Swap(one, other)),
        Just(Harm::NoDigest),
        any::<usize>().prop_map(Harm::Line),
        (any::<usize>(), any::<String>()).prop_map(|(at, text)| Harm::Text(at, text)),
    ]
}

impl Harm {
    fn on(&self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        let size = bytes.len();
        let lines = || whole.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
        match self {
            Self::Cut(at) => bytes.truncate(at % size),
            Self::Flip(at, bit) => bytes[at % size] ^= bit,
            Self::Zeros(at, count) => {
                let from = at % size;
                bytes[from..(from + count).min(size)].fill(0);
            }
            Self::Swap(one, other) => {
                let mut lines = lines();
                let count = lines.len();
                lines.swap(one % count, other % count);
                bytes = lines.concat();
            }
            Self::NoDigest => {
                let mut lines = lines();
                lines.pop();
                bytes = lines.concat();
            }
            Self::Line(at) => {
                let mut lines = lines();
                let count = lines.len();
                lines.remove(at % count);
                bytes = lines.concat();
            }
            Self::Text(at, text) => {
                let at = at % size;
                bytes.splice(at..at, text.bytes());
            }
        }
        bytes
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_damage_is_taken_for_whole(dossier in dossier(), harm in harm()) {
        let whole = dossier_text(&dossier).into_bytes();
        let bytes = harm.on(&whole);
        let found = read_dossier(&bytes);
        prop_assert_eq!(found.damage.is_some(), bytes != whole, "{:?}", harm);
        if bytes.is_empty() {
            prop_assert_eq!(found.damage, Some(Damage::Empty));
        }
    }
}

fn sample() -> Dossier {
    Dossier {
        head: DossierHead {
            format: 1,
            save: 7,
            name: "Thee kiezen 2026-11-28".into(),
            tree: "thee".to_owned(),
            stands: Stands::At(2),
            saved: "2026-11-28T11:00:00Z".to_owned(),
            ..DossierHead::default()
        },
        choices: vec![RecordedChoice {
            question: "reden".to_owned(),
            ask: "Waarom?".into(),
            answers: vec!["werk".to_owned()],
            shown: "Voor het werk".into(),
            number: Some(1),
        }],
        drafts: vec![RecordedDraft {
            question: "eisen".to_owned(),
            ticks: vec!["veilig".to_owned()],
            ..RecordedDraft::default()
        }],
        forms: BTreeMap::from([(
            "motivation".to_owned(),
            BTreeMap::from([("text".to_owned(), "Om\nte".into())]),
        )]),
        decision: Decision { motivation: "Eén\ntwee".into(), ..Decision::default() },
        ..Dossier::default()
    }
}

#[test]
fn a_dossier_can_be_read_by_a_person() {
    insta::assert_snapshot!(dossier_text(&sample()));
}

#[test]
fn each_damage_has_its_name_and_what_can_be_read_is_read() {
    let whole = dossier_text(&sample());
    let damage = |text: &str| read_dossier(text.as_bytes()).damage;
    assert_eq!(damage(""), Some(Damage::Empty));
    assert_eq!(damage("format: 1\n"), Some(Damage::NoDossier));
    assert_eq!(damage(&whole.replace("werk", "wark")), Some(Damage::Digest));
    assert_eq!(damage(whole.trim_end()), Some(Damage::Cut));
    let text = "stappenplan: dossier\n- x\n";
    assert_eq!(damage(&format!("{text}sha256: {}\n", digest(text.as_bytes()))), Some(Damage::Unreadable));
    // Cut in the middle of the decision, all before it is there; with a part that is no YAML, all but that.
    let (before, _) = whole.split_once("motivation: ").unwrap();
    let found = read_dossier(before.as_bytes());
    assert_eq!((found.damage, found.dossier.choices), (Some(Damage::Cut), sample().choices));
    let found = read_dossier(whole.replace("ticks: [", "ticks: [[").as_bytes());
    assert_eq!((found.dossier.drafts.len(), found.dossier.decision), (0, sample().decision));
}

#[test]
fn a_newer_format_is_read_as_far_as_it_is_understood() {
    let text = dossier_text(&sample());
    let (text, _) = text.rsplit_once("sha256: ").unwrap();
    let text = text.replace("format: 1\n", "format: 2\nmood: \"fine\"\n") + "more:\n  a: [b]\n";
    let found = read_dossier(format!("{text}sha256: {}\n", digest(text.as_bytes())).as_bytes());
    assert_eq!((found.damage, found.dossier.head.is_newer()), (None, true));
    assert_eq!(found.dossier.choices, sample().choices);
}

#[test]
fn only_the_first_line_makes_a_dossier() {
    for ours in ["stappenplan: dossier\n", "stappenplan: dossier\r\nx"] {
        assert!(is_dossier(ours.as_bytes()), "{ours:?}");
    }
    for other in [
        "",
        "stappenplan: dossier",
        "stappenplan: dossiers\n",
        " stappenplan: dossier\n",
        "\u{feff}stappenplan: dossier\n",
    ] {
        assert!(!is_dossier(other.as_bytes()), "{other:?}");
    }
}
