//! Quantities: `hơn 16.500 container` is more than 16500, and what is counted are containers.

use crate::analysis::Language;
use crate::text::lowered;

/// A number or a range of numbers with what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// How the number is meant.
    pub bound: Bound,
    /// The number, or the first one of a range.
    pub from: f64,
    /// The number, or the last one of a range.
    pub to: f64,
    /// The unit or counted noun as written; empty where there is none.
    pub unit: String,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// As it stands.
    #[default]
    Exactly,
    /// That or more: `hơn`, `ít nhất`.
    AtLeast,
    /// That or less: `dưới`, `tối đa`.
    AtMost,
    /// A little less: `gần`.
    Nearly,
    /// More or less: `khoảng`.
    About,
}

impl Bound {
    /// The name used in files: `at-least`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::Nearly => "nearly",
            Self::About => "about",
        }
    }
}

/// Words before a number, and how they make it be meant.
const BOUNDS: [(&str, Bound); 34] = [
    ("hơn", Bound::AtLeast),
    ("trên", Bound::AtLeast),
    ("ít nhất", Bound::AtLeast),
    ("tối thiểu", Bound::AtLeast),
    ("không dưới", Bound::AtLeast),
    ("ngót", Bound::Nearly),
    ("gần", Bound::Nearly),
    ("dưới", Bound::AtMost),
    ("tối đa", Bound::AtMost),
    ("không quá", Bound::AtMost),
    ("chưa đến", Bound::AtMost),
    ("chưa đầy", Bound::AtMost),
    ("tới", Bound::AtMost),
    ("khoảng", Bound::About),
    ("chừng", Bound::About),
    ("xấp xỉ", Bound::About),
    ("cỡ", Bound::About),
    ("độ", Bound::About),
    ("ước", Bound::About),
    ("more than", Bound::AtLeast),
    ("over", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("less than", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("under", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("about", Bound::About),
    ("around", Bound::About),
    ("some", Bound::About),
    ("roughly", Bound::About),
];
/// Small numbers in words.
const NUMERALS: [(&str, f64); 32] = [
    ("một", 1.0),
    ("hai", 2.0),
    ("ba", 3.0),
    ("bốn", 4.0),
    ("tư", 4.0),
    ("năm", 5.0),
    ("lăm", 5.0),
    ("sáu", 6.0),
    ("bảy", 7.0),
    ("tám", 8.0),
    ("chín", 9.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("fifteen", 15.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];
/// Words that multiply the number before them.
const FACTORS: [(&str, f64); 16] = [
    ("chục", 10.0),
    ("mươi", 10.0),
    ("tá", 12.0),
    ("trăm", 1e2),
    ("nghìn", 1e3),
    ("ngàn", 1e3),
    ("vạn", 1e4),
    ("triệu", 1e6),
    ("tỉ", 1e9),
    ("tỷ", 1e9),
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];
/// What a sign before or after a number counts.
const SIGNS: [char; 6] = ['$', '€', '£', '¥', '%', '₫'];

impl Quantity {
    /// Reads the words of a quantity in the way of `language`: `16.500` is sixteen thousand in Vietnamese and sixteen
    /// and a half in English. `None` where they hold no number.
    pub fn read(words: &str, language: Language) -> Option<Self> {
        let lower = lowered(words.trim());
        let (bound, rest) = bound(&lower);
        let (from, after) = number(rest, language)?;
        let second = after.trim_start();
        let second = ["-", "–", "đến ", "tới ", "to "].iter().find_map(|joint| second.strip_prefix(joint));
        let second = second.and_then(|second| number(second, language)).filter(|(to, _)| *to > from);
        let (to, after) = second.unwrap_or((from, after));
        // `30-40 triệu`: both are millions
        let scale = if second.is_some() && to >= 1000.0 && from < 1000.0 { scale(to, from) } else { 1.0 };
        let sign = rest.chars().next().filter(|c| SIGNS.contains(c)).map(String::from);
        let at = lower.len() - after.len();
        let unit = words.trim().get(at..).unwrap_or(after).trim();
        let unit = sign.filter(|_| unit.is_empty()).unwrap_or_else(|| unit.to_owned());
        Some(Self { bound, from: from * scale, to, unit })
    }
}

/// The factor that the last number of a range carries for the first one too.
fn scale(to: f64, from: f64) -> f64 {
    let factors = [1e12, 1e9, 1e6, 1e3];
    factors.into_iter().find(|factor| to / factor >= 1.0 && from < to / factor).unwrap_or(1.0)
}

/// The word before the number that bounds it, and what follows.
fn bound(words: &str) -> (Bound, &str) {
    let found = BOUNDS.iter().filter_map(|(word, bound)| {
        let rest = words.strip_prefix(word)?.strip_prefix(' ')?;
        Some((word.len(), *bound, rest))
    });
    found.max_by_key(|(length, ..)| *length).map_or((Bound::Exactly, words), |(_, bound, rest)| (bound, rest))
}

/// The number at the start of `words`, in digits or words with all its factors, and what follows.
fn number(words: &str, language: Language) -> Option<(f64, &str)> {
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    let (mut value, mut rest) = digits(words, language).or_else(|| in_words(words))?;
    while let Some((factor, after)) = listed(rest.trim_start(), &FACTORS) {
        value *= factor;
        rest = after;
        // `hai trăm năm mươi`, `1 tỉ 200 triệu`: a smaller part follows
        if let Some((part, after)) = in_words(rest.trim_start()).filter(|_| factor >= 10.0)
            && let Some((part, after)) = with_factor(part, after, factor)
        {
            value += part;
            rest = after;
        }
    }
    Some((value, rest))
}

/// A part in words that stands behind `whole`: it must be smaller.
fn with_factor(part: f64, after: &str, whole: f64) -> Option<(f64, &str)> {
    match listed(after.trim_start(), &FACTORS) {
        Some((factor, after)) if part * factor < whole => Some((part * factor, after)),
        Some(_) => None,
        None => (part < whole).then_some((part, after)),
    }
}

/// Digits with the marks of `language` between them.
fn digits(words: &str, language: Language) -> Option<(f64, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let end = words.find(|c| !is_part(c)).unwrap_or(words.len());
    let written = words.get(..end)?.trim_end_matches(['.', ',']);
    if !written.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (thousands, decimals) = if language == Language::English { (',', '.') } else { ('.', ',') };
    // three digits behind every mark part thousands; else the mark is the decimal one, whatever the language
    let groups = |mark: char| written.split(mark).skip(1).all(|group| group.len() == 3);
    let plain: String = match (written.contains(thousands), written.contains(decimals)) {
        (true, false) if !groups(thousands) => written.replace(thousands, "."),
        _ => written.replace(thousands, "").replacen(decimals, ".", 1),
    };
    Some((plain.parse().ok()?, words.get(written.len()..)?))
}

/// A number in words: `mười lăm`, `hàng trăm`, `twenty`.
fn in_words(words: &str) -> Option<(f64, &str)> {
    if let Some(rest) =
        ["hàng ", "dozens of ", "several ", "vài ", "mấy "].iter().find_map(|many| words.strip_prefix(many))
    {
        return Some((1.0, rest));
    }
    if let Some((teen, after)) =
        words.strip_prefix("mười").filter(|rest| rest.is_empty() || rest.starts_with(' ')).map(|rest| (10.0, rest))
    {
        return Some(match listed(after.trim_start(), &NUMERALS) {
            Some((unit, after)) => (teen + unit, after),
            None => (teen, after),
        });
    }
    listed(words, &NUMERALS)
}

/// The entry of `list` with which `words` start as a whole word, and what follows.
fn listed<'w>(words: &'w str, list: &[(&str, f64)]) -> Option<(f64, &'w str)> {
    list.iter().find_map(|(word, value)| {
        let rest = words.strip_prefix(word)?;
        (!rest.starts_with(char::is_alphabetic)).then_some((*value, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Bound::{About, AtLeast, AtMost, Exactly, Nearly};

    fn check(language: Language, cases: &[(&str, Bound, f64, f64, &str)]) {
        for (words, bound, from, to, unit) in cases {
            let unit = (*unit).to_owned();
            let expected = Quantity { bound: *bound, from: *from, to: *to, unit };
            assert_eq!(Quantity::read(words, language), Some(expected), "{words}");
        }
    }

    #[test]
    fn vietnamese_quantities() {
        check(
            Language::Vietnamese,
            &[
                ("16.500 container", Exactly, 16_500.0, 16_500.0, "container"),
                ("hơn 65 tên lửa", AtLeast, 65.0, 65.0, "tên lửa"),
                ("gần 1,2 triệu người", Nearly, 1.2e6, 1.2e6, "người"),
                ("khoảng 260 bộ đội", About, 260.0, 260.0, "bộ đội"),
                ("7,7 triệu đồng", Exactly, 7.7e6, 7.7e6, "đồng"),
                ("12%", Exactly, 12.0, 12.0, "%"),
                ("349,99 USD", Exactly, 349.99, 349.99, "USD"),
                ("30-40 triệu đồng", Exactly, 3e7, 4e7, "đồng"),
                ("chừng mười lăm phút", About, 15.0, 15.0, "phút"),
                ("hai trăm năm mươi hộ", Exactly, 250.0, 250.0, "hộ"),
                ("ba tên lửa", Exactly, 3.0, 3.0, "tên lửa"),
                ("2.500 tỉ đồng", Exactly, 2.5e12, 2.5e12, "đồng"),
                ("hàng trăm người", Exactly, 100.0, 100.0, "người"),
                ("170mm", Exactly, 170.0, 170.0, "mm"),
                ("không quá 3 ngày", AtMost, 3.0, 3.0, "ngày"),
                ("5.5 triệu", Exactly, 5.5e6, 5.5e6, ""),
            ],
        );
        assert_eq!(Quantity::read("nhiều người", Language::Vietnamese), None);
    }

    #[test]
    fn english_quantities() {
        check(
            Language::English,
            &[
                ("16,500 containers", Exactly, 16_500.0, 16_500.0, "containers"),
                ("more than 2.5 million people", AtLeast, 2.5e6, 2.5e6, "people"),
                ("$250,000", Exactly, 250_000.0, 250_000.0, "$"),
                ("nearly thirty miles", Nearly, 30.0, 30.0, "miles"),
                ("5 to 7 percent", Exactly, 5.0, 7.0, "percent"),
            ],
        );
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_read(words in "\\PC{0,30}|[0-9., -]{0,12}(triệu|tỉ|to)?[0-9.,]{0,5}") {
            for language in [Language::Vietnamese, Language::English] {
                Quantity::read(&words, language);
            }
        }
    }
}
