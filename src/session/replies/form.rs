//! The form in which a reply is entered: the value as the kind of the fact allows, what it rests on, of which day, by whom.

use crate::model::{AppIx, FactIx, FactKind, FactValue, Table, ValueIx};
use crate::session::decision::{Reply, ReplyShown, ReplyValue};
use crate::session::form::{FieldKind, FieldOption, FieldSpec, FormId, FormSpec, FormValues};
use crate::session::news::News;
use crate::session::page::{Block, Head};
use crate::session::walk::Session;
use crate::text::{Day, Lang, SafeText, upper_first};

/// What a reply is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyTopic {
    /// A fact of the app.
    Fact(FactIx),
    /// A question that every supplier is asked, by its place, where it is about no fact.
    Common(usize),
}

/// The fields, by what they are called in what is saved.
const VALUE: &str = "value";
const WHICH: &str = "which";
const NUMBER: &str = "number";
const WORDS: &str = "words";
const ON_WHAT: &str = "on_what";
const RESTS_ON: &str = "rests_on";
const DAY: &str = "day";
const BY: &str = "by";
/// Only of a reply that is kept: whether it goes on to hold.
const GIVEN: &str = "given";

/// The options of that field.
const HOLDS: &str = "holds";
const TAKE_BACK: &str = "take_back";

/// The options of the first field that are no value of the fact, and what stands before those that are.
const DEPENDS: &str = "depends";
const UNLIMITED: &str = "unlimited";
const A_NUMBER: &str = "a_number";
const THESE: &str = "these";
const NONE: &str = "none";
const OF_FACT: &str = "value:";

