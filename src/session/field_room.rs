//! How much text a field of a form holds, in whichever way it is typed.

/// A field holds no more letters than this, however much is pasted.
const LONGEST_TEXT: usize = 8000;
/// Nor more lines than this.
pub const MOST_LINES: usize = 200;

/// As much of a text as finds room in a field that holds so many letters, on so many lines.
pub fn what_fits(text: &str, letters: usize, lines: usize) -> &str {
    let room = LONGEST_TEXT.saturating_sub(letters);
    let lines = MOST_LINES.saturating_sub(lines);
    let end_of_lines = text.match_indices('\n').nth(lines).map(|(at, _)| at);
    let end = text.char_indices().nth(room).map(|(at, _)| at).into_iter().chain(end_of_lines).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}
