//! Words typed with marks: which words of the index they may be.

use super::{Index, Result};
use crate::library::Term;

impl Index {
    /// The words with marks, as spelled in lower case, that begin with the one word `term`, or that are it where it is
    /// exact: a letter typed with marks stands for itself, one without for any.
    pub(super) fn spellings(&self, term: &Term) -> Result<Vec<String>> {
        let sql = "SELECT word FROM spelling WHERE folded >= ?1 AND folded < ?1 || char(1114111)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let words = statement.query_map([&term.folded], |row| row.get::<_, String>(0))?;
        words.filter(|word| word.as_ref().map_or(true, |word| term.begins(word))).collect()
    }
}
