//! Roles become colours. Themes are data: `assets/themes/*.toml`.

use super::glyphs::{ASCII, UNICODE};
use super::{Glyphs, Ground, Role};
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use std::collections::HashMap;

/// Colours that a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// 24 bits.
    #[default]
    True,
    /// The 256 of the usual palette.
    Indexed,
}

/// A palette as it stands in its file: for each role and ground its colours and attributes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// The name by which it is chosen.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Grounds by letter: `["#1b1916", 234]`; absent where the terminal's own is used.
    #[serde(default)]
    ground: HashMap<char, Colour>,
    /// Inks by letter.
    ink: HashMap<String, Ink>,
}

/// A colour: true colour and its index among the 256, or a name of the 16.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Colour {
    Both(String, u8),
    Name(String),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ink {
    #[serde(default)]
    fg: Option<Colour>,
    #[serde(default)]
    bg: Option<Colour>,
    #[serde(default)]
    attr: Vec<Attribute>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Attribute {
    Bold,
    Faint,
    Italic,
    Underline,
    Reverse,
}

/// The palettes that docbao brings.
const FILES: [&str; 5] = [
    include_str!("../../assets/themes/muc.toml"),
    include_str!("../../assets/themes/giay.toml"),
    include_str!("../../assets/themes/16.toml"),
    include_str!("../../assets/themes/16-light.toml"),
    include_str!("../../assets/themes/none.toml"),
];

impl Palette {
    /// Reads a palette.
    ///
    /// # Errors
    /// Says what is wrong with the file, and where.
    pub fn parse(file: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(file)
    }

    /// The palette of this name (`muc`, `mực`, `giay`, `16`, `none` …).
    pub fn named(name: &str) -> Option<Self> {
        let name = crate::text::fold(name);
        let mut palettes = FILES.iter().filter_map(|file| Self::parse(file).ok());
        palettes.find(|palette| palette.name == name || palette.aliases.contains(&name))
    }
}

/// A palette made ready for a terminal.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The characters to draw with.
    pub glyphs: &'static Glyphs,
    /// It has no grounds: the head of the selection is shown in reverse.
    pub is_flat: bool,
    /// It has no colours: kinds are told by attributes and words.
    pub is_plain: bool,
    inks: Vec<Style>,
    grounds: Vec<Style>,
}

impl Default for Theme {
    /// Nothing but letters.
    fn default() -> Self {
        Self { glyphs: &UNICODE, is_flat: true, is_plain: true, inks: Vec::new(), grounds: Vec::new() }
    }
}

impl Theme {
    /// Makes `palette` ready.
    pub fn new(palette: &Palette, depth: Depth, ascii: bool) -> Self {
        let ink = |role: Role| palette.ink.get(&role.letter().to_string()).map_or(Style::new(), |ink| ink.style(depth));
        let ground = |ground: Ground| {
            palette.ground.get(&ground.letter()).map_or(Style::new(), |colour| Style::new().bg(colour.color(depth)))
        };
        let is_flat = palette.ground.is_empty();
        let mut grounds: Vec<Style> = Ground::ALL.into_iter().map(ground).collect();
        if is_flat {
            grounds[Ground::SelectedHead as usize] = Style::new().add_modifier(Modifier::REVERSED);
        }
        let glyphs = if ascii { &ASCII } else { &UNICODE };
        let is_plain = palette.ink.values().all(|ink| ink.fg.is_none());
        Self { glyphs, is_flat, is_plain, inks: Role::ALL.into_iter().map(ink).collect(), grounds }
    }

    /// The style of a cell.
    pub fn style(&self, role: Role, ground: Ground) -> Style {
        let ink = self.inks.get(role as usize).copied().unwrap_or_default();
        let paper = self.grounds.get(ground as usize).copied().unwrap_or_default();
        if self.is_flat && ground == Ground::SelectedHead {
            // One row in reverse, of one colour; faint letters would vanish on it.
            return paper.add_modifier(ink.add_modifier.difference(Modifier::DIM | Modifier::REVERSED));
        }
        paper.patch(ink)
    }
}

impl Ink {
    fn style(&self, depth: Depth) -> Style {
        let mut style = Style::new();
        style.fg = self.fg.as_ref().map(|colour| colour.color(depth));
        style.bg = self.bg.as_ref().map(|colour| colour.color(depth));
        for attribute in &self.attr {
            style = style.add_modifier(attribute.modifier());
        }
        style
    }
}

impl Attribute {
    fn modifier(self) -> Modifier {
        match self {
            Self::Bold => Modifier::BOLD,
            Self::Faint => Modifier::DIM,
            Self::Italic => Modifier::ITALIC,
            Self::Underline => Modifier::UNDERLINED,
            Self::Reverse => Modifier::REVERSED,
        }
    }
}

impl Colour {
    fn color(&self, depth: Depth) -> Color {
        match self {
            Self::Both(hex, _) if depth == Depth::True => hex.parse().unwrap_or_default(),
            Self::Both(_, index) => Color::Indexed(*index),
            Self::Name(name) => name.parse().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_palette_is_whole() {
        for file in FILES {
            let palette = Palette::parse(file).unwrap();
            for role in Role::ALL.into_iter().skip(1) {
                assert!(palette.ink.contains_key(&role.letter().to_string()), "{} lacks {role:?}", palette.name);
            }
        }
        assert!(Palette::named("Mực").is_some());
        assert!(Palette::named("giấy").is_some());
    }

    #[test]
    fn parts_of_a_claim_differ_without_colour() {
        let theme = Theme::new(&Palette::named("none").unwrap(), Depth::True, false);
        let style = |role| theme.style(role, Ground::Page);
        let parts = [style(Role::Source), style(Role::Cue), style(Role::Content), style(Role::Relay)];
        for (n, part) in parts.iter().enumerate() {
            assert!(!parts[n + 1..].contains(part));
        }
    }

    fn luminance(color: Color) -> f64 {
        let Color::Rgb(r, g, b) = color else { panic!("{color:?}") };
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// WCAG 2 contrast of every ink that carries words, on the grounds it meets.
    #[test]
    fn inks_can_be_read() {
        for name in ["muc", "giay"] {
            let theme = Theme::new(&Palette::named(name).unwrap(), Depth::True, false);
            for (letters, least, grounds) in
                [("thus", 7.0, "PWDUV"), ("polengv", 7.0, "PW"), ("dqxyz", 4.5, "PDUV"), ("SCKL", 4.5, "W")]
            {
                for role in Role::ALL.into_iter().filter(|role| letters.contains(role.letter())) {
                    for ground in Ground::ALL.into_iter().filter(|ground| grounds.contains(ground.letter())) {
                        let style = theme.style(role, ground);
                        let (fg, bg) = (luminance(style.fg.unwrap()), luminance(style.bg.unwrap()));
                        let contrast = (fg.max(bg) + 0.05) / (fg.min(bg) + 0.05);
                        assert!(contrast >= least, "{name}: {role:?} on {ground:?} {contrast:.1}");
                    }
                }
            }
        }
    }
}
