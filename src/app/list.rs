//! The list of articles: order, filter, selection.

use super::Edit;
use super::groups::Groups;
use super::keeping::Keeping;
use super::search::Search;
use super::texts::Texts;
use super::window::fit;
use crate::library::{Library, Matcher, Order, RowId, RowSet, snippet as around_hit};
use crate::text::{Span, cut_at_word, wrap};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// Where the filter looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In titles, outlets and tags.
    #[default]
    Titles,
    /// In the whole texts.
    Bodies,
}

/// The list pane.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The rows listed, in order.
    pub ids: Vec<RowId>,
    /// The row the reader is at.
    pub selected: Option<RowId>,
    /// The order when nothing is filtered.
    pub order: Order,
    /// What is typed into the filter.
    pub query: Edit,
    /// Finds what of titles and texts the query asks for, to be marked.
    pub matcher: Matcher,
    /// What the query finds.
    pub search: Search,
    /// How rows are grouped.
    pub groups: Groups,
    /// Where the filter looks.
    pub scope: Scope,
    /// One row for a title, no blank between articles.
    pub is_dense: bool,
    /// The rows on the screen, laid out.
    pub shown: Vec<Entry>,
    /// The selection follows the top row: the reader has not moved yet and articles still arrive.
    pub follows_top: bool,
    sorted: Vec<RowId>,
    /// The largest number stands first in `sorted`, the smallest last, as they do where the index gave the newest article
    /// the largest one.
    is_by_number: bool,
    top: usize,
}

/// One article on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which.
    pub row: RowId,
    /// Its first row, counted from the top of the pane's content.
    pub y: u16,
    /// The parts of its title, a row each; the last one is cut where `is_cut`.
    pub title: Vec<Span>,
    /// There is more of the title.
    pub is_cut: bool,
    /// The words around the first hit in the body, and the hits among them.
    pub snippet: Option<(Span, Vec<Span>)>,
    /// The number of hits, while a filter is on that marks them.
    pub hits: Option<usize>,
    /// The number of articles of the group that begins with it.
    pub heading: Option<usize>,
    /// A row of its own for tags, and for how many articles stand behind it.
    pub has_tags: bool,
    /// Rows it takes, without the blank after it.
    pub height: u16,
}

/// What the list is laid out from.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The rows.
    pub library: &'a Library,
    /// Texts of rows in view.
    pub texts: &'a Texts,
    /// What the reader keeps.
    pub keeping: &'a Keeping,
}

/// How entries of the list are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Cells of a row.
    pub width: u16,
    /// Rows of the pane.
    pub height: u16,
    /// Outlet and date stand beside the title, as there is room for one row of it.
    pub is_flat: bool,
}

/// Columns before the title: bar, unread, star.
pub const INDENT: u16 = 3;
/// Columns of outlet and date beside a flat title.
pub const BESIDE: u16 = 25;

/// One row in so many is few: to sort them is faster than to look over all.
const FEW: usize = 256;

impl List {
    /// An empty list with this order.
    pub fn ordered(order: Order) -> Self {
        Self { order, follows_top: true, ..Self::default() }
    }

    /// A filter is on.
    pub fn is_filtered(&self) -> bool {
        self.search.is_on()
    }

    /// A filter is on, and it asks for something that is marked in texts.
    pub fn marks_hits(&self) -> bool {
        self.is_filtered() && !self.matcher.is_empty()
    }

    /// The place of the selection in the list.
    pub fn position(&self) -> Option<usize> {
        let selected = self.selected?;
        self.ids.iter().position(|&id| id == selected)
    }

    /// The selection is on the screen.
    pub fn shows_selected(&self) -> bool {
        self.shown.iter().any(|entry| Some(entry.row) == self.selected)
    }

    /// Sorts the library anew.
    pub fn sort(&mut self, library: &Library) {
        self.sorted.clear();
        self.sorted.extend(library.ids());
        self.order.sort(library, &mut self.sorted);
        self.is_by_number = self.sorted.is_sorted_by_key(|id| std::cmp::Reverse(id.0));
    }

