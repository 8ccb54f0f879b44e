//! Bytes become text: UTF-8, UTF-16, what a page or feed declares, and the legacy encodings of Vietnamese where the words
//! that come out show it.

use super::legacy;
use super::notice::{Reason, Warning};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use std::borrow::Cow;

/// Bytes at the head that tell text from binary.
const HEAD: usize = 8 << 10;
/// Bad sequences that even a short text may have.
const LOST: usize = 20;
/// Bytes at the head in which a page or feed declares its encoding.
const DECLARED: usize = 2048;

/// Text and what was guessed or lost on the way.
pub(super) type Decoded<'a> = (Cow<'a, str>, Option<Warning>);

/// Decodes a file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Reason> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(Reason::Binary);
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let bytes = &bytes[length..];
        return match encoding {
            e if e == UTF_8 => eight(bytes),
            e => Ok(sixteen(bytes, e)),
        };
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if memchr::memchr(0, head).is_none() {
        return eight(bytes);
    }
    match nul_pattern(head) {
        Some(encoding) => Ok(sixteen(bytes, encoding)),
        // A stray NUL in good text is shown as a mark; many, or among bytes that are no text, are a binary file.
        None if is_stray(bytes) => eight(bytes),
        None => Err(Reason::Binary),
    }
}

fn sixteen<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    let (text, is_lossy) = encoding.decode_without_bom_handling(bytes);
    (text, Some(if is_lossy { Warning::Lossy } else { Warning::Encoding(encoding.name()) }))
}

/// UTF-16 without a mark: the zero bytes stand at one parity.
fn nul_pattern(head: &[u8]) -> Option<&'static Encoding> {
    let count = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (count(0), count(1), head.len() / 2);
    let is_such = |many: usize, few: usize| many * 10 >= half * 4 && few * 50 <= half;
    let encoding = match () {
        () if is_such(odd, even) => UTF_16LE,
        () if is_such(even, odd) => UTF_16BE,
        () => return None,
    };
    let (text, is_lossy) = encoding.decode_without_bom_handling(head.get(..half * 2)?);
    let is_text =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || c.is_ascii_punctuation() || "“”‘’–—…".contains(c);
    let (good, all) = (text.chars().filter(|c| is_text(*c)).count(), text.chars().count());
    (good * 100 >= all * 95 && (!is_lossy || head.len() == HEAD)).then_some(encoding)
}

fn is_stray(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0, bytes).count() <= 1 + bytes.len() / 4096 && std::str::from_utf8(bytes).is_ok()
}

/// Text of eight-bit units.
fn eight(bytes: &[u8]) -> Result<Decoded<'_>, Reason> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), None)),
        Err(error) => error,
    };
    let controls = bytes.iter().take(HEAD).filter(|byte| **byte < 32 && !matches!(byte, 9 | 10 | 12 | 13 | 27)).count();
    if controls * 20 > bytes.len().min(HEAD) {
        return Err(Reason::Binary);
    }
    // UTF-8 with a few bad bytes is UTF-8.
    let is_cut = error.valid_up_to() * 100 >= bytes.len() * 99;
    if !is_cut && let Some((text, name)) = vietnamese(bytes).or_else(|| declared(bytes)) {
        return Ok((Cow::Owned(text), Some(Warning::Encoding(name))));
    }
    let text = String::from_utf8_lossy(bytes);
    let lost = text.matches('\u{fffd}').count();
    // Where most is lost there is no text to read.
    if lost > LOST && lost * 3 > text.chars().count() { Err(Reason::Binary) } else { Ok((text, Some(Warning::Lossy))) }
}

/// The encoding whose text reads as Vietnamese, surely.
fn vietnamese(bytes: &[u8]) -> Option<(String, &'static str)> {
    let sample = &bytes[..bytes.len().min(64 << 10)];
    let score = |name: &'static str, text: &str| (legacy::score(text), name);
    let scores = [
        score("windows-1258", &WINDOWS_1258.decode_without_bom_handling(sample).0),
        score("TCVN3", &legacy::tcvn3(sample)),
        score("VNI", &legacy::vni(sample)),
    ];
    let (best, name) = scores.into_iter().max_by_key(|(score, _)| *score)?;
    if best < legacy::SURE {
        return None;
    }
    let text = match name {
        "TCVN3" => legacy::tcvn3(bytes),
        "VNI" => legacy::vni(bytes),
        _ => WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned(),
    };
    Some((text, name))
}

