//! The reader's own state: what is read, starred, tagged, noted and corrected, where reading stopped, bookmarks, saved
//! queries, the session. It cannot be made again from the files, so it is precious:
//!
//! * What a call has acknowledged is on the disk: one act of the reader is one transaction, synced before the call
//!   returns. What failed has changed nothing, and the next call may succeed.
//! * Nothing is ever deleted because it is damaged or not understood. A damaged database is put aside and what can be
//!   read of it is saved; one of a newer version is only read; before one of an older version is changed, it is copied.
//! * Several instances may work on one database: changes are merged by their difference.
//! * It always opens. Where nothing can be kept, it works in memory and says so.
//!
//! What it gives is screened: a row is foreign text.

mod carry;
mod copy;
mod exchange;
mod failure;
mod files;
mod form;
mod kept;
mod mend;
mod merge;
mod opening;
mod places;
mod repair;
mod salvage;
mod saved;
mod schema;
#[cfg(test)]
mod tests;
mod trouble;
mod versions;

pub use exchange::{ImportError, Imported};
pub use failure::{Cause, Failure};
pub use trouble::{Repair, Trouble};

use chrono::NaiveDateTime;
use files::{Files, Identity};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// The reader's own state.
#[derive(Debug)]
pub struct State {
    /// None where there was not even the memory for one.
    connection: Option<Connection>,
    place: Option<Place>,
    data_version: i64,
    /// Nothing may be written, and why.
    sealed: Option<Cause>,
}

/// Where the database lies.
#[derive(Debug)]
struct Place {
    files: Files,
    identity: Identity,
}

/// A state, and what is wrong with it.
#[derive(Debug)]
pub struct Opened {
    /// The state, always usable.
    pub state: State,
    /// Why not all is, or will be, kept.
    pub trouble: Option<Trouble>,
}

impl State {
    /// Opens the state in `folder`, which is made where it is missing. Never fails; see [`Trouble`]. A damaged file is
    /// put aside under a name with the time `now`.
    pub fn open(folder: &Path, now: NaiveDateTime) -> Opened {
        opening::open(folder, now)
    }

    /// A state that lasts as long as the program: where there is no home, and in tests.
    pub fn in_memory() -> Self {
        let connection = Connection::open_in_memory().map_err(Failure::from);
        let connection = connection.and_then(|mut connection| schema::migrate(&mut connection).map(|()| connection));
        let data_version = connection.as_ref().map_or(0, data_version);
        Self { connection: connection.ok(), place: None, data_version, sealed: None }
    }

    /// Another instance has changed something since this was last asked, or since opening.
    pub fn has_changed_elsewhere(&mut self) -> bool {
        let Some(connection) = &self.connection else {
            return false;
        };
        let now = data_version(connection);
        std::mem::replace(&mut self.data_version, now) != now
    }

    fn on_disk(connection: Connection, files: Files) -> Result<Self, Failure> {
        let data_version = data_version(&connection);
        let identity = files.identity()?;
        Ok(Self { connection: Some(connection), place: Some(Place { files, identity }), data_version, sealed: None })
    }

    /// Lets nothing be written any more.
    fn sealed(self, cause: Cause) -> Self {
        Self { sealed: Some(cause), ..self }
    }

    fn connection(&self) -> Result<&Connection, Failure> {
        self.connection.as_ref().ok_or_else(no_memory)
    }

    /// Does `act` in one transaction: all of it is on the disk, or nothing.
    fn write<T>(&mut self, act: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        if let Some(cause) = self.sealed {
            return Err(Failure::new(cause, "opened to be read only"));
        }
        // What is written to a file that another instance has put aside as damaged would be lost with it.
        if let Some(place) = &self.place
            && place.files.identity().ok() != Some(place.identity)
        {
            return Err(Failure::new(Cause::Moved, "the database is another file now"));
        }
        let connection = self.connection.as_mut().ok_or_else(no_memory)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = act(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

fn no_memory() -> Failure {
    Failure::new(Cause::Other, "no memory for a database")
}

/// A number that changes when another connection changes the database.
fn data_version(connection: &Connection) -> i64 {
    // It is asked for with each key: to prepare it takes longer than to run it.
    let prepared = connection.prepare_cached("PRAGMA data_version");
    prepared.and_then(|mut version| version.query_row((), |row| row.get(0))).unwrap_or_default()
}

/// The number of this change, larger than that of any before.
fn next_number(connection: &Connection) -> Result<i64, Failure> {
    let next = "INSERT INTO counter(id, n) VALUES(1, 1) ON CONFLICT(id) DO UPDATE SET n = n + 1 RETURNING n";
    Ok(connection.prepare_cached(next)?.query_row((), |row| row.get(0))?)
}
