//! Writes the table of keys in `README.md` anew, from the table of actions.
//!
//! ```sh
//! cargo run --example keys
//! ```

use docbao::app::{ACTIONS, GROUPS, Keymap, Tongue, group_title};
use std::fmt::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let keymap = Keymap::default();
    let mut table = String::new();
    for group in GROUPS {
        let _ = write!(
            table,
            "\n**{}**\n\n| keys | command | |\n| --- | --- | --- |\n",
            group_title(group, Tongue::English)
        );
        for entry in ACTIONS.iter().filter(|entry| entry.group == group) {
            let keys: Vec<String> = keymap.keys(entry.action).iter().map(|keys| format!("`{keys}`")).collect();
            let _ = writeln!(table, "| {} | `{}` | {} |", keys.join(" ").replace('|', "\\|"), entry.name, entry.en);
        }
    }
    let readme = std::fs::read_to_string("README.md")?;
    let (head, rest) = readme.split_once("<!-- keys -->").ok_or("README.md has no place for keys")?;
    let (_, tail) = rest.split_once("<!-- /keys -->").ok_or("README.md has no end of keys")?;
    std::fs::write("README.md", format!("{head}<!-- keys -->\n{table}\n<!-- /keys -->{tail}"))?;
    Ok(())
}
