//! Tests of figures: `>100`, `100..200`, `=16.500`.

use super::fault::Flaw;
use std::ops::Bound;

/// A number of a query: finite, not below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure(u64);

impl Figure {
    /// The number.
    pub fn value(self) -> f64 {
        f64::from_bits(self.0)
    }

    /// Reads a number in digits, grouped and with decimals in either way: `16500`, `16.500`, `16,500`, `1,5`,
    /// `1.234,5`. A single sign before three digits groups (`1.500` is fifteen hundred), unless a zero stands before it.
    fn read(text: &str) -> Option<Self> {
        let is_sign = |c: char| c == '.' || c == ',';
        let (whole, decimals) = match text.rfind(is_sign) {
            Some(at) if is_decimal(text, at) => (&text[..at], &text[at + 1..]),
            _ => (text, "0"),
        };
        let mut groups = whole.split(is_sign);
        let first = groups.next()?;
        let is_grouped = whole.len() > first.len();
        let are_groups = !is_grouped || (first.len() <= 3 && groups.all(|group| group.len() == 3));
        let one_sign = !(whole.contains('.') && whole.contains(','));
        let are_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let whole = whole.replace(is_sign, "");
        if !are_groups || !one_sign || first.is_empty() || !are_digits(&whole) || !are_digits(decimals) {
            return None;
        }
        let value: f64 = format!("{whole}.{decimals}").parse().ok()?;
        value.is_finite().then(|| Self(value.to_bits()))
    }
}

/// The last sign of `text`, at the byte `at`, begins the decimals.
fn is_decimal(text: &str, at: usize) -> bool {
    let (before, sign, after) = (&text[..at], &text[at..=at], &text[at + 1..]);
    let is_alone = !before.contains(['.', ',']);
    if is_alone { after.len() != 3 || before.len() > 3 || before.starts_with('0') } else { !before.contains(sign) }
}

/// What a figure must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NumberTest {
    /// Not less.
    pub from: Bound<Figure>,
    /// Not more.
    pub to: Bound<Figure>,
}

impl NumberTest {
    /// `number` passes.
    pub fn holds(&self, number: f64) -> bool {
        let is_enough = match self.from {
            Bound::Included(figure) => number >= figure.value(),
            Bound::Excluded(figure) => number > figure.value(),
            Bound::Unbounded => true,
        };
        let is_within = match self.to {
            Bound::Included(figure) => number <= figure.value(),
            Bound::Excluded(figure) => number < figure.value(),
            Bound::Unbounded => true,
        };
        is_enough && is_within
    }

    /// Reads `>100`, `>=100`, `<100`, `<=100`, `=100`, `100`, `100..200`, `100..`, `..200`.
    ///
    /// # Errors
    /// It is no such test, or its range runs backwards.
    pub(super) fn read(text: &str) -> Result<Self, Flaw> {
        use Bound::{Excluded, Included, Unbounded};
        let figure = |text: &str| Figure::read(text.trim()).ok_or(Flaw::Unreadable);
        let (from, to) = if let Some(text) = text.strip_prefix(">=") {
            (Included(figure(text)?), Unbounded)
        } else if let Some(text) = text.strip_prefix("<=") {
            (Unbounded, Included(figure(text)?))
        } else if let Some(text) = text.strip_prefix('>') {
            (Excluded(figure(text)?), Unbounded)
        } else if let Some(text) = text.strip_prefix('<') {
            (Unbounded, Excluded(figure(text)?))
        } else if let Some((from, to)) = text.split_once("..") {
            match (from, to) {
                ("", to) => (Unbounded, Included(figure(to)?)),
                (from, "") => (Included(figure(from)?), Unbounded),
                (from, to) => (Included(figure(from)?), Included(figure(to)?)),
            }
        } else {
            let one = Included(figure(text.strip_prefix('=').unwrap_or(text))?);
            (one, one)
        };
        match (from, to) {
            (Included(from), Included(to)) if from.value() > to.value() => Err(Flaw::Backwards),
            _ => Ok(Self { from, to }),
        }
    }

    /// More letters may make a test of `text`, which is none.
    pub(super) fn may_grow(text: &str) -> bool {
        text.bytes().all(|b| b.is_ascii_digit() || b"<>=.,".contains(&b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_both_ways() {
        let cases = [
            ("16500", 16500.0),
            ("16.500", 16500.0),
            ("16,500", 16500.0),
            ("1.234.567", 1_234_567.0),
            ("1,5", 1.5),
            ("1.5", 1.5),
            ("0,125", 0.125),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1234,567", 1234.567),
            ("1.234,567", 1234.567),
            ("0", 0.0),
        ];
        for (text, value) in cases {
            assert_eq!(Figure::read(text).map(Figure::value), Some(value), "{text}");
        }
        let long = "9".repeat(400);
        for text in
            ["", ".", ",5", "5,", "1..2", "1.23.456", "1.2345.678", "1,234,5", "1.2,3.4", "-1", "x", "1e5", &long]
        {
            assert_eq!(Figure::read(text), None, "{text}");
        }
    }

    #[test]
    fn tests_hold() {
        let cases: [(&str, &[f64], &[f64]); 9] = [
            (">100", &[100.5, 16500.0], &[100.0, 99.0]),
            (">=100", &[100.0], &[99.9]),
            ("<100", &[99.0], &[100.0]),
            ("<=1,5", &[1.5], &[1.6]),
            ("=16.500", &[16500.0], &[16.5]),
            ("65", &[65.0], &[64.0, 66.0]),
            ("100..200", &[100.0, 200.0], &[99.0, 201.0]),
            ("1.000..", &[1000.0, 1e9], &[999.0]),
            ("..3", &[0.0, 3.0], &[4.0]),
        ];
        for (text, inside, outside) in cases {
            let test = NumberTest::read(text).unwrap();
            assert!(inside.iter().all(|&number| test.holds(number)), "{text}");
            assert!(!outside.iter().any(|&number| test.holds(number)), "{text}");
        }
        assert_eq!(NumberTest::read("200..100"), Err(Flaw::Backwards));
        for text in ["", ">", "..", "1...2", "100 người", "=>5"] {
            assert_eq!(NumberTest::read(text), Err(Flaw::Unreadable), "{text}");
        }
    }
}
