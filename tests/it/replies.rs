//! What suppliers replied: entered by a form, over the facts of one walk, taken back, told, and given to authors.

use fastrand::Rng;
use stappenplan::batch::replies_yaml;
use stappenplan::engine::{Position, Standing, start_walk, step_walk};
use stappenplan::model::{AppIx, FactIx, FactKind, Model, Value};
use stappenplan::report::{Verbosity, advice, document_lines, listing_lines, replies_text};
use stappenplan::session::{
    Action, FormId, Page, PageId, PendingAnswer, Reply, ReplyOn, ReplyShown, ReplyState, ReplyTopic,
    ReplyValue, Session, with_replies,
};
use stappenplan::text::{Day, Lang, Messages};
use time::macros::date;

use super::common::sample_size;
use super::trees::{Content, choices, given, keyed};

pub(super) const ACCOUNT_ASKED: [(&str, &[&str]); 10] = [
    ("met_wie", &["patienten"]),
    ("soort_client", &["alleen"]),
    ("omgeving", &["none"]),
    ("wanneer", &["snel"]),
    ("bewijs", &["nen"]),
    ("ontvanger", &["geen_account"]),
    ("personen", &["2"]),
    ("zorgverlener", &["none"]),
    ("kosten", &["betalen"]),
    ("geregeld", &["none"]),
];

pub(super) fn shipped() -> Model {
    Content::embedded().model().on(date!(2026 - 12 - 10).into())
}

pub(super) fn session<'m>(model: &'m Model, answers: &[(&str, &[&str])]) -> Session<'m> {
    let answers = answers.iter().map(|(question, words)| {
        ((*question).to_owned(), words.iter().map(|word| (*word).to_owned()).collect())
    });
    let choices = given(model, &answers.collect());
    Session::resume(model, Messages::new(Lang::Nl), choices, Default::default())
}

pub(super) fn reply(app: &str, fact: &str, value: ReplyValue) -> Reply {
    Reply {
        on: ReplyOn::Fact { app: app.to_owned(), fact: fact.to_owned() },
        value,
        rests_on: "mail van de leverancier".into(),
        day: date!(2026 - 12 - 03).into(),
        by: "J. Jansen".into(),
        taken_back: false,
        shown: ReplyShown::default(),
    }
}

pub(super) fn set(ids: &[&str]) -> ReplyValue {
    ReplyValue::Set(ids.iter().map(|id| (*id).to_owned()).collect())
}

pub(super) fn app(session: &Session<'_>, id: &str) -> AppIx {
    session.model().catalogue.find(id).unwrap()
}

pub(super) fn fact(session: &Session<'_>, id: &str) -> FactIx {
    session.model().graph.facts.find(|fact| fact.id == id).unwrap()
}

fn standing(session: &Session<'_>, id: &str) -> Standing {
    session.app_advice(app(session, id)).standing
}

pub(super) fn shown(session: &Session<'_>, page: PageId) -> String {
    match session.page(page, &PendingAnswer::default()) {
        Page::Document(document) => document_lines(&document, 76).join("\n"),
        Page::Listing(listing) => {
            let news = listing.news.clone().map(|news| format!("{news}\n\n")).unwrap_or_default();
            news + &listing_lines(&listing, session.messages(), 76).join("\n")
        }
        Page::Ask(_) | Page::Table(_) | Page::Form(_) => unreachable!(),
    }
}

/// A reply by chance, to a fact that can be entered.
pub(super) fn any_reply(model: &Model, rng: &mut Rng) -> Reply {
    loop {
        let fact = rng.choice(model.graph.facts.rows()).unwrap();
        let ids = |table: &stappenplan::model::Table<_, stappenplan::model::FactValue>| {
            table.rows().iter().map(|value| value.id.clone()).collect::<Vec<_>>()
        };
        let value = match &fact.kind {
            _ if rng.u8(..8) == 0 => ReplyValue::Depends("het contract".into()),
            FactKind::Choice(table) => ReplyValue::Choice(rng.choice(ids(table)).unwrap()),
            FactKind::Set(table) => ReplyValue::Set(ids(table).into_iter().filter(|_| rng.bool()).collect()),
            FactKind::Flag => ReplyValue::Flag(rng.bool()),
            FactKind::Number { .. } if rng.bool() => ReplyValue::Unlimited,
            FactKind::Number { .. } => ReplyValue::Number(rng.u8(..60).to_string()),
            FactKind::Text => ReplyValue::Text("drie weken".into()),
            FactKind::Apps => continue,
        };
        let app = rng.choice(model.catalogue.apps.rows()).unwrap();
        return reply(&app.id, &fact.id, value);
    }
}

