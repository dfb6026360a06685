//! The page of insights.
