//! The one thread that knows the archive: looks, answers, and looks again when something changed.

use std::error::Error as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::answers::Shown;
use super::memory::Memory;
use super::message::Message;
use super::templates::Templates;
use super::watch::Watch;
use crate::archive::{Key, Plan, Site};
use crate::cli::context::Context;
use crate::cli::site;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::insight::Incident;
use crate::render::Profile;
use crate::serve::{News, Response};

/// An editor that saves does several things to a file, one right after the other: so long it has to be quiet, and so
/// long that is waited for at most.
const QUIET: Duration = Duration::from_millis(8);
const MOST_QUIET: Duration = Duration::from_millis(60);

/// Why a site is not shown any more.
enum End {
    Changed,
    Stop,
}

/// Shows the archive until the program is told to stop.
pub fn attend(
    context: &mut Context,
    news: &News,
    heard: Receiver<Message>,
    watch: &mut Watch,
    profile: Profile,
) -> Result<()> {
    let mut memory = Memory::default();
    let mut templates = Templates::default();
    loop {
        let refreshed = context.refresh().and_then(|()| context.require_configuration());
        // First, so that nothing is missed that happens while the records are read.
        watch.around(context)?;
        let context = &*context;
        let looked = refreshed.and_then(|()| templates.look(context)).and_then(|()| memory.look(context, profile));
        let read = |incident: &Incident, digest: Key| memory.record(context, incident, digest, profile);
        // Here the site begins at the root, wherever it will be served.
        let config = &Config { base_url: None, ..context.config.clone() };
        let site = looked.and_then(|()| {
            let mut kept = memory.kept();
            if profile == Profile::Public {
                site::known_alone(&mut kept)?;
            }
            let renderer = templates.renderer().ok_or_else(|| Error::new("there are no templates"))?;
            let made_by = site::made_by(context, &templates.own, profile);
            let on = site::day(context)?;
            let look = templates.given().ok_or_else(|| Error::new("nothing is known of the site's look"))?;
            Site::new(kept, Plan { config, renderer, profile, look, on, made_by, read: &read })
        });
        let version = version(&site, &memory);
        let shown = Shown { context, memory: &memory, site, version: &version };
        news.publish(&version);
        match show(&shown, &heard, watch) {
            End::Changed => {}
            End::Stop => {
                // Whoever still waits for a page learns that there will be none.
                drop(heard);
                return Ok(());
            }
        }
    }
}

/// Answers with a site until it is no longer what the archive holds.
fn show(shown: &Shown<'_>, heard: &Receiver<Message>, watch: &mut Watch) -> End {
    // Since when something is known to have changed.
    let mut changed: Option<Instant> = None;
    loop {
        let patience = match changed {
            None => watch.patience(),
            Some(since) => QUIET.min(MOST_QUIET.saturating_sub(since.elapsed())),
        };
        match heard.recv_timeout(patience) {
            Ok(Message::Asked(request, reply)) => {
                // A page that cannot be made is no reason to make no other.
                let response = catch_unwind(AssertUnwindSafe(|| shown.answer(&request)));
                let bug = |_| Response::plain(500, "this is a bug in hotwash: the terminal tells more");
                // The browser may be gone.
                let _ = reply.send(response.unwrap_or_else(bug));
            }
            Ok(Message::Changed(paths)) => {
                if watch.concerns(&paths) {
                    changed.get_or_insert_with(Instant::now);
                }
            }
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return End::Stop,
            Err(RecvTimeoutError::Timeout) => return End::Changed,
        }
    }
}

/// What tells one site from another: while it is the same, there is nothing new to see.
fn version(site: &Result<Site<'_>>, memory: &Memory) -> String {
    let key = match site {
        Ok(site) => site.pages().iter().fold(Key::of(""), |key, page| key.and(Key::of(&page.path)).and(page.key)),
        Err(why) => {
            let parts =
                [Some(why.to_string()), why.what_to_do().map(str::to_owned), why.source().map(ToString::to_string)];
            parts.into_iter().flatten().fold(Key::of("error"), |key, part| key.and(Key::of(part)))
        }
    };
    let broken = memory.broken().map(|(_, page, content)| Key::of(page).and(content));
    broken.fold(key, Key::and).short()
}
