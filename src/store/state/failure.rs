//! Why something could not be kept or read.

use crate::text::Screened;
use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHORT_READ, SQLITE_READONLY_DBMOVED};
use std::fmt;
use std::io::{self, ErrorKind};

/// What kind of thing went wrong. One short line in either language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// There is no room on the disk.
    Full,
    /// The file or its folder may not be written.
    ReadOnly,
    /// Another program held the database for longer than two seconds.
    Locked,
    /// What is in the database cannot be read.
    Damaged,
    /// The database was moved away or replaced since it was opened.
    Moved,
    /// There is no folder to keep it in.
    Homeless,
    /// A newer docbao wrote the database: it may be read, not changed.
    Newer,
    /// The machine failed to read or write the file.
    Io,
    /// Anything else; the detail of the failure tells it.
    Other,
}

impl Cause {
    /// The cause of an error of SQLite.
    pub(super) fn of(error: &rusqlite::Error) -> Self {
        let known = match error {
            rusqlite::Error::SqliteFailure(known, _) | rusqlite::Error::SqlInputError { error: known, .. } => known,
            _ => return Self::of_content(error),
        };
        match known.extended_code {
            // The shared index of the log cannot grow: the disk is full, hardly anything else.
            SQLITE_IOERR_SHMSIZE => return Self::Full,
            SQLITE_IOERR_CORRUPTFS | SQLITE_IOERR_SHORT_READ => return Self::Damaged,
            SQLITE_READONLY_DBMOVED => return Self::Moved,
            _ => {}
        }
        match known.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => Self::Locked,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory => Self::Io,
            _ => Self::Other,
        }
    }

    /// SQLite read the row, but what is in it is not what was written there.
    fn of_content(error: &rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => Self::Damaged,
            _ => Self::Other,
        }
    }

    /// The cause of an error of the file system.
    pub(super) fn of_io(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io,
        }
    }

    /// The cause in words.
    pub fn words(self, vietnamese: bool) -> &'static str {
        let (vi, en) = match self {
            Self::Full => ("đĩa đầy", "disk full"),
            Self::ReadOnly => ("không có quyền ghi", "no permission to write"),
            Self::Locked => ("chương trình khác đang giữ", "held by another program"),
            Self::Damaged => ("dữ liệu hỏng", "damaged data"),
            Self::Moved => ("tệp đã bị dời đi, hãy mở lại docbao", "the file was moved, start docbao again"),
            Self::Homeless => ("chưa đặt HOME", "HOME is not set"),
            Self::Newer => ("dữ liệu do docbao mới hơn ghi", "saved by a newer docbao"),
            Self::Io => ("lỗi đọc ghi đĩa", "input/output error"),
            Self::Other => ("lỗi cơ sở dữ liệu", "error of the database"),
        };
        if vietnamese { vi } else { en }
    }
}

/// An act of the store that did not happen: nothing of it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What kind of thing went wrong.
    pub cause: Cause,
    /// What SQLite or the system says of it, in English.
    pub detail: Screened,
}

impl Failure {
    /// A failure of this cause.
    pub(super) fn new(cause: Cause, detail: impl fmt::Display) -> Self {
        Self { cause, detail: Screened::line(&detail.to_string()) }
    }

    /// The failure in words.
    pub fn words(&self, vietnamese: bool) -> String {
        let cause = self.cause.words(vietnamese);
        if self.cause == Cause::Other { format!("{cause}: {}", self.detail) } else { cause.to_owned() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(false))
    }
}

impl std::error::Error for Failure {}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::new(Cause::of(&error), error)
    }
}

impl From<rusqlite::types::FromSqlError> for Failure {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::new(Cause::Damaged, error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(Cause::of_io(&error), error)
    }
}
