//! `compare` and `merge`: two dossiers beside each other.

use std::os::unix::fs::PermissionsExt;

use stappenplan::record::{dossier_text, read_dossier};
use stappenplan::session::{Reply, ReplyOn, ReplyShown, ReplyValue};
use stappenplan::text::Day;

use super::common::{Cmd, Shown, without_days};

/// A dossier over the English tree, in a file of this name.
fn with(cmd: Cmd, name: &str, typed: &str) -> Cmd {
    let cmd = cmd.again(&["open", name, "--plain"]).tree("second/english").stdin(format!("{typed}stop\n"));
    let shown = cmd.run();
    assert!(shown.stdout.contains("Your answers are in"), "{shown}");
    cmd
}

fn run(cmd: Cmd, arguments: &[&str]) -> (Shown, Cmd) {
    let cmd = cmd.again(&[arguments, &["--today", "2026-11-28"]].concat()).tree("second/english");
    (cmd.run(), cmd)
}

/// One baker has little time and one has much; both bake for some guests.
fn two() -> Cmd {
    let cmd = with(Cmd::new(&[]), "ann.yaml", "5\n2\n4\n");
    with(cmd, "ben.yaml", "48\n2\n4\n")
}

#[test]
fn what_differs_and_what_that_does_is_told() {
    let (shown, cmd) = run(two(), &["compare", "ann.yaml", "ben.yaml"]);
    insta::assert_snapshot!("compared", without_days(&shown.to_string()));
    assert_eq!(shown.code, 1, "another advice: {shown}");
    let (shown, _) = run(cmd, &["compare", "ann.yaml", "ann.yaml"]);
    assert_eq!(shown.code, 0, "{shown}");
    assert!(shown.stdout.contains("A and B come to the same advice."), "{shown}");
    assert!(shown.stdout.contains("No question was answered differently."), "{shown}");
}

#[test]
fn on_what_to_agree_is_told_until_nothing_matters_any_more() {
    let (shown, cmd) = run(two(), &["merge", "ann.yaml", "ben.yaml"]);
    insta::assert_snapshot!("to_be_agreed", without_days(&shown.to_string()));
    assert_eq!(shown.code, 1, "{shown}");
    // The command that is told runs, from any folder, and then they agree; the one that is told then makes one dossier.
    let typed = |shown: &Shown, cmd: &Cmd| -> Vec<String> {
        let told = shown.stdout.lines().last().unwrap().trim();
        let told = told.replace("[HOME]", &cmd.folder().to_string_lossy());
        let mut words: Vec<String> = told.split(' ').skip(1).map(str::to_owned).collect();
        // The tests name the tree and the day themselves.
        for option in ["--tree", "--today"] {
            let at = words.iter().position(|word| word == option);
            at.into_iter().for_each(|at| drop(words.drain(at..at + 2)));
        }
        words
    };
    let arguments = typed(&shown, &cmd);
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (agreed, cmd) = run(cmd, &words);
    insta::assert_snapshot!("agreed", without_days(&agreed.to_string()));
    assert_eq!(agreed.code, 0, "{words:?}: {agreed}");
    let making = typed(&agreed, &cmd);
    assert_eq!(making[making.len() - 2..], ["--out", "together.yaml"], "{making:?}");
    // Nothing is written before that.
    let (shown, cmd) = run(cmd, &["merge", "ann.yaml", "ben.yaml", "--out", "both.yaml"]);
    assert_eq!(shown.code, 1, "{shown}");
    assert!(shown.stderr.contains("Nothing was written: agree first."), "{shown}");
    assert!(!cmd.folder().join("both.yaml").exists());
    let arguments: Vec<&str> =
        words.iter().copied().chain(["--out", "both.yaml", "--format", "json"]).collect();
    let (shown, cmd) = run(cmd, &arguments);
    assert_eq!(shown.code, 0, "{shown}");
    assert!(serde_json::from_str::<serde_json::Value>(&shown.stdout).is_ok(), "{shown}");
    assert!(shown.stderr.contains("open [HOME]/both.yaml"), "{shown}");
    assert_eq!(cmd.answers_in("both.yaml"), cmd.answers_in("ann.yaml"));
    let rights = std::fs::metadata(cmd.folder().join("both.yaml")).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600);
    // In a folder of a group it is for the group; where all may make files and nobody may replace those of others it is not.
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut cmd = cmd;
    for (rights, is_for_group) in [(0o1777, false), (0o770, true)] {
        let folder = cmd.folder().join(format!("{rights:o}"));
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(rights)).unwrap();
        let (out, other) = (folder.join("both.yaml"), folder.join("other"));
        std::fs::write(&other, "as the umask lets").unwrap();
        let path = out.to_string_lossy().into_owned();
        let arguments: Vec<&str> = words.iter().copied().chain(["--out", &path]).collect();
        let (shown, again) = run(cmd, &arguments);
        assert_eq!(shown.code, 0, "{shown}");
        assert_eq!(mode(&out), if is_for_group { mode(&other) } else { 0o600 }, "{rights:o}");
        cmd = again;
    }
    // It is a dossier like any other, and a file that is there is not overwritten.
    let (shown, cmd) = run(cmd, &["review", "both.yaml"]);
    assert_eq!(shown.code, 0, "{shown}");
    let (_, cmd) = run(cmd, &["merge", "ann.yaml", "ben.yaml", "--answer", "time=48", "--out", "both.yaml"]);
    assert_eq!(cmd.answers_in("both.yaml"), cmd.answers_in("ann.yaml"));
}

