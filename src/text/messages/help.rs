//! Help and the glossary.

messages! {
    fixed {
        /// Title of the page.
        help: "Hulp", "Help";
        /// Heading of the keys.
        help_keys: "Toetsen", "Keys";
        /// Heading of the explanation.
        help_how: "Zo werkt het", "How it works";
        /// Explains the counts.
        help_counts: "Het getal achter een antwoord zegt hoeveel er overblijven als u het kiest. Bij vakjes: als u het aan- of uitzet.",
            "The number after an answer says how many are left if you choose it. With boxes: if you tick or untick it.";
        /// Explains the counts in line mode, where every line is looked at by itself.
        help_counts_plain: "Het getal achter een antwoord zegt hoeveel er overblijven als u alleen dat kiest.",
            "The number after an answer says how many are left if you choose only that.";
        /// Explains asking.
        help_ask: "“Eerst navragen” betekent: de bronnen zeggen dit niet duidelijk, of een antwoord van u ontbreekt. Waar de leverancier het kan zeggen, staat dat erbij.",
            "“Ask first” means that the sources do not say clearly, or an answer of yours is missing. Where the supplier can say it, that is told with it.";
        /// Explains what is conditional.
        help_conditional: "“Onder voorwaarden” betekent: dit past, met een voorwaarde. Die staat erbij.",
            "“Conditional” means that it fits on a condition. You can read which.";
        /// Explains what drops.
        help_dropped: "“Valt af” betekent: dit past niet bij uw antwoorden, of bij geen enkel antwoord. U ziet altijd waarom.",
            "“Drops out” means that it does not fit your answers, or fits no answer at all. You can always see why.";
        /// Explains "don't know".
        help_unknown: "Staat er “Weet ik niet” bij, en weet u het niet? Kies dat dan. Het antwoord zelf laat niets afvallen, en de vraag blijft open.",
            "If “I do not know” is offered and you do not know, choose it. The answer itself drops nothing, and the question stays open.";
        /// Explains going back.
        help_back: "U kunt terug naar elke eerdere vraag. Uw latere antwoorden blijven bewaard.",
            "You can go back to every earlier question. Your later answers are kept.";
        /// Explains saving.
        help_saved: "Elk antwoord wordt meteen bewaard, zodat u later kunt verdergaan. Lukt dat niet, dan staat dat op het scherm.",
            "Every answer is saved at once, so that you can continue later. If that fails, the screen says so.";
        /// In place of [`Self::help_saved`], where nothing can be saved.
        help_unsaved: "Uw antwoorden worden nu niet bewaard.", "Your answers are not being saved now.";
        /// Explains the keys that never lose anything.
        help_escape:
            "Esc doet hetzelfde als Backspace: een scherm terug. In een veld wist Backspace, en gaat alleen Esc terug.",
            "Esc does the same as Backspace: one screen back. In a field Backspace erases, and only Esc goes back.";
        /// Explains the mouse.
        help_mouse: "Met de muis kunt u gewoon tekst selecteren en kopiëren.",
            "You can select and copy text with the mouse as usual.";
        /// Explains line mode.
        help_plain: "Liever regel voor regel, voor een schermlezer? Start met --plain.",
            "To go line by line, for a screen reader, start with --plain.";
        /// What keys do, in the list of keys.
        key_help_move: "naar een andere regel gaan", "go to another line";
        /// What keys do, in the list of keys.
        key_help_digit: "naar het antwoord met dat nummer gaan", "go to the answer with that number";
        /// What keys do, in the list of keys.
        key_help_enter: "kiezen of openen wat aangewezen is", "choose or open what is marked";
        /// What keys do, in the list of keys: at a question with one answer.
        key_help_enter_one: "het aangewezen antwoord kiezen, en verdergaan",
            "choose the answer that is marked, and continue";
        /// What keys do, in the list of keys: at a question with one answer, while none is marked.
        key_help_point: "een antwoord aanwijzen", "point at an answer";
        /// What keys do, in the list of keys: at a question with one answer, while none is marked.
        key_help_enter_unpointed: "het antwoord kiezen dat u aanwijst; nu is er nog geen aangewezen",
            "choose the answer that you point at; now there is none yet";
        /// What keys do, in the list of keys: while the marked row is out of view.
        key_help_enter_unseen: "bladeren naar wat aangewezen is", "scroll to what is marked";
        /// What keys do, in the list of keys: while what is ticked cannot be taken.
        key_help_enter_many_not_yet: "klaar: verder met wat is aangevinkt; dat kan nu nog niet",
            "done: continue with what is ticked; that is not possible yet";
        /// What keys do, in the list of keys: while there is no number in the field that can be taken.
        key_help_enter_number_not_yet: "verder met het getal in het veld; dat kan nu nog niet",
            "continue with the number in the field; that is not possible yet";
        /// What keys do, in the list of keys: in a field.
        key_help_erase: "het laatste teken wissen", "erase the last character";
        /// What keys do, in the list of keys: while a list is searched.
        key_help_close_search: "het zoeken sluiten", "close the search";
        /// What keys do, in the list of keys: at a question for a number.
        key_help_digit_number: "een getal typen in het veld", "type a number into the field";
        /// What keys do, in the list of keys: where rows have numbers.
        key_help_digit_row: "naar de regel met dat nummer gaan", "go to the row with that number";
        /// What keys do, in the list of keys: at a question with several answers.
        key_help_enter_many: "klaar: verder met wat is aangevinkt", "done: continue with what is ticked";
        /// What keys do, in the list of keys: at a question for a number.
        key_help_enter_number: "verder met het getal in het veld, of met wat is aangewezen",
            "continue with the number in the field, or with what is marked";
        /// What keys do, in the list of keys.
        key_help_digit_many: "het vakje met dat nummer aan- of uitzetten", "tick or untick the box with that number";
        /// What keys do, in the list of keys.
        key_help_leave_field: "uit het veld; daarna zijn letters weer toetsen",
            "leave the field; after that letters are keys again";
        /// What keys do, in the list of keys.
        key_help_enter_field: "naar het veld", "go to the field";
        /// What keys do, in the list of keys.
        key_help_withdraw: "uw antwoord op deze vraag wissen", "clear your answer to this question";
        /// What keys do, in the list of keys.
        key_help_space: "een vakje aan- of uitzetten", "tick or untick a box";
        /// What keys do, in the list of keys.
        key_help_back: "een scherm terug", "one screen back";
        /// What keys do, in the list of keys.
        key_help_page: "een scherm omhoog of omlaag bladeren", "move one screen up or down";
        /// What keys do, in the list of keys.
        key_help_ends: "naar het begin of het einde gaan", "go to the beginning or the end";
        /// What keys do, in the list of keys.
        key_help_search: "zoeken in de lijst", "search the list";
        /// What keys do, in the list of keys.
        key_help_overview: "uw antwoorden zien en wijzigen", "see your answers and change them";
        /// What keys do, in the list of keys.
        key_help_apps: "de hele lijst zien: wat past, wat afvalt en waarom", "see the whole list: what fits, what drops out and why";
        /// What keys do, in the list of keys.
        key_help_suppliers: "de vragen aan leveranciers zien, om te bewaren en te versturen",
            "see the questions to suppliers, to be saved and sent";
        /// What keys do, in the list of keys.
        key_help_compare: "naast elkaar zetten en vergelijken", "lay side by side and compare";
        /// What keys do, in the list of keys.
        key_help_mark: "markeren wat u wilt vergelijken, hoogstens 5", "mark what to compare, at most 5";
        /// What keys do, in the list of keys.
        key_help_columns: "naar andere kolommen gaan", "go to other columns";
        /// What keys do, in the list of keys.
        key_help_why: "zien waarom iets afvalt of blijft, en hoe u dat verandert", "see why something drops out or stays, and how to change that";
        /// What keys do, in the list of keys.
        key_help_off_path: "zien waarom dit antwoord nu niet meetelt", "see why this answer does not count now";
        /// What keys do, in the list of keys.
        key_help_mattered: "zien welke antwoorden de doorslag geven", "see which answers decide the result";
        /// What a key or a command does, in the help.
        help_report: "een verslag bewaren, bijvoorbeeld voor Word", "save a report, for example for Word";
        /// What a key or a command does, in the help, at letters.
        help_letters: "brieven als bestand bewaren, voor Word of voor een e-mail", "save letters as files, for Word or for an e-mail";
        /// What a key or a command does, in the help.
        help_undo: "de laatste wijziging ongedaan maken", "undo the last change";
        /// What a key or a command does, in the help, after new answers.
        help_undo_earlier: "een eerdere wijziging ongedaan maken; nieuwe antwoorden blijven bewaard", "undo an earlier change; new answers are kept";
        /// What keys do, in the list of keys.
        key_help_redraw: "het scherm opnieuw tonen", "redraw the screen";

        /// Heading of the words on the page that was in view.
        glossary_here: "Woorden op dit scherm", "Words on this screen";
    }
    made {
        /// A word and what it means, on one line.
        glossary_entry(term: &str, text: &str) [("vermogen", "Hoe sterk de motor helpt.")]:
            "{term}: {text}", "{term}: {text}";
    }
}
