//! What items and rows say, and that no word of them gets lost.

mod words;

use super::{Deed, list, read, row};

/// A deed in one line: its text, then its fields in their order.
fn told(deed: &Deed) -> String {
    let mut told = vec![deed.text.clone()];
    let mut tell = |label: &str, value: Option<String>| told.extend(value.map(|value| format!("{label}={value}")));
    tell("id", deed.id.clone());
    tell("owner", deed.owner.clone());
    tell("due", deed.due.map(|due| due.to_string()));
    tell("state", deed.state.map(|state| state.to_string()));
    tell("closed", deed.closed.map(|closed| closed.to_string()));
    tell("tracker", deed.tracker.clone());
    tell("ticket", deed.ticket.clone());
    tell("kind", deed.kind.map(|kind| kind.to_string()));
    tell("priority", deed.priority.map(|priority| priority.to_string()));
    tell("addresses", (!deed.addresses.is_empty()).then(|| deed.addresses.join("+")));
    tell("visibility", deed.visibility.map(|visibility| visibility.to_string()));
    tell("left", (!deed.leftovers.is_empty()).then(|| deed.leftovers.join(" / ")));
    told.join(" | ")
}

fn assert_read(cases: &[(&str, &str)]) {
    for (item, expected) in cases {
        assert_eq!(told(&read(item)), *expected, "{item}");
    }
}

#[test]
fn states_are_read() {
    assert_read(&[
        ("[x] Widen the pool", "Widen the pool | state=done"),
        ("[ ] Widen the pool", "Widen the pool | state=open"),
        ("[*] Widen the pool", "Widen the pool | state=done"),
        ("\\[x\\] Widen the pool", "Widen the pool | state=done"),
        ("~~Widen the pool~~", "Widen the pool | state=done"),
        ("~~Widen the pool~~ (won't do)", "Widen the pool | state=declined"),
        ("[ ] ~~Widen the pool~~ Won't do", "Widen the pool | state=declined | left=Won't do"),
        ("~~Widen the pool~~ done", "Widen the pool | state=done"),
        ("~~Widen the pool~~ with ease", "Widen the pool with ease | state=done"),
        ("Widen the ~~old~~ new pool", "Widen the ~~old~~ new pool"),
        ("Done: widen the pool", "widen the pool | state=done"),
        ("**[DONE]** Widen the pool", "Widen the pool | state=done"),
        ("**WIP** – Widen the pool", "Widen the pool | state=in_progress"),
        ("[DONE] widen the pool", "widen the pool | state=done"),
        ("DONE 2021-03-04 Widen the pool", "Widen the pool | state=done | closed=2021-03-04"),
        ("TODO widen the pool", "widen the pool | state=open"),
        ("Widen the pool (done)", "Widen the pool | state=done"),
        ("Widen the pool (already done).", "Widen the pool. | state=done"),
        ("Widen the pool (done 2021-03-04)", "Widen the pool | state=done | closed=2021-03-04"),
        ("Widen the pool ✅", "Widen the pool | state=done"),
        ("✅ Widen the pool", "Widen the pool | state=done"),
        ("Widen the pool — DONE", "Widen the pool | state=done"),
        ("Widen the pool. Done.", "Widen the pool. | state=done"),
        ("Widen the pool DONE 2021-03-04", "Widen the pool | state=done | closed=2021-03-04"),
        ("プールを広げる（完了）", "プールを広げる | state=done"),
        ("Widen the pool (fixed in release 4)", "Widen the pool (fixed in release 4) | state=done"),
        ("Widen the pool. _Done by hand_.", "Widen the pool. _Done by hand_. | state=done"),
        ("Call it done", "Call it done"),
        ("Say when the migration is done", "Say when the migration is done"),
        ("Done", "Done"),
        ("Open the valve: slowly", "Open the valve: slowly"),
        ("Widen the pool (possibly already done)", "Widen the pool (possibly already done)"),
    ]);
}

