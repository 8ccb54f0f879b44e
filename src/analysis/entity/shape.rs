//! Shapes: what a token looks like, whatever its letters are.

use crate::analysis::token::{Case, Token, TokenKind};
use crate::text::fold_char;

/// What a token looks like. The numbers stand in the weights file: append only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Shape {
    /// `tên`
    Lower,
    /// `Kirby`
    Capital,
    /// `A`
    Letter,
    /// `CNN`
    Upper,
    /// `M1978`, `Su-35`
    Designation,
    /// `VinFast`, `iPhone`
    Camel,
    /// `Jong-un`, `O'Brien`
    Joined,
    /// `7`
    Digit,
    /// `65`
    Digits,
    /// `1953`, between 1900 and 2099
    Year,
    /// `16.500`, `349,99`
    Grouped,
    /// `2/11`, `2/11/2022`
    Slashed,
    /// `21-11`
    Dashed,
    /// `20h`, `23h40`
    Hour,
    /// `170mm`, `5G`
    Measured,
    /// `.`, `!`, `?`
    Stop,
    /// `,`, `;`, `:`
    Comma,
    /// quotation marks
    Quote,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `-`, `–`
    Dash,
    /// `%`, `$`, `€`
    Sign,
    /// any other mark
    Other,
}

impl Shape {
    /// It starts with a digit.
    pub fn is_number(self) -> bool {
        (Self::Digit as u8..=Self::Measured as u8).contains(&(self as u8))
    }

    /// It is a single mark.
    pub fn is_mark(self) -> bool {
        self as u8 >= Self::Stop as u8
    }
}

/// The shape of `token`, whose words are `written`.
pub fn shape(token: Token, written: &str) -> Shape {
    match token.kind {
        TokenKind::Word => word_shape(token.case, written),
        TokenKind::Number => number_shape(written),
        TokenKind::Mark => mark_shape(written),
    }
}

fn word_shape(case: Case, written: &str) -> Shape {
    // most words are small Vietnamese syllables, whose letters are known to be small
    let is_plain = |c: char| c.is_ascii_lowercase() || ('ạ'..='ỹ').contains(&c) && u32::from(c) % 2 == 1;
    if case == Case::Lower && written.chars().all(is_plain) {
        return Shape::Lower;
    }
    if written.bytes().any(|b| b.is_ascii_digit()) && case != Case::Lower {
        return Shape::Designation;
    }
    let inner_capital = || written.chars().skip(1).any(char::is_uppercase);
    match case {
        Case::Upper if written.chars().nth(1).is_none() => Shape::Letter,
        Case::Upper => Shape::Upper,
        Case::Capital if written.contains(['-', '\'', '’']) => Shape::Joined,
        Case::Capital | Case::Lower if inner_capital() => Shape::Camel,
        Case::Capital => Shape::Capital,
        Case::Lower | Case::None => Shape::Lower,
    }
}

fn number_shape(written: &str) -> Shape {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    if digits == written.len() {
        let year = digits == 4 && (written.starts_with("19") || written.starts_with("20"));
        return if year {
            Shape::Year
        } else if digits == 1 {
            Shape::Digit
        } else {
            Shape::Digits
        };
    }
    let rest = &written[digits..];
    if rest.starts_with('h') && !rest[1..].starts_with(char::is_alphabetic) {
        return Shape::Hour;
    }
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/' | ':');
    if !written.chars().all(numeric) {
        return Shape::Measured;
    }
    match rest.chars().next() {
        Some('/') => Shape::Slashed,
        Some('-') => Shape::Dashed,
        _ => Shape::Grouped,
    }
}

fn mark_shape(written: &str) -> Shape {
    match written.chars().next().unwrap_or(' ') {
        '.' | '!' | '?' | '…' => Shape::Stop,
        ',' | ';' | ':' => Shape::Comma,
        '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' => Shape::Quote,
        '(' | '[' => Shape::Open,
        ')' | ']' => Shape::Close,
        '-' | '–' | '—' => Shape::Dash,
        '%' | '$' | '€' | '£' | '¥' | '°' => Shape::Sign,
        _ => Shape::Other,
    }
}

