//! What docbao goes by: the command line over the configuration over the environment.
//!
//! [`Settings::resolve`] is a pure function of the three; [`Settings::read`] asks the machine for them.

use super::args::{Common, ThemeName, Tongue};
use super::config::{self, Config};
use crate::text::Screened;
use std::collections::BTreeMap;

/// Variables of the environment.
#[derive(Clone, Debug, Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// The process's own; what is not Unicode is left out.
    pub fn of_process() -> Self {
        let pairs = std::env::vars_os();
        Self(pairs.filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?))).collect())
    }

    /// The value of `name`; an empty one counts as absent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Environment {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colors {
    /// None, or the user wants none.
    #[default]
    Zero,
    /// The sixteen of its own palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    True,
}

/// Everything docbao goes by, resolved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Tongue,
    /// Theme; never [`ThemeName::Auto`].
    pub theme: ThemeName,
    /// Colours the terminal can show.
    pub colors: Colors,
    /// The terminal erases cells in the ground that is set at the moment.
    pub erases: bool,
    /// ASCII characters only.
    pub ascii: bool,
    /// Use the mouse.
    pub mouse: bool,
    /// Copy by OSC 52.
    pub osc52: bool,
    /// Order of the list, by its name; the reader knows the names.
    pub sort: Option<Screened>,
    /// Keys by the name of their action, as configured; the reader knows the actions.
    pub keys: Vec<KeyLine>,
    /// What is wrong with the configuration, a line each; to be shown.
    pub complaints: Vec<Screened>,
}

/// The configured keys of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// The action, as written.
    pub action: Screened,
    /// Its keys, as written.
    pub keys: Vec<Screened>,
}

impl Settings {
    /// Reads the configuration and the environment and resolves them under `common`.
    pub fn read(common: &Common) -> Self {
        let environment = Environment::of_process();
        let named = common.config.as_deref();
        let read = config::place(named, &environment).map(|path| config::read(&path, named.is_some()));
        let (config, complaint) = match read {
            Some(Ok(config)) => (config, None),
            Some(Err(complaint)) => (Config::default(), Some(complaint)),
            None => (Config::default(), None),
        };
        Self { complaints: complaint.into_iter().collect(), ..Self::resolve(common, &config, &environment) }
    }

    /// The command line over the configuration over the environment.
    pub fn resolve(common: &Common, config: &Config, environment: &Environment) -> Self {
        let terminal = colors(environment);
        let asked = common.theme.or(config.theme).unwrap_or_default();
        // Whoever asks for a theme on the command line wants its colours, NO_COLOR or not (no-color.org says so too).
        let refused = environment.get("NO_COLOR").is_some() && common.theme.is_none();
        let theme = match asked {
            _ if refused || terminal == Colors::Zero => ThemeName::Plain,
            ThemeName::Auto if terminal == Colors::Sixteen => ThemeName::Sixteen,
            ThemeName::Auto if is_light(environment) => ThemeName::Giay,
            ThemeName::Auto => ThemeName::Muc,
            named => named,
        };
        let colors = if theme == ThemeName::Plain { Colors::Zero } else { terminal };
        Self {
            lang: common.lang.or(config.lang).unwrap_or_else(|| tongue(environment)),
            theme,
            colors,
            erases: erases(environment),
            ascii: common.ascii || config.ascii.unwrap_or_else(|| environment.get("TERM") == Some("dumb")),
            mouse: !common.no_mouse && config.mouse.unwrap_or(true),
            osc52: config.osc52.unwrap_or(true),
            sort: config.sort.as_deref().map(Screened::line),
            keys: config.keys.iter().map(|(action, keys)| KeyLine::new(action, &keys.keys)).collect(),
            complaints: Vec::new(),
        }
    }
}

impl KeyLine {
    fn new(action: &str, keys: &[String]) -> Self {
        Self { action: Screened::line(action), keys: keys.iter().map(|key| Screened::new(key)).collect() }
    }
}

/// The language of the locale; Vietnamese where it says nothing.
fn tongue(environment: &Environment) -> Tongue {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| environment.get(name));
    let language = locale.unwrap_or_default().split(['_', '.', '@', '-']).next().unwrap_or_default();
    match language {
        "" | "C" | "POSIX" | "vi" => Tongue::Vietnamese,
        _ => Tongue::English,
    }
}

