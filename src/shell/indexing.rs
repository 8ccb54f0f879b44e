//! `docbao index`: brings the index of a library up to date, with a bar for a person who waits.

use super::args::{Index, Tongue};
use super::librarian::{self, Given, Librarian, News, Stop};
use super::settings::{Environment, Settings};
use super::source::Source;
use super::{Failure, PARTLY, USAGE, places};
use crate::app::Progress;
use crate::store::index::Place;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Cells of the bar.
const WIDTH: usize = 30;

/// Runs the command; gives the exit code.
pub fn run(index: &Index, settings: &Settings) -> Result<u8, Failure> {
    let paths = if index.paths.is_empty() { index.from.as_slice() } else { &index.paths };
    let source = Source::new(paths)?;
    let Some(key) = source.key() else {
        return Err(Failure { reason: "index: wants a folder or file".to_owned(), code: USAGE });
    };
    let (place, complaint) = places::index(&Environment::of_process(), Some(&key));
    if let Some(reason) = complaint {
        return Err(Failure { reason: format!("the index cannot be kept: {reason}"), code: PARTLY });
    }
    let Some(_lock) = place.try_lock()? else {
        let reason = "another docbao is at work on this index; it will bring it up to date".to_owned();
        return Err(Failure { reason, code: PARTLY });
    };
    let failed = update(&source, &place, (settings.lang, index.from.as_deref()))?;
    Ok(if failed { PARTLY } else { 0 })
}

/// Brings the index up to date; a damaged one is made anew. Tells whether something could not be read.
///
/// Analyses are taken from `from`, where that is given.
pub fn update(source: &Source, place: &Place, (lang, from): (Tongue, Option<&Path>)) -> Result<bool, Failure> {
    let is_shown = io::stderr().is_terminal();
    let mut failed = false;
    let mut tell = |news| {
        match news {
            News::Progress(progress) if is_shown => show(&progress, lang),
            News::Unread(failures) => {
                failed = true;
                for (path, reason) in failures {
                    let line = crate::text::Screened::line(&format!("{}: {reason}", path.display()));
                    let _ = writeln!(io::stderr(), "docbao: {line}");
                }
            }
            _ => {}
        }
        true
    };
    let work = |librarian: &mut Librarian<'_>| match from {
        Some(file) => librarian.refresh_from(file).map(|given| report(given, file)),
        None => librarian.refresh(),
    };
    match librarian::keep(source, place, lang == Tongue::Vietnamese, &mut tell, work) {
        Ok(()) | Err(Stop::Unheard) => Ok(failed),
        Err(Stop::Index(error)) => Err(Failure { reason: format!("index: {error}"), code: PARTLY }),
        Err(Stop::Machine(error)) => Err(error.into()),
    }
}

/// Says what became of analyses that were computed elsewhere.
fn report(given: Given, file: &Path) {
    let Given { taken, unknown, broken } = given;
    let line = format!(
        "{}: {taken} taken, {unknown} not in the library or known already, {broken} no records",
        file.display()
    );
    let _ = writeln!(io::stderr(), "docbao: {}", crate::text::Screened::line(&line));
}

fn show(progress: &Progress, lang: Tongue) {
    let line = picture(progress, crate::app::Tongue::from(lang));
    let end = if progress.is_done() { "\r\x1b[K" } else { "" };
    let _ = write!(io::stderr(), "\r\x1b[K{line}{end}");
}

/// `docbao: [####......] reading 12,300/100,000, 20.1 MB/s, 12 s left`.
fn picture(progress: &Progress, tongue: crate::app::Tongue) -> String {
    let full = progress.filled(WIDTH);
    let bar = format!("{}{}", "#".repeat(full), ".".repeat(WIDTH - full));
    let [label, ..] = progress.labels(tongue);
    format!("docbao: [{bar}] {label}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Stage;

    #[test]
    fn the_bar_tells_what_is_done_and_how_long_it_takes() {
        let progress =
            Progress { stage: Stage::Reading, total: 2000, done: 1000, share: 0.5, speed: 2.54e6, left: Some(7) };
        let expected =
            format!("docbao: [{}{}] reading 1,000/2,000, 2.5 MB/s, 7 s left", "#".repeat(15), ".".repeat(15));
        assert_eq!(picture(&progress, crate::app::Tongue::English), expected);
    }
}
