//! What one card shows, row by row.

use super::cards::{CardShape, bases, names, relays};
use super::reading::{Reading, extent};
use super::touched::{Touched, as_found};
use crate::analysis::{Claim, ClaimId, DateRange, EntityKind, Source};
use crate::text::{Span, wrap};
use chrono::Datelike;

/// One row of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardLine {
    /// Number, glyph, speaker, act.
    Head,
    /// A part of title and affiliation.
    Role(String),
    /// Words with their part in the line: relay, date, basis.
    Facts(Vec<Fact>),
    /// A part of the content, in full.
    Content(String),
    /// The content on one row, to be cut where it does not fit.
    Gist,
    /// A name and a value of the table of everything.
    Field(&'static str, String),
    /// Number, glyph, speaker and act of a claim that answers.
    Answer(ClaimId),
    /// The drawer's third row: relay, basis and date left, answers right.
    Footing(Vec<Fact>, Vec<ClaimId>),
    /// A blank row.
    Blank,
}

/// A piece of a line of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A label or separator.
    Label(String),
    /// A value.
    Value(String),
}

/// Columns before the body of a card.
pub const BODY: u16 = 6;

/// The rows of a card at `shape.depth`.
pub fn card_lines((id, claim): (ClaimId, &Claim), reading: &Reading, shape: &CardShape) -> Vec<CardLine> {
    let mut lines = vec![CardLine::Head];
    if shape.depth < 2 {
        lines.push(CardLine::Gist);
        return lines;
    }
    let width = shape.width.saturating_sub(BODY + 1).max(8) as usize;
    lines.extend(
        role(claim, reading).map(|role| folded(role, width)).unwrap_or_default().into_iter().map(CardLine::Role),
    );
    if shape.depth == 2 {
        lines.extend(facts(claim, reading, shape));
    }
    if lines.len() > 1 {
        lines.push(CardLine::Blank);
    }
    lines.extend(folded(&content(claim, reading), width).into_iter().map(CardLine::Content));
    if shape.depth > 2 {
        lines.push(CardLine::Blank);
        lines.extend(fields((id, claim), reading, shape, width));
    }
    if !claim.answers.is_empty() {
        lines.push(CardLine::Blank);
        lines.extend(claim.answers.iter().map(|&id| CardLine::Answer(id)));
    }
    lines
}

/// The rows of a card in the drawer under the article.
pub fn drawer_lines(claim: &Claim, reading: &Reading, shape: &CardShape) -> Vec<CardLine> {
    if shape.depth < 2 {
        return vec![CardLine::Head];
    }
    let mut line = Vec::new();
    for fact in facts(claim, reading, shape) {
        if let CardLine::Facts(facts) = fact {
            if !line.is_empty() {
                line.push(Fact::Label(" · ".into()));
            }
            line.extend(facts);
        }
    }
    let mut lines = vec![CardLine::Head, CardLine::Gist];
    if !(line.is_empty() && claim.answers.is_empty()) {
        lines.push(CardLine::Footing(line, claim.answers.clone()));
    }
    lines
}

/// Title and affiliation of the source as written.
pub fn role<'a>(claim: &Claim, reading: &'a Reading) -> Option<&'a str> {
    let role = claim.source.as_ref()?.role?;
    Some(role.of(&reading.article.text).trim_matches([',', ' ']))
}

/// The words of a claim, pieces parted by `…`; those of its cue where nothing is claimed (`chưa lên tiếng`).
pub fn content(claim: &Claim, reading: &Reading) -> String {
    if let (true, Some(cue)) = (claim.content.is_empty(), claim.cue) {
        return cue.of(&reading.article.text).to_owned();
    }
    let pieces: Vec<&str> = claim.content.iter().map(|span| span.of(&reading.article.text)).collect();
    pieces.join(" … ").replace('\n', " ")
}

fn folded(text: &str, width: usize) -> Vec<String> {
    wrap(text, Span::new(0, text.len()), width, &[]).into_iter().map(|row| row.of(text).to_owned()).collect()
}

fn facts(claim: &Claim, reading: &Reading, shape: &CardShape) -> Vec<CardLine> {
    let words = shape.tongue.words();
    let relays: Vec<&str> = relays(claim).collect();
    let when = claim.when.map(|when| short_date(when.span.of(&reading.article.text)));
    let mut first = Vec::new();
    if !relays.is_empty() {
        first.extend([Fact::Label(format!("{} ", words.via)), Fact::Value(relays.join(" › "))]);
    }
    if let Some(when) = when {
        let separator = if first.is_empty() { "" } else { " · " };
        first.push(Fact::Label(format!("{separator}{when}")));
    }
    let mut lines = Vec::new();
    if !first.is_empty() {
        lines.push(CardLine::Facts(first));
    }
    let bases: Vec<&str> = bases(claim).collect();
    if !bases.is_empty() {
        lines.push(CardLine::Facts(vec![Fact::Label(format!("{} ", words.basis)), Fact::Value(bases.join(" › "))]));
    }
    lines
}

