//! The reader without a terminal: the same model, fed by hand. Pictures and tests are made on it.

use super::reader::samples;
use crate::app::{Area, Effect, Key, Message, Model, Settings, update};
use crate::library::{Row, RowId};
use crate::loader::{self, Item, Origin};
use crate::text::Screened;
use crate::view::{Canvas, Glyphs, Theme, paint};
use crate::{analyze, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::sync::Arc;

/// A reader on a stage of some columns and rows.
pub struct Stage {
    /// The reader.
    pub model: Model,
    /// Effects that nobody carried out: all but analysis.
    pub effects: Vec<Effect>,
    size: (u16, u16),
}

impl Stage {
    /// A reader of `files` (names and bytes) on a screen of `width` by `height`, every article analysed.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>, size: (u16, u16), settings: Settings) -> Self {
        let mut stage = Self { model: Model::new(settings), effects: Vec::new(), size };
        stage.tell(Message::Resize(size.0, size.1));
        let rows = files.into_iter().flat_map(|(name, bytes)| rows(name, bytes)).collect();
        stage.tell(Message::Arrived(rows));
        stage.tell(Message::AllArrived);
        let ids: Vec<RowId> = stage.model.library.ids().collect();
        ids.into_iter().for_each(|id| stage.analyze(id));
        stage
    }

    /// A reader of the sample library.
    pub fn of_samples(size: (u16, u16), settings: Settings) -> Self {
        Self::new(samples::SAMPLES.iter().copied(), size, settings)
    }

    /// Presses keys, in the notation of [`Key::sequence`]; what is not in that notation is left out.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in Key::sequence(keys).unwrap_or_default() {
            self.tell(Message::Key(key));
        }
        self
    }

    /// Gives the model a message; articles that it wants analysed are analysed.
    pub fn tell(&mut self, message: Message) {
        if let Message::Resize(width, height) = message {
            self.size = (width, height);
        }
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Analyze(id) => self.analyze(id),
                other => self.effects.push(other),
            }
        }
    }

    fn analyze(&mut self, id: RowId) {
        let Some(row) = self.model.library.row(id).filter(|row| !row.is_failed()) else { return };
        let found = Arc::new(analyze(&row.text));
        self.tell(Message::Analyzed(vec![(id, found)]));
    }

    /// The screen in colours, as a terminal would get it.
    pub fn buffer(&self, theme: &Theme) -> Buffer {
        let mut terminal = match Terminal::new(TestBackend::new(self.size.0, self.size.1)) {
            Ok(terminal) => terminal,
            Err(never) => match never {},
        };
        let drawn = terminal.draw(|frame| view::draw(frame, &self.model, theme));
        drawn.map_or_else(|never| match never {}, |frame| frame.buffer.clone())
    }

    /// Letters, roles and grounds of the screen, as grids of lines.
    pub fn grids(&self, glyphs: &'static Glyphs) -> [Vec<String>; 3] {
        let area = Area::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(area.x, area.y, area.width, area.height));
        let mut canvas = Canvas::new(&mut buffer, glyphs);
        paint(&mut canvas, &self.model);
        canvas.grids()
    }
}

fn rows(name: &str, bytes: &[u8]) -> Vec<Row> {
    let path = Screened::line(name);
    let row = |item: Item| match item {
        Item::Article { article, .. } => Row::loaded(path.clone(), Arc::new(*article)),
        Item::Failed(reason) => Row::failed(path.clone(), Screened::line(&reason.to_string())),
    };
    loader::load(bytes, &Origin { name, folder: None, modified: None }).items.into_iter().map(row).collect()
}
