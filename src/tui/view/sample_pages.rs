//! Pages made by hand, one of each kind, for the tests of how they look.

use crate::model::{AnswerIx, AppIx, AppSet, Ix};
use crate::session::{
    Action, AnswerLine, AppName, Ask, AskKind, Block, ChoiceEffect, ComparisonTable, CountColumns, Document,
    ExplainedTerm, Head, LinePick, Listing, ListingRow, PageId, TablePart, TableRow,
};
use crate::text::{Lang, Messages, Noun, SafeText};

pub(super) const MESSAGES: Messages = Messages::new(Lang::Nl);

fn apps(count: usize) -> AppSet {
    AppSet::with_capacity(count)
}

fn effect(number: usize, drops: &[usize], asks: &[usize], total: usize) -> ChoiceEffect {
    let set = |of: &[usize]| {
        let mut set = apps(total);
        of.iter().for_each(|at| set.insert(*at));
        set
    };
    ChoiceEffect {
        left: total - drops.len(),
        unproven: asks.len(),
        sentence: MESSAGES.effect_answer(number, drops.len()),
        drops: set(drops),
        asks: set(asks),
    }
}

const NAMES: [&str; 25] = [
    "24bikes",
    "Bakfiets Oost",
    "Beter Rijden",
    "City Cycle",
    "De Stadsfiets",
    "Duofiets",
    "Fietslease",
    "Gazelle",
    "Go Ride",
    "Jouw Omgeving",
    "KPN Fiets",
    "Kettingkast messenger",
    "Lichtgewicht",
    "Mobiel",
    "Noorderlicht",
    "Omafiets",
    "Pedaal",
    "Quick",
    "Ronde",
    "Snel 3",
    "Trapper",
    "Unie",
    "Vouwfiets",
    "Wielen",
    "Zadel en zo",
];

pub(super) fn ask() -> Ask {
    let drops = [vec![0, 5, 9, 18, 20], vec![0, 5], vec![], vec![]];
    let asks = [vec![3, 11, 16], vec![3, 11, 16], vec![], vec![]];
    let texts =
        ["Een certificaat voor ISO 4210", "ISO 4210 of ISO 4980", "Ander bewijs is ook goed", "Weet ik niet"];
    let lines = texts.iter().enumerate().map(|(at, text)| AnswerLine {
        pick: if at == 3 { LinePick::Unknown } else { LinePick::Answer(AnswerIx::new(at)) },
        text: SafeText::new(text),
        help: (at == 1).then(|| "Eén van de twee is genoeg.".into()),
        marked: at == 2,
        ticked: false,
        effect: Some(effect(at + 1, &drops[at], &asks[at], 25)),
    });
    let head = Head {
        title: "Stappenplan fietsen".into(),
        place: "Veiligheid · vraag 5, hierna hoogstens 4".into(),
    };
    Ask {
        head,
        news: Some(format!(
            "{} {}",
            MESSAGES.last_answer(8, Noun { one: "fiets", many: "fietsen" }),
            MESSAGES.skipped_for_left("Wilt u hulp van een motor?")
        )),
        notes: Vec::new(),
        before: Vec::new(),
        question: "Welk bewijs van veiligheid vraagt u van de leverancier?".into(),
        help: Some(
            "Fietsen moeten voldoen aan de norm ISO 4210. Met een **certificaat** laat een leverancier zien dat hij \
             ook volgens een norm werkt."
                .into(),
        ),
        hint: None,
        is_settled: false,
        kind: AskKind::One,
        columns: Some(CountColumns { left: MESSAGES.column_left().into(), unproven: Some("waarvan navragen".into()) }),
        lines: lines.collect(),
        now: None,
        refusal: None,
        unconfirmed: None,
        counting: None,
        apps: NAMES.iter().enumerate().map(|(at, name)| AppName { app: AppIx::new(at), name: (*name).into() }).collect(),
        listed: NAMES.len(),
        terms: vec![ExplainedTerm { term: "norm".into(), text: "Een afspraak.".into() }],
        sources: Vec::new(),
    }
}

