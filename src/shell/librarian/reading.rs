//! Reads the texts of files that are new or changed, so that they can be searched.

use super::group::Group;
use super::pace::Pace;
use super::{Librarian, News, Stop};
use crate::app::Stage;
use crate::library::{Row, RowId};
use crate::loader::Item;
use crate::shell::pool;
use crate::shell::source::Source;
use crate::store::index::{FileId, ItemEntry, Vocabulary, Words};
use crate::text::Screened;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

/// Files that one worker reads at a time, at most; and bytes from which on it reads no more of them.
const JOB: (usize, u64) = (16, 256 << 10);
/// Jobs that are done ahead of what is written, at most, and the bytes of their files: some hold many articles.
const AHEAD: (usize, u64) = (128, 16 << 20);
/// Articles of the first group that is committed; each next one is twice as large.
const SMALLEST: usize = 64;
/// Articles of the largest group.
const LARGEST: usize = 2048;
/// From so many files on, the inverted lists are joined when all is read only.
const MANY: usize = 2000;

/// A file that was read.
struct Read {
    file: FileId,
    path: PathBuf,
    hash: u64,
    size: u64,
    items: Vec<ItemEntry>,
}

impl Librarian<'_> {
    /// Reads what is to be read, the newest files first.
    pub(super) fn read(&mut self) -> Result<(), Stop> {
        let todo = self.writer.unread_files()?;
        let total = todo.len();
        if total == 0 {
            return Ok(());
        }
        if total > MANY {
            self.writer.expect_much()?;
        }
        let mut pace = Pace::new(Stage::Reading, total, 0);
        self.tell(News::Progress(pace.progress()))?;
        let (source, vietnamese) = (self.source.clone(), self.vietnamese);
        let vocabulary = Arc::new(Vocabulary::default());
        let known = Arc::clone(&vocabulary);
        let jobs = jobs(todo);
        let ahead = ahead(jobs.iter().map(|job| job.bytes));
        let work = move |job: Job| -> Vec<Read> {
            job.files.into_iter().map(|file| read((&source, &known), file, vietnamese)).collect()
        };
        // While a group is written, the next one is read.
        let mut done = pool::in_order(jobs.into_iter(), ahead, work)?;
        let mut group = Group::new(SMALLEST, LARGEST);
        while let Some(files) = done.next(|| {}) {
            let progress = pace.step(files.len(), files.iter().map(|file| file.size).sum());
            let articles = files.iter().map(|file| file.items.len()).sum();
            if let Some(files) = group.add(files, articles) {
                self.keep(files, &vocabulary)?;
            }
            if let Some(progress) = progress {
                self.tell(News::Progress(progress))?;
            }
        }
        self.keep(group.rest(), &vocabulary)
    }

    /// Commits a group of files and tells of their rows.
    fn keep(&mut self, mut group: Vec<Read>, vocabulary: &Vocabulary) -> Result<(), Stop> {
        // Inverted lists grow at their ends: the smallest numbers, which are the oldest files, come first.
        group.reverse();
        self.writer.begin()?;
        let (mut rows, mut gone, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for Read { file, path, hash, items, .. } in &group {
            let put = self.writer.put_file((*file, path), *hash, items)?;
            rows.extend(put.rows);
            gone.extend(put.gone);
            changed.extend(put.changed);
        }
        self.writer.commit()?;
        vocabulary.learn(group.iter().flat_map(|read| &read.items).filter_map(ItemEntry::words));
        if !changed.is_empty() {
            self.tell(News::Changed(changed))?;
        }
        if !rows.is_empty() {
            self.tell(News::Arrived(rows))?;
        }
        if gone.is_empty() { Ok(()) } else { self.tell(News::Gone(gone)) }
    }
}

/// Files that one worker reads at a time.
#[derive(Default)]
struct Job {
    files: Vec<(FileId, PathBuf)>,
    bytes: u64,
}

fn jobs(files: Vec<(FileId, PathBuf, u64)>) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::with_capacity(files.len() / JOB.0 + 1);
    for (file, path, bytes) in files {
        if jobs.last().is_none_or(|job| job.files.len() >= JOB.0 || job.bytes + bytes > JOB.1) {
            jobs.push(Job::default());
        }
        if let Some(job) = jobs.last_mut() {
            job.files.push((file, path));
            job.bytes += bytes;
        }
    }
    jobs
}

/// As many jobs of such sizes as may be done ahead: wherever they stand in the row, they are not too large together.
fn ahead(sizes: impl Iterator<Item = u64>) -> usize {
    let (most, largest) = AHEAD;
    let (mut ahead, mut together, mut bytes) = (most, VecDeque::new(), 0);
    for size in sizes {
        together.push_back(size);
        bytes += size;
        while bytes > largest && together.len() > 1 {
            ahead = ahead.min(together.len() - 1);
            bytes -= together.pop_front().unwrap_or_default();
        }
    }
    ahead
}

fn read((source, vocabulary): (&Source, &Vocabulary), (file, path): (FileId, PathBuf), vietnamese: bool) -> Read {
    let item = |item| match item {
        // The number is known when it is put.
        Item::Article { article, .. } => {
            ItemEntry::Text(Row::loaded(RowId(0), &article), Words::of(&article.text, vocabulary))
        }
        Item::Failed(reason) => ItemEntry::Failed(Screened::line(&reason.words(vietnamese))),
    };
    match source.open(&path) {
        Ok(open) => Read { file, path, hash: open.hash, size: open.size, items: open.items().map(item).collect() },
        Err(reason) => Read { file, path, hash: 0, size: 0, items: vec![item(Item::Failed(reason))] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_are_read_alone_and_few_of_them_ahead() {
        let file = |bytes| (FileId(0), PathBuf::new(), bytes);
        let all = jobs([4000; 20].into_iter().chain([1 << 20, 1 << 20, 4000]).map(file).collect());
        assert_eq!(all.iter().map(|job| job.files.len()).collect::<Vec<_>>(), [16, 4, 1, 1, 1]);
        assert_eq!(ahead(all.iter().map(|job| job.bytes)), AHEAD.0);
        let large = |count| std::iter::repeat_n(4 << 20, count);
        assert_eq!(ahead(large(100)), 4);
        assert_eq!(ahead(std::iter::repeat_n(4000, 500).chain(large(3)).chain([4000; 500])), AHEAD.0);
    }
}
