//! Forms: what is said around the fields, whatever they ask.

use super::words::plural;
use crate::text::Lang;

messages! {
    fixed {
        /// What a key does: confirm what is in the fields.
        do_record: "vastleggen", "record";
        /// What a key does: to the next field.
        do_next_field: "verder", "next";
        /// Help of a key.
        key_help_record: "vastleggen wat in de velden staat", "record what is in the fields";
        /// Help of a key.
        key_help_next_field: "naar het volgende veld", "to the next field";
        /// Help of a key.
        key_help_previous_field: "naar het vorige veld", "to the field before";
        /// Help of a key.
        key_help_leave_form: "terug; wat u typte blijft staan", "back; what you typed stays";
        /// Help of a key.
        key_help_page_form: "door een lang scherm bladeren", "scroll through a long screen";
        /// Help of a key.
        key_help_new_line: "nieuwe regel", "new line";
        /// Help of a key.
        key_help_option: "een andere keuze", "another choice";
        /// Help of a key.
        key_help_option_or_field: "een andere keuze erboven of eronder, en anders een ander veld",
            "another choice above or below, or else another field";
        /// Help of a key.
        key_help_pointed_option: "de keuze waar u bent", "the choice where you are";
        /// Help of a key.
        key_help_digit_option: "de eerste keuze, de tweede, enzovoort", "the first choice, the second, and so on";
        /// Help of a key.
        key_help_in_field: "door de tekst, en naar een ander veld", "through the text, and to another field";
        /// Help of a key.
        key_help_by_word: "een woord terug of verder", "a word back or on";
        /// Help of a key.
        key_help_line_ends: "naar het begin of het eind van de regel", "to the start or the end of the line";
        /// Help of a key.
        key_help_erase_letter: "een letter weghalen, voor of na de plek waar u bent",
            "take a letter away, before or after where you are";
        /// Help of a key.
        key_help_erase_word: "het woord ervoor weghalen", "take the word before away";
        /// Help of a key.
        key_help_erase_to_end: "alles weghalen tot het eind van de regel", "take all away up to the end of the line";
        /// Help of a key.
        key_help_erase_to_start: "alles weghalen tot het begin van de regel",
            "take all away up to the start of the line";
        /// Help of a key.
        key_help_undo_typing: "de laatste wijziging in de tekst terugdraaien", "undo the last change of the text";
        /// Help of a key.
        key_help_redo_typing: "wat u terugdraaide toch weer doen", "do again what you undid";
        /// Help of a key.
        key_help_remark: "een opmerking maken", "make a remark";
        /// Something was pasted where no text goes.
        paste_does_nothing: "Geplakte tekst doet hier niets.", "Pasted text does nothing here.";
        /// Letters were typed in a field with a few things to choose from.
        choose_with_arrows: "Hier typt u niets: kies met de pijltjes.", "Nothing is typed here: choose with the arrows.";
        /// The field holds something that is no day.
        not_a_day: "Vul een dag in, zoals 1 december 2026 of 1-12-2026.",
            "Enter a day, such as 1 December 2026 or 1-12-2026.";
        /// The field holds a day that the calendar does not have.
        no_such_day: "Deze dag bestaat niet. Kijk de dag, de maand en het jaar na.",
            "There is no such day. Check the day, the month and the year.";
        /// The field holds something that cannot be chosen.
        not_an_option: "Kies uit wat hier staat.", "Choose one of these.";
        /// Not everything can be confirmed yet.
        not_recorded: "Nog niet vastgelegd: bij een veld staat wat er ontbreekt.",
            "Not recorded yet: a field says what is missing.";
        /// A form was confirmed.
        recorded: "Vastgelegd.", "Recorded.";
        /// A form was confirmed with nothing filled in, and nothing had been.
        recorded_nothing: "U hebt niets ingevuld, dus er is niets vastgelegd.",
            "You filled in nothing, so nothing was recorded.";
        /// A form was confirmed with all as it was.
        recorded_unchanged: "U hebt niets veranderd, dus er is niets nieuws vastgelegd.",
            "You changed nothing, so nothing new was recorded.";
        /// What is recorded cannot be changed afterwards: in full screen it is confirmed twice.
        record_sure: "Weet u het zeker? Leg het dan nog een keer vast met Ctrl-S.",
            "Are you sure? Then record it once more with Ctrl-S.";
        /// Title of the form of a remark.
        remark: "Opmerking", "Remark";
        /// A field: the remark.
        your_remark: "Uw opmerking", "Your remark";
        /// Help of that field.
        remark_help: "Dit komt ook in het verslag te staan. Het verandert het advies niet.",
            "This will be in the report too. It does not change the advice.";
        /// Line by line: how a form is filled in.
        plain_form_how: "Vul in wat er wordt gevraagd. Wat u al invulde, blijft staan als u weggaat.",
            "Fill in what is asked. What you have filled in stays when you leave.";
        /// The prompt of a field with one line.
        plain_type_line: "Uw tekst (terug, hulp, stop):", "Your text (back, help, stop):";
        /// The prompt of a field with several lines.
        plain_type_lines: "Uw tekst, met een lege regel als einde (bij elke regel: terug, hulp, stop):",
            "Your text, with an empty line to end it (at every line: back, help, stop):";
        /// Line by line: what an empty line does.
        plain_help_keep_field: "laten staan wat er staat", "leave what is there";
        /// Line by line: what a hyphen does.
        plain_help_empty_field: "het veld leeg maken", "empty the field";
        /// Line by line: what back does in a form.
        plain_help_field_back: "een veld terug; bij het eerste veld uit dit scherm",
            "a field back; at the first field out of this screen";
        /// In full screen: what stands in a field was typed before.
        typed_before: "Dit is eerder getypt en niet vastgelegd.", "This was typed before and is not recorded.";
        /// The same of a choice.
        chosen_before: "Dit is eerder gekozen en niet vastgelegd.", "This was chosen before and is not recorded.";
        /// Line by line: a field was emptied before.
        plain_emptied_before: "Leeg gemaakt, en dat is niet vastgelegd.", "Emptied, and that is not recorded.";
        /// Line by line, behind what was typed and is not recorded: how to take it over, and how to leave it.
        plain_take_over: "Typ = om dat over te nemen. Met een lege regel vervalt het, en blijft wat er nu staat.",
            "Type = to take that over. An empty line drops it, and leaves what it now holds.";
        /// The same where the field holds nothing.
        plain_take_over_or_empty: "Typ = om dat over te nemen. Met een lege regel vervalt het, en blijft dit leeg.",
            "Type = to take that over. An empty line drops it, and leaves this empty.";
        /// Line by line: what an equals sign does.
        plain_help_take_over: "overnemen wat eerder is getypt en niet vastgelegd",
            "take over what was typed before and is not recorded";
        /// Help of a key, at a choice.
        key_help_let_go: "terug naar wat er was gekozen", "back to what was chosen";
        /// The prompt of the next line of such a field.
        plain_next_line: "Volgende regel (leeg is klaar):", "Next line (empty is done):";
        /// What an empty line does there.
        plain_help_end_text: "uw tekst is klaar", "your text is done";
        /// After a value that cannot be: how to go on.
        plain_try_again: "Typ het hier, of terug.", "Type it here, or back.";
        /// The same where something was in the field that can be.
        plain_try_again_or_keep: "Typ het hier, of terug. Met een lege regel blijft het zoals het was.",
            "Type it here, or back. An empty line leaves it as it was.";
        /// Behind what is in a field of several lines: what is typed now does not go behind it.
        plain_lines_replace: "Wat u hier typt, komt in de plaats van alles wat er nu staat.",
            "What you type here takes the place of all that is there now.";
        /// The prompt of a choice in which a number can be typed.
        plain_choose_or_number: "Typ het getal, of de woorden van een keuze (terug, hulp, stop):",
            "Type the number, or the words of a choice (back, help, stop):";
        /// Help of a key: a digit in such a choice.
        key_help_digit_of_number: "dat getal invullen", "fill in that number";
        /// A remark was asked for, and not at what.
        plain_remark_which: "Zeg waarbij: bij een vraag, of met een nummer uit het overzicht of een naam.",
            "Say at what: at a question, or with a number of the overview or a name.";
    }
    made {
        /// No more text finds room: so many letters were left out.
        field_is_full(left_out: usize) [(1), (92_000)]: {
            let (count, are) = (Lang::Nl.count(left_out), plural(left_out, "letter is", "letters zijn"));
            format!("Er past niet meer tekst in dit veld. {count} {are} weggelaten.")
        }, {
            let (count, were) = (Lang::En.count(left_out), plural(left_out, "letter was", "letters were"));
            format!("This field holds no more text. {count} {were} left out.")
        };
        /// The prompt of a field with a few things to choose from.
        plain_choose_one(count: usize) [(4)]: "Uw keuze (1 tot en met {count}, terug, hulp, stop):", "Your choice (1 to {count}, back, help, stop):";
        /// The same where several can be chosen.
        plain_choose_several(count: usize) [(4)]: "Uw keuze (1 tot en met {count}, met komma's; terug, hulp, stop):",
            "Your choice (1 to {count}, with commas; back, help, stop):";
        /// A command was typed where it is text.
        plain_is_text_here(typed: &str) [("u")]: "Hier is “{typed}” tekst. Bedoelt u dat? Typ het dan nog eens.",
            "Here “{typed}” is text. If you mean that, type it again.";
        /// Line by line: what was typed into a field before and is not recorded.
        plain_typed_before(typed: &str) [("Jan")]: "Getypt en niet vastgelegd: {typed}", "Typed and not recorded: {typed}";
        /// The same of a choice.
        plain_chosen_before(chosen: &str) [("ja")]: "Gekozen en niet vastgelegd: {chosen}",
            "Chosen and not recorded: {chosen}";
        /// What is in a field.
        plain_field_holds(held: &str) [("Jan")]: "Hier staat nu: {held}", "It now holds: {held}";
    }
}
