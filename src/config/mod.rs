//! The configuration as written and as meant; unknown keys are refused with a suggestion.
