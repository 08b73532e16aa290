//! Makes the report of a dossier.

use super::listed::{answers, dropped, facts, opinions, remarks, replies, tasks, would_change};
use super::model::{
    Alternative, AskTold, ChoiceTold, Chosen, ColumnTold, Counts, FirstTold, InLang, MadeTold, NounTold,
    OnDay, OpenTold, Origin, PointTold, Report, SourceTold, Stated, StatusTold,
};
use crate::record::{Dossier, RecordedAdvice, RecordedApp, RecordedPoint, Stands, dossier_text};
use crate::session::{ReplyOn, Selection, Status, StatusChange};
use crate::text::{Messages, SafeText};

/// Where it stands how many more are left; nowhere where there are none.
const MORE_LEFT: &str = "advice.more_left";

/// What stands before the digest of a dossier.
const DIGEST: &str = "sha256: ";

/// One place.
pub(super) fn at(place: impl Into<String>) -> Origin {
    vec![place.into()]
}

fn stated<T>(value: T, from: &str) -> Stated<T> {
    Stated { value, from: at(from) }
}

/// A text, unless there is none.
fn told(text: &SafeText, from: &str) -> Option<Stated<SafeText>> {
    (!text.is_empty()).then(|| stated(text.clone(), from))
}

impl Report {
    /// The report of a dossier, as its sentences will be. Which command made it only the command knows.
    pub fn of(dossier: &Dossier, messages: Messages) -> Self {
        let nothing = RecordedAdvice::default();
        let advice = dossier.advice.as_ref().unwrap_or(&nothing);
        let is_at = |stands: &Stands| match stands {
            Stands::At(number) => Some(stated(*number, "question")),
            Stands::Done(_) | Stands::Stuck => None,
        };
        let outcome = match &dossier.head.stands {
            Stands::Done(outcome) => told(outcome, "outcome"),
            Stands::At(_) | Stands::Stuck => None,
        };
        let holds = |holds: bool, from: &str| holds.then(|| stated(true, from));
        let (answers, unused) = answers(dossier);
        let warnings = advice.warnings.iter().enumerate();
        Self {
            lang: InLang(messages.lang()),
            name: match dossier.head.name.is_empty() {
                true => stated(dossier.made.title.clone(), "made.title"),
                false => stated(dossier.head.name.clone(), "name"),
            },
            subject: stated(dossier.made.title.clone(), "made.title"),
            edition: stated(dossier.made.edition.clone(), "made.edition"),
            day: dossier.made.day.map(|day| stated(OnDay(day), "made.day")),
            status: status(dossier),
            history: history(dossier),
            supersedes: dossier.head.supersedes.as_ref().and_then(|before| told(&before.name, "supersedes")),
            question: is_at(&dossier.head.stands),
            stuck: holds(dossier.head.stands == Stands::Stuck, "stuck"),
            outcome,
            blocked: holds(advice.is_blocked, "advice.blocked"),
            told: told(&advice.told, "advice.told"),
            dead_end: (advice.dead_end.iter().enumerate())
                .map(|(place, line)| stated(line.clone(), &format!("advice.dead_end[{place}]")))
                .collect(),
            warnings: warnings
                .map(|(place, words)| stated(words.clone(), &format!("advice.warnings[{place}]")))
                .collect(),
            choice: choice(dossier),
            first: first(advice),
            counts: dossier.advice.as_ref().map(counts),
            order: told(&advice.order, "advice.order"),
            noun: noun(advice, messages),
            columns: columns(advice),
            alternatives: alternatives(dossier, advice),
            more_left: stated(advice.more_left.all(), MORE_LEFT),
            more_to_ask: stated(advice.more_left.to_ask, MORE_LEFT),
            tasks: tasks(dossier, messages),
            opinions: opinions(dossier, messages),
            open: open(advice),
            asks: asks(advice),
            answers,
            unused,
            remarks: remarks(dossier),
            dropped: dropped(advice),
            more_dropped: stated(advice.more_dropped, "advice.more_dropped"),
            facts: facts(dossier, advice),
            replies: replies(dossier, advice, messages),
            would_change: would_change(advice),
            sources: sources(advice),
            made: made(dossier),
            command: None,
        }
    }
}

fn status(dossier: &Dossier) -> StatusTold {
    match history(dossier).pop() {
        Some(last) => last,
        None => StatusTold {
            status: Status::Concept.id(),
            on: None,
            by: SafeText::default(),
            look_again: None,
            successor: SafeText::default(),
            from: at("status"),
        },
    }
}

