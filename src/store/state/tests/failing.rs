//! Disks that are full, and folders that may not be written.

use super::*;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

fn pages(state: &State) -> i64 {
    state.connection().unwrap().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap()
}

/// As if the disk had room for so many pages.
fn limit(state: &State, pages: i64) {
    state.connection().unwrap().pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
}

#[test]
fn what_was_acknowledged_on_a_full_disk_stays() {
    let folder = TempDir::new().unwrap();
    let mut kept = filled(&folder, 50);
    let mut state = open(&folder);
    let (mut failures, mut number) = (0, 1_000);
    for room in 0..30 {
        limit(&state, pages(&state) + room % 3);
        loop {
            let changes: Vec<Change> = (0..5).map(|n| from_nothing(id(number + n), rich(number + n))).collect();
            number += 5;
            match state.keep(&changes) {
                Ok(done) => kept.extend(done),
                Err(failure) => {
                    assert_eq!(failure.cause, Cause::Full);
                    failures += 1;
                    break;
                }
            }
        }
        assert_eq!(state.kept_all().unwrap(), kept);
        limit(&state, i64::from(u32::MAX - 1));
        kept.extend(state.keep(&[from_nothing(id(number), rich(number))]).unwrap());
        number += 1;
    }
    assert_eq!(failures, 30);
    drop(state);
    assert_eq!(open(&folder).kept_all().unwrap(), kept);
}

/// Takes the right to write from `folder` and what is in it while `act` runs. False for root, whom nothing stops.
fn without_rights(folder: &Path, act: impl FnOnce()) -> bool {
    let set = |file: u32, dir: u32| {
        for entry in fs::read_dir(folder).unwrap() {
            fs::set_permissions(entry.unwrap().path(), Permissions::from_mode(file)).unwrap();
        }
        fs::set_permissions(folder, Permissions::from_mode(dir)).unwrap();
    };
    set(0o400, 0o500);
    let is_stopped = fs::write(folder.join("probe"), "").is_err();
    if is_stopped {
        act();
    }
    set(0o600, 0o700);
    is_stopped
}

#[test]
fn a_folder_that_cannot_be_written_is_read() {
    let folder = TempDir::new().unwrap();
    let before = filled(&folder, 20);
    without_rights(folder.path(), || {
        let Opened { mut state, trouble } = State::open(folder.path(), now());
        assert_eq!(trouble, Some(Trouble::ReadOnly(Cause::ReadOnly)));
        assert_eq!(state.kept_all().unwrap(), before);
        assert_eq!(state.keep(&[from_nothing(id(99), rich(99))]).unwrap_err().cause, Cause::ReadOnly);
    });
    assert_eq!(open(&folder).kept_all().unwrap(), before);
}

#[test]
fn what_is_opened_to_be_read_says_why() {
    let (kept, empty) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let before = filled(&kept, 20);
    for (folder, known) in [(&kept, before.len()), (&empty, 0)] {
        let files = Files::make(folder.path()).unwrap();
        files.touch().unwrap();
        let Opened { mut state, trouble } = opening::read_only(&files, Cause::Full);
        assert_eq!(trouble, Some(Trouble::ReadOnly(Cause::Full)));
        assert_eq!(state.keep(&[from_nothing(id(99), rich(99))]).unwrap_err().cause, Cause::Full);
        assert_eq!(state.kept_all().unwrap().len(), known);
    }
}

#[test]
fn a_damaged_file_in_a_folder_that_cannot_be_written_stays() {
    let folder = TempDir::new().unwrap();
    filled(&folder, 20);
    let path = folder.path().join("state.db");
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    without_rights(folder.path(), || {
        let Opened { state, trouble } = State::open(folder.path(), now());
        assert_eq!(trouble, Some(Trouble::ReadOnly(Cause::ReadOnly)));
        assert!(!state.kept_all().unwrap().is_empty());
        assert_eq!(fs::read(&path).unwrap(), bytes);
    });
}

#[test]
fn without_a_folder_it_works_in_memory() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let Opened { mut state, trouble } = State::open(&folder.path().join("file/docbao"), now());
    assert_eq!(trouble, Some(Trouble::Unkept(Cause::Io)));
    state.keep(&[from_nothing(id(1), rich(1))]).unwrap();
    assert_eq!(state.kept_all().unwrap().len(), 1);
    assert!(!state.has_changed_elsewhere());
}
