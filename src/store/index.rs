//! The index of a library: what its files hold, so that nothing has to be read twice. It is disposable: made anew from
//! the files whenever it is missing, damaged or of another version.
//!
//! One SQLite database a library. The inverted lists are FTS5 tables without content and without positions, which keeps
//! all of it below the size of the text: folded words (with lists for prefixes), words as spelled, and facts, whose
//! words are numbers of names: `e12` for an article that names entity 12, `s12` for one with a claim of source 12,
//! `s12a3` for a claim by which it does act 3, `v12` for a relay, `a3` for an act.
//!
//! Numbers of articles run with time as far as names and times of files tell, so that the newest of all articles that
//! hold a word stand together at the end of its list.

mod claims;
mod digest;
mod figures;
mod known;
mod lookup;
mod open;
mod packed;
mod reader;
mod row_ids;
mod schema;
mod spelled;
mod words;
mod writer;

pub use claims::Sought;
pub use digest::Digest;
pub use known::{Fate, KnownFiles};
pub use lookup::{ALL, Among, Candidates};
pub use open::{Hold, Place, is_damage};
pub use reader::{First, Index, Source};
pub use words::{Vocabulary, Words};
pub use writer::{FACTS, FileEntry, FileId, ItemEntry, Pending, Put, ReadFile, TEXTS, Writer};

/// What can go wrong.
pub type Error = rusqlite::Error;
/// A result of the index.
pub type Result<T> = rusqlite::Result<T>;
