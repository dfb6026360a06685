//! Feeds as their users meet them.
