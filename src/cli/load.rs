//! From what the command line names to a model: files are read, understood and checked.

use std::path::{Path, PathBuf};

use super::args::Common;
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::progress::Progress;
use crate::compiled::{CompiledContent, CompiledError, Form, MARK, built_in, read_compiled};
use crate::draft::KnownIds;
use crate::files::{
    self, COMPILED_LIMIT, Content, Origin, begins_with, embedded_code, embedded_compiled, read_content,
    read_file,
};
use crate::findings::{Style, human};
use crate::lint::{LoadedTree, load_parsed};
use crate::model::Model;
use crate::record::Basis;
use crate::source::{FileId, Problem, ReadLimits, Sources, Unread, YamlNode, catalogue_digest, digest, read};
use crate::text::{Day, Lang, Messages, SafeText};

/// A catalogue of so many bytes is read well within a second.
const SOON_READ: usize = 1 << 20;

/// Content that can be walked.
pub(super) struct LoadedContent {
    pub(super) model: Model,
    pub(super) messages: Messages,
    pub(super) tree_digest: String,
    pub(super) catalogue_digest: String,
    pub(super) tree_origin: Origin,
}

impl LoadedContent {
    pub(super) fn basis(&self) -> Basis<'_> {
        Basis { model: &self.model, tree_digest: &self.tree_digest, catalogue_digest: &self.catalogue_digest }
    }
}

/// The language of messages before there is a tree.
pub(super) fn first_language(common: &Common) -> Messages {
    Messages::new(common.lang.map_or(Lang::Nl, Lang::from))
}

/// The day for which everything holds: the one asked for, else today.
pub(super) fn today(common: &Common) -> Day {
    Day::from(common.today.unwrap_or_else(|| environment::now().date()))
}

/// Reads what the command line names, or what is built in, as YAML.
pub(super) fn read_files(common: &Common) -> Result<Content, Failure> {
    let messages = first_language(common);
    if let Some(path) = compiled_tree(common) {
        return Err(Failure::new(Exit::WrongUse, messages.compiled_is_no_yaml(&shown(path))));
    }
    let [tree, catalogue, root] = [&common.tree, &common.catalogue, &common.root].map(Option::as_deref);
    read_content(tree, catalogue, root).map_err(|errors| {
        let words: Vec<String> = errors.iter().map(|error| Failure::of_file(error, messages).words).collect();
        Failure::new(Exit::Content, words.join("\n"))
    })
}

/// The files of the content, not yet understood.
pub(super) struct ContentFiles {
    pub(super) sources: Sources,
    pub(super) tree: FileId,
    pub(super) apps: Vec<FileId>,
    /// What looks like a file of the catalogue and is not read.
    unread: Vec<FileId>,
    pub(super) tree_digest: String,
    pub(super) catalogue_digest: String,
    pub(super) tree_origin: Origin,
    pub(super) catalogue_origin: Origin,
}

/// The nodes of the tree, which are read once, and the language of the program's own words, which depends on them.
pub(super) struct ParsedTree<'f> {
    root: Result<YamlNode<'f>, Problem>,
    pub(super) lang: Lang,
}

impl ParsedTree<'_> {
    /// What it defines, as far as it can be read.
    pub(super) fn known_ids(&self) -> Option<KnownIds> {
        self.root.as_ref().ok().map(KnownIds::of)
    }
}

/// Reads the files of the content.
pub(super) fn open_content(common: &Common) -> Result<ContentFiles, Failure> {
    let content = read_files(common)?;
    let tree_digest = digest(&content.tree.bytes);
    let apps = content.apps.iter().map(|app| (app.name.as_str(), app.bytes.as_ref()));
    let catalogue_digest = catalogue_digest(apps);
    let mut sources = Sources::new();
    let tree = sources.add_bytes(shown(Path::new(&content.tree.shown)), content.tree.bytes.into_owned());
    let mut apps = Vec::with_capacity(content.apps.len());
    for app in content.apps {
        apps.push(sources.add_bytes(shown(Path::new(&app.shown)), app.bytes.into_owned()));
    }
    let unread = content.unread.iter().map(|(file, why)| {
        let why = match why {
            files::Unread::Ending => Unread::Ending,
            files::Unread::Folder => Unread::Folder,
            files::Unread::Name => Unread::Name,
        };
        sources.add_unread(shown(Path::new(&file.shown)), &file.bytes, why)
    });
    let unread = unread.collect();
    let (tree_origin, catalogue_origin) = (content.tree_origin, content.catalogue_origin);
    Ok(ContentFiles {
        sources,
        tree,
        apps,
        unread,
        tree_digest,
        catalogue_digest,
        tree_origin,
        catalogue_origin,
    })
}

impl ContentFiles {
    /// The same files, some with another text.
    pub(super) fn with(&self, texts: &[(FileId, String)]) -> Self {
        Self {
            sources: self.sources.with(texts),
            tree: self.tree,
            apps: self.apps.clone(),
            unread: self.unread.clone(),
            tree_digest: String::new(),
            catalogue_digest: String::new(),
            tree_origin: self.tree_origin.clone(),
            catalogue_origin: self.catalogue_origin.clone(),
        }
    }

