//! Tokens: syllables, words, numbers and punctuation marks, each with its place in the text.
//!
//! Vietnamese writes a space between syllables, so a token is a syllable there and a word in English. What belongs to
//! one name stays one token: `Jong-un`, `O'Brien`, `Su-35`, `16.500`, `2/11`. Nothing is copied: a token is a span.

use crate::text::{Letter, Span, letter, run};

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters are written.
    pub case: Case,
    /// White space (or the start of the text) stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// It starts with a letter.
    Word,
    /// It starts with a digit: `16.500`, `2/11`, `20h`, `170mm`.
    Number,
    /// A single character that is neither.
    Mark,
}

/// How the letters of a token are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letters at all.
    None,
    /// `tên`, `mRNA` with a small start.
    Lower,
    /// `Kirby`: a capital, then at least one small letter.
    Capital,
    /// `CNN`, `A`: no small letter.
    Upper,
}

impl Token {
    /// The first letter is a capital.
    pub fn is_capital(self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper) && self.kind == TokenKind::Word
    }

    /// It is the mark `mark`.
    pub fn is_mark(self, text: &str, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.span.of(text).starts_with(mark)
    }
}

/// The tokens of `text` in order. White space is in none of them, every other character is in exactly one.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut place = 0;
    let mut spaced = true;
    while let Some(c) = text[place..].chars().next() {
        if c.is_whitespace() {
            place += c.len_utf8();
            spaced = true;
            continue;
        }
        let (end, kind) = match class(c) {
            Class::Upper | Class::Lower => (word_end(text, place), TokenKind::Word),
            Class::Digit => (number_end(text, place), TokenKind::Number),
            Class::Other => (mark_end(text, place, c), TokenKind::Mark),
        };
        let span = Span::new(place, end);
        found.push(Token { span, kind, case: case_of(&text[place..end]), spaced });
        place = end;
        spaced = false;
    }
    found
}

/// Every word of `tokens` that is long enough to tell has a capital, and there are some: an English headline, where a
/// capital makes no name.
pub(super) fn is_headline<'t>(tokens: impl IntoIterator<Item = &'t Token>) -> bool {
    let mut long = 0;
    for token in tokens.into_iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3) {
        if !token.is_capital() {
            return false;
        }
        long += 1;
    }
    long > 3
}

/// Those of `tokens` (in order) that lie within `span`.
pub fn within(tokens: &[Token], span: Span) -> &[Token] {
    let from = tokens.partition_point(|t| t.span.start < span.start);
    let to = tokens.partition_point(|t| t.span.end <= span.end);
    tokens.get(from..to).unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Upper,
    Lower,
    Digit,
    Other,
}

fn class(c: char) -> Class {
    match letter(c) {
        _ if c == '_' => Class::Lower,
        _ if c.is_ascii_digit() => Class::Digit,
        Letter::Upper => Class::Upper,
        Letter::Lower => Class::Lower,
        Letter::None => Class::Other,
    }
}

fn is_letter(c: char) -> bool {
    matches!(class(c), Class::Upper | Class::Lower)
}

fn case_of(token: &str) -> Case {
    let mut case = Case::None;
    for c in token.chars() {
        match (class(c), case) {
            (Class::Upper, Case::None) => case = Case::Upper,
            (Class::Lower, Case::None) => return Case::Lower,
            (Class::Lower, Case::Upper) => return Case::Capital,
            _ => {}
        }
    }
    case
}

/// The end of the run of letters and digits that starts at `from`.
fn run_end(text: &str, from: usize) -> usize {
    from + run(&text[from..], |c| class(c) != Class::Other)
}

/// The end of the word that starts at `start`: runs joined by hyphens and apostrophes, single letters joined by dots.
fn word_end(text: &str, start: usize) -> usize {
    let mut part = start;
    let mut end = run_end(text, start);
    // what follows most words joins nothing
    if matches!(text.as_bytes().get(end), None | Some(b' ' | b'\n' | b',')) {
        return end;
    }
    loop {
        let mut rest = text[end..].chars();
        let (Some(joint), Some(next)) = (rest.next(), rest.next()) else { break };
        let after = end + joint.len_utf8();
        let joins = match joint {
            '-' | '‑' => class(next) != Class::Other && joins_by_hyphen(text, part..end, after),
            '\'' | '’' | 'ʼ' => is_letter(next) && !is_possessive(&text[after..]),
            '.' => {
                is_letter(next) && is_one_letter(&text[part..end]) && is_one_letter(&text[after..run_end(text, after)])
            }
            '&' => class(next) == Class::Upper && case_of(&text[part..end]) == Case::Upper,
            _ => false,
        };
        if !joins {
            break;
        }
        part = after;
        end = run_end(text, after);
    }
    plus_end(text, end)
}

/// `Exilenova+`: the plus belongs to the name where nothing follows it directly.
fn plus_end(text: &str, end: usize) -> usize {
    let rest = text[end..].trim_start_matches('+');
    let after = text.len() - rest.len();
    if rest.starts_with(|c| class(c) != Class::Other) { end } else { after }
}

