//! Why a file cannot be read as YAML: one problem a file, in kinds that can be said in plain words.

use serde_yaml::granit_parser::ErrorKind;

use super::Span;

/// A file that cannot be read, and where that shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where it begins, as far as that can be told.
    pub place: Span,
    /// Where reading stopped, when that is on another line.
    pub stopped: Option<Span>,
    /// The text at the place as it should be, with its key.
    pub mended: Option<String>,
}

impl Problem {
    /// A problem that shows where it begins.
    pub(super) fn new(kind: ProblemKind, place: Span) -> Self {
        Self { kind, place, stopped: None, mended: None }
    }
}

/// Why a file that looks like one of the content is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Its name does not end in `.yaml`.
    Ending,
    /// It stands in a folder inside that of the others.
    Folder,
    /// Its name is not UTF-8.
    Name,
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
    /// A file that is not read, and why.
    Unread(Unread),
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
    /// A line that starts with a space that YAML does not take for one.
    OddSpace {
        /// That space.
        letter: char,
    },
    /// A character that nobody sees and that YAML allows nowhere.
    Unprintable {
        /// That character.
        letter: char,
    },
    /// Spaces at the start of a line that do not fit the lines above.
    Indentation,
    /// A quotation mark that is opened and not closed.
    OpenQuote,
    /// A bracket that is opened and not closed, or closed with another.
    OpenBracket,
    /// A quotation mark or bracket that is opened at this place, and not closed.
    Unclosed {
        /// The mark.
        mark: char,
    },
    /// Words behind a mark that closes a quotation or a list.
    TextBehind {
        /// The mark.
        mark: char,
    },
    /// A text without quotation marks that starts with what means something else.
    StartsWith {
        /// The character.
        mark: char,
    },
    /// A line that belongs to the text above it, and stands less far in.
    LostLine {
        /// The byte at which that text starts.
        words: usize,
    },
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
    /// Whether the cause may be before the place where the parser stopped.
    pub(super) fn may_begin_before(self) -> bool {
        !matches!(
            self,
            Self::TooLarge { .. }
                | Self::TooMany { .. }
                | Self::TooDeep { .. }
                | Self::Empty
                | Self::MergeKey
                | Self::Tab
                | Self::Escape
        )
    }

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
