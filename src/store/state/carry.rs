//! What was kept of an article is carried over when the article changes.

use super::{Failure, State, kept, merge, next_number, places, versions};
use crate::article::ArticleId;
use crate::library::{Correction, Kept};
use crate::text::Span;

impl State {
    /// The article `from` has become `to`, whose text is `text`: what was kept of the old content is kept of the new
    /// one too, besides what is kept of it already; the row of the old content stays. Gives what is now kept of the new
    /// one.
    ///
    /// Corrections follow their words: they stay where the words still stand, or go to where they stand now, the nearest
    /// place of several. One whose words are gone keeps its old span and quote: that [`Correction::stands_in`] is false
    /// of it is the sign that it is an orphan.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn move_kept(&mut self, from: ArticleId, to: ArticleId, text: &str) -> Result<Kept, Failure> {
        self.write(|transaction| {
            let mut old = kept::read(transaction, from)?;
            let mut new = kept::read(transaction, to)?;
            if from == to {
                return Ok(new);
            }
            if old.more.is_some() {
                old.change(|more| more.corrections.iter_mut().for_each(|correction| anchor(correction, text)));
            }
            merge::unite(&mut new, &old);
            kept::write(transaction, (to, &new), next_number(transaction)?)?;
            new.has_changed = versions::carry(transaction, from, to)?;
            let at = places::position(transaction, from)?;
            if at > 0 && places::position(transaction, to)? == 0 {
                // A text that cannot be read any more only makes the place less exact.
                let read = versions::text(transaction, from).ok().flatten().unwrap_or_default();
                places::set_position(transaction, to, moved(at, &read, text))?;
            }
            Ok(new)
        })
    }
}

/// Ties a correction to its words in `text`.
fn anchor(correction: &mut Correction, text: &str) {
    if correction.stands_in(text) {
        return;
    }
    if let Some(start) = nearest(&correction.quote, correction.span.start as usize, text) {
        correction.span = Span::new(start, start + correction.quote.len());
    }
}

/// Where `words` stand in `text`, nearest to the byte `place`.
fn nearest(words: &str, place: usize, text: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    text.match_indices(words).map(|(start, _)| start).min_by_key(|start| start.abs_diff(place))
}

/// The place in `new` that shows the line of `old` that stood at the top, or about the same place.
fn moved(at: u32, old: &str, new: &str) -> u32 {
    let place = at as usize;
    let line = old.get(place..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let boundary = || (0..=place.min(new.len())).rev().find(|at| new.is_char_boundary(*at)).unwrap_or_default();
    let found = nearest(line, place, new).unwrap_or_else(boundary);
    u32::try_from(found).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Remark;

    fn anchored(quote: &str, start: usize, text: &str) -> (usize, bool) {
        let span = Span::new(start, start + quote.len());
        let mut correction = Correction { span, quote: quote.into(), remark: Remark::Wrong };
        anchor(&mut correction, text);
        (correction.span.start as usize, correction.stands_in(text))
    }

    #[test]
    fn corrections_follow_their_words() {
        assert_eq!(anchored("bb", 3, "aa bb bb"), (3, true));
        assert_eq!(anchored("bb", 7, "bb aa aa bb aa"), (9, true));
        assert_eq!(anchored("bb", 2, "bb aa aa bb aa"), (0, true));
        assert_eq!(anchored("cc", 3, "aa bb"), (3, false));
        assert_eq!(anchored("bb", 90, "aa bb"), (3, true));
    }

    #[test]
    fn the_line_at_the_top_stays_there() {
        assert_eq!(moved(3, "aa\nbb\ncc", "new\naa\nbb\ncc"), 7);
        assert_eq!(moved(3, "", "ă\nđ"), 3);
        assert_eq!(moved(1, "", "ă\nđ"), 0);
        assert_eq!(moved(90, "", "ă"), 2);
    }
}