    /// Where a file of the content is, if it is one.
    pub(super) fn path(&self, file: FileId) -> Option<PathBuf> {
        match (&self.tree_origin, &self.catalogue_origin) {
            (Origin::Path(tree), _) if file == self.tree => Some(tree.clone()),
            (_, Origin::Path(folder)) if file != self.tree => {
                Some(folder.join(Path::new(self.sources.name(file)).file_name()?))
            }
            _ => None,
        }
    }

    /// Reads the nodes of the tree. The language is the one asked for, else that of the tree.
    pub(super) fn parse_tree(&self, common: &Common) -> ParsedTree<'_> {
        let root = read(&self.sources, self.tree, ReadLimits::TREE);
        let of_tree = || Lang::from_code(&root.as_ref().ok()?.get("language")?.scalar()?.text);
        let lang = common.lang.map(Lang::from).or_else(of_tree);
        // A tree that cannot be read, or that names no language that we speak, has none.
        let lang = lang.unwrap_or_else(|| first_language(common).lang());
        ParsedTree { root, lang }
    }

    /// A line for what takes long to read; nothing of what is read before anybody could see a line.
    pub(super) fn progress(&self, messages: Messages) -> Option<Progress> {
        let bytes: usize = self.apps.iter().map(|app| self.sources.text(*app).len()).sum();
        (bytes > SOON_READ).then(|| Progress::start(messages.still_reading().to_owned()))
    }

    /// From nodes to a model, or to everything that is wrong.
    pub(super) fn load(&self, tree: ParsedTree<'_>) -> LoadedTree {
        let files: Vec<FileId> = self.apps.iter().chain(&self.unread).copied().collect();
        load_parsed(&self.sources, self.tree, tree.root, &files, tree.lang)
    }
}

/// Reads and checks the content; when it cannot be used, all that is wrong is reported. `color` is for these findings.
pub(super) fn load_content(common: &Common, color: bool, width: u16) -> Result<LoadedContent, Failure> {
    if common.tree.is_none() && common.catalogue.is_none() {
        return built_in_content(common);
    }
    match compiled_tree(common) {
        Some(path) => compiled_content(common, path),
        None => {
            let (content, lang, origin) = parsed_content(common, color, width)?;
            Ok(loaded(common, content, Some(lang), origin))
        }
    }
}

/// What is built in: its model was made when the program was.
fn built_in_content(common: &Common) -> Result<LoadedContent, Failure> {
    let content = built_in(embedded_compiled())
        .map_err(|error| Failure::new(Exit::Content, SafeText::new(&error.to_string()).one_line()))?;
    Ok(loaded(common, content, None, Origin::Embedded))
}

/// The tree that was named, when it is in compiled form.
fn compiled_tree(common: &Common) -> Option<&Path> {
    common.tree.as_deref().filter(|path| begins_with(path, MARK))
}

fn compiled_content(common: &Common, path: &Path) -> Result<LoadedContent, Failure> {
    let messages = first_language(common);
    let unusable = |words: String| Failure::new(Exit::Content, words);
    if common.catalogue.is_some() {
        return Err(Failure::new(Exit::WrongUse, messages.compiled_has_its_catalogue(&shown(path))));
    }
    let bytes = read_file(path, COMPILED_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
    // They stay as long as the program runs, as does the model whose texts they hold.
    let content = read_compiled(bytes.leak(), &form()).map_err(|error| match error {
        CompiledError::OtherForm { version, .. } => {
            unusable(messages.compiled_by_another(&shown(path), &SafeText::new(&version).one_line()))
        }
        CompiledError::Damaged | CompiledError::NotCompiled | CompiledError::Unwritable(_) => {
            unusable(messages.compiled_is_damaged(&shown(path)))
        }
    })?;
    Ok(loaded(common, content, None, Origin::Path(path.to_owned())))
}

/// The compiled form that this program writes and reads.
pub(super) fn form() -> Form {
    Form { version: env!("CARGO_PKG_VERSION").to_owned(), code: embedded_code().to_owned() }
}

/// Content that is read from YAML and checked, the language of the program's own words, and where the tree was.
pub(super) fn parsed_content(
    common: &Common,
    color: bool,
    width: u16,
) -> Result<(CompiledContent, Lang, Origin), Failure> {
    let files = open_content(common)?;
    let tree = files.parse_tree(common);
    let lang = tree.lang;
    let loaded = {
        let _busy = files.progress(Messages::new(lang));
        files.load(tree)
    };
    let Some(model) = loaded.model else {
        let shown = loaded.findings.folded(Messages::new(lang));
        let told = human(&shown, &files.sources, Style { lang, color, width });
        return Err(Failure::new(Exit::Content, told.trim_end()));
    };
    let ContentFiles { tree_digest, catalogue_digest, tree_origin, .. } = files;
    Ok((CompiledContent { model, tree_digest, catalogue_digest }, lang, tree_origin))
}

/// Without a language the words are in that of the tree, unless another was asked for.
fn loaded(
    common: &Common,
    content: CompiledContent,
    lang: Option<Lang>,
    tree_origin: Origin,
) -> LoadedContent {
    let CompiledContent { model, tree_digest, catalogue_digest } = content;
    let asked = lang.or_else(|| common.lang.map(Lang::from));
    let lang = asked.or_else(|| Lang::from_code(&model.graph.language));
    let messages = lang.map_or_else(|| first_language(common), Messages::new);
    LoadedContent { model: model.on(today(common)), messages, tree_digest, catalogue_digest, tree_origin }
}
