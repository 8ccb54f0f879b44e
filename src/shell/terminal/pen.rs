//! Writes the cells that changed, in few bytes: over a slow line and in a busy terminal they are what a key waits for.
//!
//! Only what differs from the ink of the cell before is said; blanks take whatever ink there is, as long as their
//! ground is right; and long runs of them are erased, not written, where the terminal erases in the ground that is set.

use crate::text::width;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};

/// Erasing and moving on takes about so many bytes.
const RUN: usize = 12;
/// Attributes that show on a blank.
const SHOWN: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);
/// Attributes and the numbers that turn them on.
const ATTRIBUTES: [(Modifier, u8); 6] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

/// Numbers that turn attributes off: bold and faint have one.
const TAKEN_BACK: [(Modifier, u8); 5] = [
    (Modifier::BOLD.union(Modifier::DIM), 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (Modifier::REVERSED, 27),
    (Modifier::CROSSED_OUT, 29),
];

/// A backend of ratatui that collects what is to be written, so that it is written at once and no frame is ever half on
/// the screen.
#[derive(Debug)]
pub(super) struct Pen {
    bytes: Vec<u8>,
    erases: bool,
}

/// How letters are written at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// A pen for a terminal that erases in the ground that is set, or in its own one.
    pub(super) fn new(erases: bool) -> Self {
        Self { bytes: Vec::new(), erases }
    }

    /// What is to be written; then nothing is.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Moves the cursor, whose place is known or not.
    fn go(&mut self, from: Option<(u16, u16)>, (x, y): (u16, u16)) -> io::Result<()> {
        match from {
            Some((column, row)) if row == y && column == x => Ok(()),
            Some((column, row)) if row == y && column + 1 == x => self.bytes.write_all(b"\x1b[C"),
            Some((column, row)) if row == y && column < x => write!(self.bytes, "\x1b[{}C", x - column),
            _ => self.set_cursor_position((x, y)),
        }
    }

    fn change(&mut self, from: Ink, to: Ink) {
        if from == to {
            return;
        }
        let mut numbers = Numbers { bytes: &mut self.bytes, are_there: false };
        let (gone, mut come) = (from.modifier - to.modifier, to.modifier - from.modifier);
        for (attributes, number) in TAKEN_BACK {
            if gone.intersects(attributes) {
                numbers.add(&[number]);
                come |= to.modifier & attributes;
            }
        }
        for (attribute, number) in ATTRIBUTES {
            if come.contains(attribute) {
                numbers.add(&[number]);
            }
        }
        if to.fg != from.fg {
            numbers.colour(to.fg, 30);
        }
        if to.bg != from.bg {
            numbers.colour(to.bg, 40);
        }
        numbers.end();
    }
}

impl Ink {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// The ink for a blank cell, as near to this one as its looks allow.
    fn for_blank(self, cell: &Cell) -> Self {
        let modifier = if self.modifier.intersects(SHOWN) { Modifier::empty() } else { self.modifier };
        Self { bg: cell.bg, modifier, ..self }
    }
}

/// The cell shows nothing but its ground.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SHOWN)
}

/// All terminals agree that it takes one cell.
fn is_one_letter(symbol: &str) -> bool {
    symbol.len() == 1 || (symbol.chars().nth(1).is_none() && width(symbol) == 1)
}

/// The numbers of one sequence "select graphic rendition".
struct Numbers<'p> {
    bytes: &'p mut Vec<u8>,
    are_there: bool,
}

impl Numbers<'_> {
    fn add(&mut self, numbers: &[u8]) {
        for &number in numbers {
            self.bytes.extend_from_slice(if self.are_there { b";" } else { b"\x1b[" });
            self.are_there = true;
            digits(self.bytes, number.into());
        }
    }

    /// `base` is 30 for letters, 40 for grounds.
    fn colour(&mut self, colour: Color, base: u8) {
        let plain = |n: u8| if n < 8 { base + n } else { base + 52 + n };
        match colour {
            Color::Reset => self.add(&[base + 9]),
            Color::Rgb(r, g, b) => self.add(&[base + 8, 2, r, g, b]),
            Color::Indexed(n) => self.add(&[base + 8, 5, n]),
            named => self.add(&[plain(number(named))]),
        }
    }

    fn end(self) {
        if self.are_there {
            self.bytes.push(b'm');
        }
    }
}

