//! The claims of the sample library, as they were read and approved. `UPDATE=1 cargo test articles` writes them anew,
//! to be read in the diff.

use docbao::loader::{Item, Origin, load};
use docbao::{analysis::Analysis, analyze, article::Article};
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn shown(article: &Article, analysis: &Analysis) -> String {
    let mut out = format!("# {} · {}\n", article.meta.title, analysis.language.code());
    for claim in &analysis.claims {
        let name = claim.source.as_ref().map_or("–", |source| source.name.as_str());
        let cue = claim.cue.map_or("–", |cue| cue.of(&article.text));
        let chain: Vec<&str> = claim.chain.iter().map(|link| link.name.as_str()).collect();
        let content: Vec<&str> = claim.content.iter().map(|piece| piece.of(&article.text)).collect();
        let content = content.join(" … ").replace('\n', " ⏎ ");
        let hedge = if claim.hedged { "?" } else { "" };
        let _ = writeln!(out, "{}{hedge} [{name}] «{cue}» {content}", claim.act.code());
        if chain.len() > 1 {
            let _ = writeln!(out, "    {}", chain.join(" › "));
        }
    }
    out
}

#[test]
fn the_sample_library_gives_the_claims_that_were_approved() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<_> = fs::read_dir(root.join("assets/articles")).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    let mut changed = Vec::new();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let loaded = load(&fs::read(&path).unwrap(), &Origin { name: &name, ..Origin::default() });
        let mut found = String::new();
        for item in &loaded.items {
            let Item::Article { article, .. } = item else { panic!("{name} does not load") };
            found += &shown(article, &analyze(article));
        }
        let approved = root.join("tests/articles").join(format!("{name}.claims"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&approved, &found).unwrap();
        } else if fs::read_to_string(&approved).unwrap_or_default() != found {
            changed.push(format!("{name}:\n{found}"));
        }
    }
    assert!(changed.is_empty(), "claims differ from tests/articles:\n{}", changed.join("\n"));
}