pub(super) fn many() -> Ask {
    let mut ask = ask();
    ask.kind = AskKind::Many;
    ask.question = "Wat moet de fiets kunnen?".into();
    ask.hint = Some("Kies er één of meer.".into());
    ask.columns = Some(CountColumns {
        left: MESSAGES.column_toggle().into(),
        unproven: Some("waarvan navragen".into()),
    });
    ask.lines.iter_mut().enumerate().for_each(|(at, line)| {
        line.ticked = at < 2;
        line.marked = false;
    });
    ask.now = Some(ChoiceEffect {
        sentence: "Met deze 2 keuzes blijven er 14 over. Over 8 daarvan moet u iets navragen.".into(),
        ..effect(1, &[1, 2, 3], &[8, 9], 25)
    });
    ask
}

pub(super) fn number() -> Ask {
    let mut ask = ask();
    ask.kind = AskKind::Number { min: 0, max: 200 };
    ask.question = "Hoe ver fietst u per dag?".into();
    ask.hint = Some(MESSAGES.number_range(0, 200));
    ask.lines.drain(..3);
    ask.now = Some(ChoiceEffect {
        sentence: MESSAGES.effect_number("12 km", 20, 3),
        ..effect(1, &[1, 2, 3], &[8, 9], 25)
    });
    ask
}

pub(super) fn long() -> Ask {
    let mut ask = ask();
    let paragraph =
        "Dit is een lange uitleg, die niet in één keer op het scherm past, en toch helemaal te lezen is. ";
    ask.before = vec![
        Block::Heading("Over fietsen".into()),
        Block::Text(paragraph.repeat(8).as_str().into()),
        Block::Remark("Bron: fietsgids, hoofdstuk 1".into()),
    ];
    ask.question =
        "Wilt u een fiets die u ook kunt gebruiken als het regent, waait, sneeuwt en hagelt, of liever niet?"
            .into();
    ask
}

pub(super) fn advice() -> Listing<'static> {
    let row = |heading: Option<&str>, label: &str, words: &str| ListingRow {
        heading: heading.map(str::to_owned),
        label: label.into(),
        words: words.into(),
        action: Some(Action::Open(PageId::Apps)),
        detail: vec![
            Block::Heading(MESSAGES.attention_for(label)),
            Block::Item("Op de website staat weinig informatie. Vraag de leverancier om bewijs.".into()),
            Block::Item("Eerste maand gratis. Daarna vanaf ongeveer 9 euro per maand.".into()),
            Block::Remark("Bron: fietsgids, tabel 2".into()),
        ],
        ..ListingRow::default()
    };
    let link = |heading: Option<&str>, label: &str, right: &str, key: char| ListingRow {
        heading: heading.map(str::to_owned),
        label: label.into(),
        right: right.into(),
        shortcut: Some(key),
        action: Some(Action::Open(PageId::Open)),
        ..ListingRow::default()
    };
    Listing {
        head: Head {
            title: "Stappenplan fietsen".into(),
            place: "Advies · gegevens van voorjaar 2020".into(),
        },
        news: None,
        before: vec![Block::Text(
            "Van de 33 fietsen passen er 2 bij uw antwoorden. Eén past onder voorwaarden. Over één moet u eerst iets \
             navragen."
                .into(),
        )],
        rows: vec![
            row(Some("Aanbevolen"), "Snel 3", "ISO 4210 · 10 versnellingen · geen accu nodig"),
            row(None, "Kettingkast messenger", "ISO 4210 · 4 versnellingen · alleen op bestelling"),
            row(Some("Onder voorwaarden"), "Trapper", "alleen als u zelf de remmen onderhoudt"),
            row(Some("Eerst navragen"), "Zadel en zo", "vraag de leverancier: remmen, gewicht en certificaat"),
            link(Some("Verder bij dit advies"), "Regelen in uw organisatie", "3 punten", 'r'),
            link(None, "Nog open", "1 vraag", 'n'),
        ]
        .into(),
        after: vec![Block::Text("De gegevens komen uit voorjaar 2020.".into())],
        ..Listing::default()
    }
}

