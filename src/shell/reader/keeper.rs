//! The reader's own state on disk. What the reader decides is written before the screen says so; where articles were
//! left and what they said, right after.

use super::super::settings::Environment;
use super::super::{clock, places};
use super::Event;
use crate::app::{Message, Notice, Session};
use crate::article::{Article, ArticleId};
use crate::library::{Change, Kept, Library};
use crate::store::state::{Cause, Failure, State, Trouble};
use crate::text::Screened;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;

/// Keeps the reader's own state.
#[derive(Debug)]
pub struct Keeper {
    state: State,
    /// What is wrong with it from the start.
    pub trouble: Option<Trouble>,
    folder: Option<PathBuf>,
    positions: HashMap<ArticleId, u32>,
    moved: HashMap<ArticleId, u32>,
    /// Something was kept since positions were.
    is_due: bool,
    unsaved: Vec<Change>,
    vietnamese: bool,
}

impl Keeper {
    /// Opens the state where the environment says.
    pub fn open(environment: &Environment, vietnamese: bool) -> Self {
        let folder = places::data(environment);
        let (state, trouble) = match &folder {
            Some(folder) => {
                let opened = State::open(folder, clock::now());
                (opened.state, opened.trouble)
            }
            None => (State::in_memory(), Some(Trouble::Unkept(Cause::Homeless))),
        };
        let (positions, moved, unsaved) = (HashMap::new(), HashMap::new(), Vec::new());
        Self { state, trouble, folder, positions, moved, is_due: false, unsaved, vietnamese }
    }

    /// Nothing can be kept from the start.
    pub fn is_unkept(&self) -> bool {
        matches!(self.trouble, Some(Trouble::Unkept(_) | Trouble::ReadOnly(_) | Trouble::Newer(_)))
    }

    /// Reads everything that is kept, on a thread of its own; makes the daily copy when that is done.
    pub fn read_all(&self, sender: Sender<Event>) -> io::Result<()> {
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            let state = State::open(&folder, clock::now()).state;
            let kept = state.kept_all().unwrap_or_default();
            let positions = state.positions().unwrap_or_default();
            let _ = sender.send(Event::AllKept(kept, positions));
            // Without a copy of today the state itself is still there.
            let _ = state.copy_daily(clock::now().date());
        })?;
        Ok(())
    }

    /// What is kept of these rows: for the first frame.
    pub fn kept_of(&self, library: &Library) -> Message {
        let articles: Vec<ArticleId> = library.ids().filter_map(|id| library.content(id)).collect();
        let kept = self.state.kept_of(&articles).unwrap_or_default();
        Message::KeptBefore(articles.into_iter().zip(kept).filter(|(_, kept)| *kept != Kept::default()).collect())
    }

    /// Where the reader left articles.
    pub fn take_positions(&mut self, positions: HashMap<ArticleId, u32>) {
        self.positions = positions;
    }

    /// Where the reader left an article.
    pub fn position(&self, article: ArticleId) -> usize {
        self.moved.get(&article).or(self.positions.get(&article)).map_or(0, |at| *at as usize)
    }

    /// The reader left an article there. It is written after the next act, or at the end.
    pub fn leave(&mut self, article: ArticleId, at: u32) {
        if self.position(article) != at as usize {
            self.moved.insert(article, at);
        }
    }

    /// Keeps changes, with those that could not be kept before.
    pub fn keep(&mut self, changes: Vec<Change>) -> Message {
        self.unsaved.extend(changes);
        match self.state.keep(&self.unsaved) {
            Ok(kept) => {
                self.unsaved.clear();
                self.is_due = true;
                Message::Kept(kept)
            }
            Err(failure) => Message::Unsaved(self.unsaved.clone(), failure.words(self.vietnamese)),
        }
    }

    /// Writes what can wait until the screen shows what happened.
    pub fn settle(&mut self) {
        if std::mem::take(&mut self.is_due) {
            self.keep_positions();
        }
    }

    fn keep_positions(&mut self) {
        let moved: Vec<(ArticleId, u32)> = self.moved.iter().map(|(article, at)| (*article, *at)).collect();
        if !moved.is_empty() && self.state.set_positions(&moved).is_ok() {
            self.positions.extend(self.moved.drain());
        }
    }

    /// What another instance changed, if it did.
    pub fn news(&mut self) -> Option<Message> {
        if !self.state.has_changed_elsewhere() {
            return None;
        }
        self.state.kept_all().ok().map(Message::AllKept)
    }

    /// An article's text changed from `from` to `to`: what was kept of it goes along.
    pub fn carry(&mut self, (from, to): (ArticleId, ArticleId), text: &str) -> Option<Message> {
        let kept = self.state.move_kept(from, to, text).ok()?;
        Some(Message::KeptBefore(vec![(to, kept)]))
    }

    /// Keeps a query under a name, or forgets it.
    pub fn save_query(&mut self, name: &Screened, text: Option<&Screened>) -> Option<Message> {
        let saved = match text {
            Some(text) => self.state.save_query(name, text),
            None => self.state.drop_query(name).map(drop),
        };
        self.failed(saved)
    }

    /// Keeps a marked place, or takes the mark away.
    pub fn save_mark(&mut self, letter: char, place: Option<(ArticleId, u32)>) -> Option<Message> {
        let saved = self.state.set_bookmark(letter, place);
        self.failed(saved)
    }

    fn failed(&self, saved: Result<(), Failure>) -> Option<Message> {
        saved.err().map(|failure| Message::Told(Notice::error(failure.words(self.vietnamese))))
    }

    /// Saved queries and marked places.
    pub fn saved(&self) -> Message {
        Message::Saved(self.state.queries().unwrap_or_default(), self.state.bookmarks().unwrap_or_default())
    }

    /// Keeps the text of an article that is read.
    pub fn remember(&mut self, path: &Path, article: &Article) {
        // Where it cannot be kept, a later version has nothing to be compared with; nothing of the reader's is lost.
        let _ = self.state.remember_version(article.id, path, &article.text);
    }

    /// The text that was read of an article, where it was another one. `path` is that of a file that holds it alone.
    pub fn read_before(&self, path: Option<&Path>, article: ArticleId) -> Option<Screened> {
        self.state.version_before(article, path).ok()?
    }

    /// Where the reader was in the library called `root`.
    pub fn session(&self, root: &Path) -> Option<Session> {
        serde_json::from_str(&self.state.session(root).ok()??).ok()
    }

    /// Keeps where the reader is. Tells whether everything is kept.
    pub fn close(&mut self, root: &Path, session: &Session) -> bool {
        self.keep_positions();
        if let Ok(json) = serde_json::to_string(session) {
            let _ = self.state.set_session(root, &json);
        }
        self.unsaved.is_empty() || matches!(self.keep(Vec::new()), Message::Kept(_))
    }
}
