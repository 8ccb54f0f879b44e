//! Help and menus over a faded screen.

use super::claims::act_role;
use super::{Canvas, Ground, Role};
use crate::analysis::Act;
use crate::app::{Action, ActionEntry, Area, Edit, GROUPS, Group, Help, Menu, Model, group_title, meaning, pane_name};
use crate::text::width;

/// Beside an overlay so many cells show what is behind it; in fewer stand only letters of words.
const MARGIN: u16 = 6;

/// Draws the open help or menu, if any.
pub fn overlay(canvas: &mut Canvas, model: &Model) {
    if let Some(changes) = &model.changes {
        canvas.fade();
        super::changes::changes(canvas, model, changes);
    } else if let Some(help) = &model.help {
        canvas.fade();
        self::help(canvas, model, help);
    } else if let Some(menu) = &model.menu {
        canvas.fade();
        self::menu(canvas, model, menu);
    }
}

/// An overlay of at most `width` by `height` cells in the middle of the screen, with a gold title rule.
pub(super) fn open(canvas: &mut Canvas, (width_wanted, height_wanted): (u16, u16), label: &str, counter: &str) -> Area {
    let (columns, rows) = (canvas.columns(), canvas.rows());
    let width_had = width_wanted.min(columns.saturating_sub(4)).max(columns.min(16));
    let height = height_wanted.min(rows.saturating_sub(4)).max(rows.min(4));
    let area = Area::new((columns - width_had) / 2, (rows - height) / 2, width_had, height);
    let is_narrow = area.x < MARGIN;
    canvas.clear(if is_narrow { Area::new(0, area.y, columns, area.height) } else { area });
    canvas.ground(area, Ground::Overlay);
    canvas.fill(area.x, area.y, area.width, canvas.glyphs.heavy, Role::Focus);
    canvas.put(area.x + 2, area.y, " ", Role::Focus, 1);
    let end = canvas.put(area.x + 3, area.y, label, Role::LampStrong, area.width.saturating_sub(6));
    canvas.put(end, area.y, " ", Role::Focus, 1);
    if end + (width(counter) as u16) + 8 < area.right() {
        canvas.put_right(area.right() - 2, area.y, &format!(" {counter} "), Role::Lamp);
    }
    area
}

fn input(canvas: &mut Canvas, edit: &Edit, empty: &str, (x, y, room): (u16, u16, u16)) {
    let at = canvas.put(x, y, "/ ", Role::LampStrong, room);
    let end = canvas.put(at, y, edit.text(), Role::Heading, room.saturating_sub(4));
    canvas.put(end, y, canvas.glyphs.thin_bar, Role::LampStrong, 1);
    canvas.cursor = Some((at + width(&edit.text()[..edit.at()]) as u16, y));
    if edit.text().is_empty() {
        canvas.put(end + 1, y, empty, Role::Dim, room.saturating_sub(6));
    }
}

/// Keys of the help that end it or choose a line.
fn foot(canvas: &mut Canvas, model: &Model, area: Area) {
    let words = model.tongue.words();
    let mut x = area.x + 4;
    let y = area.bottom().saturating_sub(1);
    for (key, text) in [("Up Down", words.choose), ("Enter", words.run), ("Esc", words.close)] {
        if x + 16 < area.right() {
            x = canvas.put(x, y, key, Role::Key, 10) + 1;
            x = canvas.put(x, y, text, Role::Dim, 10) + 3;
        }
    }
}

fn help(canvas: &mut Canvas, model: &Model, help: &Help) {
    let words = model.tongue.words();
    let entries = help.matching(&model.keymap, model.tongue);
    let counter = format!("{} {}", entries.len(), words.keys);
    let area = open(canvas, (132, 44), words.help, &counter);
    input(canvas, &help.query, words.help_prompt, (area.x + 4, area.y + 2, area.width.saturating_sub(8)));
    let pane = format!("{}: {}", words.help_pane, pane_name(model.focus, model.tongue));
    if area.width > 80 {
        canvas.put_right(area.right() - 4, area.y + 2, &pane, Role::Dim);
    }
    let body = Area::new(area.x + 2, area.y + 4, area.width.saturating_sub(4), area.height.saturating_sub(6));
    if entries.is_empty() && body.height > 0 {
        canvas.put(body.x + 2, body.y, words.help_none, Role::Heading, body.width);
    }
    columns(canvas, model, (&entries, help.selected), body);
    foot(canvas, model, area);
}

/// A line of the help before it is placed.
enum Line<'a> {
    Title(Group),
    Entry(&'a ActionEntry, bool),
    Acts,
    Act(Act),
    Blank,
}

