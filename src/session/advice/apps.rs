//! The standings of the apps at the end of a walk, and every reason why.

use super::section::{SourceMarks, SourcePlace, marked, places};
use crate::engine::{Judgement, Reason, Standing, app_attention, reasons_of, standing, unknown_facts};
use crate::model::{AppIx, Attention, FactIx, FactKind, QuestionIx, Reference, Requirement, Since, Value};
use crate::session::page::Block;
use crate::session::row_cells::RowCell;
use crate::session::walk::Session;
use crate::session::words::{self, pair};
use crate::text::{Day, Messages, SafeText, sentence, upper_first};

/// The apps with the same standing.
#[derive(Debug, Clone)]
pub struct StandingGroup {
    /// Their standing.
    pub standing: Standing,
    /// The same in one or two words.
    pub title: String,
    /// The apps, in the order of the advice; at least one.
    pub apps: Vec<AppAdvice>,
}

/// The standing of one app, and why.
#[derive(Debug, Clone)]
pub struct AppAdvice {
    /// Which app.
    pub app: AppIx,
    /// Its name.
    pub name: String,
    /// Its standing.
    pub standing: Standing,
    /// The one line that says most about it in its place.
    pub in_short: String,
    /// The facts that stand in columns, where the tree names some; then what is said in short does not tell them, nor the
    /// flags.
    pub cells: Vec<RowCell>,
    /// Every reason for its standing.
    pub reasons: Vec<AppReason>,
    /// What the supplier has to be asked, of an app that is unproven.
    pub ask: Vec<AskedFact>,
    /// What to watch.
    pub points: Vec<AttentionPoint>,
    /// The same in a few characters, each once.
    pub flags: Vec<String>,
    /// That its facts are old, where they are.
    pub age: Option<String>,
    /// Heading of what happened since the edition.
    pub(super) since_title: String,
    /// The facts that are words to show, such as what something costs.
    pub remarks: Vec<ToldFact>,
    /// On which condition it would fit, of an app that is unproven.
    besides: Option<String>,
    /// What is said of it where there is no reason to give.
    fits: String,
}

/// One reason why an app has its standing.
#[derive(Debug, Clone)]
pub struct AppReason {
    /// Where it comes from.
    pub origin: ReasonOrigin,
    /// The words of the tree; where a requirement is unknown and the tree has no words for that, what is not known.
    pub text: SafeText,
    /// The same as a sentence, with the answer that asks for it (simple Markdown).
    pub words: SafeText,
    /// Where it is.
    pub sources: Vec<SourcePlace>,
    /// The facts that it turns on.
    pub facts: Vec<ToldFact>,
    /// Those that are in the words already.
    pub(in crate::session) told: Vec<FactIx>,
}

/// Where a reason comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReasonOrigin {
    /// The app is dropped on every walk.
    Never,
    /// The app has ended.
    Ended,
    /// A standing rule of the tree.
    Rule,
    /// A requirement of an answer.
    Requirement {
        /// The question.
        question: QuestionIx,
        /// The answer whose requirement it is, or the whole choice, as an answers file has it.
        answers: Vec<String>,
    },
}

/// A fact of an app.
#[derive(Debug, Clone)]
pub struct ToldFact {
    /// Which fact.
    pub fact: FactIx,
    /// What it is called.
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// There is no value.
    pub is_unknown: bool,
    /// What the catalogue adds to it; of one over which a reply stands, that it is one.
    pub note: Option<String>,
    /// What a supplier replied stands over the catalogue.
    pub is_replied: bool,
    /// Where the value comes from; nothing when it is unknown.
    pub sources: Vec<SourcePlace>,
}

/// A fact that the supplier has to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFact {
    /// Which fact.
    pub fact: FactIx,
    /// What it is called.
    pub label: String,
    /// The question about it.
    pub question: String,
    /// Whether that is in the words of the tree.
    pub is_worded: bool,
}

