//! Reading the index: rows of the list, and where their articles lie.

use super::open::{Place, version};
use super::row_ids;
use super::schema::{APPLICATION, VERSION};
use super::writer::{content_of, path_of};
use super::{Error, Result};
use crate::article::{ArticleId, Published};
use crate::library::{Library, Row, RowId, RowSet, RowState};
use crate::text::Screened;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::PathBuf;

/// The columns of a row, in the order in which [`row`] reads them.
const COLUMNS: &str =
    "article.id, content, title, is_made, outlet.name, day, minute, is_guess, minutes, claims, reason";

/// Up to so many articles are looked at one by one.
const FEW: usize = 400;

/// Where an article lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file.
    pub path: PathBuf,
    /// Its place among the articles of the file.
    pub part: u32,
    /// Where its line begins, in bytes, where it is one of a large file.
    pub start: Option<u64>,
}

/// The rows that are shown first.
#[derive(Clone, Debug, Default)]
pub struct First {
    /// The rows, newest first.
    pub rows: Vec<Row>,
    /// The number of all rows.
    pub total: usize,
    /// One more than the largest number that a row has.
    pub end: u32,
}

/// The reading side of an index.
#[derive(Debug)]
pub struct Index {
    pub(super) connection: Connection,
}

impl Index {
    /// All files that it knows are read and analysed.
    pub fn is_whole(&self) -> Result<bool> {
        let sql = "SELECT NOT EXISTS(SELECT 1 FROM file WHERE hash IS NULL)
                   AND NOT EXISTS(SELECT 1 FROM article WHERE claims IS NULL AND content IS NOT NULL)";
        self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
    }

