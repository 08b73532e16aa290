//! What a reason of an app rests on: the words of the tree speak of its documents, so they are not said where a newer value
//! decides; and no document is named at an app that does not speak of it.

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::engine::Standing;
use stappenplan::model::{Model, Reference};
use stappenplan::session::{AppReason, ReasonOrigin, ReplyValue, Session};
use stappenplan::text::{Lang, Messages};

use super::common::sample_size;
use super::replies::{any_reply, any_session, reply, shipped};
use super::trees::{Content, given};

/// Words by which the tree claims something of its documents.
const CLAIMS: [&str; 5] = ["2020", "bron", "overzicht", "rapport", "noemde"];

fn is_of_tree(reason: &AppReason) -> bool {
    !matches!(reason.origin, ReasonOrigin::Never | ReasonOrigin::Ended)
}

#[test]
fn no_reason_claims_that_a_document_says_what_a_supplier_replied() {
    let model = shipped();
    let mut rng = Rng::with_seed(47);
    let mut seen = BTreeMap::<Standing, usize>::new();
    for _ in 0..sample_size(60, 600) {
        let mut session = any_session(&model, &mut rng);
        for _ in 0..8 {
            session.enter_reply(any_reply(&model, &mut rng));
        }
        let apps: Vec<_> = session.model().catalogue.offered.ones().collect();
        for verdict in
            session.verdicts().filter(|verdict| apps.contains(&stappenplan::model::Ix::at(verdict.app)))
        {
            let told = session.app_advice(verdict.app);
            assert_eq!(told.reasons.len(), verdict.reasons.len());
            for (at, (reason, same)) in told.reasons.iter().zip(&verdict.reasons).enumerate() {
                assert_eq!(reason.text, same.text);
                let by_reply = reason.facts.iter().any(|fact| fact.is_replied);
                if !by_reply || !is_of_tree(reason) {
                    continue;
                }
                *seen.entry(told.standing).or_default() += 1;
                let text = reason.text.as_str();
                assert!(text.contains("volgens uw navraag van 3 december 2026"), "{}: {text}", told.name);
                assert!(reason.words.as_str().contains("navraag"), "{}", reason.words.as_str());
                let may_claim = reason.origin == ReasonOrigin::Rule;
                // What a fact is called says nothing of a document.
                let labels = reason.facts.iter().map(|fact| fact.label.to_lowercase());
                let words = labels
                    .fold(text.replace("2026", ""), |words, label| words.to_lowercase().replace(&label, ""));
                let claim = CLAIMS.into_iter().find(|claim| words.contains(claim));
                assert!(may_claim || claim.is_none(), "{}: {text}", told.name);
                assert!(may_claim || reason.sources.is_empty(), "{}: {text}", told.name);
                if at == 0 && told.standing == Standing::Dropped {
                    assert!(told.in_short.contains("navraag"), "{}", told.in_short);
                }
            }
            for wish in session.app_order(verdict.app).into_iter().flat_map(|order| order.wishes) {
                let replied = wish.words.contains("navraag");
                assert!(
                    !replied || !CLAIMS.iter().any(|claim| wish.words.replace("2026", "").contains(claim))
                );
            }
        }
    }
    for standing in [Standing::Conditional, Standing::Unproven, Standing::Dropped] {
        assert!(seen.get(&standing).is_some_and(|count| *count > 0), "{seen:?}");
    }
}

fn at_the_end(model: &Model) -> Session<'_> {
    let answers = [
        ("met_wie", "patienten"),
        ("soort_client", "alleen"),
        ("omgeving", "none"),
        ("wanneer", "tijd"),
        ("bewijs", "nen"),
        ("ontvanger", "none"),
        ("personen", "2"),
        ("zorgverlener", "wachtkamer"),
        ("kosten", "betalen"),
        ("geregeld", "none"),
    ];
    let answers = answers.map(|(question, word)| (question.to_owned(), vec![word.to_owned()]));
    Session::resume(
        model,
        Messages::new(Lang::Nl),
        given(model, &answers.into_iter().collect()),
        Default::default(),
    )
}

#[test]
fn a_reason_by_a_reply_is_what_was_replied() {
    let model = shipped();
    let mut session = at_the_end(&model);
    let none = || ReplyValue::Set(Vec::new());
    session.enter_reply(reply("pexip", "gecertificeerd", none()));
    session.enter_reply(reply("jitsi", "certificaten", none()));
    session.enter_reply(reply("jitsi", "wachtkamer", ReplyValue::Flag(true)));
    session.enter_reply(reply("zichtopzorg", "wachtkamer", ReplyValue::Flag(true)));
    let why = |id: &str| {
        let app = session.model().catalogue.find(id).unwrap();
        let advice = session.app_advice(app);
        let reasons: Vec<String> =
            advice.reasons.iter().map(|reason| reason.words.as_str().to_owned()).collect();
        let wishes = session.app_order(app).into_iter().flat_map(|order| order.wishes).map(|wish| wish.words);
        let short = &advice.in_short;
        format!(
            "{id}: {:?}\n  {short}\n  {}\n  {}\n",
            advice.standing,
            reasons.join("\n  "),
            wishes.collect::<Vec<_>>().join("\n  ")
        )
    };
    insta::assert_snapshot!(["pexip", "jitsi", "zichtopzorg", "wellbee"].map(why).concat());
}

