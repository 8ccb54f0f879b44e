//! Where reading stopped, and bookmarks.

use super::{Failure, State};
use crate::article::ArticleId;
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

impl State {
    /// The byte of the text that stood at the top of the window, of every article that was left in the middle.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn positions(&self) -> Result<HashMap<ArticleId, u32>, Failure> {
        let mut statement = self.connection()?.prepare("SELECT article, at FROM position")?;
        let rows =
            statement.query_map((), |row| Ok((ArticleId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Sets where reading stopped in these articles. Byte 0, the start of the text, is no place to remember.
    ///
    /// # Errors
    /// Nothing was changed.
    pub fn set_positions(&mut self, positions: &[(ArticleId, u32)]) -> Result<(), Failure> {
        self.write(|transaction| {
            positions.iter().try_for_each(|(article, at)| set_position(transaction, *article, *at))
        })
    }

    /// The bookmarks: article and byte of its text.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bookmarks(&self) -> Result<BTreeMap<char, (ArticleId, u32)>, Failure> {
        let mut statement = self.connection()?.prepare("SELECT letter, article, at FROM bookmark")?;
        let rows = statement.query_map((), |row| {
            let letter: String = row.get(0)?;
            let article = ArticleId(row.get::<_, i64>(1)?.cast_unsigned());
            Ok((letter.chars().next().unwrap_or_default(), (article, row.get(2)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Sets the bookmark `letter`, one of a–z, or takes it away.
    ///
    /// # Errors
    /// Nothing was changed; so it is with any other letter.
    pub fn set_bookmark(&mut self, letter: char, place: Option<(ArticleId, u32)>) -> Result<(), Failure> {
        self.write(|transaction| {
            let letter = letter.to_string();
            match place {
                Some((article, at)) => transaction.execute(
                    "INSERT OR REPLACE INTO bookmark(letter, article, at) VALUES(?1, ?2, ?3)",
                    (letter, article.0.cast_signed(), at),
                )?,
                None => transaction.execute("DELETE FROM bookmark WHERE letter = ?1", [letter])?,
            };
            Ok(())
        })
    }
}

/// Where reading stopped in an article.
pub(super) fn position(connection: &Connection, article: ArticleId) -> Result<u32, Failure> {
    let mut statement = connection.prepare_cached("SELECT at FROM position WHERE article = ?1")?;
    let mut rows = statement.query([article.0.cast_signed()])?;
    Ok(rows.next()?.map_or(Ok(0), |row| row.get(0))?)
}

/// Sets where reading stopped in an article.
pub(super) fn set_position(connection: &Connection, article: ArticleId, at: u32) -> Result<(), Failure> {
    let article = article.0.cast_signed();
    if at == 0 {
        connection.prepare_cached("DELETE FROM position WHERE article = ?1")?.execute([article])?;
    } else {
        let set = "INSERT OR REPLACE INTO position(article, at) VALUES(?1, ?2)";
        connection.prepare_cached(set)?.execute((article, at))?;
    }
    Ok(())
}
