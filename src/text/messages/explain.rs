//! The pages of `explain`: headings, and the words around them.

use crate::text::Topic;

messages! {
    fixed {
        /// Above what is the same in the wrong and the right example.
        explain_given: "Gegeven:", "Given:";
        /// Above the wrong example.
        explain_wrong: "Fout:", "Wrong:";
        /// Above the right example.
        explain_right: "Goed:", "Right:";
        /// Above the list of codes.
        explain_list: "Lees meer met: stappenplan explain CODE. De voorbeelden gaan over fietsen. Een sleutel zoals keep kan ook. De handleiding leest u met: stappenplan explain guide.",
            "Read more with: stappenplan explain CODE --lang en. The examples are about bicycles, and in Dutch. A key such as keep will do too. The guide is: stappenplan explain guide --lang en.";
        /// Below what is said of a key.
        key_explained: "Dit komt uit de naslag, die in het Engels is: stappenplan explain reference. De handleiding leest u met: stappenplan explain guide.",
            "This is from the reference: stappenplan explain reference. The guide is: stappenplan explain guide --lang en.";
        /// Above the codes about the file as a whole.
        topic_file: "Het bestand", "The file";
        /// Above the codes about keys and values.
        topic_shape: "Sleutels en waarden", "Keys and values";
        /// Above the codes about what refers to something else.
        topic_references: "Verwijzingen en ids", "References and ids";
        /// Above the codes about what something means in its place.
        topic_meaning: "Toetsen, routes en antwoorden", "Tests, routes and answers";
        /// Above the codes about what nothing uses, or is too old.
        topic_unused: "Wat niets doet of oud is", "Unused or out of date";
        /// Above the codes about all walks.
        topic_walks: "Wegen door het stappenplan", "Walks through the decision tree";
        /// Above the codes about what answers come to.
        topic_answers: "Wat antwoorden doen", "What answers do";
        /// Above the codes about scenarios.
        topic_scenarios: "Scenario's en bewijs", "Scenarios and proof";
    }
    made {
        /// Why it matters; the reason continues the sentence.
        explain_why(reason: &str) [("een toets zonder antwoord doet niets.")]: "Waarom: {reason}", "Why: {reason}";
        /// What to do; continues the sentence.
        explain_advice(advice: &str) [("haal de vraag weg.")]: "Wat te doen: {advice}", "What to do: {advice}";
        /// No finding and no key is called so.
        unknown_code(code: &str, near: Option<&str>) [("unknwn-key", Some("unknown-key")), ("x", None)]: {
            let near = near.map(|near| format!(" Bedoelt u `{near}`?"));
            format!("Er is geen bevinding en geen sleutel `{code}`.{} Alle codes: stappenplan explain. Alle sleutels: stappenplan explain reference.", near.unwrap_or_default())
        }, {
            let near = near.map(|near| format!(" Did you mean `{near}`?"));
            format!("No finding and no key is called `{code}`.{} All codes: stappenplan explain --lang en. All keys: stappenplan explain reference.", near.unwrap_or_default())
        };
        /// Below findings: where to read more, with one of their codes.
        more_on_findings(code: &str) [("unknown-key")]:
            "Meer over een bevinding: stappenplan explain {code}",
            "More about a finding: stappenplan explain {code} --lang en";
    }
}

impl super::Messages {
    /// What codes are about.
    pub const fn topic(self, topic: Topic) -> &'static str {
        match topic {
            Topic::File => self.topic_file(),
            Topic::Shape => self.topic_shape(),
            Topic::References => self.topic_references(),
            Topic::Meaning => self.topic_meaning(),
            Topic::Unused => self.topic_unused(),
            Topic::Walks => self.topic_walks(),
            Topic::Answers => self.topic_answers(),
            Topic::Scenarios => self.topic_scenarios(),
        }
    }
}
