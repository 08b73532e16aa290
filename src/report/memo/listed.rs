//! The lists of a report: what to do, what others advise, the answers, what dropped, what it rests on.

use super::make::at;
use super::model::{
    AnswerTold, DroppedTold, FactTold, OnDay, OpinionTold, Origin, RemarkTold, ReplyTold, TaskTold,
    WouldChangeTold,
};
use crate::order;
use crate::record::{Dossier, DroppedApp, RecordedAdvice, RecordedChoice, RecordedFact};
use crate::session::{Opinion, RemarkOn, Reply, ReplyOn, ReplyValue, Selection, Task, TaskId, TaskState};
use crate::text::{Messages, SafeText};

/// Everything to do, each with what is known of it; then what is known of things that are in no list.
pub(super) fn tasks(dossier: &Dossier, messages: Messages) -> Vec<TaskTold> {
    let kept: Vec<(&TaskId, &Task)> = dossier.decision.tasks.iter().collect();
    let listed = dossier.advice.as_ref().map(|advice| advice.tasks.as_slice()).unwrap_or_default();
    let told = |id: &TaskId, task: &Task, from: Origin| task_told(id, task, dossier, messages, from);
    let mut tasks = Vec::new();
    for (place, task) in listed.iter().enumerate() {
        let known = kept.iter().position(|(id, _)| **id == task.id);
        let mut from = at(format!("advice.tasks[{place}]"));
        from.extend(known.map(|known| format!("decision.tasks[{known}]")));
        let known = known.and_then(|known| kept.get(known)).map(|(_, known)| (*known).clone());
        tasks.push(TaskTold {
            text: task.text.clone(),
            group: task.group.clone(),
            is_first: task.is_first,
            for_whom: task.for_whom.clone(),
            ..told(&task.id, &known.unwrap_or_default(), from)
        });
    }
    for (place, (id, task)) in kept.iter().enumerate() {
        if listed.iter().all(|listed| listed.id != **id) {
            tasks.push(told(id, task, at(format!("decision.tasks[{place}]"))));
        }
    }
    tasks
}

fn task_told(id: &TaskId, task: &Task, dossier: &Dossier, messages: Messages, from: Origin) -> TaskTold {
    let (day, selection) = (dossier.made.day, &dossier.decision.selection);
    let is_on_this = task.about == Selection::Open || task.about.is_same(selection);
    let nothing = SafeText::default();
    let (state, why, accepted_by, until) = match &task.state {
        TaskState::Open => ("open", &nothing, &nothing, None),
        TaskState::Done => ("done", &nothing, &nothing, None),
        TaskState::NotNeeded => ("not_needed", &nothing, &nothing, None),
        TaskState::Accepted { why, by, until } => ("accepted", why, by, *until),
    };
    TaskTold {
        text: task.shown.clone(),
        group: SafeText::default(),
        is_first: false,
        is_point: matches!(id, TaskId::Point(_)),
        state,
        for_whom: SafeText::default(),
        owner: task.owner.clone(),
        due: task.due.map(OnDay),
        why: why.clone(),
        accepted_by: accepted_by.clone(),
        until: until.map(OnDay),
        is_past: until.zip(day).is_some_and(|(until, day)| until < day),
        remark: task.remark.clone(),
        set_on: if is_on_this { SafeText::default() } else { task.about.names(messages).into() },
        from: from.into_iter().chain((!is_on_this).then(|| "decision.selection".to_owned())).collect(),
    }
}