/// A session at the end of a walk by chance.
pub(super) fn any_session<'m>(model: &'m Model, rng: &mut Rng) -> Session<'m> {
    let mut walk = start_walk(model);
    while let Position::At(_) = walk.position {
        let some = choices(model, walk.position, walk.left.count_ones(..)).into_iter().take(64);
        let Some(choice) = rng.choice(some) else { break };
        walk = step_walk(model, &walk, &choice).unwrap();
    }
    Session::resume(model, Messages::new(Lang::Nl), keyed(&walk.path), Default::default())
}

/// All that is told of an advice.
fn whole(session: &Session<'_>) -> String {
    advice(session, Verbosity::Full, 200).join("\n")
}

#[test]
fn a_reply_that_is_taken_back_leaves_the_advice_as_it_was() {
    let model = shipped();
    let mut rng = Rng::with_seed(21);
    let mut changed = 0;
    for _ in 0..sample_size(15, 400) {
        let mut session = any_session(&model, &mut rng);
        let before = (whole(&session), session.choices().clone(), session.off_path());
        let replies: Vec<Reply> = (0..rng.usize(1..4)).map(|_| any_reply(&model, &mut rng)).collect();
        for reply in &replies {
            session.enter_reply(reply.clone());
        }
        let with = with_replies(&model, &replies);
        assert!(std::ptr::eq(with, session.model()), "made once, for whoever has these replies");
        changed += usize::from(whole(&session) != before.0);
        let mut order: Vec<usize> = (0..replies.len()).collect();
        rng.shuffle(&mut order);
        for at in order {
            assert!(session.toggle_reply(at));
        }
        assert!(session.replies().iter().all(|reply| reply.taken_back), "all are kept");
        let after = (whole(&session), session.choices().clone(), session.off_path());
        assert!(after == before, "{replies:?}");
        assert!(std::ptr::eq(session.model(), &model));
    }
    assert!(changed > 5, "{changed}");
}

#[test]
fn the_form_of_a_reply_shows_what_was_kept_and_takes_it_back() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    let whereby = app(&session, "whereby");
    let price = fact(&session, "prijs_kort");
    for (topic, kept) in [
        (ReplyTopic::Fact(price), reply("whereby", "prijs_kort", ReplyValue::Text("12 euro".into()))),
        (
            ReplyTopic::Common(0),
            Reply {
                on: ReplyOn::Common {
                    app: "whereby".to_owned(),
                    question: "Bestaat Whereby nog, en onder welke naam? Welk bedrijf is nu de eigenaar?"
                        .to_owned(),
                },
                ..reply("whereby", "prijs_kort", ReplyValue::Text("ja".into()))
            },
        ),
    ] {
        let form = FormId::Reply(whereby, topic);
        let held = |session: &Session<'_>, name: &str| {
            let Page::Form(page) = session.page(PageId::Form(form), &PendingAnswer::default()) else {
                unreachable!()
            };
            page.fields.iter().find(|field| field.name == name).map(|field| field.text.as_str().to_owned())
        };
        assert_eq!(held(&session, "given"), None, "nothing to take back yet");
        session.enter_reply(kept.clone());
        let count = session.replies().len();
        // As after opening the dossier again: what was typed is what is kept.
        assert_eq!(held(&session, "rests_on").as_deref(), Some("mail van de leverancier"));
        assert_eq!(held(&session, "day").as_deref(), Some("3 december 2026"));
        assert_eq!(held(&session, "by").as_deref(), Some("J. Jansen"));
        // Recorded as it stands it is no second reply.
        assert!(session.confirm_form(form).is_some());
        assert_eq!(session.replies().len(), count);
        session.type_in_form(form, "given", "take_back".into());
        assert_eq!(held(&session, "rests_on"), None, "nothing else is asked");
        assert!(session.confirm_form(form).is_some());
        assert!(session.replies().last().unwrap().taken_back);
        assert_eq!(held(&session, "given"), None);
        // The one before is what holds when a later one is taken back, and that is told.
        let last = session.replies().len() - 1;
        session.toggle_reply(last);
        session.enter_reply(Reply { value: ReplyValue::Text("nee".into()), ..kept });
        session.toggle_reply(last + 1);
        let news = shown(&session, PageId::AppReplies(whereby));
        assert!(news.starts_with("Whereby") || news.starts_with("Het antwoord over Whereby"), "{news}");
        assert!(
            news.split_whitespace().collect::<Vec<_>>().join(" ").contains("Nu geldt weer wat op 3 december"),
            "{news}"
        );
        session.toggle_reply(last);
    }
}

