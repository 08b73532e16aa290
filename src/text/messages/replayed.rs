//! `walks --replay --summary`, and `walks --covering`: what became of walks, and why there are none.

use crate::text::Lang;

messages! {
    fixed {
        /// The tree has too many states to know which walks take everything.
        covering_too_large: "Dit stappenplan is te groot om alle wegen te overzien. Gebruik --limit.",
            "This tree is too large to know all of its walks. Use --limit.";
        /// Lines of walks are asked for as text.
        walks_text_needs_summary: "Alleen --summary kent --format text. Laat --format weg, of schrijf --summary erbij.",
            "Only --summary has --format text. Leave --format out, or add --summary.";
    }
    made {
        /// A number of walks.
        walks_counted(count: usize) [(1), (2_000)]: {
            if count == 1 { "1 weg".to_owned() } else { format!("{} wegen", Lang::Nl.count(count)) }
        }, {
            if count == 1 { "1 walk".to_owned() } else { format!("{} walks", Lang::En.count(count)) }
        };
        /// How many lines were read, as many as walks were made of them.
        replayed(walks: &str) [("2.000 wegen")]: "{walks} opnieuw gelopen.", "{walks} made again.";
        /// The same where more walks were made of them, or fewer.
        replayed_more_or_fewer(lines: &str, walks: &str) [("2.000 regels", "6.000 wegen")]:
            "{lines} gelezen, {walks} gelopen.", "{lines} read, {walks} made.";
        /// A number of lines.
        lines_counted(count: usize) [(1), (2_000)]: {
            if count == 1 { "1 regel".to_owned() } else { format!("{} regels", Lang::Nl.count(count)) }
        }, {
            if count == 1 { "1 line".to_owned() } else { format!("{} lines", Lang::En.count(count)) }
        };
        /// Lines that are no walk.
        replayed_not_a_walk(lines: &str) [("12 regels")]: "Geen weg door het stappenplan: {lines}.",
            "Not a walk: {lines}.";
        /// A question of the lines does not exist.
        replayed_question_gone(question: &str, walks: &str) [("reden", "12 wegen")]:
            "De vraag `{question}` bestaat niet: {walks}.", "There is no question `{question}`: {walks}.";
        /// An answer of the lines does not exist.
        replayed_answer_gone(question: &str, answer: &str, walks: &str) [("reden", "werk", "12 wegen")]:
            "De vraag `{question}` heeft geen antwoord `{answer}`. Daar stopt de weg: {walks}.",
            "The question `{question}` has no answer `{answer}`. There the walk stops: {walks}.";
        /// An answer of the lines may not be given so.
        replayed_answer_refused(question: &str, walks: &str) [("reden", "12 wegen")]:
            "Het antwoord op `{question}` kan zo niet. Daar stopt de weg: {walks}.",
            "The answer to `{question}` cannot be given so. There the walk stops: {walks}.";
        /// A question that the lines have no answer to.
        replayed_asked(question: &str, lines: &str, walks: &str) [("tolk", "2.000 regels", "6.000 wegen")]:
            "De vraag `{question}` wordt nu ook gesteld: {lines} zonder antwoord, gelopen als {walks}.",
            "The question `{question}` is asked now too: {lines} without an answer, made as {walks}.";
        /// A question of the lines is not asked.
        replayed_not_asked(question: &str, walks: &str) [("reden", "12 wegen")]:
            "De vraag `{question}` wordt niet meer gesteld: {walks}.",
            "The question `{question}` is not asked any more: {walks}.";
        /// Another outcome than the line has.
        replayed_outcome(from: Option<&str>, to: Option<&str>, walks: &str) [(Some("advies"), Some("niets"), "12 wegen"), (Some("advies"), None, "1 weg"), (None, Some("niets"), "2 wegen")]: {
            let end = |id: Option<&str>| id.map_or("geen uitkomst".to_owned(), |id| format!("`{id}`"));
            format!("Eerst {}, nu {}: {walks}.", end(from), end(to))
        }, {
            let end = |id: Option<&str>| id.map_or("no outcome".to_owned(), |id| format!("`{id}`"));
            format!("First {}, now {}: {walks}.", end(from), end(to))
        };
        /// It is left where it was not.
        replayed_app_in(app: &str, walks: &str) [("snel", "12 wegen")]:
            "`{app}` blijft nu over: {walks}.", "`{app}` is left now: {walks}.";
        /// It is not left where it was.
        replayed_app_out(app: &str, walks: &str) [("snel", "12 wegen")]:
            "`{app}` blijft niet meer over: {walks}.", "`{app}` is not left any more: {walks}.";
        /// It has another standing.
        replayed_standing(app: &str, from: &str, to: &str, walks: &str) [("snel", "Aanbevolen", "Eerst navragen", "12 wegen")]:
            "`{app}` eerst bij “{from}”, nu bij “{to}”: {walks}.",
            "`{app}` first at “{from}”, now at “{to}”: {walks}.";
        /// The same is left, with the same standings, in another order.
        replayed_order(walks: &str) [("12 wegen")]:
            "Alleen de volgorde is anders: {walks}.", "Only the order is another one: {walks}.";
        /// They end as the lines say.
        replayed_same(walks: &str) [("12 wegen")]: "Het einde is hetzelfde: {walks}.", "The end is the same: {walks}.";
        /// How many changes are not told.
        replayed_more(count: usize) [(1), (12)]: {
            match count {
                1 => "Er is nog 1 ander verschil. U ziet het met --format json.".to_owned(),
                _ => format!("Er zijn nog {} andere verschillen. U ziet ze met --format json.", Lang::Nl.count(count)),
            }
        }, {
            match count {
                1 => "There is 1 more difference. See it with --format json.".to_owned(),
                _ => format!("There are {} more differences. See them with --format json.", Lang::En.count(count)),
            }
        };
        /// Lines of which not every walk was made.
        replayed_cut(lines: &str) [("12 regels")]:
            "Te veel antwoorden om alles te lopen, een deel is gelopen: {lines}.",
            "Too many answers to make every walk, some were made: {lines}.";
        /// Lines that do not tell standings.
        replayed_without_standings(lines: &str) [("2.000 regels")]:
            "Niet vergeleken, want het staat er niet in: standen en volgorde van {lines}. `walks --standings` schrijft die er wel in.",
            "Not compared, as the file does not hold them: standings and order of {lines}. `walks --standings` writes them.";
    }
}
