//! A gzip file, unpacked from any place on.
//!
//! It can be unpacked from its beginning on only, or from where somebody was who has unpacked it up to there. So it is
//! remembered how things stood at some places, and where the last readers stopped: each goes on from the nearest place
//! before what it wants. What it passes by is kept for the next one: the newest articles come first, and mostly they
//! stand last.

use super::bytes::read;
use crate::loader::{Reason, is_gzip, most_unpacked};
use flate2::bufread::GzDecoder;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{MZFlush, MZStatus};
use std::fmt;
use std::fs::File;
use std::io;
use std::sync::{Mutex, PoisonError};

/// Packed bytes that are read at a time: no header is longer.
const PACKED: usize = 16 << 10;
/// Bytes that are unpacked at a time on the way to those that are wanted.
const SKIPPED: usize = 64 << 10;
/// The most bytes that are kept of what was passed by.
const PASSED: usize = 4 << 20;
/// Unpacked bytes between places that are remembered, at first; and the most such places, each of some 43 KB.
const DISTANCE: u64 = 1 << 20;
const MARKS: usize = 64;
/// Readers who may read at the same time without one sending the other back.
const READERS: usize = 4;
/// The bytes behind a member: the sum and the number of what it holds.
const TRAILER: u64 = 8;

/// See the module.
pub struct Unpacker {
    file: File,
    /// Bytes of the file.
    packed: u64,
    places: Mutex<Places>,
}

/// A place in the file.
#[derive(Clone, Default)]
struct Place {
    /// Bytes that were unpacked before it, and those that came out of them.
    at: u64,
    out: u64,
    /// None between two members.
    member: Option<Box<Member>>,
}

/// A file has one member, or several one behind the other. What of it is known at a place.
#[derive(Clone, Default)]
struct Member {
    state: InflateState,
    sum: crc32fast::Hasher,
}

/// Places from which to go on.
struct Places {
    /// In their order; the first one is the beginning.
    marks: Vec<Place>,
    distance: u64,
    /// Where the last readers stopped.
    readers: Vec<Place>,
    /// What the last one who skipped bytes passed by.
    passed: Passed,
}

/// Unpacked bytes, from `start` on.
#[derive(Default)]
struct Passed {
    start: u64,
    bytes: Vec<u8>,
}

impl Unpacker {
    /// That of `file`, or `file` where it is not packed.
    pub(super) fn of(file: File) -> io::Result<Result<Self, File>> {
        let mut start = [0; 3];
        if !is_gzip(read(&file, 0, &mut start)?) {
            return Ok(Err(file));
        }
        let marks = vec![Place::default()];
        let places = Places { marks, distance: DISTANCE, readers: Vec::new(), passed: Passed::default() };
        Ok(Ok(Self { packed: file.metadata()?.len(), file, places: Mutex::new(places) }))
    }

    /// What of the unpacked bytes stands at `at`, as much as `room` takes; nothing at the end.
    ///
    /// # Errors
    /// The file cannot be read, is damaged or swells beyond all measure; see [`Reason::of`].
    pub(super) fn read<'r>(&self, at: u64, room: &'r mut [u8]) -> io::Result<&'r [u8]> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = places.passed.get(at, room.len()) {
            room.copy_from_slice(bytes);
            return Ok(room);
        }
        let mut place = places.before(at);
        if place.out < at {
            places.passed.begin(place.out);
            let mut skipped = vec![0; SKIPPED];
            while place.out < at {
                let much = SKIPPED.min((at - place.out) as usize);
                let count = self.step(&mut place, &mut skipped[..much])?;
                if count == 0 {
                    return Ok(&[]);
                }
                places.passed.add(&skipped[..count]);
                places.remember(&place);
            }
        }
        let mut count = 0;
        while count < room.len() {
            let more = self.step(&mut place, &mut room[count..])?;
            if more == 0 {
                break;
            }
            count += more;
            places.remember(&place);
        }
        places.stop(place);
        Ok(&room[..count])
    }

    /// Unpacks some bytes from `place` on, which moves behind them; 0 at the end.
    fn step(&self, place: &mut Place, room: &mut [u8]) -> io::Result<usize> {
        let mut packed = [0; PACKED];
        loop {
            let packed = read(&self.file, place.at, &mut packed)?;
            let Some(member) = &mut place.member else {
                // What is no member stands behind the last one for nothing.
                if place.at > 0 && !is_gzip(packed) {
                    return Ok(0);
                }
                let rest = GzDecoder::new(packed);
                rest.header().ok_or_else(|| io::Error::other(Reason::Gzip))?;
                place.at += (packed.len() - rest.get_ref().len()) as u64;
                place.member = Some(Box::default());
                continue;
            };
            let done = inflate(&mut member.state, packed, room, MZFlush::None);
            member.sum.update(&room[..done.bytes_written]);
            place.at += done.bytes_consumed as u64;
            place.out += done.bytes_written as u64;
            if place.out > most_unpacked(self.packed) {
                return Err(io::Error::other(Reason::Bomb));
            }
            if done.status == Ok(MZStatus::StreamEnd) {
                let sum = std::mem::take(&mut member.sum).finalize();
                let mut trailer = [0; TRAILER as usize];
                if !read(&self.file, place.at, &mut trailer)?.starts_with(&sum.to_le_bytes()) {
                    return Err(io::Error::other(Reason::Gzip));
                }
                place.at += TRAILER;
                place.member = None;
            } else if done.status.is_err() || done.bytes_consumed + done.bytes_written == 0 {
                return Err(io::Error::other(Reason::Gzip));
            }
            if done.bytes_written > 0 {
                return Ok(done.bytes_written);
            }
        }
    }
}

