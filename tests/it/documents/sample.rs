//! Documents as people would get them, for the tests and for `scripts/check-reports` to look at.

use stappenplan::document::{
    Attachment, Cell, Document, Part, Sheet, Span, Table, Value, Workbook, csv, docx, html, odt, xlsx,
};
use stappenplan::text::{Day, Lang};

pub(super) fn table(caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let heads = heads.iter().map(|head| (*head).into()).collect();
    Table { caption: caption.into(), heads, rows }
}

fn heading(level: u8, words: &str) -> Part {
    Part::Heading { level, words: words.into() }
}

pub(super) fn paragraph(words: &str) -> Part {
    Part::Paragraph(vec![Span::plain(words)])
}

pub(super) fn number(number: f64, words: &str) -> Cell {
    Cell { value: Some(Value::Number(number)), ..Cell::words(words) }
}

pub(super) fn day(written: &str, words: &str) -> Cell {
    Cell { value: Day::last_of(written).map(Value::Day), ..Cell::words(words) }
}

fn words<const N: usize>(words: [&str; N]) -> Vec<Cell> {
    words.map(Cell::words).to_vec()
}

fn alternatives() -> Table {
    let row = |name: &str, price: f64, told: &str, against: &str, standing: &str| {
        let price_words = format!("{price} euro").replace('.', ",");
        vec![
            Cell::words(name),
            number(price, &price_words),
            Cell::words(told),
            Cell::words(against),
            Cell::words(standing),
        ]
    };
    table(
        "Wat er te kiezen is, in volgorde van het advies",
        &["Fiets", "Prijs", "Wat ervoor spreekt", "Wat ertegen spreekt", "Oordeel"],
        vec![
            row("Stadsfiets Kade", 649.0, "Licht, en de winkel is om de hoek.", "Geen vering.", "aanbevolen"),
            row(
                "Bakfiets Polder",
                2349.5,
                "Er passen drie kinderen in.",
                "Past niet in de schuur.",
                "eerst vragen",
            ),
            row("Vouwfiets Perron", 1199.0, "Mag gratis mee in de trein.", "Kleine wielen.", "aanbevolen"),
        ],
    )
}

fn risks() -> Table {
    table(
        "Risico's en wat eraan wordt gedaan",
        &["Risico", "Maatregel", "Wie", "Voor"],
        vec![
            vec![
                Cell::words("Diefstal bij het station"),
                Cell::words("Een tweede slot, en een plek in de stalling."),
                Cell::words("M. de Vries"),
                day("2027-01-15", "15 januari 2027"),
            ],
            vec![
                Cell::words("De accu gaat minder lang mee dan beloofd"),
                Cell {
                    spans: vec![Span::plain("Aanvaard door de directie "), Span::bold("tot 1 juli 2027")],
                    value: None,
                },
                Cell::words("Directie"),
                Cell::default(),
            ],
        ],
    )
}

fn numbered(items: &[&str]) -> Part {
    Part::List { is_numbered: true, items: items.iter().map(|item| vec![Span::plain(*item)]).collect() }
}

/// A memo of a page or two with every part there is, and appendices with a table that takes pages.
pub(super) fn memo() -> Document {
    let bold = |before: &str, bold: &str, after: &str| {
        vec![Span::plain(before), Span::bold(bold), Span::plain(after)]
    };
    let answers = (1..=60).map(|at| {
        let question = format!("Vraag {at}: hoe ver rijdt u op een gewone dag, heen en terug samen?");
        words([
            &question,
            "Tussen 5 en 15 kilometer",
            "De meeste mensen fietsen niet verder dan naar het station.",
        ])
    });
    Document {
        title: "Besluit over fietsen voor de zaak".into(),
        lang: Lang::Nl,
        made_on: Day::last_of("2026-11-28"),
        parts: vec![
            Part::Notice(bold("", "Concept.", " Dit besluit is nog niet genomen.")),
            heading(1, "Wat wordt gevraagd"),
            Part::Paragraph(bold(
                "Kies ",
                "Stadsfiets Kade",
                " voor tien medewerkers, voor de duur van drie jaar.",
            )),
            heading(1, "Het advies"),
            paragraph(
                "Vier fietsen passen bij wat is gevraagd.\nBij één daarvan moet eerst iets worden nagevraagd.",
            ),
            Part::List {
                is_numbered: false,
                items: vec![
                    bold("De eerste keus is ", "Stadsfiets Kade", ": die voldoet aan beide wensen."),
                    vec![Span::plain("De gegevens zijn van april 2026; een prijs kan zijn veranderd.")],
                ],
            },
            heading(1, "De alternatieven"),
            Part::Table(alternatives()),
            heading(1, "Risico's"),
            Part::Table(risks()),
            heading(2, "In deze volgorde"),
            numbered(&[
                "Vraag de leverancier om een offerte.",
                "Laat drie mensen een week proefrijden.",
                "Bestel.",
            ]),
            numbered(&["Een tweede lijst", "begint weer bij 1."]),
            heading(1, "Status"),
            paragraph("Versie 2, ter advies. Opnieuw bekijken op 1 december 2027."),
            Part::Signatures(vec![
                "Naam, functie en datum".into(),
                "Voor akkoord: de ondernemingsraad".into(),
            ]),
            Part::NewPage,
            heading(1, "Bijlage: de antwoorden"),
            Part::Table(table(
                "De vragen en de antwoorden, met opmerkingen",
                &["Vraag", "Antwoord", "Opmerking"],
                answers.collect(),
            )),
            heading(1, "Bijlage: waarop dit rust"),
            heading(2, "Bronnen"),
            heading(3, "Winkel"),
            heading(4, "Folder"),
            paragraph("Folder van april 2026."),
        ],
    }
}

