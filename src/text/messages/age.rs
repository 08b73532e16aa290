//! How old facts are, where they are older than the tree allows.

use crate::text::{Age, Lang};

messages! {
    fixed {
        /// In a table: how old what is known of each is.
        age_of_facts: "Leeftijd van de gegevens", "Age of the facts";
    }
    made {
        /// An age, in whole years.
        age(age: Age) [(Age::Almost(6)), (Age::Years(1)), (Age::Over(6)), (Age::UnderAYear)]: {
            match age {
                Age::UnderAYear => "minder dan een jaar".to_owned(),
                Age::Almost(years) => format!("bijna {years} jaar"),
                Age::Years(years) => format!("{years} jaar"),
                Age::Over(years) => format!("ruim {years} jaar"),
            }
        }, {
            let of = |years: u32| if years == 1 { "1 year".to_owned() } else { format!("{years} years") };
            match age {
                Age::UnderAYear => "less than a year".to_owned(),
                Age::Almost(years) => format!("almost {}", of(years)),
                Age::Years(years) => of(years),
                Age::Over(years) => format!("over {}", of(years)),
            }
        };
        /// All facts are of one age.
        all_this_old(age: &str) [("bijna 6 jaar")]: "Deze gegevens zijn {age} oud. Vraag na of ze nog kloppen.",
            "These facts are {age} old. Ask whether they still hold.";
        /// Some facts are too old; how old the oldest are.
        some_this_old(age: &str) [("bijna 6 jaar")]: "Een deel van deze gegevens is oud, tot {age}. Vraag na of ze nog kloppen.",
            "Some of these facts are old, up to {age}. Ask whether they still hold.";
        /// All facts of an app are too old; all of that age.
        app_this_old(app: &str, age: &str) [("Snel 3", "bijna 6 jaar")]: "De gegevens van {app} zijn {age} oud.",
            "The facts of {app} are {age} old.";
        /// Some are, or they differ; how old the oldest are.
        app_partly_this_old(app: &str, age: &str) [("Snel 3", "bijna 6 jaar")]: "Een deel van de gegevens van {app} is oud, tot {age}.",
            "Some of the facts of {app} are old, up to {age}.";
        /// In a letter: how old what we know is; all of it, or else the oldest.
        letter_age(apps: &[&str], age: &str, all: bool)
            [(&["Snel 3"], "bijna 6 jaar", true), (&["Snel 3", "Bak"], "ruim 6 jaar", false)]: {
            let apps = Lang::Nl.and(apps);
            let old = match all {
                true => format!("Onze gegevens over {apps} zijn {age} oud."),
                false => format!("Een deel van onze gegevens over {apps} is oud: tot {age}."),
            };
            format!("{old} Wilt u ook zeggen wat er sindsdien is veranderd?")
        }, {
            let apps = Lang::En.and(apps);
            let old = match all {
                true => format!("Our facts about {apps} are {age} old."),
                false => format!("Some of our facts about {apps} are old, up to {age}."),
            };
            format!("{old} Could you also tell us what has changed since?")
        };
    }
}
