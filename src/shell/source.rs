//! Where the articles of a library come from, and their bytes.

use super::args::Tongue;
use super::files::{self, Entering, Found, Walk};
use super::reader::samples::SAMPLES;
use super::records::{Bytes, Form, Records};
use crate::loader::{self, CAP, Item, Opened, Origin, Reason};
use crate::text::Screened;
use chrono::{DateTime, NaiveDateTime};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use xxhash_rust::xxh3::Xxh3;

/// The records of files of more bytes than this stay on disk while they are open.
const LARGE: u64 = 1 << 20;
/// The same of packed ones.
const LARGE_PACKED: u64 = LARGE / 16;
/// The name under which standard input stands.
const STDIN: &str = "-";

/// Where the articles of a library come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The library that docbao brings along.
    Samples,
    /// Files held in memory, by their names.
    Held(Arc<Vec<(String, Vec<u8>)>>),
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// What came in by standard input, then files and folders.
    Input(Arc<Vec<u8>>, Vec<PathBuf>),
}

/// A file that is to be read, or that cannot be.
pub type Listed = Result<Found, files::Unread>;

impl Source {
    /// What the arguments name: `paths`, standard input for `-`, the samples where they name nothing. Paths are made
    /// absolute: an index is used from any folder.
    ///
    /// # Errors
    /// Nothing that they name exists, or standard input cannot be read.
    pub fn new(paths: &[PathBuf]) -> io::Result<Self> {
        let (input, named): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(|path| *path == Path::new(STDIN));
        let paths: Vec<PathBuf> = named.iter().map(|path| absolute(path)).collect();
        if !input.is_empty() {
            let mut bytes = Vec::new();
            io::stdin().lock().take(CAP + 1).read_to_end(&mut bytes)?;
            return Ok(Self::Input(Arc::new(bytes), paths));
        }
        if paths.is_empty() {
            return Ok(Self::Samples);
        }
        let mut errors: Vec<io::Error> = named.iter().filter_map(|path| exists(path).err()).collect();
        if errors.len() == paths.len() { Err(errors.swap_remove(0)) } else { Ok(Self::Paths(paths)) }
    }

    /// What the header shows.
    pub fn title(&self, lang: Tongue) -> Screened {
        let vietnamese = lang == Tongue::Vietnamese;
        match self {
            Self::Samples | Self::Held(_) if vietnamese => Screened::line("bài mẫu"),
            Self::Samples | Self::Held(_) => Screened::line("samples"),
            Self::Input(..) if vietnamese => Screened::line("đầu vào"),
            Self::Input(..) => Screened::line("standard input"),
            Self::Paths(paths) => match paths.as_slice() {
                [path] => Screened::line(&at_home(path)),
                paths if vietnamese => Screened::line(&format!("{} nơi", paths.len())),
                paths => Screened::line(&format!("{} places", paths.len())),
            },
        }
    }

    /// What tells this library from others; none where it does not outlast the program.
    pub fn key(&self) -> Option<String> {
        let Self::Paths(paths) = self else { return None };
        let mut hash = Xxh3::new();
        for path in paths {
            let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            hash.update(path.as_os_str().as_encoded_bytes());
            hash.update(&[0]);
        }
        Some(format!("{:016x}", hash.digest()))
    }

