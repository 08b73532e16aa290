//! From text to nodes: the only place that knows the YAML crate.
//!
//! It goes over the crate's events and not through serde: events keep the bytes of everything, equal keys and how a
//! scalar was written, can be taken app by app from a file that is too large to keep as nodes, and their errors are
//! kinds, not sentences.

use std::borrow::Cow;

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, StrInput, StructureStyle};

use super::cause::{cause, looks_like_space};
use super::{Entry, FileId, NodeKind, Problem, ProblemKind, Scalar, Sources, Span, Spanned, YamlNode};

/// Deeper than any tree needs, and far from where recursion could hurt.
const MAX_DEPTH: usize = 32;

/// How much of a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadLimits {
    /// Bytes.
    pub bytes: usize,
    /// Values and keys; in a catalogue file those of one app.
    pub nodes: usize,
}

impl ReadLimits {
    /// Of a tree, and of a file with answers.
    pub const TREE: Self = Self { bytes: 4 << 20, nodes: 250_000 };
    /// Of a file of the catalogue.
    pub const CATALOGUE: Self = Self { bytes: 64 << 20, nodes: 250_000 };
}

/// Reads a whole file.
pub fn read(sources: &Sources, file: FileId, limits: ReadLimits) -> Result<YamlNode<'_>, Problem> {
    let mut reader = Reader::open(sources, file, limits)?;
    let root = reader.first()?;
    let node = reader.node(root, 0)?;
    reader.close()?;
    Ok(node)
}

/// Reads a file in which the list under `key` may be too long to keep: `each` gets its items one by one, the rest
/// comes back. The node budget starts again for every item. If the file turns out not to be YAML, what `each` got does
/// not count.
pub fn read_each<'s>(
    sources: &'s Sources,
    file: FileId,
    limits: ReadLimits,
    key: &str,
    each: &mut dyn FnMut(YamlNode<'s>),
) -> Result<YamlNode<'s>, Problem> {
    let mut reader = Reader::open(sources, file, limits)?;
    let root = reader.first()?;
    let node = match root.0 {
        Event::MappingStart(style, ..) => reader.map(root.1, style, 0, &mut Some((key, each)))?,
        _ => reader.node(root, 0)?,
    };
    reader.close()?;
    Ok(node)
}

