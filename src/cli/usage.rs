//! What the reader of arguments has to say: the help, the version, or what is wrong with the arguments.

use super::exit::Exit;
use super::output::{CommandResult, print};
use super::streams;
use crate::text::{Lang, Messages, SafeText};

/// Help and version go to standard output; what is wrong goes to standard error, and is wrong use. An argument is
/// repeated in such a message as it was typed, so it is cleaned: it must not steer the terminal.
pub(super) fn tell(error: &clap::Error) -> CommandResult {
    let told = SafeText::new(&error.render().to_string());
    if error.use_stderr() {
        streams::complain(told.as_str().trim_end_matches('\n'));
        return Ok(Exit::WrongUse);
    }
    // The help is English whatever the language of the tree, and so are errors about it.
    print(told.as_str(), Exit::Fine, Messages::new(Lang::En))
}
