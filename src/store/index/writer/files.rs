//! Files of a library as the index knows them.

use super::{FileEntry, FileId, ReadFile, Writer, path_of};
use crate::library::RowId;
use crate::store::index::{KnownFiles, Result};
use crate::text::Screened;
use rusqlite::{OptionalExtension, params};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

impl Writer {
    /// Files that the index knows.
    pub fn known_files(&self) -> Result<KnownFiles> {
        let mut statement = self.connection.prepare("SELECT path, size, time, id FROM file")?;
        let mut rows = statement.query([])?;
        let mut known = KnownFiles::with_room(self.count);
        while let Some(row) = rows.next()? {
            let (size, time) = (row.get::<_, i64>(1)?.cast_unsigned(), row.get(2)?);
            known.add(FileId(row.get(3)?), (row.get_ref(0)?.as_blob()?, size, time));
        }
        Ok(known.settle())
    }

    /// Size of a file, and the hash of its bytes; none where it was not read yet.
    pub fn read_file(&self, id: FileId) -> Result<Option<ReadFile>> {
        let sql = "SELECT size, hash FROM file WHERE id = ? AND hash IS NOT NULL";
        let read = |row: &rusqlite::Row<'_>| {
            let (size, hash) = (row.get::<_, i64>(0)?.cast_unsigned(), row.get::<_, i64>(1)?.cast_unsigned());
            Ok(ReadFile { id, size, hash })
        };
        self.connection.prepare_cached(sql)?.query_row([id.0], read).optional()
    }

    /// Takes a new file in, its articles not yet known: one row stands for it.
    pub fn add_file(&mut self, entry: &FileEntry) -> Result<RowId> {
        let mut insert = self.connection.prepare_cached("INSERT INTO file(path, size, time) VALUES(?, ?, ?)")?;
        insert.execute(params![entry.path.as_os_str().as_bytes(), entry.size.cast_signed(), entry.time])?;
        let file = self.connection.last_insert_rowid();
        drop(insert);
        let id = self.next_id();
        let name = entry.path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO article(id, file, part, title, is_made, is_guess, minutes) VALUES(?, ?, 0, ?, 0, 0, 0)",
        )?;
        insert.execute(params![id.0, file, Screened::line(&name).as_str()])?;
        drop(insert);
        self.count += 1;
        Ok(id)
    }

    /// A file was changed: it is to be read anew.
    pub fn changed_file(&self, id: FileId, entry: &FileEntry) -> Result<()> {
        let mut update =
            self.connection.prepare_cached("UPDATE file SET size = ?, time = ?, hash = NULL WHERE id = ?")?;
        update.execute(params![entry.size.cast_signed(), entry.time, id.0]).map(drop)
    }

    /// A file lies elsewhere now, its bytes are the same. It is to be read again: names of files and folders tell outlets
    /// and dates.
    pub fn moved_file(&self, id: FileId, entry: &FileEntry) -> Result<()> {
        let sql = "UPDATE file SET path = ?, time = ?, hash = NULL WHERE id = ?";
        let mut update = self.connection.prepare_cached(sql)?;
        update.execute(params![entry.path.as_os_str().as_bytes(), entry.time, id.0]).map(drop)
    }

    /// A file went away. Gives the rows that go with it.
    pub fn remove_file(&mut self, id: FileId) -> Result<Vec<RowId>> {
        let gone: Vec<RowId> = self.articles(id, 0..u32::MAX)?.into_iter().map(|(_, id, _)| id).collect();
        for &id in &gone {
            self.remove_article(id)?;
        }
        self.connection.prepare_cached("DELETE FROM file WHERE id = ?")?.execute([id.0])?;
        Ok(gone)
    }

    /// Files that are to be read and their sizes in bytes, the newest articles first.
    pub fn unread_files(&self) -> Result<Vec<(FileId, PathBuf, u64)>> {
        let mut statement = self.connection.prepare(
            "SELECT file.id, path, size, max(article.id) AS newest FROM file JOIN article ON article.file = file.id
             WHERE hash IS NULL GROUP BY file.id ORDER BY newest DESC",
        )?;
        let file = |row: &rusqlite::Row<'_>| {
            Ok((FileId(row.get(0)?), path_of(row.get_ref(1)?.as_blob()?), row.get::<_, i64>(2)?.unsigned_abs()))
        };
        statement.query_map([], file)?.collect()
    }
}
