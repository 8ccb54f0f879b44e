//! What lasts: marks, sessions, and what becomes of them when the program is killed, in the real program.

use crate::session::{Session, Start};
use crate::support::Folder;
use rustix::process::Signal;
use std::fs;

const FIRST: &str = "Tin thứ nhất\n\nÔng An nói cầu đã xong.\n";
const SECOND: &str = "Tin thứ hai\n\nBà Bình cho biết đường còn dở.\n";

struct Desk {
    files: Folder,
    home: Folder,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { files: Folder::new(&[("1.txt", FIRST), ("2.txt", SECOND)]), home: Folder::new(&[]) };
        // The order of the list is that of the files' times.
        for (name, seconds) in [("1.txt", 1_700_000_000), ("2.txt", 1_600_000_000)] {
            desk.date(name, seconds);
        }
        desk
    }

    fn date(&self, name: &str, seconds: u64) {
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        let file = fs::File::options().write(true).open(self.files.at(name)).unwrap();
        file.set_modified(time).unwrap();
    }

    fn start(&self) -> Start {
        Start::docbao(self.files.path()).env("HOME", self.home.path().to_str().unwrap())
    }

    fn begin(&self) -> Session {
        let session = self.start().watched();
        session.wait_for("Tin thứ hai");
        session.wait_for("2 articles · ");
        session
    }
}

/// The star of a row stands before its title.
const STARRED: &str = "*Tin thứ nhất";

#[test]
fn marks_and_places_are_there_the_next_time() {
    let desk = Desk::new();
    let mut session = desk.begin();
    session.press("jst");
    session.wait_for("#");
    session.press("kiểm\r");
    session.wait_for("#kiểm");
    session.press("itin này cũ\r");
    session.wait_for("note tin này cũ");
    session.press("q");
    session.ends_with(0);
    let mut session = desk.begin();
    session.wait_for("*Tin thứ hai");
    session.wait_for("#kiểm");
    session.wait_for("note tin này cũ"); // the second article is selected again
    session.press("uuu");
    session.wait_for("nothing to undo");
    session.press("q");
    session.ends_with(0);
}

#[test]
fn a_star_that_is_shown_survives_a_kill() {
    let desk = Desk::new();
    for round in 0..6 {
        let mut session = desk.begin();
        if round % 2 == 0 {
            session.press("ggs");
            session.wait_for(STARRED);
            session.signal(Signal::KILL);
        } else {
            session.wait_for(STARRED);
            session.press("ggs");
            session.wait("no star", |screen| !screen.contents().contains('*'));
            session.signal(Signal::KILL);
        }
    }
}

#[test]
fn two_readers_see_each_others_marks() {
    let desk = Desk::new();
    let mut one = desk.begin();
    let mut other = desk.begin();
    one.press("ggs");
    one.wait_for(STARRED);
    other.press("G");
    other.wait_for(STARRED);
    other.press("s");
    other.wait_for("*Tin thứ hai");
    one.press("k");
    one.wait("both stars", |screen| screen.contents().matches("*Tin").count() == 2);
    other.press("s"); // takes it away again
    other.wait("one star", |screen| screen.contents().matches("*Tin").count() == 1);
    one.press("k");
    one.wait("one star", |screen| screen.contents().matches("*Tin").count() == 1);
    for session in [&mut one, &mut other] {
        session.press("q");
        session.ends_with(0);
    }
}

#[test]
fn two_readers_see_the_same_articles() {
    let desk = Desk::new();
    // Both at once: one of them makes the index.
    let mut sessions = [desk.start().watched(), desk.start().watched()];
    for session in &sessions {
        session.wait_for("2 articles · ");
    }
    fs::write(desk.files.at("3.txt"), "Tin thứ ba\n\nMới.\n").unwrap();
    for session in &mut sessions {
        session.wait_for("3 articles · ");
        session.press("q");
        session.ends_with(0);
    }
}

#[test]
fn articles_that_come_change_and_go_are_seen_and_the_selection_stays() {
    let desk = Desk::new();
    let mut session = desk.begin();
    session.press("j\r");
    session.wait_for("Bà Bình cho biết");
    session.wait_for("states");
    session.press("g3x");
    session.wait_for("wrong");
    session.press("g2");
    fs::write(desk.files.at("3.txt"), "Tin thứ ba\n\nMới.\n").unwrap();
    session.wait_for("3/3"); // the new one stands above
    session.wait_for("Bà Bình cho biết");
    fs::write(desk.files.at("2.txt"), SECOND.replace("đường còn dở", "đường đã xong năm 2025")).unwrap();
    session.wait_for("changed since you read it");
    session.press("gd");
    session.wait_for("{+đã xong năm 2025+}");
    // What the reader corrected of words that are gone is shown, and stays until the reader lets it go.
    session.wait_for("Your corrections that fit no more");
    session.wait_for("wrong: Bà Bình");
    session.press("x");
    session.wait_for("u undoes");
    session.press("ugd");
    session.wait_for("wrong: Bà Bình");
    session.press("\x1b");
    fs::remove_file(desk.files.at("3.txt")).unwrap();
    session.wait_for("/2 ");
    session.press("q");
    session.ends_with(0);
}