    /// Lists everything.
    pub fn show_all(&mut self, library: &Library) {
        self.ids.clone_from(&self.sorted);
        self.groups.arrange(library, &mut self.ids);
        self.keep_selection();
    }

    /// Lists `rows`, put in order by `rank`.
    pub fn show(&mut self, library: &Library, rows: &RowSet, rank: impl FnOnce(&mut [RowId])) {
        let count = rows.len();
        if self.is_by_number || count < self.sorted.len() / FEW {
            self.ids.clear();
            self.ids.reserve(count);
            self.ids.extend(rows.iter().rev());
            if !self.is_by_number {
                self.order.sort(library, &mut self.ids);
            }
        } else {
            self.pick(rows);
        }
        rank(&mut self.ids);
        self.groups.arrange(library, &mut self.ids);
        self.keep_selection();
    }

    /// Lists `rows` in the order of all.
    fn pick(&mut self, rows: &RowSet) {
        // Every row is put down, and the next one over it where it is not listed: nothing is guessed, where to guess
        // would often be wrong.
        self.ids.resize(self.sorted.len(), RowId(0));
        let mut listed = 0;
        for &id in &self.sorted {
            self.ids[listed] = id;
            listed += usize::from(rows.contains(id));
        }
        self.ids.truncate(listed);
    }

    /// The selection stays where it is listed; else the first row is selected.
    fn keep_selection(&mut self) {
        if self.follows_top || self.position().is_none() {
            self.selected = self.ids.first().copied();
            self.top = 0;
        }
    }

