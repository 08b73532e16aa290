//! What a report has to state, worked out of the text of a dossier by itself: nothing here knows how reports are made.

use serde_json::{Value as Json, json};

/// A dossier as any reader of YAML sees it.
pub(super) fn parsed(dossier: &str) -> Json {
    serde_yaml::from_str(dossier).unwrap()
}

fn text(of: &Json, key: &str) -> Json {
    of.get(key).cloned().unwrap_or(json!(""))
}

fn maybe(of: &Json, key: &str) -> Json {
    of.get(key).cloned().unwrap_or(Json::Null)
}

fn list(of: &Json, key: &str) -> Vec<Json> {
    of.get(key).and_then(Json::as_array).cloned().unwrap_or_default()
}

fn stated(value: Json) -> Json {
    json!({ "value": value })
}

fn stated_text(of: &Json, key: &str) -> Json {
    of.get(key).map_or(Json::Null, |value| stated(value.clone()))
}

fn same(one: &Json, other: &Json, keys: &[&str]) -> bool {
    keys.iter().all(|key| one.get(key) == other.get(key))
}

/// What a report of this dossier in Dutch states.
pub(super) fn expected(dossier: &Json) -> Json {
    let advice = maybe(dossier, "advice");
    let decision = maybe(dossier, "decision");
    let history: Vec<Json> = list(&decision, "history").iter().map(status).collect();
    let concept = json!({ "status": "concept", "on": null, "by": "", "look_again": null, "successor": "" });
    let is_saved = dossier.get("id").is_some();
    let made = &dossier["made"];
    let (on_path, unused): (Vec<Json>, Vec<Json>) = list(dossier, "choices")
        .iter()
        .map(|choice| answer(choice, &decision))
        .partition(|it| !it["number"].is_null());
    let mut on_path = on_path;
    on_path.sort_by_key(|answer| answer["number"].as_u64());
    let mut told = json!({
        "version": 1,
        "lang": "nl",
        "name": stated(dossier["name"].clone()),
        "subject": stated(made["title"].clone()),
        "edition": stated(made["edition"].clone()),
        "day": stated(made["day"].clone()),
        "status": history.last().cloned().unwrap_or(concept),
        "history": history,
        "supersedes": stated_text(dossier, "supersedes"),
        "question": stated_text(dossier, "question"),
        "outcome": stated_text(dossier, "outcome"),
        "told": stated_text(&advice, "told"),
        "dead_end": stated_list(&advice, "dead_end"),
        "warnings": stated_list(&advice, "warnings"),
        "choice": choice(&decision, &advice),
        "first": match advice["first"].get("title") {
            Some(title) => json!({ "apps": list(&advice["first"], "apps"), "title": title, "why": list(&advice["first"], "why") }),
            None => Json::Null,
        },
        "counts": counts(&advice),
        "order": stated_text(&advice, "order"),
        "noun": {
            "one": advice.get("one").cloned().unwrap_or(json!("mogelijkheid")),
            "many": advice.get("many").cloned().unwrap_or(json!("mogelijkheden")),
        },
        "columns": list(&advice, "columns").iter().enumerate().map(|(at, head)| {
            json!({ "head": head, "is_price": advice["price_column"] == json!(at + 1) })
        }).collect::<Vec<_>>(),
        "alternatives": alternatives(dossier, &decision, &advice),
        "tasks": tasks(&decision, &advice, made["day"].as_str()),
        "opinions": opinions(&decision, &advice),
        "open": list(&advice, "open").iter().map(|open| {
            json!({ "question": open["question"], "ask": text(open, "ask"), "owner": text(open, "owner") })
        }).collect::<Vec<_>>(),
        "asks": asks(&advice),
        "answers": on_path,
        "unused": unused,
        "remarks": list(&decision, "remarks").iter().filter(|remark| remark.get("app").is_some()).map(|remark| {
            json!({ "about": remark["about"], "remark": remark["remark"] })
        }).collect::<Vec<_>>(),
        "dropped": dropped(&advice),
        "more_dropped": stated(advice.get("more_dropped").cloned().unwrap_or(json!(0))),
        "facts": facts(&decision, &advice),
        "replies": replies(dossier, &decision, &advice),
        "sources": sources(&advice),
        "made": made_with(dossier, is_saved),
        // Only the command knows how it was called.
        "command": null,
    });
    let all = ["recommended", "conditional", "to_ask", "uncertain"];
    told["stuck"] = stated_text(dossier, "stuck");
    told["blocked"] = stated_text(&advice, "blocked");
    told["more_left"] = stated(json!(more_left(&advice, &all)));
    told["more_to_ask"] = stated(json!(more_left(&advice, &["to_ask"])));
    told["would_change"] = list(&advice, "would_change").iter().map(would_change).collect();
    told
}

