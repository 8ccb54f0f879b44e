//! Trains the models of the recogniser.
//!
//! ```text
//! cargo run --release --example train -- [--folds [--errors]] [EXTRA...]
//! ```
//!
//! Reads every `assets/train/*.txt` (marked text, `ông [Kirby|PER] nói`) and the files given as arguments: marked text,
//! or CoNLL columns where the name ends in `.conll`. Each article is put to the language it is written in. Writes
//! `assets/model/vi.bin` and `assets/model/en.bin`. With `--folds` nothing is written: each file of the project is
//! marked by a model trained on the other files, and the scores are printed; with `--errors` every line that is marked
//! otherwise than by hand, too.
//!
//! The same files give the same weights, byte for byte.

mod corpus;
mod field;
mod score;

use corpus::{Document, Source};
use docbao::analysis::Language;
use docbao::analysis::entity::marked;
use docbao::analysis::entity::training::{Sequence, Trained, Weights};
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

const LANGUAGES: [(Language, &str); 2] = [(Language::Vietnamese, "vi"), (Language::English, "en")];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets");
    let (options, extra): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let mut own: Vec<Source> = Vec::new();
    let mut paths: Vec<_> =
        std::fs::read_dir(root.join("train"))?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        own.push(corpus::read(path)?);
    }
    let extra = extra.iter().map(|path| corpus::read(path.as_ref())).collect::<Result<Vec<_>, _>>()?;
    let mut out = std::io::stdout().lock();
    for (language, code) in LANGUAGES {
        let lean = |source: &Source| source.only(language);
        let (own, extra): (Vec<_>, Vec<_>) = (own.iter().map(lean).collect(), extra.iter().map(lean).collect());
        if options.iter().any(|option| option == "--folds") {
            folds(&mut out, language, &own, (&extra, options.iter().any(|option| option == "--errors")))?;
            continue;
        }
        let all: Vec<&Document> = own.iter().chain(&extra).flat_map(|source| &source.documents).collect();
        let bytes = train(&all).write();
        writeln!(out, "{code}: {} articles, {} bytes of weights", all.len(), bytes.len())?;
        std::fs::write(root.join("model").join(format!("{code}.bin")), bytes)?;
    }
    Ok(())
}

/// Marks each file of the project by a model of the others (alone, and with the extra files) and prints the scores.
fn folds(
    out: &mut impl Write,
    language: Language,
    own: &[Source],
    (extra, is_verbose): (&[Source], bool),
) -> Result<(), Box<dyn Error>> {
    for source in own.iter().filter(|source| !source.documents.is_empty()) {
        let others = || own.iter().filter(|other| other.name != source.name);
        for (label, more) in [("own files", &[][..]), ("with extra", extra)] {
            let known: Vec<&Document> = others().chain(more).flat_map(|other| &other.documents).collect();
            if known.is_empty() || (label == "with extra" && extra.is_empty()) {
                continue;
            }
            let model = Trained::new(train(&known));
            let mut table = score::Table::default();
            for (text, gold) in source.documents.iter().flat_map(|document| &document.lines) {
                let found = model.mark(text, language);
                table.add(gold, &found);
                if is_verbose && label != "own files" && *gold != found {
                    writeln!(out, "- {}\n  {}", marked::write(text, gold), marked::write(text, &found))?;
                }
            }
            writeln!(out, "{} {} by {label}\n{table}", language.code(), source.name)?;
        }
    }
    Ok(())
}

fn train(documents: &[&Document]) -> Weights {
    let lines = documents.iter().flat_map(|document| &document.lines);
    let sequences: Vec<Sequence> = lines.map(|(text, marks)| Sequence::new(text, marks)).collect();
    field::train(&sequences)
}
