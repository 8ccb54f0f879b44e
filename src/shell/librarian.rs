//! Keeps the index of a library in step with its files: lists them, reads what is new or changed, analyses it.
//!
//! The newest files come first, in groups that are committed together, so that whatever stops the work, what was done
//! stays done. First all texts are read, so that everything can be searched soon, then all are analysed.

mod given;
mod group;
mod jobs;
mod last_file;
mod listing;
mod pace;
mod peek;
mod reading;
mod study;

pub use given::Given;

use super::files::Entering;
use super::source::Source;
use crate::app::Progress;
use crate::article::ArticleId;
use crate::library::{Library, Row, RowId};
use crate::store::index::{self, Index, Place, Writer};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Something that the work has to tell.
#[derive(Debug)]
pub enum News {
    /// Rows in the place of those before; rows that had other numbers; and where the files of rows lie that the index
    /// does not know yet. They are all while the last progress says that files are not listed any more.
    Shelved(Box<Library>, HashMap<RowId, RowId>, Arc<HashMap<RowId, PathBuf>>),
    /// The index was damaged: it was laid aside and is made anew.
    Rebuilt,
    /// The index was taken away: it is being made anew.
    Lost,
    /// Rows are new or changed.
    Arrived(Vec<Row>),
    /// Rows went away.
    Gone(Vec<RowId>),
    /// Texts changed: what they were and are, and where.
    Changed(Vec<(RowId, ArticleId, ArticleId)>),
    /// Claims were counted.
    Counted(Vec<(RowId, usize)>),
    /// How far the work is.
    Progress(Progress),
    /// Folders and files that could not be read, with the reasons.
    Unread(Vec<(PathBuf, String)>),
}

/// The work cannot go on.
#[derive(Debug)]
pub enum Stop {
    /// Nobody listens any more.
    Unheard,
    /// The index fails.
    Index(index::Error),
    /// The machine has no more threads.
    Machine(std::io::Error),
}

impl From<index::Error> for Stop {
    fn from(error: index::Error) -> Self {
        Self::Index(error)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Machine(error)
    }
}

/// Takes news; gives false where nobody listens any more.
pub type Tell<'t> = &'t mut dyn FnMut(News) -> bool;

/// One who keeps the index of a library.
pub struct Librarian<'t> {
    source: Source,
    writer: Writer,
    vietnamese: bool,
    tell: Tell<'t>,
    /// Told of each folder before it is looked into.
    entering: Option<Entering>,
}

impl<'t> Librarian<'t> {
    /// Opens the index at `place` for writing. A damaged one is laid aside and made anew.
    ///
    /// # Errors
    /// The index can be neither opened nor made.
    pub fn new(source: Source, place: &Place, vietnamese: bool, tell: Tell<'t>) -> Result<Self, index::Error> {
        let writer = Writer::open(place).or_else(|error| {
            if index::is_damage(&error) && place.set_aside().is_ok() { Writer::open(place) } else { Err(error) }
        })?;
        Ok(Self { source, writer, vietnamese, tell, entering: None })
    }

    /// Has `entering` told of each folder before it is looked into.
    pub fn tell_of_folders(&mut self, entering: Option<Entering>) {
        self.entering = entering;
    }

    /// Brings the index up to date with the files.
    ///
    /// # Errors
    /// See [`Stop`]. What was committed until then stays.
    pub fn refresh(&mut self) -> Result<(), Stop> {
        let result = self.list().and_then(|()| self.read()).and_then(|()| self.study());
        if result.is_err() {
            self.writer.roll_back();
        }
        result
    }

    fn tell(&mut self, news: News) -> Result<(), Stop> {
        if (self.tell)(news) { Ok(()) } else { Err(Stop::Unheard) }
    }
}

/// Does `work` with the librarian of the index at `place`. An index that proves damaged is laid aside, which is told, and
/// the work is done once more on a new one.
///
/// # Errors
/// See [`Stop`].
pub fn keep(
    source: &Source,
    place: &Place,
    vietnamese: bool,
    tell: Tell<'_>,
    work: impl Fn(&mut Librarian<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let attempt = |tell: Tell<'_>| work(&mut Librarian::new(source.clone(), place, vietnamese, tell)?);
    match attempt(tell) {
        Err(Stop::Index(error)) if index::is_damage(&error) => {
            place.set_aside()?;
            if tell(News::Rebuilt) { attempt(tell) } else { Err(Stop::Unheard) }
        }
        result => result,
    }
}

/// All rows that the index at `place` knows, where there is an index of this version.
///
/// # Errors
/// It is damaged.
pub fn shelf(place: &Place) -> Result<Option<Library>, index::Error> {
    Index::open(place)?.map(|index| index.library()).transpose()
}
