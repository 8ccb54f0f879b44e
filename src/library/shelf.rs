//! The rows of a library, packed: some 180 bytes an article, so that a hundred thousand of them are held at once and a
//! title is found in a few nanoseconds. Texts lie in the files.

mod holding;

pub(super) use holding::FETCHED;

use super::arena::Arena;
use super::finder::is_aligned;
use super::mask::{marks, mask};
use super::outlets::Outlets;
use super::{Row, RowId, RowRef, RowState, Term};
use crate::article::{ArticleId, Published};
use crate::text::{Screened, fold};
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Bytes of a title that are kept: more than any screen shows.
const LONGEST: usize = 600;
/// No time of the day is known.
const NO_MINUTE: u16 = u16::MAX;

/// A row is there.
const THERE: u8 = 1;
const MADE: u8 = 2;
const GUESS: u8 = 4;
const ANALYZED: u8 = 8;
const FAILED: u8 = 16;
const HAS_CONTENT: u8 = 32;
/// See [`is_aligned`].
const ALIGNED: u8 = 64;

/// All rows, by their numbers. The columns are plain numbers, so that room for rows not read yet costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Library {
    titles: Arena,
    folded: Arena,
    masks: Vec<u64>,
    marks: Vec<u64>,
    flags: Vec<u8>,
    outlets: Vec<u16>,
    days: Vec<i32>,
    times: Vec<u16>,
    minutes: Vec<u16>,
    claims: Vec<u16>,
    contents: Vec<u64>,
    names: Outlets,
    failures: HashMap<RowId, Screened>,
    /// Rows with a text, in the order of their hashes; made when it is asked for.
    by_content: OnceLock<Vec<RowId>>,
    count: usize,
    analyzed: usize,
    total_claims: usize,
    newest: i32,
}

impl Library {
    /// A library with room for rows numbered below `end`.
    pub fn with_room(end: u32) -> Self {
        let mut library = Self::default();
        library.make_room(end as usize);
        library
    }

    fn make_room(&mut self, end: usize) {
        fn grow<T: Clone + Default>(column: &mut Vec<T>, end: usize) {
            if column.is_empty() {
                // Zeroed memory that is not touched takes no room; a resized one is touched.
                *column = vec![T::default(); end];
            } else {
                column.resize(end.max(column.len()), T::default());
            }
        }
        for arena in [&mut self.titles, &mut self.folded] {
            grow(&mut arena.starts, end);
            grow(&mut arena.lengths, end);
        }
        grow(&mut self.flags, end);
        grow(&mut self.days, end);
        for column in [&mut self.outlets, &mut self.times, &mut self.minutes, &mut self.claims] {
            grow(column, end);
        }
        for column in [&mut self.masks, &mut self.marks, &mut self.contents] {
            grow(column, end);
        }
    }

    /// Puts a row in, in the place of what had its number.
    pub fn put(&mut self, row: Row) {
        self.take(row.id);
        self.by_content.take();
        let at = row.id.0 as usize;
        if at >= self.flags.len() {
            self.make_room((at + 1).max(self.flags.len() * 5 / 4));
        }
        let title = cut(&row.title);
        let folded = fold(title);
        (self.masks[at], self.marks[at]) = (mask(&folded), marks(title));
        self.titles.put(at, title);
        self.folded.put(at, cut(&folded));
        self.outlets[at] = row.outlet.as_ref().map_or(0, |outlet| self.names.number(outlet));
        let date = row.published.map(|published| published.date.num_days_from_ce());
        self.days[at] = date.unwrap_or(i32::MIN);
        self.newest = self.newest.max(self.days[at]);
        self.times[at] = row.published.and_then(|published| published.time).map_or(NO_MINUTE, minute);
        self.minutes[at] = row.minutes.min(u16::MAX.into()) as u16;
        self.contents[at] = row.content.map_or(0, |content| content.0);
        let flag = |is_so: bool, flag: u8| if is_so { flag } else { 0 };
        self.flags[at] = THERE
            | flag(row.title_is_made, MADE)
            | flag(row.published.is_some_and(|published| published.is_guess), GUESS)
            | flag(row.content.is_some(), HAS_CONTENT)
            | flag(is_aligned(title, cut(&folded)), ALIGNED);
        self.count += 1;
        match row.state {
            RowState::Loaded => {}
            RowState::Analyzed(claims) => self.digest(row.id, claims),
            RowState::Failed(reason) => {
                self.flags[at] |= FAILED;
                self.failures.insert(row.id, reason);
            }
        }
    }

