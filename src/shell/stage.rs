//! The reader without a terminal: the same model on the same index, fed by hand. Pictures and tests are made on it.

use super::librarian::{Librarian, News};
use super::lookup::look_up;
use super::reader::samples;
use super::shelf::{Shelf, shown};
use super::source::Source;
use crate::app::{Answers, Effect, Key, Message, Model, Opened, Settings, Shelved, update};
use crate::library::{Atom, Row, RowId};
use crate::store::index::{ALL, Hold, Place};
use crate::store::state::State;
use crate::text::Screened;
use crate::view::{Canvas, Glyphs, Shown, Theme, paint};
use crate::{analyze, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::sync::Arc;

/// A reader on a stage of some columns and rows.
pub struct Stage {
    /// The reader.
    pub model: Model,
    /// Effects that nobody carried out.
    pub effects: Vec<Effect>,
    size: (u16, u16),
    shelf: Shelf,
    state: State,
    _hold: Option<Hold>,
}

impl Stage {
    /// A reader of `files` (names and bytes) on a screen of `width` by `height`, everything indexed.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>, size: (u16, u16), settings: Settings) -> Self {
        let held = files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
        let (source, place) = (Source::Held(Arc::new(held)), Place::memory());
        let shelf = Shelf::new(source.clone(), place.clone());
        let (model, effects, state) = (Model::new(settings), Vec::new(), State::in_memory());
        let mut stage = Self { model, effects, size, shelf, state, _hold: place.hold() };
        stage.tell(Message::Resize(size.0, size.1));
        let mut heard = Vec::new();
        let mut listen = |news| {
            heard.push(news);
            true
        };
        // The index of a stage lies in memory; there is nothing that could fail.
        if let Ok(mut librarian) = Librarian::new(source, &place, false, &mut listen) {
            let _ = librarian.refresh();
        }
        heard.into_iter().for_each(|news| stage.hear(news));
        stage
    }

    /// A reader of the sample library.
    pub fn of_samples(size: (u16, u16), settings: Settings) -> Self {
        Self::new(samples::SAMPLES.iter().copied(), size, settings)
    }

    /// Rows arrive, as when files are added.
    pub fn arrive(&mut self, rows: Vec<Row>) {
        self.tell(Message::Arrived(rows));
    }

    /// Presses keys, in the notation of [`Key::sequence`]; what is not in that notation is left out.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in Key::sequence(keys).unwrap_or_default() {
            self.tell(Message::Key(key));
        }
        self
    }

    /// Gives the model a message, and carries out what it asks for, as far as that needs no machine.
    pub fn tell(&mut self, message: Message) {
        if let Message::Resize(width, height) = message {
            self.size = (width, height);
        }
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            for effect in update(&mut self.model, message) {
                match effect {
                    Effect::Open(row) | Effect::OpenAtRest(row) => messages.push(self.open(row)),
                    Effect::Texts(rows) => messages.push(self.texts(rows)),
                    Effect::Ask(atoms) => messages.push(self.answer(atoms)),
                    Effect::Names(typed) => messages.extend(self.names(typed)),
                    Effect::LookOn => messages.push(Message::LookOn),
                    Effect::Keep(changes) => messages.extend(self.state.keep(&changes).ok().map(Message::Kept)),
                    Effect::Leave(..) | Effect::Remember(_) => {}
                    other => self.effects.push(other),
                }
            }
        }
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Shelved(library, renumbered, _) => {
                self.tell(Message::Shelved(Box::new(Shelved { library: *library, renumbered })));
            }
            News::Arrived(rows) => self.tell(Message::Arrived(rows)),
            News::Gone(rows) => self.tell(Message::Gone(rows)),
            News::Counted(rows) => self.tell(Message::Counted(rows)),
            News::Progress(progress) => self.tell(Message::Progress(progress)),
            News::Changed(_) | News::Unread(_) | News::Rebuilt | News::Lost => {}
        }
    }

    fn open(&mut self, row: RowId) -> Message {
        let found = self.shelf.article(row);
        let warnings = found.warnings.iter().map(|warning| Screened::line(&warning.words(false))).collect();
        let analysis = Some(Arc::new(analyze(&found.article)));
        let path = Screened::line(&shown(found.path.as_deref()));
        Message::Opened(Box::new(Opened { row, article: found.article, path, warnings, analysis, at: 0, before: None }))
    }

    fn names(&mut self, typed: String) -> Option<Message> {
        let names = self.shelf.index().ok()??.names_beginning(&typed).ok()?;
        Some(Message::Names(typed, names))
    }

    fn texts(&mut self, rows: Vec<RowId>) -> Message {
        Message::Texts(rows.into_iter().map(|row| (row, self.shelf.article(row).article)).collect())
    }

    fn answer(&mut self, atoms: Vec<Atom>) -> Message {
        let mut answers = Answers::default();
        for atom in atoms {
            let found = look_up(&mut self.shelf, &atom, &ALL, &mut |_| true).ok().flatten().unwrap_or_default();
            answers.found.push((atom, Arc::new(found)));
        }
        Message::Answered(answers)
    }

    /// The screen in colours, as a terminal would get it.
    pub fn buffer(&self, theme: &Theme) -> Buffer {
        let mut terminal = match Terminal::new(TestBackend::new(self.size.0, self.size.1)) {
            Ok(terminal) => terminal,
            Err(never) => match never {},
        };
        let drawn = terminal.draw(|frame| {
            view::draw(frame, &self.model, theme, &mut Shown::default());
        });
        drawn.map_or_else(|never| match never {}, |frame| frame.buffer.clone())
    }

    /// Letters, roles and grounds of the screen, as grids of lines.
    pub fn grids(&self, glyphs: &'static Glyphs) -> [Vec<String>; 3] {
        let mut canvas = Canvas::new(self.size.0, self.size.1, glyphs);
        paint(&mut canvas, &self.model);
        canvas.grids()
    }
}
