//! The macro by which every sentence is written down.

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
///     shown {
///         /// What it is for; every argument is anything that can be displayed, and its name is its sample.
///         name(argument, other): "Nederlands {argument} {other}", "English {argument} {other}";
///     }
/// }
/// ```
///
/// Each of the three parts may be left out; they keep this order.
macro_rules! messages {
    (
        $(fixed { $( $(#[$fixed_doc:meta])* $fixed:ident: $fixed_nl:literal, $fixed_en:literal; )* })?
        $(made { $(
            $(#[$doc:meta])*
            $name:ident ( $($arg:ident : $kind:ty),+ ) [ $( ( $($sample:expr),+ ) ),+ ]: $nl:tt, $en:tt;
        )* })?
        $(shown { $(
            $(#[$shown_doc:meta])*
            $shown:ident ( $($hole:ident),* ): $shown_nl:literal, $shown_en:literal;
        )* })?
    ) => {
        impl $crate::text::Messages {
            $($(
                $(#[$fixed_doc])*
                pub const fn $fixed(self) -> &'static str {
                    match self.0 {
                        $crate::text::Lang::Nl => $fixed_nl,
                        $crate::text::Lang::En => $fixed_en,
                    }
                }
            )*)?
            $($(
                $(#[$doc])*
                pub fn $name(self, $($arg: $kind),+) -> String {
                    match self.0 {
                        $crate::text::Lang::Nl => words!($nl),
                        $crate::text::Lang::En => words!($en),
                    }
                }
            )*)?
            $($(
                $(#[$shown_doc])*
                pub fn $shown(self $(, $hole: &dyn std::fmt::Display)*) -> String {
                    match self.0 {
                        $crate::text::Lang::Nl => format!($shown_nl),
                        $crate::text::Lang::En => format!($shown_en),
                    }
                }
            )*)?
        }

        /// Every message of this file with its samples: (name, words).
        #[cfg(test)]
        pub(in crate::text::messages) fn samples(
            messages: $crate::text::Messages,
        ) -> Vec<(&'static str, String)> {
            vec![
                $($( (stringify!($fixed), messages.$fixed().to_owned()), )*)?
                $($( $( (stringify!($name), messages.$name($($sample),+)), )+ )*)?
                $($( (stringify!($shown), messages.$shown($(&stringify!($hole)),*)), )*)?
            ]
        }
    };
}

/// The words of one message: a block as it is, a literal with its arguments filled in.
macro_rules! words {
    ({ $($made:tt)* }) => { { $($made)* } };
    ($words:literal) => { format!($words) };
}
