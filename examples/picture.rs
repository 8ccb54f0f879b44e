//! Draws the reader's screen as an SVG, from the cells that a terminal would get.
//!
//! ```sh
//! cargo run --example picture -- 120x35 muc '<Enter>]c' > docs/reader.svg           # the sample library
//! cargo run --example picture -- 80x24 giay '/lu quet' FILE... > docs/filter.svg    # other files
//! ```

use docbao::app::{Settings, Tongue};
use docbao::shell::stage::Stage;
use docbao::view::{Depth, Palette, Theme, svg};
use std::error::Error;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [size, theme, keys, files @ ..] = arguments.as_slice() else {
        return Err("usage: picture WIDTHxHEIGHT THEME[:ascii][:en] KEYS [FILE...]".into());
    };
    let (width, height) = size.split_once('x').ok_or("a size is written 120x35")?;
    let size = (width.parse()?, height.parse()?);
    let mut options = theme.split(':');
    let palette = options.next().and_then(Palette::named).ok_or("no such theme")?;
    let options: Vec<&str> = options.collect();
    let tongue = if options.contains(&"en") { Tongue::English } else { Tongue::Vietnamese };
    let root = docbao::text::Screened::line("~/tin");
    let settings = Settings { tongue, root, ..Settings::default() };
    let mut stage = if files.is_empty() {
        Stage::of_samples(size, settings)
    } else {
        let bytes = files.iter().map(|file| Ok((file.as_str(), std::fs::read(file)?)));
        let bytes: Vec<(&str, Vec<u8>)> = bytes.collect::<std::io::Result<_>>()?;
        Stage::new(bytes.iter().map(|(name, bytes)| (*name, bytes.as_slice())), size, settings)
    };
    stage.press(keys);
    let theme = Theme::new(&palette, Depth::True, options.contains(&"ascii"));
    let ground =
        if palette.name.starts_with("giay") || palette.name.ends_with("light") { "#ece6d8" } else { "#0e0d0b" };
    let picture = svg(&stage.buffer(&theme), ground);
    std::io::stdout().write_all(picture.as_bytes())?;
    Ok(())
}
