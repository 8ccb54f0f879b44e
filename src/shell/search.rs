//! `docbao search` and `docbao list`: what a query finds, for other programs and for readers.

use super::args::{List, ListFormat, Tongue};
use super::export::to_json;
use super::lookup::{find, is_indexed};
use super::newest::newest;
use super::settings::{Environment, Settings};
use super::shelf::{Shelf, shown};
use super::source::{Source, as_given};
use super::{Failure, USAGE, clock, indexing, places};
use crate::app::Year;
use crate::article::ArticleId;
use crate::library::{Atom, Kept, Known, Library, Matcher, Order, Query, RowId, RowRef, parse, snippet};
use crate::store::index::{self, ALL, Index};
use crate::store::state::State;
use crate::text::Screened;
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, BufWriter, Write};

/// Up to so many rows are read one by one; for more, all are read.
const FEW: usize = 1000;
/// Letters of a snippet.
const SNIPPET: usize = 120;

/// Runs the command; gives the exit code.
pub fn run(query: &str, list: &List, settings: &Settings) -> Result<u8, Failure> {
    let vietnamese = settings.lang == Tongue::Vietnamese;
    let wrong = |reason: String| Failure { reason, code: USAGE };
    let parsed = parse(query).map_err(|error| {
        let place = format!("\"{}\"", error.span.of(query));
        wrong(format!("{place}: {}", error.words(vietnamese)))
    })?;
    let order = match &list.sort {
        Some(code) => Order::from_code(code).ok_or_else(|| wrong(format!("sort: {code}: no such order")))?,
        None => Order::default(),
    };
    let source = Source::new(&list.paths)?;
    let environment = Environment::of_process();
    let (place, _) = places::index(&environment, source.key().as_deref());
    let lock = place.try_lock()?;
    let _hold = place.hold();
    let mut shelf = Shelf::new(source.clone(), place.clone());
    let is_mine = lock.is_some() || place.path().is_none();
    let mut failed = false;
    // An index of another version, or a damaged one, is none; so is one that does not outlast the program.
    let is_enough = list.no_update && place.path().is_some() && matches!(shelf.index(), Ok(Some(_)));
    if is_mine && !is_enough {
        shelf.forget_index();
        failed = indexing::update(&source, &place, (settings.lang, None))?;
    }
    if !is_mine && !matches!(shelf.index().map(|index| index.map(Index::is_whole)), Ok(Some(Ok(true)))) {
        complain("another docbao is still reading these files: not all is found yet");
        failed = true;
    }
    let first = list.limit.filter(|limit| *limit <= FEW && order == Order::default() && parsed.atoms().all(is_indexed));
    let opened =
        places::data(&environment).filter(|_| first.is_none()).map(|folder| State::open(&folder, clock::now()));
    let trouble = opened.as_ref().and_then(|opened| opened.trouble.as_ref());
    if let Some(trouble) = trouble.filter(|_| parsed.atoms().any(|atom| matches!(atom, Atom::Is(_) | Atom::Tag(_)))) {
        complain(&trouble.words(vietnamese));
        failed = true;
    }
    let kept = opened.and_then(|opened| opened.state.kept_all().ok()).unwrap_or_default();
    let look = |shelf: &mut Shelf| match first {
        Some(limit) => newest_rows(shelf, &parsed, limit),
        None => sorted(shelf, (&parsed, &kept), (&order, list.limit.unwrap_or(usize::MAX))),
    };
    let (library, ids) = match look(&mut shelf) {
        // What nothing read while the files were compared may be damaged too.
        Err(error) if is_mine && index::is_damage(&error) => {
            place.set_aside()?;
            shelf.forget_index();
            failed |= indexing::update(&source, &place, (settings.lang, None))?;
            look(&mut shelf).map_err(index_failure)?
        }
        found => found.map_err(index_failure)?,
    };
    let matcher = Matcher::of(&parsed).at_word();
    write(&mut shelf, &library, (&ids, &matcher), list, settings.lang)?;
    Ok(u8::from(failed))
}

fn complain(reason: &str) {
    let _ = writeln!(io::stderr(), "docbao: {}", Screened::line(reason));
}

/// The newest rows of which all that is asked is in the index: no others are read.
fn newest_rows(shelf: &mut Shelf, query: &Query, limit: usize) -> Result<(Library, Vec<RowId>), index::Error> {
    let ids = newest(shelf, query, limit)?;
    let mut library = Library::with_room(ids.iter().max().map_or(0, |id| id.0 + 1));
    let rows = shelf.index()?.map(|index| index.rows(&ids)).transpose()?.unwrap_or_default();
    rows.into_iter().for_each(|row| library.put(row));
    Ok((library, ids))
}

/// The first rows in some order, with what is kept of them.
fn sorted(
    shelf: &mut Shelf,
    (query, kept): (&Query, &HashMap<ArticleId, Kept>),
    (order, limit): (&Order, usize),
) -> Result<(Library, Vec<RowId>), index::Error> {
    let library = shelf.index()?.map(Index::library).transpose()?.unwrap_or_default();
    let known = Known { library: &library, kept, today: clock::now().date() };
    let found = find(shelf, query, (&library.ids().collect(), &ALL), &mut |atom| known.find(atom))?;
    let mut ids: Vec<RowId> = found.iter().collect();
    order.sort(&library, &mut ids);
    ids.truncate(limit);
    Ok((library, ids))
}

fn index_failure(error: index::Error) -> Failure {
    Failure { reason: format!("index: {error}"), code: super::PARTLY }
}

/// What is written of an article.
#[derive(Serialize)]
struct Line<'a> {
    id: Option<String>,
    path: String,
    title: &'a str,
    outlet: Option<&'a str>,
    date: Option<String>,
    claims: Option<usize>,
    snippet: Option<String>,
    error: Option<&'a str>,
}

fn write(
    shelf: &mut Shelf,
    library: &Library,
    (ids, matcher): (&[RowId], &Matcher),
    list: &List,
    lang: Tongue,
) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for &id in ids {
        let row = library.at(id);
        let path = shown(shelf.path(id).map(|path| as_given(&list.paths, &path)).as_deref());
        let around = if matcher.is_empty() { None } else { found_words(shelf, id, matcher) };
        match list.format {
            ListFormat::Text => writeln!(out, "{}", text(row, (&path, around.as_deref()), lang))?,
            ListFormat::Jsonl => {
                let line = Line {
                    id: row.content.map(|content| content.to_string()),
                    path,
                    title: row.title,
                    outlet: row.outlet,
                    date: row.published.filter(|date| !date.is_guess).map(|published| published.date.to_string()),
                    claims: row.claims,
                    snippet: around,
                    error: row.failure,
                };
                out.write_all(&to_json(&line)?)?;
                out.write_all(b"\n")?;
            }
        }
    }
    out.flush()
}

fn found_words(shelf: &mut Shelf, id: RowId, matcher: &Matcher) -> Option<String> {
    let article = shelf.article(id).article;
    let (span, _) = snippet(&article, matcher, SNIPPET)?;
    Some(span.of(&article.text).to_owned())
}

/// A line with tabs between day, outlet, title, path and what was found.
fn text(row: RowRef<'_>, (path, around): (&str, Option<&str>), lang: Tongue) -> String {
    let tongue = crate::app::Tongue::from(lang);
    let day = row.published.map(|published| tongue.day(published, Year::Full)).unwrap_or_default();
    let outlet = row.outlet.unwrap_or("-");
    let more = around.or(row.failure).map(|more| format!("\t{more}")).unwrap_or_default();
    format!("{day}\t{outlet}\t{}\t{}{more}", row.title, Screened::line(path))
}