    /// Files and folders, to be watched.
    pub fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Samples | Self::Held(_) => &[],
            Self::Paths(paths) | Self::Input(_, paths) => paths,
        }
    }

    /// Its files, in the order of folders and names. `entering` is told of each folder before it is looked into.
    pub fn files(&self, entering: Option<Entering>) -> impl Iterator<Item = Listed> + use<> {
        self.held_files().into_iter().chain(walk(self.paths().to_vec()).telling(entering))
    }

    /// The same files in whatever order: no folder is held whole.
    pub fn files_in_any_order(&self, entering: Option<Entering>) -> impl Iterator<Item = Listed> + use<> {
        self.held_files().into_iter().chain(walk(self.paths().to_vec()).in_any_order().telling(entering))
    }

    /// Those that do not lie in folders.
    fn held_files(&self) -> Vec<Listed> {
        match self {
            Self::Samples => SAMPLES.iter().map(|(name, _)| Ok(found(name))).collect(),
            Self::Held(held) => held.iter().map(|(name, _)| Ok(found(name))).collect(),
            Self::Input(..) => vec![Ok(found(STDIN))],
            Self::Paths(_) => Vec::new(),
        }
    }

    /// The bytes of one of its files, and when it was changed.
    pub fn bytes(&self, file: &Found) -> io::Result<(Vec<u8>, Option<SystemTime>)> {
        match self.held(&file.path) {
            Some(bytes) => Ok((bytes.to_vec(), None)),
            None => file.read(CAP),
        }
    }

    /// The first `count` bytes of one of its files, the number of all, and when it was changed.
    pub fn start(&self, file: &Found, count: usize) -> io::Result<(Vec<u8>, u64, Option<SystemTime>)> {
        if let Some(bytes) = self.held(&file.path) {
            return Ok((bytes.get(..count).unwrap_or(bytes).to_vec(), bytes.len() as u64, None));
        }
        let (bytes, about) = files::start(file, count)?;
        Ok((bytes, about.len(), about.modified().ok()))
    }

    /// The bytes of a file that is held in memory.
    fn held(&self, path: &Path) -> Option<&[u8]> {
        match self {
            Self::Samples => SAMPLES.iter().find(|(name, _)| path == Path::new(name)).map(|(_, bytes)| *bytes),
            Self::Held(held) => {
                held.iter().find(|(name, _)| path == Path::new(name)).map(|(_, bytes)| bytes.as_slice())
            }
            Self::Input(bytes, _) => (path == Path::new(STDIN)).then_some(bytes),
            Self::Paths(_) => None,
        }
    }

    /// The article whose record begins at the byte `start` of one of its files; none where that is no such record. The
    /// beginning of the file is looked at only where it is not the one that was looked at `last`.
    pub fn item_at(&self, path: &Path, start: u64, last: &mut Option<Formed>) -> Option<Item> {
        let (file, about) = Found { path: path.to_owned(), is_named: self.names(path) }.open().ok()?;
        let (size, modified) = (about.len(), about.modified().ok());
        let known = File::new(path, modified);
        let is_same = |last: &Formed| last.path == path && (last.size, last.modified) == (size, modified);
        let formed = match last.take().filter(is_same) {
            Some(formed) => formed,
            None => {
                let bytes = Bytes::of(file).ok()?;
                Formed { path: path.to_owned(), size, modified, form: Form::of(&bytes, &known.name).ok()??, bytes }
            }
        };
        let item = survive_loading(|| formed.form.item_at(&formed.bytes, start, &known.origin()));
        *last = Some(formed);
        item?
    }

    /// The user named this file, so that a link is followed.
    fn names(&self, path: &Path) -> bool {
        self.paths().iter().any(|named| named == path)
    }

    /// Opens one of its files. One that makes the loader panic counts as one that cannot be read.
    ///
    /// # Errors
    /// It cannot be read, for this reason.
    pub fn open(&self, path: &Path) -> Result<OpenFile, Reason> {
        let found = Found { path: path.to_owned(), is_named: self.names(path) };
        if self.held(path).is_none()
            && let Some(open) = OpenFile::large(&found).map_err(|error| Reason::of(&error))?
        {
            return Ok(open);
        }
        let (bytes, modified) = self.bytes(&found).map_err(|error| Reason::of(&error))?;
        let file = File::new(path, modified);
        let opened = survive_loading(|| loader::open(&bytes, &file.origin())).ok_or(Reason::Fault)?;
        let (hash, size) = (xxhash_rust::xxh3::xxh3_64(&bytes), bytes.len() as u64);
        Ok(OpenFile { articles: Articles::Read(opened), file, hash, size })
    }
}

/// A file as it was when it was looked at how it holds its records.
#[derive(Debug)]
pub struct Formed {
    path: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
    form: Form,
    bytes: Bytes,
}

/// A file whose articles are read as they are asked for.
#[derive(Debug)]
pub struct OpenFile {
    articles: Articles,
    file: File,
    /// The hash of its bytes, of unpacked ones where it is large and packed.
    pub hash: u64,
    /// How many bytes it has.
    pub size: u64,
}

/// Where the articles of a file come from.
#[derive(Debug)]
enum Articles {
    /// The file was read.
    Read(Opened),
    /// They stay on disk.
    Records(Records),
}

impl OpenFile {
    /// A large file of many records; none where it is no such one. One that is not in UTF-8 is read whole, if it can be.
    pub fn large(found: &Found) -> io::Result<Option<Self>> {
        if !may_be_series(&found.path) {
            return Ok(None);
        }
        let (file, about) = found.open()?;
        let size = about.len();
        if !may_be_large(&found.path, size) {
            return Ok(None);
        }
        let as_known = File::new(&found.path, about.modified().ok());
        let Some((records, hash)) = Records::new(Bytes::of(file)?, &as_known.name)? else { return Ok(None) };
        Ok(Some(Self { articles: Articles::Records(records), file: as_known, hash, size }))
    }

    /// As if nobody knew when the file was changed: articles without a date have none.
    pub fn undated(mut self) -> Self {
        self.file.modified = None;
        self
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.file.path
    }

