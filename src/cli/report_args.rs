//! The arguments of `report`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

/// What is reported, how and where.
#[derive(Debug, Default, Args)]
#[command(group = ArgGroup::new("reported").required(true).multiple(true).args(["dossier", "answers", "answer", "example"]))]
pub(super) struct ReportOptions {
    /// The name of a dossier, as `dossiers` lists it, or a file.
    #[arg(value_name = "NAME|FILE", conflicts_with_all = ["answers", "answer"])]
    pub(super) dossier: Option<PathBuf>,
    /// A dossier, or a YAML file with the answers: a map from question to answer. Use - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(super) answers: Option<PathBuf>,
    /// One answer; wins over the file. May be repeated.
    #[arg(long, value_name = "QUESTION=ANSWER")]
    pub(super) answer: Vec<String>,
    /// The example that comes with the program.
    #[arg(long, conflicts_with_all = ["dossier", "answers", "answer"])]
    pub(super) example: bool,
    /// How the report is written. Without it the ending of the file says so (.txt, .md, .html, .docx, .odt, .xlsx, .csv
    /// or .json); else it is text.
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<ReportFormat>,
    /// The file to write, instead of standard output (-). Another file with that name is not overwritten.
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Overwrite a file with that name. A dossier is never overwritten, nor the file from which the report is made.
    #[arg(long, requires = "out")]
    pub(super) force: bool,
    /// A document in the same format (docx or odt), such as a letterhead: its styles, header and footer are kept.
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// Instead of the report the letters to suppliers: a file each (text, or docx with --format) in this folder, which has to
    /// be there. They are made with the content of today, or with that of --tree. Nothing is overwritten.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["out", "force"])]
    pub(super) letters: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// Plain lines.
    Text,
    /// Markdown.
    Markdown,
    /// For other programs: everything that is stated, each with where in the dossier it comes from.
    Json,
    /// A decision record (MADR), in Markdown.
    Adr,
    /// A page for a browser, in one file.
    Html,
    /// A document for Word, with the dossier in it.
    Docx,
    /// A document for LibreOffice and others, with the dossier in it.
    Odt,
    /// A workbook, with a sheet for each table.
    Xlsx,
    /// The table of what remained, for a spreadsheet.
    Csv,
}

impl ReportOptions {
    /// Those with which a report in this format is made of a dossier.
    pub(super) fn of_format(format: ReportFormat) -> Self {
        Self { format: Some(format), ..Self::default() }
    }

    /// How the report is written: as is asked, or as the ending of the file says.
    pub(super) fn format(&self) -> ReportFormat {
        let of_ending = || ReportFormat::of_ending(self.out.as_ref()?.extension()?.to_str()?);
        self.format.or_else(of_ending).unwrap_or(ReportFormat::Text)
    }

    /// The ending of the file, where it says a format that none of these is, and none is asked.
    pub(super) fn unknown_ending(&self) -> Option<String> {
        let ending = self.out.as_ref()?.extension()?.to_string_lossy().into_owned();
        let is_unknown = self.format.is_none() && ReportFormat::of_ending(&ending).is_none();
        is_unknown.then_some(ending)
    }
}

impl ReportFormat {
    /// The format of a file whose name ends so.
    fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending.to_lowercase().as_str() {
            "txt" => Self::Text,
            "md" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "docx" => Self::Docx,
            "odt" => Self::Odt,
            "xlsx" => Self::Xlsx,
            "csv" => Self::Csv,
            "json" => Self::Json,
            _ => return None,
        })
    }

    /// How the name of such a file ends.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown | Self::Adr => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Whether it is nothing to read on a screen.
    pub(super) const fn is_for_files(self) -> bool {
        matches!(self, Self::Docx | Self::Odt | Self::Xlsx)
    }

    /// Whether it is written into a document that somebody else made, where there is one.
    pub(super) const fn takes_template(self) -> bool {
        matches!(self, Self::Docx | Self::Odt)
    }
}
