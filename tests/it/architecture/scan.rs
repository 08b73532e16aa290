//! Reads one source file and says what in it breaks the house rules. Knows no disk: the planted violations go
//! through the same door as the real files.
//!
//! Every way to name a thing is brought back to one full path: `use` trees with groups, renames and globs; `crate`,
//! `self` and `super`; paths in types, expressions, patterns, attributes and visibility; and the tokens inside macros.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::judge::{READ_BACK, judge_inside, judge_outside};
use super::rows::{LONG_FILES, MAX_LINES, REPORTERS, row};

/// One broken rule, as `engine/step.rs:12: …`.
pub(crate) type Complaint = String;

/// All complaints about one file; `path` is relative to `src/`, with `/`.
/// `in_test` says that the whole file is unit tests.
pub(crate) fn check_file(path: &str, text: &str, in_test: bool) -> Vec<Complaint> {
    let mut out = Vec::new();
    if !text.starts_with("//!") {
        out.push(format!(
            "{path}:1: the file does not begin with `//!`: say what it holds and what it does not know"
        ));
    }
    let lines = text.lines().count();
    if lines > MAX_LINES && !LONG_FILES.iter().any(|(long, _)| *long == path) {
        out.push(format!("{path}:{lines}: longer than {MAX_LINES} lines: split it"));
    }
    let file = match syn::parse_file(text) {
        Ok(file) => file,
        Err(error) => {
            out.push(format!("{path}:{}: cannot be parsed: {error}", error.span().start().line));
            return out;
        }
    };
    if path == "lib.rs" {
        out.extend(check_door(path, &file));
        return out;
    }
    let place = Place::of(path);
    if row(&place.room).is_none() {
        out.push(format!("{path}:1: the room `{}` has no row in the table of rooms", place.room));
        return out;
    }
    let names = Names::of(&place, &file, in_test);
    let aliases = &names.aliases;
    let mut said = BTreeSet::new();
    for found in &names.found {
        let line = found.span.start().line;
        for what in judge(&place, found, aliases) {
            if said.insert((line, what.clone())) {
                out.push(format!("{path}:{line}: {what}"));
            }
        }
    }
    out
}

/// The other rooms that one file uses outside its unit tests. What [`check_file`] says of the file is said there.
pub(crate) fn rooms_used(path: &str, text: &str, in_test: bool) -> BTreeSet<String> {
    let Ok(file) = syn::parse_file(text) else { return BTreeSet::new() };
    let place = Place::of(path);
    let names = Names::of(&place, &file, in_test);
    let found = names.found.iter().filter(|found| !found.in_test && found.manner != Manner::Form);
    let paths = found.flat_map(|found| {
        let readings = readings(found, &names.aliases).into_iter();
        readings.filter_map(|path| absolute(&found.module, &path)?.into_iter().nth(1))
    });
    paths.filter(|room| *room != place.room && row(room).is_some()).collect()
}

/// `lib.rs` holds the doc and the rooms, so that nothing can be reached round a room's own list.
fn check_door(path: &str, file: &syn::File) -> Vec<Complaint> {
    let mut out = Vec::new();
    for item in &file.items {
        let line = item.span().start().line;
        match item {
            syn::Item::Mod(room) if room.content.is_none() && room.attrs.iter().all(is_harmless) => {
                if row(&room.ident.to_string()).is_none_or(|row| row.room == "main") {
                    out.push(format!(
                        "{path}:{line}: the room `{}` has no row in the table of rooms",
                        room.ident
                    ));
                }
            }
            _ => out.push(format!("{path}:{line}: `lib.rs` holds nothing but `mod room;`")),
        }
    }
    out
}

