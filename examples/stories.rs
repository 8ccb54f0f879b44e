//! Groups the articles of folders into stories and prints each story with its titles, to judge the grouping by eye.
//!
//! ```text
//! cargo run --release --example stories -- assets/articles
//! ```

use docbao::analyze;
use docbao::library::{Print, RowId, group};
use docbao::loader::{Origin, load};
use std::io::{Error, Write};
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Error> {
    let (mut names, mut prints) = (Vec::new(), Vec::new());
    for folder in std::env::args().skip(1) {
        let entries: Result<Vec<PathBuf>, Error> =
            std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
        let mut paths = entries?;
        paths.sort();
        for path in paths.iter().filter(|path| path.is_file()) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let loaded = load(&std::fs::read(path)?, &Origin { name: &name, ..Origin::default() });
            for article in loaded.items.iter().filter_map(|item| item.article()) {
                prints.push((RowId(names.len() as u32), Print::of(article, &analyze(article))));
                names.push(format!("{name}\t{}", &*article.meta.title));
            }
        }
    }
    let start = Instant::now();
    let stories = group(&prints);
    let taken = start.elapsed();
    let mut out = std::io::stdout().lock();
    for story in &stories {
        for row in story {
            writeln!(out, "{}", names[row.0 as usize])?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{} articles, {} stories, grouped in {taken:?}", names.len(), stories.len())
}
