//! No message is written for nobody: each is said somewhere in the program, or by another message that is.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::architecture;

/// What one file or one message says: the names of messages.
type Said = BTreeSet<String>;

/// Every token, groups opened; groups are kept too, before what is in them.
fn flat(tokens: TokenStream, out: &mut Vec<TokenTree>) {
    for token in tokens {
        out.push(token.clone());
        if let TokenTree::Group(group) = token {
            flat(group.stream(), out);
        }
    }
}

fn is(token: Option<&TokenTree>, word: &str) -> bool {
    match token {
        Some(TokenTree::Ident(ident)) => ident == word,
        Some(TokenTree::Punct(punct)) => word.len() == 1 && word.starts_with(punct.as_char()),
        _ => false,
    }
}

/// The messages that a piece of code says: `messages.name(…)`, `messages().name(…)`, `Messages::new(…).name(…)`, and
/// `Messages::name` as a function. Where messages are made, `self.name(…)` too.
fn said(tokens: TokenStream, made_here: bool) -> Said {
    let mut out = Said::new();
    say(&tokens.into_iter().collect::<Vec<_>>(), made_here, &mut out);
    out
}

fn say(tokens: &[TokenTree], made_here: bool, out: &mut Said) {
    let at = |at: usize, back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    for (now, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => say(&group.stream().into_iter().collect::<Vec<_>>(), made_here, out),
            TokenTree::Ident(name) => {
                let called = matches!(tokens.get(now + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                let of_call = matches!(at(now, 2), Some(TokenTree::Group(_)));
                let receiver = if of_call { at(now, 3) } else { at(now, 2) };
                let speaks = is(receiver, "messages")
                    || (of_call && is(receiver, "new"))
                    || (made_here && is(receiver, "self"));
                let by_path = is(at(now, 1), ":") && is(at(now, 2), ":") && is(at(now, 3), "Messages");
                if (is(at(now, 1), ".") && called && speaks) || by_path {
                    out.insert(name.to_string());
                }
            }
            _ => {}
        }
    }
}

/// Code without its unit tests: what follows `#[cfg(test)]` is left out.
fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut left = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let attribute = matches!(tokens.peek(), Some(TokenTree::Group(group)) if group.to_string().replace(' ', "") == "[cfg(test)]");
        if is(Some(&token), "#") && attribute {
            for skipped in tokens.by_ref() {
                let ends =
                    matches!(&skipped, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
                if ends || is(Some(&skipped), ";") {
                    break;
                }
            }
        } else {
            left.push(token);
        }
    }
    left.into_iter().collect()
}

/// The messages that a `messages!` makes, each with the messages it says itself.
fn made(macro_body: &Group) -> BTreeMap<String, Said> {
    let mut out = BTreeMap::new();
    for part in macro_body.stream() {
        let TokenTree::Group(part) = part else { continue };
        let mut tokens = part.stream().into_iter().peekable();
        while tokens.peek().is_some() {
            let message: Vec<TokenTree> = tokens.by_ref().take_while(|token| !is(Some(token), ";")).collect();
            let name = message.iter().find_map(|token| match token {
                TokenTree::Ident(name) => Some(name.to_string()),
                _ => None,
            });
            out.insert(name.unwrap(), said(message.into_iter().collect(), true));
        }
    }
    out
}

/// All messages with what they say, and what the program says besides.
fn of_sources<'s>(sources: impl Iterator<Item = (&'s str, &'s str)>) -> (BTreeMap<String, Said>, Said) {
    let (mut messages, mut roots) = (BTreeMap::new(), Said::new());
    for (path, text) in sources {
        let makes = path.starts_with("text/messages/");
        let code = without_tests(text.parse().unwrap());
        let mut tokens = Vec::new();
        flat(code.clone(), &mut tokens);
        let mut bodies = tokens.windows(3).filter(|_| makes);
        let macros = bodies.by_ref().filter_map(|three| match three {
            [word, bang, TokenTree::Group(group)] if is(Some(word), "messages") && is(Some(bang), "!") => {
                Some(made(group))
            }
            _ => None,
        });
        macros.for_each(|made| messages.extend(made));
        let mut outside = Vec::new();
        let mut skip = false;
        for token in code {
            // Of the file where messages are made all that is not their making counts: lists, choices between them.
            let is_body = skip && matches!(token, TokenTree::Group(_));
            skip = makes && (is(Some(&token), "messages") || (skip && is(Some(&token), "!")));
            if !is_body {
                outside.push(token);
            }
        }
        roots.extend(said(outside.into_iter().collect(), makes));
    }
    (messages, roots)
}

/// The messages that nothing says.
fn unsaid((messages, roots): (BTreeMap<String, Said>, Said)) -> Vec<String> {
    let mut live = Said::new();
    let mut open: Vec<String> = roots.into_iter().filter(|name| messages.contains_key(name)).collect();
    while let Some(name) = open.pop() {
        let more = messages.get(&name).into_iter().flatten().filter(|other| messages.contains_key(*other));
        open.extend(more.filter(|other| !live.contains(*other)).cloned().collect::<Vec<_>>());
        live.insert(name);
    }
    messages.into_keys().filter(|name| !live.contains(name)).collect()
}

/// All messages of the program with what they say, and what it says besides.
fn of_the_program() -> (BTreeMap<String, Said>, Said) {
    let sources = architecture::sources();
    let is_code = |path: &str| path.ends_with(".rs") && !path.ends_with("tests.rs");
    let code = sources.iter().filter(|(path, _)| is_code(path));
    of_sources(code.map(|(path, text)| (path.as_str(), text.as_str())))
}

/// The names of all messages of the program.
pub(crate) fn names() -> BTreeSet<String> {
    of_the_program().0.into_keys().collect()
}

#[test]
fn every_message_is_said_somewhere() {
    let found = of_the_program();
    assert!(found.0.len() > 500, "{}", found.0.len());
    let unsaid = unsaid(found);
    assert!(unsaid.is_empty(), "{} messages are said nowhere: {}", unsaid.len(), unsaid.join(", "));
}

#[test]
fn what_is_said_and_what_is_not_is_seen() {
    let messages = r#"
        messages! {
            fixed { /// One. 
                one: "a; b", "a"; two: "b", "b"; three: "c", "c"; four: "d", "d"; five: "e", "e"; }
            made {
                six(count: usize) [(1), (2)]: { let a = 1; self.five() }, { String::new() };
                seven(count: usize) [(1)]: { self.eight(1) }, "x";
                eight(count: usize) [(1)]: { self.seven(1) }, "x";
            }
            shown { nine(): "f", "f"; ten(one): "g {one}", "g"; }
        }
        impl Messages { pub fn list(self) -> &'static str { self.one() } }
        #[cfg(test)]
        mod tests { fn a(messages: Messages) { messages.ten(&1); } }
    "#;
    let code = r#"
        fn a(messages: Messages) { messages.two(); list.map(Messages::three); x.field.seven; words.eight(1); }
        fn b() { format!("{}", Messages::new(lang).six(1)) }
        fn c() { self.loaded.messages.nine(); other.messages().four() }
    "#;
    let found = of_sources([("text/messages/a.rs", messages), ("cli/b.rs", code)].into_iter());
    assert_eq!(unsaid(found), ["eight", "seven", "ten"]);
}
