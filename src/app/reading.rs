//! The open article as rows of text, and where the reader is in it.

use super::corrections::corrected;
use super::window::Window;
use crate::analysis::{Analysis, Claim, ClaimId, EntityId, EntityKind};
use crate::article::{Article, ParagraphKind};
use crate::library::{Correction, RowId, find_all};
use crate::text::{Screened, Span, wrap};
use std::sync::Arc;

/// What a row of the article pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A line of the headline.
    Title,
    /// Outlet, date, time to read.
    Dateline,
    /// A line of the reader's note: this part of it.
    Note(Span),
    /// A line of a heading, of text, of a caption or credit.
    Text(ParagraphKind),
    /// Nothing.
    Blank,
}

/// One row of the article pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextRow {
    /// What it shows.
    pub kind: RowKind,
    /// The words on it.
    pub span: Span,
    /// The paragraph it belongs to.
    pub paragraph: usize,
    /// It is the first row of its paragraph.
    pub is_first: bool,
}

/// What a paragraph has of claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Density {
    /// The first of its claims.
    pub first: Option<ClaimId>,
    /// Their number.
    pub count: usize,
}

/// An article as it was asked for.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its row.
    pub row: RowId,
    /// The article; an empty one where it cannot be read.
    pub article: Arc<Article>,
    /// Where its file lies, to show.
    pub path: Screened,
    /// What is worth knowing about how its file was read, a line each.
    pub warnings: Vec<Screened>,
    /// What was found in it, where that is known already.
    pub analysis: Option<Arc<Analysis>>,
    /// The byte of the text where the reader left it.
    pub at: usize,
    /// Its text as it was read before, where that was another one.
    pub before: Option<Screened>,
}

/// The article that is open.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its row in the list.
    pub row: RowId,
    /// The article.
    pub article: Arc<Article>,
    /// Where its file lies, to show.
    pub path: Screened,
    /// What is worth knowing about how its file was read, a line each.
    pub warnings: Vec<Screened>,
    /// What was found in it, as the reader corrected it; absent while it is being analysed.
    pub analysis: Option<Arc<Analysis>>,
    /// What was found in it, before corrections.
    pub found: Option<Arc<Analysis>>,
    /// What the reader corrected.
    pub corrections: Vec<Correction>,
    /// Claims that are none, as the reader says.
    pub wrong: Vec<ClaimId>,
    /// Corrections that are tied to nothing any more.
    pub orphans: Vec<Correction>,
    /// The reader's note as it is shown above the text; empty where there is none.
    pub note: String,
    /// Its text as it was read before, where that was another one.
    pub before: Option<Screened>,
    /// The reader has been in it, not only seen it beside the list.
    pub is_entered: bool,
    /// Claims of each paragraph.
    pub density: Vec<Density>,
    /// The text as rows.
    pub rows: Vec<TextRow>,
    /// Which of the rows are on the screen.
    pub window: Window,
    /// Where the words searched for occur.
    pub hits: Vec<Span>,
    /// Which of them the reader is at.
    pub hit: Option<usize>,
    /// The mention that `]e` stands on.
    pub mention: Option<usize>,
    measure: u16,
}

impl Reading {
    /// Opens an article at its top.
    pub fn new(opened: Opened) -> Self {
        let Opened { row, article, path, warnings, analysis, before, .. } = opened;
        let mut reading = Self {
            row,
            density: vec![Density::default(); article.paragraphs.len()],
            article,
            path,
            warnings,
            analysis: None,
            found: None,
            corrections: Vec::new(),
            wrong: Vec::new(),
            orphans: Vec::new(),
            note: String::new(),
            before,
            is_entered: false,
            rows: Vec::new(),
            window: Window::default(),
            hits: Vec::new(),
            hit: None,
            mention: None,
            measure: 0,
        };
        if let Some(analysis) = analysis {
            reading.take(analysis);
        }
        reading
    }

    /// Takes over what was found in the article.
    pub fn take(&mut self, found: Arc<Analysis>) {
        self.found = Some(found);
        let corrections = std::mem::take(&mut self.corrections);
        self.correct(corrections);
    }

