//! Which of the dossiers that were found another one names: each looked up at once, however many there are.

use std::collections::HashMap;

use super::dossier_folder::FoundFile;
use crate::record::name_from;
use crate::session::{DossierRef, NamedDossier};

/// The dossiers that were found, by all that they may be named by. Of several the first one counts: the newest.
pub(super) struct FoundIndex<'f> {
    by_id: HashMap<&'f str, &'f FoundFile>,
    by_stem: HashMap<&'f str, &'f FoundFile>,
    by_title: HashMap<String, &'f FoundFile>,
    by_former: HashMap<&'f str, &'f FoundFile>,
}

impl<'f> FoundIndex<'f> {
    pub(super) fn of(found: &'f [FoundFile]) -> Self {
        let (mut by_id, mut by_stem) = (HashMap::new(), HashMap::new());
        let (mut by_title, mut by_former) = (HashMap::new(), HashMap::new());
        for file in found {
            for former in file.head.iter().flat_map(|head| &head.formerly) {
                by_former.entry(former.as_str()).or_insert(file);
            }
            if file.is_conflict {
                continue;
            }
            by_stem.entry(file.stem.as_str()).or_insert(file);
            by_title.entry(file.name().as_str().to_owned()).or_insert(file);
            if let Some(head) = &file.head {
                by_id.entry(head.id.as_str()).or_insert(file);
            }
        }
        Self { by_id, by_stem, by_title, by_former }
    }

    /// The dossier that is called so: by its file, by its title, or before it was given another name.
    fn called(&self, name: &str) -> Option<&'f FoundFile> {
        let stem = name_from(name);
        let by_name = self.by_stem.get(stem.as_str()).or_else(|| self.by_title.get(name));
        by_name.or_else(|| self.by_former.get(stem.as_str())).copied()
    }

    /// The dossier that another one names: by what it is known, or by its name where it was made without that.
    pub(super) fn referred(&self, of: &DossierRef) -> Option<&'f FoundFile> {
        let so_called = self.called(of.name.as_str());
        if of.id.is_empty() {
            return so_called;
        }
        let is_it =
            |file: &&FoundFile| !file.is_conflict && file.head.as_ref().is_some_and(|head| head.id == of.id);
        // Somebody may have copied its file. And of one that lost its first lines the name is all that is left.
        let is_lost = |file: &&FoundFile| file.head.is_none();
        let known = || self.by_id.get(of.id.as_str()).copied();
        so_called.filter(is_it).or_else(known).or_else(|| so_called.filter(is_lost))
    }

    /// What the dossier is called now that another one names.
    pub(super) fn named(&self, of: &DossierRef) -> NamedDossier {
        match self.referred(of) {
            Some(file) => NamedDossier { name: file.name(), is_there: true },
            None => NamedDossier { name: of.name.clone(), is_there: false },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DossierRef, FoundFile, FoundIndex};
    use crate::record::DossierHead;

    fn file(stem: &str, id: &str, name: &str, formerly: &[&str]) -> FoundFile {
        let formerly = formerly.iter().map(|name| (*name).to_owned()).collect();
        let head = DossierHead { id: id.to_owned(), name: name.into(), formerly, ..DossierHead::default() };
        FoundFile {
            path: format!("/d/{stem}.yaml").into(),
            stem: stem.to_owned(),
            is_conflict: false,
            head: Some(head),
            unread: None,
        }
    }

    fn named(id: &str, name: &str) -> DossierRef {
        DossierRef { name: name.into(), id: id.to_owned() }
    }

    #[test]
    fn a_dossier_is_found_by_what_it_is_known_by_and_else_by_its_name() {
        let mut lost = file("d", "", "", &[]);
        lost.head = None;
        let mut conflict = file("e", "5", "E", &[]);
        conflict.is_conflict = true;
        let found = [
            file("a", "1", "Alfa", &[]),
            file("b", "2", "Beta", &["oud"]),
            file("copy", "2", "Beta", &[]),
            lost,
            conflict,
        ];
        let index = FoundIndex::of(&found);
        for (of, stem) in [
            (named("1", "x"), Some("a")),
            (named("", "a"), Some("a")),
            (named("", "Alfa"), Some("a")),
            (named("", "oud"), Some("b")),
            (named("2", "copy"), Some("copy")),
            (named("2", "x"), Some("b")),
            (named("9", "d"), Some("d")),
            (named("9", "a"), None),
            (named("5", "e"), None),
        ] {
            assert_eq!(index.referred(&of).map(|file| file.stem.as_str()), stem, "{of:?}");
        }
    }
}
