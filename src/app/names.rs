//! The entities of the open article, and the pins that mark some of them everywhere.

use super::reading::Reading;
use super::window::fit;
use crate::analysis::{Entity, EntityId, EntityKind};
use crate::text::fold;

/// Somebody or something marked in every article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The name as it was when it was pinned.
    pub name: String,
    /// The name folded: what articles are compared by.
    pub key: String,
}

/// Pins at most: each has a digit.
pub const PINS: usize = 9;

/// Everything that is pinned; the place of a pin is its digit less one.
#[derive(Clone, Debug, Default)]
pub struct Pins {
    /// The pins; a place is free after its pin was taken away.
    pub places: Vec<Option<Pin>>,
}

impl Pins {
    /// The place of the pin on `entity`.
    pub fn of(&self, entity: &Entity) -> Option<usize> {
        let key = fold(&entity.name);
        let holds = |pin: &Pin| pin.key == key || entity.aliases.iter().any(|alias| fold(alias) == pin.key);
        self.places.iter().position(|pin| pin.as_ref().is_some_and(holds))
    }

    /// Pins `entity`, or takes its pin away. Gives whether it is pinned now; `None` where all digits are in use.
    pub fn toggle(&mut self, entity: &Entity) -> Option<bool> {
        if let Some(place) = self.of(entity) {
            self.places[place] = None;
            return Some(false);
        }
        let pin = Pin { name: entity.name.clone(), key: fold(&entity.name) };
        match self.places.iter().position(Option::is_none) {
            Some(place) => self.places[place] = Some(pin),
            None if self.places.len() < PINS => self.places.push(Some(pin)),
            None => return None,
        }
        Some(true)
    }

    /// Takes all pins away.
    pub fn clear(&mut self) {
        self.places.clear();
    }

    /// Nothing is pinned.
    pub fn is_empty(&self) -> bool {
        self.places.iter().all(Option::is_none)
    }

    /// The pins with their places.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Pin)> {
        self.places.iter().enumerate().filter_map(|(place, pin)| Some((place, pin.as_ref()?)))
    }
}

/// The entities pane.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The entity the reader is at, as a place in `ids`.
    pub selected: usize,
    /// The entities listed.
    pub ids: Vec<EntityId>,
    /// The rows on the screen.
    pub shown: Vec<NameRow>,
    top: usize,
}

/// One entity on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRow {
    /// Which.
    pub entity: EntityId,
    /// Its first row, counted from the top of the pane's content.
    pub y: u16,
    /// Other names, shown below.
    pub aliases: String,
}

/// Kinds that the pane lists: what has a name.
const NAMED: [EntityKind; 5] =
    [EntityKind::Person, EntityKind::Organization, EntityKind::Location, EntityKind::Product, EntityKind::Event];

impl Names {
    /// For an article just opened or analysed.
    pub fn reset(&mut self, reading: &Reading) {
        let entities = reading.analysis.as_ref().map_or(&[][..], |analysis| &analysis.entities);
        let listed = entities.iter().enumerate().filter(|(_, entity)| NAMED.contains(&entity.kind));
        self.ids = listed.map(|(n, _)| EntityId(n as u32)).collect();
        self.selected = 0;
        self.top = 0;
    }

    /// The entity the reader is at.
    pub fn entity(&self) -> Option<EntityId> {
        self.ids.get(self.selected).copied()
    }

    /// Moves `by` entities, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.ids.len().saturating_sub(1));
    }

    /// Scrolls by rows; the selection stays.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }

    /// Lays out what the pane shows in `height` rows; aliases of all where `is_wide`, else of the one the
    /// reader is at.
    pub fn lay(&mut self, reading: &Reading, height: u16, (is_wide, has_focus): (bool, bool)) {
        self.shown.clear();
        let Some(analysis) = &reading.analysis else { return };
        let row = |n: usize| {
            let id = self.ids[n];
            let aliases = analysis.entities.get(id.0 as usize).map(other_names).unwrap_or_default();
            let is_similar = analysis.entities.get(id.0 as usize).is_some_and(|entity| entity.similar.is_some());
            let shows = is_wide || (has_focus && n == self.selected) || is_similar;
            NameRow { entity: id, y: 0, aliases: if shows { aliases } else { String::new() } }
        };
        let mut top = self.top;
        let height_of = |n: usize| 1 + usize::from(!row(n).aliases.is_empty());
        let placed = fit(&mut top, self.selected, self.ids.len(), height as usize, height_of);
        let shown = placed.into_iter().map(|(n, y)| NameRow { y: y as u16, ..row(n) }).collect();
        self.top = top;
        self.shown = shown;
    }
}

/// Aliases that are not just a part of the name.
fn other_names(entity: &Entity) -> String {
    let name = fold(&entity.name);
    let others = entity.aliases.iter().filter(|alias| !name.contains(&fold(alias)));
    others.map(String::as_str).collect::<Vec<_>>().join(" · ")
}
