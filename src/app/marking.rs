//! Marks on articles, one or many: read, star, tags, notes. Whatever is done to many is undone in one step.

use super::keeping::keep;
use super::{Edit, Model, PromptKind, typing};
use crate::library::{Kept, RowId};
use crate::text::Screened;
use std::collections::HashSet;

/// Rows that are chosen for the next act, and where the choosing began.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// The rows.
    pub rows: HashSet<RowId>,
    from: Option<RowId>,
}

/// The rows that lower-case keys act on: those chosen, else the one that is selected.
fn targets(model: &Model) -> Vec<RowId> {
    if model.chosen.rows.is_empty() {
        return model.list.selected.into_iter().collect();
    }
    // In the order of the list, so that it is the same every time.
    let mut rows: Vec<RowId> = model.chosen.rows.iter().copied().collect();
    rows.sort_unstable();
    rows
}

/// `v`: chooses the selected row, or no longer, and goes on to the next.
pub fn choose(model: &mut Model) {
    let Some(row) = model.list.selected else { return };
    if !model.chosen.rows.remove(&row) {
        model.chosen.rows.insert(row);
    }
    model.chosen.from = Some(row);
    model.list.step(1);
    model.must_show = true;
}

/// `V`: chooses all rows from where the last choosing was to here.
pub fn choose_to_here(model: &mut Model) {
    let Some(here) = model.list.position() else { return };
    let from = model.chosen.from.and_then(|from| model.list.ids.iter().position(|&id| id == from)).unwrap_or(here);
    let range = from.min(here)..=from.max(here);
    model.chosen.rows.extend(&model.list.ids[range]);
    model.chosen.from = model.list.selected;
}

/// Reads or unreads: what is not read everywhere becomes read, else unread.
pub fn toggle_read(model: &mut Model) {
    let rows = targets(model);
    let is_read = rows.iter().all(|&row| model.kept(row).is_read);
    mark(model, &rows, |kept| kept.is_read = !is_read);
}

/// Stars or takes stars away.
pub fn toggle_star(model: &mut Model) {
    let rows = targets(model);
    let is_starred = rows.iter().all(|&row| model.kept(row).is_starred);
    mark(model, &rows, |kept| kept.is_starred = !is_starred);
}

/// Marks rows; tells how many, where there are several.
fn mark(model: &mut Model, rows: &[RowId], change: impl Fn(&mut Kept)) {
    let count = keep(model, rows, change);
    if rows.len() > 1 {
        tell_count(model, count, "");
    }
    model.chosen = Chosen::default();
}

/// Marks every row that is listed.
pub fn mark_listed(model: &mut Model, change: impl Fn(&mut Kept), what: &str) {
    let rows = model.list.ids.clone();
    let count = keep(model, &rows, change);
    tell_count(model, count, what);
}

fn tell_count(model: &mut Model, count: usize, what: &str) {
    let words = model.tongue.words();
    model.tell(format!("{} {} {what}   {}", model.tongue.number(count), words.articles_count, words.undo_hint));
}

/// Marks the article that is open as read, as one step that can be undone.
pub fn mark_read(model: &mut Model) {
    let Some(row) = model.list.selected else { return };
    model.reading.iter_mut().filter(|reading| reading.row == row).for_each(|reading| reading.is_entered = true);
    if keep(model, &[row], |kept| kept.is_read = true) > 0 {
        model.effects.push(super::Effect::Remember(row));
        if let Some(article) = model.library.content(row) {
            model.keeping.take_as_read(article);
        }
    }
}

/// `t` and `T`: asks for tags, of the rows acted on or of all that are listed.
pub fn ask_tags(model: &mut Model, kind: PromptKind) {
    let rows = targets(model);
    let tags = match rows[..] {
        // What is typed is one more.
        [row] if kind == PromptKind::Tags => model.kept(row).tags().iter().map(|tag| format!("{tag}, ")).collect(),
        _ => String::new(),
    };
    typing::open_prompt(model, kind, &tags);
}

/// `i`: asks for a note on the article.
pub fn ask_note(model: &mut Model) {
    let Some(row) = model.list.selected else { return };
    let note = model.kept(row).note().to_owned();
    typing::open_prompt(model, PromptKind::Note, &note);
}