#[test]
fn an_app_that_was_unproven_moves_and_the_news_says_so() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    assert_eq!(standing(&session, "beeldzorg"), Standing::Unproven);
    session.enter_reply(reply("beeldzorg", "zonder_account", ReplyValue::Flag(true)));
    assert_ne!(standing(&session, "beeldzorg"), Standing::Unproven);
    insta::assert_snapshot!("reply_proves", shown(&session, PageId::Replies));
    insta::assert_snapshot!("reply_on_page_of_app", shown(&session, PageId::App(app(&session, "beeldzorg"))));
    insta::assert_snapshot!("reply_in_why", shown(&session, PageId::Why(app(&session, "beeldzorg"))));
    session.enter_reply(reply("beeldzorg", "zonder_account", ReplyValue::Flag(false)));
    assert_eq!(standing(&session, "beeldzorg"), Standing::Dropped);
    assert_eq!(session.reply_state(0), ReplyState::Replaced);
    insta::assert_snapshot!("reply_drops", shown(&session, PageId::AppReplies(app(&session, "beeldzorg"))));
    assert!(session.undo());
    assert_ne!(standing(&session, "beeldzorg"), Standing::Dropped);
    assert_eq!(session.reply_state(0), ReplyState::Holds);
    assert!(session.replies()[1].taken_back);
}

#[test]
fn what_is_never_left_is_not_replied_away() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    let always: Vec<String> =
        model.catalogue.always_dropped().map(|app| model.catalogue.apps.row(app).id.clone()).collect();
    assert!(!always.is_empty());
    let mut rng = Rng::with_seed(4);
    for id in always {
        for _ in 0..20 {
            let any = any_reply(&model, &mut rng);
            let ReplyOn::Fact { fact, .. } = &any.on else { unreachable!() };
            session.enter_reply(reply(&id, fact, any.value.clone()));
            assert_eq!(standing(&session, &id), Standing::Dropped);
        }
        let page = shown(&session, PageId::AppReplies(app(&session, &id)));
        assert!(page.replace('\n', " ").contains("verandert dat niet"), "{page}");
    }
}

#[test]
fn a_choice_that_is_no_answer_any_more_is_set_aside_and_comes_back() {
    let model = shipped();
    let answers: [(&str, &[&str]); 5] = [
        ("met_wie", &["patienten"]),
        ("soort_client", &["eigen"]),
        ("welk_platform", &["karify"]),
        ("ontvanger", &["none"]),
        ("personen", &["8"]),
    ];
    let mut session = session(&model, &answers);
    let before = whole(&session);
    session.enter_reply(reply("karify", "soort", set(&["beeldbellen"])));
    let question = model.graph.questions.find(|question| question.id == "welk_platform").unwrap();
    let fallen: Vec<_> =
        session.fallen().map(|(question, fallen)| (question, fallen.answers.clone())).collect();
    assert_eq!(fallen, [(question, vec!["karify".to_owned()])]);
    assert!(!session.choices().contains_key(&question));
    assert_eq!(session.choices().len(), 4, "the others are kept");
    assert_eq!(session.kept_answers().len(), 5, "all have to be saved");
    insta::assert_snapshot!("reply_sets_aside", shown(&session, PageId::Overview));
    insta::assert_snapshot!("answer_set_aside_by_reply", shown(&session, PageId::OffPath(question)));
    assert!(session.toggle_reply(0));
    assert_eq!(session.fallen().count(), 0);
    assert_eq!(whole(&session), before);
}

