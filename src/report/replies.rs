//! What suppliers replied, as lines of plain text.

use super::lines::text_lines;
use crate::session::Session;
use crate::text::wrap;

/// Every reply in this many columns, app by app: what was said, what it rests on, of which day and by whom, what the catalogue
/// says, and whether it counts.
pub fn replies_text(session: &Session<'_>, width: usize) -> Vec<String> {
    if session.replies().is_empty() {
        return wrap(session.messages().no_reply_counts(), width);
    }
    let lines = text_lines(&session.reply_blocks(), width);
    // The first heading has nothing before it.
    lines.into_iter().skip_while(String::is_empty).collect()
}
