//! Values that stand over those of a catalogue, and the models that are made with them. What does not change is shared: of a
//! hundred thousand apps a reply about one makes a column, and no more.

use std::sync::{Arc, OnceLock};

use super::{AppIx, Column, ColumnCells, FactIx, Ix, Model, ValueDetail, ValueIx};
use crate::order;
use crate::text::SafeText;

/// A value that stands over that of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct OverlaidValue {
    /// Of which app.
    pub app: AppIx,
    /// Of which fact.
    pub fact: FactIx,
    /// The value, of the kind of the fact.
    pub value: NewValue,
    /// When it was checked.
    pub checked: SafeText,
}

impl OverlaidValue {
    /// A value that nobody gave, to see what it would do: it was checked on no day.
    pub fn supposed(app: AppIx, fact: FactIx, value: NewValue) -> Self {
        Self { app, fact, value, checked: SafeText::default() }
    }
}

/// A value as it comes into a column.
#[derive(Debug, Clone, PartialEq)]
pub enum NewValue {
    /// Of a choice or a flag one, of a set any number, in the order of the tree.
    Marks(Vec<ValueIx>),
    /// Of a number; unlimited is infinite.
    Number(f64),
    /// Apps, in order.
    Apps(Vec<AppIx>),
    /// Words.
    Text(SafeText),
    /// It depends, on this.
    Depends(SafeText),
    /// Nobody knows.
    Unknown,
}

impl NewValue {
    /// Some words or other, where nobody knows any: no test looks at which.
    pub fn other_words() -> Self {
        Self::Text(SafeText::from("…".to_owned()))
    }
}

/// Models that were made of one model, one behind the other. Each lives as long as that one does, so whoever went over it may
/// keep looking at it.
#[derive(Debug, Default)]
pub struct Overlays(OnceLock<Box<Overlay>>);

#[derive(Debug)]
struct Overlay {
    values: Vec<OverlaidValue>,
    model: Model,
    others: Overlays,
}

/// A copy begins without any: it may be changed.
impl Clone for Overlays {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Overlays {
    /// The model with these values, made only once.
    pub fn find_or_make(
        &self,
        values: &[OverlaidValue],
        make: impl Fn(&KnownColumns<'_>) -> Model,
    ) -> &Model {
        let known = KnownColumns { overlays: self, values };
        let mut next = self;
        loop {
            let overlay = next.0.get_or_init(|| {
                Box::new(Overlay { values: values.to_vec(), model: make(&known), others: Self::default() })
            });
            if overlay.values == values {
                return &overlay.model;
            }
            next = &overlay.others;
        }
    }
}

/// The columns that an earlier model has with the same values: they are shared, so that another reply makes one more.
#[derive(Debug)]
pub struct KnownColumns<'o> {
    overlays: &'o Overlays,
    values: &'o [OverlaidValue],
}

impl KnownColumns<'_> {
    fn of(&self, fact: FactIx) -> Option<Arc<Column>> {
        let mut next = self.overlays.0.get();
        while let Some(overlay) = next {
            if of_fact(&overlay.values, fact).eq(of_fact(self.values, fact)) {
                return Some(Arc::clone(overlay.model.catalogue.columns.row(fact)));
            }
            next = overlay.others.0.get();
        }
        None
    }
}

fn of_fact(values: &[OverlaidValue], fact: FactIx) -> impl Iterator<Item = &OverlaidValue> {
    values.iter().filter(move |value| value.fact == fact)
}

/// Without recursion: a person may change a reply often.
impl Drop for Overlays {
    fn drop(&mut self) {
        let mut next = self.0.take();
        while let Some(mut overlay) = next {
            next = overlay.others.0.take();
        }
    }
}

impl Model {
    /// Writes a value over that of its column, and nothing else: see `overlaid` of the engine.
    pub fn write_value(&mut self, value: &OverlaidValue) {
        Arc::make_mut(self.catalogue.columns.row_mut(value.fact)).write(value);
    }

    /// Puts back what another model, of which this one is a copy, says of a fact of an app.
    pub fn restore_value(&mut self, of: &Model, fact: FactIx, app: AppIx) {
        Arc::make_mut(self.catalogue.columns.row_mut(fact)).restore(of.catalogue.columns.row(fact), app);
    }