    /// The claims of a row were counted.
    pub fn digest(&mut self, id: RowId, claims: usize) {
        let at = id.0 as usize;
        if !self.has(id) {
            return;
        }
        if self.flags[at] & ANALYZED == 0 {
            self.analyzed += 1;
            self.flags[at] |= ANALYZED;
        }
        let claims = claims.min(u16::MAX.into());
        self.total_claims = self.total_claims + claims - usize::from(self.claims[at]);
        self.claims[at] = claims as u16;
    }

    /// Takes a row out.
    pub fn take(&mut self, id: RowId) {
        let Some(row) = self.row(id) else { return };
        let (claims, is_failed) = (row.claims, row.is_failed());
        self.by_content.take();
        self.total_claims -= claims.unwrap_or(0);
        self.analyzed -= usize::from(claims.is_some());
        self.count -= 1;
        if is_failed {
            self.failures.remove(&id);
        }
        let at = id.0 as usize;
        (self.flags[at], self.claims[at]) = (0, 0);
    }

    /// The row is there.
    pub fn has(&self, id: RowId) -> bool {
        self.flags.get(id.0 as usize).is_some_and(|flags| flags & THERE > 0)
    }

    /// The row with this number, where there is one.
    pub fn row(&self, id: RowId) -> Option<RowRef<'_>> {
        let at = id.0 as usize;
        let flags = *self.flags.get(at).filter(|flags| **flags & THERE > 0)?;
        Some(RowRef {
            id,
            content: self.content(id),
            title: self.titles.of(at),
            title_is_made: flags & MADE > 0,
            outlet: self.outlet(id).map(|(name, _)| name),
            published: self.published(at),
            minutes: self.minutes[at].into(),
            claims: (flags & ANALYZED > 0).then(|| self.claims[at].into()),
            failure: if flags & FAILED > 0 { self.failures.get(&id).map(Screened::as_str) } else { None },
        })
    }

    fn published(&self, at: usize) -> Option<Published> {
        let date = NaiveDate::from_num_days_from_ce_opt(self.days[at])?;
        let seconds = u32::from(self.times[at]) * 60;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).filter(|_| self.times[at] != NO_MINUTE);
        Some(Published { date, time, is_guess: self.flags[at] & GUESS > 0 })
    }

    /// The title and its folded form.
    pub(super) fn title(&self, id: RowId) -> (&str, &str) {
        (self.titles.of(id.0 as usize), self.folded.of(id.0 as usize))
    }

    /// Gives back the room that was taken in advance.
    pub fn shrink(&mut self) {
        self.titles.text.shrink_to_fit();
        self.folded.text.shrink_to_fit();
    }

    /// The letters of the title, see [`mask`].
    pub(super) fn mask(&self, id: RowId) -> u64 {
        self.masks[id.0 as usize]
    }

    /// The outlet and its folded form.
    pub(super) fn outlet(&self, id: RowId) -> Option<(&str, &str)> {
        let number = usize::from(self.outlets[id.0 as usize]).checked_sub(1)?;
        self.names.names.get(number).map(|(name, folded)| (name.as_str(), folded.as_str()))
    }

    /// The number of the outlet, for comparing and grouping; 0 is none.
    pub fn outlet_number(&self, id: RowId) -> u16 {
        self.outlets[id.0 as usize]
    }

    /// All outlets, with their folded forms; their numbers begin with 1.
    pub fn outlets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.names.iter().map(|(name, folded)| (name.as_str(), folded.as_str()))
    }

    /// The title holds a term.
    pub fn title_holds(&self, id: RowId, term: &Term) -> bool {
        let (title, folded) = self.title(id);
        term.occurs(title, folded)
    }

    /// The name of the outlet holds a term.
    pub fn outlet_holds(&self, id: RowId, term: &Term) -> bool {
        self.outlet(id).is_some_and(|(name, folded)| term.occurs(name, folded))
    }

    /// The file could not be read.
    pub fn is_failed(&self, id: RowId) -> bool {
        self.flags.get(id.0 as usize).is_some_and(|flags| flags & FAILED > 0)
    }

    /// The row with this number; an empty one where there is none.
    pub fn at(&self, id: RowId) -> RowRef<'_> {
        self.row(id).unwrap_or(RowRef { id, ..RowRef::default() })
    }

    /// The title was made from the lead.
    pub(super) fn title_is_made(&self, id: RowId) -> bool {
        self.flags[id.0 as usize] & MADE > 0
    }

    /// Day (from the first of the year 1) and minute of publishing: the larger, the newer.
    pub fn moment(&self, id: RowId) -> (i32, u16) {
        let at = id.0 as usize;
        (self.days[at], if self.times[at] == NO_MINUTE { 0 } else { self.times[at] + 1 })
    }

    /// The year of the newest article there ever was.
    pub fn newest_year(&self) -> Option<i32> {
        NaiveDate::from_num_days_from_ce_opt(self.newest).filter(|_| self.newest != 0).map(|day| day.year())
    }

    /// Claims, where they are known, and minutes to read.
    pub(super) fn amounts(&self, id: RowId) -> (Option<u16>, u16) {
        let at = id.0 as usize;
        ((self.flags[at] & ANALYZED > 0).then(|| self.claims[at]), self.minutes[at])
    }

    /// The hash of the row's text, where it is known.
    pub fn content(&self, id: RowId) -> Option<ArticleId> {
        let at = id.0 as usize;
        self.flags.get(at).filter(|flags| **flags & HAS_CONTENT > 0).map(|_| ArticleId(self.contents[at]))
    }

    /// The first row with this text.
    pub fn with_content(&self, content: ArticleId) -> Option<RowId> {
        let rows = self.by_content.get_or_init(|| {
            let mut rows: Vec<RowId> = self.ids().filter(|id| self.content(*id).is_some()).collect();
            rows.sort_by_key(|id| self.contents[id.0 as usize]);
            rows
        });
        let at = rows.partition_point(|id| self.contents[id.0 as usize] < content.0);
        rows.get(at).copied().filter(|id| self.contents[id.0 as usize] == content.0)
    }

    /// The numbers of all rows, smallest first.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = RowId> {
        self.ids_within(0..self.end())
    }

    /// The numbers of all rows in `range`, which ends at [`Library::end`] at most, smallest first.
    pub(super) fn ids_within(&self, range: Range<u32>) -> impl DoubleEndedIterator<Item = RowId> {
        let flags = self.flags[range.start as usize..range.end as usize].iter();
        flags.zip(range).filter(|(flags, _)| **flags & THERE > 0).map(|(_, row)| RowId(row))
    }

    /// One more than the largest number that a row may have.
    pub fn end(&self) -> u32 {
        self.flags.len() as u32
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.count
    }

    /// There is no row.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The number of rows that could not be read.
    pub fn failed(&self) -> usize {
        self.failures.len()
    }

    /// The number of rows whose claims are known.
    pub fn analyzed(&self) -> usize {
        self.analyzed
    }

    /// The claims of all rows.
    pub fn claims(&self) -> usize {
        self.total_claims
    }
}

