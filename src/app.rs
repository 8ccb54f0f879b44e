//! Keys, state and geometry of the reader.
