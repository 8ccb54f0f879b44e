//! The first look at a library without an index: titles from the first lines of files, so that the list is there in a
//! moment also where it takes a minute to read everything.

use super::super::files::Found;
use super::super::source::{self, Source, nanoseconds};
use crate::library::{Row, RowId, RowState};
use crate::loader::Item;
use crate::store::index::FileEntry;
use crate::text::Screened;
use std::ffi::OsStr;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Bytes of a file that are looked at.
const BYTES: usize = 1024;
/// Endings of names whose files begin with their titles.
const PLAIN: [&str; 4] = ["txt", "text", "md", "markdown"];

/// What the first look at a file tells.
#[derive(Clone, Debug)]
pub struct Peek {
    /// The file.
    pub entry: FileEntry,
    /// Its row, not yet numbered; what is not known yet is left out.
    pub row: Row,
}

/// Looks at the beginning of a file; none where it cannot be opened, which reading it will tell.
pub fn peek(source: &Source, found: &Found) -> Option<Peek> {
    let is_plain = found.path.extension().and_then(OsStr::to_str).is_some_and(|ending| PLAIN.contains(&ending));
    let (bytes, size, modified) = source.start(found, if is_plain { BYTES } else { 0 }).ok()?;
    let entry = FileEntry { path: found.path.clone(), size, time: modified.map_or(0, nanoseconds) };
    let row = is_plain.then(|| first_lines(&bytes, size, &found.path, modified)).flatten();
    let row = row.unwrap_or_else(|| unread(&found.path));
    Some(Peek { entry, row })
}

/// The row that the first lines tell of.
fn first_lines(bytes: &[u8], size: u64, path: &Path, modified: Option<SystemTime>) -> Option<Row> {
    let whole = size <= bytes.len() as u64;
    let end = if whole { bytes.len() } else { memchr::memrchr(b'\n', bytes)? };
    let items = source::load(bytes.get(..end)?, path, modified).items;
    let Some(Item::Article { article, .. }) = items.into_iter().next() else { return None };
    let row = Row::loaded(RowId(0), &article);
    Some(if whole { row } else { Row { content: None, minutes: 0, ..row } })
}

fn unread(path: &Path) -> Row {
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    Row {
        id: RowId(0),
        content: None,
        title: Screened::line(&name),
        title_is_made: false,
        outlet: None,
        published: None,
        minutes: 0,
        state: RowState::Loaded,
    }
}

impl Peek {
    /// What files are put in order by, the oldest first: the day that is known of it, else that of the file.
    pub fn moment(&self) -> i64 {
        let seconds = Duration::from_nanos(self.entry.time.max(0).cast_unsigned()).as_secs() as i64;
        let known = self.row.published.map(|published| published.date.and_time(published.time.unwrap_or_default()));
        let known = known.map_or(seconds, |time| time.and_utc().timestamp());
        known.div_euclid(60)
    }
}
