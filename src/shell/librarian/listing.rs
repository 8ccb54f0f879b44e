//! What became of the files since the index was last brought up to date.

use super::peek::{Peek, entry, peek};
use super::{Librarian, News, Stop};
use crate::app::{Progress, Stage};
use crate::library::{Library, RowId};
use crate::shell::files::Found;
use crate::shell::pool::{self, Taker};
use crate::shell::source::Listed;
use crate::store::index::{self, Fate, FileEntry, FileId, KnownFiles, ReadFile};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Files shown before all are listed: those of a screen.
const FIRST: usize = 60;
/// Files looked at by one worker at a time.
const TOGETHER: usize = 256;

impl Librarian<'_> {
    /// Compares the files with what the index knows of them, and notes what is to be read.
    pub(super) fn list(&mut self) -> Result<(), Stop> {
        let mut unread = Vec::new();
        let mut listed = |listed: Listed| match listed {
            Ok(found) => Some(found),
            Err(failure) => {
                unread.push((failure.path, failure.error.to_string()));
                None
            }
        };
        let known = self.writer.known_files()?;
        if known.is_empty() {
            let found: Vec<Found> = self.source.files(self.entering.clone()).filter_map(listed).collect();
            self.take_in_all(found)?;
        } else {
            let files = self.source.files_in_any_order(self.entering.clone());
            self.compare(files.filter_map(|file| entry(&listed(file)?)), known)?;
        }
        if !unread.is_empty() {
            self.tell(News::Unread(unread))?;
        }
        Ok(())
    }

    /// The index is empty: everything is new. The list is shown at once, from the first lines of the files.
    fn take_in_all(&mut self, found: Vec<Found>) -> Result<(), Stop> {
        let first = self.show_first(&found)?;
        let mut peeks: Vec<Peek> = Vec::with_capacity(found.len());
        let groups: Vec<Vec<Found>> = found.chunks(TOGETHER).map(<[Found]>::to_vec).collect();
        let source = self.source.clone();
        let look = move |group: Vec<Found>| group.iter().filter_map(|found| peek(&source, found)).collect::<Vec<_>>();
        let mut looked = pool::in_order(groups.into_iter(), (0, Taker::Idle), look)?;
        while let Some(group) = looked.next(|| {}) {
            peeks.extend(group);
        }
        drop(found);
        // The oldest first, so that the newest have the largest numbers; files of one minute against their names, as
        // the list shows the larger number first.
        peeks.reverse();
        peeks.sort_by_key(Peek::moment);
        let mut library = Library::with_room(peeks.len() as u32 + 1);
        let (mut renumbered, mut paths) = (HashMap::new(), HashMap::with_capacity(peeks.len()));
        let mut entries = Vec::with_capacity(peeks.len());
        for (n, Peek { entry, mut row }) in peeks.into_iter().enumerate() {
            row.id = RowId(n as u32 + 1);
            if let Some(before) = first.get(&entry.path) {
                renumbered.insert(*before, row.id);
            }
            paths.insert(row.id, entry.path.clone());
            library.put(row);
            entries.push(entry);
        }
        let total = library.len();
        self.tell(News::Progress(Progress { stage: Stage::Reading, total, ..Progress::default() }))?;
        self.tell(News::Shelved(Box::new(library), renumbered, Arc::new(paths)))?;
        self.add(&entries)
    }

    /// Shows the first files before all are looked at, under numbers of their own. Gives those by path.
    fn show_first(&mut self, found: &[Found]) -> Result<HashMap<PathBuf, RowId>, Stop> {
        let mut shown = HashMap::new();
        if found.len() <= FIRST {
            return Ok(shown);
        }
        let mut library = Library::default();
        let mut paths = HashMap::new();
        for (n, found) in found.iter().rev().take(FIRST).rev().enumerate() {
            let Some(Peek { entry, mut row }) = peek(&self.source, found) else { continue };
            row.id = RowId(n as u32 + 1);
            shown.insert(entry.path.clone(), row.id);
            paths.insert(row.id, entry.path);
            library.put(row);
        }
        let progress = Progress { stage: Stage::Listing, total: found.len(), ..Progress::default() };
        self.tell(News::Progress(progress))?;
        self.tell(News::Shelved(Box::new(library), HashMap::new(), Arc::new(paths)))?;
        Ok(shown)
    }

    fn add(&mut self, entries: &[FileEntry]) -> Result<(), Stop> {
        if entries.len() > 1000 {
            self.writer.expect_much()?;
        }
        self.writer.begin()?;
        for entry in entries {
            self.writer.add_file(entry)?;
        }
        Ok(self.writer.commit()?)
    }

    fn compare(&mut self, entries: impl Iterator<Item = FileEntry>, mut known: KnownFiles) -> Result<(), Stop> {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for entry in entries {
            match known.find(&entry) {
                Fate::Same => {}
                Fate::Changed(id) => changed.push((id, entry)),
                Fate::New => new.push(entry),
            }
        }
        let mut lost = known.lost();
        drop(known);
        let moved = self.moved(&mut new, &mut lost)?;
        if new.is_empty() && changed.is_empty() && moved.is_empty() && lost.is_empty() {
            return Ok(());
        }
        new.sort_by_key(|entry| entry.time);
        self.writer.begin()?;
        for (id, entry) in &moved {
            self.writer.moved_file(*id, entry)?;
        }
        for (id, entry) in &changed {
            self.writer.changed_file(*id, entry)?;
        }
        let mut gone = Vec::new();
        for id in lost {
            gone.extend(self.writer.remove_file(id)?);
        }
        self.writer.commit()?;
        self.add(&new)?;
        if gone.is_empty() { Ok(()) } else { self.tell(News::Gone(gone)) }
    }

    /// Takes the files out of `new` and `lost` that only lie elsewhere: their bytes are the same.
    fn moved(
        &self,
        new: &mut Vec<FileEntry>,
        lost: &mut Vec<FileId>,
    ) -> Result<Vec<(FileId, FileEntry)>, index::Error> {
        let mut moved = Vec::new();
        if new.is_empty() || lost.is_empty() {
            return Ok(moved);
        }
        let read = lost.iter().filter_map(|id| self.writer.read_file(*id).transpose());
        let mut by_size: HashMap<u64, Vec<ReadFile>> = HashMap::new();
        for file in read {
            let file = file?;
            by_size.entry(file.size).or_default().push(file);
        }
        new.retain(|entry| {
            let Some(files) = by_size.get_mut(&entry.size).filter(|files| !files.is_empty()) else { return true };
            let Ok(hash) = self.source.open(&entry.path).map(|file| file.hash) else { return true };
            let Some(at) = files.iter().position(|file| file.hash == hash) else { return true };
            moved.push((files.swap_remove(at).id, entry.clone()));
            false
        });
        let found: HashSet<FileId> = moved.iter().map(|(id, _)| *id).collect();
        lost.retain(|id| !found.contains(id));
        Ok(moved)
    }
}
