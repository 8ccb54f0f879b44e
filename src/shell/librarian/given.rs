//! Analyses computed elsewhere: JSON Lines as `docbao extract` writes them, taken into the index of a library that has
//! the same articles.

use super::last_file::LastFile;
use super::{Librarian, Stop};
use crate::analysis::{
    Act, Analysis, Claim, Confidence, DateRange, Entity, EntityId, EntityKind, Language, Link, Mention, Mode, Source,
    When,
};
use crate::article::{Article, ArticleId};
use crate::library::{Print, RowId};
use crate::loader::{Item, is_gzip};
use crate::shell::lines::{self, Line};
use crate::store::index::Digest;
use crate::text::Span;
use chrono::NaiveDate;
use flate2::bufread::MultiGzDecoder;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// The longest line that is read.
const LONGEST: u64 = 256 << 20;
/// Analyses committed together.
const TOGETHER: usize = 1024;
/// The rule that claims from elsewhere name.
const GIVEN: &str = "given";

/// What came of the analyses of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Analyses taken in.
    pub taken: usize,
    /// Analyses of articles that the library does not have, or has analysed already.
    pub unknown: usize,
    /// Lines that are no such records.
    pub broken: usize,
}

/// An article as `extract` writes it; what is not needed is left out.
#[derive(Deserialize)]
struct Record {
    id: String,
    language: String,
    text: String,
    entities: Vec<EntityRecord>,
    claims: Vec<ClaimRecord>,
}

#[derive(Deserialize)]
struct EntityRecord {
    #[serde(rename = "type")]
    kind: String,
    name: String,
    aliases: Vec<String>,
    mentions: Vec<Piece>,
}

/// A piece of the text, in code points.
#[derive(Clone, Copy, Deserialize)]
struct Piece {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct ClaimRecord {
    source: Option<SourceRecord>,
    cue: Option<Piece>,
    content: Vec<Piece>,
    chain: Vec<LinkRecord>,
    act: String,
    mode: String,
    hedged: bool,
    when: Option<WhenRecord>,
    confidence: String,
}

#[derive(Deserialize)]
struct SourceRecord {
    text: String,
    name: String,
    entity: Option<u32>,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct LinkRecord {
    text: String,
    name: String,
}

#[derive(Deserialize)]
struct WhenRecord {
    date: Option<String>,
}

/// The lines of a file, packed or not; of standard input for `-`.
fn opened(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let mut lines = BufReader::with_capacity(1 << 16, File::open(file)?);
    let is_packed = is_gzip(lines.fill_buf()?);
    Ok(if is_packed { Box::new(BufReader::new(MultiGzDecoder::new(lines))) } else { Box::new(lines) })
}

impl Librarian<'_> {
    /// Brings list and texts up to date, takes in the analyses of `file`, and analyses the rest.
    ///
    /// # Errors
    /// See [`Stop`]; a file that cannot be read is [`Stop::Machine`].
    pub fn refresh_from(&mut self, file: &Path) -> Result<Given, Stop> {
        let lines =
            opened(file).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))?;
        self.list()?;
        self.read()?;
        let given = self.take_in(lines)?;
        self.study()?;
        Ok(given)
    }

    fn take_in(&mut self, mut lines: impl BufRead) -> Result<Given, Stop> {
        let mut waiting: HashMap<ArticleId, (RowId, PathBuf, u32)> = HashMap::new();
        for pending in self.writer.pending(None, usize::MAX >> 1)? {
            for (part, row, content) in pending.parts {
                waiting.insert(content, (row, pending.path.clone(), part));
            }
        }
        let (mut given, mut last) = (Given::default(), LastFile::new(self.source.clone()));
        let mut group = Vec::new();
        while let Some(line) = lines::next(&mut lines, LONGEST)? {
            let Line::Bytes(line) = line else {
                given.broken += 1;
                continue;
            };
            let Ok(record) = serde_json::from_slice::<Record>(&line) else {
                given.broken += usize::from(!line.trim_ascii().is_empty());
                continue;
            };
            let id = u64::from_str_radix(&record.id, 16).map(ArticleId).ok();
            let found = id.and_then(|id| waiting.remove(&id));
            let studied = found.and_then(|(row, path, part)| {
                let Some(Item::Article { article, .. }) = last.item(&path, part) else { return None };
                let analysis = analysis(&record, &article)?;
                Some((row, Digest::of(&article, &analysis), Print::of(&article, &analysis).to_bytes()))
            });
            match studied {
                Some(studied) => group.push(studied),
                None => given.unknown += 1,
            }
            if group.len() >= TOGETHER {
                given.taken += self.keep_given(&mut group)?;
            }
        }
        given.taken += self.keep_given(&mut group)?;
        Ok(given)
    }

    fn keep_given(&mut self, group: &mut Vec<(RowId, Digest, Vec<u8>)>) -> Result<usize, Stop> {
        group.sort_by_key(|(row, ..)| *row);
        self.writer.begin()?;
        for (row, digest, print) in group.iter() {
            self.writer.put_digest(*row, digest)?;
            self.writer.put_print(*row, print)?;
        }
        self.writer.commit()?;
        Ok(std::mem::take(group).len())
    }
}

