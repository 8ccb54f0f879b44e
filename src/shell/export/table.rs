//! A row a claim, for spreadsheets.

use super::{Document, Places, record};
use crate::analysis::{Claim, ClaimId};
use crate::text::Screened;

/// Characters of a title.
const TITLE: usize = 300;

/// The names of the columns.
pub const COLUMNS: [&str; 26] = [
    "path",
    "id",
    "title",
    "outlet",
    "date",
    "url",
    "claim",
    "source",
    "source_name",
    "source_role",
    "cue",
    "content",
    "start",
    "end",
    "chain",
    "act",
    "mode",
    "hedged",
    "when",
    "when_date",
    "confidence",
    "rule",
    "reader",
    "read_source_name",
    "read_chain",
    "read_act",
];

/// The row of the claim that stands at `id`.
pub fn row(document: &Document<'_>, id: usize, claim: &Claim, places: &Places<'_>) -> [String; 26] {
    let meta = &document.article.meta;
    let words = |span: crate::text::Span| span.of(places.text()).to_owned();
    let source = claim.source.as_ref();
    let content: Vec<String> = claim.content.iter().map(|&piece| words(piece)).collect();
    let (touched, read) =
        (document.touches.of(ClaimId(id as u32), claim), document.touches.found(ClaimId(id as u32), claim));
    let start = claim.content.iter().map(|piece| piece.start).min();
    let end = claim.content.iter().map(|piece| piece.end).max();
    let place = |byte: Option<u32>| byte.map_or_else(String::new, |byte| places.at(byte as usize).to_string());
    [
        Screened::line(document.path).into_string(),
        document.article.id.to_string(),
        title(&meta.title),
        meta.outlet.as_deref().unwrap_or_default().to_owned(),
        meta.known_date().map_or_else(String::new, |date| date.to_string()),
        meta.url.as_deref().unwrap_or_default().to_owned(),
        id.to_string(),
        source.map_or_else(String::new, |source| words(source.span)),
        name(claim),
        source.and_then(|source| source.role).map_or_else(String::new, words),
        claim.cue.map_or_else(String::new, words),
        content.join(" … "),
        place(start),
        place(end),
        chain(claim),
        claim.act.code().to_owned(),
        claim.mode.code().to_owned(),
        claim.hedged.to_string(),
        claim.when.map_or_else(String::new, |when| words(when.span)),
        claim.when.and_then(|when| when.range).map_or_else(String::new, record::date),
        claim.confidence.code().to_owned(),
        claim.rule.to_owned(),
        touched.map_or_else(String::new, |touched| touched.code().to_owned()),
        read.map_or_else(String::new, name),
        read.map_or_else(String::new, chain),
        read.map_or_else(String::new, |read| read.act.code().to_owned()),
    ]
    .map(harmless)
}

fn name(claim: &Claim) -> String {
    claim.source.as_ref().map_or_else(String::new, |source| source.name.clone())
}

fn chain(claim: &Claim) -> String {
    claim.chain.iter().map(|link| link.name.as_str()).collect::<Vec<_>>().join(" > ")
}

/// A title made from a lead may be as long as the article, and it would stand in every row.
fn title(title: &str) -> String {
    let cut: String = title.chars().take(TITLE).collect();
    if cut.len() < title.len() { format!("{cut}…") } else { cut }
}

/// Spreadsheets compute cells that start like a formula, and an article may hold one: such cells get an apostrophe in
/// front, as spreadsheets themselves do it.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused() {
        assert_eq!(harmless("=HYPERLINK(1)".to_owned()), "'=HYPERLINK(1)");
        assert_eq!(harmless("“đáng kể”".to_owned()), "“đáng kể”");
    }
}
