//! What lies in the terminal's input before anything is asked: the other lines of a paste, where the
//! terminal does not tell a paste from typing.

use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Nobody types the next key as soon as that.
const AT_ONCE: Duration = Duration::from_millis(40);
/// Where one key came that soon, others may come in pieces: a slow line, a busy machine.
const PATIENCE: Duration = Duration::from_millis(250);

/// All of it, with line ends as `\n`; empty where nothing lies there.
pub fn pending() -> io::Result<String> {
    let mut text = String::new();
    loop {
        // Of a long paste the reader tells a part only, and is told of the rest when the mode changes.
        enable_raw_mode()?;
        let part = part(if text.is_empty() { AT_ONCE } else { PATIENCE });
        disable_raw_mode()?;
        match part? {
            (part, true) if !part.is_empty() => text.push_str(&part),
            (part, _) => return Ok((text + &part).replace("\r\n", "\n").replace('\r', "\n")),
        }
    }
}

/// What comes without a break, and whether more may come.
fn part(patience: Duration) -> io::Result<(String, bool)> {
    let mut text = String::new();
    while poll(if text.is_empty() { patience } else { AT_ONCE })? {
        match read()? {
            Event::Paste(pasted) => text.push_str(&pasted),
            Event::Key(key) if key.kind != KeyEventKind::Release => match written(key) {
                Some(written) => text.push(written),
                // Ctrl-C, Esc and the arrows are no text, and end it.
                None => return Ok((text, false)),
            },
            _ => {}
        }
    }
    Ok((text, true))
}

fn written(key: KeyEvent) -> Option<char> {
    match key.code {
        // A line feed arrives as the key that sends it.
        KeyCode::Char('j' | 'm') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Char(c) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}
