//! The settings: which one counts, where each comes from, and what is said of a file that is wrong.

use super::common::Cmd;

const FILE: &str = ".config/stappenplan/config.toml";

/// Columns as wide as they need to be hang on where the folder of the test is.
fn narrow(text: &str) -> String {
    let line = |line: &str| {
        line.trim_start().split("  ").filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

#[test]
fn without_anything_set_all_is_built_in() {
    let shown = Cmd::new(&["config"]).run();
    insta::assert_snapshot!(narrow(&shown.stdout));
    assert_eq!((shown.stderr.as_str(), shown.code), ("", 0));
}

#[test]
fn each_setting_is_listed_with_where_it_comes_from() {
    let cmd = Cmd::new(&["config", "--lang", "en"])
        .file(
            FILE,
            "# here\ntree = \"trees/a.yaml\"\ncatalogue = \"apps\"\nplain = true\nreports = \"/srv/r\"\n",
        )
        .env("STAPPENPLAN_REPORTS", "/srv/s")
        .env("STAPPENPLAN_LANG", "nl");
    insta::assert_snapshot!("listed", narrow(&cmd.run().stdout));
    let cmd = cmd.again(&["config", "--format", "json"]);
    insta::assert_snapshot!("listed_json", cmd.run().stdout);
}

#[test]
fn a_catalogue_goes_with_the_tree_it_was_set_with() {
    let cmd =
        Cmd::new(&["config", "--tree", "b.yaml"]).file(FILE, "tree = \"/a.yaml\"\ncatalogue = \"/apps\"\n");
    let text = cmd.run().stdout;
    assert!(text.contains("b.yaml") && !text.contains("/apps"), "{text}");
}

#[test]
fn all_that_is_wrong_is_said_at_once_with_its_place() {
    let cmd =
        Cmd::new(&["apps"]).file(FILE, "tre = \"x\"\nplain = \"ja\"\nlang = \"de\"\n\n  tree = 3\nzz = 1\n");
    let shown = cmd.run();
    insta::assert_snapshot!(shown.stderr);
    assert_eq!((shown.stdout.as_str(), shown.code), ("", 3));
    let shown = cmd.again(&["apps"]).file(FILE, "lang = \"nl\"\nplain\n").run();
    insta::assert_snapshot!("no_toml", shown.stderr);
    assert_eq!(shown.code, 3);
}

#[test]
fn a_wrong_language_in_the_environment_is_wrong_use() {
    let shown = Cmd::new(&["apps"]).env("STAPPENPLAN_LANG", "de\u{1b}[2J").run();
    assert_eq!(shown.stderr, "“STAPPENPLAN_LANG” moet \"nl\" of \"en\" zijn.\n");
    assert_eq!(shown.code, 2);
}

#[test]
fn what_is_set_is_what_commands_read() {
    let set = "tree = \"mine/decision_tree.yaml\"\nplain = true\n";
    let cmd = Cmd::new(&["content", "--to", ".config/stappenplan/mine"]);
    cmd.run();
    let cmd = cmd.again(&["check"]).file(FILE, set);
    let shown = cmd.run();
    assert_eq!(shown.code, 0, "{shown}");
    let shown = cmd.again(&["reach", "signal", "--lang", "en"]).run();
    assert!(
        shown.stdout.contains("--tree"),
        "the command that is printed names the tree that is set: {shown}"
    );
    // It writes what is built in.
    let shown = Cmd::new(&["content", "--to", "out"]).env("STAPPENPLAN_TREE", "/nowhere").run();
    assert_eq!(shown.code, 0, "{shown}");
}

#[test]
fn a_path_may_begin_at_the_home_folder_of_the_person() {
    let mut cmd = Cmd::new(&["--plain", "--today", "2026-12-01"])
        .file(FILE, "dossiers = \"~/team\"\n")
        .stdin("1\nstop\n");
    std::fs::create_dir_all(cmd.folder().join("team")).unwrap();
    let shown = cmd.run();
    let found: Vec<_> = std::fs::read_dir(cmd.folder().join("team")).unwrap().collect();
    assert!(!found.is_empty(), "{shown}");
    assert!(!cmd.folder().join("~").exists() && !cmd.folder().join(".config/stappenplan/~").exists());
    for (path, told) in [("~jan/team", "~jan/team wordt niet begrepen"), ("~~", "~~ wordt niet begrepen")] {
        cmd = cmd.again(&["apps"]).file(FILE, format!("\ndossiers = \"{path}\"\n"));
        let shown = cmd.run();
        assert!(shown.stderr.contains(told) && shown.stderr.contains("config.toml:2:1:"), "{shown}");
        assert_eq!(shown.code, 3);
    }
    let shown = cmd.again(&["apps"]).file(FILE, "").env("STAPPENPLAN_REPORTS", "~jan/x").run();
    assert!(shown.stderr.contains("“STAPPENPLAN_REPORTS”: ~jan/x wordt niet begrepen"), "{shown}");
    assert_eq!(shown.code, 2);
}
