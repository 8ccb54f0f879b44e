//! The article: text with its marks, gutter, margin, strip.

use super::list::day;
use super::pieces::{Marked, content, title};
use super::{Canvas, Ground, Role};
use crate::analysis::{Claim, ClaimId, EntityId, EntityKind};
use crate::app::{
    Area, Form, GUTTER, Model, Needle, Pane, PromptKind, Reading, RowKind, TextRow, Tints, Year, extent, outlets,
};
use crate::article::ParagraphKind;
use crate::text::{Span, width};

/// Draws the article.
pub fn article(canvas: &mut Canvas, model: &Model) {
    let Some(reading) = &model.reading else {
        if !model.layout.titles_in_header() {
            title(canvas, model, Pane::Article, model.tongue.words().article, "");
        }
        return;
    };
    let area = if model.layout.titles_in_header() {
        model.layout.article.below(1)
    } else {
        title(canvas, model, Pane::Article, &label(model, reading), &counter(model, reading));
        content(model, Pane::Article)
    };
    prompt(canvas, model, area);
    if let Some(reason) = model.library.at(reading.row).failure {
        return failed(canvas, model, reason, area);
    }
    let page = Page::new(model, reading);
    for (n, index) in reading.window.range().enumerate() {
        let y = area.y + n as u16;
        if y < area.bottom() {
            page.row(canvas, &reading.rows[index], y);
        }
    }
    if model.layout.form == Form::Columns {
        strip(canvas, model, reading, area);
    }
}

/// Outlet and date; where the outlet is not known, through whom it comes; in a narrow preview the title.
fn label(model: &Model, reading: &Reading) -> String {
    let row = model.library.at(reading.row);
    if model.layout.form != Form::Columns {
        return row.title.to_string();
    }
    let dot = " · ";
    let Some(outlet) = row.outlet else {
        let names = outlets(reading).into_iter().take(4).collect::<Vec<_>>().join(dot);
        let words = model.tongue.words();
        return if names.is_empty() { words.article.to_owned() } else { format!("{} {names}", words.via) };
    };
    let day = row.published.map(|published| format!("{dot}{}", day(model, published)));
    format!("{outlet}{}", day.unwrap_or_default())
}

fn counter(model: &Model, reading: &Reading) -> String {
    if model.library.is_failed(reading.row) {
        return String::new();
    }
    let words = model.tongue.words();
    let searches =
        matches!(model.needle, Some(Needle::Words(_))) || (model.needle.is_none() && model.list.marks_hits());
    match (searches, reading.hits.len(), reading.hit) {
        (true, total, Some(hit)) => format!("{} {}/{total}", words.place, hit + 1),
        (true, total, None) => model.tongue.hits(total),
        _ => format!("{} {}/{}", words.paragraph, reading.paragraph() + 1, reading.density.len()),
    }
}

fn prompt(canvas: &mut Canvas, model: &Model, area: Area) {
    if let Some(prompt) = model.prompt.as_ref().filter(|prompt| prompt.kind == PromptKind::Search) {
        let x = model.layout.gutter() + GUTTER - 2;
        super::footer::input(canvas, prompt, (x, area.y.saturating_sub(1)), model.layout.measure());
    }
}

fn failed(canvas: &mut Canvas, model: &Model, reason: &str, area: Area) {
    let words = model.tongue.words();
    let (x, room) = (area.x + 4, area.width.saturating_sub(6));
    canvas.put(x, area.y + 1, "!", Role::Error, 1);
    canvas.put_cut(x + 2, area.y + 1, words.failed, Role::Heading, room.saturating_sub(2));
    let mut y = area.y + 2;
    for row in crate::text::wrap(reason, Span::new(0, reason.len()), room.max(10) as usize, &[]) {
        canvas.put(x, y, row.of(reason), Role::Secondary, room);
        y += 1;
    }
    for (key, text) in [("e", words.failed_edit), ("Space", words.next_article)] {
        y += 1;
        if y < area.bottom() {
            let end = canvas.put(x, y, key, Role::Key, room);
            canvas.put(end + 1, y, text, Role::Dim, room);
        }
    }
}

/// Everything that marks the rows of one article.
struct Page<'m> {
    model: &'m Model,
    reading: &'m Reading,
    /// The selected claim, where it is marked.
    lit: Option<&'m Claim>,
    /// From its first word to its last.
    band: Span,
    x: u16,
    measure: u16,
    pins: Vec<Option<usize>>,
}

impl<'m> Page<'m> {
    fn new(model: &'m Model, reading: &'m Reading) -> Self {
        let lit = reading.claim(model.cards.claim()).filter(|_| model.cards.is_lit);
        let entities = reading.analysis.as_ref().map_or(&[][..], |analysis| &analysis.entities);
        let pins = entities.iter().map(|entity| model.pins.of(entity)).collect();
        let band = lit.map(|claim| claim.chain.iter().fold(extent(claim), |all, link| all.join(link.phrase)));
        let (x, measure) = (model.layout.gutter(), model.layout.measure());
        Self { model, reading, lit, band: band.unwrap_or_default(), x, measure, pins }
    }

