//! The claims of an article, packed: names are numbers, numbers are as short as they are small.

use super::digest::ClaimEntry;
use crate::analysis::Act;
use crate::text::Span;

/// A claim with names by their numbers. A chain that is nobody but the source is left out.
pub type PackedClaim = ClaimEntry<u64>;

/// Packs claims.
pub fn pack(claims: &[PackedClaim]) -> Vec<u8> {
    let mut packed = Packed(Vec::with_capacity(claims.len() * 12));
    for claim in claims {
        packed.put(claim.source.map_or(0, |source| source + 1));
        packed.put(claim.act as u64);
        let days = if claim.days.is_some() { 1 } else { 0 };
        let mark = u64::from(claim.mode) << 4 | u64::from(claim.confidence) << 2 | u64::from(claim.is_hedged) << 1;
        packed.put(mark | days);
        packed.put(claim.chain.len() as u64);
        if !claim.chain.is_empty() {
            packed.put(claim.relays as u64);
            claim.chain.iter().for_each(|name| packed.put(*name));
        }
        packed.put(claim.span.start.into());
        packed.put((claim.span.end - claim.span.start).into());
        if let Some((day, last)) = claim.days {
            // A day of a year before the first is none that any article means.
            packed.put(u64::try_from(day).unwrap_or(0));
            packed.put(u64::try_from(last.saturating_sub(day)).unwrap_or(0));
        }
    }
    packed.0
}

/// The claims that [`pack`] packed; of anything else what can be read of it.
pub fn unpack(packed: &[u8]) -> impl Iterator<Item = PackedClaim> {
    let mut rest = Rest(packed);
    std::iter::from_fn(move || rest.claim())
}

/// Numbers of seven bits a byte, the lowest first; the highest bit says that more follow.
struct Packed(Vec<u8>);

impl Packed {
    fn put(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }
}

/// What is not read yet.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn claim(&mut self) -> Option<PackedClaim> {
        let source = self.take()?.checked_sub(1);
        let act = *Act::ALL.get(self.take()? as usize)?;
        let mark = self.take()?;
        let length = self.take()? as usize;
        let relays = if length > 0 { self.take()? as usize } else { 0 };
        // A damaged length must not take more memory than there are bytes.
        let chain = (0..length.min(self.0.len())).map(|_| self.take()).collect::<Option<Vec<u64>>>()?;
        let start = self.take()? as u32;
        let span = Span { start, end: start.saturating_add(self.take()? as u32) };
        let days = if mark & 1 > 0 {
            let day = self.take()? as i32;
            Some((day, day.saturating_add(self.take()? as i32)))
        } else {
            None
        };
        let (mode, confidence, is_hedged) = ((mark >> 4) as u8, (mark >> 2 & 3) as u8, mark & 2 > 0);
        Some(PackedClaim { source, chain, relays, act, mode, is_hedged, confidence, days, span })
    }

    fn take(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn claims_come_out_as_they_went_in(
            source in proptest::option::of(0..u64::from(u32::MAX)),
            chain in proptest::collection::vec(0..1_000_000_u64, 0..4),
            act in proptest::sample::select(&Act::ALL[..]),
            marks in (0..3_u8, any::<bool>(), 0..3_u8),
            days in proptest::option::of((700_000..800_000_i32, 0..400_i32)),
            place in (0..1_000_000_u32, 0..5_000_u32),
        ) {
            let (mode, is_hedged, confidence) = marks;
            let claim = PackedClaim {
                source,
                relays: chain.len() / 2,
                chain,
                act,
                mode,
                is_hedged,
                confidence,
                days: days.map(|(day, more)| (day, day + more)),
                span: Span { start: place.0, end: place.0 + place.1 },
            };
            let bare = PackedClaim { source: None, chain: Vec::new(), relays: 0, days: None, ..claim.clone() };
            let claims = [claim.clone(), bare, claim];
            prop_assert_eq!(unpack(&pack(&claims)).collect::<Vec<_>>(), claims);
        }

        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(unpack(&bytes).count() <= bytes.len());
        }
    }
}
