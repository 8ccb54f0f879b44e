//! What each action does: a table of short arms; the work is in the panes' files.

use super::layout::Pane;
use super::message::Effect;
use super::{
    Action, Grouping, Model, PromptKind, Tints, changes, copy, corrections, find, marking, menu, moves, saved, steps,
    typing,
};
use crate::library::{Order, SortKey};

/// Carries out `action`, `count` times where that makes sense.
pub fn act(model: &mut Model, action: Action, count: Option<usize>) {
    let times = count.unwrap_or(1) as isize;
    match action {
        Action::Down => moves::step(model, times),
        Action::Up => moves::step(model, -times),
        Action::NextParagraph => moves::step_paragraph(model, times),
        Action::PreviousParagraph => moves::step_paragraph(model, -times),
        Action::HalfDown => moves::page(model, times, 2),
        Action::HalfUp => moves::page(model, -times, 2),
        Action::PageDown => moves::page(model, times, 1),
        Action::PageUp => moves::page(model, -times, 1),
        Action::First => moves::to(model, count.map_or(0, |n| n.saturating_sub(1))),
        Action::Last => moves::to(model, count.map_or(usize::MAX, |n| n.saturating_sub(1))),
        Action::LineTop => moves::place_line(model, 0),
        Action::LineCenter => moves::place_line(model, 1),
        Action::LineBottom => moves::place_line(model, 2),
        Action::ReadOn => moves::read_on(model),
        Action::NextArticle => moves::step_article(model, times),
        Action::PreviousArticle => moves::step_article(model, -times),
        Action::NextUnread => moves::step_where(model, 1, moves::is_unread),
        Action::PreviousUnread => moves::step_where(model, -1, moves::is_unread),
        Action::NextStarred => moves::step_where(model, 1, moves::is_starred),
        Action::PreviousStarred => moves::step_where(model, -1, moves::is_starred),
        Action::NextClaim => moves::step_claim(model, times),
        Action::PreviousClaim => moves::step_claim(model, -times),
        Action::NextMention => moves::step_mention(model, 1),
        Action::PreviousMention => moves::step_mention(model, -1),
        Action::Open => moves::open(model),
        Action::Back => moves::back(model),
        Action::Forward => moves::forward(model),
        Action::PaneLeft => moves::left(model),
        Action::PaneRight => moves::right(model),
        Action::NextPane => moves::cycle(model, 1),
        Action::PreviousPane => moves::cycle(model, -1),
        Action::GoList => moves::focus(model, Pane::List),
        Action::GoArticle => moves::focus(model, Pane::Article),
        Action::GoClaims => moves::focus(model, Pane::Claims),
        Action::GoEntities => moves::focus(model, Pane::Entities),
        Action::Find => open_find(model),
        Action::FindBodies => open_filter(model, PromptKind::Bodies),
        Action::NextHit => find::step_hit(model, times),
        Action::PreviousHit => find::step_hit(model, -times),
        Action::FilterWho => open_menu(model, menu::who),
        Action::FilterAct => open_menu(model, menu::acts),
        Action::FilterEntity => open_menu(model, menu::entities),
        Action::FilterRelay => open_menu(model, menu::all_relays),
        Action::FilterNumbers => find::toggle_numbers(model),
        Action::Peel => find::peel(model),
        Action::Pin => moves::pin(model),
        Action::ClearPins => model.pins.clear(),
        _ => act_on_marks(model, action),
    }
}

fn act_on_marks(model: &mut Model, action: Action) {
    match action {
        Action::Read => marking::toggle_read(model),
        Action::Star => marking::toggle_star(model),
        Action::Tag => marking::ask_tags(model, PromptKind::Tags),
        Action::TagAll => marking::ask_tags(model, PromptKind::TagsOfAll),
        Action::Note => marking::ask_note(model),
        Action::Choose => marking::choose(model),
        Action::ChooseToHere => marking::choose_to_here(model),
        Action::Queries => saved::open_menu(model),
        Action::Wrong => corrections::toggle_wrong(model),
        Action::CorrectAct => corrections::ask_act(model),
        Action::AddClaim => corrections::ask_who(model),
        Action::Changes => changes::open(model),
        Action::Group => next_grouping(model),
        Action::Fold => fold(model),
        Action::ReadAll => marking::mark_listed(model, |kept| kept.is_read = true, model.tongue.words().read_all),
        Action::StarAll => marking::mark_listed(model, |kept| kept.is_starred = true, model.tongue.words().starred_all),
        Action::Undo => steps::undo(model),
        Action::Redo => steps::redo(model),
        Action::SetMark | Action::GoMark => model.awaits_mark = Some(action),
        Action::CopyText => copy::text(model),
        Action::CopyCitation => copy::cite(model),
        Action::CopyTitle => copy::title(model),
        Action::CopyUrl => copy::url(model),
        Action::CopyMarkdown => copy::markdown(model),
        Action::CopyJson => copy::json(model),
        Action::Browse => copy::browse(model),
        Action::Edit => copy::edit(model),
        Action::Write => copy::write(model),
        _ => act_on_screen(model, action),
    }
}

