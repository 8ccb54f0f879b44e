//! Which keys do what. The only place that knows a key.

use super::{ACTIONS, Action, Key};

/// Key sequences bound to actions.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Vec<Key>, Action)>,
}

/// What a sequence of keys means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An action.
    Action(Action),
    /// The start of longer sequences.
    Prefix,
    /// Nothing.
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = ACTIONS
            .iter()
            .flat_map(|entry| entry.keys.iter().filter_map(|keys| Some((Key::sequence(keys)?, entry.action))));
        Self { bindings: bindings.collect() }
    }
}

impl Keymap {
    /// What `keys` mean.
    pub fn meaning(&self, keys: &[Key]) -> Meaning {
        if let Some((_, action)) = self.bindings.iter().find(|(bound, _)| bound == keys) {
            return Meaning::Action(*action);
        }
        let is_prefix = self.bindings.iter().any(|(bound, _)| bound.len() > keys.len() && bound.starts_with(keys));
        if is_prefix { Meaning::Prefix } else { Meaning::Nothing }
    }

    /// Gives the action called `name` these keys and no others. What was bound to them, hides them or is hidden behind
    /// them goes.
    ///
    /// # Errors
    /// Says which name or key is unknown; then nothing is changed.
    pub fn rebind(&mut self, name: &str, notations: &[&str]) -> Result<(), String> {
        let action = Action::from_name(name).ok_or_else(|| format!("keys: {name}: no such command"))?;
        let mut sequences = Vec::with_capacity(notations.len());
        for notation in notations {
            sequences.push(Key::sequence(notation).ok_or_else(|| format!("keys: {notation}: no such key"))?);
        }
        self.bindings.retain(|(bound, other)| {
            let clashes = sequences.iter().any(|keys| bound.starts_with(keys) || keys.starts_with(bound));
            *other != action && !clashes
        });
        self.bindings.extend(sequences.into_iter().map(|keys| (keys, action)));
        Ok(())
    }

    /// The keys of `action`, in the words of the help: `j Down`.
    pub fn keys(&self, action: Action) -> Vec<String> {
        let bound = self.bindings.iter().filter(|(_, bound)| *bound == action);
        bound.map(|(keys, _)| keys.iter().map(Key::to_string).collect()).collect()
    }

    /// The actions that continue the sequence `prefix`, with the key that does.
    pub fn continuations(&self, prefix: &[Key]) -> Vec<(Key, Action)> {
        let longer = self.bindings.iter().filter(|(bound, _)| bound.len() > prefix.len() && bound.starts_with(prefix));
        longer.map(|(bound, action)| (bound[prefix.len()], *action)).collect()
    }

    /// The number of bound sequences.
    pub fn len(&self) -> usize {
        self.bindings.len()
    }

    /// Nothing is bound.
    pub fn is_empty(&self) -> bool {
        self.bindings.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_key_a_name_and_help() {
        let keymap = Keymap::default();
        for entry in ACTIONS {
            assert!(Action::from_name(entry.name) == Some(entry.action), "{} stands for two actions", entry.name);
            assert!(!entry.vi.is_empty() && !entry.en.is_empty());
            for keys in entry.keys {
                let sequence = Key::sequence(keys).unwrap();
                assert_eq!(keymap.meaning(&sequence), Meaning::Action(entry.action), "{keys}");
                for length in 1..sequence.len() {
                    assert_eq!(keymap.meaning(&sequence[..length]), Meaning::Prefix, "{keys} is hidden");
                }
            }
        }
    }

    #[test]
    fn keys_can_be_bound_anew() {
        let mut keymap = Keymap::default();
        keymap.rebind("down", &["x", "]"]).unwrap();
        assert_eq!(keymap.meaning(&[Key::char('x')]), Meaning::Action(Action::Down));
        assert_eq!(keymap.meaning(&[Key::char('j')]), Meaning::Nothing);
        assert_eq!(keymap.meaning(&[Key::char(']')]), Meaning::Action(Action::Down));
        assert!(keymap.rebind("fly", &["x"]).is_err());
        assert!(keymap.rebind("down", &["<Nothing>"]).is_err());
    }
}
