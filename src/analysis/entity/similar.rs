//! Likely misspellings: shown as a guess, never merged.

use super::lexicon::Lists;
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
        let frequent = (0..at).find(|&other| is_slip(rare, &entities[other])).filter(|_| !is_known(&rare.name));
        entities[at].similar = frequent.map(|other| EntityId(other as u32));
    }
}

/// `name` stands in a word list: it is spelled well.
fn is_known(name: &str) -> bool {
    super::is_listed(name, Lists::ORGANIZATION.with(Lists::COUNTRY).with(Lists::CITY).with(Lists::UNIT))
}

fn is_slip(rare: &Entity, frequent: &Entity) -> bool {
    let names = std::iter::once(&frequent.name).chain(&frequent.aliases);
    rare.kind == frequent.kind && names.into_iter().any(|name| is_one_slip(&rare.name, name))
}

/// One letter changed, missing or added, or two neighbours exchanged; abbreviations must have the same letters.
fn is_one_slip(left: &str, right: &str) -> bool {
    // What is changed, missing or added is one letter of ASCII.
    if left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let abbreviations = [left, right].iter().all(|name| name.chars().all(char::is_uppercase));
    let (a, b): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let shortest = a.len().min(b.len());
    if shortest < SHORTEST || a == b || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let swapped = matches!((a, b), (&[a, b], &[c, d]) if a == d && b == c);
    let changed = a.len() <= 1 && b.len() <= 1;
    let plain = |part: &[char]| part.iter().all(|c| c.is_ascii_lowercase());
    swapped || (!abbreviations && changed && shortest >= SHORTEST_WORD && plain(a) && plain(b))
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