impl Session<'_> {
    /// What a form of a reply is called in what is saved.
    pub(in crate::session) fn reply_key(&self, app: AppIx, topic: ReplyTopic) -> String {
        let app = &self.model.catalogue.apps.row(app).id;
        match topic {
            ReplyTopic::Fact(fact) => format!("reply {app} {}", self.model.graph.facts.row(fact).id),
            ReplyTopic::Common(question) => {
                let id = self.model.graph.ask_all.get(question).map_or("", |question| &question.id);
                format!("reply-common {app} {id}")
            }
        }
    }

    /// The form in which a reply is entered.
    pub(in crate::session) fn reply_spec(&self, app: AppIx, topic: ReplyTopic) -> FormSpec {
        let messages = self.messages;
        let mut before = vec![Block::Heading(self.name(app))];
        let kept = match topic {
            ReplyTopic::Fact(fact) => {
                before.push(Block::Text(self.reply_question(fact, app).into()));
                before.push(Block::Remark(self.catalogued_words(fact, app)));
                self.reply_over(fact, app)
            }
            ReplyTopic::Common(question) => {
                before.extend(self.common_question(question, app).map(|words| Block::Text(words.into())));
                self.reply_to_common(question, app)
            }
        };
        let head = Head { title: upper_first(messages.do_reply()), place: String::new() };
        let given = kept.map(|_| self.given_field());
        if kept.is_some() && self.takes_back(FormId::Reply(app, topic)) {
            return FormSpec { head, before, fields: given.into_iter().collect() };
        }
        if self.model.catalogue.drops_always(app) {
            before.push(Block::Text(messages.reply_changes_nothing(&self.name(app)).into()));
        }
        let mut fields: Vec<FieldSpec> = given.into_iter().collect();
        fields.extend(match topic {
            ReplyTopic::Fact(fact) => self.value_fields(app, fact, kept.map(|reply| &reply.value)),
            ReplyTopic::Common(_) => vec![self.words_field(kept.map(|reply| &reply.value))],
        });
        let day = kept.map(|reply| reply.day).or(self.model.today);
        let day = day.map_or_else(SafeText::default, |day| messages.lang().day(day.date()).into());
        let by = kept.or(self.replies.last()).map_or_else(SafeText::default, |last| last.by.clone());
        let rests_on = kept.map_or_else(SafeText::default, |reply| reply.rests_on.clone());
        let required = messages.reply_fill_in();
        fields.extend([
            FieldSpec::new(RESTS_ON, FieldKind::Line, messages.reply_rests_on(), rests_on)
                .with_help(messages.reply_rests_on_help())
                .required(required),
            FieldSpec::new(DAY, FieldKind::Day, messages.reply_day(), day)
                .required(required)
                .checked(is_in_future),
            FieldSpec::new(BY, FieldKind::Line, messages.reply_by(), by)
                .with_help(messages.reply_by_help())
                .required(required),
        ]);
        FormSpec { head, before, fields }
    }

    /// Whether a reply that is kept goes on to hold: asked before all else, as nothing else is asked of one that does not.
    fn given_field(&self) -> FieldSpec {
        let messages = self.messages;
        let option =
            |id: &str, label: &str| FieldOption { id: id.to_owned(), label: label.to_owned(), number: None };
        let options =
            vec![option(HOLDS, messages.reply_holds_on()), option(TAKE_BACK, messages.take_back_reply())];
        FieldSpec::new(GIVEN, FieldKind::Choice(options), messages.reply_given(), HOLDS.into())
            .required(messages.reply_choose())
    }

    fn takes_back(&self, form: FormId) -> bool {
        self.typed_in(form, GIVEN).is_some_and(|chosen| chosen.as_str() == TAKE_BACK)
    }

    /// Keeps the reply that was entered, or takes the one back that was kept.
    pub(in crate::session) fn take_reply(&mut self, app: AppIx, topic: ReplyTopic, values: &FormValues) {
        let on = match topic {
            ReplyTopic::Fact(fact) => Some(self.on_fact(fact, app)),
            ReplyTopic::Common(question) => self.on_common(question, app),
        };
        let held = on.as_ref().and_then(|on| super::holding(&self.replies, on));
        if values.is(GIVEN, TAKE_BACK) {
            held.map(|at| self.toggle_reply(at));
            return;
        }
        let Some(day) = values.day(DAY) else { return };
        let value = match topic {
            ReplyTopic::Fact(fact) => self.replied_value(fact, values),
            ReplyTopic::Common(_) => Some(ReplyValue::Text(values.text(WORDS))),
        };
        let (Some(on), Some(value)) = (on, value) else { return };
        let (rests_on, by) = (values.line(RESTS_ON), values.line(BY));
        let reply = Reply { on, value, rests_on, day, by, taken_back: false, shown: ReplyShown::default() };
        // What stands as it stood is no new reply, and there is nothing of it to undo.
        match held.and_then(|at| self.replies.get(at)) {
            Some(held) if held.says_the_same(&reply) => self.news = News::default(),
            _ => drop(self.enter_reply(reply)),
        }
    }

    /// The fields of the value: which kind of value, and what that needs besides.
    fn value_fields(&self, app: AppIx, fact: FactIx, kept: Option<&ReplyValue>) -> Vec<FieldSpec> {
        let messages = self.messages;
        let row = self.model.graph.facts.row(fact);
        let option =
            |id: &str, label: &str| FieldOption { id: id.to_owned(), label: label.to_owned(), number: None };
        let mut options = match &row.kind {
            FactKind::Choice(values) => options_of(values),
            FactKind::Flag => vec![
                option(&of_fact("true"), messages.flag_yes()),
                option(&of_fact("false"), messages.flag_no()),
            ],
            FactKind::Number { .. } => {
                vec![
                    FieldOption { number: Some(NUMBER), ..option(A_NUMBER, messages.reply_a_number()) },
                    option(UNLIMITED, messages.reply_unlimited()),
                ]
            }
            FactKind::Set(_) => {
                vec![option(THESE, messages.reply_these()), option(NONE, messages.reply_none_of_these())]
            }
            // Apps are not entered: no supplier is asked for them.
            FactKind::Text | FactKind::Apps => return vec![self.words_field(kept)],
        };
        options.push(option(DEPENDS, messages.reply_depends()));
        // Of a set its values stand there at once: whoever has a mail of the supplier looks for them.
        let likely = if matches!(row.kind, FactKind::Set(_)) { THESE } else { "" };
        let kept_option: SafeText = kept.map_or_else(|| likely.to_owned(), option_for).into();
        let form = FormId::Reply(app, ReplyTopic::Fact(fact));
        let chosen = self.typed_in(form, VALUE).unwrap_or_else(|| kept_option.clone());
        let mut fields = vec![
            FieldSpec::new(VALUE, FieldKind::Choice(options), messages.reply_value(), kept_option)
                .required(messages.reply_choose()),
        ];
        let required = messages.reply_fill_in();
        match (chosen.as_str(), &row.kind) {
            (DEPENDS, _) => {
                let on_what = match kept {
                    Some(ReplyValue::Depends(on_what)) => on_what.clone(),
                    _ => SafeText::default(),
                };
                let field = FieldSpec::new(ON_WHAT, FieldKind::Line, messages.reply_on_what(), on_what);
                fields.push(field.required(required));
            }
            (A_NUMBER, FactKind::Number { unit }) => {
                let number = match kept {
                    Some(ReplyValue::Number(number)) => number.as_str().into(),
                    _ => SafeText::default(),
                };
                let field = FieldSpec::new(NUMBER, FieldKind::Line, messages.reply_number(), number);
                fields.push(field.with_help(unit.as_str()).required(required).checked(is_no_number));
            }
            (THESE, FactKind::Set(values)) => {
                let which = match kept {
                    Some(ReplyValue::Set(ids)) => {
                        ids.iter().map(|id| of_fact(id)).collect::<Vec<_>>().join(" ").into()
                    }
                    _ => SafeText::default(),
                };
                let kind = FieldKind::Several(options_of(values));
                fields.push(
                    FieldSpec::new(WHICH, kind, messages.reply_which(), which)
                        .required(messages.reply_choose()),
                );
            }
            _ => {}
        }
        fields
    }

    fn words_field(&self, kept: Option<&ReplyValue>) -> FieldSpec {
        let words = match kept {
            Some(ReplyValue::Text(words)) => words.clone(),
            _ => SafeText::default(),
        };
        FieldSpec::new(WORDS, FieldKind::Lines, self.messages.reply_words(), words)
            .required(self.messages.reply_fill_in())
    }

    fn replied_value(&self, fact: FactIx, values: &FormValues) -> Option<ReplyValue> {
        let kind = &self.model.graph.facts.row(fact).kind;
        if matches!(kind, FactKind::Text) {
            return Some(ReplyValue::Text(values.text(WORDS)));
        }
        let (chosen, which) = (values.line(VALUE), values.line(WHICH));
        let own = |chosen: &str| chosen.strip_prefix(OF_FACT).map(str::to_owned);
        match (chosen.as_str(), kind) {
            (DEPENDS, _) => Some(ReplyValue::Depends(values.line(ON_WHAT))),
            (UNLIMITED, FactKind::Number { .. }) => Some(ReplyValue::Unlimited),
            (A_NUMBER, FactKind::Number { .. }) => {
                decimals(self.messages.lang(), values.line(NUMBER).as_str()).map(ReplyValue::Number)
            }
            (NONE, FactKind::Set(_)) => Some(ReplyValue::Set(Vec::new())),
            (THESE, FactKind::Set(_)) => {
                Some(ReplyValue::Set(which.as_str().split_whitespace().filter_map(own).collect()))
            }
            (chosen, FactKind::Flag) => Some(ReplyValue::Flag(own(chosen)? == "true")),
            (chosen, FactKind::Choice(_)) => own(chosen).map(ReplyValue::Choice),
            _ => None,
        }
    }
}

