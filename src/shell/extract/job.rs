//! What one job gives: its articles in the form that is wanted, and what could not be read.

use super::form::Form;
use super::input::Job;
use super::pick;
use crate::app::Touches;
use crate::article::Article;
use crate::loader::{self, CAP, Item, Origin, Reason, Warning};
use crate::shell::args::Tongue;
use crate::shell::export::Document;
use crate::shell::files::Found;
use crate::shell::records;
use crate::shell::terminal::test_panic;
use crate::text::Screened;
use std::borrow::Cow;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What one job gives.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// Each article as it is to be written.
    pub(super) articles: Vec<Vec<u8>>,
    /// What could not be read and why, a line each.
    pub(super) failures: Vec<Screened>,
}

/// Reads, analyses and renders. A fault of docbao in one file costs that file only.
pub(super) fn work(job: Job, form: Form) -> Done {
    let name = name(&job);
    let work = AssertUnwindSafe(|| {
        test_panic("load");
        done(job, form)
    });
    catch_unwind(work).unwrap_or_else(|_| {
        let words = pick(form.tongue, ["lỗi bên trong docbao, bỏ qua", "a fault of docbao, left out"]);
        Done { failures: vec![Screened::line(&format!("{name}: {words}"))], ..Done::default() }
    })
}

fn name(job: &Job) -> String {
    match job {
        Job::File(found) => found.path.to_string_lossy().into_owned(),
        Job::Part(open, part) => format!("{}#{}", open.path().to_string_lossy(), part + 1),
        Job::Unread(unread) => unread.path.to_string_lossy().into_owned(),
        Job::Record(_, number) | Job::Lost(Some(number), _) => format!("-:{number}"),
        Job::Whole(_) | Job::Lost(None, _) => "-".to_owned(),
    }
}

fn done(job: Job, form: Form) -> Done {
    let name = name(&job);
    let path = if matches!(job, Job::Record(..) | Job::Lost(..)) { "-" } else { name.as_str() };
    let mut done = Done::default();
    match job {
        Job::File(found) => match read(&found) {
            Ok(items) => done.add_all(items, path, form),
            Err(error) => done.fail_by(&name, &error, form.tongue),
        },
        Job::Part(open, part) => {
            let item = open.item(part).unwrap_or(Item::Failed(Reason::Missing));
            done.add(item, [&name, &open.path().to_string_lossy()], form);
        }
        Job::Unread(unread) => done.fail_by(&name, &unread.error, form.tongue),
        Job::Record(line, _) => done.add(records::line(&line, &Origin::default()), [&name, path], form),
        Job::Whole(bytes) => done.add_all(loader::load(&bytes, &Origin::default()).items, path, form),
        Job::Lost(_, reason) => done.fail(&name, reason, form.tongue),
    }
    done
}

fn read(found: &Found) -> io::Result<Vec<Item>> {
    let (bytes, _) = found.read(CAP)?;
    let (name, folder) = (last(&found.path), found.path.parent().and_then(last));
    let origin = Origin { name: name.as_deref().unwrap_or_default(), folder: folder.as_deref(), modified: None };
    Ok(loader::load(&bytes, &origin).items)
}

/// The last part of a path.
fn last(path: &Path) -> Option<Cow<'_, str>> {
    path.file_name().map(|name| name.to_string_lossy())
}

impl Done {
    fn add_all(&mut self, items: Vec<Item>, path: &str, form: Form) {
        let is_one = items.len() == 1;
        for (number, item) in items.into_iter().enumerate() {
            let name = if is_one { path.to_owned() } else { format!("{path}#{}", number + 1) };
            self.add(item, [&name, path], form);
        }
    }

    fn add(&mut self, item: Item, [name, path]: [&str; 2], form: Form) {
        match item {
            Item::Article { article, warnings } => match render(&article, &warnings, path, form) {
                Ok(bytes) => self.articles.push(bytes),
                Err(error) => self.fail_by(name, &error, form.tongue),
            },
            Item::Failed(reason) => self.fail(name, reason, form.tongue),
        }
    }

    fn fail(&mut self, name: &str, reason: Reason, tongue: Tongue) {
        self.failures.push(Screened::line(&format!("{name}: {}", reason.words(tongue == Tongue::Vietnamese))));
    }

    /// The loader knows words for the usual errors; the others speak for themselves.
    fn fail_by(&mut self, name: &str, error: &io::Error, tongue: Tongue) {
        match Reason::of(error) {
            Reason::Io => self.failures.push(Screened::line(&format!("{name}: {error}"))),
            reason => self.fail(name, reason, tongue),
        }
    }
}

fn render(article: &Article, warnings: &[Warning], path: &str, form: Form) -> io::Result<Vec<u8>> {
    let (analysis, dropped) = crate::explain(article);
    let touches = Touches::default();
    form.article(&Document { path, article, analysis: &analysis, touches, dropped: &dropped, warnings })
}
