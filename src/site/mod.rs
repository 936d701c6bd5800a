//! Which pages there are: routes, typed views, wording. One small file for each kind of page.
