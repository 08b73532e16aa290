//! The columns of lists of apps: which facts they are, what stands above them, and how wide they may be.

use std::ops::RangeInclusive;

use super::lowering::Lowering;
use crate::draft::ColumnDraft;
use crate::findings::Rule;
use crate::model::RowColumn;
use crate::text::Messages;

/// The most columns: more can not be read at a glance.
const MOST_COLUMNS: usize = 4;

/// The longest head, in characters.
const LONGEST_HEAD: usize = 24;

/// How wide the values of a column may be made, in characters.
const WIDTHS: RangeInclusive<usize> = 3..=40;

/// How wide they may be where the tree does not say.
const USUAL_WIDTH: usize = 24;

impl Lowering {
    /// The columns that are shown: what is wrong with one of them does not take the others away.
    pub(super) fn row_columns(&mut self, drafts: &[ColumnDraft<'_>]) -> Vec<RowColumn> {
        let messages = self.reporter.messages;
        if let Some(surplus) = drafts.get(MOST_COLUMNS) {
            let message = messages.many_columns(&MOST_COLUMNS);
            self.reporter.report(Rule::BAD_ROWS, surplus.span, message);
        }
        let mut columns: Vec<RowColumn> = Vec::new();
        for (at, draft) in drafts.iter().enumerate() {
            let Some(column) = self.row_column(draft) else { continue };
            let same = |other: &&RowColumn| other.fact == column.fact;
            if columns.iter().any(|other| same(&other)) {
                let first = drafts.iter().find(|other| is_same_fact(other, draft));
                let message = messages.column_twice(&self.facts.row(column.fact).id);
                let place = first.map_or(draft.span, |first| first.span);
                self.reporter.relate(Rule::BAD_ROWS, draft.span, message, place, messages.first_here());
            } else if at < MOST_COLUMNS {
                columns.push(column);
            }
        }
        columns
    }

    fn row_column(&mut self, draft: &ColumnDraft<'_>) -> Option<RowColumn> {
        let messages = self.reporter.messages;
        let own = self.text_if(draft.label.as_ref());
        // A column without a fact was reported by its shape.
        let fact = self.reporter.find(
            &mut self.symbols.facts,
            draft.fact.as_ref()?,
            Rule::UNKNOWN_FACT,
            Messages::unknown_fact,
        )?;
        let label = own.unwrap_or_else(|| self.facts.row(fact).label.clone());
        let length = label.one_line().chars().count();
        if length > LONGEST_HEAD {
            let place = draft.label.as_ref().map_or(draft.span, |label| label.span());
            let message = messages.long_column_head(&length, &LONGEST_HEAD);
            self.reporter.advise(Rule::BAD_ROWS, place, message, messages.shorten_column_head());
        }
        let is_price = draft.used_as.as_ref().is_some_and(|used_as| used_as.value == "price");
        Some(RowColumn { fact, label, width: self.column_width(draft), is_price })
    }

    fn column_width(&mut self, draft: &ColumnDraft<'_>) -> usize {
        let Some(written) = draft.width else { return USUAL_WIDTH };
        let width = usize::try_from(written.value).ok().filter(|width| WIDTHS.contains(width));
        width.unwrap_or_else(|| {
            let message = self.reporter.messages.column_width(WIDTHS.start(), WIDTHS.end());
            self.reporter.report(Rule::BAD_ROWS, written.span, message);
            USUAL_WIDTH
        })
    }
}

fn is_same_fact(one: &ColumnDraft<'_>, other: &ColumnDraft<'_>) -> bool {
    let id = |draft: &ColumnDraft<'_>| draft.fact.as_ref().map(|fact| fact.value.clone().into_owned());
    id(one) == id(other)
}
