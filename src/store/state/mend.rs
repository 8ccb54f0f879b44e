//! The first page of a database holds its header and its schema: without it, no row can be found, and all that was kept
//! hangs on it. But it is the same in all new databases, so that one of them can lend theirs.

use super::files::{Files, make_empty};
use super::opening::connect_to_damaged;
use super::{Failure, salvage};
use rusqlite::Connection;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// Size of a page in bytes: the default of SQLite, which is never changed.
const PAGE: usize = 4096;

/// A copy of the damaged database. The damaged one itself is never written.
const MENDED: &str = ".mended";

/// Where the header tells how a log is kept: 1 without one, 2 with one; twice, for writers and for readers.
const LOG: u64 = 18;

/// Where it tells the number of pages.
const PAGES: u64 = 28;

/// Puts into `to` what can be read of the damaged database with the first page of `sound`, a new and empty database.
pub(super) fn salvage_mended(files: &Files, sound: &Path, to: &Connection) -> Result<(), Failure> {
    let salvaged = match mend(files, sound) {
        Ok(()) => salvage::salvage(&connect_to_damaged(&files.beside(MENDED))?, to).map(drop),
        Err(error) => Err(error.into()),
    };
    for ending in ["", "-wal", "-shm"] {
        // It only takes room.
        let _ = fs::remove_file(files.beside(&format!("{MENDED}{ending}")));
    }
    salvaged
}

fn mend(files: &Files, sound: &Path) -> io::Result<()> {
    let mended = files.beside(MENDED);
    make_empty(&mended)?;
    let length = fs::copy(files.database(), &mended)?;
    let mut page = [0; PAGE];
    File::open(sound)?.read_exact_at(&mut page, 0)?;
    let file = OpenOptions::new().write(true).open(&mended)?;
    file.write_all_at(&page, 0)?;
    let pages = u32::try_from(length / PAGE as u64).unwrap_or(u32::MAX);
    file.write_all_at(&pages.to_be_bytes(), PAGES)?;
    let log = files.beside("-wal");
    if log.exists() {
        fs::copy(log, files.beside(&format!("{MENDED}-wal")))?;
        file.write_all_at(&[2, 2], LOG)?;
    }
    Ok(())
}
