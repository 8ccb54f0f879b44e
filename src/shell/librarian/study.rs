//! Analyses the articles that were read: entities, claims, figures.

use super::group::Group;
use super::jobs::{JOB, Job, Jobs};
use super::last_file::LastFile;
use super::pace::Pace;
use super::{Librarian, News, Stop};
use crate::analyze;
use crate::app::{Progress, Stage};
use crate::article::ArticleId;
use crate::library::Print;
use crate::library::RowId;
use crate::loader::Item;
use crate::shell::pool::{self, Taker};
use crate::shell::source::Source;
use crate::shell::terminal::survive;
use crate::store::index::{Digest, FACTS, Pending, TEXTS, Writer};
use std::sync::mpsc::{Sender, channel};

/// Articles asked for at a time.
const TOGETHER: usize = 4096;
/// Where fewer articles than this are waiting for the workers, more are asked for.
const FEW: usize = 2048;
/// Articles committed together at first, and at most.
const SMALLEST: usize = 32;
const LARGEST: usize = 1024;
/// From so many articles on, the inverted lists are joined at the end only.
const MANY: usize = 2000;

/// What came of a job.
#[derive(Default)]
struct Done {
    studied: Vec<Studied>,
    /// Bytes of their texts.
    bytes: u64,
}

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
        if pending > MANY {
            self.writer.expect_much()?;
        }
        self.study_all(Pace::new(Stage::Analyzing, total, total - pending))?;
        self.writer.join(&FACTS)?;
        self.writer.rest()?;
        self.tell(News::Progress(Progress::whole(Stage::Done, total)))
    }

    fn study_all(&mut self, mut pace: Pace) -> Result<(), Stop> {
        let (sender, batches) = channel();
        let mut feed = Feed { sender: Some(sender), last: None, waiting: 0 };
        feed.fill(&self.writer)?;
        if feed.waiting == 0 {
            return Ok(self.writer.join(&TEXTS)?);
        }
        self.tell(News::Progress(pace.progress()))?;
        let source = self.source.clone();
        let jobs = Jobs::new(self.source.clone(), batches);
        let mut done = pool::in_order(jobs, (FEW / JOB, Taker::Idle), move |job| study(&source, job))?;
        // The workers need a while for their first results.
        self.writer.join(&TEXTS)?;
        let mut group = Group::new(SMALLEST, LARGEST);
        while let Some(Done { studied, bytes }) = done.next(|| {}) {
            let count = studied.len();
            feed.waiting -= count;
            feed.fill(&self.writer)?;
            let progress = pace.step(count, bytes);
            if let Some(studied) = group.add(studied, count) {
                self.keep_digests(studied)?;
            }
            if let Some(progress) = progress {
                self.tell(News::Progress(progress))?;
            }
        }
        self.keep_digests(group.rest())
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

/// Articles on their way to the workers.
struct Feed {
    sender: Option<Sender<Vec<Pending>>>,
    /// The last one that was sent.
    last: Option<RowId>,
    /// Those that were sent and are not analysed.
    waiting: usize,
}

impl Feed {
    /// Sends more where few are left.
    fn fill(&mut self, writer: &Writer) -> Result<(), Stop> {
        let Some(sender) = self.sender.as_ref().filter(|_| self.waiting < FEW) else { return Ok(()) };
        let batch = writer.pending(self.last, TOGETHER)?;
        let rows = batch.iter().flat_map(|pending| &pending.parts).map(|(_, row, _)| *row);
        self.last = rows.clone().min();
        self.waiting += rows.count();
        if batch.is_empty() || sender.send(batch).is_err() {
            self.sender = None;
        }
        Ok(())
    }
}

/// Does a job.
fn study(source: &Source, job: Job) -> Done {
    let mut done = Done::default();
    match job {
        Job::Files(files) => {
            let mut last = LastFile::new(source.clone());
            for Pending { path, parts } in files {
                parts.into_iter().for_each(|(part, row, content)| done.add((row, content), last.item(&path, part)));
            }
        }
        Job::Parts(file, parts) => {
            parts.into_iter().for_each(|(part, row, content)| done.add((row, content), file.item(part)));
        }
    }
    done
}

impl Done {
    /// An article that changed or went away meanwhile counts as one without claims until it is read again.
    fn add(&mut self, (row, content): (RowId, ArticleId), item: Option<Item>) {
        let found = item.and_then(|item| digest(&item, content, &mut self.bytes));
        let (digest, print) = found.unwrap_or_default();
        self.studied.push(Studied { row, digest, print });
    }
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
