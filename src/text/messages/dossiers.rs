//! Dossiers: the list of all, one of them, and what became of saving them.

messages! {
    fixed {
        /// Where a dossier stands, in a list: on a fault of the tree.
        dossier_stuck: "loopt vast", "stuck";
        /// Menu: begin another dossier, while there is one to continue.
        menu_new_dossier: "Een nieuw dossier beginnen", "Begin a new dossier";
        /// The title of the list of all.
        dossiers_title: "Alle dossiers", "All dossiers";
        /// Heading in that list.
        dossiers_archived: "In het archief", "In the archive";
        /// On the page of one: go on with it.
        dossier_open: "Openen", "Open";
        /// On the page of one that somebody else has open, or that a newer program wrote.
        dossier_look: "Bekijken, zonder iets te bewaren", "Look at it, without saving anything";
        /// On the page of one.
        dossier_copy: "Een kopie maken en daarmee verdergaan", "Make a copy and continue with that";
        /// On the page of one.
        dossier_archive: "Naar het archief", "Move to the archive";
        /// On the page of one that is in the archive.
        dossier_unarchive: "Terug uit het archief", "Take back from the archive";
        /// On the page of one, and the title of its form: give it another name.
        dossier_rename: "Een andere naam geven", "Give it another name";
        /// A field: what a dossier is to be called.
        new_name: "Hoe heet dit dossier?", "What is this dossier called?";
        /// Help of that field.
        new_name_help: "Zo staat het in de lijst. Het bestand krijgt die naam ook, met alleen gewone letters en cijfers.",
            "This is how it stands in the list. The file gets that name too, with plain letters and digits only.";
        /// That field is empty.
        name_missing: "Typ een naam.", "Type a name.";
        /// In place of why something could not be done with a dossier: it is not there.
        not_among_dossiers: "dat dossier staat niet bij uw dossiers", "that dossier is not among yours";
        /// In place of why something could not be done with a dossier.
        dossier_unreadable: "dat dossier is gewijzigd buiten het programma, beschadigd, of van een nieuwere versie",
            "that dossier was changed outside the program, is damaged, or is from a newer version";
        /// A new version was asked for of what is in no file.
        no_version_of_unsaved: "Dit dossier staat niet in een bestand van uzelf. Maak er eerst een kopie van.",
            "This dossier is not in a file of yours. Make a copy of it first.";
        /// The last row of the page that tells which new versions there are.
        another_version: "Toch nog een nieuwe versie maken", "Make another new version";
        /// On the page of one; it is asked once more.
        dossier_remove: "Verwijderen…", "Remove…";
        /// The first answer to that question.
        dossier_keep: "Nee, laten staan", "No, keep it";
        /// The second.
        dossier_remove_now: "Ja, verwijderen", "Yes, remove it";
        /// On the page of one that is damaged.
        dossier_previous: "De vorige versie terugzetten en openen", "Put back the previous version and open it";
        /// On the page of one that is damaged: back to the list.
        dossier_leave: "Laten zoals het is", "Leave it as it is";
        /// On the page of one that cannot be read: it may be possible now.
        dossier_try_again: "Opnieuw proberen te openen", "Try to open it again";
        /// In the list: somebody else has it open.
        dossier_in_use: "nu open bij iemand anders", "open with someone else now";
        /// On its page, behind who has it open.
        look_or_copy: "U kunt het bekijken, of een kopie maken.", "You can look at it, or make a copy.";
        /// Behind who has it open, where it is in view.
        saved_once_free: "Zolang dat zo is, wordt hier niets in bewaard. Daarna gebeurt dat vanzelf.",
            "As long as that is so, nothing is saved in it here. After that, it happens by itself.";
        /// Behind who has it open, where another one is in view.
        find_in_list: "U vindt het bij “Alle dossiers”.", "You find it under “All dossiers”.";
        /// In the list.
        dossier_damaged: "gewijzigd buiten het programma of beschadigd", "changed outside the program, or damaged";
        /// On its page.
        dossier_damaged_told: "Dit dossier is gewijzigd buiten het programma, of beschadigd. U kiest wat er nu gebeurt; \
            het bestand zelf blijft bewaard.",
            "This dossier was changed outside the program, or damaged. You choose what happens now; the file itself is kept.";
        /// The same where nothing can be done with it.
        dossier_lost: "Dit dossier is gewijzigd buiten het programma, of beschadigd. Er is niets van te lezen, en er is \
            geen vorige versie. Het bestand blijft zoals het is.",
            "This dossier was changed outside the program, or damaged. Nothing of it can be read, and there is no previous \
            version. The file stays as it is.";
        /// In the list: its format is newer, and it is not as it was saved, as far as this program can tell.
        dossier_damaged_or_newer: "van een nieuwere versie van dit programma, of beschadigd",
            "from a newer version of this program, or damaged";
        /// On its page.
        dossier_damaged_or_newer_told: "Een nieuwere versie van dit programma heeft dit dossier gemaakt, of het is \
            beschadigd. U kiest wat er nu gebeurt; het bestand zelf blijft bewaard.",
            "A newer version of this program made this dossier, or it is damaged. You choose what happens now; the file \
            itself is kept.";
        /// In the list.
        dossier_newer: "van een nieuwere versie van dit programma", "from a newer version of this program";
        /// On its page.
        dossier_newer_told: "Een nieuwere versie van dit programma heeft dit dossier gemaakt. U ziet wat deze versie ervan \
            begrijpt. Er wordt niets in bewaard.",
            "A newer version of this program made this dossier. You see what this version understands of it. Nothing is \
            saved in it.";
        /// In the list.
        dossier_conflict: "kopie na een conflict", "copy after a conflict";
        /// On its page.
        dossier_conflict_told: "Iemand anders wijzigde het dossier terwijl het open was. Wat u toen antwoordde, staat hier.",
            "Someone else changed the dossier while it was open. What was answered here at the time is in this copy.";
        /// The page of one that is no longer there.
        dossier_gone: "Dit dossier is er niet meer.", "This dossier is no longer there.";
        /// Below the page, while saving takes longer than a second.
        not_saved_yet: "Nog niet bewaard: de schijf doet er lang over.", "Not saved yet: the disk is slow.";
        /// Line by line: what the word for it does.
        plain_help_dossiers: "alle dossiers: openen, kopiëren, verwijderen", "all dossiers: open, copy, remove";
        /// Line by line: what was told not to be saved is, now.
        saved_now: "Alles is nu bewaard.", "All is saved now.";
        /// Asking whether to leave, while the disk has not answered.
        quit_pending: "Uw laatste antwoorden zijn nog niet bewaard. Als u stopt, wacht het programma daar nog even op.",
            "Your latest answers are not saved yet. If you quit, the program waits for that a little longer.";
        /// In place of why something could not be done, where the disk has not answered.
        saving_hangs: "de schijf gaf geen antwoord", "the disk did not answer";
        /// What to do where the folder that is set for dossiers cannot be used.
        mend_dossier_folder: "Maak die map, of noem een andere bij “dossiers” in de instellingen.",
            "Make that folder, or name another one with “dossiers” in the settings.";
        /// In place of why it is not saved, where the person looks at a dossier only.
        only_looked_at: "u bekijkt dit dossier alleen; maak er een kopie van", "you only look at this dossier; make a copy of it";
        /// A damaged dossier was found at the start.
        damaged_found: "Er is een dossier gewijzigd buiten het programma, of beschadigd. Kies bij “Alle dossiers” wat u \
            ermee wilt.",
            "A dossier was changed outside the program, or damaged. Choose what to do with it under “All dossiers”.";
        /// What was typed before the program was cut off was found.
        typed_found: "Wat u het laatst had aangekruist of getypt, staat er nog.",
            "What you ticked or typed last is still there.";
        /// On the start page of a new version, where others advised on the one before.
        version_without_opinions: "Wat anderen adviseerden, bleef bij de oude versie. Vraag hun advies opnieuw.",
            "What others advised stayed with the old version. Ask for their advice again.";
        /// Heading: what was typed or ticked before the decision was taken, and not recorded.
        never_recorded: "Getypt of aangekruist en niet vastgelegd; vastleggen kan nu niet meer",
            "Typed or ticked and not recorded; it cannot be recorded any more";
    }
    made {
        /// What somebody else ticked or typed, and did not confirm, was found.
        typed_found_by(who: &str) [("jan@pc")]: "Wat {who} had aangekruist of getypt en niet vastgelegd, staat er nog.",
            "What {who} ticked or typed and did not record is still there.";
        /// Behind something that is not confirmed, and beside the row that leads there: who made it.
        typed_by(who: &str) [("jan@pc")]: "aangekruist of getypt door {who}", "ticked or typed by {who}";
        /// Below a field that somebody else filled in.
        filled_in_by(who: &str) [("jan@pc")]: "Ingevuld door {who}, niet vastgelegd.",
            "Filled in by {who}, not recorded.";
        /// Before a decision is taken: what was typed and not recorded, each as [`Self::left_unrecorded_in`] tells it.
        left_behind(left: &[&str]) [(&["Nog niet vastgelegd: Motivatie"])]: {
            format!("{}. Daarna kan dat niet meer: u kunt het dan alleen nog lezen, aan het begin van dit dossier.", left.join(". "))
        }, {
            format!("{}. That is not possible afterwards: you can then only read it, at the beginning of this dossier.", left.join(". "))
        };
        /// Menu: what a remark that was typed is about.
        remark_about(what: &str) [("vraag 2")]: "Opmerking bij {what}", "Remark at {what}";
        /// Menu: back to a form in which something was typed.
        left_unrecorded_in(title: &str) [("Motivatie")]: "Nog niet vastgelegd: {title}", "Not recorded yet: {title}";
        /// Menu: back to a question at which something was ticked or typed.
        left_unconfirmed_at(ask: &str) [("Waar is de thee voor?")]: "Nog niet bevestigd: {ask}", "Not confirmed yet: {ask}";
        /// Menu: the list of all.
        menu_dossiers(count: usize) [(1), (12)]: "Alle dossiers ({count})", "All dossiers ({count})";
        /// On the right of that list.
        dossier_count(count: usize) [(1), (12)]:
            { if count == 1 { "1 dossier".to_owned() } else { format!("{count} dossiers") } },
            { if count == 1 { "1 dossier".to_owned() } else { format!("{count} dossiers") } };
        /// On the page of one that is damaged: how many answers can be read, with what else there is.
        dossier_readable(answers: usize) [(0), (1), (12)]: {
            match answers {
                0 => "Openen wat te lezen is, als nieuw dossier: geen antwoorden, wel iets anders".to_owned(),
                1 => "Openen wat te lezen is, als nieuw dossier: 1 antwoord".to_owned(),
                _ => format!("Openen wat te lezen is, als nieuw dossier: {answers} antwoorden"),
            }
        }, {
            match answers {
                0 => "Open what can be read, as a new dossier: no answers, but something else".to_owned(),
                1 => "Open what can be read, as a new dossier: 1 answer".to_owned(),
                _ => format!("Open what can be read, as a new dossier: {answers} answers"),
            }
        };
        /// In the list: the system does not let it be read, and why.
        dossier_unread(reason: &str) [("u hebt er geen rechten voor")]: "niet te lezen: {reason}", "cannot be read: {reason}";
        /// At the start: the same of one of them.
        unread_found(name: &str, reason: &str, more: usize)
            [("Thee", "u hebt er geen rechten voor", 0), ("Thee", "u hebt er geen rechten voor", 1),
             ("Thee", "u hebt er geen rechten voor", 2)]: {
            let others = match more {
                0 => String::new(),
                1 => " Nog een ander dossier is niet te lezen.".to_owned(),
                _ => format!(" Nog {more} andere dossiers zijn niet te lezen."),
            };
            format!("Het dossier “{name}” is niet te lezen: {reason}.{others}")
        }, {
            let others = match more {
                0 => String::new(),
                1 => " Another dossier cannot be read either.".to_owned(),
                _ => format!(" Another {more} dossiers cannot be read either."),
            };
            format!("The dossier “{name}” cannot be read: {reason}.{others}")
        };
        /// A damaged one was put under another name, and the version before it is open.
        previous_opened(path: &str) [("Thee.yaml.beschadigd")]:
            "Dit is de vorige versie. Het bestand dat gewijzigd of beschadigd is, staat nu in {path}.",
            "This is the previous version. The file that was changed or damaged is now in {path}.";
        /// Behind [`Self::previous_opened`]: what was typed and not confirmed cannot be read, and is kept.
        typed_set_aside(path: &str) [("Thee.yaml.beschadigd.getypt")]:
            "Wat er was getypt en niet bevestigd, is niet te lezen. Dat staat nu in {path}.",
            "What was typed and not confirmed cannot be read. It is now in {path}.";
        /// Asks whether to remove one, and says what is lost.
        dossier_removal(name: &str) [("Thee 2026-11-28")]:
            "Wilt u “{name}” verwijderen? De antwoorden, de opmerkingen en het besluit daarin zijn dan weg. Dit is niet \
                terug te draaien.",
            "Do you want to remove “{name}”? The answers, the remarks and the decision in it are then gone. This cannot \
                be undone.";
        /// That question, where other dossiers name it: as the version before them, or the one after.
        removal_named_by(names: &[String]) [(&["Thee 2".to_owned()]), (&["Thee 2".to_owned(), "Thee 3".to_owned()])]: {
            let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
            format!("Let op: een ander dossier hangt hiermee samen, als versie ervoor of erna: {}.", names.join(", "))
        }, {
            let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
            format!("Mind that another dossier goes with it, as the version before or after: {}.", names.join(", "))
        };
        /// On the start page of a copy: of which dossier.
        copy_made(name: &str) [("Thee 2026-11-28")]: "U werkt nu in een kopie van “{name}”.", "You are now in a copy of “{name}”.";
        /// On the start page of a new version: of which dossier.
        version_made(name: &str) [("Thee 2026-11-28")]: "U werkt nu in een nieuwe versie van “{name}”.",
            "You are now in a new version of “{name}”.";
        /// A dossier was put away.
        dossier_archived(name: &str) [("Thee 2026-11-28")]: "“{name}” staat nu in het archief.", "“{name}” is now in the archive.";
        /// It was taken back.
        dossier_unarchived(name: &str) [("Thee 2026-11-28")]: "“{name}” staat niet meer in het archief.",
            "“{name}” is not in the archive any more.";
        /// The name that was wanted is the one that it has.
        name_unchanged(name: &str) [("Thee")]: "Dit dossier heet al “{name}”.", "This dossier is called “{name}” already.";
        /// A dossier was removed.
        dossier_removed(name: &str) [("Thee 2026-11-28")]:
            "Verwijderd: “{name}”.", "Removed: “{name}”.";
        /// Of which dossier one is a variant.
        dossier_variant_of(name: &str, is_there: bool) [("Thee 2026-11-28", true), ("Thee 2026-11-28", false)]: {
            let gone = if is_there { "" } else { " Dat staat niet meer bij uw dossiers." };
            format!("Het begon als kopie van “{name}”.{gone}")
        }, {
            let gone = if is_there { "" } else { " That is not among your dossiers any more." };
            format!("It began as a copy of “{name}”.{gone}")
        };
        /// Of which dossier one is a new version, on its page. Whether it takes its place is seen when it is adopted.
        dossier_supersedes(name: &str, is_there: bool) [("Thee 2026-11-28", true), ("Thee 2026-11-28", false)]: {
            let gone = if is_there { "" } else { " Dat staat niet meer bij uw dossiers." };
            format!("Het is een nieuwe versie van “{name}”.{gone}")
        }, {
            let gone = if is_there { "" } else { " That is not among your dossiers any more." };
            format!("It is a new version of “{name}”.{gone}")
        };
        /// The same in the list.
        supersedes_in_list(name: &str) [("Thee 2026-11-28")]: "nieuwe versie van “{name}”", "new version of “{name}”";
        /// What is chosen in a dossier, in the list.
        chosen_in_list(names: &str) [("groene thee")]: "gekozen: {names}", "chosen: {names}";
        /// What took the place of a dossier, in the list.
        superseded_in_list(name: &str) [("Thee 2")]: "vervangen door “{name}”", "superseded by “{name}”";
        /// What is chosen in a dossier, on its page.
        dossier_chosen(names: &str) [("groene thee")]: "Gekozen: {names}.", "Chosen: {names}.";
        /// What took the place of a dossier, on its page.
        dossier_superseded_by(name: &str) [("Thee 2")]: "Het is vervangen door “{name}”.", "It was superseded by “{name}”.";
        /// A dossier has another name.
        dossier_renamed(name: &str) [("Thee")]: "Dit dossier heet nu “{name}”.", "This dossier is now called “{name}”.";
        /// The name that was wanted is that of another dossier, now or before.
        name_taken(name: &str) [("Thee")]: "Er is al een dossier met de naam “{name}”, of het heette eerder zo. Kies een andere naam.",
            "A dossier is called “{name}” already, or was. Choose another name.";
        /// A dossier could not be given another name.
        not_renamed(reason: &str) [("jansen@pc heeft dit dossier open")]: "De naam is niet veranderd: {reason}.",
            "The name was not changed: {reason}.";
        /// The dossier before was marked as superseded.
        marked_superseded(name: &str) [("Thee")]: "“{name}” staat nu op vervangen.", "“{name}” is now marked as superseded.";
        /// Another new version took its place before; on the page of a decision, and when that is adopted.
        superseded_before(name: &str, by: &str) [("Thee", "Thee 2")]:
            "Dit begon als nieuwe versie van “{name}”. Maar “{name}” is al vervangen door “{by}”, en niet door dit dossier.",
            "This began as a new version of “{name}”. But “{name}” was superseded already by “{by}”, and not by this dossier.";
        /// Who wants to make a new version is told that there is one.
        versions_told(name: &str, count: usize) [("Thee", 1), ("Thee", 2)]: {
            let there = if count == 1 { "is al een nieuwe versie".to_owned() } else { format!("zijn al {count} nieuwe versies") };
            format!("Er {there} van “{name}”.")
        }, {
            let there = if count == 1 { "is a new version".to_owned() } else { format!("are {count} new versions") };
            format!("There {there} of “{name}” already.")
        };
        /// Behind that, where the decision holds and none of them is adopted.
        first_supersedes(name: &str) [("Thee")]: "De versie die het eerst wordt vastgesteld, vervangt “{name}”.",
            "The version that is adopted first supersedes “{name}”.";
        /// A row of that page: the name of a version.
        open_version(name: &str) [("Thee 2")]: "“{name}” openen", "Open “{name}”";
        /// The same could not be done.
        not_marked(name: &str, reason: &str) [("Thee", "jansen@pc heeft dit dossier open")]:
            "“{name}” is niet op vervangen gezet: {reason}. Probeer het later opnieuw bij “Uw besluit”.",
            "“{name}” was not marked as superseded: {reason}. Try again later under “Your decision”.";
        /// Why not: it is not adopted any more.
        not_adopted_any_more(status: &str) [("ingetrokken")]: "de status daarvan is {status}", "its status is {status}";
        /// A change of status, where the dossier that took its place is not there any more.
        status_with_lost_successor(words: &str, name: &str) [("vervangen op 1 december 2026", "Thee 2")]:
            "{words}; de nieuwe versie was “{name}”, en die staat niet meer bij uw dossiers",
            "{words}; the new version was “{name}”, which is not among your dossiers any more";
        /// How far a dossier is, in sentences.
        dossier_stands(status: &str, question: usize, outcome: Option<&str>)
            [("concept", 4, None), ("concept", 0, Some("Het advies")), ("concept", 0, None)]: {
            match outcome {
                None if question == 0 => format!("Status: {status}. Het stappenplan loopt hier vast door een fout."),
                Some(outcome) => format!("Status: {status}. U bent bij “{outcome}”."),
                None => format!("Status: {status}. U bent bij vraag {question}."),
            }
        }, {
            match outcome {
                None if question == 0 => format!("Status: {status}. The decision tree gets stuck here on a fault."),
                Some(outcome) => format!("Status: {status}. You are at “{outcome}”."),
                None => format!("Status: {status}. You are at question {question}."),
            }
        };
        /// Who has a dossier open. `since` as [`crate::text::Lang::moment`] tells it.
        dossier_in_use_by(name: &str, who: &str, since: Option<&str>)
            [("Thee", "jansen@pc", Some("vandaag, 14.05 uur")), ("Thee", "jansen@pc", None)]: {
            let since = since.map(|since| format!(" sinds {since}")).unwrap_or_default();
            format!("Het dossier “{name}” is{since} open bij {who}.")
        }, {
            let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
            format!("The dossier “{name}” is open with {who}{since}.")
        };
        /// The same as a part of a sentence.
        in_use_by_since(who: &str, since: Option<&str>)
            [("jansen@pc", Some("vandaag, 14.05 uur")), ("jansen@pc", None)]: {
            let since = since.map(|since| format!(" sinds {since}")).unwrap_or_default();
            format!("{who} heeft dit dossier{since} open")
        }, {
            let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
            format!("{who} has this dossier open{since}")
        };
        /// Others had changed the dossier while it was open: what is answered here is kept beside it.
        saved_beside(path: &str) [("Thee.yaml.conflict-1")]:
            "Iemand anders heeft dit dossier gewijzigd. Uw versie staat nu in {path}.",
            "Someone else changed this dossier. Your version is now in {path}.";
        /// At the start: copies of before that nobody looked at.
        conflict_found(name: &str) [("Thee")]:
            "Van “{name}” is er een kopie na een conflict. U vindt die bij “Alle dossiers”.",
            "There is a copy of “{name}” after a conflict. You find it under “All dossiers”.";
        /// What was asked for with a dossier is not done, and why.
        dossier_action_failed(reason: &str) [("de schijf is vol")]:
            "Dat is niet gelukt: {reason}.", "That did not work: {reason}.";
        /// The walk goes on from a dossier that travels in a document.
        taken_from_document(path: &str, name: &str) [("besluit.docx", "Fiets kiezen 2")]: {
            format!("Dit dossier zat in {path}. U gaat ermee verder in een eigen dossier: “{name}”. Het document zelf blijft zoals het is.")
        }, {
            format!("This dossier was in {path}. You go on with it in a dossier of its own: “{name}”. The document itself stays as it is.")
        };
        /// A document was opened whose dossier is among the others.
        dossier_of_document(path: &str, name: &str) [("besluit.docx", "Fiets kiezen")]:
            "Het dossier uit {path} staat al bij uw dossiers: “{name}”. Dat is nu open, zoals het daar staat.",
            "The dossier in {path} is already among your dossiers: “{name}”. That one is open now, as it stands there.";
        /// The walk goes on from a file with answers, or from a walk that an earlier version saved.
        taken_in(path: &str, dossier: &str) [("antwoorden.yaml", "/home/jan/antwoorden 2.yaml")]: {
            format!("Dit zijn de antwoorden uit {path}. U gaat ermee verder in een nieuw dossier: {dossier}. Het bestand zelf blijft zoals het is.")
        }, {
            format!("These are the answers in {path}. You go on with them in a new dossier: {dossier}. The file itself stays as it is.")
        };
        /// A question was worded otherwise when it was answered.
        ask_reworded(old: &str, new: &str) [("Waarom?", "Waarom wilt u dat?")]:
            "Een vraag is anders verwoord. Eerst: “{old}” Nu: “{new}”",
            "A question was reworded. Before: “{old}” Now: “{new}”";
        /// An answer was worded otherwise when it was given.
        answer_reworded(ask: &str, old: &str, new: &str) [("Waarom?", "Werk", "Voor het werk")]:
            "Uw antwoord bij “{ask}” is anders verwoord. Eerst: “{old}” Nu: “{new}”",
            "Your answer to “{ask}” was reworded. Before: “{old}” Now: “{new}”";
        /// A question that was answered is no longer in the tree.
        ask_gone(ask: &str, answer: &str) [("Waarom?", "Voor het werk")]:
            "De vraag “{ask}” is er niet meer. Uw antwoord was “{answer}”. Het blijft in het dossier staan.",
            "The question “{ask}” is no longer there. Your answer was “{answer}”. It stays in the dossier.";
        /// There is no dossier of this name, nor a file.
        no_such_dossier(name: &str) [("Te")]:
            "Er is geen dossier “{name}”, en ook geen bestand met die naam. De opdracht “stappenplan dossiers” noemt alle \
            dossiers.",
            "There is no dossier “{name}”, and no file of that name. The command “stappenplan dossiers” lists all dossiers.";
        /// A dossier belongs to another tree.
        dossier_of_other_tree(path: &str, tree: &str) [("Thee.yaml", "thee")]:
            "{path} is een dossier bij een ander stappenplan (“{tree}”). Noem dat bij --tree.",
            "{path} is a dossier for another decision tree (“{tree}”). Name that with --tree.";
        /// Answers of a file, or of a dossier, that were given to another tree; both trees by their ids.
        answers_of_other_tree(name: &str, tree: &str, own: &str) [("thee.yaml", "thee", "fietsen")]:
            "{name} hoort bij een ander stappenplan: bij “{tree}”, niet bij “{own}”.",
            "{name} belongs to another decision tree: to “{tree}”, not to “{own}”.";
        /// A dossier holds a choice, a remark or a reply about an app that is not in the catalogue any more.
        app_gone(app: &str) [("Snel 3")]:
            "{app} staat niet meer in de lijst om uit te kiezen. Wat u erover koos, opschreef of navroeg, blijft in het dossier.",
            "{app} is not in the list to choose from any more. What you chose, wrote down or asked about it stays in the dossier.";
        /// A dossier that was named is damaged, and read as a source of answers.
        dossier_is_damaged(path: &str) [("Thee.yaml")]:
            "{path} is gewijzigd buiten het programma, of beschadigd. Er is niets in veranderd.",
            "{path} was changed outside the program, or damaged. Nothing in it was changed now.";
        /// A dossier outside the folder is damaged.
        damaged_outside(path: &str) [("Thee.yaml")]:
            "{path} is gewijzigd buiten het programma, of beschadigd. Het gaat zo niet open, en blijft zoals het is.",
            "{path} was changed outside the program, or damaged. It does not open like this, and stays as it is.";
        /// The same where the version before it is there.
        damaged_with_previous(path: &str, previous: &str) [("Thee.yaml", "Thee.yaml.vorige")]:
            "{path} is gewijzigd buiten het programma, of beschadigd. Het gaat zo niet open, en blijft zoals het is. De \
            versie van daarvoor staat in {previous}.",
            "{path} was changed outside the program, or damaged. It does not open like this, and stays as it is. The \
            version before it is in {previous}.";
        /// A file that was named where only a dossier will do.
        not_a_dossier(path: &str) [("antwoorden.yaml")]: "{path} is geen dossier. Staan er antwoorden in? De opdracht “open” maakt er een dossier van.",
            "{path} is not a dossier. Does it hold answers? The command “open” makes a dossier of them.";
        /// The command that lists them found none.
        no_dossiers(folder: &str) [("/home/jan/dossiers")]: "In {folder} staan nog geen dossiers.",
            "There are no dossiers in {folder} yet.";
        /// The same where there is no folder to look in.
        no_dossiers_at_all(reason: &str) [("de map bestaat niet")]: "Er zijn geen dossiers: {reason}.",
            "There are no dossiers: {reason}.";
        /// Above that list.
        dossiers_in(folder: &str) [("/home/jan/dossiers")]: "Dossiers in {folder}, het laatste eerst:",
            "Dossiers in {folder}, the latest first:";
        /// A reason that needs the file it is about.
        reason_of(path: &str, reason: &str) [("map/Thee.yaml.vorige", "het is een map")]: "{path}: {reason}", "{path}: {reason}";
    }
}
