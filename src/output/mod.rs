//! The site as a sorted map from output path to content, the manifest of last time, and the
//! difference. Pure: it touches no disk.
