//! A site that is being built: whatever happens in it, a reader has the former site or the new one.

use super::world::{Case, Mode, can_be_stopped, each};
use super::{is_killed, is_told};
use crate::sandbox::Sandbox;

type Files = Vec<(String, Vec<u8>)>;

const BUILD: Case = Case { prepare: |_| {}, line: "build", input: "", then: "build" };

/// How a world comes to be in which the site is then built.
#[derive(Clone, Copy)]
struct Scene {
    /// What is built before.
    before: &'static [fn(&Sandbox)],
    /// What is changed then.
    change: fn(&Sandbox),
}

fn record(world: &Sandbox, name: &str, title: &str) {
    let text = format!("id: {name}\ntitle: {title}\nsummary: Pages were slow.\nvisibility: internal\n");
    world.write(&format!("postmortems/2024/{name}.yaml"), text);
}

fn two(world: &Sandbox) {
    record(world, "2024-01-02-one", "First");
    record(world, "2024-01-03-two", "Second");
}

/// One is changed, one is gone, one is new; somebody's own file lies in the site.
fn other_two(world: &Sandbox) {
    record(world, "2024-01-02-one", "Changed");
    world.remove("postmortems/2024/2024-01-03-two.yaml");
    record(world, "2024-01-04-three", "Third");
    world.write("site/CNAME", "example.org\n");
}

/// Into nothing.
const FIRST: Scene = Scene { before: &[], change: two };
/// Where the next generation is as the site.
const SECOND: Scene = Scene { before: &[two], change: other_two };
/// Where it is an older one.
const THIRD: Scene = Scene { before: &[two, |world| record(world, "2024-01-02-one", "Again")], change: other_two };
/// Where only the site was kept.
const KEPT: Scene = Scene {
    before: &[two, |world| std::fs::remove_dir_all(world.top.join(".site.hotwash")).unwrap()],
    change: other_two,
};

/// What a reader sees.
fn site(world: &Sandbox) -> Files {
    if world.has("site") { world.files("site") } else { Files::new() }
}

impl Scene {
    /// The world right before the build.
    fn world(&self) -> Sandbox {
        let world = Sandbox::repository();
        for before in self.before {
            before(&world);
            world.hotwash("build").expect(0);
        }
        (self.change)(&world);
        world
    }

    /// At each call that changes the disk: `is_seen` looks at the site that is there then, and at the ones
    /// there may be; a further build makes the new one.
    fn at_each_call(&self, mode: Mode, is_seen: fn(&Files, &Files, &Files) -> bool) {
        let whole = self.world();
        let old = site(&whole);
        let (output, calls) = BUILD.run(&whole, Mode::Kill, 0);
        output.expect(0);
        let new = site(&whole);
        assert!(calls.len() > 20 && old != new, "{calls:#?}");
        let places = places(calls.len());
        each(places.len(), |nth| {
            let at = places[nth - 1];
            let world = self.world();
            let (output, calls) = BUILD.run(&world, mode, at);
            let seen = site(&world);
            println!("{mode:?} at call {at}: {:?}\n{}", calls.get(at - 1), output.stderr);
            if mode == Mode::Full {
                is_told(&output);
                assert!(output.status != 0 || seen == new);
            } else if calls.len() >= at {
                is_killed(&output);
            }
            assert!(is_seen(&seen, &old, &new), "{seen:#?}");
            world.hotwash("build").expect(0);
            assert!(site(&world) == new, "{:#?}", site(&world));
            // What a build that was ended left is used or thrown away by the next, and nothing goes astray.
            let mut beside = world.files(".site.hotwash").into_iter().map(|(name, _)| name);
            assert_eq!(beside.find(|name| name.starts_with("left") || name.starts_with("bin")), None);
        });
    }
}

/// The calls at which it is stopped: all where the generations change, at the end, and the first; of those
/// between, which write one page after the other, some.
fn places(calls: usize) -> Vec<usize> {
    const EDGE: usize = 24;
    let step = calls.div_ceil(40).max(1);
    (1..=calls + 1).filter(|at| *at <= EDGE || at + EDGE > calls || at % step == 0).collect()
}

fn is_one_of(seen: &Files, old: &Files, new: &Files) -> bool {
    seen == old || seen == new
}

/// What was not made sure of may be empty, but is in its place.
fn is_one_of_by_name(seen: &Files, old: &Files, new: &Files) -> bool {
    let is = |other: &Files| {
        seen.len() == other.len()
            && seen.iter().zip(other).all(|(one, other)| one.0 == other.0 && (one.1 == other.1 || one.1.is_empty()))
    };
    is(old) || is(new)
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    if !can_be_stopped() {
        return;
    }
    for scene in [FIRST, SECOND, THIRD, KEPT] {
        scene.at_each_call(Mode::Kill, is_one_of);
    }
}

#[test]
fn a_full_disk_leaves_the_old_site_or_the_new_one() {
    if !can_be_stopped() {
        return;
    }
    for scene in [FIRST, THIRD] {
        scene.at_each_call(Mode::Full, is_one_of);
    }
}

#[test]
fn what_a_power_failure_took_from_a_site_the_next_build_makes_again() {
    if !can_be_stopped() {
        return;
    }
    for scene in [FIRST, SECOND] {
        scene.at_each_call(Mode::Power, is_one_of_by_name);
    }
}
