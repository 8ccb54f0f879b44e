//! Keeps the thread that reads keys away from the terminal while that is not ours: what is typed then is for the shell
//! or the editor.

use rustix::pipe::{PipeFlags, pipe_with};
use std::io;
use std::os::fd::OwnedFd;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// For the thread to come to the gate. It is there at once unless it is amid a key's bytes.
const PATIENCE: Duration = Duration::from_millis(10);

struct Gate {
    state: Mutex<State>,
    changed: Condvar,
    /// Wakes the thread when it waits for a key.
    ringer: OnceLock<OwnedFd>,
}

struct State {
    is_closed: bool,
    someone_waits: bool,
}

static GATE: Gate = Gate {
    state: Mutex::new(State { is_closed: false, someone_waits: false }),
    changed: Condvar::new(),
    ringer: OnceLock::new(),
};

fn state() -> MutexGuard<'static, State> {
    GATE.state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A bell that rings when the gate is closed: then read it and [`wait`].
pub(super) fn bell() -> io::Result<OwnedFd> {
    let (bell, ringer) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
    let _ = GATE.ringer.set(ringer);
    Ok(bell)
}

/// Closes the gate and lets the thread come to it.
pub(super) fn close() {
    let Some(ringer) = GATE.ringer.get() else { return };
    state().is_closed = true;
    let _ = rustix::io::write(ringer, b"!");
    let _ = GATE.changed.wait_timeout_while(state(), PATIENCE, |gate| gate.is_closed && !gate.someone_waits);
}

/// Opens it again.
pub(super) fn open() {
    state().is_closed = false;
    GATE.changed.notify_all();
}

/// Waits at the gate while it is closed.
pub(super) fn wait(bell: &OwnedFd) {
    let _ = rustix::io::read(bell, &mut [0_u8; 16]);
    let mut state = state();
    state.someone_waits = true;
    GATE.changed.notify_all();
    while state.is_closed {
        state = GATE.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    state.someone_waits = false;
}
