//! What is told where a reply stands, and where equal apps are sorted.

use stappenplan::batch::replies_yaml;
use stappenplan::model::FactKind;
use stappenplan::report::{Verbosity, advice, replies_text};
use stappenplan::session::{
    Action, FormId, Page, PageId, PendingAnswer, Reply, ReplyOn, ReplyTopic, ReplyValue, Session,
};

use super::replies::{ACCOUNT_ASKED, app, fact, reply, session, shipped, shown};

fn words_of(session: &Session<'_>, page: PageId) -> String {
    shown(session, page).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_sorted_is_not_told_to_stand_by_name() {
    let model = shipped();
    let answers = ACCOUNT_ASKED.map(|(question, words)| match question {
        "bewijs" => (question, &["geen"] as &[&str]),
        _ => (question, words),
    });
    let mut session = session(&model, &answers);
    assert!(session.can_sort(), "{}", shown(&session, PageId::Walk));
    let app_of = |row: &stappenplan::session::ListingRow| match row.action {
        Some(Action::Open(PageId::App(app))) => Some(app),
        _ => None,
    };
    let apps = |session: &Session<'_>, page: PageId| match session.page(page, &PendingAnswer::default()) {
        Page::Listing(listing) => listing.rows.iter().filter_map(app_of).collect::<Vec<_>>(),
        _ => unreachable!(),
    };
    let by_name = apps(&session, PageId::Walk);
    session.sort(Some(0));
    let sorted = apps(&session, PageId::Walk);
    assert_ne!(sorted, by_name);
    assert!(!words_of(&session, PageId::Walk).contains("alleen op naam"));
    let all = apps(&session, PageId::Apps);
    assert_eq!(all.get(..sorted.len()), Some(sorted.as_slice()), "the list goes on where the advice stops");
    assert!(words_of(&session, PageId::Apps).contains("Wat gelijk is, staat nu op prijs"));
    let mut ties = 0;
    for (at, app) in sorted.iter().enumerate() {
        let told = words_of(&session, PageId::App(*app));
        assert!(!told.contains("alleen op naam"), "{told}");
        ties += usize::from(told.contains("u hebt die gesorteerd op prijs"));
        let first = session.app_order(sorted[0]).unwrap();
        assert!(at >= first.of || session.app_order(*app).unwrap().place == at + 1);
    }
    assert!(ties > 3, "{ties}");
}

#[test]
fn a_price_of_now_is_not_told_as_one_of_the_edition() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    let clickdoc = app(&session, "clickdoc");
    let form = FormId::Reply(clickdoc, ReplyTopic::Fact(fact(&session, "prijs_kort")));
    let Page::Form(page) = session.page(PageId::Form(form), &PendingAnswer::default()) else {
        unreachable!()
    };
    let before = format!("{:?}", page.before);
    assert!(before.contains("Wat kost Clickdoc nu"), "{before}");
    let beeldzorg = FormId::Reply(app(&session, "beeldzorg"), ReplyTopic::Fact(fact(&session, "prijs_kort")));
    let Page::Form(known) = session.page(PageId::Form(beeldzorg), &PendingAnswer::default()) else {
        unreachable!()
    };
    let known = format!("{:?}", known.before);
    assert!(known.contains("In de gegevens van voorjaar 2020 stond"), "one name for one time: {known}");
    session.enter_reply(reply("clickdoc", "prijs_kort", ReplyValue::Text("€ 15 per maand".into())));
    let news = words_of(&session, PageId::AppReplies(clickdoc));
    assert!(news.contains("€ 15 per maand. Dit staat nu in de lijst."), "{news}");
    let listed = words_of(&session, PageId::Apps);
    assert!(listed.contains("rijs in het kort: navraag 2026: € 15 per maand"), "{listed}");
    assert!(!listed.contains("rijs in 2020: navraag 2026: € 15 per maand"), "{listed}");
    session.enter_reply(reply("beeldzorg", "zonder_account", ReplyValue::Flag(true)));
    assert!(words_of(&session, PageId::AppReplies(app(&session, "beeldzorg"))).contains("telt mee"));
    // Where there is no room for columns a value stands behind its name, and that tells no other year.
    let narrow =
        advice(&session, Verbosity::Full, 40).join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["rijs in het kort: navraag 2026: € 15 per maand", "eedoen zonder account: navraag 2026: ja"]
    {
        assert!(narrow.contains(told), "{told}: {narrow}");
    }
    assert!(!narrow.contains("in 2020: navraag 2026: ja") && !narrow.contains("in 2020: navraag 2026: € 15"));
}

