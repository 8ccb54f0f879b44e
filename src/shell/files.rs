//! Files: which ones a PATH means, and their bytes.
//!
//! Folders are walked in the order of their names, and a file is given as soon as it is found, so that the first ones
//! can be shown before the walk ends. Whatever stands in a folder is opened carefully: hidden files, links and special
//! files are left alone, and nothing is waited for (a pipe, a device).

use rustix::fs::OFlags;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirEntryExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Folders within folders that are followed.
const DEPTH: usize = 64;

/// A file that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// The user named it, so that a link is followed; otherwise it was found in a folder.
    pub is_named: bool,
}

/// A PATH or folder that could not be read.
#[derive(Debug)]
pub struct Unread {
    /// Where it is.
    pub path: PathBuf,
    /// Why not.
    pub error: io::Error,
}

/// The files that `paths` mean: those named, and in folders those whose name `is_taken`. A file or folder that is met
/// twice, is given once.
pub fn walk(paths: Vec<PathBuf>, is_taken: fn(&OsStr) -> bool) -> Walk {
    Walk { named: paths.into_iter(), folders: Vec::new(), seen: HashSet::new(), is_taken }
}

/// See [`walk`].
#[derive(Debug)]
pub struct Walk {
    named: std::vec::IntoIter<PathBuf>,
    /// The folders one is in, outermost first: their paths, and what is still to be looked at in them, in order.
    folders: Vec<Folder>,
    /// Device and inode of the folders entered and of the files named.
    seen: HashSet<(u64, u64)>,
    is_taken: fn(&OsStr) -> bool,
}

/// A name, as a piece of the names of its folder: folders of a hundred thousand files are held whole.
#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    length: u16,
    is_folder: bool,
    inode: u64,
}

/// A folder that is being walked.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    device: u64,
    names: Vec<u8>,
    entries: std::vec::IntoIter<Entry>,
}

impl Folder {
    fn next(&mut self) -> Option<(Entry, PathBuf)> {
        let entry = self.entries.next()?;
        Some((entry, self.path.join(OsStr::from_bytes(entry.name(&self.names)))))
    }
}

impl Entry {
    fn name<'n>(&self, names: &'n [u8]) -> &'n [u8] {
        let start = self.start as usize;
        names.get(start..start + usize::from(self.length)).unwrap_or_default()
    }
}

impl Iterator for Walk {
    type Item = Result<Found, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let step = match self.folders.last_mut() {
                Some(folder) => match folder.next() {
                    Some((entry, path)) => {
                        let device = folder.device;
                        self.entry((entry, device), path)
                    }
                    None => {
                        self.folders.pop();
                        None
                    }
                },
                None => {
                    let path = self.named.next()?;
                    self.named(path)
                }
            };
            if step.is_some() {
                return step;
            }
        }
    }
}

impl Walk {
    fn named(&mut self, path: PathBuf) -> Option<Result<Found, Unread>> {
        match fs::metadata(&path) {
            Ok(about) if about.is_dir() => self.enter(path, &about),
            Ok(about) if about.is_file() => {
                self.seen.insert(identity(&about)).then_some(Ok(Found { path, is_named: true }))
            }
            Ok(_) => Some(Err(Unread { path, error: special() })),
            Err(error) => Some(Err(Unread { path, error })),
        }
    }

    fn entry(&mut self, (entry, device): (Entry, u64), path: PathBuf) -> Option<Result<Found, Unread>> {
        if !entry.is_folder {
            return (!self.seen.contains(&(device, entry.inode))).then_some(Ok(Found { path, is_named: false }));
        }
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_dir() => self.enter(path, &about),
            Ok(_) => None, // it was changed for something else since it was listed
            Err(error) => Some(Err(Unread { path, error })),
        }
    }

    fn enter(&mut self, path: PathBuf, about: &Metadata) -> Option<Result<Found, Unread>> {
        if !self.seen.insert(identity(about)) {
            return None;
        }
        if self.folders.len() >= DEPTH {
            return Some(Err(Unread { path, error: io::Error::other("too many folders within each other") }));
        }
        match self.list(&path) {
            Ok((names, entries)) => {
                let entries = entries.into_iter();
                self.folders.push(Folder { path, device: about.dev(), names, entries });
                None
            }
            Err(error) => Some(Err(Unread { path, error })),
        }
    }

    /// What a folder holds and docbao takes, in the order of the names.
    fn list(&self, folder: &Path) -> io::Result<(Vec<u8>, Vec<Entry>)> {
        let (mut names, mut entries) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let kind = entry.file_type()?;
            let is_taken = kind.is_dir() || kind.is_file() && (self.is_taken)(&name);
            if is_taken && !name.as_bytes().starts_with(b".") {
                let (start, length) = (names.len() as u32, name.as_bytes().len() as u16);
                names.extend_from_slice(name.as_bytes());
                entries.push(Entry { start, length, is_folder: kind.is_dir(), inode: entry.ino() });
            }
        }
        entries.sort_unstable_by(|a, b| a.name(&names).cmp(b.name(&names)));
        Ok((names, entries))
    }
}