/// The files that `#[cfg(test)] mod x;` in this one makes tests: each as the path without `.rs` of file or folder.
pub(crate) fn test_modules(path: &str, text: &str) -> Vec<String> {
    let Ok(file) = syn::parse_file(text) else { return Vec::new() };
    let place = Place::of(path);
    let modules = file.items.iter().filter_map(|item| match item {
        syn::Item::Mod(item) if item.content.is_none() && item.attrs.iter().any(is_test) => Some(item),
        _ => None,
    });
    modules.map(|item| format!("{}/{}", place.module.join("/"), item.ident)).collect()
}

/// No `path`, not in a `cfg_attr` either.
fn is_harmless(attribute: &syn::Attribute) -> bool {
    let hidden = |list: &syn::MetaList| {
        let names: Vec<String> = list.tokens.clone().into_iter().map(|token| token.to_string()).collect();
        attribute.path().is_ident("cfg_attr") && names.windows(2).any(|pair| pair == ["path", "="])
    };
    match &attribute.meta {
        syn::Meta::List(list) => !hidden(list),
        syn::Meta::Path(_) | syn::Meta::NameValue(_) => !attribute.path().is_ident("path"),
    }
}

/// Where a file is in the house.
pub(super) struct Place {
    pub(super) path: String,
    pub(super) room: String,
    /// Module path from the root of the crate; empty for the binary.
    pub(super) module: Vec<String>,
}

impl Place {
    pub(super) fn of(path: &str) -> Self {
        let mut module: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let room = module.first().cloned().unwrap_or_default();
        if path == "main.rs" {
            module.clear();
        }
        Self { path: path.to_owned(), room, module }
    }
}

/// How a name is said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// In a type, an expression, a macro.
    Path,
    /// In a `use`, under its own name; `shown` when the `use` is `pub` in some way.
    Use { shown: bool },
    /// `use a::b as c`.
    Rename { shown: bool },
    /// `use a::*`.
    Glob { shown: bool },
    /// A rule of form, broken; the path holds the words.
    Form,
}

pub(super) struct Found {
    pub(super) path: Vec<String>,
    /// The module it is said in.
    pub(super) module: Vec<String>,
    pub(super) alias: Option<String>,
    pub(super) manner: Manner,
    pub(super) in_test: bool,
    pub(super) span: Span,
}

struct Names<'p> {
    place: &'p Place,
    module: Vec<String>,
    in_test: bool,
    found: Vec<Found>,
    /// What a local name stands for, file-wide: child modules, and what `use` gives.
    aliases: Aliases,
}

type Aliases = BTreeMap<String, Vec<Vec<String>>>;

impl<'p> Names<'p> {
    /// All names that a file says.
    fn of(place: &'p Place, file: &syn::File, in_test: bool) -> Self {
        let (module, found, aliases) = (place.module.clone(), Vec::new(), Aliases::new());
        let mut names = Self { place, module, in_test, found, aliases };
        names.visit_file(file);
        names.learn_aliases();
        names
    }

    fn note(&mut self, path: Vec<String>, alias: Option<String>, manner: Manner, span: Span) {
        if !path.is_empty() {
            self.found.push(Found {
                path,
                module: self.module.clone(),
                alias,
                manner,
                in_test: self.in_test,
                span,
            });
        }
    }

    fn form(&mut self, what: &str, span: Span) {
        self.note(vec![what.to_owned()], None, Manner::Form, span);
    }

    /// `.page(…)`, whatever it is called on: only a session has pages.
    fn page_call(&mut self, span: Span) {
        if REPORTERS.contains(&self.place.room.as_str()) && !self.in_test {
            self.form(&format!("`.page()` {READ_BACK}"), span);
        }
    }

    fn learn_aliases(&mut self) {
        for found in &self.found {
            let Some(name) = &found.alias else { continue };
            if found.path.len() > 1 || found.path.first() != Some(name) {
                let full = absolute(&found.module, &found.path).unwrap_or_else(|| found.path.clone());
                self.aliases.entry(name.clone()).or_default().push(full);
            }
        }
    }

