//! `docbao entities`: marks the names in a stream of texts, a text a line.

use super::Failure;
use super::export::{MentionRecord, Places, to_json};
use super::lines::{self, Line};
use super::pool;
use crate::analysis::Mention;
use crate::article::{Article, ArticleId, Meta, Paragraph, ParagraphKind};
use crate::loader::CAP;
use crate::text::{Screened, Span};
use serde::Serialize;
use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

/// One line of the output.
#[derive(Serialize)]
struct Marked<'a> {
    text: &'a str,
    entities: Vec<MentionRecord<'a>>,
}

/// Runs the command; gives the exit code.
pub fn run() -> Result<u8, Failure> {
    let mut marked = pool::in_order(Lines(BufReader::new(io::stdin())), |line| line.and_then(|line| mark(&line)))?;
    let out = RefCell::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    let mut flushed = Ok(());
    while let Some(line) = marked.next(|| flushed = out.borrow_mut().flush()) {
        std::mem::replace(&mut flushed, Ok(()))?;
        out.borrow_mut().write_all(&line?)?;
    }
    out.borrow_mut().flush()?;
    Ok(0)
}

/// Lines of a stream as text.
struct Lines<R>(R);

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        match lines::next(&mut self.0, CAP).transpose()? {
            Ok(Line::Bytes(line)) => Some(Ok(String::from_utf8_lossy(&line).into_owned())),
            Ok(Line::TooLong) => Some(Err(io::Error::other("a line is longer than 16 MiB"))),
            Err(error) => Some(Err(error)),
        }
    }
}

/// The line with its names, as JSON. Its text is as given, unless something in it had to be screened; places count
/// the code points of the text that is written.
fn mark(line: &str) -> io::Result<Vec<u8>> {
    let article = plain(line);
    let analysis = crate::analyze(&article);
    let places = Places::new(&article.text);
    let entities = analysis.mentions.iter().filter_map(|&Mention { span, entity }| {
        let (start, end) = places.of(span);
        let kind = analysis.entities.get(entity.0 as usize)?.kind.code();
        Some(MentionRecord { start, end, kind, text: span.of(&article.text) })
    });
    let mut json = to_json(&Marked { text: &article.text, entities: entities.collect() })?;
    json.push(b'\n');
    Ok(json)
}

/// An article of one paragraph. [`Article::new`] would make single blanks of all white space.
fn plain(line: &str) -> Article {
    let text = Screened::new(line);
    let span = Span::new(0, text.len());
    let paragraphs =
        if text.trim().is_empty() { Vec::new() } else { vec![Paragraph { span, kind: ParagraphKind::Body }] };
    let meta = Meta { title_is_made: true, ..Meta::default() };
    Article { id: ArticleId(0), text, paragraphs, meta }
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
