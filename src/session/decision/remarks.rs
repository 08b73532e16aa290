//! Remarks of the person, at an answer or at an app.

use super::{DecisionEdit, Remark, RemarkOn};
use crate::model::{AppIx, QuestionIx};
use crate::session::form::{FieldKind, FieldSpec, FormId, FormSpec, FormValues};
use crate::session::page::{Block, Head};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::SafeText;

/// The only field of a remark.
const REMARK: &str = "remark";

impl Session<'_> {
    /// What a remark of a form is about; nothing of a form that is no remark.
    pub(in crate::session) fn remark_on(&self, form: FormId) -> Option<RemarkOn> {
        match form {
            FormId::AnswerRemark(question) => {
                Some(RemarkOn::Answer(self.model.graph.questions.row(question).id.clone()))
            }
            FormId::AppRemark(app) => Some(RemarkOn::App(self.model.catalogue.apps.row(app).id.clone())),
            FormId::KeptRemark(at) => self.decision.remarks.keys().nth(at).cloned(),
            _ => None,
        }
    }

    /// The remark at the answer to a question.
    pub fn remark_at(&self, question: QuestionIx) -> Option<&SafeText> {
        self.remark_of(FormId::AnswerRemark(question))
    }

    /// The remark at an app.
    pub fn remark_at_app(&self, app: AppIx) -> Option<&SafeText> {
        self.remark_of(FormId::AppRemark(app))
    }

    fn remark_of(&self, form: FormId) -> Option<&SafeText> {
        self.decision.remarks.get(&self.remark_on(form)?).map(|remark| &remark.text)
    }

    /// A remark as it is told where what it is about is in view; nothing where there is none.
    pub(in crate::session) fn remark_blocks(
        &self,
        remark: Option<&SafeText>,
    ) -> impl Iterator<Item = Block> + use<> {
        let told = remark.map(|remark| self.messages.your_remark_is(&remark));
        told.map(Block::Remark).into_iter()
    }

    /// The form of a remark.
    pub(in crate::session) fn remark_spec(&self, form: FormId, about: String) -> FormSpec {
        let kept = self.remark_of(form).cloned();
        let field =
            FieldSpec::new(REMARK, FieldKind::Lines, self.messages.your_remark(), kept.unwrap_or_default());
        FormSpec {
            head: Head { title: self.messages.remark().to_owned(), place: String::new() },
            before: vec![Block::Heading(about)],
            fields: vec![field.with_help(self.messages.remark_help())],
        }
    }

    /// What a remark was about that is not there any more, as it was shown.
    pub(in crate::session) fn remark_about(&self, form: FormId) -> String {
        let Some(on) = self.remark_on(form) else { return String::new() };
        let (RemarkOn::Answer(id) | RemarkOn::App(id)) = &on;
        match self.decision.remarks.get(&on).map(|remark| &remark.about) {
            Some(about) if !about.is_empty() => about.one_line(),
            _ => SafeText::new(id).one_line(),
        }
    }

    /// What the form of such a remark is called in what is saved: as that of one at what is there.
    pub(in crate::session) fn kept_remark_key(&self, form: FormId) -> String {
        match self.remark_on(form) {
            Some(RemarkOn::Answer(id)) => format!("answer-remark {id}"),
            Some(RemarkOn::App(id)) => format!("app-remark {id}"),
            None => String::new(),
        }
    }

    /// Keeps a remark; an empty one is none.
    pub(in crate::session) fn take_remark(&mut self, form: FormId, values: &FormValues) {
        let Some(on) = self.remark_on(form) else { return };
        let about = match form {
            FormId::AnswerRemark(question) => self.model.graph.questions.row(question).ask.one_line(),
            FormId::AppRemark(app) => self.model.catalogue.apps.row(app).name.one_line(),
            _ => self.remark_about(form),
        };
        // The words of what it is about may be others by now: the same remark is no change.
        let is_same = |known: &Remark| known.text == values.text(REMARK);
        self.decide(DecisionEdit::Remark, |session| match values.text(REMARK) {
            text if text.is_empty() => drop(session.decision.remarks.remove(&on)),
            _ if session.decision.remarks.get(&on).is_some_and(is_same) => {}
            text => drop(session.decision.remarks.insert(on, Remark { text, about: about.into() })),
        });
    }

    /// A question and, where there is one, the answer that was given to it.
    pub(in crate::session) fn answer_in_full(&self, question: QuestionIx) -> String {
        let ask = self.model.graph.questions.row(question).ask.one_line();
        match self.choices.get(&question) {
            Some(given) => {
                let given = words::given(self.model, self.messages, question, given);
                words::labelled(self.messages, &ask, &given)
            }
            None => ask,
        }
    }
}
