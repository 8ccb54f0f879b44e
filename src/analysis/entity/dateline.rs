//! Datelines: the place in capitals with which a report of an agency starts, `MANILA, Philippines (AP) —`.

use super::EntityKind::Location;
use super::page::{Found, Page};
use super::shape::Shape;
use crate::analysis::Language;

/// A dateline has at most so many words before its dash.
const LONGEST: usize = 12;
/// Its place has at most so many words.
const PLACE: usize = 3;

/// Marks the place with which each line of an English page starts, where it is a dateline.
pub(super) fn settle(page: Page, found: &mut Vec<Found>) {
    if page.language != Language::English {
        return;
    }
    let starts = |at: &usize| *at == 0 || !page.same_line(*at);
    for at in (0..page.words.len()).filter(starts) {
        let Some(end) = place(page, at) else { continue };
        found.retain(|name| !name.overlaps(&(at..end)));
        let mut next = found.partition_point(|name| name.words.start < at);
        found.insert(next, Found::new(at..end, Location));
        // its state or country, as in `CORVALLIS, OR -`
        let state = end + 1;
        next += 1;
        let free = found.get(next).is_none_or(|name| name.words.start > state);
        let alone = page.shape(state + 1) == Shape::Dash || page.shape(state + 1) == Shape::Open;
        if free && alone && page.is(end, &[","]) && page.shape(state) == Shape::Upper {
            found.insert(next, Found::new(state..state + 1, Location));
        }
    }
}

/// Where the place ends with which the line at `start` starts: words in capitals only, then a comma and a place, an
/// agency in brackets, or the dash itself.
fn place(page: Page, start: usize) -> Option<usize> {
    let shouted = |at: usize| page.shape(at) == Shape::Upper && page.written(at).len() > 3;
    let length = (start..start + PLACE).take_while(|&at| page.shape(at) == Shape::Upper).count();
    let end = start + length;
    if !(start..end).any(shouted) {
        return None;
    }
    let follows = page.is(end, &[","]) || matches!(page.shape(end), Shape::Open | Shape::Dash);
    let goes_on = |at: &usize| page.same_line(*at) && page.shape(*at) != Shape::Stop && !page.is_small(*at);
    let dash = (end..start + LONGEST).take_while(goes_on).find(|&at| page.shape(at) == Shape::Dash)?;
    (follows && !page.is_glued(dash) && !page.is_glued(dash + 1)).then_some(end)
}
