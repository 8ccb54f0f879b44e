//! The reader on a real terminal: one channel, one loop. Wake up, drain what waits, update, draw once.

mod ahead;
mod background;
mod effects;
mod first_look;
mod following;
mod keeper;
mod keys;
mod news;
pub mod samples;
mod searcher;
mod setup;
mod watch;

use super::args::{Args, Tongue};
use super::librarian::News;
use super::places;
use super::settings::{Environment, Settings};
use super::shelf::Shelf;
use super::source::Source;
use super::terminal::{Terminal, Wake, watch};
use crate::analysis::Analysis;
use crate::app::{Answers, Message, Model, Notice, Progress, Shelved, Stage, update};
use crate::article::{Article, ArticleId};
use crate::library::{Kept, RowId};
use crate::store::index::{Hold, Place};
use crate::view::{Shown, Theme, draw};
use ahead::Ahead;
use background::{AtWork, Work};
use first_look::FirstLook;
use keeper::Keeper;
use searcher::Searcher;
use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Everything that wakes the loop.
#[derive(Debug)]
pub(super) enum Event {
    /// Something happened outside.
    Wake(Wake),
    /// The library of this generation has news.
    News(u32, News),
    /// There will be no more news of the library of this generation.
    Idle(u32),
    /// A long article was analysed.
    Analyzed(RowId, Arc<Analysis>),
    /// Which articles of the library of this generation tell the same story.
    Stories(u32, Vec<Vec<RowId>>),
    /// The index has answered.
    Answered(Answers),
    /// The index fails, for this reason.
    IndexFailed(String),
    /// What is kept of all articles, and where the reader left them.
    AllKept(HashMap<ArticleId, Kept>, HashMap<ArticleId, u32>),
}

impl From<Wake> for Event {
    fn from(wake: Wake) -> Self {
        Self::Wake(wake)
    }
}

/// The first frame waits so long for the first articles where there is no index.
const PATIENCE: Duration = Duration::from_millis(150);
/// Changes could not be saved.
const LOST: u8 = 3;

/// The reader while it runs.
struct Reader {
    model: Model,
    theme: Theme,
    shown: Shown,
    settings: Settings,
    environment: Environment,
    source: Source,
    place: Place,
    hold: Option<Hold>,
    shelf: Shelf,
    searcher: Option<Searcher>,
    ahead: Option<Ahead>,
    at_work: Option<AtWork>,
    /// The row of the list at which the reader was.
    stood_at: usize,
    /// The article to be opened when typing rests, and when that is.
    awaited: Option<(RowId, Instant)>,
    /// There are rows that the filter has not looked at yet.
    looks_on: bool,
    /// Rows of articles that were opened, whose texts are not kept yet.
    opened: Vec<RowId>,
    /// The article that was opened and is to be analysed once its text is on the screen.
    unanalyzed: Option<(RowId, Arc<Article>)>,
    /// The analysis has its word lists and models at hand.
    is_warm: bool,
    keeper: Keeper,
    generation: u32,
    sender: Sender<Event>,
    terminal: Terminal,
    code: Option<u8>,
}

/// Runs the reader until it is quit; gives the exit code.
pub fn run(args: &Args, settings: &Settings) -> io::Result<u8> {
    super::heap::give_back_large_pieces();
    let source = if args.sample { Source::Samples } else { Source::new(&args.paths)? };
    let environment = Environment::of_process();
    let (sender, events) = channel();
    let (place, complaint) = places::index(&environment, source.key().as_deref());
    let (hold, mut shelf) = (place.hold(), Shelf::new(source.clone(), place.clone()));
    let (root, height) = (root(&source), height());
    // State and index are looked at while the terminal is taken.
    let vietnamese = settings.lang == Tongue::Vietnamese;
    let of_keeper = environment.clone();
    let looking = std::thread::Builder::new().spawn(move || {
        let keeper = Keeper::open(&of_keeper, vietnamese);
        let look = FirstLook::new(&keeper, &mut shelf, (&root, height));
        (keeper, shelf, look)
    })?;
    let terminal = Terminal::enter(settings.mouse, settings.erases)?;
    watch(sender.clone())?;
    let mut model = setup::model(settings, source.title(settings.lang));
    let theme = setup::theme(settings);
    let looked = looking.join().map_err(|_| io::Error::other("the state could not be opened"))?;
    let (keeper, shelf, look) = looked;
    model.is_unkept = keeper.is_unkept();
    let troubles = keeper.trouble.as_ref().map(|trouble| trouble.words(vietnamese));
    if let Some(trouble) = troubles.or(complaint.map(|reason| format!("{}: {reason}", model.tongue.words().no_index))) {
        model.notice.get_or_insert(Notice::error(trouble));
    }
    let (settings, code) = (settings.clone(), None);
    let mut reader = Reader {
        model,
        theme,
        shown: Shown::default(),
        settings,
        environment,
        source,
        place,
        hold,
        shelf,
        searcher: None,
        ahead: None,
        at_work: None,
        stood_at: 0,
        awaited: None,
        looks_on: false,
        opened: Vec::new(),
        unanalyzed: None,
        is_warm: false,
        keeper,
        generation: 0,
        sender,
        terminal,
        code,
    };
    reader.begin(look)?;
    reader.serve(&events)
}

/// Rows of the terminal, or of a common one where there is none: taking it will tell.
fn height() -> u16 {
    crossterm::terminal::size().map_or(24, |(_, height)| height)
}

/// The name under which the session of a library is kept.
fn root(source: &Source) -> PathBuf {
    source.key().unwrap_or_else(|| "samples".to_owned()).into()
}

