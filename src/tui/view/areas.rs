//! Parts of an area below or beside each other.
//!
//! ratatui's `Layout` solves equations for this, which took longer than drawing the frame. Here at most one part is as
//! large as what the others leave, so adding up will do.

use ratatui::layout::Rect;

use super::cells;

/// The size of a part that takes what the others leave.
pub(super) const REST: usize = usize::MAX;

/// Parts from top to bottom: how many rows each takes, and how many are between them.
pub(super) fn rows<const N: usize>(area: Rect, heights: [usize; N], gap: usize) -> [Rect; N] {
    let mut parts = Parts::new(usize::from(area.height), &heights, gap);
    heights.map(|wanted| {
        let (at, height) = parts.next(wanted);
        Rect { y: area.y.saturating_add(at), height, ..area }
    })
}

/// Parts from left to right, in the same way.
pub(super) fn columns<const N: usize>(area: Rect, widths: [usize; N], gap: usize) -> [Rect; N] {
    let mut parts = Parts::new(usize::from(area.width), &widths, gap);
    widths.map(|wanted| {
        let (at, width) = parts.next(wanted);
        Rect { x: area.x.saturating_add(at), width, ..area }
    })
}

/// What is left of an area while it is given away.
struct Parts {
    room: usize,
    rest: usize,
    gap: usize,
    at: usize,
}

impl Parts {
    fn new(room: usize, wanted: &[usize], gap: usize) -> Self {
        debug_assert!(wanted.iter().filter(|size| **size == REST).count() <= 1, "the rest is one part");
        let fixed: usize = wanted.iter().filter(|size| **size != REST).sum();
        let gaps = gap * wanted.len().saturating_sub(1);
        Self { room, rest: room.saturating_sub(fixed + gaps), gap, at: 0 }
    }

    /// Where the next part begins, and how large it is; without room it is cut.
    fn next(&mut self, wanted: usize) -> (u16, u16) {
        let at = self.at.min(self.room);
        let size = if wanted == REST { self.rest } else { wanted }.min(self.room - at);
        self.at = at + size + self.gap;
        (cells(at), cells(size))
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::{REST, columns, rows};

    #[test]
    fn parts_follow_each_other_and_one_takes_the_rest() {
        let area = Rect::new(2, 3, 20, 10);
        let spans = |parts: [Rect; 3]| parts.map(|part| (part.y, part.height));
        assert_eq!(spans(rows(area, [1, REST, 2], 0)), [(3, 1), (4, 7), (11, 2)]);
        assert_eq!(spans(rows(area, [4, 4, REST], 1)), [(3, 4), (8, 4), (13, 0)]);
        assert_eq!(spans(rows(area, [4, 9, 2], 0)), [(3, 4), (7, 6), (13, 0)]);
        assert_eq!(spans(rows(Rect { height: 0, ..area }, [1, REST, 1], 0)), [(3, 0); 3]);
        let beside = columns(area, [REST, 6], 3);
        assert_eq!(beside.map(|part| (part.x, part.width, part.height)), [(2, 11, 10), (16, 6, 10)]);
    }
}
