//! A damaged database: a new one is made of the newest daily copy and of what can be read of the damaged one, which is
//! then put aside. Nothing is deleted, and a crash in the middle is made up for at the next start.

use super::files::{Files, make_empty};
use super::opening::{Found, attempt, connect, connect_to_damaged, connect_to_read, in_memory, newer, read_only};
use super::schema::VERSION;
use super::{Cause, Failure, Opened, Repair, State, Trouble, mend, salvage, schema};
use crate::text::Screened;
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OpenFlags, Transaction};
use std::fs;
use std::io::{self, ErrorKind};

/// A new database that is being made.
const PART: &str = ".part";

/// A new database that is whole and has yet to take its place. While there is one, the old one is the damaged one.
const WHOLE: &str = ".repaired";

/// Repairs the database. Where there is no room for a new one, the damaged one stays, and what can be read of it is read
/// into memory.
pub(super) fn repair(files: Files, now: NaiveDateTime) -> Opened {
    let Ok(_lock) = files.lock() else {
        return in_memory(Trouble::Unkept(Cause::Io));
    };
    // Another instance may have done it while this one waited.
    if !is_empty(&files) {
        match attempt(&files) {
            Ok(Found::Sound(state)) => return Opened { state: *state, trouble: None },
            Ok(Found::Newer(version)) => return newer(files, version),
            Err(failure) if failure.cause != Cause::Damaged => return read_only(&files, failure.cause),
            Err(_) => {}
        }
    }
    let copy = newest_copy(&files, now.date());
    let made = make_whole(&files, copy.as_ref().map(|(_, copy)| copy));
    let replaced = made.and_then(|()| Ok(replace(&files, now)?));
    let copy_day = copy.as_ref().map(|(day, _)| *day);
    replaced.and_then(|aside| reopen(&files, aside, copy_day)).unwrap_or_else(|_| {
        let mut state = State::in_memory();
        // What cannot be saved is not there: the trouble is told in any case.
        let _ = state.write(|transaction| fill(&files, copy.as_ref().map(|(_, copy)| copy), transaction));
        let articles = state.kept_count();
        Opened { state, trouble: Some(Trouble::Damaged(Repair { aside: None, copy: copy_day, articles })) }
    })
}

/// Ends a repair that a crash has interrupted.
pub(super) fn finish(files: &Files, now: NaiveDateTime) -> Option<Opened> {
    if !files.beside(WHOLE).exists() {
        return None;
    }
    let finished = files.lock().map_err(Failure::from).and_then(|_lock| {
        if !files.beside(WHOLE).exists() {
            return Ok(None);
        }
        replace(files, now).map_err(Failure::from).and_then(|aside| reopen(files, aside, None)).map(Some)
    });
    finished.unwrap_or_else(|failure| Some(in_memory(Trouble::Unkept(failure.cause))))
}

fn is_empty(files: &Files) -> bool {
    fs::metadata(files.database()).map_or(true, |data| data.len() == 0)
}

/// The repaired database. It is opened like any other: what was made must stand the same checks.
fn reopen(files: &Files, aside: Screened, copy: Option<NaiveDate>) -> Result<Opened, Failure> {
    match attempt(files)? {
        Found::Sound(state) => {
            let repair = Repair { aside: Some(aside), copy, articles: state.kept_count() };
            Ok(Opened { state: *state, trouble: Some(Trouble::Damaged(repair)) })
        }
        Found::Newer(version) => Err(Failure::new(Cause::Damaged, format!("repaired as version {version}"))),
    }
}

/// The newest daily copy that is sound and not of a newer version.
fn newest_copy(files: &Files, today: NaiveDate) -> Option<(NaiveDate, Connection)> {
    files.list_copies(today).into_iter().find_map(|(day, path)| {
        let copy = connect_to_read(&path).ok()?;
        let is_known = schema::version(&copy).is_ok_and(|version| version <= VERSION);
        (is_known && schema::check_pages(&copy).is_ok()).then_some((day, copy))
    })
}

/// Makes the new database beside the damaged one.
fn make_whole(files: &Files, copy: Option<&Connection>) -> Result<(), Failure> {
    let part = files.beside(PART);
    let _ = fs::remove_file(files.beside(&format!("{PART}-journal")));
    make_empty(&part)?;
    let mut connection = connect(&part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    schema::migrate(&mut connection)?;
    let transaction = connection.transaction()?;
    if !fill(files, copy, &transaction)? {
        match mend::salvage_mended(files, &part, &transaction) {
            Err(failure) if failure.cause != Cause::Damaged => return Err(failure),
            _ => {}
        }
    }
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    fs::rename(part, files.beside(WHOLE))?;
    Ok(files.sync()?)
}

/// What is in the copy, and over it what the damaged database still gives: it is newer. False where the
/// damaged one gave little: see [`salvage::salvage`].
fn fill(files: &Files, copy: Option<&Connection>, transaction: &Transaction<'_>) -> Result<bool, Failure> {
    if let Some(copy) = copy {
        salvage::salvage(copy, transaction)?;
    }
    match connect_to_damaged(&files.database()) {
        Ok(damaged) => salvage::salvage(&damaged, transaction),
        Err(_) => Ok(false),
    }
}

/// Puts the damaged database aside and the new one in its place. The log goes first: beside the new one it would be
/// taken for its own.
fn replace(files: &Files, now: NaiveDateTime) -> io::Result<Screened> {
    let aside = files.aside(now);
    let name = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for ending in ["-wal", "-shm", ""] {
        let to = aside.with_file_name(format!("{name}{ending}"));
        match fs::rename(files.beside(ending), to) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => files.sync()?,
        }
    }
    fs::rename(files.beside(WHOLE), files.database())?;
    files.sync()?;
    Ok(Screened::line(&name))
}
