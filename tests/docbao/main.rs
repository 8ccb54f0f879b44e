//! The program from outside: one binary for all tests.

// Clippy allows them in functions that are tests, not in those that serve tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod articles;
mod cli;
mod extract;
mod journeys;
mod lasting;
mod layers;
mod library;
mod properties;
mod screens;
mod session;
mod stage;
mod support;
mod terminal;
