//! `row_ids(id)`: an aggregate function of queries that gathers the numbers of rows. To fetch one row after the other out
//! of SQLite takes twice as long.

use super::{Error, Result};
use crate::library::RowId;
use rusqlite::Connection;
use rusqlite::ffi::{self, SQLITE_CORRUPT};
use rusqlite::functions::{Aggregate, Context, FunctionFlags};

struct Gather;

impl Aggregate<Vec<u8>, Vec<u8>> for Gather {
    fn init(&self, _: &mut Context<'_>) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn step(&self, context: &mut Context<'_>, ids: &mut Vec<u8>) -> Result<()> {
        // No row has another number: the index is damaged.
        let id = u32::try_from(context.get::<i64>(0)?);
        let id = id.map_err(|_| Error::SqliteFailure(ffi::Error::new(SQLITE_CORRUPT), None))?;
        ids.extend_from_slice(&id.to_le_bytes());
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, ids: Option<Vec<u8>>) -> Result<Vec<u8>> {
        Ok(ids.unwrap_or_default())
    }
}

/// Makes the function known to `connection`.
pub(super) fn offer(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_aggregate_function("row_ids", 1, flags, Gather)
}

/// The rows that the function gathered.
pub(super) fn rows(row: &rusqlite::Row<'_>) -> Result<impl Iterator<Item = RowId>> {
    let ids = row.get_ref(0)?.as_blob()?.as_chunks().0;
    Ok(ids.iter().map(|id| RowId(u32::from_le_bytes(*id))))
}
