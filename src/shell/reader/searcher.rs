//! The thread that looks up what is asked for while the reader types. Only the last question counts.

use super::super::lookup::look_up;
use super::super::shelf::Shelf;
use super::Event;
use crate::app::Answers;
use crate::library::Atom;
use crate::store::index::ALL;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Takes questions.
#[derive(Debug)]
pub struct Searcher {
    questions: Sender<Vec<Atom>>,
}

impl Searcher {
    /// Starts the thread; it looks at the articles of `shelf` and sends its answers to `sender`.
    pub fn start(mut shelf: Shelf, sender: Sender<Event>) -> io::Result<Self> {
        let (questions, asked) = channel();
        thread::Builder::new().name("searcher".to_owned()).spawn(move || {
            let mut next = asked.recv().ok();
            while let Some(question) = next.take() {
                next = match answer(&mut shelf, question, (&asked, &sender)) {
                    Some(question) => Some(question),
                    None => asked.recv().ok(),
                };
            }
        })?;
        Ok(Self { questions })
    }

    /// Asks for what these parts of a query find.
    pub fn ask(&self, atoms: Vec<Atom>) {
        // A thread that ended has nothing to say.
        let _ = self.questions.send(atoms);
    }
}

/// Answers a question; gives the one that came meanwhile.
fn answer(
    shelf: &mut Shelf,
    question: Vec<Atom>,
    (asked, sender): (&Receiver<Vec<Atom>>, &Sender<Event>),
) -> Option<Vec<Atom>> {
    let mut newer = asked.try_iter().last();
    let mut answers = Answers::default();
    for atom in question {
        if newer.is_some() {
            return newer;
        }
        let found = look_up(shelf, &atom, &ALL, &mut |found| {
            newer = asked.try_iter().last();
            let so_far = vec![(atom.clone(), Arc::new(found.clone()))];
            let told = sender.send(Event::Answered(Answers { found: so_far, is_partial: true }));
            newer.is_none() && told.is_ok()
        });
        match found {
            Ok(Some(found)) => answers.found.push((atom, Arc::new(found))),
            Ok(None) => return newer,
            Err(error) => {
                shelf.forget_index();
                let _ = sender.send(Event::IndexFailed(error.to_string()));
                answers.found.push((atom, Arc::default()));
            }
        }
    }
    let _ = sender.send(Event::Answered(answers));
    newer
}