/// The same in a few words of English.
fn short() -> Document {
    Document {
        title: "Bicycles for the firm".into(),
        lang: Lang::En,
        made_on: None,
        parts: vec![heading(1, "What is asked"), paragraph("Choose one."), Part::Table(alternatives())],
    }
}

pub(super) fn workbook() -> Workbook {
    let mut rows = alternatives().rows;
    rows.push(words(["=1+1", "+31 6 12345678", "-", "@SUM(A1)", "_x0041_"]));
    let compared = Table { rows, ..alternatives() };
    Workbook {
        title: "Fietsen voor de zaak".into(),
        lang: Lang::Nl,
        sheets: vec![
            Sheet { name: "Vergelijking".into(), table: compared },
            Sheet { name: "Wat te doen: risico's / maatregelen".into(), table: risks() },
        ],
    }
}

pub(super) fn attachment(text: &str) -> Attachment {
    Attachment {
        file_name: "dossier.yaml".into(),
        words: "Het dossier bij dit stuk".into(),
        text: text.to_owned(),
    }
}

/// Text of a dossier as a person may have filled it, of some thousands of letters.
pub(super) fn dossier_text(random: &mut fastrand::Rng) -> String {
    const LETTERS: [&str; 16] = [
        "a", "é", "\n", "  ", "\t", "<b>", "]]>", "&amp;", "\"", "'", "😀", "\u{2028}", "\r\n", "\u{1b}",
        "=1+1", "ط",
    ];
    let length = random.usize(0..4_000);
    let text: String = (0..length).map(|_| LETTERS[random.usize(..LETTERS.len())]).collect();
    format!("stappenplan: dossier\nformat: 1\n{text}")
}

/// Writes what `scripts/check-reports` looks at to the folder that it names.
#[test]
fn samples_are_written_where_they_are_asked_for() {
    let Some(folder) = std::env::var_os("STAPPENPLAN_SAMPLES").map(std::path::PathBuf::from) else { return };
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(name), bytes).unwrap();
    for (name, document) in [("memo", memo()), ("short", short())] {
        let attachment = attachment("stappenplan: dossier\nformat: 1\n");
        write(&format!("{name}.html"), html(&document, Some(&attachment)).into_bytes());
        write(&format!("{name}.docx"), docx(&document, Some(&attachment)).unwrap());
        write(&format!("{name}.odt"), odt(&document, Some(&attachment)).unwrap());
    }
    write("tables.xlsx", xlsx(&workbook()).unwrap());
    write("tables.csv", csv(&workbook().sheets[0], Lang::Nl).into_bytes());
    let mut random = fastrand::Rng::with_seed(7);
    for at in 0..50 {
        let attachment = attachment(&dossier_text(&mut random));
        write(&format!("crossing-{at}.txt"), attachment.text.clone().into_bytes());
        write(&format!("crossing-{at}.docx"), docx(&short(), Some(&attachment)).unwrap());
        write(&format!("crossing-{at}.odt"), odt(&short(), Some(&attachment)).unwrap());
    }
}

/// Looks whether what came back from a word processor still holds what was attached: `NAME.txt` beside each file.
#[test]
fn crossings_came_back() {
    let Some(folder) = std::env::var_os("STAPPENPLAN_CROSSED").map(std::path::PathBuf::from) else { return };
    let mut looked_at = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let is_document = path.extension().is_some_and(|ending| ending == "docx" || ending == "odt");
        if !is_document {
            continue;
        }
        let sent = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let found = stappenplan::document::attached(&std::fs::read(&path).unwrap());
        assert_eq!(found, Ok(Some(sent)), "{}", path.display());
        looked_at += 1;
    }
    assert!(looked_at > 0, "nothing in {}", folder.display());
}
