//! The claims of the open article as cards: selection, depth, filter.

use super::card::{CardLine, card_lines, drawer_lines};
use super::reading::Reading;
use super::window::fit;
use super::{Edit, Tongue};
use crate::analysis::{Act, Claim, ClaimId, EntityId, EntityKind};
use crate::library::{Term, terms};
use crate::text::Folded;

/// Which cards stand out; the others are dimmed, not hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardFilter {
    /// Words that must occur in source, cue or content.
    pub query: Edit,
    /// The words as terms.
    pub terms: Vec<Term>,
    /// The canonical name of the source; an empty one stands for nobody.
    pub who: Option<String>,
    /// What the source does.
    pub act: Option<Act>,
    /// Somebody or something named in the claim.
    pub entity: Option<EntityId>,
    /// Somebody through whom it passed.
    pub relay: Option<String>,
    /// Only claims with figures.
    pub has_numbers: bool,
}

impl CardFilter {
    /// Something is filtered.
    pub fn is_on(&self) -> bool {
        !self.terms.is_empty()
            || self.who.is_some()
            || self.act.is_some()
            || self.entity.is_some()
            || self.relay.is_some()
            || self.has_numbers
    }

    /// The claim stands out.
    pub fn takes(&self, claim: &Claim, reading: &Reading) -> bool {
        self.who.as_deref().is_none_or(|who| who == source_name(claim))
            && self.act.is_none_or(|act| act == claim.act)
            && self.relay.as_deref().is_none_or(|relay| relays(claim).any(|name| name == relay))
            && self.entity.is_none_or(|entity| names(claim, reading).any(|named| named == entity))
            && (!self.has_numbers || names(claim, reading).any(|e| reading.entity_kind(e) == Some(EntityKind::Number)))
            && self.holds_terms(claim, reading)
    }

    fn holds_terms(&self, claim: &Claim, reading: &Reading) -> bool {
        if self.terms.is_empty() {
            return true;
        }
        let text = claim_text(claim, reading);
        let folded = Folded::new(&text);
        self.terms.iter().all(|term| !term.places(&text, &folded).is_empty())
    }

    /// Takes over what was typed.
    pub fn retype(&mut self) {
        self.terms = terms(self.query.text());
    }
}

/// Canonical name of the source; empty where the text names nobody.
pub fn source_name(claim: &Claim) -> &str {
    claim.source.as_ref().map_or("", |source| &source.name)
}

/// Those through whom a claim passed before its source.
pub fn relays(claim: &Claim) -> impl Iterator<Item = &str> {
    let source = claim.source.as_ref().map(|source| source.span);
    claim.chain.iter().take_while(move |link| Some(link.span) != source).map(|link| link.name.as_str())
}

/// What the source itself cites.
pub fn bases(claim: &Claim) -> impl Iterator<Item = &str> {
    let source = claim.source.as_ref().map(|source| source.span);
    let after = claim.chain.iter().skip_while(move |link| Some(link.span) != source).skip(1);
    after.map(|link| link.name.as_str())
}

/// Cues by which an outlet passes on what others say, folded.
const RELAYING: [&str; 9] =
    ["theo", "dua tin", "dan loi", "dan nguon", "cho hay", "according to", "reported", "reports", "citing"];

/// Outlets through whom the article's claims came: relays, and bodies that pass on in their own name.
pub fn outlets(reading: &Reading) -> Vec<&str> {
    let mut outlets: Vec<&str> = Vec::new();
    for claim in reading.claims() {
        let entity = claim.source.as_ref().and_then(|source| source.entity);
        let is_body = entity.and_then(|id| reading.entity_kind(id)) == Some(EntityKind::Organization);
        let cue = claim.cue.map(|cue| crate::text::fold(cue.of(&reading.article.text)));
        let passes_on = is_body && cue.is_some_and(|cue| RELAYING.contains(&cue.as_str()));
        for name in relays(claim).chain(passes_on.then(|| source_name(claim))) {
            if !outlets.contains(&name) {
                outlets.push(name);
            }
        }
    }
    outlets
}

/// Entities named in source or content.
pub fn names<'a>(claim: &'a Claim, reading: &'a Reading) -> impl Iterator<Item = EntityId> + 'a {
    let mentions = reading.analysis.as_ref().map_or(&[][..], |analysis| &analysis.mentions);
    let parts = claim.content.iter().copied().chain(claim.source.as_ref().map(|s| s.span));
    parts.flat_map(move |part| {
        let from = mentions.partition_point(|m| m.span.end <= part.start);
        mentions[from..].iter().take_while(move |m| m.span.start < part.end).map(|m| m.entity)
    })
}

fn claim_text(claim: &Claim, reading: &Reading) -> String {
    let mut text = source_name(claim).to_owned();
    for span in claim.source.iter().map(|s| s.span).chain(claim.cue).chain(claim.content.iter().copied()) {
        text.push('\n');
        text.push_str(span.of(&reading.article.text));
    }
    text
}

/// The claims pane.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    /// The card the reader is at.
    pub selected: usize,
    /// The selected claim is marked in the text.
    pub is_lit: bool,
    /// How much the selected card shows: 1 compact, 2 open, 3 whole.
    pub depth: u8,
    /// Which cards stand out.
    pub filter: CardFilter,
    /// The cards on the screen.
    pub shown: Vec<Card>,
    /// Cards that match the filter.
    pub matching: usize,
    /// Cards below the last one shown whole, or below the one that fills the pane.
    pub below: usize,
    /// Rows of the selected card that are scrolled away under its head, where it is higher than the pane.
    inner: (usize, usize),
    top: usize,
}

