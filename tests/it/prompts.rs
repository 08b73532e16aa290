//! What line mode asks and says, from the start to the plan with wrong turns: names as their author wrote them, examples
//! that are accepted, and the way back.

use std::io::Cursor;

use stappenplan::plain::{self, LineOptions};
use stappenplan::session::{
    Ask, AskKind, DossierAction, DossierDone, Ended, Host, LettersToSave, Page, PageId, PendingAnswer,
    ReportKind, Resumed, SaveState, Session,
};
use stappenplan::text::{Lang, Messages, parse, to_plain};

use super::common::{Cmd, Shown, sample_size};
use super::trees::{self, Content};

/// To an advice of what ships.
const TO_THE_ADVICE: &str = "1\n1\n7\n2\n1\n1\n2\n6\n2\n6\n";

/// A conversation over what ships.
fn talk(typed: &str) -> Shown {
    Cmd::new(&["--plain"]).stdin(typed).run()
}

/// What was told after each line that was typed: line breaks and indents are blanks.
fn told(shown: &Shown) -> Vec<String> {
    let words = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    shown.stdout.split("stop): ").map(words).collect()
}

#[test]
fn answers_are_told_as_their_author_wrote_them() {
    let all = told(&talk("1\n1\n3, 2\nterug\nstop\n"));
    assert!(all[3].starts_with("Gekozen: G Suite van Google; Zoom. "), "{all:?}");
    assert!(
        all[4].contains("Uw antwoord was: G Suite van Google; Zoom. Met Enter blijft dat zo."),
        "{all:?}"
    );
    let all = told(&talk("1\n1\nOffice 365 van Microsoft, met of zonder Teams; kaizala\nterug\nstop\n"));
    let given = "Office 365 van Microsoft, met of zonder Teams; Kaizala";
    assert!(all[3].starts_with(&format!("Gekozen: {given}. ")), "{all:?}");
    assert!(all[4].contains(&format!("Uw antwoord was: {given}. Met Enter")), "{all:?}");
}

#[test]
fn a_number_without_an_answer_is_told() {
    let all = told(&talk("1\n1\n7\n3\n0\n2\n1\n1 9\n99999999999999999999\nstop\n"));
    for at in [4, 5] {
        assert!(all[at].starts_with("Er zijn 2 antwoorden; typ 1 of 2."), "{all:?}");
    }
    for at in [8, 9] {
        assert!(all[at].starts_with("Er zijn 7 antwoorden; typ 1 tot en met 7."), "{all:?}");
    }
    let all = told(&talk(&format!("{TO_THE_ADVICE}99\nstop\n")));
    assert!(all[11].contains("regels om te kiezen; typ 1 tot en met "), "{all:?}");
}

#[test]
fn an_empty_line_takes_no_new_answer_and_keeps_an_old_one() {
    let all = told(&talk("\n2\nterug\n\nstop\n"));
    assert!(all[1].starts_with("Typ 1 tot en met 4, of hulp."), "{all:?}");
    assert!(all[3].contains("Uw antwoord was: Met collega's of andere zorgverleners."), "{all:?}");
    assert!(all[4].starts_with("Gekozen: Met collega's of andere zorgverleners."), "{all:?}");
    // Boxes, and the field of a number.
    let all = told(&talk("1\n1\n\n7\n2\n1\n6\n\nstop\n"));
    assert!(all[3].starts_with("Kies er één of meer. Typ 1 tot en met 8, of hulp."), "{all:?}");
    assert!(all[8].starts_with("Typ een heel getal van 2 tot en met 500."), "{all:?}");
}

