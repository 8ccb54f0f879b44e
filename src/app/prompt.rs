//! Lines of input: what they are for and what their keys do.

use super::key::{Code, Key};
use super::{Edit, Scope};
use crate::library::RowId;

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PromptKind {
    /// The live filter of the list.
    Filter,
    /// The same, in bodies only.
    Bodies,
    /// Words to find in the article.
    Search,
    /// The filter of the cards.
    Cards,
    /// A command.
    Command,
    /// Tags of the rows acted on.
    Tags,
    /// Tags of all rows listed.
    TagsOfAll,
    /// A note on the article.
    Note,
    /// Who says a sentence that is no claim yet.
    Who,
}

impl PromptKind {
    /// The first letter takes the place of what stands there.
    pub fn is_replaced(self) -> bool {
        matches!(self, Self::Filter | Self::Bodies | Self::Search | Self::Cards)
    }

    /// It stands in the status row.
    pub fn is_below(self) -> bool {
        matches!(self, Self::Command | Self::Tags | Self::TagsOfAll | Self::Note | Self::Who)
    }

    /// The sign before the input.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Command => ":",
            Self::Bodies => "g/",
            Self::Tags | Self::TagsOfAll => "#",
            Self::Note => "»",
            Self::Who => "+",
            _ => "/",
        }
    }
}

/// An open prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What it asks for.
    pub kind: PromptKind,
    /// What is typed.
    pub edit: Edit,
    /// What stood there before, for Esc.
    pub before: String,
    /// Where the filter of the list looked before, for Esc.
    pub scope: Scope,
    /// The article that was selected before, for Esc.
    pub selected: Option<RowId>,
    /// Nothing was typed yet: the first letter takes the place of what stands there.
    pub is_fresh: bool,
    /// The place in the history; the number of its entries for the line being typed.
    pub history_at: usize,
}

/// What a key did to a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text changed.
    Changed,
    /// Nothing, or only the cursor moved.
    Moved,
    /// It was accepted.
    Accepted,
    /// It was given up.
    GivenUp,
    /// It was left as it is.
    Left,
    /// The line before (-1) or after (1) was asked for.
    Step(isize),
    /// It was given up, and this key was meant for the pane.
    Escaped(Key),
}

/// What `key` does to the input of an overlay: as in [`type_key`], but `q` closes it while nothing is typed.
pub fn type_overlay_key(edit: &mut Edit, key: Key) -> Typed {
    if edit.text().is_empty() && key == Key::char('q') { Typed::GivenUp } else { type_key(edit, key) }
}

/// What `key` does to the input `edit`. Ctrl-H is Backspace; Alt with a letter is Esc and the letter, as input methods
/// and fast typists send them together.
pub fn type_key(edit: &mut Edit, key: Key) -> Typed {
    if key.ctrl {
        return type_ctrl(edit, key);
    }
    match key.code {
        Code::Char(_) if key.alt => return Typed::Escaped(Key { alt: false, ..key }),
        Code::Char(c) => edit.insert(c.encode_utf8(&mut [0; 4])),
        // Held too long it must not leave the prompt: what is typed next would be commands.
        Code::Backspace => {
            edit.backspace();
        }
        Code::Delete => edit.delete(),
        code => return move_cursor(edit, code),
    }
    Typed::Changed
}

fn type_ctrl(edit: &mut Edit, key: Key) -> Typed {
    match key.code {
        Code::Char('h') => {
            edit.backspace();
        }
        Code::Char('w') => edit.delete_word(),
        Code::Char('u') => edit.delete_all(),
        Code::Char('a') => return move_cursor(edit, Code::Home),
        Code::Char('e') => return move_cursor(edit, Code::End),
        Code::Char('n') => return Typed::Step(1),
        Code::Char('p') => return Typed::Step(-1),
        Code::Char('c' | 'g') => return Typed::GivenUp,
        Code::Char('d') if edit.text().is_empty() => return Typed::GivenUp,
        Code::Char('d') => edit.delete(),
        Code::Char('j' | 'm') => return Typed::Accepted,
        _ => return Typed::Moved,
    }
    Typed::Changed
}

fn move_cursor(edit: &mut Edit, code: Code) -> Typed {
    match code {
        Code::Left => edit.left(),
        Code::Right => edit.right(),
        Code::Home => edit.home(),
        Code::End => edit.end(),
        Code::Enter => return Typed::Accepted,
        Code::Esc => return Typed::GivenUp,
        Code::Tab => return Typed::Left,
        Code::Up => return Typed::Step(-1),
        Code::Down => return Typed::Step(1),
        _ => {}
    }
    Typed::Moved
}
