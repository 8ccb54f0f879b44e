//! The command line: names of actions, and a few commands with an argument.

use super::act::sorted;
use super::message::Effect;
use super::{ACTIONS, Action, Edit, Grouping, Model, Needle, Tongue, find, moves, update};
use crate::library::Order;
use crate::text::fold;

/// Commands with an argument, and the values it may have.
const WITH_ARGUMENT: [(&str, &[&str]); 14] = [
    ("open", &[]),
    ("export", &[]),
    ("filter", &[]),
    ("find", &[]),
    ("bodies", &[]),
    ("save", &[]),
    ("drop", &[]),
    ("tag", &[]),
    ("who", &[]),
    ("group", &["none", "story", "outlet", "day"]),
    ("sort", &["date", "title", "outlet", "claims", "length", "-date", "-title", "-outlet", "-claims", "-length"]),
    ("theme", &["muc", "giay", "16", "none"]),
    ("lang", &["vi", "en"]),
    ("set", &["dense", "airy", "mouse", "nomouse"]),
];

/// Carries out the command `typed`.
pub fn run(model: &mut Model, typed: &str) {
    let typed = typed.trim();
    let (name, argument) = typed.split_once(' ').map_or((typed, ""), |(name, rest)| (name, rest.trim()));
    if name.is_empty() {
        return;
    }
    if let (Ok(n), true) = (name.parse::<usize>(), argument.is_empty()) {
        return moves::to(model, n.saturating_sub(1));
    }
    if let Some((range, command)) = super::marking::range(typed) {
        return run_on_range(model, range, command);
    }
    if argument.is_empty()
        && let Some(action) = action(name)
    {
        return update::run(model, action);
    }
    if !run_with(model, name, argument) {
        complain(model, typed, name);
    }
}

/// Carries out a command on a range of the list.
fn run_on_range(model: &mut Model, range: &str, command: &str) {
    let Some(rows) = super::marking::rows(model, range) else {
        return model.complain(format!(":{range}: {}", model.tongue.words().no_range));
    };
    if !super::marking::mark_range(model, &rows, command) {
        complain(model, &format!("{range} {command}"), command);
    }
}

/// Says what is wrong with a command: its name, or its argument and what that may be.
fn complain(model: &mut Model, typed: &str, name: &str) {
    let words = model.tongue.words();
    let text = match WITH_ARGUMENT.iter().find(|(known, _)| *known == name) {
        Some((_, [])) => format!(":{name}: {}", words.wants_value),
        Some((_, values)) => format!(":{name}: {}: {}", words.values, values.join(" ")),
        None => format!(":{typed}: {}", words.no_command),
    };
    model.complain(text);
}

fn action(name: &str) -> Option<Action> {
    match name {
        "q" | "q!" | "qa" => Some(Action::Quit),
        "h" => Some(Action::Help),
        "w" => Some(Action::Write),
        "noh" => Some(Action::Peel),
        name => Action::from_name(name),
    }
}

/// Commands with an argument; false where there is none of this name, or not with this argument.
fn run_with(model: &mut Model, name: &str, argument: &str) -> bool {
    match (name, argument) {
        ("open", path) if !path.is_empty() => model.effects.push(Effect::Load(path.into())),
        ("export", path) if !path.is_empty() => {
            let Some(id) = model.list.selected else { return true };
            model.effects.push(Effect::Export(id, path.into()));
        }
        ("filter", query) => super::saved::take_up(model, query),
        ("bodies", query) if !query.is_empty() => super::saved::take_up(model, &format!("g/{query}")),
        ("save", name) if !name.is_empty() => super::saved::save(model, name),
        ("drop", name) if !name.is_empty() => super::saved::forget(model, name),
        ("tag", tags) if !tags.is_empty() => super::marking::set_tags(model, tags, super::PromptKind::Tags),
        ("find", query) if !query.is_empty() => {
            model.needle = Some(Needle::Words(query.to_owned()));
            find::look_again(model);
        }
        ("who", name) if !name.is_empty() => super::corrections::set_who(model, name),
        ("group", code) => {
            let Some(grouping) = Grouping::ALL.into_iter().find(|grouping| grouping.code() == code) else {
                return false;
            };
            super::act::group_by(model, grouping);
        }
        ("sort", code) => {
            let Some(order) = Order::from_code(code) else { return false };
            model.list.order = order;
            sorted(model);
        }
        ("theme", name) if !name.is_empty() => model.effects.push(Effect::Theme(name.to_owned())),
        ("lang", "vi") => model.tongue = Tongue::Vietnamese,
        ("lang", "en") => model.tongue = Tongue::English,
        ("set", "dense" | "airy") => model.list.is_dense = argument == "dense",
        ("set", "mouse" | "nomouse") => {
            model.has_mouse = argument == "mouse";
            model.effects.push(Effect::WatchMouse(model.has_mouse));
        }
        _ => return false,
    }
    true
}

/// What may follow what is typed: names of commands, or values of an argument, best first.
pub fn completions(typed: &str) -> Vec<String> {
    if let Some((name, start)) = typed.split_once(' ') {
        let values = WITH_ARGUMENT.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, values)| values);
        let matching = values.iter().filter(|value| value.starts_with(start.trim()));
        return matching.map(|value| format!("{name} {value}")).collect();
    }
    // A name that takes a value is completed with the blank before it.
    let valued = |name: &str| WITH_ARGUMENT.iter().any(|(known, _)| *known == name);
    let plain = ACTIONS.iter().map(|entry| entry.name).filter(|name| !valued(name)).map(str::to_owned);
    let names = plain.chain(WITH_ARGUMENT.iter().map(|(name, _)| format!("{name} ")));
    let typed = fold(typed);
    let mut matching: Vec<String> = names.filter(|name| name.contains(&typed)).collect();
    matching.sort_by_key(|name| (!name.starts_with(&typed), name.clone()));
    matching
}

/// Tab: the first completion; where what is typed is one already, the next.
pub fn complete(edit: &mut Edit) {
    let typed = edit.text().to_owned();
    let exact = completions(&typed);
    let stem = match exact.first() {
        Some(first) if *first == typed => cycle(&typed),
        Some(first) => Some(first.clone()),
        None => None,
    };
    if let Some(completed) = stem {
        *edit = Edit::new(&completed);
    }
}

/// The completion after `typed`, which is one itself, among those that begin alike.
fn cycle(typed: &str) -> Option<String> {
    let (stem, _) = typed.rsplit_once(['-', ' ']).map_or((typed, ""), |(stem, last)| (stem, last));
    let all = completions(if typed.contains(' ') { &typed[..=stem.len()] } else { stem });
    let at = all.iter().position(|name| name == typed)?;
    all.get((at + 1) % all.len()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_completed() {
        assert_eq!(completions("zoo"), ["zoom"]);
        assert_eq!(completions("sort -d"), ["sort -date"]);
        let mut edit = Edit::new("theme ");
        complete(&mut edit);
        assert_eq!(edit.text(), "theme muc");
        complete(&mut edit);
        assert_eq!(edit.text(), "theme giay");
    }
}