#[test]
fn an_index_that_is_taken_away_is_made_anew() {
    let desk = Desk::new();
    let (folder, mut session) = (desk.home.at(".cache/docbao"), desk.begin());
    for (round, name) in ["ba", "bốn"].into_iter().enumerate() {
        if round == 0 {
            fs::remove_dir_all(&folder).unwrap();
        } else {
            let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
            let index = files.filter(|path| path.extension().is_some_and(|extension| extension != "lock"));
            index.for_each(|path| fs::remove_file(path).unwrap());
        }
        fs::write(desk.files.at(&format!("{name}.txt")), format!("Tin {name}\n\nÔng Minh nói {name}.\n")).unwrap();
        session.wait_for(&format!("{} articles · ", 3 + round));
        session.press("gg");
        session.wait_for(&format!("Ông Minh nói {name}"));
        session.press("g/bình");
        session.wait_for("1/1");
        session.press("\x1b");
        session.wait_for(&format!("{} articles · ", 3 + round));
    }
    session.press("q");
    session.ends_with(0);
    assert!(fs::read_dir(&folder).unwrap().count() > 1);
}

#[test]
fn an_open_article_is_followed_in_a_library_that_was_opened_again() {
    let desk = Desk::new();
    let mut session = desk.begin();
    session.press(&format!(":open {}\r", desk.files.path().display()));
    session.wait_for("2 articles · ");
    session.press("gg\r");
    session.wait_for("1 min left");
    for round in 0..2 {
        fs::write(desk.files.at("1.txt"), FIRST.replace("cầu đã xong", &format!("cầu còn dở {round}"))).unwrap();
        session.wait_for(&format!("cầu còn dở {round}"));
        session.wait_for("changed since you read it");
    }
    session.press("g1");
    session.wait_for("1 unread"); // the other one
    session.press("q");
    session.ends_with(0);
}

#[test]
fn an_open_article_is_followed_in_both_of_two_readers() {
    let desk = Desk::new();
    let mut sessions = [desk.begin(), desk.begin()];
    for session in &mut sessions {
        session.press("gg\r");
        session.wait_for("1 min left");
    }
    fs::write(desk.files.at("1.txt"), FIRST.replace("cầu đã xong", "cầu còn dở")).unwrap();
    for session in &mut sessions {
        session.wait_for("cầu còn dở");
        session.wait_for("changed since you read it");
        session.press("g1");
        session.wait_for("1 unread");
        session.press("q");
        session.ends_with(0);
    }
}

#[test]
fn what_changed_is_shown_when_the_file_was_renamed_before_it_was_looked_at() {
    let desk = Desk::new();
    let mut session = desk.begin();
    session.press("j\r");
    session.wait_for("1 min left");
    session.press("g1k");
    session.wait_for("1 unread");
    fs::write(desk.files.at("2.txt"), SECOND.replace("Tin thứ hai\n", "Tin thứ hai, sửa\n")).unwrap();
    session.wait_for("± Tin thứ hai, sửa");
    fs::rename(desk.files.at("2.txt"), desk.files.at("5.txt")).unwrap();
    session.press("q");
    session.ends_with(0);
    let mut session = desk.start().watched();
    session.wait_for("± Tin thứ hai, sửa");
    session.wait_for("2 articles · ");
    session.press("/is:changed\r");
    session.wait_for("1/1");
    session.press("g1\x1b");
    session.wait_for("2 articles · ");
    session.press("gg\r"); // the newest one
    session.wait_for("Bà Bình cho biết");
    session.press("gd");
    session.wait_for("{+, sửa+}");
    session.press("\x1bg1");
    session.wait_for("± Tin thứ hai, sửa");
    session.press("j");
    session.wait("no change left", |screen| !screen.contents().contains('±'));
    session.press("kq");
    session.ends_with(0);
    // It has been read now as it is, and stands open again.
    let mut session = desk.start().watched();
    session.wait_for("Bà Bình cho biết");
    session.press("gd");
    session.wait_for("nothing changed since it was read");
}

