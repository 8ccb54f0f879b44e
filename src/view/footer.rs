//! The last two rows: what is so, and what can be done.

use super::article::tint;
use super::claims::act_role;
use super::{Canvas, Role};
use crate::analysis::{Act, Claim, EntityKind};
use crate::app::{
    Model, Needle, Pane, Prompt, PromptKind, Reading, RowKind, as_found, date_range, hints as hints_of, source_name,
};
use crate::text::{Span, width};

/// Draws a line of input with its sign and a real cursor.
pub fn input(canvas: &mut Canvas, prompt: &Prompt, place: (u16, u16), room: u16) {
    input_with(canvas, (prompt, None), place, room);
}

/// The same, with the words marked that are wrong.
pub fn input_with(canvas: &mut Canvas, (prompt, wrong): (&Prompt, Option<Span>), (x, y): (u16, u16), room: u16) {
    let sign = prompt.kind.sign();
    let at = canvas.put(x, y, sign, Role::LampStrong, room);
    let at = at + u16::from(prompt.kind != PromptKind::Command);
    let room = room.saturating_sub(at - x + 1);
    let text = prompt.edit.text();
    let before = &text[..prompt.edit.at()];
    // Keep the cursor in view: drop letters from the left.
    let mut skipped = 0;
    for (byte, grapheme, _) in crate::text::graphemes(before) {
        if width(&before[skipped..]) <= usize::from(room) {
            break;
        }
        skipped = byte + grapheme.len();
    }
    canvas.put(at, y, &text[skipped..], Role::Heading, room);
    let marked = |wrong: Span| {
        let start = skipped.max(wrong.start as usize);
        Some((text.get(skipped..start)?, text.get(start..wrong.end as usize)?))
    };
    if let Some((before, words)) = wrong.and_then(marked) {
        let beside = width(before) as u16;
        canvas.put(at + beside, y, words, Role::Error, room.saturating_sub(beside));
    }
    if skipped > 0 {
        canvas.put(at, y, canvas.glyphs.ellipsis, Role::Dim, 1);
    }
    let cursor = at + width(&before[skipped..]) as u16;
    if prompt.edit.at() == text.len() {
        canvas.put(cursor, y, canvas.glyphs.thin_bar, Role::LampStrong, 1);
    }
    canvas.cursor = Some((cursor, y));
}

/// Draws the status row.
pub fn status(canvas: &mut Canvas, model: &Model) {
    let area = model.layout.status;
    let room = area.width.saturating_sub(2);
    let is_here = |kind: PromptKind| kind.is_below() || (kind == PromptKind::Cards && model.layout.has_drawer());
    if let Some(prompt) = model.prompt.as_ref().filter(|prompt| is_here(prompt.kind)) {
        let beside = if prompt.kind == PromptKind::Who { target(canvas, model, room / 2) } else { 0 };
        return input(canvas, prompt, (1, area.y), room.saturating_sub(beside));
    }
    if let Some(error) = model.list.search.error.as_ref().filter(|_| asks_list(model)) {
        let x = canvas.put(1, area.y, "! ", Role::Error, 2);
        let text = error.words(model.tongue == crate::app::Tongue::Vietnamese);
        canvas.put_cut(x, area.y, &text, Role::Secondary, room);
        return;
    }
    if let Some(notice) = &model.notice {
        let x = if notice.is_error { canvas.put(1, area.y, "! ", Role::Error, 2) } else { 1 };
        canvas.put_cut(x, area.y, &notice.text, Role::Secondary, room.saturating_sub(x - 1));
        return;
    }
    if !model.pending.is_empty() || model.count.is_some() {
        let keys: String = model.pending.iter().map(ToString::to_string).collect();
        let count = model.count.map(|count| count.to_string()).unwrap_or_default();
        let end = canvas.put(1, area.y, &format!("{count}{keys}"), Role::LampStrong, room);
        canvas.put(end + 2, area.y, model.tongue.words().waiting, Role::Dim, room);
        return;
    }
    let Some(reading) = &model.reading else { return };
    if model.library.is_failed(reading.row) {
        return;
    }
    match reading.claim(model.cards.claim()).filter(|_| model.cards.is_lit) {
        Some(claim) => chain(canvas, model, reading, claim),
        None if searches(model) => found(canvas, model, reading),
        None if model.focus == Pane::List => summary(canvas, model, reading),
        None => position(canvas, model, reading),
    }
}

