//! The configuration file: TOML at `$XDG_CONFIG_HOME/docbao/config.toml`.
//!
//! ```toml
//! lang = "vi"       # or "en"
//! theme = "auto"    # muc, giay, 16, none
//! ascii = false
//! mouse = true
//! sort = "date"     # order of the list
//! osc52 = true      # yanked text goes to the clipboard through the terminal
//! [keys]            # action = its keys; the reader's help lists the actions
//! next-claim = ["]c", "J"]
//! ```
//!
//! A file that cannot be used never stops docbao: it names the file, the line and the reason, and goes on without it.

use super::args::{ThemeName, Tongue};
use super::settings::Environment;
use crate::text::Screened;
use clap::ValueEnum;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// More than this is no configuration.
const CAP: u64 = 1 << 20;

/// What the file says; what it leaves out is absent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Language of the interface.
    #[serde(default, deserialize_with = "by_name")]
    pub lang: Option<Tongue>,
    /// Colours.
    #[serde(default, deserialize_with = "by_name")]
    pub theme: Option<ThemeName>,
    /// ASCII characters only.
    pub ascii: Option<bool>,
    /// Use the mouse.
    pub mouse: Option<bool>,
    /// Order of the list, by its name.
    pub sort: Option<String>,
    /// Copy by OSC 52.
    pub osc52: Option<bool>,
    /// Keys by the name of their action, as written.
    #[serde(default)]
    pub keys: BTreeMap<String, Keys>,
}

/// The keys of one action: a string or a list of strings.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "toml::Spanned<OneOrMore>")]
pub struct Keys {
    /// As written.
    pub keys: Vec<String>,
    /// The byte of the file at which they stand (see [`Place::line`]).
    pub at: usize,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "keys are a string or a list of strings")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl From<toml::Spanned<OneOrMore>> for Keys {
    fn from(written: toml::Spanned<OneOrMore>) -> Self {
        let at = written.span().start;
        let keys = match written.into_inner() {
            OneOrMore::One(key) => vec![key],
            OneOrMore::More(keys) => keys,
        };
        Self { keys, at }
    }
}

/// Reads a value of the command line's own words, so that both know the same spellings.
fn by_name<'de, D: Deserializer<'de>, T: ValueEnum>(deserializer: D) -> Result<Option<T>, D::Error> {
    let name = String::deserialize(deserializer)?;
    T::from_str(&name, true).map(Some).map_err(|_| {
        let names: Vec<String> =
            T::value_variants().iter().filter_map(|v| Some(v.to_possible_value()?.get_name().to_owned())).collect();
        D::Error::custom(format!("`{name}` is none of: {}", names.join(", ")))
    })
}

/// Where the configuration lies: `named` or the usual place.
pub fn place(named: Option<&Path>, environment: &Environment) -> Option<PathBuf> {
    if let Some(named) = named {
        return Some(named.to_owned());
    }
    let folder = match environment.get("XDG_CONFIG_HOME") {
        Some(folder) if Path::new(folder).is_absolute() => PathBuf::from(folder),
        _ => Path::new(environment.get("HOME")?).join(".config"),
    };
    Some(folder.join("docbao").join("config.toml"))
}

/// Reads the configuration at `path`. A missing file is an empty one, unless it `is_named` by the user. Gives what is
/// wrong as one line.
pub fn read(path: &Path, is_named: bool) -> Result<Config, Screened> {
    let shown = path.to_string_lossy();
    let bytes = match super::files::read_capped(path, CAP) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_named => return Ok(Config::default()),
        Err(error) => return Err(Screened::line(&format!("{shown}: {error}"))),
    };
    let text = String::from_utf8(bytes).map_err(|_| Screened::line(&format!("{shown}: not UTF-8")))?;
    parse(&text).map_err(|(line, reason)| Screened::line(&format!("{shown}:{line}: {reason}")))
}

/// Parses a configuration; an error is the line (from 1) and the reason.
pub fn parse(text: &str) -> Result<Config, (usize, String)> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        (line, error.message().to_owned())
    })
}

/// The line (from 1) of byte `at`.
pub fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|&byte| byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_read() {
        let config = parse(
            "lang='en'\ntheme='Mực'\nascii=true\nmouse=false\nsort='outlet'\nosc52=false\n[keys]\nquit='Q'\ndown=['j','x']",
        )
        .unwrap();
        assert_eq!(config.lang, Some(Tongue::English));
        assert_eq!(config.theme, Some(ThemeName::Muc));
        assert_eq!((config.ascii, config.mouse, config.osc52), (Some(true), Some(false), Some(false)));
        assert_eq!(config.sort.as_deref(), Some("outlet"));
        assert_eq!(config.keys["quit"].keys, ["Q"]);
        assert_eq!(config.keys["down"].keys, ["j", "x"]);
    }

    #[test]
    fn errors_name_the_line() {
        for (text, line, words) in [
            ("lang = 'vi'\ncolour = 1\n", 2, "unknown field `colour`"),
            ("\n\ntheme = 'pink'", 3, "`pink` is none of: muc, giay, 16, none, auto"),
            ("ascii = 'yes'", 1, "invalid type"),
            ("lang = 'vi'\n[keys\n", 2, ""),
            ("[keys]\n\nquit = 7", 3, "keys are a string"),
        ] {
            let (found, reason) = parse(text).unwrap_err();
            assert_eq!(found, line, "{text:?}: {reason}");
            assert!(reason.contains(words), "{text:?}: {reason}");
        }
    }

    #[test]
    fn the_usual_place_follows_xdg() {
        let environment = Environment::from([("HOME", "/home/an"), ("XDG_CONFIG_HOME", "/etc/xdg")]);
        assert_eq!(place(None, &environment), Some("/etc/xdg/docbao/config.toml".into()));
        let environment = Environment::from([("HOME", "/home/an"), ("XDG_CONFIG_HOME", "relative")]);
        assert_eq!(place(None, &environment), Some("/home/an/.config/docbao/config.toml".into()));
        assert_eq!(place(Some(Path::new("x")), &environment), Some("x".into()));
        assert_eq!(place(None, &Environment::default()), None);
    }
}
