//! The months by their English names.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month with this name in lower case, whole or short: `september`, `sep`, `sept`.
pub fn month(name: &str) -> Option<u32> {
    let short = if name == "sept" { "sep" } else { name };
    let at = MONTHS.iter().position(|month| *month == short || short.len() == 3 && month.starts_with(short))?;
    Some(at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_short_names_are_known() {
        let known = ["january", "jan", "may", "jun", "jul", "sept", "sep", "dec", "december"].map(month);
        assert_eq!(known, [1, 1, 5, 6, 7, 9, 9, 12, 12].map(Some));
        assert_eq!(["", "ja", "janu", "monday", "thg"].map(month), [None; 5]);
    }
}
