//! Saved queries and sessions.

use super::{Failure, State};
use crate::text::Screened;
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

impl State {
    /// The saved queries by name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn queries(&self) -> Result<BTreeMap<Screened, Screened>, Failure> {
        let mut statement = self.connection()?.prepare("SELECT name, text FROM query")?;
        let rows = statement.query_map((), |row| {
            Ok((Screened::from(row.get_ref(0)?.as_str()?), Screened::from(row.get_ref(1)?.as_str()?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Saves a query; one of the same name is replaced.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn save_query(&mut self, name: &Screened, text: &Screened) -> Result<(), Failure> {
        self.write(|transaction| {
            let save = "INSERT OR REPLACE INTO query(name, text) VALUES(?1, ?2)";
            transaction.execute(save, (name.as_str(), text.as_str()))?;
            Ok(())
        })
    }

    /// Drops a saved query. True where there was one.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn drop_query(&mut self, name: &str) -> Result<bool, Failure> {
        self.write(|transaction| Ok(transaction.execute("DELETE FROM query WHERE name = ?1", [name])? > 0))
    }

    /// The session of the folder `root` as it was last set. It is JSON as it was written: its strings must be read as
    /// [`Screened`], for an escape sequence may hide in the escapes of JSON.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn session(&self, root: &Path) -> Result<Option<String>, Failure> {
        let mut statement = self.connection()?.prepare("SELECT json FROM session WHERE root = ?1")?;
        Ok(statement.query_row([root.as_os_str().as_bytes()], |row| row.get(0)).optional()?)
    }

    /// Sets the session of the folder `root`.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn set_session(&mut self, root: &Path, json: &str) -> Result<(), Failure> {
        self.write(|transaction| {
            let set = "INSERT OR REPLACE INTO session(root, json) VALUES(?1, ?2)";
            transaction.execute(set, (root.as_os_str().as_bytes(), json))?;
            Ok(())
        })
    }
}