#[test]
fn owners_are_read() {
    assert_read(&[
        ("Widen the pool @ann", "Widen the pool | owner=@ann"),
        ("Widen the pool (@ann, @bob)", "Widen the pool | owner=@ann, @bob"),
        ("Widen the pool — @ann and @bob", "Widen the pool | owner=@ann and @bob"),
        ("@ann: widen the pool", "widen the pool | owner=@ann"),
        ("@ann to widen the pool", "@ann to widen the pool | owner=@ann"),
        ("[Ann Roe] Widen the pool", "Widen the pool | owner=Ann Roe"),
        ("[storage team] Widen the pool", "Widen the pool | owner=storage team"),
        ("Widen the pool (owner: Ann Roe)", "Widen the pool | owner=Ann Roe"),
        ("Widen the pool (owner: Ann Roe, Bob Doe)", "Widen the pool | owner=Ann Roe, Bob Doe"),
        ("Widen the pool (Owner: Ann, due: 2021-04-01)", "Widen the pool | owner=Ann | due=2021-04-01"),
        ("Widen the pool. Owner: storage team", "Widen the pool. | owner=storage team"),
        ("Widen the pool. **Owner:** Ann Roe", "Widen the pool. | owner=Ann Roe"),
        ("Widen the pool, assigned to @ann", "Widen the pool | owner=@ann"),
        ("Widen the pool — storage team", "Widen the pool | owner=storage team"),
        ("プールを広げる（担当: 田中）", "プールを広げる | owner=田中"),
        ("Widen the pool (Ann, due Feb 5th)", "Widen the pool (due Feb 5th) | owner=Ann"),
        ("Widen the pool (Ann, until 2021-04-01)", "Widen the pool | owner=Ann | due=2021-04-01"),
        (
            "Widen the pool (Owner: Ann Roe; due 2021-04-01) [OPS-1](https://tickets.example.com/browse/OPS-1)",
            "Widen the pool | owner=Ann Roe | due=2021-04-01 | tracker=https://tickets.example.com/browse/OPS-1",
        ),
        ("Widen the pool -- @ann, done", "Widen the pool | owner=@ann | state=done"),
        // Not certainly an owner.
        ("Widen the pool (owner: TBD)", "Widen the pool (owner: TBD)"),
        ("Widen the pool (Ann)", "Widen the pool (Ann)"),
        ("Agree on it with @ann", "Agree on it with @ann"),
        ("Move to the new cache — Redis", "Move to the new cache — Redis"),
        ("Update @ann/core", "Update @ann/core"),
        ("Write to ops@ann.example", "Write to ops@ann.example"),
        ("[API] Widen the pool", "[API] Widen the pool"),
        ("[the page](https://a.example) widens", "[the page](https://a.example) widens"),
        ("[[000012]] widens the pool", "[[000012]] widens the pool"),
        ("Widen the pool[^1]", "Widen the pool[^1]"),
        ("[Ann Roe]", "[Ann Roe]"),
    ]);
}

#[test]
fn days_are_read() {
    assert_read(&[
        ("Widen the pool by 2021-04-01", "Widen the pool | due=2021-04-01"),
        ("Widen the pool (by April 1, 2021)", "Widen the pool | due=2021-04-01"),
        ("Widen the pool, due 2021-04-01.", "Widen the pool | due=2021-04-01"),
        ("Widen the pool - due by 1 April 2021", "Widen the pool | due=2021-04-01"),
        ("Widen the pool (due: 10/20/2022)", "Widen the pool | due=2022-10-20"),
        ("プールを広げる（期限：2021年4月1日）", "プールを広げる | due=2021-04-01"),
        ("プールを広げる（2021年4月1日まで）", "プールを広げる | due=2021-04-01"),
        ("Widen the pool by Friday", "Widen the pool by Friday"),
        ("Widen the pool (due: Q3)", "Widen the pool (due: Q3)"),
        ("Widen the pool by 10/08/2022", "Widen the pool by 10/08/2022"),
        ("Delete what came by 2021-04-01 from disk", "Delete what came by 2021-04-01 from disk"),
        ("Widen the pool by 20%", "Widen the pool by 20%"),
    ]);
}

