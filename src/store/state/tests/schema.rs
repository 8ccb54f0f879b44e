//! Databases of other versions.

use super::*;
use rusqlite::params;
use std::fs;

#[test]
fn a_newer_database_is_read_and_not_changed() {
    let folder = TempDir::new().unwrap();
    let before = filled(&folder, 10);
    let path = folder.path().join("state.db");
    let newer = Connection::open(&path).unwrap();
    newer.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    newer.execute_batch("ALTER TABLE kept ADD COLUMN mood TEXT; PRAGMA user_version = 2;").unwrap();
    drop(newer);
    // The new version stands in the log only: it must not be moved to the file either.
    let log = folder.path().join("state.db-wal");
    let (bytes, logged) = (fs::read(&path).unwrap(), fs::read(&log).unwrap());
    assert!(!logged.is_empty());
    let Opened { mut state, trouble } = State::open(folder.path(), now());
    assert_eq!(trouble, Some(Trouble::Newer(2)));
    assert_eq!(state.kept_all().unwrap(), before);
    assert_eq!(state.keep(&[from_nothing(id(1), rich(1)).reversed()]).unwrap_err().cause, Cause::Newer);
    assert!(!state.copy_daily(today()).unwrap());
    drop(state);
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::read(&log).unwrap(), logged);
}

/// A database of the time before corrections.
fn old(folder: &TempDir) {
    let old = Connection::open(folder.path().join("state.db")).unwrap();
    old.execute_batch(
        "CREATE TABLE kept(article INTEGER PRIMARY KEY, is_read INTEGER NOT NULL, is_starred INTEGER NOT NULL,
           tags TEXT NOT NULL, note TEXT NOT NULL, changed INTEGER NOT NULL);
         CREATE TABLE position(article INTEGER PRIMARY KEY, at INTEGER NOT NULL);
         INSERT INTO position VALUES(7, 70);",
    )
    .unwrap();
    let insert = "INSERT INTO kept VALUES(?1, 1, 0, ?2, ?3, 1)";
    old.execute(insert, params![7, "[\"thẻ\"]", "ghi chú"]).unwrap();
}

#[test]
fn an_older_database_is_copied_and_brought_up() {
    let folder = TempDir::new().unwrap();
    old(&folder);
    let mut kept = Kept { is_read: true, ..Kept::default() };
    kept.change(|more| (more.tags, more.note) = (vec!["thẻ".into()], "ghi chú".into()));
    let mut state = open(&folder);
    assert_eq!(state.kept_all().unwrap(), HashMap::from([(ArticleId(7), kept)]));
    assert_eq!(state.positions().unwrap(), HashMap::from([(ArticleId(7), 70)]));
    state.keep(&[from_nothing(ArticleId(7), rich(1))]).unwrap();
    assert_eq!(state.kept_of(&[ArticleId(7)]).unwrap()[0].corrections(), rich(1).corrections());
    let copy = Connection::open(folder.path().join("state.db.before-1")).unwrap();
    assert_eq!(super::super::schema::version(&copy).unwrap(), 0);
    let note: String = copy.query_row("SELECT note FROM kept", (), |row| row.get(0)).unwrap();
    assert_eq!(note, "ghi chú");
    assert!(copy.prepare("SELECT corrections FROM kept").is_err());
}

#[test]
fn a_new_database_needs_no_copy() {
    let folder = TempDir::new().unwrap();
    open(&folder);
    open(&folder);
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["state.db"]);
}

#[test]
fn a_migration_that_fails_changes_nothing() {
    let folder = TempDir::new().unwrap();
    old(&folder);
    let path = folder.path().join("state.db");
    let mut connection = Connection::open(&path).unwrap();
    let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    connection.pragma_update_and_check(None, "max_page_count", pages + 1, |_| Ok(())).unwrap();
    let failure = super::super::schema::migrate(&mut connection).unwrap_err();
    assert_eq!(failure.cause, Cause::Full);
    assert_eq!(super::super::schema::version(&connection).unwrap(), 0);
    assert!(connection.prepare("SELECT corrections FROM kept").is_err());
    drop(connection);
    assert_eq!(open(&folder).kept_all().unwrap().len(), 1);
}
