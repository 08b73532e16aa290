//! Why a file cannot be read as YAML: one problem a file, in kinds that can be said in plain words.

use serde_yaml::granit_parser::ErrorKind;

use super::Span;

/// A file that cannot be read, and where that shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where it was noticed.
    pub place: Span,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// The encoding that old editors on Windows write.
    Utf16,
    /// More bytes than are read.
    TooLarge {
        /// How many bytes are.
        limit: usize,
    },
    /// More values than are read.
    TooMany {
        /// How many values are.
        limit: usize,
    },
    /// Lists and maps in each other, deeper than is read.
    TooDeep {
        /// How deep is read.
        limit: usize,
    },
    /// Nothing in it, or only comments.
    Empty,
    /// A second document behind `---`.
    SecondDocument,
    /// A name for a value (`&name`), or the value of that name (`*name`).
    Anchor,
    /// A type in front of a value (`!name`).
    Tag,
    /// The key `<<`.
    MergeKey,
    /// A list or a map as a key.
    ComplexKey,
    /// A line that starts with `%`.
    Directive,
    /// A tab where only spaces are allowed.
    Tab,
    /// A key that starts with a space that YAML does not take for one.
    OddSpace,
    /// Spaces at the start of a line that do not fit the lines above.
    Indentation,
    /// A quotation mark that is opened and not closed.
    OpenQuote,
    /// A bracket that is opened and not closed, or closed with another.
    OpenBracket,
    /// A line without the colon that its neighbours have.
    NoColon,
    /// A colon where none is allowed: mostly a text that needs quotation marks.
    ExtraColon,
    /// A backslash with a letter that means nothing, in a text between double quotation marks.
    Escape,
    /// A character that may not start a value without quotation marks.
    OddCharacter,
    /// A comment where none is allowed.
    Comment,
    /// What follows `|` or `>`.
    Block,
    /// Anything else.
    Other,
}

impl ProblemKind {
    /// The kind of what the parser reports.
    pub(super) fn from_parser(error: &ErrorKind, depth: usize) -> Self {
        use ErrorKind as E;
        match error {
            E::RecursionLimitExceeded => Self::TooDeep { limit: depth },
            E::UnknownAnchor | E::AnchorCountOverflow | E::MissingAnchorOrAliasName => Self::Anchor,
            E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabInPlainScalar => {
                Self::Tab
            }
            E::InvalidIndentation
            | E::InvalidFlowScalarIndent
            | E::ExpectedBlockMappingKey
            | E::ExpectedBlockSequenceEntry
            | E::BlockSequenceEntryNotAllowed
            | E::UnexpectedEofBlockMapping
            | E::UnexpectedEofBlockSequence => Self::Indentation,
            E::UnclosedQuotedScalar
            | E::InvalidQuotedScalarIndent
            | E::InvalidTrailingSingleQuotedScalar
            | E::InvalidTrailingDoubleQuotedScalar
            | E::DocumentIndicatorInQuotedScalar => Self::OpenQuote,
            E::UnclosedFlowCollection { .. }
            | E::MisplacedFlowCollectionEnd
            | E::MismatchedFlowCollectionEnd { .. }
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofFlowSequence
            | E::UnexpectedEofImplicitFlowMapping
            | E::ExpectedFlowMappingSeparator
            | E::ExpectedFlowSequenceSeparator => Self::OpenBracket,
            E::SimpleKeyExpected | E::InvalidSimpleKey => Self::NoColon,
            E::MappingValueNotAllowed
            | E::InvalidColonPlacement
            | E::FlowMappingValueAdjacentCollection
            | E::InvalidMappingValueWhitespace => Self::ExtraColon,
            E::UnknownQuotedScalarEscape
            | E::InvalidQuotedScalarHexEscape
            | E::InvalidLowSurrogateHexEscape
            | E::InvalidLowSurrogate
            | E::MissingLowSurrogate
            | E::UnpairedLowSurrogate
            | E::InvalidUnicodeEscape => Self::Escape,
            E::UnexpectedCharacter { .. }
            | E::MappingKeyNotAllowed
            | E::BomInsideDocument
            | E::PlainScalarStartsWithDashFlowIndicator => Self::OddCharacter,
            E::CommentInterceptedScalar | E::CommentNotSeparated => Self::Comment,
            E::DirectiveDisallowed
            | E::DuplicateVersionDirective
            | E::UnsupportedYamlMajorVersion
            | E::DuplicateTagDirective => Self::Directive,
            E::ExpectedDocumentStart | E::InvalidDocumentEnd | E::MissingDocumentEndBeforeDirective => {
                Self::SecondDocument
            }
            other => Self::from_rare(other),
        }
    }

    /// The kinds that hardly anyone meets.
    fn from_rare(error: &ErrorKind) -> Self {
        use ErrorKind as E;
        match error {
            E::UndeclaredTagHandle
            | E::ExpectedTagBang
            | E::InvalidGlobalTagCharacter
            | E::InvalidTagTerminator
            | E::MissingTagUri
            | E::UnclosedVerbatimTag
            | E::InvalidTagEscape => Self::Tag,
            E::ZeroBlockScalarIndent
            | E::InvalidBlockScalarHeader
            | E::TabAtBlockScalarStart
            | E::InvalidBlockScalarIndent => Self::Block,
            _ => Self::Other,
        }
    }
}
