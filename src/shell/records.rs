//! Large files of many records, as scrapers and tables have them: where the records are. Each is read when it is asked
//! for, so that a file may be larger than what fits the memory.

mod borders;
mod bytes;
mod unpacker;

pub use bytes::Bytes;

use crate::loader::{self, CAP, Item, Origin, Reason, Series};
use borders::Borders;
use std::io;
use xxhash_rust::xxh3::Xxh3;

/// Bytes that are looked over at a time.
const CHUNK: usize = 256 << 10;
/// The same where one record is looked for.
const SMALL_CHUNK: usize = 8 << 10;
/// Bytes by which it is told what series a file is.
const START: usize = 64 << 10;
/// Records by which it is told whether they are sound.
const FIRST: usize = 10;
/// Stands before the first record of some files.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// How a file holds its records.
#[derive(Debug)]
pub struct Form {
    series: Series,
    /// The byte at which the series begins.
    begin: u64,
    /// The first row of a table.
    header: Vec<u8>,
}

impl Form {
    /// That of a file, whose name is `name`, as its beginning tells; none where it holds no series of records.
    pub fn of(bytes: &Bytes, name: &str) -> io::Result<Option<Self>> {
        let mut start = vec![0; START];
        let start = bytes.read(0, &mut start)?;
        let text = String::from_utf8_lossy(start);
        let marked = text.trim_start_matches(BYTE_ORDER_MARK);
        let Some((series, begin)) = loader::series(marked, name) else { return Ok(None) };
        let begin = (text.len() - marked.len() + begin) as u64;
        let header = match series {
            Series::Table(_) => next(bytes, 0, Borders::new(series))?,
            _ => Some(Vec::new()),
        };
        Ok(header.map(|header| Self { series, begin, header }))
    }

    /// The record that begins at the byte `start`, as an article; none where that is no record.
    pub fn item_at(&self, bytes: &Bytes, start: u64, origin: &Origin) -> Option<Item> {
        if matches!(self.series, Series::Table(_)) && !ends_row(bytes, start) {
            return None;
        }
        let record = next(bytes, start, Borders::within(self.series)).ok()??;
        Some(self.load(&record, origin)).filter(|item| item.article().is_some())
    }

    /// A record as an article.
    fn load(&self, record: &[u8], origin: &Origin) -> Item {
        let text = [&self.header, record].concat();
        self.series.load(String::from_utf8_lossy(&text).trim_start_matches(BYTE_ORDER_MARK), origin)
    }
}

/// The records of a file.
#[derive(Debug)]
pub struct Records {
    form: Form,
    bytes: Bytes,
    /// Where each begins, and where the last one ends.
    borders: Vec<u64>,
}

impl Records {
    /// Looks `bytes` over, of the file whose name is `name`; gives its records, and the hash of all bytes. None where they
    /// are no series of records in UTF-8.
    pub fn new(bytes: Bytes, name: &str) -> io::Result<Option<(Self, u64)>> {
        let Some(form) = Form::of(&bytes, name)? else { return Ok(None) };
        let (mut hash, mut borders, mut end) = (Xxh3::new(), Vec::new(), 0);
        let (mut chunk, mut finder) = (vec![0; CHUNK], Borders::new(form.series));
        loop {
            let looked_at = bytes.read(end, &mut chunk)?;
            hash.update(looked_at);
            let before = (form.begin.saturating_sub(end) as usize).min(looked_at.len());
            finder.look(&looked_at[before..], |at| borders.push(end + (before + at) as u64));
            end += looked_at.len() as u64;
            if looked_at.is_empty() {
                break;
            }
        }
        borders.push(end);
        if matches!(form.series, Series::Table(_)) {
            borders.remove(0);
        }
        let records = Self { form, bytes, borders };
        Ok(records.are_sound().then(|| (records, hash.digest())))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.borders.len().saturating_sub(1)
    }

    /// The bytes up to the end of the last one.
    pub fn end(&self) -> u64 {
        self.borders.last().copied().unwrap_or_default()
    }

    /// The bytes of the record `part` with what stands between it and the next one.
    pub fn size(&self, part: usize) -> u64 {
        self.borders.get(part + 1).zip(self.borders.get(part)).map_or(0, |(end, start)| end - start)
    }

