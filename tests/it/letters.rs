//! Letters to suppliers in the words of the tree: `ask` of a fact, and `ask_all` for every supplier. Text in, text out.

use serde_json::{Value as Json, json};
use stappenplan::engine::Standing;
use stappenplan::findings::Rule;
use stappenplan::lint::{self, LoadedTree};
use stappenplan::model::{AppIx, Catalogue, CommonQuestion, FactIx, Ix, Model, Shows};
use stappenplan::report::{Verbosity, advice};
use stappenplan::session::{
    Page, PageId, PendingAnswer, Reply, ReplyOn, ReplyShown, ReplyValue, Session, SupplierLetter,
};
use stappenplan::source::Sources;
use stappenplan::text::{Lang, Messages};
use time::macros::date;

use super::common::Cmd;
use super::trees::{self, Content};

const MESSAGES: Messages = Messages::new(Lang::Nl);
const TREE: &str = "constructs/ask_all";
/// Of two teas something is unknown, the others drop.
const UNKNOWN: [&str; 6] = ["walk", "--full", "--answer", "avond=ja", "--answer", "keurmerk=ja"];
/// Nothing is unknown, and nothing drops.
const KNOWN: [&str; 6] = ["walk", "--full", "--answer", "avond=nee", "--answer", "keurmerk=nee"];

fn on(arguments: &[&str]) -> String {
    Cmd::new(arguments).tree(TREE).run().stdout
}

fn typed(lines: &str) -> String {
    Cmd::new(&["--plain"]).tree(TREE).stdin(lines).run().stdout
}

/// What is in one line between two others.
#[track_caller]
fn part<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| unreachable!("no {from:?} in:\n{text}"));
    let rest = &text[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

#[test]
fn a_letter_asks_what_decides_first_and_then_what_every_supplier_is_asked() {
    let told = on(&UNKNOWN);
    let letter = "\
Aan De Theeplukker
Geachte heer of mevrouw,

Wij hebben vragen over Oolong. Wilt u ze voor ons beantwoorden?

Dit moeten wij eerst weten
1. Zit er cafeïne in Oolong? Stuur ons de uitslag van het onderzoek.
  Waarom wij dit vragen: in onze vragenlijst staat “Is het avond?”. Wij kozen
  “Ja”.
  Wij lazen dat dit afhangt van de pluk. Wilt u dat uitleggen?

Dit vragen wij aan elke leverancier
2. Is Oolong nog te koop, en onder welke naam?
3. Welke keurmerken heeft Oolong, en tot wanneer?
  Bron: Theeblad, bladzijde 2, 2020-03
  Wij lazen: biologisch. Klopt dat nog?
4. Wat kost een doos nu?
Zet bij elk antwoord waar wij dit kunnen nalezen.

Stuur uw antwoord naar: (uw e-mailadres)

Met vriendelijke groet,

(uw naam en organisatie)
";
    assert!(told.contains(letter), "{told}");
    assert_eq!(told.matches("\nAan ").count(), 2, "what dropped gets none:\n{told}");
}

#[test]
fn a_fact_is_asked_once_in_a_letter() {
    let told = on(&UNKNOWN);
    let munt = part(&told, "Aan de leverancier van Verse munt", "groet");
    assert!(munt.contains("\n1. Trektijd: wat geldt voor Verse munt?\n"), "without words as before: {munt}");
    assert!(munt.contains("\n2. Welke keurmerken heeft Verse munt nu?\n"), "{munt}");
    assert_eq!(munt.matches("keurmerken").count(), 1, "{munt}");
    assert!(munt.contains("\n4. Wat kost een doos nu?\n") && !munt.contains("\n5. "), "{munt}");
}

#[test]
fn of_what_nothing_is_unknown_every_supplier_gets_one_letter() {
    let told = on(&KNOWN);
    let plucker = part(&told, "Aan De Theeplukker", "groet").replace('\n', " ");
    for words in [
        "Wij hebben vragen over Assam, Ceylon en Oolong. Wilt u ze voor ons beantwoorden?",
        "1. Is Assam (en ook Ceylon en Oolong) nog te koop, en onder welke naam?",
        "3. Wat kost een doos nu?",
    ] {
        assert_eq!(plucker.matches(words).count(), 1, "{words}: {plucker}");
    }
    assert_eq!(told.matches("\nAan ").count(), 2, "{told}");
    let nothing = on(&["walk", "--full", "--answer", "avond=nee", "--answer", "keurmerk=zelf"]);
    assert!(!nothing.contains("leverancier"), "where no apps are shown nobody considers any:\n{nothing}");
}

fn session_of<'m>(model: &'m Model, answers: [&str; 2]) -> Session<'m> {
    let mut given = stappenplan::record::Answers::default();
    answers.into_iter().for_each(|answer| given.add_argument(answer));
    Session::resume(model, MESSAGES, given.resolve(model).unwrap(), Default::default())
}