fn minute(time: NaiveTime) -> u16 {
    use chrono::Timelike;
    (time.num_seconds_from_midnight() / 60) as u16
}

/// `text` without what no screen shows.
fn cut(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: u32, title: &str, claims: Option<usize>) -> Row {
        Row {
            id: RowId(id),
            content: Some(ArticleId(u64::from(id) * 7)),
            title: title.into(),
            title_is_made: false,
            outlet: Some("Dân trí".into()),
            published: NaiveDate::from_ymd_opt(2024, 11, 21).map(|date| Published {
                date,
                time: NaiveTime::from_hms_opt(10, 15, 0),
                is_guess: true,
            }),
            minutes: 3,
            state: claims.map_or(RowState::Loaded, RowState::Analyzed),
        }
    }

    #[test]
    fn what_is_put_in_comes_out() {
        let mut library = Library::with_room(4);
        library.put(row(9, "Tin chín", Some(4)));
        library.put(row(2, "Tin hai", None));
        library.put(Row::failed(RowId(5), "a.txt".into(), "rỗng".into()));
        let shown = library.row(RowId(9)).unwrap();
        assert_eq!((shown.title, shown.outlet, shown.claims), ("Tin chín", Some("Dân trí"), Some(4)));
        assert_eq!(shown.published, row(0, "", None).published);
        assert_eq!(library.ids().collect::<Vec<_>>(), [RowId(2), RowId(5), RowId(9)]);
        assert_eq!(library.row(RowId(5)).unwrap().failure, Some("rỗng"));
        assert_eq!((library.len(), library.failed(), library.analyzed(), library.claims()), (3, 1, 1, 4));
        assert_eq!(library.with_content(ArticleId(63)), Some(RowId(9)));
    }

    #[test]
    fn a_row_takes_the_place_of_another_and_goes() {
        let mut library = Library::default();
        library.put(row(1, "Cũ", Some(2)));
        library.put(row(1, "Mới", None));
        assert_eq!((library.row(RowId(1)).unwrap().title, library.claims(), library.analyzed()), ("Mới", 0, 0));
        library.digest(RowId(1), 5);
        library.digest(RowId(1), 3);
        assert_eq!((library.claims(), library.analyzed()), (3, 1));
        library.take(RowId(1));
        library.take(RowId(1));
        assert_eq!((library.len(), library.row(RowId(1)), library.claims()), (0, None, 0));
        assert!(library.with_content(ArticleId(7)).is_none());
    }
}
