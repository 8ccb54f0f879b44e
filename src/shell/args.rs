//! What was typed on the command line, and nothing else: no file is opened and no variable is read here.
//! [`super::settings`] gives it its meaning.

use clap::{Args as Group, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

/// A reader for people who must know who says so.
///
/// docbao opens news articles in the terminal and shows beside the text every claim in it: who said, alleged, denied or
/// confirmed what, relayed by whom. Without a PATH it opens the sample library that it brings along.
#[derive(Debug, Default, Parser)]
#[command(name = "docbao", version, after_help = AFTER_HELP, override_usage = USAGE)]
pub struct Args {
    /// Articles and folders of articles; `-` is standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Open the sample library that docbao brings along
    #[arg(long)]
    pub sample: bool,
    /// Options that hold for every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do instead of opening the reader.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const USAGE: &str = "docbao [OPTIONS] [PATH]...\n       docbao [OPTIONS] <COMMAND>";
const AFTER_HELP: &str = "In the reader, `?` lists every key and `q` quits. A PATH named like a command is written \
                          ./extract.\nExit status: 0, 1 (something could not be read; the rest was done), 2 (usage).";

/// Options that hold for every command.
#[derive(Clone, Debug, Default, Group)]
pub struct Common {
    /// Language of the interface
    #[arg(long, value_enum, value_name = "LANGUAGE", global = true)]
    pub lang: Option<Tongue>,
    /// Colours
    #[arg(long, value_enum, value_name = "THEME", global = true)]
    pub theme: Option<ThemeName>,
    /// Draw with ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long, global = true)]
    pub no_mouse: bool,
    /// Read the configuration from FILE
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, global = true)]
    pub config: Option<PathBuf>,
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// Vietnamese.
    #[default]
    #[value(name = "vi", help = "tiếng Việt")]
    Vietnamese,
    /// English.
    #[value(name = "en", help = "English")]
    English,
}

impl From<Tongue> for crate::app::Tongue {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Vietnamese => Self::Vietnamese,
            Tongue::English => Self::English,
        }
    }
}

/// The name of a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    /// Dark.
    #[value(name = "muc", alias = "mực", help = "mực: ink, for dark terminals")]
    Muc,
    /// Light.
    #[value(name = "giay", alias = "giấy", help = "giấy: paper, for light terminals")]
    Giay,
    /// The terminal's own sixteen colours.
    #[value(name = "16", help = "the terminal's own sixteen colours")]
    Sixteen,
    /// No colour at all.
    #[value(name = "none", alias = "không", help = "no colour")]
    Plain,
    /// By what the environment tells.
    #[default]
    #[value(name = "auto", help = "by what the terminal tells")]
    Auto,
}

/// What to do without a screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write articles with their entities and claims to standard output
    Extract(Extract),
    /// Mark the names in standard input: a text a line in, a JSON object a line out
    Entities,
    /// Bring the index of a library up to date
    Index(Index),
    /// Write the articles that a query finds, the newest first
    Search(Search),
    /// Write the articles of a library, the newest first
    List(List),
    /// Write everything that you keep (marks, tags, notes, corrections, saved queries) to standard output, as JSON
    Export,
    /// Take in what `export` wrote, beside what you keep already
    Import {
        /// What `export` wrote; `-` is standard input
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Write completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    Man,
}

/// What to extract, and how to write it.
#[derive(Debug, Group)]
pub struct Extract {
    /// Form of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// Print how each claim was found, and why words that look like claims are none
    #[arg(long, conflicts_with = "format")]
    pub explain: bool,
    /// Articles and folders of articles; `-` is standard input
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// The library whose index is to be brought up to date.
#[derive(Debug, Group)]
pub struct Index {
    /// Take analyses from FILE, JSON Lines as `extract` writes them, in the place of computing them
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub from: Option<PathBuf>,
    /// Articles and folders of articles
    #[arg(value_name = "PATH", required_unless_present = "from", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// What to search for, and where.
#[derive(Debug, Group)]
pub struct Search {
    /// The query: words, `by:`, `about:`, `act:`, `date:` and so on; words are looked for in the texts
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub query: String,
    /// How and where.
    #[command(flatten)]
    pub list: List,
}

/// What to list, and how.
#[derive(Debug, Group)]
pub struct List {
    /// Form of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// Write at most N articles
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// The order: date, title, outlet, claims, length, parted by commas, each with `-` for the other way
    #[arg(long, value_name = "ORDER", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Use the index as it is, without looking at the files first
    #[arg(long)]
    pub no_update: bool,
    /// Articles and folders of articles; the sample library where there is none
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// A form of the output of `search` and `list`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// A line an article: date, outlet, title, path, and what was found
    #[default]
    Text,
    /// A JSON object an article, a line each
    Jsonl,
}

/// A form of the output of `extract`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A JSON object an article, a line each
    #[default]
    Jsonl,
    /// One JSON array
    Json,
    /// A row a claim
    Csv,
    /// Markdown for readers
    Markdown,
    /// Plain text for readers
    Text,
    /// How each claim was found: `--explain`
    #[value(skip)]
    Explain,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn themes_may_be_spelled_in_vietnamese() {
        let args = Args::parse_from(["docbao", "--theme", "giấy", "a.txt"]);
        assert_eq!(args.common.theme, Some(ThemeName::Giay));
    }

    #[test]
    fn options_may_stand_before_and_behind_the_command() {
        let args = Args::parse_from(["docbao", "--lang", "en", "extract", "--format", "csv", "a", "--theme", "16"]);
        assert_eq!(args.common.lang, Some(Tongue::English));
        assert_eq!(args.common.theme, Some(ThemeName::Sixteen));
        assert!(matches!(args.command, Some(Command::Extract(Extract { format: Format::Csv, .. }))));
    }

    #[test]
    fn a_dash_is_a_path() {
        assert_eq!(Args::parse_from(["docbao", "-"]).paths, [PathBuf::from("-")]);
    }
}
