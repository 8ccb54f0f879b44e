//! What is kept on disk: the index of a library, which is disposable, and the reader's own state, which is not.

pub mod index;
pub mod state;
