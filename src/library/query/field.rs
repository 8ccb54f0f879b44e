//! The fields of a query and their names.

use crate::text::fold;
use std::fmt;

/// What a `field:value` asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The source of a claim.
    By,
    /// Who relays a claim.
    Via,
    /// What is claimed.
    About,
    /// What the source of a claim does.
    Act,
    /// A name in the text.
    Entity,
    /// Who published the article.
    Outlet,
    /// A tag of the reader's.
    Tag,
    /// The headline.
    Title,
    /// What has become of the article.
    Is,
    /// When it was published.
    Date,
    /// A figure in the text.
    Num,
}

/// Names at most this many letters away are thought to be mistyped.
const NEAR: usize = 2;

impl Field {
    /// All fields, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::By,
        Self::Via,
        Self::About,
        Self::Act,
        Self::Entity,
        Self::Outlet,
        Self::Tag,
        Self::Title,
        Self::Is,
        Self::Date,
        Self::Num,
    ];

    /// The name of the field: `by`.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// All its names, the first one foremost, the Vietnamese one last.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::By => &["by", "nguồn"],
            Self::Via => &["via", "qua"],
            Self::About => &["about", "về"],
            Self::Act => &["act", "type", "loại"],
            Self::Entity => &["entity", "thực-thể", "tên"],
            Self::Outlet => &["outlet", "báo"],
            Self::Tag => &["tag", "nhãn"],
            Self::Title => &["title", "tựa"],
            Self::Is => &["is", "là"],
            Self::Date => &["date", "ngày"],
            Self::Num => &["num", "số"],
        }
    }

    /// The name of the field in a language.
    pub(super) fn name_in(self, vietnamese: bool) -> &'static str {
        if vietnamese { self.names()[self.names().len() - 1] } else { self.name() }
    }

    /// The field called `name`, whatever its case and marks.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.into_iter().find(|field| field.names().iter().any(|own| fold(own) == name))
    }

    /// The name of a field that is most like `name`, if one is like it at all: its start, or a few letters mistyped.
    pub(super) fn nearest(name: &str) -> Option<&'static str> {
        let name: Vec<char> = fold(name).chars().collect();
        let allowed = NEAR.min(name.len() / 2);
        let names = Self::ALL.into_iter().flat_map(Self::names);
        let measured = names.map(|own| {
            let letters: Vec<char> = fold(own).chars().collect();
            let is_start = name.len() > 1 && letters.starts_with(&name);
            (if is_start { 1 } else { distance(&name, &letters) }, *own)
        });
        measured.filter(|&(away, _)| away <= allowed.max(1)).min_by_key(|&(away, _)| away).map(|(_, own)| own)
    }
}

impl fmt::Display for Field {
    /// As it is typed: `by:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.name())
    }
}

/// How many letters must be put in, taken out or changed to make `b` of `a`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_fields_share_a_name() {
        for field in Field::ALL {
            for name in field.names() {
                assert_eq!(Field::from_name(name), Some(field), "{name}");
                assert_eq!(Field::from_name(&fold(&name.to_uppercase())), Some(field), "{name}");
            }
        }
        assert_eq!(Field::from_name("foo"), None);
    }

    #[test]
    fn near_names_are_found() {
        let cases = [
            ("aut", Some("act")),
            ("abuot", Some("about")),
            ("outlt", Some("outlet")),
            ("ent", Some("entity")),
            ("titel", Some("title")),
            ("dates", Some("date")),
            ("ngun", Some("nguồn")),
            ("foo", None),
            ("author", None),
            ("z", None),
        ];
        for (name, near) in cases {
            assert_eq!(Field::nearest(name), near, "{name}");
        }
    }
}