#[test]
fn a_report_tells_letters_once_that_differ_only_in_the_name() {
    let content = Content::of_folder(&trees::folder(TREE));
    let mut model = content.model();
    for (at, app) in std::sync::Arc::make_mut(&mut model.catalogue.apps).rows_mut().iter_mut().enumerate() {
        app.supplier = (at == 0).then(|| "De Theeplukker".into());
    }
    let session = |answers: [&str; 2]| session_of(&model, answers);
    let known = session(["avond=nee", "keurmerk=nee"]);
    let told = advice(&known, Verbosity::Full, 78).join("\n");
    let letter = part(&told, "Eén tekst voor 4 brieven\n", "groet").replace('\n', " ");
    for words in [
        "Stuur deze brief per thee apart: Assam (De Theeplukker), Ceylon, Oolong en Verse munt. Vul op de plaats",
        "Wij hebben vragen over (naam).",
        "1. Is (naam) nog te koop, en onder welke naam?",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    assert_eq!(told.matches("nog te koop").count(), 1, "{told}");
    // A supplier whose name says no more than that of the app is not told with it.
    let mut named = content.model();
    for (app, supplier) in std::sync::Arc::make_mut(&mut named.catalogue.apps).rows_mut().iter_mut().zip([
        "ASSAM",
        "Ceylon b.v.",
        "Munt",
        "Kade",
    ]) {
        app.supplier = Some(supplier.into());
    }
    let told = advice(&session_of(&named, ["avond=nee", "keurmerk=nee"]), Verbosity::Full, 78).join(" ");
    assert!(told.contains("apart: Assam, Ceylon, Oolong (Kade) en Verse munt."), "{told}");
    // On the screen each is whole.
    let Page::Listing(page) = known.page(PageId::Suppliers, &PendingAnswer::default()) else {
        unreachable!()
    };
    assert_eq!(page.rows.len(), 4);
    let few = advice(&session(["avond=ja", "keurmerk=ja"]), Verbosity::Full, 78).join("\n");
    assert!(!few.contains("(naam)"), "each asks something of its own:\n{few}");
}

#[test]
fn line_by_line_the_letters_are_a_list_and_each_a_page() {
    let told = typed("2\n2\nleveranciers\n1\nstop\n");
    let list = "Vragen aan leveranciers\n2 brieven.\nKies een brief om hem te lezen. U kunt alle brieven bewaren, of een ervan,\nen ze \
                naar de leveranciers sturen.\n\
                1. Aan De Theeplukker. Assam, Ceylon en Oolong. 3 vragen.\n\
                2. Aan de leverancier van Verse munt. 3 vragen.\n";
    assert!(told.contains(list), "{told}");
    let letter = part(&told, "Aan De Theeplukker (3 vragen)\n", "groet");
    assert!(letter.contains("Geachte heer of mevrouw,\n") && letter.contains("nog te koop"), "{letter}");
    assert!(!letter.contains("Verse munt"), "{letter}");
    // Before the end only those about which something must be asked first.
    let halfway = typed("1\nleveranciers\nstop\n");
    let letters = part(&halfway, "Vragen aan leveranciers (", "Uw keuze");
    assert!(letters.contains("Oolong") && letters.contains("Verse munt"), "{halfway}");
    assert!(!letters.contains("Assam"), "{halfway}");
    // And of those nothing but that.
    assert!(!letters.contains("nog te koop"), "{halfway}");
    assert!(typed("leveranciers\nstop\n").matches("Geachte").count() == 0);
}

#[test]
fn the_page_of_an_app_tells_its_questions() {
    let told = on(&["why", "oolong", "--answer", "avond=ja", "--answer", "keurmerk=ja"]);
    let question =
        "Vraag de leverancier:\n- Zit er cafeïne in Oolong? Stuur ons de uitslag van het onderzoek.\n";
    assert!(told.contains(question), "{told}");
    let told = on(&["why", "munt", "--answer", "avond=ja", "--answer", "keurmerk=ja"]);
    let questions = "- Trektijd: wat geldt voor Verse munt?\n- Welke keurmerken heeft Verse munt nu?\n";
    assert!(told.contains(questions) && !told.contains("leverancier: Trektijd"), "{told}");
}

#[test]
fn scripts_get_the_letters_beside_the_ids_of_what_to_ask() {
    let walk = |arguments: &[&str]| -> Json {
        serde_json::from_str(&on(&[arguments, &["--format", "json"]].concat())).unwrap()
    };
    let told = walk(&UNKNOWN);
    assert_eq!(told["apps"][1]["ask"], json!(["trekt", "keurmerk"]));
    let munt = &told["letters"][1];
    assert_eq!((&munt["supplier"], &munt["apps"]), (&Json::Null, &json!(["munt"])));
    let asked = json!({ "app": "munt", "fact": "keurmerk", "text": "Welke keurmerken heeft Verse munt nu?" });
    assert_eq!(munt["questions"][1], asked);
    let all = json!([
        { "id": "bestaat", "fact": null, "apps": ["munt"], "text": "Is Verse munt nog te koop, en onder welke naam?" },
        { "id": "prijs", "fact": null, "apps": ["munt"], "text": "Wat kost een doos nu?" },
    ]);
    assert_eq!(munt["ask_all"], all);
    let known = walk(&KNOWN);
    assert_eq!(known["letters"][0]["apps"], json!(["assam", "ceylon", "oolong"]));
    assert_eq!(known["letters"][0]["questions"], json!([]));
}

#[test]
fn without_either_key_all_is_as_before() {
    let content = Content::of_folder(&trees::folder(TREE));
    let all = part(&content.tree, "ask_all:", "questions:").to_owned();
    let plain = content.tree.replace(&all, "");
    let plain: Vec<&str> = plain.lines().collect();
    let plain: Vec<String> = plain
        .iter()
        .map(|line| match line.find(", ask: \"") {
            Some(at) => format!("{} }}", &line[..at]),
            None => (*line).to_owned(),
        })
        .collect();
    let home = std::env::temp_dir().join(format!("letters-{}", std::process::id()));
    std::fs::create_dir_all(home.join("catalogue")).unwrap();
    std::fs::write(home.join("tree.yaml"), plain.join("\n")).unwrap();
    std::fs::write(home.join("catalogue/thee.yaml"), &content.apps[0].1).unwrap();
    let (tree, catalogue) = (home.join("tree.yaml"), home.join("catalogue"));
    let place = ["--tree", tree.to_str().unwrap(), "--catalogue", catalogue.to_str().unwrap()];
    let run = |arguments: &[&str]| Cmd::new(&[arguments, &place].concat()).run().stdout;
    let (told, known) = (run(&UNKNOWN), run(&KNOWN));
    let json = run(&[UNKNOWN.as_slice(), &["--format", "json"]].concat());
    std::fs::remove_dir_all(&home).unwrap();
    let letters = "Vragen aan leveranciers
De bronnen zeggen hierover te weinig. Kopieer de vragen, en stuur ze naar de
leverancier.

Aan De Theeplukker
Wij hebben een vraag over Oolong. Wilt u die voor ons beantwoorden?
1. Cafeïne: wat geldt voor Oolong?
  Waarom wij dit vragen: in onze vragenlijst staat “Is het avond?”. Wij kozen
  “Ja”.
  Wij lazen dat dit afhangt van de pluk. Wilt u dat uitleggen?
  Antwoord met ja of nee.
Zet bij elk antwoord waar wij dit kunnen nalezen.
";
    assert!(told.contains(letters) && !told.contains("groet"), "{told}");
    assert!(!known.contains("leverancier"), "{known}");
    assert!(!json.contains("letters"), "{json}");
}

/// The codes of what is found in the tree of teas after a change.
fn found(from: &str, to: &str) -> Vec<&'static str> {
    let content = Content::of_folder(&trees::folder(TREE));
    let changed = content.tree.replacen(from, to, 1);
    assert_ne!(changed, content.tree, "{from}");
    let mut sources = Sources::new();
    let tree = sources.add("tree.yaml", changed.as_str());
    let apps = content.apps.iter().map(|(stem, text)| sources.add(format!("{stem}.yaml"), text.as_str()));
    let apps: Vec<_> = apps.collect();
    let LoadedTree { findings, .. } = lint::load(&sources, tree, &apps, Lang::Nl);
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn mistakes_are_found() {
    let code = |rule: Rule| vec![rule.code];
    assert_eq!(found("{app} nu?", "{naam} nu?"), code(Rule::UNKNOWN_PLACEHOLDER));
    assert_eq!(found("Is {app} nog", "Is { app } nog"), code(Rule::UNKNOWN_PLACEHOLDER));
    assert_eq!(found("id: prijs", "id: bestaat"), code(Rule::DUPLICATE_ID));
    assert_eq!(found("fact: keurmerk,", "fact: keurmerken,"), code(Rule::UNKNOWN_FACT));
    assert_eq!(
        found("sources: [{ in: blad,", "sources: [{ in: bladen,"),
        ["unknown-source", "unused-source"]
    );
    assert_eq!(found("{ id: prijs, text:", "{ id: prijs, txt:"), code(Rule::UNKNOWN_KEY));
    assert_eq!(found("is: { cafeine: false }", "known: trekt"), code(Rule::UNUSED_ASK));
    assert_eq!(found("ask: \"Zit", "vraag: \"Zit"), code(Rule::UNKNOWN_KEY));
}

#[test]
fn on_trees_made_by_chance_each_app_that_is_left_is_in_one_letter_and_no_fact_is_asked_twice() {
    let (mut letters, mut questions, mut merged) = (0, 0, 0);
    for content in trees::generated(0..500) {
        let plain = content.model();
        let mut model = content.model();
        let fact = (!model.graph.facts.is_empty()).then(|| FactIx::new(0));
        model.graph.ask_all = vec![common("bestaat", None), common("feit", fact)];
        for (at, row) in model.graph.facts.rows_mut().iter_mut().enumerate() {
            row.ask = (at % 2 == 0).then(|| format!("Hoe zit het met {at} van {{app}}?").into());
        }
        for (at, app) in std::sync::Arc::make_mut(&mut model.catalogue.apps).rows_mut().iter_mut().enumerate()
        {
            app.supplier = (at % 3 < 2).then(|| "Makers & Co".into());
        }
        for walk in stappenplan::analysis::walks(&model).step_by(5).take(6) {
            let choices = trees::keyed(&walk.path);
            let session = Session::resume(&model, MESSAGES, choices.clone(), Default::default());
            if session.outcome().is_none() {
                // It met a fault of the tree: then it is as before an end.
                continue;
            }
            let told = session.letters();
            assert_eq!(session.has_page(PageId::Suppliers), !told.letters.is_empty(), "{}", content.name);
            let mut apps: Vec<AppIx> = told.letters.iter().flat_map(|letter| letter.apps.clone()).collect();
            apps.sort_unstable();
            let shows = |outcome| model.graph.outcomes.row(outcome).shows == Shows::Remaining;
            let left = &session.state().walk.left;
            let left = session.outcome().filter(|outcome| shows(*outcome)).map(|_| Catalogue::apps_in(left));
            assert_eq!(apps, left.into_iter().flatten().collect::<Vec<_>>(), "{}", content.name);
            for letter in &told.letters {
                let mut asked: Vec<(AppIx, FactIx)> =
                    letter.questions.iter().map(|question| (question.app, question.fact)).collect();
                let common = letter.common.iter().filter(|inquiry| inquiry.at == 1);
                asked.extend(common.flat_map(|inquiry| &inquiry.apps).filter_map(|app| Some((*app, fact?))));
                let count = asked.len();
                asked.sort_unstable();
                asked.dedup();
                assert_eq!(asked.len(), count, "a fact twice in {}", content.name);
                assert!(letter.blocks(MESSAGES).iter().all(|block| !format!("{block:?}").contains("{app}")));
                letters += 1;
                questions += letter.questions.len();
                merged += usize::from(letter.apps.len() > 1);
            }
            let before = Session::resume(&plain, MESSAGES, choices, Default::default());
            let standings = |session: &Session<'_>| -> Vec<(AppIx, Standing)> {
                let groups = session.groups();
                groups.iter().flat_map(|group| &group.apps).map(|app| (app.app, app.standing)).collect()
            };
            assert_eq!(standings(&session), standings(&before), "{}", content.name);
        }
    }
    assert!(letters > 300 && questions > 60 && merged > 30, "{letters} {questions} {merged}");
}

