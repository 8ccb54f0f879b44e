//! What was found in articles: entities, claims, figures.

use super::{Pending, Writer, content_of, path_of};
use crate::article::ArticleId;
use crate::library::RowId;
use crate::store::index::Result;
use crate::store::index::digest::{ClaimEntry, Digest};
use crate::store::index::figures;
use crate::store::index::packed::{self, PackedClaim};
use crate::text::HashSetOf;
use rusqlite::params;
use xxhash_rust::xxh3::xxh3_64;

impl Writer {
    /// Files with articles that are to be analysed, the newest first, at most `limit` articles; those after `last`.
    pub fn pending(&self, last: Option<RowId>, limit: usize) -> Result<Vec<Pending>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, part, article.id, content FROM article JOIN file ON file.id = article.file
             WHERE claims IS NULL AND content IS NOT NULL AND article.id < ? ORDER BY article.id DESC LIMIT ?",
        )?;
        let mut rows = statement.query([last.map_or(i64::MAX, |row| row.0.into()), limit as i64])?;
        let mut pending: Vec<Pending> = Vec::new();
        while let Some(row) = rows.next()? {
            let path = path_of(row.get_ref(0)?.as_blob()?);
            let part = (row.get(1)?, RowId(row.get(2)?), content_of(row, 3)?.unwrap_or(ArticleId(0)));
            match pending.last_mut() {
                Some(last) if last.path == path => last.parts.push(part),
                _ => pending.push(Pending { path, parts: vec![part] }),
            }
        }
        Ok(pending)
    }

    /// The number of articles that are to be analysed, and of all.
    pub fn counts(&self) -> Result<(usize, usize)> {
        // left to itself SQLite looks at every article that has a text
        let sql =
            "SELECT count(*) FROM article INDEXED BY article_pending WHERE claims IS NULL AND content IS NOT NULL";
        let pending = self.connection.query_row(sql, [], |row| row.get::<_, i64>(0))?;
        Ok((pending as usize, self.count))
    }

    /// An article was analysed.
    pub fn put_digest(&mut self, id: RowId, digest: &Digest) -> Result<()> {
        let mut facts = Facts::default();
        for (name, kind) in &digest.names {
            let name = self.name(name, Some(*kind))?;
            facts.add(format_args!("e{name}"));
        }
        let claims = digest.claims.iter().map(|claim| self.claim(claim, &mut facts)).collect::<Result<Vec<_>>>()?;
        if !claims.is_empty() {
            let mut insert = self.connection.prepare_cached("INSERT OR REPLACE INTO claim VALUES(?, ?)")?;
            insert.execute(params![id.0, packed::pack(&claims)])?;
        }
        if !digest.figures.is_empty() {
            let mut insert = self.connection.prepare_cached("INSERT OR REPLACE INTO figure VALUES(?, ?)")?;
            insert.execute(params![id.0, figures::pack(&digest.figures)])?;
        }
        let sql = "INSERT INTO facts(rowid, words) VALUES(?, ?)";
        self.connection.prepare_cached(sql)?.execute(params![id.0, facts.words])?;
        let mut update = self.connection.prepare_cached("UPDATE article SET claims = ? WHERE id = ?")?;
        update.execute(params![digest.claims.len() as i64, id.0]).map(drop)
    }

    fn claim(&mut self, claim: &ClaimEntry, facts: &mut Facts) -> Result<PackedClaim> {
        let act = claim.act as u8;
        facts.add(format_args!("a{act}"));
        let source = claim.source.as_ref().map(|name| self.name(name, None)).transpose()?;
        if let Some(source) = source {
            facts.add(format_args!("s{source}"));
            facts.add(format_args!("s{source}a{act}"));
        }
        let mut chain = Vec::with_capacity(claim.chain.len());
        for (place, name) in claim.chain.iter().enumerate() {
            let name = self.name(name, None)?;
            if place < claim.relays {
                facts.add(format_args!("v{name}"));
            }
            chain.push(name.cast_unsigned());
        }
        if chain.len() < 2 && claim.relays == 0 {
            chain.clear();
        }
        Ok(PackedClaim {
            source: source.map(i64::cast_unsigned),
            chain,
            relays: claim.relays,
            act: claim.act,
            mode: claim.mode,
            is_hedged: claim.is_hedged,
            confidence: claim.confidence,
            days: claim.days,
            span: claim.span,
        })
    }

    /// Keeps the fingerprint by which stories are grouped.
    pub fn put_print(&self, id: RowId, bytes: &[u8]) -> Result<()> {
        let mut insert = self.connection.prepare_cached("INSERT OR REPLACE INTO print VALUES(?, ?)")?;
        insert.execute(params![id.0, bytes]).map(drop)
    }

    pub(super) fn remove_digest(&self, id: RowId) -> Result<()> {
        for (table, column) in [("facts", "rowid"), ("claim", "article"), ("figure", "article"), ("print", "article")] {
            let sql = format!("DELETE FROM {table} WHERE {column} = ?");
            self.connection.prepare_cached(&sql)?.execute([id.0])?;
        }
        Ok(())
    }
}

/// The words of the facts of one article.
#[derive(Default)]
struct Facts {
    words: String,
    seen: HashSetOf<u64>,
}

impl Facts {
    fn add(&mut self, word: std::fmt::Arguments<'_>) {
        use std::fmt::Write;
        let start = self.words.len();
        let _ = write!(self.words, " {word}");
        if !self.seen.insert(xxh3_64(&self.words.as_bytes()[start..])) {
            self.words.truncate(start);
        }
    }
}
