//! The catalogue: apps one by one into rows, then, sorted by id, into columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lowering::Lowering;
use super::reporter::Reporter;
use crate::draft::{
    APP, AppDraft, AttentionDraft, CATALOGUE_LIST, FactDetailDraft, FactValueDraft, FactValues, RecordSpec,
    SchemaValidator, Typed, app, fact_values, id_of_file, shown, unreadable,
};
use crate::findings::{Findings, Rule};
use crate::model::{
    App, AppIx, AppSet, Catalogue, Column, ColumnCells, Fact, FactIx, FactKind, Ix, Never, Table,
    ValueDetail, ValueIx, flag_false, flag_true,
};
use crate::order;
use crate::source::{FileId, ReadLimits, Sources, Span, Spanned, YamlNode, read_each};
use crate::text::SafeText;

/// An app that was read: everything but what refers to other apps, questions and labels. A large catalogue has as many at
/// once as apps, so what few of them have takes no room in the others.
#[derive(Debug)]
pub(super) struct UnresolvedApp<'s> {
    id: Typed<'s>,
    /// Until the catalogue has it.
    app: Option<App>,
    attention: Vec<AttentionDraft<'s>>,
    offered: bool,
    never: Option<Box<Never>>,
    pub(super) ended: Option<Box<super::ended::UnresolvedEnd<'s>>>,
    cells: Vec<FactCell<'s>>,
}

/// What an app has of a fact, and what is said of that.
type FactCell<'s> = (FactIx, Cell<'s>, Option<Box<ValueDetail>>);

#[derive(Debug)]
enum Cell<'s> {
    Unknown,
    Depends(SafeText),
    Mark(ValueIx),
    Marks(Vec<ValueIx>),
    Number(f64),
    Apps(Vec<Typed<'s>>),
    Text(SafeText),
}

impl UnresolvedApp<'_> {
    /// Where the app is defined.
    pub(super) fn place(&self) -> Span {
        self.id.span
    }

    /// Where its attention points are that have a condition, with their place in the list.
    pub(super) fn points(&self, app: AppIx) -> impl Iterator<Item = ((AppIx, usize), Span)> {
        let points = self.attention.iter().enumerate().filter(|(_, point)| point.when.is_some());
        points.filter_map(move |(at, point)| Some(((app, at), point.text.as_ref()?.span())))
    }
}

