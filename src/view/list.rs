//! The list of articles.

use super::pieces::{Marked, content, pinned, title};
use super::{Canvas, Ground, Role};
use crate::app::{
    Area, BESIDE, Entry, Form, Grouping, INDENT, Model, Pane, PromptKind, Scope, Stage, Year, list_has_prompt,
};
use crate::article::Article;
use crate::library::RowRef;
use crate::text::{Span, width};

/// Draws the list.
pub fn list(canvas: &mut Canvas, model: &Model) {
    let words = model.tongue.words();
    let area = content(model, Pane::List);
    let total = model.list.ids.len();
    let listed = if model.list.is_filtered() { total } else { model.total() };
    let at = model.list.position().map_or(0, |at| at + 1);
    let more = if model.list.is_filtered() && model.list.search.is_partial { "…" } else { "" };
    let counter = if model.list.is_filtered() && total == 0 {
        format!("0{more}/{}", model.tongue.number(model.total()))
    } else {
        format!("{}/{}{more}", model.tongue.number(at), model.tongue.number(listed))
    };
    let chosen = model.chosen.rows.len();
    let label =
        if chosen > 0 { format!("{} {}", model.tongue.number(chosen), words.chosen) } else { words.list.to_owned() };
    title(canvas, model, Pane::List, &label, &counter);
    prompt(canvas, model, area);
    let area = if list_has_prompt(model) { area.below(1) } else { area };
    if total == 0 {
        empty(canvas, model, area);
    }
    let is_flat = model.layout.form == Form::Stacked || area.width >= 70;
    for entry in &model.list.shown {
        let row = model.library.at(entry.row);
        let y = area.y + entry.y;
        let room = area.bottom().saturating_sub(y).min(entry.height);
        let is_selected = model.list.selected == Some(entry.row);
        if is_selected {
            let above = u16::from(entry.heading.is_some());
            selection(canvas, model, Area::new(area.x, y + above, area.width, room.saturating_sub(above)));
        }
        let y = match entry.heading {
            Some(count) => {
                heading(canvas, model, row, (area, y, count));
                y + 1
            }
            None => y,
        };
        if y >= area.bottom() {
            continue;
        }
        marks(canvas, model, row, (area.x, y));
        if model.chosen.rows.contains(&entry.row) {
            canvas.put(area.x, y, "+", Role::LampStrong, 1);
        }
        if is_flat { flat(canvas, model, entry, (area, y)) } else { tall(canvas, model, entry, (area, y)) }
    }
    progress(canvas, model, area);
}

/// The filter as it is typed, or as it stands.
fn prompt(canvas: &mut Canvas, model: &Model, area: Area) {
    let y = area.y.saturating_sub(1);
    let open = model.prompt.as_ref().filter(|p| matches!(p.kind, PromptKind::Filter | PromptKind::Bodies));
    if area.y < 3 {
        return;
    }
    match open {
        Some(prompt) => {
            let wrong = model.list.search.error.as_ref().map(|error| error.span);
            super::footer::input_with(canvas, (prompt, wrong), (area.x + 1, y), area.width.saturating_sub(2));
        }
        None if model.list.is_filtered() => {
            let sign = if model.list.scope == crate::app::Scope::Bodies { "g/" } else { "/" };
            let x = canvas.put(area.x + 1, y, sign, Role::Dim, 2);
            canvas.put(x + 1, y, model.list.query.text(), Role::Secondary, area.width.saturating_sub(5));
        }
        None => {}
    }
}

fn selection(canvas: &mut Canvas, model: &Model, area: Area) {
    let has_focus = model.focus == Pane::List;
    canvas.ground(area, Ground::SelectedBody);
    let (bar, role) = if has_focus { (canvas.glyphs.bar, Role::Focus) } else { (canvas.glyphs.thin_bar, Role::Thumb) };
    for y in area.y..area.bottom() {
        canvas.fill(area.x, y, 1, bar, role);
    }
    if has_focus {
        canvas.ground(Area { height: area.height.min(1), ..area }, Ground::SelectedHead);
    }
}

