//! `check`: all that is wrong with the content, in four forms, and the figures that it was looked at with.

use super::accept::accept;
use super::args::Common;
use super::check_args::{CheckFormat, CheckOptions, Denied};
use super::check_figures::{DataReport, codes};
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::fix::fix;
use super::load::{ContentFiles, ParsedTree, open_content, today};
use super::output::{CommandResult, json_text, print};
use super::progress::Progress;
use super::{check_figures, environment, streams};
use crate::analysis::ExplorationLimits;
use crate::batch::scenario;
use crate::files::{Origin, embedded_explanations, holds_tree};
use crate::findings::{
    CheckReport, Finding, Findings, ReportedAllowed, ReportedStatistics, SarifLog, Severity, Style, human,
    short,
};
use crate::lint::{self, AllowedFinding, Checked, LoadedTree, take_allowed};
use crate::model::Model;
use crate::text::{Day, Explanations, Lang, Messages, Noun, SafeText};

/// The width of findings where that of the screen is not known.
const WIDTH: usize = 80;

/// What was found: in a tree with errors only by reading.
pub(super) struct Report {
    pub(super) findings: Findings,
    /// The content and what all its walks showed; absent with an error of reading.
    walked: Option<(Model, Checked)>,
    pub(super) allowed: Vec<AllowedFinding>,
}

impl Report {
    /// How the program ends after it, where some findings are denied.
    fn exit_with(&self, denied: &[Denied]) -> Exit {
        let is_denied = |finding: &Finding| {
            denied.iter().any(|denied| match denied {
                Denied::Code(code) => finding.code == *code,
                Denied::Severity(severity) => finding.severity >= *severity,
            })
        };
        if self.findings.iter().any(is_denied) { Exit::NoAdvice } else { self.exit() }
    }

    /// How the program ends after it.
    pub(super) fn exit(&self) -> Exit {
        match self.findings.worst() {
            Some(Severity::Error | Severity::Warning) => Exit::NoAdvice,
            Some(Severity::Hint) | None => Exit::Fine,
        }
    }

    /// How many findings there are.
    pub(super) fn counted(&self, messages: Messages) -> String {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        match [count(Severity::Error), count(Severity::Warning), count(Severity::Hint)] {
            [0, 0, 0] => messages.found_nothing().to_owned(),
            [errors, warnings, hints] => messages.findings_counted(errors, warnings, hints),
        }
    }
}

/// Checks the content and tells what was found.
pub(super) fn check(common: &Common, options: &CheckOptions) -> CommandResult {
    let files = open_content(common)?;
    let tree = files.parse_tree(common);
    let lang = tree.lang;
    let messages = Messages::new(lang);
    if options.stub_scenarios {
        return stub_scenarios(common, &files, tree);
    }
    if let Some(names) = &options.accept {
        return accept(common, &files, tree, names, options.yes);
    }
    if options.fix {
        return fix(common, &files, tree, options.yes);
    }
    let report = {
        let _busy = Progress::start(messages.still_checking().to_owned());
        report_on(&files, tree, today(common))
    };
    let exit = report.exit_with(&options.deny);
    let read = what_was_read(common, &files, messages);
    if options.format != CheckFormat::Human {
        read.iter().for_each(|line| streams::complain(line));
    }
    let shown = if options.all { report.findings.clone() } else { report.findings.folded(messages) };
    let allowed = if options.show_allowed { allowed_lines(&report, &files, messages) } else { String::new() };
    let text = match options.format {
        CheckFormat::Human => {
            let color = environment::terminal_env().color(common.color, streams::terminals().output);
            let findings = human(&shown, &files.sources, style(lang, color));
            let summary = summary(&report, &shown, messages).join("\n");
            let figures = options.statistics.then(|| {
                let model = report.walked.as_ref().map(|(model, _)| model);
                check_figures::tables(&report, model, streams::columns().unwrap_or(WIDTH), messages)
            });
            let figures = figures.unwrap_or_default();
            format!("{}\n\n{findings}{allowed}{figures}{summary}\n", read.join("\n"))
        }
        CheckFormat::Short => {
            let left_out = left_out(&report.findings, &shown, messages);
            let left_out: String = left_out.iter().map(|line| format!("{line}\n")).collect();
            short(&shown, &files.sources) + &allowed + &left_out
        }
        CheckFormat::Json => {
            let allowed = report.allowed.iter();
            let allowed =
                allowed.map(|one| ReportedAllowed::new(&one.finding, &one.reason, &files.sources)).collect();
            let found = CheckReport::new(&report.findings, &files.sources, statistics(&report));
            json_text(&CheckReport { allowed, ..found })
        }
        CheckFormat::Sarif => {
            let pages = Explanations::new(embedded_explanations());
            json_text(&SarifLog::new(&report.findings, &files.sources, &pages, lang))
        }
    };
    print(&text, exit, messages)
}

