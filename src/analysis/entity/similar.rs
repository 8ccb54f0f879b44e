//! Likely misspellings: shown as a guess, never merged.

use super::{Entity, EntityId, EntityKind};

/// Names shorter than this differ from others by chance.
const SHORTEST: usize = 3;
/// Names of more than one word, and words that are no abbreviations, must be longer.
const SHORTEST_WORD: usize = 6;
/// Entities beyond this many are not compared: the work grows with the square.
const MOST: usize = 300;

/// Marks each rarely named entity whose name is one slip away from that of a more frequent one.
pub(super) fn guess(entities: &mut [Entity]) {
    let most = entities.len().min(MOST);
    for at in 1..most {
        let rare = &entities[at];
        if rare.count > 2 || !matches!(rare.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Location)
        {
            continue;
        }
        // a name that everybody knows is spelled well
        let is_known = || super::well_known(&rare.name).is_some();
        let frequent = (0..at).find(|&other| is_slip(rare, &entities[other])).filter(|_| !is_known());
        entities[at].similar = frequent.map(|other| EntityId(other as u32));
    }
}

fn is_slip(rare: &Entity, frequent: &Entity) -> bool {
    let names = std::iter::once(&frequent.name).chain(&frequent.aliases);
    rare.kind == frequent.kind && names.into_iter().any(|name| is_one_slip(&rare.name, name))
}

/// One letter changed, missing or added, or two neighbours exchanged; abbreviations must have the same letters.
fn is_one_slip(left: &str, right: &str) -> bool {
    // What is changed, missing or added is one letter of ASCII.
    if left.len().abs_diff(right.len()) > 1 || left == right {
        return false;
    }
    let same: usize = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (a, b) = (&left[same..], &right[same..]);
    let ends = a.chars().rev().zip(b.chars().rev());
    let tail: usize = ends.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let letters = |part: &str| {
        let mut letters = part.chars();
        ([letters.next(), letters.next()], letters.next().is_none())
    };
    let ((a, a_ends), (b, b_ends)) = (letters(a), letters(b));
    if !(a_ends && b_ends) {
        return false;
    }
    let long = |letters: usize| left.chars().nth(letters - 1).is_some() && right.chars().nth(letters - 1).is_some();
    let swapped = a[1].is_some() && a[0] == b[1] && a[1] == b[0];
    let changed = a[1].is_none() && b[1].is_none();
    let plain = |part: [Option<char>; 2]| part.iter().flatten().all(|c| c.is_ascii_lowercase());
    let abbreviations = || [left, right].iter().all(|name| name.chars().all(char::is_uppercase));
    swapped && long(SHORTEST) || changed && plain(a) && plain(b) && long(SHORTEST_WORD) && !abbreviations()
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;

    #[test]
    fn one_slip_is_told_from_another_name() {
        assert!(is_one_slip("JSC", "JCS"));
        assert!(is_one_slip("Krasnoyask", "Krasnoyarsk"));
        assert!(!is_one_slip("AFP", "AFB"));
        assert!(!is_one_slip("M1978", "M1989"));
        assert!(!is_one_slip("Nguyễn Văn Anh", "Nguyễn Văn Ánh"));
    }
}
