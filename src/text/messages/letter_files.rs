//! Saving letters to suppliers: in which kind of file, where these are then, or why they are not saved.

use crate::text::Lang;

messages! {
    fixed {
        /// The title of the page.
        letter_files_title: "Brieven bewaren", "Save letters";
        /// What the kind of file is for.
        letter_word_for: "Om aan te vullen en als bijlage te mailen.", "To fill in, and to send as an attachment.";
        /// What the kind of file is for.
        letter_text_for: "Om in een e-mail te plakken.", "To paste into an e-mail.";
        /// Above the kinds of files, where letters open and close as such: what is missing in them.
        letter_to_fill_in: "In een brief vult u daarna zelf uw e-mailadres en uw naam in.",
            "In a letter you then fill in your e-mail address and your name.";
        /// How the names of the files begin.
        letter_file_name: "brief", "letter";
        /// Letters in a format in which there are none.
        letter_formats: "Brieven zijn er als text en als docx. Kies een van die twee met --format.",
            "Letters come as text and as docx. Choose one of these with --format.";
        /// A letterhead, where no Word documents are asked for.
        letterhead_for_word: "Een briefhoofd is er voor brieven als docx. Kies --format docx, met een sjabloon dat docx is.",
            "A letterhead is for letters as docx. Choose --format docx, with a template that is docx.";
        /// The folder that was asked for is not there.
        letters_make_folder: "Maak die map eerst, of kies een andere.", "Make that folder first, or choose another.";
        /// Behind that no letter was saved, in the wizard.
        letters_change_nothing: "Aan uw dossier verandert niets.", "Your dossier does not change.";
        /// Nobody is asked anything any more.
        letter_none_to_save: "Er is nu geen brief om te bewaren.", "There is no letter to save now.";
    }
    made {
        /// Above the kinds of files: how many letters there are.
        letter_which(count: usize) [(1), (12)]: {
            match count {
                1 => "In welk soort bestand wilt u deze brief?".to_owned(),
                _ => format!("U krijgt {} brieven, elk in een eigen bestand. In welk soort bestand wilt u ze?", Lang::Nl.count(count)),
            }
        }, {
            match count {
                1 => "In which kind of file do you want this letter?".to_owned(),
                _ => format!("You get {} letters, each in a file of its own. In which kind of file do you want them?", Lang::En.count(count)),
            }
        };
        /// Where one letter is: it was written, or was there already.
        letter_kept(path: &str) [("/home/jan/brief.docx")]: "De brief staat in {path}.", "The letter is in {path}.";
        /// Behind it, for who came in over a network: a command for their own computer.
        letter_fetch(command: &str) [("scp jan@10.0.0.5:/home/jan/brief.docx hierheen")]:
            "Zo haalt u de brief naar uw eigen computer: {command}", "This brings the letter to your own computer: {command}";
        /// Where several are: they were written, or were there already. Their names all begin in one way.
        letters_kept(count: usize, folder: &str, names: &str) [(12, "/home/jan", "brief-2026-11-29-")]: {
            format!("{} brieven staan in {folder}. Hun namen beginnen met {}.", Lang::Nl.count(count), Lang::Nl.quote(names))
        }, {
            format!("{} letters are in {folder}. Their names begin with {}.", Lang::En.count(count), Lang::En.quote(names))
        };
        /// Behind it: of how many the name got a number, as another letter was called so, and one of these names.
        letters_numbered(count: usize, first: &str) [(1, "brief-Fietsen (2).docx"), (12, "brief-Fietsen (2).docx")]: {
            match count {
                1 => format!("Er stond al een andere brief met die naam. De nieuwe heet {}.", Lang::Nl.quote(first)),
                _ => format!(
                    "Van {} stond er al een andere met die naam. De nieuwe kregen een nummer, zoals {}.",
                    Lang::Nl.count(count),
                    Lang::Nl.quote(first)
                ),
            }
        }, {
            match count {
                1 => format!("Another letter was there by that name. The new one is called {}.", Lang::En.quote(first)),
                _ => format!(
                    "For {} of them another was there by that name. The new ones got a number, such as {}.",
                    Lang::En.count(count),
                    Lang::En.quote(first)
                ),
            }
        };
        /// Behind it, for who came in over a network: a command for their own computer, which fetches all that are called so.
        letters_fetch(command: &str) [("scp 'jan@10.0.0.5:/home/jan/brief*.docx' hierheen")]:
            "Zo haalt u alle bestanden met zo'n naam naar uw eigen computer: {command}",
            "This brings all files with such a name to your own computer: {command}";
        /// No letter could be written: in which folder, why, and what to do.
        letters_not_kept(folder: &str, reason: &str, next: &str)
            [("/mnt/brieven", "de schijf is vol", "Maak ruimte vrij, en kies opnieuw een bestand.")]:
            "Er is geen brief bewaard in {folder}: {reason}. {next}",
            "No letter was saved in {folder}: {reason}. {next}";
        /// The document into which letters were to be written is a report of a dossier, or was one.
        letterhead_holds_dossier(path: &str) [("/home/jan/hoofd.docx")]:
            "In {path} zit een dossier, zoals in elk verslag. Dat hoort niet bij een leverancier. Kies een ander briefhoofd.",
            "There is a dossier in {path}, as in every report. It is not for suppliers. Choose another letterhead.";
        /// Letters could not be made, and why.
        letters_not_made(reason: &str) [("Dit stuk is te groot.")]:
            "Er is geen brief bewaard. {reason}", "No letter was saved. {reason}";
        /// Some letters could be written and the others not: why, and what to do.
        letters_partly_kept(kept: usize, all: usize, folder: &str, reason: &str, next: &str)
            [(1, 12, "/home/jan", "de schijf is vol", "Maak ruimte vrij, en kies opnieuw een bestand.")]: {
            let is = if kept == 1 { "is" } else { "zijn" };
            let (kept, all) = (Lang::Nl.count(kept), Lang::Nl.count(all));
            format!("Van de {all} brieven {is} er {kept} bewaard in {folder}. Daarna ging het niet verder: {reason}. {next}")
        }, {
            let was = if kept == 1 { "was" } else { "were" };
            let (kept, all) = (Lang::En.count(kept), Lang::En.count(all));
            format!("Of the {all} letters {kept} {was} saved in {folder}. Then it went no further: {reason}. {next}")
        };
    }
}
