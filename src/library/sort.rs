//! Order of the list.

use super::{Library, RowId};
use crate::text::fold;
use std::cmp::Ordering;

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// Day and time of publishing.
    #[default]
    Date,
    /// Title.
    Title,
    /// Outlet.
    Outlet,
    /// Number of claims.
    Claims,
    /// Time to read.
    Length,
}

impl SortKey {
    /// All keys, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Date, Self::Title, Self::Outlet, Self::Claims, Self::Length];

    /// The name used in commands and configuration: `date`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Title => "title",
            Self::Outlet => "outlet",
            Self::Claims => "claims",
            Self::Length => "length",
        }
    }
}

/// A key of the order, and whether it runs the other way than usual. Usual is newest, most, longest first, names by the
/// alphabet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The key.
    pub key: SortKey,
    /// The other way round.
    pub is_reversed: bool,
}

/// The order of the list: by the first step, rows that are equal by the next, and so on; at last the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The steps, at least one.
    pub steps: Vec<Step>,
}

impl Default for Order {
    fn default() -> Self {
        Self::of(SortKey::default(), false)
    }
}

impl Order {
    /// The order by one key.
    pub fn of(key: SortKey, is_reversed: bool) -> Self {
        Self { steps: vec![Step { key, is_reversed }] }
    }

    /// The order named `code`: keys parted by commas or blanks, each with `-` before it for the other way:
    /// `outlet,-date`.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut steps = Vec::new();
        for code in code.split([',', ' ']).filter(|code| !code.is_empty()) {
            let (code, is_reversed) = code.strip_prefix('-').map_or((code, false), |code| (code, true));
            let key = SortKey::ALL.into_iter().find(|key| key.code() == code)?;
            steps.push(Step { key, is_reversed });
        }
        (!steps.is_empty()).then_some(Self { steps })
    }

    /// The name of the order, as [`Order::from_code`] reads it.
    pub fn code(&self) -> String {
        let codes =
            self.steps.iter().map(|step| format!("{}{}", if step.is_reversed { "-" } else { "" }, step.key.code()));
        codes.collect::<Vec<_>>().join(",")
    }

    /// The first step.
    pub fn first(&self) -> Step {
        self.steps.first().copied().unwrap_or_default()
    }

    /// Sorts `ids`.
    pub fn sort(&self, library: &Library, ids: &mut [RowId]) {
        if let [Step { key: SortKey::Title, is_reversed }] = self.steps[..] {
            // Folding once a row is dear, folding twice a comparison is dearer.
            ids.sort_by_cached_key(|&id| (fold(library.title(id).0), id));
            if is_reversed {
                ids.reverse();
            }
            return;
        }
        ids.sort_unstable_by(|&a, &b| self.compare(library, a, b));
    }

    fn compare(&self, library: &Library, a: RowId, b: RowId) -> Ordering {
        let newer = || (library.moment(b), b).cmp(&(library.moment(a), a));
        let by = |step: &Step| {
            let order = match step.key {
                SortKey::Date => library.moment(b).cmp(&library.moment(a)),
                SortKey::Title => library.title(a).1.cmp(library.title(b).1),
                SortKey::Outlet => {
                    let name = |id| library.outlet(id).map(|(_, folded)| folded);
                    name(a).cmp(&name(b))
                }
                SortKey::Claims => library.amounts(b).0.cmp(&library.amounts(a).0),
                SortKey::Length => library.amounts(b).1.cmp(&library.amounts(a).1),
            };
            if step.is_reversed { order.reverse() } else { order }
        };
        self.steps.iter().map(by).find(|order| order.is_ne()).unwrap_or_else(newer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Published;
    use crate::library::{Row, RowState};
    use chrono::NaiveDate;

    fn library() -> Library {
        let mut library = Library::default();
        for (id, outlet, day, claims) in [(0, "B", 3, 1), (1, "a", 1, 5), (2, "b", 2, 5), (3, "a", 3, 0)] {
            library.put(Row {
                id: RowId(id),
                content: None,
                title: format!("{id}").into(),
                title_is_made: false,
                outlet: Some(outlet.into()),
                published: NaiveDate::from_ymd_opt(2024, 1, day).map(|date| Published {
                    date,
                    time: None,
                    is_guess: false,
                }),
                minutes: 1,
                state: RowState::Analyzed(claims),
            });
        }
        library
    }

    #[test]
    fn several_keys_decide_one_after_the_other() {
        let library = library();
        let sorted = |code: &str| {
            let mut ids: Vec<RowId> = library.ids().collect();
            Order::from_code(code).unwrap().sort(&library, &mut ids);
            ids.into_iter().map(|id| id.0).collect::<Vec<_>>()
        };
        assert_eq!(sorted("date"), [3, 0, 2, 1]);
        assert_eq!(sorted("-date"), [1, 2, 3, 0]);
        assert_eq!(sorted("outlet,-date"), [1, 3, 2, 0]);
        assert_eq!(sorted("claims, date"), [2, 1, 0, 3]);
        assert_eq!(sorted("-title"), [3, 2, 1, 0]);
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for code in ["date", "-title", "outlet,-date,claims"] {
            assert_eq!(Order::from_code(code).unwrap().code(), code);
        }
        assert!(Order::from_code("colour").is_none() && Order::from_code("").is_none());
    }
}
