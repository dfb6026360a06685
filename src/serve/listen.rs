//! Where is listened: at this machine's own addresses, at one port.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use crate::error::{Error, Result};

/// The port that is tried first where none is named, and how many after it.
pub const USUAL_PORT: u16 = 4040;
const TRIED: u16 = 100;

/// Listens at the port that is named (0: any), or at the first that is free.
pub fn listen(wanted: Option<u16>) -> Result<Vec<TcpListener>> {
    if let Some(port) = wanted {
        // Any port that is free for one address may be taken for the other.
        let tries = if port == 0 { TRIED } else { 1 };
        let mut last = None;
        for _ in 0..tries {
            match at(port) {
                Ok(listeners) => return Ok(listeners),
                Err(why) => last = Some(why),
            }
        }
        let why = last.map(|why| why.to_string()).unwrap_or_default();
        return Err(Error::new(format!("port {port} cannot be listened at"))
            .hint("name another with `--port`, or none: the next free one is taken")
            .because(why));
    }
    let mut last = None;
    for port in USUAL_PORT..USUAL_PORT + TRIED {
        match at(port) {
            Ok(listeners) => return Ok(listeners),
            Err(why) if why.kind() == ErrorKind::AddrInUse || why.kind() == ErrorKind::PermissionDenied => {
                last = Some(why);
            }
            Err(why) => return Err(failed(why)),
        }
    }
    Err(last.map_or_else(|| Error::new("no port is free"), failed))
}

fn failed(why: std::io::Error) -> Error {
    Error::new("nothing can be listened at").hint("name a port that is free with `--port`").because(why)
}

/// Both addresses of this machine, where it has both.
fn at(port: u16) -> std::io::Result<Vec<TcpListener>> {
    let four = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = four.local_addr()?.port();
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(six) => Ok(vec![four, six]),
        // Somebody else would be met at `localhost`.
        Err(why) if why.kind() == ErrorKind::AddrInUse => Err(why),
        Err(_) => Ok(vec![four]),
    }
}

/// Where a listener is reached.
pub fn address(listener: &TcpListener) -> Option<SocketAddr> {
    listener.local_addr().ok()
}
