//! Letters as they are searched for: small, without accents, in their usual width.
//!
//! `templates/html/search.js` does the same with what is typed: a word is found only if both agree.

/// `À` to `ɏ`, each as it is searched for. Letters that are more than an accent (`ø`) come later.
const LATIN: &str = "\
    aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggg\
    gggghhħħiiiiiiiiiıĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſ\
    ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaa\
    aaææǥǥggkkooooʒʒjǳǳǳggƕƿnnaaææøøaaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ\
    ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";

/// `Ḁ` to `ỿ`.
const LATIN_MORE: &str = "\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyẚſẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

/// Adds a letter as it is searched for: nothing for an accent that stands by itself, two letters for `ß`.
pub fn push(letter: char, into: &mut String) {
    let letter = match letter {
        // Wide forms, as they are typed in Japanese and Chinese.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let letter = match letter {
        '\0'..='\x7f' => return into.push(letter.to_ascii_lowercase()),
        '\u{300}'..='\u{36f}' => return,
        '\u{c0}'..='\u{24f}' => nth(LATIN, letter, 0xc0),
        '\u{1e00}'..='\u{1eff}' => nth(LATIN_MORE, letter, 0x1e00),
        _ => return into.extend(letter.to_lowercase()),
    };
    match letter {
        'ß' => into.push_str("ss"),
        'æ' => into.push_str("ae"),
        'œ' => into.push_str("oe"),
        'ø' => into.push('o'),
        'ł' => into.push('l'),
        'đ' => into.push('d'),
        'ı' => into.push('i'),
        _ => into.push(letter),
    }
}

fn nth(letters: &str, letter: char, first: u32) -> char {
    letters.chars().nth((u32::from(letter) - first) as usize).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        text.chars().for_each(|letter| push(letter, &mut folded));
        folded
    }

    #[test]
    fn accents_and_width_do_not_matter() {
        assert_eq!(folded("Café CAFE\u{301} Łódź Straße Ｐｏｏｌ Việt ĲŽ"), "cafe cafe lodz strasse pool viet ĳz");
        assert_eq!(folded("Ёлка ΣΟΦΙΑ 東京"), "ёлка σοφια 東京");
    }

    #[test]
    fn the_tables_have_a_letter_for_each() {
        assert_eq!(LATIN.chars().count(), 0x250 - 0xc0);
        assert_eq!(LATIN_MORE.chars().count(), 0x100);
        let letters = LATIN.chars().chain(LATIN_MORE.chars());
        let more: String = letters.filter(|letter| folded(&letter.to_string()) != letter.to_string()).collect();
        assert!(more.chars().all(|letter| "ßæøđłœı".contains(letter)), "{more}");
    }
}
