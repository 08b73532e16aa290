//! The program as a process: arguments, files, streams and exit codes. Only wiring: what the words and numbers are is
//! tested where they are made.

use std::path::Path;
use std::process::Stdio;

use serde_json::Value as Json;
use stappenplan::text::Day;

use super::common::Cmd;

fn code(arguments: &[&str]) -> i32 {
    Cmd::new(arguments).run().code
}

#[test]
fn the_help_is_the_contract() {
    let help = Cmd::new(&["--help"]).run();
    assert_eq!(help.code, 0);
    insta::assert_snapshot!("help", help.stdout);
    for command in [
        "open",
        "walk",
        "walks",
        "apps",
        "app",
        "why",
        "reach",
        "report",
        "check",
        "graph",
        "explain",
        "schema",
        "content",
        "completions",
        "man",
    ] {
        let shown = Cmd::new(&[command, "--help"]).run();
        assert_eq!(shown.code, 0);
        insta::assert_snapshot!(format!("help_{command}"), shown.stdout);
    }
    assert!(Cmd::new(&["--version"]).run().stdout.starts_with("stappenplan "));
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let english = |arguments: &[&str]| Cmd::new(arguments).tree("second/english").run().code;
    assert_eq!(english(&["walk", "--answer", "time=5", "--answer", "guests=some"]), 0);
    assert_eq!(english(&["walk", "--answer", "time=0"]), 1, "blocked");
    assert_eq!(english(&["walk"]), 1, "unfinished");
    assert_eq!(english(&["walk", "--answer", "time=x"]), 2);
    assert_eq!(english(&["walk", "--answers", "none.yaml"]), 3);
    assert_eq!(english(&["app", "cake"]), 2);
    assert_eq!(english(&["app", "corn_bread"]), 0);
    assert_eq!(english(&["walks"]), 0);
    assert_eq!(Cmd::new(&["walks"]).tree("constructs/fault_no_way_on").run().code, 3);
    for wrong in [
        &["fly"][..],
        &["--tree"],
        &["walks", "--sample", "3"],
        &["walks", "--limit", "1", "--replay", "x"],
        &["apps", "--format", "xml"],
        &["content"],
    ] {
        assert_eq!(code(wrong), 2, "{wrong:?}");
    }
    assert_eq!(code(&["apps", "--tree", "none.yaml"]), 3);
}

#[test]
fn content_with_errors_is_not_walked() {
    let shown = Cmd::new(&["walk", "--tree", "tree.yaml"])
        .file(
            "tree.yaml",
            "format: 1\nid: x\ntitle: X\nedition: e\nlanguage: en\nstart: nowhere\nquestons: {}\n",
        )
        .run();
    assert_eq!((shown.code, shown.stdout.as_str()), (3, ""));
    assert!(shown.stderr.contains("nowhere") && shown.stderr.contains("questons"), "{shown}");
    assert!(!shown.stderr.contains('\u{1b}'));
}

#[test]
fn answers_come_from_a_file_and_from_arguments() {
    let run = |arguments: &[&str], text: &str| {
        let cmd = Cmd::new(&[&["walk", "--format", "json", "--answers", "a.yaml"], arguments].concat());
        cmd.tree("second/english").file("a.yaml", text).run()
    };
    let shown = run(&["--answer", "time=48"], "time: 5\nguests: nobody\ngrain: [rye, wheat]\n");
    let json: Json = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!(json["path"][0]["answers"][0], "48");
    assert_eq!(json["path"][2]["answers"], serde_json::json!(["wheat", "rye"]));
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));

    let wrong = run(&[], "time: [1, 2]\nguests: {a: b}\nguests: x\nbread: rye\ngrain: sourdough,rye\n");
    assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""));
    insta::assert_snapshot!("wrong_answers", wrong.stderr);
    let garbage = run(&[], "a: [");
    assert_eq!(garbage.code, 2);
    assert!(garbage.stderr.contains("a.yaml:1"), "{garbage}");
    assert_eq!(run(&[], "# nothing yet\n").code, 1);
    let list = run(&[], "- a\n");
    assert_eq!(list.code, 2);
}

#[test]
fn answers_come_from_standard_input() {
    let cmd = Cmd::new(&["walk", "--answers", "-"]).tree("second/english");
    let shown = cmd.stdin("time: 5\nguests: some\ngrain: rye\n").run();
    insta::assert_snapshot!("walk_short", shown);
    let shown = Cmd::new(&["walk", "--full", "--answers", "-"])
        .tree("second/english")
        .stdin("time: 5\nguests: some\ngrain: rye\n")
        .run();
    insta::assert_snapshot!("walk_text", shown);
}