/// With what the dossier was made.
fn made_with(dossier: &Json, is_saved: bool) -> Json {
    let made = &dossier["made"];
    json!({
        "tree": dossier["tree"],
        "tree_digest": text(made, "tree_sha256"),
        "catalogue_digest": text(made, "catalogue_sha256"),
        "program": text(made, "program"),
        "by": text(made, "by"),
        "saved": if is_saved { dossier["saved"].clone() } else { json!("") },
        "dossier_digest": if is_saved { dossier["sha256"].clone() } else { Json::Null },
    })
}

fn stated_list(of: &Json, key: &str) -> Vec<Json> {
    list(of, key).into_iter().map(stated).collect()
}

fn sources(advice: &Json) -> Vec<Json> {
    let source = |source: &Json| json!({ "id": source["id"], "title": text(source, "title") });
    list(advice, "sources").iter().map(source).collect()
}

fn would_change(of: &Json) -> Json {
    json!({
        "app": of["app"],
        "name": text(of, "name"),
        "lines": list(of, "lines"),
        "more": of.get("more").cloned().unwrap_or(json!(0)),
        "is_part": of.get("part") == Some(&json!(true)),
    })
}

/// How many more were left than are listed, of these standings.
fn more_left(advice: &Json, standings: &[&str]) -> u64 {
    standings.iter().filter_map(|standing| advice["more_left"][*standing].as_u64()).sum()
}

fn replies(dossier: &Json, decision: &Json, advice: &Json) -> Vec<Json> {
    let all = list(dossier, "replies");
    let counts = |it: &Json| it.get("taken_back") != Some(&json!(true));
    let told = all.iter().enumerate().map(|(at, it)| {
        let mut later = all.iter().skip(at + 1);
        let mut told = reply(it, decision, advice);
        let is_replaced =
            counts(it) && later.any(|later| counts(later) && same(later, it, &["app", "fact", "question"]));
        told["is_replaced"] = json!(is_replaced);
        told["is_common"] = json!(it.get("question").is_some());
        told["is_unfit"] = json!(list(dossier, "unfit_replies").contains(&json!(at + 1)));
        told
    });
    told.collect()
}

fn dropped(advice: &Json) -> Vec<Json> {
    let texts = list(advice, "texts");
    let told = |dropped: &Json| {
        let reasons = list(dropped, "reasons");
        let reasons = reasons.iter().map(|at| texts[at.as_u64().unwrap() as usize - 1].clone());
        json!({ "app": dropped["app"], "name": dropped["name"], "reasons": reasons.collect::<Vec<_>>() })
    };
    list(advice, "dropped").iter().map(told).collect()
}

fn facts(decision: &Json, advice: &Json) -> Vec<Json> {
    let told = |fact: &Json| {
        json!({
            "app": fact["app"],
            "name": name_of(decision, advice, &fact["app"]),
            "fact": fact["fact"],
            "label": text(fact, "label"),
            "value": text(fact, "value"),
            "is_unknown": fact.get("unknown") == Some(&json!(true)),
            "sources": list(fact, "sources"),
            "checked": text(fact, "checked"),
        })
    };
    list(advice, "facts").iter().map(told).collect()
}

fn status(change: &Json) -> Json {
    json!({
        "status": change["status"],
        "on": change["on"],
        "by": text(change, "by"),
        "look_again": maybe(change, "look_again"),
        "successor": text(change, "successor"),
    })
}

