//! Where an index lies, and opening it.

use super::schema::{APPLICATION, TABLES, VERSION};
use super::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Others may be writing for so long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where an index lies.
#[derive(Clone, Debug)]
pub struct Place(Kind);

/// Keeps an index in memory as long as it is there.
#[derive(Debug)]
pub struct Hold(#[expect(dead_code)] Connection);

#[derive(Clone, Debug)]
enum Kind {
    /// In a file.
    File(PathBuf),
    /// In memory, under a name by which the connections of this process find it.
    Memory(String),
}

impl Place {
    /// In the file at `path`.
    pub fn file(path: PathBuf) -> Self {
        Self(Kind::File(path))
    }

    /// In memory, for as long as one of its connections is open.
    pub fn memory() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        Self(Kind::Memory(format!("file:/docbao-{}-{number}?vfs=memdb", std::process::id())))
    }

    /// Holds an index in memory, which is gone when its last connection closes.
    pub fn hold(&self) -> Option<Hold> {
        let is_memory = matches!(self.0, Kind::Memory(_));
        is_memory.then(|| self.create().ok().map(|(connection, _)| Hold(connection))).flatten()
    }

    /// The file it lies in.
    pub fn path(&self) -> Option<&Path> {
        match &self.0 {
            Kind::File(path) => Some(path),
            Kind::Memory(_) => None,
        }
    }

    pub(super) fn connect(&self, flags: OpenFlags) -> Result<Connection> {
        let connection = match &self.0 {
            Kind::File(path) => Connection::open_with_flags(path, flags)?,
            Kind::Memory(name) => {
                let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
                Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_URI)?
            }
        };
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(64);
        // Otherwise a statement is compiled anew for each value of a parameter that a partial index might depend on.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // In KiB. The machine keeps the file's pages anyway; a whole table is read now and then, and would fill the cache.
        connection.pragma_update(None, "cache_size", -512)?;
        Ok(connection)
    }

    /// Opens it for writing; makes it, and anew where it is of another version. True where it is empty.
    pub(super) fn create(&self) -> Result<(Connection, bool)> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = self.connect(flags)?;
        if let Kind::File(_) = self.0 {
            connection.pragma_update(None, "journal_mode", "wal")?;
        }
        // Whatever is lost with the power is made anew.
        connection.pragma_update(None, "synchronous", "normal")?;
        match version(&connection)? {
            (APPLICATION, VERSION) => Ok((connection, false)),
            (0, 0) => {
                connection.execute_batch(&format!(
                    "BEGIN IMMEDIATE; {TABLES} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT"
                ))?;
                Ok((connection, true))
            }
            _ => {
                drop(connection);
                self.remove().map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
                self.create()
            }
        }
    }

    /// Holds the index against other instances; none where one of them holds it, or where it lies in memory.
    pub fn try_lock(&self) -> io::Result<Option<File>> {
        let Some(path) = self.path() else { return Ok(None) };
        self.make_folder()?;
        let file = File::create(path.with_extension("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// The index is where it was made, and this is its lock: nobody has emptied the folder since.
    pub fn stands(&self, lock: &File) -> bool {
        let Some(path) = self.path() else { return true };
        let inode = |about: io::Result<fs::Metadata>| about.ok().map(|about| (about.dev(), about.ino()));
        path.exists() && inode(fs::metadata(path.with_extension("lock"))) == inode(lock.metadata())
    }

    /// Makes the folder, which somebody may have taken away; nobody but the reader may look into it.
    fn make_folder(&self) -> io::Result<()> {
        match self.path().and_then(Path::parent).filter(|folder| !folder.is_dir()) {
            Some(folder) => DirBuilder::new().recursive(true).mode(0o700).create(folder),
            None => Ok(()),
        }
    }

    /// Takes the files of the index away.
    pub fn remove(&self) -> io::Result<()> {
        let Kind::File(path) = &self.0 else { return Ok(()) };
        files(path).into_iter().try_for_each(|path| gone(fs::remove_file(path)))
    }

    /// Lays a damaged index aside, in the place of one laid aside before.
    pub fn set_aside(&self) -> io::Result<()> {
        let Kind::File(path) = &self.0 else { return Ok(()) };
        let mut aside = path.clone().into_os_string();
        aside.push(".corrupt");
        gone(fs::rename(path, aside))?;
        self.remove()
    }
}

/// The file of a database and those that SQLite keeps beside it.
fn files(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|ending| {
        let mut path = path.as_os_str().to_owned();
        path.push(ending);
        path.into()
    })
}

fn gone(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

/// Application and version that a database names.
pub(super) fn version(connection: &Connection) -> Result<(i32, i32)> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((pragma("application_id")?, pragma("user_version")?))
}

/// The index is damaged and must be made anew.
pub fn is_damage(error: &Error) -> bool {
    let code = error.sqlite_error_code();
    let is_odd = matches!(
        error,
        Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..)
    ) || matches!(error, Error::SqliteFailure(cause, Some(words))
        if cause.code == ErrorCode::Unknown && (words.contains("no such table") || words.contains("vtable")));
    is_odd || matches!(code, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}