    /// Opens the index at `place`; none where there is none of this version.
    ///
    /// # Errors
    /// It is damaged or cannot be read.
    pub fn open(place: &Place) -> Result<Option<Self>> {
        if place.path().is_some_and(|path| !path.exists()) {
            return Ok(None);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = place.connect(flags)?;
        let known = version(&connection)? == (APPLICATION, VERSION);
        row_ids::offer(&connection)?;
        Ok(known.then_some(Self { connection }))
    }

    /// The first rows to be shown: those around the article with the text `near`, where it is known, else the newest;
    /// `limit` on each side of it. One read of the database, so that it is locked and looked at once.
    ///
    /// # Errors
    /// The index is damaged or cannot be read.
    pub fn first(&self, near: Option<ArticleId>, limit: usize) -> Result<First> {
        let _reading = self.connection.unchecked_transaction()?;
        let mut rows = near.map_or_else(|| Ok(Vec::new()), |near| self.around(near, limit))?;
        if rows.is_empty() {
            rows = self.newest(limit)?;
        }
        let (total, end) = self.size()?;
        Ok(First { rows, total, end })
    }

    fn newest(&self, limit: usize) -> Result<Vec<Row>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM article LEFT JOIN outlet ON outlet.id = article.outlet
             ORDER BY day DESC, minute DESC, article.id DESC LIMIT ?"
        );
        let mut statement = self.connection.prepare(&sql)?;
        statement.query_map([limit as i64], row)?.collect()
    }

    /// The row of an article, and up to `limit` that stand before it and behind it, newest first.
    fn around(&self, content: ArticleId, limit: usize) -> Result<Vec<Row>> {
        let sql = "SELECT id, day, minute FROM article WHERE content = ? ORDER BY id DESC LIMIT 1";
        let place = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
        let found = self.connection.query_row(sql, [content.0.cast_signed()], place).optional()?;
        let Some((id, day, minute)) = found else { return Ok(Vec::new()) };
        // Its minute, its day and the other days one by one: of days and minutes compared as a pair SQLite looks at every
        // article of the same minute, and thousands of files copied at once have the same.
        let side = |compare: &str, order: &str| -> Result<Vec<Row>> {
            let beyond = &compare[..1];
            let mut rows = Vec::new();
            for condition in [
                format!("day = {day} AND minute = {minute} AND article.id {compare} {id}"),
                format!("day = {day} AND minute {beyond} {minute}"),
                format!("day {beyond} {day}"),
            ] {
                let left = limit.saturating_sub(rows.len());
                let sql = format!(
                    "SELECT {COLUMNS} FROM article LEFT JOIN outlet ON outlet.id = article.outlet WHERE {condition}
                     ORDER BY day {order}, minute {order}, article.id {order} LIMIT {left}"
                );
                let mut statement = self.connection.prepare(&sql)?;
                rows.extend(statement.query_map([], row)?.collect::<Result<Vec<Row>>>()?);
            }
            Ok(rows)
        };
        let mut rows = side(">", "ASC")?;
        rows.reverse();
        rows.extend(side("<=", "DESC")?);
        Ok(rows)
    }

    /// The number of rows, and one more than the largest number that a row has.
    fn size(&self) -> Result<(usize, u32)> {
        let sql = "SELECT value FROM meta WHERE key = 'articles'";
        let count = self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).optional()?;
        Ok((count.unwrap_or(0).max(0) as usize, self.end()?))
    }

    /// One more than the largest number that a row has.
    pub fn end(&self) -> Result<u32> {
        let sql = "SELECT coalesce(max(id), 0) + 1 FROM article";
        self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
    }

    /// All rows.
    pub fn library(&self) -> Result<Library> {
        let (_, end) = self.size()?;
        let mut library = Library::with_room(end);
        let sql = format!("SELECT {COLUMNS} FROM article LEFT JOIN outlet ON outlet.id = article.outlet");
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(found) = rows.next()? {
            library.put(row(found)?);
        }
        library.shrink();
        Ok(library)
    }

    /// A number that changes whenever another connection has written to the index.
    pub fn data_version(&self) -> Result<i64> {
        self.connection.pragma_query_value(None, "data_version", |row| row.get(0))
    }

    /// The numbers of rows from the newest to the oldest: `count` of them, after the first `skipped`.
    pub fn by_age(&self, skipped: usize, count: usize) -> Result<Vec<RowId>> {
        let sql = "SELECT id FROM article ORDER BY day DESC, minute DESC, id DESC LIMIT ? OFFSET ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        statement.query_map([count, skipped as i64], |row| row.get(0).map(RowId))?.collect()
    }

    /// The newest `limit` of `rows`, newest first; those that are not there any more are left out.
    pub fn newest_of(&self, rows: &RowSet, limit: usize) -> Result<Vec<RowId>> {
        if rows.len() > FEW {
            // Articles stand in an order of their own by their moments: it is followed until there are enough.
            let sql = "SELECT id FROM article ORDER BY day DESC, minute DESC, id DESC";
            let mut statement = self.connection.prepare_cached(sql)?;
            let ids = statement.query_map([], |row| row.get(0).map(RowId))?;
            return ids.filter(|id| id.as_ref().map_or(true, |id| rows.contains(*id))).take(limit).collect();
        }
        let mut statement = self.connection.prepare_cached("SELECT day, minute, id FROM article WHERE id = ?")?;
        let moment = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, RowId(row.get(2)?)));
        let moments = rows.iter().filter_map(|id| statement.query_row([id.0], moment).optional().transpose());
        let mut moments = moments.collect::<Result<Vec<_>>>()?;
        moments.sort_unstable_by(|a, b| b.cmp(a));
        Ok(moments.into_iter().take(limit).map(|(.., id)| id).collect())
    }

    /// These rows, as they stand now.
    pub fn rows(&self, ids: &[RowId]) -> Result<Vec<Row>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM article LEFT JOIN outlet ON outlet.id = article.outlet WHERE article.id = ?"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        ids.iter().filter_map(|id| statement.query_row([id.0], row).optional().transpose()).collect()
    }

    /// Where an article lies.
    pub fn source(&self, id: RowId) -> Result<Option<Source>> {
        let sql = "SELECT path, part, start FROM article JOIN file ON file.id = article.file WHERE article.id = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let source = |row: &rusqlite::Row<'_>| {
            let path = path_of(row.get_ref(0)?.as_blob().map_err(Error::from)?);
            let start = row.get::<_, Option<i64>>(2)?.map(i64::cast_unsigned);
            Ok(Source { path, part: row.get(1)?, start })
        };
        statement.query_row([id.0], source).optional()
    }

    /// The fingerprints by which stories are grouped.
    pub fn prints(&self) -> Result<Vec<(RowId, Vec<u8>)>> {
        let mut statement = self.connection.prepare("SELECT article, bytes FROM print")?;
        let rows = statement.query_map([], |row| Ok((RowId(row.get(0)?), row.get(1)?)))?;
        rows.collect()
    }

    /// A line about the index itself.
    pub fn meta(&self, key: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM meta WHERE key = ?";
        self.connection.query_row(sql, [key], |row| row.get(0)).optional()
    }
}

/// A row of the list; what a damaged index may hold is screened as a file would be.
fn row(row: &rusqlite::Row<'_>) -> Result<Row> {
    let text = |column| -> Result<Option<Screened>> {
        Ok(row.get_ref(column)?.as_str_or_null().map_err(Error::from)?.map(Screened::line))
    };
    let date = Some(row.get::<_, i32>(5)?).filter(|day| *day != 0).and_then(NaiveDate::from_num_days_from_ce_opt);
    let minute = u32::try_from(row.get::<_, i64>(6)?).ok();
    let time = minute.and_then(|minute| NaiveTime::from_num_seconds_from_midnight_opt(minute.saturating_mul(60), 0));
    let is_guess = row.get(7)?;
    let claims = row.get::<_, Option<u32>>(9)?;
    let state = match (text(10)?, claims) {
        (Some(reason), _) => RowState::Failed(reason),
        (None, Some(claims)) => RowState::Analyzed(claims as usize),
        (None, None) => RowState::Loaded,
    };
    Ok(Row {
        id: RowId(row.get(0)?),
        content: content_of(row, 1)?,
        title: text(2)?.unwrap_or_default(),
        title_is_made: row.get(3)?,
        outlet: text(4)?,
        published: date.map(|date| Published { date, time, is_guess }),
        minutes: row.get::<_, u32>(8)? as usize,
        state,
    })
}
