//! Rows of the list and the fuzzy filter.