/// The line above the first article of a group: outlet or day, and how many articles.
fn heading(canvas: &mut Canvas, model: &Model, row: RowRef<'_>, (area, y, count): (Area, u16, usize)) {
    let words = model.tongue.words();
    let name = match model.list.groups.grouping {
        Grouping::Day => row.published.map(|published| model.tongue.day(published, Year::Full)).unwrap_or_default(),
        _ => row.outlet.unwrap_or(words.unknown_outlet_long).to_owned(),
    };
    let start = canvas.put_right(area.right().saturating_sub(1), y, &model.tongue.number(count), Role::Dim);
    canvas.put_cut(area.x + 1, y, &name, Role::Heading, start.saturating_sub(area.x + 2));
}

fn marks(canvas: &mut Canvas, model: &Model, row: RowRef<'_>, (x, y): (u16, u16)) {
    let kept = model.kept(row.id);
    if !row.is_failed() && (!kept.is_read || kept.has_changed) {
        let sign = if kept.is_read { canvas.glyphs.changed } else { canvas.glyphs.unread };
        canvas.put(x + 1, y, sign, Role::Lamp, 1);
    }
    if row.is_failed() {
        canvas.put(x + 1, y, "!", Role::Error, 1);
    }
    if kept.is_starred {
        canvas.put(x + 2, y, canvas.glyphs.starred, Role::Lamp, 1);
    }
}

fn title_role(model: &Model, row: RowRef<'_>) -> Role {
    let is_selected = model.list.selected == Some(row.id);
    let kept = model.kept(row.id);
    match (row.title_is_made, kept.is_read && !kept.has_changed && !is_selected) {
        (_, true) => Role::Secondary,
        (true, false) => Role::MadeTitle,
        (false, false) => Role::Selected,
    }
}

/// One row of a title with hits and pins.
fn title_row(canvas: &mut Canvas, model: &Model, entry: &Entry, span: Span, at: (u16, u16, u16)) -> u16 {
    let row = model.library.at(entry.row);
    let mut marked = Marked::new(row.title, span, title_role(model, row));
    for (span, place) in pinned(model, row.title) {
        marked.paint(span, Role::pin(place));
    }
    for hit in model.list.matcher.places(row.title) {
        marked.paint(hit, Role::Hit);
    }
    marked.put(canvas, at.0, at.1, at.2)
}

/// Title over several rows, then a row of facts.
fn tall(canvas: &mut Canvas, model: &Model, entry: &Entry, (area, top): (Area, u16)) {
    let indent = model.list.indent(entry.row);
    let x = area.x + indent;
    let room = area.width.saturating_sub(indent + 1);
    let mut y = top;
    for (n, &span) in entry.title.iter().enumerate().take(area.bottom().saturating_sub(top).into()) {
        let end = title_row(canvas, model, entry, span, (x, y, room));
        if entry.is_cut && n + 1 == entry.title.len() {
            let role = title_role(model, model.library.at(entry.row));
            canvas.put(end, y, canvas.glyphs.ellipsis, role, 1);
        }
        y += 1;
    }
    if let Some((span, hits)) = entry.snippet.as_ref().filter(|_| y + 1 < area.bottom()) {
        snippet(canvas, model, entry, (*span, hits), (x, y, room));
        y += 1;
    }
    if entry.has_tags && y + 1 < area.bottom() {
        canvas.put_cut(x, y, about(model, model.library.at(entry.row)).trim_start(), Role::Secondary, room);
        y += 1;
    }
    if y < area.bottom() {
        facts(canvas, model, entry, (x, y, area.right().saturating_sub(1)));
    }
}

fn snippet(canvas: &mut Canvas, model: &Model, entry: &Entry, (span, hits): (Span, &[Span]), at: (u16, u16, u16)) {
    let Some(article) = model.texts.of(entry.row) else { return };
    let mut marked = Marked::new(&article.text, span, Role::Dim);
    for &hit in hits {
        marked.paint(hit, Role::Hit);
    }
    let x = canvas.put(at.0, at.1, canvas.glyphs.ellipsis, Role::Dim, 1);
    let end = marked.put(canvas, x, at.1, at.2.saturating_sub(2));
    canvas.put(end, at.1, canvas.glyphs.ellipsis, Role::Dim, at.2.saturating_sub(end - at.0));
}

