//! `docbao export` and `docbao import`: what the reader keeps, as a file to take along.

use super::args::Tongue;
use super::settings::{Environment, Settings};
use super::{Failure, PARTLY, clock, places};
use crate::store::state::State;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Writes everything that is kept to standard output.
pub fn export(settings: &Settings) -> Result<u8, Failure> {
    let state = open(settings)?;
    let mut out = io::stdout().lock();
    state.export(&mut out)?;
    out.flush()?;
    Ok(0)
}

/// Takes in what [`export`] wrote.
pub fn import(file: &Path, settings: &Settings) -> Result<u8, Failure> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        let read = fs::read(file);
        let named = |error| Failure { reason: format!("{}: {error}", file.display()), code: PARTLY };
        bytes = read.map_err(named)?;
    }
    let mut state = open(settings)?;
    let vietnamese = settings.lang == Tongue::Vietnamese;
    let failed = |reason| Failure { reason, code: PARTLY };
    state.import(&bytes).map_err(|error| failed(format!("{}: {}", file.display(), error.words(vietnamese))))?;
    Ok(0)
}

/// The state where the environment says; a state that cannot be kept is an error here.
fn open(settings: &Settings) -> Result<State, Failure> {
    let failed = |reason| Failure { reason, code: PARTLY };
    let folder = places::data(&Environment::of_process());
    let folder = folder.ok_or_else(|| failed("no HOME, no XDG_DATA_HOME".to_owned()))?;
    let opened = State::open(&folder, clock::now());
    match opened.trouble {
        Some(trouble) => Err(failed(trouble.words(settings.lang == Tongue::Vietnamese))),
        None => Ok(opened.state),
    }
}
