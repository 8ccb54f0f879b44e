//! What comes in and what goes out.

use super::Key;
use crate::analysis::{Analysis, ClaimId};
use crate::library::{Row, RowId};
use crate::text::Screened;
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
    /// Files were read: their rows.
    Arrived(Vec<Row>),
    /// All files were read.
    AllArrived,
    /// Articles were analysed.
    Analyzed(Vec<(RowId, Arc<Analysis>)>),
    /// An effect has something to tell.
    Told(Notice),
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
    /// The analysis of this article is wanted before all others.
    Analyze(RowId),
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
