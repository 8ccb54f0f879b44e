//! The thread that reads files and makes rows of them.

use super::super::args::{Args, Tongue};
use super::super::files::{self, Found};
use super::Event;
use super::samples::SAMPLES;
use crate::library::Row;
use crate::loader::{self, CAP, Item, Loaded, Origin};
use crate::text::Screened;
use chrono::{DateTime, NaiveDateTime};
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// The first rows are told after so long, later ones together.
const FIRST: Duration = Duration::from_millis(5);
const TOGETHER: Duration = Duration::from_millis(80);

/// Where articles come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The library that docbao brings along.
    Samples,
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// Standard input, then files and folders.
    Input(Vec<PathBuf>),
}

impl Source {
    /// What the arguments name.
    ///
    /// # Errors
    /// Nothing that they name exists.
    pub fn new(args: &Args) -> io::Result<Self> {
        let (input, paths): (Vec<PathBuf>, Vec<PathBuf>) =
            args.paths.iter().cloned().partition(|path| path == Path::new("-"));
        if args.sample || args.paths.is_empty() {
            return Ok(Self::Samples);
        }
        if !input.is_empty() {
            return Ok(Self::Input(paths));
        }
        let mut errors: Vec<io::Error> = paths.iter().filter_map(|path| named(path).err()).collect();
        if errors.len() == paths.len() { Err(errors.swap_remove(0)) } else { Ok(Self::Paths(paths)) }
    }

    /// What the header shows.
    pub fn root(&self, lang: Tongue) -> Screened {
        let vietnamese = lang == Tongue::Vietnamese;
        match self {
            Self::Samples if vietnamese => Screened::line("bài mẫu"),
            Self::Samples => Screened::line("samples"),
            Self::Input(_) if vietnamese => Screened::line("đầu vào"),
            Self::Input(_) => Screened::line("standard input"),
            Self::Paths(paths) => match paths.as_slice() {
                [path] => Screened::line(&at_home(path)),
                paths if vietnamese => Screened::line(&format!("{} nơi", paths.len())),
                paths => Screened::line(&format!("{} places", paths.len())),
            },
        }
    }
}

fn named(path: &Path) -> io::Result<()> {
    match std::fs::metadata(path) {
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

/// Starts to read; rows are sent to `sender` as they are made.
pub fn collect(source: Source, sender: Sender<Event>, vietnamese: bool) -> io::Result<()> {
    let start = Instant::now();
    let mut collector = Collector { sender, rows: Vec::new(), told: start, wait: FIRST, vietnamese };
    thread::Builder::new().name("collector".to_owned()).spawn(move || {
        super::super::terminal::test_panic("load");
        match source {
            Source::Samples => collector.samples(),
            Source::Paths(paths) => collector.paths(paths),
            Source::Input(paths) => {
                collector.input();
                collector.paths(paths);
            }
        }
        collector.tell();
        let _ = collector.sender.send(Event::AllArrived);
    })?;
    Ok(())
}

struct Collector {
    sender: Sender<Event>,
    rows: Vec<(Row, Option<PathBuf>)>,
    told: Instant,
    wait: Duration,
    vietnamese: bool,
}

impl Collector {
    fn samples(&mut self) {
        for (name, bytes) in SAMPLES {
            let loaded = loader::load(bytes, &Origin { name, folder: None, modified: None });
            self.add(loaded, name, None);
        }
    }

    fn input(&mut self) {
        let mut bytes = Vec::new();
        match io::stdin().lock().take(CAP + 1).read_to_end(&mut bytes) {
            Ok(_) => {
                let loaded = loader::load(&bytes, &Origin::default());
                self.add(loaded, "-", None);
            }
            Err(error) => self.fail("-", None, &error.to_string()),
        }
    }

    fn paths(&mut self, paths: Vec<PathBuf>) {
        let is_taken = |name: &OsStr| loader::is_taken(&name.to_string_lossy());
        for found in files::walk(paths, is_taken) {
            match found {
                Ok(found) => self.file(&found),
                Err(unread) => {
                    self.fail(&unread.path.to_string_lossy(), Some(unread.path.clone()), &unread.error.to_string())
                }
            }
            if self.told.elapsed() > self.wait {
                self.tell();
                self.wait = TOGETHER;
            }
        }
    }

    fn file(&mut self, found: &Found) {
        let shown = found.path.to_string_lossy();
        let (bytes, modified) = match found.read(CAP) {
            Ok(read) => read,
            Err(error) => return self.fail(&shown, Some(found.path.clone()), &error.to_string()),
        };
        let name = found.path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        let name = Screened::line(&name);
        let folder = found.path.parent().and_then(Path::file_name).map(|name| Screened::line(&name.to_string_lossy()));
        let origin = Origin { name: &name, folder: folder.as_deref(), modified: modified.and_then(local_time) };
        // A file that makes the loader panic is lost (and reported), not those after it.
        match std::panic::catch_unwind(|| loader::load(&bytes, &origin)) {
            Ok(loaded) => self.add(loaded, &shown, Some(&found.path)),
            Err(_) => self.fail(&shown, Some(found.path.clone()), "panic"),
        }
    }

    fn add(&mut self, loaded: Loaded, shown: &str, path: Option<&PathBuf>) {
        let shown = Screened::line(shown);
        for item in loaded.items {
            let row = match item {
                Item::Article { article, warnings } => {
                    let mut row = Row::loaded(shown.clone(), Arc::new(*article));
                    row.warnings = warnings.iter().map(|w| Screened::line(&w.words(self.vietnamese))).collect();
                    row
                }
                Item::Failed(reason) => Row::failed(shown.clone(), Screened::line(&reason.words(self.vietnamese))),
            };
            self.rows.push((row, path.cloned()));
        }
    }

    fn fail(&mut self, shown: &str, path: Option<PathBuf>, reason: &str) {
        let row = Row::failed(Screened::line(shown), Screened::line(reason));
        self.rows.push((row, path));
    }

    fn tell(&mut self) {
        if !self.rows.is_empty() {
            let _ = self.sender.send(Event::Arrived(std::mem::take(&mut self.rows)));
        }
        self.told = Instant::now();
    }
}

/// The time of a file, in UTC: a guess at best, so the zone does not matter.
fn local_time(time: SystemTime) -> Option<NaiveDateTime> {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    Some(DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?.naive_utc())
}
