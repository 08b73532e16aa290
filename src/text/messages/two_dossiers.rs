//! `compare` and `merge`: two dossiers beside each other, called A and B.

use crate::text::Lang;

messages! {
    fixed {
        /// Heading: to what each of them comes.
        compare_advice: "Het advies", "The advice";
        /// Heading: what both answered, and differently.
        compare_questions: "Wat verschillend is beantwoord", "What was answered differently";
        /// Heading: what only one of them answered.
        compare_only_one: "Wat maar één van beide heeft beantwoord", "What only one of the two answered";
        /// Heading: what suppliers replied.
        compare_replies: "Antwoorden van leveranciers die verschillen", "Replies of suppliers that differ";
        /// Both come to the same advice.
        compare_same_advice: "A en B komen op hetzelfde advies uit.", "A and B come to the same advice.";
        /// No question was answered differently.
        compare_no_question: "Er is geen vraag verschillend beantwoord.", "No question was answered differently.";
        /// Behind a question: with the answer of the other, the advice of neither changes.
        compare_no_effect: "Met het antwoord van de ander verandert het advies niet, in A niet en in B niet.",
            "With the answer of the other one the advice does not change, neither in A nor in B.";
        /// In place of what a supplier replied.
        compare_no_reply: "geen antwoord", "no reply";
        /// Of a change: what is left has another order, the first excepted.
        compare_order: "de volgorde wordt anders", "the order changes";
        /// Nothing more has to be agreed on, though something differs.
        merge_is_enough: "Wat nog verschilt, verandert het advies niet. Alle antwoorden van A, of alle van B: het advies is hetzelfde.",
            "What still differs does not change the advice. All answers of A, or all of B: the advice is the same.";
        /// The same, where the walk has not ended.
        merge_is_enough_so_far: "Wat nog verschilt, maakt tot hier niet uit.", "What still differs does not matter up to here.";
        /// Behind two replies to the same that differ.
        merge_same_day: "Beide zijn van dezelfde dag. Ga na welk antwoord klopt, en neem het andere terug.",
            "Both are of the same day. Find out which reply is right, and take the other one back.";
        /// Above the command that makes one dossier of both.
        merge_make: "Zo maakt u er één dossier van:", "This makes one dossier of both:";
        /// The name of a file for the dossier of both.
        merge_file: "samen", "together";
        /// What does not come along into the dossier of both.
        merge_left_out: "Alleen antwoorden en antwoorden van leveranciers gaan mee. Keuze, redenen, opmerkingen en taken blijven in A en B.",
            "Only answers and replies of suppliers come along. Choice, reasons, remarks and tasks stay in A and B.";
        /// A dossier is not written to standard output.
        merge_needs_file: "Noem bij --out een bestand.", "Name a file with --out.";
        /// Above the questions, where which of them matter could not be worked out.
        merge_given_up: "Er zijn te veel verschillen om uit te zoeken welke ertoe doen. Word het over al deze vragen eens:",
            "There are too many differences to work out which of them matter. Agree on all these questions:";
        /// Above the sets.
        merge_one_of: "Word het eens over een van deze groepen vragen. Welke, maakt niet uit:",
            "Agree on one of these groups of questions. Which one does not matter:";
        /// Below the sets.
        merge_more: "Er zijn nog meer groepen die even klein zijn.", "There are more groups of the same size.";
        /// Above the command.
        merge_next: "Geef dan op wat u afspreekt. Dit is de opdracht met de antwoorden van A:",
            "Then give what you agree on. This is the command with the answers of A:";
        /// Nothing was written, since something has to be agreed on.
        merge_not_written: "Er is niets bewaard: word het eerst eens.", "Nothing was written: agree first.";
    }
    made {
        /// The first lines: which is which, and for which day both were walked.
        compare_sides(a: &str, b: &str, today: &str) [("Thee", "Koffie", "1 mei 2027")]:
            "A is “{a}”. B is “{b}”. Beide zijn nagelopen voor {today}.",
            "A is “{a}”. B is “{b}”. Both were walked for {today}.";
        /// To what the answers of one of them come.
        compare_outcome(side: &str, outcome: &str) [("A", "Deze fiets past")]:
            "{side} komt uit op “{outcome}”.", "{side} comes to “{outcome}”.";
        /// The same, where the walk has not ended.
        compare_unfinished(side: &str, ask: &str) [("A", "Welke kleur?")]:
            "{side} is nog niet klaar. De volgende vraag is: {ask}", "{side} is not finished. The next question is: {ask}";
        /// Behind names: how many there are besides.
        compare_and_others(count: usize) [(2)]: "en {count} andere", "and {count} others";
        /// To what the answers of both come, where nothing more has to be agreed on.
        merge_outcome(outcome: &str) [("Deze fiets past")]: "Samen komt u uit op “{outcome}”.", "Together you come to “{outcome}”.";
        /// The same, where the walk has not ended.
        merge_unfinished(ask: &str) [("Welke kleur?")]: "Samen bent u nog niet klaar. De volgende vraag is: {ask}",
            "Together you are not finished. The next question is: {ask}";
        /// What stands first in one of them.
        compare_first(names: &[String]) [(&["Bak".to_owned()]), (&["Bak".to_owned(), "Log".to_owned()])]: {
            format!("Bovenaan {} {}.", if names.len() == 1 { "staat" } else { "staan even hoog" }, Lang::Nl.and(names))
        }, {
            format!("{} {} first.", Lang::En.and(names), if names.len() == 1 { "stands" } else { "stand equally" })
        };
        /// An app that stands differently.
        compare_app(app: &str, a: &str, b: &str) [("Bak", "Aanbevolen", "Valt af")]:
            "{app}: in A “{a}”, in B “{b}”", "{app}: in A “{a}”, in B “{b}”";
        /// A question and the answers of both.
        compare_question(ask: &str, a: &str, b: &str) [("Welke kleur?", "Rood", "Blauw")]:
            "{ask} A: “{a}”. B: “{b}”.", "{ask} A: “{a}”. B: “{b}”.";
        /// What one of them answered alone.
        compare_only(side: &str, ask: &str, answer: &str) [("A", "Welke kleur?", "Rood")]:
            "{ask} Alleen {side}: “{answer}”.", "{ask} Only {side}: “{answer}”.";
        /// What becomes of one of them with the answer of the other; the changes are the messages below.
        compare_effect(side: &str, other: &str, changes: &str) [("A", "B", "de volgorde wordt anders")]:
            "Met het antwoord van {other} verandert {side}: {changes}.", "With the answer of {other}, {side} changes: {changes}.";
        /// Nothing becomes of one of them, though of the other.
        compare_no_effect_in(side: &str) [("A")]: "Het advies van {side} verandert er niet door.",
            "The advice of {side} does not change by it.";
        /// Of a change: the walk ends elsewhere.
        compare_ends(outcome: &str) [("Deze fiets past")]: "het komt uit op “{outcome}”", "it comes to “{outcome}”";
        /// Of a change: another question comes.
        compare_asks(ask: &str) [("Welke kleur?")]: "dan volgt de vraag “{ask}”", "the question “{ask}” comes next";
        /// Of a change: apps that stand otherwise.
        compare_move(names: &str, from: &str, to: &str) [("Bak", "Aanbevolen", "Valt af")]:
            "{names} van “{from}” naar “{to}”", "{names} from “{from}” to “{to}”";
        /// Of a change: what stands first.
        compare_new_first(names: &[String]) [(&["Bak".to_owned()]), (&["Bak".to_owned(), "Log".to_owned()])]: {
            format!("bovenaan {} {}", if names.len() == 1 { "komt" } else { "komen" }, Lang::Nl.and(names))
        }, {
            format!("{} {} first", Lang::En.and(names), if names.len() == 1 { "comes" } else { "come" })
        };
        /// What is chosen in one of the two, and how far the decision is.
        compare_decided(side: &str, names: &str, status: &str) [("A", "Snel 3", "concept")]:
            "In {side} is gekozen: {names} ({status}).", "Chosen in {side}: {names} ({status}).";
        /// What suppliers replied in both.
        compare_reply(app: &str, about: &str, a: &str, b: &str) [("Snel 3", "Remmen", "schijfremmen", "geen antwoord")]:
            "{app}, {about}: A {a}; B {b}", "{app}, {about}: A {a}; B {b}";
        /// How many questions were answered differently.
        merge_differing(count: usize) [(1), (2)]: {
            match count {
                1 => "Eén vraag is verschillend beantwoord.".to_owned(),
                count => format!("{count} vragen zijn verschillend beantwoord."),
            }
        }, {
            match count {
                1 => "One question was answered differently.".to_owned(),
                count => format!("{count} questions were answered differently."),
            }
        };
        /// On how many of these both agreed.
        merge_settled(count: usize, of: usize) [(1, 1), (2, 3)]: {
            match count == of {
                true => "Daarover bent u het nu eens.".to_owned(),
                false => format!("Over {count} daarvan bent u het nu eens."),
            }
        }, {
            match count == of {
                true => "You agree on that now.".to_owned(),
                false => format!("You agree on {count} of them now."),
            }
        };
        /// Of replies that differ, which one counts.
        merge_reply_counts(value: &str) [("schijfremmen")]: "Samen telt “{value}”.", "Together “{value}” counts.";
        /// Two answers to one question were given.
        merge_answer_twice(question: &str) [("doel")]: "Bij --answer staan twee antwoorden op {question}. Geef er één.",
            "Two answers to {question} were given with --answer. Give one.";
        /// Above the one set of questions to agree on.
        merge_agree_on(count: usize) [(1), (2)]: {
            match count {
                1 => "Word het eens over deze vraag:".to_owned(),
                count => format!("Word het eens over deze {count} vragen:"),
            }
        }, {
            match count {
                1 => "Agree on this question:".to_owned(),
                count => format!("Agree on these {count} questions:"),
            }
        };
        /// What of the other differing questions matters then: nothing.
        merge_others(count: usize) [(1), (2)]: {
            match count {
                1 => "Bij de andere vraag die verschilt, maakt het dan niet uit wiens antwoord telt.".to_owned(),
                count => format!("Bij de andere {count} vragen die verschillen, mag u dan alle antwoorden van A nemen, of alle antwoorden van B. Het advies blijft gelijk."),
            }
        }, {
            match count {
                1 => "At the other question that differs it does not matter then whose answer counts.".to_owned(),
                count => format!("At the other {count} questions that differ you may then take all answers of A, or all answers of B. The advice stays the same."),
            }
        };
    }
}