    /// They are articles, in UTF-8, as one of the first ones tells.
    fn are_sound(&self) -> bool {
        let is_sound = |part| {
            let text =
                self.start(part).and_then(|start| String::from_utf8(self.read(start, self.size(part)).ok()?).ok());
            text.is_some_and(|text| match self.form.series {
                Series::Lines => loader::is_record(text.trim_start_matches(BYTE_ORDER_MARK)),
                _ => self.item(part, &Origin::default()).is_some_and(|item| item.article().is_some()),
            })
        };
        (0..FIRST).any(is_sound)
    }

    /// Where the record `part` begins, in bytes.
    pub fn start(&self, part: usize) -> Option<u64> {
        self.borders.get(part).copied().filter(|_| part < self.count())
    }

    /// The record `part` as an article; none where there is no such record.
    pub fn item(&self, part: usize, origin: &Origin) -> Option<Item> {
        let record = self.read(self.start(part)?, self.size(part));
        Some(record.map_or_else(Item::Failed, |record| self.form.load(&record, origin)))
    }

    fn read(&self, start: u64, size: u64) -> Result<Vec<u8>, Reason> {
        if size > CAP {
            return Err(Reason::TooLarge);
        }
        let mut record = vec![0; size as usize];
        let is_whole = self.bytes.read(start, &mut record).map_err(|error| Reason::of(&error))?.len() as u64 == size;
        // Else it was cut off since.
        if is_whole { Ok(record) } else { Err(Reason::Io) }
    }
}

/// The byte before `start` ends a row.
fn ends_row(bytes: &Bytes, start: u64) -> bool {
    let mut before = [0];
    start > 0 && matches!(bytes.read(start - 1, &mut before), Ok([b'\n' | b'\r']))
}

/// The first record that `borders` finds from the byte `start` on; none where none begins, or one is too long.
fn next(bytes: &Bytes, start: u64, mut borders: Borders) -> io::Result<Option<Vec<u8>>> {
    let (mut record, mut chunk, mut found) = (Vec::new(), vec![0; SMALL_CHUNK], Vec::new());
    while found.len() < 2 && record.len() as u64 <= CAP {
        let more = bytes.read(start + record.len() as u64, &mut chunk)?;
        if more.is_empty() {
            break;
        }
        borders.look(more, |at| found.push(record.len() + at));
        record.extend_from_slice(more);
    }
    let Some(&first) = found.first() else { return Ok(None) };
    record.truncate(found.get(1).copied().unwrap_or(record.len()));
    record.drain(..first);
    Ok(Some(record).filter(|record| record.len() as u64 <= CAP))
}

