//! How it was noticed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Prose, choice};

/// How it was noticed, and why not earlier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Detection {
    /// By what or whom.
    pub method: Option<DetectionMethod>,
    /// What exactly was seen.
    pub description: Option<Prose>,
    /// Why it was not noticed earlier.
    pub gap: Option<Prose>,
}

choice! {
    /// By what or whom an incident was noticed.
    DetectionMethod {
        /// An alert or a dashboard.
        Monitoring = "monitoring",
        /// A customer told us.
        CustomerReport = "customer_report",
        /// A colleague told us.
        EmployeeReport = "employee_report",
        /// Somebody outside, neither customer nor colleague.
        ThirdParty = "third_party",
        /// Somebody looked.
        ManualCheck = "manual_check",
        /// An audit or a scheduled review.
        Audit = "audit",
    }
}
