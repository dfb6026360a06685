//! What is answered, with the headers that every answer has.

use std::fmt::Write as _;

/// The kind of a page.
pub const HTML: &str = "text/html; charset=utf-8";

/// What a page may load and do: its own files, and being told of changes. Nothing inline, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    /// The value of `Content-Type`.
    pub kind: &'static str,
    pub body: Vec<u8>,
    /// Where it is instead, for answers that lead on: a path of this server, as it stands in a request.
    pub location: Option<String>,
}

impl Response {
    pub fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, body: body.into(), location: None }
    }

    /// A line of text: for programs, and for what is no page.
    pub fn plain(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{text}\n"))
    }

    /// The page is at another path.
    pub fn moved(location: String) -> Self {
        Self { location: Some(location), ..Self::plain(308, "the page is at another address") }
    }

    /// The head, up to the blank line; its length is that of the body, whether that is sent or not.
    pub(super) fn head(&self) -> String {
        let mut head = head(self.status, self.kind);
        if self.status != 204 {
            let _ = write!(head, "Content-Length: {}\r\n", self.body.len());
        }
        if let Some(location) = &self.location {
            let _ = write!(head, "Location: {location}\r\n");
        }
        if self.status == 405 {
            head.push_str("Allow: GET, HEAD\r\n");
        }
        head.push_str("\r\n");
        head
    }
}

/// The beginning of every head. Nothing is kept by the browser, and nothing is read by other sites.
pub fn head(status: u16, kind: &str) -> String {
    format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nCache-Control: no-store\r\nContent-Security-Policy: \
         {POLICY}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: \
         same-origin\r\nConnection: close\r\n",
        reason(status)
    )
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}
