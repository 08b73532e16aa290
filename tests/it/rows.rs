//! Columns of facts in lists of apps: in saved text, in `apps`, and line by line in sentences.

use stappenplan::session::Session;
use stappenplan::text::{Lang, Messages};

use super::common::Cmd;
use super::trees::{self, Content};

fn tea(arguments: &[&str]) -> String {
    Cmd::new(arguments).tree("constructs/rows").run().stdout
}

const EARLY: [&str; 6] = ["walk", "--full", "--answer", "gast=vroeg", "--answer", "pot=vaak"];

#[test]
fn what_is_left_stands_in_columns() {
    let told = tea(&EARLY);
    let expected = "\
Aanbevolen    Smaak             Water  Per blik        Cafeïne
- Oolong      bloemig, grassig  90 °C  12 euro voor…   ja
  Per blik: 12 euro voor 50 gram
- Verveine    fruitig, grassig  95 °C  5 euro          nee

Onder voorwaarden
- Sencha      grassig           70 °C  8 euro          ja
  het water mag niet koken

Eerst navragen
- Darjeeling  bloemig, fruitig  95 °C  6 euro          ja
  vraag de leverancier: Keren zetten
- Maanthee    geen                  ?  hangt af        ?
  inhoud onbekend · vraag de leverancier: Keren zetten
  Per blik: hangt af van de stand van de maan
  - Niemand weet wat erin zit.

? = niet bekend
";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn the_sign_is_explained_only_where_it_occurs() {
    let late = tea(&["walk", "--full", "--answer", "gast=vroeg", "--answer", "pot=eens"]);
    assert!(late.contains("? = niet bekend"), "{late}");
    let listed = tea(&["apps"]);
    assert!(listed.lines().next().is_some_and(|heads| heads.ends_with("? = niet bekend")), "{listed}");
    let said = Cmd::new(&["--plain"]).tree("constructs/rows").stdin("2\n1\nstop\n").run().stdout;
    assert!(!said.contains("? ="), "a sentence has no signs:\n{said}");
}

#[test]
fn apps_have_columns_in_a_table_to_read() {
    let listed = tea(&["apps"]);
    let line = |id: &str| listed.lines().find(|line| line.starts_with(id)).unwrap().to_owned();
    let sencha = "sencha      Sencha                 grassig            70 °C  8 euro          ja       Huis aan de Kade";
    assert_eq!(line("sencha"), sencha, "{listed}");
    assert_eq!(
        line("maan"),
        "maan        Maanthee               geen                   ?  hangt af        ?",
        "{listed}"
    );
}

#[test]
fn line_by_line_the_same_is_said_in_sentences() {
    let said = Cmd::new(&["--plain"]).tree("constructs/rows").stdin("2\n1\nstop\n").run().stdout;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for row in [
        "1. Oolong. Smaak: bloemig, grassig; water: 90 °C; per blik: 12 euro voor 50 gram; cafeïne: ja.",
        "3. Sencha. Smaak: grassig; water: 70 °C; per blik: 8 euro; cafeïne: ja. Het water mag niet koken.",
        "5. Maanthee. Smaak: geen; water: niet bekend; per blik: hangt af van de stand van de maan; cafeïne: niet bekend. \
         Inhoud onbekend.",
    ] {
        assert!(said.contains(row), "{row}\n{said}");
    }
}

#[test]
fn a_unit_in_the_head_is_not_said_again_in_every_row() {
    let mut content = Content::of_folder(&trees::folder("constructs/rows"));
    let told = |content: &Content, app: &str| {
        let model = content.model();
        let session = Session::new(&model, Messages::new(Lang::Nl));
        session
            .row_cells(model.catalogue.find(app).unwrap())
            .iter()
            .map(|cell| cell.told())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&content, "sencha")[1], "water: 70 °C");
    content.tree =
        content.tree.replace("{ fact: graden, label: water }", "{ fact: zetten, label: keer zetten }");
    assert_eq!(told(&content, "sencha")[1], "keer zetten: 3");
    assert_eq!(told(&content, "oolong")[1], "keer zetten: onbeperkt");
}
