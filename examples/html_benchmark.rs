//! Reads a folder of saved pages (`NAME.html` or `NAME.html.gz`) and prints the bodies found as JSON, in the form of the
//! public benchmark scrapinghub/article-extraction-benchmark: `{"NAME": {"articleBody": "…"}}`.
//!
//! ```text
//! cargo run --release --example html_benchmark -- BENCHMARK/html > BENCHMARK/output/docbao.json
//! cd BENCHMARK && python3 evaluate.py
//! ```

use docbao::article::{Article, ParagraphKind};
use docbao::loader::{Origin, load};
use std::io::{Error, Write};

fn main() -> Result<(), Error> {
    let folder = std::env::args().nth(1).ok_or_else(|| Error::other("usage: html_benchmark FOLDER"))?;
    let mut pages = serde_json::Map::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let loaded = load(&std::fs::read(&path)?, &Origin { name: &name, ..Origin::default() });
        let body = loaded.items.first().and_then(|item| item.article()).map(body).unwrap_or_default();
        let stem = name.trim_end_matches(".gz").trim_end_matches(".html");
        pages.insert(stem.to_owned(), serde_json::json!({ "articleBody": body }));
    }
    writeln!(std::io::stdout(), "{}", serde_json::Value::Object(pages))
}

/// The running text: paragraphs and headings without title, captions, credits and pointers.
fn body(article: &Article) -> String {
    let read = article.paragraphs.iter().filter(|p| matches!(p.kind, ParagraphKind::Body | ParagraphKind::Heading));
    read.map(|p| p.span.of(&article.text)).collect::<Vec<_>>().join("\n")
}