impl Lowering {
    /// The apps of all files, in the order they were read.
    pub(super) fn rows<'s>(&mut self, sources: &'s Sources, files: &[FileId]) -> Vec<UnresolvedApp<'s>> {
        let mut rows = Vec::new();
        for file in files {
            let (known, found) = (rows.len(), self.reporter.out.len());
            let rest = read_each(sources, *file, ReadLimits::CATALOGUE, "apps", &mut |node| {
                if let Some(row) = self.app_row(sources, &node, None) {
                    rows.push(row);
                }
            });
            match rest {
                Ok(root) if root.get("apps").is_some() => {
                    let mut findings = Findings::new();
                    let mut validator = SchemaValidator::new(
                        sources,
                        self.reporter.messages,
                        &self.reporter.near,
                        &mut findings,
                    );
                    validator.record(&root, &CATALOGUE_LIST, root.span);
                    self.reporter.out.extend(findings);
                }
                Ok(root) => rows.extend(self.app_row(sources, &root, Some(sources.stem(*file)))),
                Err(problem) => {
                    // What was read before the problem showed does not count: one finding a file.
                    rows.truncate(known);
                    self.reporter.out.truncate(found);
                    self.reporter.out.push(unreadable(&problem, self.reporter.messages));
                }
            }
        }
        rows
    }

    /// One app: `stem` is the name of its file, when it has one of its own.
    fn app_row<'s>(
        &mut self,
        sources: &Sources,
        node: &YamlNode<'s>,
        stem: Option<&'s str>,
    ) -> Option<UnresolvedApp<'s>> {
        let mut findings = Findings::new();
        let mut validator =
            SchemaValidator::new(sources, self.reporter.messages, &self.reporter.near, &mut findings);
        validator.record(node, &APP, node.span);
        self.reporter.out.extend(findings);
        let draft = app(node);
        let id = self.app_id(sources, &draft, stem, node.get("id").is_some());
        let never = draft.never.as_ref().map(|never| {
            Box::new(Never {
                because: self.text(never.because.as_ref()),
                sources: self.references(&never.sources),
            })
        });
        let ended = draft.ended.as_ref().and_then(|ended| self.end_of_app(ended)).map(Box::new);
        let app = App {
            id: id.as_ref().map(|id| id.value.clone().into_owned()).unwrap_or_default(),
            name: self.text(draft.name.as_ref()),
            supplier: self.text_if(draft.supplier.as_ref()),
            summary: self.text_if(draft.summary.as_ref()),
            attention: Vec::new(),
            sources: self.references(&draft.sources),
            checked: draft.checked.as_ref().map(|date| self.past("checked", date)),
        };
        let cells = self.cells(fact_values(node));
        let (attention, offered) = (draft.attention, draft.offered);
        // What an app without an id refers to is used all the same.
        Some(UnresolvedApp { id: id?, app: Some(app), attention, offered, never, ended, cells })
    }

    fn app_id<'s>(
        &mut self,
        sources: &Sources,
        draft: &AppDraft<'s>,
        stem: Option<&'s str>,
        has_key: bool,
    ) -> Option<Typed<'s>> {
        let messages = self.reporter.messages;
        let Some(stem) = stem else {
            // That there is nothing behind the key was reported.
            if draft.id.is_none() && !has_key {
                let message = messages.missing_key(&"id", &messages.record("app"));
                self.reporter.advise(Rule::MISSING_KEY, draft.span, message, messages.app_without_id());
            }
            return draft.id.clone();
        };
        if let Some(id) = &draft.id
            && id.value != stem
        {
            let message = messages.app_file_name(&shown(&id.value), &shown(stem));
            self.reporter.advise(Rule::APP_FILE_NAME, id.span, message, messages.rename_or_remove());
        }
        let mut findings = Findings::new();
        SchemaValidator::new(sources, messages, &self.reporter.near, &mut findings).new_id(stem, draft.span);
        if !findings.is_empty() {
            let message = messages.bad_id(&shown(stem));
            let help = format!("{}; {}", messages.rename_file(), messages.id_syntax());
            self.reporter.advise(Rule::BAD_ID, draft.span, message, help);
        }
        Some(id_of_file(draft, stem.to_owned()))
    }

    fn cells<'n, 's: 'n>(
        &mut self,
        drafts: impl Iterator<Item = (&'n Typed<'s>, FactValueDraft<'n, 's>)>,
    ) -> Vec<FactCell<'s>> {
        // Nearly all of them are taken, so there is no need to grow.
        let mut cells = Vec::with_capacity(drafts.size_hint().1.unwrap_or_default());
        let mut before = None;
        for (id, draft) in drafts {
            let Some(fact) = self.fact_behind(before, id) else { continue };
            before = Some(fact);
            if let Some((cell, detail)) = self.cell(fact, &draft) {
                cells.push((fact, cell, detail));
            }
        }
        cells
    }

    /// The fact with an id. Most apps tell what they tell in the order of the tree, so it is looked for where that would be.
    fn fact_behind(&mut self, before: Option<FactIx>, id: &Typed<'_>) -> Option<FactIx> {
        let next = before.map_or(0, |fact| fact.at() + 1);
        let mut near = self.facts.rows().iter().enumerate().skip(next).take(3);
        match near.find(|(_, fact)| fact.id == id.value) {
            Some((at, _)) => {
                self.symbols.facts.mark(FactIx::new(at));
                Some(FactIx::new(at))
            }
            None => self.fact(id),
        }
    }

    fn cell<'s>(
        &mut self,
        index: FactIx,
        draft: &FactValueDraft<'_, 's>,
    ) -> Option<(Cell<'s>, Option<Box<ValueDetail>>)> {
        let detail = draft.more.as_ref().and_then(|more| self.detail(more));
        let depends = draft.more.as_ref().and_then(|more| self.text_if(more.depends.as_ref()));
        if let Some(on_what) = depends {
            return Some((Cell::Depends(on_what), detail));
        }
        let values = draft.value?;
        if !values.is_list() && values.items().any(|(value, _)| value.text == "unknown") {
            // Saying that it is unknown is the same as leaving it out; a note to it is kept.
            return detail.map(|detail| (Cell::Unknown, Some(detail)));
        }
        let facts = std::rc::Rc::clone(&self.facts);
        let cell = self.known_cell(facts.get(index)?, values)?;
        Some((cell, detail))
    }

    fn detail(&mut self, draft: &FactDetailDraft<'_>) -> Option<Box<ValueDetail>> {
        let is_told = draft.note.is_some() || !draft.sources.is_empty() || draft.checked.is_some();
        is_told.then(|| {
            Box::new(ValueDetail {
                note: self.text_if(draft.note.as_ref()),
                sources: self.references(&draft.sources),
                checked: draft.checked.as_ref().map(|date| self.past("checked", date)),
            })
        })
    }

    fn known_cell<'s>(&mut self, fact: &Fact, values: FactValues<'_, 's>) -> Option<Cell<'s>> {
        let is_set = matches!(fact.kind, FactKind::Set(_) | FactKind::Apps);
        if is_set != values.is_list() {
            let messages = self.reporter.messages;
            let found = if is_set { messages.a_value() } else { messages.a_list() };
            let message = messages.value_kind(&fact.id, &self.kind_words(fact), &found);
            self.reporter.advise(
                Rule::FACT_KIND,
                values.span(),
                message,
                is_set.then(|| messages.write_a_list()),
            );
            return None;
        }
        let first = values.items().next();
        Some(match fact.kind {
            FactKind::Set(_) => {
                let marks = values.items().filter_map(|(value, at)| self.fact_value(fact, value, at));
                Cell::Marks(marks.collect())
            }
            FactKind::Apps => {
                Cell::Apps(values.items().map(|(value, at)| Spanned::new(value.text.clone(), at)).collect())
            }
            FactKind::Choice(_) | FactKind::Flag => {
                let (value, at) = first?;
                Cell::Mark(self.fact_value(fact, value, at)?)
            }
            FactKind::Number { .. } => {
                let (value, at) = first?;
                match value.text.as_ref() {
                    "unlimited" => Cell::Number(f64::INFINITY),
                    _ => Cell::Number(self.number(fact, value, at)?),
                }
            }
            FactKind::Text => Cell::Text(SafeText::new(&first?.0.text)),
        })
    }

    /// Sorts the apps by id and gives every id its index; of equal ids the first stays.
    pub(super) fn sort_rows<'s>(&mut self, rows: &mut Vec<UnresolvedApp<'s>>) {
        order::by(rows, |a, b| a.id.value.cmp(&b.id.value));
        let mut first: Option<Typed<'s>> = None;
        rows.retain(|row| {
            if let Some(first) = first.as_ref().filter(|first| first.value == row.id.value) {
                let message = self.reporter.messages.duplicate_app(&row.id.value);
                let here = self.reporter.messages.first_here();
                self.reporter.relate(Rule::DUPLICATE_ID, row.id.span, message, first.span, here);
                return false;
            }
            first = Some(row.id.clone());
            true
        });
        self.symbols.apps = super::symbols::Symbols::of(rows.iter().map(|row| row.id.value.as_ref()));
    }

    /// The columns; the attention points follow when labels and answers are known.
    pub(super) fn catalogue(&mut self, rows: &mut [UnresolvedApp<'_>]) -> Catalogue {
        debug_assert!(rows.is_sorted_by(|a, b| a.id.value < b.id.value), "apps go by id, each once");
        let count = rows.len();
        let mut columns: Table<FactIx, Column> =
            self.facts.iter().map(|(_, fact)| empty_column(&fact.kind, count)).collect();
        let mut offered = AppSet::with_capacity(count);
        let mut never = BTreeMap::new();
        let mut apps = Table::default();
        for (at, row) in rows.iter_mut().enumerate() {
            let app = AppIx::new(at);
            offered.set(at, row.offered);
            never.extend(row.never.take().map(|reason| (app, *reason)));
            for (fact, cell, detail) in std::mem::take(&mut row.cells) {
                let column = columns.row_mut(fact);
                column.details.extend(detail.map(|detail| (app, *detail)));
                self.fill(column, app, cell);
            }
            row.app.take().into_iter().for_each(|app| _ = apps.push(app));
        }
        debug_assert_eq!((apps.len(), columns.len()), (count, self.facts.len()));
        let columns = columns.into_rows().map(Arc::new).collect();
        let apps = Arc::new(apps);
        let mut catalogue = Catalogue { apps, columns, offered, never, ..Catalogue::default() };
        self.ends_of_apps(rows, &mut catalogue);
        catalogue
    }

    fn fill(&mut self, column: &mut Column, app: AppIx, cell: Cell<'_>) {
        match cell {
            Cell::Unknown => return,
            Cell::Depends(on_what) => {
                column.depends.insert(app, on_what);
                return;
            }
            _ => column.known.insert(app.at()),
        }
        match (&mut column.cells, cell) {
            (ColumnCells::Marks(marks), Cell::Mark(value)) => marks.row_mut(value).insert(app.at()),
            (ColumnCells::Marks(marks), Cell::Marks(values)) => {
                values.into_iter().for_each(|value| marks.row_mut(value).insert(app.at()));
            }
            (ColumnCells::Numbers(numbers), Cell::Number(number)) => {
                numbers.get_mut(app.at()).into_iter().for_each(|place| *place = number);
            }
            (ColumnCells::Links(links), Cell::Apps(ids)) => {
                let mut named: Vec<AppIx> = ids.iter().filter_map(|id| self.app(id)).collect();
                order::sort(&mut named);
                named.dedup();
                links.get_mut(app.at()).into_iter().for_each(|place| *place = std::mem::take(&mut named));
            }
            (ColumnCells::Texts(texts), Cell::Text(text)) => _ = texts.insert(app, text),
            _ => debug_assert!(false, "a value was read by the kind of its fact"),
        }
    }

    /// The attention points of the apps.
    pub(super) fn app_attentions(&mut self, rows: &[UnresolvedApp<'_>], catalogue: &mut Catalogue) {
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.attention.is_empty()) {
            let points = self.attentions_of_app(&row.attention);
            Arc::make_mut(&mut catalogue.apps).row_mut(AppIx::new(at)).attention = points;
        }
    }
}

