//! Large files of JSON Lines: where their records are. Each is read when it is asked for, so that a file may be larger
//! than what fits the memory.

use super::lines::{self, Line};
use crate::loader::{self, CAP, Item, Origin, Reason};
use memchr::memchr_iter;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use xxhash_rust::xxh3::Xxh3;

/// Bytes that are looked over at a time.
const CHUNK: usize = 256 << 10;
/// Lines by which it is told whether lines are records.
const FIRST: usize = 10;

/// The records of a file.
#[derive(Debug)]
pub struct Records {
    file: File,
    /// Where each line begins that is not blank, and where the last one ends.
    borders: Vec<u64>,
}

impl Records {
    /// Looks `file` over; gives its records, and the hash and the number of its bytes.
    pub fn new(mut file: File) -> io::Result<(Self, u64, u64)> {
        let (mut hash, mut borders, mut end) = (Xxh3::new(), Vec::new(), 0);
        let mut chunk = vec![0; CHUNK];
        // where the line began of which nothing but blanks was seen yet
        let mut blank = Some(0);
        loop {
            let count = match file.read(&mut chunk) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let bytes = &chunk[..count];
            hash.update(bytes);
            let mut start = 0;
            for feed in memchr_iter(b'\n', bytes).chain([count]) {
                if blank.is_some() && bytes[start..feed].iter().any(|byte| !byte.is_ascii_whitespace()) {
                    borders.extend(blank.take());
                }
                if feed < count {
                    start = feed + 1;
                    blank = Some(end + start as u64);
                }
            }
            end += count as u64;
            if count == 0 {
                borders.push(end);
                return Ok((Self { file, borders }, hash.digest(), end));
            }
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.borders.len().saturating_sub(1)
    }

    /// The bytes of the record `part` with the blank lines behind it.
    pub fn size(&self, part: usize) -> u64 {
        self.borders.get(part + 1).zip(self.borders.get(part)).map_or(0, |(end, start)| end - start)
    }

    /// They are records indeed, in UTF-8, as one of the first lines tells.
    pub fn are_sound(&self) -> bool {
        let line = |part| String::from_utf8(self.bytes(self.start(part)?, self.size(part)).ok()?).ok();
        let is_record = |line: String| loader::is_record(line.trim_start_matches(BYTE_ORDER_MARK));
        (0..FIRST).filter_map(line).any(is_record)
    }

    /// Where the record `part` begins, in bytes.
    pub fn start(&self, part: usize) -> Option<u64> {
        self.borders.get(part).copied().filter(|_| part < self.count())
    }

    /// The record `part` as an article; none where there is no such record.
    pub fn item(&self, part: usize, origin: &Origin) -> Option<Item> {
        let bytes = self.bytes(self.start(part)?, self.size(part));
        Some(bytes.map_or_else(Item::Failed, |bytes| item(&bytes, origin)))
    }

    fn bytes(&self, start: u64, size: u64) -> Result<Vec<u8>, Reason> {
        if size > CAP {
            return Err(Reason::TooLarge);
        }
        let mut bytes = vec![0; size as usize];
        self.file.read_exact_at(&mut bytes, start).map_err(|error| Reason::of(&error))?;
        Ok(bytes)
    }
}

/// The record that begins at the byte `start` of `file`, as an article; none where that is no record.
pub fn item_at(mut file: File, start: u64, origin: &Origin) -> Option<Item> {
    file.seek(SeekFrom::Start(start)).ok()?;
    let Line::Bytes(line) = lines::next(&mut BufReader::new(file), CAP).ok()?? else { return None };
    Some(item(&line, origin)).filter(|item| item.article().is_some())
}

/// A record as an article.
pub fn item(line: &[u8], origin: &Origin) -> Item {
    loader::load_record(String::from_utf8_lossy(line).trim_start_matches(BYTE_ORDER_MARK), origin)
}

/// Stands before the first line of some files.
const BYTE_ORDER_MARK: char = '\u{feff}';

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;

    fn records(text: &str) -> (Records, u64, u64) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        Records::new(file).unwrap()
    }

    fn titles(text: &str) -> Vec<Option<String>> {
        let (records, hash, size) = records(text);
        assert_eq!((hash, size), (xxhash_rust::xxh3::xxh3_64(text.as_bytes()), text.len() as u64));
        assert!(records.item(records.count(), &Origin::default()).is_none());
        for part in 0..records.count() {
            let title = |item: Option<Item>| item?.article().map(|article| article.meta.title.to_string());
            let at = item_at(records.file.try_clone().unwrap(), records.start(part).unwrap(), &Origin::default());
            assert_eq!(title(at), title(records.item(part, &Origin::default())));
        }
        let item = |part| records.item(part, &Origin::default()).unwrap();
        (0..records.count()).map(|part| item(part).article().map(|article| article.meta.title.to_string())).collect()
    }

    #[test]
    fn records_are_lines_that_are_not_blank() {
        let line = |title: &str| format!("{{\"title\":\"{title}\",\"text\":\"Một câu.\"}}");
        let long = "x".repeat(CHUNK + 5);
        let text = format!("\u{feff}{}\n\n \r\n{}\r\nhỏng\n{}", line("một"), line(&long), line("ba"));
        assert_eq!(titles(&text), [Some("một".into()), Some(long), None, Some("ba".into())]);
        assert_eq!(titles(""), []);
        assert_eq!(titles("\n \n"), []);
    }

    #[test]
    fn lines_in_another_encoding_are_no_records() {
        let line = "{\"title\":\"một\"}\n";
        assert!(records(&format!("\u{feff}{line}")).0.are_sound());
        assert!(records(&format!("# hai bài\n{line}")).0.are_sound());
        assert!(!records(&line.chars().map(|c| format!("{c}\0")).collect::<String>()).0.are_sound());
        assert!(!records("").0.are_sound());
    }

    proptest! {
        #[test]
        fn a_large_file_holds_what_a_small_one_does(lines in proptest::collection::vec("|[ \t]|\\{\"title\":\"[a-zệ]{1,9}\"\\}\r?", 0..9)) {
            let text = lines.join("\n");
            let origin = Origin { name: "a.jsonl", ..Origin::default() };
            let small = loader::load(text.as_bytes(), &origin).items;
            let small: Vec<_> = small.iter().filter_map(Item::article).map(|article| Some(article.meta.title.to_string())).collect();
            prop_assert_eq!(titles(&text), small);
        }
    }
}
