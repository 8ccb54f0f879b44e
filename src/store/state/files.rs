//! The files of the state: what they are called, who may read them.

use chrono::{NaiveDate, NaiveDateTime};
use rustix::fs::Access;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Name of the database.
const NAME: &str = "state.db";

/// The folder of the state. Nobody but the reader may look into it: what one reads and marks is nobody's business.
#[derive(Clone, Debug)]
pub(super) struct Files {
    folder: PathBuf,
}

/// Which file it is, wherever it is moved: device and inode.
pub(super) type Identity = (u64, u64);

impl Files {
    /// The folder, made where it is not there. Absolute, since SQLite takes a name that starts with `file:` for a URI.
    pub(super) fn make(folder: &Path) -> io::Result<Self> {
        let files = Self { folder: std::path::absolute(folder)? };
        files.make_folder(&files.folder)?;
        Ok(files)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        DirBuilder::new().recursive(true).mode(0o700).create(folder)
    }

    /// The database.
    pub(super) fn database(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// The file beside it that is called after it: `state.db-wal`.
    pub(super) fn beside(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{NAME}{ending}"))
    }

    /// The same with a number where there is such a file already: nothing is ever overwritten.
    pub(super) fn free_beside(&self, ending: &str) -> PathBuf {
        let names = std::iter::once(self.beside(ending)).chain((2..).map(|n| self.beside(&format!("{ending}-{n}"))));
        names.into_iter().find(|path| fs::symlink_metadata(path).is_err()).unwrap_or_default()
    }

    /// Where a damaged database is kept.
    pub(super) fn aside(&self, now: NaiveDateTime) -> PathBuf {
        self.free_beside(&format!(".corrupt-{}", now.format("%Y%m%d-%H%M%S")))
    }

    /// Sees to it that there is a database that can be written, be it an empty file. True where there was one. That one
    /// is not opened: to close it again would drop the locks that SQLite holds on it elsewhere in this process.
    pub(super) fn touch(&self) -> io::Result<bool> {
        let path = self.database();
        match OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path) {
            Ok(_) => self.sync().map(|()| false),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                rustix::fs::access(&path, Access::READ_OK | Access::WRITE_OK)?;
                Ok(true)
            }
            Err(error) => Err(error),
        }
    }

    /// Which file the database is now.
    pub(super) fn identity(&self) -> io::Result<Identity> {
        fs::metadata(self.database()).map(|data| (data.dev(), data.ino()))
    }

    /// Waits until no other instance repairs the database, and keeps others from it until the file is dropped. Where
    /// the file system knows no locks, there are none.
    pub(super) fn lock(&self) -> io::Result<File> {
        let folder = File::open(&self.folder)?;
        folder.lock().or_else(|error| if error.kind() == ErrorKind::Interrupted { folder.lock() } else { Ok(()) })?;
        Ok(folder)
    }

    /// Renames of files are on the disk after it.
    pub(super) fn sync(&self) -> io::Result<()> {
        File::open(&self.folder)?.sync_all()
    }

    /// The folder of the daily copies.
    pub(super) fn copies(&self) -> PathBuf {
        self.folder.join("copies")
    }

    /// The folder of the daily copies, made where it is not there.
    pub(super) fn make_copies(&self) -> io::Result<PathBuf> {
        let copies = self.copies();
        self.make_folder(&copies)?;
        Ok(copies)
    }

    /// Daily copies, the newest first. Those of days to come, from a clock that was wrong, count as the oldest.
    pub(super) fn list_copies(&self, today: NaiveDate) -> Vec<(NaiveDate, PathBuf)> {
        let entries = fs::read_dir(self.copies()).into_iter().flatten().flatten();
        let mut copies: Vec<_> = entries.filter_map(|entry| Some((day_of(&entry.path())?, entry.path()))).collect();
        copies.sort_by_key(|(day, _)| std::cmp::Reverse((*day <= today, *day)));
        copies
    }
}

/// The day in the name of a copy: `state-2026-07-29.db`.
fn day_of(path: &Path) -> Option<NaiveDate> {
    path.file_name()?.to_str()?.strip_prefix("state-")?.strip_suffix(".db")?.parse().ok()
}

/// Makes an empty file that only the reader may read, in place of any that is there.
pub(super) fn make_empty(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}