    /// The same of all apps.
    pub fn restore_column(&mut self, of: &Model, fact: FactIx) {
        self.catalogue.columns.row_mut(fact).clone_from(of.catalogue.columns.row(fact));
    }

    /// Writes values over those of the columns, and nothing else: see `overlaid` of the engine.
    pub fn write_values(&mut self, values: &[OverlaidValue], known: &KnownColumns<'_>) {
        let facts = order::set(values.iter().map(|value| value.fact));
        for fact in facts {
            let column = self.catalogue.columns.row_mut(fact);
            match known.of(fact) {
                Some(known) => *column = known,
                None => {
                    let column = Arc::make_mut(column);
                    of_fact(values, fact).for_each(|value| column.write(value));
                }
            }
        }
    }
}

impl Column {
    /// Takes the place of whatever was known of an app.
    fn write(&mut self, new: &OverlaidValue) {
        let (app, at) = (new.app, new.app.at());
        self.erase(app);
        if new.value == NewValue::Unknown {
            self.details.remove(&app);
            return;
        }
        self.details
            .insert(app, ValueDetail { checked: Some(new.checked.clone()), ..ValueDetail::default() });
        if let NewValue::Depends(on_what) = &new.value {
            self.depends.insert(app, on_what.clone());
            return;
        }
        self.known.insert(at);
        match (&mut self.cells, &new.value) {
            (ColumnCells::Marks(marks), NewValue::Marks(values)) => {
                values.iter().for_each(|value| marks.row_mut(*value).insert(at));
            }
            (ColumnCells::Numbers(numbers), NewValue::Number(number)) => {
                numbers.get_mut(at).into_iter().for_each(|place| *place = *number);
            }
            (ColumnCells::Links(links), NewValue::Apps(apps)) => {
                links.get_mut(at).into_iter().for_each(|place| place.clone_from(apps));
            }
            (ColumnCells::Texts(texts), NewValue::Text(text)) => _ = texts.insert(app, text.clone()),
            _ => debug_assert!(false, "a value is of the kind of its fact"),
        }
    }

    /// Takes what another column of the same fact has of an app.
    fn restore(&mut self, of: &Self, app: AppIx) {
        self.erase(app);
        let at = app.at();
        self.details.remove(&app);
        self.details.extend(of.details.get(&app).map(|detail| (app, detail.clone())));
        self.depends.extend(of.depends.get(&app).map(|words| (app, words.clone())));
        if of.known.contains(at) {
            self.known.insert(at);
        }
        match (&mut self.cells, &of.cells) {
            (ColumnCells::Marks(marks), ColumnCells::Marks(of)) => {
                let marked = of.indexes().filter(|value| of.row(*value).contains(at));
                marked.for_each(|value| marks.row_mut(value).insert(at));
            }
            (ColumnCells::Numbers(numbers), ColumnCells::Numbers(of)) => {
                numbers.get_mut(at).into_iter().zip(of.get(at)).for_each(|(place, number)| *place = *number);
            }
            (ColumnCells::Links(links), ColumnCells::Links(of)) => {
                links
                    .get_mut(at)
                    .into_iter()
                    .zip(of.get(at))
                    .for_each(|(place, apps)| place.clone_from(apps));
            }
            (ColumnCells::Texts(texts), ColumnCells::Texts(of)) => {
                texts.extend(of.get(&app).map(|text| (app, text.clone())));
            }
            _ => debug_assert!(false, "columns of a fact are of one kind"),
        }
    }

    fn erase(&mut self, app: AppIx) {
        let at = app.at();
        self.known.remove(at);
        self.depends.remove(&app);
        match &mut self.cells {
            ColumnCells::Marks(marks) => marks.rows_mut().iter_mut().for_each(|apps| apps.remove(at)),
            ColumnCells::Numbers(numbers) => numbers.get_mut(at).into_iter().for_each(|place| *place = 0.0),
            ColumnCells::Links(links) => links.get_mut(at).into_iter().for_each(Vec::clear),
            ColumnCells::Texts(texts) => _ = texts.remove(&app),
        }
    }
}
