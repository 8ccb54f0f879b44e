//! Keys as the reader knows them, and their notation: `j`, `<C-d>`, `<Enter>`, `gg`.

use std::fmt;

/// One key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// Which key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// Names of keys that are not characters.
const NAMES: [(&str, Code); 20] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("S-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
    ("lt", Code::Char('<')),
    ("F1", Code::F(1)),
    ("ret", Code::Enter),
    ("F2", Code::F(2)),
    ("F5", Code::F(5)),
];

impl Key {
    /// The key without Ctrl or Alt.
    pub fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The key of a character.
    pub fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Ctrl with a character.
    pub fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    /// Reads a sequence such as `gg`, `<C-d>` or `]<Space>`; `None` where a name in `<…>` is unknown.
    pub fn sequence(notation: &str) -> Option<Vec<Self>> {
        let mut keys = Vec::new();
        let mut rest = notation;
        while let Some(c) = rest.chars().next() {
            let named =
                rest.strip_prefix('<').and_then(|inner| inner.split_once('>')).filter(|(name, _)| !name.is_empty());
            match named {
                Some((name, tail)) => {
                    keys.push(Self::named(name)?);
                    rest = tail;
                }
                None => {
                    keys.push(Self::char(c));
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        (!keys.is_empty()).then_some(keys)
    }

    fn named(name: &str) -> Option<Self> {
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Some(Self::plain(*code));
        }
        let (modifier, inner) = name.split_once('-')?;
        let mut chars = inner.chars();
        let key = match (chars.next(), chars.next()) {
            (Some(c), None) => Self::char(c),
            _ => Self::named(inner)?,
        };
        match modifier {
            "C" | "c" => Some(Self { ctrl: true, ..key }),
            "A" | "a" | "M" => Some(Self { alt: true, ..key }),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("C-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            code => f.write_str(NAMES.iter().find(|(_, known)| *known == code).map_or("?", |(name, _)| name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_is_read() {
        assert_eq!(Key::sequence("gg"), Some(vec![Key::char('g'), Key::char('g')]));
        assert_eq!(Key::sequence("<C-d>"), Some(vec![Key::ctrl('d')]));
        assert_eq!(Key::sequence("<"), Some(vec![Key::char('<')]));
        assert_eq!(Key::sequence("<Nothing>"), None);
        assert_eq!(Key::ctrl('d').to_string(), "C-d");
    }
}
