//! One line of input, as Vietnamese is typed: input methods send Backspace and recomposed letters in one burst, or
//! base and mark apart; a letter is one grapheme.

use crate::text::Screened;
use unicode_segmentation::UnicodeSegmentation;

/// Bytes before the cursor at most; a longer paste is cut.
const LONGEST: usize = 1024;

/// A line being edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    text: String,
    /// Byte of the cursor, on a grapheme boundary.
    at: usize,
}

impl Edit {
    /// A line that holds `text`, the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut edit = Self::default();
        edit.insert(text);
        edit
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte of the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Inserts `typed` at the cursor, screened, without line feeds, composed with what stands before.
    pub fn insert(&mut self, typed: &str) {
        let after = self.text.split_off(self.at);
        self.text.push_str(&typed.replace(['\n', '\r', '\t'], " "));
        self.text = Screened::new(&self.text).into_string();
        while self.text.len() > LONGEST {
            self.text.pop();
        }
        self.at = self.text.len();
        self.text.push_str(&after);
    }

    /// Puts `text` behind everything; the cursor stays.
    pub fn append(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Deletes the letter before the cursor; false where there is none.
    pub fn backspace(&mut self) -> bool {
        let start = self.left_of();
        let any = start < self.at;
        self.text.replace_range(start..self.at, "");
        self.at = start;
        any
    }

    /// Deletes the letter at the cursor.
    pub fn delete(&mut self) {
        let end = self.right_of();
        self.text.replace_range(self.at..end, "");
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        let trimmed = self.text[..self.at].trim_end();
        let start = trimmed.rfind(' ').map_or(0, |at| at + 1);
        self.text.replace_range(start..self.at, "");
        self.at = start;
    }

    /// Deletes everything before the cursor.
    pub fn delete_all(&mut self) {
        self.text.replace_range(..self.at, "");
        self.at = 0;
    }

    /// One letter to the left.
    pub fn left(&mut self) {
        self.at = self.left_of();
    }

    /// One letter to the right.
    pub fn right(&mut self) {
        self.at = self.right_of();
    }

    /// To the start.
    pub fn home(&mut self) {
        self.at = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.at = self.text.len();
    }

    fn left_of(&self) -> usize {
        self.text[..self.at].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right_of(&self) -> usize {
        self.text[self.at..].graphemes(true).next().map_or(self.at, |g| self.at + g.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composition_bursts_keep_every_letter() {
        let mut edit = Edit::new("vie");
        edit.backspace();
        edit.insert("ệ");
        edit.insert("t");
        assert_eq!(edit.text(), "việt");
    }

    #[test]
    fn marks_that_come_apart_are_composed() {
        let mut edit = Edit::default();
        for typed in ["e", "\u{302}", "\u{301}"] {
            edit.insert(typed);
        }
        assert_eq!(edit.text(), "ế");
        assert!(edit.backspace());
        assert_eq!(edit.text(), "");
    }

    #[test]
    fn the_middle_can_be_edited() {
        let mut edit = Edit::new("trieu tien");
        edit.delete_word();
        edit.left();
        edit.insert("ều");
        assert_eq!((edit.text(), edit.at()), ("trieuều ", 9));
        edit.home();
        edit.delete();
        assert_eq!(edit.text(), "rieuều ");
    }
}
