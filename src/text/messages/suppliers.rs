//! What to ask suppliers: a text that can be copied and sent.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use crate::text::Lang;

messages! {
    fixed {
        /// Row, and title of the page behind it.
        suppliers: "Vragen aan leveranciers", "Questions to suppliers";
        /// On that page, before the letters.
        suppliers_help: "De bronnen zeggen hierover te weinig. Kopieer de vragen, en stuur ze naar de leverancier.",
            "The sources do not say enough about this. Copy the questions, and send them to the supplier.";
        /// On that page, when there is nothing to ask.
        suppliers_none: "U hoeft nu niets na te vragen.", "There is nothing to ask now.";
        /// Above the letters, where every supplier gets one.
        letters_intro: "Kopieer een brief, en stuur hem naar de leverancier.", "Copy a letter, and send it to the supplier.";
        /// The same above a list of them.
        letters_help: "Kies een brief om hem te lezen. U kunt alle brieven bewaren, of een ervan, en ze naar de leveranciers sturen.",
            "Choose a letter to read it. You can save all letters, or one of them, and send them to the suppliers.";
        /// In a letter: its first line.
        letter_greeting: "Geachte heer of mevrouw,", "Dear Sir or Madam,";
        /// In a letter: above what is told of its apps with a date.
        letter_since: "Dit lazen wij over wat er sindsdien is gebeurd:", "This is what we read has happened since:";
        /// In a letter: heading of what decides on its apps.
        letter_to_this: "Dit moeten wij eerst weten", "What we have to know first";
        /// In a letter: heading of what every supplier is asked.
        letter_to_all: "Dit vragen wij aan elke leverancier", "What we ask every supplier";
        /// In a letter: where the reply goes. Whoever sends it fills in the address.
        letter_reply_to: "Stuur uw antwoord naar: (uw e-mailadres)", "Please send your reply to: (your e-mail address)";
        /// In a letter: below its last line. Whoever sends it fills in who that is.
        letter_sender: "(uw naam en organisatie)", "(your name and organisation)";
        /// In a letter: its last line.
        letter_closing: "Met vriendelijke groet,", "Kind regards,";
        /// In a letter to several suppliers: stands for the name of the app.
        letter_name: "(naam)", "(name)";
        /// On the page of an app: before the questions to its supplier.
        ask_supplier_this: "Vraag de leverancier:", "Ask the supplier:";
        /// In a letter: how to answer about a flag.
        letter_yes_or_no: "Antwoord met ja of nee.", "Please answer yes or no.";
        /// In a letter, at its end.
        letter_proof: "Zet bij elk antwoord waar wij dit kunnen nalezen.",
            "Please say with each answer where we can read it.";
    }
    made {
        /// On the page of a letter that there was: nothing is to be asked about that app any more.
        suppliers_none_here(app: &str) [("Snel 3")]: "Over {app} hoeft u nu niets na te vragen.", "There is nothing to ask about {app} now.";
        /// Heading of a letter to a supplier that is known.
        letter_to(supplier: &str) [("Fietsfabriek")]: "Aan {supplier}", "To {supplier}";
        /// Heading of a letter to one that is not.
        letter_to_supplier_of(app: &str) [("Snel 3")]: "Aan de leverancier van {app}", "To the supplier of {app}";
        /// The first sentences of a letter; how many questions follow.
        letter_opening(apps: &[&str], questions: usize) [(&["Snel 3"], 1), (&["Snel 3", "Bak"], 2)]: {
            let (some, them) = if questions == 1 { ("een vraag", "die") } else { ("vragen", "ze") };
            format!("Wij hebben {some} over {}. Wilt u {them} voor ons beantwoorden?", Lang::Nl.and(apps))
        }, {
            let (some, them) = if questions == 1 { ("a question", "it") } else { ("questions", "them") };
            format!("We have {some} about {}. Could you answer {them} for us?", Lang::En.and(apps))
        };
        /// Above a letter to several suppliers: about which apps to send it, each with its supplier.
        letter_about_each(apps: &[&str], noun: Noun<'_>) [(&["Snel 3 (Fietsfabriek)", "Bak", "Log"], APP)]: {
            let apps = Lang::Nl.and(apps);
            format!("Stuur deze brief per {} apart: {apps}. Vul op de plaats van “(naam)” de naam in.", noun.one)
        }, {
            let apps = Lang::En.and(apps);
            format!("Send this letter separately for each {}: {apps}. Fill in the name where it says “(name)”.", noun.one)
        };
        /// Heading of a letter to several suppliers.
        letter_to_each(count: usize) [(3), (12)]: { format!("Eén tekst voor {} brieven", Lang::Nl.count(count)) },
            { format!("One text for {} letters", Lang::En.count(count)) };
        /// How many letters there are.
        letters(count: usize) [(1), (4)]: {
            format!("{} {}", Lang::Nl.count(count), if count == 1 { "brief" } else { "brieven" })
        }, {
            format!("{} {}", Lang::En.count(count), if count == 1 { "letter" } else { "letters" })
        };
        /// Behind the name of an app that a question is about: the others of the same supplier.
        letter_others(apps: &[&str]) [(&["Bak"]), (&["Bak", "Log"])]:
            { format!("en ook {}", Lang::Nl.and(apps)) }, { format!("and also {}", Lang::En.and(apps)) };
        /// One question: the label of a fact, and the app it is asked about.
        letter_question(fact: &str, app: &str) [("Remmen", "Snel 3")]: "{fact}: wat geldt voor {app}?",
            "{fact}: what applies to {app}?";
        /// Why it is asked: a question of the tree, and the answer that was given to it.
        letter_why(question: &str, answer: &str) [("Wat moet de fiets hebben?", "Schijfremmen")]:
            "Waarom wij dit vragen: in onze vragenlijst staat “{question}”. Wij kozen “{answer}”.",
            "Why we ask: our questionnaire has “{question}”. We chose “{answer}”.";
        /// What is known of an app already; with when that was checked, where it is known.
        letter_known(value: &str, checked: &str) [("schijfremmen", "juni 2020"), ("ja", "")]: {
            match checked {
                "" => format!("Wij lazen: {value}. Klopt dat nog?"),
                _ => format!("Wij lazen ({checked}): {value}. Klopt dat nog?"),
            }
        }, {
            match checked {
                "" => format!("We read: {value}. Is that still right?"),
                _ => format!("We read ({checked}): {value}. Is that still right?"),
            }
        };
        /// What is known to depend.
        letter_depends(on: &str, checked: &str) [("de gekozen accu", "juni 2020"), ("de gekozen accu", "")]: {
            let when = if checked.is_empty() { String::new() } else { format!(" ({checked})") };
            format!("Wij lazen{when} dat dit afhangt van {on}. Wilt u dat uitleggen?")
        }, {
            let when = if checked.is_empty() { String::new() } else { format!(" ({checked})") };
            format!("We read{when} that this depends on {on}. Could you explain that?")
        };
        /// The values that can be answered, of which one holds.
        letter_one_of(values: &[&str]) [(&["stadsfiets", "racefiets", "bakfiets"])]:
            { format!("Kies uit: {}.", Lang::Nl.or(values)) }, { format!("Choose from: {}.", Lang::En.or(values)) };
        /// The values that can be answered, of which any number hold.
        letter_all_of(values: &[&str]) [(&["velgremmen", "schijfremmen"])]:
            { format!("Noem alles wat geldt: {}, of iets anders.", values.join(", ")) },
            { format!("Name all that apply: {}, or something else.", values.join(", ")) };
        /// That a number is wanted, with its unit if it has one.
        letter_number(unit: &str) [("kg"), ("")]: {
            match unit {
                "" => "Geef een getal, of “onbeperkt”.".to_owned(),
                _ => format!("Geef een getal ({unit}), of “onbeperkt”."),
            }
        }, {
            match unit {
                "" => "Please give a number, or “unlimited”.".to_owned(),
                _ => format!("Please give a number ({unit}), or “unlimited”."),
            }
        };
    }
}
