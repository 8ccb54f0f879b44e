//! Databases that were damaged.

use super::*;
use std::fs;
use std::path::PathBuf;

/// The file that was put aside.
fn aside(folder: &TempDir) -> PathBuf {
    folder.path().join("state.db.corrupt-20260729-101500")
}

fn overwrite(folder: &TempDir, bytes: &[u8]) {
    fs::write(folder.path().join("state.db"), bytes).unwrap();
}

#[test]
fn what_is_no_database_is_put_aside() {
    let folder = TempDir::new().unwrap();
    overwrite(&folder, b"not a database, and longer than any header, or so it seems");
    fs::write(aside(&folder), "of before").unwrap();
    let Opened { mut state, trouble } = State::open(folder.path(), now());
    let name = "state.db.corrupt-20260729-101500-2";
    let repair = Repair { aside: Some(name.into()), copy: None, articles: 0 };
    assert_eq!(trouble, Some(Trouble::Damaged(repair)));
    assert_eq!(fs::read(aside(&folder)).unwrap(), b"of before");
    assert!(fs::read(folder.path().join(name)).unwrap().starts_with(b"not a database"));
    state.keep(&[from_nothing(id(1), rich(1))]).unwrap();
    drop(state);
    assert_eq!(open(&folder).kept_all().unwrap().len(), 1);
}

#[test]
fn rows_around_a_lost_page_are_saved() {
    let folder = TempDir::new().unwrap();
    let before = filled(&folder, 2_000);
    let path = folder.path().join("state.db");
    let mut bytes = fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    assert!(pages > 60);
    for page in [pages / 3, pages / 2, pages - 5] {
        bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
    }
    overwrite(&folder, &bytes);
    let Opened { state, trouble } = State::open(folder.path(), now());
    assert!(matches!(trouble, Some(Trouble::Damaged(Repair { aside: Some(_), .. }))), "{trouble:?}");
    assert_eq!(fs::read(aside(&folder)).unwrap(), bytes);
    let after = state.kept_all().unwrap();
    // Three pages of some ten rows each.
    assert!(after.len() > 1_900 && after.len() < 2_000, "{}", after.len());
    assert!(after.iter().all(|(article, kept)| before[article] == *kept));
    drop(state);
    assert_eq!(open(&folder).kept_all().unwrap(), after);
}

#[test]
fn rows_are_found_without_the_first_page() {
    let source = TempDir::new().unwrap();
    let before = filled(&source, 100);
    let mut state = open(&source);
    let mut bytes = fs::read(source.path().join("state.db")).unwrap();
    bytes[..4096].fill(0xa5);
    // What is in the log is found too: it is as a kill leaves it.
    let unstarred = Kept { is_starred: false, ..rich(0) };
    state.keep(&[Change { article: id(0), before: rich(0), after: unstarred.clone() }]).unwrap();
    let log = fs::read(source.path().join("state.db-wal")).unwrap();
    for (log, first) in [(None, rich(0)), (Some(log), unstarred)] {
        let folder = TempDir::new().unwrap();
        overwrite(&folder, &bytes);
        if let Some(log) = log {
            fs::write(folder.path().join("state.db-wal"), log).unwrap();
        }
        let Opened { state, trouble } = State::open(folder.path(), now());
        assert!(matches!(trouble, Some(Trouble::Damaged(Repair { aside: Some(_), .. }))), "{trouble:?}");
        let after = state.kept_all().unwrap();
        assert_eq!((after.len(), &after[&id(0)]), (before.len(), &first));
        assert!(!folder.path().join("state.db.mended").exists());
    }
}

