//! Files: which ones a PATH means, and their bytes.
//!
//! Folders are walked in the order of their names, and a file is given as soon as it is found, so that the first ones
//! can be shown before the walk ends. Whatever stands in a folder is opened carefully: hidden files, links and special
//! files are left alone, and nothing is waited for (a pipe, a device).

use rustix::fs::OFlags;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry, File, Metadata, OpenOptions, ReadDir};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
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
    let (named, folders, seen) = (paths.into_iter(), Vec::new(), HashSet::new());
    Walk { named, names_files: false, folders, seen, is_taken, in_order: true, entering: None }
}

/// Is told of folders.
pub type Entering = Arc<dyn Fn(&Path) + Send + Sync>;

/// See [`walk`].
pub struct Walk {
    named: std::vec::IntoIter<PathBuf>,
    /// Some of them were files.
    names_files: bool,
    /// The folders one is in, outermost first: their paths, and what is still to be looked at in them, in order.
    folders: Vec<Folder>,
    /// Device and inode of the folders entered and of the files named.
    seen: HashSet<(u64, u64)>,
    is_taken: fn(&OsStr) -> bool,
    in_order: bool,
    entering: Option<Entering>,
}

/// A name, as a piece of the names of its folder: folders of a hundred thousand files are held whole.
#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    length: u16,
    is_folder: bool,
}

/// A folder that is being walked.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    names: Names,
}

/// What is still to be looked at in a folder.
#[derive(Debug)]
enum Names {
    /// In order.
    Listed(Vec<u8>, std::vec::IntoIter<Entry>),
    /// As the machine gives them.
    Unlisted(ReadDir),
}

impl Folder {
    /// The next file or folder in it, and whether it is a folder.
    fn next(&mut self, is_taken: fn(&OsStr) -> bool) -> Option<io::Result<(PathBuf, bool)>> {
        match &mut self.names {
            Names::Listed(names, entries) => {
                let entry = entries.next()?;
                Some(Ok((self.path.join(OsStr::from_bytes(entry.name(names))), entry.is_folder)))
            }
            Names::Unlisted(entries) => {
                let taken = entries.map(|entry| {
                    let entry = entry?;
                    Ok(taken(&entry, is_taken)?.map(|is_folder| (entry.path(), is_folder)))
                });
                taken.filter_map(Result::transpose).next()
            }
        }
    }
}

/// Whether docbao takes what is in a folder, and whether it is a folder itself.
fn taken(entry: &DirEntry, is_taken: fn(&OsStr) -> bool) -> io::Result<Option<bool>> {
    let (name, kind) = (entry.file_name(), entry.file_type()?);
    let is_taken = kind.is_dir() || kind.is_file() && is_taken(&name);
    Ok((is_taken && !name.as_bytes().starts_with(b".")).then_some(kind.is_dir()))
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
                Some(folder) => match folder.next(self.is_taken) {
                    Some(Ok((path, is_folder))) => self.entry(path, is_folder),
                    Some(Err(error)) => Some(Err(Unread { path: folder.path.clone(), error })),
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
    /// The same files in whatever order: no folder is held whole.
    pub fn in_any_order(self) -> Self {
        Self { in_order: false, ..self }
    }

    /// Tells `entering` of each folder before it looks what is in it.
    pub fn telling(self, entering: Option<Entering>) -> Self {
        Self { entering, ..self }
    }

    fn named(&mut self, path: PathBuf) -> Option<Result<Found, Unread>> {
        match fs::metadata(&path) {
            Ok(about) if about.is_dir() => self.enter(path, &about),
            Ok(about) if about.is_file() => {
                self.names_files = true;
                self.seen.insert(identity(&about)).then_some(Ok(Found { path, is_named: true }))
            }
            Ok(_) => Some(Err(Unread { path, error: special() })),
            Err(error) => Some(Err(Unread { path, error })),
        }
    }

    fn entry(&mut self, path: PathBuf, is_folder: bool) -> Option<Result<Found, Unread>> {
        if !is_folder {
            // Only files that were named can be met again, and mostly none was.
            let is_named = |about: &Metadata| self.seen.contains(&identity(about));
            let is_again = self.names_files && fs::symlink_metadata(&path).is_ok_and(|about| is_named(&about));
            return (!is_again).then_some(Ok(Found { path, is_named: false }));
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
        self.entering.iter().for_each(|entering| entering(&path));
        match if self.in_order { self.list(&path) } else { fs::read_dir(&path).map(Names::Unlisted) } {
            Ok(names) => {
                self.folders.push(Folder { path, names });
                None
            }
            Err(error) => Some(Err(Unread { path, error })),
        }
    }

    /// What a folder holds and docbao takes, in the order of the names.
    fn list(&self, folder: &Path) -> io::Result<Names> {
        let (mut names, mut entries) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if let Some(is_folder) = taken(&entry, self.is_taken)? {
                let name = entry.file_name();
                let (start, length) = (names.len() as u32, name.as_bytes().len() as u16);
                names.extend_from_slice(name.as_bytes());
                entries.push(Entry { start, length, is_folder });
            }
        }
        entries.sort_unstable_by(|a, b| a.name(&names).cmp(b.name(&names)));
        Ok(Names::Listed(names, entries.into_iter()))
    }
}

impl Found {
    /// Opens it, and tells what is known of it. Anything but a regular file is an error.
    pub fn open(&self) -> io::Result<(File, Metadata)> {
        open(&self.path, if self.is_named { OFlags::empty() } else { OFlags::NOFOLLOW })
    }

    /// Its bytes and when it was last written. More than `cap` bytes are an error.
    pub fn read(&self, cap: u64) -> io::Result<(Vec<u8>, Option<SystemTime>)> {
        let (file, about) = self.open()?;
        Ok((bytes(file, &about, cap)?, about.modified().ok()))
    }
}

/// The first `count` bytes of a file, or all, and what is known of it.
pub fn start(found: &Found, count: usize) -> io::Result<(Vec<u8>, Metadata)> {
    let (file, about) = found.open()?;
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
        let any = walk(all.to_vec(), |name| name.as_bytes().ends_with(b".txt")).in_any_order();
        let mut any: Vec<PathBuf> = any.map(|found| found.unwrap().path).collect();
        any.sort();
        assert_eq!(any, ["a.txt", "b/0.txt", "b/2.txt", "b/c/1.txt", "z.txt"].map(at));
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