/// The encoding that a page or a feed declares: `charset=…`, `encoding="…"`.
fn declared(bytes: &[u8]) -> Option<(String, &'static str)> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED)]).to_ascii_lowercase();
    let at = ["charset=", "encoding="].iter().find_map(|key| head.find(key).map(|at| at + key.len()))?;
    let label = head.get(at..)?.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    let encoding = Encoding::for_label(label.get(..end)?.as_bytes()).filter(|encoding| *encoding != UTF_8)?;
    let (text, is_lossy) = encoding.decode_without_bom_handling(bytes);
    (!is_lossy).then(|| (text.into_owned(), encoding.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Theo báo Mẫu, người phát ngôn cho biết cây cầu đã được sửa xong và sẽ mở lại vào đầu tháng tới.\n";

    fn read(bytes: &[u8]) -> (String, Option<Warning>) {
        let (text, warning) = decode(bytes).unwrap();
        (crate::text::screen(&text).0.into_owned(), warning)
    }

    #[test]
    fn utf_16_is_told_by_mark_and_by_pattern() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [&little, &big, &[&[0xff, 0xfe], &little[..]].concat(), &[&[0xfe, 0xff], &big[..]].concat()] {
            assert_eq!(read(bytes).0, TEXT);
        }
        assert_eq!(read(&[&[0xef, 0xbb, 0xbf], TEXT.as_bytes()].concat()), (TEXT.to_owned(), None));
    }

    #[test]
    fn legacy_vietnamese_is_told_by_its_words() {
        let vni: Vec<u8> = "Theo baùo Maãu, ngöôøi phaùt ngoân".chars().map(|c| c as u8).collect();
        let vni = [&vni[..], b"\n"].concat().repeat(3);
        assert_eq!(read(&vni).1, Some(Warning::Encoding("VNI")));
        assert!(read(&vni).0.starts_with("Theo báo Mẫu, người phát ngôn\n"));
        let tcvn3: Vec<u8> =
            "Céng hßa x· héi chñ nghÜa, §éc lËp, Tù do, H¹nh phóc, ngµy th¸ng".chars().map(|c| c as u8).collect();
        assert_eq!(read(&tcvn3).1, Some(Warning::Encoding("TCVN3")));
        assert_eq!(read(&tcvn3).0, "Cộng hòa xã hội chủ nghĩa, Độc lập, Tự do, Hạnh phúc, ngày tháng");
        let windows = WINDOWS_1258_BYTES;
        assert_eq!(read(windows).1, Some(Warning::Encoding("windows-1258")));
        assert!(read(windows).0.starts_with("Bộ trưởng nói không có gì mới, người dân đã biết"));
    }

    /// `Bộ trưởng nói không có gì mới, người dân đã biết`
    const WINDOWS_1258_BYTES: &[u8] = b"B\xf4\xf2 tr\xfd\xf5\xd2ng n\xf3i kh\xf4ng c\xf3 gi\xcc m\xf5\xeci, ng\xfd\xf5\xcci d\xe2n \xf0a\xde bi\xea\xect";

    #[test]
    fn other_tongues_and_broken_bytes_are_not_taken_for_vietnamese() {
        let french: Vec<u8> =
            "Le déjà vu du café, où l'été a été très agréable à Genève.".chars().map(|c| c as u8).collect();
        assert_eq!(read(&french).1, Some(Warning::Lossy));
        assert_eq!(read(&[TEXT.as_bytes(), b"\xff\xc0\xaf", TEXT.as_bytes()].concat()).1, Some(Warning::Lossy));
        let page = b"<meta charset=\"windows-1251\"><p>\xcc\xee\xf1\xea\xe2\xe0</p>";
        assert_eq!(read(page).1, Some(Warning::Encoding("windows-1251")));
    }

    #[test]
    fn binary_is_refused() {
        assert!(decode(&[0; 4096]).is_err());
        assert!(decode(&(0..=255).cycle().take(4096).collect::<Vec<u8>>()).is_err());
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").is_err());
        assert_eq!(read(b"mot\0hai ba bon nam").0, "mot\u{fffd}hai ba bon nam");
    }
}
