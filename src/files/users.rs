//! What users are called, as the file of users says.

use std::path::Path;

use super::read::read_file;

/// Where every system with files of this kind keeps the names of its users; other users have a number alone.
const USERS: &str = "/etc/passwd";
/// The most bytes that are read of it.
const USERS_LIMIT: u64 = 16 << 20;

/// The name of a user, or the number where none is found.
pub(super) fn user_name(number: u32) -> String {
    let users = read_file(Path::new(USERS), USERS_LIMIT).unwrap_or_default();
    name_in(&String::from_utf8_lossy(&users), number).unwrap_or_else(|| number.to_string())
}

fn name_in(users: &str, number: u32) -> Option<String> {
    let number = number.to_string();
    users.lines().find_map(|line| {
        let mut parts = line.split(':');
        let name = parts.next().filter(|name| !name.is_empty())?;
        (parts.nth(1) == Some(&number)).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn a_user_has_a_name_by_its_number_and_not_by_its_group() {
        let users = "root:x:0:0:root:/root:/bin/sh\nanna:x:100:7:Anna:/home/anna:/bin/sh\n:x:9:9::/:\nbad\n";
        assert_eq!(name_in(users, 100).as_deref(), Some("anna"));
        for number in [7, 9, 10] {
            assert_eq!(name_in(users, number), None);
        }
    }
}