/// What those advise who may be asked, and then the others.
pub(super) fn opinions(dossier: &Dossier, messages: Messages) -> Vec<OpinionTold> {
    let advisers = dossier.advice.as_ref().map(|advice| advice.advisers.as_slice()).unwrap_or_default();
    let given = &dossier.decision.opinions;
    let told = |adviser: SafeText, opinion: Option<&Opinion>, from: Origin| {
        let said = opinion.cloned().unwrap_or_default();
        let is_on_this = said.about == Selection::Open || said.about.is_same(&dossier.decision.selection);
        OpinionTold {
            adviser,
            is_given: opinion.is_some(),
            text: said.text,
            by: said.by,
            on: said.on.map(OnDay),
            given_on: if is_on_this { SafeText::default() } else { said.about.names(messages).into() },
            followed: said.followed,
            why_not: said.why_not,
            from: from.into_iter().chain((!is_on_this).then(|| "decision.selection".to_owned())).collect(),
        }
    };
    let key = |who: &str| format!("decision.opinions.{who}");
    let asked = advisers.iter().enumerate().map(|(place, adviser)| {
        let opinion = given.get(adviser.as_str());
        let mut from = at(format!("advice.advisers[{place}]"));
        from.extend(opinion.map(|_| key(adviser.as_str())));
        told(adviser.clone(), opinion, from)
    });
    let is_other = |who: &str| advisers.iter().all(|adviser| adviser.as_str() != who);
    let others = given.iter().filter(|(who, _)| is_other(who));
    let others = others.map(|(who, opinion)| told(SafeText::new(who), Some(opinion), at(key(who))));
    asked.chain(others).collect()
}

/// The answers on the walk in its order, and those that did not count.
pub(super) fn answers(dossier: &Dossier) -> (Vec<AnswerTold>, Vec<AnswerTold>) {
    let remarks: Vec<&RemarkOn> = dossier.decision.remarks.keys().collect();
    let told = |(place, choice): (usize, &RecordedChoice)| {
        let on = RemarkOn::Answer(choice.question.clone());
        let mut from = at(format!("choices[{place}]"));
        let known = remarks.iter().position(|known| **known == on);
        from.extend(known.map(|known| format!("decision.remarks[{known}]")));
        let remark = dossier.decision.remarks.get(&on).map(|remark| remark.text.clone());
        AnswerTold {
            number: choice.number,
            question: choice.question.clone(),
            ask: if choice.ask.is_empty() { SafeText::new(&choice.question) } else { choice.ask.clone() },
            shown: match choice.shown.is_empty() {
                true => choice.answers.join(", ").into(),
                false => choice.shown.clone(),
            },
            remark: remark.unwrap_or_default(),
            from,
        }
    };
    let all = dossier.choices.iter().enumerate().map(told);
    let (mut counted, unused): (Vec<_>, Vec<_>) = all.partition(|answer| answer.number.is_some());
    order::by_key(&mut counted, |answer| answer.number);
    (counted, unused)
}

/// The remarks at apps.
pub(super) fn remarks(dossier: &Dossier) -> Vec<RemarkTold> {
    let all = dossier.decision.remarks.iter().enumerate();
    let told = all.filter_map(|(place, (on, remark))| match on {
        RemarkOn::Answer(_) => None,
        RemarkOn::App(app) => Some(RemarkTold {
            about: if remark.about.is_empty() { SafeText::new(app) } else { remark.about.clone() },
            remark: remark.text.clone(),
            from: at(format!("decision.remarks[{place}]")),
        }),
    });
    told.collect()
}

/// The apps that dropped, each with its reasons.
pub(super) fn dropped(advice: &RecordedAdvice) -> Vec<DroppedTold> {
    let told = |(place, dropped): (usize, &DroppedApp)| {
        let text = |at: &usize| advice.texts.get(at.checked_sub(1)?).cloned();
        let mut from = at(format!("advice.dropped[{place}]"));
        let texts = dropped.reasons.iter().filter_map(|reason| reason.checked_sub(1));
        from.extend(texts.map(|text| format!("advice.texts[{text}]")));
        DroppedTold {
            app: dropped.app.clone(),
            name: dropped.name.clone(),
            reasons: dropped.reasons.iter().filter_map(text).collect(),
            from,
        }
    };
    advice.dropped.iter().enumerate().map(told).collect()
}

/// Where that stands.
fn origin_of_name(advice: &RecordedAdvice, app: &str) -> Option<String> {
    let left = advice.left.iter().position(|left| left.app == app);
    let dropped = || advice.dropped.iter().position(|dropped| dropped.app == app);
    left.map(|left| format!("advice.left[{left}].name"))
        .or_else(|| dropped().map(|dropped| format!("advice.dropped[{dropped}].name")))
}

/// What an app is called, or else its id.
fn name_of(dossier: &Dossier, advice: &RecordedAdvice, app: &str) -> SafeText {
    advice.name_of(&dossier.decision.selection, app).cloned().unwrap_or_else(|| SafeText::new(app))
}

