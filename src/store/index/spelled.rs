//! The words of all texts: which of them a typed one may be.

use super::{Index, Result};
use crate::library::Term;

/// One that begins more words than this is looked up as a beginning.
const MANY: usize = 64;

impl Index {
    /// The words, as spelled in lower case, that begin with the one word `term`, or that are it where it is a whole one: a
    /// letter typed with marks stands for itself, one without for any, if the term is not exact.
    pub(super) fn spellings(&self, term: &Term, is_whole: bool) -> Result<Vec<String>> {
        let sql = "SELECT word FROM spelling WHERE folded >= ?1 AND folded < ?1 || char(1114111)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let words = statement.query_map([&term.folded], |row| row.get::<_, String>(0))?;
        words.filter(|word| word.as_ref().map_or(true, |word| term.begins(word, is_whole))).collect()
    }

    /// The folded words that begin with `folded`; none where they are many.
    pub(super) fn beginning(&self, folded: &str) -> Result<Option<Vec<String>>> {
        let sql = "SELECT DISTINCT folded FROM spelling WHERE folded >= ?1 AND folded < ?1 || char(1114111) LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let words =
            statement.query_map((folded, MANY as i64 + 1), |row| row.get(0))?.collect::<Result<Vec<String>>>()?;
        Ok((words.len() <= MANY).then_some(words))
    }
}
