//! The shape of single values: texts, ids, dates, numbers.

use super::language::SHARED_TEXT;
use super::validator::SchemaValidator;
use crate::findings::{Finding, Fix, Held, Rule};
use crate::source::{NodeKind, Scalar, ScalarType, Span, YamlNode};
use crate::text::{Day, Messages, is_unsafe};

/// Words that mean something where an id is allowed.
pub(super) const RESERVED: [&str; 8] =
    ["answer", "unknown", "unlimited", "depends", "from", "none", "true", "false"];
/// The longest id.
const LONGEST_ID: usize = 64;
/// How much of a text a message repeats.
const SHOWN: usize = 40;

/// The words for what was expected. They are made only when something else is there: a catalogue has millions of values.
pub(super) trait Words: FnOnce(Messages) -> String {}

impl<W: FnOnce(Messages) -> String> Words for W {}

/// Whether a scalar says that there is nothing.
pub(super) fn is_null(scalar: &Scalar<'_>) -> bool {
    scalar.scalar_type() == ScalarType::Null
}

impl SchemaValidator<'_> {
    /// Reports a value of another kind. What is empty has no place of its own: then `at`, the key, is shown.
    pub(super) fn wrong_kind(&mut self, node: &YamlNode<'_>, expected: impl Words, at: Span) {
        let messages = self.messages;
        let (found, help) = match &node.kind {
            NodeKind::Scalar(scalar) if scalar.is_absent() => {
                (messages.nothing(), Some(messages.fill_or_remove()))
            }
            NodeKind::Scalar(scalar) => (as_written(scalar, messages), None),
            NodeKind::List(_) => (messages.a_list(), None),
            NodeKind::Map(_) => (messages.a_map(), None),
        };
        let place = if node.span.range().is_empty() { at } else { node.span };
        let message = messages.wrong_kind(&expected(messages), &found);
        let mut held = ids_in(node);
        if at != node.span {
            held.add(self.sources.slice(at), true);
        }
        self.out.push(Finding::new(Rule::WRONG_KIND, place, message).help(help).holding(held));
    }

    /// A scalar in which something was typed.
    pub(super) fn scalar<'n, 's>(
        &mut self,
        node: &'n YamlNode<'s>,
        expected: impl Words,
        at: Span,
    ) -> Option<&'n Scalar<'s>> {
        match node.scalar() {
            Some(scalar) if !scalar.is_absent() => {
                self.visible(scalar, node.span);
                Some(scalar)
            }
            _ => {
                self.wrong_kind(node, expected, at);
                None
            }
        }
    }

    /// Reports what nobody can see of a scalar.
    pub(super) fn visible(&mut self, scalar: &Scalar<'_>, at: Span) {
        // A catalogue has millions of values: of one that is sound no letter is looked for.
        if !is_unsafe(&scalar.text) {
            return;
        }
        if let Some(letter) = scalar.text.chars().find(|letter| is_unsafe(letter.encode_utf8(&mut [0; 4]))) {
            let message = self.messages.hidden_character(&format!("U+{:04X}", u32::from(letter)));
            // Where it was not typed as itself, the text that comes of it is the nearest place.
            let place = self.sources.slice(at).find(letter).map_or(at, |found| {
                let start = at.range().start + found;
                Span::new(at.file, start..start + letter.len_utf8())
            });
            let finding = Finding::new(Rule::HIDDEN_CHARACTER, place, message);
            self.out.push(finding.help(self.messages.shown_visibly()));
        }
    }

    /// A text, or `{ text: name }`.
    pub(super) fn text(&mut self, node: &YamlNode<'_>, at: Span) {
        match node.map() {
            Some([entry]) if entry.key.value == SHARED_TEXT => {
                self.scalar(&entry.value, Messages::an_id, entry.key.span);
            }
            Some([entry, ..]) => {
                let message = self.messages.wrong_kind(&self.messages.a_text(), &self.messages.a_map());
                let finding = Finding::new(Rule::WRONG_KIND, entry.key.span, message);
                self.out.push(finding.help(self.messages.quote_text()).holding(ids_in(node)));
            }
            _ => self.typed(node, at),
        }
    }

    /// A scalar in which something can be read.
    pub(super) fn typed(&mut self, node: &YamlNode<'_>, at: Span) {
        let Some(scalar) = self.scalar(node, Messages::a_text, at) else { return };
        self.lost(node, scalar, at);
        if is_blank(&scalar.text) {
            let finding = Finding::new(Rule::BLANK_TEXT, node.span, self.messages.blank_text());
            self.out.push(finding.help(self.messages.fill_or_remove()));
        }
    }

    pub(super) fn new_id_value(&mut self, node: &YamlNode<'_>, at: Span) {
        if let Some(scalar) = self.scalar(node, Messages::an_id, at) {
            self.new_id(&scalar.text, node.span);
        }
    }

    /// Reports what cannot be an id.
    pub fn new_id(&mut self, id: &str, at: Span) {
        let reserved = RESERVED.contains(&id) || id == "null";
        let letters = id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        let digits_alone = id.bytes().all(|byte| byte.is_ascii_digit());
        if reserved || !letters || digits_alone || id.len() > LONGEST_ID {
            let help = if reserved { self.messages.id_reserved(&id) } else { self.messages.id_syntax() };
            let message = self.messages.bad_id(&shown(id));
            self.out.push(Finding::new(Rule::BAD_ID, at, message).help(help));
        }
    }

    pub(super) fn date(&mut self, node: &YamlNode<'_>, at: Span) {
        let Some(scalar) = self.scalar(node, Messages::a_date, at) else { return };
        if Day::last_of(&scalar.text).is_none() {
            let message = self.messages.bad_date(&shown(&scalar.text));
            let finding = Finding::new(Rule::BAD_DATE, node.span, message);
            self.out.push(finding.help(self.messages.date_syntax()));
        }
    }

    pub(super) fn whole(&mut self, node: &YamlNode<'_>, at: Span) {
        let Some(scalar) = self.scalar(node, Messages::a_whole_number, at) else { return };
        if scalar.whole().is_none() {
            let message =
                self.messages.wrong_kind(&self.messages.a_whole_number(), &as_written(scalar, self.messages));
            let finding = Finding::new(Rule::WRONG_KIND, node.span, message);
            self.out.push(finding.help(whole_number_help(scalar, self.messages)));
        }
    }

    pub(super) fn flag(&mut self, node: &YamlNode<'_>, at: Span) {
        let Some(scalar) = self.scalar(node, Messages::a_flag, at) else { return };
        if !matches!(scalar.scalar_type(), ScalarType::Bool(_)) {
            self.wrong_kind(node, Messages::a_flag, at);
        }
    }

    pub(super) fn word(&mut self, node: &YamlNode<'_>, possible: &'static [&'static str], at: Span) {
        let Some(scalar) = self.scalar(node, |_| Messages::listed(possible), at) else { return };
        if !possible.contains(&scalar.text.as_ref()) {
            let message = self.messages.unknown_word(&shown(&scalar.text));
            let near = self.near.near(&scalar.text, possible.iter().copied()).filter(|near| near.is_only);
            let fix = near.map(|near| Fix::word(scalar.text.as_ref(), near.word));
            let finding = Finding::new(Rule::UNKNOWN_WORD, node.span, message).fix(fix);
            self.out.push(finding.help(self.messages.known_words(&Messages::listed(possible))));
        }
    }
}

