//! The files that an index knows, to be compared with those that are there. A hundred thousand are held in 1.6 MB.

use super::writer::{FileEntry, FileId};
use std::os::unix::ffi::OsStrExt;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Files of an index. Each is found once.
#[derive(Debug, Default)]
pub struct KnownFiles {
    /// In the order of their paths' hashes.
    files: Vec<Known>,
    is_found: Vec<bool>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    path: u64,
    /// A hash of size and time. Of four billion changes of a file it misses one.
    stamp: u32,
    id: u32,
}

impl Known {
    fn id(self) -> FileId {
        FileId(self.id.into())
    }
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Size and time are as they were.
    Same,
    /// They are not.
    Changed(FileId),
    /// The index does not know it.
    New,
}

impl KnownFiles {
    /// Room for so many files.
    pub(super) fn with_room(files: usize) -> Self {
        Self { files: Vec::with_capacity(files), is_found: Vec::new() }
    }

    /// Adds a file: its path, size and time.
    pub(super) fn add(&mut self, id: FileId, (path, size, time): (&[u8], u64, i64)) {
        self.files.push(Known { path: xxh3_64(path), stamp: stamp(size, time), id: id.0 as u32 });
    }

    /// All files were added.
    pub(super) fn settle(mut self) -> Self {
        self.files.sort_unstable_by_key(|file| file.path);
        self.is_found = vec![false; self.files.len()];
        self
    }

    /// What became of the file that was found as `entry`.
    pub fn find(&mut self, entry: &FileEntry) -> Fate {
        let path = xxh3_64(entry.path.as_os_str().as_bytes());
        let Ok(at) = self.files.binary_search_by_key(&path, |file| file.path) else { return Fate::New };
        self.is_found[at] = true;
        let known = self.files[at];
        if known.stamp == stamp(entry.size, entry.time) { Fate::Same } else { Fate::Changed(known.id()) }
    }

    /// Files that were not found.
    pub fn lost(&self) -> Vec<FileId> {
        self.files.iter().zip(&self.is_found).filter(|(_, is_found)| !**is_found).map(|(file, _)| file.id()).collect()
    }

    /// There is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn stamp(size: u64, time: i64) -> u32 {
    xxh3_64_with_seed(&time.to_le_bytes(), size) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_same_changed_new_or_lost() {
        let mut known = KnownFiles::with_room(3);
        for (n, (path, size, time)) in [("a", 1, 10), ("b", 2, 20), ("c", 3, 30)].into_iter().enumerate() {
            known.add(FileId(n as i64), (path.as_bytes(), size, time));
        }
        let mut known = known.settle();
        let mut find = |path: &str, size, time| known.find(&FileEntry { path: path.into(), size, time });
        assert_eq!(find("a", 1, 10), Fate::Same);
        assert_eq!(find("b", 2, 21), Fate::Changed(FileId(1)));
        assert_eq!(find("d", 2, 20), Fate::New);
        assert_eq!(known.lost(), [FileId(2)]);
    }
}