/// One card on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Which claim.
    pub claim: ClaimId,
    /// Its first row, counted from the top of the pane's content.
    pub y: u16,
    /// What it shows, a row each.
    pub lines: Vec<CardLine>,
    /// Outside the filter.
    pub is_dim: bool,
    /// The source differs from that of the card above.
    pub is_new_source: bool,
    /// Its last rows that the pane has no room for.
    pub hidden: usize,
}

impl Cards {
    /// For an article just opened.
    pub fn reset(&mut self) {
        *self = Self { depth: self.depth.max(2), filter: CardFilter::default(), ..Self::default() };
    }

    /// The claim the reader is at.
    pub fn claim(&self) -> ClaimId {
        ClaimId(self.selected as u32)
    }

    /// Moves `by` cards, over those that stand out only. False at the ends.
    pub fn step(&mut self, by: isize, reading: &Reading) -> bool {
        let claims = reading.claims();
        let mut at = self.selected;
        let mut left = by.unsigned_abs();
        let mut reached = None;
        while left > 0 {
            let Some(next) = at.checked_add_signed(by.signum()).filter(|&next| next < claims.len()) else { break };
            at = next;
            if self.filter.takes(&claims[at], reading) {
                reached = Some(at);
                left -= 1;
            }
        }
        self.selected = reached.unwrap_or(self.selected);
        reached.is_some()
    }

    /// After a change of the filter: stands on a card that matches.
    pub fn refilter(&mut self, reading: &Reading) {
        self.filter.retype();
        let takes = |claim: &Claim| self.filter.takes(claim, reading);
        let claims = reading.claims();
        if !claims.get(self.selected).is_some_and(takes) {
            let after = (self.selected..claims.len()).chain(0..self.selected);
            self.selected = after.into_iter().find(|&n| takes(&claims[n])).unwrap_or(self.selected);
        }
    }

    /// Scrolls within the selected card where it is higher than the pane; false where nothing is left to scroll.
    pub fn scroll_within(&mut self, by: isize) -> bool {
        let hidden = self.shown.iter().find(|card| card.claim == self.claim()).map_or(0, |card| card.hidden);
        if self.inner.0 != self.selected {
            self.inner = (self.selected, 0);
        }
        let most = self.inner.1 + hidden;
        let to = self.inner.1.saturating_add_signed(by).min(most);
        let moved = to != self.inner.1;
        self.inner.1 = to;
        moved
    }

    /// Scrolls by cards; the selection stays.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }

    /// Cards on the screen, about.
    pub fn page(&self) -> usize {
        self.shown.len().max(2)
    }

    /// Lays out what the pane shows in `width` cells and `height` rows.
    pub fn lay(&mut self, reading: &Reading, shape: CardShape, must_show: bool) {
        let claims = reading.claims();
        self.selected = self.selected.min(claims.len().saturating_sub(1));
        self.matching = if self.filter.is_on() {
            claims.iter().filter(|claim| self.filter.takes(claim, reading)).count()
        } else {
            claims.len()
        };
        let lines = |n: usize| self.lines(&claims[n], n, reading, shape);
        let height = |n: usize| {
            if n == self.selected { lines(n).len() + usize::from(self.depth > 1) } else { shape.compact() }
        };
        let mut top = self.top.min(claims.len().saturating_sub(1));
        let target = if must_show { self.selected } else { top };
        let room = shape.height as usize;
        let placed = fit(&mut top, target, claims.len(), room, height);
        let is_whole = |(n, y): (usize, usize)| y + lines(n).len() <= room;
        // A card that is higher than the pane is not one of those below itself.
        let last = placed.iter().rfind(|card| is_whole(**card)).or(placed.first()).map(|(n, _)| n + 1);
        let below = claims.len() - last.unwrap_or(0).min(claims.len());
        let inner = if self.inner.0 == self.selected { self.inner.1 } else { 0 };
        let shown_lines = |n: usize| {
            let mut lines = lines(n);
            if n == self.selected && inner > 0 {
                lines.drain(1..(1 + inner).min(lines.len()));
            }
            lines
        };
        let card = |(n, y): (usize, usize)| Card {
            claim: ClaimId(n as u32),
            y: y as u16,
            hidden: (y + shown_lines(n).len()).saturating_sub(room),
            lines: shown_lines(n),
            is_dim: self.filter.is_on() && !self.filter.takes(&claims[n], reading),
            is_new_source: n == 0 || source_name(&claims[n]) != source_name(&claims[n - 1]),
        };
        let shown: Vec<Card> = placed.into_iter().map(card).collect();
        self.top = top;
        self.below = below;
        self.shown = shown;
    }

    fn lines(&self, claim: &Claim, n: usize, reading: &Reading, shape: CardShape) -> Vec<CardLine> {
        let depth = if n == self.selected { self.depth } else { 1 };
        let shape = CardShape { depth, ..shape };
        if shape.is_drawer {
            drawer_lines(claim, reading, &shape)
        } else {
            card_lines((ClaimId(n as u32), claim), reading, &shape)
        }
    }
}

/// How cards are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CardShape {
    /// Cells of a row.
    pub width: u16,
    /// Rows of the pane.
    pub height: u16,
    /// One row a card, three for the selected one.
    pub is_drawer: bool,
    /// How much the card shows.
    pub depth: u8,
    /// The language of labels.
    pub tongue: Tongue,
}

impl CardShape {
    /// Rows of a card that is not selected.
    fn compact(&self) -> usize {
        if self.is_drawer { 1 } else { 2 }
    }
}
