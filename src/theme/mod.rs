//! Templates and assets, built in or from `themes/`: typed views to bytes.
