//! Screening: the one door through which foreign text enters.
//!
//! A terminal obeys what it is sent. Text from files, names, errors and databases passes here once, and from then on
//! it is a [`Screened`]: no control character, no bidirectional override, no invisible character, no flood of
//! combining marks, in normal form C.

use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// Marks kept on one base letter. Vietnamese needs two; more than eight is an attack on the terminal.
const MARKS: usize = 8;

/// Text that is safe to print: see the module. Line feeds are kept (they part paragraphs); everything else below space
/// is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Screened(String);

impl Screened {
    /// Screens `raw`.
    pub fn new(raw: &str) -> Self {
        Self(screen(raw).0.into_owned())
    }

    /// Screens `raw` and makes one line of it: runs of white space become one space, none at the ends.
    pub fn line(raw: &str) -> Self {
        Self::line_counted(raw).0
    }

    /// As [`Screened::line`], with the number of characters that were hidden or unsafe.
    pub fn line_counted(raw: &str) -> (Self, usize) {
        if is_line(raw) {
            return (Self(raw.to_owned()), 0);
        }
        let (clean, hidden) = screen(raw);
        let mut line = String::with_capacity(clean.len());
        for word in clean.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        (Self(line), hidden)
    }

    /// Adds a line below. What is screened line by line is screened as a whole: nothing is composed across a line feed.
    pub fn push_line(&mut self, line: &Self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&line.0);
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for Screened {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Screened {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Screened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Screened {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl From<String> for Screened {
    fn from(raw: String) -> Self {
        match screen(&raw).0 {
            Cow::Borrowed(_) => Self(raw),
            Cow::Owned(clean) => Self(clean),
        }
    }
}

impl<'de> Deserialize<'de> for Screened {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// What becomes of one character.
enum Fate {
    Keep,
    Space,
    Drop,
    Replace,
}

fn fate(c: char) -> Fate {
    match c {
        '\n' => Fate::Keep,
        '\t' | '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => {
            Fate::Space
        }
        '\r' => Fate::Drop,
        c if c.is_control() => Fate::Replace,
        // bidirectional controls change what the reader sees
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => Fate::Replace,
        // invisible: soft hyphen, zero width, fillers, variation selectors, tags, interlinear marks
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => {
            Fate::Drop
        }
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => {
            Fate::Drop
        }
        '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => Fate::Drop,
        '\u{e0000}'..='\u{e0fff}' => Fate::Drop,
        // private use and non-characters have no agreed shape or width
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fdd0}'..='\u{fdef}' => Fate::Replace,
        c if c as u32 & 0xfffe == 0xfffe => Fate::Replace,
        _ => Fate::Keep,
    }
}

fn is_plain(c: char) -> bool {
    matches!(fate(c), Fate::Keep)
}

/// Printable, in normal form C, no mark: Latin with every Vietnamese letter, and the usual punctuation.
fn is_common(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | 'Ạ'..='ỹ' | '‐'..='‧')
}

/// It is one screened line as it stands: common characters, and single spaces between them.
fn is_line(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let (mut at, mut before) = (0, b' ');
    while let Some(&byte) = bytes.get(at) {
        let is_fine = match byte {
            b' ' => before != b' ',
            b'!'..=b'~' => true,
            _ if byte.is_ascii() => false,
            _ => raw[at..].chars().next().is_some_and(|c| {
                at += c.len_utf8() - 1;
                is_common(c)
            }),
        };
        if !is_fine {
            return false;
        }
        (at, before) = (at + 1, byte);
    }
    before != b' ' || raw.is_empty()
}

/// Makes `raw` safe for a terminal and brings it to normal form C. Control and bidirectional characters become U+FFFD,
/// odd spaces become spaces, invisible characters go, at most eight combining marks stay on a base, a mark without a
/// base gets U+25CC. Line feeds stay. Screening twice changes nothing.
///
/// Gives the text and the number of characters that were hidden or unsafe (odd spaces and carriage returns are not).
pub fn screen(raw: &str) -> (Cow<'_, str>, usize) {
    // Nearly all text is of letters that need no look at the tables of Unicode.
    if raw.chars().all(is_common) {
        return (Cow::Borrowed(raw), 0);
    }
    if is_nfc_quick(raw.chars()) == IsNormalized::Yes && raw.chars().all(|c| is_plain(c) && !is_combining_mark(c)) {
        return (Cow::Borrowed(raw), 0);
    }
    let mut hidden = 0;
    let mut clean = String::with_capacity(raw.len());
    for c in raw.chars() {
        match fate(c) {
            Fate::Keep => clean.push(c),
            Fate::Space => clean.push(' '),
            Fate::Drop => hidden += usize::from(c != '\r' && c != '\u{ad}' && c != '\u{feff}' && c != '\u{fe0f}'),
            Fate::Replace => {
                hidden += 1;
                clean.push('\u{fffd}');
            }
        }
    }
    // Marks are limited before composing, or a flood would cost quadratic time in the canonical ordering.
    let limited = limit_marks(&clean, &mut hidden);
    let composed: String = limited.nfc().collect();
    (Cow::Owned(limit_marks(&composed, &mut hidden)), hidden)
}

fn limit_marks(text: &str, hidden: &mut usize) -> String {
    let mut kept = String::with_capacity(text.len());
    let (mut marks, mut based) = (0, false);
    for c in text.chars() {
        if !is_combining_mark(c) {
            marks = 0;
            based = c != '\n';
        } else {
            if !based {
                kept.push('\u{25cc}');
                based = true;
            }
            marks += 1;
            if marks > MARKS {
                *hidden += 1;
                continue;
            }
        }
        kept.push(c);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_do_not_pass() {
        assert_eq!(screen("a\x1b]0;x\x07b").0, "a\u{fffd}]0;x\u{fffd}b");
        assert_eq!(screen("\u{9b}31m").0, "\u{fffd}31m");
        assert_eq!(screen("a\u{202e}b").0, "a\u{fffd}b");
    }

    #[test]
    fn invisible_characters_go_and_are_counted() {
        assert_eq!(screen("Ki\u{200b}rby\u{feff}"), ("Kirby".into(), 1));
    }

    #[test]
    fn text_is_composed() {
        assert_eq!(screen("Trie\u{302}\u{300}u Tie\u{302}n").0, "Triều Tiên");
    }

    #[test]
    fn marks_are_limited() {
        let flood = format!("a{}", "\u{301}".repeat(200));
        assert!(screen(&flood).0.chars().count() <= 10);
        assert_eq!(screen("\u{301}x").0, "\u{25cc}\u{301}x");
    }

    #[test]
    fn common_characters_need_no_look_at_the_tables() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| is_common(*c)) {
            assert!(is_plain(c) && !is_combining_mark(c), "{c:?}");
            assert!(is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes, "{c:?}");
        }
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(Screened::line("  a\tb\n\u{a0}c ").as_str(), "a b c");
    }
}
