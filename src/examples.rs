//! The records of `examples/`, embedded: what `demo` shows, and what the tests hold to be clean.

/// One example.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The file's name in `examples/`, without its extension.
    pub name: &'static str,
    pub text: &'static str,
}

/// Every example, sorted by name.
pub const EXAMPLES: &[Example] = &[
    Example { name: "bad-deploy-rollback", text: include_str!("../examples/bad-deploy-rollback.yaml") },
    Example { name: "data-loss-two-windows", text: include_str!("../examples/data-loss-two-windows.yaml") },
    Example { name: "expired-certificate", text: include_str!("../examples/expired-certificate.yaml") },
    Example { name: "full-record", text: include_str!("../examples/full-record.yaml") },
    Example { name: "minimal-draft", text: include_str!("../examples/minimal-draft.yaml") },
    Example { name: "near-miss", text: include_str!("../examples/near-miss.yaml") },
    Example { name: "web-stack-outage", text: include_str!("../examples/web-stack-outage.yaml") },
];