/// A line of JSON Lines as an article.
pub fn line(record: &[u8], origin: &Origin) -> Item {
    Form { series: Series::Lines, begin: 0, header: Vec::new() }.load(record, origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    fn records(bytes: &[u8], name: &str) -> Option<(Records, u64)> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        Records::new(Bytes::of(file).unwrap(), name).unwrap()
    }

    fn title(item: &Item) -> Option<String> {
        item.article().map(|article| article.meta.title.to_string())
    }

    /// Those of the records of a file, packed or not.
    fn titles(text: &str, name: &str) -> Vec<Option<String>> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        let plain = titles_of(text.as_bytes(), text, name);
        assert_eq!(titles_of(&packed.finish().unwrap(), text, &format!("{name}.gz")), plain);
        plain
    }

    fn titles_of(bytes: &[u8], text: &str, name: &str) -> Vec<Option<String>> {
        let origin = Origin { name, ..Origin::default() };
        let Some((records, hash)) = records(bytes, name) else { return Vec::new() };
        assert_eq!((hash, records.end()), (xxhash_rust::xxh3::xxh3_64(text.as_bytes()), text.len() as u64));
        assert!(records.item(records.count(), &origin).is_none());
        let one = |part| {
            let item = records.item(part, &origin).unwrap();
            let at = records.form.item_at(&records.bytes, records.start(part).unwrap(), &origin);
            assert_eq!(at.as_ref().and_then(title), title(&item));
            title(&item)
        };
        (0..records.count()).map(one).collect()
    }

    fn some(titles: &[&str]) -> Vec<Option<String>> {
        titles.iter().map(|title| Some((*title).to_owned())).collect()
    }

    #[test]
    fn records_are_lines_that_are_not_blank() {
        let line = |title: &str| format!("{{\"title\":\"{title}\",\"text\":\"Một câu.\"}}");
        let long = "x".repeat(CHUNK + 5);
        let text = format!("\u{feff}{}\n\n \r\n{}\r\nhỏng\n{}", line("một"), line(&long), line("ba"));
        assert_eq!(titles(&text, "a.jsonl"), [Some("một".into()), Some(long), None, Some("ba".into())]);
        assert_eq!(titles("\n \n", "a.jsonl"), []);
        // Scrapers write such files under the other name, too.
        assert_eq!(titles(&format!("{}\n{}", line("một"), line("hai")), "a.json"), some(&["một", "hai"]));
    }

    #[test]
    fn records_are_elements_of_an_array() {
        let text = "\u{feff}[\n{\"title\": \"một\",\n \"tags\": [\"a\", {\"b\": \"],\"}]},\n {\"title\": \"hai \\\"x\\\"\"}\n,3]\n";
        assert_eq!(titles(text, "a.json"), [Some("một".into()), Some("hai \"x\"".into()), None]);
        assert_eq!(titles("[{\"x\": 1}]", "a.json"), []);
        assert_eq!(titles("{\"title\": \"một\"}", "a.json"), []);
        // What is cut off is read up to there.
        assert_eq!(titles("[{\"title\": \"một\"}, {\"title\": \"h", "a.json"), [Some("một".into()), None]);
    }

    #[test]
    fn records_are_elements_of_an_array_in_an_object() {
        let two = "[{\"title\": \"một\"},\n{\"title\": \"hai\", \"items\": [{\"title\": \"x\"}]}]";
        let texts = [
            format!(
                "{{\"status\": \"\\\"ok\", \"x\": [{{\"items\": {two}}}, 1], \"articles\" : {two}, \"more\": [{{}}]}}"
            ),
            format!("\u{feff}{{\"took\": 1, \"hits\": {{\"total\": {{\"items\": [1]}}, \"hits\": {two}}}}}"),
        ];
        texts.iter().for_each(|text| assert_eq!(titles(text, "a.json"), some(&["một", "hai"])));
        // An article with others that belong to it; an object without records.
        for text in [format!("{{\"text\": \"Một câu.\", \"items\": {two}}}"), "{\"items\": [1], \"data\": {}}".into()]
        {
            assert_eq!(titles(&text, "a.json"), []);
        }
    }

    #[test]
    fn records_are_rows_of_a_table() {
        let text = "\u{feff}Title;Content\r\n\r\nmột;\"dòng\n\"\"hai\"\"\"\n\nba;bốn";
        assert_eq!(titles(text, "a.csv"), some(&["một", "ba"]));
        assert_eq!(titles("a;b\n1;2\n", "a.csv"), []);
        let (records, _) = records(text.as_bytes(), "a.csv").unwrap();
        let within = records.start(0).unwrap() + 10;
        assert!(records.form.item_at(&records.bytes, within, &Origin { name: "a.csv", ..Origin::default() }).is_none());
    }

    #[test]
    fn lines_in_another_encoding_are_no_records() {
        let line = "{\"title\":\"một\"}\n";
        let is_sound = |text: &str| records(text.as_bytes(), "a.jsonl").is_some();
        assert!(is_sound(&format!("\u{feff}{line}")));
        assert!(is_sound(&format!("# hai bài\n{line}")));
        assert!(!is_sound(&line.chars().map(|c| format!("{c}\0")).collect::<String>()));
        assert!(!is_sound(""));
    }

    proptest! {
        #[test]
        fn a_large_file_holds_what_a_small_one_does(lines in proptest::collection::vec("|[ \t]|\\{\"title\":\"[a-zệ]{1,9}\"\\}\r?", 0..9)) {
            let elements: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
            let array = format!("[{}]", elements.join(",\n"));
            let held = format!("{{\"items\":{array}}}");
            for (text, name) in [(lines.join("\n"), "a.jsonl"), (array, "a.json"), (held, "a.json")] {
                let origin = Origin { name, ..Origin::default() };
                let small = loader::load(text.as_bytes(), &origin).items;
                let small: Vec<_> = small.iter().filter_map(title).map(Some).collect();
                prop_assert_eq!(titles(&text, name), small);
            }
        }
    }
}