/// What follows the apostrophe is the English genitive: `'s`, and no more letters.
fn is_possessive(rest: &str) -> bool {
    let mut rest = rest.chars();
    matches!(rest.next(), Some('s' | 'S')) && rest.next().is_none_or(|c| class(c) == Class::Other)
}

fn is_one_letter(part: &str) -> bool {
    let mut chars = part.chars();
    chars.next().is_some_and(is_letter) && chars.next().is_none()
}

/// A hyphen joins (`Jong-un`, `Su-35`), but not two countries (`Nga-Ukraine`) nor a name and an English participle
/// (`Tampa-based`).
fn joins_by_hyphen(text: &str, left: std::ops::Range<usize>, right: usize) -> bool {
    let left = &text[left];
    let right = &text[right..run_end(text, right)];
    let capital = left.starts_with(|c| class(c) == Class::Upper);
    let is_in = |list: &str, word: &str| list.split(' ').any(|entry| entry == word);
    !(capital && (is_in(PARTICIPLES, right) || (is_in(COUNTRIES, left) && is_in(COUNTRIES, right))))
}

const PARTICIPLES: &str = "aligned allied area backed based born bound built controlled educated era funded held led linked \
    made occupied owned related run sponsored style supplied trained";

/// Short names of countries that the press joins in pairs.
const COUNTRIES: &str = "Anh Armenia Azerbaijan China EU Hamas Hezbollah Hàn India Iran Iraq Israel Japan Korea Mỹ Nga \
    Nhật Pakistan Palestine Pháp Philippines Russia Syria Taiwan Triều Trung U.S UK US Ukraina \
    Ukraine Việt Đức Ấn";

/// The end of the number that starts at `start`: digits joined by one of `. , / - :`, then letters that stick to it.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        end += bytes[end..].iter().take_while(|b| b.is_ascii_digit()).count();
        let digit_follows = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if digit_follows && matches!(bytes.get(end), Some(b'.' | b',' | b'/' | b'-' | b':')) {
            end += 1;
        } else {
            break;
        }
    }
    if text[end..].starts_with(is_letter) { word_end(text, end) } else { end }
}

/// One mark with the combining marks upon it; the English genitive `'s` is one token.
fn mark_end(text: &str, start: usize, mark: char) -> usize {
    let end = start + mark.len_utf8();
    // two single marks are a double one: archives of wires write so
    if matches!(mark, '\'' | '`') && text[end..].starts_with(mark) {
        return end + 1;
    }
    let after_letter = text[..start].ends_with(|c| class(c) != Class::Other);
    if matches!(mark, '\'' | '’' | 'ʼ') && after_letter && is_possessive(&text[end..]) { end + 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn names_stay_whole() {
        let text = "Kim Jong-un, O'Brien RBC-Ukraine Đắk G’long “Exilenova+” Su-35 AT&T U.S. Đ.V.L TP.HCM";
        let whole = "Kim Jong-un , O'Brien RBC-Ukraine Đắk G’long “ Exilenova+ ” Su-35 AT&T U.S . Đ.V.L TP . HCM";
        assert_eq!(words(text).join(" "), whole);
    }

    #[test]
    fn numbers_stay_whole() {
        let text = "16.500 2/11 21-11 2.11 349,99. 20h tối, 23h40 170mm 5,1%/năm $250,000 5-7";
        let whole = "16.500 2/11 21-11 2.11 349,99 . 20h tối , 23h40 170mm 5,1 % / năm $ 250,000 5-7";
        assert_eq!(words(text).join(" "), whole);
    }

    #[test]
    fn what_is_joined_for_once_is_parted() {
        assert_eq!(words("Nga-Ukraine"), ["Nga", "-", "Ukraine"]);
        assert_eq!(words("Tampa-based Holt's don't"), ["Tampa", "-", "based", "Holt", "'s", "don't"]);
    }

    #[test]
    fn case_and_space_are_known() {
        let found = tokens("Ông Đỗ (CNN) nói 5G");
        let cases: Vec<_> = found.iter().map(|t| t.case).collect();
        use Case::{Capital, Lower, None, Upper};
        assert_eq!(cases, [Capital, Capital, None, Upper, None, Lower, Upper]);
        assert!(found[2].spaced && !found[3].spaced);
        assert_eq!(within(&found, Span::new(0, 10)).len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn every_character_but_space_is_in_one_token(text in "\\PC{0,40}[ \\w.'+-]{0,30}") {
            let mut end = 0;
            for token in tokens(&text) {
                proptest::prop_assert!(text[end..token.span.start as usize].chars().all(char::is_whitespace));
                proptest::prop_assert!(!token.span.is_empty() && text.is_char_boundary(token.span.end as usize));
                end = token.span.end as usize;
            }
            proptest::prop_assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}
