//! A short list to choose from, filtered by typing: sources, acts, entities, relays of the article's claims.

use super::cards::{names, relays, source_name};
use super::reading::Reading;
use super::{Edit, Tongue};
use crate::analysis::{Act, EntityId};
use crate::library::terms;
use crate::text::Folded;

/// What a chosen item does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Cards of one source.
    Who(String),
    /// Cards of one act.
    Act(Act),
    /// Cards that name an entity.
    Entity(EntityId),
    /// Cards that came through a relay.
    Relay(String),
    /// The current claim is of this act.
    SetAct(Act),
    /// Articles that a saved query finds.
    Query(String),
}

/// An item of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub label: String,
    /// How many cards it stands for.
    pub count: usize,
    /// What it does.
    pub choice: Choice,
}

/// An open menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Menu {
    /// What it is about.
    pub title: &'static str,
    /// All items, those with most cards first.
    pub items: Vec<Item>,
    /// What is typed to narrow them.
    pub query: Edit,
    /// The place of the chosen item among those shown.
    pub selected: usize,
}

impl Menu {
    /// The items that match what is typed.
    pub fn matching(&self) -> Vec<&Item> {
        let terms = terms(self.query.text());
        let holds = |label: &str| {
            let folded = Folded::new(label);
            terms.iter().all(|term| !term.places(label, &folded).is_empty())
        };
        self.items.iter().filter(|item| holds(&item.label)).collect()
    }

    /// Moves `by` items, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        let last = self.matching().len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// The chosen item.
    pub fn choice(&self) -> Option<Choice> {
        self.matching().get(self.selected).map(|item| item.choice.clone())
    }
}

fn count(items: &mut Vec<Item>, label: &str, choice: Choice) {
    match items.iter_mut().find(|item| item.choice == choice) {
        Some(item) => item.count += 1,
        None => items.push(Item { label: label.to_owned(), count: 1, choice }),
    }
}

fn menu(title: &'static str, mut items: Vec<Item>) -> Menu {
    items.sort_by_key(|item| std::cmp::Reverse(item.count));
    Menu { title, items, ..Menu::default() }
}

/// Sources of the article's claims.
pub fn who(reading: &Reading, tongue: Tongue) -> Menu {
    let mut items = Vec::new();
    for claim in reading.claims() {
        let name = source_name(claim);
        let label = if name.is_empty() { tongue.words().nobody } else { name };
        count(&mut items, label, Choice::Who(name.to_owned()));
    }
    menu(tongue.words().who, items)
}

/// Acts of the article's claims.
pub fn acts(reading: &Reading, tongue: Tongue) -> Menu {
    let mut items = Vec::new();
    for claim in reading.claims() {
        count(&mut items, tongue.act(claim.act), Choice::Act(claim.act));
    }
    menu(tongue.words().types, items)
}

/// Entities named in the article's claims.
pub fn entities(reading: &Reading, tongue: Tongue) -> Menu {
    let mut items = Vec::new();
    let known = reading.analysis.as_ref().map_or(&[][..], |analysis| &analysis.entities);
    for claim in reading.claims() {
        let mut named: Vec<EntityId> = names(claim, reading).filter(|&entity| reading.is_name(entity)).collect();
        named.sort_unstable();
        named.dedup();
        for id in named {
            let Some(entity) = known.get(id.0 as usize) else { continue };
            count(&mut items, &entity.name, Choice::Entity(id));
        }
    }
    menu(tongue.words().entities, items)
}

/// Those through whom the article's claims passed.
pub fn all_relays(reading: &Reading, tongue: Tongue) -> Menu {
    let mut items = Vec::new();
    for claim in reading.claims() {
        for name in relays(claim) {
            count(&mut items, name, Choice::Relay(name.to_owned()));
        }
    }
    menu(tongue.words().via, items)
}