/// Tags were typed: for one article all it has, for several those to add, or with `-` to take away.
pub fn set_tags(model: &mut Model, typed: &str, kind: PromptKind) {
    let rows = if kind == PromptKind::TagsOfAll { model.list.ids.clone() } else { targets(model) };
    let is_one = rows.len() == 1 && kind == PromptKind::Tags;
    let tags = split(typed);
    let count = keep(model, &rows, |kept| {
        kept.change(|more| {
            if is_one {
                more.tags.clear();
            }
            for tag in &tags {
                match tag.strip_prefix('-').map(str::trim) {
                    Some(gone) => more.tags.retain(|tag| tag.as_str() != gone),
                    None => more.tags.push(tag.clone()),
                }
            }
        });
    });
    if !is_one {
        tell_count(model, count, "");
    }
    model.chosen = Chosen::default();
}

/// The open article shows the note that is kept of it now.
pub fn show_note(model: &mut Model) {
    let Some(reading) = &mut model.reading else { return };
    match model.keeping.of(Some(reading.article.id)).note() {
        "" => reading.annotate(String::new()),
        // What two instances noted stands on lines of its own.
        note => reading.annotate(format!("{}: {}", model.tongue.words().note, note.replace('\n', " · "))),
    }
}

/// A note was typed.
pub fn set_note(model: &mut Model, typed: &str) {
    let Some(row) = model.list.selected else { return };
    let note = Screened::line(typed);
    keep(model, &[row], |kept| kept.change(|more| more.note = note.clone()));
}

fn split(typed: &str) -> Vec<Screened> {
    typed
        .split(',')
        .map(|tag| Screened::line(tag.trim().trim_start_matches('#')))
        .filter(|tag| !tag.is_empty())
        .collect()
}

/// Tab while tags are typed: the next known tag that begins so.
pub fn complete_tag(model: &mut Model) {
    let Some(prompt) = &mut model.prompt else { return };
    let typed = prompt.edit.text().to_owned();
    let start = typed.rfind(',').map_or(0, |at| at + 1);
    let last = typed[start..].trim_start();
    let folded = crate::text::fold(last.trim_start_matches('-'));
    let known = model.keeping.tags();
    let Some(tag) = known.keys().find(|tag| crate::text::fold(tag).starts_with(&folded) && **tag != last) else {
        return;
    };
    let blank = if start > 0 { " " } else { "" };
    let minus = if last.starts_with('-') { "-" } else { "" };
    prompt.edit = Edit::new(&format!("{}{blank}{minus}{tag}", &typed[..start]));
}

/// A range of the list as commands write it (`2,15`, `.,$`, `%`, `7`), and the command that follows it.
pub fn range(typed: &str) -> Option<(&str, &str)> {
    let end = typed.find(|c: char| !(c.is_ascii_digit() || ".,$%".contains(c)))?;
    let (range, command) = typed.split_at(end);
    (!range.is_empty() && !command.trim().is_empty()).then(|| (range, command.trim()))
}

/// The rows of a range; nothing where the list has none of them, or the range is none.
pub fn rows(model: &Model, range: &str) -> Option<Vec<RowId>> {
    let last = model.list.ids.len();
    let here = model.list.position().map_or(0, |at| at + 1);
    let place = |text: &str| match text {
        "." => Some(here),
        "$" => Some(last),
        number => number.parse::<usize>().ok(),
    };
    let (from, to) = match range.split_once(',') {
        _ if range == "%" => (1, last),
        Some((from, to)) => (place(from)?, place(to)?),
        None => (place(range)?, place(range)?),
    };
    let rows = model.list.ids.get(from.checked_sub(1)?..to.min(last))?;
    (!rows.is_empty()).then(|| rows.to_vec())
}

/// A command on a range: `read`, `unread`, `star`, `unstar`, `tag NAMES`. False where there is none of this name.
pub fn mark_range(model: &mut Model, rows: &[RowId], command: &str) -> bool {
    let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
    match name {
        "read" => mark(model, rows, |kept| kept.is_read = true),
        "unread" => mark(model, rows, |kept| kept.is_read = false),
        "star" => mark(model, rows, |kept| kept.is_starred = true),
        "unstar" => mark(model, rows, |kept| kept.is_starred = false),
        "tag" if !argument.trim().is_empty() => {
            model.chosen.rows = rows.iter().copied().collect();
            set_tags(model, argument, PromptKind::Tags);
        }
        _ => return false,
    }
    true
}