/// Something to watch or to arrange.
#[derive(Debug, Clone)]
pub struct AttentionPoint {
    /// The words (simple Markdown).
    pub text: SafeText,
    /// Who has to take care of it.
    pub for_whom: Option<SafeText>,
    /// Where it comes from.
    pub sources: Vec<SourcePlace>,
    /// The same in a few characters.
    pub flag: Option<String>,
    /// Whether it is told first of all.
    pub first: bool,
    /// It asks for nothing.
    pub informs: bool,
    /// When it happened, after the edition: the day by which it is placed, and the words.
    pub since: Option<(Day, String)>,
    /// Its id in the tree.
    pub id: Option<String>,
    /// The same date as the tree has it.
    pub happened: Option<Since>,
    /// Where it is not to do any more: how it was settled, in a few words.
    pub settled: Option<String>,
}

impl Session<'_> {
    /// All apps by standing, in the order of the advice.
    pub fn groups(&self) -> Vec<StandingGroup> {
        self.groups_of(|_| true)
    }

    /// The apps of some standings.
    pub(in crate::session) fn groups_of(&self, wanted: impl Fn(Standing) -> bool) -> Vec<StandingGroup> {
        self.groups_made(wanted, Self::told_app)
    }

    /// The same, with of each app what `tell` makes.
    pub(in crate::session) fn groups_made(
        &self,
        wanted: impl Fn(Standing) -> bool,
        tell: impl Fn(&Self, AppIx, Standing) -> AppAdvice,
    ) -> Vec<StandingGroup> {
        let mut groups: Vec<StandingGroup> = Vec::new();
        for (app, standing) in self.ranked() {
            if !wanted(standing) {
                continue;
            }
            let told = tell(self, app, standing);
            match groups.last_mut().filter(|group| group.standing == standing) {
                Some(group) => group.apps.push(told),
                None => {
                    let title = self.standing_words(standing).to_owned();
                    groups.push(StandingGroup { standing, title, apps: vec![told] });
                }
            }
        }
        debug_assert!(
            groups.is_sorted_by(|before, after| before.standing < after.standing),
            "the ranking goes by standing, so no standing comes back"
        );
        groups
    }

    /// The apps in the order of the advice, each with its standing.
    pub(in crate::session) fn ranked(&self) -> impl Iterator<Item = (AppIx, Standing)> + Clone {
        self.state.placings(self.model).iter().map(|placing| (placing.app, placing.standing))
    }

    /// The standing of one app, and why.
    pub fn app_advice(&self, app: AppIx) -> AppAdvice {
        self.told_app(app, standing(self.model, &self.state, app))
    }

    /// The same of an app of which the standing is known.
    pub(in crate::session) fn told_app(&self, app: AppIx, standing: Standing) -> AppAdvice {
        let asked = if standing == Standing::Unproven { unknown_facts(&self.state, app) } else { Vec::new() };
        let reasons = reasons_of(self.model, &self.state, app, standing).into_iter();
        AppAdvice {
            reasons: reasons.filter_map(|reason| self.told_reason(app, reason)).collect(),
            ask: asked.into_iter().map(|fact| self.asked_fact(fact, app)).collect(),
            besides: self.condition_besides(app).filter(|_| standing == Standing::Unproven),
            fits: self.fits_words(app),
            ..self.told_row(app, standing)
        }
    }

    /// The same without the reasons: for a list that does not tell them.
    pub(in crate::session) fn told_row(&self, app: AppIx, standing: Standing) -> AppAdvice {
        let points = app_attention(self.model, &self.state, app).into_iter();
        AppAdvice {
            app,
            name: self.model.catalogue.apps.row(app).name.one_line(),
            standing,
            in_short: self.row_words(app, self.app_words(app, standing)),
            cells: self.row_cells(app),
            reasons: Vec::new(),
            ask: Vec::new(),
            points: points.map(|point| self.told_point(point)).collect(),
            flags: self.flags(app),
            since_title: self.since_title(),
            age: self.age_point(app),
            remarks: self.told_in_words(app),
            besides: None,
            fits: String::new(),
        }
    }

    fn told_reason(&self, app: AppIx, reason: Reason<'_>) -> Option<AppReason> {
        let facts = |facts: Vec<FactIx>| facts.into_iter().map(|fact| self.told_fact(fact, app)).collect();
        let told = match reason {
            Reason::Never => self.model.catalogue.never.get(&app).map(|never| AppReason {
                origin: ReasonOrigin::Never,
                text: never.because.clone(),
                words: upper_first(&sentence(&never.because.one_line())).into(),
                sources: places(self.model, &never.sources),
                facts: Vec::new(),
                told: Vec::new(),
            }),
            Reason::Ended => self.model.catalogue.has_ended(app).map(|ended| self.told_end(ended)),
            Reason::Rule(at) => self.model.graph.standing.get(at).map(|rule| AppReason {
                origin: ReasonOrigin::Rule,
                text: self.rule_words(app, rule),
                words: upper_first(&sentence(&self.rule_words(app, rule).one_line())).into(),
                sources: Vec::new(),
                facts: facts(rule.when.facts()),
                told: self.later_facts(app, &rule.when.facts()),
            }),
            Reason::Requirement(judgement) => judgement.effect.requirement(self.model).map(|requirement| {
                let (text, told) = self.said_of(app, judgement, requirement);
                AppReason {
                    origin: self.asked_by(judgement),
                    words: self.because(judgement, &text).into(),
                    text,
                    sources: self.requirement_sources(app, requirement),
                    facts: facts(requirement.require.facts()),
                    told,
                }
            }),
        };
        debug_assert!(told.is_some(), "a reason names a rule or requirement of the tree");
        told
    }

    /// Where the words of a requirement come from; nothing where a value decides that is newer than those.
    fn requirement_sources(&self, app: AppIx, requirement: &Requirement) -> Vec<SourcePlace> {
        let is_newer = requirement.require.facts().iter().any(|fact| self.is_later_value(*fact, app));
        if is_newer { Vec::new() } else { places(self.model, &requirement.sources) }
    }

    /// The answer whose effect a reason is; of a question's own effect the whole choice.
    pub(super) fn asked_by(&self, judgement: &Judgement) -> ReasonOrigin {
        let question = judgement.effect.question;
        let answers = words::answer_ids(self.model, &self.state.walk.path, question, judgement.answer);
        ReasonOrigin::Requirement { question, answers }
    }

    fn asked_fact(&self, fact: FactIx, app: AppIx) -> AskedFact {
        AskedFact {
            fact,
            label: self.label(fact),
            question: self.question_about(fact, app),
            is_worded: self.model.graph.facts.row(fact).ask.is_some(),
        }
    }

    /// A fact of an app, with its value and where that comes from.
    pub(in crate::session) fn told_fact(&self, fact: FactIx, app: AppIx) -> ToldFact {
        let detail = self.model.catalogue.columns.row(fact).details.get(&app);
        let note = detail.and_then(|detail| detail.note.as_ref());
        let note = note.map(|note| note.one_line().trim_end_matches('.').to_owned());
        let reply = self.reply_over(fact, app);
        ToldFact {
            fact,
            label: self.label(fact),
            value: words::value(self.model, self.messages, fact, app),
            is_unknown: self.model.value(fact, app) == Value::Unknown,
            note: reply.map(|reply| self.by_inquiry(reply)).or(note),
            is_replied: reply.is_some(),
            sources: match reply {
                Some(reply) => vec![self.reply_as_source(reply)],
                None => self.fact_sources(fact, app),
            },
        }
    }

    /// Where the value of a fact comes from; nothing when the value is unknown.
    fn fact_sources(&self, fact: FactIx, app: AppIx) -> Vec<SourcePlace> {
        if self.model.value(fact, app) == Value::Unknown {
            return Vec::new();
        }
        let own = self.model.catalogue.columns.row(fact).details.get(&app).map(|detail| &detail.sources);
        let from: &[Reference] = match own {
            Some(own) if !own.is_empty() => own,
            _ => &self.model.catalogue.apps.row(app).sources,
        };
        places(self.model, from)
    }

    pub(in crate::session) fn told_point(&self, point: &Attention) -> AttentionPoint {
        let mut told = AttentionPoint {
            text: point.text.clone(),
            for_whom: point.for_whom.clone(),
            sources: places(self.model, &point.sources),
            flag: point.flag.as_ref().map(SafeText::one_line),
            first: point.first,
            informs: point.informs,
            id: point.id.clone(),
            happened: point.since.clone(),
            since: point.since.as_ref().map(|since| (since.from, self.since_in_words(since))),
            settled: None,
        };
        told.settled = self.settled_point(&told);
        told
    }

    fn told_in_words(&self, app: AppIx) -> Vec<ToldFact> {
        let facts = self.model.graph.facts.iter();
        let texts = facts.filter(|(_, fact)| matches!(fact.kind, FactKind::Text)).map(|(fact, _)| fact);
        // What stands in a column is told there.
        let texts = texts.filter(|fact| self.model.graph.rows.iter().all(|column| column.fact != *fact));
        let known = texts.filter(|fact| self.model.value(*fact, app) != Value::Unknown);
        known.map(|fact| self.told_fact(fact, app)).collect()
    }
}

