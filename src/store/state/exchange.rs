//! The state as JSON, to take along and to read with other tools. Sessions and the texts of articles stay: they belong
//! to the folders of one machine.

use super::form::CorrectionForm;
use super::{Failure, State, kept, merge, next_number, places};
use crate::article::ArticleId;
use crate::library::Kept;
use crate::text::Screened;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Name of the form.
const SCHEMA: &str = "docbao.state";

/// Its version.
const VERSION: u32 = 1;

/// What an import has brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// So many articles had marks in it.
    pub count: usize,
}

/// Why nothing was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is not an export of docbao.
    Foreign,
    /// It is of a newer docbao, with a form of this version.
    Newer(u32),
    /// It is an export, but this is wrong with it (in English).
    Broken(Screened),
    /// The state could not be changed.
    Failed(Failure),
}

/// Tells the form before the rest is read.
#[derive(Deserialize)]
struct Head {
    schema: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    version: u32,
    #[serde(default)]
    kept: Vec<Entry>,
    #[serde(default)]
    positions: BTreeMap<Id, u32>,
    #[serde(default)]
    bookmarks: BTreeMap<char, Bookmark>,
    #[serde(default)]
    queries: BTreeMap<Screened, Screened>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    article: Id,
    #[serde(default)]
    read: bool,
    #[serde(default)]
    starred: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Screened>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    note: Screened,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bookmark {
    article: Id,
    at: u32,
}

/// An article, as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Id(ArticleId);

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.to_string()
    }
}

impl TryFrom<String> for Id {
    type Error = String;
    fn try_from(digits: String) -> Result<Self, String> {
        let is_plain = digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let id = u64::from_str_radix(&digits, 16).ok().filter(|_| is_plain);
        id.map(|id| Self(ArticleId(id))).ok_or_else(|| format!("`{digits}` is not the id of an article"))
    }
}

impl State {
    /// Writes what is kept, positions, bookmarks and queries as one JSON object, as they stand at one moment.
    ///
    /// # Errors
    /// The state cannot be read, or `out` cannot be written.
    pub fn export(&self, out: &mut dyn Write) -> io::Result<()> {
        let document = self.document().map_err(io::Error::other)?;
        serde_json::to_writer_pretty(&mut *out, &document)?;
        out.write_all(b"\n")
    }

    fn document(&self) -> Result<Document, Failure> {
        let snapshot = self.connection()?.unchecked_transaction()?;
        let mut kept: Vec<Entry> =
            self.kept_all()?.into_iter().filter(|(_, kept)| !kept.is_nothing()).map(entry).collect();
        kept.sort_unstable_by_key(|entry| entry.article);
        let positions = self.positions()?.into_iter().map(|(article, at)| (Id(article), at)).collect();
        let bookmark = |(letter, (article, at))| (letter, Bookmark { article: Id(article), at });
        let bookmarks = self.bookmarks()?.into_iter().map(bookmark).collect();
        let queries = self.queries()?;
        snapshot.finish()?;
        Ok(Document { schema: SCHEMA.to_owned(), version: VERSION, kept, positions, bookmarks, queries })
    }

    /// Merges an export into the state, in one transaction: flags, tags and corrections of both stay, notes are joined
    /// line by line; a position, bookmark or query that is there already stays as it is.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn import(&mut self, bytes: &[u8]) -> Result<Imported, ImportError> {
        let head: Head = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => ImportError::Foreign,
            _ => broken(error),
        })?;
        if head.schema != SCHEMA {
            return Err(ImportError::Foreign);
        }
        if head.version > VERSION {
            return Err(ImportError::Newer(head.version));
        }
        let document: Document = serde_json::from_slice(bytes).map_err(broken)?;
        if let Some(letter) = document.bookmarks.keys().find(|letter| !letter.is_ascii_lowercase()) {
            return Err(broken(format!("`{letter}` is not a bookmark")));
        }
        let kept: Vec<(ArticleId, Kept)> = document.kept.into_iter().map(read).collect::<Result<_, _>>()?;
        let count = kept.len();
        let others = (document.positions, document.bookmarks, document.queries);
        let merged = self.write(|transaction| {
            merge_kept(transaction, &kept)?;
            merge_others(transaction, others)
        });
        merged.map(|()| Imported { count }).map_err(ImportError::Failed)
    }
}

fn broken(error: impl std::fmt::Display) -> ImportError {
    ImportError::Broken(Screened::line(&error.to_string()))
}

fn entry((article, kept): (ArticleId, Kept)) -> Entry {
    let corrections = kept.corrections().iter().map(CorrectionForm::from).collect();
    let Kept { is_read: read, is_starred: starred, more, .. } = kept;
    let more = more.unwrap_or_default();
    Entry { article: Id(article), read, starred, tags: more.tags, note: more.note, corrections }
}

fn read(entry: Entry) -> Result<(ArticleId, Kept), ImportError> {
    let article = entry.article.0;
    let wrong = || broken(format!("a correction of article {article} lacks who or act"));
    let corrections: Option<Vec<_>> = entry.corrections.into_iter().map(CorrectionForm::read).collect();
    let corrections = corrections.ok_or_else(wrong)?;
    let mut kept = Kept { is_read: entry.read, is_starred: entry.starred, ..Kept::default() };
    kept.change(|more| (more.tags, more.note, more.corrections) = (entry.tags, entry.note, corrections));
    Ok((article, kept))
}

fn merge_kept(transaction: &Transaction<'_>, entries: &[(ArticleId, Kept)]) -> Result<(), Failure> {
    let number = next_number(transaction)?;
    for (article, other) in entries {
        let before = kept::read(transaction, *article)?;
        let mut row = before.clone();
        merge::unite(&mut row, other);
        if row != before {
            kept::write(transaction, (*article, &row), number)?;
        }
    }
    Ok(())
}

/// Positions, bookmarks and queries.
type Others = (BTreeMap<Id, u32>, BTreeMap<char, Bookmark>, BTreeMap<Screened, Screened>);

fn merge_others(transaction: &Transaction<'_>, (positions, bookmarks, queries): Others) -> Result<(), Failure> {
    for (Id(article), at) in positions {
        if places::position(transaction, article)? == 0 {
            places::set_position(transaction, article, at)?;
        }
    }
    let mut set = transaction.prepare("INSERT OR IGNORE INTO bookmark(letter, article, at) VALUES(?1, ?2, ?3)")?;
    for (letter, Bookmark { article, at }) in bookmarks {
        set.execute((letter.to_string(), article.0.0.cast_signed(), at))?;
    }
    let mut save = transaction.prepare("INSERT OR IGNORE INTO query(name, text) VALUES(?1, ?2)")?;
    for (name, text) in queries {
        save.execute((name.as_str(), text.as_str()))?;
    }
    Ok(())
}

impl ImportError {
    /// The error in words.
    pub fn words(&self, vietnamese: bool) -> String {
        match (self, vietnamese) {
            (Self::Foreign, true) => "không phải tệp xuất từ docbao".to_owned(),
            (Self::Foreign, false) => "not an export of docbao".to_owned(),
            (Self::Newer(version), true) => format!("do docbao mới hơn xuất (dạng {version})"),
            (Self::Newer(version), false) => format!("exported by a newer docbao (form {version})"),
            (Self::Broken(detail), true) => format!("tệp xuất hỏng: {detail}"),
            (Self::Broken(detail), false) => format!("broken export: {detail}"),
            (Self::Failed(failure), _) => failure.words(vietnamese),
        }
    }
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words(false))
    }
}

impl std::error::Error for ImportError {}
