//! Whether a model that was read points only at what is there, and can be walked. What `lint` makes always does; bytes from elsewhere may have been made by anybody.

use crate::model::{
    Answer, AppIx, AppSet, Attention, Catalogue, Column, ColumnCells, Condition, Effects, Fact, FactIx,
    FactKind, FactTest, Ix, Model, Operand, Pick, Plan, Question, QuestionKind, Reference, Remaining,
    Requirement, Route, RouteTarget, RoutesIx, Successor, Table, Test, ValueIx,
};

/// Whether all indexes are those of rows, and no way leads back.
pub(super) fn is_sound(model: &Model) -> bool {
    let check = SoundnessCheck { model };
    check.ids() && check.catalogue() && check.graph() && lists_end(model)
}

struct SoundnessCheck<'m> {
    model: &'m Model,
}

/// Whether an index is one of a table.
fn is_in<I: Ix, T>(table: &Table<I, T>, index: I) -> bool {
    index.at() < table.len()
}

impl SoundnessCheck<'_> {
    /// Ids are shown as they are, and are no [`crate::text::SafeText`].
    fn ids(&self) -> bool {
        let Model { graph, catalogue, today: _, overlays: _ } = self.model;
        let is_id = |id: &String| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_graphic());
        let points = graph.attention.iter();
        let points = points.chain(graph.outcomes.rows().iter().flat_map(|outcome| &outcome.attention));
        let points = points.chain(catalogue.apps.rows().iter().flat_map(|app| &app.attention));
        let answers = graph.questions.rows().iter().flat_map(Question::answer_rows);
        let values = graph.facts.rows().iter().filter_map(Fact::values).flat_map(Table::rows);
        let steps = graph.plans.rows().iter().flat_map(|plan| &plan.steps);
        [&graph.id, &graph.language].into_iter().all(is_id)
            && graph.sources.rows().iter().map(|it| &it.id).all(is_id)
            && graph.glossary.iter().map(|it| &it.id).all(is_id)
            && graph.phases.rows().iter().map(|it| &it.id).all(is_id)
            && graph.facts.rows().iter().map(|it| &it.id).all(is_id)
            && values.map(|it| &it.id).all(is_id)
            && graph.ask_all.iter().map(|it| &it.id).all(is_id)
            && graph.questions.rows().iter().map(|it| &it.id).all(is_id)
            && answers.map(|it| &it.id).all(is_id)
            && graph.groups.rows().iter().map(|it| &it.id).all(is_id)
            && graph.outcomes.rows().iter().map(|it| &it.id).all(is_id)
            && graph.labels.rows().iter().all(is_id)
            && graph.derived.rows().iter().map(|it| &it.id).all(is_id)
            && graph.routes.rows().iter().map(|it| &it.id).all(is_id)
            && graph.plans.rows().iter().map(|it| &it.id).all(is_id)
            && steps.map(|it| &it.id).all(is_id)
            && points.filter_map(|it| it.id.as_ref()).all(is_id)
            && catalogue.apps.rows().iter().map(|it| &it.id).all(is_id)
    }

    fn catalogue(&self) -> bool {
        let Catalogue { apps, columns, offered, never, ended, gone: _, names: _, flagged: _ } =
            &self.model.catalogue;
        let facts = self.model.graph.facts.rows();
        let is_sorted = apps.rows().is_sorted_by(|one, next| one.id < next.id);
        is_sorted
            && self.is_set(offered)
            && columns.len() == facts.len()
            && columns.rows().iter().zip(facts).all(|(column, fact)| self.column(column, &fact.kind))
            && apps.rows().iter().all(|app| self.points(&app.attention) && self.references(&app.sources))
            && never.iter().all(|(app, never)| self.is_app(*app) && self.references(&never.sources))
            && ended.iter().all(|(app, ended)| {
                let came = match &ended.successor {
                    Some(Successor::App(app)) => self.is_app(*app),
                    Some(Successor::Words(_)) | None => true,
                };
                self.is_app(*app) && came && self.references(&ended.sources)
            })
    }

    fn column(&self, column: &Column, kind: &FactKind) -> bool {
        let apps = self.model.catalogue.apps.len();
        let marks = |marks: &Table<ValueIx, AppSet>, values: usize| {
            let is_known = |apps: &AppSet| self.is_set(apps) && apps.is_subset(&column.known);
            marks.len() == values && marks.rows().iter().all(is_known)
        };
        let cells = match (&column.cells, kind) {
            (ColumnCells::Marks(cells), FactKind::Choice(values) | FactKind::Set(values)) => {
                marks(cells, values.len())
            }
            (ColumnCells::Marks(cells), FactKind::Flag) => marks(cells, 2),
            (ColumnCells::Numbers(numbers), FactKind::Number { .. }) => {
                numbers.len() == apps && !numbers.iter().any(|number| number.is_nan())
            }
            (ColumnCells::Links(links), FactKind::Apps) => {
                links.len() == apps && links.iter().flatten().all(|app| self.is_app(*app))
            }
            (ColumnCells::Texts(texts), FactKind::Text) => texts.keys().all(|app| self.is_app(*app)),
            _ => false,
        };
        cells
            && self.is_set(&column.known)
            && column.depends.keys().all(|app| self.is_app(*app) && !column.known.contains(app.at()))
            && column
                .details
                .iter()
                .all(|(app, detail)| self.is_app(*app) && self.references(&detail.sources))
    }

    fn graph(&self) -> bool {
        let graph = &self.model.graph;
        let is_fact = |fact: FactIx| is_in(&graph.facts, fact);
        is_in(&graph.questions, graph.start)
            && graph.glossary.iter().all(|entry| self.references(&entry.sources))
            && graph.ask_all.iter().all(|it| it.fact.is_none_or(is_fact) && self.references(&it.sources))
            && graph.rows.iter().all(|row| is_fact(row.fact))
            && graph.standing.iter().all(|rule| self.condition(&rule.when))
            && graph.derived.rows().iter().all(|label| self.condition(&label.when))
            && graph.questions.rows().iter().all(|question| self.question(question))
            && graph.routes.rows().iter().all(|list| self.routes(&list.routes))
            && graph.groups.iter().all(|(at, group)| {
                let is_member = |question| {
                    graph.questions.get(question).is_some_and(|question| question.group == Some(at))
                };
                group.questions().all(is_member)
                    && self.routes(&group.way)
                    && group.members.iter().all(|member| {
                        member.pruning.as_ref().is_none_or(|pruning| {
                            self.is_set(&pruning.touched)
                                && pruning.drops.iter().all(|apps| self.is_set(apps))
                        })
                    })
            })
            && graph.outcomes.rows().iter().all(|outcome| {
                self.references(&outcome.sources)
                    && outcome.plan.is_none_or(|plan| is_in(&graph.plans, plan))
                    && self.points(&outcome.attention)
            })
            && self.points(&graph.attention)
            && graph
                .plans
                .rows()
                .iter()
                .all(|Plan { steps, .. }| steps.iter().all(|step| self.references(&step.sources)))
    }

    fn question(&self, question: &Question) -> bool {
        let graph = &self.model.graph;
        let is_kind = match &question.kind {
            QuestionKind::Many { answers, none, min, max, .. } => {
                none.is_none_or(|none| is_in(answers, none)) && min <= max
            }
            QuestionKind::Number { min, max, .. } => min <= max,
            QuestionKind::One { .. } | QuestionKind::Info => true,
        };
        let answer = |answer: &Answer| {
            self.references(&answer.sources)
                && self.effects(&answer.effects)
                && answer.way.iter().all(|way| self.routes(way))
        };
        is_kind
            && question.phase.is_none_or(|phase| is_in(&graph.phases, phase))
            && question.group.is_none_or(|group| is_in(&graph.groups, group))
            && self.references(&question.sources)
            && question.made.iter().all(|made| made.min <= made.max && self.condition(&made.of))
            && question.ask_when.iter().all(|when| self.condition(when))
            && self.effects(&question.effects)
            && self.routes(&question.way)
            && question.unknown.iter().all(|way| self.routes(way))
            && question.answer_rows().iter().all(answer)
    }

    fn effects(&self, effects: &Effects) -> bool {
        let requirement = |it: &Requirement| {
            self.condition(&it.require)
                && it.when.iter().all(|when| self.condition(when))
                && self.references(&it.sources)
        };
        effects.keep.iter().chain(&effects.prefer).all(requirement)
            && effects.labels.iter().all(|label| is_in(&self.model.graph.labels, *label))
            && self.points(&effects.attention)
    }

    fn points(&self, points: &[Attention]) -> bool {
        points.iter().all(|point| {
            self.references(&point.sources) && point.when.iter().all(|when| self.condition(when))
        })
    }

    fn references(&self, references: &[Reference]) -> bool {
        references.iter().all(|reference| is_in(&self.model.graph.sources, reference.source))
    }

    fn routes(&self, routes: &[Route]) -> bool {
        let graph = &self.model.graph;
        routes.iter().all(|route| {
            let leads = match route.target {
                RouteTarget::Go(question) => is_in(&graph.questions, question),
                RouteTarget::End(outcome) => is_in(&graph.outcomes, outcome),
                RouteTarget::Use(list) => is_in(&graph.routes, list),
                RouteTarget::Group(group) => is_in(&graph.groups, group),
            };
            leads && route.ix.at() < graph.route_count && route.when.iter().all(|when| self.condition(when))
        })
    }

    fn condition(&self, condition: &Condition) -> bool {
        let graph = &self.model.graph;
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().all(|part| self.condition(part)),
            Condition::Not(part) => self.condition(part),
            Condition::Fact(test) => self.fact(test),
            Condition::App(apps) => self.apps(apps),
            Condition::Label(labels) => labels.iter().all(|label| is_in(&graph.labels, *label)),
            Condition::Chose { question, picks } => graph.questions.get(*question).is_some_and(|question| {
                picks.iter().all(|pick| match pick {
                    Pick::Answer(answer) => answer.at() < question.answer_rows().len(),
                    Pick::Unknown => true,
                })
            }),
            Condition::Number { question, .. } => is_in(&graph.questions, *question),
            Condition::Derived(label) => self.condition(&label.when),
            // These are compared with the answer, and point at nothing.
            Condition::Answer(_) => true,
            Condition::Remaining(over) => match &**over {
                Remaining::All(part) | Remaining::Some(part) | Remaining::None(part) => self.condition(part),
                Remaining::AtLeast(_) | Remaining::AtMost(_) => true,
            },
        }
    }

    fn fact(&self, test: &FactTest) -> bool {
        let Some(fact) = self.model.graph.facts.get(test.fact) else { return false };
        let values = match &fact.kind {
            FactKind::Choice(values) | FactKind::Set(values) => values.len(),
            FactKind::Flag => 2,
            FactKind::Number { .. } | FactKind::Apps | FactKind::Text => 0,
        };
        match &test.test {
            Test::AnyOf(tested) | Test::AllOf(tested) => tested.iter().all(|value| match value {
                Operand::Fixed(value) => value.at() < values,
                Operand::Answer => true,
            }),
            Test::AnyApp(apps) | Test::AllApps(apps) => self.apps(apps),
            Test::Equal(_) | Test::AtLeast(_) | Test::AtMost(_) | Test::Known => true,
        }
    }

    fn apps(&self, apps: &[Operand<AppIx>]) -> bool {
        apps.iter().all(|app| match app {
            Operand::Fixed(app) => self.is_app(*app),
            Operand::Answer => true,
        })
    }

    fn is_app(&self, app: AppIx) -> bool {
        is_in(&self.model.catalogue.apps, app)
    }

    fn is_set(&self, apps: &AppSet) -> bool {
        let count = self.model.catalogue.apps.len();
        apps.len() == count && apps.maximum().is_none_or(|last| last < count)
    }
}

