//! JSON that may be shown on a terminal.

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::io::{self, Write};

/// `value` as JSON on one line. A file name is given as it is, so that other programs can open the file; but whatever a
/// terminal might obey is written as `\u…`, which JSON allows for any character.
pub fn to_json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut json = Vec::with_capacity(1024);
    value.serialize(&mut Serializer::with_formatter(&mut json, Safe))?;
    Ok(json)
}

struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, unsafe_char)) = rest.char_indices().find(|&(_, c)| is_obeyed(c)) {
            CompactFormatter.write_string_fragment(writer, &rest[..at])?;
            for unit in unsafe_char.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + unsafe_char.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}

/// Control characters beyond ASCII (JSON escapes those of ASCII but for DEL) and bidirectional controls.
fn is_obeyed(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_nothing_is_lost() {
        let name = "a\u{1b}]0;x\u{7}\u{9b}31m\u{202e}Triều \"Tiên\"\u{7f}😀";
        let json = String::from_utf8(to_json(&name).unwrap()).unwrap();
        assert_eq!(json, r#""a\u001b]0;x\u0007\u009b31m\u202eTriều \"Tiên\"\u007f😀""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), name);
    }
}
