//! The text of articles that were opened, so that one that has changed can be compared with what was read.

use super::{Cause, Failure, State, next_number};
use crate::article::ArticleId;
use crate::text::Screened;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// So many texts are kept, give or take those since the last time that old ones were dropped.
const TEXTS: i64 = 5_000;

/// Old texts are dropped at every change with a number that this divides: to find them takes a walk through the table.
const PACE: i64 = 64;

/// No article is longer, in bytes: nothing that swells beyond is inflated.
const CAP: u64 = 16 << 20;

impl State {
    /// Remembers the text of an article that was opened, and that it is what the file at `path` holds.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn remember_version(&mut self, article: ArticleId, path: &Path, text: &str) -> Result<(), Failure> {
        let (path, connection) = (path.as_os_str().as_bytes(), self.connection()?);
        let is_known = last_at(connection, path)? == Some(article) && has_text(connection, article)?;
        if is_known && last_at(connection, &place_of(article))?.is_none() {
            return Ok(());
        }
        let mut deflate = ZlibEncoder::new(Vec::new(), Compression::default());
        deflate.write_all(text.as_bytes())?;
        let deflated = deflate.finish()?;
        self.write(|transaction| {
            let number = next_number(transaction)?;
            let id = article.0.cast_signed();
            let set = "INSERT OR REPLACE INTO version(article, seq, text) VALUES(?1, ?2, ?3)";
            transaction.prepare_cached(set)?.execute((id, number, deflated))?;
            let set = "INSERT OR REPLACE INTO opened(path, article) VALUES(?1, ?2)";
            transaction.prepare_cached(set)?.execute((path, id))?;
            // It is read now: whatever it was before, it has not changed since.
            transaction.prepare_cached("DELETE FROM opened WHERE path = ?1")?.execute([place_of(article)])?;
            if number % PACE == 0 {
                drop_old(transaction)?;
            }
            Ok(())
        })
    }

    /// The text of that content, where it was opened once and is still kept.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn version(&self, article: ArticleId) -> Result<Option<Screened>, Failure> {
        text(self.connection()?, article)
    }

    /// The text that was read before `article` took its place: what the file at `path`, which holds this article alone,
    /// held when it was last opened, or else what the article was carried from. None where the article itself was opened
    /// last, or nothing was.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn version_before(&self, article: ArticleId, path: Option<&Path>) -> Result<Option<Screened>, Failure> {
        let connection = self.connection()?;
        let at_path = path.map(|path| last_at(connection, path.as_os_str().as_bytes())).transpose()?.flatten();
        let last = match at_path {
            Some(last) => Some(last),
            None => last_at(connection, &place_of(article))?,
        };
        last.filter(|last| *last != article).map_or(Ok(None), |last| text(connection, last))
    }
}

/// Remembers that what was read of `from` is what was read of `to` before it changed: its file may have another name by
/// the time that it is opened. Tells whether something was.
pub(super) fn carry(connection: &Connection, from: ArticleId, to: ArticleId) -> Result<bool, Failure> {
    let read = if has_text(connection, from)? { Some(from) } else { last_at(connection, &place_of(from))? };
    let Some(read) = read.filter(|read| *read != to) else { return Ok(false) };
    let set = "INSERT OR REPLACE INTO opened(path, article) VALUES(?1, ?2)";
    connection.prepare_cached(set)?.execute((place_of(to), read.0.cast_signed()))?;
    Ok(true)
}

/// Articles that have changed since they were read.
pub(super) fn changed(connection: &Connection) -> Result<HashSet<ArticleId>, Failure> {
    let mut statement = connection.prepare_cached("SELECT path FROM opened WHERE path >= ?1 AND path < ?2")?;
    let places = statement.query_map(([CHANGED], [CHANGED + 1]), |row| row.get::<_, Vec<u8>>(0))?;
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let articles = places.iter().filter_map(|place| Some(u64::from_be_bytes(place.get(1..)?.try_into().ok()?)));
    Ok(articles.map(ArticleId).collect())
}

/// The first byte of what stands for a path below: no path begins with it.
const CHANGED: u8 = 0;

/// Stands for the path of an article that changed and was not opened since.
fn place_of(article: ArticleId) -> Vec<u8> {
    let mut place = vec![CHANGED];
    place.extend(article.0.to_be_bytes());
    place
}

fn last_at(connection: &Connection, path: &[u8]) -> Result<Option<ArticleId>, Failure> {
    let mut statement = connection.prepare_cached("SELECT article FROM opened WHERE path = ?1")?;
    let article = statement.query_row([path], |row| row.get::<_, i64>(0)).optional()?;
    Ok(article.map(|article| ArticleId(article.cast_unsigned())))
}

fn has_text(connection: &Connection, article: ArticleId) -> Result<bool, Failure> {
    Ok(connection.prepare_cached("SELECT 1 FROM version WHERE article = ?1")?.exists([article.0.cast_signed()])?)
}

/// The text of that content.
pub(super) fn text(connection: &Connection, article: ArticleId) -> Result<Option<Screened>, Failure> {
    let mut statement = connection.prepare_cached("SELECT text FROM version WHERE article = ?1")?;
    let deflated = statement.query_row([article.0.cast_signed()], |row| row.get::<_, Vec<u8>>(0)).optional()?;
    let Some(deflated) = deflated else {
        return Ok(None);
    };
    let mut text = String::new();
    let inflated = ZlibDecoder::new(deflated.as_slice()).take(CAP).read_to_string(&mut text);
    inflated.map_err(|error| Failure::new(Cause::Damaged, error))?;
    Ok(Some(text.into()))
}

fn drop_old(connection: &Connection) -> Result<(), Failure> {
    let last = "SELECT seq FROM version ORDER BY seq DESC LIMIT 1 OFFSET ?1";
    let dropped = connection.execute(&format!("DELETE FROM version WHERE seq <= ({last})"), [TEXTS])?;
    if dropped > 0 {
        connection.execute("DELETE FROM opened WHERE article NOT IN (SELECT article FROM version)", ())?;
    }
    Ok(())
}