#[test]
fn what_a_supplier_replied_is_not_asked_again_until_it_is_old() {
    let entered = date!(2026 - 12 - 03);
    let model = |today: time::Date| Content::of_folder(&trees::folder(TREE)).model().on(today.into());
    let numbers = |today: time::Date, replied: &[&str]| -> Vec<usize> {
        let mut model = model(today);
        model.graph.stale_after = Some(12);
        let answers = [("avond", "nee"), ("keurmerk", "nee")];
        let answers = answers.map(|(question, word)| (question.to_owned(), vec![word.to_owned()]));
        let choices = trees::given(&model, &answers.into_iter().collect());
        let mut session = Session::resume(&model, MESSAGES, choices, Default::default());
        for question in replied {
            let on = ReplyOn::Common { app: "munt".to_owned(), question: (*question).to_owned() };
            let value = ReplyValue::Text("Ja.".into());
            let (rests_on, by, shown) = ("mail".into(), "J. Jansen".into(), ReplyShown::default());
            let reply = Reply { on, value, rests_on, day: entered.into(), by, taken_back: false, shown };
            assert!(session.enter_reply(reply), "{question}");
        }
        session.letters().letters.iter().map(SupplierLetter::count).collect()
    };
    let soon = date!(2026 - 12 - 10);
    let price = "Wat kost een doos nu?";
    let sold = "Is Verse munt nog te koop, en onder welke naam?";
    let marks = "Welke keurmerken heeft Verse munt, en tot wanneer?";
    assert_eq!(numbers(soon, &[]), [3, 3]);
    assert_eq!(numbers(soon, &[price, sold]), [3, 1], "of two there is a reply");
    assert_eq!(numbers(soon, &[price, sold, marks]), [3], "who replied to everything gets no letter");
    assert_eq!(numbers(date!(2028 - 01 - 01), &[price]), [3, 3], "a reply that is too old is asked again");
}

fn common(id: &str, fact: Option<FactIx>) -> CommonQuestion {
    CommonQuestion { id: id.to_owned(), text: "Is {app} er nog?".into(), fact, sources: Vec::new() }
}
