//! `docbao extract`: articles with their entities and claims, for other programs and for readers.
//!
//! Files are read and analysed by several threads and written in the order in which they were given; a stream of
//! JSON Lines comes out line by line. Either way a few articles are in memory at a time, whatever the size of the
//! input. The time of a file is not asked for: the same bytes give the same output on every machine.

mod form;
mod input;
mod job;
mod progress;

use super::args::{Extract, Format, Tongue};
use super::pool::{self, InOrder, Taker};
use super::settings::Settings;
use super::{Failure, PARTLY};
use crate::text::Screened;
pub(super) use form::Form;
use job::Done;
use progress::Progress;
use std::cell::RefCell;
use std::io::{self, BufWriter, Write};

/// Runs the command; gives the exit code.
pub fn run(extract: &Extract, settings: &Settings) -> Result<u8, Failure> {
    let format = if extract.explain { Format::Explain } else { extract.format };
    let form = Form { format, tongue: settings.lang };
    let jobs = input::jobs(extract.paths.clone());
    let done = pool::in_order(jobs, (0, Taker::Idle), move |job| job::work(job, form))?;
    let progress = Progress::new(&extract.paths)?;
    let failed = write(done, form, progress)?;
    Ok(if failed { PARTLY } else { 0 })
}

/// Writes what comes out; says whether something could not be read.
fn write(mut done: InOrder<Done>, form: Form, mut progress: Progress) -> io::Result<bool> {
    let out = RefCell::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    let (mut written, mut failed) = (0, false);
    out.borrow_mut().write_all(form.head())?;
    // What is finished must not wait for what is not: the input may be a stream that pauses.
    let mut flushed = Ok(());
    while let Some(Done { articles, failures }) = done.next(|| flushed = out.borrow_mut().flush()) {
        std::mem::replace(&mut flushed, Ok(()))?;
        for article in articles {
            out.borrow_mut().write_all(form.between(written))?;
            out.borrow_mut().write_all(&article)?;
            written += 1;
        }
        failed |= !failures.is_empty();
        for failure in failures {
            progress.clear();
            complain(&failure);
        }
        progress.step(written);
    }
    progress.clear();
    out.borrow_mut().write_all(form.tail(written))?;
    out.borrow_mut().flush()?;
    Ok(failed)
}

/// One line on standard error.
fn complain(failure: &Screened) {
    let _ = writeln!(io::stderr(), "docbao: {failure}");
}

/// `words` in the language of the interface.
fn pick(tongue: Tongue, words: [&'static str; 2]) -> &'static str {
    match tongue {
        Tongue::Vietnamese => words[0],
        Tongue::English => words[1],
    }
}