fn answer(choice: &Json, decision: &Json) -> Json {
    let remarks = list(decision, "remarks");
    let remark = remarks.iter().find(|remark| remark.get("question") == choice.get("question"));
    json!({
        "number": maybe(choice, "number"),
        "question": choice["question"],
        "ask": choice["ask"],
        "shown": choice["shown"],
        "remark": remark.map_or(json!(""), |remark| remark["remark"].clone()),
    })
}

fn choice(decision: &Json, advice: &Json) -> Json {
    let (kind, apps) = match decision.get("selection") {
        None => ("open", Vec::new()),
        Some(Json::String(_)) => ("no_app", Vec::new()),
        Some(apps) => ("apps", apps.as_array().unwrap().clone()),
    };
    let standing = |app: &Json| {
        let left = list(advice, "left").into_iter().find(|left| left["app"] == *app);
        let dropped = list(advice, "dropped").into_iter().find(|dropped| dropped["app"] == *app);
        left.map(|left| left["standing"].clone()).or(dropped.map(|_| json!("dropped"))).unwrap_or_default()
    };
    let apps = apps.iter().map(|chosen| {
        let app = &chosen["app"];
        json!({ "app": app, "name": chosen["name"], "use_for": text(chosen, "use_for"), "standing": standing(app) })
    });
    json!({ "kind": kind, "apps": apps.collect::<Vec<_>>(), "motivation": stated_text(decision, "motivation") })
}

fn counts(advice: &Json) -> Json {
    if advice.is_null() {
        return Json::Null;
    }
    let left = list(advice, "left");
    let dropped = list(advice, "dropped").len() + advice["more_dropped"].as_u64().unwrap_or(0) as usize;
    let count = |standing: &str, asks: Option<bool>| {
        let is = |it: &&Json| {
            it["standing"] == standing && asks.is_none_or(|asks| it.get("ask").is_some() == asks)
        };
        left.iter().filter(is).count()
    };
    let more = |standings: &[&str]| more_left(advice, standings) as usize;
    let all = left.len() + more(&["recommended", "conditional", "to_ask", "uncertain"]);
    json!({
        "all": all + dropped,
        "left": all,
        "recommended": count("recommended", None) + more(&["recommended"]),
        "conditional": count("conditional", None) + more(&["conditional"]),
        "to_ask": count("unproven", Some(true)) + more(&["to_ask"]),
        "uncertain": count("unproven", Some(false)) + more(&["uncertain"]),
        "dropped": dropped,
    })
}

fn alternatives(dossier: &Json, decision: &Json, advice: &Json) -> Vec<Json> {
    let chosen = list(decision, "selection");
    let told = list(advice, "left").into_iter().enumerate().map(|(at, left)| {
        let mut flags =
            list(&left, "points").iter().filter_map(|point| point.get("flag").cloned()).collect::<Vec<_>>();
        flags.dedup();
        let price =
            advice["price_column"].as_u64().map(|column| list(&left, "cells")[column as usize - 1].clone());
        json!({
            "place": at + 1,
            "app": left["app"],
            "name": left["name"],
            "standing": left["standing"],
            "is_chosen": chosen.iter().any(|chosen| chosen["app"] == left["app"]),
            "is_first": list(&advice["first"], "apps").contains(&left["app"]),
            "price": price,
            "price_label": price_label(dossier, advice, &left["app"]),
            "cells": list(&left, "cells"),
            "numbers": list(&left, "numbers"),
            "met": list(&left, "met"),
            "unmet": list(&left, "unmet"),
            "unsure": list(&left, "unsure"),
            "reasons": list(&left, "reasons"),
            "flags": flags,
            "points": list(&left, "points").iter().map(|point| {
                json!({ "text": point["text"], "flag": text(point, "flag"), "sources": list(point, "sources") })
            }).collect::<Vec<_>>(),
        })
    });
    told.collect()
}

/// What the price of an app is called where the last reply to it counts.
fn price_label(dossier: &Json, advice: &Json, app: &Json) -> Json {
    let facts = list(advice, "column_facts");
    let fact = advice["price_column"].as_u64().and_then(|column| facts.get(column as usize - 1));
    let all = list(dossier, "replies");
    let is_it =
        |reply: &Json| reply["app"] == *app && reply.get("fact") == fact && reply.get("taken_back").is_none();
    let last = all.iter().rposition(is_it).filter(|_| fact.is_some());
    let unfit = list(dossier, "unfit_replies");
    let counts =
        last.filter(|at| !unfit.contains(&json!((at + 1).to_string())) && !unfit.contains(&json!(at + 1)));
    counts.map_or(Json::Null, |at| maybe(&all[at], "fact_label"))
}

