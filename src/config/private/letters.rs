//! Letters that are written in several ways.

/// What a character is for a reader: lower case, plain width, one sort of apostrophe.
pub fn plain(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    let code = u32::from(c);
    let letter = |first: char, nth: u32| char::from_u32(u32::from(first) + nth).unwrap_or(c);
    let text = match c {
        '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | 'ˈ' | '′' | '´' => "'",
        'ß' | 'ẞ' => "ss",
        'ſ' => "s",
        'ı' | 'İ' => "i",
        // The small sigma has another form at the end of a word.
        'ς' => "σ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    };
    match c {
        _ if !text.is_empty() => text.chars().for_each(push),
        '\u{ff01}'..='\u{ff5e}' => push(letter('!', code - 0xff01).to_ascii_lowercase()),
        'Ⓐ'..='ⓩ' => push(letter('a', (code - 0x24b6) % 26)),
        // Bold, italic and other alphabets of formulas.
        '\u{1d400}'..='\u{1d6a3}' => push(letter('a', (code - 0x1d400) % 26)),
        '\u{1d7ce}'..='\u{1d7ff}' => push(letter('0', (code - 0x1d7ce) % 10)),
        _ => c.to_lowercase().for_each(push),
    }
}

/// The letters that are other ones in pieces, as bytes: what [`plain`] makes ASCII letters of, except for the sharp s,
/// begins with one of these. A text with one may hold any name.
pub fn disguises() -> impl Iterator<Item = Vec<u8>> {
    let wide = ('０'..='９').chain('Ａ'..='Ｚ').chain('ａ'..='ｚ').map(|c| c.to_string().into_bytes());
    let formulas = (0x90..=0x9f).map(|third| vec![0xf0, 0x9d, third]);
    let circled = ('Ⓐ'..='Ⓙ').map(|c| c.to_string().into_bytes()).chain([vec![0xe2, 0x93]]);
    let others = ["ſ", "ı", "İ", "\u{212a}"].map(|c| c.as_bytes().to_vec());
    // The second block of ligatures.
    wide.chain(formulas).chain(circled).chain(others).chain([vec![0xef, 0xac]])
}

/// Letters, each before the one that it makes with a mark behind it.
const MARKED: [(char, &str); 14] = [
    ('\u{300}', "aàeèiìoòuùnǹwẁyỳ"),
    ('\u{301}', "aáeéiíoóuúyýcćgǵlĺnńrŕsśzźwẃαάεέηήιίοόυύωώ"),
    ('\u{302}', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷ"),
    ('\u{303}', "aãnñoõiĩuũ"),
    ('\u{304}', "aāeēiīoōuū"),
    ('\u{306}', "aăeĕgğiĭoŏuŭий"),
    ('\u{307}', "cċeėgġzżii"),
    ('\u{308}', "aäeëiïoöuüyÿеёії"),
    ('\u{30a}', "aåuů"),
    ('\u{30b}', "oőuű"),
    ('\u{30c}', "aǎcčdďeěgǧnňrřsštťzž"),
    ('\u{326}', "sștț"),
    ('\u{327}', "cçgģkķlļnņrŗsştţ"),
    ('\u{328}', "aąeęiįuų"),
];

/// The letter that a small letter and a mark behind it are together.
pub fn marked(letter: char, mark: char) -> Option<char> {
    match mark {
        // Voiced syllables stand behind the others.
        '\u{3099}' if matches!(letter, 'か'..='ほ' | 'カ'..='ホ') => char::from_u32(u32::from(letter) + 1),
        '\u{309a}' if matches!(letter, 'は'..='ほ' | 'ハ'..='ホ') => char::from_u32(u32::from(letter) + 2),
        _ => {
            let (_, pairs) = MARKED.iter().find(|(known, _)| *known == mark)?;
            let mut pairs = pairs.chars();
            while let (Some(bare), Some(marked)) = (pairs.next(), pairs.next()) {
                if bare == letter {
                    return Some(marked);
                }
            }
            None
        }
    }
}

/// Whether a character is seen by nobody.
pub const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Whether words of its script stand side by side, or have other words attached: no border can be told.
pub const fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        // Thai, Lao, Tibetan, Burmese, Khmer
        '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            // Kana, Han, and Hangul, whose particles are attached
            | '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}'
            | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_is_made_plain_is_one_of_the_disguises() {
        let disguises: Vec<_> = disguises().collect();
        for c in ('\u{80}'..=char::MAX).filter(|c| !matches!(c, 'ß' | 'ẞ')) {
            let mut text = String::new();
            plain(c, |c| text.push(c));
            let bytes = c.to_string().into_bytes();
            if text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
                assert!(disguises.iter().any(|known| bytes.starts_with(known)), "{c} {text}");
            }
        }
    }

    #[test]
    fn marks_make_letters() {
        for (letter, mark, together) in [('u', '\u{308}', 'ü'), ('か', '\u{3099}', 'が'), ('ハ', '\u{309a}', 'パ')]
        {
            assert_eq!(marked(letter, mark), Some(together));
        }
        assert_eq!(marked('x', '\u{308}'), None);
    }
}
