//! The files that were read, as text.

use std::sync::OnceLock;

use super::{FileId, LineCol, Problem, ProblemKind, Span, Unread};

/// All files of one run, each with the name that a reader is shown.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    name: String,
    text: String,
    /// Where each line starts, in bytes; found when somebody asks, for of content without mistakes nobody does.
    lines: OnceLock<Vec<u32>>,
    /// Why it cannot be read as text, if it cannot.
    problem: Option<Problem>,
}

impl File {
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let starts = self.text.match_indices('\n').map(|(at, _)| at + 1);
            // What lies beyond 32 bits is refused before anything points there.
            std::iter::once(0).chain(starts).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect()
        })
    }
}

impl Sources {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file that is text already. `name` is how the reader knows it.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.keep(name.into(), text.into(), None)
    }

    /// Adds a file as it came from the disk. If it is not UTF-8, reading it as YAML reports that, with the place.
    pub fn add_bytes(&mut self, name: impl Into<String>, bytes: Vec<u8>) -> FileId {
        let file = self.next();
        match String::from_utf8(bytes) {
            Ok(text) => self.keep(name.into(), text, None),
            Err(wrong) => {
                let at = wrong.utf8_error().valid_up_to();
                let bytes = wrong.as_bytes();
                let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
                let kind = if utf16 { ProblemKind::Utf16 } else { ProblemKind::NotUtf8 };
                let problem = Problem::new(kind, Span::new(file, at..at));
                let text = String::from_utf8_lossy(bytes).into_owned();
                self.keep(name.into(), text, Some(problem))
            }
        }
    }

    /// Adds a file that is not read, though it looks like one that should be. Reading it reports that.
    pub fn add_unread(&mut self, name: impl Into<String>, bytes: &[u8], why: Unread) -> FileId {
        let (name, file) = (name.into(), self.next());
        let stem = stem_of(&name);
        let mended = (why == Unread::Ending).then(|| format!("{stem}.yaml"));
        let problem = Problem { mended, ..Problem::new(ProblemKind::Unread(why), Span::top(file)) };
        self.keep(name, String::from_utf8_lossy(bytes).into_owned(), Some(problem))
    }

    /// The same files, some with another text; each keeps its number.
    #[must_use]
    pub fn with(&self, texts: &[(FileId, String)]) -> Self {
        let file = |(at, file): (usize, &File)| {
            let new = texts.iter().find(|(id, _)| id.0 as usize == at).map(|(_, text)| text.clone());
            let problem = if new.is_some() { None } else { file.problem.clone() };
            let text = new.unwrap_or_else(|| file.text.clone());
            File { name: file.name.clone(), text, lines: OnceLock::new(), problem }
        };
        Self { files: self.files.iter().enumerate().map(file).collect() }
    }

    fn next(&self) -> FileId {
        // A file more would need more memory than there is; it would have no text.
        FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX))
    }

    fn keep(&mut self, name: String, text: String, problem: Option<Problem>) -> FileId {
        let file = self.next();
        self.files.push(File { name, text, lines: OnceLock::new(), problem });
        file
    }

    fn file(&self, file: FileId) -> Option<&File> {
        debug_assert!((file.0 as usize) < self.files.len(), "a file of other sources");
        self.files.get(file.0 as usize)
    }

    /// The text of a file, with its byte order mark if it has one.
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).map_or("", |found| &found.text)
    }

    /// How the reader knows a file.
    pub fn name(&self, file: FileId) -> &str {
        self.file(file).map_or("", |found| &found.name)
    }

    /// The name without folders and without `.yaml` or `.yml`: the id of an app that has a file of its own.
    pub fn stem(&self, file: FileId) -> &str {
        stem_of(self.name(file))
    }

    /// Why a file cannot be read as text, if it cannot.
    pub(super) fn problem(&self, file: FileId) -> Option<Problem> {
        self.file(file).and_then(|found| found.problem.clone())
    }

    /// The text of a range; empty when the range is not part of the file.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte, both from 1; columns count characters, but not a byte order mark.
    pub fn line_col(&self, file: FileId, byte: u32) -> LineCol {
        let Some(found) = self.file(file) else { return LineCol { line: 1, column: 1 } };
        let line = found.lines().partition_point(|start| *start <= byte).max(1);
        let start = found.lines().get(line - 1).copied().unwrap_or(0) as usize;
        let before = found.text.as_bytes().get(start..byte as usize).unwrap_or_default();
        // Every byte that does not continue a character begins one.
        let characters = before.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let mark = usize::from(start == 0 && before.starts_with("\u{feff}".as_bytes()));
        LineCol { line, column: characters - mark + 1 }
    }

    /// The range of a line (from 1) without its line end; empty when there is no such line.
    pub fn line(&self, file: FileId, line: usize) -> Span {
        let Some(found) = self.file(file) else { return Span::top(file) };
        let start = line.checked_sub(1).and_then(|at| found.lines().get(at)).copied().unwrap_or(0) as usize;
        let rest = found.text.get(start..).unwrap_or("");
        let text = rest.split('\n').next().unwrap_or("");
        Span::new(file, start..start + text.strip_suffix('\r').unwrap_or(text).len())
    }
}

fn stem_of(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    // Of one that is not read, the ending is another.
    let ends = |name: &str, ending: &str| {
        let at = name.len().checked_sub(ending.len())?;
        name.get(at..)?.eq_ignore_ascii_case(ending).then_some(at)
    };
    let end = [".yaml.txt", ".yml.txt", ".yaml", ".yml"].into_iter().find_map(|ending| ends(name, ending));
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{LineCol, Sources};

    #[test]
    fn columns_count_characters() {
        let mut sources = Sources::new();
        let file = sources.add("a.yaml", "\u{feff}één: 1\r\ntwee\n");
        let at = |byte| {
            let LineCol { line, column } = sources.line_col(file, byte);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (1, 1));
        assert_eq!(at(3 + "één: ".len() as u32), (1, 6));
        assert_eq!(at(3 + "één: 1\r\n".len() as u32), (2, 1));
        assert_eq!(at(4000), (3, 1));
        assert_eq!(sources.slice(sources.line(file, 2)), "twee");
        assert_eq!(sources.slice(sources.line(file, 1)), "\u{feff}één: 1");
    }

    #[test]
    fn the_stem_is_the_name_alone() {
        let mut sources = Sources::new();
        for (name, stem) in [
            ("catalogue/snel.yaml", "snel"),
            ("snel.yml", "snel"),
            ("snel.YAML.txt", "snel"),
            ("a.b", "a.b"),
            ("", ""),
        ] {
            let file = sources.add(name, "");
            assert_eq!(sources.stem(file), stem);
        }
    }
}