#[test]
fn answers_that_are_there_by_a_reply_alone_are_read_against_it() {
    let model = shipped();
    let replies = [reply("beeldzorg", "soort", set(&["platform"]))];
    let with = with_replies(&model, &replies);
    let question = with.graph.questions.find(|question| question.id == "welk_platform").unwrap();
    let has = |model: &Model| {
        model.graph.questions.row(question).answer_rows().iter().any(|answer| answer.id == "beeldzorg")
    };
    assert!(has(with) && !has(&model));
}

/// Fills in a form and confirms it.
fn fill_in(session: &mut Session<'_>, form: FormId, fields: &[(&'static str, &str)]) -> bool {
    for (name, text) in fields {
        session.type_in_form(form, name, (*text).into());
    }
    session.confirm_form(form).is_some()
}

#[test]
fn a_reply_is_entered_as_the_kind_of_the_fact_allows() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    let beeldzorg = app(&session, "beeldzorg");
    let form =
        |session: &Session<'_>, id: &str| FormId::Reply(beeldzorg, ReplyTopic::Fact(fact(session, id)));
    let more = [("rests_on", "telefoon"), ("day", "3 december 2026"), ("by", "J. Jansen")];
    let with = |fields: &[(&'static str, &'static str)]| [fields, &more].concat();
    for (id, fields, value) in [
        ("zonder_account", vec![("value", "value:true")], ReplyValue::Flag(true)),
        ("uitnodigen", vec![("value", "value:nee")], ReplyValue::Choice("nee".to_owned())),
        (
            "certificaten",
            vec![("value", "these"), ("which", "value:nen7510 value:iso27001")],
            set(&["nen7510", "iso27001"]),
        ),
        ("certificaten", vec![("value", "none")], set(&[])),
        (
            "max_deelnemers",
            vec![("value", "a_number"), ("number", "1.500")],
            ReplyValue::Number("1500".to_owned()),
        ),
        ("max_deelnemers", vec![("value", "unlimited")], ReplyValue::Unlimited),
        ("kosten_regulier", vec![("words", "5 euro per maand")], ReplyValue::Text("5 euro per maand".into())),
        (
            "zonder_account",
            vec![("value", "depends"), ("on_what", "de browser")],
            ReplyValue::Depends("de browser".into()),
        ),
    ] {
        let form = form(&session, id);
        assert!(fill_in(&mut session, form, &with(&fields)), "{id} {fields:?}");
        let last = session.replies().last().unwrap().clone();
        assert_eq!(last.value, value, "{id}");
        assert_eq!((last.day, last.by.as_str()), (Day::from(date!(2026 - 12 - 03)), "J. Jansen"));
    }
    assert!(matches!(session.model().value(fact(&session, "max_deelnemers"), beeldzorg), Value::Unlimited));
    let kept = session.replies().len();
    let numbers = form(&session, "max_deelnemers");
    for wrong in [
        vec![("value", "a_number"), ("number", "veel")],
        vec![("value", "a_number"), ("number", "")],
        vec![("value", "")],
        vec![("value", "unlimited"), ("day", "11 december 2026")],
        vec![("value", "unlimited"), ("rests_on", "")],
    ] {
        let fields = [more.as_slice(), &wrong].concat();
        assert!(!fill_in(&mut session, numbers, &fields), "{wrong:?}");
    }
    assert_eq!(session.replies().len(), kept);
    let common = (0..model.graph.ask_all.len()).find(|at| model.graph.ask_all[*at].fact.is_none()).unwrap();
    let common = FormId::Reply(beeldzorg, ReplyTopic::Common(common));
    assert!(fill_in(&mut session, common, &with(&[("words", "ja, dat klopt")])));
    let page =
        shown(&session, PageId::AppReplies(beeldzorg)).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("ja, dat klopt, volgens uw navraag van 3 december 2026"), "{page}");
    insta::assert_snapshot!("replies_as_text", replies_text(&session, 76).join("\n"));
    insta::assert_snapshot!("replies_as_yaml", replies_yaml(&session));
}

