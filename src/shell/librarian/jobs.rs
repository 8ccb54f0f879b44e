//! Articles that are to be analysed, cut into jobs for workers.

use super::last_file::LastFile;
use crate::article::ArticleId;
use crate::library::RowId;
use crate::shell::source::{OpenFile, Source};
use crate::store::index::Pending;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// Articles of one job.
pub const JOB: usize = 8;

/// An article of a file: its place there, its row, and what its text is to be.
pub type Part = (u32, RowId, ArticleId);

/// What one worker analyses at a time.
#[derive(Debug)]
pub enum Job {
    /// Files of few articles, which the worker loads.
    Files(Vec<Pending>),
    /// Articles of a file of many, which is opened once for all.
    Parts(Arc<OpenFile>, Vec<Part>),
}

/// Makes jobs of what comes in, until nothing more can come.
pub struct Jobs {
    batches: Receiver<Vec<Pending>>,
    last: LastFile,
    ready: VecDeque<Job>,
}

impl Jobs {
    /// Jobs for the files of `source` that come in `batches`.
    pub fn new(source: Source, batches: Receiver<Vec<Pending>>) -> Self {
        Self { batches, last: LastFile::new(source), ready: VecDeque::new() }
    }

    fn cut(&mut self, batch: Vec<Pending>) {
        let mut files = Files::default();
        for pending in batch {
            let is_large = pending.parts.len() > JOB || self.last.is(&pending.path);
            if is_large || pending.parts.len() > files.room() {
                self.ready.extend(files.take());
            }
            if !is_large {
                files.add(pending);
                continue;
            }
            match self.last.open(&pending.path).map(Arc::clone) {
                Some(file) => {
                    let parts = pending.parts.chunks(JOB).map(<[Part]>::to_vec);
                    self.ready.extend(parts.map(|parts| Job::Parts(Arc::clone(&file), parts)));
                }
                None => self.ready.push_back(Job::Files(vec![pending])),
            }
        }
        self.ready.extend(files.take());
    }
}

/// Files of few articles.
#[derive(Default)]
struct Files {
    files: Vec<Pending>,
    articles: usize,
}

impl Files {
    fn room(&self) -> usize {
        JOB - self.articles
    }

    fn add(&mut self, file: Pending) {
        self.articles += file.parts.len();
        self.files.push(file);
    }

    fn take(&mut self) -> Option<Job> {
        let Self { files, .. } = std::mem::take(self);
        (!files.is_empty()).then_some(Job::Files(files))
    }
}

impl Iterator for Jobs {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        while self.ready.is_empty() {
            let batch = self.batches.recv().ok()?;
            self.cut(batch);
        }
        self.ready.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loader::Item;
    use std::path::PathBuf;
    use std::sync::mpsc::channel;

    fn pending(name: &str, count: u32) -> Pending {
        let parts = (0..count).map(|part| (part, RowId(part + 1), ArticleId(part.into()))).collect();
        Pending { path: PathBuf::from(name), parts }
    }

    #[test]
    fn small_files_go_together_and_large_ones_are_opened_once() {
        let lines: String =
            (0..20).map(|n| format!("{{\"title\": \"Tin {n}\", \"content\": \"Một câu.\"}}\n")).collect();
        let held = vec![(String::from("a.jsonl"), lines.into_bytes())];
        let (sender, batches) = channel();
        let (mut first, mut second) = (pending("a.jsonl", 20), pending("a.jsonl", 20));
        first.parts.truncate(10);
        second.parts.drain(..10);
        sender.send(vec![pending("b", 3), pending("c", 4), pending("d", 2), first]).unwrap();
        sender.send(vec![second]).unwrap();
        drop(sender);
        let jobs: Vec<String> = Jobs::new(Source::Held(std::sync::Arc::new(held)), batches)
            .map(|job| match job {
                Job::Files(files) => files.iter().map(|file| file.path.display().to_string()).collect(),
                Job::Parts(file, parts) => {
                    assert!(parts.iter().all(|(part, ..)| matches!(file.item(*part), Some(Item::Article { .. }))));
                    parts.len().to_string()
                }
            })
            .collect();
        assert_eq!(jobs, ["bc", "d", "8", "2", "8", "2"].map(String::from).to_vec());
    }
}
