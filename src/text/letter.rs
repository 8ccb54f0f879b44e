//! Letters and their case: what the standard library says, without its tables for Latin with every Vietnamese letter.
//! These run for every character of every article.

/// The case of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// A capital.
    Upper,
    /// Any other letter, and a combining mark, which belongs to one.
    Lower,
    /// No letter.
    None,
}

/// The case of `c`.
pub fn letter(c: char) -> Letter {
    match c {
        'a'..='z' => Letter::Lower,
        'A'..='Z' => Letter::Upper,
        '\0'..='\x7f' => Letter::None,
        'Ạ'..='ỹ' if c as u32 % 2 == 1 => Letter::Lower,
        'Ạ'..='ỹ' => Letter::Upper,
        'à'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | '\u{300}'..='\u{36f}' => Letter::Lower,
        '\u{2000}'..='\u{206f}' => Letter::None,
        _ if c.is_uppercase() => Letter::Upper,
        _ if c.is_alphabetic() => Letter::Lower,
        _ => Letter::None,
    }
}

/// `c` is a letter or a digit.
pub fn is_wordly(c: char) -> bool {
    c.is_ascii_digit() || letter(c) != Letter::None || c.is_numeric()
}

/// The runs of letters and digits of `text`.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[run(rest, |c| !is_wordly(c))..];
        let (word, after) = rest.split_at(run(rest, is_wordly));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// The bytes at the start of `text` whose characters all `belong`.
pub fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        // letters of ASCII are most of all: they need not be decoded
        let c = if byte.is_ascii() { Some(char::from(byte)) } else { text[end..].chars().next() };
        let Some(c) = c.filter(|&c| belongs(c)) else { break };
        end += c.len_utf8();
    }
    end
}

/// `c` in lower case; of the few characters that become two, the first.
pub fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\x7f' | 'à'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | '\u{300}'..='\u{36f}' => c,
        'Ạ'..='ỹ' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        '\u{2000}'..='\u{206f}' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// `text` in lower case.
pub fn lowered(text: &str) -> String {
    // few texts have a capital that is not ASCII, and those of ASCII need no look at every letter
    if text.chars().all(|c| c.is_ascii() || lower(c) == c) {
        return text.to_ascii_lowercase();
    }
    let mut lowered = String::with_capacity(text.len());
    lowered.extend(text.chars().map(lower));
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(words(" Đạn 5,1% “ở”_x… ").collect::<Vec<_>>(), ["Đạn", "5", "1", "ở", "x"]);
        assert_eq!(words("—").next(), None);
    }

    #[test]
    fn they_agree_with_the_standard_library() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c:?}");
            let expected = match c {
                '\u{300}'..='\u{36f}' => Letter::Lower,
                '\u{2000}'..='\u{206f}' => Letter::None,
                _ if c.is_uppercase() => Letter::Upper,
                _ if c.is_alphabetic() => Letter::Lower,
                _ => Letter::None,
            };
            assert_eq!(letter(c), expected, "{c:?}");
        }
    }
}
