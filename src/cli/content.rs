//! From what the command line names to a model: files are read, understood and checked.

use super::args::Common;
use super::exit::Exit;
use super::failure::Failure;
use crate::batch::Basis;
use crate::files::{Content, Origin, read_content};
use crate::findings::{Style, human};
use crate::lint::load;
use crate::model::Model;
use crate::source::{FileId, ReadLimits, Sources, catalogue_digest, digest, read};
use crate::text::{Lang, Messages, SafeText};

/// Content that can be walked.
pub(super) struct Loaded {
    pub(super) model: Model,
    pub(super) messages: Messages,
    pub(super) tree_digest: String,
    pub(super) catalogue_digest: String,
    pub(super) tree_origin: Origin,
}

impl Loaded {
    pub(super) fn basis(&self) -> Basis<'_> {
        Basis { model: &self.model, tree_digest: &self.tree_digest, catalogue_digest: &self.catalogue_digest }
    }
}

/// The language of messages before there is a tree.
pub(super) fn first_language(common: &Common) -> Messages {
    Messages::new(common.lang.map_or(Lang::Nl, Lang::from))
}

/// Reads what the command line names, or what is built in.
pub(super) fn read_files(common: &Common) -> Result<Content, Failure> {
    let messages = first_language(common);
    read_content(common.tree.as_deref(), common.catalogue.as_deref()).map_err(|errors| {
        let words: Vec<String> = errors.iter().map(|error| Failure::of_file(error, messages).words).collect();
        Failure::new(Exit::Content, words.join("\n"))
    })
}

/// The files of the content, not yet understood.
pub(super) struct Files {
    pub(super) sources: Sources,
    pub(super) tree: FileId,
    pub(super) apps: Vec<FileId>,
    pub(super) lang: Lang,
    pub(super) tree_digest: String,
    pub(super) catalogue_digest: String,
    pub(super) tree_origin: Origin,
    pub(super) catalogue_origin: Origin,
}

/// Reads the files of the content.
pub(super) fn open_content(common: &Common) -> Result<Files, Failure> {
    let content = read_files(common)?;
    let tree_digest = digest(&content.tree.bytes);
    let apps = content.apps.iter().map(|app| (app.name.as_str(), app.bytes.as_ref()));
    let catalogue_digest = catalogue_digest(apps);
    let mut sources = Sources::new();
    let tree = sources.add_bytes(clean(&content.tree.shown), content.tree.bytes.into_owned());
    let mut apps = Vec::with_capacity(content.apps.len());
    for app in content.apps {
        apps.push(sources.add_bytes(clean(&app.shown), app.bytes.into_owned()));
    }
    let lang = common.lang.map(Lang::from).or_else(|| {
        let root = read(&sources, tree, ReadLimits::TREE).ok()?;
        Lang::from_code(&root.get("language")?.scalar()?.text)
    });
    let lang = lang.unwrap_or_else(|| first_language(common).lang());
    let (tree_origin, catalogue_origin) = (content.tree_origin, content.catalogue_origin);
    Ok(Files { sources, tree, apps, lang, tree_digest, catalogue_digest, tree_origin, catalogue_origin })
}

/// Reads and checks the content; when it cannot be used, all that is wrong is told. `color` is for these findings.
pub(super) fn load_content(common: &Common, color: bool, width: u16) -> Result<Loaded, Failure> {
    let Files { sources, tree, apps, lang, tree_digest, catalogue_digest, tree_origin, .. } =
        open_content(common)?;
    let loaded = load(&sources, tree, &apps, lang);
    match loaded.model {
        Some(model) => {
            Ok(Loaded { model, messages: Messages::new(lang), tree_digest, catalogue_digest, tree_origin })
        }
        None => {
            let told = human(&loaded.findings, &sources, Style { lang, color, width });
            Err(Failure::new(Exit::Content, told.trim_end()))
        }
    }
}

fn clean(name: &str) -> String {
    SafeText::new(name).one_line()
}