fn history(dossier: &Dossier) -> Vec<StatusTold> {
    let told = |(place, change): (usize, &StatusChange)| StatusTold {
        status: change.status.id(),
        on: Some(OnDay(change.on)),
        by: change.by.clone(),
        look_again: change.look_again.map(OnDay),
        successor: change.successor.name.clone(),
        from: at(format!("decision.history[{place}]")),
    };
    dossier.decision.history.iter().enumerate().map(told).collect()
}

fn choice(dossier: &Dossier) -> ChoiceTold {
    let (kind, apps) = match &dossier.decision.selection {
        Selection::Open => ("open", [].as_slice()),
        Selection::NoApp => ("no_app", [].as_slice()),
        Selection::Apps(apps) => ("apps", apps.as_slice()),
    };
    let chosen = apps.iter().enumerate().map(|(place, chosen)| {
        let mut from = at(format!("decision.selection[{place}]"));
        let standing = dossier.advice.as_ref().and_then(|advice| {
            let left = advice.left.iter().position(|left| left.app == chosen.app);
            let dropped = advice.dropped.iter().position(|dropped| dropped.app == chosen.app);
            from.extend(left.map(|left| format!("advice.left[{left}].standing")));
            from.extend(dropped.map(|dropped| format!("advice.dropped[{dropped}]")));
            let of_left = left.and_then(|left| advice.left.get(left)).map(|left| left.standing.clone());
            of_left.or_else(|| dropped.map(|_| "dropped".to_owned()))
        });
        Chosen {
            app: chosen.app.clone(),
            name: chosen.name.clone(),
            use_for: chosen.use_for.clone(),
            standing,
            from,
        }
    });
    ChoiceTold {
        kind,
        apps: chosen.collect(),
        motivation: told(&dossier.decision.motivation, "decision.motivation"),
        from: at("decision.selection"),
    }
}

fn first(advice: &RecordedAdvice) -> Option<FirstTold> {
    let first = &advice.first;
    (!first.title.is_empty()).then(|| FirstTold {
        apps: first.apps.clone(),
        title: first.title.clone(),
        why: first.why.clone(),
        from: at("advice.first"),
    })
}

fn counts(advice: &RecordedAdvice) -> Counts {
    let with = |standing: &str| advice.left.iter().filter(|left| left.standing == standing).count();
    let more = advice.more_left;
    let asked = |left: &&RecordedApp| left.standing == "unproven" && !left.ask.is_empty();
    let to_ask = advice.left.iter().filter(asked).count();
    let uncertain = with("unproven").saturating_sub(to_ask) + more.uncertain;
    let left = advice.left.len() + more.all();
    let dropped = advice.dropped.len() + advice.more_dropped;
    Counts {
        all: left + dropped,
        left,
        recommended: with("recommended") + more.recommended,
        conditional: with("conditional") + more.conditional,
        to_ask: to_ask + more.to_ask,
        uncertain,
        dropped,
        from: ["advice.left", "advice.dropped", "advice.more_dropped"]
            .map(str::to_owned)
            .into_iter()
            .chain((more.all() > 0).then(|| MORE_LEFT.to_owned()))
            .collect(),
    }
}

fn noun(advice: &RecordedAdvice, messages: Messages) -> NounTold {
    let known = messages.default_noun();
    let or = |kept: &SafeText, known: &str| if kept.is_empty() { known.into() } else { kept.clone() };
    NounTold { one: or(&advice.noun.one, known.one), many: or(&advice.noun.many, known.many) }
}

fn columns(advice: &RecordedAdvice) -> Vec<ColumnTold> {
    let told = |(place, head): (usize, &SafeText)| ColumnTold {
        head: head.clone(),
        is_price: advice.price_column == Some(place + 1),
        from: at(format!("advice.columns[{place}]")),
    };
    advice.columns.iter().enumerate().map(told).collect()
}