#[test]
fn the_walk_of_the_readme_ends_with_an_advice() {
    let shown = Cmd::new(&[
        "walk",
        "--answer",
        "met_wie=patienten",
        "--answer",
        "soort_client=alleen",
        "--answer",
        "omgeving=none",
        "--answer",
        "wanneer=tijd",
        "--answer",
        "bewijs=nen",
        "--answer",
        "ontvanger=geen_account",
        "--answer",
        "personen=2",
        "--answer",
        "zorgverlener=none",
        "--answer",
        "kosten=betalen",
        "--answer",
        "geregeld=none",
    ])
    .run();
    assert_eq!(shown.code, 0, "{shown}");
    assert_eq!(shown.stderr, "");
}

#[test]
fn walks_stop_where_they_are_told() {
    let english = |arguments: &[&str]| Cmd::new(arguments).tree("second/english").run();
    let all = english(&["walks"]);
    let some = english(&["walks", "--limit", "3"]);
    assert_eq!(some.stdout.lines().count(), 3);
    assert!(all.stdout.starts_with(&some.stdout));
    assert_eq!((some.code, some.stderr.as_str()), (0, ""));
    let again =
        Cmd::new(&["walks", "--replay", "w.jsonl"]).tree("second/english").file("w.jsonl", &all.stdout).run();
    assert_eq!(again, all);
    let drawn = english(&["walks", "--sample", "4", "--seed", "9"]);
    assert_eq!(drawn.stdout.lines().count(), 4);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = Cmd::new(&["walks"]).command().stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 10];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn check_tells_what_was_read_and_all_that_was_found() {
    let text = std::fs::read_to_string(super::trees::folder("trees/scenario-off-path.txt")).unwrap();
    let check = |arguments: &[&str]| {
        Cmd::new(&[&["check", "--tree", "t.yaml", "--lang", "en"], arguments].concat())
            .file("t.yaml", &text)
            .run()
    };
    insta::assert_snapshot!("check_human", check(&[]));
    insta::assert_snapshot!("check_short", check(&["--format", "short"]));
    insta::assert_snapshot!("check_json", check(&["--format", "json"]));
    let log: Json = serde_json::from_str(&check(&["--format", "sarif"]).stdout).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "scenario-off-path");
    assert!(check(&["--color", "always"]).stdout.contains('\u{1b}'));
}

#[test]
fn check_ends_as_the_contract_says() {
    let check = |name: &str, arguments: &[&str]| {
        let text = std::fs::read_to_string(super::trees::folder("trees").join(name)).unwrap();
        let tree = text.split("=== ").next().unwrap().to_owned();
        Cmd::new(&[&["check", "--tree", "t.yaml"], arguments].concat()).file("t.yaml", tree).run()
    };
    assert_eq!(check("no-scenarios.txt", &[]).code, 0, "hints only");
    assert_eq!(check("unreachable-outcome.txt", &[]).code, 1, "a warning");
    assert_eq!(check("way-back.txt", &["--format", "json"]).code, 1, "an error");
    assert_eq!(check("no-scenarios.txt", &["--today", "morgen"]).code, 2);
    assert_eq!(Cmd::new(&["check", "--tree", "none.yaml"]).run().code, 3);
    let broken = check("not-yaml-tab.txt", &["--format", "json"]);
    let told: Json = serde_json::from_str(&broken.stdout).unwrap();
    assert_eq!((broken.code, &told["findings"][0]["code"]), (1, &Json::from("not-yaml")));
    assert!(told["statistics"].is_null());
    insta::assert_snapshot!("check_broken", check("not-yaml-tab.txt", &[]));
}

#[test]
fn check_says_which_tree_it_looked_at() {
    let shipped = Cmd::new(&["check"]).file("decision_tree.yaml", "format: 1\n").run();
    insta::assert_snapshot!("check_shipped", shipped);
    let english = Cmd::new(&["check", "--format", "short"]).tree("second/english").run();
    assert_eq!((english.code, english.stdout.as_str()), (0, ""));
    assert!(english.stderr.contains("[REPO]/tests/second/english/catalogue, 1 file."), "{english}");
}

