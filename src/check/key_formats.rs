//! How providers write their keys: prefix, characters and length, as the providers and the open lists of
//! secret scanners publish them. A key without a prefix of its own (forty hexadecimal digits, a UUID) cannot
//! be told from a hash, and is not looked for.

/// How a provider writes its keys: a prefix, and what follows it.
pub struct Format {
    pub kind: &'static str,
    pub prefixes: &'static [&'static str],
    pub rest: &'static [Part],
    /// What the text has to name as well, in small letters, because the form alone is not enough.
    pub near: Option<&'static str>,
}

/// A part of a key.
pub enum Part {
    /// Written exactly so.
    Text(&'static str),
    /// Characters of one set: at least and at most so many.
    Run(fn(u8) -> bool, usize, usize),
}
use Part::{Run, Text};

const ANY: usize = 4096;

const fn digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}
const fn hex(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'a'..=b'f')
}
const fn any_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}
const fn capitals(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}
const fn base32(byte: u8) -> bool {
    byte.is_ascii_uppercase() || matches!(byte, b'2'..=b'7')
}
/// The letters of bech32, in capitals: none that looks like another.
const fn bech32(byte: u8) -> bool {
    capitals(byte) && !matches!(byte, b'1' | b'B' | b'I' | b'O')
}
const fn letters(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
}
const fn alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}
pub const fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
const fn dashed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}
pub const fn token(byte: u8) -> bool {
    word(byte) || byte == b'-'
}
const fn padded(byte: u8) -> bool {
    token(byte) || byte == b'='
}
pub const fn base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}
const fn slashed(byte: u8) -> bool {
    base64(byte) || matches!(byte, b'=' | b'_')
}