type Spotted<'s> = (Event<'s>, granit_parser::Span);
/// The list whose items are handed out one by one.
type Each<'e, 's> = Option<(&'e str, &'e mut dyn FnMut(YamlNode<'s>))>;

struct Reader<'s> {
    events: Parser<'s, StrInput<'s>>,
    text: &'s str,
    file: FileId,
    limits: ReadLimits,
    nodes: usize,
}

impl<'s> Reader<'s> {
    fn open(sources: &'s Sources, file: FileId, limits: ReadLimits) -> Result<Self, Problem> {
        let text = sources.text(file);
        if text.len() > limits.bytes {
            return Err(Problem::new(ProblemKind::TooLarge { limit: limits.bytes }, Span::top(file)));
        }
        if let Some(problem) = sources.problem(file) {
            return Err(problem);
        }
        if text.as_bytes().iter().take(2).any(|byte| *byte == 0) {
            return Err(Problem::new(ProblemKind::Utf16, Span::top(file)));
        }
        let options = granit_parser::options! {
            strict_indentation: true,
            disallow_directives: true,
            emit_unresolved_aliases: true,
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        Ok(Self { events: Parser::new_from_str_with_options(text, options), text, file, limits, nodes: 0 })
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        // A place without bytes is the end of the file.
        let byte = |marker: &granit_parser::Marker| marker.byte_offset().unwrap_or(self.text.len());
        let (start, end) = (byte(&span.start), byte(&span.end));
        debug_assert!(self.text.get(start..end).is_some(), "{start}..{end} is not part of the text");
        Span::new(self.file, start..end)
    }

    fn problem<T>(&self, kind: ProblemKind, at: &granit_parser::Span) -> Result<T, Problem> {
        Err(self.begun(kind, self.span(at)))
    }

    /// A problem with the place where it begins, if that is another than where reading stopped.
    fn begun(&self, kind: ProblemKind, place: Span) -> Problem {
        let problem = Problem::new(kind, place);
        if !kind.may_begin_before() {
            return problem;
        }
        let Some(slip) = cause(self.text, place.range().start, kind) else { return problem };
        let at = Span::new(self.file, slip.at..slip.at);
        let (start, end) = (slip.at.min(place.range().start), slip.at.max(place.range().start));
        let is_same_line = self.text.get(start..end).is_some_and(|between| !between.contains('\n'));
        let stopped = (!is_same_line).then_some(place);
        let place = if slip.kind == kind && is_same_line { place } else { at };
        Problem { kind: slip.kind, place, stopped, mended: slip.mended }
    }

    /// The next event; at the end of the file `StreamEnd` for ever.
    fn next(&mut self) -> Result<Spotted<'s>, Problem> {
        match self.events.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
                let mut kind = ProblemKind::from_parser(error.kind(), MAX_DEPTH);
                if kind == ProblemKind::OpenBracket
                    && self.text.get(at..).is_some_and(|rest| rest.starts_with(':'))
                {
                    kind = ProblemKind::ExtraColon;
                }
                // The parser points at the value that a tab follows.
                let tab =
                    self.text.get(at..).filter(|_| kind == ProblemKind::Tab).and_then(|rest| rest.find('\t'));
                let at = at + tab.unwrap_or(0);
                debug_assert!(self.text.is_char_boundary(at), "a problem is at a character");
                Err(self.begun(kind, Span::new(self.file, at..at)))
            }
            None => Ok((Event::StreamEnd, granit_parser::Span::default())),
        }
    }

    /// The event with which the only value of the file begins.
    fn first(&mut self) -> Result<Spotted<'s>, Problem> {
        loop {
            let (event, at) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    return Err(Problem::new(ProblemKind::Empty, Span::top(self.file)));
                }
                // Nothing behind `---` comes as a scalar that was not typed.
                Event::Scalar(_, ScalarStyle::Plain, 0, None) if self.span(&at).range().is_empty() => {
                    return Err(Problem::new(ProblemKind::Empty, Span::top(self.file)));
                }
                event => return Ok((event, at)),
            }
        }
    }

    /// Nothing but the end may follow the value.
    fn close(&mut self) -> Result<(), Problem> {
        loop {
            let (event, at) = self.next()?;
            match event {
                Event::DocumentEnd => {}
                Event::StreamEnd => return Ok(()),
                _ => return self.problem(ProblemKind::SecondDocument, &at),
            }
        }
    }

    fn node(&mut self, (event, at): Spotted<'s>, depth: usize) -> Result<YamlNode<'s>, Problem> {
        self.count(&at)?;
        if depth >= MAX_DEPTH {
            return self.problem(ProblemKind::TooDeep { limit: MAX_DEPTH }, &at);
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), &at)?;
                let (plain, span) = (style == ScalarStyle::Plain, self.span(&at));
                // The parser says `~` where nothing was typed.
                let text = if plain && span.range().is_empty() { Cow::Borrowed("") } else { text };
                Ok(YamlNode { span, kind: NodeKind::Scalar(Scalar { text, plain }) })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), &at)?;
                self.list(at, depth)
            }
            Event::MappingStart(style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), &at)?;
                self.map(at, style, depth, &mut None)
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) | Event::Anchor(..) => {
                self.problem(ProblemKind::Anchor, &at)
            }
            _ => self.problem(ProblemKind::Other, &at),
        }
    }

    fn count(&mut self, at: &granit_parser::Span) -> Result<(), Problem> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            return self.problem(ProblemKind::TooMany { limit: self.limits.nodes }, at);
        }
        Ok(())
    }

    fn refuse_extras(&self, anchor: usize, tagged: bool, at: &granit_parser::Span) -> Result<(), Problem> {
        if anchor != 0 {
            return self.problem(ProblemKind::Anchor, at);
        }
        if tagged {
            return self.problem(ProblemKind::Tag, &at.tag_span().unwrap_or(*at));
        }
        Ok(())
    }

    fn list(&mut self, at: granit_parser::Span, depth: usize) -> Result<YamlNode<'s>, Problem> {
        let mut items: Vec<YamlNode<'s>> = Vec::new();
        loop {
            let (event, place) = self.next()?;
            if event == Event::SequenceEnd {
                break;
            }
            items.push(self.node((event, place), depth + 1)?);
        }
        let span = items.first().map_or_else(|| self.span(&at), |first| first.span);
        Ok(YamlNode { span, kind: NodeKind::List(items) })
    }

    fn map(
        &mut self,
        at: granit_parser::Span,
        style: StructureStyle,
        depth: usize,
        each: &mut Each<'_, 's>,
    ) -> Result<YamlNode<'s>, Problem> {
        let mut entries: Vec<Entry<'s>> = Vec::new();
        loop {
            let (event, place) = self.next()?;
            if event == Event::MappingEnd {
                break;
            }
            let key = self.key(event, &place, style)?;
            let first = self.next()?;
            let value = match each {
                Some((wanted, hand_out)) if key.value == *wanted => {
                    self.hand_out(first, depth + 1, hand_out)?
                }
                _ => self.node(first, depth + 1)?,
            };
            entries.push(Entry { key, value });
        }
        let span = entries.first().map_or_else(|| self.span(&at), |first| first.key.span);
        Ok(YamlNode { span, kind: NodeKind::Map(entries) })
    }

    /// A list whose items are not kept; anything else as it is.
    fn hand_out(
        &mut self,
        (event, at): Spotted<'s>,
        depth: usize,
        each: &mut dyn FnMut(YamlNode<'s>),
    ) -> Result<YamlNode<'s>, Problem> {
        if !matches!(event, Event::SequenceStart(_, 0, None)) {
            return self.node((event, at), depth);
        }
        let mut span = None;
        loop {
            let (event, place) = self.next()?;
            if event == Event::SequenceEnd {
                break;
            }
            self.nodes = 0;
            let item = self.node((event, place), depth + 1)?;
            span.get_or_insert(item.span);
            each(item);
        }
        // An empty list is where its brackets are.
        Ok(YamlNode { span: span.unwrap_or_else(|| self.span(&at)), kind: NodeKind::List(Vec::new()) })
    }

    fn key(
        &mut self,
        event: Event<'s>,
        at: &granit_parser::Span,
        style: StructureStyle,
    ) -> Result<Spanned<Cow<'s, str>>, Problem> {
        self.count(at)?;
        let span = self.span(at);
        let (text, plain) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), at)?;
                (text, style == ScalarStyle::Plain)
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => return self.problem(ProblemKind::Anchor, at),
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                return self.problem(ProblemKind::ComplexKey, at);
            }
            _ => return self.problem(ProblemKind::Other, at),
        };
        if plain && text == "<<" {
            return self.problem(ProblemKind::MergeKey, at);
        }
        if let Some(letter) = text.chars().next()
            && plain
            && looks_like_space(letter)
            && !text.chars().all(looks_like_space)
        {
            return self.problem(ProblemKind::OddSpace { letter }, at);
        }
        if style == StructureStyle::Block && self.tab_before(span.range().start) {
            return self.problem(ProblemKind::Tab, at);
        }
        Ok(Spanned::new(text, span))
    }

    /// Whether a tab comes before this byte, with nothing but white space between it and the start of the line.
    fn tab_before(&self, start: usize) -> bool {
        let before = self.text.as_bytes().get(..start).unwrap_or_default();
        before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).any(|byte| *byte == b'\t')
    }
}
