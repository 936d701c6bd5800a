//! Hand-worked cases of confidence, exposure and lifestyle.
