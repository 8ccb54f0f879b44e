//! What comes in and what goes out.

use super::Key;
use super::progress::Progress;
use super::reading::Opened;
use crate::analysis::{Analysis, ClaimId};
use crate::article::{Article, ArticleId};
use crate::library::{Atom, Change, Kept, Library, Row, RowId, RowSet};
use crate::text::Screened;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// All rows that the index knows, in the place of the first few.
    Shelved(Box<Shelved>),
    /// Files were read, first or anew: their rows.
    Arrived(Vec<Row>),
    /// Articles went away.
    Gone(Vec<RowId>),
    /// The claims of articles were counted.
    Counted(Vec<(RowId, usize)>),
    /// How far the reading of the library has come.
    Progress(Progress),
    /// The article that was asked for.
    Opened(Box<Opened>),
    /// What was found in the open article.
    Analyzed(RowId, Arc<Analysis>),
    /// Texts of rows in view.
    Texts(Vec<(RowId, Arc<Article>)>),
    /// What parts of a query find.
    Answered(Answers),
    /// The screen shows what was found so far: rows that were not looked at yet can be.
    LookOn,
    /// What the reader keeps of all articles.
    AllKept(HashMap<ArticleId, Kept>),
    /// What the reader keeps of some articles now: it is safe.
    Kept(Vec<(ArticleId, Kept)>),
    /// Queries by their names, and places by their letters, that are kept.
    Saved(BTreeMap<Screened, Screened>, BTreeMap<char, (ArticleId, u32)>),
    /// Which articles tell the same story.
    Stories(Vec<Vec<RowId>>),
    /// Names that begin with these folded words.
    Names(String, Vec<String>),
    /// What is kept of some articles, as it was read from the disk.
    KeptBefore(Vec<(ArticleId, Kept)>),
    /// Changes that could not be saved, and why; they hold until the program ends.
    Unsaved(Vec<Change>, String),
    /// An effect has something to tell.
    Told(Notice),
}

/// A library that takes the place of the one before.
#[derive(Debug)]
pub struct Shelved {
    /// The rows.
    pub library: Library,
    /// Rows that had another number before.
    pub renumbered: HashMap<RowId, RowId>,
}

/// What parts of a query find in the index.
#[derive(Debug, Default)]
pub struct Answers {
    /// The parts, each with its rows.
    pub found: Vec<(Atom, Arc<RowSet>)>,
    /// There is more to come.
    pub is_partial: bool,
}

/// What the mouse did, at a column and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down.
    Down(u16, u16),
    /// It moved with the button down.
    Drag(u16, u16),
    /// The button went up.
    Up,
    /// The wheel turned by so many steps, down being positive.
    Wheel(u16, u16, i16),
}

/// A line for the status row, shown until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub text: Screened,
    /// Something went wrong.
    pub is_error: bool,
}

impl Notice {
    /// Something worth knowing.
    pub fn info(text: impl AsRef<str>) -> Self {
        Self { text: Screened::line(text.as_ref()), is_error: false }
    }

    /// Something that went wrong.
    pub fn error(text: impl AsRef<str>) -> Self {
        Self { text: Screened::line(text.as_ref()), is_error: true }
    }
}

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// This article is wanted, with its analysis, before all others.
    Open(RowId),
    /// The same once nothing was typed for a moment: the list changes with each letter of a filter, and only the article
    /// that it comes to rest on is worth reading.
    OpenAtRest(RowId),
    /// The texts of these rows are wanted.
    Texts(Vec<RowId>),
    /// These parts of a query are to be looked up in the index; earlier questions are void.
    Ask(Vec<Atom>),
    /// [`Message::LookOn`] is wanted once the screen shows what was found and nothing else has happened.
    LookOn,
    /// These changes are to be kept.
    Keep(Vec<Change>),
    /// The text of this article was read: a later version is to be compared with it.
    Remember(RowId),
    /// This query is to be kept under this name, or forgotten.
    SaveQuery(Screened, Option<Screened>),
    /// This letter marks this place of an article, or none.
    SaveMark(char, Option<(ArticleId, u32)>),
    /// Names that begin with these folded words are wanted.
    Names(String),
    /// It is wanted which articles tell the same story.
    Stories,
    /// The reader left the article with this byte of its text at the top of the window.
    Leave(ArticleId, u32),
    /// Leave the program.
    Quit,
    /// Stop, to be continued by the shell's `fg`.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Put this on the terminal's clipboard.
    Copy(String),
    /// The same with the JSON of a claim, or of the whole article.
    CopyJson(RowId, Option<ClaimId>),
    /// Show this address in the browser.
    Browse(Screened),
    /// Open the article's file in the editor, at the line that holds these words.
    Edit(RowId, String),
    /// Write the article's claims to a file, in the format its name tells.
    Export(RowId, PathBuf),
    /// Read further files.
    Load(PathBuf),
    /// Watch the mouse, or leave it to the terminal.
    WatchMouse(bool),
    /// Draw with the theme of this name.
    Theme(String),
}