    /// Takes over what the reader corrected.
    pub fn correct(&mut self, corrections: Vec<Correction>) {
        self.corrections = corrections;
        let Some(found) = self.found.clone() else { return };
        let analysis = if self.corrections.is_empty() {
            self.wrong.clear();
            self.orphans.clear();
            found
        } else {
            let corrected = corrected(&self.article, &found, &self.corrections);
            (self.wrong, self.orphans) = (corrected.wrong, corrected.orphans);
            Arc::new(corrected.analysis)
        };
        self.density = vec![Density::default(); self.article.paragraphs.len()];
        for (n, claim) in analysis.claims.iter().enumerate() {
            let paragraph = self.article.paragraph_at(place(claim));
            if let Some(density) = self.density.get_mut(paragraph) {
                density.first.get_or_insert(ClaimId(n as u32));
                density.count += 1;
            }
        }
        self.analysis = Some(analysis);
        self.measure = 0;
    }

    /// Shows this note above the text.
    pub fn annotate(&mut self, note: String) {
        if self.note != note {
            self.note = note;
            self.measure = 0;
        }
    }

    /// Its claims, in order.
    pub fn claims(&self) -> &[Claim] {
        self.analysis.as_deref().map_or(&[], |analysis| &analysis.claims)
    }

    /// The claim with this id.
    pub fn claim(&self, id: ClaimId) -> Option<&Claim> {
        self.claims().get(id.0 as usize)
    }

    /// Wraps the text for rows of `measure` cells and a window of `height` rows. The place stays.
    pub fn lay(&mut self, measure: u16, height: usize) {
        self.window.height = height;
        if self.measure != measure {
            let place = self.rows.get(self.window.top).map(|row| row.span.start as usize);
            self.measure = measure;
            self.wrap(usize::from(measure));
            if let Some(place) = place.filter(|_| self.window.top > 0) {
                self.window.top = self.row_of(place);
            }
        }
        self.window.total = self.rows.len();
        self.window.clamp();
    }

    fn wrap(&mut self, measure: usize) {
        let glued = self.glued();
        self.rows.clear();
        let has_title = self.article.paragraphs.first().is_some_and(|first| first.kind == ParagraphKind::Title);
        if !has_title {
            self.rows.extend(note_rows(&self.note, (0, Span::default()), measure));
        }
        for (n, paragraph) in self.article.paragraphs.iter().enumerate() {
            let kind = match paragraph.kind {
                ParagraphKind::Title => RowKind::Title,
                kind => RowKind::Text(kind),
            };
            let end = Span::new(paragraph.span.end as usize, paragraph.span.end as usize);
            for (i, span) in wrap(&self.article.text, paragraph.span, measure, &glued).into_iter().enumerate() {
                self.rows.push(TextRow { kind, span, paragraph: n, is_first: i == 0 });
            }
            if kind == RowKind::Title {
                self.rows.push(TextRow { kind: RowKind::Dateline, span: end, paragraph: n, is_first: false });
            }
            self.rows.push(TextRow { kind: RowKind::Blank, span: end, paragraph: n, is_first: false });
            if n == 0 && has_title {
                self.rows.extend(note_rows(&self.note, (n, end), measure));
            }
        }
        self.rows.pop();
    }

    /// Names, dates and quantities: not to be parted at the end of a row.
    fn glued(&self) -> Vec<Span> {
        let Some(analysis) = &self.analysis else { return Vec::new() };
        analysis.mentions.iter().map(|m| m.span).filter(|span| span.of(&self.article.text).contains(' ')).collect()
    }

    /// The row that shows the byte `place` of the text.
    pub fn row_of(&self, place: usize) -> usize {
        self.rows.partition_point(|row| row.span.start as usize <= place).saturating_sub(1)
    }

    /// The paragraph of the first row of the window that shows text.
    pub fn paragraph(&self) -> usize {
        let seen = self.rows.iter().skip(self.window.top);
        seen.clone().find(|row| row.kind != RowKind::Blank).map_or(0, |row| row.paragraph)
    }

    /// The row where the paragraph begins.
    pub fn row_of_paragraph(&self, paragraph: usize) -> usize {
        self.rows.iter().position(|row| row.paragraph == paragraph && row.is_first).unwrap_or(0)
    }

