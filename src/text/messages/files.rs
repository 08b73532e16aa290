//! Why a file could not be read or written: parts of a sentence, in the place of `reason` in others.

messages! {
    fixed {
        /// Nothing has that name.
        file_missing: "het bestaat niet", "it does not exist";
        /// What to do next, as a sentence, where nothing has the name.
        check_name: "Controleer de naam.", "Check the name.";
        /// The same where the rights are not there.
        ask_for_rights: "Vraag wie het bestand beheert om de rechten.", "Ask whoever manages the file for permission.";
        /// The rights are not there.
        file_forbidden: "u hebt er geen rechten voor", "you have no permission";
        /// Not a file but a folder.
        file_is_folder: "het is een map", "it is a folder";
        /// Not a file but a pipe.
        file_is_pipe: "het is een pijp en geen gewoon bestand", "it is a pipe and not a regular file";
        /// Not a file but a device.
        file_is_device: "het is een apparaat en geen gewoon bestand", "it is a device and not a regular file";
        /// Not a file but a socket.
        file_is_socket: "het is een socket en geen gewoon bestand", "it is a socket and not a regular file";
        /// A link, where none is followed.
        file_is_link: "het is een symbolische link, en die wordt hier niet gevolgd",
            "it is a symbolic link, and links are not followed here";
        /// A link that ends elsewhere than links may.
        file_links_out: "het is een link naar een plaats buiten de map. Sta die map toe met --root",
            "it is a link to a place outside of the folder. Allow that folder with --root";
        /// No file, or no folder where one was expected.
        file_is_other: "het is niet van de goede soort", "it is of the wrong kind";
        /// It would be overwritten.
        file_exists: "het bestaat al, en er wordt niets overschreven", "it already exists, and nothing is overwritten";
        /// Others changed it since it was read.
        file_changed: "iemand anders heeft het intussen gewijzigd", "someone else changed it in the meantime";
        /// Something else has that name.
        file_not_ours: "dit programma heeft het niet gemaakt", "this program did not make it";
        /// Another run has it, and did not say who.
        file_in_use: "iemand anders heeft het open", "someone else has it open";
        /// The disk is mounted so that nothing can be written.
        disk_read_only: "op deze schijf is alleen lezen mogelijk", "this disk is read-only";
        /// All the room that the person may use is used.
        disk_quota: "u hebt al uw schijfruimte (quotum) gebruikt", "your disk quota is used up";
        /// A file may not grow larger than a limit of the system.
        file_limit: "het bestand mag hier niet zo groot worden (ulimit -f)",
            "files may not grow this large here (ulimit -f)";
        /// No more files can be open at the same time.
        too_many_open: "er staan te veel bestanden tegelijk open", "too many files are open";
        /// Not a name for a file.
        file_bad_name: "deze naam kan niet", "this name cannot be used";
    }
    made {
        /// More bytes than the limit.
        file_too_large(mib: u64) [(4)]: "het is te groot (hoogstens {mib} MiB)", "it is too large (at most {mib} MiB)";
        /// More files in a folder than the limit.
        folder_too_many(count: usize) [(200_000)]: {
            format!("er staan te veel bestanden in (hoogstens {})", crate::text::Lang::Nl.count(count))
        }, {
            format!("it holds too many files (at most {})", crate::text::Lang::En.count(count))
        };
        /// Another run has it; `by` is what that run says of itself.
        file_in_use_by(by: &str) [("jansen")]: "{by} heeft het open", "{by} has it open";
        /// Only this user may open a dossier to save in it, until that user has opened it once more.
        file_lock_of(owner: &str) [("anna"), ("1001")]:
            "alleen gebruiker {owner} kan er nu in bewaren; vraag {owner} dit dossier één keer te openen en weer te sluiten",
            "only user {owner} can save in it now; ask {owner} to open this dossier once and close it again";
        /// Something else has the name of a file that the program needs beside another one.
        not_ours_in_the_way(path: &str) [("advies.yaml.stappenplan.lock")]:
            "{path} is niet van dit programma", "{path} does not belong to this program";
        /// Nothing has this name: with the name, where no other words before it have it.
        missing_at(path: &str) [("advies.yaml")]: "{path} bestaat niet", "{path} does not exist";
        /// The folder of a file is not there.
        folder_missing(folder: &str) [("advies")]: "de map {folder} bestaat niet", "the folder {folder} does not exist";
        /// Something that is to be a folder is none.
        no_folder(path: &str) [("advies")]: "{path} is geen map", "{path} is no folder";
        /// Any other thing the system said, in its words.
        file_other(said: &str) [("Input/output error (os error 5)")]:
            "het systeem meldt “{said}”", "the system says “{said}”";
    }
}
