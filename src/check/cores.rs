//! Work on many things, on all cores.

use rayon::prelude::*;

use crate::error::Result;

/// Does something with each, in order: on all cores where there are several, and without waking
/// them for one, which takes longer than the one.
pub fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> Result<R> + Sync + Send) -> Result<Vec<R>> {
    if items.len() < 2 {
        return items.into_iter().map(work).collect();
    }
    // Results are gathered twice on their way: not all of them at once.
    let mut done = Vec::with_capacity(items.len());
    let mut items = items.into_iter().peekable();
    while items.peek().is_some() {
        let some: Vec<T> = items.by_ref().take(AT_ONCE).collect();
        done.extend(some.into_par_iter().map(&work).collect::<Result<Vec<R>>>()?);
    }
    Ok(done)
}

const AT_ONCE: usize = 1024;

const MANY: usize = 1024;

/// Drops many things, on all cores: to free what ten thousand records hold takes a while.
pub fn let_go<T: Send>(items: Vec<T>) {
    if items.len() < MANY {
        return;
    }
    items.into_par_iter().with_min_len(MANY / 4).for_each(drop);
}
