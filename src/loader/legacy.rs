//! TCVN3 and VNI, the encodings of Vietnamese fonts before Unicode, and how surely a text reads as Vietnamese.

use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// The score from which on a text is Vietnamese for sure.
pub(super) const SURE: usize = 90;
/// Different words with marks that are needed to be sure.
const WORDS: usize = 4;

/// The letters of TCVN3 from 0xa1 on; a space where there is none.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ\u{20}\u{20}\u{20}\u{20}\u{20}\u{20}àảãáạ\u{20}ằẳẵắ\u{20}\u{20}\u{20}\u{20}\u{20}\u{20}\u{20}ặầẩẫấậè\u{20}ẻẽéẹềểễếệìỉ\u{20}\u{20}\u{20}ĩíịò\u{20}ỏõóọồổỗốộờởỡớợù\u{20}ủũúụừửữứựỳỷỹýỵ";

/// Decodes TCVN3.
pub(super) fn tcvn3(bytes: &[u8]) -> String {
    let letters: Vec<char> = TCVN3.chars().collect();
    let letter = |byte: u8| match byte {
        0..=0x7f => byte as char,
        _ => byte
            .checked_sub(0xa1)
            .and_then(|at| letters.get(at as usize))
            .filter(|c| **c != ' ')
            .copied()
            .unwrap_or('\u{fffd}'),
    };
    bytes.iter().map(|byte| letter(*byte)).collect()
}

/// Decodes VNI: a letter is followed by a byte for its marks.
pub(super) fn vni(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let letter = vni_letter(*first);
        text.push(letter);
        rest = after;
        if let Some(marks) = after.first().and_then(|next| vni_marks(*next))
            && "aeouyơưAEOUYƠƯ".contains(letter)
        {
            text.push_str(marks);
            rest = &after[1..];
        }
    }
    text.nfc().collect()
}

fn vni_letter(byte: u8) -> char {
    match byte {
        0..=0x7f => byte as char,
        0xed => 'í',
        0xec => 'ì',
        0xe6 => 'ỉ',
        0xf3 => 'ĩ',
        0xf2 => 'ị',
        0xf4 => 'ơ',
        0xf6 => 'ư',
        0xee => 'ỵ',
        0xf1 => 'đ',
        0xcd => 'Í',
        0xcc => 'Ì',
        0xc6 => 'Ỉ',
        0xd3 => 'Ĩ',
        0xd2 => 'Ị',
        0xd4 => 'Ơ',
        0xd6 => 'Ư',
        0xce => 'Ỵ',
        0xd1 => 'Đ',
        _ => '\u{fffd}',
    }
}

/// Circumflex or breve and tone of a byte behind a letter; capitals have theirs 32 lower.
fn vni_marks(byte: u8) -> Option<&'static str> {
    Some(match if (0xc0..0xe0).contains(&byte) { byte + 0x20 } else { byte } {
        0xf9 => "\u{301}",
        0xf8 => "\u{300}",
        0xfb => "\u{309}",
        0xf5 => "\u{303}",
        0xef => "\u{323}",
        0xe2 => "\u{302}",
        0xe1 => "\u{302}\u{301}",
        0xe0 => "\u{302}\u{300}",
        0xe5 => "\u{302}\u{309}",
        0xe3 => "\u{302}\u{303}",
        0xe4 => "\u{302}\u{323}",
        0xea => "\u{306}",
        0xe9 => "\u{306}\u{301}",
        0xe8 => "\u{306}\u{300}",
        0xfa => "\u{306}\u{309}",
        0xfc => "\u{306}\u{303}",
        0xeb => "\u{306}\u{323}",
        _ => return None,
    })
}

/// How many of a hundred different words with marks are Vietnamese syllables.
pub(super) fn score(text: &str) -> usize {
    let composed: String = text.nfc().collect();
    let words: HashSet<&str> = composed
        .split(|c: char| !c.is_alphabetic() && c != '\u{fffd}')
        .filter(|word| !word.is_ascii() && !word.is_empty())
        .collect();
    let good = words.iter().filter(|word| is_syllable(word)).count();
    if good < WORDS { 0 } else { good * 100 / words.len() }
}

const INITIALS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];
const FINALS: [&str; 9] = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

/// It is built like a Vietnamese syllable: initial, one to three vowels, final, one tone at most.
fn is_syllable(word: &str) -> bool {
    let is_tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let apart: String = word.to_lowercase().nfd().collect();
    if apart.chars().filter(|c| is_tone(*c)).count() > 1 {
        return false;
    }
    let bare: String = apart.chars().filter(|c| !is_tone(*c)).nfc().collect();
    let rests = INITIALS.iter().filter_map(|initial| bare.strip_prefix(initial)).chain([bare.as_str()]);
    rests.into_iter().any(|rest| {
        let vowels = rest.chars().take_while(|c| "aăâeêioôơuưy".contains(*c)).count();
        let at = rest.char_indices().nth(vowels).map_or(rest.len(), |(at, _)| at);
        (1..=3).contains(&vowels) && FINALS.contains(&&rest[at..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known() {
        for word in ["người", "được", "Ủy", "nghiêng", "giếng", "quốc", "khuyếch", "Đà"] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["café", "für", "mañana", "Ö", "straße", "naïveté"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn the_table_of_tcvn3_ends_where_it_should() {
        assert_eq!(tcvn3(&[0xfe, 0xb5, 0xc6, 0xc7, 0xd6, 0xdc, 0xdf, 0xe1, 0xef, 0xf1]), "ỵàặầệĩòỏùủ");
    }
}