#[test]
fn trackers_are_read() {
    const ISSUE: &str = "https://github.com/example/web/issues/12";
    let with = |text: &str| text.replace('*', ISSUE);
    let cases = [
        ("Widen the pool ([issue](*))", "Widen the pool | tracker=*"),
        ("Widen the pool ([issue](*)).", "Widen the pool. | tracker=*"),
        ("Widen the pool [GitHub Issue](*)", "Widen the pool | tracker=*"),
        ("Widen the pool: [PR](*).", "Widen the pool. | tracker=*"),
        ("Widen the pool, see [#12](*)", "Widen the pool | tracker=*"),
        ("Widen the pool - *", "Widen the pool | tracker=*"),
        ("Widen the pool (*)", "Widen the pool | tracker=*"),
        ("Widen the pool <*>", "Widen the pool | tracker=*"),
        ("[Bug 12](*) Widen the pool", "[Bug 12](*) Widen the pool | tracker=*"),
        ("[Widen the pool](*)", "[Widen the pool](*) | tracker=*"),
        ("Widen the pool, as [said here once](*)", "Widen the pool, as [said here once](*) | tracker=*"),
        ("Widen the pool (ticket: [OPS-7](*))", "Widen the pool | tracker=* | left=OPS-7"),
        ("Widen the pool (#12)", "Widen the pool (#12) | ticket=#12"),
        ("Widen the pool (Bug 1234)", "Widen the pool (Bug 1234) | ticket=Bug 1234"),
        ("[OPS-7] Widen the pool", "[OPS-7] Widen the pool | ticket=OPS-7"),
        ("Read https://example.org/docs", "Read https://example.org/docs"),
        ("Widen the pool (UTF-8)", "Widen the pool (UTF-8)"),
    ];
    for (item, expected) in cases {
        assert_eq!(told(&read(&with(item))), with(expected), "{item}");
    }
}

#[test]
fn labels_before_an_item_are_read() {
    assert_read(&[
        ("A1: Widen the pool", "Widen the pool | id=A1"),
        ("**AI-3** Widen the pool", "Widen the pool | id=AI-3"),
        ("P-1. Widen the pool", "Widen the pool | id=P-1"),
        ("P1: Widen the pool", "Widen the pool | priority=p1"),
        ("[P0] Widen the pool", "Widen the pool | priority=p0"),
        ("Widen the pool (priority: P2)", "Widen the pool | priority=p2"),
        ("Widen the pool (priority: high)", "Widen the pool (priority: high)"),
        ("Prevention: Widen the pool", "Widen the pool | kind=prevent"),
        ("**Detect**: Watch the pool", "Watch the pool | kind=detect"),
        ("**Investigate** the pool", "**Investigate** the pool"),
        ("Monitoring: Watch the pool", "Monitoring: Watch the pool"),
        ("予防：プールを広げる", "プールを広げる | kind=prevent"),
        (
            "[x] A2: (P1) [Ann Roe] Widen the pool (detect)",
            "Widen the pool | id=A2 | owner=Ann Roe | state=done | kind=detect | priority=p1",
        ),
        ("Set --wide: the pool", "Set --wide: the pool"),
        ("-1 is no size", "-1 is no size"),
    ]);
}

#[test]
fn what_a_render_writes_is_read_again() {
    assert_read(&[(
        "Widen the pool\n   (id: A1; owner: storage team lead; due: June 20, 2025; status: in progress; closed: June 17, 2025; \
         priority: p0; kind: prevent; addresses: F1, L3; visibility: public)",
        "Widen the pool | id=A1 | owner=storage team lead | due=2025-06-20 | state=in_progress | closed=2025-06-17 | kind=prevent \
         | priority=p0 | addresses=F1+L3 | visibility=public",
    )]);
}

#[test]
fn items_below_say_more_of_theirs() {
    let mut deed = read("Widen the pool");
    assert!(deed.detail("Done when: twice the peak leaves a fifth of the pool free"));
    assert!(deed.detail("Declined because: nobody needs it"));
    assert!(deed.detail("Tracked at: <https://tickets.example.com/OPS-7>"));
    assert!(deed.detail("**Owner**: Ann Roe"));
    assert!(!deed.detail("Owner: Bob Doe"), "there is one");
    assert!(!deed.detail("Note: ask first"));
    assert_eq!(told(&deed), "Widen the pool | owner=Ann Roe | tracker=https://tickets.example.com/OPS-7");
    assert_eq!(deed.done_when.as_deref(), Some("twice the peak leaves a fifth of the pool free"));
    assert_eq!(deed.declined_because.as_deref(), Some("nobody needs it"));
}

#[test]
fn words_behind_struck_ones_say_why() {
    for item in ["[ ] ~~Widen the pool~~ declined, too costly", "~~Widen the pool~~ — won't do because too costly"] {
        let deed = read(item);
        assert_eq!(told(&deed), "Widen the pool | state=declined", "{item}");
        assert_eq!(deed.declined_because.as_deref(), Some("too costly"), "{item}");
    }
    let deed = read("~~Widen the pool~~ (no longer needed)");
    assert_eq!(told(&deed), "Widen the pool | state=declined");
    assert_eq!(deed.declined_because.as_deref(), Some("no longer needed"));
}