/// Boxes of which none, one or two may be ticked, then a number that is never 12.
const BOXES: &str = "\
format: 1
id: zaal
title: Zaal kiezen
edition: proef
language: nl
start: spullen
questions:
  spullen:
    ask: Wat mag er staan?
    many:
      min: 0
      max: 2
      answers:
        scherm: { text: \"Een scherm, groot\" }
        piano: { text: Een piano }
        doek: { text: Een doek }
    go: stoelen
  stoelen:
    ask: Hoeveel stoelen?
    number: { unit: stoelen, min: 20000, max: 90000 }
    end: klaar
outcomes:
  klaar: { kind: info, title: Klaar }
";

fn boxes(typed: &str) -> Vec<String> {
    told(&Cmd::new(&["--plain", "--tree", "zaal.yaml"]).file("zaal.yaml", BOXES).stdin(typed).run())
}

#[test]
fn nothing_is_chosen_only_by_a_second_empty_line() {
    let all = boxes("\n9\n\n\nterug\n\n1,2,3\nstop\n");
    let twice = "Wilt u niets kiezen? Druk dan nog eens op Enter. Of typ 1 tot en met 3.";
    assert!(all[1].starts_with(twice), "{all:?}");
    assert!(all[2].starts_with("Er zijn 3 antwoorden; typ 1 tot en met 3."), "{all:?}");
    assert!(all[3].starts_with(twice), "another line was between them: {all:?}");
    assert!(all[4].starts_with("Gekozen: niets."), "{all:?}");
    assert!(all[5].contains("Uw antwoord was: niets. Met Enter blijft dat zo."), "{all:?}");
    assert!(all[6].starts_with("Gekozen: niets."), "it was given before: {all:?}");
    let all = boxes("1,2,3\neen scherm, groot; een doek\nterug\nstop\n");
    assert!(all[1].starts_with("U koos er 3. Kies er niet meer dan 2."), "{all:?}");
    assert!(all[3].contains("Uw antwoord was: Een scherm, groot; Een doek."), "{all:?}");
}

#[test]
fn an_example_is_one_that_is_accepted() {
    // The number is asked second.
    let all = boxes("1\nveel\n20000\nstop\n");
    assert!(all[2].starts_with("Typ een heel getal, bijvoorbeeld 20000."), "{all:?}");
    assert!(all[3].starts_with("Gekozen: 20000 stoelen."), "{all:?}");
    let all = told(&talk("1\n1\n1,2\nstop\n"));
    assert!(all[2].ends_with("(1 tot en met 8; zoals 1,2; terug, overzicht, waarom, hulp,"), "{all:?}");
    assert!(
        all[3].starts_with("Gekozen: Office 365 van Microsoft, met of zonder Teams; G Suite van Google."),
        "{all:?}"
    );
}

/// A world in which everything is saved at once, and nothing is kept.
struct Nowhere;

impl Host for Nowhere {
    fn save(&mut self, _: &Session<'_>) -> SaveState {
        SaveState::Saved
    }

    fn save_state(&mut self) -> SaveState {
        SaveState::Saved
    }

    fn keep_typed(&mut self, _: &Session<'_>) -> bool {
        true
    }

    fn dossier(&mut self, _: DossierAction, session: &mut Session<'_>) -> Result<DossierDone, String> {
        session.take_up(Resumed::default());
        Ok(DossierDone::TakenUp)
    }

    fn save_report(&mut self, _: ReportKind, _: &Session<'_>) -> String {
        "nowhere".to_owned()
    }

    fn save_letters(&mut self, _: LettersToSave, _: &Session<'_>) -> String {
        "nowhere".to_owned()
    }
}

/// What the program says to these lines over a tree.
pub(crate) fn talk_over(content: &Content, typed: &[String]) -> String {
    let model = content.model();
    talk_in(&mut Session::new(&model, Messages::new(Lang::Nl)), typed)
}

/// The same in a session that was begun.
pub(crate) fn talk_in(session: &mut Session<'_>, typed: &[String]) -> String {
    let mut input = Cursor::new(typed.concat());
    let mut output = Vec::new();
    let options = LineOptions { width: 10_000, ascii: false, unseen: true, goes_on: false };
    let ended = plain::run(session, &mut Nowhere, &mut input, &mut output, options);
    assert_eq!(ended.unwrap(), Ended::InputEnded);
    String::from_utf8(output).unwrap()
}

/// The page of the question in view.
fn ask(session: &Session<'_>) -> Ask {
    let Page::Ask(ask) = session.page(PageId::Walk, &PendingAnswer::default()) else {
        unreachable!("a question")
    };
    *ask
}

/// What line mode says when it goes on with a draft that the screen left, and an empty line is typed.
fn goes_on_with(session: &mut Session<'_>, draft: PendingAnswer) -> String {
    session.keep_draft(draft);
    let mut output = Vec::new();
    let options = LineOptions { width: 10_000, ascii: false, unseen: true, goes_on: true };
    plain::run(session, &mut Nowhere, &mut Cursor::new("\n"), &mut output, options).unwrap();
    String::from_utf8(output).unwrap()
}

#[test]
fn what_the_screen_left_unconfirmed_is_named_and_an_empty_line_confirms_exactly_that() {
    let model = Content::embedded().model();
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let (mut one, mut many, mut number) = (0, 0, 0);
    while session.outcome().is_none() {
        let ask = ask(&session);
        let question = session.question().unwrap();
        let (draft, told) = match ask.kind {
            AskKind::One => {
                one += 1;
                let line = &ask.lines[0];
                let marked = Some(line.pick);
                (PendingAnswer { marked, ..PendingAnswer::default() }, line.text.one_line())
            }
            AskKind::Many => {
                many += 1;
                // None of the lines that go alone is first.
                let lines: Vec<_> = ask.lines.iter().take(2).collect();
                let ticks = lines.iter().map(|line| line.pick).collect();
                let words = lines.iter().map(|line| line.text.one_line()).collect::<Vec<_>>().join("; ");
                (PendingAnswer { ticks, ..PendingAnswer::default() }, format!("2 gekozen: {words}"))
            }
            AskKind::Number { .. } => {
                number += 1;
                // What is no number is named and not confirmed.
                let draft = PendingAnswer { typed: "1x".to_owned(), ..PendingAnswer::default() };
                let said = goes_on_with(&mut session, draft);
                assert!(said.contains("Nog niet bevestigd: 1x.\n"), "{said}");
                assert!(!session.choices().contains_key(&question));
                (session.example().unwrap(), "12 ".to_owned())
            }
        };
        let marked = draft.marked.filter(|_| ask.kind == AskKind::One);
        let expected = session.given(&draft, marked).unwrap();
        let said = goes_on_with(&mut session, draft);
        let told = format!("Nog niet bevestigd: {told}");
        assert!(said.contains(&told), "{told}: {said}");
        assert!(said.contains(" Met Enter bevestigt u dat.\n"), "{said}");
        assert_eq!(session.choices().get(&question), Some(&expected), "{said}");
    }
    assert!(one > 0 && many > 0 && number > 0, "{one} {many} {number}");
}

/// The example in the last thing that was said, from what is before it to what is after.
fn example<'s>(said: &'s str, before: &str, after: char) -> Option<&'s str> {
    let (_, rest) = said.rsplit_once(before)?;
    Some(rest.split(after).next()?.trim_end_matches('.'))
}

