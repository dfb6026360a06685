//! How one tells that an action is done, and what became of it.

use crate::record::{ActionItem, ActionStatus, Visibility};
use crate::wizard::ask::{Kind, Need};
use crate::wizard::field::{Field, Scene, values};
use crate::wizard::slot::{Slot as _, detail, further};

pub const DONE_WHEN: Field = Field {
    prompt: "Action {n}: how can one tell that it is done?",
    help: "`load test at 2x peak leaves 20% of the pool free`",
    ..detail!(action_items[].done_when)
};

pub const TRACKER: Field = Field {
    prompt: "Action {n}: where is it tracked?",
    help: "the address of its ticket: `https://…`",
    ..detail!(action_items[].tracker)
};

pub const VISIBILITY: Field = Field {
    prompt: "Action {n}: who may read it?",
    help: "a public render has those alone that are `public`",
    kind: values!(Visibility),
    ..detail!(action_items[].visibility)
};

pub const STATUS: Field = Field {
    prompt: "Action {n}: how far is it?",
    help: "left out, it is open",
    kind: values!(ActionStatus),
    ..detail!(action_items[].status)
};

pub const CLOSED: Field = Field {
    prompt: "Action {n}: on which day was it done or declined?",
    help: "`today`, `Friday`, `2023-08-20`",
    kind: |_| Kind::Date,
    need: |scene| match state(scene) {
        Some(ActionStatus::Done | ActionStatus::Declined) => Need::Required,
        Some(ActionStatus::Superseded) => Need::Optional,
        // What does not fit its status can be mended.
        _ if has(scene, |action| action.closed.is_some()) => Need::Optional,
        _ => Need::Unasked,
    },
    ..further!(action_items[].closed)
};

pub const DECLINED_BECAUSE: Field = Field {
    prompt: "Action {n}: why will it not be done?",
    help: "`The database is replaced next month`",
    need: |scene| match state(scene) {
        Some(ActionStatus::Declined) => Need::Required,
        _ if has(scene, |action| action.declined_because.is_some()) => Need::Optional,
        _ => Need::Unasked,
    },
    ..further!(action_items[].declined_because)
};

fn state(scene: &Scene<'_>) -> Option<ActionStatus> {
    scene.record.action_items.get(scene.place)?.status
}

fn has(scene: &Scene<'_>, is_there: fn(&ActionItem) -> bool) -> bool {
    scene.record.action_items.get(scene.place).is_some_and(is_there)
}
