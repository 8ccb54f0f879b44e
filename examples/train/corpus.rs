//! Training texts: marked lines and CoNLL columns.

use docbao::analysis::entity::marked;
use docbao::analysis::{EntityKind, Language, Mark};
use docbao::text::Span;
use std::path::Path;

/// The lines of one article, with their marks.
#[derive(Clone)]
pub struct Document {
    pub language: Language,
    pub lines: Vec<(String, Vec<Mark>)>,
}

/// One file of articles.
pub struct Source {
    pub name: String,
    pub documents: Vec<Document>,
}

impl Source {
    /// Its articles in `language`.
    pub fn only(&self, language: Language) -> Self {
        let documents = self.documents.iter().filter(|document| document.language == language).cloned().collect();
        Self { name: self.name.clone(), documents }
    }
}

/// Reads the file at `path`.
pub fn read(path: &Path) -> std::io::Result<Source> {
    let content = std::fs::read_to_string(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let blocks = content.split("\n\n").filter(|block| !block.trim().is_empty());
    let columns = path.extension().is_some_and(|extension| extension == "conll");
    let documents = blocks.map(|block| {
        let lines: Vec<_> = if columns {
            vec![from_columns(block)]
        } else {
            block.lines().filter(|line| !line.trim().is_empty()).map(marked::parse).collect()
        };
        Document { language: language_of(&lines), lines }
    });
    Ok(Source { name, documents: documents.collect() })
}

/// Vietnamese has letters that English has not.
fn language_of(lines: &[(String, Vec<Mark>)]) -> Language {
    let letters = || lines.iter().flat_map(|(text, _)| text.chars()).filter(|c| c.is_alphabetic());
    let marked = letters().filter(|c| !c.is_ascii()).count();
    if marked * 20 > letters().count() { Language::Vietnamese } else { Language::English }
}

/// `word tag` a line, tags as `I-PER`. Kinds that the program does not know are left out.
fn from_columns(block: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut last = "O";
    let mut is_quoted = false;
    for line in block.lines() {
        let mut columns = line.split(['\t', ' ']);
        let (Some(word), Some(tag)) = (columns.next(), columns.next_back()) else { continue };
        let closes = word == "\"" && is_quoted;
        is_quoted ^= word == "\"";
        let glued = matches!(word, "." | "," | ";" | ":" | "!" | "?" | ")" | "%" | "'s" | "'" | "n't");
        let opened = text.ends_with('(') || (text.ends_with('"') && is_quoted && word != "\"");
        if !text.is_empty() && !glued && !closes && !opened {
            text.push(' ');
        }
        let span = Span::new(text.len(), text.len() + word.len());
        text.push_str(word);
        let kind = match tag.rsplit('-').next() {
            Some("PER") => EntityKind::Person,
            Some("LOC") => EntityKind::Location,
            Some("ORG") => EntityKind::Organization,
            _ => {
                last = tag;
                continue;
            }
        };
        match marks.last_mut() {
            _ if tag == "O" => {}
            Some(mark) if tag == last.replace("B-", "I-") => mark.span = mark.span.join(span),
            _ => marks.push(Mark { span, kind }),
        }
        last = tag;
    }
    (text, marks)
}
