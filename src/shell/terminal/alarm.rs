//! Panics: the main thread's gives the terminal back before it is reported; a worker's is reported and survived.

use super::guard;
use crate::text::Screened;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, Once, OnceLock, PoisonError};
use std::thread::{self, ThreadId};

type Report = Box<dyn Fn(Screened) + Send>;

static INSTALLED: Once = Once::new();
static MAIN: OnceLock<ThreadId> = OnceLock::new();
static REPORT: Mutex<Option<Report>> = Mutex::new(None);

/// Has panics reported in one line each. The calling thread is the main one, whose panic ends the program.
pub fn install() {
    let _ = MAIN.set(thread::current().id());
    INSTALLED.call_once(|| std::panic::set_hook(Box::new(hook)));
}

/// Has panics of other threads told to `report`.
pub(super) fn report_to(report: impl Fn(Screened) + Send + 'static) {
    *REPORT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(report));
}

fn hook(info: &PanicHookInfo<'_>) {
    let line = describe(info);
    if MAIN.get() == Some(&thread::current().id()) {
        guard::leave();
        let _ = writeln!(std::io::stderr(), "docbao: {line}");
    } else if let Some(report) = &*REPORT.lock().unwrap_or_else(PoisonError::into_inner) {
        report(line);
    } else {
        let _ = writeln!(std::io::stderr(), "docbao: {line}");
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
