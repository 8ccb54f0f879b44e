//! The tables of the index.

/// Raised with every change of the tables or of what stands in them: an index of another version is made anew.
pub const VERSION: i32 = 9;
/// Tells the database from others (`PRAGMA application_id`): "docb".
pub const APPLICATION: i32 = 0x646f_6362;

/// Everything. Days count from the first of the year 1, 0 for none; minutes from midnight, -1 for none; an article whose text was not read whole has no `content`, one
/// that was not analysed no `claims`, one that could be read no `reason`, one that is no line of a
/// large file no `start`, the byte where the line begins.
pub const TABLES: &str = "
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE file(
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, time INTEGER NOT NULL, hash INTEGER);
CREATE TABLE article(
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, part INTEGER NOT NULL, content INTEGER, title TEXT NOT NULL,
    is_made INTEGER NOT NULL, outlet INTEGER, day INTEGER NOT NULL DEFAULT 0, minute INTEGER NOT NULL DEFAULT -1, is_guess INTEGER NOT NULL,
    minutes INTEGER NOT NULL, claims INTEGER, reason TEXT, start INTEGER);
CREATE INDEX article_file ON article(file, part);
CREATE INDEX article_moment ON article(day, minute, id);
CREATE INDEX article_content ON article(content);
CREATE INDEX article_pending ON article(id) WHERE claims IS NULL AND content IS NOT NULL;
CREATE TABLE outlet(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE name(id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER);
CREATE INDEX name_hash ON name(hash);
CREATE TABLE claim(article INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE figure(article INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE print(article INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE spelling(folded TEXT, word TEXT, PRIMARY KEY(folded, word)) WITHOUT ROWID;
CREATE VIRTUAL TABLE folded USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii');
CREATE VIRTUAL TABLE spelled USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE facts USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE name_words USING fts5(
    words, content='', columnsize=0, detail=none, prefix='2 3', tokenize='ascii');
";