/// What can be said of a catalogue without a vocabulary: whether its files are YAML, and their keys.
pub(super) fn shapes(sources: &Sources, files: &[FileId], reporter: &mut Reporter) {
    for file in files {
        let found = reporter.out.len();
        let record = |node: &YamlNode<'_>, record: &'static RecordSpec, reporter: &mut Reporter| {
            SchemaValidator::new(sources, reporter.messages, &reporter.near, &mut reporter.out)
                .record(node, record, node.span);
        };
        match read_each(sources, *file, ReadLimits::CATALOGUE, "apps", &mut |node| {
            record(&node, &APP, reporter)
        }) {
            Ok(root) if root.get("apps").is_some() => record(&root, &CATALOGUE_LIST, reporter),
            Ok(root) => record(&root, &APP, reporter),
            Err(problem) => {
                reporter.out.truncate(found);
                reporter.out.push(unreadable(&problem, reporter.messages));
            }
        }
    }
}

fn empty_column(kind: &FactKind, apps: usize) -> Column {
    let none = || AppSet::with_capacity(apps);
    let cells = match kind {
        FactKind::Choice(values) | FactKind::Set(values) => {
            ColumnCells::Marks(values.indexes().map(|_| none()).collect())
        }
        FactKind::Flag => ColumnCells::Marks([flag_true(), flag_false()].iter().map(|_| none()).collect()),
        FactKind::Number { .. } => ColumnCells::Numbers(vec![0.0; apps]),
        FactKind::Apps => ColumnCells::Links(vec![Vec::new(); apps]),
        FactKind::Text => ColumnCells::Texts(BTreeMap::new()),
    };
    Column { known: none(), depends: BTreeMap::new(), cells, details: BTreeMap::new() }
}