#[test]
fn every_example_is_accepted_when_it_is_typed_back() {
    let (mut numbers, mut boxes) = (0, 0);
    let written = [Content::embedded(), Content::of_folder(&trees::folder("second"))];
    for content in written.into_iter().chain(trees::generated(5000..8000).take(sample_size(60, 3000))) {
        let mut typed: Vec<String> = Vec::new();
        for _ in 0..12 {
            let said = talk_over(&content, &typed);
            let Some((_, prompt)) = said.trim_end().rsplit_once("\nUw ") else { break };
            let (prompt, _) = prompt.split_once('\n').unwrap_or((prompt, ""));
            let answered = match prompt {
                _ if prompt.starts_with("getal (") => {
                    // Something that is no number is answered with an example.
                    let refused = talk_over(&content, &[typed.clone(), vec!["veel\n".to_owned()]].concat());
                    numbers += 1;
                    example(&refused, "Typ een heel getal, bijvoorbeeld ", '\n').unwrap().to_owned()
                }
                _ if prompt.starts_with("keuzes (") => match example(prompt, " zoals ", ';') {
                    Some(lines) => {
                        boxes += 1;
                        lines.to_owned()
                    }
                    None => "1".to_owned(),
                },
                _ if said.rsplit("\n\n").nth(1).is_some_and(|page| page.starts_with("Vraag ")) => {
                    "1".to_owned()
                }
                // A list: the walk has ended.
                _ => break,
            };
            typed.push(format!("{answered}\n"));
            let said = talk_over(&content, &typed);
            let news = said.rsplit_once("stop):").map_or("", |(before, _)| before);
            let news = news.rsplit_once("stop):").map_or("", |(_, news)| news);
            assert!(news.trim_start().starts_with("Gekozen: "), "{}: {typed:?}: {said}", content.name);
        }
    }
    assert!(numbers > 20 && boxes > 20, "{numbers} numbers and {boxes} lists of boxes");
}

#[test]
fn back_from_what_hangs_under_the_advice_shows_the_advice_again() {
    let all = told(&talk(&format!("{TO_THE_ADVICE}vragen aan leveranciers\nterug\nterug\nstop\n")));
    let advice = &all[10];
    assert!(advice.contains("Aanbevolen"), "{all:?}");
    assert!(all[11].starts_with("Vragen aan leveranciers"), "{all:?}");
    let again = advice.rsplit_once(" Advies, ").unwrap().1;
    assert_eq!(all[12], format!("Het advies bij uw antwoorden Advies, {again}"));
    assert!(all[13].starts_with("U bent terug bij vraag 10. Uw antwoord staat er nog."), "{all:?}");
}