/// What the terminal says about its colours.
fn colors(environment: &Environment) -> Colors {
    const TRUE: [&str; 6] = ["alacritty", "foot", "xterm-kitty", "xterm-ghostty", "wezterm", "contour"];
    let term = environment.get("TERM").unwrap_or_default();
    match environment.get("COLORTERM") {
        _ if term == "dumb" => Colors::Zero,
        Some("truecolor" | "24bit") => Colors::True,
        _ if TRUE.contains(&term) || term.ends_with("-direct") => Colors::True,
        _ if term.contains("256color") => Colors::Indexed,
        _ => Colors::Sixteen,
    }
}

/// The terminal is of a kind that erases cells in the ground that is set ("back colour erase" of terminfo). `screen` is
/// not, and some tell its name for others.
fn erases(environment: &Environment) -> bool {
    const KINDS: [&str; 10] =
        ["xterm", "tmux", "alacritty", "foot", "wezterm", "contour", "linux", "rxvt", "st-", "vte"];
    environment.get("TERM").is_some_and(|term| KINDS.iter().any(|kind| term.starts_with(kind)))
}

/// Some terminals tell their ground in `COLORFGBG` (`0;15`).
fn is_light(environment: &Environment) -> bool {
    let ground = environment.get("COLORFGBG").and_then(|pair| pair.rsplit(';').next());
    matches!(ground, Some("7" | "15"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<const N: usize>(pairs: [(&str, &str); N]) -> Settings {
        Settings::resolve(&Common::default(), &Config::default(), &Environment::from(pairs))
    }

    #[test]
    fn the_locale_chooses_the_language() {
        for (value, tongue) in [
            ("vi_VN.UTF-8", Tongue::Vietnamese),
            ("vi", Tongue::Vietnamese),
            ("C.UTF-8", Tongue::Vietnamese),
            ("", Tongue::Vietnamese),
            ("en_US.UTF-8", Tongue::English),
            ("fr_FR", Tongue::English),
        ] {
            assert_eq!(with([("LANG", value)]).lang, tongue, "{value:?}");
        }
        assert_eq!(with([("LANG", "vi_VN"), ("LC_ALL", "en_GB.UTF-8")]).lang, Tongue::English);
        assert_eq!(with([("LANG", "en_US"), ("LC_MESSAGES", "vi_VN"), ("LC_ALL", "")]).lang, Tongue::Vietnamese);
    }

    #[test]
    fn the_terminal_chooses_the_colours() {
        for (term, colorterm, colors, theme) in [
            ("xterm-256color", "truecolor", Colors::True, ThemeName::Muc),
            ("xterm-256color", "", Colors::Indexed, ThemeName::Muc),
            ("xterm-kitty", "", Colors::True, ThemeName::Muc),
            ("linux", "", Colors::Sixteen, ThemeName::Sixteen),
            ("", "", Colors::Sixteen, ThemeName::Sixteen),
            ("dumb", "truecolor", Colors::Zero, ThemeName::Plain),
        ] {
            let settings = with([("TERM", term), ("COLORTERM", colorterm)]);
            assert_eq!((settings.colors, settings.theme), (colors, theme), "{term:?} {colorterm:?}");
        }
        assert_eq!(with([("TERM", "xterm-256color"), ("COLORFGBG", "0;15")]).theme, ThemeName::Giay);
        assert!(with([("TERM", "dumb")]).ascii);
        assert!(with([("TERM", "tmux-256color")]).erases && !with([("TERM", "screen-256color")]).erases);
    }

    #[test]
    fn no_color_means_none_unless_a_theme_is_asked_for_now() {
        let environment = Environment::from([("TERM", "xterm-256color"), ("NO_COLOR", "1")]);
        let config = Config { theme: Some(ThemeName::Giay), ..Config::default() };
        assert_eq!(Settings::resolve(&Common::default(), &config, &environment).theme, ThemeName::Plain);
        let common = Common { theme: Some(ThemeName::Muc), ..Common::default() };
        let settings = Settings::resolve(&common, &config, &environment);
        assert_eq!((settings.theme, settings.colors), (ThemeName::Muc, Colors::Indexed));
    }

    #[test]
    fn the_command_line_wins() {
        let common = Common { lang: Some(Tongue::English), no_mouse: true, ..Common::default() };
        let config = Config { lang: Some(Tongue::Vietnamese), mouse: Some(true), ..Config::default() };
        let settings = Settings::resolve(&common, &config, &Environment::default());
        assert_eq!((settings.lang, settings.mouse, settings.osc52), (Tongue::English, false, true));
    }
}
