//! The tables, and how a database of an older version becomes one of this.

use super::{Cause, Failure};
use rusqlite::{Connection, TransactionBehavior};

/// "dbao": it is our database, not that of another program.
const APPLICATION: i32 = 0x6462_616f;

/// Steps from one version to the next: the first makes version 1 of version 0. An empty file is of version 0, and so is
/// a database of the time before corrections. A new database goes through all of them, so they are always tried.
const STEPS: [&str; 1] = [ONE];

/// The version that is written.
pub(super) const VERSION: i32 = STEPS.len() as i32;

const ONE: &str = "
CREATE TABLE IF NOT EXISTS kept(
  article INTEGER PRIMARY KEY,
  is_read INTEGER NOT NULL CHECK(is_read IN (0, 1)),
  is_starred INTEGER NOT NULL CHECK(is_starred IN (0, 1)),
  tags TEXT NOT NULL,
  note TEXT NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
ALTER TABLE kept ADD COLUMN corrections TEXT NOT NULL DEFAULT '';
CREATE TABLE IF NOT EXISTS position(article INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE bookmark(
  letter TEXT NOT NULL PRIMARY KEY CHECK(letter GLOB '[a-z]'),
  article INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE query(name TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE session(root BLOB NOT NULL PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE version(article INTEGER PRIMARY KEY, seq INTEGER NOT NULL, text BLOB NOT NULL) STRICT;
CREATE TABLE opened(path BLOB NOT NULL PRIMARY KEY, article INTEGER NOT NULL) STRICT;
CREATE TABLE counter(id INTEGER PRIMARY KEY CHECK(id = 1), n INTEGER NOT NULL) STRICT;
";

/// Tables with their columns.
pub(super) const TABLES: [(&str, &[&str]); 8] = [
    ("kept", &["article", "is_read", "is_starred", "tags", "note", "corrections", "changed"]),
    ("position", &["article", "at"]),
    ("bookmark", &["letter", "article", "at"]),
    ("query", &["name", "text"]),
    ("session", &["root", "json"]),
    ("version", &["article", "seq", "text"]),
    ("opened", &["path", "article"]),
    ("counter", &["id", "n"]),
];

/// The version of the schema; a failure where it is not our database.
pub(super) fn version(connection: &Connection) -> Result<i32, Failure> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < 0 || (application != APPLICATION && (application, version) != (0, 0)) {
        return Err(Failure::new(Cause::Damaged, "not a database of docbao"));
    }
    Ok(version)
}

/// There are no tables yet.
pub(super) fn is_fresh(connection: &Connection) -> Result<bool, Failure> {
    Ok(connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get::<_, i64>(0))? == 0)
}

/// Brings the database to the newest version in one transaction, or leaves it as it is.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Failure> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another instance may have done it while this one waited for the lock.
    let old = version(&transaction)?;
    if old >= VERSION {
        return Ok(());
    }
    for step in STEPS.iter().skip(usize::try_from(old).unwrap_or_default()) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}

/// SQLite finds nothing wrong with pages and values. It reads the whole file once.
pub(super) fn check_pages(connection: &Connection) -> Result<(), Failure> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(Failure::new(Cause::Damaged, found)) }
}

/// All tables are there, and what the reader wrote can be read.
pub(super) fn check_rows(connection: &Connection) -> Result<(), Failure> {
    for (table, columns) in TABLES {
        connection.prepare(&format!("SELECT {} FROM {table}", columns.join(", ")))?;
    }
    super::kept::check(connection)
}
