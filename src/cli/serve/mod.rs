//! `hotwash serve`: the archive on this machine, made anew at every save.

mod anchors;
mod answers;
mod desk;
mod injected;
mod memory;
mod message;
mod pages;
mod panel;
mod templates;
mod watch;

use std::sync::mpsc;
use std::thread;

use super::build::For;
use super::context::Context;
use super::exit::ExitStatus;
use super::{records, signals};
use crate::error::Result;
use crate::serve::{Request, Server};
use message::{Message, ask};
use watch::Watch;

/// Show the archive in the browser, and again at every save
///
/// The site as `build` makes it, from memory: nothing is written. Only this machine is answered. Pages that
/// are open show what is saved at once, and a record's page shows its findings. Records, templates and the
/// configuration may have mistakes meanwhile: the page says which, and goes on when they are mended.
///
/// The first line of standard output is the address, as soon as somebody answers there. Ctrl-C ends it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The port to listen at, instead of 4040 or the next that is free; 0 is any
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// For whom: `public` leaves out what is not marked public
    #[arg(long, value_enum, default_value = "internal")]
    profile: For,
    /// Look for changes every second: for folders that do not tell of them, as on other machines
    #[arg(long)]
    poll: bool,
}

/// Sends everybody home, whatever ends the conversation.
struct Ending<'a>(&'a Server);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    // A folder that `--records` promises has to be there. All else may be mended later.
    records::all_of_archive(context)?;
    let server = Server::bind(args.port)?;
    let (said, heard) = mpsc::channel();
    let answer = |request: &Request| ask(&said, request);
    thread::scope(|scope| {
        let ending = Ending(&server);
        let listening = signals::when_told_to_end(scope, || {
            // Nobody hears it when all is over.
            let _ = said.send(Message::Stop);
        })?;
        let mut watch = Watch::new(&said, args.poll);
        server.start(scope, &answer);
        let attended = context.print(&format!("{}\n", server.url())).and_then(|()| {
            let ctrl_c = "Ctrl-C ends this; every save is shown at once";
            context.tell(&format!("watching {}: {ctrl_c}\n", watch::told(context)))?;
            desk::attend(context, &server.news, heard, &mut watch, args.profile.into())
        });
        drop((listening, ending));
        attended
    })?;
    Ok(ExitStatus::Interrupted)
}
