//! Everything that touches the machine: arguments, configuration, files, the terminal, threads.
//!
//! [`run`] is the program. Data goes in by [`files`] and standard input, out by [`extract`] and the [`reader`].

pub mod about;
pub mod args;
pub mod clock;
pub mod config;
pub mod entities;
pub mod export;
pub mod extract;
pub mod files;
mod heap;
pub mod indexing;
pub mod keepsake;
pub mod librarian;
pub mod lines;
pub mod lookup;
pub mod newest;
pub mod places;
pub mod pool;
pub mod reader;
mod records;
pub mod search;
pub mod settings;
pub mod shelf;
pub mod source;
pub mod stage;
pub mod terminal;

use args::{Args, Command};
use clap::Parser;
use clap::error::ErrorKind;
use settings::Settings;
use std::ffi::OsString;
use std::io::{self, Write};

/// Something could not be read; the rest was done.
const PARTLY: u8 = 1;
/// The command line makes no sense.
const USAGE: u8 = 2;
/// The terminal went away: as if SIGHUP had ended it.
const LOST: u8 = 129;

/// An error of the program: what is said, in one line, and the code it ends with.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong, with its causes.
    pub reason: String,
    /// The exit code.
    pub code: u8,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        // Nobody reads any more, as with `| head`: that is no fault.
        let code = if error.kind() == io::ErrorKind::BrokenPipe { 0 } else { PARTLY };
        Self { reason: chain(&error), code }
    }
}

/// Runs the program with `arguments` (the first is its own name); gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<u8, Failure> {
    terminal::report_panics();
    let result = match Args::try_parse_from(arguments) {
        Ok(args) => dispatch(&args),
        Err(error) => usage(&error),
    };
    match (terminal::ending(), result) {
        (Some(code), _) => Ok(code),
        (None, Err(Failure { code: 0, .. })) => Ok(0),
        (None, Err(_)) if terminal::is_lost() => Ok(LOST),
        (None, result) => result,
    }
}

/// A PATH or the sample library stands before a command.
fn misplaced() -> Failure {
    let reason =
        "a PATH or --sample before a command has no meaning (a file named like a command is written ./extract)";
    Failure { reason: reason.to_owned(), code: USAGE }
}

fn dispatch(args: &Args) -> Result<u8, Failure> {
    let settings = Settings::read(&args.common);
    if args.command.is_some() {
        for complaint in &settings.complaints {
            let _ = writeln!(io::stderr(), "docbao: {complaint}");
        }
    }
    match &args.command {
        None => {
            terminal::hold_reports();
            let read = reader::run(args, &settings);
            terminal::release_reports();
            Ok(read?)
        }
        Some(_) if !args.paths.is_empty() || args.sample => Err(misplaced()),
        Some(Command::Extract(extract)) => extract::run(extract, &settings),
        Some(Command::Entities) => entities::run(),
        Some(Command::Index(index)) => indexing::run(index, &settings),
        Some(Command::Search(search)) => search::run(&search.query, &search.list, &settings),
        Some(Command::List(list)) => search::run("", list, &settings),
        Some(Command::Export) => keepsake::export(&settings),
        Some(Command::Import { file }) => keepsake::import(file, &settings),
        Some(Command::Completions { shell }) => Ok(about::completions(*shell).map(|()| 0)?),
        Some(Command::Man) => Ok(about::man().map(|()| 0)?),
    }
}

/// Help and version are asked for; anything else that the parser says is an error of usage.
fn usage(error: &clap::Error) -> Result<u8, Failure> {
    let said = error.to_string();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        io::stdout().write_all(said.as_bytes())?;
        return Ok(0);
    }
    let first: Vec<&str> = said.lines().take_while(|line| !line.trim().is_empty()).map(str::trim).collect();
    let reason = first.join(" ");
    let reason = reason.trim_start_matches("error: ");
    Err(Failure { reason: format!("{reason} (see docbao --help)"), code: USAGE })
}

/// An error with all its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let mut reason = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        reason.push_str(": ");
        reason.push_str(&error.to_string());
        cause = error.source();
    }
    reason
}
