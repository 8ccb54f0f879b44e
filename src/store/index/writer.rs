//! Writing the index. One writer at a time; everything between [`Writer::begin`] and [`Writer::commit`] is kept
//! together or not at all.

use super::Result;
use super::digest::{ClaimEntry, Digest};
use super::open::Place;
use super::words::Words;
use crate::analysis::EntityKind;
use crate::article::{Article, ArticleId};
use crate::library::{Row, RowId, RowState};
use crate::text::{Screened, fold};
use chrono::{Datelike, Timelike};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// The number of a file in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileId(pub i64);

/// A file as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Where it is.
    pub path: PathBuf,
    /// Its bytes.
    pub size: u64,
    /// When it was changed, in nanoseconds from 1970.
    pub time: i64,
}

/// A file that the index knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFile {
    /// Its number.
    pub id: FileId,
    /// Its bytes.
    pub size: u64,
    /// When it was changed, in nanoseconds from 1970.
    pub time: i64,
    /// The hash of its bytes; absent where it was not read yet.
    pub hash: Option<u64>,
}

/// An article of a file, or the reason why there is none.
#[derive(Clone, Debug)]
pub enum ItemEntry {
    /// An article and its words.
    Text(Box<Article>, Words),
    /// It could not be read.
    Failed(Screened),
}

/// A file with articles that were not analysed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Where it is.
    pub path: PathBuf,
    /// Its articles: their parts, numbers and contents.
    pub parts: Vec<(u32, RowId, ArticleId)>,
}

/// What [`Writer::put_file`] changed.
#[derive(Clone, Debug, Default)]
pub struct Put {
    /// Rows that are new or changed.
    pub rows: Vec<Row>,
    /// Rows that went away.
    pub gone: Vec<RowId>,
    /// Articles whose text changed: what it was and is.
    pub changed: Vec<(RowId, ArticleId, ArticleId)>,
}

/// The writing side of an index.
#[derive(Debug)]
pub struct Writer {
    connection: Connection,
    names: HashMap<String, i64>,
    outlets: HashMap<Screened, i64>,
    spellings: HashSet<u64>,
    next: u32,
    count: usize,
    is_fresh: bool,
}

impl Writer {
    /// Opens the index at `place`, or makes it.
    ///
    /// # Errors
    /// It cannot be made or opened, or is damaged: see [`super::is_damage`].
    pub fn open(place: &Place) -> Result<Self> {
        let (connection, is_fresh) = place.create()?;
        let next = connection.query_row("SELECT coalesce(max(id), 0) + 1 FROM article", [], |row| row.get(0))?;
        let (names, outlets, spellings) = (HashMap::new(), HashMap::new(), HashSet::new());
        let count = connection.query_row("SELECT count(*) FROM article", [], |row| row.get::<_, i64>(0))? as usize;
        Ok(Self { connection, names, outlets, spellings, next, count, is_fresh })
    }

    /// It was made just now.
    pub fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// Much is going to be written: more memory, fewer checkpoints, larger pieces of the inverted lists.
    pub fn expect_much(&self) -> Result<()> {
        self.connection.execute_batch("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000")?;
        for table in ["folded", "spelled", "facts"] {
            let sql = format!("INSERT INTO {table}({table}, rank) VALUES('hashsize', 16777216)");
            self.connection.execute(&sql, [])?;
        }
        Ok(())
    }

    /// Nothing more is going to be written for a while.
    pub fn rest(&mut self) -> Result<()> {
        self.names = HashMap::new();
        self.spellings = HashSet::new();
        self.connection.execute_batch("PRAGMA cache_size = -2000; PRAGMA shrink_memory; PRAGMA optimize")?;
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    /// Joins the pieces of the inverted lists.
    pub fn merge(&self) -> Result<()> {
        for table in ["folded", "spelled", "facts", "name_words"] {
            self.connection.execute(&format!("INSERT INTO {table}({table}) VALUES('optimize')"), [])?;
        }
        Ok(())
    }

    /// Begins a group of changes.
    pub fn begin(&self) -> Result<()> {
        self.connection.execute_batch("BEGIN IMMEDIATE")
    }

    /// Keeps the group of changes.
    pub fn commit(&self) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO meta VALUES('articles', ?)";
        self.connection.prepare_cached(sql)?.execute([self.count as i64])?;
        self.connection.execute_batch("COMMIT")
    }

    /// Gives the group of changes up.
    pub fn roll_back(&self) {
        // Where nothing was begun, there is nothing to give up.
        let _ = self.connection.execute_batch("ROLLBACK");
    }

