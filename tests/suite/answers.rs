//! The answers of an incident, for commands that take them from a file.

/// All but who stands behind it, and how far it is.
pub const PARTIAL: &str = "\
title: Web stack outage
time_zone: UTC
severity: sev2
services: [shop]
milestones: {started: 2023-08-10 15:30, detected: 2023-08-10 15:35, mitigated: 2023-08-10 16:45}
impact: {summary: Nothing worked, users_affected: 25%}
detection: {method: monitoring}
timeline:
  - {at: 2023-08-10 15:30, text: Requests began to wait.}
  - {at: 2023-08-10 15:35, text: The alert fired.}
  - {at: 2023-08-10 16:45, text: The pool was raised.}
root_cause: {summary: The pool of connections was smaller than peak traffic needs}
contributing_factors: [{id: F1, text: The pool of connections was smaller than peak traffic needs}]
resolution: {detail: The pool was raised.}
no_actions_because: the service is switched off
lessons: {summary: Pools need room.}
summary: The pool ran out, and 25% of users were turned away until it was raised.
";
