//! The languages of the program's own sentences.

/// A language that the program speaks. The tree's own texts are in whatever language its author wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Every language, for tables and for help.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The language of a code as written in a tree or on the command line; `None` when it is not spoken here.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The code, as [`Lang::from_code`] reads it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn codes_go_both_ways() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        for code in ["", "NL", "fr", "nl_NL"] {
            assert_eq!(Lang::from_code(code), None, "{code:?}");
        }
    }
}
