//! Records that nobody thought of: every field, and texts that are hard to write down.

#![expect(clippy::unwrap_used, reason = "tests")]

mod scalar;

pub use scalar::*;

use hotwash::record::*;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// Any record. An optional section that is there has at least one field: an empty section and
/// none are the same thing in a file.
pub fn postmortem() -> impl Strategy<Value = Postmortem> {
    (head(), story(), causes(), work(), tail()).prop_map(|(head, story, causes, work, tail)| Postmortem {
        schema: head.schema,
        id: head.id,
        title: head.title,
        status: head.status,
        waived_because: head.waived_because,
        severity: head.severity,
        kind: head.kind,
        visibility: head.visibility,
        time_zone: head.time_zone,
        services: head.services,
        tags: head.tags,
        owner: head.owner,
        authors: head.authors,
        reviewers: story.reviewers,
        participants: story.participants,
        summary: story.summary,
        executive_summary: story.executive_summary,
        milestones: story.milestones,
        detection: story.detection,
        impact: story.impact,
        timeline: story.timeline,
        root_cause: causes.root_cause,
        trigger: causes.trigger,
        contributing_factors: causes.contributing_factors,
        whys: causes.whys,
        surprises: causes.surprises,
        resolution: causes.resolution,
        improvements: work.improvements,
        action_items: work.action_items,
        no_actions_because: work.no_actions_because,
        lessons: work.lessons,
        conclusion: work.conclusion,
        related: tail.related,
        communications: tail.communications,
        references: tail.references,
        glossary: tail.glossary,
        published: tail.published,
        revisions: tail.revisions,
        appendix: tail.appendix,
        custom: tail.custom,
        allow: tail.allow,
    })
}

fn choice<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    weighted(0.5, select(all))
}

fn maybe<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    weighted(0.4, strategy)
}

fn few<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    vec(strategy, 0..3)
}

fn section<T: Default + PartialEq + std::fmt::Debug>(
    strategy: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    weighted(0.5, strategy).prop_map(|section| section.filter(|section| *section != T::default()))
}

// A record has more fields than a tuple of strategies may have: five groups, each a partial record.

fn head() -> impl Strategy<Value = Postmortem> {
    let names = (maybe(Just(1)), maybe(record_id()), maybe(line()), choice(Status::ALL), maybe(line()), maybe(line()));
    let zone = select(&["UTC", "Europe/London", "America/New_York"][..]).prop_map(|zone| zone.parse().unwrap());
    let kinds = (choice(Kind::ALL), choice(Visibility::ALL), maybe(zone));
    let lists = (few(line()), few(line()), maybe(line()), few(line()));
    (names, kinds, lists).prop_map(|(names, kinds, lists)| {
        let ((schema, id, title, status, waived_because, severity), (kind, visibility, time_zone)) = (names, kinds);
        let (services, tags, owner, authors) = lists;
        Postmortem {
            schema,
            id,
            title,
            status,
            waived_because,
            severity,
            kind,
            visibility,
            time_zone,
            services,
            tags,
            owner,
            authors,
            ..Postmortem::default()
        }
    })
}

fn story() -> impl Strategy<Value = Postmortem> {
    let review = (maybe(line()), maybe(moment()), choice(Verdict::ALL)).prop_map(|(who, at, verdict)| Review {
        who,
        at,
        verdict,
    });
    let participant = (maybe(line()), maybe(line()), choice(Visibility::ALL))
        .prop_map(|(who, role, visibility)| Participant { who, role, visibility });
    let detection = (choice(DetectionMethod::ALL), maybe(prose()), maybe(prose()))
        .prop_map(|(method, description, gap)| Detection { method, description, gap });
    let lists = (few(review), few(participant), maybe(prose()), maybe(prose()));
    (lists, section(milestones()), section(detection), section(impact()), few(event())).prop_map(
        |((reviewers, participants, summary, executive_summary), milestones, detection, impact, timeline)| Postmortem {
            reviewers,
            participants,
            summary,
            executive_summary,
            milestones,
            detection,
            impact,
            timeline,
            ..Postmortem::default()
        },
    )
}

fn milestones() -> impl Strategy<Value = Milestones> {
    vec(maybe(timestamp()), 10).prop_map(|times| Milestones {
        started: times[0],
        detected: times[1],
        acknowledged: times[2],
        declared: times[3],
        escalated: times[4],
        identified: times[5],
        public_notified: times[6],
        mitigated: times[7],
        resolved: times[8],
        closed: times[9],
    })
}

