//! Which letters a text has, as bits: a text that lacks a letter of a word cannot hold the word.

/// The letters of a folded text: a bit for each letter and digit; other characters share the rest.
pub fn mask(folded: &str) -> u64 {
    folded.bytes().fold(0, |mask, byte| mask | bit(byte))
}

/// The letters with marks of a text that is not folded, large and small ones alike: a bit for nearly each letter of
/// Vietnamese; all others share one.
pub fn marks(text: &str) -> u64 {
    text.chars().filter(|c| !c.is_ascii()).fold(0, |mask, c| mask | 1 << mark(c))
}

/// This letter of a folded text shares its bit with no other.
pub fn is_own_letter(letter: char) -> bool {
    matches!(letter, 'a'..='z' | '0'..='9')
}

/// This marked letter shares its bit with no other.
pub fn is_own_mark(letter: char) -> bool {
    mark(letter) < SHARED
}

/// Bits from this one on stand for several letters.
const SHARED: u32 = 62;

fn mark(c: char) -> u32 {
    match c {
        // Small letters follow their large ones.
        '\u{1ea0}'..='\u{1ef9}' => (c as u32 - 0x1ea0) / 2,
        'à' | 'À' => 45,
        'á' | 'Á' => 46,
        'â' | 'Â' => 47,
        'ã' | 'Ã' => 48,
        'è' | 'È' => 49,
        'é' | 'É' => 50,
        'ê' | 'Ê' => 51,
        'í' | 'Í' => 52,
        'ò' | 'Ò' => 53,
        'ó' | 'Ó' => 54,
        'ô' | 'Ô' => 55,
        'ú' | 'Ú' => 56,
        'ý' | 'Ý' => 57,
        'ă' | 'Ă' => 58,
        'đ' | 'Đ' => 59,
        'ơ' | 'Ơ' => 60,
        'ư' | 'Ư' => 61,
        'ì' | 'Ì' | 'õ' | 'Õ' | 'ù' | 'Ù' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' => SHARED,
        _ => SHARED + 1,
    }
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
        assert_eq!(marks("Đạn") & !marks("ĐẠN PHÁO"), 0);
        assert_ne!(marks("đan") & !marks("dạn pháo"), 0);
    }

    #[test]
    fn letters_have_the_bit_of_their_small_form() {
        for c in (0x80..=0x10_ffff).filter_map(char::from_u32) {
            let small = crate::text::lower(c);
            assert!(small.is_ascii() || mark(c) == mark(small), "{c}");
        }
    }

    #[test]
    fn a_bit_of_its_own_is_shared_with_no_other() {
        let mut owners = [None; 64];
        for c in (0x80..=0x10_ffff).filter_map(char::from_u32).filter(|&c| is_own_mark(c)) {
            let owner = owners[mark(c) as usize].get_or_insert(crate::text::lower(c));
            assert_eq!(*owner, crate::text::lower(c));
        }
    }
}
