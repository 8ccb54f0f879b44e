//! Pictures of a model.
