//! Lines of a stream, in bounded memory.

use std::io::{self, BufRead, Read};

/// One line of a stream.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// Its bytes, without the line feed.
    Bytes(Vec<u8>),
    /// It is longer than the cap and was left out.
    TooLong,
}

/// The next line of `stream`; none at the end. A line of more than `cap` bytes is skipped without being kept.
pub fn next(stream: &mut impl BufRead, cap: u64) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    if stream.by_ref().take(cap.saturating_add(1)).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    } else if line.len() as u64 > cap {
        stream.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Bytes(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_capped() {
        let mut stream = "ab\r\n\nabcd\nabcde\nabc".as_bytes();
        let mut lines = Vec::new();
        while let Some(line) = next(&mut stream, 4).unwrap() {
            lines.push(line);
        }
        let bytes = |line: &str| Line::Bytes(line.as_bytes().to_vec());
        assert_eq!(lines, [bytes("ab"), bytes(""), bytes("abcd"), Line::TooLong, bytes("abc")]);
    }
}
