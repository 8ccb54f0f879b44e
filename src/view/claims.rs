//! The claims as cards, beside the article or in a drawer under it.

use super::pieces::{Marked, content, title};
use super::{Canvas, Ground, Role};
use crate::analysis::{Act, Claim, ClaimId, Confidence};
use crate::app::{
    Area, BODY, Card, CardLine, Fact, Model, Pane, PromptKind, Reading, content as words_of, role as role_of,
    source_name,
};
use crate::library::find_terms;
use crate::text::{Span, width};

/// Draws the claims.
pub fn claims(canvas: &mut Canvas, model: &Model) {
    let words = model.tongue.words();
    let total = model.reading.as_ref().map_or(0, |reading| reading.claims().len());
    let is_known = model.reading.as_ref().is_some_and(|reading| reading.analysis.is_some());
    let counter = match (is_known, model.cards.filter.is_on()) {
        (false, _) if model.reading.as_ref().is_some_and(|r| model.library.is_failed(r.row)) => String::new(),
        (false, _) => canvas.glyphs.unknown.to_owned(),
        (true, true) => format!("{}/{total}", model.cards.matching),
        (true, false) if total == 0 => "0".to_owned(),
        (true, false) => format!("{}/{total}", model.cards.selected + 1),
    };
    let label = match model.layout.has_drawer() && model.cards.filter.is_on() {
        true => format!("{} {} {}", words.claims, canvas.glyphs.dot, chips(canvas, model)),
        false => words.claims.to_owned(),
    };
    title(canvas, model, Pane::Claims, &label, &counter);
    let area = if model.layout.has_drawer() { model.layout.claims.below(1) } else { content(model, Pane::Claims) };
    let Some(reading) = &model.reading else { return };
    if model.layout.has_drawer() {
        drawer_density(canvas, model, reading, width(&counter) as u16);
    }
    prompt(canvas, model, area);
    if !is_known && !model.library.is_failed(reading.row) {
        return stubs(canvas, model, area);
    }
    if total == 0 {
        return nothing(canvas, model, area);
    }
    for card in &model.cards.shown {
        if let Some(claim) = reading.claim(card.claim) {
            Drawn { model, reading, claim, card }.draw(canvas, area);
        }
    }
    below(canvas, model, area);
}

fn drawer_density(canvas: &mut Canvas, model: &Model, reading: &Reading, counter: u16) {
    let area = model.layout.claims;
    let right = area.right().saturating_sub(counter + 9);
    let cells = (reading.density.len() as u16).min(area.width / 2);
    if reading.analysis.is_none() || cells == 0 {
        return;
    }
    let x = right.saturating_sub(cells);
    canvas.put(x - 1, area.y, " ", Role::Nothing, 1);
    super::article::density(canvas, model, reading, (x, area.y, cells));
    canvas.put(x + cells, area.y, " ", Role::Nothing, 1);
}

fn prompt(canvas: &mut Canvas, model: &Model, area: Area) {
    let y = area.y.saturating_sub(1);
    if model.layout.has_drawer() {
        return;
    }
    if let Some(prompt) = model.prompt.as_ref().filter(|prompt| prompt.kind == PromptKind::Cards) {
        return super::footer::input(canvas, prompt, (area.x + 1, y), area.width.saturating_sub(2));
    }
    if model.cards.filter.is_on() {
        let chips = chips(canvas, model);
        canvas.put_cut(area.x + 1, y, &chips, Role::Lamp, area.width.saturating_sub(2));
    }
}

/// What the cards are filtered by, in words.
fn chips(canvas: &Canvas, model: &Model) -> String {
    let filter = &model.cards.filter;
    let mut chips: Vec<String> = Vec::new();
    let words = model.tongue.words();
    chips.extend(filter.who.as_ref().map(|who| if who.is_empty() { words.nobody.to_owned() } else { who.clone() }));
    chips.extend(filter.act.map(|act| model.tongue.act(act).to_owned()));
    let entities = model.reading.as_ref().and_then(|reading| reading.analysis.as_ref());
    chips.extend(filter.entity.and_then(|id| Some(entities?.entities.get(id.0 as usize)?.name.clone())));
    chips.extend(filter.relay.as_ref().map(|relay| format!("{} {relay}", words.via)));
    chips.extend(filter.has_numbers.then(|| words.figures.to_owned()));
    chips.extend((!filter.terms.is_empty()).then(|| format!("/{}", filter.query.text())));
    chips.join(&format!(" {} ", canvas.glyphs.dot))
}