#[test]
fn a_reply_that_is_taken_back_is_named_by_its_question() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    let pexip = app(&session, "pexip");
    let question = model.graph.ask_all[0].text.as_str().replace("{app}", "Pexip");
    session.enter_reply(Reply {
        on: ReplyOn::Common { app: "pexip".to_owned(), question: question.clone() },
        ..reply("pexip", "prijs_kort", ReplyValue::Text("Ja.".into()))
    });
    assert!(session.toggle_reply(0));
    let told = words_of(&session, PageId::AppReplies(pexip));
    let gone = format!("Pexip: het antwoord op “{}” is teruggenomen.", question.trim_end_matches('.'));
    assert!(told.contains(&gone), "{told}");
}

#[test]
fn a_point_that_asks_what_was_replied_goes() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    for (id, asked, value) in [
        ("beeldzorg", "zonder_account", ReplyValue::Flag(true)),
        ("wellbee", "zonder_account", ReplyValue::Flag(true)),
        ("zaurus", "zonder_account", ReplyValue::Flag(false)),
        ("karify", "zonder_installatie", ReplyValue::Flag(true)),
    ] {
        let asks = |session: &Session<'_>| {
            words_of(session, PageId::App(app(session, id))).contains("Vraag dit na.")
        };
        assert!(asks(&session), "{id}");
        session.enter_reply(reply(id, asked, value));
        assert!(!asks(&session), "{id}");
    }
}

#[test]
fn the_letter_of_an_app_that_a_reply_drops_asks_nothing_any_more() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    session.enter_reply(reply("zaurus", "zonder_account", ReplyValue::Flag(false)));
    let page = shown(&session, PageId::Letter(app(&session, "zaurus")));
    assert!(
        page.contains("Over Zaurus hoeft u nu niets na te vragen.") && !page.contains("0 vragen"),
        "{page}"
    );
}

#[test]
fn the_values_of_a_set_stand_in_its_form_at_once() {
    let model = shipped();
    let session = session(&model, &ACCOUNT_ASKED);
    let kind = fact(&session, "soort");
    let FactKind::Set(values) = &model.graph.facts.row(kind).kind else { panic!("a set") };
    let form = PageId::Form(FormId::Reply(app(&session, "beeldzorg"), ReplyTopic::Fact(kind)));
    let Page::Form(page) = session.page(form, &PendingAnswer::default()) else { panic!("a form") };
    let which = page.fields.iter().find(|field| field.name == "which").unwrap();
    let shown: Vec<&str> = which.options().iter().map(|option| option.label.as_str()).collect();
    let all: Vec<String> = values.rows().iter().map(|value| value.label.one_line()).collect();
    assert_eq!(shown, all);
    // None of them is replied before somebody says so.
    assert!(which.text.is_empty() && which.wrong.is_some());
}

#[test]
fn an_app_that_is_gone_is_told_as_gone_and_no_author_gets_it() {
    let model = shipped();
    let mut session = session(&model, &ACCOUNT_ASKED);
    let gone =
        |on: ReplyOn| Reply { on, ..reply("weg_ermee", "zonder_account", ReplyValue::Text("ja".into())) };
    let (app, question) = ("weg_ermee".to_owned(), "Bestaat u nog?".to_owned());
    session.enter_reply(gone(ReplyOn::Common { app: app.clone(), question }));
    session.enter_reply(gone(ReplyOn::Fact { app, fact: "zonder_account".to_owned() }));
    let told = replies_text(&session, 200).join("\n");
    assert!(told.contains("weg_ermee (staat niet meer in de lijst)"), "{told}");
    let yaml = replies_yaml(&session);
    assert!(!yaml.contains("weg_ermee"), "{yaml}");
}
