//! The program: see the library's documentation.

use docbao::text::Screened;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match docbao::shell::run(std::env::args_os()) {
        Ok(code) => code.into(),
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "docbao: {}", Screened::line(&failure.reason));
            failure.code.into()
        }
    }
}