/// Whether a text shows nothing: white space, characters that nobody sees, and the marks of Markdown alone.
pub(super) fn is_blank(text: &str) -> bool {
    let is_unseen = |letter: char| {
        letter.is_whitespace() || matches!(letter, '*' | '_') || is_unsafe(letter.encode_utf8(&mut [0; 4]))
    };
    text.chars().all(is_unseen)
}

/// All that may be an id in what is not read: what is named there, and of that what may be defined there.
pub(super) fn ids_in(node: &YamlNode<'_>) -> Held {
    let mut held = Held::default();
    let mut rest = vec![(node, false)];
    while let Some((node, defines)) = rest.pop() {
        match &node.kind {
            NodeKind::Scalar(scalar) if scalar.text.len() <= LONGEST_ID => {
                held.add(&scalar.text, defines);
            }
            NodeKind::Scalar(_) => {}
            NodeKind::List(items) => rest.extend(items.iter().map(|item| (item, defines))),
            NodeKind::Map(entries) => {
                for entry in entries {
                    held.add(&entry.key.value, true);
                    // Labels are there once something sets them.
                    rest.push((&entry.value, matches!(entry.key.value.as_ref(), "labels" | "id")));
                }
            }
        }
    }
    held
}

/// A scalar as a message shows it.
pub fn as_written(scalar: &Scalar<'_>, messages: Messages) -> String {
    let text = shown(&scalar.text);
    if scalar.plain { messages.the_text(&text) } else { messages.the_quoted_text(&text) }
}

/// Advice for what looks like a whole number but is not read as one.
pub fn whole_number_help(scalar: &Scalar<'_>, messages: Messages) -> String {
    let as_plain = Scalar { text: scalar.text.clone(), plain: true };
    if !scalar.plain && as_plain.whole().is_some() {
        messages.without_quotes()
    } else {
        messages.whole_number_syntax()
    }
}

/// Advice for what looks like a number but is not read as one.
pub fn number_help(scalar: &Scalar<'_>, messages: Messages) -> String {
    let as_plain = Scalar { text: scalar.text.clone(), plain: true };
    if !scalar.plain && matches!(as_plain.scalar_type(), ScalarType::Number(_)) {
        messages.without_quotes()
    } else {
        messages.number_syntax()
    }
}

/// So much of a text as a message repeats, on one line.
pub fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().nth(SHOWN) {
        Some(_) => line.chars().take(SHOWN).chain(['…']).collect(),
        None => line,
    }
}
