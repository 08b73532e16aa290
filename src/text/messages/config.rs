//! The settings: what is wrong with them, and where each comes from.

messages! {
    fixed {
        /// A file of settings has bytes that are no text.
        config_not_utf8: "dit is geen tekst in UTF-8.", "this is no text in UTF-8.";
        /// Where a setting comes from that nothing gives.
        set_by_default: "ingebouwd", "built in";
        /// The tree, when none is set.
        config_embedded: "het stappenplan dat in het programma zit", "the tree that is built in";
        /// The catalogue, when none is set.
        config_beside_tree: "die bij het stappenplan hoort", "the one that goes with the tree";
        /// The language, when none is set.
        config_language_of_tree: "die van het stappenplan", "that of the tree";
        /// The folder for reports, when none is set.
        config_here: "de map waarin u start", "the folder where you start";
        /// Above the files that may hold settings.
        config_files: "Bestanden met instellingen:", "Files with settings:";
        /// Such a file was read.
        config_file_read: "gelezen", "read";
        /// There is no such file.
        config_file_missing: "is er niet", "not there";
    }
    made {
        /// A file of settings is not TOML; `detail` is what the reader of TOML says, in English.
        config_not_toml(detail: &str) [("expected `=`")]: "dit is geen TOML ({detail}).", "this is not TOML ({detail}).";
        /// A file sets something that cannot be set.
        config_unknown(key: &str, near: Option<&str>) [("tre", Some("tree")), ("kleur", None)]: {
            let near = near.map(|near| format!(" Bedoelt u “{near}”?")).unwrap_or_default();
            format!("“{key}” is geen instelling.{near}")
        }, {
            let near = near.map(|near| format!(" Did you mean “{near}”?")).unwrap_or_default();
            format!("“{key}” is no setting.{near}")
        };
        /// A setting that is yes or no is something else.
        config_wants_flag(key: &str) [("plain")]: "“{key}” moet true of false zijn, zonder aanhalingstekens.",
            "“{key}” must be true or false, without quotes.";
        /// A setting that is a path is something else.
        config_wants_path(key: &str) [("tree")]: "“{key}” moet een pad zijn, tussen aanhalingstekens.",
            "“{key}” must be a path, in quotes.";
        /// A path begins with a tilde, and there is no home folder.
        config_no_home(what: &str) [("dossiers")]:
            "“{what}”: het is niet bekend voor welke map ~ staat. Schrijf het hele pad.",
            "“{what}”: it is not known for which folder ~ stands. Write the whole path.";
        /// A path begins with the home folder of somebody else.
        config_home_of_another(what: &str, path: &str) [("dossiers", "~jan/x")]:
            "“{what}”: {path} wordt niet begrepen. Schrijf het hele pad; alleen ~/ staat voor uw eigen map.",
            "“{what}”: {path} is not understood. Write the whole path; only ~/ stands for your own folder.";
        /// A setting that is a language is something else; `what` is the setting, or the variable of the environment.
        wrong_language(what: &str) [("lang")]: "“{what}” moet \"nl\" of \"en\" zijn.", "“{what}” must be \"nl\" or \"en\".";
        /// Where a setting comes from: a line of a file.
        at_line(path: &str, line: usize) [("config.toml", 3)]: "{path}, regel {line}", "{path}, line {line}";
    }
}