fn tasks(decision: &Json, advice: &Json, day: Option<&str>) -> Vec<Json> {
    let listed = list(advice, "tasks");
    let known = list(decision, "tasks");
    let is_same = |one: &Json, other: &Json| same(one, other, &["point", "plan", "step"]);
    let nothing = json!({ "state": "open" });
    let of_list =
        listed.iter().map(|task| (task, known.iter().find(|known| is_same(known, task)).unwrap_or(&nothing)));
    let others = known.iter().filter(|known| !listed.iter().any(|task| is_same(known, task)));
    let mut told: Vec<Json> =
        of_list.map(|(task, known)| task_told(task, known, text(task, "text"), day, decision)).collect();
    let elsewhere = json!({});
    told.extend(others.map(|known| {
        let mut told = task_told(&elsewhere, known, text(known, "shown"), day, decision);
        told["is_point"] = json!(known.get("point").is_some());
        told
    }));
    told
}

fn task_told(task: &Json, known: &Json, words: Json, day: Option<&str>, decision: &Json) -> Json {
    let until = known.get("until").and_then(Json::as_str);
    json!({
        "text": words,
        "group": text(task, "group"),
        "is_first": task.get("first") == Some(&json!(true)),
        "is_point": task.get("point").is_some(),
        "state": known["state"],
        "for_whom": text(task, "for"),
        "owner": text(known, "owner"),
        "due": maybe(known, "due"),
        "why": text(known, "why"),
        "accepted_by": text(known, "by"),
        "until": maybe(known, "until"),
        "is_past": until.zip(day).is_some_and(|(until, day)| until < day),
        "remark": text(known, "remark"),
        "set_on": if known.get("about").is_some() { given_on(known, decision) } else { String::new() },
    })
}

fn opinions(decision: &Json, advice: &Json) -> Vec<Json> {
    let given = maybe(decision, "opinions");
    let mut who = list(advice, "advisers");
    for other in given.as_object().into_iter().flat_map(|given| given.keys()) {
        if !who.contains(&json!(other)) {
            who.push(json!(other));
        }
    }
    let told = who.into_iter().map(|who| {
        let opinion = given.get(who.as_str().unwrap());
        let said = opinion.cloned().unwrap_or(json!({}));
        json!({
            "adviser": who,
            "is_given": opinion.is_some(),
            "text": text(&said, "text"),
            "by": text(&said, "by"),
            "on": maybe(&said, "on"),
            "given_on": given_on(&said, decision),
            "followed": maybe(&said, "followed"),
            "why_not": text(&said, "why_not"),
        })
    });
    told.collect()
}

/// The names of what was chosen when advice was given, where other apps are chosen now.
fn given_on(said: &Json, decision: &Json) -> String {
    let apps = |of: &Json, key: &str, what: &str| -> Vec<Json> {
        list(of, key).iter().map(|app| app[what].clone()).collect()
    };
    match apps(said, "about", "app") == apps(decision, "selection", "app") {
        true => String::new(),
        false => apps(said, "about", "name").iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" en "),
    }
}

fn label_of(advice: &Json, app: &Json, fact: &Json) -> Json {
    let facts = list(advice, "facts");
    let known = facts.iter().find(|known| known["app"] == *app && known["fact"] == *fact);
    known.map_or(fact.clone(), |known| known["label"].clone())
}

fn asks(advice: &Json) -> Vec<Json> {
    let left = list(advice, "left");
    let asked = left.iter().filter(|left| left.get("ask").is_some());
    let told = asked.map(|left| {
        let labels =
            list(left, "ask").iter().map(|fact| label_of(advice, &left["app"], fact)).collect::<Vec<_>>();
        json!({ "app": left["app"], "name": left["name"], "facts": labels })
    });
    told.collect()
}

