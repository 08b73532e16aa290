//! The macro by which messages are written down.

/// Makes a method of [`super::Messages`] of every message, and a list of samples for the tests.
///
/// ```text
/// messages! {
///     fixed {
///         /// What it is for.
///         name: "Nederlands", "English";
///     }
///     made {
///         /// What it is for; {argument} stands for an argument, a block in braces makes a `String`.
///         name(argument: usize) [(1), (5)]: "Nederlands {argument}", { many(argument, "one", "more") };
///     }
/// }
/// ```
macro_rules! messages {
    (
        fixed { $( $(#[$fixed_doc:meta])* $fixed:ident: $fixed_nl:literal, $fixed_en:literal; )* }
        made { $(
            $(#[$doc:meta])*
            $name:ident ( $($arg:ident : $kind:ty),+ ) [ $( ( $($sample:expr),+ ) ),+ ]: $nl:tt, $en:tt;
        )* }
    ) => {
        impl super::Messages {
            $(
                $(#[$fixed_doc])*
                pub const fn $fixed(self) -> &'static str {
                    match self.0 {
                        $crate::text::Lang::Nl => $fixed_nl,
                        $crate::text::Lang::En => $fixed_en,
                    }
                }
            )*
            $(
                $(#[$doc])*
                pub fn $name(self, $($arg: $kind),+) -> String {
                    match self.0 {
                        $crate::text::Lang::Nl => say!($nl),
                        $crate::text::Lang::En => say!($en),
                    }
                }
            )*
        }

        /// Every message of this file with its samples: (name, words).
        #[cfg(test)]
        pub(super) fn samples(messages: super::Messages) -> Vec<(&'static str, String)> {
            vec![
                $( (stringify!($fixed), messages.$fixed().to_owned()), )*
                $( $( (stringify!($name), messages.$name($($sample),+)), )+ )*
            ]
        }
    };
}

/// The words of one message: a block as it is, a literal with its arguments filled in.
macro_rules! say {
    ({ $($made:tt)* }) => { { $($made)* } };
    ($words:literal) => { format!($words) };
}
