//! Running the real program in a terminal. Nothing here sleeps for luck: it waits for what must come.

use crate::support::PROGRAM;
use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// For whatever must happen; far more than it takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    pair: PtyPair,
    keys: Box<dyn Write + Send>,
    shown: Arc<Shown>,
    modes: String,
}

/// What the terminal shows, kept up to date by a thread.
struct Shown {
    parser: Mutex<vt100::Parser>,
    changed: Condvar,
}

/// How a session begins.
pub struct Start {
    command: CommandBuilder,
}

impl Start {
    pub fn new(program: &str) -> Self {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "en_US.UTF-8"), ("PS1", "prompt$ ")] {
            command.env(name, value);
        }
        Self { command }
    }

    pub fn docbao(path: &Path) -> Self {
        Self::new(PROGRAM).arg(path)
    }

    pub fn arg(mut self, arg: impl AsRef<Path>) -> Self {
        self.command.arg(arg.as_ref());
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn begin(self) -> Session {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = modes(&*pair.master);
        let child = pair.slave.spawn_command(self.command).unwrap();
        let keys = pair.master.take_writer().unwrap();
        let parser = Mutex::new(vt100::Parser::new(cells(24), cells(80), 0));
        let shown = Arc::new(Shown { parser, changed: Condvar::new() });
        Session { child, pair, keys, shown, modes }
    }

    /// Begins, and reads what the program draws.
    pub fn watched(self) -> Session {
        let session = self.begin();
        let mut reader = session.pair.master.try_clone_reader().unwrap();
        let shown = Arc::clone(&session.shown);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 {
                    return;
                }
                shown.parser.lock().unwrap().process(&bytes[..count]);
                shown.changed.notify_all();
            }
        });
        session
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

impl Session {
    /// Waits until what is shown `is_so`.
    pub fn wait(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let parser = self.shown.parser.lock().unwrap();
        let wait = self.shown.changed.wait_timeout_while(parser, PATIENCE, |parser| !is_so(parser.screen()));
        let (parser, timeout) = wait.unwrap();
        assert!(!timeout.timed_out(), "never: {what}; the screen:\n{}", parser.screen().contents());
    }

    pub fn wait_for(&self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    /// Waits for the first picture.
    pub fn wait_for_picture(&self) {
        self.wait("a picture", |screen| screen.alternate_screen() && !screen.contents().trim().is_empty());
    }

    /// Waits until the program has taken the terminal, without reading what it draws.
    pub fn wait_until_taken(&self) {
        let until = Instant::now() + PATIENCE;
        while modes(&*self.pair.master) == self.modes {
            assert!(Instant::now() < until, "the terminal was never taken");
            thread::yield_now();
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub fn resize(&self, cols: u16, rows: u16) {
        self.shown.parser.lock().unwrap().screen_mut().set_size(cells(rows), cells(cols));
        self.pair.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Waits for the end of the program; gives its exit code and how long it took.
    fn ends(&mut self) -> (u32, Duration) {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.exit_code(), since.elapsed());
            }
            if since.elapsed() > PATIENCE {
                self.child.kill().unwrap();
                panic!("it never ended");
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The program ends with this code, or its last words are shown.
    pub fn ends_with(&mut self, expected: u32) -> Duration {
        let (code, took) = self.ends();
        let last = || self.shown.parser.lock().unwrap().screen().contents();
        assert_eq!(code, expected, "the screen:\n{}", last());
        took
    }

    /// The terminal is as it was before.
    pub fn is_restored(&self) {
        assert_eq!(modes(&*self.pair.master), self.modes, "the line is not as it was");
        self.wait("the terminal given back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
    }

    /// Closes the terminal while the program runs; gives the exit code and how long it took.
    pub fn hang_up(self) -> (u32, Duration) {
        let Self { mut child, pair, keys, .. } = self;
        drop((pair, keys));
        let since = Instant::now();
        (child.wait().unwrap().exit_code(), since.elapsed())
    }
}
