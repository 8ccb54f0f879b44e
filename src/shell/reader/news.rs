//! What the thread that keeps the index has to tell.

use super::super::librarian::News;
use super::super::shelf::{self, shown};
use super::Reader;
use crate::app::{Message, Notice, Shelved};
use crate::text::Screened;
use std::sync::Arc;

impl Reader {
    /// News of the library.
    pub(super) fn hear(&mut self, news: News) {
        if !matches!(news, News::Progress(_) | News::Counted(_) | News::Unread(_)) {
            self.ahead = None;
        }
        match news {
            News::Shelved(library, renumbered, paths) => {
                self.shelf.take_paths(paths);
                self.shelf.forget_texts();
                self.tell(Message::Shelved(Box::new(Shelved { library: *library, renumbered })));
                self.look_again();
            }
            News::Rebuilt => self.index_goes(self.model.tongue.words().index_rebuilt),
            News::Lost => self.index_goes(self.model.tongue.words().index_lost),
            News::Arrived(rows) => {
                self.shelf.take_paths(Arc::default());
                self.shelf.forget_texts();
                self.tell(Message::Arrived(rows));
            }
            News::Gone(rows) => self.tell(Message::Gone(rows)),
            News::Changed(changed) => {
                self.shelf.forget_texts();
                for (row, from, to) in changed {
                    let text = self.shelf.article(row).article;
                    let carried = self.keeper.carry((from, to), &text.text);
                    carried.into_iter().for_each(|message| self.tell(message));
                }
            }
            News::Counted(rows) => self.tell(Message::Counted(rows)),
            News::Progress(progress) => {
                self.tell(Message::Progress(progress));
                if self.model.progress.is_done() {
                    self.look_again();
                }
            }
            News::Unread(failures) => {
                let failure = failures.first().map(|(path, reason)| format!("{}: {reason}", path.display()));
                failure.into_iter().for_each(|text| self.tell(Message::Told(Notice::error(text))));
            }
        }
    }

    /// The index is made anew, for this reason.
    fn index_goes(&mut self, why: &str) {
        self.shelf.forget_index();
        self.searcher = None;
        self.tell(Message::Told(Notice::info(why)));
    }

    /// The open article may be another one by now in the same file: who follows another instance is not told of single
    /// changes. Or nothing was found where its file lay when it was opened, and the file lies elsewhere.
    fn look_again(&mut self) {
        let Some(reading) = &self.model.reading else { return };
        let (row, from, library) = (reading.row, reading.article.id, &self.model.library);
        let is_missed = reading.article.paragraphs.is_empty() && !library.is_failed(row);
        let is_other = library.content(row).is_some_and(|now| now != from) && library.with_content(from).is_none();
        if !is_missed && !is_other {
            return;
        }
        self.ahead = None;
        let shelf::Shelved { article, path, .. } = self.shelf.article(row);
        let is_there = Screened::line(&shown(path.as_deref())) == reading.path;
        if article.id == from || !(is_missed || is_there) {
            return;
        }
        if !is_missed {
            let carried = self.keeper.carry((from, article.id), &article.text);
            carried.into_iter().for_each(|message| self.tell(message));
        }
        let opened = self.open(row);
        self.tell(opened);
    }
}