#[test]
fn replies_can_be_put_into_the_catalogue() {
    let content = Content::embedded();
    let model = shipped();
    let mut rng = Rng::with_seed(31);
    for _ in 0..sample_size(4, 60) {
        let replies: Vec<Reply> = (0..6).map(|_| any_reply(&model, &mut rng)).collect();
        let session = Session::new(&model, Messages::new(Lang::Nl)).with_decision(
            Default::default(),
            replies.clone(),
            Default::default(),
        );
        let yaml: yaml_serde::Mapping = yaml_serde::from_str(&replies_yaml(&session)).unwrap();
        let mut by_hand = content.clone();
        by_hand.tree.truncate(by_hand.tree.find("\nscenarios:").unwrap() + 1);
        let mut tree: yaml_serde::Mapping = yaml_serde::from_str(&by_hand.tree).unwrap();
        let sources = yaml["sources"].as_mapping().unwrap().clone();
        tree["sources"].as_mapping_mut().unwrap().extend(sources);
        by_hand.tree = yaml_serde::to_string(&tree).unwrap();
        for app in yaml["apps"].as_sequence().unwrap() {
            let id = app["id"].as_str().unwrap();
            let (_, file) = by_hand.apps.iter_mut().find(|(stem, _)| stem == id).unwrap();
            let mut read: yaml_serde::Mapping = yaml_serde::from_str(file).unwrap();
            read["facts"].as_mapping_mut().unwrap().extend(app["facts"].as_mapping().unwrap().clone());
            *file = yaml_serde::to_string(&read).unwrap();
        }
        let by_hand = by_hand.model();
        let over = session.model();
        for (app, fact) in over
            .catalogue
            .apps
            .indexes()
            .flat_map(|app| over.graph.facts.indexes().map(move |fact| (app, fact)))
        {
            assert_eq!(over.value(fact, app), by_hand.value(fact, app));
            let checked = |model: &Model| {
                let details = &model.catalogue.columns.row(fact).details;
                details.get(&app).and_then(|detail| detail.checked.clone())
            };
            assert_eq!(checked(over), checked(&by_hand));
        }
    }
}

#[test]
fn replies_that_the_content_does_not_know_are_kept_and_told() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    for unfit in [
        reply("nergens", "zonder_account", ReplyValue::Flag(true)),
        reply("beeldzorg", "nergens", ReplyValue::Flag(true)),
        reply("beeldzorg", "zonder_account", ReplyValue::Choice("ja".to_owned())),
        reply("beeldzorg", "certificaten", set(&["iso9"])),
        reply("beeldzorg", "max_deelnemers", ReplyValue::Number("NaN".to_owned())),
    ] {
        session.enter_reply(unfit);
        assert_eq!(session.reply_state(session.replies().len() - 1), ReplyState::Unfit);
    }
    assert_eq!(session.replies().len(), 5);
    assert!(std::ptr::eq(session.model(), &model));
    let told = replies_text(&session, 200).join("\n");
    assert_eq!(told.matches("kent dit antwoord niet").count(), 5, "{told}");
    let Page::Listing(listing) =
        session.page(PageId::AppReplies(app(&session, "beeldzorg")), &PendingAnswer::default())
    else {
        unreachable!()
    };
    let actions = (0..listing.rows.len()).filter_map(|at| listing.rows.action(at));
    assert_eq!(actions.filter(|action| matches!(action, Action::ToggleReply(_))).count(), 4);
}