/// While claims are being read: stubs in the shape of cards.
fn stubs(canvas: &mut Canvas, model: &Model, area: Area) {
    for (n, (head, body)) in [(14, 34), (11, 29), (8, 24)].into_iter().enumerate() {
        let y = area.y + 2 * n as u16;
        if y + 1 < area.bottom() {
            let room = area.width.saturating_sub(BODY + 1);
            canvas.put(area.x + 4, y, canvas.glyphs.dot, Role::Rule, 1);
            canvas.fill(area.x + BODY, y, room.min(head), canvas.glyphs.stub, Role::Rule);
            canvas.fill(area.x + BODY, y + 1, room.min(body), canvas.glyphs.stub, Role::Rule);
        }
    }
    if area.height > 7 {
        canvas.put_right(area.right().saturating_sub(1), area.y + 7, model.tongue.words().extracting, Role::Dim);
    }
}

fn nothing(canvas: &mut Canvas, model: &Model, area: Area) {
    let words = model.tongue.words();
    let Some(reading) = &model.reading else { return };
    if model.library.is_failed(reading.row) {
        return;
    }
    let other = reading.analysis.as_ref().is_some_and(|a| a.language == crate::analysis::Language::Other);
    let (x, room) = (area.x + 4, area.width.saturating_sub(6).max(1));
    canvas.put_cut(x, area.y, words.no_claims, Role::Heading, room);
    let mut y = area.y + 1;
    let why = if other { [words.no_language, ""] } else { [words.no_claims_why, words.no_claims_own] };
    for line in why {
        for row in crate::text::wrap(line, Span::new(0, line.len()), room as usize, &[]) {
            if y < area.bottom() {
                canvas.put(x, y, row.of(line), Role::Secondary, room);
            }
            y += 1;
        }
    }
}

/// The last row: how many cards are below.
fn below(canvas: &mut Canvas, model: &Model, area: Area) {
    if model.cards.below > 0 && !model.layout.has_drawer() && area.height > 0 {
        let text = format!("{} {}", model.tongue.more(model.cards.below), canvas.glyphs.more);
        canvas.put_right(area.right().saturating_sub(1), area.bottom() - 1, &text, Role::Dim);
    }
}

/// The ink of an act.
pub fn act_role(act: Act) -> Role {
    match act {
        Act::Alleges | Act::Denies | Act::Warns => Role::Contests,
        Act::Confirms => Role::Confirms,
        Act::Declines => Role::Silence,
        Act::States | Act::Vows | Act::Urges | Act::Assesses => Role::Neutral,
    }
}

/// One card being drawn.
struct Drawn<'m> {
    model: &'m Model,
    reading: &'m Reading,
    claim: &'m Claim,
    card: &'m Card,
}

