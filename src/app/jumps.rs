//! Where the reader has been: back and forward, also across articles.

use super::layout::Pane;
use crate::analysis::ClaimId;
use crate::library::RowId;

/// A place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub row: RowId,
    /// The byte of the text at the top of the window.
    pub at: usize,
    /// The pane with the focus.
    pub focus: Pane,
    /// The claim selected, where it was marked in the text.
    pub claim: Option<ClaimId>,
}

/// Places kept at most.
const KEPT: usize = 200;

/// The jump list.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    places: Vec<Place>,
    /// The place that `back` leads to is the one before.
    at: usize,
}

impl Jumps {
    /// Remembers the place that a jump starts from; what lay ahead is forgotten.
    pub fn leave(&mut self, place: Place) {
        self.places.truncate(self.at);
        if self.places.last() != Some(&place) {
            self.places.push(place);
        }
        if self.places.len() > KEPT {
            self.places.remove(0);
        }
        self.at = self.places.len();
    }

    /// Rows have other numbers now.
    pub fn renumber(&mut self, now: impl Fn(RowId) -> RowId) {
        self.places.iter_mut().for_each(|place| place.row = now(place.row));
    }

    /// The place to go back to from `here`.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        let to = self.at.checked_sub(1)?;
        if self.at == self.places.len() {
            self.places.push(here);
        }
        self.at = to;
        self.places.get(to).copied()
    }

    /// The place to go forward to.
    pub fn forward(&mut self) -> Option<Place> {
        let place = self.places.get(self.at + 1).copied()?;
        self.at += 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(at: usize) -> Place {
        Place { row: RowId(0), at, focus: Pane::Article, claim: None }
    }

    #[test]
    fn back_and_forward_lead_round() {
        let mut jumps = Jumps::default();
        jumps.leave(place(1));
        jumps.leave(place(2));
        assert_eq!(jumps.back(place(3)), Some(place(2)));
        assert_eq!(jumps.back(place(2)), Some(place(1)));
        assert_eq!(jumps.back(place(1)), None);
        assert_eq!(jumps.forward(), Some(place(2)));
        assert_eq!(jumps.forward(), Some(place(3)));
        assert_eq!(jumps.forward(), None);
    }
}
