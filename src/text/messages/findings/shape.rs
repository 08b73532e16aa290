//! What is wrong with keys and values, before anything is known of their meaning.

use super::Messages;
use crate::text::Lang;

messages! {
    shown {
        /// A key that the record does not have.
        unknown_key(key, record): "onbekende sleutel `{key}` in {record}", "unknown key `{key}` in {record}";
        /// A key that must be there.
        missing_key(key, record): "in {record} ontbreekt `{key}`", "`{key}` is missing from {record}";
        /// Keys that must be there.
        missing_keys(keys, record): "in {record} ontbreken {keys}", "{keys} are missing from {record}";
        /// One of some keys must be there.
        missing_one(keys, record): "in {record} ontbreekt een van {keys}",
            "{record} needs one of {keys}";
        /// Keys that exclude each other.
        too_many_keys(key, other, record): "in {record} kan `{key}` niet samen met `{other}`",
            "{record} cannot have both `{key}` and `{other}`";
        /// A key twice.
        duplicate_key(key): "de sleutel `{key}` staat er twee keer", "the key `{key}` occurs twice";
        /// Another kind of value than is allowed there.
        wrong_kind(expected, found): "hier hoort {expected}, maar er staat {found}",
            "expected {expected}, found {found}";
        /// An id that is none.
        bad_id(id): "`{id}` kan geen id zijn", "`{id}` cannot be an id";
        /// Advice for it.
        id_syntax(): "een id is 1 tot 64 tekens lang, met alleen kleine letters a-z, cijfers en `_`, en niet alleen cijfers",
            "an id has 1 to 64 characters: only lower-case letters a-z, digits and `_`, and not only digits";
        /// Advice for a word with a meaning of its own.
        id_reserved(word): "`{word}` heeft een vaste betekenis", "`{word}` is a reserved word";
        /// A date that is none.
        bad_date(date): "`{date}` is geen datum", "`{date}` is not a date";
        /// Advice for it.
        date_syntax(): "schrijf een jaar, een maand of een dag: 2020, 2020-04 of 2020-04-17",
            "write a year, a month or a day: 2020, 2020-04 or 2020-04-17";
        /// A word that is none of the possible ones.
        unknown_word(word): "`{word}` kan hier niet", "`{word}` is not valid here";
        /// Another format.
        bad_format(format): "deze versie van het programma leest `format: 1`, niet `{format}`",
            "this version of the program reads `format: 1`, not `{format}`";
        /// Advice for a way behind an answer of a `many`.
        way_of_many(): "bij `many` staat de weg verder bij de vraag, niet bij een antwoord",
            "in a `many` the way on belongs to the question, not to an answer";
        /// Advice for a number in quotes.
        without_quotes(): "laat de aanhalingstekens weg", "leave out the quotes";
        /// Advice for a number in another form.
        number_syntax(): "schrijf een getal voluit in cijfers, met een punt voor de decimalen: 12 of 1.5",
            "write the number in plain digits, with a decimal point: 12 or 1.5";
        /// Advice for a whole number in another form.
        whole_number_syntax(): "schrijf een heel getal voluit in cijfers: 12",
            "write the whole number in plain digits: 12";
        /// Advice for a text that looks like a map.
        quote_text(): "zet de tekst tussen aanhalingstekens", "put quotes around the text";
        /// Advice for an empty place.
        fill_or_remove(): "vul iets in; is de sleutel niet verplicht, dan kan hij ook weg",
            "fill it in; if the key is not required, it can also go";
        /// A text that stops at a comment.
        lost_text(): "de tekst stopt hier: YAML leest alles na ` #` als opmerking",
            "the text stops here: YAML reads everything after ` #` as a comment";
        /// Lines of a list without `|-`.
        joined_lines(): "deze regels komen achter elkaar te staan: YAML maakt er één regel van",
            "these lines end up behind each other: YAML makes one line of them";
        /// Advice for it.
        keep_lines(): "zet `|-` achter de sleutel en begin de tekst op de volgende regel: dan blijven de regels staan",
            "put `|-` after the key and begin the text on the next line: then the lines stay";
        /// A key that a comma makes of the rest of a text.
        comma_splits(line): "na deze komma begint een nieuwe sleutel; hoort dit bij de tekst ervoor, schrijf dan: `{line}`",
            "a new key begins after this comma; if this belongs to the text before it, write: `{line}`";
        /// A text in which nothing can be read.
        blank_text(): "hier hoort een tekst, maar er is niets te lezen", "a text belongs here, but there is nothing to read";
        /// A character that cannot be shown.
        hidden_character(code): "deze tekst bevat een onzichtbaar teken ({code})",
            "this text contains an invisible character ({code})";
        /// Advice for it.
        shown_visibly(): "op het scherm wordt het zichtbaar gemaakt", "it is made visible on screen";

        /// Expected.
        a_text(): "een tekst", "a text";
        /// Expected.
        an_id(): "een id", "an id";
        /// Expected.
        a_date(): "een datum", "a date";
        /// Expected.
        a_whole_number(): "een heel getal", "a whole number";
        /// Expected.
        a_flag(): "`true` of `false`", "`true` or `false`";
        /// Expected.
        a_value(): "een waarde", "a value";
        /// Expected.
        a_value_or_list(): "een waarde of een lijst", "a value or a list";
        /// Expected.
        a_list(): "een lijst", "a list";
        /// Expected.
        a_map(): "een blok met sleutels", "a map with keys";
        /// Expected.
        one_pair(): "een blok met precies één sleutel", "a map with exactly one key";
        /// Expected.
        an_empty_map(): "`{{}}`", "`{{}}`";
        /// Found.
        nothing(): "niets", "nothing";
        /// Found.
        the_text(text): "`{text}`", "`{text}`";
        /// Found, with its quotes.
        the_quoted_text(text): "`\"{text}\"`", "`\"{text}\"`";
    }
}

impl Messages {
    /// What a record is called; `name` is that of the language table.
    pub fn record(self, name: &str) -> String {
        if self.0 == Lang::En {
            return format!("this {name}");
        }
        match name {
            "tree" => "dit stappenplan",
            "words" => "`words`",
            "source" => "deze bron",
            "reference" => "deze verwijzing",
            "glossary entry" => "deze uitleg van een woord",
            "fact" => "dit kenmerk",
            "number fact" => "dit getal",
            "standing rule" => "deze regel van `standing`",
            "question" => "deze vraag",
            "way" => "deze weg",
            "many" => "`many`",
            "number question" => "`number`",
            "answer" | "answer of a many" => "dit antwoord",
            "none" => "`none`",
            "from" => "`from`",
            "requirement" => "deze eis",
            "attention point" => "dit aandachtspunt",
            "route" => "deze route",
            "group" => "deze groep",
            "outcome" => "deze uitkomst",
            "plan" => "dit plan",
            "step" => "deze stap",
            "scenario" => "dit scenario",
            "expectation" => "`expect`",
            "condition" => "deze voorwaarde",
            "number test" => "`number`",
            "answer test" => "`answer`",
            "remaining" => "`remaining`",
            "app" => "deze toepassing",
            "never" => "`never`",
            "fact value" => "deze waarde",
            "catalogue file" => "dit bestand",
            other => return format!("`{other}`"),
        }
        .to_owned()
    }
}
