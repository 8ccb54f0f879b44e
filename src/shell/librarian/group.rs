//! What is committed together.

/// A growing group: the first is small, so that something is there soon, and each next one twice as large, as a commit
/// costs the same for many as for few.
#[derive(Debug)]
pub struct Group<T> {
    things: Vec<T>,
    weight: usize,
    room: usize,
    largest: usize,
}

impl<T> Group<T> {
    /// Groups that weigh `smallest` at first, `largest` at most.
    pub fn new(smallest: usize, largest: usize) -> Self {
        Self { things: Vec::new(), weight: 0, room: smallest, largest }
    }

    /// Adds things that weigh so much together; gives the group where it is full.
    pub fn add(&mut self, things: impl IntoIterator<Item = T>, weight: usize) -> Option<Vec<T>> {
        self.things.extend(things);
        self.weight += weight;
        (self.weight >= self.room).then(|| {
            self.weight = 0;
            self.room = (self.room * 2).min(self.largest);
            std::mem::take(&mut self.things)
        })
    }

    /// The last group, which nothing fills.
    pub fn rest(self) -> Vec<T> {
        self.things
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_grow_and_nothing_is_lost() {
        let mut group = Group::new(2, 5);
        let full: Vec<Vec<usize>> = (0..20).filter_map(|n| group.add([n], 1)).collect();
        assert_eq!(full.iter().map(Vec::len).collect::<Vec<_>>(), [2, 4, 5, 5]);
        assert_eq!(full.concat().into_iter().chain(group.rest()).collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
    }
}
