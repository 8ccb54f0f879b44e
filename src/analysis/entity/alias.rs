//! Aliases within one article: `ông Kirby` is `John Kirby`, `JCS` is the body that it abbreviates.

use super::name::{Name, Names, key_of, word_hashes};
use super::{EntityKind, Mark};
use crate::text::{HashKeyed, lowered};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Joins the names of one thing.
pub(super) fn join(text: &str, marks: &[Mark], of_mark: &[usize], names: &mut Names) {
    join_kinds(names);
    join_known(names);
    join_abbreviations(text, marks, of_mark, names);
    join_units(text, names);
    join_initials(text, names);
    join_parts(text, names);
}

/// One name with two kinds is one thing; the kind that is marked more often wins.
fn join_kinds(names: &mut Names) {
    const NAMED: [EntityKind; 5] =
        [EntityKind::Person, EntityKind::Organization, EntityKind::Location, EntityKind::Product, EntityKind::Event];
    for at in 0..names.list.len() {
        for kind in NAMED {
            let name = &names.list[at];
            let Some(other) = names.with_words(kind, &name.words) else { continue };
            let rank = |at: usize| (names.list[at].count, usize::MAX - names.list[at].first);
            if NAMED.contains(&name.kind) && other != at && rank(other) > rank(at) {
                names.join(at, other);
            }
        }
    }
}

/// Names of one thing that everybody knows.
fn join_known(names: &mut Names) {
    let known = known();
    let of_name = |name: &Name| known.lines_of.get(&key_of(&name.words)).map_or(&[][..], Vec::as_slice);
    let mut lines: Vec<usize> = names.list.iter().flat_map(of_name).copied().collect();
    lines.sort_unstable();
    // a name on its own has nothing to be joined to
    let twice = lines.chunk_by(|line, next| line == next).filter(|names| names.len() > 1);
    for line in twice.filter_map(|lines| known.lines.get(lines[0])) {
        let mut present = None;
        for alias in line {
            for kind in [EntityKind::Location, EntityKind::Organization] {
                let Some(name) = names.with_words(kind, alias) else { continue };
                match present {
                    None => present = Some(name),
                    Some(full) if names.root(full) != names.root(name) => names.join(name, full),
                    Some(_) => {}
                }
            }
        }
    }
}

/// Names of one thing a line, each as the hashes of its words.
struct Known {
    lines: Vec<Vec<Vec<u64>>>,
    /// The lines that have a name, by its key.
    lines_of: HashKeyed<u64, Vec<usize>>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let lines = include_str!("../../../assets/lexicon/alias.txt").lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<Vec<Vec<u64>>> = lines.map(|line| line.split('\t').map(word_hashes).collect()).collect();
        let mut lines_of: HashKeyed<u64, Vec<usize>> = HashKeyed::default();
        for (at, line) in lines.iter().enumerate() {
            line.iter().for_each(|name| lines_of.entry(key_of(name)).or_default().push(at));
        }
        Known { lines, lines_of }
    })
}

/// `Hội đồng … (JCS)`: the abbreviation in brackets stands for the name before it.
fn join_abbreviations(text: &str, marks: &[Mark], of_mark: &[usize], names: &mut Names) {
    for (pair, name) in marks.windows(2).zip(of_mark.windows(2)) {
        let [full, short] = pair else { continue };
        let between = text.get(full.span.end as usize..short.span.start as usize).unwrap_or_default();
        let after = text.get(short.span.end as usize..).unwrap_or_default();
        let brackets = matches!(between, " (" | "(") && after.starts_with([')', ',', ';']);
        let kinds = full.kind == short.kind;
        let fits = matches!(full.kind, EntityKind::Organization | EntityKind::Event)
            || is_abbreviation(short.span.of(text), full.span.of(text));
        if brackets && kinds && fits && is_short(short.span.of(text)) && names.root(name[0]) != names.root(name[1]) {
            names.join(name[1], name[0]);
        }
    }
}

