//! What the first frame is made of: where the reader was, and the rows around it. It is looked up while the terminal is
//! taken.

use super::keeper::Keeper;
use crate::app::{Message, Session};
use crate::article::ArticleId;
use crate::library::Library;
use crate::shell::shelf::Shelf;
use crate::store::index::Index;
use std::path::Path;

/// See the module.
#[derive(Debug)]
pub struct FirstLook {
    /// Where the reader was.
    pub session: Option<Session>,
    /// Saved queries and marked places.
    pub saved: Message,
    /// The first rows that the index knows, how many it knows, and what is kept of the first ones.
    pub rows: Option<(Library, usize, Message)>,
}

impl FirstLook {
    /// Looks at the library called `root`: as many rows on each side of the article that was open as a screen of this
    /// `height` can show.
    pub fn new(keeper: &Keeper, shelf: &mut Shelf, (root, height): (&Path, u16)) -> Self {
        let session = keeper.session(root);
        let article = session.as_ref().and_then(Session::article);
        let found = shelf.index().ok().flatten().and_then(|index| first_rows(index, article, height.into()));
        let rows = found.map(|(library, total)| {
            let kept = keeper.kept_of(&library);
            (library, total, kept)
        });
        Self { session, saved: keeper.saved(), rows }
    }
}

/// The first rows that an index knows, `limit` on each side of the article that was open last time, and how many it
/// knows.
fn first_rows(index: &Index, article: Option<ArticleId>, limit: usize) -> Option<(Library, usize)> {
    let first = index.first(article, limit).ok()?;
    let mut library = Library::with_room(first.end);
    first.rows.into_iter().for_each(|row| library.put(row));
    (!library.is_empty()).then_some((library, first.total))
}