impl Drawn<'_> {
    fn is_selected(&self) -> bool {
        self.model.cards.claim() == self.card.claim
    }

    fn draw(&self, canvas: &mut Canvas, area: Area) {
        let limit = if self.model.layout.has_drawer() { area.bottom() } else { area.bottom().saturating_sub(1) };
        let top = area.y + self.card.y;
        let room = limit.saturating_sub(top).min(self.card.lines.len() as u16);
        if self.is_selected() {
            self.selection(canvas, Area::new(area.x, top, area.width, room));
        }
        for (n, line) in self.card.lines.iter().enumerate().take(room as usize) {
            self.line(canvas, line, (area, top + n as u16));
        }
    }

    fn selection(&self, canvas: &mut Canvas, area: Area) {
        let has_focus = self.model.focus == Pane::Claims;
        let (bar, role) = match (has_focus, self.model.cards.is_lit) {
            (true, _) => (canvas.glyphs.bar, Role::Focus),
            (false, _) => (canvas.glyphs.thin_bar, Role::Thumb),
        };
        canvas.ground(area, Ground::SelectedBody);
        if has_focus {
            canvas.ground(Area { height: area.height.min(1), ..area }, Ground::SelectedHead);
        }
        for y in area.y..area.bottom() {
            canvas.fill(area.x, y, 1, bar, role);
        }
    }

    fn line(&self, canvas: &mut Canvas, line: &CardLine, (area, y): (Area, u16)) {
        let x = area.x + BODY;
        let room = area.width.saturating_sub(BODY + 1);
        let body = if self.is_selected() { Role::Selected } else { Role::Secondary };
        match line {
            CardLine::Head => self.head(canvas, area, y),
            CardLine::Role(text) => drop(canvas.put(x, y, text, Role::Dim, room)),
            CardLine::Facts(facts) => drop(put_facts(canvas, facts, (x, y, room))),
            CardLine::Content(text) => self.marked(canvas, text, body, (x, y, room)),
            CardLine::Gist => self.gist(canvas, (x, y, room)),
            CardLine::Field(label, value) => {
                let cells = self.model.tongue.label_cells() as u16;
                canvas.put(x, y, label, Role::Dim, cells - 1);
                canvas.put_cut(x + cells, y, value, Role::Secondary, room.saturating_sub(cells));
            }
            CardLine::Answer(id) => self.answer(canvas, *id, (x, y, area.right())),
            CardLine::Footing(facts, answers) => self.footing(canvas, (facts, answers), (area, y)),
            CardLine::Blank => {}
        }
    }

    /// Number, glyph, speaker, act.
    fn head(&self, canvas: &mut Canvas, area: Area, y: u16) {
        let number = (self.card.claim.0 + 1).to_string();
        let dim = self.card.is_dim;
        let number_role = if self.is_selected() { Role::LampStrong } else { Role::Dim };
        let end = canvas.put_right(area.x + 3, y, &number, number_role) + width(&number) as u16;
        if self.claim.confidence == Confidence::Low {
            canvas.put(end, y, "?", Role::Dim, 1);
        }
        let is_wrong = self.reading.wrong.contains(&self.card.claim);
        let dim = dim || is_wrong;
        let act = if dim { Role::Dim } else { act_role(self.claim.act) };
        canvas.put(area.x + 4, y, canvas.glyphs.act(self.claim.act), act, 1);
        let hedge = if self.claim.hedged { "?" } else { "" };
        let tongue = self.model.tongue;
        let word = match is_wrong {
            true => tongue.words().read_wrongly.to_owned(),
            false => format!("{}{hedge}", tongue.act(self.claim.act)),
        };
        let start = canvas.put_right(area.right().saturating_sub(1), y, &word, act);
        let room = start.saturating_sub(area.x + BODY + 1);
        let speaker = match (dim, self.is_selected() || self.card.is_new_source) {
            (true, _) => Role::Dim,
            (false, true) => Role::Heading,
            (false, false) => Role::Secondary,
        };
        if self.model.layout.has_drawer() {
            return self.drawer_head(canvas, speaker, (area.x + BODY, y, room));
        }
        self.marked_cut(canvas, self.name(), speaker, (area.x + BODY, y, room));
    }

    fn name(&self) -> &str {
        match source_name(self.claim) {
            "" => self.model.tongue.words().nobody,
            name => name,
        }
    }

    /// In the drawer the speaker is followed by the role (selected) or the gist, at a fixed column.
    fn drawer_head(&self, canvas: &mut Canvas, speaker: Role, (x, y, room): (u16, u16, u16)) {
        if self.is_selected() {
            let end = self.marked_cut(canvas, self.name(), speaker, (x, y, room.min(28)));
            if let Some(role) = role_of(self.claim, self.reading) {
                canvas.put_cut(end + 2, y, role, Role::Dim, room.saturating_sub(end + 2 - x));
            }
            return;
        }
        let column = self.speakers().clamp(10, 22);
        self.marked_cut(canvas, self.name(), speaker, (x, y, column));
        let gist = words_of(self.claim, self.reading);
        let role = if self.card.is_dim { Role::Dim } else { Role::Secondary };
        self.marked_cut(canvas, &gist, role, (x + column + 2, y, room.saturating_sub(column + 2)));
    }

    /// Cells of the longest speaker among the cards of the drawer.
    fn speakers(&self) -> u16 {
        let names = self.model.cards.shown.iter().filter_map(|card| self.reading.claim(card.claim));
        names.map(|claim| width(source_name(claim)) as u16).max().unwrap_or(0)
    }

    /// The content on one row; while cards are filtered by words, cut so that the hit shows.
    fn gist(&self, canvas: &mut Canvas, at: (u16, u16, u16)) {
        let text = words_of(self.claim, self.reading);
        let role = match (self.card.is_dim, self.is_selected()) {
            (true, _) => Role::Dim,
            (false, true) => Role::Selected,
            (false, false) => Role::Secondary,
        };
        let hits = self.hits(&text);
        let hidden = hits.first().filter(|hit| width(&text[..hit.end as usize]) + 1 > at.2 as usize);
        match hidden {
            Some(hit) => {
                let lead = text[..hit.start as usize].char_indices().rev().nth(at.2 as usize / 3).map_or(0, |(i, _)| i);
                let from = text[lead..].find(' ').map_or(lead, |i| lead + i + 1).min(hit.start as usize);
                let x = canvas.put(at.0, at.1, canvas.glyphs.ellipsis, role, 1);
                self.marked_cut(canvas, &text[from..], role, (x, at.1, at.2.saturating_sub(1)));
            }
            None => drop(self.marked_cut(canvas, &text, role, at)),
        }
    }

    /// What of `text` the filter of the cards asks for, or else that of the list.
    fn hits(&self, text: &str) -> Vec<Span> {
        let terms = &self.model.cards.filter.terms;
        if terms.is_empty() { self.model.list.matcher.places(text) } else { find_terms(text, terms) }
    }

    fn marked(&self, canvas: &mut Canvas, text: &str, role: Role, (x, y, room): (u16, u16, u16)) {
        let mut marked = Marked::new(text, Span::new(0, text.len()), role);
        self.hits(text).into_iter().for_each(|hit| marked.paint(hit, Role::Hit));
        marked.put(canvas, x, y, room);
    }

    fn marked_cut(&self, canvas: &mut Canvas, text: &str, role: Role, (x, y, room): (u16, u16, u16)) -> u16 {
        let (kept, is_cut) = crate::text::cut_at_word(text, room as usize);
        self.marked(canvas, kept, role, (x, y, room));
        let end = x + width(kept) as u16;
        if is_cut { canvas.put(end, y, canvas.glyphs.ellipsis, role, 1) } else { end }
    }

    /// A claim that answers this one.
    fn answer(&self, canvas: &mut Canvas, id: ClaimId, (x, y, right): (u16, u16, u16)) {
        let Some(claim) = self.reading.claim(id) else { return };
        let role = act_role(claim.act);
        canvas.put(x, y, canvas.glyphs.act(claim.act), role, 1);
        let end = canvas.put(x + 2, y, &format!("{} ", id.0 + 1), Role::Secondary, 5);
        let start = canvas.put_right(right.saturating_sub(1), y, self.model.tongue.act(claim.act), role);
        let name = if source_name(claim).is_empty() { self.model.tongue.words().nobody } else { source_name(claim) };
        canvas.put_cut(end, y, name, Role::Secondary, start.saturating_sub(end + 1));
    }

    fn footing(&self, canvas: &mut Canvas, (facts, answers): (&[Fact], &[ClaimId]), (area, y): (Area, u16)) {
        let mut right = area.right().saturating_sub(1);
        for act in [Act::Declines, Act::Denies, Act::Confirms] {
            let of_act = answers.iter().filter(|id| self.reading.claim(**id).is_some_and(|claim| claim.act == act));
            let numbers: Vec<String> = of_act.map(|id| (id.0 + 1).to_string()).collect();
            if !numbers.is_empty() {
                right = canvas.put_right(right, y, &format!(" {}", numbers.join(", ")), Role::Secondary);
                right = canvas.put_right(right, y, canvas.glyphs.act(act), act_role(act)).saturating_sub(2);
            }
        }
        put_facts(canvas, facts, (area.x + BODY, y, right.saturating_sub(area.x + BODY)));
    }
}

fn put_facts(canvas: &mut Canvas, facts: &[Fact], (x, y, room): (u16, u16, u16)) -> u16 {
    let mut at = x;
    for fact in facts {
        let (text, role) = match fact {
            Fact::Label(text) => (text, Role::Dim),
            Fact::Value(text) => (text, Role::Secondary),
        };
        at = canvas.put_cut(at, y, text, role, (x + room).saturating_sub(at));
    }
    at
}
