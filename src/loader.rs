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

pub use gzip::{is_gzip, most_unpacked};
pub use notice::{Reason, Warning};
pub use sniff::{Series, is_packed, is_taken, may_be_series, series};

use crate::article::Article;
use chrono::NaiveDateTime;
use sniff::Format;
use std::borrow::Cow;
use std::ops::Range;

/// The largest file that is read whole, in bytes, and the longest record of a larger one.
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
#[derive(Clone, Debug)]
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

/// A file whose articles are read as they are asked for.
#[derive(Debug)]
pub struct Opened(Parts);

#[derive(Debug)]
enum Parts {
    /// JSON Lines, of which a file may hold very many: the text, where its records are, and what was guessed of it.
    Lines(String, Vec<Range<usize>>, Option<Warning>),
    /// Any other file is read whole.
    Items(Vec<Item>),
}

impl Opened {
    /// How many articles, or reasons why there is none, the file holds.
    pub fn count(&self) -> usize {
        match &self.0 {
            Parts::Lines(_, records, _) => records.len(),
            Parts::Items(items) => items.len(),
        }
    }

    /// What is at the place `part`. `origin` is that of the file.
    pub fn item(&self, part: usize, origin: &Origin) -> Option<Item> {
        match &self.0 {
            Parts::Lines(text, records, warning) => {
                Some(finish(json::record(text.get(records.get(part)?.clone())?), *warning, origin))
            }
            Parts::Items(items) => items.get(part).cloned(),
        }
    }

    fn into_items(self, origin: &Origin) -> Vec<Item> {
        match self.0 {
            Parts::Lines(..) => (0..self.count()).filter_map(|part| self.item(part, origin)).collect(),
            Parts::Items(items) => items,
        }
    }
}

/// Reads the bytes of one file.
pub fn load(bytes: &[u8], origin: &Origin) -> Loaded {
    Loaded { items: open(bytes, origin).into_items(origin) }
}

/// Makes the bytes of one file ready: its articles are those of [`load`].
pub fn open(bytes: &[u8], origin: &Origin) -> Opened {
    Opened(parts(bytes, origin).unwrap_or_else(|reason| Parts::Items(vec![Item::Failed(reason)])))
}

impl Series {
    /// Reads one record by itself: a line; an element, whatever stands behind it; the header of a table and a row.
    pub fn load(self, record: &str, origin: &Origin) -> Item {
        let draft = match self {
            Self::Lines => json::record(record),
            Self::Array => json::element(record),
            Self::Table(separator) => table::row_alone(record, separator),
        };
        draft.map_or_else(Item::Failed, |draft| draft.finish(origin))
    }
}

/// A stream that begins with this line is JSON Lines, which may be read a line at a time.
pub fn is_record(line: &str) -> bool {
    json::is_record(line)
}

fn parts(bytes: &[u8], origin: &Origin) -> Result<Parts, Reason> {
    if bytes.len() as u64 > CAP {
        return Err(Reason::TooLarge);
    }
    let unpacked = if is_gzip(bytes) { Cow::Owned(gzip::unpack(bytes)?) } else { Cow::Borrowed(bytes) };
    let (text, warning) = encoding::decode(&unpacked)?;
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let drafts = match sniff::format(&text, origin.name) {
        Format::Plain => vec![Ok(plain::draft(&text))],
        Format::Markdown => vec![Ok(markdown::draft(&text))],
        Format::Json => json::drafts(&text)?,
        Format::JsonLines => {
            let records = json::lines(&text).collect();
            return Ok(Parts::Lines(text.into_owned(), records, warning));
        }
        Format::Html => vec![Ok(html::draft(&text))],
        Format::Table(separator) => table::drafts(&text, separator)?,
        Format::Feed => feed::drafts(&text)?,
    };
    Ok(Parts::Items(drafts.into_iter().map(|draft| finish(draft, warning, origin)).collect()))
}

