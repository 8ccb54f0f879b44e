//! What the settings make of a model and its theme.

use crate::app::{self, Keymap, Model, Notice};
use crate::library::Order;
use crate::shell::args::{ThemeName, Tongue};
use crate::shell::clock;
use crate::shell::settings::{Colors, Settings};
use crate::text::Screened;
use crate::view::{Depth, Palette, Theme};

/// A reader with an empty library, and what is wrong with its configuration.
pub(super) fn model(settings: &Settings, root: Screened) -> Model {
    let mut keymap = Keymap::default();
    let mut complaints: Vec<String> = settings.complaints.iter().map(ToString::to_string).collect();
    for line in &settings.keys {
        let keys: Vec<&str> = line.keys.iter().map(Screened::as_str).collect();
        complaints.extend(keymap.rebind(&line.action, &keys).err());
    }
    let order = settings.sort.as_deref().map(|code| Order::from_code(code).ok_or(code));
    if let Some(Err(code)) = order {
        complaints.push(format!("sort: {code}: no such order"));
    }
    let order = order.and_then(Result::ok).unwrap_or_default();
    let tongue = tongue(settings.lang);
    let (has_mouse, today) = (settings.mouse, clock::now().date());
    let mut model = Model::new(app::Settings { tongue, keymap, order, root, has_mouse, today });
    model.notice = complaints.first().map(Notice::error);
    model
}

fn tongue(lang: Tongue) -> app::Tongue {
    match lang {
        Tongue::Vietnamese => app::Tongue::Vietnamese,
        Tongue::English => app::Tongue::English,
    }
}

/// The theme that the settings choose.
pub(super) fn theme(settings: &Settings) -> Theme {
    let name = match settings.theme {
        ThemeName::Giay if settings.colors == Colors::Sixteen => "16-light",
        ThemeName::Giay => "giay",
        ThemeName::Sixteen => "16",
        ThemeName::Plain => "none",
        ThemeName::Muc | ThemeName::Auto if settings.colors == Colors::Sixteen => "16",
        ThemeName::Muc | ThemeName::Auto => "muc",
    };
    named_theme(name, settings).unwrap_or_default()
}

/// The palette of this name, made ready for the terminal.
pub(super) fn named_theme(name: &str, settings: &Settings) -> Option<Theme> {
    let depth = if settings.colors == Colors::True { Depth::True } else { Depth::Indexed };
    Some(Theme::new(&Palette::named(name)?, depth, settings.ascii))
}
