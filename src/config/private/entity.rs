//! Names of characters, as HTML has them.

/// The longest that is looked at.
const LONGEST: usize = 18;

/// `&amp;`, `&#39;`, `&#x27;`, `&uuml;`: what is meant, with the mark that it bears, and the length. Of those with names,
/// the Latin letters and what parts words.
pub fn entity(text: &str) -> Option<(char, Option<char>, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let (meant, mark) = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let number = hexadecimal.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
            (char::from_u32(number.ok()?)?, None)
        }
        None => match NAMED.iter().find(|(known, _)| *known == name) {
            Some((_, meant)) => (*meant, None),
            None => marked(name)?,
        },
    };
    Some((meant, mark, end + 1))
}

/// `Uuml` is an `U` with two dots.
fn marked(name: &str) -> Option<(char, Option<char>)> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let (_, mark) = MARKS.iter().find(|(known, _)| *known == &name[1..])?;
    Some((letter, Some(*mark)))
}

const MARKS: [(&str, char); 14] = [
    ("acute", '\u{301}'),
    ("breve", '\u{306}'),
    ("caron", '\u{30c}'),
    ("cedil", '\u{327}'),
    ("circ", '\u{302}'),
    ("dblac", '\u{30b}'),
    ("die", '\u{308}'),
    ("dot", '\u{307}'),
    ("grave", '\u{300}'),
    ("macr", '\u{304}'),
    ("ogon", '\u{328}'),
    ("ring", '\u{30a}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
];

const NAMED: [(&str, char); 52] = [
    ("AElig", 'Æ'),
    ("AMP", '&'),
    ("Dstrok", 'Đ'),
    ("ETH", 'Ð'),
    ("GT", '>'),
    ("LT", '<'),
    ("Lstrok", 'Ł'),
    ("NewLine", '\n'),
    ("NoBreak", '\u{2060}'),
    ("NonBreakingSpace", ' '),
    ("OElig", 'Œ'),
    ("Oslash", 'Ø'),
    ("QUOT", '"'),
    ("THORN", 'Þ'),
    ("Tab", '\t'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("aelig", 'æ'),
    ("amp", '&'),
    ("apos", '\''),
    ("dash", '-'),
    ("dstrok", 'đ'),
    ("emsp", ' '),
    ("ensp", ' '),
    ("eth", 'ð'),
    ("ffilig", 'ﬃ'),
    ("fflig", 'ﬀ'),
    ("ffllig", 'ﬄ'),
    ("filig", 'ﬁ'),
    ("fllig", 'ﬂ'),
    ("gt", '>'),
    ("hairsp", ' '),
    ("hyphen", '-'),
    ("imath", 'ı'),
    ("inodot", 'ı'),
    ("lowbar", '_'),
    ("lsquo", '‘'),
    ("lstrok", 'ł'),
    ("lt", '<'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("oelig", 'œ'),
    ("oslash", 'ø'),
    ("period", '.'),
    ("quot", '"'),
    ("rsquo", '’'),
    ("shy", '\u{ad}'),
    ("sol", '/'),
    ("szlig", 'ß'),
    ("thinsp", ' '),
    ("thorn", 'þ'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];