impl Found {
    /// Its bytes and when it was last written. More than `cap` bytes are an error; so is anything but a regular file.
    pub fn read(&self, cap: u64) -> io::Result<(Vec<u8>, Option<SystemTime>)> {
        let link = if self.is_named { OFlags::empty() } else { OFlags::NOFOLLOW };
        let (file, about) = open(&self.path, link)?;
        Ok((bytes(file, &about, cap)?, about.modified().ok()))
    }
}

/// The first `count` bytes of a file, or all, and what is known of it.
pub fn start(found: &Found, count: usize) -> io::Result<(Vec<u8>, Metadata)> {
    let link = if found.is_named { OFlags::empty() } else { OFlags::NOFOLLOW };
    let (file, about) = open(&found.path, link)?;
    let mut bytes = Vec::with_capacity(count);
    if count > 0 {
        file.take(count as u64).read_to_end(&mut bytes)?;
    }
    Ok((bytes, about))
}

/// The bytes of the regular file at `path`; more than `cap` are an error.
pub fn read_capped(path: &Path, cap: u64) -> io::Result<Vec<u8>> {
    let (file, about) = open(path, OFlags::empty())?;
    bytes(file, &about, cap)
}

/// Opens without waiting for anybody and looks at what was opened, not at the name.
fn open(path: &Path, link: OFlags) -> io::Result<(File, Metadata)> {
    let flags = link | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    let about = file.metadata()?;
    if about.is_file() { Ok((file, about)) } else { Err(special()) }
}

fn bytes(file: File, about: &Metadata, cap: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(cap)).unwrap_or_default().saturating_add(1));
    // The file may have grown since, and the length of some (in /proc) is a lie: count what comes.
    file.take(cap.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > cap {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {} MiB", cap >> 20)));
    }
    Ok(bytes)
}

fn special() -> io::Error {
    io::Error::other("not a regular file")
}

fn identity(about: &Metadata) -> (u64, u64) {
    (about.dev(), about.ino())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn names(paths: &[PathBuf]) -> Vec<String> {
        let shown = |found: Result<Found, Unread>| match found {
            Ok(found) => found.path.file_name().unwrap().to_string_lossy().into_owned(),
            Err(unread) => format!("!{}", unread.error),
        };
        walk(paths.to_vec(), |name| name.as_bytes().ends_with(b".txt")).map(shown).collect()
    }

    #[test]
    fn folders_are_walked_in_order_of_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/c")).unwrap();
        fs::create_dir_all(at(".git")).unwrap();
        for name in ["z.txt", "b/2.txt", "b/c/1.txt", "b/0.txt", "a.txt", ".hidden.txt", ".git/x.txt", "a.png"] {
            fs::write(at(name), "x").unwrap();
        }
        symlink(at("a.txt"), at("link.txt")).unwrap();
        symlink(folder.path(), at("b/loop")).unwrap();
        let all = [folder.path().to_owned()];
        assert_eq!(names(&all), ["a.txt", "0.txt", "2.txt", "1.txt", "z.txt"]);
        assert_eq!(names(&[at("a.png"), at("link.txt")]), ["a.png", "link.txt"]);
        assert_eq!(names(&[at("b/c/1.txt"), at("b"), at("b/c")]), ["1.txt", "0.txt", "2.txt"]);
    }

    #[test]
    fn special_files_and_missing_ones_are_named() {
        let missing = [PathBuf::from("/dev/null"), PathBuf::from("/nowhere/at/all")];
        let said = names(&missing);
        assert_eq!(said[0], "!not a regular file");
        assert!(said[1].starts_with("!No such file"));
        assert!(read_capped(Path::new("/dev/zero"), 10).is_err());
    }

    #[test]
    fn files_are_capped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "12345").unwrap();
        let found = Found { path, is_named: false };
        assert_eq!(found.read(5).unwrap().0, b"12345");
        assert!(found.read(4).unwrap_err().to_string().contains("larger"));
    }

    #[test]
    fn a_link_that_took_the_place_of_a_file_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.txt");
        fs::write(folder.path().join("a.txt"), "x").unwrap();
        symlink(folder.path().join("a.txt"), &link).unwrap();
        assert!(Found { path: link.clone(), is_named: false }.read(9).is_err());
        assert!(Found { path: link, is_named: true }.read(9).is_ok());
    }
}