fn of_fact(id: &str) -> String {
    format!("{OF_FACT}{id}")
}

fn options_of(values: &Table<ValueIx, FactValue>) -> Vec<FieldOption> {
    let option = |value: &FactValue| FieldOption {
        id: of_fact(&value.id),
        label: value.label.one_line(),
        number: None,
    };
    values.rows().iter().map(option).collect()
}

/// The option of the first field that stands for a value.
fn option_for(value: &ReplyValue) -> String {
    match value {
        ReplyValue::Choice(id) => of_fact(id),
        ReplyValue::Flag(holds) => of_fact(&holds.to_string()),
        ReplyValue::Set(ids) if ids.is_empty() => NONE.to_owned(),
        ReplyValue::Set(_) => THESE.to_owned(),
        ReplyValue::Number(_) => A_NUMBER.to_owned(),
        ReplyValue::Unlimited => UNLIMITED.to_owned(),
        ReplyValue::Depends(_) => DEPENDS.to_owned(),
        ReplyValue::Text(_) => String::new(),
    }
}

fn is_in_future(session: &Session<'_>, typed: &SafeText) -> Option<String> {
    let day = Day::read(typed.as_str())?;
    let is_later = session.model.today.is_some_and(|today| day > today);
    is_later.then(|| session.messages.reply_in_future().to_owned())
}

fn is_no_number(session: &Session<'_>, typed: &SafeText) -> Option<String> {
    let number = decimals(session.messages.lang(), typed.one_line().as_str());
    number.is_none().then(|| session.messages.reply_no_number().to_owned())
}

/// A number as people type it, in decimals: "2,5", "1.500", "12". Nothing when it is none.
fn decimals(lang: Lang, typed: &str) -> Option<String> {
    let typed: String = typed.chars().filter(|typed| !typed.is_whitespace()).collect();
    let (groups, decimal) = if lang == Lang::Nl { ('.', ',') } else { (',', '.') };
    let is_grouped = |whole: &str| {
        let parts: Vec<&str> = whole.split(groups).collect();
        parts.first().is_some_and(|first| (1..=3).contains(&first.trim_start_matches('-').len()))
            && parts.iter().skip(1).all(|part| part.len() == 3)
    };
    let whole = typed.split(decimal).next().unwrap_or_default();
    let plain = match whole.contains(groups) && is_grouped(whole) {
        true => typed.replace(groups, "").replace(decimal, "."),
        // Either mark stands for the decimals where it cannot stand for thousands.
        false => typed.replace(',', "."),
    };
    let is_written = !plain.is_empty()
        && plain.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    plain.parse::<f64>().ok().filter(|number| is_written && number.is_finite()).map(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::decimals;
    use crate::text::Lang;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, nl, en) in [
            ("12", Some("12"), Some("12")),
            (" 2,5 ", Some("2.5"), Some("2.5")),
            ("2.5", Some("2.5"), Some("2.5")),
            ("1.500", Some("1500"), Some("1.500")),
            ("1,500", Some("1.500"), Some("1500")),
            ("1.500,75", Some("1500.75"), None),
            ("-3", Some("-3"), Some("-3")),
            ("1 000", Some("1000"), Some("1000")),
            ("tien", None, None),
            ("", None, None),
            ("1e3", None, None),
            ("inf", None, None),
            ("1,2,3", None, None),
        ] {
            assert_eq!(decimals(Lang::Nl, typed).as_deref(), nl, "{typed}");
            assert_eq!(decimals(Lang::En, typed).as_deref(), en, "{typed}");
        }
    }
}
