//! Writes the word lists of `assets/lexicon` as the one file that the program asks.
//!
//! ```sh
//! cargo run --example lexicon > prefixes.bin.new && mv prefixes.bin.new assets/lexicon/prefixes.bin
//! ```

use docbao::analysis::entity::training::pack_word_lists;
use std::io::Write;

fn main() -> std::io::Result<()> {
    std::io::stdout().lock().write_all(&pack_word_lists())
}