/// Consonants that can start a syllable.
fn is_onset(part: &[u8]) -> bool {
    matches!(
        part,
        b"" | b"b"
            | b"c"
            | b"ch"
            | b"d"
            | b"g"
            | b"gh"
            | b"gi"
            | b"h"
            | b"k"
            | b"kh"
            | b"l"
            | b"m"
            | b"n"
            | b"nh"
            | b"ng"
            | b"ngh"
            | b"p"
            | b"ph"
            | b"qu"
            | b"q"
            | b"r"
            | b"s"
            | b"t"
            | b"th"
            | b"tr"
            | b"v"
            | b"x"
    )
}

/// Vowels of a syllable, without their marks.
fn is_nucleus(part: &[u8]) -> bool {
    matches!(
        part,
        b"" | b"a"
            | b"ai"
            | b"ao"
            | b"au"
            | b"ay"
            | b"e"
            | b"eo"
            | b"eu"
            | b"i"
            | b"ia"
            | b"ie"
            | b"ieu"
            | b"iu"
            | b"o"
            | b"oa"
            | b"oai"
            | b"oao"
            | b"oay"
            | b"oe"
            | b"oeo"
            | b"oi"
            | b"oo"
            | b"u"
            | b"ua"
            | b"uai"
            | b"uan"
            | b"uao"
            | b"uay"
            | b"ue"
            | b"ui"
            | b"uo"
            | b"uoi"
            | b"uou"
            | b"uu"
            | b"uy"
            | b"uya"
            | b"uye"
            | b"uyu"
            | b"y"
            | b"ye"
            | b"yeu"
    )
}

/// Consonants that can end a syllable.
fn is_coda(part: &[u8]) -> bool {
    matches!(part, b"" | b"c" | b"ch" | b"m" | b"n" | b"ng" | b"nh" | b"p" | b"t")
}

/// `written` is built like a syllable of Vietnamese: onset, vowels, coda.
pub fn is_syllable(written: &str) -> bool {
    let mut folded = [0u8; 8];
    let mut length = 0;
    for c in written.chars().filter_map(fold_char) {
        if !c.is_ascii_lowercase() || length == 7 {
            return false;
        }
        folded[length] = c as u8;
        length += 1;
    }
    let is_vowel = |b: &u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let folded = &folded[..length];
    let Some(first) = folded.iter().position(is_vowel) else { return false };
    let coda = folded[first..].iter().position(|b| !is_vowel(b)).map_or(length, |at| first + at);
    is_onset(&folded[..first]) && is_nucleus(&folded[first..coda]) && is_coda(&folded[coda..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokens;

    #[test]
    fn syllables_are_told_from_foreign_words() {
        for syllable in ["Nguyễn", "quyết", "Thủy", "giữ", "nghiêng", "Ý", "xoong", "khuya"] {
            assert!(is_syllable(syllable), "{syllable}");
        }
        for foreign in ["Kirby", "Moscow", "Jong-un", "Chelsea", "Trump", "Washington", "GSH"] {
            assert!(!is_syllable(foreign), "{foreign}");
        }
    }

    #[test]
    fn tokens_have_shapes() {
        let text = "Su-35 VinFast O'Brien 1953 16.500 2/11 20h 170mm % iPhone";
        let found: Vec<_> = tokens(text).iter().map(|&t| shape(t, t.span.of(text))).collect();
        use Shape::{Camel, Designation, Grouped, Hour, Joined, Measured, Sign, Slashed, Year};
        assert_eq!(found, [Designation, Camel, Joined, Year, Grouped, Slashed, Hour, Measured, Sign, Camel]);
    }
}
