//! The reader on a stage: keys in, screen out.

use docbao::app::{Settings, Tongue};
use docbao::shell::stage::Stage;
use docbao::text::Screened;
use docbao::view::UNICODE;

/// A file of the sample library with its name.
macro_rules! sample {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../assets/articles/", $name)))
    };
}

/// Articles of the sample library on which screens are tested: a title, no title, English.
const FILES: [(&str, &[u8]); 4] = [
    sample!("2025-07-31-lu-quet-nam-lech.txt"),
    sample!("2024-10-24-quan-trieu-tien-vladivostok.txt"),
    sample!("2025-08-04-nam-lech-flood-questions.txt"),
    ("hong.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10"),
];

pub fn settings() -> Settings {
    Settings { root: Screened::line("~/tin"), ..Settings::default() }
}

/// The four articles on a screen of this size.
pub fn stage(width: u16, height: u16) -> Stage {
    Stage::new(FILES, (width, height), settings())
}

/// The same with the interface in English.
pub fn english(width: u16, height: u16) -> Stage {
    Stage::new(FILES, (width, height), Settings { tongue: Tongue::English, ..settings() })
}

/// What the screen says.
pub fn words(stage: &Stage) -> String {
    stage.grids(&UNICODE)[0].join("\n")
}

/// Letters, roles and grounds, each row fenced.
pub fn picture(stage: &Stage) -> String {
    let [letters, roles, grounds] = stage.grids(&UNICODE);
    let fenced = |name: &str, rows: &[String]| {
        let rows: Vec<String> = rows.iter().map(|row| format!("|{row}|")).collect();
        format!("# {name}\n{}\n", rows.join("\n"))
    };
    fenced("text", &letters) + &fenced("roles", &roles) + &fenced("grounds", &grounds)
}