    fn use_tree(&mut self, prefix: &[String], tree: &syn::UseTree, shown: bool) {
        let with = |last: &syn::Ident| {
            let mut path = prefix.to_vec();
            if last != "self" || path.is_empty() {
                path.push(plain(last));
            }
            path
        };
        match tree {
            syn::UseTree::Path(inner) => self.use_tree(&with(&inner.ident), &inner.tree, shown),
            syn::UseTree::Name(inner) => {
                let path = with(&inner.ident);
                let alias = path.last().cloned();
                self.note(path, alias, Manner::Use { shown }, inner.span());
            }
            syn::UseTree::Rename(inner) => {
                let alias = Some(plain(&inner.rename));
                self.note(with(&inner.ident), alias, Manner::Rename { shown }, inner.span());
            }
            syn::UseTree::Glob(inner) => {
                self.note(prefix.to_vec(), None, Manner::Glob { shown }, inner.span())
            }
            syn::UseTree::Group(inner) => {
                for item in &inner.items {
                    self.use_tree(prefix, item, shown);
                }
            }
        }
    }

    /// The paths in loose tokens, braces of a `use` among them. A string is read too when it looks like a path:
    /// that is how derive attributes name functions.
    fn tokens(&mut self, stream: TokenStream, strings: bool) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(_) => at = self.token_path(&tokens, at, Vec::new()),
                TokenTree::Group(group) => {
                    self.tokens(group.stream(), strings);
                    at += 1;
                }
                TokenTree::Literal(literal) => {
                    let words = literal.to_string();
                    if strings
                        && words.contains("::")
                        && let Ok(path) = syn::parse_str::<syn::Path>(words.trim_matches('"'))
                    {
                        self.visit_path(&path);
                    }
                    at += 1;
                }
                TokenTree::Punct(dot) => {
                    let method = tokens.get(at + 1).filter(|token| token.to_string() == "page");
                    if let (true, Some(method)) = (dot.as_char() == '.', method) {
                        self.page_call(method.span());
                    }
                    at += 1;
                }
            }
        }
    }

    /// Reads one path that begins at `at`, and returns where it ends.
    fn token_path(&mut self, tokens: &[TokenTree], mut at: usize, prefix: Vec<String>) -> usize {
        let mut path = prefix;
        let Some(first) = tokens.get(at) else { return at + 1 };
        let span = first.span();
        loop {
            match tokens.get(at) {
                Some(TokenTree::Ident(ident)) => path.push(plain(ident)),
                Some(TokenTree::Punct(star)) if star.as_char() == '*' && path.len() > 1 => {
                    self.note(path, None, Manner::Glob { shown: false }, span);
                    return at + 1;
                }
                Some(TokenTree::Group(group))
                    if group.delimiter() == Delimiter::Brace && !path.is_empty() =>
                {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    let mut next = 0;
                    while next < inner.len() {
                        next = match inner.get(next) {
                            Some(TokenTree::Ident(_) | TokenTree::Group(_)) => {
                                self.token_path(&inner, next, path.clone())
                            }
                            _ => next + 1,
                        };
                    }
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
            if !is_double_colon(tokens, at) {
                break;
            }
            at += 2;
        }
        self.note(path, None, Manner::Path, span);
        at.max(1)
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let outer = self.in_test;
        self.in_test |= item.attrs.iter().any(is_test);
        if item.attrs.iter().any(|attribute| !is_harmless(attribute)) {
            self.form("`#[path]` hides where a module stands", item.span());
        }
        if self.place.path == "main.rs" {
            self.form("`main.rs` is a door: no modules", item.span());
        } else if !matches!(item.vis, syn::Visibility::Inherited) && !self.in_test {
            self.form(
                "modules in a room are private: show names with `pub use` in its `mod.rs`",
                item.span(),
            );
        }
        let name = plain(&item.ident);
        let full = [&["crate".to_owned()], self.module.as_slice(), std::slice::from_ref(&name)].concat();
        self.aliases.entry(name.clone()).or_default().push(full);
        self.module.push(name);
        visit::visit_item_mod(self, item);
        self.module.pop();
        self.in_test = outer;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let outer = self.in_test;
        self.in_test |= item.attrs.iter().any(is_test);
        visit::visit_item_fn(self, item);
        self.in_test = outer;
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let outer = self.in_test;
        self.in_test |= item.attrs.iter().any(is_test);
        let shown = !matches!(item.vis, syn::Visibility::Inherited);
        self.use_tree(&[], &item.tree, shown);
        self.in_test = outer;
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let name = if item.ident == "self" { "crate".to_owned() } else { plain(&item.ident) };
        let alias = item.rename.as_ref().map(|(_, rename)| plain(rename));
        self.note(vec![name], alias, Manner::Rename { shown: false }, item.span());
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "page" {
            self.page_call(call.method.span());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
        self.note(names, None, Manner::Path, path.span());
        visit::visit_path(self, path);
    }

    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {
        // `pub(crate)` and its kin say who may look in, not what is used.
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let name = item.path.segments.last().map(|segment| plain(&segment.ident)).unwrap_or_default();
        if name == "include" && self.place.room != "files" {
            self.form("`include!` brings in code that this guard does not see", item.span());
        }
        if matches!(name.as_str(), "print" | "println" | "eprint" | "eprintln" | "dbg") && !self.in_test {
            self.form("nothing prints by itself: hand text to who asked for it", item.span());
        }
        self.visit_path(&item.path);
        self.tokens(item.tokens.clone(), false);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if attribute.path().is_ident("doc") {
            return;
        }
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone(), true);
        }
    }
}

