//! Saving a report in the wizard: which kind of file, where it is then, or why it is not.

messages! {
    fixed {
        /// The title of the page.
        report_page_title: "Verslag bewaren", "Save a report";
        /// Above the kinds of files.
        report_which: "Het verslag is een notitie voor wie beslist. Daarachter staat waar die op rust. In welk soort bestand \
            wilt u het?",
            "The report is a memo for whoever decides. Behind it stands what it rests on. In which kind of file do you want \
            it?";
        /// A kind of file.
        report_word: "Word-document (.docx)", "Word document (.docx)";
        /// What it is for.
        report_word_for: "Om te lezen, aan te vullen en te versturen.", "To read, to add to and to send.";
        /// A kind of file.
        report_opendocument: "OpenDocument (.odt)", "OpenDocument (.odt)";
        /// What it is for.
        report_opendocument_for: "Hetzelfde, voor LibreOffice.", "The same, for LibreOffice.";
        /// A kind of file.
        report_webpage: "Webpagina (.html)", "Web page (.html)";
        /// What it is for.
        report_webpage_for: "Opent in elke browser. Daar kunt u het afdrukken of als PDF bewaren.",
            "Opens in any browser. There you can print it or save it as PDF.";
        /// A kind of file.
        report_workbook: "Werkblad (.xlsx)", "Workbook (.xlsx)";
        /// What it is for.
        report_workbook_for: "Alleen de tabellen, om te sorteren of mee te rekenen. Voor Excel.",
            "The tables only, to sort or to calculate with. For Excel.";
        /// A kind of file.
        report_text: "Platte tekst (.txt)", "Plain text (.txt)";
        /// What it is for.
        report_text_for: "Alleen letters, zonder opmaak. Opent overal.", "Letters only, without layout. Opens anywhere.";
        /// A kind of file.
        report_markdown: "Markdown (.md)", "Markdown (.md)";
        /// What it is for.
        report_markdown_for: "Tekst met tekens voor de opmaak, voor ICT.", "Text with signs for the layout, for IT.";
        /// The folder cannot be written to: what to do, where the folder is set.
        report_other_folder_set: "Vraag wie het programma beheert om een andere map voor verslagen in te stellen.",
            "Ask whoever manages the program to set another folder for reports.";
        /// The same where it is the one in which the program was started.
        report_other_folder: "Start het programma in een map waarin u mag schrijven, en kies daar opnieuw een bestand.",
            "Start the program in a folder in which you may write, and choose a file there again.";
        /// The disk is full: what to do.
        report_make_room: "Maak ruimte vrij, en kies opnieuw een bestand.", "Make room, and choose a file again.";
        /// Anything else: what to do.
        report_try_again: "Kies nog eens een bestand. Lukt het weer niet? Vraag het wie de computer beheert.",
            "Choose a file once more. If it fails again, ask whoever manages the computer.";
        /// Why a report could not be written: its folder is none.
        report_folder_gone: "die map is er niet", "that folder is not there";
        /// Behind where the report is: of what is in no file.
        report_of_unsaved: "Er staat ook in wat nog niet in uw dossier bewaard is.",
            "It also holds what is not saved in your dossier yet.";
        /// Behind where the report is: the dossier has a newer format.
        report_of_newer: "Een nieuwere versie van dit programma maakte het dossier: er kan iets ontbreken.",
            "A newer version of this program made the dossier: something may be missing.";
    }
    made {
        /// Where a report is: it was written, or was there already.
        report_kept(path: &str) [("/home/jan/verslag.docx")]: "Het verslag staat in {path}.", "The report is in {path}.";
        /// Behind it, for who came in over a network: a command for their own computer.
        report_fetch(command: &str) [("scp jan@10.0.0.5:/home/jan/verslag.docx hierheen")]:
            "Zo haalt u het naar uw eigen computer: {command}", "This brings it to your own computer: {command}";
        /// A report could not be written: in which folder, why, and what to do.
        report_not_kept(folder: &str, reason: &str, next: &str)
            [("/mnt/verslagen", "de schijf is vol", "Maak ruimte vrij, en kies opnieuw een bestand.")]:
            "Het verslag is niet bewaard in {folder}: {reason}. Aan uw dossier verandert niets. {next}",
            "The report was not saved in {folder}: {reason}. Your dossier does not change. {next}";
        /// A report could not be made, and why.
        report_not_made(reason: &str) [("Het verslag past niet in dit formaat.")]:
            "Het verslag is niet bewaard. {reason}", "The report was not saved. {reason}";
    }
}
