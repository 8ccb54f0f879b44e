//! The reader without its terminal: model, messages, effects, keys, and the geometry of panes.
//!
//! [`update`] is the only door: it takes a [`Message`], changes the [`Model`] and gives [`Effect`]s for the shell to
//! carry out. It does no I/O and knows no clock.

mod act;
mod action;
mod area;
mod card;
mod cards;
mod command;
mod copy;
mod edit;
mod find;
mod help;
mod hints;
mod jumps;
mod key;
mod keymap;
mod layout;
mod list;
mod menu;
mod message;
mod model;
mod mouse;
mod moves;
mod names;
mod prompt;
mod reading;
mod typing;
mod update;
mod window;
mod words;

pub use action::{ACTIONS, Action, Entry as ActionEntry, Group};
pub use area::Area;
pub use card::{BODY, CardLine, Fact, content, date_range, role, short_date};
pub use cards::{Card, CardFilter, Cards, bases, outlets, relays, source_name};
pub use command::completions;
pub use copy::citation;
pub use edit::Edit;
pub use help::{GROUPS, Help, meaning, pane_name, title as group_title};
pub use hints::{Hint, hints};
pub use jumps::{Jumps, Place};
pub use key::{Code, Key};
pub use keymap::{Keymap, Meaning};
pub use layout::{Form, GUTTER, Layout, MARGIN, Pane, Wishes};
pub use list::{BESIDE, Entry, INDENT, List, Scope};
pub use menu::{Choice, Item, Menu};
pub use message::{Effect, Message, Mouse, Notice};
pub use model::{Model, Needle, Progress, Settings, Tints};
pub use names::{NameRow, Names, Pin, Pins};
pub use prompt::{Prompt, PromptKind};
pub use reading::{Density, Reading, RowKind, TextRow, extent, place};
pub use update::{list_has_prompt, update};
pub use window::Window;
pub use words::{Tongue, Words, Year};
