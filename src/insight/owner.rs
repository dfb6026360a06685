//! Whose something is.

/// Who owns what nobody owns.
pub const NOBODY: &str = "nobody";

/// Whether an owner is meant: by a part of their name, in any case, or as [`NOBODY`].
pub fn is_owner(owner: Option<&str>, wanted: &str) -> bool {
    let wanted = wanted.trim().to_lowercase();
    owner.map_or(wanted == NOBODY, |owner| owner.to_lowercase().contains(&wanted))
}
