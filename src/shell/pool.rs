//! Work on several threads whose results come out in the order in which the jobs went in, in bounded memory.

use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, thread};

/// A job and where its result goes.
type Ticket<J, R> = (J, SyncSender<R>);

/// Results in the order of their jobs.
#[derive(Debug)]
pub struct InOrder<R> {
    order: Receiver<Receiver<R>>,
}

/// What is done with the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// Less than a worker does for them.
    Idle,
    /// As much as a worker does, or more: they would only keep it from its work if there were as many as processors.
    Busy,
}

impl Taker {
    /// The workers that it leaves room for.
    fn workers(self) -> usize {
        let processors = thread::available_parallelism().map_or(2, usize::from);
        match self {
            Self::Idle => processors.clamp(2, 16),
            Self::Busy => processors.saturating_sub(1).clamp(1, 16),
        }
    }
}

/// Does `work` on each of `jobs` for a taker of results; one thread asks for the jobs, some do the work. At most `ahead`
/// jobs, or a few a thread where that is more, are under way or waiting to be taken out.
pub fn in_order<J, R>(
    jobs: impl Iterator<Item = J> + Send + 'static,
    (ahead, taker): (usize, Taker),
    work: impl Fn(J) -> R + Send + Sync + 'static,
) -> io::Result<InOrder<R>>
where
    J: Send + 'static,
    R: Send + 'static,
{
    let threads = taker.workers();
    let (tickets, waiting) = sync_channel::<Ticket<J, R>>(threads);
    let (order_in, order) = sync_channel::<Receiver<R>>(ahead.max(3 * threads));
    let (waiting, work) = (Arc::new(Mutex::new(waiting)), Arc::new(work));
    for _ in 0..threads {
        let (waiting, work) = (Arc::clone(&waiting), Arc::clone(&work));
        thread::Builder::new().name("worker".to_owned()).spawn(move || serve(&waiting, &*work))?;
    }
    thread::Builder::new().name("jobs".to_owned()).spawn(move || {
        for job in jobs {
            let (result_in, result) = sync_channel(1);
            if order_in.send(result).is_err() || tickets.send((job, result_in)).is_err() {
                return;
            }
        }
    })?;
    Ok(InOrder { order })
}

fn serve<J, R>(waiting: &Mutex<Receiver<Ticket<J, R>>>, work: &impl Fn(J) -> R) {
    loop {
        let ticket = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((job, result)) = ticket else { return };
        // Nobody may want the result any more; that ends with the program.
        let _ = result.send(work(job));
    }
}

impl<R> InOrder<R> {
    /// The next result; `idle` is called before it is waited for. None at the end.
    pub fn next(&mut self, mut idle: impl FnMut()) -> Option<R> {
        let result = match self.order.try_recv() {
            Ok(result) => result,
            Err(TryRecvError::Empty) => {
                idle();
                self.order.recv().ok()?
            }
            Err(TryRecvError::Disconnected) => return None,
        };
        match result.try_recv() {
            Ok(result) => Some(result),
            Err(_) => {
                idle();
                result.recv().ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_and_jobs_are_not_taken_ahead_for_ever() {
        static TAKEN: AtomicUsize = AtomicUsize::new(0);
        let jobs = (0..500_usize).inspect(|_| {
            TAKEN.fetch_add(1, Ordering::SeqCst);
        });
        let work = |n: usize| {
            thread::sleep(Duration::from_micros(if n.is_multiple_of(7) { 300 } else { 10 }));
            n
        };
        let mut results = in_order(jobs, (0, Taker::Idle), work).unwrap();
        for expected in 0..500 {
            assert_eq!(results.next(|| {}), Some(expected));
            assert!(TAKEN.load(Ordering::SeqCst) <= expected + 100);
        }
        assert_eq!(results.next(|| {}), None);
    }
}