/// The groups, one under the other, in as many columns as fit; they scroll so that the chosen line is in view.
fn columns(canvas: &mut Canvas, model: &Model, (entries, selected): (&[&'static ActionEntry], usize), body: Area) {
    if body.height == 0 || body.width < 20 {
        return;
    }
    let count = (body.width / 34).clamp(1, 3);
    let column = body.width / count;
    let per_column = body.height as usize;
    let has_query = model.help.as_ref().is_some_and(|help| !help.query.text().is_empty());
    let lines = lines(entries, selected, (per_column, !has_query));
    let page = per_column * count as usize;
    let chosen = lines.iter().position(|line| matches!(line, Line::Entry(_, true))).unwrap_or(0);
    let first = if lines.len() <= page {
        0
    } else {
        (chosen + per_column / 2).saturating_sub(page) / per_column.max(1) * per_column
    };
    let first = if chosen >= first + page { chosen + 1 - page } else { first };
    // Titles and blank rows are nothing to look for.
    let left = lines.iter().skip(first + page).filter(|line| matches!(line, Line::Entry(..) | Line::Act(_))).count();
    if left > 0 {
        let more = format!("{} {}", model.tongue.more(left), canvas.glyphs.more);
        canvas.put_right(body.right() - 2, body.bottom() + 1, &more, Role::Dim);
    }
    for (n, line) in lines.iter().skip(first).take(page).enumerate() {
        let x = body.x + column * (n / per_column) as u16;
        let y = body.y + (n % per_column) as u16;
        draw_line(canvas, model, line, (x, y, column));
    }
}

/// Groups with their titles, none of them alone at the foot of a column; the signs of acts where they are wanted.
fn lines<'a>(entries: &[&'a ActionEntry], selected: usize, (per_column, acts): (usize, bool)) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for group in GROUPS {
        let of_group: Vec<_> = entries.iter().enumerate().filter(|(_, entry)| entry.group == group).collect();
        if of_group.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        if (lines.len() + 1) % per_column.max(2) == 0 {
            lines.push(Line::Blank);
        }
        lines.push(Line::Title(group));
        lines.extend(of_group.into_iter().map(|(n, entry)| Line::Entry(entry, n == selected)));
    }
    if !lines.is_empty() && acts {
        lines.extend([Line::Blank, Line::Acts]);
        lines.extend(Act::ALL.map(Line::Act));
    }
    lines
}

fn draw_line(canvas: &mut Canvas, model: &Model, line: &Line<'_>, (x, y, column): (u16, u16, u16)) {
    let words = model.tongue.words();
    match line {
        Line::Title(group) => drop(canvas.put(x + 2, y, group_title(*group, model.tongue), Role::Heading, column)),
        Line::Acts => drop(canvas.put(x + 2, y, words.group_acts, Role::Heading, column)),
        Line::Act(act) => {
            canvas.put(x + 2, y, canvas.glyphs.act(*act), act_role(*act), 1);
            canvas.put(x + 5, y, model.tongue.act(*act), act_role(*act), column.saturating_sub(6));
        }
        Line::Entry(entry, is_chosen) => {
            if *is_chosen {
                canvas.ground(Area::new(x, y, column.saturating_sub(1), 1), Ground::SelectedHead);
                canvas.fill(x, y, 1, canvas.glyphs.bar, Role::Focus);
            }
            let keys = keys(model, entry.action);
            canvas.put(x + 2, y, &keys, Role::Key, 9);
            canvas.put_cut(x + 12, y, meaning(entry, model.tongue), Role::Secondary, column.saturating_sub(13));
        }
        Line::Blank => {}
    }
}

/// The first keys of an action that fit nine cells.
fn keys(model: &Model, action: Action) -> String {
    let mut shown = String::new();
    for keys in model.keymap.keys(action) {
        let longer = if shown.is_empty() { keys } else { format!("{shown} {keys}") };
        if width(&longer) > 9 {
            break;
        }
        shown = longer;
    }
    shown
}

fn menu(canvas: &mut Canvas, model: &Model, menu: &Menu) {
    let items = menu.matching();
    let area = open(canvas, (52, (menu.items.len() as u16 + 7).min(24)), menu.title, &items.len().to_string());
    input(canvas, &menu.query, "", (area.x + 3, area.y + 2, area.width.saturating_sub(6)));
    let body = Area::new(area.x + 1, area.y + 4, area.width.saturating_sub(2), area.height.saturating_sub(6));
    let first = (menu.selected + 1).saturating_sub(body.height as usize);
    for (n, item) in items.iter().enumerate().skip(first).take(body.height as usize) {
        let y = body.y + (n - first) as u16;
        if n == menu.selected {
            canvas.ground(Area::new(body.x, y, body.width, 1), Ground::SelectedHead);
            canvas.fill(body.x, y, 1, canvas.glyphs.bar, Role::Focus);
        }
        let count = if item.count > 0 { item.count.to_string() } else { String::new() };
        let start = canvas.put_right(body.right().saturating_sub(2), y, &count, Role::Dim);
        let role = if n == menu.selected { Role::Heading } else { Role::Secondary };
        canvas.put_cut(body.x + 3, y, &item.label, role, start.saturating_sub(body.x + 4));
    }
    foot(canvas, model, area);
}
