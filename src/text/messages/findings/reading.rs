//! Why a file cannot be read.

messages! {
    shown {
        /// A file whose name ends in another way.
        unread_ending(): "dit bestand wordt niet gelezen: de naam moet eindigen op `.yaml`, in kleine letters",
            "this file is not read: its name must end in `.yaml`, in small letters";
        /// Advice for it.
        rename_to(name): "hoort het bij de catalogus, noem het dan `{name}`", "if it belongs to the catalogue, call it `{name}`";
        /// A file in a folder of its own.
        unread_folder(): "dit bestand wordt niet gelezen: het staat in een map binnen de catalogus",
            "this file is not read: it is in a folder inside the catalogue";
        /// Advice for it.
        move_up(): "hoort het bij de catalogus, zet het dan in de map erboven",
            "if it belongs to the catalogue, move it to the folder above";
        /// A file whose name cannot be read.
        unread_name(): "dit bestand wordt niet gelezen: de naam is geen UTF-8",
            "this file is not read: its name is not UTF-8";
        /// Advice for it.
        rename_plain(): "hoort het bij de catalogus, geef het dan een naam met gewone letters",
            "if it belongs to the catalogue, give it a name in plain letters";
        /// Bytes that are not UTF-8.
        not_utf8(): "dit bestand is geen UTF-8-tekst: hier staat een teken dat niet te lezen is",
            "this file is not UTF-8 text: there is a character here that cannot be read";
        /// Advice for both.
        save_as_utf8(): "bewaar het bestand als UTF-8", "save the file as UTF-8";
        /// UTF-16.
        utf16(): "dit bestand is bewaard als UTF-16 (Unicode van Windows), niet als UTF-8",
            "this file was saved as UTF-16 (what Windows calls Unicode), not as UTF-8";
        /// Too many bytes.
        too_large(mebibytes): "dit bestand is te groot: meer dan {mebibytes} MiB",
            "this file is too large: more than {mebibytes} MiB";
        /// Too many values.
        finding_too_many(limit): "er staat te veel in dit bestand: meer dan {limit} waarden",
            "this file holds too much: more than {limit} values";
        /// Too deep.
        too_deep(limit): "hier staan meer dan {limit} lijsten en blokken in elkaar",
            "lists and maps are nested more than {limit} levels deep here";
        /// Nothing in it.
        empty(): "dit bestand is leeg, of er staan alleen opmerkingen in", "this file is empty, or holds only comments";
        /// A second document.
        second_document(): "hier begint een tweede document; in een bestand staat er één",
            "a second document begins here; a file can hold only one";
        /// An anchor or alias.
        anchor(): "namen voor waarden (`&naam`, `*naam`) worden niet gelezen",
            "anchors and aliases (`&name`, `*name`) are not supported";
        /// Advice for a scalar that starts with `*`, `&` or `!`.
        quote_it(): "zet een tekst die zo begint tussen aanhalingstekens",
            "put quotes around a text that starts like this";
        /// A tag.
        tag(): "typen (`!naam`) worden niet gelezen", "tags (`!name`) are not supported";
        /// The key `<<`.
        merge_key(): "samenvoegen met `<<` wordt niet gelezen", "merge keys (`<<`) are not supported";
        /// A list or map as a key.
        complex_key(): "een sleutel moet een woord zijn", "a key must be plain text, not a list or a map";
        /// Lines with `%`.
        directive(): "regels die met `%` beginnen worden niet gelezen",
            "lines that start with `%` are not supported";
        /// A tab.
        tab(): "hier staat een tab (U+0009); inspringen gaat met spaties",
            "there is a tab (U+0009) here; indent with spaces";
        /// A space that is none.
        odd_space(code): "hier staat een onzichtbaar teken ({code}) dat op een spatie lijkt",
            "there is an invisible character ({code}) here that looks like a space";
        /// A character that is allowed nowhere.
        unprintable(code): "hier staat een onzichtbaar teken ({code}) dat in geen enkel bestand mag staan",
            "there is an invisible character ({code}) here that no file may hold";
        /// Advice for it.
        remove_character(): "haal dit teken weg", "remove this character";
        /// Advice for it.
        retype_spaces(): "haal het weg en typ gewone spaties", "remove it and type ordinary spaces";
        /// Indentation.
        indentation(): "deze regel springt anders in dan de regels waar hij bij hoort",
            "this line is indented differently from the lines it belongs to";
        /// A quotation mark.
        open_quote(): "een aanhalingsteken is niet goed afgesloten",
            "a quotation mark is not closed properly";
        /// A quotation mark or a bracket without the one that closes it.
        unclosed(mark, closing): "deze `{mark}` wordt niet gesloten: de `{closing}` die erbij hoort ontbreekt",
            "this `{mark}` is never closed: the `{closing}` that goes with it is missing";
        /// Something behind a mark that closes a quotation or a list.
        text_behind(mark): "de tekst stopt hier bij `{mark}`, en daarachter staat nog iets",
            "the text stops here at `{mark}`, and something follows it";
        /// A text that starts with something that has a meaning.
        starts_with(mark): "een tekst zonder aanhalingstekens kan niet met `{mark}` beginnen",
            "an unquoted text cannot start with `{mark}`";
        /// A line of a text that does not stand far enough in.
        lost_line(): "deze regel hoort bij de tekst erboven, maar springt minder ver in",
            "this line belongs to the text above it, but is indented less";
        /// Advice for it.
        indent_text(): "laat elke regel van een tekst verder inspringen dan de sleutel ervoor",
            "indent every line of a text more than the key before it";
        /// That text.
        this_text(): "deze tekst", "this text";
        /// Advice, with the text as it should be.
        write_quoted(line): "zet de tekst tussen aanhalingstekens: `{line}`", "put quotes around the text: `{line}`";
        /// The same of a text that has some already.
        write_like_this(line): "schrijf het zo: `{line}`", "write it like this: `{line}`";
        /// Where reading stopped because of something that stands before it.
        stopped_here(): "hier loopt het lezen vast", "this is where reading stops";
        /// A bracket.
        open_bracket(): "een haakje (`[` of `{{`) is niet goed afgesloten, of er ontbreekt een komma",
            "a bracket (`[` or `{{`) is not closed properly, or a comma is missing";
        /// No colon.
        no_colon(): "hier ontbreekt een dubbele punt met een spatie erachter",
            "a colon followed by a space is missing here";
        /// A colon too many.
        extra_colon(): "hier kan geen dubbele punt staan", "a colon is not allowed here";
        /// Advice for it.
        quote_colon(): "zet een tekst met een dubbele punt tussen aanhalingstekens",
            "put quotes around a text that contains a colon";
        /// An escape.
        escape(): "achter deze `\\` staat niets bekends",
            "what follows this `\\` is not a known escape";
        /// Advice for it.
        single_quotes(): "gebruik enkele aanhalingstekens als er een gewone `\\` bedoeld is",
            "use single quotes if you mean an ordinary `\\`";
        /// A character that may not start a value.
        odd_character(): "een tekst zonder aanhalingstekens kan niet met dit teken beginnen",
            "an unquoted text cannot start with this character";
        /// A comment.
        comment(): "hier kan geen opmerking (`#`) staan", "a comment (`#`) is not allowed here";
        /// Behind `|` or `>`.
        block(): "de regels achter `|` of `>` zijn niet te lezen",
            "the lines after `|` or `>` cannot be read";
        /// Anything else.
        other(): "dit is geen YAML", "this is not YAML";
    }
}
