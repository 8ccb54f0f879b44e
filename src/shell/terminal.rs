//! The terminal while docbao has it.
//!
//! One [`guard`] takes it and gives it back, however the program ends: by quitting, an error, a panic, a signal, a
//! suspension, or because the terminal itself went away. [`watch`] listens to keys, signals and the line.
//!
//! # Why not `ratatui::init`
//! Its panic hook restores the terminal when any thread panics, even one whose panic is caught; nothing in it restores
//! on signals; and its `Terminal::clear` asks the terminal for the cursor and waits for the answer.
//!
//! # Why not `ratatui::Terminal::draw`
//! It compares each page with the one before, cell by cell, and blanks one of the two for the next frame. The view knows
//! what differs and says so in the page ([`CellDiffOption::AlwaysUpdate`]): that is written, and only that blanked.

mod alarm;
mod clipboard;
mod gate;
mod guard;
mod pen;
mod watch;

pub use alarm::{hold_reports, install as report_panics, release_reports, survive, test_panic};
pub use guard::{ending, is_lost};
pub use watch::{Wake, watch};

use pen::Pen;
use ratatui::backend::Backend;
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::Position;
use std::io;

type Inner = ratatui::Terminal<Pen>;

/// The terminal, taken until this is dropped.
pub struct Terminal {
    inner: Inner,
    erases: bool,
}

impl Terminal {
    /// Takes the terminal: alternate screen, no cursor, pastes as one event, the mouse if wanted. Call it on the main
    /// thread: a panic of this thread gives the terminal back, a panic of another one is only reported. `erases` tells
    /// that the terminal erases cells in the ground that is set at the moment.
    pub fn enter(mouse: bool, erases: bool) -> io::Result<Self> {
        alarm::install();
        watch::arm()?;
        guard::enter(mouse)?;
        match ratatui::Terminal::new(Pen::new(erases)) {
            Ok(inner) => Ok(Self { inner, erases }),
            Err(error) => {
                guard::leave();
                Err(error)
            }
        }
    }

    /// Draws one frame: `picture` on an empty page, in which it marks the cells to be written, and gives where the
    /// cursor is seen; they go to the terminal as one synchronized update. After a suspension everything is to be drawn
    /// anew, which `picture` is told. Where the terminal is not ours at the moment, nothing is written.
    pub fn draw(&mut self, picture: impl FnOnce(&mut ratatui::Frame<'_>, bool) -> Option<Position>) -> io::Result<()> {
        test_panic("draw");
        let anew = guard::take_stale();
        if anew {
            self.inner = ratatui::Terminal::new(Pen::new(self.erases))?;
        }
        self.inner.autoresize()?;
        let cursor = picture(&mut self.inner.get_frame(), anew);
        self.write(cursor)?;
        let frame = self.inner.backend_mut().take();
        let clear: &[u8] = if anew { b"\x1b[0m\x1b[2J" } else { b"" };
        guard::write(&[b"\x1b[?2026h", clear, &frame, b"\x1b[?2026l"].concat())
    }

    /// Hands the marked cells of the page to the pen and blanks them.
    fn write(&mut self, cursor: Option<Position>) -> io::Result<()> {
        let mut page = std::mem::take(self.inner.current_buffer_mut());
        let is_marked = |cell: &Cell| cell.diff_option == CellDiffOption::AlwaysUpdate;
        let columns = usize::from(page.area.width).max(1);
        let marked = page.content.iter().enumerate().filter(|(_, cell)| is_marked(cell));
        let placed = marked.map(|(n, cell)| ((n % columns) as u16, (n / columns) as u16, cell));
        let written = self.inner.backend_mut().draw(placed);
        page.content.iter_mut().filter(|cell| is_marked(cell)).for_each(Cell::reset);
        *self.inner.current_buffer_mut() = page;
        written?;
        match cursor {
            None => self.inner.hide_cursor(),
            Some(cursor) => self.inner.show_cursor().and_then(|()| self.inner.set_cursor_position(cursor)),
        }
    }

    /// Has the next frame drawn anew, whatever stands on the screen now.
    pub fn redraw(&self) {
        guard::make_stale();
    }

    /// Stops the program, as Ctrl-Z does outside: the terminal is given back, and taken again when the program is
    /// continued, which [`Wake::Resumed`] tells. Does nothing where nobody could continue it.
    pub fn suspend(&self) -> io::Result<()> {
        watch::stop()
    }

    /// Gives the terminal back, runs `work` (an editor, say) with keys left unread, takes it again; the next frame is
    /// drawn anew.
    pub fn outside<R>(&mut self, work: impl FnOnce() -> R) -> io::Result<R> {
        guard::step_out();
        let result = work();
        guard::step_in().map(|()| result)
    }

    /// Has the mouse watched, or left to the terminal.
    pub fn watch_mouse(&self, on: bool) -> io::Result<()> {
        guard::watch_mouse(on)
    }

    /// Sends `text` to the clipboard by OSC 52; whether the terminal takes it, nobody tells. Gives false where the text
    /// is larger than terminals accept (64 KiB).
    pub fn copy(&self, text: &str) -> io::Result<bool> {
        match clipboard::sequence(text) {
            Some(sequence) => guard::write(sequence.as_bytes()).map(|()| true),
            None => Ok(false),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        guard::leave();
    }
}