    fn row(&self, canvas: &mut Canvas, row: &TextRow, y: u16) {
        let text_x = self.x + GUTTER;
        match row.kind {
            RowKind::Blank => {}
            RowKind::Dateline => self.dateline(canvas, text_x, y),
            RowKind::Note(part) => {
                canvas.fill(text_x - 2, y, 1, canvas.glyphs.thin_bar, Role::Lamp);
                canvas.put_cut(text_x, y, part.of(&self.reading.note), Role::Secondary, self.measure);
            }
            RowKind::Title | RowKind::Text(_) => {
                let holds_part = self.holds_part(row.span);
                if holds_part {
                    canvas.ground(Area::new(text_x - 1, y, self.measure + 2, 1), Ground::Band);
                    canvas.fill(self.x + 4, y, 1, canvas.glyphs.bar, Role::Focus);
                }
                self.gutter(canvas, row, y);
                self.words(row, canvas.is_plain).put(canvas, text_x, y, self.measure);
                self.digits(canvas, row.span, (text_x + self.measure + 1, y));
            }
        }
    }

    fn holds_part(&self, span: Span) -> bool {
        self.lit.is_some() && self.band.overlaps(span)
    }

    fn gutter(&self, canvas: &mut Canvas, row: &TextRow, y: u16) {
        if !row.is_first {
            return;
        }
        let density = self.reading.density.get(row.paragraph).copied().unwrap_or_default();
        let role = if self.holds_claim(row.paragraph) { Role::LampStrong } else { Role::Dim };
        let kind = self.reading.article.paragraphs.get(row.paragraph).map(|p| p.kind);
        match density.first {
            Some(ClaimId(n)) => {
                canvas.put_right(self.x + 3, y, &(n + 1).to_string(), role);
            }
            None if kind == Some(ParagraphKind::Body) && self.reading.analysis.is_some() => {
                canvas.put_right(self.x + 3, y, &canvas.glyphs.none.repeat(2), Role::Dim);
            }
            None => {}
        }
    }

    fn holds_claim(&self, paragraph: usize) -> bool {
        self.lit.is_some_and(|claim| {
            let span = extent(claim);
            self.reading.article.paragraph_at(span.start as usize) == paragraph
        })
    }

    fn dateline(&self, canvas: &mut Canvas, x: u16, y: u16) {
        let meta = &self.reading.article.meta;
        let words = self.model.tongue.words();
        let mut facts: Vec<String> = meta.outlet.iter().map(ToString::to_string).collect();
        facts.extend(meta.byline.iter().map(ToString::to_string));
        facts.extend(meta.published.map(|published| self.model.tongue.day(published, Year::Full)));
        facts.push(format!("{} {}", self.reading.article.minutes(), words.minutes));
        let dot = format!(" {} ", canvas.glyphs.dot);
        // What does not fit is left out whole, the least needed first.
        while facts.len() > 1 && width(&facts.join(&dot)) > usize::from(self.measure) {
            facts.pop();
        }
        canvas.put_cut(x, y, &facts.join(&dot), Role::Dim, self.measure);
    }

