//! What suppliers replied, as lines of plain text.

use super::lines::text_lines;
use crate::session::{Block, Session};

/// Every reply in this many columns, app by app: what was said, what it rests on, of which day and by whom, what the catalogue
/// says, and whether it counts.
pub fn replies_text(session: &Session<'_>, width: usize) -> Vec<String> {
    let messages = session.messages();
    let told = session.replies_by_app();
    if told.is_empty() {
        return text_lines(&[Block::Text(messages.replies_none().into())], width);
    }
    let mut blocks = Vec::new();
    for (name, replies) in told {
        blocks.push(Block::Heading(name));
        blocks.extend(replies.iter().flat_map(|reply| reply.blocks(messages)));
    }
    let lines = text_lines(&blocks, width);
    // The first heading has nothing before it.
    lines.into_iter().skip_while(String::is_empty).collect()
}
