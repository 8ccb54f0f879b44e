//! The one place that takes the terminal and gives it back.
//!
//! Any thread may have to give it back (a signal comes, the drawing thread hangs), so the state is global to the
//! process and every byte goes through [`write`], which writes nothing once the terminal is given back. Bytes go to
//! the file descriptor, not through `std::io::Stdout`, whose lock a hanging thread might hold.

use super::gate;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// Alternate screen, bracketed paste, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[2J";
/// Buttons, wheel and drags with coordinates of any size; not every movement.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
/// The same off.
const NO_MOUSE: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Undoes both, and an update or a style that was cut off.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[2J\x1b[?1049l\x1b[?25h\x1b[0m";
/// How long a write that hangs is waited for before the terminal is given back all the same.
const PATIENCE: Duration = Duration::from_millis(60);
/// How long a signal that was meant for another program may come late.
const ECHO: Duration = Duration::from_millis(250);

/// Where the terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Not taken, or given back for good.
    Free,
    /// Ours.
    Taken,
    /// Given back until the process is continued.
    Paused,
    /// Given back until another program (an editor) ends.
    Lent,
}

struct Guard {
    state: Mutex<State>,
    /// When another program last gave the terminal back.
    returned: Mutex<Option<Instant>>,
    /// Told when the drawing thread has given the terminal back for good.
    freed: Condvar,
    /// Frames may be written. Apart from `state`, so that a frame that hangs does not keep the state locked.
    is_open: AtomicBool,
    /// Held while bytes are written.
    writing: Mutex<()>,
    output: OnceLock<OwnedFd>,
    mouse: AtomicBool,
    stale: AtomicBool,
    /// The exit code that a signal or a lost line asks for; 0 is none.
    code: AtomicI32,
}

static GUARD: Guard = Guard {
    state: Mutex::new(State::Free),
    returned: Mutex::new(None),
    freed: Condvar::new(),
    is_open: AtomicBool::new(false),
    writing: Mutex::new(()),
    output: OnceLock::new(),
    mouse: AtomicBool::new(false),
    stale: AtomicBool::new(false),
    code: AtomicI32::new(0),
};

fn state() -> MutexGuard<'static, State> {
    GUARD.state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal.
pub(super) fn enter(mouse: bool) -> io::Result<()> {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return Err(io::Error::other("standard output is not a terminal"));
    }
    if GUARD.output.get().is_none() {
        let _ = GUARD.output.set(stdout.as_fd().try_clone_to_owned()?);
    }
    GUARD.mouse.store(mouse, SeqCst);
    let mut state = state();
    seize()?;
    *state = State::Taken;
    Ok(())
}

/// Gives the terminal back for good. Harmless where it is not taken.
pub(super) fn leave() {
    let mut state = state();
    if std::mem::replace(&mut *state, State::Free) == State::Taken {
        release();
    }
    GUARD.freed.notify_all();
}

/// Gives the terminal back before the process stops; false where it is not ours to give.
pub(super) fn pause() -> bool {
    let mut state = state();
    let is_taken = *state == State::Taken;
    if is_taken {
        *state = State::Paused;
        release();
    }
    is_taken
}

/// Takes the terminal again when the process is continued, whoever stopped it; false where it is not ours to take.
pub(super) fn resume() -> bool {
    let mut state = state();
    if !matches!(*state, State::Paused | State::Taken) {
        return false;
    }
    // A shell may have changed the line while the process stood still: set it as on the first day.
    let _ = crossterm::terminal::disable_raw_mode();
    let is_seized = seize().is_ok();
    if is_seized {
        *state = State::Taken;
        make_stale();
    }
    is_seized
}

/// Gives the terminal to another program.
pub(super) fn step_out() {
    let mut state = state();
    if *state == State::Taken {
        release();
        *state = State::Lent;
    }
}

/// Takes it back from the other program.
pub(super) fn step_in() -> io::Result<()> {
    let mut state = state();
    if *state == State::Lent {
        *GUARD.returned.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        seize()?;
        *state = State::Taken;
        make_stale();
    }
    Ok(())
}

/// Another program has the terminal, or had it a moment ago: what is typed there is not for us. A Ctrl-C ends that
/// program and comes to us as well, and the terminal may be back before the signal is looked at.
pub(super) fn is_lent() -> bool {
    let state = state();
    let returned = GUARD.returned.lock().unwrap_or_else(PoisonError::into_inner);
    *state == State::Lent || returned.is_some_and(|returned| returned.elapsed() < ECHO)
}

/// Writes `bytes`, or nothing where the terminal is not ours.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let _writing = GUARD.writing.lock().unwrap_or_else(PoisonError::into_inner);
    if GUARD.is_open.load(SeqCst) { write_all(bytes) } else { Ok(()) }
}

/// Has the mouse watched, or left to the terminal.
pub(super) fn watch_mouse(on: bool) -> io::Result<()> {
    GUARD.mouse.store(on, SeqCst);
    write(if on { MOUSE } else { NO_MOUSE })
}

/// Has the next frame drawn from nothing.
pub(super) fn make_stale() {
    GUARD.stale.store(true, SeqCst);
}

/// Whether the next frame must be drawn from nothing; asks once.
pub(super) fn take_stale() -> bool {
    GUARD.stale.swap(false, SeqCst)
}

/// Notes the exit code that the process is to end with; the first one stays.
pub(super) fn end_with(code: i32) {
    let _ = GUARD.code.compare_exchange(0, code, SeqCst, SeqCst);
}

/// The exit code that a signal or a lost terminal asked for, where one did: 128 and the number of the signal.
pub fn ending() -> Option<u8> {
    u8::try_from(GUARD.code.load(SeqCst)).ok().filter(|&code| code != 0)
}

/// The terminal was taken and went away.
pub fn is_lost() -> bool {
    let Some(output) = GUARD.output.get() else { return false };
    let mut fds = [PollFd::new(output, PollFlags::empty())];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut fds, Some(&now)).is_ok() && fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR)
}