fn facts(canvas: &mut Canvas, model: &Model, entry: &Entry, (x, y, right): (u16, u16, u16)) {
    let row = model.library.at(entry.row);
    let count = count(model, entry);
    let start = canvas.put_right(right, y, &count, Role::Dim);
    let room = start.saturating_sub(x + 1);
    if let Some(reason) = row.failure {
        canvas.put_cut(x, y, reason, Role::Dim, room);
        return;
    }
    let words = model.tongue.words();
    let outlet = row.outlet.unwrap_or(words.unknown_outlet);
    let day =
        row.published.map(|published| format!(" {} {}", canvas.glyphs.dot, day(model, published))).unwrap_or_default();
    let minutes = format!(" {} {} {}", canvas.glyphs.dot, row.minutes, words.minutes);
    let rest = width(&day) as u16;
    if room < rest + 6 && model.list.groups.is_member(entry.row) {
        // Articles of one story differ in who tells it, hardly in the day.
        canvas.put_cut(x, y, outlet, Role::Dim, room);
        return;
    }
    if room < rest + 6 {
        canvas.put(x, y, day.trim_start_matches([' ', '·', '.']), Role::Dim, room);
        return;
    }
    let mut end = canvas.put_cut(x, y, outlet, Role::Dim, room.saturating_sub(rest));
    end = canvas.put(end, y, &day, Role::Dim, room.saturating_sub(end - x));
    if row.minutes > 0 && end + (width(&minutes) as u16) < start {
        canvas.put(end, y, &minutes, Role::Dim, room.saturating_sub(end - x));
    }
}

/// Articles folded behind a row, and its tags.
fn about(model: &Model, row: RowRef<'_>) -> String {
    let behind = model.list.groups.behind(row.id);
    let behind = if behind > 0 { format!(" {}", model.tongue.behind(behind)) } else { String::new() };
    let tags: String = model.kept(row.id).tags().iter().map(|tag| format!(" #{tag}")).collect();
    behind + &tags
}

/// The day, with its year where it is not that of the newest article.
pub(super) fn day(model: &Model, published: crate::article::Published) -> String {
    use chrono::Datelike;
    let is_usual = model.usual_year() == Some(published.date.year());
    model.tongue.day(published, if is_usual { Year::Left } else { Year::Short })
}

/// The number at the right: hits while a filter is on that marks them, else claims; `⋯` while they are not known.
fn count(model: &Model, entry: &Entry) -> String {
    let row = model.library.at(entry.row);
    match (entry.hits, row.claims) {
        _ if row.is_failed() => String::new(),
        (Some(hits), _) => model.tongue.number(hits),
        (None, Some(claims)) => (claims + model.kept(entry.row).added()).to_string(),
        (None, None) => crate::view::glyphs::UNICODE.unknown.to_owned(),
    }
}

/// One row of title with outlet and date beside it; below, the start of the lead or a snippet.
fn flat(canvas: &mut Canvas, model: &Model, entry: &Entry, (area, y): (Area, u16)) {
    let row = model.library.at(entry.row);
    let words = model.tongue.words();
    let indent = model.list.indent(entry.row);
    let x = area.x + indent;
    let right = area.right().saturating_sub(1);
    let is_selected = model.list.selected == Some(entry.row);
    let room = area.width.saturating_sub(indent + BESIDE);
    let span = entry.title.first().copied().unwrap_or_default();
    let end = title_row(canvas, model, entry, span, (x, y, room));
    if entry.is_cut {
        canvas.put(end, y, canvas.glyphs.ellipsis, title_role(model, row), 1);
    }
    let role = if is_selected && model.focus == Pane::List { Role::Secondary } else { Role::Dim };
    let date = row.published.map(|published| day(model, published)).unwrap_or_default();
    let start = canvas.put_right(right, y, &date, role).min(right.saturating_sub(5));
    if !row.is_failed() {
        let outlet = row.outlet.unwrap_or(words.unknown_outlet_long);
        let beside = start.saturating_sub(right.saturating_sub(BESIDE) + 4);
        let (outlet, is_cut) = crate::text::cut_at_word(outlet, beside as usize);
        let dots = if is_cut { canvas.glyphs.ellipsis } else { "" };
        canvas.put_right(start.saturating_sub(2), y, &format!("{outlet}{dots}"), role);
    }
    if y + 1 < area.bottom() && entry.height > 1 {
        below(canvas, model, entry, (x, y + 1, right));
    }
}

