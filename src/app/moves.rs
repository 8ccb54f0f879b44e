//! Moving: within panes, between panes, through articles, claims and entities, and back.

use super::jumps::Place;
use super::layout::{Form, Pane};
use super::marking::mark_read;
use super::model::Needle;
use super::reading::extent;
use super::{Model, find};
use crate::analysis::EntityId;
use crate::library::RowId;
use crate::text::fold;

/// Moves by lines, articles, cards or entities in the pane with the focus.
pub fn step(model: &mut Model, by: isize) {
    match model.focus {
        Pane::List => step_article(model, by),
        Pane::Article => scroll(model, by),
        Pane::Claims => step_card(model, by),
        Pane::Entities => model.names.step(by),
    }
}

fn scroll(model: &mut Model, by: isize) {
    if let Some(reading) = &mut model.reading {
        reading.window.scroll(by);
    }
}

/// The next card that stands out; its words come into view.
pub fn step_card(model: &mut Model, by: isize) {
    let Some(reading) = &model.reading else { return };
    model.cards.step(by, reading);
    show_card(model);
}

/// Brings the words of the current card into view and marks them.
pub fn show_card(model: &mut Model) {
    model.must_show = true;
    let Some(reading) = &mut model.reading else { return };
    let Some(span) = reading.claim(model.cards.claim()).map(extent) else { return };
    model.cards.is_lit = true;
    reading.show(span);
}

/// Moves by paragraphs; in the list by pages.
pub fn step_paragraph(model: &mut Model, by: isize) {
    match (&mut model.reading, model.focus) {
        (Some(reading), Pane::Article) => {
            let at_start = reading.rows.get(reading.window.top).is_none_or(|row| row.is_first);
            let here = reading.paragraph() as isize;
            let target = if by < 0 && !at_start { here + by + 1 } else { here + by };
            reading.window.top =
                reading.row_of_paragraph(target.clamp(0, (reading.density.len() as isize - 1).max(0)) as usize);
            reading.window.clamp();
        }
        _ => step(model, by * 5),
    }
}

/// Moves by a `part` of a page.
pub fn page(model: &mut Model, by: isize, part: usize) {
    let rows = match model.focus {
        Pane::List => model.list.page(),
        Pane::Article => model.reading.as_ref().map_or(1, |reading| reading.window.height.saturating_sub(1)),
        Pane::Claims => model.cards.page(),
        Pane::Entities => model.names.shown.len(),
    };
    let rows = (rows / part).max(1) as isize;
    let fills_pane = model.focus == Pane::Claims && model.cards.depth > 1;
    if fills_pane && model.cards.scroll_within(by * 4) {
        model.must_show = true;
        return;
    }
    step(model, by * rows);
}

/// To the nth article, paragraph, claim or entity; beyond the last one, to the end.
pub fn to(model: &mut Model, n: usize) {
    match model.focus {
        Pane::List => {
            model.list.select_at(n);
            model.must_show = true;
        }
        Pane::Article => {
            model.leave();
            let Some(reading) = &mut model.reading else { return };
            let is_end = n >= reading.density.len();
            reading.window.top = if is_end { usize::MAX } else { reading.row_of_paragraph(n) };
            reading.window.clamp();
        }
        Pane::Claims => {
            let last = model.reading.as_ref().map_or(0, |reading| reading.claims().len().saturating_sub(1));
            model.cards.selected = n.min(last);
            show_card(model);
        }
        Pane::Entities => model.names.selected = n.min(model.names.ids.len().saturating_sub(1)),
    }
}

/// Puts the selection, or the marked claim, at the top (0), in the middle (1) or at the bottom (2).
pub fn place_line(model: &mut Model, where_to: usize) {
    if model.focus == Pane::List {
        return model.list.place_selection(where_to);
    }
    let Some(reading) = &mut model.reading else { return };
    let place = match reading.claim(model.cards.claim()).filter(|_| model.cards.is_lit) {
        Some(claim) => extent(claim).start as usize,
        None => reading.hit.and_then(|hit| reading.hits.get(hit)).map_or(0, |hit| hit.start as usize),
    };
    if place > 0 || model.cards.is_lit {
        let row = reading.row_of(place);
        reading.window.top = row.saturating_sub(where_to * reading.window.height.saturating_sub(1) / 2);
        reading.window.clamp();
    }
}

