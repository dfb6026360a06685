//! Whom a tracker knows an owner as.

use std::str::FromStr;

use crate::finding::{Defect, Mistake, shown};

/// `octocat=mail team`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub login: String,
    pub owner: String,
}

impl FromStr for Login {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let parts = text.split_once('=').map(|(login, owner)| (login.trim().trim_start_matches('@'), owner.trim()));
        match parts {
            Some((login, owner)) if !login.is_empty() && !owner.is_empty() && !login.contains(char::is_control) => {
                Ok(Self { login: login.to_owned(), owner: owner.to_owned() })
            }
            _ => Err(Mistake::new(Defect::WrongType, format!("{} names no login and no owner", shown(text)))
                .help("write it as in `octocat=mail team`")),
        }
    }
}
