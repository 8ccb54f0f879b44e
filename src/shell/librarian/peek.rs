//! The first look at a library without an index: titles from the first lines of files, so that the list is there in a
//! moment also where it takes a minute to read everything.

use super::super::files::Found;
use super::super::source::{Source, local_time, nanoseconds};
use crate::article::Published;
use crate::library::{Row, RowId, RowState};
use crate::store::index::FileEntry;
use crate::text::Screened;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Bytes of a file that are looked at.
const BYTES: usize = 512;
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

/// Looks at the beginning of a file; none where it is gone. Why one cannot be opened, reading it will tell.
pub fn peek(source: &Source, found: &Found) -> Option<Peek> {
    let is_plain = found.path.extension().and_then(OsStr::to_str).is_some_and(|ending| PLAIN.contains(&ending));
    let Ok((bytes, size, modified)) = source.start(found, if is_plain { BYTES } else { 0 }) else {
        return entry(found).map(|entry| Peek { entry, row: unread(&found.path) });
    };
    let entry = FileEntry { path: found.path.clone(), size, time: modified.map_or(0, nanoseconds) };
    let row = is_plain.then(|| first_line(&bytes, &found.path, modified)).flatten();
    let row = row.unwrap_or_else(|| unread(&found.path));
    Some(Peek { entry, row })
}

/// The row that the first line tells of, dated by the file; what the rest of the file tells comes when it is read.
fn first_line(bytes: &[u8], path: &Path, modified: Option<SystemTime>) -> Option<Row> {
    // The last character may be cut.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let line = text.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty())?;
    let title = Screened::line(line.trim_start_matches(['#', ' ']));
    let time = modified.and_then(local_time);
    let published = time.map(|time| Published { date: time.date(), time: Some(time.time()), is_guess: true });
    // Front matter comes before the title.
    (!title.is_empty() && !line.starts_with("---") && !line.starts_with("+++")).then(|| Row {
        title,
        published,
        ..unread(path)
    })
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

/// Size and time of a file; none where it went away meanwhile.
pub fn entry(found: &Found) -> Option<FileEntry> {
    let about = if found.is_named { fs::metadata(&found.path) } else { fs::symlink_metadata(&found.path) }.ok();
    // What has no file (standard input, the samples) does not change.
    let (size, time) = about.map_or((0, 0), |about| (about.len(), about.modified().map_or(0, nanoseconds)));
    Some(FileEntry { path: found.path.clone(), size, time })
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