pub(super) fn document() -> Document {
    let pair = |label: &str, value: &str| Block::Pair {
        label: label.into(),
        value: value.into(),
        mark: "[1]".into(),
    };
    Document {
        head: Head { title: "Snel 3".into(), place: "Aanbevolen".into() },
        blocks: vec![
            Block::Heading("Waarom valt Snel 3 af?".into()),
            Block::Numbered(1, "U vraagt een certificaat voor ISO 4210 (vraag 5).".into()),
            Block::Remark(
                "Volgens de bron heeft Snel 3 geen certificaten. Bron: fietsgids, hoofdstuk 3".into(),
            ),
            Block::Numbered(2, "U rijdt met meer dan 2 personen (vraag 6).".into()),
            Block::Heading("Kenmerken".into()),
            pair("Veiligheid", "ISO 4210"),
            pair("Personen", "hoogstens 2"),
            pair(
                "Kosten",
                "eerste maand gratis, daarna vanaf ongeveer 9 euro per maand, per persoon die meerijdt",
            ),
            Block::Heading("Bronnen".into()),
            Block::Remark("[1] Fietsgids, tabel 2, 2026".into()),
        ],
        terms: Vec::new(),
    }
}

fn attention() -> TableRow {
    let points = |points: &[&str]| points.iter().map(|point| (*point).to_owned()).collect::<Vec<_>>();
    TableRow {
        label: "Aandachtspunten".into(),
        cells: vec![
            points(&["Vraag om bewijs."]),
            points(&["Maak eerst een proefrit.", "De accu is los te koop, vraag naar de prijs."]),
            Vec::new(),
            Vec::new(),
            points(&["Kijk naar de remmen."]),
        ],
    }
}

pub(super) fn table() -> ComparisonTable {
    let row = |label: &str, cells: [&str; 5]| TableRow {
        label: label.into(),
        cells: cells.iter().map(|cell| vec![(*cell).to_owned()]).collect(),
    };
    ComparisonTable {
        head: Head { title: "Vergelijken".into(), place: "5 fietsen".into() },
        corner: "Kenmerk".into(),
        columns: [
            "Snel 3",
            "Kettingkast messenger",
            "Trapper",
            "Zadel en zo",
            "De Stadsfiets van het noorden",
        ]
        .map(str::to_owned)
        .to_vec(),
        parts: vec![
            TablePart {
                rows: vec![
                    row(
                        "Resultaat",
                        ["Aanbevolen", "Aanbevolen", "Onder voorwaarden", "Eerst navragen", "Valt af"],
                    ),
                    row(
                        "Waarom",
                        [
                            "",
                            "",
                            "alleen als u zelf de remmen onderhoudt",
                            "vraag de leverancier: remmen",
                            "geen motor (vraag 3)",
                        ],
                    ),
                ],
                ..TablePart::default()
            },
            TablePart {
                heading: Some("Verschillen".into()),
                text: vec![Block::Text("“Telt mee” betekent: een van uw antwoorden gaat hierover.".into())],
                rows: vec![
                    row(
                        "Remmen (telt mee)",
                        ["schijfremmen", "velgremmen", "velgremmen", "niet bekend", "schijfremmen"],
                    ),
                    row("Gewicht", ["14 kg (zonder accu)", "15 kg", "14,5 kg", "onbeperkt", "niet bekend"]),
                    row(
                        "Kosten",
                        [
                            "eerste maand gratis, daarna vanaf ongeveer 9 euro per maand",
                            "gratis",
                            "gratis",
                            "onbekend",
                            "9 euro",
                        ],
                    ),
                ],
            },
            TablePart {
                heading: Some("Overal gelijk".into()),
                text: vec![Block::Text("Soort fiets (telt mee): stadsfiets; Elektrisch: ja".into())],
                rows: Vec::new(),
            },
            TablePart { rows: vec![attention()], ..TablePart::default() },
        ],
        terms: vec![ExplainedTerm { term: "Elektrisch".into(), text: "Met een motor.".into() }],
    }
}
