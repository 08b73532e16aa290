//! The whole: reading all files, and every rule in its turn.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::catalogue::UnresolvedApp;
use super::causes::ContentSpans;
use super::lowering::{Lowering, typed};
use super::reporter::Reporter;
use super::routes::SharedLists;
use super::source_map::SourceMap;
use super::symbols::{SymbolTable, Symbols};
use crate::draft::{SchemaValidator, TreeDraft, Typed, shown, unreadable};
use crate::findings::{Cause, Finding, Findings, Rule, Severity};
use crate::model::{Catalogue, Graph, Ix, Model, QuestionIx, Table, Words};
use crate::order;
use crate::source::{FileId, Problem, ReadLimits, Sources, YamlNode, read};
use crate::text::{Day, Lang, Messages, SafeText};

/// What came of reading.
#[derive(Debug)]
pub struct LoadedTree {
    /// The content, when nothing in it is an error.
    pub model: Option<Model>,
    /// Where everything in the model is written.
    pub source_map: SourceMap,
    /// All that was found, sorted.
    pub findings: Findings,
}

/// Reads a tree and the files of its catalogue. All mistakes are reported at once, worded in `lang`; names of files
/// are those of `sources`, and an app's id is the stem of its file.
pub fn load(sources: &Sources, tree: FileId, apps: &[FileId], lang: Lang) -> LoadedTree {
    load_parsed(sources, tree, read(sources, tree, ReadLimits::TREE), apps, lang)
}

/// As [`load`], for a caller that has read the nodes of the tree already, for example to know its language.
pub fn load_parsed(
    sources: &Sources,
    tree: FileId,
    root: Result<YamlNode<'_>, Problem>,
    apps: &[FileId],
    lang: Lang,
) -> LoadedTree {
    let messages = Messages::new(lang);
    let mut reporter = Reporter::new(messages);
    let model = match root {
        Ok(root) if is_format_1(&root, &mut reporter) => {
            let mut validator = SchemaValidator::new(sources, messages, &reporter.near, &mut reporter.out);
            validator.record(&root, &crate::draft::TREE, root.span);
            Some(lower(sources, &crate::draft::tree(&root), apps, &mut reporter))
        }
        Ok(_) => None,
        Err(problem) => {
            reporter.out.push(unreadable(&problem, messages));
            None
        }
    };
    if model.is_none() {
        super::catalogue::shapes(sources, apps, &mut reporter);
    }
    let (model, source_map) = model.flatten().unzip();
    let mut findings = reporter.out.sorted();
    ContentSpans { sources, tree, apps }.trace(&mut findings, messages);
    let findings = findings.sorted();
    let sound = findings.worst() != Some(Severity::Error);
    debug_assert!(model.is_some() || !sound, "content without a model has an error that says why");
    let mut source_map = source_map.unwrap_or_else(|| SourceMap::none(tree));
    source_map.labels = order::map(findings.iter().filter_map(of_label));
    LoadedTree { model: model.filter(|_| sound), source_map, findings }
}

/// The label that is never set, or never named, and what that follows from.
fn of_label(finding: &Finding) -> Option<(String, Cause)> {
    let is_of_label =
        [Rule::LABEL_NEVER_SET, Rule::LABEL_NEVER_TESTED].iter().any(|rule| rule.code == finding.code);
    let label = finding.names.first().filter(|_| is_of_label)?;
    Some((label.clone(), finding.follows.unwrap_or_else(|| finding.as_cause())))
}

/// Of another version of the language nothing else can be said.
fn is_format_1(root: &YamlNode<'_>, reporter: &mut Reporter) -> bool {
    let Some(node) = root.get("format") else { return true };
    let Some(scalar) = node.scalar().filter(|scalar| scalar.whole().is_some_and(|format| format != 1)) else {
        return true;
    };
    reporter.report(Rule::BAD_FORMAT, node.span, reporter.messages.bad_format(&shown(&scalar.text)));
    false
}

/// From drafts to the model. `None` when there is nothing to start with; all else is in the findings.
fn lower(
    sources: &Sources,
    draft: &TreeDraft<'_>,
    apps: &[FileId],
    reporter: &mut Reporter,
) -> Option<(Model, SourceMap)> {
    let labels = super::unused::labels_set(draft);
    let taken = std::mem::replace(reporter, Reporter::new(reporter.messages));
    let mut at = Lowering {
        reporter: taken,
        symbols: symbol_table(draft, &labels),
        facts: Rc::default(),
        points_without_id: Vec::new(),
        dates: BTreeMap::new(),
        edition: draft.edition.as_ref().and_then(|edition| Day::first_of(&edition.value)),
    };
    at.facts = Rc::new(at.vocabulary(&draft.facts));
    let mut rows = at.rows(sources, apps);
    at.sort_rows(&mut rows);
    let catalogue = at.catalogue(&mut rows);
    let model = at.model(draft, &labels, &rows, catalogue);
    let source_map = model.as_ref().map(|model| SourceMap::new(draft, model, &at, &rows));
    *reporter = at.reporter;
    model.zip(source_map)
}

fn symbol_table(draft: &TreeDraft<'_>, labels: &[Typed<'_>]) -> SymbolTable {
    fn of<I: Ix, T>(named: &[crate::draft::Named<'_, T>]) -> Symbols<I> {
        Symbols::of(named.iter().map(|named| named.id.value.as_ref()))
    }
    let places = |source: &crate::draft::SourceDraft<'_>| {
        Some(order::set(source.places.as_ref()?.iter().map(|place| place.value.clone().into_owned())))
    };
    SymbolTable {
        questions: of(&draft.questions),
        groups: of(&draft.groups),
        offers: Vec::new(),
        outcomes: of(&draft.outcomes),
        facts: of(&draft.facts),
        labels: Symbols::of(labels.iter().map(|label| label.value.as_ref())),
        labels_set: labels.len(),
        derived: of(&draft.derive),
        sources: of(&draft.sources),
        places: draft.sources.iter().map(|named| places(&named.it)).collect(),
        phases: of(&draft.phases),
        plans: of(&draft.plans),
        routes: of(&draft.routes),
        texts: order::map(draft.texts.iter().map(|it| (it.id.value.to_string(), it.it.value.to_string()))),
        ..SymbolTable::default()
    }
}

