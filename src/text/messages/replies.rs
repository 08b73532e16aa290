//! What suppliers replied: how it is entered, told and taken back.

use crate::text::Lang;

messages! {
    fixed {
        /// Row, and title of the page behind it: what suppliers replied.
        replies: "Antwoorden van leveranciers", "Replies of suppliers";
        /// On that page, above the rows.
        replies_help: "Kies waarover de leverancier u iets liet weten.", "Choose what the supplier told you about.";
        /// On that page: nobody replied yet.
        replies_none: "U hebt nog geen antwoord ingevoerd.", "You have not entered a reply yet.";
        /// The command that shows them: there are none, or none of them counts.
        no_reply_counts: "Er zijn geen antwoorden van leveranciers die meetellen.",
            "There are no replies of suppliers that count.";
        /// What a key does: enter what a supplier replied.
        do_reply: "antwoord invoeren", "enter a reply";
        /// Line by line: what the command does once the decision is taken.
        plain_help_reply_settled: "lezen wat de leverancier antwoordde", "read what the supplier replied";
        /// Help of a key.
        key_help_reply: "invoeren wat de leverancier antwoordde", "enter what the supplier replied";
        /// Heading of rows: facts on which the standing of an app hangs.
        reply_decisive: "Hier hangt het van af", "It hangs on this";
        /// Heading of rows: what every supplier is asked.
        reply_common: "Dit vraagt u elke leverancier", "What you ask every supplier";
        /// Heading of rows: facts besides.
        reply_other_facts: "Andere gegevens", "Other facts";
        /// Heading: the replies so far.
        replies_so_far: "Antwoorden tot nu toe", "Replies so far";
        /// Heading on the page of an app: what its supplier replied.
        reply_of_supplier: "Wat de leverancier antwoordde", "What the supplier replied";
        /// Heading of rows: other apps.
        reply_same_supplier: "Ook van deze leverancier", "Of the same supplier too";
        /// Heading of rows: apps of which something was asked.
        reply_still_asked: "Nog geen antwoord van", "No reply yet about";
        /// In a row: nobody replied to this question.
        no_reply_yet: "nog geen antwoord", "no reply yet";
        /// What choosing a row does with the reply in it.
        take_back_reply: "Neem dit antwoord terug", "Take this reply back";
        /// What choosing a row does with a reply that was taken back.
        put_back_reply: "Laat dit antwoord weer gelden", "Let this reply hold again";
        /// The same where a later reply holds, so that it would not count.
        put_back_replaced: "Zet dit antwoord terug; een ander antwoord blijft gelden",
            "Put this reply back; another reply goes on to hold";
        /// Behind a reply: another one came after it.
        reply_replaced: "Een ander antwoord kwam ervoor in de plaats.", "Another reply took its place.";
        /// Behind a reply: it was taken back.
        reply_taken_back: "Teruggenomen: het telt niet mee.", "Taken back: it does not count.";
        /// Behind a reply that the tree has no place for.
        reply_unfit: "Deze vragenlijst kent dit antwoord niet: het telt niet mee.",
            "This questionnaire does not know this reply: it does not count.";
        /// A field, of a reply that was entered before: whether it goes on to hold.
        reply_given: "U hebt hier al een antwoord ingevoerd. Wat wilt u ermee?",
            "You have entered a reply here already. What about it?";
        /// An option of that field.
        reply_holds_on: "Het blijft gelden, of ik wijzig het hieronder", "It goes on to hold, or I change it below";
        /// A field: what was replied.
        reply_value: "Wat antwoordde de leverancier?", "What did the supplier reply?";
        /// An option of that field, of a number.
        reply_a_number: "een getal", "a number";
        /// An option of that field.
        reply_unlimited: "onbeperkt", "unlimited";
        /// An option of that field.
        reply_depends: "dat hangt ergens van af", "that depends";
        /// An option of that field, of a set: values that are named in the next one.
        reply_these: "wat ik hieronder kies", "what I choose below";
        /// An option of that field, of a set.
        reply_none_of_these: "niets daarvan", "none of these";
        /// A field: which values of a set.
        reply_which: "Welke?", "Which?";
        /// A field: the number.
        reply_number: "Welk getal?", "Which number?";
        /// A field: the words.
        reply_words: "Wat schreef of zei de leverancier?", "What did the supplier write or say?";
        /// A field: on what it depends.
        reply_on_what: "Waarvan hangt het af?", "What does it depend on?";
        /// A field: what the reply rests on.
        reply_rests_on: "Waar blijkt dat uit?", "What shows that?";
        /// Help of that field.
        reply_rests_on_help: "Bijvoorbeeld: mail van de leverancier, certificaat, telefoon.",
            "For example: an e-mail of the supplier, a certificate, a telephone call.";
        /// A field: of which day the reply is.
        reply_day: "Van welke dag is het antwoord?", "Of which day is the reply?";
        /// A field: who enters the reply.
        reply_by: "Wie voert dit in?", "Who enters this?";
        /// Help of that field.
        reply_by_help: "Uw naam of functie.", "Your name or role.";
        /// Nothing was chosen in a field.
        reply_choose: "Kies een antwoord.", "Choose a reply.";
        /// Nothing was filled in.
        reply_fill_in: "Vul dit in.", "Fill this in.";
        /// What was filled in is no number.
        reply_no_number: "Vul een getal in, zoals 12 of 2,5.", "Enter a number, such as 12 or 2.5.";
        /// The day that was filled in is yet to come.
        reply_in_future: "Deze dag komt nog. Vul de dag van het antwoord in.",
            "This day is yet to come. Enter the day of the reply.";
        /// A generated answer that is none any more, because of a reply.
        no_answer_now: "Door een antwoord van een leverancier is dit geen antwoord op deze vraag meer. Neemt u dat terug, dan telt uw antwoord weer mee.",
            "By a reply of a supplier this is no answer to this question any more. When you take that back, your answer counts again.";
        /// A saved answer that is none of the answers, whatever was replied.
        no_answer_here: "Dit is geen antwoord op deze vraag meer. Het telt niet mee.",
            "This is no answer to this question any more. It does not count.";
        /// How many replies count: none of those that were entered.
        no_reply_holds: "geen telt mee", "none counts";
        /// Above replies as YAML, for the author of a tree.
        replies_for_authors: "Zet sources bij die van de boom, en facts in de catalogus.",
            "Put sources with those of the tree, and facts into the catalogue.";
        /// Line by line: about which app a reply is, was not said.
        plain_reply_which: "Zeg van welke: met een nummer of een naam.", "Say of which: with a number or a name.";
    }
    made {
        /// What a supplier is asked of a fact for which the tree has no question.
        reply_question(fact: &str) [("gewicht"), ("prijs")]: "Wat zegt de leverancier over “{fact}”?",
            "What does the supplier say about “{fact}”?";
        /// In a row: nobody replied to this, and the catalogue has a value.
        no_reply_known(value: &str) [("schijfremmen")]: "nog geen antwoord; in de gegevens staat: {value}",
            "no reply yet; the facts say: {value}";
        /// Title of the page with the replies about an app.
        replies_about(app: &str) [("Snel 3")]: "Antwoorden over {app}", "Replies about {app}";
        /// On the start page: a fact that a supplier was asked for has another value now.
        replied_fact_changed(app: &str, fact: &str, was: &str, now: &str, counts: bool)
            [("Snel 3", "remmen", "onbekend", "schijfremmen", true), ("Snel 3", "remmen", "onbekend", "geen", false)]: {
            let counts = if counts { "Uw navraag telt." } else { "Uw navraag telt niet mee." };
            format!("{app}, {fact}: in de gegevens staat nu “{now}”. Toen u de navraag invulde was dat “{was}”. {counts}")
        }, {
            let counts = if counts { "Your inquiry counts." } else { "Your inquiry does not count." };
            format!("{app}, {fact}: the facts say “{now}” now. When the inquiry was entered that was “{was}”. {counts}")
        };
        /// On the start page: a fact that a supplier was asked for is not there any more.
        replied_fact_gone(app: &str, fact: &str) [("Snel 3", "remmen")]:
            "{app}: “{fact}” staat niet meer in de gegevens. Uw navraag blijft in het dossier, en telt niet mee.",
            "{app}: “{fact}” is not among the facts any more. Your inquiry stays in the dossier, and does not count.";
        /// Below a reply: what the catalogue says now, and what it said when the reply was entered.
        facts_say_now(now: &str, was: &str) [("schijfremmen", "onbekend")]:
            "In de gegevens staat nu: {now}. Toen dit werd ingevuld: {was}.",
            "The facts say now: {now}. When this was entered: {was}.";
        /// How many replies.
        replies_counted(count: usize) [(1), (4)]: {
            format!("{} {}", Lang::Nl.count(count), if count == 1 { "antwoord" } else { "antwoorden" })
        }, {
            format!("{} {}", Lang::En.count(count), if count == 1 { "reply" } else { "replies" })
        };
        /// On that page, of an app that drops whatever is replied.
        reply_changes_nothing(app: &str) [("Snel 3")]:
            "{app} valt altijd af. Een antwoord van de leverancier verandert dat niet.",
            "{app} always drops out. A reply of the supplier does not change that.";
        /// A value in a column, where a reply stands over the fact.
        replied_in_short(value: &str, year: i32) [("ja", 2026)]: "navraag {year}: {value}", "inquiry {year}: {value}";
        /// Where a value comes from: a reply of that day.
        by_inquiry(day: &str) [("3 december 2026")]: "volgens uw navraag van {day}", "by your inquiry of {day}";
        /// Where a value comes from: it was checked then, after the rest of its app.
        by_later_check(date: &str) [("november 2026")]: "volgens de gegevens van {date}", "by the facts of {date}";
        /// The same as a source, with what it rests on and who entered it.
        inquiry_source(day: &str, rests_on: &str, by: &str)
            [("3 december 2026", "mail", "J. Jansen"), ("3 december 2026", "mail", "")]: {
            let by = if by.is_empty() { String::new() } else { format!("; ingevoerd door {by}") };
            format!("uw navraag van {day}: {rests_on}{by}")
        }, {
            let by = if by.is_empty() { String::new() } else { format!("; entered by {by}") };
            format!("your inquiry of {day}: {rests_on}{by}")
        };
        /// What was known before a reply; with when that was checked, where it is known.
        before_reply(value: &str, checked: &str) [("onbekend", "juni 2020"), ("ja", "")]: {
            match checked {
                "" => format!("In de gegevens stond: {value}."),
                _ => format!("In de gegevens van {checked} stond: {value}."),
            }
        }, {
            match checked {
                "" => format!("The facts said: {value}."),
                _ => format!("The facts of {checked} said: {value}."),
            }
        };
        /// News: a reply counts. What it is about, and what was replied.
        reply_counts(app: &str, fact: &str, value: &str) [("Snel 3", "Remmen", "schijfremmen")]:
            "{app}, {fact}: {value}. Dit antwoord telt mee.", "{app}, {fact}: {value}. This reply counts.";
        /// News: the same of a fact that no answer asked for, and that stands in the lists of apps.
        reply_in_rows(app: &str, fact: &str, value: &str) [("Snel 3", "Prijs", "€ 15")]:
            "{app}, {fact}: {value}. Dit staat nu in de lijst.", "{app}, {fact}: {value}. The list says so now.";
        /// News: the same of a fact that no answer asked for.
        reply_told(app: &str, fact: &str, value: &str) [("Snel 3", "Kleur", "rood")]:
            "{app}, {fact}: {value}. Dit antwoord is bewaard.", "{app}, {fact}: {value}. This reply is kept.";
        /// News: a reply to a question that changes no fact was kept.
        reply_kept(app: &str) [("Snel 3")]: "Het antwoord over {app} is bewaard.", "The reply about {app} is kept.";
        /// News: the same was taken back.
        reply_about_gone(app: &str, question: &str) [("Snel 3", "Is Snel 3 er nog?")]:
            "{app}: het antwoord op “{question}” is teruggenomen.", "{app}: the reply to “{question}” is taken back.";
        /// News: the same holds again.
        reply_about_again(app: &str) [("Snel 3")]: "Het antwoord over {app} geldt weer.", "The reply about {app} holds again.";
        /// News: a reply does not count any more.
        reply_counts_no_more(app: &str, fact: &str) [("Snel 3", "Remmen")]:
            "{app}, {fact}: het antwoord is teruggenomen.", "{app}, {fact}: the reply is taken back.";
        /// News, behind that a reply is taken back: one that was entered before it holds now.
        reply_before_holds(day: &str, value: &str) [("3 december 2026", "schijfremmen")]:
            "Nu geldt weer wat op {day} is geantwoord: {value}.", "What was replied on {day} holds again: {value}.";
        /// News, behind that a reply is taken back: a later one holds, as it did.
        reply_later_holds(day: &str, value: &str) [("3 december 2026", "schijfremmen")]:
            "Het telde al niet mee: wat op {day} is geantwoord, blijft gelden: {value}.",
            "It did not count before either: what was replied on {day} goes on to hold: {value}.";
        /// News: a reply is not taken back any more, and a later one holds.
        reply_back_replaced(app: &str, fact: &str) [("Snel 3", "Remmen")]:
            "{app}, {fact}: het antwoord staat er weer. Het telt niet mee, omdat een ander antwoord ervoor in de plaats kwam.",
            "{app}, {fact}: the reply is back. It does not count, as another reply took its place.";
        /// News: the same of a question that is about no fact.
        reply_about_back_replaced(app: &str) [("Snel 3")]:
            "Het antwoord over {app} staat er weer. Het telt niet mee, omdat een ander antwoord ervoor in de plaats kwam.",
            "The reply about {app} is back. It does not count, as another reply took its place.";
        /// News: a reply counts again.
        reply_counts_again(app: &str, fact: &str) [("Snel 3", "Remmen")]:
            "{app}, {fact}: het antwoord geldt weer.", "{app}, {fact}: the reply holds again.";
        /// News: an app has another standing.
        moved_standing(app: &str, from: &str, to: &str) [("Snel 3", "Eerst navragen", "Aanbevolen")]:
            "{app} gaat van “{from}” naar “{to}”.", "{app} moves from “{from}” to “{to}”.";
        /// News: an app stands as it did.
        same_standing(app: &str, standing: &str) [("Snel 3", "Aanbevolen")]:
            "{app} blijft staan bij “{standing}”.", "{app} stays at “{standing}”.";
        /// News: how many others have another standing, with their names when they are few.
        others_moved(count: usize, names: &[&str]) [(1, &["Bak"]), (2, &["Bak", "Log"]), (12, &[])]: {
            match (count, names) {
                (1, [name]) => format!("Ook {name} staat nu ergens anders."),
                (_, []) => format!("Ook {} andere staan nu ergens anders.", Lang::Nl.count(count)),
                _ => format!("Ook deze staan nu ergens anders: {}.", Lang::Nl.and(names)),
            }
        }, {
            match (count, names) {
                (1, [name]) => format!("{name} stands elsewhere too now."),
                (_, []) => format!("{} others stand elsewhere too now.", Lang::En.count(count)),
                _ => format!("These stand elsewhere too now: {}.", Lang::En.and(names)),
            }
        };
        /// The title of the source that a reply is, for the author of a tree.
        reply_source_title(app: &str, rests_on: &str, by: &str) [("Snel 3", "mail", "J. Jansen"), ("Snel 3", "mail", "")]: {
            let by = if by.is_empty() { String::new() } else { format!(" (navraag door {by})") };
            format!("Antwoord over {app}: {rests_on}{by}")
        }, {
            let by = if by.is_empty() { String::new() } else { format!(" (inquiry by {by})") };
            format!("Reply about {app}: {rests_on}{by}")
        };
        /// A reply in words, as a comment for the author of a tree.
        reply_comment(app: &str, question: &str, words: &str, day: &str)
            [("snel", "Is Snel 3 er nog?", "\"ja\"", "2026-12-03")]:
            "{app}, {day}: {question} {words}", "{app}, {day}: {question} {words}";
        /// In a letter: what was entered before as the reply to a question. Its supplier need not have said it.
        letter_replied(day: &str, value: &str) [("3 december 2026", "ja")]:
            "Op {day} noteerden wij: {value}.", "On {day} we noted: {value}.";
        /// The same of a fact of which was entered that it depends on something.
        letter_replied_depends(day: &str, on: &str) [("3 december 2026", "de accu")]:
            "Op {day} noteerden wij dat dit afhangt van: {on}. Wilt u dat uitleggen?",
            "On {day} we noted that this depends on: {on}. Could you explain that?";
    }
}
