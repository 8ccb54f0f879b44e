//! Any bytes as a file of any format: loading must end with articles or reasons, never with a panic, and so must the
//! analysis of every article found.
//!
//! The first byte tells the ending of the file's name, which steers the loader into one format; the rest is the file.
//! Letters stand for endings, so that a kept input can be read and written by hand (`mTựa` is the file `a.md` that
//! holds `Tựa`); every other byte stands for an ending too, so that none is wasted.
//!
//! Run `fuzz/run SECONDS`, or this target alone with `cargo fuzz run --sanitizer none load`.

#![no_main]

use docbao::analyze;
use docbao::loader::{Origin, load};
use docbao_fuzz::{check_analysis, check_article};
use libfuzzer_sys::fuzz_target;

/// Letters and the endings they stand for; `fuzz/run` writes the same letters.
const ENDINGS: [(u8, &str); 10] = [
    (b't', ".txt"),
    (b'm', ".md"),
    (b'h', ".html"),
    (b'j', ".json"),
    (b'l', ".jsonl"),
    (b'c', ".csv"),
    (b'v', ".tsv"),
    (b'x', ".xml"),
    (b'z', ".txt.gz"),
    (b'-', ""),
];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let lettered = ENDINGS.iter().find(|(letter, _)| letter == first);
    let (_, ending) = lettered.unwrap_or(&ENDINGS[usize::from(*first) % ENDINGS.len()]);
    let name = format!("a{ending}");
    for item in load(bytes, &Origin { name: &name, ..Origin::default() }).items {
        if let Some(article) = item.article() {
            check_article(article);
            check_analysis(article, &analyze(article));
        }
    }
});