/// Space: a page on; at the end, the next unread article.
pub fn read_on(model: &mut Model) {
    mark_read(model);
    let Some(reading) = &mut model.reading else { return step_where(model, 1, is_unread) };
    if reading.window.is_at_end() {
        return step_where(model, 1, is_unread);
    }
    let rows = reading.window.height.saturating_sub(1).max(1);
    reading.window.scroll(rows as isize);
}

/// The article `by` rows down the list.
pub fn step_article(model: &mut Model, by: isize) {
    if model.focus != Pane::List {
        model.leave();
    }
    model.list.step(by);
    model.must_show = true;
}

/// The article is not read.
pub fn is_unread(model: &Model, row: RowId) -> bool {
    !model.kept(row).is_read && !model.library.is_failed(row)
}

/// The article is starred.
pub fn is_starred(model: &Model, row: RowId) -> bool {
    model.kept(row).is_starred
}

/// The next article in direction `by` for which `is_it` holds.
pub fn step_where(model: &mut Model, by: isize, is_it: impl Fn(&Model, RowId) -> bool) {
    match model.list.next_where(by, |id| is_it(model, id)) {
        Some(at) => {
            model.leave();
            model.list.select_at(at);
            model.must_show = true;
        }
        None => model.tell(model.tongue.words().no_more),
    }
}

/// The next claim, from any pane.
pub fn step_claim(model: &mut Model, by: isize) {
    let Some(reading) = &model.reading else { return };
    let starts_here = !model.cards.is_lit && reading.claim_in_view().is_some();
    if !starts_here && !model.cards.step(by, reading) {
        return model.tell(model.tongue.words().no_more);
    }
    show_card(model);
}

/// The next mention of an entity in the text.
pub fn step_mention(model: &mut Model, by: isize) {
    let Some(reading) = &mut model.reading else { return };
    let Some(analysis) = reading.analysis.clone() else { return };
    let seen = reading.rows.get(reading.window.range());
    let start = seen.and_then(|rows| rows.first()).map_or(0, |row| row.span.start);
    let end = seen.and_then(|rows| rows.last()).map_or(0, |row| row.span.end);
    let current =
        reading.mention.filter(|&n| analysis.mentions.get(n).is_some_and(|m| (start..=end).contains(&m.span.start)));
    let from = current.unwrap_or_else(|| {
        analysis.mentions.partition_point(|m| m.span.start < start).wrapping_sub(usize::from(by > 0))
    });
    let mut n = from;
    loop {
        n = n.wrapping_add_signed(by);
        let Some(mention) = analysis.mentions.get(n) else { return model.tell(model.tongue.words().no_more) };
        if reading.is_name(mention.entity) {
            reading.mention = Some(n);
            reading.show(mention.span);
            model.focus = Pane::Article;
            return;
        }
    }
}

/// Enter: opens what is selected; between card and sentence it is a round trip.
pub fn open(model: &mut Model) {
    match model.focus {
        Pane::List => {
            if model.list.selected.is_some() {
                mark_read(model);
                focus(model, Pane::Article);
            }
        }
        Pane::Article => {
            if model.reading.as_ref().is_some_and(|reading| !reading.claims().is_empty()) {
                model.wishes.hides_claims = false;
                focus(model, Pane::Claims);
            }
        }
        Pane::Claims => {
            model.leave();
            show_card(model);
            mark_read(model);
            model.focus = Pane::Article;
        }
        Pane::Entities => open_entity(model),
    }
}

/// Goes to the first mention of the selected entity at or below the window's top; `n` and `N` walk on.
fn open_entity(model: &mut Model) {
    model.leave();
    let Some(entity) = selected_entity(model) else { return };
    let Some(key) = entity_key(model, entity) else { return };
    model.needle = Some(Needle::Pin(key));
    find::look_again(model);
    if let Some(reading) = &mut model.reading {
        reading.step_hit(1);
    }
    model.focus = Pane::Article;
}

/// The entity that `*` and Enter act on.
fn selected_entity(model: &Model) -> Option<EntityId> {
    let reading = model.reading.as_ref()?;
    let of_claim = || reading.claim(model.cards.claim())?.source.as_ref()?.entity;
    match model.focus {
        Pane::Entities => model.names.entity(),
        Pane::Claims => of_claim(),
        Pane::Article | Pane::List => {
            let mention = reading.mention.and_then(|n| reading.analysis.as_ref()?.mentions.get(n));
            mention
                .map(|mention| mention.entity)
                .or_else(|| of_claim().filter(|_| model.cards.is_lit))
                .or(model.names.entity())
        }
    }
}

