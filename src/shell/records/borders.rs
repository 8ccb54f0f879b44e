//! Where records begin, found in bytes that come piece by piece.

use crate::loader::Series;
use memchr::{memchr, memchr2, memchr3};

/// Looks for the places at which records begin.
#[derive(Debug)]
pub(super) struct Borders {
    series: Series,
    state: State,
    /// Brackets that are open, of an array.
    depth: usize,
}

/// What the next byte belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// What lies between records.
    Between,
    /// The start of a cell.
    Cell,
    /// A record, outside of quotation marks.
    Record,
    /// What stands in quotation marks.
    Quoted,
    /// In quotation marks what follows a backslash; in a cell what follows the mark that closes it, or is doubled.
    Marked,
    /// What lies behind the last record.
    End,
}

impl Borders {
    /// Looks from the beginning of a file on.
    pub(super) fn new(series: Series) -> Self {
        Self { series, state: State::Between, depth: 0 }
    }

    /// Looks from the beginning of a record on.
    pub(super) fn within(series: Series) -> Self {
        Self { depth: 1, ..Self::new(series) }
    }

    /// Tells `take` where in the next `bytes` records begin.
    pub(super) fn look(&mut self, bytes: &[u8], mut take: impl FnMut(usize)) {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (begins, step) = match self.series {
                Series::Lines => self.line(rest),
                Series::Array => self.element(rest),
                Series::Table(separator) => self.row(rest, separator),
            };
            if begins {
                take(at);
            }
            at += step;
        }
    }

    /// Whether a record begins with the first of `bytes`, and how many of them need not be looked at any more.
    fn line(&mut self, bytes: &[u8]) -> (bool, usize) {
        if self.state == State::Between {
            let blanks = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if blanks > 0 {
                return (false, blanks);
            }
        }
        let begins = self.state == State::Between;
        let feed = memchr(b'\n', bytes);
        self.state = if feed.is_some() { State::Between } else { State::Record };
        (begins, feed.map_or(bytes.len(), |feed| feed + 1))
    }

    fn element(&mut self, bytes: &[u8]) -> (bool, usize) {
        let byte = bytes[0];
        match self.state {
            State::End => return (false, bytes.len()),
            State::Marked => {
                self.state = State::Quoted;
                return (false, 1);
            }
            State::Quoted => {
                let mark = memchr2(b'"', b'\\', bytes);
                if let Some(mark) = mark {
                    self.state = if bytes[mark] == b'"' { State::Record } else { State::Marked };
                }
                return (false, mark.map_or(bytes.len(), |mark| mark + 1));
            }
            _ => {}
        }
        let is_between = self.state == State::Between && self.depth == 1;
        let begins = is_between && !byte.is_ascii_whitespace() && !matches!(byte, b',' | b']');
        if begins {
            self.state = State::Record;
        }
        match byte {
            b'"' => self.state = State::Quoted,
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' if self.depth <= 1 => self.state = State::End,
            b']' | b'}' => self.depth -= 1,
            b',' if self.depth == 1 => self.state = State::Between,
            _ => {}
        }
        (begins, 1)
    }

    fn row(&mut self, bytes: &[u8], separator: u8) -> (bool, usize) {
        let byte = bytes[0];
        let begins = self.state == State::Between && !matches!(byte, b'\r' | b'\n');
        if begins {
            self.state = State::Cell;
        }
        let skipped = match self.state {
            State::Quoted => memchr(b'"', bytes),
            State::Record => memchr3(separator, b'\n', b'\r', bytes),
            _ => Some(0),
        };
        let Some(skipped) = skipped else { return (begins, bytes.len()) };
        self.state = match (self.state, bytes[skipped]) {
            (State::Cell | State::Marked, b'"') => State::Quoted,
            (State::Quoted, _) => State::Marked,
            (_, b'\r' | b'\n') => State::Between,
            (_, byte) if byte == separator => State::Cell,
            _ => State::Record,
        };
        (begins, skipped + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Where records begin in `text`, which comes in pieces of `size` bytes.
    fn places(series: Series, text: &str, size: usize) -> Vec<usize> {
        let (mut borders, mut places) = (Borders::new(series), Vec::new());
        for (n, piece) in text.as_bytes().chunks(size).enumerate() {
            borders.look(piece, |at| places.push(n * size + at));
        }
        places
    }

    fn elements(text: &str) -> Vec<&str> {
        places(Series::Array, text, 7).into_iter().map(|at| &text[at..]).collect()
    }

    #[test]
    fn elements_stand_between_commas_of_the_array() {
        assert_eq!(elements("[]"), [""; 0]);
        assert_eq!(elements(" [ 1 , 2]"), ["1 , 2]", "2]"]);
        assert_eq!(elements("[[{},1],\"a\\\",]\", null]x,[1]").len(), 3);
        assert_eq!(elements("\u{feff}[{\"a\":[1,{\"b\":\"}\"}]},\n{}").len(), 2);
    }

    #[test]
    fn rows_end_where_no_cell_is_quoted() {
        let rows = |text: &str| places(Series::Table(b','), text, 3);
        assert_eq!(rows("a,b\r\n\r\n1,\"x\n\"\"y\"\"\"\n2,5\" màn hình\n"), [0, 7, 19]);
        assert_eq!(rows("a\n\n"), [0]);
    }

    fn value() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<i16>().prop_map(Into::into),
            "[a\"\\\\\\[{,\n ệ]{0,6}".prop_map(Into::into)
        ];
        leaf.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::Array),
                proptest::collection::vec(("[a\"}]{0,3}", inner), 0..4).prop_map(|pairs| pairs.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn elements_are_those_of_the_parser(values in proptest::collection::vec(value(), 0..5), is_wide: bool, size in 1..9usize) {
            let all = serde_json::Value::from(values.clone());
            let text = if is_wide { format!("{all:#}") } else { all.to_string() };
            let found = places(Series::Array, &text, size);
            let read = |at: &usize| serde_json::Deserializer::from_str(&text[*at..]).into_iter().next().unwrap();
            let read: Result<Vec<serde_json::Value>, _> = found.iter().map(read).collect();
            // A number is told from what follows it by more than its end.
            if !values.iter().any(serde_json::Value::is_number) {
                prop_assert_eq!(read.unwrap(), values);
            }
        }

        #[test]
        fn rows_are_those_of_the_parser(text in "(a|ệ|\"|;|\n|\r| ){0,24}", size in 1..9usize) {
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).has_headers(false).from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            let found = places(Series::Table(b';'), &text, size);
            let ends = found.iter().copied().skip(1).chain([text.len()]);
            let alone = found.iter().zip(ends).map(|(start, end)| {
                let row = &text.as_bytes()[*start..end];
                let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(row);
                reader.records().next().unwrap().unwrap()
            });
            let cells = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(alone.map(|row| cells(&row)).collect::<Vec<_>>(), rows.iter().map(cells).collect::<Vec<_>>());
        }
    }
}
