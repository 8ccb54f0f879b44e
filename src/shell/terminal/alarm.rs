//! Panics: the main thread's gives the terminal back before it is reported; a worker's is reported and survived.

use super::guard;
use crate::text::Screened;
use std::cell::Cell;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::thread::{self, ThreadId};

static INSTALLED: Once = Once::new();
static MAIN: OnceLock<ThreadId> = OnceLock::new();
static REPORT: Mutex<Report> = Mutex::new(Report::Stderr);

thread_local! {
    /// A panic of this thread is caught and survived.
    static CATCHES: Cell<bool> = const { Cell::new(false) };
}

/// Where the panics of workers are told.
enum Report {
    /// On standard error: there is no screen.
    Stderr,
    /// Nowhere yet, there will be a screen.
    Held(Vec<Screened>),
    /// To the one who draws the screen.
    Screen(Box<dyn Fn(Screened) + Send>),
}

/// Has panics reported in one line each. The calling thread is the main one, whose panic ends the program.
pub fn install() {
    let _ = MAIN.set(thread::current().id());
    INSTALLED.call_once(|| std::panic::set_hook(Box::new(hook)));
}

/// Keeps panics of other threads for the screen that is about to be there.
pub fn hold_reports() {
    *report() = Report::Held(Vec::new());
}

/// The screen is gone, or never came: what was kept for it is told on standard error.
pub fn release_reports() {
    if let Report::Held(lines) = std::mem::replace(&mut *report(), Report::Stderr) {
        lines.iter().for_each(say);
    }
}

/// Has panics of other threads told to `tell`.
pub(super) fn report_to(tell: impl Fn(Screened) + Send + 'static) {
    let held = std::mem::replace(&mut *report(), Report::Stderr);
    if let Report::Held(lines) = held {
        lines.into_iter().for_each(&tell);
    }
    *report() = Report::Screen(Box::new(tell));
}

/// Does `work`; a panic in it is reported and survived, on the main thread too. None where it panicked.
pub fn survive<R>(work: impl FnOnce() -> R) -> Option<R> {
    let before = CATCHES.replace(true);
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    CATCHES.set(before);
    done.ok()
}

fn report() -> MutexGuard<'static, Report> {
    REPORT.lock().unwrap_or_else(PoisonError::into_inner)
}

fn say(line: &Screened) {
    let _ = writeln!(std::io::stderr(), "docbao: {line}");
}

fn hook(info: &PanicHookInfo<'_>) {
    let line = describe(info);
    if MAIN.get() == Some(&thread::current().id()) && !CATCHES.get() {
        guard::leave();
        return say(&line);
    }
    match &mut *report() {
        Report::Stderr => say(&line),
        Report::Held(lines) => lines.push(line),
        Report::Screen(tell) => tell(line),
    }
}

fn describe(info: &PanicHookInfo<'_>) -> Screened {
    let payload = info.payload();
    let message = payload.downcast_ref::<&str>().copied();
    let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown");
    let place = info.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
    Screened::line(&format!("internal error{place}: {message}"))
}

/// Panics where the variable `DOCBAO_TEST_PANIC` names `place` (`draw`, `key`, `load`), and hangs where
/// `DOCBAO_TEST_HANG` does, so that tests can see the terminal given back. Only in debug builds.
#[expect(clippy::panic)] // it is what the function is for
pub fn test_panic(place: &str) {
    let is_named = |name| std::env::var_os(name).is_some_and(|named| named == place);
    if cfg!(debug_assertions) && is_named("DOCBAO_TEST_PANIC") {
        panic!("asked for at {place}");
    }
    while cfg!(debug_assertions) && is_named("DOCBAO_TEST_HANG") {
        thread::park();
    }
}