/// One word with at least two capitals.
fn is_short(written: &str) -> bool {
    !written.contains(' ') && written.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// The first letter of `short` starts a word of `full`.
fn is_abbreviation(short: &str, full: &str) -> bool {
    let first = short.chars().next();
    is_short(short) && full.split_whitespace().any(|word| word.chars().next() == first)
}

/// Units before a name that the article leaves out the next time: `tỉnh Miyagi`, `Miyagi`.
const UNITS: [&str; 18] = [
    "tỉnh",
    "thành phố",
    "tp",
    "quận",
    "huyện",
    "thị xã",
    "thị trấn",
    "phường",
    "xã",
    "bang",
    "đảo",
    "thủ đô",
    "hạt",
    "làng",
    "vùng",
    "bán đảo",
    "quần đảo",
    "nước",
];

/// Heads of bodies that the article leaves out the next time: `Công ty cổ phần Hải Vân`, `Hải Vân`. The longest of those
/// that start alike comes first.
const HEADS: [&str; 10] = [
    "công ty cổ phần",
    "công ty cp",
    "công ty tnhh",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "hãng",
    "ngân hàng",
    "câu lạc bộ",
    "clb",
];

/// `Miyagi` is `tỉnh Miyagi`, and `Hải Vân` is `Công ty Hải Vân`, where nothing else is called so.
fn join_units(text: &str, names: &mut Names) {
    let mut full_of: HashMap<usize, Option<usize>> = HashMap::new();
    for (at, name) in names.list.iter().enumerate() {
        let heads = match name.kind {
            EntityKind::Location => &UNITS[..],
            EntityKind::Organization => &HEADS[..],
            _ => continue,
        };
        let lower = lowered(name.span.of(text));
        let is_head = |head: &&&str| lower.strip_prefix(**head).is_some_and(|rest| rest.starts_with([' ', '.']));
        let Some(head) = heads.iter().find(is_head) else { continue };
        let bare = name.words.get(head.split(' ').count()..).unwrap_or_default();
        if let Some(bare) = names.with_words(name.kind, bare) {
            full_of.entry(bare).and_modify(|full| *full = None).or_insert(Some(at));
        }
    }
    let mut pairs: Vec<(usize, usize)> = full_of.into_iter().filter_map(|(bare, full)| Some((bare, full?))).collect();
    pairs.sort_unstable();
    for (bare, full) in pairs {
        if names.root(bare) != names.root(full) {
            names.join(bare, full);
        }
    }
}

/// Initials that stand for a body must be at least so many.
const INITIALS: usize = 3;

/// `TBI` is the `Tennessee Bureau of Investigation`, though no brackets say so, where one body alone has these initials.
fn join_initials(text: &str, names: &mut Names) {
    let mut full_of: HashMap<String, Option<usize>> = HashMap::new();
    for (at, name) in names.list.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Organization) {
        let capital = |word: &str| word.chars().next().filter(|c| c.is_uppercase());
        let initials: String = name.span.of(text).split_whitespace().filter_map(capital).collect();
        if initials.chars().count() >= INITIALS {
            full_of.entry(initials).and_modify(|full| *full = None).or_insert(Some(at));
        }
    }
    for at in 0..names.list.len() {
        let name = &names.list[at];
        let alone = name.kind == EntityKind::Organization && names.root(at) == at;
        let full = full_of.get(name.span.of(text)).copied().flatten();
        if let Some(full) = full.filter(|&full| alone && names.root(full) != at) {
            names.join(at, full);
        }
    }
}

/// Longer names by a word at one of their ends.
type ByWord = HashKeyed<(EntityKind, u64), Vec<usize>>;

/// Shorter names that are a part of a longer one: the last words of a person's (`Kirby`), the first ones of a
/// person's with its family name first (`Noh`), the first ones of a body's.
fn join_parts(text: &str, names: &mut Names) {
    let (mut by_last, mut by_first) = (ByWord::default(), ByWord::default());
    for (at, name) in names.list.iter().enumerate().filter(|(_, name)| name.words.len() > 1) {
        let [first, .., last] = name.words[..] else { continue };
        by_first.entry((name.kind, first)).or_default().push(at);
        if name.kind == EntityKind::Person {
            by_last.entry((name.kind, last)).or_default().push(at);
        }
    }
    for at in 0..names.list.len() {
        let short = &names.list[at];
        let ([first, ..], [.., last]) = (&short.words[..], &short.words[..]) else { continue };
        if names.root(at) != at {
            continue;
        }
        let near = |names: &ByWord, word: u64| nearest(names.get(&(short.kind, word)), at);
        let candidates = [near(&by_last, *last), near(&by_first, *first)].concat();
        let candidates = candidates.into_iter().filter(|&full| part_rank(names, at, full).is_some());
        let best = match short.kind {
            EntityKind::Person => candidates.max_by_key(|&full| person_order(names, at, full)),
            EntityKind::Organization | EntityKind::Event
                if short.words.len() >= 3 || is_short_body(text, names, at) =>
            {
                single(candidates)
            }
            _ => None,
        };
        if let Some(full) = best.filter(|&full| names.root(full) != at) {
            names.join(at, full);
        }
    }
}

/// So many names on both sides are looked at: the work must not grow with the square of an article.
const NEAREST: usize = 24;

/// Those of `names` (in order) that come nearest before and after `at`.
fn nearest(names: Option<&Vec<usize>>, at: usize) -> Vec<usize> {
    let names = names.map_or(&[][..], Vec::as_slice);
    let middle = names.partition_point(|&name| name < at);
    names[middle.saturating_sub(NEAREST)..names.len().min(middle + NEAREST)].to_vec()
}

fn single(mut candidates: impl Iterator<Item = usize>) -> Option<usize> {
    candidates.next().filter(|_| candidates.next().is_none())
}

/// A short name of a body that may stand for its longer one: a ministry without its country.
fn is_short_body(text: &str, names: &Names, at: usize) -> bool {
    let written = names.list[at].span.of(text);
    names.list[at].words.len() == 2 && written.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

/// How the words of `short` are part of those of `full`: 2 its end, 1 its start.
fn part_rank(names: &Names, short: usize, full: usize) -> Option<u8> {
    let (short, full) = (&names.list[short], &names.list[full]);
    if short.kind != full.kind || short.words.len() >= full.words.len() {
        return None;
    }
    let person = short.kind == EntityKind::Person;
    if person && full.words.ends_with(&short.words) {
        return Some(2);
    }
    full.words.starts_with(&short.words).then_some(1)
}

/// The person named before and nearest; the end of a name before its start.
fn person_order(names: &Names, short: usize, full: usize) -> (bool, Option<u8>, isize) {
    let first = names.list[short].first as isize;
    let other = names.list[full].first as isize;
    (other < first, part_rank(names, short, full), -(first - other).abs())
}
