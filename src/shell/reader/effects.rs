//! What the model asks the machine to do.

use super::super::args::Format;
use super::super::export::{Document, Record, to_json};
use super::super::extract::Form;
use super::super::shelf::{Shelved, shown};
use super::super::source::Source;
use super::super::terminal::survive;
use super::ahead::Ready;
use super::first_look::FirstLook;
use super::{Event, Reader, places};
use crate::analysis::{Analysis, ClaimId};
use crate::analyze;
use crate::app::{Effect, Message, Notice, Opened};
use crate::library::{Atom, Print, RowId, group};
use crate::store::index::{Index, Place};
use crate::text::Screened;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Articles up to so many bytes are analysed at once, so that their claims stand in the same frame as their text; it
/// takes a few milliseconds at most.
const AT_ONCE: usize = 24 * 1024;

/// Typing rests when nothing came for so long: less than it takes to look up from the keys.
pub(super) const REST: Duration = Duration::from_millis(80);

impl Reader {
    /// Does what is asked; gives what there is to tell.
    pub(super) fn carry_out(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::Open(id) => return Some(self.open(id)),
            Effect::OpenAtRest(id) => {
                // It is asked for again with everything that happens meanwhile.
                if self.awaited.is_none_or(|(awaited, _)| awaited != id) {
                    self.awaited = Some((id, Instant::now() + REST));
                }
            }
            Effect::Texts(rows) => return Some(self.texts(rows)),
            Effect::Ask(atoms) => return failed(self.ask(atoms)),
            Effect::LookOn => self.looks_on = true,
            Effect::Keep(changes) => return Some(self.keeper.keep(changes)),
            Effect::Leave(article, at) => self.keeper.leave(article, at),
            Effect::Remember(row) => self.opened.push(row),
            Effect::SaveQuery(name, text) => return self.keeper.save_query(&name, text.as_ref()),
            Effect::SaveMark(letter, place) => return self.keeper.save_mark(letter, place),
            Effect::Names(typed) => return self.names(typed),
            Effect::Stories => return failed(self.group_behind()),
            Effect::Quit => self.code = Some(0),
            Effect::Suspend => return failed(self.terminal.suspend()),
            Effect::Redraw => self.terminal.redraw(),
            Effect::Copy(words) => return Some(self.copy(&words)),
            Effect::CopyJson(id, claim) => {
                self.have_analyzed(id);
                return self.copy_json(id, claim);
            }
            Effect::Browse(url) => return Some(Message::Told(browse(&url))),
            Effect::Edit(id, words) => return self.edit(id, &words),
            Effect::Export(id, path) => {
                self.have_analyzed(id);
                return Some(Message::Told(self.export(id, &places::typed(&self.environment, path))));
            }
            Effect::Load(path) => return self.load(places::typed(&self.environment, path)),
            Effect::WatchMouse(on) => return failed(self.terminal.watch_mouse(on)),
            Effect::Theme(name) => return self.choose_theme(&name),
        }
        None
    }

    /// Reads an article and, where that takes no time, analyses it at once.
    pub(super) fn open(&mut self, row: RowId) -> Message {
        self.awaited = None;
        let ready = self.ahead.as_ref().and_then(|ahead| ahead.get(row));
        let (shelved, ready) = match ready {
            Some(Ready { shelved, analysis, .. }) => (shelved, Some(analysis)),
            None => (self.shelf.article(row), None),
        };
        let analysis = ready.or_else(|| self.analysis(row, &shelved));
        let Shelved { article, path, is_alone, warnings } = shelved;
        let vietnamese = self.settings.lang == super::Tongue::Vietnamese;
        let warnings = warnings.iter().map(|warning| Screened::line(&warning.words(vietnamese))).collect();
        let at = self.keeper.position(article.id);
        let before = self.keeper.read_before(path.as_deref().filter(|_| is_alone), article.id);
        let path = Screened::line(&shown(path.as_deref()));
        Message::Opened(Box::new(Opened { row, article, path, warnings, analysis, at, before }))
    }

    /// What is found in an article, where that takes no time; else it is told later.
    fn analysis(&mut self, row: RowId, shelved: &Shelved) -> Option<Arc<Analysis>> {
        // The first analysis takes some milliseconds more: the text is shown before it.
        if !self.is_warm || shelved.article.text.len() > AT_ONCE {
            self.unanalyzed = Some((row, Arc::clone(&shelved.article)));
            return None;
        }
        let analysis = Arc::new(survive(|| analyze(&shelved.article)).unwrap_or_default());
        if let Some(ahead) = self.ahead.as_ref().filter(|_| shelved.path.is_some()) {
            ahead.keep(row, Ready::new(shelved.clone(), Arc::clone(&analysis)));
        }
        Some(analysis)
    }

    /// Asks the thread that looks things up; starts it where there is none yet.
    fn ask(&mut self, atoms: Vec<Atom>) -> io::Result<()> {
        if self.searcher.is_none() {
            let shelf = super::Shelf::new(self.source.clone(), self.place.clone());
            self.searcher = Some(super::Searcher::start(shelf, self.sender.clone())?);
        }
        self.searcher.iter().for_each(|searcher| searcher.ask(atoms.clone()));
        Ok(())
    }

    /// Has the article analysed whose text is on the screen without its claims.
    pub(super) fn analyze_behind(&mut self) {
        let Some((row, article)) = self.unanalyzed.take() else { return };
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            let found = Arc::new(survive(|| analyze(&article)).unwrap_or_default());
            let _ = sender.send(Event::Analyzed(row, found));
        });
    }

    /// What is taken out of an article that is still being analysed has to wait for that.
    fn have_analyzed(&mut self, row: RowId) {
        let open = self.model.reading.as_ref().filter(|reading| reading.row == row && reading.analysis.is_none());
        let Some(article) = open.map(|reading| Arc::clone(&reading.article)) else { return };
        let found = Arc::new(survive(|| analyze(&article)).unwrap_or_default());
        self.take(Event::Analyzed(row, found));
    }

    /// Writes what can wait until the screen shows what happened: each write waits for the disk.
    pub(super) fn settle(&mut self) {
        self.keeper.settle();
        std::mem::take(&mut self.opened).into_iter().for_each(|row| self.remember(row));
    }

    /// Keeps the text of an article that is read, to compare a later version with it.
    fn remember(&mut self, row: RowId) {
        // What is read may be another article by now.
        let open = self.model.reading.as_ref().filter(|reading| reading.row == row);
        let article = open.map(|reading| Arc::clone(&reading.article));
        let article = article.unwrap_or_else(|| self.shelf.article(row).article);
        if let Some(path) = self.shelf.path(row) {
            self.keeper.remember(&path, &article);
        }
    }

    /// Groups the articles of the index into stories, on a thread of its own.
    fn group_behind(&self) -> io::Result<()> {
        let (place, sender, generation) = (self.place.clone(), self.sender.clone(), self.generation);
        std::thread::Builder::new().name("stories".to_owned()).spawn(move || {
            let prints = Index::open(&place).ok().flatten().and_then(|index| index.prints().ok()).unwrap_or_default();
            let unpack = |(row, bytes): (RowId, Vec<u8>)| Some((row, Print::from_bytes(&bytes)?));
            let prints: Vec<(RowId, Print)> = prints.into_iter().filter_map(unpack).collect();
            let _ = sender.send(Event::Stories(generation, group(&prints)));
        })?;
        Ok(())
    }

    fn names(&mut self, typed: String) -> Option<Message> {
        let names = self.shelf.index().ok()??.names_beginning(&typed).ok()?;
        Some(Message::Names(typed, names))
    }

    fn texts(&mut self, rows: Vec<RowId>) -> Message {
        Message::Texts(rows.into_iter().map(|row| (row, self.shelf.article(row).article)).collect())
    }

    /// The open article, with what was found in it and what the reader made of that.
    fn document(&self, row: RowId) -> Option<Document<'_>> {
        let reading = self.model.reading.as_ref().filter(|reading| reading.row == row)?;
        let (article, analysis, touches) = (&reading.article, reading.analysis.as_deref()?, reading.touches());
        Some(Document { path: &reading.path, article, analysis, touches, dropped: &[], warnings: &[] })
    }

    fn words(&self) -> &'static crate::app::Words {
        self.model.tongue.words()
    }

    fn copy(&self, words: &str) -> Message {
        if !self.settings.osc52 {
            return Message::Told(Notice::error("osc52 = false"));
        }
        Message::Told(match self.terminal.copy(words) {
            Ok(true) => Notice::info(self.words().copied),
            Ok(false) => Notice::error("> 64 KiB"),
            Err(error) => Notice::error(error.to_string()),
        })
    }

    fn copy_json(&self, id: RowId, claim: Option<ClaimId>) -> Option<Message> {
        let json = json(&self.document(id)?, claim).map(String::from_utf8);
        match json {
            Ok(Ok(json)) => Some(self.copy(&json)),
            _ => None,
        }
    }

    fn export(&self, id: RowId, path: &Path) -> Notice {
        let Some(document) = self.document(id) else {
            return Notice::error(self.words().nothing_to_copy);
        };
        let shown = Screened::line(&path.to_string_lossy());
        let Some(format) = format_of(path) else {
            return Notice::error(format!("{shown}: {}", self.words().no_format));
        };
        let form = Form { format, tongue: self.settings.lang };
        match form.whole(&document).and_then(|bytes| save(path, &bytes)) {
            Ok(()) => Notice::info(format!("{} {shown}", self.words().written)),
            // The file itself need not be there.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = Screened::line(&path.parent().unwrap_or(path).to_string_lossy());
                Notice::error(format!("{folder}: {}", self.words().no_folder))
            }
            Err(error) => Notice::error(format!("{shown}: {}", self.reason(&error))),
        }
    }

    /// What went wrong, in the language of the interface where the machine's own words are not needed.
    fn reason(&self, error: &io::Error) -> String {
        let words = self.words();
        match error.kind() {
            io::ErrorKind::NotFound => words.not_found.to_owned(),
            io::ErrorKind::AlreadyExists => words.exists.to_owned(),
            io::ErrorKind::PermissionDenied => words.denied_access.to_owned(),
            _ => error.to_string(),
        }
    }

    /// Opens another library in the place of this one.
    fn load(&mut self, path: PathBuf) -> Option<Message> {
        let source = match Source::new(std::slice::from_ref(&path)) {
            Ok(source) => source,
            Err(error) => {
                let shown = Screened::line(&path.to_string_lossy());
                return Some(Message::Told(Notice::error(format!("{shown}: {}", self.reason(&error)))));
            }
        };
        self.settle();
        let session = self.model.session();
        self.keeper.close(&self.root(), &session);
        let (place, _) = places::index(&self.environment, source.key().as_deref());
        self.model.change_library(source.title(self.settings.lang));
        self.source = source;
        self.take_index(place);
        let look = FirstLook::new(&self.keeper, &mut self.shelf, (&super::root(&self.source), super::height()));
        failed(self.begin(look))
    }

    /// Asks the index at `place` from now on.
    fn take_index(&mut self, place: Place) {
        self.shelf = super::Shelf::new(self.source.clone(), place.clone());
        (self.searcher, self.ahead) = (None, None);
        self.hold = place.hold();
        self.place = place;
        self.generation += 1;
    }

    /// The index fails. Where nothing could be shown yet it lies in memory from now on: reading needs no disk.
    pub(super) fn index_failed(&mut self, reason: &str) -> Option<Message> {
        let text = format!("{}: {reason}", self.words().no_index);
        if self.place.path().is_some() && self.model.library.is_empty() {
            self.take_index(Place::memory());
            if let Some(failed) = failed(self.start_work()) {
                return Some(failed);
            }
        }
        Some(Message::Told(Notice::error(text)))
    }

    fn choose_theme(&mut self, name: &str) -> Option<Message> {
        match super::setup::named_theme(name, &self.settings) {
            Some(theme) => {
                self.theme = theme;
                self.shown.forget();
                None
            }
            None => {
                let text = format!("theme: {}: muc giay 16 none", self.words().values);
                Some(Message::Told(Notice::error(text)))
            }
        }
    }

    /// Opens the editor of `$VISUAL` or `$EDITOR` at the line that holds `words`.
    fn edit(&mut self, id: RowId, words: &str) -> Option<Message> {
        let Some(path) = self.shelf.path(id) else {
            return Some(Message::Told(Notice::error(self.words().no_url)));
        };
        let line = line_of(&path, words);
        let editor = ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var_os(name).filter(|v| !v.is_empty()));
        let mut command = command_of(editor.unwrap_or_else(|| "vi".into()))?;
        // Editors know `+LINE`; an absolute path cannot be taken for an option.
        let path = std::path::absolute(&path).unwrap_or(path);
        command.arg(format!("+{line}")).arg(path);
        // Keys come from the terminal also where articles came in by standard input.
        if let Ok(tty) = std::fs::File::open("/dev/tty") {
            command.stdin(tty);
        }
        let status = self.terminal.outside(|| command.status());
        match status {
            Ok(Ok(_)) => None,
            Ok(Err(error)) | Err(error) => {
                Some(Message::Told(Notice::error(format!("{}: {error}", command.get_program().to_string_lossy()))))
            }
        }
    }
}

