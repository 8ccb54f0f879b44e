//! Reads the texts of files that are new or changed, so that they can be searched.

use super::group::Group;
use super::pace::Pace;
use super::{Librarian, News, Stop};
use crate::app::Stage;
use crate::library::{Row, RowId};
use crate::loader::Item;
use crate::shell::pool::{self, Taker};
use crate::shell::source::{OpenFile, Source, may_be_large};
use crate::store::index::{FileId, ItemEntry, Vocabulary, Words};
use crate::text::Screened;
use std::collections::VecDeque;
use std::ops::Range;
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
/// From so many files on, or so many bytes of them, the inverted lists are joined when all is read only.
const MANY: (usize, u64) = (2000, 8 << 20);

/// What one worker reads at a time.
enum Job {
    /// Files.
    Files(Vec<(FileId, PathBuf)>),
    /// A piece of a large file: the places of its articles, and their bytes.
    Piece(FileId, Arc<OpenFile>, Range<u32>, u64),
}

/// What was read of a file.
struct Read {
    file: FileId,
    path: PathBuf,
    /// The place of the first of these articles.
    first: u32,
    items: Vec<ItemEntry>,
    bytes: u64,
    /// The hash of the file, and how many articles it holds, where these are the last ones.
    end: Option<(u64, u32)>,
}

impl Librarian<'_> {
    /// Reads what is to be read, the newest files first.
    pub(super) fn read(&mut self) -> Result<(), Stop> {
        let todo = self.writer.unread_files()?;
        let total = todo.len();
        if total == 0 {
            return Ok(());
        }
        let bytes = todo.iter().map(|(.., bytes)| bytes).sum();
        if total > MANY.0 || bytes > MANY.1 {
            self.writer.expect_much()?;
        }
        let mut pace = Pace::of_files(Stage::Reading, total, bytes);
        self.tell(News::Progress(pace.progress()))?;
        let (source, vietnamese) = (self.source.clone(), self.vietnamese);
        let vocabulary = Arc::new(Vocabulary::default());
        let known = Arc::clone(&vocabulary);
        let batches = batches(todo);
        let ahead = ahead(batches.iter().map(|batch| if batch.is_large() { JOB.1 } else { batch.bytes }));
        let opener = source.clone();
        let jobs = batches.into_iter().flat_map(move |batch| jobs(&opener, batch));
        let work = move |job| read((&source, &known), job, vietnamese);
        // While a group is written, the next one is read.
        let mut done = pool::in_order(jobs, (ahead, Taker::Busy), work)?;
        let mut group = Group::new(SMALLEST, LARGEST);
        while let Some(files) = done.next(|| {}) {
            let ended = files.iter().filter(|file| file.end.is_some()).count();
            let progress = pace.step(ended, files.iter().map(|file| file.bytes).sum());
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
        // Inverted lists grow at their ends: the smallest numbers, which are the oldest files, come first. Pieces of one
        // file stay in order.
        group.reverse();
        group.chunk_by_mut(|a, b| a.file == b.file).for_each(<[Read]>::reverse);
        self.writer.begin()?;
        let (mut rows, mut gone, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for Read { file, path, first, items, end, .. } in &group {
            let put = self.writer.put_items((*file, path), *first, items)?;
            rows.extend(put.rows);
            changed.extend(put.changed);
            if let Some((hash, count)) = *end {
                gone.extend(self.writer.end_file(*file, hash, count)?);
            }
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

/// Files that are read by one worker, if they are not large.
#[derive(Default)]
struct Batch {
    files: Vec<(FileId, PathBuf)>,
    bytes: u64,
}

impl Batch {
    /// It is a file that may be read in pieces.
    fn is_large(&self) -> bool {
        self.files.first().is_some_and(|(_, path)| may_be_large(path, self.bytes))
    }
}

fn batches(files: Vec<(FileId, PathBuf, u64)>) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::with_capacity(files.len() / JOB.0 + 1);
    for (file, path, bytes) in files {
        if batches.last().is_none_or(|batch| batch.files.len() >= JOB.0 || batch.bytes + bytes > JOB.1) {
            batches.push(Batch::default());
        }
        if let Some(batch) = batches.last_mut() {
            batch.files.push((file, path));
            batch.bytes += bytes;
        }
    }
    batches
}

/// The jobs that a batch makes: a large file is read in pieces.
fn jobs(source: &Source, batch: Batch) -> Vec<Job> {
    let large = batch.files.first().filter(|_| batch.is_large());
    let open = large.and_then(|(_, path)| source.open(path).ok()).filter(|open| open.count() > 0).map(Arc::new);
    let Some((&(file, _), open)) = large.zip(open) else { return vec![Job::Files(batch.files)] };
    let pieces = open.pieces(JOB.1).into_iter();
    pieces.map(|(parts, bytes)| Job::Piece(file, Arc::clone(&open), parts, bytes)).collect()
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

fn read((source, vocabulary): (&Source, &Vocabulary), job: Job, vietnamese: bool) -> Vec<Read> {
    let entry = |item, start| match item {
        // The number is known when it is put.
        Item::Article { article, .. } => {
            ItemEntry::Text(Row::loaded(RowId(0), &article), Words::of(&article.text, vocabulary), start)
        }
        Item::Failed(reason) => ItemEntry::Failed(Screened::line(&reason.words(vietnamese))),
    };
    let entries = |open: &OpenFile, parts: Range<u32>| {
        parts.filter_map(|part| Some(entry(open.item(part)?, open.start(part)))).collect()
    };
    let whole = |(file, path): (FileId, PathBuf)| match source.open(&path) {
        Ok(open) => {
            let count = open.count() as u32;
            let items = entries(&open, 0..count);
            Read { file, path, first: 0, items, bytes: open.size, end: Some((open.hash, count)) }
        }
        Err(reason) => {
            let items = vec![entry(Item::Failed(reason), None)];
            Read { file, path, first: 0, items, bytes: 0, end: Some((0, 1)) }
        }
    };
    match job {
        Job::Files(files) => files.into_iter().map(whole).collect(),
        Job::Piece(file, open, parts, bytes) => {
            let is_last = parts.end as usize == open.count();
            let (first, end) = (parts.start, is_last.then_some((open.hash, parts.end)));
            vec![Read { file, path: open.path().to_owned(), first, items: entries(&open, parts), bytes, end }]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_are_read_alone_and_few_of_them_ahead() {
        let file = |bytes| (FileId(0), PathBuf::new(), bytes);
        let all = batches([4000; 20].into_iter().chain([1 << 20, 1 << 20, 4000]).map(file).collect());
        assert_eq!(all.iter().map(|batch| batch.files.len()).collect::<Vec<_>>(), [16, 4, 1, 1, 1]);
        assert_eq!(ahead(all.iter().map(|batch| batch.bytes)), AHEAD.0);
        let large = |count| std::iter::repeat_n(4 << 20, count);
        assert_eq!(ahead(large(100)), 4);
        assert_eq!(ahead(std::iter::repeat_n(4000, 500).chain(large(3)).chain([4000; 500])), AHEAD.0);
    }
}
