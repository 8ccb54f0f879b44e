//! The figures of an article, packed: four bytes each, and twelve where four do not hold them.

/// Packs `figures`.
pub fn pack(figures: &[f64]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(figures.len() * 4);
    for &figure in figures {
        let short = figure as f32;
        if f64::from(short) == figure {
            packed.extend(short.to_le_bytes());
        } else {
            packed.extend(f32::NAN.to_le_bytes());
            packed.extend(figure.to_le_bytes());
        }
    }
    packed
}

/// The figures that [`pack`] packed; of anything else what can be read of it.
pub fn unpack(mut packed: &[u8]) -> impl Iterator<Item = f64> {
    std::iter::from_fn(move || {
        let (short, rest) = packed.split_first_chunk()?;
        packed = rest;
        let short = f32::from_le_bytes(*short);
        if !short.is_nan() {
            return Some(f64::from(short));
        }
        let (long, rest) = packed.split_first_chunk()?;
        packed = rest;
        Some(f64::from_le_bytes(*long))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_out_as_they_went_in() {
        let figures = [0.0, 1.5, -3.0, 16_500.0, 1_234_567_891.0, 6.1];
        assert_eq!(unpack(&pack(&figures)).collect::<Vec<_>>(), figures);
        assert_eq!(unpack(&[1, 2]).count(), 0);
    }
}
