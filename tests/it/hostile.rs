//! Content that wants to be more than text: in every field of the model, in every key of the
//! configuration that takes words, in front matter, articles, data, words and names of files. The
//! pages keep the tags they have for an `x`, nothing runs in a browser, and nothing is asked of
//! another host. `COMEBACK_HOSTILE=all` tries every payload in every field.

mod browser;
mod fill;
mod ground;
mod page;
mod payload;
mod short;
mod slot;
mod table;
mod template;
mod tree;