    /// The words of a row with all marks: entities, then the parts of the claim, then pins, then hits.
    /// Without colours the kinds withdraw while a claim is marked, so that an underline can only mean its source.
    fn words(&self, row: &TextRow, is_plain: bool) -> Marked<'m> {
        let text = &self.reading.article.text;
        let mut marked = Marked::new(text, row.span, self.base(row.kind));
        let withdraws = row.kind == RowKind::Title || (is_plain && self.lit.is_some());
        if !withdraws {
            self.tints(&mut marked, row.span);
        }
        self.parts(&mut marked);
        self.pinned(&mut marked, row.span);
        if !matches!(self.model.needle, Some(Needle::Pin(_))) {
            self.reading.hits.iter().for_each(|&hit| marked.paint(hit, Role::Hit));
        }
        if let Some(&hit) = self.reading.hit.and_then(|hit| self.reading.hits.get(hit)) {
            marked.paint(hit, Role::CurrentHit);
        }
        marked
    }

    fn base(&self, kind: RowKind) -> Role {
        match kind {
            RowKind::Title | RowKind::Text(ParagraphKind::Heading) => Role::Heading,
            RowKind::Text(ParagraphKind::Caption | ParagraphKind::Credit | ParagraphKind::Link) => Role::Dim,
            _ if self.lit.is_some() => Role::Secondary,
            _ => Role::Text,
        }
    }

    fn mentions(&self, span: Span) -> impl Iterator<Item = (Span, EntityId)> + '_ {
        let mentions = self.reading.analysis.as_ref().map_or(&[][..], |analysis| &analysis.mentions);
        let from = mentions.partition_point(|m| m.span.end <= span.start);
        mentions[from..].iter().take_while(move |m| m.span.start < span.end).map(|m| (m.span, m.entity))
    }

    fn tints(&self, marked: &mut Marked<'_>, span: Span) {
        let at = self.reading.mention.filter(|_| self.model.focus == Pane::Article);
        for (mention, entity) in self.mentions(span) {
            let Some(kind) = self.reading.entity_kind(entity) else { continue };
            let shows = match self.model.tints {
                Tints::All => true,
                Tints::Names => self.reading.is_name(entity),
                Tints::None => false,
            };
            if shows {
                marked.paint(mention, tint(kind));
            }
        }
        let current = at.and_then(|n| self.reading.analysis.as_ref()?.mentions.get(n));
        if let Some(mention) = current {
            marked.paint(mention.span, Role::CurrentHit);
        }
    }

    /// Within the claim's sentence its parts own the text: tints withdraw from them.
    fn parts(&self, marked: &mut Marked<'_>) {
        let Some(claim) = self.lit else { return };
        let source = claim.source.as_ref().map(|source| source.span);
        for link in claim.chain.iter().filter(|link| Some(link.span) != source) {
            marked.paint(link.phrase, Role::Relay);
        }
        claim.content.iter().for_each(|&piece| marked.paint(piece, Role::Content));
        if let Some(source) = &claim.source {
            marked.paint(source.span, Role::Source);
        }
        if let Some(cue) = claim.cue {
            marked.paint(cue, Role::Cue);
        }
    }

    fn pinned(&self, marked: &mut Marked<'_>, span: Span) {
        for (mention, entity) in self.mentions(span) {
            if let Some(place) = self.pins.get(entity.0 as usize).copied().flatten() {
                marked.paint(mention, Role::pin(place));
            }
        }
    }

    /// The digits of the pins that occur in a row, in order.
    fn digits(&self, canvas: &mut Canvas, span: Span, (x, y): (u16, u16)) {
        let mut seen = Vec::new();
        for (mention, entity) in self.mentions(span) {
            let Some(place) = self.pins.get(entity.0 as usize).copied().flatten() else { continue };
            let starts_here = mention.start >= span.start;
            if starts_here && !seen.contains(&place) {
                seen.push(place);
            }
        }
        seen.sort_unstable();
        for (n, place) in seen.into_iter().take(2).enumerate() {
            canvas.put(x + n as u16, y, &(place + 1).to_string(), Role::digit(place), 1);
        }
    }
}

/// The tint of a kind of entity.
pub fn tint(kind: EntityKind) -> Role {
    match kind {
        EntityKind::Person => Role::Person,
        EntityKind::Organization => Role::Organization,
        EntityKind::Location => Role::Location,
        EntityKind::Date => Role::Date,
        EntityKind::Number => Role::Number,
        EntityKind::Product => Role::Product,
        EntityKind::Event => Role::Event,
    }
}

/// Below the text: the density of claims by paragraph, and the time left.
fn strip(canvas: &mut Canvas, model: &Model, reading: &Reading, area: Area) {
    let y = area.bottom().saturating_sub(1);
    let x = model.layout.gutter() + GUTTER;
    let measure = model.layout.measure();
    let left = model.tongue.minutes_left(reading.minutes_left());
    density(canvas, model, reading, (x, y, measure.saturating_sub(width(&left) as u16 + 2)));
    canvas.put_right(x + measure, y, &left, Role::Dim);
}

/// One cell a paragraph: its number of claims by height. Neighbours are joined where there are more paragraphs than
/// cells. Gives the cells used.
pub fn density(canvas: &mut Canvas, model: &Model, reading: &Reading, (x, y, room): (u16, u16, u16)) -> u16 {
    let total = reading.density.len();
    let cells = total.min(room as usize);
    if reading.analysis.is_none() || cells == 0 {
        return 0;
    }
    let seen = reading.paragraphs_in_view();
    let selected =
        reading.claim(model.cards.claim()).map(|claim| reading.article.paragraph_at(extent(claim).start as usize));
    for cell in 0..cells {
        let part = cell * total / cells..((cell + 1) * total / cells).max(cell * total / cells + 1);
        let most = reading.density[part.clone()].iter().map(|density| density.count).max().unwrap_or(0);
        let glyph = match most {
            0 => canvas.glyphs.none,
            n => canvas.glyphs.density[n.min(4) - 1],
        };
        let role = if model.cards.is_lit && selected.is_some_and(|p| part.contains(&p)) {
            Role::LampStrong
        } else if most == 0 {
            Role::Rule
        } else if part.start < seen.end && part.end > seen.start {
            Role::Secondary
        } else {
            Role::Thumb
        };
        canvas.put(x + cell as u16, y, glyph, role, 1);
    }
    cells as u16
}