impl StandingGroup {
    /// Their standing, and how many they are.
    pub fn counted_title(&self, messages: Messages) -> String {
        messages.with_remark(&self.title, &self.apps.len().to_string())
    }
}

impl AppAdvice {
    /// What the reasons are introduced by; nothing where there is none to give.
    pub fn reasons_title(&self, messages: Messages) -> Option<String> {
        match self.standing {
            Standing::Recommended => None,
            Standing::Conditional => Some(messages.why_conditional(&self.name)),
            // What hangs on an answer is not the supplier's to tell.
            Standing::Unproven if self.ask.is_empty() => Some(messages.why_uncertain(&self.name)),
            Standing::Unproven => Some(messages.why_unproven(&self.name)),
            Standing::Dropped => Some(messages.why_dropped(&self.name)),
        }
    }

    /// Every reason, in the person's own answers, and what to ask.
    pub fn reason_blocks(&self, messages: Messages, marks: &mut SourceMarks) -> Vec<Block> {
        if self.standing == Standing::Recommended {
            return vec![Block::Text(self.fits.as_str().into())];
        }
        let mut blocks = Vec::new();
        for (at, reason) in self.reasons.iter().filter(|reason| !self.says_again(reason)).enumerate() {
            let (words, facts) = reason.told_beside(&self.ask, messages, marks);
            blocks.push(Block::Numbered(at + 1, words));
            blocks.extend(facts.into_iter().map(Block::Remark));
        }
        if !self.ask.is_empty() && !self.has_worded_questions() {
            let labels: Vec<&str> = self.ask.iter().map(|asked| asked.label.as_str()).collect();
            blocks.push(Block::Text(upper_first(&messages.ask_supplier(&labels)).into()));
        }
        let besides = self.besides.as_ref().map(|because| messages.condition_besides(because));
        blocks.extend(besides.map(|words| Block::Text(upper_first(&sentence(&words)).into())));
        blocks.extend(self.question_blocks(messages));
        blocks
    }

