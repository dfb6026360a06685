//! Whom a tracker knows an owner as.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::error::{Error, Result};
use crate::finding::{Defect, Mistake, shown};

/// `octocat=mail team`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub login: String,
    pub owner: String,
}

/// An error where one name is said to be two others.
pub fn require_one_each<'a>(map: &'a [Login], of: fn(&'a Login) -> [&'a str; 2]) -> Result<()> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for login in map {
        let [name, is] = of(login);
        match known.insert(name.to_lowercase(), is) {
            Some(other) if !other.eq_ignore_ascii_case(is) => {
                return Err(Error::new(format!("{} is given as {} and as {}", shown(name), shown(other), shown(is)))
                    .hint("say `--map` once for each"));
            }
            _ => {}
        }
    }
    Ok(())
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