/// The beginning of the sentence that a claim is added for, at the right; gives the cells that it takes with a blank.
fn target(canvas: &mut Canvas, model: &Model, room: u16) -> u16 {
    let text = model.reading.as_ref().map_or("", |reading| &reading.article.text);
    let words = crate::app::target(model).map_or("", |span| span.of(text));
    let (kept, is_cut) = crate::text::cut_at_word(words, usize::from(room.saturating_sub(2)));
    let dots = if is_cut { canvas.glyphs.ellipsis } else { "" };
    let shown = format!("{kept}{dots}");
    let status = model.layout.status;
    canvas.put_right(status.width.saturating_sub(1), status.y, &shown, Role::Secondary);
    width(&shown) as u16 + 2
}

/// The query of the list is being typed.
fn asks_list(model: &Model) -> bool {
    model.asks(PromptKind::Filter) || model.asks(PromptKind::Bodies)
}

fn searches(model: &Model) -> bool {
    model.list.marks_hits() && model.focus == Pane::List || matches!(model.needle, Some(Needle::Words(_)))
}

/// The chain of the selected claim: `CNN › John Kirby › tình báo nước này   2/11/2022?`.
fn chain(canvas: &mut Canvas, model: &Model, reading: &Reading, claim: &Claim) {
    let y = model.layout.status.y;
    let right = model.layout.status.width.saturating_sub(1);
    let words = model.tongue.words();
    let sureties = sureties(model, reading, claim);
    // A third of the row; what was read in the place of what the reader says is worth a half.
    let share = if sureties.len() > 1 { 2 } else { 3 };
    let surety = sureties.into_iter().find(|text| share * width(text) < usize::from(right));
    let mut end = surety.map_or(right, |surety| canvas.put_right(right, y, &surety, Role::Dim));
    if model.layout.screen.width >= 160 {
        end = canvas.put_right(end.saturating_sub(6), y, words.no_verdict, Role::Dim);
    }
    let place = format!("{}/{}", model.cards.selected + 1, reading.claims().len());
    let mut x = canvas.put(1, y, &place, Role::Lamp, right) + 2;
    let room = |x: u16| end.saturating_sub(x + 1);
    let names: Vec<&str> = match claim.chain.is_empty() {
        true if source_name(claim).is_empty() => vec![words.nobody],
        true => vec![source_name(claim)],
        false => claim.chain.iter().map(|link| link.name.as_str()).collect(),
    };
    for (n, name) in names.into_iter().enumerate() {
        if n > 0 {
            x = canvas.put(x, y, &format!(" {} ", canvas.glyphs.arrow), Role::Dim, room(x));
        }
        x = canvas.put_cut(x, y, name, Role::Secondary, room(x));
    }
    if let Some(range) = claim.when.and_then(|when| when.range) {
        canvas.put(x + 3, y, &date_range(range), Role::Dim, room(x + 3));
    }
}

/// How surely the selected claim was read, or what the reader did to it and how it was read: in full, and shorter.
fn sureties(model: &Model, reading: &Reading, claim: &Claim) -> Vec<String> {
    let (words, tongue, id) = (model.tongue.words(), model.tongue, model.cards.claim());
    let touches = reading.touches();
    let Some(touched) = touches.of(id, claim) else {
        return vec![format!("{} {}", words.confidence, tongue.surety(claim))];
    };
    let short = touched.words(tongue).to_owned();
    let found = touches.found(id, claim).map(|found| as_found(found, tongue));
    found.map(|found| format!("{short}; {}: {found}", words.as_read)).into_iter().chain([short]).collect()
}

/// How a filter or search was understood, and the hit.
fn found(canvas: &mut Canvas, model: &Model, reading: &Reading) {
    let y = model.layout.status.y;
    let words = model.tongue.words();
    let right = model.layout.status.width.saturating_sub(1);
    let total = reading.hits.len();
    let place = match reading.hit {
        Some(hit) => format!("{} {}/{total}", words.place, hit + 1),
        None => model.tongue.hits(total),
    };
    let end = canvas.put_right(right, y, &place, Role::Dim);
    let typed = match &model.needle {
        Some(Needle::Words(typed)) => typed.as_str(),
        _ => model.list.query.text(),
    };
    let mut x = canvas.put_cut(1, y, typed, Role::Lamp, end.saturating_sub(2));
    let seen = reading.hits.first().map(|hit| hit.of(&reading.article.text));
    if let Some(seen) = seen.filter(|seen| *seen != typed) {
        x = canvas.put(x, y, &format!(" {} ", words.matches), Role::Dim, end.saturating_sub(x));
        x = canvas.put_cut(x, y, seen, Role::Secondary, end.saturating_sub(x + 1));
    }
    if typed.is_ascii() && total > 0 && x + 3 + (width(words.marks_free) as u16) < end {
        canvas.put(x + 3, y, words.marks_free, Role::Dim, end - x - 3);
    }
}

