//! Loading: bytes become articles. Never fails on content: what cannot be read says why.
//!
//! One file a format; [`load`] tells the format by content and name. Every format fills drafts, and a draft becomes an
//! article in one place (`draft`), where titles, captions, credits, outlets and dates are settled.

mod body;
mod byline;
mod date;
mod draft;
mod encoding;
mod feed;
mod file_date;
mod front;
mod gzip;
mod headers;
mod html;
mod json;
mod legacy;
mod lines;
mod markdown;
mod notice;
mod outlet;
mod plain;
mod sniff;
mod table;
mod wrapped;

pub use notice::{Reason, Warning};
pub use sniff::is_taken;

use crate::article::Article;
use chrono::NaiveDateTime;
use sniff::Format;
use std::borrow::Cow;

/// The largest file that is read, in bytes.
pub const CAP: u64 = 16 << 20;

/// What is known of a file besides its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// Name of the file, for its ending and the date in it; empty for standard input.
    pub name: &'a str,
    /// Name of the folder it lies in: the last guess for the outlet.
    pub folder: Option<&'a str>,
    /// When the file was changed: the last guess for the date.
    pub modified: Option<NaiveDateTime>,
}

/// What one file held.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its articles, in order: most files hold one, feeds and tables many.
    pub items: Vec<Item>,
}

/// One article of a file, or the reason why there is none.
#[derive(Debug)]
pub enum Item {
    /// An article and what is worth knowing about how it was read.
    Article {
        /// The article.
        article: Box<Article>,
        /// A guessed encoding, hidden characters, a cut.
        warnings: Vec<Warning>,
    },
    /// It could not be read, for this reason.
    Failed(Reason),
}

impl Item {
    /// The article, where there is one.
    pub fn article(&self) -> Option<&Article> {
        match self {
            Self::Article { article, .. } => Some(article),
            Self::Failed(_) => None,
        }
    }
}

/// Reads the bytes of one file.
pub fn load(bytes: &[u8], origin: &Origin) -> Loaded {
    let items = read(bytes, origin).unwrap_or_else(|reason| vec![Item::Failed(reason)]);
    Loaded { items }
}

/// Reads one line of JSON Lines: for streams, which are read a line at a time.
pub fn load_record(line: &str, origin: &Origin) -> Item {
    json::record(line).map_or_else(Item::Failed, |draft| draft.finish(origin))
}

fn read(bytes: &[u8], origin: &Origin) -> Result<Vec<Item>, Reason> {
    if bytes.len() as u64 > CAP {
        return Err(Reason::TooLarge);
    }
    let unpacked = if gzip::is_gzip(bytes) { Cow::Owned(gzip::unpack(bytes)?) } else { Cow::Borrowed(bytes) };
    let (text, warning) = encoding::decode(&unpacked)?;
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let drafts = match sniff::format(&text, origin.name) {
        Format::Plain => vec![Ok(plain::draft(&text))],
        Format::Markdown => vec![Ok(markdown::draft(&text))],
        Format::Json => json::drafts(&text)?,
        Format::JsonLines => json::lines(&text),
        Format::Html => vec![Ok(html::draft(&text))],
        Format::Table(separator) => table::drafts(&text, separator)?,
        Format::Feed => feed::drafts(&text)?,
    };
    let finish = |draft: Result<draft::Draft, Reason>| match draft {
        Ok(mut draft) => {
            draft.warnings.extend(warning);
            draft.finish(origin)
        }
        Err(reason) => Item::Failed(reason),
    };
    Ok(drafts.into_iter().map(finish).collect())
}
