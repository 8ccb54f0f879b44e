//! The thread that analyses what is not open.

use super::Event;
use crate::analysis::Analysis;
use crate::analyze;
use crate::article::Article;
use crate::library::RowId;
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

type Job = (RowId, Arc<Article>);

/// Results are told together, so that the screen is not drawn for each.
const TOGETHER: Duration = Duration::from_millis(60);

#[derive(Debug, Default)]
struct Queue {
    jobs: Mutex<VecDeque<Job>>,
    more: Condvar,
}

/// Hands articles to the thread.
#[derive(Debug)]
pub struct Analyst {
    queue: Arc<Queue>,
}

impl Analyst {
    /// Starts the thread; what it finds is sent to `sender`.
    pub fn start(sender: Sender<Event>) -> io::Result<Self> {
        let queue = Arc::new(Queue::default());
        let work = Arc::clone(&queue);
        thread::Builder::new().name("analyst".to_owned()).spawn(move || {
            // An article that panics the analysis is lost, not the others.
            while std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| serve(&work, &sender))).is_err() {}
        })?;
        Ok(Self { queue })
    }

    /// Articles to analyse after those already waiting.
    pub fn queue(&self, jobs: impl Iterator<Item = Job>) {
        self.queue.lock().extend(jobs);
        self.queue.more.notify_one();
    }

    /// An article to analyse before all others.
    pub fn hurry(&self, job: Job) {
        self.queue.lock().push_front(job);
        self.queue.more.notify_one();
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Job>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next job; none where that would have to be waited for.
    fn next(&self) -> Option<Job> {
        self.lock().pop_front()
    }

    fn wait(&self) -> Job {
        let mut jobs = self.lock();
        loop {
            if let Some(job) = jobs.pop_front() {
                return job;
            }
            jobs = self.more.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn serve(queue: &Queue, sender: &Sender<Event>) {
    loop {
        let mut found: Vec<(RowId, Arc<Analysis>)> = Vec::new();
        let mut job = Some(queue.wait());
        let start = Instant::now();
        while let Some((id, article)) = job {
            found.push((id, Arc::new(analyze(&article))));
            job = if start.elapsed() < TOGETHER { queue.next() } else { None };
        }
        if sender.send(Event::Analyzed(found)).is_err() {
            return;
        }
    }
}
