//! OSC 52: copying through the terminal, which works over ssh as well. docbao only writes, it never asks.

/// Terminals drop what is longer.
const CAP: usize = 64 << 10;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The sequence that copies `text`; none where its base64 is longer than 64 KiB.
pub(super) fn sequence(text: &str) -> Option<String> {
    let encoded = base64(text.as_bytes());
    (encoded.len() <= CAP).then(|| format!("\x1b]52;c;{encoded}\x1b\\"))
}

fn base64(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, &byte| word << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = (word >> (18 - 6 * place)) as usize & 63;
            encoded.push(if place <= chunk.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_in_rfc_4648() {
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("Triều Tiên", "VHJp4buBdSBUacOqbg=="),
        ] {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
    }

    #[test]
    fn long_texts_are_refused() {
        assert!(sequence(&"x".repeat(48 << 10)).is_some());
        assert!(sequence(&"x".repeat((48 << 10) + 1)).is_none());
    }
}
