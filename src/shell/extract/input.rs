//! What is to be read, in order, a job each.

use crate::loader::{self, CAP, Item, Origin, Reason, Series};
use crate::shell::files::{Found, Unread};
use crate::shell::lines::{self, Line};
use crate::shell::source::{OpenFile, walk};
use serde::de::IgnoredAny;
use std::io::{self, BufReader, Read, Stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something to read.
#[derive(Debug)]
pub(super) enum Job {
    /// A file.
    File(Found),
    /// A record of a large file, and its place there.
    Part(Arc<OpenFile>, u32),
    /// A PATH that could not be read.
    Unread(Unread),
    /// A line of JSON Lines from standard input, and its number.
    Record(Vec<u8>, usize),
    /// All of standard input.
    Whole(Vec<u8>),
    /// A part of standard input that could not be read: the number of its line, where it has one.
    Lost(Option<usize>, Reason),
}

/// The jobs that `paths` mean; `-` is standard input.
pub(super) fn jobs(paths: Vec<PathBuf>) -> impl Iterator<Item = Job> + Send + 'static {
    let mut parts: Vec<Part> = Vec::new();
    for path in paths {
        match parts.last_mut() {
            _ if path == Path::new("-") => parts.push(Part::Stdin(Stream::new())),
            Some(Part::Paths(group)) => group.push(path),
            _ => parts.push(Part::Paths(vec![path])),
        }
    }
    parts.into_iter().flat_map(|part| -> Box<dyn Iterator<Item = Job> + Send> {
        match part {
            Part::Paths(paths) => Box::new(walk(paths).flat_map(|found| match found {
                Ok(found) => of_file(found),
                Err(unread) => Box::new(std::iter::once(Job::Unread(unread))),
            })),
            Part::Stdin(stream) => Box::new(stream),
        }
    })
}

/// The jobs of a file: a large one is read a record at a time.
fn of_file(found: Found) -> Box<dyn Iterator<Item = Job> + Send> {
    match OpenFile::large(&found) {
        Ok(Some(open)) => {
            let open = Arc::new(open.undated());
            Box::new((0..open.count() as u32).map(move |part| Job::Part(Arc::clone(&open), part)))
        }
        Ok(None) => Box::new(std::iter::once(Job::File(found))),
        Err(error) => Box::new(std::iter::once(Job::Unread(Unread { path: found.path, error }))),
    }
}

enum Part {
    Paths(Vec<PathBuf>),
    Stdin(Stream),
}

/// Standard input: JSON Lines if its first line is a record, otherwise one document.
struct Stream {
    stdin: BufReader<Stdin>,
    state: State,
    number: usize,
    /// The second line, where it was looked at before its turn.
    second: Option<Vec<u8>>,
}

#[derive(PartialEq)]
enum State {
    Fresh,
    Lines,
    Ended,
}

impl Stream {
    fn new() -> Self {
        Self { stdin: BufReader::with_capacity(1 << 16, io::stdin()), state: State::Fresh, number: 0, second: None }
    }

    fn step(&mut self) -> io::Result<Option<Job>> {
        let line = loop {
            self.number += 1;
            if let Some(second) = self.second.take() {
                break second;
            }
            match lines::next(&mut self.stdin, CAP)? {
                None => return Ok((self.state == State::Fresh).then_some(Job::Lost(None, Reason::Empty))),
                Some(Line::TooLong) => return Ok(Some(Job::Lost(Some(self.number), Reason::TooLarge))),
                Some(Line::Bytes(line)) if line.trim_ascii().is_empty() => {}
                Some(Line::Bytes(line)) => break line,
            }
        };
        if self.state == State::Fresh && !is_record(&line) {
            return self.begun(line).map(Some);
        }
        self.state = State::Lines;
        Ok(Some(Job::Record(line, self.number)))
    }

    /// What begins with `first`, which is no record. If a record stands on the line behind it, it is broken: a stream that
    /// begins in the middle of something loses a line, not all. Else all is one document.
    fn begun(&mut self, mut first: Vec<u8>) -> io::Result<Job> {
        // The elements of an array may stand on lines of their own, too.
        let opens = first.trim_ascii_start().starts_with(b"[") && serde_json::from_slice::<IgnoredAny>(&first).is_err();
        match if opens { None } else { lines::next(&mut self.stdin, CAP)? } {
            Some(Line::Bytes(second)) if is_record(&second) => {
                (self.state, self.second) = (State::Lines, Some(second));
                Ok(Job::Record(first, self.number))
            }
            Some(Line::Bytes(second)) => {
                first.push(b'\n');
                first.extend(second);
                self.whole(first)
            }
            Some(Line::TooLong) => Err(io::ErrorKind::FileTooLarge.into()),
            None => self.whole(first),
        }
    }

    /// Standard input is one document that starts with `line`.
    fn whole(&mut self, mut line: Vec<u8>) -> io::Result<Job> {
        self.state = State::Ended;
        line.push(b'\n');
        let room = (CAP + 1).saturating_sub(line.len() as u64);
        self.stdin.by_ref().take(room).read_to_end(&mut line)?;
        Ok(Job::Whole(line))
    }
}

impl Iterator for Stream {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if self.state == State::Ended {
            return None;
        }
        let job = self.step().unwrap_or_else(|error| {
            self.state = State::Ended;
            Some(Job::Lost(None, Reason::of(&error)))
        });
        if job.is_none() || matches!(job, Some(Job::Lost(None, _))) {
            self.state = State::Ended;
        }
        job
    }
}

/// The line is a JSON object of its own that holds an article, or at least no list of them.
fn is_record(line: &[u8]) -> bool {
    let Ok(line) = std::str::from_utf8(line) else { return false };
    let line = line.trim_start_matches('\u{feff}').trim();
    if !line.starts_with('{') || serde_json::from_str::<IgnoredAny>(line).is_err() {
        return false;
    }
    let has_article = matches!(Series::Lines.load(line, &Origin::default()), Item::Article { .. });
    has_article || loader::series(line, "").is_none() && !line.contains("jsonfeed.org")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_told_from_a_document() {
        assert!(is_record(br#"{"title":"a","text":"Mot bai bao."}"#));
        assert!(is_record(br#"{"x":1}"#));
        assert!(!is_record(b"{"));
        assert!(!is_record(b"[{}]"));
        assert!(!is_record(b"# Tin"));
        assert!(!is_record(br#"{"version":"https://jsonfeed.org/version/1.1","items":[]}"#));
    }
}
