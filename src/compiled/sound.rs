//! Whether a model that was read points only at what is there, and every walk of it comes to an end. What `lint` makes
//! always does; bytes from elsewhere may have been made by anybody.

use crate::model::{
    Answer, AppIx, AppSet, Attention, Catalogue, Column, ColumnCells, Condition, Effects, FactIx, FactKind,
    FactTest, GroupIx, Ix, Model, Operand, Pick, Plan, Question, QuestionIx, QuestionKind,
    Reference, Remaining, Requirement, Route, RouteTarget, RoutesIx, Successor, Table, Test, ValueIx,
};

/// Whether all indexes are those of rows, and no way leads back.
pub(super) fn is_sound(model: &Model) -> bool {
    let check = SoundnessCheck { model };
    check.catalogue() && check.graph() && Ways::new(model).all_end()
}

struct SoundnessCheck<'m> {
    model: &'m Model,
}

/// Whether an index is one of a table.
fn is_in<I: Ix, T>(table: &Table<I, T>, index: I) -> bool {
    index.at() < table.len()
}

impl SoundnessCheck<'_> {
    fn catalogue(&self) -> bool {
        let Catalogue { apps, columns, offered, never, ended, gone: _ } = &self.model.catalogue;
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
            marks.len() == values && marks.rows().iter().all(|apps| self.is_set(apps))
        };
        let cells = match (&column.cells, kind) {
            (ColumnCells::Marks(cells), FactKind::Choice(values) | FactKind::Set(values)) => {
                marks(cells, values.len())
            }
            (ColumnCells::Marks(cells), FactKind::Flag) => marks(cells, 2),
            (ColumnCells::Numbers(numbers), FactKind::Number { .. }) => numbers.len() == apps,
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
                            self.is_set(&pruning.touched) && pruning.drops.iter().all(|apps| self.is_set(apps))
                        })
                    })
            })
            && graph.outcomes.rows().iter().all(|outcome| {
                self.references(&outcome.sources)
                    && outcome.plan.is_none_or(|plan| is_in(&graph.plans, plan))
                    && self.points(&outcome.attention)
            })
            && self.points(&graph.attention)
            && graph.plans.rows().iter().all(|Plan { steps, .. }| {
                steps.iter().all(|step| self.references(&step.sources))
            })
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
            Condition::Chose { question, picks } => {
                graph.questions.get(*question).is_some_and(|question| {
                    picks.iter().all(|pick| match pick {
                        Pick::Answer(answer) => answer.at() < question.answer_rows().len(),
                        Pick::Unknown => true,
                    })
                })
            }
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
        apps.len() == self.model.catalogue.apps.len()
    }
}

/// Something that has ways on.
#[derive(Clone, Copy)]
enum Place {
    Question(QuestionIx),
    Group(GroupIx),
    List(RoutesIx),
}

/// For each place whether it has been followed to the ends: not yet begun, begun, or done.
struct Ways<'m> {
    model: &'m Model,
    questions: Vec<Option<bool>>,
    groups: Vec<Option<bool>>,
    lists: Vec<Option<bool>>,
}

impl<'m> Ways<'m> {
    fn new(model: &'m Model) -> Self {
        let none = |count: usize| vec![None; count];
        let graph = &model.graph;
        Self {
            model,
            questions: none(graph.questions.len()),
            groups: none(graph.groups.len()),
            lists: none(graph.routes.len()),
        }
    }

    /// Whether no way leads back to where it came from. Follows them with a stack of its own, for a tree may be deep.
    fn all_end(mut self) -> bool {
        let questions = self.model.graph.questions.indexes().map(Place::Question);
        let mut open: Vec<_> = questions.map(|question| (question, false)).collect();
        while let Some((place, is_followed)) = open.pop() {
            let Some(mark) = self.mark(place) else { return false };
            if is_followed {
                *mark = Some(true);
            } else if mark.is_none() {
                *mark = Some(false);
                open.push((place, true));
                for next in self.ways(place) {
                    match self.mark(next) {
                        // It is being followed: this way leads back to it.
                        Some(Some(false)) => return false,
                        Some(None) => open.push((next, false)),
                        Some(Some(true)) | None => {}
                    }
                }
            }
        }
        true
    }

    fn mark(&mut self, place: Place) -> Option<&mut Option<bool>> {
        match place {
            Place::Question(question) => self.questions.get_mut(question.at()),
            Place::Group(group) => self.groups.get_mut(group.at()),
            Place::List(list) => self.lists.get_mut(list.at()),
        }
    }

    fn ways(&self, place: Place) -> Vec<Place> {
        let graph = &self.model.graph;
        let to = |routes: &[Route]| -> Vec<Place> {
            let place = |route: &Route| match route.target {
                RouteTarget::Go(question) => Some(Place::Question(question)),
                RouteTarget::Use(list) => Some(Place::List(list)),
                RouteTarget::Group(group) => Some(Place::Group(group)),
                RouteTarget::End(_) => None,
            };
            routes.iter().filter_map(place).collect()
        };
        match place {
            Place::Question(question) => {
                let question = graph.questions.row(question);
                let answers = question.answer_rows().iter().filter_map(|answer| answer.way.as_ref());
                answers.chain(&question.unknown).chain([&question.way]).flat_map(|way| to(way)).collect()
            }
            Place::Group(group) => to(&graph.groups.row(group).way),
            Place::List(list) => to(&graph.routes.row(list).routes),
        }
    }
}