/// The analysis that a record tells of; none where it is one of another text.
fn analysis(record: &Record, article: &Article) -> Option<Analysis> {
    if record.text != article.text.as_str() {
        return None;
    }
    let text: &str = &article.text;
    let mut starts: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    starts.push(text.len() as u32);
    let span = |piece: Piece| {
        let (start, end) = (*starts.get(piece.start)?, *starts.get(piece.end)?);
        (start <= end).then_some(Span { start, end })
    };
    let language = match record.language.as_str() {
        "vi" => Language::Vietnamese,
        "en" => Language::English,
        _ => Language::Other,
    };
    let mut analysis = Analysis { language, ..Analysis::default() };
    for (n, entity) in record.entities.iter().enumerate() {
        let (name, aliases) = (entity.name.clone(), entity.aliases.clone());
        let kind = EntityKind::from_code(&entity.kind)?;
        analysis.entities.push(Entity { kind, name, aliases, count: entity.mentions.len(), similar: None });
        for mention in &entity.mentions {
            analysis.mentions.push(Mention { span: span(*mention)?, entity: EntityId(n as u32) });
        }
    }
    analysis.mentions.sort_by_key(|mention| mention.span);
    for claim in &record.claims {
        analysis.claims.push(self::claim(claim, &span)?);
    }
    Some(analysis)
}

fn claim(record: &ClaimRecord, span: &dyn Fn(Piece) -> Option<Span>) -> Option<Claim> {
    let source = record.source.as_ref().map(|source| {
        let place = span(Piece { start: source.start, end: source.end })?;
        Some(Source { span: place, name: source.name.clone(), entity: source.entity.map(EntityId), role: None })
    });
    let source = match source {
        Some(source) => Some(source?),
        None => None,
    };
    // A record tells no places of the chain, only words: the source is known by them.
    let link = |link: &LinkRecord| {
        let is_source = record.source.as_ref().is_some_and(|source| source.text == link.text);
        let span =
            if is_source { source.as_ref().map(|source| source.span).unwrap_or_default() } else { Span::default() };
        Link { span, name: link.name.clone(), phrase: span }
    };
    let mode = [Mode::Direct, Mode::Mixed, Mode::Indirect].into_iter().find(|mode| mode.code() == record.mode)?;
    let surety = [Confidence::Low, Confidence::Medium, Confidence::High];
    let when = record.when.as_ref().and_then(|when| range(when.date.as_deref()?));
    Some(Claim {
        chain: record.chain.iter().map(link).collect(),
        source,
        cue: record.cue.and_then(span),
        content: record.content.iter().map(|piece| span(*piece)).collect::<Option<Vec<Span>>>()?,
        act: Act::from_code(&record.act)?,
        mode,
        hedged: record.hedged,
        hedge: None,
        when: when.map(|range| When { span: Span::default(), range: Some(range) }),
        answers: Vec::new(),
        confidence: surety.into_iter().find(|surety| surety.code() == record.confidence)?,
        doubt: None,
        rule: GIVEN,
    })
}

/// `2022-11-01`, or `2022-11-01/2022-11-30`.
fn range(date: &str) -> Option<DateRange> {
    let (from, to) = date.split_once('/').unwrap_or((date, date));
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    Some(DateRange { from: day(from)?, to: day(to)?, year_is_inferred: false })
}