fn finish(draft: Result<draft::Draft, Reason>, warning: Option<Warning>, origin: &Origin) -> Item {
    match draft {
        Ok(mut draft) => {
            draft.warnings.extend(warning);
            draft.finish(origin)
        }
        Err(reason) => Item::Failed(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAMES: [&str; 10] =
        ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.xml", "a.gz", "2024-11-21"];
    /// Pieces that steer into the corners of the formats.
    const PIECES: [&str; 32] = [
        "<",
        ">",
        "<p>",
        "</div>",
        "<a href='",
        "&#",
        "&amp;",
        "{\"title\":",
        "\"",
        "[",
        "]",
        "}",
        ",",
        "---\n",
        "+++\n",
        "title: ",
        "\n",
        "\n\n",
        "\r",
        "Theo ",
        "(Dân trí) - ",
        "Ảnh: ",
        "21/11/2024",
        "10:15",
        "Xem thêm:",
        "<rss",
        "<![CDATA[",
        "é",
        "e\u{301}",
        "\u{202e}",
        "ệ. An Mẫu",
        "\0",
    ];

    fn check(bytes: &[u8], name: &str) {
        for item in load(bytes, &Origin { name, ..Origin::default() }).items {
            if let Some(article) = item.article() {
                assert!(!article.paragraphs.is_empty());
                assert!(!article.meta.title.chars().any(char::is_control));
                assert!(article.paragraphs.iter().all(|p| !p.span.of(&article.text).is_empty()));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn any_bytes_load(bytes in proptest::collection::vec(any::<u8>(), 0..600), name in 0..NAMES.len()) {
            check(&bytes, NAMES[name]);
        }

        #[test]
        fn any_mix_of_pieces_loads(pieces in proptest::collection::vec(0..PIECES.len(), 0..60), name in 0..NAMES.len()) {
            let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
            check(text.as_bytes(), NAMES[name]);
        }
    }

    #[test]
    fn dates_come_from_the_text_the_name_and_at_last_the_file() {
        let time = chrono::NaiveDate::from_ymd_opt(2025, 1, 2).and_then(|day| day.and_hms_opt(3, 4, 5));
        let published = |text: &str, name: &str| {
            let origin = Origin { name, modified: time, ..Origin::default() };
            let published = load(text.as_bytes(), &origin).items[0].article().unwrap().meta.published.unwrap();
            (published.date.to_string(), published.is_guess)
        };
        let body = "Ngày 5/6/2020, ông Thử cho biết cây cầu đã xong.";
        assert_eq!(published(&format!("Tựa\nThứ năm, 21/11/2024\n{body}"), "a.txt"), ("2024-11-21".into(), false));
        assert_eq!(published(&format!("Tựa\n{body}"), "tt-20241120.txt"), ("2024-11-20".into(), false));
        assert_eq!(published(&format!("Tựa\n{body}"), "a.txt"), ("2025-01-02".into(), true));
    }

    #[test]
    fn warnings_tell_what_was_guessed_and_hidden() {
        let Item::Article { warnings, .. } = &load("Ông Ki\u{200b}rby nói.".as_bytes(), &Origin::default()).items[0]
        else {
            panic!()
        };
        assert_eq!(*warnings, [Warning::NoTitle, Warning::Hidden(1)]);
    }

    #[test]
    fn gzip_is_opened_once_and_capped() {
        use std::io::Write;
        let pack = |bytes: &[u8]| {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            packer.write_all(bytes).unwrap();
            packer.finish().unwrap()
        };
        let origin = Origin { name: "a.txt.gz", ..Origin::default() };
        let packed = pack("Tựa bài\nMột đoạn văn ngắn.".as_bytes());
        assert!(load(&packed, &origin).items[0].article().is_some());
        assert!(matches!(load(&pack(&packed), &origin).items[..], [Item::Failed(Reason::Binary)]));
        assert!(matches!(load(&pack(&[b'a'; 1_000_000]), &origin).items[..], [Item::Failed(Reason::Bomb)]));
        assert!(matches!(load(&packed[..packed.len() - 9], &origin).items[..], [Item::Failed(Reason::Gzip)]));
    }
}
