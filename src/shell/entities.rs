//! `docbao entities`: marks the names in a stream of texts, a text a line.

use super::export::{MentionRecord, Places, to_json};
use super::lines::{self, Line};
use super::pool::{self, Taker};
use super::{Failure, PARTLY};
use crate::analysis::{self, Language};
use crate::loader::{CAP, Reason};
use crate::text::Screened;
use serde::Serialize;
use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

/// One line of the output.
#[derive(Serialize)]
struct Marked<'a> {
    text: &'a str,
    entities: Vec<MentionRecord<'a>>,
}

/// Runs the command; gives the exit code. A line that is too long is told and left out.
pub fn run() -> Result<u8, Failure> {
    let lines = Lines { stream: BufReader::new(io::stdin()), number: 0 };
    let work = |line: io::Result<Result<String, usize>>| {
        line?.map_or_else(|number| Ok(Err(number)), |line| mark(&line).map(Ok))
    };
    let mut marked = pool::in_order(lines, (0, Taker::Idle), work)?;
    let mut failed = false;
    let out = RefCell::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    let mut flushed = Ok(());
    while let Some(line) = marked.next(|| flushed = out.borrow_mut().flush()) {
        std::mem::replace(&mut flushed, Ok(()))?;
        match line? {
            Ok(line) => out.borrow_mut().write_all(&line)?,
            Err(number) => {
                failed = true;
                let _ = writeln!(io::stderr(), "docbao: -:{number}: {}", Reason::TooLarge);
            }
        }
    }
    out.borrow_mut().flush()?;
    Ok(if failed { PARTLY } else { 0 })
}

/// Lines of a stream as text; of those that are too long, the number.
struct Lines<R> {
    stream: R,
    number: usize,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Result<String, usize>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.number += 1;
        let line = lines::next(&mut self.stream, CAP).transpose()?;
        Some(line.map(|line| match line {
            Line::Bytes(line) => Ok(String::from_utf8_lossy(&line).into_owned()),
            Line::TooLong => Err(self.number),
        }))
    }
}

/// The line with its names, as JSON. Its text is as given, unless something in it had to be screened; places count
/// the code points of the text that is written.
fn mark(line: &str) -> io::Result<Vec<u8>> {
    let text = Screened::new(line);
    let places = Places::new(&text);
    let marks = analysis::mark(&text, language(&text));
    let entities = marks.iter().map(|mark| {
        let (start, end) = places.of(mark.span);
        MentionRecord { start, end, kind: mark.kind.code(), text: mark.span.of(&text) }
    });
    let mut json = to_json(&Marked { text: &text, entities: entities.collect() })?;
    json.push(b'\n');
    Ok(json)
}

/// The language to read a line in. One that is too short to tell is taken for English where it has only its letters,
/// and for Vietnamese otherwise: who sends it wants its names.
fn language(text: &str) -> Language {
    match analysis::language(text, &analysis::tokens(text)) {
        Language::Other if text.is_ascii() => Language::English,
        Language::Other => Language::Vietnamese,
        told => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_as_they_are() {
        for line in ["  hai  khoảng trắng ", "", "Triều Tiên"] {
            let json: serde_json::Value = serde_json::from_slice(&mark(line).unwrap()).unwrap();
            assert_eq!(json["text"], line);
        }
    }
}
