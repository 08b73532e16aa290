//! The parts of a file, read by the crates themselves and not by the room that writes them.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;

/// All parts of a zip, by name and in order.
pub(super) fn unzipped(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.push((part.name().to_owned(), text));
    }
    parts
}

/// A zip of parts.
pub(super) fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[track_caller]
pub(super) fn part(bytes: &[u8], name: &str) -> String {
    unzipped(bytes).into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// An element as it is written, or the words between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Element(String),
    Words(String),
}

/// All pieces of a part; one that is not well formed fails here.
#[track_caller]
pub(super) fn pieces(xml: &str) -> Vec<Piece> {
    let mut reader = Reader::from_str(xml);
    let (mut pieces, mut open, mut words) = (Vec::new(), Vec::new(), String::new());
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Text(text) = &event {
            words.push_str(&text.xml10_content());
            continue;
        }
        if let Event::GeneralRef(name) = &event {
            words.push_str(&quick_xml::escape::unescape(&format!("&{};", name.xml10_content())).unwrap());
            continue;
        }
        if !words.is_empty() {
            pieces.push(Piece::Words(std::mem::take(&mut words)));
        }
        match event {
            Event::Start(start) => {
                pieces.push(Piece::Element(String::from(&*start)));
                open.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) => pieces.push(Piece::Element(String::from(&*start))),
            Event::End(end) => assert_eq!(open.pop().as_deref(), Some(end.name().as_ref())),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} is left open");
    pieces
}

/// All words of a part, one after the other.
#[track_caller]
pub(super) fn words(xml: &str) -> String {
    let of = |piece| match piece {
        Piece::Words(words) => words,
        Piece::Element(_) => String::new(),
    };
    pieces(xml).into_iter().map(of).collect()
}

/// The words of all elements of a name, in order.
#[track_caller]
pub(super) fn words_of(xml: &str, name: &str) -> Vec<String> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let mut all = Vec::new();
    let mut rest = xml;
    while let Some((_, after)) = rest.split_once(&start) {
        let is_it = after.starts_with([' ', '>', '/']);
        let (_, content) = after.split_once('>').unwrap();
        if is_it && !after.split_once('>').unwrap().0.ends_with('/') {
            let (inside, _) = content.split_once(&end).unwrap();
            all.push(words(&format!("<x>{inside}</x>")));
        }
        rest = content;
    }
    all
}