/// Whether no shared list of routes leads back to itself through others. (A walk that comes back to a question is stopped
/// by the engine; a list that leads back is followed for ever.)
fn lists_end(model: &Model) -> bool {
    /// How far a list has been followed.
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Followed {
        Not,
        Begun,
        Done,
    }
    let lists = &model.graph.routes;
    let mut followed = vec![Followed::Not; lists.len()];
    // A stack of its own, for lists may lead on for long.
    let mut open: Vec<(RoutesIx, bool)> = lists.indexes().map(|list| (list, false)).collect();
    while let Some((list, is_followed)) = open.pop() {
        let (Some(mark), Some(row)) = (followed.get_mut(list.at()), lists.get(list)) else { return false };
        if is_followed {
            *mark = Followed::Done;
        } else if *mark == Followed::Not {
            *mark = Followed::Begun;
            open.push((list, true));
            for route in &row.routes {
                let RouteTarget::Use(next) = route.target else { continue };
                match followed.get(next.at()) {
                    Some(Followed::Not) => open.push((next, false)),
                    Some(Followed::Done) => {}
                    Some(Followed::Begun) | None => return false,
                }
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::model::Condition;

    #[test]
    fn bytes_that_nest_without_end_are_refused() {
        let not =
            postcard::to_extend(&Condition::Not(Box::new(Condition::All(Vec::new()))), Vec::new()).unwrap();
        let read = |levels: usize| {
            let mut bytes = vec![not[0]; levels];
            bytes.extend(&not);
            postcard::from_bytes::<Condition>(&bytes)
        };
        assert!(read(500).is_ok(), "deeper than what is read from YAML");
        assert!(read(1_000_000).is_err());
        // What was refused is forgotten.
        assert!(read(500).is_ok());
    }
}