fn entity_key(model: &Model, id: EntityId) -> Option<String> {
    let analysis = model.reading.as_ref()?.analysis.as_ref()?;
    Some(fold(&analysis.entities.get(id.0 as usize)?.name))
}

/// `*`: marks the entity everywhere, or no longer; `n` and `N` walk through its mentions.
pub fn pin(model: &mut Model) {
    let Some(id) = selected_entity(model) else { return model.complain(model.tongue.words().no_entities) };
    let Some(analysis) = model.reading.as_ref().and_then(|reading| reading.analysis.clone()) else { return };
    let Some(entity) = analysis.entities.get(id.0 as usize) else { return };
    let is_on = model.pins.toggle(entity) == Some(true);
    model.needle = is_on.then(|| Needle::Pin(fold(&entity.name)));
    find::look_again(model);
}

/// Moves the focus.
pub fn focus(model: &mut Model, pane: Pane) {
    if pane == Pane::Article && model.focus == Pane::List {
        model.cards.is_lit = false;
    }
    match pane {
        Pane::List | Pane::Entities => model.wishes.hides_list = false,
        Pane::Claims => model.wishes.hides_claims = false,
        Pane::Article => {}
    }
    model.focus = pane;
    if pane == Pane::Claims {
        show_card(model);
    } else if pane != Pane::Article {
        model.cards.is_lit = false;
    }
    model.must_show = true;
}

/// `h`: folds the card; else the pane to the left.
pub fn left(model: &mut Model) {
    match model.focus {
        Pane::Claims if model.cards.depth > 1 && !model.layout.has_drawer() => model.cards.depth -= 1,
        Pane::Claims => focus(model, Pane::Article),
        Pane::Article | Pane::Entities => focus(model, Pane::List),
        Pane::List => {}
    }
    model.must_show = true;
}

/// `l`: unfolds the card; else the pane to the right.
pub fn right(model: &mut Model) {
    match model.focus {
        Pane::List => open(model),
        Pane::Entities => focus(model, Pane::Article),
        Pane::Article => focus(model, Pane::Claims),
        Pane::Claims if model.layout.has_drawer() => model.wishes.is_zoomed = true,
        Pane::Claims => model.cards.depth = (model.cards.depth + 1).min(3),
    }
    model.must_show = true;
}

/// The next pane round.
pub fn cycle(model: &mut Model, by: isize) {
    let shows = |pane: Pane| model.layout.form != Form::Columns || model.wishes.is_zoomed || model.layout.shows(pane);
    let panes: Vec<Pane> = Pane::ALL.into_iter().filter(|&pane| shows(pane)).collect();
    let at = panes.iter().position(|&pane| pane == model.focus).unwrap_or(0) as isize;
    if let Some(&pane) = panes.get((at + by).rem_euclid(panes.len().max(1) as isize) as usize) {
        focus(model, pane);
    }
}

/// `H`: back to where the last jump began.
pub fn back(model: &mut Model) {
    let Some(here) = model.here() else { return };
    match model.jumps.back(here) {
        Some(place) => go(model, place),
        None => model.tell(model.tongue.words().no_more),
    }
}

/// `L`: forward again.
pub fn forward(model: &mut Model) {
    match model.jumps.forward() {
        Some(place) => go(model, place),
        None => model.tell(model.tongue.words().no_more),
    }
}

/// Goes to a place, in whichever article it is.
pub fn go(model: &mut Model, place: Place) {
    if model.list.selected != Some(place.row) {
        if !model.list.ids.contains(&place.row) {
            model.list.query = super::Edit::default();
            super::search::requery(model);
        }
        model.list.selected = Some(place.row);
        model.list.follows_top = false;
    }
    if model.reading.as_ref().is_some_and(|reading| reading.row == place.row) {
        stand(model, place);
    } else {
        model.heading = Some(place);
        super::update::ask_for_selected(model);
    }
}

/// Stands at a place of the open article.
pub fn stand(model: &mut Model, place: Place) {
    if let Some(reading) = &mut model.reading {
        reading.window.top = reading.row_of(place.at);
        reading.window.clamp();
    }
    model.focus = place.focus;
    model.must_show = true;
    if let Some(claim) = place.claim {
        model.cards.selected = claim.0 as usize;
        model.cards.is_lit = true;
    }
}
