//! Saved queries: named searches of the list, one key away.

use super::menu::{Choice, Item, Menu};
use super::steps::{Step, Turn};
use super::{Edit, Model, Pane, Scope, find, moves, search, steps};
use crate::text::Screened;

/// The mark of a saved query that looks in the texts, as the prompt shows it.
const BODIES: &str = "g/";

/// `F`: a menu of the saved queries.
pub fn open_menu(model: &mut Model) {
    if model.queries.is_empty() {
        return model.tell(model.tongue.words().no_queries);
    }
    let item = |(name, text): (&Screened, &Screened)| Item {
        label: format!("{name}   {text}"),
        count: 0,
        choice: Choice::Query(text.to_string()),
    };
    let items = model.queries.iter().map(item).collect();
    model.menu = Some(Menu { title: model.tongue.words().queries, items, ..Menu::default() });
}

/// Takes up a saved query.
pub fn take_up(model: &mut Model, text: &str) {
    moves::focus(model, Pane::List);
    let in_bodies = text.strip_prefix(BODIES);
    model.list.scope = if in_bodies.is_some() { Scope::Bodies } else { Scope::Titles };
    model.list.query = Edit::new(in_bodies.unwrap_or(text));
    model.list.follows_top = true;
    search::requery(model);
    model.list.follows_top = false;
    model.must_show = true;
    find::look_again(model);
}

/// `:save NAME`: saves the query of the list.
pub fn save(model: &mut Model, name: &str) {
    let words = model.tongue.words();
    if !model.list.is_filtered() {
        return model.complain(words.no_query);
    }
    let sign = if model.list.scope == Scope::Bodies { BODIES } else { "" };
    let text = Screened::line(&format!("{sign}{}", model.list.query.text()));
    let name = Screened::line(name);
    model.tell(format!("{}: {name}   {text}", words.query_saved));
    let before = model.queries.get(&name).cloned();
    steps::take(model, Step::Query(name, Turn { before, after: Some(text) }));
}

/// `:drop NAME`: forgets a saved query.
pub fn forget(model: &mut Model, name: &str) {
    let name = Screened::line(name);
    match model.queries.get(&name).cloned() {
        Some(before) => {
            model.tell(format!("{}: {name}   {}", model.tongue.words().query_dropped, model.tongue.words().undo_hint));
            steps::take(model, Step::Query(name, Turn { before: Some(before), after: None }));
        }
        None => model.complain(format!("{name}: {}", model.tongue.words().no_such_query)),
    }
}
