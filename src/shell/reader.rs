//! The reader on a real terminal: one channel, one loop. Wake up, drain what waits, update, draw once.

mod analyst;
mod collector;
mod effects;
mod keys;
pub mod samples;
mod shelf;

use super::args::{Args, Tongue};
use super::settings::{Colors, Settings};
use super::terminal::{Terminal, Wake, watch};
use crate::app::{self, Keymap, Message, Model, Notice, update};
use crate::library::{Order, Row, RowId};
use crate::text::Screened;
use crate::view::{Depth, Palette, Theme, draw};
use analyst::Analyst;
use shelf::Shelf;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Everything that wakes the loop.
#[derive(Debug)]
pub(super) enum Event {
    /// Something happened outside.
    Wake(Wake),
    /// Files were read: a row each, with the path of its file.
    Arrived(Vec<(Row, Option<PathBuf>)>),
    /// All files were read.
    AllArrived,
    /// Articles were analysed.
    Analyzed(Vec<(RowId, Arc<crate::analysis::Analysis>)>),
}

impl From<Wake> for Event {
    fn from(wake: Wake) -> Self {
        Self::Wake(wake)
    }
}

/// The first frame waits so long for the first articles.
const PATIENCE: Duration = Duration::from_millis(40);

/// The reader while it runs.
struct Reader {
    model: Model,
    theme: Theme,
    settings: Settings,
    shelf: Shelf,
    analyst: Analyst,
    sender: Sender<Event>,
    terminal: Terminal,
    code: Option<u8>,
}

/// Runs the reader until it is quit; gives the exit code.
pub fn run(args: &Args, settings: &Settings) -> io::Result<u8> {
    let source = collector::Source::new(args)?;
    let root = source.root(settings.lang);
    let (sender, events) = channel();
    collector::collect(source, sender.clone(), settings.lang == Tongue::Vietnamese)?;
    let analyst = Analyst::start(sender.clone())?;
    let terminal = Terminal::enter(settings.mouse)?;
    watch(sender.clone())?;
    let model = model(settings, root);
    let theme = theme(settings);
    let shelf = Shelf::default();
    let mut reader = Reader { model, theme, settings: settings.clone(), shelf, analyst, sender, terminal, code: None };
    reader.serve(&events)
}

fn model(settings: &Settings, root: Screened) -> Model {
    let mut keymap = Keymap::default();
    let mut complaints: Vec<String> = settings.complaints.iter().map(ToString::to_string).collect();
    for line in &settings.keys {
        let keys: Vec<&str> = line.keys.iter().map(Screened::as_str).collect();
        complaints.extend(keymap.rebind(&line.action, &keys).err());
    }
    let order = settings.sort.as_deref().map(|code| Order::from_code(code).ok_or(code));
    if let Some(Err(code)) = order {
        complaints.push(format!("sort: {code}: no such order"));
    }
    let order = order.and_then(Result::ok).unwrap_or_default();
    let tongue = tongue(settings.lang);
    let mut model = Model::new(app::Settings { tongue, keymap, order, root, has_mouse: settings.mouse });
    model.notice = complaints.first().map(Notice::error);
    model
}

fn tongue(lang: Tongue) -> app::Tongue {
    match lang {
        Tongue::Vietnamese => app::Tongue::Vietnamese,
        Tongue::English => app::Tongue::English,
    }
}

fn theme(settings: &Settings) -> Theme {
    use super::args::ThemeName;
    let name = match settings.theme {
        ThemeName::Giay if settings.colors == Colors::Sixteen => "16-light",
        ThemeName::Giay => "giay",
        ThemeName::Sixteen => "16",
        ThemeName::Plain => "none",
        ThemeName::Muc | ThemeName::Auto if settings.colors == Colors::Sixteen => "16",
        ThemeName::Muc | ThemeName::Auto => "muc",
    };
    named_theme(name, settings).unwrap_or_default()
}

/// The palette of this name, made ready for the terminal.
fn named_theme(name: &str, settings: &Settings) -> Option<Theme> {
    let depth = if settings.colors == Colors::True { Depth::True } else { Depth::Indexed };
    Some(Theme::new(&Palette::named(name)?, depth, settings.ascii))
}

impl Reader {
    fn serve(&mut self, events: &Receiver<Event>) -> io::Result<u8> {
        let (width, height) = crossterm::terminal::size()?;
        self.tell(Message::Resize(width, height));
        // A list at once is worth a few milliseconds.
        match events.recv_timeout(PATIENCE) {
            Ok(event) => self.take(event),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(0),
        }
        while self.code.is_none() {
            events.try_iter().for_each(|event| self.take(event));
            if self.code.is_some() {
                break;
            }
            let (model, theme) = (&self.model, &self.theme);
            self.terminal.draw(|frame| draw(frame, model, theme))?;
            match events.recv() {
                Ok(event) => self.take(event),
                Err(_) => break,
            }
        }
        Ok(self.code.unwrap_or(0))
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Wake(wake) => self.wake(wake),
            Event::Arrived(arrived) => {
                let rows = arrived.into_iter().map(|(row, path)| self.shelf.put(row, path)).collect();
                self.tell(Message::Arrived(rows));
            }
            Event::AllArrived => {
                self.tell(Message::AllArrived);
                let ids = self.model.list.ids.clone();
                self.analyst.queue(ids.iter().filter_map(|&id| self.shelf.wanting(id)));
            }
            Event::Analyzed(found) => {
                self.shelf.keep(&found);
                self.tell(Message::Analyzed(found));
            }
        }
    }

    fn wake(&mut self, wake: Wake) {
        match wake {
            Wake::Input(event) => {
                if let Some(message) = keys::message(event) {
                    super::terminal::test_panic("key");
                    self.tell(message);
                }
            }
            Wake::Resumed => {
                if let Ok((width, height)) = crossterm::terminal::size() {
                    self.tell(Message::Resize(width, height));
                }
                self.terminal.redraw();
            }
            Wake::WorkerPanicked(reason) => self.tell(Message::Told(Notice::error(&*reason))),
            Wake::Terminate(_) | Wake::Hangup => self.code = Some(0),
        }
    }

    /// Gives the model a message and carries out what comes of it.
    fn tell(&mut self, message: Message) {
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            for effect in update(&mut self.model, message) {
                messages.extend(self.carry_out(effect));
            }
        }
    }
}
