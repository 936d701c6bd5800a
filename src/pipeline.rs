//! The whole build, pure: inputs and an audience in, a site and diagnostics out.