    /// Files that the index knows, by the hash of their paths (see [`path_hash`]).
    pub fn known_files(&self) -> Result<HashMap<u64, KnownFile>> {
        let mut statement = self.connection.prepare("SELECT id, path, size, time, hash FROM file")?;
        let mut rows = statement.query([])?;
        let mut known = HashMap::with_capacity(self.count);
        while let Some(row) = rows.next()? {
            let hash = row.get::<_, Option<i64>>(4)?.map(i64::cast_unsigned);
            let size = row.get::<_, i64>(2)?.cast_unsigned();
            let file = KnownFile { id: FileId(row.get(0)?), size, time: row.get(3)?, hash };
            known.insert(xxh3_64(row.get_ref(1)?.as_blob()?), file);
        }
        Ok(known)
    }

    /// Takes a new file in, its articles not yet known: one row stands for it.
    pub fn add_file(&mut self, entry: &FileEntry) -> Result<RowId> {
        let mut insert = self.connection.prepare_cached("INSERT INTO file(path, size, time) VALUES(?, ?, ?)")?;
        insert.execute(params![entry.path.as_os_str().as_bytes(), entry.size.cast_signed(), entry.time])?;
        let file = self.connection.last_insert_rowid();
        drop(insert);
        let id = self.next_id();
        let name = entry.path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO article(id, file, part, title, is_made, is_guess, minutes) VALUES(?, ?, 0, ?, 0, 0, 0)",
        )?;
        insert.execute(params![id.0, file, Screened::line(&name).as_str()])?;
        drop(insert);
        self.count += 1;
        Ok(id)
    }

    fn next_id(&mut self) -> RowId {
        self.next += 1;
        RowId(self.next - 1)
    }

    /// A file was changed: it is to be read anew.
    pub fn changed_file(&self, id: FileId, entry: &FileEntry) -> Result<()> {
        let mut update =
            self.connection.prepare_cached("UPDATE file SET size = ?, time = ?, hash = NULL WHERE id = ?")?;
        update.execute(params![entry.size.cast_signed(), entry.time, id.0]).map(drop)
    }

    /// A file lies elsewhere now, its bytes are the same.
    pub fn moved_file(&self, id: FileId, entry: &FileEntry) -> Result<()> {
        let mut update = self.connection.prepare_cached("UPDATE file SET path = ?, time = ? WHERE id = ?")?;
        update.execute(params![entry.path.as_os_str().as_bytes(), entry.time, id.0]).map(drop)
    }

    /// A file went away. Gives the rows that go with it.
    pub fn remove_file(&mut self, id: FileId) -> Result<Vec<RowId>> {
        let gone: Vec<RowId> = self.articles(id)?.into_iter().map(|(_, id, _)| id).collect();
        for &id in &gone {
            self.remove_article(id)?;
        }
        self.connection.prepare_cached("DELETE FROM file WHERE id = ?")?.execute([id.0])?;
        Ok(gone)
    }

    /// Files that are to be read, the newest articles first.
    pub fn unread_files(&self) -> Result<Vec<(FileId, PathBuf)>> {
        let mut statement = self.connection.prepare(
            "SELECT file.id, path, max(article.id) AS newest FROM file JOIN article ON article.file = file.id
             WHERE hash IS NULL GROUP BY file.id ORDER BY newest DESC",
        )?;
        let rows = statement.query_map([], |row| Ok((FileId(row.get(0)?), path_of(row.get_ref(1)?.as_blob()?))))?;
        rows.collect()
    }

    /// The articles of a file, in order, with their contents.
    fn articles(&self, id: FileId) -> Result<Vec<(u32, RowId, Option<ArticleId>)>> {
        let sql = "SELECT part, id, content FROM article WHERE file = ? ORDER BY part";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([id.0], |row| Ok((row.get(0)?, RowId(row.get(1)?), content_of(row, 2)?)))?;
        rows.collect()
    }

    /// A file was read: its articles take the place of what was known of it.
    pub fn put_file(&mut self, file: (FileId, &Path), hash: u64, items: &[ItemEntry]) -> Result<Put> {
        let known = self.articles(file.0)?;
        let mut put = Put::default();
        for (n, item) in items.iter().enumerate() {
            let before = known.get(n).copied();
            let id = before.map_or_else(|| self.next_id(), |(_, id, _)| id);
            let content = before.and_then(|(.., content)| content);
            match item {
                ItemEntry::Text(article, _) if content == Some(article.id) => {}
                ItemEntry::Text(article, words) => {
                    put.changed.extend(content.map(|content| (id, content, article.id)));
                    put.rows.push(self.put_article((id, file.0, n as u32), article, words)?);
                }
                ItemEntry::Failed(reason) => put.rows.push(self.put_failure((id, file.0, n as u32), file.1, reason)?),
            }
        }
        for &(_, id, _) in known.iter().skip(items.len()) {
            self.remove_article(id)?;
            put.gone.push(id);
        }
        let mut update = self.connection.prepare_cached("UPDATE file SET hash = ? WHERE id = ?")?;
        update.execute(params![hash.cast_signed(), file.0.0])?;
        Ok(put)
    }

    fn put_article(&mut self, place: (RowId, FileId, u32), article: &Article, words: &Words) -> Result<Row> {
        let (id, ..) = place;
        let row = Row::loaded(id, article);
        self.remove_article(id)?;
        self.put_row(place, &row)?;
        for (table, words) in [("folded", &words.folded), ("spelled", &words.spelled)] {
            let sql = format!("INSERT INTO {table}(rowid, words) VALUES(?, ?)");
            self.connection.prepare_cached(&sql)?.execute(params![id.0, words])?;
        }
        for (folded, spelled) in &words.marked {
            if self.spellings.insert(xxh3_64(spelled.as_bytes())) {
                let mut insert = self.connection.prepare_cached("INSERT OR IGNORE INTO spelling VALUES(?, ?)")?;
                insert.execute([folded, spelled])?;
            }
        }
        Ok(row)
    }

    fn put_failure(&mut self, place: (RowId, FileId, u32), path: &Path, reason: &Screened) -> Result<Row> {
        let shown = Screened::line(&path.to_string_lossy());
        let row = Row::failed(place.0, shown, reason.clone());
        self.remove_article(place.0)?;
        self.put_row(place, &row)?;
        Ok(row)
    }

    fn put_row(&mut self, (id, file, part): (RowId, FileId, u32), row: &Row) -> Result<()> {
        let outlet = row.outlet.as_ref().map(|outlet| self.outlet(outlet)).transpose()?;
        let reason = if let RowState::Failed(reason) = &row.state { Some(reason.as_str()) } else { None };
        let minute = row.published.and_then(|published| published.time).map(|time| time.hour() * 60 + time.minute());
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO article(id, file, part, content, title, is_made, outlet, day, minute, is_guess, minutes, reason)
             VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        insert.execute(params![
            id.0,
            file.0,
            part,
            row.content.map(|content| content.0.cast_signed()),
            row.title.as_str(),
            row.title_is_made,
            outlet,
            row.published.map_or(0, |published| published.date.num_days_from_ce()),
            minute.map_or(-1, i64::from),
            row.published.is_some_and(|published| published.is_guess),
            row.minutes as i64,
            reason,
        ])?;
        drop(insert);
        self.count += 1;
        Ok(())
    }

    fn remove_article(&mut self, id: RowId) -> Result<()> {
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

    fn remove_digest(&self, id: RowId) -> Result<()> {
        for (table, column) in [("facts", "rowid"), ("claim", "article"), ("figure", "article"), ("print", "article")] {
            let sql = format!("DELETE FROM {table} WHERE {column} = ?");
            self.connection.prepare_cached(&sql)?.execute([id.0])?;
        }
        Ok(())
    }

    /// Files with articles that are to be analysed, the newest first, at most `limit` articles.
    pub fn pending(&self, limit: usize) -> Result<Vec<Pending>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, part, article.id, content FROM article JOIN file ON file.id = article.file
             WHERE claims IS NULL AND content IS NOT NULL ORDER BY article.id DESC LIMIT ?",
        )?;
        let mut rows = statement.query([limit as i64])?;
        let mut pending: Vec<Pending> = Vec::new();
        while let Some(row) = rows.next()? {
            let path = path_of(row.get_ref(0)?.as_blob()?);
            let part = (row.get(1)?, RowId(row.get(2)?), content_of(row, 3)?.unwrap_or(ArticleId(0)));
            match pending.last_mut() {
                Some(last) if last.path == path => last.parts.push(part),
                _ => pending.push(Pending { path, parts: vec![part] }),
            }
        }
        Ok(pending)
    }

    /// The number of articles that are to be analysed, and of all.
    pub fn counts(&self) -> Result<(usize, usize)> {
        let sql = "SELECT count(*) FROM article WHERE claims IS NULL AND content IS NOT NULL";
        let pending = self.connection.query_row(sql, [], |row| row.get::<_, i64>(0))?;
        Ok((pending as usize, self.count))
    }

    /// An article was analysed.
    pub fn put_digest(&mut self, id: RowId, digest: &Digest) -> Result<()> {
        let mut facts = Facts::default();
        for (name, kind) in &digest.names {
            let name = self.name(name, Some(*kind))?;
            facts.add(format_args!("e{name}"));
        }
        for (n, claim) in digest.claims.iter().enumerate() {
            self.put_claim((id, n), claim, &mut facts)?;
        }
        for figure in &digest.figures {
            let mut insert = self.connection.prepare_cached("INSERT OR IGNORE INTO figure VALUES(?, ?)")?;
            insert.execute(params![id.0, figure])?;
        }
        let sql = "INSERT INTO facts(rowid, words) VALUES(?, ?)";
        self.connection.prepare_cached(sql)?.execute(params![id.0, facts.words])?;
        let mut update = self.connection.prepare_cached("UPDATE article SET claims = ? WHERE id = ?")?;
        update.execute(params![digest.claims.len() as i64, id.0]).map(drop)
    }

    fn put_claim(&mut self, (id, n): (RowId, usize), claim: &ClaimEntry, facts: &mut Facts) -> Result<()> {
        let act = claim.act as u8;
        facts.add(format_args!("a{act}"));
        let source = claim.source.as_ref().map(|name| self.name(name, None)).transpose()?;
        if let Some(source) = source {
            facts.add(format_args!("s{source}"));
            facts.add(format_args!("s{source}a{act}"));
        }
        let mut chain = String::new();
        for (place, name) in claim.chain.iter().enumerate() {
            let name = self.name(name, None)?;
            if place < claim.relays {
                facts.add(format_args!("v{name}"));
            }
            if claim.chain.len() > 1 {
                // The relays stand before the bar.
                let mark = if place == claim.relays { "|" } else { " " };
                chain.push_str(&format!("{mark}{name}"));
            }
        }
        let mut insert = self
            .connection
            .prepare_cached("INSERT OR REPLACE INTO claim VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        let chain = (!chain.is_empty()).then_some(chain);
        let (day, last) = claim.days.map_or((None, None), |(day, last)| (Some(day), (last != day).then_some(last)));
        let start = (claim.span.start, claim.span.end);
        let (hedged, surety) = (claim.is_hedged, claim.confidence);
        insert.execute(params![
            id.0, n as i64, source, chain, act, claim.mode, hedged, surety, day, last, start.0, start.1
        ])?;
        Ok(())
    }

    /// Keeps the fingerprint by which stories are grouped.
    pub fn put_print(&self, id: RowId, bytes: &[u8]) -> Result<()> {
        let mut insert = self.connection.prepare_cached("INSERT OR REPLACE INTO print VALUES(?, ?)")?;
        insert.execute(params![id.0, bytes]).map(drop)
    }

    fn outlet(&mut self, name: &Screened) -> Result<i64> {
        if let Some(&id) = self.outlets.get(name) {
            return Ok(id);
        }
        let mut insert = self.connection.prepare_cached("INSERT OR IGNORE INTO outlet(name) VALUES(?)")?;
        insert.execute([name.as_str()])?;
        let mut select = self.connection.prepare_cached("SELECT id FROM outlet WHERE name = ?")?;
        let id = select.query_row([name.as_str()], |row| row.get(0))?;
        self.outlets.insert(name.clone(), id);
        Ok(id)
    }

    fn name(&mut self, name: &str, kind: Option<EntityKind>) -> Result<i64> {
        if let Some(&id) = self.names.get(name) {
            return Ok(id);
        }
        let mut select = self.connection.prepare_cached("SELECT id FROM name WHERE name = ?")?;
        let known = select.query_row([name], |row| row.get(0)).optional()?;
        let id = match known {
            Some(id) => id,
            None => {
                let mut insert = self.connection.prepare_cached("INSERT INTO name(name, kind) VALUES(?, ?)")?;
                insert.execute(params![name, kind.map(|kind| kind as u8)])?;
                let id = self.connection.last_insert_rowid();
                let sql = "INSERT INTO name_words(rowid, words) VALUES(?, ?)";
                let words: Vec<String> = super::words::split(name).map(fold).collect();
                self.connection.prepare_cached(sql)?.execute(params![id, words.join(" ")])?;
                id
            }
        };
        self.names.insert(name.to_owned(), id);
        Ok(id)
    }

    /// Keeps a line about the index itself.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<()> {
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", params![key, value]).map(drop)
    }
}

/// The words of the facts of one article.
#[derive(Default)]
struct Facts {
    words: String,
    seen: HashSet<u64>,
}

impl Facts {
    fn add(&mut self, word: std::fmt::Arguments<'_>) {
        use std::fmt::Write;
        let start = self.words.len();
        let _ = write!(self.words, " {word}");
        if !self.seen.insert(xxh3_64(&self.words.as_bytes()[start..])) {
            self.words.truncate(start);
        }
    }
}

/// The hash by which paths are compared.
pub fn path_hash(path: &Path) -> u64 {
    xxh3_64(path.as_os_str().as_bytes())
}

pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    OsStr::from_bytes(bytes).into()
}

pub(super) fn content_of(row: &rusqlite::Row<'_>, column: usize) -> Result<Option<ArticleId>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(|content| ArticleId(content.cast_unsigned())))
}
