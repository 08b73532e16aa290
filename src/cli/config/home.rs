//! A path that begins with `~`, as people write it: nothing but a shell makes a folder of that.

use std::path::PathBuf;

use crate::cli::environment;
use crate::text::{Messages, SafeText};

/// The path where it begins at the home folder of the person; nothing where it begins otherwise. Of somebody else it is not
/// looked up where that is: then what is said of it, naming the setting.
pub(super) fn at_home(text: &str, what: &str, messages: Messages) -> Result<Option<PathBuf>, String> {
    let Some(rest) = text.strip_prefix('~') else { return Ok(None) };
    let of_another = || messages.config_home_of_another(what, &SafeText::new(text).one_line());
    let below = rest.strip_prefix('/').or_else(|| rest.is_empty().then_some("")).ok_or_else(of_another)?;
    let home = environment::home().ok_or_else(|| messages.config_no_home(what))?;
    Ok(Some(home.join(below.trim_start_matches('/'))))
}
