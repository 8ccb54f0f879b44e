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
use std::path::PathBuf;
use std::sync::Arc;

/// Files that one worker reads at a time.
const JOB: usize = 16;
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
        let jobs: Vec<Vec<(FileId, PathBuf)>> = todo.chunks(JOB).map(<[_]>::to_vec).collect();
        let work = move |job: Vec<(FileId, PathBuf)>| -> Vec<Read> {
            job.into_iter().map(|file| read((&source, &known), file, vietnamese)).collect()
        };
        // While a group is written, the next one is read.
        let mut done = pool::in_order(jobs.into_iter(), LARGEST / JOB, work)?;
        let mut group = Group::new(SMALLEST, LARGEST);
        while let Some(files) = done.next(|| {}) {
            let progress = pace.step(files.len(), files.iter().map(|file| file.size).sum());
            if let Some(files) = group.add(files) {
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

fn read((source, vocabulary): (&Source, &Vocabulary), (file, path): (FileId, PathBuf), vietnamese: bool) -> Read {
    let contents = source.load(&path);
    let item = |item| match item {
        // The number is known when it is put.
        Item::Article { article, .. } => {
            ItemEntry::Text(Row::loaded(RowId(0), &article), Words::of(&article.text, vocabulary))
        }
        Item::Failed(reason) => ItemEntry::Failed(Screened::line(&reason.words(vietnamese))),
    };
    let items = contents.items.into_iter().map(item).collect();
    Read { file, path, hash: contents.hash, size: contents.size, items }
}