/// Writes a number: a page has thousands, and `write!` takes several times as long.
fn digits(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        digits(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

/// The number of one of the sixteen colours.
fn number(colour: Color) -> u8 {
    const SIXTEEN: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    SIXTEEN.iter().position(|known| *known == colour).unwrap_or(7) as u8
}

impl Backend for Pen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut ink = Ink::default();
        let mut at = None;
        let mut content = content.peekable();
        while let Some((x, y, cell)) = content.next() {
            self.go(at, (x, y))?;
            if !is_blank(cell) {
                self.change(ink, Ink::of(cell));
                ink = Ink::of(cell);
                self.bytes.extend_from_slice(cell.symbol().as_bytes());
                at = is_one_letter(cell.symbol()).then_some((x + 1, y));
                continue;
            }
            let blank = ink.for_blank(cell);
            self.change(ink, blank);
            ink = blank;
            let mut end = x + 1;
            while content
                .next_if(|(x, row, next)| (*x, *row) == (end, y) && is_blank(next) && next.bg == cell.bg)
                .is_some()
            {
                end += 1;
            }
            let run = usize::from(end - x);
            if self.erases && run >= RUN {
                // The cursor stays where it is.
                write!(self.bytes, "\x1b[{run}X")?;
                at = Some((x, y));
            } else {
                self.bytes.resize(self.bytes.len() + run, b' ');
                at = Some((end, y));
            }
        }
        self.change(ink, Ink::default());
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.bytes.write_all(b"\x1b[?25l")
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.bytes.write_all(b"\x1b[?25h")
    }

    /// The terminal is never asked: it might not answer.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        write!(self.bytes, "\x1b[{};{}H", u32::from(y) + 1, u32::from(x) + 1)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.bytes.write_all(match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        })
    }

    fn size(&self) -> io::Result<Size> {
        crossterm::terminal::size().map(Size::from)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let size = crossterm::terminal::window_size()?;
        let (columns_rows, pixels) = ((size.columns, size.rows).into(), (size.width, size.height).into());
        Ok(WindowSize { columns_rows, pixels })
    }

    /// Does nothing: ratatui flushes several times a frame.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use std::num::NonZero;

    fn written(from: &Buffer, to: &Buffer, erases: bool) -> String {
        let mut pen = Pen::new(erases);
        pen.draw(from.diff(to).into_iter()).unwrap();
        String::from_utf8(pen.take()).unwrap()
    }

    #[test]
    fn only_what_differs_is_said() {
        let (area, grey) = (Rect::new(0, 0, 40, 1), Style::new().bg(Color::Indexed(235)));
        let (blank, mut page) = (Buffer::empty(area), Buffer::empty(area));
        page.set_style(area, grey);
        page.set_string(0, 0, "Nga", grey.fg(Color::Red).add_modifier(Modifier::BOLD));
        page.set_string(4, 0, "nói", grey.fg(Color::Red).add_modifier(Modifier::BOLD));
        page.set_string(8, 0, "dối", grey.fg(Color::Rgb(1, 2, 3)));
        let start = "\x1b[1;1H\x1b[1;31;48;5;235mNga nói \x1b[22;38;2;1;2;3mdối";
        assert_eq!(written(&blank, &page, true), format!("{start}\x1b[29X\x1b[39;49m"));
        assert_eq!(written(&blank, &page, false), format!("{start}{}\x1b[39;49m", " ".repeat(29)));
        assert_eq!(written(&page, &page, true), "");
    }

    fn style() -> impl Strategy<Value = Style> {
        let colour = prop_oneof![
            Just(Color::Reset),
            Just(Color::LightBlue),
            Just(Color::Indexed(200)),
            Just(Color::Rgb(9, 8, 7)),
        ];
        (colour.clone(), colour, 0u16..512).prop_map(|(fg, bg, bits)| {
            Style::new().fg(fg).bg(bg).add_modifier(
                Modifier::from_bits_truncate(bits)
                    & (Modifier::REVERSED | Modifier::UNDERLINED | Modifier::BOLD | Modifier::ITALIC),
            )
        })
    }

    /// Three rows of texts, one behind the other. None is two cells wide: what half of such a letter leaves behind is for
    /// ratatui's comparison of pages to see.
    fn page() -> impl Strategy<Value = Buffer> {
        let row = || proptest::collection::vec(("[ aẵế]{0,20}", style()), 0..5);
        [row(), row(), row()].prop_map(|rows| {
            let mut page = Buffer::empty(Rect::new(0, 0, 40, 3));
            for (y, texts) in rows.into_iter().enumerate() {
                let mut x = 0;
                for (text, style) in texts.iter().filter(|(text, _)| !text.is_empty()) {
                    (x, _) = page.set_stringn(x, y as u16, text, usize::from(40 - x), *style);
                }
            }
            page
        })
    }

    proptest! {
        /// A terminal shows the same as if every cell had been written with all that is to be said of it.
        #[test]
        fn the_terminal_shows_the_page(first in page(), second in page(), erases: bool) {
            let mut terminal = vt100::Parser::new(const { NonZero::new(3).unwrap() }, const { NonZero::new(40).unwrap() }, 0);
            let blank = Buffer::empty(first.area);
            terminal.process(written(&blank, &first, erases).as_bytes());
            terminal.process(written(&first, &second, erases).as_bytes());
            let mut plain = vt100::Parser::new(const { NonZero::new(3).unwrap() }, const { NonZero::new(40).unwrap() }, 0);
            plain.process(full(&second).as_bytes());
            for (y, x) in (0..3).flat_map(|y| (0..40).map(move |x| (y, x))) {
                let looks = |parser: &vt100::Parser| {
                    let cell = parser.screen().cell(y, x).unwrap().clone();
                    let is_blank = matches!(cell.contents(), "" | " ");
                    let letters = if is_blank { " " } else { cell.contents() }.to_owned();
                    let bare = is_blank && !cell.underline() && !cell.inverse();
                    let ink = (!bare).then(|| (cell.fgcolor(), cell.bold(), cell.italic(), cell.underline(), cell.inverse()));
                    (letters, cell.bgcolor(), ink)
                };
                prop_assert_eq!(looks(&terminal), looks(&plain), "{} {}", y, x);
            }
        }
    }

    /// Every cell with all of its looks.
    fn full(page: &Buffer) -> String {
        let mut pen = Pen::new(false);
        for (n, cell) in page.content.iter().enumerate() {
            let (x, y) = page.pos_of(n);
            pen.set_cursor_position((x, y)).unwrap();
            pen.change(Ink::default(), Ink::of(cell));
            pen.bytes.extend_from_slice(cell.symbol().as_bytes());
            pen.change(Ink::of(cell), Ink::default());
        }
        String::from_utf8(pen.take()).unwrap()
    }
}