    /// Paragraphs that the window shows, the last one exclusive.
    pub fn paragraphs_in_view(&self) -> std::ops::Range<usize> {
        let seen = self.window.range();
        let rows = self.rows.get(seen).unwrap_or_default();
        match (rows.first(), rows.last()) {
            (Some(first), Some(last)) => first.paragraph..last.paragraph + 1,
            _ => 0..0,
        }
    }

    /// How much of the text stands above the end of the window, of 100.
    pub fn percent(&self) -> usize {
        let seen = self.window.range().end;
        (seen * 100).checked_div(self.rows.len()).unwrap_or(100)
    }

    /// Minutes left to read below the top of the window.
    pub fn minutes_left(&self) -> usize {
        let left = self.rows.len().saturating_sub(self.window.top);
        (self.article.minutes() * left).div_ceil(self.rows.len().max(1)).max(1)
    }

    /// Scrolls until `span` can be seen, with some rows around it where there is room.
    pub fn show(&mut self, span: Span) {
        let (first, last) = (self.row_of(span.start as usize), self.row_of(span.end.saturating_sub(1) as usize));
        self.window.show(first, last + 1, 2);
    }

    /// Looks for `query` and stands at the first hit at or below the window's top.
    pub fn search(&mut self, query: &str) {
        self.hits = if query.is_empty() { Vec::new() } else { find_all(&self.article.text, query) };
        let top = self.rows.get(self.window.top).map_or(0, |row| row.span.start);
        self.hit = self.hits.iter().position(|hit| hit.start >= top).or((!self.hits.is_empty()).then_some(0));
        self.show_hit();
    }

    /// Steps `by` hits forward or back, round the ends. False where there is none.
    pub fn step_hit(&mut self, by: isize) -> bool {
        let total = self.hits.len() as isize;
        if total == 0 {
            return false;
        }
        let at = self.hit.map_or(if by > 0 { -1 } else { 0 }, |hit| hit as isize);
        self.hit = Some((at + by).rem_euclid(total) as usize);
        self.show_hit();
        true
    }

    fn show_hit(&mut self) {
        if let Some(&hit) = self.hit.and_then(|hit| self.hits.get(hit)) {
            self.show(hit);
        }
    }

    /// The claim whose words come first at or below the window's top.
    pub fn claim_in_view(&self) -> Option<ClaimId> {
        let seen = self.window.range();
        let (top, end) = (self.rows.get(seen.start)?.span.start, self.rows.get(seen.end.checked_sub(1)?)?.span.end);
        let claims = self.claims().iter().enumerate();
        claims
            .map(|(n, claim)| (n, place(claim) as u32))
            .find(|&(_, at)| (top..end).contains(&at))
            .map(|(n, _)| ClaimId(n as u32))
    }

    /// Mentions of people, bodies and places.
    pub fn is_name(&self, entity: EntityId) -> bool {
        let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Location];
        self.entity_kind(entity).is_some_and(|kind| kinds.contains(&kind))
    }

    /// The kind of an entity.
    pub fn entity_kind(&self, entity: EntityId) -> Option<EntityKind> {
        self.analysis.as_ref()?.entities.get(entity.0 as usize).map(|entity| entity.kind)
    }
}

/// A note as rows, and a blank one, at this place of the text.
fn note_rows(note: &str, (paragraph, span): (usize, Span), measure: usize) -> Vec<TextRow> {
    if note.is_empty() {
        return Vec::new();
    }
    let lines = wrap(note, Span::new(0, note.len()), measure, &[]).into_iter().map(RowKind::Note);
    let row = |kind| TextRow { kind, span, paragraph, is_first: false };
    lines.chain([RowKind::Blank]).map(row).collect()
}

/// The first byte of a claim's words: where it stands in the text.
pub fn place(claim: &Claim) -> usize {
    extent(claim).start as usize
}

/// From the first to the last word of a claim: source, cue, content.
pub fn extent(claim: &Claim) -> Span {
    let parts = claim.content.iter().copied().chain(claim.cue).chain(claim.source.as_ref().map(|s| s.span));
    parts.reduce(Span::join).unwrap_or_default()
}
