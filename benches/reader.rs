//! How long the parts take that a reader waits for: `cargo bench`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use docbao::app::{Key, Message, Settings};
use docbao::article::{Article, Meta, ParagraphKind};
use docbao::library::{Library, Row, RowId, Term, find_titles};
use docbao::loader::{Origin, load};
use docbao::shell::stage::Stage;
use docbao::text::{Span, fold, wrap};
use docbao::view::{Depth, Palette, Theme};
use docbao::{analysis, analyze};

fn main() {
    divan::main();
}

const SAMPLE: &[u8] = include_bytes!("../assets/articles/2025-07-31-lu-quet-nam-lech.txt");

fn sample() -> Article {
    let origin = Origin { name: "2025-07-31-x.txt", ..Origin::default() };
    load(SAMPLE, &origin)
        .items
        .into_iter()
        .find_map(|item| item.article().cloned())
        .unwrap_or_else(|| Article::new([(ParagraphKind::Body, String::new())], Meta::default()))
}

/// Bytes of a file to an article.
#[divan::bench]
fn load_text(bencher: Bencher) {
    let origin = Origin { name: "2025-07-31-x.txt", ..Origin::default() };
    bencher.counter(BytesCount::of_slice(SAMPLE)).bench(|| load(black_box(SAMPLE), &origin));
}

/// An article to entities and claims.
#[divan::bench]
fn analyze_article(bencher: Bencher) {
    let article = sample();
    bencher.counter(BytesCount::of_str(&*article.text)).bench(|| analyze(black_box(&article)));
}

/// An article to entities alone.
#[divan::bench]
fn mark_entities(bencher: Bencher) {
    let article = sample();
    let mark = || analysis::mark(black_box(&article.text), analysis::Language::Vietnamese);
    bencher.counter(BytesCount::of_str(&*article.text)).bench(mark);
}

/// Text to its folded form.
#[divan::bench]
fn fold_text(bencher: Bencher) {
    let article = sample();
    bencher.counter(BytesCount::of_str(&*article.text)).bench(|| fold(black_box(&article.text)));
}

/// A paragraph to rows.
#[divan::bench]
fn wrap_article(bencher: Bencher) {
    let article = sample();
    let text = article.text.replace('\n', " ");
    bencher.bench(|| wrap(black_box(&text), Span::new(0, text.len()), 72, &[]));
}

/// One word in the titles of so many articles.
#[divan::bench(args = [10_000, 100_000])]
fn filter_key(bencher: Bencher, articles: u32) {
    let article = sample();
    let mut library = Library::default();
    for n in 0..articles {
        let title = format!("{} {n}", article.meta.title.as_str()).into();
        library.put(Row { title, ..Row::loaded(RowId(n), &article) });
    }
    let word = Term::new("quet", false);
    bencher.bench(|| find_titles(black_box(&library), &word, None));
}

/// A frame of 200 by 60 cells.
#[divan::bench]
fn draw_frame(bencher: Bencher) {
    let stage = Stage::of_samples((200, 60), Settings::default());
    let theme = Palette::named("muc").map(|palette| Theme::new(&palette, Depth::True, false)).unwrap_or_default();
    bencher.bench_local(|| stage.buffer(black_box(&theme)));
}

/// A key that opens the next article, to the model's new state.
#[divan::bench]
fn next_article(bencher: Bencher) {
    let mut stage = Stage::of_samples((200, 60), Settings::default());
    let mut keys = ["j", "k"].iter().cycle();
    bencher.bench_local(|| {
        let key = keys.next().and_then(|key| key.chars().next()).unwrap_or('j');
        stage.tell(Message::Key(Key::char(key)));
    });
}
