//! What wakes the program: keys, signals, the end of the line.
//!
//! Three threads, each blocked until something happens; docbao takes no time while nothing does. They also see to it
//! that the program ends when it must, whatever its main thread is doing: they tell it, give it a moment, and then end
//! the process themselves.

use super::{alarm, gate, guard};
use crate::text::Screened;
use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use nix::unistd::{getpgid, getppid, getsid};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::Signal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// For the main thread to end by itself after a signal.
const GRACE: Duration = Duration::from_millis(80);
/// For it to finish what it does after it gave the terminal back.
const LAST_WORK: Duration = Duration::from_secs(2);
/// Two Ctrl-C within this time end the program, whatever it is doing.
const TWICE: Duration = Duration::from_millis(1500);

/// Given no time, crossterm does not look at all; given some, it looks again and again until that is over. Where this
/// thread is interrupted at the wrong moment all of it may pass unused: it is given twice.
const MOMENT: Duration = Duration::from_micros(100);

/// Something that happened outside.
#[derive(Debug)]
pub enum Wake {
    /// A key, a paste, the mouse, a new size.
    Input(Event),
    /// The process was continued; everything must be drawn again.
    Resumed,
    /// A signal (its number) asks the program to end; it has about a tenth of a second.
    Terminate(i32),
    /// The terminal went away.
    Hangup,
    /// A thread other than the main one panicked, for this reason.
    WorkerPanicked(Screened),
}

/// Signals that came since the terminal was about to be taken.
static ARMED: Mutex<Option<Signals>> = Mutex::new(None);

/// Keeps signals for [`watch`], so that none can end the program between the taking of the terminal and the watching.
pub(super) fn arm() -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    *ARMED.lock().unwrap_or_else(PoisonError::into_inner) = Some(signals);
    Ok(())
}

/// Starts to watch; everything that happens is sent to `sender`. Call it once, after [`super::Terminal::enter`].
pub fn watch<M: From<Wake> + Send + 'static>(sender: Sender<M>) -> io::Result<()> {
    let signals = ARMED.lock().unwrap_or_else(PoisonError::into_inner).take();
    let signals = signals.ok_or_else(|| io::Error::other("the terminal is not taken"))?;
    let keys = tty()?;
    let line = keys.try_clone()?;
    let bell = gate::bell()?;
    let (to_panics, to_signals, to_line) = (sender.clone(), sender.clone(), sender.clone());
    alarm::report_to(move |reason| drop(to_panics.send(Wake::WorkerPanicked(reason).into())));
    spawn("signals", move || watch_signals(signals, &to_signals))?;
    spawn("line", move || watch_line(&line, &to_line))?;
    spawn("keys", move || watch_keys(&keys, &bell, &sender))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// The terminal that keys come from: standard input, or the controlling one where articles come in there.
fn tty() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() { stdin.as_fd().try_clone_to_owned() } else { File::open("/dev/tty").map(OwnedFd::from) }
}

fn watch_signals<M: From<Wake>>(mut signals: Signals, sender: &Sender<M>) {
    for signal in signals.forever() {
        match signal {
            SIGWINCH => {
                if let Ok((width, height)) = crossterm::terminal::size() {
                    let _ = sender.send(Wake::Input(Event::Resize(width, height)).into());
                }
            }
            SIGCONT => {
                if guard::resume() {
                    let _ = sender.send(Wake::Resumed.into());
                }
            }
            SIGTSTP => {
                if can_be_continued() {
                    guard::pause();
                    let _ = rustix::process::kill_process(rustix::process::getpid(), Signal::STOP);
                }
            }
            // An editor has the terminal, and Ctrl-C there is the editor's.
            SIGINT | SIGQUIT if guard::is_lent() => {}
            signal => end(128 + signal, Wake::Terminate(signal), sender),
        }
    }
}

/// Ends the program: tells the main thread, waits for it, and ends the process if it does not.
fn end<M: From<Wake>>(code: i32, wake: Wake, sender: &Sender<M>) {
    guard::end_with(code);
    let _ = sender.send(wake.into());
    if guard::wait_until_free(GRACE) {
        thread::sleep(LAST_WORK);
    }
    guard::leave();
    std::process::exit(code);
}

/// Sleeps until the line is cut. Without it a read from a dead terminal may return nothing for ever and at once.
fn watch_line<M: From<Wake>>(line: &OwnedFd, sender: &Sender<M>) {
    loop {
        let mut fds = [PollFd::new(line, PollFlags::empty())];
        match poll(&mut fds, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
            Ok(_) if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => {
                return end(128 + SIGHUP, Wake::Hangup, sender);
            }
            Ok(_) => return, // poll cannot watch this device; SIGHUP is left
        }
    }
}

fn watch_keys<M: From<Wake>>(keys: &OwnedFd, bell: &OwnedFd, sender: &Sender<M>) {
    let mut interrupted: Option<Instant> = None;
    loop {
        let mut fds = [PollFd::new(keys, PollFlags::IN), PollFd::new(bell, PollFlags::IN)];
        if poll(&mut fds, None).is_err_and(|error| error != rustix::io::Errno::INTR) {
            return;
        }
        if fds[1].revents().contains(PollFlags::IN) {
            gate::wait(bell);
            continue;
        }
        while let Some(event) = next_event() {
            let is_interrupt = is_interrupt(&event);
            if is_meant(&event) && sender.send(Wake::Input(event).into()).is_err() {
                return;
            }
            if is_interrupt && interrupted.replace(Instant::now()).is_some_and(|first| first.elapsed() < TWICE) {
                give_up();
            }
        }
        if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) {
            return; // the line's own thread ends the program
        }
    }
}

/// The next event that has arrived, if one has. Whatever the terminal sends, this thread lives on.
fn next_event() -> Option<Event> {
    let is_there = || event::poll(MOMENT);
    let read = || if is_there().ok()? || is_there().ok()? { event::read().ok() } else { None };
    std::panic::catch_unwind(read).ok().flatten()
}

/// Sizes come by the signal (crossterm would tell them only with the next key); a mouse at coordinate zero, which
/// counts from one, is garbage and arrives as the largest number there is.
fn is_meant(event: &Event) -> bool {
    match event {
        Event::Resize(..) => false,
        Event::Mouse(mouse) => mouse.column != u16::MAX && mouse.row != u16::MAX,
        _ => true,
    }
}

fn is_interrupt(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.kind != KeyEventKind::Release
        && key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL))
}

/// Ctrl-C came twice: if the main thread does not end the program now, do it here.
fn give_up() {
    if guard::wait_until_free(GRACE) {
        thread::sleep(LAST_WORK);
    }
    guard::leave();
    std::process::exit(guard::ending().map_or(128 + SIGINT, i32::from));
}

/// Stops the whole job, as the terminal does on Ctrl-Z.
pub(super) fn stop() -> io::Result<()> {
    if can_be_continued() { Ok(rustix::process::kill_current_process_group(Signal::TSTP)?) } else { Ok(()) }
}

/// A shell watches over this job. Otherwise (a terminal window of its own, a session without a shell) nobody could
/// continue it, and the kernel ignores the signal for the same reason.
fn can_be_continued() -> bool {
    // Not rustix: to it a session of number 0 is a bug, and that is how Linux tells a session whose leader stands
    // outside of this container.
    let parent = getppid();
    let session = |pid| getsid(pid).ok();
    let group = |pid| getpgid(pid).ok();
    parent.as_raw() != 0 && session(Some(parent)) == session(None) && group(Some(parent)) != group(None)
}
