//! Articles of files: their rows and their words.

use super::{FileId, ItemEntry, Put, Writer, content_of};
use crate::article::ArticleId;
use crate::library::{Row, RowId, RowState};
use crate::store::index::{Result, Words};
use crate::text::{Screened, fold};
use chrono::{Datelike, Timelike};
use rusqlite::{OptionalExtension, params};
use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

impl Writer {
    /// The articles at these places of a file, in order, with their contents.
    pub(super) fn articles(&self, id: FileId, parts: Range<u32>) -> Result<Vec<(u32, RowId, Option<ArticleId>)>> {
        let sql = "SELECT part, id, content FROM article WHERE file = ? AND part >= ? AND part < ? ORDER BY part";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![id.0, parts.start, parts.end], |row| {
            Ok((row.get(0)?, RowId(row.get(1)?), content_of(row, 2)?))
        })?;
        rows.collect()
    }

    /// Articles of a file were read: they take the places, from `first` on, of what was known of it.
    pub fn put_items(&mut self, file: (FileId, &Path), first: u32, items: &[ItemEntry]) -> Result<Put> {
        let known = self.articles(file.0, first..first + items.len() as u32)?;
        let mut put = Put::default();
        for (part, item) in (first..).zip(items) {
            let before = known.binary_search_by_key(&part, |(part, ..)| *part).ok().map(|at| known[at]);
            let id = before.map_or_else(|| self.next_id(), |(_, id, _)| id);
            let content = before.and_then(|(.., content)| content);
            match item {
                ItemEntry::Text(row, _, start)
                    if content.is_some() && content == row.content && self.is_known_so(id, row)? =>
                {
                    self.put_start(id, *start)?;
                }
                ItemEntry::Text(row, words, start) => {
                    let texts = content.zip(row.content).filter(|(before, now)| before != now);
                    put.changed.extend(texts.map(|(before, now)| (id, before, now)));
                    let row = Row { id, ..row.clone() };
                    self.put_article((file.0, part, *start), &row, words)?;
                    put.rows.push(row);
                }
                ItemEntry::Failed(reason) => {
                    let row = Row::failed(id, Screened::line(&file.1.to_string_lossy()), reason.clone());
                    self.remove_article(id)?;
                    self.put_row((file.0, part, None), &row)?;
                    put.rows.push(row);
                }
            }
        }
        if items.len() > 1 {
            retain_changed(&mut put.changed, &known, items);
        }
        Ok(put)
    }

    /// A file was read to its end: it holds `count` articles. Gives the rows of what was known behind them.
    pub fn end_file(&mut self, file: FileId, hash: u64, count: u32) -> Result<Vec<RowId>> {
        let gone: Vec<RowId> = self.articles(file, count..u32::MAX)?.into_iter().map(|(_, id, _)| id).collect();
        for &id in &gone {
            self.remove_article(id)?;
        }
        let mut update = self.connection.prepare_cached("UPDATE file SET hash = ? WHERE id = ?")?;
        update.execute(params![hash.cast_signed(), file.0])?;
        Ok(gone)
    }

    /// Title, outlet and date of an article are known to be those of `row`; of its date, that it is guessed by the time of
    /// the file is enough.
    fn is_known_so(&mut self, id: RowId, row: &Row) -> Result<bool> {
        let outlet = row.outlet.as_ref().map(|outlet| self.outlet(outlet)).transpose()?;
        let sql = "SELECT 1 FROM article WHERE id = ? AND title = ? AND is_made = ? AND outlet IS ?
                   AND (is_guess AND ?5 OR day = ? AND minute = ? AND is_guess = ?5)";
        let (day, minute, is_guess) = moment(row);
        let mut same = self.connection.prepare_cached(sql)?;
        same.exists(params![id.0, row.title.as_str(), row.title_is_made, outlet, is_guess, day, minute])
    }

    /// Notes where the line of an article begins now that nothing else of it changed.
    fn put_start(&self, id: RowId, start: Option<u64>) -> Result<()> {
        let mut update = self.connection.prepare_cached("UPDATE article SET start = ? WHERE id = ?")?;
        update.execute(params![start.map(u64::cast_signed), id.0]).map(drop)
    }

    fn put_article(&mut self, place: (FileId, u32, Option<u64>), row: &Row, words: &Words) -> Result<()> {
        self.remove_article(row.id)?;
        self.put_row(place, row)?;
        for (table, words) in [("folded", &words.folded), ("spelled", &words.spelled)] {
            let sql = format!("INSERT INTO {table}(rowid, words) VALUES(?, ?)");
            self.connection.prepare_cached(&sql)?.execute(params![row.id.0, words])?;
        }
        for word in &words.new {
            let mut insert = self.connection.prepare_cached("INSERT OR IGNORE INTO spelling VALUES(?, ?)")?;
            insert.execute([&fold(word), word])?;
        }
        Ok(())
    }

    fn put_row(&mut self, (file, part, start): (FileId, u32, Option<u64>), row: &Row) -> Result<()> {
        let outlet = row.outlet.as_ref().map(|outlet| self.outlet(outlet)).transpose()?;
        let reason = if let RowState::Failed(reason) = &row.state { Some(reason.as_str()) } else { None };
        let (day, minute, is_guess) = moment(row);
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO article(id, file, part, content, title, is_made, outlet, day, minute, is_guess, minutes, reason,
             start)
             VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        insert.execute(params![
            row.id.0,
            file.0,
            part,
            row.content.map(|content| content.0.cast_signed()),
            row.title.as_str(),
            row.title_is_made,
            outlet,
            day,
            minute,
            is_guess,
            row.minutes as i64,
            reason,
            start.map(u64::cast_signed),
        ])?;
        drop(insert);
        self.count += 1;
        Ok(())
    }

    pub(super) fn remove_article(&mut self, id: RowId) -> Result<()> {
        let sql = "DELETE FROM article WHERE id = ? RETURNING content, claims";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, Option<i64>>(1)?));
        let Some((content, claims)) = self.connection.prepare_cached(sql)?.query_row([id.0], row).optional()? else {
            return Ok(());
        };
        self.count -= 1;
        if content.is_some() {
            for table in ["folded", "spelled"] {
                let sql = format!("DELETE FROM {table} WHERE rowid = ?");
                self.connection.prepare_cached(&sql)?.execute([id.0])?;
            }
        }
        if claims.is_some() {
            self.remove_digest(id)?;
        }
        Ok(())
    }
}

/// When an article was published, as the index keeps it: day, minute, and whether that is guessed.
fn moment(row: &Row) -> (i32, i64, bool) {
    let day = row.published.map_or(0, |published| published.date.num_days_from_ce());
    let time = row.published.and_then(|published| published.time);
    let minute = time.map_or(-1, |time| i64::from(time.hour() * 60 + time.minute()));
    (day, minute, row.published.is_some_and(|published| published.is_guess))
}

/// Articles of a file of many go to other places when one comes before them: what stands there now is another article,
/// not the same one changed.
fn retain_changed(
    changed: &mut Vec<(RowId, ArticleId, ArticleId)>,
    known: &[(u32, RowId, Option<ArticleId>)],
    items: &[ItemEntry],
) {
    if changed.is_empty() {
        return;
    }
    let known: HashSet<ArticleId> = known.iter().filter_map(|(.., content)| *content).collect();
    let content = |item: &ItemEntry| if let ItemEntry::Text(row, ..) = item { row.content } else { None };
    let now: HashSet<ArticleId> = items.iter().filter_map(content).collect();
    changed.retain(|(_, before, after)| !now.contains(before) && !known.contains(after));
}
