//! Many short texts in one string.

use memchr::memmem::Finder;

/// Texts in one string, a place each.
#[derive(Clone, Debug, Default)]
pub(super) struct Arena {
    pub(super) text: String,
    pub(super) starts: Vec<u32>,
    pub(super) lengths: Vec<u16>,
    /// One more than the largest place that was put; 0 once a text was put out of order.
    next: usize,
}

impl Arena {
    pub(super) fn of(&self, at: usize) -> &str {
        let start = self.starts[at] as usize;
        &self.text[start..start + self.lengths[at] as usize]
    }

    /// Puts `text` at a place; it takes the room of what stood there where it can.
    pub(super) fn put(&mut self, at: usize, text: &str) {
        if self.of(at) == text {
            return;
        }
        let is_next = at >= self.next && (self.next > 0 || self.text.is_empty());
        self.next = if is_next { at + 1 } else { 0 };
        (self.starts[at], self.lengths[at]) = (self.text.len() as u32, text.len() as u16);
        self.text.push_str(text);
        // Texts are parted, so that nothing is found across two of them.
        self.text.push('\n');
    }

    /// The places, in order, of the texts in which `finder` finds something; none where texts were put out of order.
    pub(super) fn holding(&self, finder: &Finder<'_>) -> Option<Vec<usize>> {
        if self.next == 0 {
            return None;
        }
        let bytes = self.text.as_bytes();
        let (mut found, mut at, mut place) = (Vec::new(), 0, 0);
        while let Some(hit) = finder.find(&bytes[at..]).map(|hit| at + hit) {
            let end = |place: usize| self.starts[place] as usize + usize::from(self.lengths[place]);
            // Places that were never put have no length.
            while self.lengths[place] == 0 || end(place) <= hit {
                place += 1;
            }
            found.push(place);
            at = end(place);
        }
        Some(found)
    }
}
