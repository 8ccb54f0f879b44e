//! Capitals and palaces that stand for a government: `Bình Nhưỡng nói` is said by `Triều Tiên`.

use super::name::{Names, word_hashes};
use super::{EntityKind, Mark};
use std::collections::HashMap;
use std::sync::OnceLock;

/// States by the words of the capital that stands for them.
fn states() -> &'static HashMap<Vec<u64>, Vec<Vec<u64>>> {
    static STATES: OnceLock<HashMap<Vec<u64>, Vec<Vec<u64>>>> = OnceLock::new();
    STATES.get_or_init(|| {
        let lines = include_str!("../../../assets/lexicon/government.txt").lines();
        let pairs = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        pairs.map(|(seat, states)| (word_hashes(seat), states.split('|').map(word_hashes).collect())).collect()
    })
}

/// For each mark the name whose thing it is: its own, or a state of the article where it names that state's
/// government.
pub(super) fn join(text: &str, marks: &[Mark], of_mark: &[usize], names: &Names) -> Vec<usize> {
    let state_of = |name: usize| {
        let states = states().get(&names.list[name].words)?;
        let present = |words: &Vec<u64>| names.with_words(EntityKind::Location, words);
        states.iter().find_map(present).filter(|&state| names.root(state) != names.root(name))
    };
    let mut known: HashMap<usize, Option<usize>> = HashMap::new();
    let resolve = |(mark, &name): (&Mark, &usize)| {
        if mark.kind != EntityKind::Location || is_place(text, mark) {
            return name;
        }
        known.entry(name).or_insert_with(|| state_of(name)).unwrap_or(name)
    };
    marks.iter().zip(of_mark).map(resolve).collect()
}

/// Words before a name that make it a place and not a government.
const AT: [&str; 26] = [
    "ở",
    "tại",
    "đến",
    "tới",
    "gần",
    "quanh",
    "thủ đô",
    "thành phố",
    "tp",
    "trong",
    "khắp",
    "vào",
    "in",
    "at",
    "near",
    "to",
    "into",
    "around",
    "outside",
    "across",
    "city of",
    "capital",
    "sang",
    "thăm",
    "rời",
    "visited",
];

fn is_place(text: &str, mark: &Mark) -> bool {
    let span = mark.span.of(text);
    if span.starts_with("thủ đô") || span.starts_with("thành phố") || span.starts_with("TP") {
        return true;
    }
    let before = text.get(..mark.span.start as usize).unwrap_or_default().trim_end_matches(' ');
    AT.iter().any(|at| {
        let rest = before.len().checked_sub(at.len()).and_then(|start| before.get(start..).zip(before.get(..start)));
        rest.is_some_and(|(word, rest)| word.eq_ignore_ascii_case(at) && !rest.ends_with(char::is_alphanumeric))
    })
}
