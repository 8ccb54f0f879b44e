//! Where docbao keeps what it keeps: the index under the cache folder, the reader's own state under the data folder.

use super::settings::Environment;
use crate::store::index::Place;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// The folder for the index, by `XDG_CACHE_HOME`, else in the home folder.
pub fn cache(environment: &Environment) -> Option<PathBuf> {
    folder(environment, "XDG_CACHE_HOME", ".cache")
}

/// The folder for the reader's own state, by `XDG_DATA_HOME`, else in the home folder.
pub fn data(environment: &Environment) -> Option<PathBuf> {
    folder(environment, "XDG_DATA_HOME", ".local/share")
}

/// As the XDG base directory specification says, a path that is not absolute counts as none.
fn folder(environment: &Environment, variable: &str, usual: &str) -> Option<PathBuf> {
    let absolute = |name: &str| environment.get(name).map(Path::new).filter(|path| path.is_absolute());
    let folder = absolute(variable).map(Path::to_owned).or_else(|| Some(absolute("HOME")?.join(usual)))?;
    Some(folder.join("docbao"))
}

/// A path as it was typed: `~` stands for the home folder.
pub fn typed(environment: &Environment, path: PathBuf) -> PathBuf {
    let Some(home) = environment.get("HOME").map(PathBuf::from) else { return path };
    match path.strip_prefix("~") {
        Ok(rest) if rest.as_os_str().is_empty() => home,
        Ok(rest) => home.join(rest),
        Err(_) => path,
    }
}

/// Where the index of the library with this key lies. In memory where the library does not outlast the program, and,
/// with the reason, where the cache folder cannot be written.
pub fn index(environment: &Environment, key: Option<&str>) -> (Place, Option<String>) {
    let Some(key) = key else { return (Place::memory(), None) };
    let Some(folder) = cache(environment) else { return (Place::memory(), Some("HOME?".to_owned())) };
    if let Err(error) = make(&folder) {
        return (Place::memory(), Some(format!("{}: {error}", folder.display())));
    }
    (Place::file(folder.join(format!("{key}.db"))), None)
}

/// Makes a folder that only its owner can look into, and tries whether it can be written.
fn make(folder: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let probe = folder.join(format!(".probe-{}", std::process::id()));
    fs::write(&probe, b"")?;
    fs::remove_file(&probe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_those_of_the_specification() {
        let home = Environment::from([("HOME", "/home/an")]);
        assert_eq!(cache(&home).unwrap(), Path::new("/home/an/.cache/docbao"));
        assert_eq!(data(&home).unwrap(), Path::new("/home/an/.local/share/docbao"));
        let named = Environment::from([("HOME", "/home/an"), ("XDG_DATA_HOME", "/data"), ("XDG_CACHE_HOME", "odd")]);
        assert_eq!(data(&named).unwrap(), Path::new("/data/docbao"));
        assert_eq!(cache(&named).unwrap(), Path::new("/home/an/.cache/docbao"));
        assert_eq!(data(&Environment::default()), None);
    }

    #[test]
    fn the_home_folder_is_written_with_a_tilde() {
        let home = Environment::from([("HOME", "/home/an")]);
        let cases = [("~", "/home/an"), ("~/tin", "/home/an/tin"), ("~an/tin", "~an/tin"), ("tin/~", "tin/~")];
        for (path, meant) in cases {
            assert_eq!(typed(&home, path.into()), Path::new(meant));
        }
        assert_eq!(typed(&Environment::default(), "~/tin".into()), Path::new("~/tin"));
    }

    #[test]
    fn an_index_that_cannot_be_kept_lies_in_memory() {
        let environment = Environment::from([("XDG_CACHE_HOME", "/proc/nothing")]);
        let (place, reason) = index(&environment, Some("a"));
        assert!(place.path().is_none() && reason.is_some());
    }
}
