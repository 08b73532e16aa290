//! All integration tests in one binary: one link, one start.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::panic,
    reason = "tests may read fixtures and may panic"
)]

mod age;
mod agreements;
mod analysis;
mod architecture;
mod bad_files;
mod batch;
mod changed_content;
mod changes;
mod cited;
mod claims;
mod cli;
#[cfg(unix)]
mod commands;
mod common;
mod compare;
mod compiled;
mod completions;
mod config;
mod confirming;
mod constructs;
mod copies;
mod damaged;
mod dead_end;
mod decides;
mod decision;
mod decision_screens;
mod dependencies;
mod derive;
mod differential;
mod documents;
mod dossiers;
mod edits;
mod ended;
mod example;
mod explain;
mod explain_language;
mod findings;
mod formats;
mod forms;
mod generate;
mod generated_docs;
mod golden;
mod graph;
mod groups;
mod guide;
mod hostile;
#[cfg(target_os = "linux")]
mod instructions;
mod kept_letters;
mod kept_reports;
mod letters;
mod life;
mod message_states;
mod messages;
mod moved;
mod mutation;
mod offers;
#[cfg(target_os = "linux")]
mod opening;
mod oracle;
mod overlay;
#[cfg(target_os = "linux")]
mod pictures;
mod plain;
mod points;
mod prompts;
mod properties;
#[cfg(target_os = "linux")]
mod pty;
mod reach;
mod readability;
mod replayed;
mod replied;
mod replies;
mod reply_words;
mod report;
mod reported;
#[cfg(target_os = "linux")]
mod resume;
mod review;
#[cfg(target_os = "linux")]
mod rows;
mod saving;
mod schemas;
mod search;
mod sentences;
mod sessions;
mod settling;
mod sheets;
mod shipped;
mod slips;
mod statistics;
mod streams;
mod stubs;
mod suppliers;
mod tables;
mod taking_back;
mod told;
mod trees;
mod two_dossiers;
mod two_people;
mod unread;
mod versions;
mod walked;
mod why;
mod words;
mod would_change;
mod yaml;
