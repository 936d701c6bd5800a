//! From a disclosure to a report: numbers and findings only, each statistic with its source.
//! Holds no words for a reader, no HTML, and never names `source`.

pub mod load;
