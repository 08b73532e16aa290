//! `dossiers`: which dossiers there are, for people and for other programs.

use std::path::Path;

use serde::Serialize;

use super::args::DossiersFormat;
use super::dossier_folder::{
    DossierFolder, FoundFile, WholeFiles, damaged_at, found_in, look_into, unreadable,
};
use super::dossier_rows::{DossierV1, csv, row};
use super::environment;
use super::exit::Exit;
use super::file_words::shown;
use super::found_index::FoundIndex;
use super::output::{CommandResult, json_text, print};
use crate::record::{DossierHead, Stands};
use crate::session::{DossierState, chosen_in_list, status_in_list};
use crate::text::Messages;

/// The version of the JSON.
const FORMAT: u32 = 1;

/// All dossiers.
#[derive(Debug, Serialize)]
struct DossiersV1 {
    format: u32,
    folder: Option<String>,
    dossiers: Vec<DossierV1>,
}

/// Lists the dossiers in the folder, the newest first.
pub(super) fn dossiers(set: Option<&Path>, format: DossiersFormat, messages: Messages) -> CommandResult {
    let folder = DossierFolder::to_look_at(set);
    if let Some(folder) = &folder {
        look_into(folder, set.is_some(), messages)?;
    }
    let found = folder.as_deref().map(found_in).unwrap_or_default();
    let index = FoundIndex::of(&found);
    let rows =
        || -> Vec<DossierV1> { found.iter().map(|file| row(file, &index, matter(file, messages))).collect() };
    let text = match format {
        DossiersFormat::Json => {
            json_text(&DossiersV1 { format: FORMAT, folder: folder.as_deref().map(shown), dossiers: rows() })
        }
        DossiersFormat::Csv => csv(&rows()),
        DossiersFormat::Text => told(&found, &index, folder.as_deref(), messages),
    };
    print(&text, Exit::Fine, messages)
}

/// What is the matter with it, where it is damaged or cannot be read.
fn matter(file: &FoundFile, messages: Messages) -> Option<DossierState> {
    match &file.unread {
        Some(error) => Some(unreadable(error, messages)),
        None if file.has_lost_head() => Some(damaged_at(&file.path, messages)),
        None => WholeFiles::all().damage(&file.path, messages),
    }
}

fn told(found: &[FoundFile], index: &FoundIndex<'_>, folder: Option<&Path>, messages: Messages) -> String {
    let mut lines: Vec<String> = Vec::new();
    match folder {
        None => lines.push(messages.no_dossiers_at_all(messages.no_home())),
        Some(folder) if found.is_empty() => lines.push(messages.no_dossiers(&shown(folder))),
        Some(folder) => lines.push(messages.dossiers_in(&shown(folder))),
    }
    let now = environment::now();
    for file in found {
        let name = file.name().one_line();
        let is_newer = file.head.as_ref().is_some_and(DossierHead::is_newer);
        let matter = match (matter(file, messages), is_newer) {
            (Some(DossierState::Unreadable { reason, .. }), _) => Some(messages.dossier_unread(&reason)),
            (Some(_), true) => Some(messages.dossier_damaged_or_newer().to_owned()),
            (Some(_), false) => Some(messages.dossier_damaged().to_owned()),
            (None, true) => Some(messages.dossier_newer().to_owned()),
            (None, false) => None,
        };
        let same_name = file.file_to_tell_apart(found);
        let Some(head) = file.head.as_ref().filter(|_| matter.is_none()) else {
            let parts = [matter, same_name];
            lines.push(format!("{name}  {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
            continue;
        };
        let stands = match &head.stands {
            Stands::At(number) => messages.at_question(*number),
            Stands::Done(title) => title.one_line(),
            Stands::Stuck => messages.dossier_stuck().to_owned(),
        };
        let status = status_in_list(head.status, &head.superseded_by, messages);
        let chosen = chosen_in_list(&head.chosen, messages);
        let changed = head.saved_at().map(|saved| messages.lang().moment(now, saved));
        let archived = head.is_archived.then(|| messages.dossiers_archived().to_owned());
        let conflict = file.is_conflict.then(|| messages.dossier_conflict().to_owned());
        let supersedes = head.supersedes.as_ref().map(|of| index.named(of).name.one_line());
        let supersedes = supersedes.map(|name| messages.supersedes_in_list(&name));
        let parts = [Some(status), chosen, Some(stands), supersedes, changed, archived, conflict, same_name];
        lines.push(format!("{name}  {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