#[test]
fn the_day_decides_what_is_old() {
    let text = std::fs::read_to_string(super::trees::folder("trees/stale-facts.txt")).unwrap();
    let (tree, apps) = text.split_once("=== ").unwrap();
    let run = |today: &str| {
        let cmd = Cmd::new(&["check", "--tree", "t.yaml", "--format", "short", "--today", today]);
        let apps = apps.split("=== ").map(|app| app.split_once('\n').unwrap());
        apps.fold(cmd.file("t.yaml", tree), |cmd, (name, text)| cmd.file(name, text)).run()
    };
    assert!(!run("2022-12-31").stdout.contains("stale-facts"));
    assert!(run("2023-01-01").stdout.contains("stale-facts"));
}

#[test]
fn content_is_written_out_and_read_back() {
    let cmd = Cmd::new(&["content", "--to", "mine"]);
    let shown = cmd.run();
    assert_eq!(shown.code, 0, "{shown}");
    assert!(shown.stdout.contains("mine/decision_tree.yaml"));
    let twice = cmd.run();
    assert_eq!((twice.code, twice.stdout.as_str()), (4, ""));
    let cmd = cmd.again(&["apps", "--format", "json", "--tree", "mine/decision_tree.yaml"]);
    assert_eq!(cmd.run(), Cmd::new(&["apps", "--format", "json"]).run());
    // The first line of each file leads an editor to its schema, here as in the project itself.
    for (file, of) in [("decision_tree.yaml", "tree"), ("catalogue/signal.yaml", "app")] {
        for place in [cmd.folder().join("mine"), Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()] {
            let file = place.join(file);
            let text = std::fs::read_to_string(&file).unwrap();
            let schema =
                text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
            let schema = std::fs::read_to_string(file.parent().unwrap().join(schema)).unwrap();
            let tree = concat!(env!("CARGO_MANIFEST_DIR"), "/decision_tree.yaml");
            let made = Cmd::new(&["schema", of, "--tree", tree]).run().stdout;
            assert_eq!(schema, made, "{}", file.display());
        }
    }
}

#[test]
fn the_completions_and_the_pages_know_every_command_and_option() {
    let program = stappenplan::cli::command();
    let shells = ["bash", "zsh", "fish", "powershell"].map(|shell| {
        let shown = Cmd::new(&["completions", shell]).run();
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{shell}");
        shown.stdout
    });
    let pages = Cmd::new(&["man", "--to", "pages"]);
    assert_eq!(pages.run().code, 0);
    let page = |name: &str| pages.read(&format!("pages/{name}.1"));
    let main = page("stappenplan");
    assert_eq!(Cmd::new(&["man"]).run().stdout, main);
    for command in program.get_subcommands() {
        let name = command.get_name();
        assert!(shells.iter().all(|script| script.contains(name)), "{name}");
        assert!(main.contains(&format!("stappenplan\\-{name}(1)")), "{name}: {main}");
        let page = page(&format!("stappenplan-{name}"));
        let common = program.get_arguments().filter(|option| option.is_global_set());
        for option in command.get_arguments().chain(common).filter_map(|option| option.get_long()) {
            assert!(page.contains(&format!("--{option}").replace('-', "\\-")), "{name}: --{option}");
            assert!(shells.iter().all(|script| script.contains(option)), "{name}: --{option}");
        }
    }
}

#[test]
fn the_pages_are_written_anew_and_nothing_else_is_touched() {
    let cmd = Cmd::new(&["man", "--to", "share/man1"]).file("share/man1/other.1", "theirs");
    let first = cmd.run();
    assert_eq!((first.code, first.stderr.as_str()), (0, ""), "{first}");
    let lines: Vec<&str> = first.stdout.lines().collect();
    assert_eq!(lines[0], "Gemaakt: share/man1/stappenplan.1");
    assert_eq!(cmd.files().len(), lines.len() + 1, "what is told is what was written");
    let cmd = cmd.file("share/man1/stappenplan.1", "old").again(&["man", "--to", "share/man1"]);
    assert_eq!(cmd.run(), first);
    assert_eq!(cmd.files().len(), lines.len() + 1, "nothing is left behind");
    assert!(cmd.read("share/man1/stappenplan.1").starts_with(".ie"));
    assert_eq!(cmd.read("share/man1/other.1"), "theirs");
    for (cmd, told) in [
        (Cmd::new(&["man", "--to", "pages"]).file("pages/stappenplan.1/x", ""), "pages/stappenplan.1"),
        (Cmd::new(&["man", "--to", "pages"]).file("pages", ""), "pages"),
    ] {
        let shown = cmd.run();
        assert_eq!((shown.code, shown.stdout.as_str()), (4, ""), "{shown}");
        assert!(shown.stderr.contains(told) && shown.stderr.lines().count() == 1, "{shown}");
        assert_eq!(cmd.files().len(), 1, "nothing is left behind");
    }
}

