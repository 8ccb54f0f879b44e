//! From bytes to code points.

use crate::text::Span;

/// Bytes between two places that are remembered.
const STEP: usize = 64;

/// Converts places of one text from bytes to Unicode code points: one pass over the text, then a few bytes a place.
#[derive(Debug)]
pub struct Places<'a> {
    text: &'a str,
    /// Characters that start before byte `STEP * n`.
    counts: Vec<u32>,
}

impl<'a> Places<'a> {
    /// Looks at `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut count = 0;
        let counts = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = count;
            count += starts(chunk);
            before
        });
        Self { text, counts: counts.collect() }
    }

    /// The text itself.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The number of code points before byte `place`.
    pub fn at(&self, place: usize) -> u32 {
        let place = place.min(self.text.len());
        let step = (place / STEP).min(self.counts.len().saturating_sub(1));
        let counted = self.counts.get(step).copied().unwrap_or_default();
        counted + starts(&self.text.as_bytes()[step * STEP..place])
    }

    /// Start and end of `span` in code points.
    pub fn of(&self, span: Span) -> (u32, u32) {
        let range = span.range();
        (self.at(range.start), self.at(range.end))
    }
}

/// Characters that start in `bytes`; the other bytes of a character have the two highest bits `10`.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xc0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_are_counted_characters(text in "[a-zưếổ😀\n ]{0,300}") {
            let places = Places::new(&text);
            for (count, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(places.at(at) as usize, count);
            }
            prop_assert_eq!(places.at(text.len()) as usize, text.chars().count());
        }
    }
}
