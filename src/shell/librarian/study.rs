//! Analyses the articles that were read: entities, claims, figures.

use super::pace::Pace;
use super::{Librarian, News, Stop};
use crate::analyze;
use crate::app::{Progress, Stage};
use crate::article::ArticleId;
use crate::library::Print;
use crate::library::RowId;
use crate::loader::Item;
use crate::shell::pool;
use crate::shell::source::Source;
use crate::shell::terminal::survive;
use crate::store::index::{Digest, Pending};

/// Articles asked for at a time.
const TOGETHER: usize = 4096;
/// Articles of one file that one worker analyses at a time.
const PARTS: usize = 64;
/// Articles that one worker analyses at a time.
const JOB: usize = 8;
/// Articles committed together at first, and at most.
const SMALLEST: usize = 32;
const LARGEST: usize = 1024;
/// From so many articles on, the inverted lists are joined at the end.
const MANY: usize = 2000;

/// An article that was analysed.
struct Studied {
    row: RowId,
    digest: Digest,
    /// The fingerprint by which stories are grouped.
    print: Vec<u8>,
}

impl Librarian<'_> {
    /// Analyses what is to be analysed, the newest articles first.
    pub(super) fn study(&mut self) -> Result<(), Stop> {
        let (pending, total) = self.writer.counts()?;
        let mut pace = Pace::new(Stage::Analyzing, total, total - pending);
        let mut room = SMALLEST;
        if pending > MANY {
            self.writer.expect_much()?;
        }
        loop {
            let todo = self.writer.pending(TOGETHER)?;
            if todo.is_empty() {
                break;
            }
            self.study_some(todo, &mut pace, &mut room)?;
        }
        if pending > MANY {
            self.writer.begin()?;
            self.writer.merge()?;
            self.writer.commit()?;
        }
        self.writer.rest()?;
        self.tell(News::Progress(Progress::whole(Stage::Done, total)))
    }

    fn study_some(&mut self, todo: Vec<Pending>, pace: &mut Pace, room: &mut usize) -> Result<(), Stop> {
        self.tell(News::Progress(pace.progress()))?;
        let source = self.source.clone();
        let jobs = gather(todo.into_iter().flat_map(split));
        let work = move |job: Vec<Pending>| {
            let (mut all, mut bytes) = (Vec::new(), 0);
            for pending in job {
                all.extend(study(&source, pending, &mut bytes));
            }
            (all, bytes)
        };
        let mut done = pool::in_order(jobs.into_iter(), work)?;
        let mut group = Vec::new();
        while let Some((studied, bytes)) = done.next(|| {}) {
            let progress = pace.step(studied.len(), bytes);
            group.extend(studied);
            if group.len() >= *room {
                self.keep_digests(std::mem::take(&mut group))?;
                *room = (*room * 2).min(LARGEST);
            }
            if let Some(progress) = progress {
                self.tell(News::Progress(progress))?;
            }
        }
        self.keep_digests(group)
    }

    fn keep_digests(&mut self, mut group: Vec<Studied>) -> Result<(), Stop> {
        group.sort_by_key(|studied| studied.row);
        self.writer.begin()?;
        for studied in &group {
            self.writer.put_digest(studied.row, &studied.digest)?;
            self.writer.put_print(studied.row, &studied.print)?;
        }
        self.writer.commit()?;
        let counted = group.iter().map(|studied| (studied.row, studied.digest.claims.len())).collect();
        self.tell(News::Counted(counted))
    }
}

/// A file of many articles makes several jobs.
fn split(pending: Pending) -> Vec<Pending> {
    let parts = pending.parts.chunks(PARTS);
    parts.map(|parts| Pending { path: pending.path.clone(), parts: parts.to_vec() }).collect()
}

/// Files of few articles make one job together.
fn gather(files: impl Iterator<Item = Pending>) -> Vec<Vec<Pending>> {
    let mut jobs: Vec<Vec<Pending>> = Vec::new();
    let mut room = 0;
    for file in files {
        let parts = file.parts.len();
        match jobs.last_mut().filter(|_| parts <= room) {
            Some(job) => job.push(file),
            None => {
                jobs.push(vec![file]);
                room = JOB;
            }
        }
        room = room.saturating_sub(parts);
    }
    jobs
}

fn study(source: &Source, pending: Pending, bytes: &mut u64) -> Vec<Studied> {
    let contents = source.load(&pending.path);
    let mut items: Vec<Option<Item>> = contents.items.into_iter().map(Some).collect();
    let studied = pending.parts.into_iter().map(|(part, row, content)| {
        let item = items.get_mut(part as usize).and_then(Option::take);
        let found = item.and_then(|item| digest(&item, content, bytes));
        // An article that changed or went away meanwhile counts as one without claims until it is read again.
        let (digest, print) = found.unwrap_or_default();
        Studied { row, digest, print }
    });
    studied.collect()
}

/// What is to be kept of an article; none where it is another one, or where docbao fails on it.
fn digest(item: &Item, content: ArticleId, bytes: &mut u64) -> Option<(Digest, Vec<u8>)> {
    let article = item.article().filter(|article| article.id == content)?;
    *bytes += article.text.len() as u64;
    let study = || {
        let analysis = analyze(article);
        (Digest::of(article, &analysis), Print::of(article, &analysis).to_bytes())
    };
    survive(study)
}
