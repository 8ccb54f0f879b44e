//! The reader: placeholder until the interactive loop is merged.

use super::args::Args;
use super::settings::Settings;
use super::terminal::{Terminal, Wake, test_panic, watch};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use std::io;

/// Runs the reader until it is quit; gives the exit code.
pub fn run(args: &Args, settings: &Settings) -> io::Result<u8> {
    let _ = args;
    let mut terminal = Terminal::enter(settings.mouse)?;
    let (sender, wakes) = std::sync::mpsc::channel::<Wake>();
    watch(sender)?;
    let mut said = String::from("docbao");
    loop {
        terminal.draw(|frame| frame.render_widget(said.as_str(), frame.area()))?;
        match wakes.recv() {
            Ok(Wake::Input(Event::Key(key))) => match pressed(key.code) {
                KeyCode::Char('q') => return Ok(0),
                KeyCode::Char('z') if key.modifiers.contains(KeyModifiers::CONTROL) => terminal.suspend()?,
                KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(0),
                code => said = format!("{code}"),
            },
            Ok(Wake::Input(_) | Wake::Resumed) => {}
            Ok(Wake::WorkerPanicked(reason)) => said = reason.into_string(),
            Ok(Wake::Terminate(_) | Wake::Hangup) | Err(_) => return Ok(0),
        }
    }
}

fn pressed(code: KeyCode) -> KeyCode {
    test_panic("key");
    code
}