/// Waits until the terminal is given back for good, at most for `grace`; false where it is not.
pub(super) fn wait_until_free(grace: Duration) -> bool {
    let waited = GUARD.freed.wait_timeout_while(state(), grace, |state| *state != State::Free);
    waited.is_ok_and(|(_, timeout)| !timeout.timed_out())
}

fn seize() -> io::Result<()> {
    crossterm::terminal::enable_raw_mode()?;
    let mouse = if GUARD.mouse.load(SeqCst) { MOUSE } else { b"" };
    // A frame that was being written when the process was stopped comes to its end first.
    let writing = patient_lock();
    let entered = write_all(&[ENTER, mouse].concat());
    drop(writing);
    if entered.is_err() {
        let _ = crossterm::terminal::disable_raw_mode();
    }
    GUARD.is_open.store(entered.is_ok(), SeqCst);
    gate::open();
    entered
}

/// Errors are of no use here: there is nothing left to do about them.
fn release() {
    GUARD.is_open.store(false, SeqCst);
    gate::close();
    let _writing = patient_lock();
    if is_writable() {
        let _ = write_all(LEAVE);
    }
    let _ = crossterm::terminal::disable_raw_mode();
}

/// Lets a frame that is being written come to its end, unless it hangs.
fn patient_lock() -> Option<MutexGuard<'static, ()>> {
    let until = Instant::now() + PATIENCE;
    loop {
        match GUARD.writing.try_lock() {
            Ok(lock) => return Some(lock),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(Duration::from_millis(2)),
            Err(TryLockError::WouldBlock) => return None,
        }
    }
}

/// The line takes bytes (the other end may have stopped reading, and then a write would hang for ever).
fn is_writable() -> bool {
    let Some(output) = GUARD.output.get() else { return false };
    let patience = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
    poll(&mut [PollFd::new(output, PollFlags::OUT)], Some(&patience)).is_ok_and(|ready| ready > 0)
}

fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let Some(output) = GUARD.output.get() else { return Ok(()) };
    while !bytes.is_empty() {
        match rustix::io::write(output, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::AGAIN) => {
                let _ = poll(&mut [PollFd::new(output, PollFlags::OUT)], None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