/// A program with its arguments, parted at blanks; no shell reads it.
fn command_of(line: OsString) -> Option<Command> {
    let line = line.to_string_lossy().into_owned();
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next()?);
    command.args(words);
    Some(command)
}

/// The line of the file (from 1) where `words` begin; the first one where they are not found.
fn line_of(path: &Path, words: &str) -> usize {
    let start: String = words.chars().take(40).collect();
    let text = super::super::files::read_capped(path, crate::loader::CAP).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    if start.is_empty() { 1 } else { text.find(&start).map_or(1, |at| 1 + text[..at].matches('\n').count()) }
}

/// Shows an address in the browser of the desktop. Only addresses of the web; no shell reads them.
fn browse(url: &str) -> Notice {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    if !is_web || url.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Notice::error(format!("{url}?"));
    }
    let browser = std::env::var_os("BROWSER").filter(|v| !v.is_empty());
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let Some(mut command) = command_of(browser.unwrap_or_else(|| opener.into())) else { return Notice::error(url) };
    let quiet = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match quiet.spawn() {
        Ok(mut child) => {
            // Somebody must wait for it, or it stays as a zombie.
            std::thread::spawn(move || child.wait());
            Notice::info(url)
        }
        Err(error) => Notice::error(format!("{}: {error}", command.get_program().to_string_lossy())),
    }
}

/// Writes a new file; one that is there stays as it is.
fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    io::Write::write_all(&mut file, bytes)
}

fn failed(result: io::Result<()>) -> Option<Message> {
    result.err().map(|error| Message::Told(Notice::error(error.to_string())))
}

/// The claim with this id, or the whole article, as JSON.
fn json(document: &Document<'_>, claim: Option<ClaimId>) -> io::Result<Vec<u8>> {
    let record = Record::new(document);
    match claim.and_then(|claim| record.claims.get(claim.0 as usize)) {
        Some(claim) => to_json(claim),
        None => to_json(&record),
    }
}

/// The format that the ending of a file's name tells.
fn format_of(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()? {
        "json" => Some(Format::Json),
        "jsonl" => Some(Format::Jsonl),
        "csv" => Some(Format::Csv),
        "txt" => Some(Format::Text),
        "md" | "markdown" => Some(Format::Markdown),
        _ => None,
    }
}
