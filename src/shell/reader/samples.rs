//! The sample library: articles written for docbao.

/// Gives a file of the library with its name.
macro_rules! sample {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../assets/articles/", $name)))
    };
}

/// Names and bytes of its files.
pub const SAMPLES: &[(&str, &[u8])] = &[
    sample!("2022-12-24-wagner-vu-khi-trieu-tien.txt"),
    sample!("2024-09-15-thoi-su-bac-ha-rss.xml"),
    sample!("2024-10-24-quan-trieu-tien-vladivostok.txt"),
    sample!("2024-11-21-duong-sat-toc-do-cao.txt"),
    sample!("2025-01-06-tien-dao-le-trong-khoat.txt"),
    sample!("2025-04-16-sau-rieng-vang-o.md"),
    sample!("2025-04-29-north-korea-admits-kursk-troops.txt"),
    sample!("2025-06-03-bao-cao-msmt-vu-khi-trieu-tien.md"),
    sample!("2025-06-18-toa-xu-vu-kho-gao-phu-lam.txt"),
    sample!("2025-07-04-thue-my-20-phan-tram.txt"),
    sample!("2025-07-10-sot-xuat-huyet-va-vac-xin.txt"),
    sample!("2025-07-31-lu-quet-nam-lech.txt"),
    sample!("2025-08-01-trung-quoc-trieu-tap-nvidia.json"),
    sample!("2025-08-02-thuy-dien-nam-lech-2.html"),
    sample!("2025-08-04-nam-lech-flood-questions.txt"),
    sample!("2025-08-06-nvidia-no-kill-switch.md"),
    sample!("2025-08-12-va-cham-bai-can-scarborough.txt"),
    sample!("2025-08-13-scarborough-two-stories.txt"),
    sample!("2025-10-13-bep-an-dong-vong.jsonl"),
    sample!("2025-11-23-cop30-belem-fossil-fuels.txt"),
    sample!("2025-12-11-luat-tri-tue-nhan-tao.txt"),
    sample!("2026-03-05-ca-long-chet-song-rang.txt"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_whole() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/articles");
        let files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(SAMPLES.len(), files);
    }
}