#[test]
fn of_a_hundred_thousand_apps_a_reply_makes_a_column() {
    let mut content = Content::embedded();
    let copies = (0..sample_size(2_000, 100_000)).map(|at| {
        format!("  - {{ id: kopie_{at}, name: Kopie {at}, facts: {{ soort: [beeldbellen], zonder_account: true }} }}\n")
    });
    content.apps.push(("lijst".to_owned(), format!("apps:\n{}", copies.collect::<String>())));
    let model = content.model().on(date!(2026 - 12 - 10).into());
    let mut large = session(&model, &ACCOUNT_ASKED);
    let begin = std::time::Instant::now();
    large.enter_reply(reply("beeldzorg", "zonder_account", ReplyValue::Flag(true)));
    println!("of {} apps: {:?}", model.catalogue.apps.len(), begin.elapsed());
    assert!(large.has_news_of_reply());
    let with = with_replies(&model, &[reply("beeldzorg", "zonder_account", ReplyValue::Flag(true))]);
    assert!(std::sync::Arc::ptr_eq(&with.catalogue.apps, &model.catalogue.apps), "the apps are shared");
    let own = model.catalogue.columns.rows().iter().zip(with.catalogue.columns.rows());
    assert_eq!(own.filter(|(one, other)| !std::sync::Arc::ptr_eq(one, other)).count(), 1);
    let first = reply("beeldzorg", "zonder_account", ReplyValue::Flag(true));
    let more = with_replies(&model, &[first, reply("beeldzorg", "open_source", ReplyValue::Flag(true))]);
    let both = with.catalogue.columns.rows().iter().zip(more.catalogue.columns.rows());
    let made = both.filter(|(one, other)| !std::sync::Arc::ptr_eq(one, other)).count();
    assert_eq!(made, 1, "another reply makes another column");
}

/// A walk to the end, as it is saved.
fn saved_walk() -> String {
    let answers =
        ACCOUNT_ASKED.iter().map(|(question, words)| format!("{question}: [{}]\n", words.join(", ")));
    let header = [
        "# Antwoorden, bewaard na elke vraag. Ook te gebruiken met walk --answers.",
        "# tree: beeldbellen",
        "# edition: voorjaar 2020",
        "# sha256: 0000000000000000000000000000000000000000000000000000000000000000",
        "# saved: 2026-11-28T11:33:13Z",
    ];
    let answers = answers.collect::<String>().replace("personen: [2]", "personen: 2");
    format!("{}\n{answers}", header.join("\n"))
}

#[test]
fn a_reply_is_entered_line_by_line() {
    let typed = "1\nnavraag beeldzorg\n1\nja\nmail van de leverancier\n3 december 2026\nJ. Jansen\nwaarom beeldzorg\nherstellen\nstop\n";
    let shown = super::common::Cmd::new(&["open", "w.yaml", "--plain", "--today", "2026-12-10"])
        .just_typed()
        .file("w.yaml", saved_walk())
        .stdin(typed)
        .run();
    let told = shown.stdout.split_once("Antwoorden over Beeldzorg").unwrap().1;
    insta::assert_snapshot!("reply_line_by_line", told.split_once("Uw antwoorden staan in").unwrap().0);
}

#[test]
fn a_reply_that_was_taken_back_is_not_counted() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    session.enter_reply(reply("zaurus", "zonder_account", ReplyValue::Flag(true)));
    let head = |session: &Session<'_>| match session.page(PageId::Replies, &PendingAnswer::default()) {
        Page::Listing(listing) => listing.head.place,
        _ => unreachable!(),
    };
    assert_eq!(head(&session), "1 antwoord");
    session.toggle_reply(0);
    assert_eq!(head(&session), "geen telt mee");
}

#[test]
fn what_the_catalogue_says_does_not_look_like_a_reply() {
    let model = shipped();
    let session = session(&model, &ACCOUNT_ASKED);
    let page = shown(&session, PageId::AppReplies(app(&session, "zaurus")));
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("Nog geen antwoord; in de gegevens staat: 10 personen."), "{page}");
}
