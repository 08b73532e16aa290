//! What is made of the value of a fact of each app. Apps share most of their values, so it is made once of each value and
//! not once of each app.

use std::collections::BTreeMap;

use crate::model::{AppIx, AppSet, Column, ColumnCells, FactIx, Ix, Model, Table, ValueIx};

/// Whole numbers below this are looked up by place: most are such.
const SMALL: usize = 4096;
/// Sets of so many values are looked up by their bits.
const SET_BITS: usize = 128;

/// By app, what `make` makes of the value of a fact: it is asked once of all apps with the same value, in the order of the
/// apps with the first of them.
pub(super) fn of_each_value<T: Copy>(
    model: &Model,
    fact: FactIx,
    mut make: impl FnMut(AppIx) -> T,
) -> Vec<T> {
    let column = model.catalogue.columns.row(fact);
    let mut made: Vec<Option<T>> = vec![None; model.catalogue.apps.len()];
    match &column.cells {
        ColumnCells::Marks(marks) if model.graph.facts.row(fact).is_set() => {
            // A set of more values than bits is made of each app.
            if marks.len() <= SET_BITS {
                of_each_set(column, marks, &mut made, &mut make);
            }
        }
        ColumnCells::Marks(marks) => {
            for having in marks.rows() {
                let mut shared = None;
                for at in having.ones().filter(|at| column.known.contains(*at)) {
                    // An app that has an earlier value too is told by that.
                    if let Some(cell @ None) = made.get_mut(at) {
                        *cell = Some(*shared.get_or_insert_with(|| make(AppIx::new(at))));
                    }
                }
            }
        }
        ColumnCells::Numbers(numbers) => {
            let (mut small, mut others) = (vec![None; SMALL], BTreeMap::new());
            for at in column.known.ones() {
                let (Some(number), Some(cell)) = (numbers.get(at), made.get_mut(at)) else { continue };
                let value = || make(AppIx::new(at));
                *cell = Some(match small_whole(*number).and_then(|place| small.get_mut(place)) {
                    Some(known) => *known.get_or_insert_with(value),
                    // By its bits: only what is the same in all of them is the same in words for sure.
                    None => *others.entry(number.to_bits()).or_insert_with(value),
                });
            }
        }
        ColumnCells::Links(_) | ColumnCells::Texts(_) => {}
    }
    let mut unknown = None;
    let rest = |(at, cell): (usize, Option<T>)| {
        let app = AppIx::new(at);
        cell.unwrap_or_else(|| match column.known.contains(at) || column.depends.contains_key(&app) {
            true => make(app),
            // What is not known is the same of every app.
            false => *unknown.get_or_insert_with(|| make(app)),
        })
    };
    made.into_iter().enumerate().map(rest).collect()
}

/// The same of sets of values: apps with the same set share it.
fn of_each_set<T: Copy>(
    column: &Column,
    marks: &Table<ValueIx, AppSet>,
    made: &mut [Option<T>],
    make: &mut impl FnMut(AppIx) -> T,
) {
    let mut sets = vec![0u128; made.len()];
    for (value, having) in marks.iter() {
        let mark = u32::try_from(value.at()).ok().and_then(|bit| 1u128.checked_shl(bit)).unwrap_or(0);
        for at in having.ones() {
            if let Some(set) = sets.get_mut(at) {
                *set |= mark;
            }
        }
    }
    let mut shared = BTreeMap::new();
    for ((at, set), cell) in sets.iter().enumerate().zip(made) {
        if column.known.contains(at) {
            *cell = Some(*shared.entry(*set).or_insert_with(|| make(AppIx::new(at))));
        }
    }
}

/// A whole number that is small enough to be a place.
fn small_whole(number: f64) -> Option<usize> {
    let is_place = number.is_sign_positive() && number < 4096.0 && number.fract() == 0.0;
    // A number of this range is exact in 16 bits.
    is_place.then(|| usize::from(number as u16))
}