const fn format(kind: &'static str, prefixes: &'static [&'static str], rest: &'static [Part]) -> Format {
    Format { kind, prefixes, rest, near: None }
}

/// At most 64, so that one number says which of them begin with a letter.
pub const FORMATS: &[Format] = &[
    format("a 1Password token", &["ops_eyJ"], &[Run(slashed, 250, ANY)]),
    format("an age secret key", &["AGE-SECRET-KEY-1"], &[Run(bech32, 58, 58)]),
    format("an Artifactory key", &["AKCp"], &[Run(alphanumeric, 69, 69)]),
    format("an Atlassian API token", &["ATATT3"], &[Run(padded, 150, 250)]),
    format("an AWS access key", &["AKIA", "ASIA", "ABIA", "ACCA"], &[Run(base32, 16, 16)]),
    format("an Azure storage key", &["AccountKey="], &[Run(base64, 86, 86), Text("==")]),
    format("a Databricks token", &["dapi"], &[Run(hex, 32, 32)]),
    format("a DigitalOcean token", &["dop_v1_", "doo_v1_", "dor_v1_"], &[Run(hex, 64, 64)]),
    format("a Docker Hub token", &["dckr_pat_"], &[Run(token, 27, 27)]),
    format("a Docker Hub token", &["dckr_oat_"], &[Run(token, 27, 32)]),
    format("a Doppler token", &["dp.pt."], &[Run(alphanumeric, 43, 43)]),
    format("a Dynatrace token", &["dt0c01."], &[Run(capitals, 24, 24), Text("."), Run(capitals, 64, 64)]),
    format(
        "a GitHub token",
        &["ghs_"],
        &[
            Run(digit, 1, 20),
            Text("_eyJ"),
            Run(token, 10, ANY),
            Text("."),
            Run(token, 10, ANY),
            Text("."),
            Run(token, 20, ANY),
        ],
    ),
    format("a GitHub token", &["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], &[Run(word, 36, 255)]),
    format("a GitHub token", &["github_pat_"], &[Run(alphanumeric, 22, 22), Text("_"), Run(alphanumeric, 59, 59)]),
    format(
        "a GitLab token",
        &[
            "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glsoat-", "glffct-", "glft-", "glimt-", "glagent-",
            "gloas-",
        ],
        &[Run(token, 20, 300)],
    ),
    format("a Google API key", &["AIza"], &[Run(token, 35, 35)]),
    format("a Google client secret", &["GOCSPX-"], &[Run(token, 28, 28)]),
    format("a Grafana token", &["glsa_"], &[Run(alphanumeric, 32, 32), Text("_"), Run(any_hex, 8, 8)]),
    format("a Grafana token", &["glc_"], &[Run(slashed, 32, 400)]),
    format("a Heroku key", &["HRKU-AA"], &[Run(token, 58, 58)]),
    format("a Hugging Face token", &["hf_"], &[Run(letters, 34, 34)]),
    format(
        "a JSON Web Token",
        &["eyJ"],
        &[Run(token, 10, ANY), Text(".eyJ"), Run(token, 10, ANY), Text("."), Run(token, 20, ANY)],
    ),
    format("a Linear API key", &["lin_api_"], &[Run(alphanumeric, 40, 40)]),
    // Caches name their entries like this too.
    Format { near: Some("mailgun"), ..format("a Mailgun key", &["key-"], &[Run(hex, 32, 32)]) },
    format(
        "an API key of a model provider",
        &["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-ant-"],
        &[Run(token, 48, 250)],
    ),
    format("an API key of a model provider", &["sk-"], &[Run(alphanumeric, 48, 48)]),
    format("a New Relic key", &["NRAK-"], &[Run(capitals, 27, 27)]),
    format("an npm token", &["npm_"], &[Run(alphanumeric, 36, 36)]),
    format("an OpenShift token", &["sha256~"], &[Run(token, 43, 43)]),
    format("a PlanetScale token", &["pscale_tkn_", "pscale_oauth_", "pscale_pw_"], &[Run(padded, 32, 64)]),
    format("a Postman key", &["PMAK-"], &[Run(hex, 24, 24), Text("-"), Run(hex, 34, 34)]),
    format("a Pulumi token", &["pul-"], &[Run(hex, 40, 40)]),
    format("a PyPI token", &["pypi-AgEIcHlwaS5vcmc"], &[Run(token, 50, 1000)]),
    format("a RubyGems key", &["rubygems_"], &[Run(hex, 48, 48)]),
    format("a SendGrid key", &["SG."], &[Run(token, 22, 22), Text("."), Run(token, 43, 43)]),
    format("a Sentry token", &["sntryu_"], &[Run(hex, 64, 64)]),
    format("a Sentry token", &["sntrys_eyJ"], &[Run(slashed, 60, 500)]),
    format("a Shopify token", &["shpat_", "shpca_", "shppa_", "shpss_"], &[Run(any_hex, 32, 32)]),
    format(
        "a Slack token",
        &["xoxb-", "xoxp-", "xoxe-", "xoxo-", "xoxs-"],
        &[Run(digit, 8, 14), Text("-"), Run(dashed, 10, 200)],
    ),
    format("a Slack token", &["xoxa-", "xoxr-"], &[Run(dashed, 10, 200)]),
    format("a Slack token", &["xoxe-1-", "xoxe.xoxb-1-", "xoxe.xoxp-1-"], &[Run(alphanumeric, 140, 170)]),
    format("a Slack app token", &["xapp-1-"], &[Run(dashed, 40, 200)]),
    format(
        "a Slack webhook",
        &["https://hooks.slack.com/services/"],
        &[Run(alphanumeric, 8, 14), Text("/"), Run(alphanumeric, 8, 14), Text("/"), Run(alphanumeric, 20, 28)],
    ),
    format(
        "a Slack webhook",
        &["https://hooks.slack.com/workflows/", "https://hooks.slack.com/triggers/"],
        &[Run(base64, 43, 80)],
    ),
    format(
        "a Stripe key",
        &["sk_live_", "rk_live_", "sk_test_", "rk_test_", "sk_prod_", "rk_prod_"],
        &[Run(alphanumeric, 16, 200)],
    ),
    format("a Twilio key", &["SK"], &[Run(hex, 32, 32)]),
    format("a Vault token", &["hvs.", "hvb."], &[Run(token, 24, 300)]),
];

/// Which formats begin with a byte, one bit each, and which may have a byte in the second and in the
/// third place: nearly all places of a text are passed over by one look.
pub static BEGINNING_WITH: [[u64; 256]; 3] = [having(0), having(1), having(2)];

const fn having(nth: usize) -> [u64; 256] {
    assert!(FORMATS.len() <= 64, "one bit for each format");
    let mut table = [0; 256];
    let mut place = 0;
    while place < FORMATS.len() {
        let mut at = 0;
        while at < FORMATS[place].prefixes.len() {
            let prefix = FORMATS[place].prefixes[at].as_bytes();
            // Behind a short prefix, any byte may stand.
            let mut byte = 0;
            while byte < table.len() {
                if nth >= prefix.len() || prefix[nth] as usize == byte {
                    table[byte] |= 1 << place;
                }
                byte += 1;
            }
            at += 1;
        }
        place += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use crate::check::secrets::secrets;

    const MIXED: &str = "abcdefghijkmnopqrstuvwzABCDEFGHJKLMNPQRSTUVWZ23456789";
    const SMALL_HEX: &str = "0123456789abcdef";
    const BASE32: &str = "ABCDEFGHJKLMNPQRSTUVWZ234567";
    const BECH32: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    const LETTERS: &str = "abcdefghijkmnopqrstuvwzABCDEFGHJKLMNPQRSTUVWZ";
    const DIGITS: &str = "1234567890";

    /// Of a sample key: written out, or so many characters drawn from a set.
    enum Piece {
        Is(&'static str),
        Of(&'static str, usize),
    }
    use Piece::{Is, Of};

    /// Characters of `set` without a pattern, from one call to the next.
    fn draw(set: &str, length: usize, seed: &mut usize) -> String {
        let set: Vec<char> = set.chars().collect();
        let mut next = || {
            *seed = (*seed * 1_103_515_245 + 12_345) % (1 << 31);
            set[(*seed >> 8) % set.len()]
        };
        (0..length).map(|_| next()).collect()
    }

    /// Prefixes are cut in two, so that no line of this file looks like a key itself.
    fn sample(pieces: &[Piece]) -> String {
        let mut seed = 11;
        let written = |piece: &Piece| match piece {
            Is(text) => (*text).to_owned(),
            Of(set, length) => draw(set, *length, &mut seed),
        };
        pieces.iter().map(written).collect()
    }

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        secrets(text).into_iter().map(|secret| (secret.kind, &text[secret.bytes])).collect()
    }

    /// Keys of one length only, as published: one character fewer or more is none.
    #[test]
    fn keys_of_one_length_are_found_at_that_length() {
        for (kind, pieces) in [
            ("an age secret key", &[Is("AGE-SECRET"), Is("-KEY-1"), Of(BECH32, 58)][..]),
            ("an Artifactory key", &[Is("AK"), Is("Cp"), Of(MIXED, 69)]),
            ("an AWS access key", &[Is("AK"), Is("IA"), Of(BASE32, 16)]),
            ("an AWS access key", &[Is("AS"), Is("IA"), Of(BASE32, 16)]),
            ("a Databricks token", &[Is("da"), Is("pi"), Of(SMALL_HEX, 32)]),
            ("a DigitalOcean token", &[Is("dop"), Is("_v1_"), Of(SMALL_HEX, 64)]),
            ("a Docker Hub token", &[Is("dckr"), Is("_pat_"), Of(MIXED, 27)]),
            ("a Doppler token", &[Is("dp."), Is("pt."), Of(MIXED, 43)]),
            ("a Dynatrace token", &[Is("dt0"), Is("c01."), Of(BASE32, 24), Is("."), Of(BASE32, 64)]),
            ("a GitHub token", &[Is("github"), Is("_pat_"), Of(MIXED, 22), Is("_"), Of(MIXED, 59)]),
            ("a Google API key", &[Is("AI"), Is("za"), Of(MIXED, 35)]),
            ("a Google client secret", &[Is("GOC"), Is("SPX-"), Of(MIXED, 28)]),
            ("a Grafana token", &[Is("gl"), Is("sa_"), Of(MIXED, 32), Is("_"), Of(SMALL_HEX, 8)]),
            ("a Heroku key", &[Is("HRKU"), Is("-AA"), Of(MIXED, 58)]),
            ("a Hugging Face token", &[Is("h"), Is("f_"), Of(LETTERS, 34)]),
            ("a Linear API key", &[Is("lin"), Is("_api_"), Of(MIXED, 40)]),
            ("a New Relic key", &[Is("NR"), Is("AK-"), Of(BASE32, 27)]),
            ("an npm token", &[Is("np"), Is("m_"), Of(MIXED, 36)]),
            ("an OpenShift token", &[Is("sha"), Is("256~"), Of(MIXED, 43)]),
            ("a Postman key", &[Is("PM"), Is("AK-"), Of(SMALL_HEX, 24), Is("-"), Of(SMALL_HEX, 34)]),
            ("a Pulumi token", &[Is("pu"), Is("l-"), Of(SMALL_HEX, 40)]),
            ("a RubyGems key", &[Is("ruby"), Is("gems_"), Of(SMALL_HEX, 48)]),
            ("a SendGrid key", &[Is("S"), Is("G."), Of(MIXED, 22), Is("."), Of(MIXED, 43)]),
            ("a Sentry token", &[Is("sntr"), Is("yu_"), Of(SMALL_HEX, 64)]),
            ("a Shopify token", &[Is("shp"), Is("at_"), Of(SMALL_HEX, 32)]),
            ("a Twilio key", &[Is("S"), Is("K"), Of(SMALL_HEX, 32)]),
            (
                "an API key of a model provider",
                &[Is("s"), Is("k-"), Of(MIXED, 20), Is("T3Bl"), Is("bkFJ"), Of(MIXED, 20)],
            ),
        ] {
            let key = sample(pieces);
            assert_eq!(found(&format!("curl -H 'Key: {key}' there")), [(kind, &*key)]);
            assert_eq!(found(&format!("{key}7")), [], "{kind}: one more");
            assert_eq!(found(&key[..key.len() - 1]), [], "{kind}: one fewer");
            assert_eq!(found(&format!("x{key}")), [], "{kind}: a part of something");
        }
    }

    /// Keys of several lengths: some that providers are known to give out.
    #[test]
    fn keys_of_several_lengths_are_found() {
        let jwt = [Is("ey"), Is("J"), Of(MIXED, 33), Is(".eyJ"), Of(MIXED, 120), Is("."), Of(MIXED, 43)];
        for (kind, pieces) in [
            ("a 1Password token", &[Is("ops"), Is("_eyJ"), Of(MIXED, 800)][..]),
            ("an Atlassian API token", &[Is("ATA"), Is("TT3"), Of(MIXED, 177), Is("="), Of("0123456789ABCDEF", 8)]),
            ("an Azure storage key", &[Is("Account"), Is("Key="), Of(MIXED, 86), Is("==")]),
            ("a Docker Hub token", &[Is("dckr"), Is("_oat_"), Of(MIXED, 32)]),
            ("a GitHub token", &[Is("gh"), Is("p_"), Of(MIXED, 36)]),
            ("a GitHub token", &[Is("gh"), Is("s_"), Of(MIXED, 36)]),
            (
                "a GitHub token",
                &[
                    Is("gh"),
                    Is("s_"),
                    Of(DIGITS, 6),
                    Is("_eyJ"),
                    Of(MIXED, 90),
                    Is("."),
                    Of(MIXED, 300),
                    Is("."),
                    Of(MIXED, 86),
                ],
            ),
            ("a GitLab token", &[Is("gl"), Is("pat-"), Of(MIXED, 20)]),
            ("a GitLab token", &[Is("gl"), Is("ptt-"), Of(SMALL_HEX, 40)]),
            ("a GitLab token", &[Is("gl"), Is("cbt-"), Of(MIXED, 2), Is("_"), Of(MIXED, 20)]),
            ("a Grafana token", &[Is("gl"), Is("c_"), Of(MIXED, 120), Is("==")]),
            ("a JSON Web Token", &jwt),
            ("an API key of a model provider", &[Is("sk-"), Is("ant-api03-"), Of(MIXED, 93), Is("AA")]),
            (
                "an API key of a model provider",
                &[Is("sk-"), Is("proj-"), Of(MIXED, 74), Is("T3Bl"), Is("bkFJ"), Of(MIXED, 74)],
            ),
            ("a PlanetScale token", &[Is("psc"), Is("ale_tkn_"), Of(MIXED, 43)]),
            ("a PyPI token", &[Is("pypi-"), Is("AgEIcHlwaS5vcmc"), Of(MIXED, 160)]),
            ("a Sentry token", &[Is("sntr"), Is("ys_eyJ"), Of(MIXED, 120), Is("=_"), Of(MIXED, 43)]),
            ("a Slack token", &[Is("xo"), Is("xb-"), Of(DIGITS, 12), Is("-"), Of(DIGITS, 13), Is("-"), Of(MIXED, 24)]),
            ("a Slack token", &[Is("xo"), Is("xb-"), Of(DIGITS, 8), Is("-"), Of(MIXED, 24)]),
            (
                "a Slack token",
                &[
                    Is("xo"),
                    Is("xp-"),
                    Of(DIGITS, 12),
                    Is("-"),
                    Of(DIGITS, 12),
                    Is("-"),
                    Of(DIGITS, 13),
                    Is("-"),
                    Of(SMALL_HEX, 32),
                ],
            ),
            (
                "a Slack token",
                &[Is("xo"), Is("xa-2-"), Of(DIGITS, 12), Is("-"), Of(DIGITS, 12), Is("-"), Of(SMALL_HEX, 32)],
            ),
            ("a Slack token", &[Is("xo"), Is("xe-1-"), Of(MIXED, 146)]),
            ("a Slack token", &[Is("xo"), Is("xe.xoxp-1-"), Of(MIXED, 164)]),
            (
                "a Slack app token",
                &[Is("xa"), Is("pp-1-A"), Of(BASE32, 10), Is("-"), Of(DIGITS, 13), Is("-"), Of(SMALL_HEX, 64)],
            ),
            (
                "a Slack webhook",
                &[
                    Is("https://hooks.slack"),
                    Is(".com/services/T"),
                    Of(BASE32, 10),
                    Is("/B"),
                    Of(BASE32, 10),
                    Is("/"),
                    Of(MIXED, 24),
                ],
            ),
            ("a Stripe key", &[Is("sk_"), Is("live_"), Of(MIXED, 24)]),
            ("a Stripe key", &[Is("rk_"), Is("live_"), Of(MIXED, 99)]),
            ("a Vault token", &[Is("hv"), Is("s."), Of(MIXED, 24)]),
            ("a Vault token", &[Is("hv"), Is("s."), Of(MIXED, 91)]),
            ("a Vault token", &[Is("hv"), Is("b."), Of(MIXED, 150)]),
        ] {
            let key = sample(pieces);
            assert_eq!(found(&format!("The old key, {key}, was taken back.")), [(kind, &*key)]);
        }
    }

    #[test]
    fn a_form_that_others_use_too_needs_its_provider() {
        let key = sample(&[Is("ke"), Is("y-"), Of(SMALL_HEX, 32)]);
        assert_eq!(found(&format!("Mailgun answered 401 to {key}")), [("a Mailgun key", &*key)]);
        assert_eq!(found(&format!("The cache had dropped {key}")), []);
    }

    #[test]
    fn longer_forms_of_a_token_are_found_by_their_beginning() {
        let key = sample(&[Is("gl"), Is("pat-"), Of(MIXED, 80)]);
        assert_eq!(found(&format!("{key}.01.1a2b3c4d5")), [("a GitLab token", &*key)]);
        let key = sample(&[Is("da"), Is("pi"), Of(SMALL_HEX, 32)]);
        assert_eq!(found(&format!("{key}-2")), [("a Databricks token", &*key)]);
    }
}
