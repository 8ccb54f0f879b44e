//! gzip of any format, once, with a cap on what comes out.

use super::CAP;
use super::notice::Reason;
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// What comes out may be this many times as large as what went in.
const RATIO: u64 = 100;

/// It begins like gzip.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b, 8])
}

/// The most bytes that may come out of so many `packed` ones where they need not be held together.
pub fn most_unpacked(packed: u64) -> u64 {
    packed.saturating_mul(RATIO).max(CAP)
}

/// Unpacks `bytes`.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let limit = CAP.min((bytes.len() as u64).saturating_mul(RATIO));
    let mut unpacked = Vec::new();
    match MultiGzDecoder::new(bytes).take(limit + 1).read_to_end(&mut unpacked) {
        Ok(_) if unpacked.len() as u64 > limit => Err(Reason::Bomb),
        Ok(_) => Ok(unpacked),
        Err(_) => Err(Reason::Gzip),
    }
}