#[test]
fn articles_of_one_file_are_no_versions_of_each_other() {
    let record = |name: &str, day: u8| {
        format!("{{\"title\": \"Tin {name}\", \"content\": \"Ông {name} nói vậy.\", \"date\": \"2024-01-{day:02}\"}}\n")
    };
    let lines = record("Một", 3) + &record("Hai", 2);
    let (files, home) = (Folder::new(&[("tin.jsonl", &lines)]), Folder::new(&[]));
    let mut session = Start::docbao(files.path()).env("HOME", home.path().to_str().unwrap()).watched();
    session.wait_for("2 articles · ");
    session.press("\r");
    session.wait_for("Ông Một nói");
    session.press("J");
    session.wait("Ông Hai nói, not a change", |screen| {
        screen.contents().contains("Ông Hai nói") && !screen.contents().contains("changed since")
    });
    session.press("g1");
    session.wait_for("1 unread");
    // One that comes before them takes the place of the first, which keeps its marks.
    fs::write(files.at("tin.jsonl"), record("Mới", 4) + &lines).unwrap();
    session.wait_for("3 articles · ");
    session.wait_for("2 unread");
    session.press("g1gg");
    session.wait("Ông Mới nói, not a change", |screen| {
        screen.contents().contains("Ông Mới nói") && !screen.contents().contains("changed since")
    });
    session.press("q");
    session.ends_with(0);
}

#[test]
fn folders_that_come_and_go_are_watched() {
    let desk = Desk::new();
    let write = |name: &str| {
        fs::create_dir_all(desk.files.at(name).parent().unwrap()).unwrap();
        fs::write(desk.files.at(name), format!("Tin {name}\n\nÔng An nói cầu đã xong.\n")).unwrap();
    };
    // the first time the index is made, the second time it is there
    for (round, seen) in [("a", 2), ("b", 5)] {
        let mut session = desk.start().watched();
        session.wait_for(&format!("{seen} articles · "));
        for (number, name) in ["new/1.txt", "new/2.txt", "new/in/1.txt"].iter().enumerate() {
            write(&format!("{round}/{name}"));
            session.wait_for(&format!("{} articles · ", seen + number + 1));
        }
        fs::remove_dir_all(desk.files.at(&format!("{round}/new/in"))).unwrap();
        session.wait_for(&format!("{} articles · ", seen + 2));
        for number in 1..3 {
            write(&format!("{round}/new/in/{number}.txt"));
            session.wait_for(&format!("{} articles · ", seen + 2 + number));
        }
        fs::remove_file(desk.files.at(&format!("{round}/new/in/2.txt"))).unwrap();
        session.wait_for(&format!("{} articles · ", seen + 3));
        session.press("q");
        session.ends_with(0);
    }
}

#[test]
fn a_home_that_cannot_be_written_is_told_and_reading_goes_on() {
    let desk = Desk::new();
    let mut session = Start::docbao(desk.files.path()).env("HOME", "/proc").watched();
    session.wait_for("Tin thứ hai");
    session.wait_for("! ");
    session.press("ggs");
    session.wait_for(STARRED);
    session.press("q");
    session.ends_with(0);
}

#[test]
fn an_index_that_cannot_be_made_is_told_and_reading_goes_on() {
    let desk = Desk::new();
    let mut session = desk.begin();
    session.press("q");
    session.ends_with(0);
    let files = fs::read_dir(desk.home.at(".cache/docbao")).unwrap();
    let files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    files.iter().for_each(|path| fs::remove_file(path).unwrap());
    let index = files.iter().find(|path| path.extension().is_some_and(|extension| extension == "db")).unwrap();
    for log in ["db-journal", "db-wal"] {
        fs::create_dir_all(index.with_extension(log).join("in the way")).unwrap();
    }
    let mut session = desk.begin();
    session.wait_for("the index cannot be kept");
    session.press("ggs");
    session.wait_for(STARRED);
    session.press("g/bình");
    session.wait_for("1 hit");
    session.press("\r");
    session.press("q");
    session.ends_with(0);
}

#[test]
fn a_damaged_state_is_told_kept_aside_and_reading_goes_on() {
    let desk = Desk::new();
    let mut session = desk.begin();
    session.press("q");
    session.ends_with(0);
    let state = desk.home.at(".local/share/docbao/state.db");
    fs::write(&state, "this is no database, but it is long enough to be taken for the first page of one").unwrap();
    let mut session = desk.begin();
    session.press("q");
    session.ends_with(0);
    let aside = fs::read_dir(state.parent().unwrap()).unwrap();
    let names: Vec<String> = aside.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("state.db.corrupt-")), "{names:?}");
}

#[test]
fn files_are_written_to_the_home_folder_and_a_missing_folder_is_named() {
    let desk = Desk::new();
    let mut session = desk.begin();
    session.press(":export ~/claims.md\r");
    session.wait_for("wrote ");
    assert!(fs::read_to_string(desk.home.at("claims.md")).unwrap().contains("Tin thứ nhất"));
    session.press(":export ~/no/claims.md\r");
    session.wait_for("no: no such folder");
    session.press(":open ~/no\r");
    session.wait_for("no: no such file");
    session.press("q");
    session.ends_with(0);
}
