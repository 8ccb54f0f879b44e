//! A screen as a picture: an SVG drawn from the cells of a buffer.

use super::shown::SHOWN_ON_BLANKS;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;

/// Pixels of a cell.
const CELL: (f32, f32) = (9.0, 20.0);
/// Pixels around the screen.
const MARGIN: f32 = 10.0;
/// What stands for the terminal's own letters and ground.
const OWN: (&str, &str) = ("#d0d0d0", "#101010");

/// The cells of `buffer` as an SVG. `ground` is the colour around them.
pub fn svg(buffer: &Buffer, ground: &str) -> String {
    let area = buffer.area();
    let (width, height) =
        (f32::from(area.width) * CELL.0 + 2.0 * MARGIN, f32::from(area.height) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"'JetBrains Mono','DejaVu Sans Mono',monospace\" font-size=\"15\" xml:space=\"preserve\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n"
    );
    for y in 0..area.height {
        for run in runs(buffer, y) {
            run.draw(&mut svg, y);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Neighbouring cells that look the same; blanks have no ink of their own.
struct Run {
    x: u16,
    cells: u16,
    text: String,
    style: Style,
}

fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for x in 0..buffer.area().width {
        let Some(cell) = buffer.cell((x, y)) else { continue };
        let style = cell.style();
        match runs.last_mut() {
            Some(run) if run.style == style || cell.symbol() == " " && run.goes_on(style) => {
                run.text.push_str(cell.symbol());
                run.cells += 1;
            }
            _ => runs.push(Run { x, cells: 1, text: cell.symbol().to_owned(), style }),
        }
    }
    runs
}

impl Run {
    /// A blank of this style looks as one of its own.
    fn goes_on(&self, blank: Style) -> bool {
        let shows = |style: Style| style.add_modifier.intersects(SHOWN_ON_BLANKS);
        self.style.bg == blank.bg && !shows(self.style) && !shows(blank)
    }

    fn draw(&self, svg: &mut String, y: u16) {
        let has = |modifier| self.style.add_modifier.contains(modifier);
        let mut ink = hex(self.style.fg).unwrap_or_else(|| OWN.0.to_owned());
        let mut paper = hex(self.style.bg);
        if has(Modifier::REVERSED) {
            let own = paper.take().unwrap_or_else(|| OWN.1.to_owned());
            paper = Some(std::mem::replace(&mut ink, own));
        }
        let (left, top) = (MARGIN + f32::from(self.x) * CELL.0, MARGIN + f32::from(y) * CELL.1);
        let width = f32::from(self.cells) * CELL.0;
        if let Some(paper) = paper {
            let _ = writeln!(
                svg,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{paper}\" shape-rendering=\"crispEdges\"/>",
                CELL.1
            );
        }
        if self.text.trim().is_empty() {
            return;
        }
        let mut attributes = String::new();
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            (Modifier::DIM, " opacity=\"0.6\""),
        ] {
            if has(modifier) {
                attributes.push_str(attribute);
            }
        }
        let text = self.text.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            svg,
            "<text x=\"{left}\" y=\"{}\" textLength=\"{width}\" fill=\"{ink}\"{attributes}>{text}</text>",
            top + 15.0
        );
    }
}

fn hex(color: Option<Color>) -> Option<String> {
    let rgb = |r: u8, g: u8, b: u8| Some(format!("#{r:02x}{g:02x}{b:02x}"));
    match color? {
        Color::Rgb(r, g, b) => rgb(r, g, b),
        Color::Black => rgb(0, 0, 0),
        Color::Red => rgb(0xc0, 0x39, 0x2b),
        Color::LightRed => rgb(0xff, 0x6b, 0x5b),
        Color::Green => rgb(0x5f, 0xb3, 0x5f),
        Color::Yellow => rgb(0xd7, 0xb0, 0x4a),
        Color::Blue => rgb(0x6f, 0x9f, 0xe0),
        Color::Magenta => rgb(0xc0, 0x86, 0xd0),
        Color::Cyan => rgb(0x5f, 0xc0, 0xc8),
        _ => None,
    }
}