fn alternatives(dossier: &Dossier, advice: &RecordedAdvice) -> Vec<Alternative> {
    let chosen = match &dossier.decision.selection {
        Selection::Apps(apps) => apps.as_slice(),
        Selection::Open | Selection::NoApp => &[],
    };
    let told = |(place, left): (usize, &RecordedApp)| {
        let mut flags: Vec<SafeText> = Vec::new();
        for flag in left.points.iter().map(|point| &point.flag).filter(|flag| !flag.is_empty()) {
            if !flags.contains(flag) {
                flags.push(flag.clone());
            }
        }
        let price = advice.price_column.and_then(|column| left.cells.get(column.checked_sub(1)?));
        let replied = price_reply(dossier, advice, &left.app);
        let mut from = at(format!("advice.left[{place}]"));
        from.extend(replied.map(|(reply, _)| format!("replies[{reply}]")));
        Alternative {
            place: place + 1,
            app: left.app.clone(),
            name: left.name.clone(),
            standing: left.standing.clone(),
            is_chosen: chosen.iter().any(|chosen| chosen.app == left.app),
            is_first: advice.first.apps.contains(&left.app),
            price: price.cloned(),
            price_label: replied.map(|(_, label)| label.clone()),
            cells: left.cells.clone(),
            numbers: left.numbers.clone(),
            met: left.met.clone(),
            unmet: left.unmet.clone(),
            unsure: left.unsure.clone(),
            reasons: left.reasons.clone(),
            flags,
            points: left.points.iter().map(point).collect(),
            from,
        }
    };
    advice.left.iter().enumerate().map(told).collect()
}

/// Which reply tells what an app costs, and what that is called; nothing where the price is that of the catalogue.
fn price_reply<'d>(
    dossier: &'d Dossier,
    advice: &RecordedAdvice,
    app: &str,
) -> Option<(usize, &'d SafeText)> {
    let price = advice.column_facts.get(advice.price_column?.checked_sub(1)?)?;
    let is_it = |on: &ReplyOn| matches!(on, ReplyOn::Fact { app: of, fact } if of == app && fact == price);
    let mut replies = dossier.replies.iter().enumerate().rev();
    let (place, reply) = replies.find(|(_, reply)| is_it(&reply.on) && !reply.taken_back)?;
    let counts = !dossier.unfit_replies.contains(&(place + 1)) && !reply.shown.fact.is_empty();
    counts.then_some((place, &reply.shown.fact))
}

fn point(point: &RecordedPoint) -> PointTold {
    PointTold { text: point.text.clone(), flag: point.flag.clone(), sources: point.sources.clone() }
}

fn open(advice: &RecordedAdvice) -> Vec<OpenTold> {
    let told = |(place, open): (usize, &crate::record::RecordedOpen)| OpenTold {
        question: open.question.clone(),
        ask: open.ask.clone(),
        owner: open.owner.clone(),
        from: at(format!("advice.open[{place}]")),
    };
    advice.open.iter().enumerate().map(told).collect()
}

fn asks(advice: &RecordedAdvice) -> Vec<AskTold> {
    let asked = advice.left.iter().enumerate().filter(|(_, left)| !left.ask.is_empty());
    let told = asked.map(|(place, left)| {
        let label = |fact: &String| {
            let tested = advice.facts.iter().find(|tested| tested.app == left.app && tested.fact == *fact);
            tested.map_or_else(|| SafeText::new(fact), |tested| tested.label.clone())
        };
        AskTold {
            app: left.app.clone(),
            name: left.name.clone(),
            facts: left.ask.iter().map(label).collect(),
            from: at(format!("advice.left[{place}]")),
        }
    });
    told.collect()
}

fn sources(advice: &RecordedAdvice) -> Vec<SourceTold> {
    let told = |(place, source): (usize, &crate::record::RecordedSource)| SourceTold {
        id: source.id.clone(),
        title: source.title.clone(),
        from: at(format!("advice.sources[{place}]")),
    };
    advice.sources.iter().enumerate().map(told).collect()
}

fn made(dossier: &Dossier) -> MadeTold {
    let made = &dossier.made;
    let is_in_a_file = !dossier.head.id.is_empty();
    let digest = || {
        let text = dossier_text(dossier);
        text.lines().next_back().and_then(|last| last.strip_prefix(DIGEST)).map(str::to_owned)
    };
    MadeTold {
        tree: dossier.head.tree.clone(),
        tree_digest: made.tree_digest.clone(),
        catalogue_digest: made.catalogue_digest.clone(),
        program: made.program.clone(),
        by: made.by.clone(),
        saved: if is_in_a_file { dossier.head.saved.clone() } else { String::new() },
        dossier_digest: is_in_a_file.then(digest).flatten(),
        from: ["made", "tree", "saved", "sha256"].map(str::to_owned).to_vec(),
    }
}
