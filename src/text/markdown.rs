//! The simple Markdown of authors: paragraphs, lists, bold, italic and links. Anything else is literal text.
//!
//! Reading never fails: a marker without its partner is an ordinary character.

use super::wrap::{Indent, StyledLine, wrap_runs};

/// A part of a text that is on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkdownBlock {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// One item of a list.
    Item(Vec<Run>),
}

impl MarkdownBlock {
    /// What is in it.
    pub fn runs(&self) -> &[Run] {
        match self {
            Self::Paragraph(runs) | Self::Item(runs) => runs,
        }
    }
}

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words, without markers. No line ends.
    pub text: String,
    /// How they are shown.
    pub style: RunStyle,
}

impl Run {
    /// Text without emphasis.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: RunStyle::Plain }
    }

    /// Text that stands out.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: RunStyle::Bold }
    }
}

/// How a run is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunStyle {
    /// As the text around it.
    Plain,
    /// Between `**`.
    Bold,
    /// Between `*` or `_`.
    Italic,
    /// `[text](url)`.
    Link {
        /// Where it leads: begins with `https:`, `http:` or `mailto:`.
        url: String,
    },
    /// A word that the glossary explains; made by [`super::TermMarker`], never by the Markdown itself.
    Term,
}

/// Only these lead outside: anything else (`javascript:` …) stays literal text.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Reads a text. Line ends within a paragraph are spaces; a blank line or an item begins a new block.
pub fn parse(text: &str) -> Vec<MarkdownBlock> {
    let mut drafts: Vec<(bool, String)> = Vec::new();
    let mut open = false;
    for line in text.lines().map(|line| line.trim_matches(' ')) {
        match (line.strip_prefix("- ").map(|rest| rest.trim_start_matches(' ')), drafts.last_mut()) {
            _ if line.is_empty() => open = false,
            (Some(item), _) => {
                drafts.push((true, item.to_owned()));
                open = true;
            }
            (None, Some((_, draft))) if open => {
                draft.push(' ');
                draft.push_str(line);
            }
            (None, _) => {
                drafts.push((false, line.to_owned()));
                open = true;
            }
        }
    }
    let block = |(item, draft): (bool, String)| {
        let runs = inline(&draft);
        if item { MarkdownBlock::Item(runs) } else { MarkdownBlock::Paragraph(runs) }
    };
    drafts.into_iter().map(block).collect()
}

/// The blocks as ordinary text: paragraphs with a blank line between them, items after `- `, links as `text (url)`.
pub fn to_plain(blocks: &[MarkdownBlock]) -> String {
    let mut plain = String::new();
    for (block, blank) in spaced(blocks) {
        if !plain.is_empty() {
            plain.push_str(if blank { "\n\n" } else { "\n" });
        }
        if matches!(block, MarkdownBlock::Item(_)) {
            plain.push_str("- ");
        }
        plain.extend(shown(block.runs()).iter().map(|run| run.text.as_str()));
    }
    plain
}

/// The blocks as lines of at most `width` columns. Items hang behind `bullet` (`"· "`, or `"- "` for the ear);
/// a link is followed by its address, for a terminal has no other way to tell it.
pub fn lay_out(blocks: &[MarkdownBlock], width: usize, bullet: &str) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    for (block, blank) in spaced(blocks) {
        if blank {
            lines.push(StyledLine::new());
        }
        let indent = match block {
            MarkdownBlock::Paragraph(_) => Indent::NONE,
            MarkdownBlock::Item(_) => Indent::hanging(bullet),
        };
        lines.extend(wrap_runs(&shown(block.runs()), width, &indent));
    }
    lines
}

/// Each block, and whether a blank line goes before it: not between items, nor before the first of a list.
fn spaced(blocks: &[MarkdownBlock]) -> impl Iterator<Item = (&MarkdownBlock, bool)> {
    let blank = |(at, block): (usize, &MarkdownBlock)| at > 0 && matches!(block, MarkdownBlock::Paragraph(_));
    blocks.iter().enumerate().map(move |(at, block)| (block, blank((at, block))))
}

/// The runs with the address behind each link, unless the address is what is shown already.
fn shown(runs: &[Run]) -> Vec<Run> {
    let mut all = Vec::with_capacity(runs.len());
    for run in runs {
        all.push(run.clone());
        if let RunStyle::Link { url } = &run.style
            && !url.ends_with(run.text.as_str())
        {
            all.push(Run::plain(format!(" ({url})")));
        }
    }
    all
}

