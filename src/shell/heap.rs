//! The heap of the C library, told once how to keep house. The only module with `unsafe` code.

/// Pieces of so many bytes and more are mapped apart.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 256 * 1024;

/// Has large pieces go back to the machine as soon as they are freed. Otherwise glibc takes the first large piece that
/// is freed as a sign that more will come, and keeps what is freed from then on: of a library of a hundred thousand
/// articles some ten megabytes that nobody uses.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "the setting has no safe wrapper")]
pub(super) fn give_back_large_pieces() {
    // SAFETY: `mallopt` takes two numbers and touches nothing but the settings of the allocator, under its own lock.
    unsafe { libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE) };
}

/// Other C libraries need no telling.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn give_back_large_pieces() {}