    /// How many articles, or reasons why there is none, it holds.
    pub fn count(&self) -> usize {
        match &self.articles {
            Articles::Read(opened) => opened.count(),
            Articles::Records(records) => records.count(),
        }
    }

    /// Its articles in pieces of about so many bytes each: their places, and how many bytes of the file they take. What was
    /// read whole is one piece.
    pub fn pieces(&self, bytes: u64) -> Vec<(Range<u32>, u64)> {
        let Articles::Records(records) = &self.articles else { return vec![(0..self.count() as u32, self.size)] };
        let share = self.size as f64 / records.end().max(1) as f64;
        let (mut pieces, mut start, mut together) = (Vec::new(), 0, 0);
        for end in 1..=records.count() {
            together += records.size(end - 1);
            if together >= bytes || end == records.count() {
                pieces.push((start..end as u32, (std::mem::take(&mut together) as f64 * share) as u64));
                start = end as u32;
            }
        }
        pieces
    }

    /// What is at the place `part`; none where nothing is.
    pub fn item(&self, part: u32) -> Option<Item> {
        let (part, origin) = (part as usize, self.file.origin());
        let item = || match &self.articles {
            Articles::Read(opened) => opened.item(part, &origin),
            Articles::Records(records) => records.item(part, &origin),
        };
        survive_loading(item).unwrap_or(Some(Item::Failed(Reason::Fault)))
    }

    /// Where the article at the place `part` begins, in bytes, if the file is a large one of many records.
    pub fn start(&self, part: u32) -> Option<u64> {
        match &self.articles {
            Articles::Read(_) => None,
            Articles::Records(records) => records.start(part as usize),
        }
    }
}

/// What the loader is told of a file.
#[derive(Debug)]
struct File {
    path: PathBuf,
    name: Screened,
    folder: Option<Screened>,
    modified: Option<NaiveDateTime>,
}

impl File {
    fn new(path: &Path, modified: Option<SystemTime>) -> Self {
        let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        let name = if name == STDIN { Screened::default() } else { Screened::line(&name) };
        let folder = path.parent().and_then(Path::file_name).map(|name| Screened::line(&name.to_string_lossy()));
        Self { path: path.to_owned(), name, folder, modified: modified.and_then(local_time) }
    }

    fn origin(&self) -> Origin<'_> {
        Origin { name: &self.name, folder: self.folder.as_deref(), modified: self.modified }
    }
}

fn survive_loading<T>(load: impl FnOnce() -> T) -> Option<T> {
    super::terminal::survive(|| {
        super::terminal::test_panic("load");
        load()
    })
}

/// The file at `path` may hold many records, of which there may be as many as there are.
pub fn may_be_series(path: &Path) -> bool {
    path.file_name().is_some_and(|name| loader::may_be_series(&name.to_string_lossy()))
}

/// The file at `path`, of so many bytes, may hold so many records that they are to stay on disk.
pub fn may_be_large(path: &Path, bytes: u64) -> bool {
    let is_packed = path.file_name().is_some_and(|name| loader::is_packed(&name.to_string_lossy()));
    bytes > if is_packed { LARGE_PACKED } else { LARGE } && may_be_series(path)
}

/// The files that `paths` mean for the loader.
pub fn walk(paths: Vec<PathBuf>) -> Walk {
    files::walk(paths, |name| loader::is_taken(&name.to_string_lossy()))
}

fn found(name: &str) -> Found {
    Found { path: name.into(), is_named: true }
}

/// The path from the root on; as it is where nobody knows the folder one is in.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// A path below one of `given` as who gave that would write it.
pub fn as_given(given: &[PathBuf], path: &Path) -> PathBuf {
    let below = |given: &PathBuf| {
        let rest = path.strip_prefix(absolute(given)).ok()?;
        Some(if rest.as_os_str().is_empty() { given.clone() } else { given.join(rest) })
    };
    given.iter().find_map(below).unwrap_or_else(|| path.to_owned())
}

fn exists(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(about) if about.is_dir() || about.is_file() => Ok(()),
        Ok(_) => Err(io::Error::other(format!("{}: not a regular file", path.display()))),
        Err(error) => Err(io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
    }
}

/// A path with `~` for the home folder.
fn at_home(path: &Path) -> String {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    match home.and_then(|home| Some(path.strip_prefix(home).ok()?.to_owned())) {
        Some(rest) => Path::new("~").join(rest).to_string_lossy().into_owned(),
        None => path.to_string_lossy().into_owned(),
    }
}

/// A time as nanoseconds from 1970.
pub fn nanoseconds(time: SystemTime) -> i64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

/// The time of a file, in UTC: a guess at best, so the zone does not matter.
pub fn local_time(time: SystemTime) -> Option<NaiveDateTime> {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    Some(DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?.naive_utc())
}