/// The dossier in a file, with a reply about the rye loaf.
fn replied(cmd: Cmd, name: &str, verdict: &str, day: &str) -> Cmd {
    let mut dossier = read_dossier(cmd.read(name).as_bytes()).dossier;
    dossier.replies.push(Reply {
        on: ReplyOn::Fact { app: "rye_loaf".into(), fact: "verdict".into() },
        value: ReplyValue::Choice(verdict.into()),
        rests_on: "a letter".into(),
        day: Day::last_of(day).unwrap(),
        by: "Ann".into(),
        taken_back: false,
        shown: ReplyShown::default(),
    });
    let text = dossier_text(&dossier);
    cmd.file(name, text)
}

#[test]
fn what_suppliers_replied_is_compared_and_the_latest_counts_for_both() {
    let cmd = replied(two(), "ann.yaml", "tricky", "2026-11-20");
    let cmd = replied(cmd, "ben.yaml", "easy", "2026-11-25");
    let (shown, cmd) = run(cmd, &["compare", "ann.yaml", "ben.yaml"]);
    assert!(shown.stdout.contains("Rye loaf, Verdict of the book: A “tricky”; B “easy”"), "{shown}");
    let (_, cmd) = run(cmd, &["merge", "ann.yaml", "ben.yaml", "--answer", "time=48", "--out", "both.yaml"]);
    let replies = read_dossier(cmd.read("both.yaml").as_bytes()).dossier.replies;
    let told: Vec<_> = replies.iter().map(|reply| reply.value.clone()).collect();
    assert_eq!(
        told,
        ["tricky", "easy"].map(|verdict| ReplyValue::Choice(verdict.into())),
        "the latest is last"
    );
}

#[test]
fn what_is_no_answer_is_told_and_so_is_a_dossier_that_is_not_there() {
    let (shown, cmd) = run(two(), &["merge", "ann.yaml", "ben.yaml", "--answer", "time=long"]);
    assert_eq!(shown.code, 2, "{shown}");
    assert!(shown.stderr.contains("time"), "{shown}");
    let twice = ["--answer", "time=5", "--answer", "time=48"];
    let (shown, cmd) = run(cmd, &[&["merge", "ann.yaml", "ben.yaml"][..], &twice].concat());
    assert_eq!(shown.code, 2, "{shown}");
    assert!(shown.stderr.contains("Two answers to time were given"), "{shown}");
    let (shown, _) = run(cmd, &["compare", "ann.yaml", "Nobody"]);
    assert_eq!(shown.code, 3, "{shown}");
    assert!(shown.stderr.contains("Nobody"), "{shown}");
}

#[test]
fn where_both_have_not_ended_no_advice_is_called_the_same() {
    let cmd = with(Cmd::new(&[]), "ann.yaml", "5\n");
    let (shown, cmd) = run(cmd, &["compare", "ann.yaml", "ann.yaml"]);
    assert_eq!(shown.code, 1, "{shown}");
    assert!(shown.stdout.contains("A is not finished.") && !shown.stdout.contains("same advice"), "{shown}");
    assert!(shown.stdout.contains("A is “ann.yaml”. B is “ann.yaml”."), "by their files: {shown}");
    let (shown, _) = run(cmd, &["merge", "ann.yaml", "ann.yaml", "--out", "-"]);
    assert_eq!((shown.code, shown.stderr.trim()), (2, "Name a file with --out."), "{shown}");
}

#[test]
fn replies_of_one_day_that_differ_are_told_as_such() {
    let cmd = replied(two(), "ann.yaml", "tricky", "2026-11-20");
    let cmd = replied(cmd, "ben.yaml", "easy", "2026-11-20");
    let told = |shown: &Shown| shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let (shown, cmd) = run(cmd, &["merge", "ann.yaml", "ben.yaml"]);
    assert!(told(&shown).contains("Both are of the same day. Find out which reply is right"), "{shown}");
    let cmd = replied(cmd, "ben.yaml", "easy", "2026-11-21");
    let (shown, _) = run(cmd, &["merge", "ann.yaml", "ben.yaml"]);
    assert!(!told(&shown).contains("of the same day"), "{shown}");
}

#[test]
fn what_is_chosen_in_each_is_told() {
    let cmd = with(two(), "ben.yaml", "\nchoose rye loaf\nBecause\n\n");
    let (shown, _) = run(cmd, &["compare", "ann.yaml", "ben.yaml"]);
    assert!(shown.stdout.contains("Chosen in B: Rye loaf (draft)."), "{shown}");
    assert!(!shown.stdout.contains("Chosen in A"), "{shown}");
}