#[test]
fn back_leads_where_the_person_came_from() {
    // At the beginning there is nothing before it.
    let cmd = Cmd::new(&["--plain"]).stdin("1\n2\nstop\n");
    cmd.run();
    let cmd = cmd.again(&["--plain"]).stdin("terug\n2\n1\nterug\nterug\nstop\n");
    let all = told(&cmd.run());
    assert!(all[1].starts_with("Dit is het begin."), "{all:?}");
    assert!(all[2].starts_with("Uw antwoorden 26 van "), "{all:?}");
    // Who does not change an answer is back at the overview.
    assert!(all[3].contains("Met wie gaat u beeldbellen?"), "{all:?}");
    assert_eq!(all[4], all[2]);
    assert!(all[5].starts_with("Stappenplan beeldbellen"), "{all:?}");
    // A text over a question.
    let all = told(&talk("1\nwoorden\nterug\nterug\nstop\n"));
    assert!(all[3].starts_with("Vraag 2, "), "{all:?}");
    assert!(all[4].starts_with("U bent terug bij vraag 1."), "{all:?}");
}

#[test]
fn before_an_end_there_is_no_report_and_no_advice() {
    let cmd = Cmd::new(&["--plain"]).stdin("opslaan\nik wil eerst lezen\n4\nstop\n");
    let all = told(&cmd.run());
    assert!(
        all[1].starts_with("U bent nog niet aan het eind. Er is nog geen verslag om te bewaren."),
        "{all:?}"
    );
    assert!(all[3].contains("Opslaan: een verslag bewaren, bijvoorbeeld voor Word."), "{all:?}");
    assert_eq!(cmd.files().iter().filter(|file| file.extension().is_some_and(|end| end == "md")).count(), 0);
    let all = told(&cmd.again(&["--plain"]).stdin("stop\n").run());
    assert!(all[0].contains("1. De uitleg bekijken. Stappenplan beeldbellen "), "{all:?}");
    assert!(all[0].contains(" concept. 2. Uw antwoorden."), "{all:?}");
    let cmd = Cmd::new(&["--plain"]).stdin(format!("{TO_THE_ADVICE}stop\n"));
    cmd.run();
    let all = told(&cmd.again(&["--plain"]).stdin("stop\n").run());
    assert!(all[0].contains("1. Het advies bekijken. Stappenplan beeldbellen "), "{all:?}");
}

#[test]
fn what_explains_an_answer_is_read_with_it() {
    let model = Content::embedded().model();
    let all = told(&talk(TO_THE_ADVICE)).join(" ");
    let mut explained = 0;
    for (_, question) in model.graph.questions.iter() {
        let answers = question.answers().into_iter().flat_map(|answers| answers.rows());
        for answer in answers.filter(|_| all.contains(&question.ask.one_line())) {
            let Some(help) = &answer.help else { continue };
            let help = to_plain(&parse(help.as_str())).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(all.contains(&help), "{}: {help}", answer.text.one_line());
            explained += 1;
        }
    }
    assert!(explained > 2, "{explained}: {all}");
}

