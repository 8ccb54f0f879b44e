//! The real program in a real terminal: it draws, it ends, and the terminal is as it was before.

use crate::session::{Session, Start};
use crate::support::{Folder, PROGRAM};
use rustix::process::Signal;
use std::time::Duration;

const KIRBY: &str = "Mỹ nói về đạn pháo\n\nTheo CNN, ông John Kirby ngày 2/11 cho biết Triều Tiên cung cấp đạn pháo.\n";

fn folder() -> Folder {
    Folder::new(&[("kirby.txt", KIRBY), ("hai.txt", "Tin thứ hai\n\nMột hai ba.\n")])
}

fn begin(folder: &Folder) -> Session {
    let session = Start::docbao(folder.path()).watched();
    session.wait_for_picture();
    session
}

/// A session whose main thread hangs in the middle of a key.
fn hanging(folder: &Folder) -> Session {
    let mut session = Start::docbao(folder.path()).env("DOCBAO_TEST_HANG", "key").watched();
    session.wait_for_picture();
    session.press("j");
    session
}

#[test]
fn it_draws_quits_and_restores() {
    let folder = folder();
    let mut session = begin(&folder);
    session.press("q");
    session.ends_with(0);
    session.is_restored();
}

#[test]
fn the_article_follows_the_filter_when_typing_rests() {
    let folder = folder();
    let mut session = begin(&folder);
    session.press("/tin thu");
    session.wait_for("Một hai ba.");
    session.press("\x15dan phao");
    session.wait_for("cung cấp đạn pháo");
    session.press("\x15thu hai\rj");
    session.wait_for("Một hai ba.");
    session.press("q");
    session.ends_with(0);
}

#[test]
fn articles_come_one_after_the_other_however_fast() {
    let files: Vec<(String, String)> =
        (0..9).map(|n| (format!("{n}.txt"), format!("Tin số {n}\n\nÔng An nói đây là bài {n}.\n"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = Folder::new(&files);
    let mut session = begin(&folder);
    session.wait_for("9 articles · ");
    // Behind the number of its paragraph, as the list shows leads too.
    let is_open = |session: &Session, n: usize| session.wait_for(&format!("1   Ông An nói đây là bài {n}."));
    is_open(&session, 0);
    for n in 1..9 {
        session.press("j");
        is_open(&session, n);
    }
    session.press("kkkk");
    is_open(&session, 4);
    // It was read before, and has changed since.
    std::fs::write(folder.at("5.txt"), "Tin số 5\n\nÔng An nói bài này đã sửa.\n").unwrap();
    session.press("j");
    session.wait_for("1   Ông An nói bài này đã sửa.");
    session.press("q");
    session.ends_with(0);
}

#[test]
fn signals_end_it_at_once_with_their_number() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let folder = folder();
        let mut session = begin(&folder);
        session.signal(signal);
        let took = session.ends_with(code);
        assert!(took < Duration::from_millis(800), "{signal:?} took {took:?}");
        session.is_restored();
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_where() {
    for place in ["draw", "key"] {
        let folder = folder();
        let mut session = Start::docbao(folder.path()).env("DOCBAO_TEST_PANIC", place).watched();
        if place == "key" {
            session.wait_for_picture();
            session.press("j");
        }
        session.ends_with(101);
        session.is_restored();
        session.wait_for("internal error");
    }
}

#[test]
fn ctrl_c_twice_ends_even_a_program_that_hangs() {
    let folder = folder();
    let mut session = hanging(&folder);
    session.press("\x03\x03");
    let took = session.ends_with(130);
    assert!(took < Duration::from_secs(2), "{took:?}");
    session.is_restored();
}

#[test]
fn a_signal_ends_even_a_program_that_hangs() {
    let folder = folder();
    let mut session = hanging(&folder);
    session.signal(Signal::TERM);
    let took = session.ends_with(143);
    assert!(took < Duration::from_millis(800), "{took:?}");
    session.is_restored();
}

#[test]
fn a_lost_terminal_ends_it_within_a_second() {
    let folder = folder();
    let session = Start::docbao(folder.path()).begin();
    session.wait_until_taken();
    let (code, took) = session.hang_up();
    assert_eq!(code, 129);
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[test]
fn it_is_drawn_anew_at_every_size() {
    let folder = folder();
    let mut session = begin(&folder);
    for (cols, rows) in [(1, 1), (200, 60), (20, 5), (3, 40), (120, 35)] {
        session.resize(cols, rows);
    }
    session.wait("a picture of the new size", |screen| !screen.contents().trim().is_empty());
    session.press("q");
    session.ends_with(0);
    session.is_restored();
}

#[test]
fn a_shell_can_suspend_and_continue_it() {
    let folder = folder();
    let mut session = Start::new("/bin/sh").arg("-i").watched();
    session.wait_for("prompt$");
    session.press(&format!("{PROGRAM} {}\n", folder.path().display()));
    session.wait_for_picture();
    session.press("\x1a");
    session.wait_for("Stopped");
    session.wait("the shell", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    session.press("fg\n");
    session.wait_for_picture();
    session.press("q");
    session.wait("the shell", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    session.press("exit\n");
    session.ends_with(0);
    session.is_restored();
}

#[test]
fn it_does_not_stop_where_nobody_could_continue_it() {
    let folder = folder();
    let mut session = begin(&folder);
    session.press("\x1a");
    session.signal(Signal::TSTP);
    session.press("q");
    session.ends_with(0);
}

#[test]
fn the_mouse_is_left_alone_where_that_is_wanted() {
    let folder = folder();
    let has_mouse = |screen: &vt100::Screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    begin(&folder).wait("the mouse", has_mouse);
    let session = Start::new(PROGRAM).arg("--no-mouse").arg(folder.path()).watched();
    session.wait_for_picture();
    session.wait("no mouse", |screen| !has_mouse(screen));
}

#[test]
fn the_list_shows_the_articles_and_help_opens() {
    let folder = folder();
    let mut session = begin(&folder);
    session.wait_for("Tin thứ hai");
    session.press("?");
    session.wait_for("Help");
    session.press("\x1b");
    session.wait("help closed", |screen| screen.contents().contains("Tin thứ hai"));
    session.press("q");
    session.ends_with(0);
}

#[test]
fn a_worker_that_panics_is_reported_and_survived() {
    let folder = folder();
    let mut session = Start::docbao(folder.path()).env("DOCBAO_TEST_PANIC", "load").watched();
    session.wait_for("internal error");
    session.press("q");
    session.ends_with(0);
    session.is_restored();
}

#[test]
fn an_editor_gets_the_terminal_and_every_key() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let editor = Folder::new(&[("ed", "#!/bin/sh\necho editing\nread line\necho \"got $line\"\nread line\n")]);
    std::fs::set_permissions(editor.at("ed"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let start = Start::docbao(folder.path()).env("EDITOR", editor.at("ed").to_str().unwrap());
    let mut session = start.watched();
    session.wait_for("Tin thứ hai");
    session.press("e");
    session.wait_for("editing");
    session.is_restored();
    session.signal(Signal::INT); // as Ctrl-C in the editor would send it to both
    session.press("xyz\n");
    session.wait_for("got xyz");
    session.press("\n");
    session.wait_for_picture();
    session.press("q");
    session.ends_with(0);
    session.is_restored();
}