/// Reads the markers of one block. Takes time in proportion to the text: a marker that was once not found is
/// not searched for again.
fn inline(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = Rest { text, at: 0, literal: 0 };
    let mut hopeless: [bool; 3] = [false; 3];
    while let Some(plain) = rest.left().find(['[', '*', '_']) {
        rest.at += plain;
        let Some(letter) = rest.left().chars().next() else { break };
        let found = match letter {
            '[' => link(rest.left()).map(|(run, length)| (vec![run], length)),
            '*' | '_' => MARKERS.iter().zip(&mut hopeless).find_map(|(marker, hopeless)| {
                if *hopeless || !rest.left().starts_with(marker.sign) {
                    return None;
                }
                if !marker.opens(rest.before(), rest.left()) {
                    return None;
                }
                let inner = marker.inner(rest.left());
                *hopeless = inner.is_none();
                inner.map(|inner| (emphasised(inner, &marker.style), inner.len() + 2 * marker.sign.len()))
            }),
            _ => None,
        };
        match found {
            Some((found, length)) => {
                rest.flush(&mut runs);
                runs.extend(found);
                rest.skip(length);
            }
            // A doubled sign that opens nothing is passed as a whole, so that `**` is never read as two times `*`.
            None if rest.left().starts_with("**") => rest.at += 2,
            None => rest.at += letter.len_utf8(),
        }
    }
    rest.at = text.len();
    rest.flush(&mut runs);
    runs
}

/// What of a block is still to be read. All places are bytes, on borders of characters.
struct Rest<'t> {
    text: &'t str,
    /// How far has been read.
    at: usize,
    /// From here on is literal text that is not yet a run.
    literal: usize,
}

impl<'t> Rest<'t> {
    fn left(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> Option<char> {
        self.text.get(..self.at).and_then(|before| before.chars().next_back())
    }

    fn flush(&mut self, runs: &mut Vec<Run>) {
        if let Some(text) = self.text.get(self.literal..self.at).filter(|text| !text.is_empty()) {
            runs.push(Run::plain(text));
        }
        self.literal = self.at;
    }

    fn skip(&mut self, bytes: usize) {
        self.at += bytes;
        self.literal = self.at;
    }
}

/// A sign that is on both sides of what it emphasises.
struct EmphasisMark {
    sign: &'static str,
    style: RunStyle,
    /// Whether it must be at the border of a word: `snake_case` is not emphasis.
    border: bool,
}

const MARKERS: [EmphasisMark; 3] = [
    EmphasisMark { sign: "**", style: RunStyle::Bold, border: false },
    EmphasisMark { sign: "*", style: RunStyle::Italic, border: false },
    EmphasisMark { sign: "_", style: RunStyle::Italic, border: true },
];

impl EmphasisMark {
    /// Whether the sign at the start of `left` may open: not before a space, not at another sign of its kind.
    fn opens(&self, before: Option<char>, left: &str) -> bool {
        let inside = left.strip_prefix(self.sign).and_then(|inside| inside.chars().next());
        let free = !self.border || !before.is_some_and(char::is_alphanumeric);
        free && inside.is_some_and(|next| !next.is_whitespace() && !self.sign.starts_with(next))
    }

    /// What is between this sign and the next one that closes it. A place that closes does so for every
    /// opening before it; so `None` here is `None` for whatever comes later.
    fn inner<'t>(&self, left: &'t str) -> Option<&'t str> {
        let inside = left.strip_prefix(self.sign)?;
        inside.match_indices(self.sign).find_map(|(at, _)| {
            let (inner, tail) = inside.split_at(at);
            let after = tail.strip_prefix(self.sign)?.chars().next();
            let last = inner.chars().next_back()?;
            let single = self.sign.len() == 1;
            let doubled = single && (after == self.sign.chars().next() || self.sign.ends_with(last));
            let free = !self.border || !after.is_some_and(char::is_alphanumeric);
            (!last.is_whitespace() && !doubled && free).then_some(inner)
        })
    }
}

/// The runs of what is between two signs: links in it are links, all else has the style.
fn emphasised(inner: &str, style: &RunStyle) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = Rest { text: inner, at: 0, literal: 0 };
    let restyle = |runs: &mut Vec<Run>, from: usize| {
        runs.iter_mut().skip(from).for_each(|run| run.style = style.clone());
    };
    while let Some(letter) = rest.left().chars().next() {
        if let Some((run, length)) = (letter == '[').then(|| link(rest.left())).flatten() {
            let from = runs.len();
            rest.flush(&mut runs);
            restyle(&mut runs, from);
            runs.push(run);
            rest.skip(length);
        } else {
            rest.at += letter.len_utf8();
        }
    }
    let from = runs.len();
    rest.flush(&mut runs);
    restyle(&mut runs, from);
    runs
}

