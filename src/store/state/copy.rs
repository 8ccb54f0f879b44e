//! Copies of the database: one a day, and one before its schema changes.

use super::files::{Files, make_empty};
use super::{Failure, State};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// So many daily copies are kept.
const COPIES: usize = 3;

impl State {
    /// Makes the copy of `today` in the folder `copies`, unless there is one, and drops all but the newest three. True
    /// where one was made. It reads the whole database: not a thing to do while the reader waits.
    ///
    /// # Errors
    /// It could not be written; the state is as usable as before.
    pub fn copy_daily(&self, today: NaiveDate) -> Result<bool, Failure> {
        let (connection, Some(place)) = (self.connection()?, &self.place) else {
            return Ok(false);
        };
        let name = format!("state-{today}.db");
        if connection.is_readonly("main")? || place.files.copies().join(&name).exists() {
            return Ok(false);
        }
        let copies = place.files.make_copies()?;
        drop_parts(&copies, &name);
        copy_into(connection, &copies.join(name), &place.files)?;
        for (_, old) in place.files.list_copies(today).into_iter().skip(COPIES) {
            fs::remove_file(old)?;
        }
        Ok(true)
    }
}

/// Copies the database to `target`, which is there when it is whole, or not at all.
pub(super) fn copy_into(connection: &Connection, target: &Path, files: &Files) -> Result<(), Failure> {
    // Two instances may do it at once: each has a file of its own until it is whole.
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = target.with_file_name(name);
    make_empty(&part)?;
    // A name need not be UTF-8, which a parameter of type text must be.
    let copied = connection.execute("VACUUM INTO CAST(?1 AS TEXT)", [part.as_os_str().as_bytes()]);
    if let Err(error) = copied {
        let _ = fs::remove_file(&part);
        return Err(error.into());
    }
    fs::rename(&part, target)?;
    Ok(files.sync()?)
}

/// Drops what crashes on other days have left half done.
fn drop_parts(copies: &Path, today: &str) {
    for entry in fs::read_dir(copies).into_iter().flatten().flatten() {
        let is_part = entry.path().extension() == Some(OsStr::new("part"));
        if is_part && !entry.file_name().as_bytes().starts_with(today.as_bytes()) {
            // It only takes room.
            let _ = fs::remove_file(entry.path());
        }
    }
}