/// While browsing: what stands out in the article under the selection.
fn summary(canvas: &mut Canvas, model: &Model, reading: &Reading) {
    let y = model.layout.status.y;
    let words = model.tongue.words();
    let mut x = 1;
    let of_act = |act: Act| reading.claims().iter().filter(|claim| claim.act == act).count();
    for act in [Act::Denies, Act::Alleges, Act::Declines] {
        let count = of_act(act);
        if count > 0 {
            x = canvas.put(x, y, &format!("{count} {}", model.tongue.act(act)), act_role(act), 30) + 3;
        }
    }
    if reading.analysis.is_some() {
        x = canvas.put(x, y, &format!("{} {}", reading.claims().len(), words.claims_count), Role::Dim, 30) + 3;
    }
    let note = model.kept(reading.row).note();
    if !note.is_empty() {
        x = canvas.put(x, y, words.note, Role::Dim, 20) + 1;
        canvas.put_cut(x, y, note, Role::Secondary, model.layout.status.width.saturating_sub(x + 1));
        return;
    }
    let relays = crate::app::outlets(reading);
    let right = model.layout.status.width.saturating_sub(1);
    if !relays.is_empty() {
        let text = format!("{} {}", words.via, relays.join(&format!(" {} ", canvas.glyphs.dot)));
        let (kept, is_cut) = crate::text::cut_at_word(&text, right.saturating_sub(x) as usize);
        let dots = if is_cut { canvas.glyphs.ellipsis } else { "" };
        canvas.put_right(right, y, &format!("{kept}{dots}"), Role::Dim);
    } else if let Some(warning) = reading.warnings.first() {
        let (kept, _) = crate::text::cut_at_word(warning, right.saturating_sub(x) as usize);
        canvas.put_right(right, y, kept, Role::Dim);
    } else if model.library.at(reading.row).title_is_made {
        canvas.put_right(right, y, words.made_title, Role::Dim);
    }
}

/// While reading: where, how far, how long; the entity under the cursor, or the legend of the tints.
fn position(canvas: &mut Canvas, model: &Model, reading: &Reading) {
    let y = model.layout.status.y;
    let words = model.tongue.words();
    let text = format!("{} {}/{}", words.paragraph, reading.paragraph() + 1, reading.density.len());
    let x = canvas.put(1, y, &text, Role::Secondary, 30);
    let rest = format!("   {}%   {}", reading.percent(), model.tongue.minutes_left(reading.minutes_left()));
    let x = canvas.put(x, y, &rest, Role::Dim, 40);
    let mut right = model.layout.status.width.saturating_sub(1);
    let current = reading.mention.and_then(|n| reading.analysis.as_ref()?.mentions.get(n));
    let entity = current.and_then(|mention| reading.analysis.as_ref()?.entities.get(mention.entity.0 as usize));
    if let Some(entity) = entity.filter(|_| model.focus == Pane::Article) {
        right = canvas.put_right(right, y, &format!(" {}", model.tongue.kind(entity.kind)), Role::Dim);
        canvas.put_right(right, y, &entity.name, tint(entity.kind));
        return;
    }
    let has_text = reading.rows.iter().any(|row| matches!(row.kind, RowKind::Text(_)));
    if has_text {
        legend(canvas, model, (x + 3, right, y));
    }
}

/// The tints in words, as many as there is room for, the names foremost.
fn legend(canvas: &mut Canvas, model: &Model, (left, right, y): (u16, u16, u16)) {
    let mut room = right.saturating_sub(left);
    let fits = |kind: &EntityKind| {
        let cells = width(model.tongue.kind(*kind)) as u16 + 2;
        let fits = cells <= room;
        room = room.saturating_sub(cells);
        fits
    };
    let shown: Vec<EntityKind> = EntityKind::ALL.into_iter().take_while(fits).collect();
    let mut right = right;
    for kind in shown.into_iter().rev() {
        right = canvas.put_right(right, y, model.tongue.kind(kind), tint(kind)).saturating_sub(2);
    }
}

/// Draws the hint row; the tail is dropped whole, never cut.
pub fn hints(canvas: &mut Canvas, model: &Model) {
    let area = model.layout.hints;
    let mut x = 1;
    for hint in hints_of(model) {
        let cells = (width(&hint.keys) + 1 + width(hint.meaning)) as u16;
        if x + cells > area.width {
            break;
        }
        let end = canvas.put(x, area.y, &hint.keys, Role::Key, cells);
        x = canvas.put(end + 1, area.y, hint.meaning, Role::Dim, cells) + 3;
    }
}
