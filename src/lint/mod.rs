//! From files to a model, or to everything that is wrong with them. Knows no file system and no screen.

mod allow;
mod attention;
mod catalogue;
mod causes;
mod check;
mod conditions;
mod derive;
mod effects;
mod ended;
mod ends;
mod facts;
mod fixes;
mod groups;
mod letters;
mod lowering;
mod operands;
mod questions;
mod reporter;
mod routes;
mod rows;
mod scenarios;
mod source_map;
mod symbols;
mod texts;
mod tree;
mod unused;

pub use allow::{AllowedFinding, take_allowed};
pub use check::{
    AcceptedKey, AcceptedScenario, Checked, Coverage, DataFigures, FactFigures, Share, Stub, Stubs,
    ValueDates, accept, check, data_figures, stubs,
};
pub use fixes::{CertainFix, fixes};
pub use source_map::SourceMap;
pub use tree::{LoadedTree, load, load_parsed};
