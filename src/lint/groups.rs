//! Groups of questions in free order: which question belongs to which group, and the way out.

use super::conditions::AnswerScope;
use super::lowering::Lowering;
use super::questions::answers_of;
use super::reporter::Sentence;
use super::routes::SharedLists;
use crate::draft::{GroupDraft, KindDraft, Named, QuestionDraft, TreeDraft, Typed};
use crate::findings::Rule;
use crate::model::{GroupIx, GroupMember, Ix, QuestionGroup, QuestionIx, Table};
use crate::source::Span;
use crate::text::Messages;

impl Lowering {
    /// Which question belongs to which group. Call this before any way is lowered.
    pub(super) fn memberships(&mut self, tree: &TreeDraft<'_>) {
        for (at, group) in tree.groups.iter().enumerate() {
            self.group_id(&group.id, &tree.questions);
            for id in &group.it.questions {
                self.member(GroupIx::new(at), group, id, &tree.questions);
            }
            if group.it.questions.len() < 2 {
                let message = self.reporter.messages.small_group(&group.id.value);
                let help = self.reporter.messages.no_group_needed();
                self.reporter.advise(Rule::SMALL_GROUP, group.id.span, message, help);
            }
        }
    }

    /// Questions and groups share their ids: `go` leads to either.
    fn group_id(&mut self, id: &Typed<'_>, questions: &[Named<'_, QuestionDraft<'_>>]) {
        if let Some(question) = questions.iter().find(|question| question.id.value == id.value) {
            let message = self.reporter.messages.group_and_question(&id.value);
            let here = self.reporter.messages.first_here();
            self.reporter.relate(Rule::DUPLICATE_ID, id.span, message, question.id.span, here);
        }
    }

    fn member(
        &mut self,
        group: GroupIx,
        named: &Named<'_, GroupDraft<'_>>,
        id: &Typed<'_>,
        questions: &[Named<'_, QuestionDraft<'_>>],
    ) {
        let found = self.reporter.find(
            &mut self.symbols.questions,
            id,
            Rule::UNKNOWN_QUESTION,
            Messages::finding_unknown_question,
        );
        let Some((question, draft)) = found.and_then(|ix| Some((ix, &questions.get(ix.at())?.it))) else {
            return;
        };
        let messages = self.reporter.messages;
        if let Some((_, first)) = self.symbols.member_of.get(&question) {
            let (first, message) = (*first, messages.grouped_already(&id.value));
            self.reporter.relate(Rule::GROUP_MEMBER, id.span, message, first, messages.first_here());
            return;
        }
        self.symbols.member_of.insert(question, (group, id.span));
        if matches!(draft.kind, Some(KindDraft::Info)) {
            let message = messages.page_in_group(&id.value);
            self.reporter.report(Rule::GROUP_MEMBER, id.span, message);
            return;
        }
        let help = messages.way_at_group(&named.id.value);
        for way in ways_of(draft) {
            let finding = crate::findings::Finding::new(
                Rule::GROUP_MEMBER,
                way,
                messages.way_of_member(&id.value, &named.id.value),
            );
            self.reporter.out.push(finding.related(id.span, messages.in_group_here()).help(help.clone()));
        }
    }

    /// The groups.
    pub(super) fn groups(
        &mut self,
        drafts: &[Named<'_, GroupDraft<'_>>],
        shared: &mut SharedLists<'_, '_>,
    ) -> Table<GroupIx, QuestionGroup> {
        let all = drafts.iter().enumerate();
        all.map(|(at, named)| QuestionGroup {
            id: named.id.value.clone().into_owned(),
            members: self.members_of(GroupIx::new(at), &named.it),
            way: named
                .it
                .way
                .as_ref()
                .map(|way| self.way(way, AnswerScope::Nobody, shared))
                .unwrap_or_default(),
        })
        .collect()
    }

    /// The questions that belong to a group, in its order.
    fn members_of(&self, group: GroupIx, draft: &GroupDraft<'_>) -> Vec<GroupMember> {
        let here = |id: &Typed<'_>| {
            let question = self.symbols.questions.get(&id.value)?;
            (*self.symbols.member_of.get(&question)? == (group, id.span)).then(|| GroupMember::new(question))
        };
        draft.questions.iter().filter_map(here).collect()
    }

    /// The group that a question belongs to.
    pub(super) fn group_of(&self, question: QuestionIx) -> Option<GroupIx> {
        self.symbols.member_of.get(&question).map(|(group, _)| *group)
    }

    /// Whether a way may lead straight to a question; reports it when that belongs to a group, with what to do instead.
    pub(super) fn may_lead_to(&mut self, question: QuestionIx, id: &Typed<'_>, instead: Sentence) -> bool {
        let Some((group, place)) = self.symbols.member_of.get(&question).copied() else { return true };
        let messages = self.reporter.messages;
        let group = self.symbols.groups.ids().find(|id| self.symbols.groups.get(id) == Some(group));
        let help = group.map(|group| instead(messages, &group));
        let finding =
            crate::findings::Finding::new(Rule::WAY_INTO_GROUP, id.span, messages.way_into_group(&id.value));
        self.reporter.out.push(finding.related(place, messages.in_group_here()).help(help));
        false
    }
}

/// Where a question, or something in it, has a way of its own.
fn ways_of(draft: &QuestionDraft<'_>) -> Vec<Span> {
    let of_answers = answers_of(draft).filter_map(|answer| answer.way.as_ref());
    let unknown = draft.unknown.iter().filter_map(|unknown| unknown.value.as_ref());
    draft.way.iter().chain(of_answers).chain(unknown).map(|way| way.span).collect()
}
