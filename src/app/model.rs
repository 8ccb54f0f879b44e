//! The state of the reader.

use super::changes::Changes;
use super::jumps::{Jumps, Place};
use super::keeping::Keeping;
use super::layout::{Layout, Pane, Wishes};
use super::marking::Chosen;
use super::message::{Effect, Notice};
use super::names::{Names, Pins};
use super::progress::Progress;
use super::steps::Steps;
use super::texts::Texts;
use super::{Cards, Help, Key, Keymap, List, Menu, Prompt, PromptKind, Reading, Tongue};
use crate::article::ArticleId;
use crate::library::{Kept, Library, Order, RowId};
use crate::text::Screened;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Which entities have their tint in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tints {
    /// People, bodies, places, products, events, dates, figures.
    #[default]
    All,
    /// People, bodies and places.
    Names,
    /// None.
    None,
}

/// What `n` and `N` look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needle {
    /// These words.
    Words(String),
    /// The pinned entity with this folded name.
    Pin(String),
}

/// What a reader starts with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The language of the interface.
    pub tongue: Tongue,
    /// Keys.
    pub keymap: Keymap,
    /// The order of the list.
    pub order: Order,
    /// What is read, as shown in the header.
    pub root: Screened,
    /// The mouse is watched.
    pub has_mouse: bool,
    /// The day of today, for `date:7d`.
    pub today: NaiveDate,
}

/// Everything that the reader is.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The language of the interface.
    pub tongue: Tongue,
    /// Keys.
    pub keymap: Keymap,
    /// What is read, as shown in the header.
    pub root: Screened,
    /// All articles.
    pub library: Library,
    /// What the reader keeps of them.
    pub keeping: Keeping,
    /// Texts of rows in view.
    pub texts: Texts,
    /// How far they are read.
    pub progress: Progress,
    /// The list pane.
    pub list: List,
    /// The article pane.
    pub reading: Option<Reading>,
    /// The claims pane.
    pub cards: Cards,
    /// The entities pane.
    pub names: Names,
    /// What is marked everywhere.
    pub pins: Pins,
    /// The pane that keys act on.
    pub focus: Pane,
    /// What the reader changed of the layout.
    pub wishes: Wishes,
    /// Where the panes lie.
    pub layout: Layout,
    /// An open line of input.
    pub prompt: Option<Prompt>,
    /// The open help.
    pub help: Option<Help>,
    /// An open menu.
    pub menu: Option<Menu>,
    /// The first keys of a sequence.
    pub pending: Vec<Key>,
    /// A count typed before a key.
    pub count: Option<usize>,
    /// What changed in the open article, while that is shown.
    pub changes: Option<Changes>,
    /// A line for the status row.
    pub notice: Option<Notice>,
    /// Which entities have their tint.
    pub tints: Tints,
    /// The mouse is watched.
    pub has_mouse: bool,
    /// The day of today.
    pub today: NaiveDate,
    /// What the reader marks is gone when the program ends: the screen says so all the time.
    pub is_unkept: bool,
    /// Rows that the next act is for.
    pub chosen: Chosen,
    /// Saved queries by their names.
    pub queries: BTreeMap<Screened, Screened>,
    /// What `n` and `N` look for.
    pub needle: Option<Needle>,
    pub(super) size: (u16, u16),
    pub(super) jumps: Jumps,
    pub(super) marks: HashMap<char, (ArticleId, u32)>,
    pub(super) steps: Steps,
    /// Folded words, and names that begin so.
    pub(super) names_found: (String, Vec<String>),
    /// The article that was open last time, and where, until the library has it.
    pub(super) wanted: Option<(ArticleId, u32)>,
    /// The article that `n` goes on to while it is being opened, and the direction: it is entered at its first hit, or
    /// at its last.
    pub(super) crossing: Option<(RowId, isize)>,
    /// Where to go in the article that is being opened.
    pub(super) heading: Option<Place>,
    pub(super) histories: HashMap<PromptKind, Vec<String>>,
    pub(super) awaits_mark: Option<super::Action>,
    pub(super) dragged: Option<super::mouse::Border>,
    pub(super) effects: Vec<Effect>,
    /// The selection of the list, and of the cards, is to be brought into view.
    pub(super) must_show: bool,
    /// The marked claim is to be brought into view once the text is wrapped anew.
    pub(super) must_show_claim: bool,
}

impl Model {
    /// A reader with an empty library.
    pub fn new(settings: Settings) -> Self {
        let list = List::ordered(settings.order);
        let mut cards = Cards::default();
        cards.reset();
        let Settings { tongue, keymap, root, has_mouse, today, .. } = settings;
        Self { tongue, keymap, root, has_mouse, today, list, cards, must_show: true, ..Self::default() }
    }

    /// Begins with another library; what concerns the reader, not the articles, stays.
    pub fn change_library(&mut self, root: Screened) {
        let settings = Settings {
            tongue: self.tongue,
            keymap: std::mem::take(&mut self.keymap),
            order: self.list.order.clone(),
            root,
            has_mouse: self.has_mouse,
            today: self.today,
        };
        let (histories, pins) = (std::mem::take(&mut self.histories), std::mem::take(&mut self.pins));
        let (keeping, size) = (std::mem::take(&mut self.keeping), self.size);
        let (queries, marks) = (std::mem::take(&mut self.queries), std::mem::take(&mut self.marks));
        let (is_unkept, steps) = (self.is_unkept, std::mem::take(&mut self.steps));
        *self = Self {
            is_unkept,
            steps,
            histories,
            pins,
            keeping,
            size,
            queries,
            marks,
            tints: self.tints,
            ..Self::new(settings)
        };
    }

    /// The place where the reader is now.
    pub(super) fn here(&self) -> Option<Place> {
        let reading = self.reading.as_ref()?;
        let at = reading.rows.get(reading.window.top).map_or(0, |row| row.span.start as usize);
        let claim = self.cards.is_lit.then(|| self.cards.claim());
        Some(Place { row: reading.row, at, focus: self.focus, claim })
    }

    /// Remembers the place where the reader is, before a jump.
    pub(super) fn leave(&mut self) {
        if let Some(here) = self.here() {
            self.jumps.leave(here);
        }
    }

    /// Says something in the status row.
    pub(super) fn tell(&mut self, text: impl AsRef<str>) {
        self.notice = Some(Notice::info(text));
    }

    /// Says in the status row that something went wrong.
    pub(super) fn complain(&mut self, text: impl AsRef<str>) {
        self.notice = Some(Notice::error(text));
    }

    /// The prompt of this kind is open.
    pub fn asks(&self, kind: PromptKind) -> bool {
        self.prompt.as_ref().is_some_and(|prompt| prompt.kind == kind)
    }

    /// The year that need not be written: that of the newest article.
    pub fn usual_year(&self) -> Option<i32> {
        self.library.newest_year()
    }

    /// What the reader keeps of a row.
    pub fn kept(&self, id: RowId) -> &Kept {
        self.keeping.of(self.library.content(id))
    }

    /// The number of rows, also of those that are not there yet.
    pub fn total(&self) -> usize {
        if self.progress.is_listed() { self.library.len() } else { self.progress.total.max(self.library.len()) }
    }
}
