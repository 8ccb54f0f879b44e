//! The order of the modules, and other rules of the house that a program can check.

use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; a module names only lower ones.
const LAYERS: [&str; 9] = ["text", "article", "loader", "analysis", "library", "app", "view", "store", "shell"];

/// Modules that must not know each other although one stands lower.
const STRANGERS: [(&str, &str); 3] = [("analysis", "loader"), ("store", "app"), ("store", "view")];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// Every source file with the module it belongs to, what it says, and its name.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let file = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        let module = name.split(['/', '.']).next().unwrap().to_owned();
        (module, fs::read_to_string(path).unwrap(), name)
    };
    sources(&root).into_iter().map(file).collect()
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == module)
}

#[test]
fn modules_name_only_lower_ones() {
    for (module, text, name) in files() {
        let Some(own) = rank(&module) else { continue };
        for (at, _) in text.match_indices("crate::") {
            let named: String = text[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(other) = rank(&named) else { continue };
            assert!(other <= own, "{name} names {named}");
            assert!(!STRANGERS.contains(&(module.as_str(), named.as_str())), "{name} names {named}");
        }
    }
}

#[test]
fn the_core_knows_no_machine() {
    for (module, text, name) in files() {
        let forbidden: &[&str] = match module.as_str() {
            "text" | "article" | "loader" | "analysis" | "library" => &[
                "crossterm",
                "ratatui",
                "std::fs",
                "std::thread",
                "Instant::now",
                "SystemTime",
                "std::env",
                "std::net",
            ],
            "app" => {
                &["crossterm", "ratatui", "std::fs", "std::thread", "Instant", "SystemTime", "std::env", "std::net"]
            }
            "store" => &["crossterm", "ratatui", "std::thread", "Instant", "SystemTime", "std::env", "std::net"],
            "view" => &["crossterm", "std::fs", "std::thread", "Instant", "SystemTime", "std::env"],
            _ => &[],
        };
        if name.ends_with("tests.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        for word in forbidden {
            assert!(
                !code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word)),
                "{name} knows {word}"
            );
        }
    }
}

#[test]
fn colours_are_roles() {
    for (module, text, name) in files() {
        if module == "view" && !name.ends_with("theme.rs") && !name.ends_with("picture.rs") {
            assert!(!text.contains("Color::"), "{name} names a colour");
        }
    }
}

#[test]
fn files_are_small() {
    for (_, text, name) in files() {
        let lines = text.lines().count();
        assert!(lines <= 600, "{name} has {lines} lines");
    }
}

/// The README tells every key; `cargo run --example keys` writes its table.
#[test]
fn the_readme_tells_every_key() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let keymap = docbao::app::Keymap::default();
    for entry in docbao::app::ACTIONS {
        let keys: Vec<String> = keymap.keys(entry.action).iter().map(|keys| format!("`{keys}`")).collect();
        let row = format!("| {} | `{}` |", keys.join(" "), entry.name);
        assert!(readme.contains(&row), "README lacks {row}");
    }
}