#[test]
fn the_newest_sound_copy_fills_the_gaps() {
    let folder = TempDir::new().unwrap();
    let before = filled(&folder, 500);
    let mut state = open(&folder);
    assert!(state.copy_daily(today().pred_opt().unwrap()).unwrap());
    assert!(state.copy_daily(today()).unwrap());
    state.keep(&[from_nothing(id(900), rich(900))]).unwrap();
    drop(state);
    fs::write(folder.path().join("copies/state-2026-07-29.db"), "damaged too").unwrap();
    let mut bytes = fs::read(folder.path().join("state.db")).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0);
    overwrite(&folder, &bytes);
    let Opened { state, trouble } = State::open(folder.path(), now());
    let Some(Trouble::Damaged(repair)) = trouble else { panic!("{trouble:?}") };
    assert_eq!((repair.copy, repair.articles), (today().pred_opt(), 501));
    let after = state.kept_all().unwrap();
    assert!(before.iter().all(|(article, kept)| after[article] == *kept));
    assert_eq!(after[&id(900)], rich(900));
}

#[test]
fn an_emptied_file_is_filled_from_the_copy() {
    let folder = TempDir::new().unwrap();
    let before = filled(&folder, 20);
    open(&folder).copy_daily(today()).unwrap();
    overwrite(&folder, b"");
    let Opened { state, trouble } = State::open(folder.path(), now());
    assert!(matches!(trouble, Some(Trouble::Damaged(Repair { articles: 20, .. }))), "{trouble:?}");
    assert_eq!(state.kept_all().unwrap(), before);
}

#[test]
fn a_crash_in_the_middle_of_a_repair_is_made_up_for() {
    let folder = TempDir::new().unwrap();
    let before = filled(&folder, 20);
    // The new one is whole, the log was put aside, then the power went.
    fs::rename(folder.path().join("state.db"), folder.path().join("state.db.repaired")).unwrap();
    overwrite(&folder, b"the damaged one, which is as long as it takes");
    let Opened { state, trouble } = State::open(folder.path(), now());
    assert!(matches!(trouble, Some(Trouble::Damaged(Repair { articles: 20, .. }))), "{trouble:?}");
    assert_eq!(state.kept_all().unwrap(), before);
    assert!(fs::read(aside(&folder)).unwrap().starts_with(b"the damaged one"));
    drop(state);
    assert_eq!(open(&folder).kept_all().unwrap(), before);
}

#[test]
fn three_copies_are_kept() {
    let folder = TempDir::new().unwrap();
    filled(&folder, 3);
    let state = open(&folder);
    let day = |day| NaiveDate::from_ymd_opt(2026, 7, day).unwrap();
    // The last day of the month comes from a clock that was wrong.
    for number in [31, 1, 2, 3, 4] {
        assert!(state.copy_daily(day(number)).unwrap());
        assert!(!state.copy_daily(day(number)).unwrap());
    }
    let names = fs::read_dir(folder.path().join("copies")).unwrap();
    let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["state-2026-07-02.db", "state-2026-07-03.db", "state-2026-07-04.db"]);
}

#[test]
fn a_flipped_byte_is_found_or_does_no_harm() {
    let source = TempDir::new().unwrap();
    let rows = filled(&source, 500);
    let sound = fs::read(source.path().join("state.db")).unwrap();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    let (mut troubles, mut fewest) = (0, rows.len());
    for round in 0..200 {
        // Half of them where it hurts most.
        let place = random(if round % 2 == 0 { 4096 } else { sound.len() });
        let mut bytes = sound.clone();
        bytes[place] ^= 1 << random(8);
        let folder = TempDir::new().unwrap();
        overwrite(&folder, &bytes);
        let Opened { mut state, trouble } = State::open(folder.path(), now());
        let left = state.kept_all().map_or(0, |rows| rows.len());
        assert!(trouble.is_some() || left == rows.len(), "byte {place}: {left} rows");
        if let Some(Trouble::Damaged(repair)) = trouble {
            assert_eq!(fs::read(aside(&folder)).unwrap(), bytes, "byte {place}");
            assert_eq!(repair.articles, left);
            troubles += 1;
            fewest = fewest.min(left);
            state.keep(&[from_nothing(id(900), rich(900))]).unwrap();
        }
    }
    assert!(troubles > 20, "{troubles}");
    eprintln!("{troubles} of 200 flips found; {fewest} of {} rows left at worst", rows.len());
}