impl Places {
    /// The last known place that is not behind the byte `at`. A reader who stopped there goes on.
    fn before(&mut self, at: u64) -> Place {
        let mark = self.marks.partition_point(|mark| mark.out <= at).saturating_sub(1);
        let mark = self.marks.get(mark);
        let from = mark.map_or(0, |mark| mark.out);
        let readers = self.readers.iter().enumerate().filter(|(_, reader)| (from..=at).contains(&reader.out));
        match readers.max_by_key(|(_, reader)| reader.out) {
            Some((reader, _)) => self.readers.remove(reader),
            None => mark.cloned().unwrap_or_default(),
        }
    }

    /// Somebody came by `place`.
    fn remember(&mut self, place: &Place) {
        if self.marks.last().is_some_and(|last| place.out < last.out + self.distance) {
            return;
        }
        self.marks.push(place.clone());
        if self.marks.len() > MARKS {
            let mut number = 0;
            self.marks.retain(|_| {
                number += 1;
                number % 2 == 1
            });
            self.distance *= 2;
        }
    }

    /// A reader stops at `place`.
    fn stop(&mut self, place: Place) {
        self.readers.push(place);
        if self.readers.len() > READERS {
            self.readers.remove(0);
        }
    }
}

impl Passed {
    /// So many bytes at `at`, if all are there.
    fn get(&self, at: u64, count: usize) -> Option<&[u8]> {
        let from = usize::try_from(at.checked_sub(self.start)?).ok()?;
        self.bytes.get(from..from.checked_add(count)?)
    }

    fn begin(&mut self, start: u64) {
        self.bytes.clear();
        self.start = start;
    }

    fn add(&mut self, bytes: &[u8]) {
        if self.bytes.len() + bytes.len() > PASSED {
            self.begin(self.start + self.bytes.len() as u64);
        }
        self.bytes.extend_from_slice(bytes);
    }
}

impl fmt::Debug for Unpacker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unpacker").field("file", &self.file).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn unpacker(bytes: &[u8]) -> Unpacker {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        Unpacker::of(file).unwrap().unwrap()
    }

    /// Some megabytes that say where they stand.
    fn text() -> Vec<u8> {
        (0..400_000u32).flat_map(|n| format!("{} {n}\n", n.wrapping_mul(2_654_435_761)).into_bytes()).collect()
    }

    fn reason(unpacker: &Unpacker, at: u64) -> Option<Reason> {
        unpacker.read(at, &mut [0; 9]).err().map(|error| Reason::of(&error))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn bytes_are_read_from_any_place(places in proptest::collection::vec((0.0..1.01f64, 1..200_000usize), 1..20)) {
            let text = text();
            // Of two members.
            let unpacker = unpacker(&[packed(&text[..3_000_000]), packed(&text[3_000_000..])].concat());
            for (share, count) in places {
                let at = (share * text.len() as f64) as usize;
                let mut room = vec![0; count];
                let end = (at + count).min(text.len());
                prop_assert!(unpacker.read(at as u64, &mut room).unwrap() == text.get(at..end).unwrap_or_default());
            }
        }
    }

    #[test]
    fn few_places_are_remembered() {
        let unpacker = unpacker(&packed(&text()));
        unpacker.places.lock().unwrap().distance = 20_000;
        unpacker.read(6_000_000, &mut [0; 10]).unwrap();
        let places = unpacker.places.lock().unwrap();
        assert!((MARKS / 2..=MARKS).contains(&places.marks.len()), "{}", places.marks.len());
        assert!(places.marks.is_sorted_by_key(|mark| mark.out) && places.marks[0].out == 0);
        assert!(places.marks.windows(2).all(|pair| pair[1].out - pair[0].out < 2 * places.distance + SKIPPED as u64));
    }

    #[test]
    fn damage_is_told() {
        let text = text();
        let whole = packed(&text);
        assert_eq!(reason(&unpacker(&whole), text.len() as u64), None);
        assert_eq!(reason(&unpacker(&whole[..whole.len() / 2]), text.len() as u64 - 9), Some(Reason::Gzip));
        let mut changed = whole.clone();
        let sum = whole.len() - 5;
        changed[sum] ^= 1;
        assert_eq!(reason(&unpacker(&changed), 0), None);
        assert_eq!(reason(&unpacker(&changed), text.len() as u64 - 3), Some(Reason::Gzip));
        // What stands behind it is no matter.
        assert_eq!(reason(&unpacker(&[whole, vec![0; 20]].concat()), text.len() as u64 - 3), None);
        assert_eq!(reason(&unpacker(&packed(&vec![b' '; 20 << 20])), 20 << 20), Some(Reason::Bomb));
    }
}
