//! How much harm there was: what was counted, when it came and went, whether data is gone.

use crate::record::{DataLoss, Degree, Milestone, Window};
use crate::wizard::field::{Field, List, Scene, values};
use crate::wizard::slot::{Flag as _, Slot as _, further, list, yes_or_no};

pub static MEASURES: List = list!(impact.measures, MEASURE);

static MEASURE: [Field; 4] = [
    Field {
        prompt: "Measure {n}: what was counted?",
        help: "beside the users: `failed requests`, `orders lost`; empty if nothing else was",
        ..further!(impact.measures[].what)
    },
    Field {
        prompt: "Measure {n}: how many, or how much?",
        help: "the number alone: `120000`, `113.9`",
        ..further!(impact.measures[].value)
    },
    Field { prompt: "Measure {n}: in what unit?", help: "`requests`, `GB`, `EUR`", ..further!(impact.measures[].unit) },
    Field {
        prompt: "Measure {n}: is it an estimate?",
        help: "then it is shown as one",
        kind: |_| yes_or_no("somebody worked it out roughly", "it was counted"),
        ..further!(impact.measures[].estimate)
    },
];

pub static WINDOWS: List = list!(impact.windows, WINDOW);

fn window<'a>(scene: &Scene<'a>, place: usize) -> Option<&'a Window> {
    scene.record.impact.as_ref()?.windows.get(place)
}

static WINDOW: [Field; 3] = [
    Field {
        prompt: "Stretch of harm {n}: when did it begin?",
        help: "only where it came and went, or changed: `15:30`; empty if that was all",
        kind: |scene| match scene.place.checked_sub(1).and_then(|place| window(scene, place)) {
            Some(before) => scene.event(scene.instant(before.to.as_ref()), true),
            None => scene.event(scene.milestone(Milestone::Started), false),
        },
        ..further!(impact.windows[].from)
    },
    Field {
        prompt: "Stretch of harm {n}: when did it end?",
        help: "`16:10`, or `+40m` after it began",
        kind: |scene| {
            let from = window(scene, scene.place).and_then(|window| window.from.as_ref());
            scene.event(scene.instant(from), true)
        },
        ..further!(impact.windows[].to)
    },
    Field {
        prompt: "Stretch of harm {n}: how bad was it?",
        help: "for those who felt it",
        kind: values!(Degree),
        ..further!(impact.windows[].degree)
    },
];

pub static DATA_LOSS: Field = Field {
    prompt: "Was data lost?",
    help: "`none` is worth writing too: readers ask",
    kind: values!(DataLoss),
    ..further!(impact.data_loss)
};