fn name_of(decision: &Json, advice: &Json, app: &Json) -> Json {
    let all = [list(advice, "left"), list(advice, "dropped"), list(decision, "selection")].concat();
    all.iter().find(|known| known["app"] == *app).map_or(app.clone(), |known| known["name"].clone())
}

fn reply(it: &Json, decision: &Json, advice: &Json) -> Json {
    let name = it.get("name").cloned().unwrap_or_else(|| name_of(decision, advice, &it["app"]));
    let about = match it.get("fact") {
        Some(_) if it.get("about").is_some() => it["about"].clone(),
        Some(fact) => label_of(advice, &it["app"], fact),
        None => json!(it["question"].as_str().unwrap().replace("{app}", name.as_str().unwrap())),
    };
    let words = |key: &str| it.get(key).and_then(Json::as_str);
    let value = match it {
        _ if it.get("shown").is_some() => words("shown").unwrap().to_owned(),
        _ if it.get("flag").is_some() => if it["flag"] == true { "ja" } else { "nee" }.to_owned(),
        _ if it.get("unlimited").is_some() => "onbeperkt".to_owned(),
        _ if it.get("set").is_some() => {
            list(it, "set").iter().map(|id| id.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" en ")
        }
        _ => match (words("choice"), words("number"), words("depends"), words("text")) {
            (Some(id), ..) => id.to_owned(),
            (_, Some(number), ..) => number.replace('.', ","),
            (_, _, Some(on), _) => format!("hangt af van {on}"),
            (_, _, _, text) => text.unwrap().to_owned(),
        },
    };
    json!({
        "app": it["app"],
        "name": name,
        "about": about,
        "value": value,
        "rests_on": text(it, "rests_on"),
        "day": it["day"],
        "by": text(it, "by"),
        "is_taken_back": it.get("taken_back") == Some(&json!(true)),
    })
}

/// Everything in which a report differs from what it has to state, by its place; also what is said to come from where nothing is.
pub(super) fn check(report: &Json, dossier: &Json) -> Vec<String> {
    let mut found = Vec::new();
    compare("", report, &expected(dossier), dossier, &mut found);
    found
}

fn compare(at: &str, report: &Json, expected: &Json, dossier: &Json, found: &mut Vec<String>) {
    match (report, expected) {
        (Json::Object(one), Json::Object(other)) => {
            let keys = one.keys().filter(|key| *key != "from").chain(other.keys());
            for key in keys.collect::<std::collections::BTreeSet<_>>() {
                let part =
                    |of: &serde_json::Map<String, Json>| of.get(key).cloned().unwrap_or(json!("nothing"));
                compare(&format!("{at}.{key}"), &part(one), &part(other), dossier, found);
            }
            for from in one.get("from").and_then(Json::as_array).into_iter().flatten() {
                let from = from.as_str().unwrap();
                if resolved(dossier, from).is_none() && !MAY_BE_ABSENT.contains(&from) {
                    found.push(format!("{at}: nothing at {from}"));
                }
            }
        }
        (Json::Array(one), Json::Array(other)) if one.len() == other.len() => {
            for (place, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{at}[{place}]"), one, other, dossier, found);
            }
        }
        (one, other) if one == other => {}
        _ => found.push(at.to_owned()),
    }
}

/// Nothing stands there where there is nothing to tell, which is told as such.
const MAY_BE_ABSENT: &[&str] =
    &["decision.selection", "advice.more_dropped", "advice.more_left", "advice.left", "advice.dropped"];

/// What stands at a place such as `advice.left[0]`.
pub(super) fn resolved<'d>(dossier: &'d Json, place: &str) -> Option<&'d Json> {
    let mut rest = place;
    let mut at = dossier;
    while !rest.is_empty() {
        if let Some(index) = rest.strip_prefix('[') {
            let (index, after) = index.split_once(']')?;
            at = at.get(index.parse::<usize>().ok()?)?;
            rest = after.strip_prefix('.').unwrap_or(after);
            continue;
        }
        // A name of an adviser may hold anything.
        if let Some(found) = at.get(rest) {
            return Some(found);
        }
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        at = at.get(&rest[..end])?;
        rest = rest[end..].strip_prefix('.').unwrap_or(&rest[end..]);
    }
    Some(at)
}