#[test]
fn a_value_that_was_checked_later_is_told_with_its_date() {
    let mut content = Content::embedded();
    let (_, pexip) = content.apps.iter_mut().find(|(stem, _)| stem == "pexip").unwrap();
    *pexip = pexip.replace(
        "gecertificeerd: [nen7510, iso27001]",
        "gecertificeerd: { value: [iso27001], checked: 2026-11 }",
    );
    let model = content.model();
    let session = at_the_end(&model);
    let app = session.model().catalogue.find("pexip").unwrap();
    let advice = session.app_advice(app);
    let [reason] = advice.reasons.as_slice() else { panic!("{:?}", advice.reasons) };
    assert_eq!(reason.text.as_str(), "gecertificeerd voor: ISO 27001, volgens de gegevens van november 2026");
    assert!(reason.sources.is_empty());
}

/// The apps that a place in a document speaks of, by the ends of their ids; nothing where it is about no app.
fn spoken_of(place: &str) -> Option<Vec<&'static str>> {
    let (_, about) = place
        .split_once(", ")
        .filter(|(chapter, _)| chapter.starts_with("overzicht ") || *chapter == "hoofdstuk 3")?;
    Some(match about {
        "Microsoft Teams" | "Teams" => vec!["teams"],
        "Microsoft Skype" | "Skype for Business" => vec!["skype_for_business"],
        "Microsoft Kaizala" | "Kaizala" => vec!["kaizala"],
        "Google Hangouts" => vec!["hangouts", "hangouts_meet"],
        "Hangouts" => vec!["hangouts"],
        "Hangouts Meet" => vec!["hangouts_meet"],
        "Messenger" => vec!["messenger_vcare"],
        _ => return None,
    })
}

/// Whether a place speaks of an app: it is about none in particular, or about that one.
fn speaks_of(model: &Model, place: &str, app: &str) -> bool {
    let Some((chapter, about)) = place.split_once(", ") else { return true };
    if !chapter.starts_with("overzicht ") && chapter != "hoofdstuk 3" {
        return true;
    }
    let name = |id: &str| model.catalogue.apps.row(model.catalogue.find(id).unwrap()).name.one_line();
    spoken_of(place).map_or_else(|| name(app) == about, |apps| apps.contains(&app))
}

#[test]
fn no_document_is_named_at_an_app_that_does_not_speak_of_it() {
    let model = shipped();
    let place = |reference: &Reference| reference.at.as_ref().map(|at| at.one_line()).unwrap_or_default();
    let mut wrong = std::collections::BTreeSet::new();
    for (app, row) in model.catalogue.apps.iter() {
        let details = model
            .graph
            .facts
            .indexes()
            .filter_map(|fact| model.catalogue.columns.row(fact).details.get(&app));
        let of_facts = details.flat_map(|detail| &detail.sources);
        for reference in row.sources.iter().chain(of_facts) {
            if !speaks_of(&model, &place(reference), &row.id) {
                wrong.insert(format!("{}: {}", row.id, place(reference)));
            }
        }
    }
    let mut rng = Rng::with_seed(48);
    for _ in 0..sample_size(150, 1500) {
        let session = any_session(&model, &mut rng);
        for app in model.catalogue.apps.indexes() {
            let (advice, id) = (session.app_advice(app), &model.catalogue.apps.row(app).id);
            let facts = advice.reasons.iter().flat_map(|reason| &reason.facts).flat_map(|fact| &fact.sources);
            let reasons = advice.reasons.iter().flat_map(|reason| &reason.sources);
            for source in facts.chain(reasons) {
                let at = source.at.clone().unwrap_or_default();
                if !speaks_of(&model, &at, id) {
                    wrong.insert(format!("{id}: {at}"));
                }
            }
            for (point, source) in
                advice.points.iter().flat_map(|point| point.sources.iter().map(move |source| (point, source)))
            {
                let at = source.at.clone().unwrap_or_default();
                // A point may set another app beside this one: then it names that.
                let other = at.split_whitespace().last().unwrap_or_default();
                let names_it =
                    ["Gezondheidsmeter", other].iter().any(|name| point.text.as_str().contains(name));
                if !speaks_of(&model, &at, id) && !names_it {
                    wrong.insert(format!("{id}: {at}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
