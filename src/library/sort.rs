//! Order of the list.

use super::{Library, Row, RowId};
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

/// The order of the list: a key, and whether it runs the other way than usual. Usual is newest, most, longest first,
/// names by the alphabet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The key.
    pub key: SortKey,
    /// The other way round.
    pub is_reversed: bool,
}

impl Order {
    /// The order named `code`, a key's name with `-` before it for the other way.
    pub fn from_code(code: &str) -> Option<Self> {
        let (code, is_reversed) = code.strip_prefix('-').map_or((code, false), |code| (code, true));
        SortKey::ALL.into_iter().find(|key| key.code() == code).map(|key| Self { key, is_reversed })
    }

    /// Sorts `ids`. Equal rows keep the order of their paths.
    pub fn sort(self, library: &Library, ids: &mut [RowId]) {
        match self.key {
            SortKey::Title => self.sort_named(library, ids, |row| fold(&row.title)),
            SortKey::Outlet => self.sort_named(library, ids, |row| row.outlet.as_deref().map(fold).unwrap_or_default()),
            SortKey::Date => self.sort_by(library, ids, |a, b| b.published.cmp(&a.published)),
            SortKey::Claims => self.sort_by(library, ids, |a, b| b.claims().cmp(&a.claims())),
            SortKey::Length => self.sort_by(library, ids, |a, b| b.text.text.len().cmp(&a.text.text.len())),
        }
    }

    fn sort_by(self, library: &Library, ids: &mut [RowId], compare: impl Fn(&Row, &Row) -> Ordering) {
        ids.sort_by(|&a, &b| {
            let (one, other) = (&library[a], &library[b]);
            let order = compare(one, other);
            let order = if self.is_reversed { order.reverse() } else { order };
            order.then_with(|| one.path.cmp(&other.path)).then(a.cmp(&b))
        });
    }

    fn sort_named(self, library: &Library, ids: &mut [RowId], name: impl Fn(&Row) -> String) {
        ids.sort_by_cached_key(|&id| (name(&library[id]), id));
        if self.is_reversed {
            ids.reverse();
        }
    }
}
