//! Opening: it always gives a state, the best that can be had.

use super::files::Files;
use super::schema::{self, VERSION};
use super::{Cause, Failure, Opened, State, Trouble, copy, repair, salvage};
use chrono::NaiveDateTime;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

/// How long to wait for another instance that writes.
const PATIENCE: Duration = Duration::from_secs(2);

/// What became of an attempt to open the database.
pub(super) enum Found {
    /// It is sound, and of this version.
    Sound(Box<State>),
    /// It is of a newer version.
    Newer(i32),
}

/// Opens the state in `folder`.
pub(super) fn open(folder: &Path, now: NaiveDateTime) -> Opened {
    match Files::make(folder) {
        Ok(files) => open_files(files, now),
        Err(error) => in_memory(Trouble::Unkept(Cause::of_io(&error))),
    }
}

fn open_files(files: Files, now: NaiveDateTime) -> Opened {
    if let Some(opened) = repair::finish(&files, now) {
        return opened;
    }
    let was_there = match files.touch() {
        Ok(was_there) => was_there,
        Err(error) => return read_only(&files, Cause::of_io(&error)),
    };
    // Nothing writes an empty file where there was a database, but a machine that lost its power may leave one.
    let is_emptied = was_there
        && fs::metadata(files.database()).is_ok_and(|data| data.len() == 0)
        && fs::metadata(files.beside("-wal")).map_or(true, |data| data.len() == 0)
        && !files.list_copies(now.date()).is_empty();
    if is_emptied {
        return repair::repair(files, now);
    }
    match attempt(&files) {
        Ok(Found::Sound(state)) => Opened { state: *state, trouble: None },
        Ok(Found::Newer(version)) => newer(files, version),
        Err(failure) if failure.cause == Cause::Damaged => repair::repair(files, now),
        Err(failure) => read_only(&files, failure.cause),
    }
}

/// Tries to open the database for writing. An error that SQLite has no better name for is damage too: the statements
/// are fixed, and they are right for a sound database.
pub(super) fn attempt(files: &Files) -> Result<Found, Failure> {
    try_to_open(files).map_err(|mut failure| {
        if failure.cause == Cause::Other {
            failure.cause = Cause::Damaged;
        }
        failure
    })
}

fn try_to_open(files: &Files) -> Result<Found, Failure> {
    let mut connection = connect(&files.database(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let old = schema::version(&connection)?;
    if old > VERSION {
        return Ok(Found::Newer(old));
    }
    if connection.is_readonly("main")? {
        // The file was just opened for writing: its header says that its format is unknown.
        return Err(Failure::new(Cause::Damaged, "unknown format of the file"));
    }
    schema::check_pages(&connection)?;
    if old < VERSION {
        if !schema::is_fresh(&connection)? {
            copy::copy_into(&connection, &files.free_beside(&format!(".before-{VERSION}")), files)?;
        }
        schema::migrate(&mut connection)?;
    }
    schema::check_rows(&connection)?;
    // Where another instance is at the same, or the file system cannot share memory, any mode will do.
    let _ = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(Found::Sound(Box::new(State::on_disk(connection, files.clone())?)))
}

/// A connection that has written nothing yet, and writes nothing when it is closed.
pub(super) fn connect(path: &Path, access: OpenFlags) -> Result<Connection, Failure> {
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cell_size_check = ON;
         PRAGMA trusted_schema = OFF;",
    )?;
    Ok(connection)
}

/// A connection that reads only. In a folder that cannot be written, a log that a crash has left cannot be read: then
/// without it. What stands in it is not shown, but it is not lost either.
pub(super) fn connect_to_read(path: &Path) -> Result<Connection, Failure> {
    let read = |access| {
        let connection = connect(path, access)?;
        schema::version(&connection).map(|_| connection)
    };
    read(OpenFlags::SQLITE_OPEN_READ_ONLY).or_else(|failure| {
        if matches!(failure.cause, Cause::Damaged | Cause::Locked) {
            return Err(failure);
        }
        let connection =
            connect(Path::new(&immutable(path)), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?;
        schema::version(&connection).map(|_| connection)
    })
}

/// A connection to a damaged database, that reads what it can even where the schema is damaged.
pub(super) fn connect_to_damaged(path: &Path) -> Result<Connection, Failure> {
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, access)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "writable_schema", true)?;
    Ok(connection)
}

/// The URI of a file that nobody changes.
fn immutable(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + "?immutable=1"
}

/// The database of a newer version, as it is.
pub(super) fn newer(files: Files, version: i32) -> Opened {
    let state = connect_to_read(&files.database()).and_then(|connection| State::on_disk(connection, files));
    match state {
        Ok(state) => Opened { state: state.sealed(Cause::Newer), trouble: Some(Trouble::Newer(version)) },
        Err(failure) => in_memory(Trouble::Unkept(failure.cause)),
    }
}

/// What is there, without writing. What is of an older version, or damaged, is read into memory.
pub(super) fn read_only(files: &Files, cause: Cause) -> Opened {
    let trouble = Trouble::ReadOnly(cause);
    let Ok(connection) = connect_to_read(&files.database()) else {
        return in_memory(Trouble::Unkept(cause));
    };
    match schema::version(&connection) {
        Ok(version) if version > VERSION => return newer(files.clone(), version),
        Ok(VERSION) if schema::check_pages(&connection).and_then(|()| schema::check_rows(&connection)).is_ok() => {
            if let Ok(state) = State::on_disk(connection, files.clone()) {
                return Opened { state: state.sealed(cause), trouble: Some(trouble) };
            }
            return in_memory(trouble);
        }
        _ => {}
    }
    let mut opened = in_memory(trouble);
    // What cannot be saved is not there: an empty state, whose trouble is told.
    let _ = opened.state.write(|transaction| salvage::salvage(&connection, transaction));
    Opened { state: opened.state.sealed(cause), ..opened }
}

/// A state in memory.
pub(super) fn in_memory(trouble: Trouble) -> Opened {
    Opened { state: State::in_memory(), trouble: Some(trouble) }
}