fn act_on_screen(model: &mut Model, action: Action) {
    match action {
        Action::SortNext => sort_next(model),
        Action::SortReverse => reverse(model),
        Action::Zoom => model.wishes.is_zoomed = !model.wishes.is_zoomed,
        Action::ToggleList => toggle(model, Pane::List),
        Action::ToggleClaims => toggle(model, Pane::Claims),
        Action::ToggleDense => model.list.is_dense = !model.list.is_dense,
        Action::Tints => next_tints(model),
        Action::Wider => widen(model, 2),
        Action::Narrower => widen(model, -2),
        Action::ResetWidths => (model.wishes.list, model.wishes.claims, model.wishes.lower) = (0, 0, 0),
        Action::Mouse => toggle_mouse(model),
        Action::Command => typing::open_prompt(model, PromptKind::Command, ""),
        Action::Help => typing::open_help(model),
        Action::Redraw => model.effects.push(Effect::Redraw),
        Action::Suspend => model.effects.push(Effect::Suspend),
        Action::Close => close(model),
        Action::Quit => model.effects.push(Effect::Quit),
        _ => {}
    }
}

fn close(model: &mut Model) {
    if model.wishes.is_zoomed {
        model.wishes.is_zoomed = false;
    } else {
        model.effects.push(Effect::Quit);
    }
}

fn open_find(model: &mut Model) {
    match model.focus {
        Pane::List => open_filter(model, PromptKind::Filter),
        Pane::Article | Pane::Entities => {
            moves::focus(model, Pane::Article);
            typing::open_prompt(model, PromptKind::Search, "");
        }
        Pane::Claims => {
            let typed = model.cards.filter.query.text().to_owned();
            typing::open_prompt(model, PromptKind::Cards, &typed);
        }
    }
}

fn open_filter(model: &mut Model, kind: PromptKind) {
    moves::focus(model, Pane::List);
    model.needle = None;
    let typed = model.list.query.text().to_owned();
    typing::open_prompt(model, kind, &typed);
    find::prompt_changed(model);
}

fn open_menu(model: &mut Model, menu: impl Fn(&super::Reading, super::Tongue) -> super::Menu) {
    let Some(reading) = &model.reading else { return };
    let menu = menu(reading, model.tongue);
    if menu.items.is_empty() {
        model.complain(model.tongue.words().no_claims);
    } else {
        model.menu = Some(menu);
    }
}

fn sort_next(model: &mut Model) {
    let first = model.list.order.first().key;
    let at = SortKey::ALL.iter().position(|&key| key == first).unwrap_or(0);
    model.list.order = Order::of(SortKey::ALL[(at + 1) % SortKey::ALL.len()], false);
    sorted(model);
}

fn reverse(model: &mut Model) {
    if let Some(step) = model.list.order.steps.first_mut() {
        step.is_reversed = !step.is_reversed;
    }
    sorted(model);
}

/// The order of the list changed.
pub fn sorted(model: &mut Model) {
    super::search::library_changed(model);
    model.must_show = true;
    model.tell(model.tongue.order(&model.list.order));
}

fn next_grouping(model: &mut Model) {
    let at = Grouping::ALL.iter().position(|grouping| *grouping == model.list.groups.grouping).unwrap_or(0);
    group_by(model, Grouping::ALL[(at + 1) % Grouping::ALL.len()]);
}

/// Groups the list.
pub fn group_by(model: &mut Model, grouping: Grouping) {
    model.list.groups.grouping = grouping;
    if grouping == Grouping::Story {
        model.effects.push(Effect::Stories);
    }
    super::search::library_changed(model);
    model.must_show = true;
    model.tell(model.tongue.grouping(grouping));
}

/// Opens the group of the selected article in its place, or closes it.
fn fold(model: &mut Model) {
    let Some(row) = model.list.selected else { return };
    if model.list.groups.grouping != Grouping::Story {
        return model.tell(model.tongue.words().only_stories);
    }
    let Some(stands) = model.list.groups.toggle(row, &model.list.ids) else {
        return model.tell(model.tongue.words().no_group);
    };
    model.list.selected = Some(stands);
    super::search::library_changed(model);
    model.must_show = true;
}

fn toggle(model: &mut Model, pane: Pane) {
    let hides = match pane {
        Pane::List => &mut model.wishes.hides_list,
        _ => &mut model.wishes.hides_claims,
    };
    *hides = !*hides;
    let (list, claims) = (model.wishes.hides_list, model.wishes.hides_claims);
    let is_hidden = match model.focus {
        Pane::List | Pane::Entities => list,
        Pane::Claims => claims,
        Pane::Article => false,
    };
    if is_hidden {
        moves::focus(model, Pane::Article);
    }
}

fn next_tints(model: &mut Model) {
    let words = model.tongue.words();
    let (tints, text) = match model.tints {
        Tints::All => (Tints::Names, words.tints_names),
        Tints::Names => (Tints::None, words.tints_none),
        Tints::None => (Tints::All, words.tints_all),
    };
    model.tints = tints;
    model.tell(text);
}

fn widen(model: &mut Model, by: i16) {
    let is_stacked = model.layout.form == super::Form::Stacked;
    match model.focus {
        _ if is_stacked && model.focus == Pane::List => model.wishes.lower -= by / 2,
        _ if is_stacked => model.wishes.lower += by / 2,
        Pane::List => model.wishes.list += by,
        Pane::Entities => model.wishes.lower += by / 2,
        Pane::Claims => model.wishes.claims += by,
        Pane::Article => model.wishes.claims -= by,
    }
}

fn toggle_mouse(model: &mut Model) {
    model.has_mouse = !model.has_mouse;
    let words = model.tongue.words();
    model.tell(if model.has_mouse { words.mouse_on } else { words.mouse_off });
    model.effects.push(Effect::WatchMouse(model.has_mouse));
}