    /// Whether a reason only brings what an app is `never` left for: all of it stands in the places that are named there.
    fn says_again(&self, reason: &AppReason) -> bool {
        let never = self.reasons.iter().find(|reason| reason.origin == ReasonOrigin::Never);
        let mut places =
            reason.sources.iter().chain(reason.facts.iter().flat_map(|fact| &fact.sources)).peekable();
        let is_told = places.peek().is_some();
        is_told
            && never.is_some_and(|never| {
                reason.origin != ReasonOrigin::Never && places.all(|place| never.sources.contains(place))
            })
    }

    fn has_worded_questions(&self) -> bool {
        self.ask.iter().any(|asked| asked.is_worded)
    }

    /// What to ask the supplier, where the tree has words for it.
    pub(in crate::session) fn question_blocks(&self, messages: Messages) -> Vec<Block> {
        if !self.has_worded_questions() {
            return Vec::new();
        }
        let questions = self.ask.iter().map(|asked| Block::Item(asked.question.as_str().into()));
        std::iter::once(Block::Text(messages.ask_supplier_this().into())).chain(questions).collect()
    }

    /// What to watch, but for what is told first of all; what is said in words; then the sources of both.
    pub fn detail_blocks(&self, messages: Messages) -> Vec<Block> {
        let mut marks = SourceMarks::default();
        let mut blocks = self.point_blocks(messages, |point| !point.first, &mut marks);
        blocks.extend(self.remarks.iter().map(|fact| fact.pair(&mut marks)));
        blocks.extend(marks.blocks());
        blocks
    }
}

