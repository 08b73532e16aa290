//! Whole numbers as a person types them.

use super::Lang;

/// Why a typed text is not taken for a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WholeNumberError {
    /// It is no whole number, or it is not clear which one.
    NotWhole,
    /// It is one, with more digits than a number can have here.
    TooLong,
}

impl Lang {
    /// The whole number that a person typed. Thousands may be set apart as the language does; any other comma or point
    /// makes it no whole number: `2,5` is never 25, and `2.0` is never 20.
    ///
    /// # Errors
    /// When it is no whole number, or one that is far too long.
    pub fn read_whole(self, typed: &str) -> Result<i64, WholeNumberError> {
        let typed = typed.trim();
        let (is_negative, digits) = match typed.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, typed),
        };
        let apart = if self == Self::Nl { '.' } else { ',' };
        let digits = if digits.contains(apart) { joined(digits, apart) } else { Some(digits.to_owned()) };
        let digits = digits.filter(|digits| !digits.is_empty() && is_digits(digits));
        let digits = digits.ok_or(WholeNumberError::NotWhole)?;
        let number: i64 = digits.parse().map_err(|_| WholeNumberError::TooLong)?;
        Ok(if is_negative { -number } else { number })
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|digit| digit.is_ascii_digit())
}

/// The digits without what sets the thousands apart; nothing when it stands anywhere else.
fn joined(digits: &str, apart: char) -> Option<String> {
    let mut groups = digits.split(apart);
    let first = groups.next()?;
    let begins_well = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let all_are_three = groups.clone().all(|group| group.len() == 3 && is_digits(group));
    (begins_well && all_are_three).then(|| first.chars().chain(groups.flat_map(str::chars)).collect())
}

#[cfg(test)]
mod tests {
    use super::WholeNumberError::{NotWhole, TooLong};
    use crate::text::Lang::{En, Nl};

    #[test]
    fn a_comma_or_point_never_makes_another_number() {
        for (typed, nl, en) in [
            ("12", Ok(12), Ok(12)),
            (" 007 ", Ok(7), Ok(7)),
            ("-3", Ok(-3), Ok(-3)),
            ("1.000", Ok(1000), Err(NotWhole)),
            ("1,000", Err(NotWhole), Ok(1000)),
            ("-12.345.678", Ok(-12_345_678), Err(NotWhole)),
            ("2,5", Err(NotWhole), Err(NotWhole)),
            ("2.0", Err(NotWhole), Err(NotWhole)),
            ("1.0000", Err(NotWhole), Err(NotWhole)),
            ("1000.000", Err(NotWhole), Err(NotWhole)),
            ("0.500", Err(NotWhole), Err(NotWhole)),
            ("1..000", Err(NotWhole), Err(NotWhole)),
            (".000", Err(NotWhole), Err(NotWhole)),
            ("1.", Err(NotWhole), Err(NotWhole)),
            ("1.00o", Err(NotWhole), Err(NotWhole)),
            ("1 000", Err(NotWhole), Err(NotWhole)),
            ("+5", Err(NotWhole), Err(NotWhole)),
            ("--5", Err(NotWhole), Err(NotWhole)),
            ("acht", Err(NotWhole), Err(NotWhole)),
            ("٣", Err(NotWhole), Err(NotWhole)),
            ("", Err(NotWhole), Err(NotWhole)),
            ("-", Err(NotWhole), Err(NotWhole)),
            ("99999999999999999999", Err(TooLong), Err(TooLong)),
        ] {
            assert_eq!((Nl.read_whole(typed), En.read_whole(typed)), (nl, en), "{typed:?}");
        }
    }
}
