//! What is kept of articles.

use super::{Failure, State, form, merge, next_number, versions};
use crate::article::ArticleId;
use crate::library::{Change, Kept};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{HashMap, HashSet};

impl State {
    /// What is kept of all articles of which something is kept.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn kept_all(&self) -> Result<HashMap<ArticleId, Kept>, Failure> {
        let mut statement = self
            .connection()?
            .prepare_cached("SELECT is_read, is_starred, tags, note, corrections, article FROM kept")?;
        let mut rows = statement.query(())?;
        let mut all = HashMap::new();
        while let Some(row) = rows.next()? {
            all.insert(ArticleId(row.get::<_, i64>(5)?.cast_unsigned()), decode(row)?);
        }
        for article in versions::changed(self.connection()?)? {
            all.entry(article).or_default().has_changed = true;
        }
        Ok(all)
    }

    /// What is kept of these articles, in their order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn kept_of(&self, articles: &[ArticleId]) -> Result<Vec<Kept>, Failure> {
        // One reading: the database is locked once, not for each article.
        let reading = self.connection()?.unchecked_transaction()?;
        let changed = versions::changed(&reading)?;
        let kept = articles.iter().map(|article| Ok(seen(read(&reading, *article)?, *article, &changed)));
        kept.collect()
    }

    /// Makes these changes in one transaction, merged by their difference: only what differs between before and after
    /// is changed in the row as it is now. Gives what is then kept of the articles, each once.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn keep(&mut self, changes: &[Change]) -> Result<Vec<(ArticleId, Kept)>, Failure> {
        // In the order of the table, many changes touch each of its pages once.
        let mut sorted: Vec<&Change> = changes.iter().collect();
        sorted.sort_by_key(|change| change.article.0.cast_signed());
        self.write(|transaction| {
            let number = next_number(transaction)?;
            let changed = versions::changed(transaction)?;
            let mut done = Vec::with_capacity(sorted.len());
            for changes in sorted.chunk_by(|a, b| a.article == b.article) {
                let article = changes[0].article;
                let before = read(transaction, article)?;
                let mut kept = before.clone();
                changes.iter().for_each(|change| merge::apply(&mut kept, change));
                if kept != before {
                    write(transaction, (article, &kept), number)?;
                }
                done.push((article, seen(kept, article, &changed)));
            }
            Ok(done)
        })
    }

    /// So many articles have something kept of them; none where that cannot be told.
    pub(super) fn kept_count(&self) -> usize {
        let count = self.connection().and_then(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM kept", (), |row| row.get::<_, i64>(0))?)
        });
        count.ok().and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
    }
}

/// `kept` of an article, which may be one of those that have changed.
fn seen(kept: Kept, article: ArticleId, changed: &HashSet<ArticleId>) -> Kept {
    Kept { has_changed: changed.contains(&article), ..kept }
}

/// What is kept of an article; whether it has changed is not looked up.
pub(super) fn read(connection: &Connection, article: ArticleId) -> Result<Kept, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT is_read, is_starred, tags, note, corrections FROM kept WHERE article = ?1")?;
    let row = statement.query_row([article.0.cast_signed()], |row| Ok(decode(row))).optional()?;
    row.unwrap_or_else(|| Ok(Kept::default()))
}

/// Sets what is kept of an article, in the change with this number.
pub(super) fn write(connection: &Connection, (article, kept): (ArticleId, &Kept), number: i64) -> Result<(), Failure> {
    let article = article.0.cast_signed();
    if kept.is_nothing() {
        connection.prepare_cached("DELETE FROM kept WHERE article = ?1")?.execute([article])?;
        return Ok(());
    }
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO kept(article, is_read, is_starred, tags, note, corrections, changed)
         VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let tags = form::write_tags(kept.tags())?;
    let corrections = form::write_corrections(kept.corrections())?;
    statement.execute(params![article, kept.is_read, kept.is_starred, tags, kept.note(), corrections, number])?;
    Ok(())
}

/// All rows can be read. Most are but flags, which SQLite has checked.
pub(super) fn check(connection: &Connection) -> Result<(), Failure> {
    let mut statement = connection.prepare(
        "SELECT is_read, is_starred, tags, note, corrections FROM kept
         WHERE tags != '' OR note != '' OR corrections != ''",
    )?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        decode(row)?;
    }
    Ok(())
}

fn decode(row: &Row<'_>) -> Result<Kept, Failure> {
    let mut kept = Kept { is_read: row.get(0)?, is_starred: row.get(1)?, ..Kept::default() };
    let (tags, note, corrections) = (row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?, row.get_ref(4)?.as_str()?);
    if !(tags.is_empty() && note.is_empty() && corrections.is_empty()) {
        let (tags, corrections) = (form::read_tags(tags)?, form::read_corrections(corrections)?);
        kept.change(|more| (more.tags, more.note, more.corrections) = (tags, note.into(), corrections));
    }
    Ok(kept)
}
