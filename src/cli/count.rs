//! Numbers on the command line.

/// How many are wanted, at most: of none, nothing could be said.
pub fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("it has to be 1 or more".to_owned()),
        Ok(count) => Ok(count),
        Err(_) => Err("it has to be a number".to_owned()),
    }
}
