//! What is around the program: environment and clock. Read here, and passed on as data.
#![expect(clippy::disallowed_methods, reason = "the room cli reads the environment and the clock")]

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use time::{OffsetDateTime, UtcOffset};

use super::args::Color;
use crate::files::is_same_program;
use crate::text::SafeText;

/// Where a server listens that nobody set otherwise.
const SSH_PORT: u16 = 22;

/// What the environment says of the terminal and of the person at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TerminalEnv {
    /// The terminal can place text: `TERM` is set, and not to `dumb`.
    pub(super) full_screen: bool,
    /// `ACCESSIBLE` asks for line mode.
    pub(super) accessible: bool,
    /// `NO_COLOR` is set.
    pub(super) no_color: bool,
    /// The locale has another encoding than UTF-8.
    pub(super) ascii: bool,
}

impl TerminalEnv {
    /// Whether there may be colour on a stream.
    pub(super) fn color(self, wanted: Color, is_terminal: bool) -> bool {
        match wanted {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal && self.full_screen && !self.no_color,
        }
    }
}

/// Reads the environment.
pub(super) fn terminal_env() -> TerminalEnv {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let is_utf8 = |locale: OsString| {
        let locale = locale.to_string_lossy().to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    };
    TerminalEnv {
        full_screen: variable("TERM").is_some_and(|term| term != "dumb"),
        accessible: variable("ACCESSIBLE").is_some_and(|wish| wish != "0"),
        no_color: variable("NO_COLOR").is_some(),
        // When nothing is set, UTF-8 is the better guess: that is how most terminals are set.
        ascii: !locale.is_none_or(is_utf8),
    }
}

/// The folder in which the program keeps what a person answered; nothing when there is no home.
pub(super) fn state_folder() -> Option<PathBuf> {
    let base = etcetera::base_strategy::Xdg::new().ok()?;
    Some(base.state_dir()?.join("stappenplan"))
}

/// The folder in which a person keeps the settings of the program; nothing when there is no home.
pub(super) fn config_folder() -> Option<PathBuf> {
    let base = etcetera::base_strategy::Xdg::new().ok()?;
    Some(base.config_dir().join("stappenplan"))
}

/// The arguments as they were typed, for where they could not be read.
pub(super) fn arguments() -> Vec<String> {
    env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect()
}

/// The home folder of the person; nothing when there is none.
pub(super) fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// A variable of the environment; nothing when it is empty.
pub(super) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// The folder in which the program was started, to look for a tree in.
pub(super) fn current_dir() -> &'static Path {
    Path::new(".")
}

/// A path that holds from any folder; nothing where the folder in which the program was started is gone.
pub(super) fn absolute(path: &Path) -> Option<PathBuf> {
    std::path::absolute(path).ok()
}

/// What starts this program in any folder: its name where the folders of `PATH` lead to this very file, else its path.
/// Nothing when it cannot be told, as after the file was replaced.
pub(super) fn program() -> Option<PathBuf> {
    let own = env::current_exe().ok()?;
    let name = Path::new(env!("CARGO_PKG_NAME"));
    let folders = env::var_os("PATH").unwrap_or_default();
    // A folder that is not absolute is another one elsewhere.
    let mut found = env::split_paths(&folders).filter(|folder| folder.is_absolute()).map(|it| it.join(name));
    match found.find_map(|path| is_same_program(&path, &own)) {
        Some(true) => Some(name.to_owned()),
        Some(false) | None => is_same_program(&own, &own).map(|_| own),
    }
}

/// From where a file is fetched by who came in over SSH.
pub(super) struct SshServer {
    /// User and address, as `scp` takes them.
    pub(super) place: String,
    /// The port, where that is not the usual one.
    pub(super) port: Option<u16>,
}

/// The address at which the server took the connection; nothing for who came in otherwise, or from this very machine, and where
/// the user is not known.
pub(super) fn ssh_server() -> Option<SshServer> {
    let connection = variable("SSH_CONNECTION")?.into_string().ok()?;
    let user = ["USER", "LOGNAME"].into_iter().find_map(variable)?.into_string().ok()?;
    ssh_place(&connection, &user)
}

fn ssh_place(connection: &str, user: &str) -> Option<SshServer> {
    let mut parts = connection.split(' ').skip(2);
    let address = parts.next()?;
    let port: u16 = parts.next()?.parse().ok()?;
    let is_address = !address.is_empty()
        && address.chars().all(|letter| letter.is_ascii_hexdigit() || matches!(letter, '.' | ':'));
    let plain = address.strip_prefix("::ffff:").unwrap_or(address);
    // From elsewhere these lead nowhere.
    let is_here = plain.starts_with("127.") || matches!(plain, "::1" | "::" | "0.0.0.0");
    if !is_address || is_here {
        return None;
    }
    let address = if plain.contains(':') { format!("[{plain}]") } else { plain.to_owned() };
    Some(SshServer { place: format!("{user}@{address}"), port: (port != SSH_PORT).then_some(port) })
}

/// The time, in the zone of the person where that is known.
pub(super) fn now() -> OffsetDateTime {
    let utc = OffsetDateTime::now_utc();
    UtcOffset::current_local_offset().map_or(utc, |offset| utc.to_offset(offset))
}

/// The user, as shown to others: name and machine, as far as they are known.
pub(super) fn user_at_host() -> String {
    let name = ["USER", "LOGNAME"].into_iter().find_map(variable);
    let name = name.map(|name| name.to_string_lossy().into_owned());
    let machine = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let known = name.into_iter().chain((!machine.is_empty()).then_some(machine));
    SafeText::new(&known.collect::<Vec<_>>().join("@")).one_line().replace(' ', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_fetched_from_where_the_connection_came_in() {
        let told = |connection: &str| ssh_place(connection, "jan").map(|from| (from.place, from.port));
        for (connection, place) in [
            ("192.0.2.7 50001 198.51.100.4 22", Some(("jan@198.51.100.4", None))),
            ("192.0.2.7 50001 198.51.100.4 2222", Some(("jan@198.51.100.4", Some(2222)))),
            ("2001:db8::7 50001 2001:db8::4 22", Some(("jan@[2001:db8::4]", None))),
            ("127.0.0.1 50001 127.0.0.1 22", None),
            ("::1 50001 ::1 22", None),
            ("::ffff:192.0.2.7 50001 ::ffff:198.51.100.4 22", Some(("jan@198.51.100.4", None))),
            ("fe80::7%eth0 50001 fe80::4%eth0 22", None),
            ("0.0.0.0 0 0.0.0.0 22", None),
            ("UNKNOWN 65535 UNKNOWN 65535", None),
            ("192.0.2.7 50001 198.51.100.4", None),
            ("", None),
        ] {
            let place = place.map(|(place, port): (&str, Option<u16>)| (place.to_owned(), port));
            assert_eq!(told(connection), place, "{connection:?}");
        }
    }
}