/// What is allowed, a line each, with the reasons.
fn allowed_lines(report: &Report, files: &ContentFiles, messages: Messages) -> String {
    let mut allowed = Findings::new();
    for AllowedFinding { finding, reason } in &report.allowed {
        let note = Some(messages.allowed_because(&SafeText::new(reason).one_line()));
        allowed.push(Finding { note, ..finding.clone() });
    }
    short(&allowed, &files.sources)
}

/// Writes scenarios for what no scenario covers yet.
fn stub_scenarios(common: &Common, files: &ContentFiles, tree: ParsedTree<'_>) -> CommandResult {
    let lang = tree.lang;
    let messages = Messages::new(lang);
    let loaded = files.load(tree);
    let Some(model) = loaded.model else { return Err(unreadable(common, files, &loaded.findings, lang)) };
    what_was_read(common, files, messages).iter().for_each(|line| streams::complain(line));
    let model = model.on(today(common));
    let stubs = lint::stubs(&model, &ExplorationLimits::default(), lang);
    let text: String =
        stubs.list.iter().map(|stub| scenario(&model, messages, &stub.name, &stub.walk)).collect();
    match (stubs.list.is_empty(), stubs.is_complete) {
        (_, false) => streams::complain(messages.stubs_incomplete()),
        (true, true) => streams::complain(messages.no_stubs_needed()),
        (false, true) => streams::complain(messages.paste_stubs()),
    }
    print(&text, if stubs.is_complete { Exit::Fine } else { Exit::NoAdvice }, messages)
}

/// With an error of reading nothing else can be done.
pub(super) fn unreadable(common: &Common, files: &ContentFiles, findings: &Findings, lang: Lang) -> Failure {
    let color = environment::terminal_env().color(common.color, streams::terminals().errors);
    let told = human(&findings.folded(Messages::new(lang)), &files.sources, style(lang, color));
    Failure::new(Exit::NoAdvice, told.trim_end())
}

fn style(lang: Lang, color: bool) -> Style {
    let width = streams::columns().unwrap_or(WIDTH);
    // A wider screen than that is none.
    Style { lang, color, width: u16::try_from(width).unwrap_or(u16::MAX) }
}

/// Reads the content, and looks at all its walks if there is no error in it.
pub(super) fn report_on(files: &ContentFiles, tree: ParsedTree<'_>, today: Day) -> Report {
    let lang = tree.lang;
    let LoadedTree { model, source_map, mut findings } = files.load(tree);
    let walked = model.map(|model| model.on(today)).map(|model| {
        let mut checked = lint::check(&model, &source_map, &ExplorationLimits::default(), lang);
        findings.extend(std::mem::take(&mut checked.findings));
        (model, checked)
    });
    let read = [&[files.tree], files.apps.as_slice()].concat();
    let (findings, allowed) =
        take_allowed(findings, &files.sources, &read, walked.is_some(), Messages::new(lang));
    Report { findings: findings.sorted(), walked, allowed }
}