#[test]
fn every_file_that_ships_names_its_schema() {
    let content = stappenplan::files::embedded();
    assert!(content.tree.bytes.starts_with(b"# yaml-language-server: $schema=schema/tree.json\n"));
    for app in &content.apps {
        let modeline = b"# yaml-language-server: $schema=../schema/app.json\n";
        assert!(app.bytes.starts_with(modeline), "{}", app.name);
    }
}

#[test]
fn without_a_terminal_or_a_pipe_one_sentence_tells_what_to_do() {
    let shown = Cmd::new(&[]).run();
    insta::assert_snapshot!("no_terminal", shown);
}

#[test]
fn the_language_of_the_program_can_be_chosen() {
    let nl = Cmd::new(&["walk", "--answer", "time=5", "--lang", "nl"]).tree("second/english").run();
    assert!(nl.stderr.contains("Er is nog geen advies"), "{nl}");
}

/// The day is always told, so that a script can see for which day an advice holds.
#[test]
fn walk_and_why_tell_the_day() {
    for command in [["walk", "--format", "json"].as_slice(), &["why", "zoom", "--format", "json"]] {
        let on = |more: &[&str]| -> Json {
            let shown = Cmd::new(&[command, more].concat()).run();
            serde_json::from_str::<Json>(&shown.stdout).unwrap()["today"].clone()
        };
        assert_eq!(on(&["--today", "2020-05-01"]), Json::from("2020-05-01"));
        let now = on(&[]);
        assert!(Day::last_of(now.as_str().unwrap()) > Day::last_of("2020-05-01"), "{command:?}: {now}");
    }
    assert_eq!(Cmd::new(&["walk", "--today", "2020-05"]).run().code, 2, "a day, not a month");
}

/// A command that is printed to be run again holds for the same day.
#[test]
fn a_command_to_run_again_keeps_the_day() {
    let shown = Cmd::new(&["reach", "teams", "--today", "2020-05-01"]).run();
    assert!(shown.stdout.contains("stappenplan walk --today 2020-05-01 --answer"), "{shown}");
}

#[test]
fn wrong_arguments_are_told_in_the_language_of_the_rest() {
    let wrong: [(&[&str], &str); 12] = [
        (&["--nope"], "“--nope” hoort niet bij deze opdracht."),
        (&["dossiers", "extra"], "“extra” hoort niet bij deze opdracht."),
        (&["walk", "--formt", "json"], "Bedoelt u `--format`?"),
        (&["rech"], "Er is geen opdracht “rech”.\nBedoelt u `reach`?"),
        (&["reach"], "Hier ontbreekt nog: <APP|OUTCOME>.\nGebruik: stappenplan reach "),
        (&["walk", "--format", "foo"], "“foo” kan niet bij --format <FORMAT>.\nMogelijk zijn: text, json."),
        (
            &["--today", "2026-13-01"],
            "“2026-13-01” kan niet bij --today <DATE>. Schrijf een dag als 2026-12-01.",
        ),
        (&["--today", "2026-12"], "“2026-12” kan niet bij --today <DATE>. Schrijf een dag als 2026-12-01."),
        (&["walks", "--sample", "x"], "“x” kan niet bij --sample <N>. Schrijf een geheel getal."),
        (&["--tree"], "Achter --tree <FILE> ontbreekt een waarde."),
        (&["--plain=3"], "Bij --plain hoort geen waarde “3”."),
        (&["content", "--to", "a", "--compile", "b"], "--to <DIR> kan niet samen met --compile <FILE>."),
    ];
    let english =
        ["error", "Usage", "tip:", "For more", "unexpected", "invalid", "required", "OPTIONS", "COMMAND"];
    for (arguments, told) in wrong {
        let shown = Cmd::new(arguments).run();
        assert_eq!((shown.code, shown.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(shown.stderr.contains(told), "{arguments:?}: {shown}");
        assert!(english.iter().all(|word| !shown.stderr.contains(word)), "{arguments:?}: {shown}");
        for lang in [&["--lang", "en"][..], &["--lang=en"]] {
            let shown = Cmd::new(&[lang, arguments].concat()).run();
            assert!(shown.stderr.contains("For more information, add --help."), "{arguments:?}: {shown}");
            assert!(
                !shown.stderr.contains("Gebruik") && !shown.stderr.contains(told),
                "{arguments:?}: {shown}"
            );
        }
    }
    let set = Cmd::new(&["--nope"]).env("STAPPENPLAN_LANG", "en").run();
    assert!(set.stderr.contains("“--nope” does not belong to this command."), "{set}");
}
