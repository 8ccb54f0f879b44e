//! docbao ("đọc báo", to read the news): a terminal reader for people who must know **who says so**.
//!
//! It opens a folder of articles, shows the list, the article with its people, bodies and places marked, and beside it
//! every claim in it: who said, alleged, denied, confirmed or would not say what, relayed by whom. It never gives a
//! verdict.
//!
//! # Map
//! Data flows one way:
//!
//! ```text
//! files -> loader -> Article -> analysis -> Analysis -> store (index) -> library (rows, queries)
//!       -> app (update) -> view -> terminal
//! ```
//!
//! The modules, lowest first; a module names only lower ones (a test reads the sources and enforces it):
//!
//! | module | holds |
//! | --- | --- |
//! | [`text`] | spans, screening, folding, width, wrapping; knows no domain |
//! | [`article`] | [`article::Article`]: what was published |
//! | [`loader`] | bytes to [`loader::Loaded`]; one file a format; never fails on content |
//! | [`analysis`] | [`analyze`]: language, sentences, quotes, entities, claims |
//! | [`library`] | rows of the list, their order, the query language, the filter, stories; pure |
//! | [`app`] | `Model`, `update`, actions, keymap, geometry; no I/O, no clock, no terminal |
//! | [`view`] | pictures of a model; colours are roles |
//! | [`store`] | what lasts between runs, in SQLite: the index, which is disposable, and the reader's own state, which is not; knows neither `app` nor `view` |
//! | [`shell`] | arguments, configuration, terminal, threads, files: everything that touches the machine |
//!
//! # Invariants
//! 1. `app::update` does no I/O and never blocks; `view::draw` changes nothing. Wrapping, clamping and geometry happen
//!    in `update` (the size of the screen is a message).
//! 2. The core knows no clock, no random number, no locale of the machine: the same bytes give the same analysis.
//! 3. Loading never fails on content: it gives a value and warnings. What cannot be read stands in the list with its
//!    reason.
//! 4. Every string that can reach a terminal has passed [`text::screen`] once, at its entry; [`text::Screened`] is the
//!    type of such strings.
//! 5. Every claim and mention carries the spans that prove it; the text is never changed after loading, so offsets stay
//!    true.
//! 6. Selection is held by id, not by row: articles that arrive do not move it.
//! 7. One channel, one consumer. Wake up, drain what waits, update, draw once. No async runtime.
//! 8. Keys are data bound to named actions; every action has a key, a command name and a help line in both languages.
//! 9. Losing what was derived (analysis, rows, the index) loses nothing but time. What the reader marks is on the disk
//!    before the screen says so.
//! 10. Meaning is never carried by colour alone.
//!
//! # Decisions
//! * A [`text::Span`] counts bytes of the article's one text (title and paragraphs joined by line feeds), not of one
//!   paragraph: a quotation that runs over paragraphs is then one span, and the spans of the JSON output, of the
//!   analysis and of the screen are the same thing.

pub mod analysis;
pub mod app;
pub mod article;
pub mod library;
pub mod loader;
pub mod shell;
pub mod store;
pub mod text;
pub mod view;

pub use analysis::{analyze, explain};