/// Which files were looked at; a hint when there is a tree here that was not.
pub(super) fn what_was_read(common: &Common, files: &ContentFiles, messages: Messages) -> Vec<String> {
    let mut read = Vec::new();
    read.push(match &files.tree_origin {
        Origin::Path(path) => messages.read_file(&shown(path)),
        Origin::Embedded | Origin::Absent => messages.read_embedded().to_owned(),
    });
    read.push(match &files.catalogue_origin {
        Origin::Path(path) => messages.read_catalogue(&shown(path), files.apps.len()),
        Origin::Embedded => messages.read_embedded_catalogue(files.apps.len()),
        Origin::Absent => messages.read_no_catalogue().to_owned(),
    });
    if common.tree.is_none() && holds_tree(environment::current_dir()) {
        read.push(messages.hint_tree().to_owned());
    }
    read
}

/// The last lines: how many findings, of what tree, covered how far.
fn summary(report: &Report, shown: &Findings, messages: Messages) -> Vec<String> {
    let mut lines = vec![report.counted(messages)];
    if !report.allowed.is_empty() {
        lines.push(messages.findings_allowed(report.allowed.len()));
    }
    lines.extend(left_out(&report.findings, shown, messages));
    let more = shown.iter().next().map(|worst| messages.more_on_findings(worst.code));
    let Some((model, checked)) = &report.walked else {
        lines.push(messages.not_looked_at().to_owned());
        lines.extend(more);
        return lines;
    };
    let (graph, coverage) = (&model.graph, &checked.coverage);
    let noun = Noun { one: graph.words.app.as_str(), many: graph.words.apps.as_str() };
    let (questions, outcomes) = (graph.questions.len(), graph.outcomes.len());
    let apps = model.catalogue.offered.count_ones(..);
    lines.push(messages.tree_figures(questions, coverage.answers.all, outcomes, apps, noun));
    let figures = &checked.statistics;
    lines.push(match (&figures.walks, figures.longest) {
        (Some(walks), Some(longest)) => messages.walk_figures(figures.states, &walks.to_string(), longest),
        _ => messages.walk_figures_open(figures.states),
    });
    let (answers, routes) = (coverage.answers, coverage.routes);
    let answers = messages.answers_covered(answers.covered, answers.all, answers.percent());
    let routes = messages.routes_covered(routes.covered, routes.all, routes.percent());
    lines.push(format!("{}: {answers}, {routes}", messages.scenario_figures(coverage.scenarios)));
    lines.extend(more);
    lines
}

/// What is not shown, counted: what is folded, and hints beside errors.
fn left_out(found: &Findings, shown: &Findings, messages: Messages) -> Vec<String> {
    let left_out = found.len() - shown.len();
    let hints = found.waiting_hints().min(left_out);
    let others = left_out - hints;
    let lines = [
        (others > 0).then(|| messages.findings_left_out(others)),
        (hints > 0).then(|| messages.hints_wait(hints)),
    ];
    lines.into_iter().flatten().collect()
}

/// The figures, for other programs; none when there was nothing to walk.
fn statistics(report: &Report) -> Option<ReportedStatistics<'_>> {
    let (model, checked) = report.walked.as_ref()?;
    let (graph, coverage, figures) = (&model.graph, &checked.coverage, &checked.statistics);
    let data = DataReport::new(model);
    Some(ReportedStatistics {
        questions: graph.questions.len(),
        answers: coverage.answers.all,
        outcomes: graph.outcomes.len(),
        apps: model.catalogue.offered.count_ones(..),
        states: figures.states.to_string(),
        walks: figures.walks.as_ref().map(ToString::to_string),
        longest_walk: figures.longest,
        exhaustive: figures.exhaustive,
        scenarios: coverage.scenarios,
        answers_covered: coverage.answers.covered,
        routes: coverage.routes.all,
        routes_covered: coverage.routes.covered,
        codes: codes(&report.findings, &report.allowed),
        facts: data.facts,
        alike: data.alike,
        checked_by_source: data.by_source,
        checked_by_app: data.by_app,
    })
}
