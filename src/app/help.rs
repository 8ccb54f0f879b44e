//! The help: every key, searchable, made from the table of actions.

use super::action::{ACTIONS, Entry, Group};
use super::layout::Pane;
use super::{Edit, Keymap, Tongue};
use crate::library::terms;
use crate::text::Folded;

/// The open help.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Help {
    /// What is typed to narrow it.
    pub query: Edit,
    /// The place of the chosen line among those shown.
    pub selected: usize,
}

/// Groups in the order in which they are shown.
pub const GROUPS: [Group; 5] = [Group::Move, Group::Find, Group::Mark, Group::Take, Group::Screen];

/// The title of a group.
pub fn title(group: Group, tongue: Tongue) -> &'static str {
    let words = tongue.words();
    match group {
        Group::Move => words.group_move,
        Group::Find => words.group_find,
        Group::Mark => words.group_mark,
        Group::Take => words.group_take,
        Group::Screen => words.group_screen,
    }
}

/// What an entry does, in the language of the interface.
pub fn meaning(entry: &Entry, tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Vietnamese => entry.vi,
        Tongue::English => entry.en,
    }
}

/// The title of a pane.
pub fn pane_name(pane: Pane, tongue: Tongue) -> &'static str {
    let words = tongue.words();
    match pane {
        Pane::List => words.list,
        Pane::Article => words.article,
        Pane::Claims => words.claims,
        Pane::Entities => words.entities,
    }
}

impl Help {
    /// The entries that match what is typed: by a key, by a name, or by words of their meaning. Only what has a key.
    pub fn matching(&self, keymap: &Keymap, tongue: Tongue) -> Vec<&'static Entry> {
        let query = self.query.text().trim().to_owned();
        let terms = terms(&query);
        let holds = |entry: &Entry| {
            let keys = keymap.keys(entry.action);
            if keys.is_empty() {
                return false;
            }
            let text = format!("{} {}", entry.name, meaning(entry, tongue));
            let folded = Folded::new(&text);
            keys.contains(&query) || terms.iter().all(|term| !term.places(&text, &folded).is_empty())
        };
        let of_group = |group: Group| ACTIONS.iter().filter(move |entry| entry.group == group);
        GROUPS.into_iter().flat_map(of_group).filter(|entry| holds(entry)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_is_found_by_key_and_by_words() {
        let keymap = Keymap::default();
        let names = |query: &str| -> Vec<&str> {
            let help = Help { query: Edit::new(query), selected: 0 };
            help.matching(&keymap, Tongue::Vietnamese).iter().map(|entry| entry.name).collect()
        };
        assert!(names("]c").contains(&"next-claim"));
        assert!(names("hoan tac").contains(&"undo"));
        assert!(names("").len() > 60);
    }
}
