//! What stands on the screen, and what of it has to be written anew.
//!
//! Ratatui compares pages cell by cell, with their letters, colours and attributes; most cells of a page are as they
//! were, and it is cheaper to compare what they mean. Ratatui is told which those are.

use super::canvas::Cell;
use super::{Canvas, Ground, Role, Theme};
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::{Modifier, Style};

/// Attributes that show where there is no letter.
pub(super) const SHOWN_ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

/// The cells of the last page.
#[derive(Debug, Default)]
pub struct Shown {
    /// None where it is not known what stands on the screen.
    cells: Vec<Cell>,
    columns: u16,
    /// Room for the cells of the next page.
    spare: Vec<Cell>,
}

impl Shown {
    /// What stands on the screen is not known any more, or its colours are others: all is written anew.
    pub fn forget(&mut self) {
        self.cells.clear();
    }

    /// A blank canvas.
    pub(super) fn canvas(&mut self, size: (u16, u16), theme: &Theme) -> Canvas {
        let mut canvas = Canvas::on(std::mem::take(&mut self.spare), size, theme.glyphs);
        canvas.is_plain = theme.is_plain;
        canvas
    }

    /// Puts `canvas` into `buffer`, which is blank: what differs from what is shown, in its colours, to be written
    /// whatever `buffer` is compared with; the rest, to be left as it is.
    pub(super) fn show(&mut self, canvas: Canvas, buffer: &mut Buffer, theme: &Theme) {
        if (self.columns, self.cells.len()) != (canvas.columns(), canvas.cells.len()) {
            self.cells.clear();
            self.columns = canvas.columns();
        }
        let mut ink = Ink::new(theme);
        let mut put = |cell: &mut ratatui::buffer::Cell, now: &Cell, before: &Cell| {
            // What is covered is written with what covers it.
            if now == before || now.is_covered() || (now.is_same(before) && ink.of(now) == ink.of(before)) {
                cell.diff_option = CellDiffOption::Skip;
            } else {
                if !now.is_blank() {
                    cell.set_symbol(now.symbol());
                }
                cell.set_style(ink.of(now));
                cell.diff_option = CellDiffOption::AlwaysUpdate;
            }
        };
        let cells = buffer.content.iter_mut().zip(&canvas.cells);
        if self.cells.is_empty() {
            cells.for_each(|(cell, now)| put(cell, now, &Cell::UNKNOWN));
        } else {
            cells.zip(&self.cells).for_each(|((cell, now), before)| put(cell, now, before));
        }
        self.spare = std::mem::replace(&mut self.cells, canvas.cells);
    }
}

/// How cells look. Most look as the one before.
struct Ink<'t> {
    theme: &'t Theme,
    of: (Role, Ground),
    /// That of letters and that of blanks.
    styles: [Style; 2],
}

impl<'t> Ink<'t> {
    fn new(theme: &'t Theme) -> Self {
        let of = (Role::Nothing, Ground::Desk);
        Self { theme, of, styles: styles(theme, of) }
    }

    fn of(&mut self, cell: &Cell) -> Style {
        let of = (cell.role, cell.ground);
        if self.of != of {
            (self.of, self.styles) = (of, styles(self.theme, of));
        }
        self.styles[usize::from(cell.is_blank())]
    }
}

fn styles(theme: &Theme, (role, ground): (Role, Ground)) -> [Style; 2] {
    let letter = theme.style(role, ground);
    // Blanks of all inks look the same, so that none is written anew because of its ink.
    let blank = Style { fg: None, add_modifier: letter.add_modifier & SHOWN_ON_BLANKS, ..letter };
    [letter, blank]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Depth, Palette};
    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    /// Texts at places, with roles, on grounds.
    type Page = Vec<(u16, u16, String, usize, usize)>;

    fn page() -> impl Strategy<Value = Page> {
        let text = "(a|ế|e\u{302}\u{301}| |한|👨‍👩‍👧|é){0,6}";
        proptest::collection::vec((0..12u16, 0..3u16, text, 0..Role::ALL.len(), 0..Ground::ALL.len()), 0..8)
    }

    fn paint(canvas: &mut Canvas, page: &Page) {
        for (x, y, text, role, ground) in page {
            canvas.ground(crate::app::Area::new(*x, *y, 5, 2), Ground::ALL[*ground]);
            canvas.put(*x, *y, text, Role::ALL[*role], 12);
        }
    }

    fn show(terminal: &mut Terminal<TestBackend>, (shown, theme): (&mut Shown, &Theme), page: &Page) -> usize {
        let mut written = 0;
        let drawn = terminal.draw(|frame| {
            let mut canvas = shown.canvas((frame.area().width, frame.area().height), theme);
            paint(&mut canvas, page);
            shown.show(canvas, frame.buffer_mut(), theme);
            let anew = |cell: &&ratatui::buffer::Cell| cell.diff_option == CellDiffOption::AlwaysUpdate;
            written = frame.buffer_mut().content.iter().filter(anew).count();
        });
        drawn.unwrap();
        written
    }

    /// What a terminal shows; what a wide cluster covers is not seen.
    fn looks(terminal: &Terminal<TestBackend>) -> Vec<(String, Style)> {
        let mut covered = 0;
        let look = |cell: &ratatui::buffer::Cell| {
            let is_seen = covered == 0;
            covered = if is_seen { crate::text::width(cell.symbol()).saturating_sub(1) } else { covered - 1 };
            is_seen.then(|| (cell.symbol().to_owned(), cell.style()))
        };
        terminal.backend().buffer().content.iter().filter_map(look).collect()
    }

    proptest! {
        /// Page upon page, the screen shows what it would show of the last one alone.
        #[test]
        fn what_is_left_as_it_is_is_right(pages in proptest::collection::vec((page(), 12..16u16), 1..5)) {
            let theme = Theme::new(&Palette::named("muc").unwrap(), Depth::True, false);
            let mut terminal = Terminal::new(TestBackend::new(12, 3)).unwrap();
            let mut shown = Shown::default();
            for (page, columns) in &pages {
                terminal.backend_mut().resize(*columns, 3);
                show(&mut terminal, (&mut shown, &theme), page);
            }
            let (last, columns) = pages.last().unwrap();
            let mut alone = Terminal::new(TestBackend::new(*columns, 3)).unwrap();
            show(&mut alone, (&mut Shown::default(), &theme), last);
            prop_assert_eq!(looks(&terminal), looks(&alone));
            prop_assert_eq!(show(&mut terminal, (&mut shown, &theme), last), 0);
        }
    }

    #[test]
    fn blanks_of_another_ink_are_not_written_anew() {
        let theme = Theme::new(&Palette::named("muc").unwrap(), Depth::True, false);
        let mut terminal = Terminal::new(TestBackend::new(12, 1)).unwrap();
        let mut shown = Shown::default();
        let page = |text: &str, role: Role| vec![(0, 0, text.to_owned(), role as usize, 0)];
        assert_eq!(show(&mut terminal, (&mut shown, &theme), &page("a b", Role::Text)), 12);
        assert_eq!(show(&mut terminal, (&mut shown, &theme), &page("a b", Role::Dim)), 2);
        shown.forget();
        assert_eq!(show(&mut terminal, (&mut shown, &theme), &page("a b", Role::Dim)), 12);
    }
}