#[test]
fn what_a_line_did_is_apart_from_the_page_that_follows() {
    for (typed, told) in [
        ("1\nterug\nwissen\n", "\nUw antwoord op vraag 1 is gewist.\n\nVraag 1, "),
        (
            "1\nterug\n2\nherstellen\n",
            "\nOngedaan gemaakt: vraag 1 is weer “Met patiënten of cliënten”.\n\nVraag 2, ",
        ),
    ] {
        let said = talk(typed).stdout;
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn the_end_of_the_input_says_nothing_of_answers_where_there_are_none() {
    let end = |typed: &str| {
        talk(typed).stdout.lines().find(|line| line.starts_with("De invoer")).map(str::to_owned)
    };
    assert_eq!(end("").as_deref(), Some("De invoer is afgelopen."));
    assert_eq!(end("hulp\n").as_deref(), Some("De invoer is afgelopen."));
    assert_eq!(end("1\n").as_deref(), Some("De invoer is afgelopen. Uw antwoorden zijn bewaard."));
}

#[test]
fn where_a_search_found_something_and_what_was_there_are_two_sentences() {
    for sought in ["voor", "patiënten", "e2ee", "iso"] {
        for line in talk(&format!("zoek {sought}\nstop\n")).stdout.replace("\n   ", " ").lines() {
            let Some((_, found)) = line.split_once("Gevonden in: ") else { continue };
            let small = found.match_indices(". ").filter_map(|(at, _)| found[at + 2..].chars().next());
            assert!(!small.into_iter().any(char::is_lowercase), "{line}");
        }
    }
}

#[test]
fn what_is_said_beside_a_row_is_a_sentence() {
    let all = told(&talk("1\n1\n7\noverzicht\nstop\n"));
    assert!(all[4].contains("Er viel niets af."), "{all:?}");
    assert!(all[4].contains("U bent hier."), "{all:?}");
    assert!(!all[4].contains(" Niets. ") && !all[4].contains(" Nu. "), "{all:?}");
}

#[test]
fn an_answer_is_taken_back_and_that_is_undone() {
    let all = told(&talk(
        "wissen\n1\n1\nwissen\nterug\nwissen\nherstellen\nwissen 1\nherstellen\nwis 9\noverzicht\nwissen\nstop\n",
    ));
    assert!(all[1].starts_with("Hier is geen antwoord om te wissen."), "{all:?}");
    assert!(all[4].starts_with("Hier is geen antwoord om te wissen."), "question 3 is new: {all:?}");
    // Back at question 2, its answer is taken back there.
    assert!(all[5].starts_with("U bent terug bij vraag 2."), "{all:?}");
    assert!(all[6].starts_with("Uw antwoord op vraag 2 is gewist. Vraag 2, "), "{all:?}");
    assert!(!all[6].contains("Uw antwoord was"), "{all:?}");
    // Undone, the person is where the answer was taken back.
    assert!(
        all[7].starts_with("Ongedaan gemaakt: vraag 2 is weer “Alleen beeldbellen”. Vraag 2, "),
        "{all:?}"
    );
    assert!(all[7].contains("Uw antwoord was: Alleen beeldbellen. Met Enter blijft dat zo."), "{all:?}");
    assert!(
        all[8].starts_with("Uw antwoord op vraag 1 is gewist. ") && all[8].contains("Met wie gaat u"),
        "{all:?}"
    );
    assert!(all[9].starts_with("Ongedaan gemaakt: "), "{all:?}");
    assert!(all[10].starts_with("U bent nog niet bij vraag 9."), "{all:?}");
    assert!(all[12].starts_with("Typ achter wissen het nummer van de vraag."), "{all:?}");
}

#[test]
fn an_answer_that_waits_is_read_about_and_taken_back_by_its_row() {
    let all = told(&talk(
        "1\n1\n7\nwissen 2\noverzicht\n3\nwaarom 3\nwissen 3\nherstellen\nwissen 3\nwissen 3\nstop\n",
    ));
    assert!(
        all[4].starts_with("Uw antwoord op vraag 2 is gewist. Eén later antwoord wacht daarop."),
        "{all:?}"
    );
    let row = "Deze antwoorden wachten op een vraag die nog open is 3. Wat gebruikt uw organisatie nu al?";
    assert!(all[5].contains(row), "{all:?}");
    for why in &all[6..8] {
        assert!(why.contains("Dit antwoord wacht op vraag 2, die nog open is: “Zoekt u alleen"), "{all:?}");
    }
    let gone = "Uw antwoord op “Wat gebruikt uw organisatie nu al?” is gewist.";
    // What was done comes first, as after every line; then the page.
    assert!(all[8].starts_with(gone) && all[8].contains("Uw antwoorden "), "{all:?}");
    assert!(!all[8].contains("Deze antwoorden wachten"), "{all:?}");
    let back = "Ongedaan gemaakt: “Wat gebruikt uw organisatie nu al?” is weer “Geen van deze”.";
    assert!(all[9].starts_with(back) && all[9].contains("Uw antwoorden "), "{all:?}");
    assert!(all[10].contains(gone), "{all:?}");
    assert!(all[11].starts_with("U bent nog niet bij vraag 3."), "{all:?}");
}

#[test]
fn a_tick_of_the_plan_is_undone_in_the_plan() {
    let all =
        told(&talk(&format!("{TO_THE_ADVICE}plan\n1\nherstellen\n1\nterug\nherstellen\nherstellen\nstop\n")));
    let [.., plan, ticked, undone, _, _, on_advice, nothing, _] = all.as_slice() else {
        unreachable!("{all:?}")
    };
    assert!(plan.contains("0 van 41 klaar"), "{plan}");
    assert!(ticked.starts_with("1. klaar: ") && ticked.contains("1 van 41 klaar."), "{ticked}");
    assert!(undone.starts_with("Ongedaan gemaakt. Weer te doen: “"), "{undone}");
    assert!(undone.contains("0 van 41 klaar."), "{undone}");
    assert!(on_advice.starts_with("Ongedaan gemaakt. Weer te doen: “"), "{on_advice}");
    assert!(nothing.starts_with("Er is niets om ongedaan te maken."), "{nothing}");
}
