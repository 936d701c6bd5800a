//! The only effects: reading a project, writing a site. Nothing else touches a disk or a clock.
