//! A key, token or password.

use crate::check::hush::SHOWN;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::secrets::secrets;
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "secret",
    family: Family::Privacy,
    levels: Levels::always('E'),
    summary: "a key, token or password in the record",
    why: "A record is committed, rendered and sent around, and what is in git once stays in its history. Looked for, \
          anywhere in the file, are keys in the formats of some thirty-five providers, private keys, JSON Web Tokens and \
          addresses with a password. Keys of guides (`…EXAMPLE`, `xxxx`) and placeholders are left alone. Reports \
          show no more than the first four characters.",
    help: "revoke it, and write what it opened instead; a secret that was committed once is known",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for secret in secrets(subject.text) {
        let shown: String = subject.text[secret.bytes.clone()].chars().take(SHOWN).collect();
        found.add(Saying::in_file(secret.bytes, format!("{}: `{shown}…`", secret.kind)));
    }
}