/// Everybody through whom a claim passed, besides its source: `CNN › tình báo`.
pub fn bases_and_relays(claim: &Claim) -> String {
    relays(claim).chain(bases(claim)).collect::<Vec<_>>().join(" › ")
}

/// `ngày 2/11` is shown as `2/11`.
pub fn short_date(written: &str) -> &str {
    let tail = written.rsplit(' ').next().unwrap_or(written);
    let is_day = tail.contains(['/', '-', '.']) && tail.starts_with(|c: char| c.is_ascii_digit());
    if is_day { tail } else { written }
}

fn fields((id, claim): (ClaimId, &Claim), reading: &Reading, shape: &CardShape, width: usize) -> Vec<CardLine> {
    let words = shape.tongue.words();
    let text = &reading.article.text;
    let touches = reading.touches();
    let found = touches.found(id, claim);
    let touched = touches.of(id, claim);
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    rows.extend(found.map(|found| (words.as_read, as_found(found, shape.tongue))));
    for (n, link) in claim.chain.iter().enumerate() {
        let (label, arrow) = if n == 0 { (words.chain, "") } else { ("", "› ") };
        rows.push((label, format!("{arrow}{}", link.name)));
    }
    // The words at which another source was read are no spelling of the reader's.
    let as_written = |source: &&Source| !["", source.name.as_str()].contains(&source.span.of(text)) && found.is_none();
    if let Some(source) = claim.source.as_ref().filter(as_written) {
        rows.push((words.as_written, source.span.of(text).to_owned()));
    }
    rows.extend(claim.cue.map(|cue| (words.cue, cue.of(text).to_owned())));
    rows.push((words.quoting, shape.tongue.mode(claim.mode).to_owned()));
    if let Some(when) = claim.when {
        let resolved = when.range.map(|range| format!(" = {}", date_range(range))).unwrap_or_default();
        rows.push((words.when, format!("{}{resolved}", when.span.of(text))));
    }
    let figures = figures(claim, reading);
    if !figures.is_empty() {
        rows.push((words.figures, figures.join(", ")));
    }
    let hedge = claim.hedge.map_or(words.no, |hedge| hedge.of(text));
    rows.push((words.hedge, hedge.to_owned()));
    rows.push((words.position, position(claim, reading, shape)));
    rows.push((words.rule, shape.tongue.rule(claim.rule).to_owned()));
    // How surely something else was read says nothing of what the reader put in its place.
    if matches!(touched, None | Some(Touched::Wrong)) {
        rows.push((words.confidence, shape.tongue.surety(claim)));
    }
    let heading = touched.map(|touched| folded(touched.words(shape.tongue), width)).unwrap_or_default();
    let mut lines: Vec<CardLine> = heading.into_iter().map(|part| CardLine::Facts(vec![Fact::Value(part)])).collect();
    let beside = width.saturating_sub(shape.tongue.label_cells());
    for (label, value) in rows {
        // In a narrow pane a value stands under its label.
        if beside < 12 {
            lines.extend((!label.is_empty()).then(|| CardLine::Role(label.to_owned())));
            let parts = folded(&value, width.saturating_sub(2).max(8)).into_iter();
            lines.extend(parts.map(|part| CardLine::Facts(vec![Fact::Value(format!("  {part}"))])));
            continue;
        }
        for (n, part) in folded(&value, beside).into_iter().enumerate() {
            lines.push(CardLine::Field(if n == 0 { label } else { "" }, part));
        }
    }
    lines
}

fn figures(claim: &Claim, reading: &Reading) -> Vec<String> {
    let Some(analysis) = &reading.analysis else { return Vec::new() };
    let numbers = names(claim, reading).filter_map(|id| analysis.entities.get(id.0 as usize));
    numbers.filter(|entity| entity.kind == EntityKind::Number).map(|entity| entity.name.clone()).collect()
}

fn position(claim: &Claim, reading: &Reading, shape: &CardShape) -> String {
    let words = shape.tongue.words();
    let span = extent(claim);
    let paragraph = reading.article.paragraph_at(span.start as usize) + 1;
    let characters = |at: u32| reading.article.text[..at as usize].chars().count();
    let (from, to) = (characters(span.start), characters(span.end));
    format!("{} {paragraph}, {} {from}–{to}", words.paragraph, words.character)
}

/// A day or range in figures, `?` where the year was inferred.
pub fn date_range(range: DateRange) -> String {
    let day = |date: chrono::NaiveDate| format!("{}/{}/{}", date.day(), date.month(), date.year());
    let guess = if range.year_is_inferred { "?" } else { "" };
    if range.from == range.to {
        format!("{}{guess}", day(range.from))
    } else {
        format!("{}–{}{guess}", day(range.from), day(range.to))
    }
}
