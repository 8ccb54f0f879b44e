//! The program from outside: one binary for all tests.

// Clippy allows them in functions that are tests, not in those that serve tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cli;
mod extract;
mod session;
mod support;
mod terminal;