/// The facts that were tested.
pub(super) fn facts(dossier: &Dossier, advice: &RecordedAdvice) -> Vec<FactTold> {
    let told = |(place, tested): (usize, &RecordedFact)| FactTold {
        app: tested.app.clone(),
        name: name_of(dossier, advice, &tested.app),
        fact: tested.fact.clone(),
        label: tested.label.clone(),
        value: tested.value.clone(),
        is_unknown: tested.is_unknown,
        sources: tested.sources.clone(),
        checked: tested.checked.clone(),
        from: at(format!("advice.facts[{place}]"))
            .into_iter()
            .chain(origin_of_name(advice, &tested.app))
            .collect(),
    };
    advice.facts.iter().enumerate().map(told).collect()
}

/// What suppliers replied.
pub(super) fn replies(dossier: &Dossier, advice: &RecordedAdvice, messages: Messages) -> Vec<ReplyTold> {
    let later = |place: usize| dossier.replies.iter().skip(place + 1);
    let told = |(place, reply): (usize, &Reply)| {
        let or = |known: &SafeText, else_it: &dyn Fn() -> SafeText| {
            if known.is_empty() { else_it() } else { known.clone() }
        };
        let app = reply.on.app();
        let name = or(&reply.shown.app, &|| name_of(dossier, advice, app));
        let about = match &reply.on {
            ReplyOn::Fact { fact, .. } => or(&reply.shown.fact, &|| label_of(advice, app, fact)),
            ReplyOn::Common { question, .. } => question.replace("{app}", name.as_str()).into(),
        };
        ReplyTold {
            name,
            app: app.to_owned(),
            about,
            value: or(&reply.shown.value, &|| value_in_words(&reply.value, messages)),
            rests_on: reply.rests_on.clone(),
            day: OnDay(reply.day),
            by: reply.by.clone(),
            is_taken_back: reply.taken_back,
            is_replaced: !reply.taken_back
                && later(place).any(|other| other.on == reply.on && !other.taken_back),
            is_common: matches!(reply.on, ReplyOn::Common { .. }),
            is_unfit: dossier.unfit_replies.contains(&(place + 1)),
            from: at(format!("replies[{place}]"))
                .into_iter()
                .chain(origin_of_name(advice, app))
                .chain((!dossier.unfit_replies.is_empty()).then(|| "unfit_replies".to_owned()))
                .collect(),
        }
    };
    dossier.replies.iter().enumerate().map(told).collect()
}

/// What would change the advice on each app that is chosen.
pub(super) fn would_change(advice: &RecordedAdvice) -> Vec<WouldChangeTold> {
    let told = advice.would_change.iter().enumerate().map(|(place, of)| WouldChangeTold {
        app: of.app.clone(),
        name: of.name.clone(),
        lines: of.lines.clone(),
        more: of.more,
        is_part: of.is_part,
        from: at(format!("advice.would_change[{place}]")),
    });
    told.collect()
}

/// What a fact is called, as far as the advice tells.
fn label_of(advice: &RecordedAdvice, app: &str, fact: &str) -> SafeText {
    let tested = advice.facts.iter().find(|tested| tested.app == app && tested.fact == fact);
    tested.map_or_else(|| SafeText::new(fact), |tested| tested.label.clone())
}

/// A reply of which the dossier does not have the words, by its ids.
fn value_in_words(value: &ReplyValue, messages: Messages) -> SafeText {
    let lang = messages.lang();
    match value {
        ReplyValue::Choice(value) => SafeText::new(value),
        ReplyValue::Set(values) if values.is_empty() => messages.reply_none_of_these().into(),
        ReplyValue::Set(values) => lang.and(values).into(),
        ReplyValue::Flag(true) => messages.flag_yes().into(),
        ReplyValue::Flag(false) => messages.flag_no().into(),
        ReplyValue::Number(number) => {
            number.parse().map_or_else(|_| SafeText::new(number), |number| lang.number(number).into())
        }
        ReplyValue::Unlimited => lang.number(f64::INFINITY).into(),
        ReplyValue::Depends(on_what) => messages.depends(on_what.as_str()).into(),
        ReplyValue::Text(words) => words.clone(),
    }
}
