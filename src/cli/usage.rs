//! What the reader of arguments has to say: the help, the version, or what is wrong with the arguments.

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{Arguments, Language};
use super::config::Settings;
use super::exit::Exit;
use super::output::{CommandResult, print};
use super::streams;
use crate::text::{Lang, Messages, SafeText, sentence, upper_first};

/// What stands for a day, or for a whole number, in the help of an option.
const OF_DAY: &str = "<DATE>";
const OF_NUMBER: &str = "<N>";

/// Help and version go to standard output; what is wrong goes to standard error, and is wrong use. An argument is
/// repeated in such a message as it was typed, so it is cleaned: it must not steer the terminal.
pub(super) fn tell(error: &clap::Error, arguments: &[String]) -> CommandResult {
    if error.use_stderr() {
        let told = wrong_use(error, Messages::new(language(arguments)));
        streams::complain(SafeText::new(&told).as_str().trim_end_matches('\n'));
        return Ok(Exit::WrongUse);
    }
    // The help is English whatever the language of the tree, and so are errors about writing it.
    print(SafeText::new(&error.render().to_string()).as_str(), Exit::Fine, Messages::new(Lang::En))
}

/// The language of what is wrong: as the arguments ask, as far as they can be read, or as it is set.
fn language(arguments: &[String]) -> Lang {
    let asked = |code: &str| arguments.iter().any(|argument| *argument == format!("--lang={code}"));
    let follows = |code: &str| arguments.windows(2).any(|pair| pair == ["--lang", code]);
    match () {
        () if asked("en") || follows("en") => Lang::En,
        () if asked("nl") || follows("nl") => Lang::Nl,
        () => set_language().unwrap_or(Lang::Nl),
    }
}

/// The language that is set, where no argument says it.
fn set_language() -> Option<Lang> {
    let common = Arguments::try_parse_from([env!("CARGO_PKG_NAME")]).ok()?.common;
    let set: Option<Language> = Settings::read(&common, false).ok()?.applied_to(common).lang;
    set.map(Lang::from)
}

/// What is wrong, what may be meant, and how the command is used, each on lines of its own.
fn wrong_use(error: &clap::Error, messages: Messages) -> String {
    let Some(wrong) = wrong(error, messages) else {
        return error.render().to_string();
    };
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = meant.into_iter().find_map(|kind| words(error, kind).into_iter().next());
    let possible = words(error, ContextKind::ValidValue);
    let usage = words(error, ContextKind::Usage).concat();
    let usage = usage.trim_start_matches("Usage:").trim();
    let parts = [
        Some(wrong),
        near.map(|near| upper_first(&messages.did_you_mean(&near))),
        (!possible.is_empty()).then(|| sentence(&upper_first(&messages.known_words(&possible.join(", "))))),
        (!usage.is_empty()).then(|| messages.usage(usage)),
        Some(messages.usage_help().to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// What is wrong; nothing of what the reader of arguments says in words that are not known here.
fn wrong(error: &clap::Error, messages: Messages) -> Option<String> {
    let first = |kind| words(error, kind).into_iter().next();
    let argument = first(ContextKind::InvalidArg).unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => messages.usage_unknown(&argument),
        ErrorKind::InvalidSubcommand => messages.usage_no_command(&first(ContextKind::InvalidSubcommand)?),
        ErrorKind::MissingRequiredArgument => {
            messages.usage_missing(&words(error, ContextKind::InvalidArg).join(", "))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match first(ContextKind::InvalidValue) {
            Some(value) if !value.is_empty() => {
                let wrong = messages.usage_wrong_value(&argument, &value);
                let hint = match () {
                    () if argument.contains(OF_DAY) => messages.usage_day(),
                    () if argument.contains(OF_NUMBER) => messages.usage_number(),
                    () => "",
                };
                format!("{wrong} {hint}").trim_end().to_owned()
            }
            _ => messages.usage_no_value(&argument),
        },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => messages.usage_no_value(&argument),
        ErrorKind::TooManyValues => {
            messages.usage_too_many(&argument, &first(ContextKind::InvalidValue).unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => match words(error, ContextKind::PriorArg).join(", ") {
            // The same one was given before.
            others if others.is_empty() || others == argument => messages.usage_twice(&argument),
            others => messages.usage_conflict(&argument, &others),
        },
        _ => return None,
    })
}

/// What the error knows of something, in order.
fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(words)) => vec![words.to_string()],
        Some(ContextValue::StyledStrs(all)) => all.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
