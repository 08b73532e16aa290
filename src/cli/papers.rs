//! What authors keep beside their tree: a drawing of it.

use super::content::Loaded;
use super::exit::Exit;
use super::unattended::{Done, print};
use crate::report::{self, GraphFormat};

/// `graph`: the tree as a drawing.
pub(super) fn graph(loaded: &Loaded, format: GraphFormat) -> Done {
    print(&report::graph(&loaded.model, loaded.say, format), Exit::Fine, loaded.say)
}