impl Lowering {
    fn model(
        &mut self,
        draft: &TreeDraft<'_>,
        labels: &[Typed<'_>],
        rows: &[UnresolvedApp<'_>],
        catalogue: Catalogue,
    ) -> Option<Model> {
        let mut model = Model::new(self.graph_without_questions(draft), catalogue);
        let made = self.generate(&draft.questions, &model);
        self.symbols.offers = self.offers(&draft.questions, &made);
        self.memberships(draft);
        model.graph.derived = self.derived(&draft.derive);
        let mut shared = SharedLists::new(&draft.routes);
        self.shared_routes(&mut shared);
        let graph = &mut model.graph;
        graph.questions = self.questions(&draft.questions, made, &mut shared);
        graph.groups = self.groups(&draft.groups, &mut shared);
        self.unused_personal_routes(&mut shared);
        graph.routes = shared.lowered;
        graph.route_count = self.symbols.route_at.len();
        debug_assert_eq!(self.symbols.offers.len(), graph.questions.len(), "a question has its offers");
        graph.ask_all = self.common_questions(&draft.ask_all);
        graph.standing = self.standing(&draft.standing);
        graph.outcomes = self.outcomes(&draft.outcomes);
        graph.attention = self.attentions(&draft.attention, super::conditions::ConditionScope::walk());
        self.ids_of_points(draft);
        self.app_attentions(rows, &mut model.catalogue);
        model.graph.scenarios = self.scenarios(&draft.scenarios);
        let start = draft.start.as_ref().and_then(|start| self.start(start));
        if !draft.plans.is_empty() {
            self.report_points_without_id();
        }
        self.unused(draft, labels);
        self.derived_that_never_hold(&model);
        self.unused_terms(draft, &model);
        self.never_asked_for(draft, &model);
        // Labels that are tested and never set have been given their index by now.
        model.graph.labels = self.label_table();
        model.graph.start = start?;
        crate::engine::precompute_turns(&mut model);
        crate::engine::precompute_pruning(&mut model);
        Some(model)
    }

    fn start(&mut self, start: &Typed<'_>) -> Option<QuestionIx> {
        let question = self.reporter.find(
            &mut self.symbols.questions,
            start,
            Rule::UNKNOWN_QUESTION,
            Messages::finding_unknown_question,
        )?;
        self.may_lead_to(question, start, Messages::start_before_group).then_some(question)
    }

    fn label_table(&self) -> Table<crate::model::LabelIx, String> {
        let mut labels: Vec<_> =
            self.symbols.labels.ids().map(|id| (self.symbols.labels.get(id), id.to_owned())).collect();
        order::sort(&mut labels);
        debug_assert!(
            labels.iter().enumerate().all(|(at, (label, _))| label.is_some_and(|label| label.at() == at)),
            "labels are numbered from the first to the last"
        );
        labels.into_iter().map(|(_, id)| id).collect()
    }

    fn graph_without_questions(&mut self, draft: &TreeDraft<'_>) -> Graph {
        let language = draft.language.as_ref().map(|language| language.value.to_string()).unwrap_or_default();
        let (app, apps) = default_words(&language);
        // A key that must be there and is not was reported as an error: then this graph is walked by nobody.
        Graph {
            id: draft.id.as_ref().map(|id| id.value.to_string()).unwrap_or_default(),
            title: self.text(draft.title.as_ref()),
            edition: draft.edition.as_ref().map(typed).unwrap_or_default(),
            stale_after: self.stale_after(draft),
            words: Words {
                app: self.text_if(draft.words.0.as_ref()).unwrap_or(app),
                apps: self.text_if(draft.words.1.as_ref()).unwrap_or(apps),
            },

            language,

            intro: self.text_if(draft.intro.as_ref()),
            notice: self.text_if(draft.notice.as_ref()),
            start: QuestionIx::new(0),
            sources: self.sources(&draft.sources),
            glossary: self.glossary(&draft.glossary),
            phases: self.phases(&draft.phases),
            facts: (*self.facts).clone(),
            advisers: draft.advisers.iter().map(|adviser| self.text(Some(adviser))).collect(),
            ask_all: Vec::new(),
            rows: self.row_columns(&draft.rows),
            standing: Vec::new(),
            questions: Table::default(),
            groups: Table::default(),
            outcomes: Table::default(),
            labels: Table::default(),
            derived: Table::default(),
            routes: Table::default(),
            route_count: 0,
            attention: Vec::new(),
            plans: self.plans(&draft.plans),
            scenarios: Vec::new(),
        }
    }

    fn stale_after(&mut self, draft: &TreeDraft<'_>) -> Option<u32> {
        let months = draft.stale_after?;
        let read = u32::try_from(months.value).ok().filter(|months| *months > 0);
        if read.is_none() {
            let message = self.reporter.messages.at_least(&"stale_after", &1);
            self.reporter.report(Rule::BAD_RANGE, months.span, message);
        }
        read
    }
}

/// What apps are called in a tree that does not say.
fn default_words(language: &str) -> (SafeText, SafeText) {
    let messages = Messages::new(Lang::from_code(language).unwrap_or_default());
    (SafeText::from(messages.an_app()), SafeText::from(messages.apps()))
}