impl Reader {
    /// Begins with the library of `self.source`: the first rows at once, all others from behind.
    fn begin(&mut self, look: FirstLook) -> io::Result<()> {
        let (width, height) = crossterm::terminal::size()?;
        if let Some(session) = &look.session {
            self.model.restore(session);
        }
        self.tell(Message::Resize(width, height));
        self.tell(look.saved);
        if let Some((library, total, kept)) = look.rows {
            let progress = Progress { stage: Stage::Listing, total, ..Progress::default() };
            self.tell(Message::Progress(progress));
            self.tell(Message::Shelved(Box::new(Shelved { library, renumbered: HashMap::new() })));
            self.tell(kept);
        }
        // What is on the screen comes first, whatever else there is to do.
        if !self.model.library.is_empty() {
            self.draw()?;
        }
        self.keeper.read_all(self.sender.clone())?;
        self.start_work()
    }

    /// Starts the thread that keeps the index, in the place of one that keeps another.
    fn start_work(&mut self) -> io::Result<()> {
        let vietnamese = self.settings.lang == Tongue::Vietnamese;
        let (source, place) = (self.source.clone(), self.place.clone());
        let work = Work { source, place, vietnamese, generation: self.generation };
        self.at_work = None;
        self.at_work = Some(background::start(work, self.sender.clone())?);
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let (model, theme, shown) = (&self.model, &self.theme, &mut self.shown);
        self.terminal.draw(|frame, anew| {
            if anew {
                shown.forget();
            }
            draw(frame, model, theme, shown)
        })?;
        self.analyze_behind();
        Ok(())
    }

    /// The name under which the session of the library is kept.
    fn root(&self) -> PathBuf {
        root(&self.source)
    }

    fn serve(&mut self, events: &Receiver<Event>) -> io::Result<u8> {
        // A list at once is worth a few milliseconds.
        if self.model.library.is_empty() {
            match events.recv_timeout(PATIENCE) {
                Ok(event) => self.take(event),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
            }
        }
        while self.code.is_none() {
            events.try_iter().for_each(|event| self.take(event));
            if self.code.is_some() {
                break;
            }
            self.draw()?;
            self.settle();
            self.look_ahead()?;
            match self.wait(events) {
                Ok(event) => self.take(event),
                Err(RecvTimeoutError::Timeout) if std::mem::take(&mut self.looks_on) => self.tell(Message::LookOn),
                Err(RecvTimeoutError::Timeout) => self.open_awaited(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(self.close())
    }

    /// Has the article read that comes next in the list, in the direction in which the reader went last.
    fn look_ahead(&mut self) -> io::Result<()> {
        let open = self.model.reading.as_ref().map(|reading| reading.row);
        if !self.is_warm || open.is_none() || open != self.model.list.selected {
            return Ok(());
        }
        let Some(at) = self.model.list.position() else { return Ok(()) };
        let next = if at < self.stood_at { at.checked_sub(1) } else { Some(at + 1) };
        self.stood_at = at;
        let Some(row) = next.and_then(|next| self.model.list.ids.get(next)).copied() else { return Ok(()) };
        if self.ahead.is_none() {
            self.ahead = Some(Ahead::start(Shelf::new(self.source.clone(), self.place.clone()))?);
        }
        self.ahead.iter_mut().for_each(|ahead| ahead.want(row));
        Ok(())
    }

    /// Waits for something to happen, or until typing rests; not at all where there are rows to look at.
    fn wait(&self, events: &Receiver<Event>) -> Result<Event, RecvTimeoutError> {
        match self.awaited {
            _ if self.looks_on => events.recv_timeout(Duration::ZERO),
            Some((_, moment)) => events.recv_timeout(moment.saturating_duration_since(Instant::now())),
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn open_awaited(&mut self) {
        let Some((row, _)) = self.awaited.take() else { return };
        if self.model.list.selected == Some(row) {
            let opened = self.open(row);
            self.tell(opened);
        }
    }

    /// Keeps where the reader is; gives the exit code.
    fn close(&mut self) -> u8 {
        crate::app::leave(&mut self.model).into_iter().for_each(|effect| drop(self.carry_out(effect)));
        self.settle();
        let is_kept = self.keeper.close(&self.root(), &self.model.session());
        if is_kept { self.code.unwrap_or(0) } else { LOST }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Wake(wake) => self.wake(wake),
            Event::News(generation, news) if generation == self.generation => self.hear(news),
            Event::Idle(generation) if generation == self.generation && !self.model.progress.is_done() => {
                self.tell(Message::Progress(Progress::whole(Stage::Done, self.model.library.len())));
            }
            Event::Stories(generation, stories) if generation == self.generation => {
                self.tell(Message::Stories(stories))
            }
            // A library that is not read any more.
            Event::News(..) | Event::Idle(_) | Event::Stories(..) => {}
            Event::Analyzed(row, analysis) => {
                self.is_warm = true;
                self.tell(Message::Analyzed(row, analysis));
            }
            Event::Answered(answers) => self.tell(Message::Answered(answers)),
            Event::IndexFailed(reason) => {
                let told = self.index_failed(&reason);
                told.into_iter().for_each(|message| self.tell(message));
            }
            Event::AllKept(kept, positions) => {
                self.keeper.take_positions(positions);
                self.tell(Message::AllKept(kept));
            }
        }
    }

    fn wake(&mut self, wake: Wake) {
        match wake {
            Wake::Input(event) => {
                if let Some(message) = keys::message(event) {
                    super::terminal::test_panic("key");
                    self.awaited.iter_mut().for_each(|(_, moment)| *moment = Instant::now() + effects::REST);
                    // Marks of another instance are seen with the next key.
                    let news = self.keeper.news();
                    news.into_iter().for_each(|message| self.tell(message));
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