fn below(canvas: &mut Canvas, model: &Model, entry: &Entry, (x, y, right): (u16, u16, u16)) {
    let row = model.library.at(entry.row);
    let words = model.tongue.words();
    let number = count(model, entry);
    let counted = match (entry.hits, row.claims) {
        _ if row.is_failed() => String::new(),
        (Some(hits), _) => model.tongue.hits(hits),
        (None, _) => format!("{number} {}", words.claims_count),
    };
    let start = canvas.put_right(right, y, &counted, Role::Dim);
    let tags = about(model, row);
    let x = if tags.is_empty() { x } else { canvas.put_cut(x, y, tags.trim_start(), Role::Secondary, 30) + 2 };
    let room = start.saturating_sub(x + 2);
    if let Some(reason) = row.failure {
        canvas.put_cut(x, y, reason, Role::Dim, room);
    } else if let Some((span, hits)) = &entry.snippet {
        snippet(canvas, model, entry, (*span, hits), (x, y, room));
    } else if let Some(lead) = model.texts.of(entry.row).and_then(|text| lead(text)) {
        canvas.put_cut(x, y, lead, Role::Dim, room);
    }
}

/// The first words that the title does not say: of the body, or of the second half of a made title.
fn lead(article: &Article) -> Option<&str> {
    let mut bodies = article.paragraphs.iter().filter(|p| p.kind == crate::article::ParagraphKind::Body);
    let paragraph = if article.meta.title_is_made { bodies.nth(1) } else { bodies.next() };
    Some(without_dateline(paragraph?.span.of(&article.text)))
}

/// `(Dân trí) - Các bức ảnh …` begins with what stands beside it anyway.
fn without_dateline(lead: &str) -> &str {
    match lead.split_once(" - ") {
        Some((tag, rest)) if width(tag) <= 24 && (tag.starts_with('(') || !tag.contains(' ')) => rest,
        _ => lead,
    }
}

fn empty(canvas: &mut Canvas, model: &Model, area: Area) {
    let words = model.tongue.words();
    let x = area.x + 3;
    let room = area.width.saturating_sub(4);
    let mut lines: Vec<(&str, &str, Role)> = Vec::new();
    if model.list.search.is_waiting {
        lines.push(("", words.searching, Role::Dim));
    } else if model.list.is_filtered() {
        lines.push(("", words.no_match, Role::Heading));
        lines.push(("", "", Role::Dim));
        if model.list.scope == Scope::Titles {
            let key = if model.prompt.is_some() { "Enter" } else { "g/" };
            lines.push((key, words.in_bodies, Role::Dim));
        }
        lines.push(("Esc", words.no_match_esc, Role::Dim));
    } else if model.progress.is_done() {
        lines.push(("", words.no_articles, Role::Heading));
        lines.push(("", words.no_articles_why, Role::Secondary));
        lines.push(("", "", Role::Dim));
        lines.push((":open …", words.no_articles_open, Role::Dim));
        lines.push(("docbao", words.no_articles_sample, Role::Dim));
    }
    for (n, (key, text, role)) in lines.into_iter().enumerate() {
        let y = area.y + 1 + n as u16;
        if y >= area.bottom() {
            break;
        }
        let after = canvas.put(x, y, key, Role::Key, room);
        let gap = if key.is_empty() { 0 } else { 3 };
        canvas.put_cut(after + gap, y, text, role, room.saturating_sub(after + gap - x));
    }
}

/// The last row while files are read and analysed; it vanishes when all is done.
fn progress(canvas: &mut Canvas, model: &Model, area: Area) {
    let progress = &model.progress;
    if progress.is_done() || area.height == 0 || area.width < 12 {
        return;
    }
    let y = area.bottom() - 1;
    canvas.clear(Area::new(area.x, y, area.width, 1));
    canvas.ground(Area::new(area.x, y, area.width, 1), Ground::Desk);
    if progress.stage == Stage::Checking {
        canvas.put_right(area.right().saturating_sub(1), y, model.tongue.words().checking, Role::Dim);
        return;
    }
    let room = usize::from(area.width.saturating_sub(INDENT + 8));
    let labels = progress.labels(model.tongue);
    let label = labels.iter().find(|label| width(label) <= room).map_or("", String::as_str);
    let start = canvas.put_right(area.right().saturating_sub(1), y, label, Role::Dim);
    let bar = start.saturating_sub(area.x + INDENT + 1);
    let filled = progress.filled(bar.into()) as u16;
    canvas.fill(area.x + INDENT, y, filled, canvas.glyphs.heavy, Role::Focus);
    canvas.fill(area.x + INDENT + filled, y, bar - filled, canvas.glyphs.rule, Role::Rule);
}
