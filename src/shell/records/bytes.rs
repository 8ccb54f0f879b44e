//! The bytes of a file from any place on: as they lie there, or unpacked.

use super::unpacker::Unpacker;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

/// See the module.
#[derive(Debug)]
pub enum Bytes {
    /// As they lie there.
    Plain(File),
    /// Of a gzip file: what comes out of it.
    Packed(Unpacker),
}

impl Bytes {
    /// Those of `file`; what it begins with tells whether they are packed.
    pub fn of(file: File) -> io::Result<Self> {
        Ok(match Unpacker::of(file)? {
            Ok(unpacker) => Self::Packed(unpacker),
            Err(file) => Self::Plain(file),
        })
    }

    /// What stands at the byte `at`, as much as `room` takes; nothing at the end.
    pub fn read<'r>(&self, at: u64, room: &'r mut [u8]) -> io::Result<&'r [u8]> {
        match self {
            Self::Plain(file) => read(file, at, room),
            Self::Packed(unpacker) => unpacker.read(at, room),
        }
    }
}

/// What of `file` stands at the byte `at`, as much as `room` takes; nothing at its end.
pub(super) fn read<'r>(file: &File, at: u64, room: &'r mut [u8]) -> io::Result<&'r [u8]> {
    let mut count = 0;
    while count < room.len() {
        match file.read_at(&mut room[count..], at + count as u64) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(&room[..count])
}
