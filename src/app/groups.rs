//! Groups of the list: articles that tell the same story, of one outlet, of one day.

use crate::library::{Library, RowId};
use std::collections::{HashMap, HashSet};

/// What articles are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing.
    #[default]
    None,
    /// The story they tell: one article stands for all until the group is opened.
    Story,
    /// Who published them.
    Outlet,
    /// The day of publishing.
    Day,
}

impl Grouping {
    /// All, in the order of their key.
    pub const ALL: [Self; 4] = [Self::None, Self::Story, Self::Outlet, Self::Day];

    /// The name used in commands: `story`.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Story => "story",
            Self::Outlet => "outlet",
            Self::Day => "day",
        }
    }
}

/// The groups of a list.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// What articles are grouped by.
    pub grouping: Grouping,
    /// The story of each article that has one, as a number.
    stories: HashMap<RowId, usize>,
    open: HashSet<usize>,
    /// Articles folded behind the row that stands for their story.
    behind: HashMap<RowId, usize>,
    members: HashSet<RowId>,
    /// Rows with which a group begins, and its number of articles.
    heads: HashMap<RowId, usize>,
}

impl Groups {
    /// Takes over which articles tell the same story.
    pub fn take_stories(&mut self, stories: &[Vec<RowId>]) {
        let numbered = stories.iter().enumerate();
        self.stories = numbered.flat_map(|(n, rows)| rows.iter().map(move |&row| (row, n))).collect();
        self.open.clear();
    }

    /// Stories are known.
    pub fn has_stories(&self) -> bool {
        !self.stories.is_empty()
    }

    /// Articles folded behind a row.
    pub fn behind(&self, row: RowId) -> usize {
        self.behind.get(&row).copied().unwrap_or(0)
    }

    /// The row stands under the one that stands for its story.
    pub fn is_member(&self, row: RowId) -> bool {
        self.members.contains(&row)
    }

    /// The number of articles of the group that begins with this row.
    pub fn head(&self, row: RowId) -> Option<usize> {
        self.heads.get(&row).copied()
    }

    /// Opens the story of a row, or closes it; gives the row that stands for it where it is closed.
    pub fn toggle(&mut self, row: RowId, ids: &[RowId]) -> Option<RowId> {
        let story = *self.stories.get(&row)?;
        if self.open.remove(&story) {
            return ids.iter().copied().find(|id| self.stories.get(id) == Some(&story));
        }
        self.open.insert(story);
        Some(row)
    }

    /// Puts `ids` into groups, which stand in the order of their first rows.
    pub fn arrange(&mut self, library: &Library, ids: &mut Vec<RowId>) {
        (self.behind, self.members, self.heads) = Default::default();
        match self.grouping {
            Grouping::None => {}
            Grouping::Story => self.fold_stories(ids),
            Grouping::Outlet => self.gather(ids, |id| i64::from(library.outlet_number(id))),
            Grouping::Day => self.gather(ids, |id| library.moment(id).0.into()),
        }
    }

    fn fold_stories(&mut self, ids: &mut Vec<RowId>) {
        let mut of_story: HashMap<usize, Vec<RowId>> = HashMap::new();
        for id in ids.iter() {
            if let Some(story) = self.stories.get(id) {
                of_story.entry(*story).or_default().push(*id);
            }
        }
        let mut arranged = Vec::with_capacity(ids.len());
        for id in ids.drain(..) {
            let Some(story) = self.stories.get(&id) else {
                arranged.push(id);
                continue;
            };
            // The first row of a story stands for it; the others come with it.
            let Some(rows) = of_story.remove(story) else { continue };
            arranged.push(id);
            if self.open.contains(story) {
                self.members.extend(&rows[1..]);
                arranged.extend(&rows[1..]);
            } else if rows.len() > 1 {
                self.behind.insert(id, rows.len() - 1);
            }
        }
        *ids = arranged;
    }

    fn gather(&mut self, ids: &mut Vec<RowId>, key: impl Fn(RowId) -> i64) {
        let mut places: HashMap<i64, usize> = HashMap::new();
        let mut groups: Vec<Vec<RowId>> = Vec::new();
        for id in ids.drain(..) {
            let place = *places.entry(key(id)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[place].push(id);
        }
        self.heads = groups.iter().map(|group| (group[0], group.len())).collect();
        ids.extend(groups.into_iter().flatten());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows<const N: usize>(numbers: [u32; N]) -> Vec<RowId> {
        numbers.map(RowId).to_vec()
    }

    #[test]
    fn a_story_is_folded_behind_its_first_row_and_opens_in_place() {
        let mut groups = Groups { grouping: Grouping::Story, ..Groups::default() };
        groups.take_stories(&[rows([5, 2]), rows([9, 1, 7])]);
        let library = Library::default();
        let all = rows([9, 8, 7, 5, 4, 2, 1]);
        let mut ids = all.clone();
        groups.arrange(&library, &mut ids);
        assert_eq!(ids, rows([9, 8, 5, 4]));
        assert_eq!((groups.behind(RowId(9)), groups.behind(RowId(8))), (2, 0));
        assert_eq!(groups.toggle(RowId(9), &ids), Some(RowId(9)));
        let mut ids = all.clone();
        groups.arrange(&library, &mut ids);
        assert_eq!(ids, rows([9, 7, 1, 8, 5, 4]));
        assert!(groups.is_member(RowId(7)) && !groups.is_member(RowId(9)));
        assert_eq!(groups.toggle(RowId(1), &ids), Some(RowId(9)));
    }
}