impl AppReason {
    /// The reason with the mark of its source, and the facts that it turns on.
    pub fn told(&self, messages: Messages, marks: &mut SourceMarks) -> (SafeText, Vec<String>) {
        self.told_beside(&[], messages, marks)
    }

    /// The same, beside what the supplier has to be asked: that this is not known need not be said again.
    fn told_beside(
        &self,
        asked: &[AskedFact],
        messages: Messages,
        marks: &mut SourceMarks,
    ) -> (SafeText, Vec<String>) {
        let mut sources = self.sources.clone();
        let (told, others): (Vec<_>, Vec<_>) =
            self.facts.iter().partition(|fact| self.told.contains(&fact.fact));
        for place in told.into_iter().flat_map(|fact| &fact.sources) {
            if !sources.contains(place) {
                sources.push(place.clone());
            }
        }
        let words = match marks.mark(&sources) {
            mark if mark.is_empty() => self.words.clone(),
            mark => marked(self.words.as_str(), &mark).into(),
        };
        let is_asked = |fact: &ToldFact| fact.is_unknown && asked.iter().any(|asked| asked.fact == fact.fact);
        let others = others.into_iter().filter(|fact| !is_asked(fact));
        (words, others.map(|fact| fact.sentence(messages, marks)).collect())
    }
}

impl ToldFact {
    /// Such as `Gewicht: 14 kg [1]`.
    pub fn sentence(&self, messages: Messages, marks: &mut SourceMarks) -> String {
        let value = match &self.note {
            Some(by_inquiry) if self.is_replied => {
                format!("{}, {by_inquiry}", self.value.trim_end_matches('.'))
            }
            _ => self.value.clone(),
        };
        marked(&messages.fact_is(&upper_first(&self.label), &value), &marks.mark(&self.sources))
    }

    /// The name and the value in two columns.
    pub fn pair(&self, marks: &mut SourceMarks) -> Block {
        let value = match &self.note {
            Some(note) => format!("{} ({note})", self.value),
            None => self.value.clone(),
        };
        pair(&upper_first(&self.label), value, marks.mark(&self.sources))
    }
}

impl AttentionPoint {
    /// The point, with who has to take care of it and the mark of where it comes from.
    pub fn blocks(&self, messages: Messages, marks: &mut SourceMarks) -> Vec<Block> {
        let mark = marks.mark(&self.sources);
        let text = self.dated_text();
        match &self.for_whom {
            Some(whom) => {
                let remark = marked(&messages.for_whom(&whom.one_line()), &mark);
                vec![Block::Item(text), Block::Remark(remark)]
            }
            None => vec![Block::Item(marked(text.as_str(), &mark).into())],
        }
    }
}
