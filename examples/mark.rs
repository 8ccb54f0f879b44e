//! Marks each line of the standard input; JSON Lines out.
use docbao::analysis::{Language, mark};
use std::io::{BufRead, Write};
fn main() {
    let english = std::env::args().any(|a| a == "en");
    let language = if english { Language::English } else { Language::Vietnamese };
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let chars = |at: u32| line[..at as usize].chars().count();
        let list: Vec<_> = mark(&line, language)
            .iter()
            .map(|m| serde_json::json!({"start": chars(m.span.start), "end": chars(m.span.end), "type": m.kind.code(), "text": m.span.of(&line)}))
            .collect();
        let _ = writeln!(out, "{}", serde_json::json!({"text": line, "entities": list}));
    }
}
