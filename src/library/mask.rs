//! Which letters a folded text has, as bits: a text that lacks a letter of a word cannot hold the word.

/// A bit for each letter and digit; other characters share the rest.
pub fn mask(folded: &str) -> u64 {
    folded.bytes().fold(0, |mask, byte| mask | bit(byte))
}

fn bit(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        b' ' => 0,
        other => 1 << (36 + other % 28),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_no_bit_that_the_whole_lacks() {
        let whole = "hoi dong bao an 2024 “nga”";
        for part in ["hoi", "2024", "“nga”", "dong bao"] {
            assert_eq!(mask(part) & !mask(whole), 0, "{part}");
        }
        assert_ne!(mask("kirby") & !mask(whole), 0);
    }
}