/// The link at the start of `left`, and its length in bytes.
fn link(left: &str) -> Option<(Run, usize)> {
    let inside = left.strip_prefix('[')?;
    // Both ends are searched for no further than the next bracket: the whole stays linear in the text.
    let (text, tail) = inside.split_at(inside.find(['[', ']'])?);
    let target = tail.strip_prefix("](")?;
    let (url, end) = target.split_at(target.find(|c: char| c.is_whitespace() || "()[]<>".contains(c))?);
    let leads = SCHEMES.iter().any(|scheme| url.starts_with(scheme) && url.len() > scheme.len());
    (end.starts_with(')') && leads && !text.trim().is_empty()).then(|| {
        let run = Run { text: text.to_owned(), style: RunStyle::Link { url: url.to_owned() } };
        (run, text.len() + url.len() + "[]()".len())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MarkdownBlock, Run, RunStyle, lay_out, parse, to_plain};

    /// The runs of a text as one line: `b(…)`, `i(…)`, `l(… → …)`.
    fn told(text: &str) -> String {
        let run = |run: &Run| match &run.style {
            RunStyle::Plain | RunStyle::Term => run.text.clone(),
            RunStyle::Bold => format!("b({})", run.text),
            RunStyle::Italic => format!("i({})", run.text),
            RunStyle::Link { url } => format!("l({} → {url})", run.text),
        };
        let block = |block: &MarkdownBlock| {
            let runs: String = block.runs().iter().map(run).collect();
            if matches!(block, MarkdownBlock::Item(_)) { format!("• {runs}") } else { runs }
        };
        parse(text).iter().map(block).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn markers_make_runs_and_the_rest_is_literal() {
        for (text, expected) in [
            ("", ""),
            ("een\ntwee\n\n\ndrie", "een twee|drie"),
            ("let op:\n- een\n  vervolg\n- twee\n\ndrie", "let op:|• een vervolg|• twee|drie"),
            ("een **vet** woord", "een b(vet) woord"),
            ("*schuin* en _schuin_", "i(schuin) en i(schuin)"),
            ("**vet met *ster***", "b(vet met *ster)*"),
            ("snake_case_id blijft", "snake_case_id blijft"),
            ("2 * 3 * 4 en ** en * en _", "2 * 3 * 4 en ** en * en _"),
            ("**open", "**open"),
            ("****", "****"),
            ("zie [de gids](https://example.org/a).", "zie l(de gids → https://example.org/a)."),
            ("**zie [x](mailto:a@b.nl) nu**", "b(zie )l(x → mailto:a@b.nl)b( nu)"),
            ("[x](javascript:alert) [y] [z](", "[x](javascript:alert) [y] [z]("),
            ("# kop\n`code` <b>", "# kop `code` <b>"),
            ("-geen item", "-geen item"),
        ] {
            assert_eq!(told(text), expected, "{text:?}");
        }
    }

    #[test]
    fn plain_text_tells_the_address() {
        let blocks = parse("Zie **de** [gids](https://a.nl):\n- een\n- <https://b.nl>\n\nKlaar");
        assert_eq!(to_plain(&blocks), "Zie de gids (https://a.nl):\n- een\n- <https://b.nl>\n\nKlaar");
    }

    #[test]
    fn blocks_are_laid_out_at_a_width() {
        let lines = lay_out(&parse("Let op **dit**:\n- een twee drie\n- vier\n\nKlaar"), 10, "· ");
        let shown: Vec<String> =
            lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect();
        assert_eq!(shown, ["Let op", "dit:", "· een twee", "  drie", "· vier", "", "Klaar"]);
    }

    #[test]
    fn a_hostile_text_takes_no_long_time() {
        for text in ["*a ", "**a ", "_a ", "[a", "[a](https://", "**_[*"] {
            assert!(!parse(&text.repeat(100_000)).is_empty());
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_but_markers(text in "[a-c*_\\[\\]() \n-]{0,60}|\\PC{0,40}") {
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !"*_-".contains(*c)).collect::<String>();
            let runs: String = parse(&text).iter().flat_map(MarkdownBlock::runs).map(|run| run.text.as_str()).collect();
            prop_assert_eq!(bare(&runs), bare(&text));
        }
    }
}