    /// Moves the selection by `by` rows, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        let Some(last) = self.ids.len().checked_sub(1) else { return };
        let at = self.position().unwrap_or(0);
        self.select_at(at.saturating_add_signed(by).min(last));
    }

    /// Selects the row at a place of the list.
    pub fn select_at(&mut self, at: usize) {
        self.follows_top = false;
        if let Some(&id) = self.ids.get(at.min(self.ids.len().saturating_sub(1))) {
            self.selected = Some(id);
        }
    }

    /// Selects a row, where it is listed.
    pub fn select(&mut self, row: RowId) {
        if let Some(at) = self.ids.iter().position(|id| *id == row) {
            self.select_at(at);
        }
    }

    /// Selects the nearest row that is not `gone`: the one that will stand in the place of the selected one.
    pub fn step_off(&mut self, gone: &HashSet<RowId>) {
        let at = self.position().unwrap_or(0);
        let stays = |id: &&RowId| !gone.contains(*id);
        let after = self.ids.get(at..).unwrap_or_default().iter().find(stays);
        let before = || self.ids.get(..at).unwrap_or_default().iter().rev().find(stays);
        self.selected = after.or_else(before).copied();
    }

    /// The next row in direction `by` for which `is_it` holds.
    pub fn next_where(&self, by: isize, is_it: impl Fn(RowId) -> bool) -> Option<usize> {
        let mut at = self.position().unwrap_or(0);
        loop {
            at = at.checked_add_signed(by).filter(|&at| at < self.ids.len())?;
            if is_it(self.ids[at]) {
                return Some(at);
            }
        }
    }

    /// Scrolls by entries; the selection stays.
    pub fn scroll(&mut self, by: isize) {
        self.follows_top = false;
        self.top = self.top.saturating_add_signed(by).min(self.ids.len().saturating_sub(1));
    }

    /// Rows on the screen, about: for page steps.
    pub fn page(&self) -> usize {
        self.shown.len().max(2)
    }

    /// Puts the selection at the top (0), in the middle (1) or at the bottom (2) of the pane.
    pub fn place_selection(&mut self, where_to: usize) {
        let at = self.position().unwrap_or(0);
        self.top = at.saturating_sub(where_to * self.page().saturating_sub(1) / 2);
    }

    /// Lays out what the pane shows. `must_show` brings the selection into view.
    pub fn lay(&mut self, known: &Known<'_>, (shape, must_show): (Shape, bool)) {
        let blank = usize::from(!self.is_dense);
        // Laying an entry out reads its text: once is enough.
        let laid = RefCell::new(HashMap::new());
        let entry = |n: usize| {
            let mut laid = laid.borrow_mut();
            laid.entry(n).or_insert_with(|| self.entry(known, (self.ids[n], shape))).clone()
        };
        let height = |n: usize| entry(n).height as usize + blank;
        let mut top = self.top;
        let selected = if must_show { self.position().unwrap_or(0) } else { top };
        let shown = fit(&mut top, selected, self.ids.len(), shape.height as usize + blank, height);
        let placed = shown.into_iter().map(|(n, y)| Entry { y: y as u16, ..entry(n) });
        let placed: Vec<Entry> = placed.filter(|e| e.y < shape.height).collect();
        self.top = top;
        self.shown = placed;
    }

    fn entry(&self, known: &Known<'_>, (id, shape): (RowId, Shape)) -> Entry {
        let row = known.library.at(id);
        let one_row = shape.is_flat || self.is_dense;
        let beside = if shape.is_flat { BESIDE } else { 1 };
        let indent = self.indent(id);
        let width = shape.width.saturating_sub(indent + beside).max(4) as usize;
        let (title, is_cut) = title_rows(row.title, width, if one_row { 1 } else { 3 });
        let body = shape.width.saturating_sub(indent + if shape.is_flat { 20 } else { 1 }).max(8) as usize;
        let text = known.texts.of(id).filter(|_| self.is_filtered());
        let has_snippet = self.is_filtered() && (self.scope == Scope::Bodies || row.title_is_made);
        let snippet = text.filter(|_| has_snippet || shape.is_flat);
        let snippet = snippet.and_then(|text| around_hit(text, &self.matcher, body - 2));
        let hits = text.filter(|_| self.marks_hits()).map(|text| self.matcher.places(&text.text).len());
        let lines = match (shape.is_flat, self.is_dense) {
            (true, true) => 1,
            (true, false) => 2,
            // Room for the snippet is kept also where the text is not there yet: nothing jumps.
            (false, _) => title.len() + 1 + usize::from(has_snippet),
        };
        let heading = self.groups.head(id);
        let is_tagged = !known.keeping.of(row.content).tags().is_empty() || self.groups.behind(id) > 0;
        let has_tags = is_tagged && !shape.is_flat;
        let lines = lines + usize::from(heading.is_some()) + usize::from(has_tags);
        Entry { row: id, y: 0, title, is_cut, snippet, hits, heading, has_tags, height: lines as u16 }
    }

    /// Columns before the title of a row: more where it stands under the one that stands for its story.
    pub fn indent(&self, id: RowId) -> u16 {
        INDENT + 2 * u16::from(self.groups.is_member(id))
    }

    /// Rows on the screen whose texts are wanted: for leads, hits and snippets.
    pub fn wants(&self, texts: &Texts, is_flat: bool) -> Vec<RowId> {
        let shows_texts = is_flat || (self.is_filtered() && self.scope == Scope::Bodies);
        if !shows_texts {
            return Vec::new();
        }
        self.shown.iter().map(|entry| entry.row).filter(|&row| texts.of(row).is_none()).collect()
    }
}

/// The rows of a title, at most `rows`; true where there is more.
fn title_rows(title: &str, width: usize, rows: usize) -> (Vec<Span>, bool) {
    let mut spans = wrap(title, Span::new(0, title.len()), width, &[]);
    let is_cut = spans.len() > rows;
    spans.truncate(rows);
    if let Some(last) = spans.last_mut().filter(|_| is_cut) {
        let rest = &title[last.start as usize..];
        *last = Span::new(last.start as usize, last.start as usize + cut_at_word(rest, width).0.len());
    }
    (spans, is_cut)
}
