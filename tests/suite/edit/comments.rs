//! Comments beside what is changed.

use super::set;

#[test]
fn a_comment_stays_a_comment_where_the_last_of_several_values_is_a_text() {
    let (line, rest) = ("word ".repeat(19), ["word"; 15].join(" "));
    set(
        "a:\n  - b # behind\nid: x\n",
        "a[0]",
        &format!("[c, {line}{rest}]"),
        &format!("a:\n  - - c # behind\n    - >-\n      {}\n      {rest}\nid: x\n", line.trim()),
    );
}