fn impact() -> impl Strategy<Value = Impact> {
    let measure = (maybe(line()), maybe(quantity()), maybe(line()), maybe(any::<bool>()))
        .prop_map(|(what, value, unit, estimate)| Measure { what, value, unit, estimate });
    let window = (maybe(timestamp()), maybe(timestamp()), choice(Degree::ALL)).prop_map(|(from, to, degree)| Window {
        from,
        to,
        degree,
    });
    (maybe(line()), maybe(users()), few(measure), few(window), choice(DataLoss::ALL)).prop_map(
        |(summary, users_affected, measures, windows, data_loss)| Impact {
            summary,
            users_affected,
            measures,
            windows,
            data_loss,
        },
    )
}

fn event() -> impl Strategy<Value = Event> {
    let what = (maybe(timestamp()), choice(EventKind::ALL), maybe(prose()), maybe(line()));
    (what, few(line()), maybe(any::<bool>()), choice(Visibility::ALL)).prop_map(
        |((at, kind, text, by), evidence, highlight, visibility)| Event {
            at,
            kind,
            text,
            by,
            evidence,
            highlight,
            visibility,
        },
    )
}

fn causes() -> impl Strategy<Value = Postmortem> {
    let cause = (maybe(line()), maybe(prose())).prop_map(|(summary, detail)| RootCause { summary, detail });
    let factor = (maybe(item_id()), maybe(prose()), maybe(line()), maybe(any::<bool>()))
        .prop_map(|(id, text, category, root)| Factor { id, text, category, root });
    let why = (maybe(line()), maybe(line())).prop_map(|(why, because)| Why { why, because });
    let resolution = (maybe(line()), maybe(prose())).prop_map(|(summary, detail)| Resolution { summary, detail });
    (section(cause), maybe(prose()), few(factor), few(why), few(prose()), section(resolution)).prop_map(
        |(root_cause, trigger, contributing_factors, whys, surprises, resolution)| Postmortem {
            root_cause,
            trigger,
            contributing_factors,
            whys,
            surprises,
            resolution,
            ..Postmortem::default()
        },
    )
}

fn work() -> impl Strategy<Value = Postmortem> {
    // A lesson without a text and without an id is nothing.
    let lesson = (maybe(item_id()), prose()).prop_map(|(id, text)| Lesson { id, text: Some(text) }).boxed();
    let lessons = (maybe(prose()), few(lesson.clone()), few(lesson.clone()), few(lesson)).prop_map(
        |(summary, went_well, went_poorly, got_lucky)| Lessons { summary, went_well, went_poorly, got_lucky },
    );
    (few(prose()), few(action()), maybe(line()), section(lessons), maybe(prose())).prop_map(
        |(improvements, action_items, no_actions_because, lessons, conclusion)| Postmortem {
            improvements,
            action_items,
            no_actions_because,
            lessons,
            conclusion,
            ..Postmortem::default()
        },
    )
}

fn action() -> impl Strategy<Value = ActionItem> {
    let what = (maybe(item_id()), maybe(line()), choice(ActionKind::ALL), few(item_id()), maybe(line()));
    let how = (maybe(date()), choice(Priority::ALL), choice(ActionStatus::ALL), maybe(date()));
    (what, how, maybe(line()), maybe(line()), maybe(line()), choice(Visibility::ALL)).prop_map(
        |(
            (id, text, kind, addresses, owner),
            (due, priority, status, closed),
            declined_because,
            done_when,
            tracker,
            visibility,
        )| {
            ActionItem {
                id,
                text,
                kind,
                addresses,
                owner,
                due,
                priority,
                status,
                closed,
                declined_because,
                done_when,
                tracker,
                visibility,
            }
        },
    )
}

fn tail() -> impl Strategy<Value = Postmortem> {
    let related = (maybe(record_id()), choice(Relation::ALL)).prop_map(|(id, relation)| Related { id, relation });
    let message = (maybe(line()), maybe(timestamp()), maybe(line()), maybe(prose()), choice(Visibility::ALL)).prop_map(
        |(audience, at, channel, text, visibility)| Communication { audience, at, channel, text, visibility },
    );
    let reference = (maybe(line()), maybe(line())).prop_map(|(title, url)| Reference { title, url });
    let revision = (maybe(moment()), maybe(line())).prop_map(|(at, what)| Revision { at, what });
    let allow =
        (maybe(line()), maybe(line()), maybe(date())).prop_map(|(rule, reason, until)| Allow { rule, reason, until });
    let glossary = proptest::collection::btree_map(key(), line(), 0..3);
    let custom = vec((key(), json()), 0..4).prop_map(|entries| entries.into_iter().collect::<Custom>());
    let lists = (few(related), few(message), few(reference), few(revision), few(allow));
    (lists, glossary, maybe(date()), maybe(prose()), custom).prop_map(
        |((related, communications, references, revisions, allow), glossary, published, appendix, custom)| Postmortem {
            related,
            communications,
            references,
            glossary,
            published,
            revisions,
            appendix,
            custom,
            allow,
            ..Postmortem::default()
        },
    )
}