fn plain(ident: &proc_macro2::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// `#[cfg(test)]`, `#[cfg(all(test, …))]` and `#[test]`; not `cfg(not(test))`.
fn is_test(attribute: &syn::Attribute) -> bool {
    if attribute.path().is_ident("test") {
        return true;
    }
    let syn::Meta::List(list) = &attribute.meta else { return false };
    let words = list.tokens.to_string();
    attribute.path().is_ident("cfg") && (words == "test" || words.starts_with("all (test"))
}

/// The path from the root of the crate, as `crate::…`; `None` when it leads out of the house.
fn absolute(module: &[String], path: &[String]) -> Option<Vec<String>> {
    let root = || vec!["crate".to_owned()];
    let mut rest = path;
    let mut at = match path.first().map(String::as_str) {
        Some("crate" | "stappenplan") => {
            rest = path.get(1..).unwrap_or_default();
            root()
        }
        Some("self" | "super") => [root(), module.to_vec()].concat(),
        _ => return None,
    };
    while let Some(step @ ("self" | "super")) = rest.first().map(String::as_str) {
        if step == "super" && at.len() > 1 {
            at.pop();
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    at.extend(rest.iter().cloned());
    Some(at)
}

/// The paths that a name may stand for, as other names were brought in under a name of the file's own.
fn readings(found: &Found, aliases: &Aliases) -> Vec<Vec<String>> {
    // A single word is a local name, or `pub(crate)` in a macro; what a `use` brought in was judged there.
    if found.manner == Manner::Path && found.path.len() == 1 {
        return Vec::new();
    }
    if found.path.len() > 1
        && let Some(stands_for) = found.path.first().and_then(|first| aliases.get(first))
    {
        let rest = found.path.get(1..).unwrap_or_default();
        return stands_for.iter().map(|full| full.iter().chain(rest).cloned().collect()).collect();
    }
    vec![found.path.clone()]
}

fn judge(place: &Place, found: &Found, aliases: &Aliases) -> Vec<Complaint> {
    if found.manner == Manner::Form {
        return found.path.clone();
    }
    let mut out = Vec::new();
    for path in readings(found, aliases) {
        match absolute(&found.module, &path) {
            Some(inside) => out.extend(judge_inside(place, found, inside.get(1..).unwrap_or_default())),
            None => out.extend(judge_outside(place, found, &path)),
        }
    }
    out
}
