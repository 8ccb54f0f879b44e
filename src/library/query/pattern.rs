//! A regular expression of a query.

use crate::text::Screened;
use regex::{Regex, RegexBuilder};
use std::hash::{Hash, Hasher};

/// Bytes that a compiled expression may take: `\w{20}` fits.
const SIZE: usize = 1 << 20;

/// How deep an expression may be nested.
const NESTING: u32 = 50;

/// A regular expression over the text as it stands, marks included. Large and small letters are the same unless it says
/// `(?-i)`; `^` and `$` are the ends of a paragraph. Two are equal where they are written alike.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    regex: Regex,
}

impl Pattern {
    /// Compiles `source`.
    ///
    /// # Errors
    /// What is wrong with it, in the compiler's English; nothing where it is merely too large.
    pub(super) fn new(source: &str) -> Result<Self, Option<Screened>> {
        // Articles are in normal form C, and so must be what is looked for.
        let source = Screened::new(source).into_string();
        let built = RegexBuilder::new(&source)
            .case_insensitive(true)
            .multi_line(true)
            .size_limit(SIZE)
            .dfa_size_limit(SIZE)
            .nest_limit(NESTING)
            .build();
        match built {
            Ok(regex) => Ok(Self { source, regex }),
            Err(regex::Error::CompiledTooBig(_)) => Err(None),
            Err(error) => {
                let text = error.to_string();
                let line = text.lines().last().unwrap_or_default();
                Err(Some(Screened::line(line.strip_prefix("error: ").unwrap_or(line))))
            }
        }
    }

    /// As it was typed, without the slashes.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Compiled.
    pub fn regex(&self) -> &Regex {
        &self.regex
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Pattern {}

impl Hash for Pattern {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.source.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter_but_marks_do() {
        let finds = |source: &str, text: &str| Pattern::new(source).unwrap().regex().is_match(text);
        assert!(finds("^triều (tiên|đình)$", "Rộ tin\nTRIỀU TIÊN"));
        assert!(finds("trie\u{302}\u{300}u", "Triều"));
        assert!(!finds("trieu", "Triều"));
        assert!(!finds("(?-i)nga", "NGA"));
        assert!(finds(r"1\/11", "hôm 1/11"));
    }

    #[test]
    fn bad_and_large_ones_are_refused() {
        assert_eq!(Pattern::new("(a").unwrap_err().unwrap().as_str(), "unclosed group");
        assert_eq!(Pattern::new(r"\w{5000}").unwrap_err(), None);
        assert!(Pattern::new(&"(".repeat(3000)).is_err());
        assert!(Pattern::new(r"\w{20}").is_ok());
    }
}
