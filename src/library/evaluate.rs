//! What a query finds, given what each of its parts finds.

use super::{Atom, Query, RowSet};

/// The rows of `all` that `query` finds; `find` tells the rows that one part of it means, and is told which of them
/// matter.
pub fn evaluate(query: &Query, all: &RowSet, find: &mut impl FnMut(&Atom, &RowSet) -> RowSet) -> RowSet {
    match query {
        Query::All => all.clone(),
        Query::Atom(atom) => {
            let mut rows = find(atom, all);
            rows.keep(all);
            rows
        }
        Query::Not(inner) => {
            let mut rows = all.clone();
            rows.remove(&evaluate(inner, all, find));
            rows
        }
        Query::And(parts) => parts.iter().fold(all.clone(), |rows, part| evaluate(part, &rows, find)),
        Query::Or(parts) => {
            let mut rows = RowSet::default();
            parts.iter().for_each(|part| rows.add(&evaluate(part, all, find)));
            rows
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{RowId, parse};

    #[test]
    fn and_or_and_not_are_those_of_sets() {
        let find = |query: &str| -> Vec<u32> {
            let query = parse(query).unwrap();
            let rows = evaluate(&query, &RowSet::below(8), &mut |atom, _| match atom {
                Atom::Word(term) => (0..20).filter(|n| n % term.typed.len() as u32 == 0).map(RowId).collect(),
                _ => RowSet::default(),
            });
            rows.iter().map(|row| row.0).collect()
        };
        assert_eq!(find(""), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(find("aa"), [0, 2, 4, 6]);
        assert_eq!(find("aa aaa"), [0, 6]);
        assert_eq!(find("aa -aaa"), [2, 4]);
        assert_eq!(find("aaa | aaaaa"), [0, 3, 5, 6]);
        assert_eq!(find("-(aa | aaa)"), [1, 5, 7]);
    }
}
