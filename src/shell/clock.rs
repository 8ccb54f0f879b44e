//! The time of the day, as the machine's clock tells it. Nothing below the shell knows it.

use chrono::{DateTime, NaiveDateTime};
use std::time::SystemTime;

/// Now, in UTC.
pub fn now() -> NaiveDateTime {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    DateTime::from_timestamp(i64::try_from(seconds).unwrap_or(0), 0).unwrap_or_default().naive_utc()
}
