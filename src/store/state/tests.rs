//! The state on real files.

mod damage;
mod exchange;
mod failing;
mod schema;

use super::*;
use crate::analysis::Act;
use crate::article::ArticleId;
use crate::library::{Change, Correction, Kept, Remark};
use crate::text::{Screened, Span};
use chrono::{NaiveDate, NaiveTime};
use std::collections::HashMap;
use std::time::Instant;
use tempfile::TempDir;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 29).unwrap()
}

fn now() -> NaiveDateTime {
    today().and_time(NaiveTime::from_hms_opt(10, 15, 0).unwrap())
}

/// The state in `folder`, without trouble.
fn open(folder: &TempDir) -> State {
    let Opened { state, trouble } = State::open(folder.path(), now());
    assert_eq!(trouble, None);
    state
}

/// Ids that are spread like those of real articles.
fn id(number: u64) -> ArticleId {
    ArticleId(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Something of everything.
fn rich(number: u64) -> Kept {
    let mut kept = Kept { is_read: true, is_starred: number.is_multiple_of(3), ..Kept::default() };
    kept.change(|more| {
        more.tags = vec!["Biển Đông".into(), format!("thẻ {number}").into()];
        more.note = "một\nhai".into();
        let correction = |start, remark| Correction { span: Span::new(start, start + 4), quote: "tàu".into(), remark };
        more.corrections = vec![
            correction(1, Remark::Wrong),
            correction(10, Remark::Act(Act::Denies)),
            correction(20, Remark::Who("ông Kirby".into())),
            correction(30, Remark::Added("CNN".into(), Act::Alleges)),
        ];
    });
    kept
}

fn from_nothing(article: ArticleId, after: Kept) -> Change {
    Change { article, before: Kept::default(), after }
}

/// A database with this many rows, on the disk and closed.
fn filled(folder: &TempDir, rows: u64) -> HashMap<ArticleId, Kept> {
    let mut state = open(folder);
    let changes: Vec<Change> = (0..rows).map(|number| from_nothing(id(number), rich(number))).collect();
    state.keep(&changes).unwrap();
    state.kept_all().unwrap()
}

#[test]
fn everything_comes_back() {
    let folder = TempDir::new().unwrap();
    let path = Path::new("/bài/một.txt");
    {
        let mut state = open(&folder);
        assert_eq!(state.keep(&[from_nothing(id(7), rich(7))]).unwrap(), [(id(7), rich(7))]);
        state.set_positions(&[(id(7), 120), (id(8), 5)]).unwrap();
        state.set_positions(&[(id(8), 0)]).unwrap();
        state.set_bookmark('a', Some((id(7), 30))).unwrap();
        state.set_bookmark('b', Some((id(7), 31))).unwrap();
        state.set_bookmark('b', None).unwrap();
        assert!(state.set_bookmark('ă', Some((id(7), 1))).is_err());
        state.save_query(&"tàu".into(), &"tàu ngầm".into()).unwrap();
        state.save_query(&"cũ".into(), &"x".into()).unwrap();
        assert!(state.drop_query("cũ").unwrap());
        state.set_session(path, "{}").unwrap();
        state.remember_version(id(7), path, "đoạn một").unwrap();
        state.remember_version(id(8), path, "đoạn hai").unwrap();
    }
    let state = open(&folder);
    assert_eq!(state.kept_all().unwrap(), HashMap::from([(id(7), rich(7))]));
    assert_eq!(state.kept_of(&[id(8), id(7)]).unwrap(), [Kept::default(), rich(7)]);
    assert_eq!(state.positions().unwrap(), HashMap::from([(id(7), 120)]));
    assert_eq!(state.bookmarks().unwrap().into_iter().collect::<Vec<_>>(), [('a', (id(7), 30))]);
    assert_eq!(state.queries().unwrap().into_iter().collect::<Vec<_>>(), [("tàu".into(), "tàu ngầm".into())]);
    assert_eq!(state.session(path).unwrap().as_deref(), Some("{}"));
    assert_eq!(state.version(id(7)).unwrap(), Some("đoạn một".into()));
    assert_eq!(state.version_before(id(9), Some(path)).unwrap(), Some("đoạn hai".into()));
    assert_eq!(state.version_before(id(8), Some(path)).unwrap(), None);
    assert_eq!(state.version_before(id(9), Some(Path::new("/không"))).unwrap(), None);
}

#[test]
fn only_the_reader_may_look_into_it() {
    use std::os::unix::fs::PermissionsExt;
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join("docbao");
    let mut state = State::open(&folder, now()).state;
    state.keep(&[from_nothing(id(1), rich(1))]).unwrap();
    assert!(state.copy_daily(today()).unwrap());
    let mode = |path: &str| std::fs::metadata(folder.join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(""), mode("copies")), (0o700, 0o700));
    for file in ["state.db", "state.db-wal", "state.db-shm", "copies/state-2026-07-29.db"] {
        assert_eq!(mode(file), 0o600, "{file}");
    }
}

#[test]
fn two_instances_do_not_undo_each_other() {
    let folder = TempDir::new().unwrap();
    let (mut one, mut two) = (open(&folder), open(&folder));
    one.keep(&[from_nothing(id(1), Kept { is_starred: true, ..Kept::default() })]).unwrap();
    assert!(two.has_changed_elsewhere());
    assert!(!two.has_changed_elsewhere() && !one.has_changed_elsewhere());
    let kept = two.keep(&[from_nothing(id(1), Kept { is_read: true, ..Kept::default() })]).unwrap();
    assert_eq!(kept, [(id(1), Kept { is_read: true, is_starred: true, ..Kept::default() })]);
    assert!(one.has_changed_elsewhere());
    // What is taken back leaves what the other did.
    let undo = from_nothing(id(1), Kept { is_starred: true, ..Kept::default() }).reversed();
    one.keep(&[undo]).unwrap();
    assert_eq!(two.kept_of(&[id(1)]).unwrap(), [Kept { is_read: true, ..Kept::default() }]);
    two.keep(&[from_nothing(id(1), Kept { is_read: true, ..Kept::default() }).reversed()]).unwrap();
    assert!(one.kept_all().unwrap().is_empty());
}

#[test]
fn what_was_read_is_found_when_the_file_has_another_name() {
    let (old, new) = (Path::new("/1.txt"), Path::new("/2.txt"));
    let mut state = State::in_memory();
    state.remember_version(id(1), old, "một").unwrap();
    // The article changes twice before it is looked at, at another place.
    state.move_kept(id(1), id(2), "hai").unwrap();
    state.move_kept(id(2), id(3), "ba").unwrap();
    for path in [None, Some(old), Some(new)] {
        assert_eq!(state.version_before(id(3), path).unwrap(), Some("một".into()));
    }
    let has_changed = |state: &State, number| state.kept_of(&[id(number)]).unwrap()[0].has_changed;
    assert!(has_changed(&state, 3) && state.kept_all().unwrap()[&id(3)].has_changed);
    let kept = state.keep(&[from_nothing(id(3), rich(1))]).unwrap();
    assert_eq!(kept, [(id(3), Kept { has_changed: true, ..rich(1) })]);
    assert_eq!(state.version_before(id(1), Some(new)).unwrap(), None);
    // It was read: nothing has changed since, wherever it goes.
    state.remember_version(id(3), new, "ba").unwrap();
    assert_eq!(state.version_before(id(3), None).unwrap(), None);
    assert!(!has_changed(&state, 3));
    // It becomes what it was.
    state.move_kept(id(3), id(1), "một").unwrap();
    assert_eq!(state.version_before(id(1), None).unwrap(), Some("ba".into()));
    state.remember_version(id(1), old, "một").unwrap();
    assert_eq!(state.version_before(id(1), None).unwrap(), None);
}

#[test]
fn the_newest_texts_stay() {
    let mut state = State::in_memory();
    for number in 0..5_200 {
        state.remember_version(id(number), Path::new(&format!("/{number}")), "x").unwrap();
    }
    let count: i64 = state.connection().unwrap().query_row("SELECT count(*) FROM version", (), |r| r.get(0)).unwrap();
    assert!((5_000..5_064).contains(&count), "{count}");
    assert_eq!(state.version(id(0)).unwrap(), None);
    assert_eq!(state.version_before(id(1), Some(Path::new("/0"))).unwrap(), None);
    assert!(state.version(id(5_199)).unwrap().is_some());
}

#[test]
fn a_hundred_thousand_marks_at_once() {
    let folder = TempDir::new().unwrap();
    let mut state = open(&folder);
    let read = Kept { is_read: true, ..Kept::default() };
    let changes: Vec<Change> = (0..100_000).map(|number| from_nothing(id(number), read.clone())).collect();
    let start = Instant::now();
    assert_eq!(state.keep(&changes).unwrap().len(), 100_000);
    let kept = start.elapsed();
    let start = Instant::now();
    assert_eq!(state.kept_all().unwrap().len(), 100_000);
    let all = start.elapsed();
    drop(state);
    let start = Instant::now();
    let state = open(&folder);
    let opened = start.elapsed();
    let start = Instant::now();
    state.copy_daily(today()).unwrap();
    eprintln!("keep {kept:?}, all {all:?}, open {opened:?}, copy {:?}", start.elapsed());
    // Not a figure to be proud of, but one that holds on any machine.
    assert!(kept.as_secs() < 10);
}

#[test]
fn a_database_that_was_moved_away_takes_no_marks() {
    let folder = TempDir::new().unwrap();
    let mut state = open(&folder);
    std::fs::rename(folder.path().join("state.db"), folder.path().join("other")).unwrap();
    let failure = state.keep(&[from_nothing(id(1), rich(1))]).unwrap_err();
    assert_eq!(failure.cause, Cause::Moved);
    std::fs::rename(folder.path().join("other"), folder.path().join("state.db")).unwrap();
    state.keep(&[from_nothing(id(1), rich(1))]).unwrap();
}

#[test]
fn rows_are_screened() {
    let state = State::in_memory();
    let insert = "INSERT INTO kept(article, is_read, is_starred, tags, note, corrections, changed)
        VALUES(1, 1, 0, '[\"a\\u001b]0;x\"]', char(27) || 'n', '', 1)";
    state.connection().unwrap().execute(insert, ()).unwrap();
    let kept = &state.kept_all().unwrap()[&ArticleId(1)];
    assert_eq!((kept.tags(), kept.note()), (&[Screened::from("a\u{fffd}]0;x")][..], "\u{fffd}n"));
}

#[test]
fn a_database_that_another_holds_is_waited_for() {
    let folder = TempDir::new().unwrap();
    let mut state = open(&folder);
    let other = Connection::open(folder.path().join("state.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    assert_eq!(state.keep(&[from_nothing(id(1), rich(1))]).unwrap_err().cause, Cause::Locked);
    assert!(start.elapsed().as_millis() > 1_500);
    other.execute_batch("COMMIT").unwrap();
    state.keep(&[from_nothing(id(1), rich(1))]).unwrap();
}
