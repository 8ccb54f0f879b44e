//! Writing the index. One writer at a time; everything between [`Writer::begin`] and [`Writer::commit`] is kept
//! together or not at all.

mod analyses;
mod articles;
mod files;

use super::Result;
use super::open::Place;
use super::words::{Words, split};
use crate::analysis::EntityKind;
use crate::article::ArticleId;
use crate::library::{Row, RowId};
use crate::text::{Screened, fold};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use xxhash_rust::xxh3::xxh3_64;

/// The inverted lists of texts.
pub const TEXTS: [&str; 2] = ["folded", "spelled"];
/// The inverted lists of what was found in texts.
pub const FACTS: [&str; 2] = ["facts", "name_words"];
/// Pieces of an inverted list that may be left apart; looking a word up looks in each of them.
const PIECES: i64 = 128;
/// Pages that are joined at a time.
const STEP: i64 = 512;
/// How many pieces of a kind are joined as they come otherwise: what FTS5 does where nothing is set.
const AUTOMERGE: i64 = 4;

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

/// A file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its number.
    pub id: FileId,
    /// Its bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub hash: u64,
}

/// An article of a file, or the reason why there is none.
#[derive(Clone, Debug)]
pub enum ItemEntry {
    /// The row of an article, not numbered yet, its words, and where it begins in a large file.
    Text(Row, Words, Option<u64>),
    /// It could not be read.
    Failed(Screened),
}

impl ItemEntry {
    /// The words of an article.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::Text(_, words, _) => Some(words),
            Self::Failed(_) => None,
        }
    }
}

/// A file with articles that were not analysed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Where it is.
    pub path: PathBuf,
    /// Its articles: their parts, numbers and contents.
    pub parts: Vec<(u32, RowId, ArticleId)>,
}

/// What [`Writer::put_items`] changed.
#[derive(Clone, Debug, Default)]
pub struct Put {
    /// Rows that are new or changed.
    pub rows: Vec<Row>,
    /// Articles whose text changed: what it was and is.
    pub changed: Vec<(RowId, ArticleId, ArticleId)>,
}

/// The writing side of an index.
#[derive(Debug)]
pub struct Writer {
    connection: Connection,
    names: HashMap<String, i64>,
    outlets: HashMap<Screened, i64>,
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
        let (names, outlets) = (HashMap::new(), HashMap::new());
        let count = connection.query_row("SELECT count(*) FROM article", [], |row| row.get::<_, i64>(0))? as usize;
        Ok(Self { connection, names, outlets, next, count, is_fresh })
    }

    /// It was made just now.
    pub fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// Much is going to be written: more memory, fewer checkpoints, larger pieces of the inverted lists, which are not
    /// joined until [`Writer::join`].
    pub fn expect_much(&self) -> Result<()> {
        self.connection.execute_batch("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000")?;
        for list in TEXTS.into_iter().chain(FACTS) {
            self.tell(list, "hashsize", 16 << 20)?;
            self.tell(list, "automerge", 0)?;
            self.tell(list, "crisismerge", PIECES)?;
        }
        Ok(())
    }

    /// Nothing more is going to be written for a while.
    pub fn rest(&mut self) -> Result<()> {
        self.names = HashMap::new();
        self.connection.execute_batch("PRAGMA cache_size = -512; PRAGMA shrink_memory; PRAGMA optimize")?;
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    /// Joins the pieces of inverted lists, where they were left apart; also by a program that did not come to its end.
    pub fn join(&self, lists: &[&str]) -> Result<()> {
        for list in lists {
            let sql = format!("SELECT v FROM {list}_config WHERE k = 'automerge'");
            let rate = self.connection.prepare_cached(&sql)?.query_row([], |row| row.get::<_, i64>(0)).optional()?;
            if rate == Some(0) {
                self.join_all(list)?;
                self.tell(list, "automerge", AUTOMERGE)?;
            }
        }
        Ok(())
    }

    /// Joins all pieces of an inverted list, some pages at a time: what was joined makes room for what comes.
    fn join_all(&self, list: &str) -> Result<()> {
        // Less than nothing asks for all pieces to be joined, and a number to go on with that.
        let mut pages = -STEP;
        loop {
            let before = self.connection.total_changes();
            self.begin()?;
            self.tell(list, "merge", pages)?;
            self.commit()?;
            // One change is the command itself and one the count of articles; there are more while there is work.
            if self.connection.total_changes() - before < 3 {
                return Ok(());
            }
            pages = STEP;
        }
    }

    /// Has FTS5 set an option of an inverted list, which the index keeps, or do something to it.
    fn tell(&self, list: &str, what: &str, value: i64) -> Result<()> {
        self.connection
            .execute(&format!("INSERT INTO {list}({list}, rank) VALUES(?, ?)"), params![what, value])
            .map(drop)
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

    fn next_id(&mut self) -> RowId {
        self.next += 1;
        RowId(self.next - 1)
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
        let hash = xxh3_64(name.as_bytes()).cast_signed();
        let mut select = self.connection.prepare_cached("SELECT id FROM name WHERE hash = ? AND name = ?")?;
        let known = select.query_row(params![hash, name], |row| row.get(0)).optional()?;
        let id = match known {
            Some(id) => id,
            None => {
                let mut insert =
                    self.connection.prepare_cached("INSERT INTO name(hash, name, kind) VALUES(?, ?, ?)")?;
                insert.execute(params![hash, name, kind.map(|kind| kind as u8)])?;
                let id = self.connection.last_insert_rowid();
                let sql = "INSERT INTO name_words(rowid, words) VALUES(?, ?)";
                let words: Vec<String> = split(name).map(fold).collect();
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

pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    OsStr::from_bytes(bytes).into()
}

pub(super) fn content_of(row: &rusqlite::Row<'_>, column: usize) -> Result<Option<ArticleId>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(|content| ArticleId(content.cast_unsigned())))
}