#[test]
fn a_state_behind_the_value_of_another_column_is_one() {
    let told = |bug: &str| told(&row(&["Action Item", "Type", "Bug"], &["Widen the pool", "prevent", bug]));
    assert_eq!(told("n/a **DONE**"), "Widen the pool | state=done | kind=prevent");
    assert_eq!(told("Bug 12 **TODO**"), "Widen the pool | state=open | ticket=Bug 12 | kind=prevent | left=Bug 12");
    assert_eq!(
        told("[OPS-7](https://tickets.example.com/OPS-7) (closed)"),
        "Widen the pool | state=done | tracker=https://tickets.example.com/OPS-7 | kind=prevent"
    );
    assert_eq!(told("(see below)"), "Widen the pool | kind=prevent | left=Bug: (see below)");
}

#[test]
fn what_brackets_do_not_say_clearly_stays_in_them() {
    assert_read(&[
        ("Widen the pool (owner: Ann; budget: 5; due: soon)", "Widen the pool (budget: 5; due: soon) | owner=Ann"),
        ("Call widen(done)", "Call widen(done)"),
        ("Widen the pool (a, b and c)", "Widen the pool (a, b and c)"),
    ]);
}

#[test]
fn rows_are_read_by_the_words_over_their_columns() {
    let cases: &[(&[&str], &[&str], &str)] = &[
        (
            &["Action Item", "Type", "Owner", "Due", "Status", "Bug"],
            &[
                "Widen the pool",
                "prevent",
                "ann@",
                "2021-04-01",
                "**DONE**",
                "[n/12](https://bugs.example.org/issues/12)",
            ],
            "Widen the pool | owner=ann@ | due=2021-04-01 | state=done | tracker=https://bugs.example.org/issues/12 | kind=prevent",
        ),
        (
            &["#", "カテゴリ", "アクション", "担当", "期限", "状態"],
            &["1", "検知", "プールを見張る", "—", "2021-04-01", "未着手"],
            "プールを見張る | id=1 | due=2021-04-01 | state=open | kind=detect",
        ),
        (
            &["Task", "Who", "When", "Ticket", "Notes"],
            &["Widen the pool (P1)", "TBD", "Q3", "OPS-7", "ask first"],
            "Widen the pool | ticket=OPS-7 | priority=p1 | left=Who: TBD / When: Q3 / Ticket: OPS-7 / Notes: ask first",
        ),
        (&["Item", "Action", "Owner"], &["Pool", "Widen it", "Ann"], "Widen it | owner=Ann | left=Item: Pool"),
        (&["", "Done?"], &["Widen the pool", "✅"], "Widen the pool | state=done"),
        (&["Action"], &["Widen the pool", "too many"], "Widen the pool | left=too many"),
    ];
    for (head, cells, expected) in cases {
        assert_eq!(told(&row(head, cells)), *expected, "{cells:?}");
    }
}

#[test]
fn a_list_shows_where_its_owners_stand() {
    let told = |items: &[&str]| list(items).iter().map(told).collect::<Vec<_>>();
    assert_eq!(
        told(&["[ ] (web, storage) Widen it", "[x] (web) Watch it"]),
        ["Widen it | owner=web, storage | state=open", "Watch it | owner=web | state=done",]
    );
    assert_eq!(told(&["Widen it (Ann)", "Watch it (Bob)"]), ["Widen it | owner=Ann", "Watch it | owner=Bob"]);
    assert_eq!(told(&["Widen it — Ann", "Watch it — Bob Roe"]), ["Widen it | owner=Ann", "Watch it | owner=Bob Roe"]);
    assert_eq!(told(&["(optional) Widen it", "(web) Watch it"]), ["(optional) Widen it", "(web) Watch it"]);
    assert_eq!(told(&["Widen it (Ann)", "Watch it"]), ["Widen it (Ann)", "Watch it"]);
    assert_eq!(told(&["Widen it (Ann)"]), ["Widen it (Ann)"]);
    assert_eq!(told(&["Widen it (annroe)", "Watch it (bob)"]), ["Widen it | owner=annroe", "Watch it | owner=bob"]);
    assert_eq!(told(&["Widen it [annroe]", "Watch it [bob]"]), ["Widen it | owner=annroe", "Watch it | owner=bob"]);
    assert_eq!(told(&["[annroe] Widen it", "[bob] Watch it"]), ["Widen it | owner=annroe", "Watch it | owner=bob"]);
    for items in [["Widen it (optional)", "Watch it (quarterly)"], ["Widen it [draft]", "Watch it (bob)"]] {
        assert_eq!(told(&items), items, "no names");
    }
}
