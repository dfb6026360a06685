//! Words in capitals that need no explaining to those who read postmortems: what every engineer or
//! manager knows, units, currencies, zones, and words that are only said loudly or in a query.

/// Whether it stands for something that everybody knows; `word` is in capitals.
pub fn is_well_known(word: &str) -> bool {
    WELL_KNOWN.binary_search(&word).is_ok()
}

/// Sorted.
const WELL_KNOWN: &[&str] = &[
    "AAC", "AAR", "ABI", "ABORT", "ACDT", "ACID", "ACK", "ACL", "ACPI", "ACST", "AD", "ADD", "ADR", "ADSL", "ADT",
    "AE", "AEDT", "AES", "AEST", "AF", "AFAIK", "AFTER", "AI", "AIX", "AK", "AKDT", "AKS", "AKST", "AL", "ALB", "ALL",
    "ALTER", "ALWAYS", "AM", "AMD", "AMER", "AMERS", "AMI", "AMQP", "AMS", "AMZ", "AND", "ANSI", "ANY", "ANZ", "AOF",
    "AOL", "APAC", "API", "APM", "APNIC", "APNS", "APR", "APT", "AR", "ARE", "ARIN", "ARM", "ARN", "ARP", "ARPU",
    "ARR", "AS", "ASAP", "ASC", "ASCII", "ASG", "ASIC", "ASICS", "ASLR", "ASN", "ASP", "AST", "AT", "ATL", "ATM", "AU",
    "AUD", "AUG", "AVG", "AVIF", "AWS", "AWST", "AZ", "AZURE", "BA", "BAD", "BASH", "BAU", "BC", "BCP", "BD", "BDR",
    "BE", "BEFORE", "BEGIN", "BFD", "BG", "BGP", "BH", "BI", "BIGINT", "BIN", "BIOS", "BLE", "BLOB", "BLUF", "BMC",
    "BO", "BOFH", "BOM", "BOOL", "BOTH", "BPF", "BPS", "BR", "BRL", "BSD", "BSI", "BST", "BTC", "BTRFS", "BUG", "BUT",
    "BY", "BYE", "CA", "CAA", "CAB", "CAC", "CACHE", "CAD", "CALL", "CAP", "CAPA", "CAPEX", "CAS", "CASE", "CAST",
    "CCADB", "CD", "CDC", "CDG", "CDM", "CDN", "CDP", "CDT", "CE", "CENTOS", "CEO", "CERT", "CEST", "CET", "CFO",
    "CFS", "CGI", "CGO", "CH", "CHAR", "CHECK", "CHF", "CI", "CIA", "CICD", "CIDR", "CIO", "CISA", "CISO", "CJIS",
    "CL", "CLA", "CLI", "CLOB", "CLOS", "CLOSE", "CM", "CMD", "CMDB", "CMO", "CMS", "CN", "CNAME", "CNCF", "CNI",
    "CNY", "CO", "COB", "CODEC", "COE", "COMMIT", "COO", "COPPA", "COPY", "CORS", "COTS", "COUNT", "CPAN", "CPE",
    "CPM", "CPO", "CPU", "CR", "CRB", "CRC", "CRD", "CREATE", "CRI", "CRIT", "CRL", "CRM", "CRO", "CRON", "CROSS",
    "CRUD", "CSI", "CSIRT", "CSP", "CSR", "CSRF", "CSS", "CST", "CSV", "CT", "CTA", "CTO", "CTR", "CU", "CUDA", "CURL",
    "CVE", "CVSS", "CWE", "CY", "CZ", "CZK", "DACH", "DAG", "DAO", "DATA", "DATE", "DAU", "DB", "DBA", "DBM", "DC",
    "DCO", "DCS", "DDL", "DDOS", "DDR", "DE", "DEAD", "DEB", "DEBUG", "DEC", "DEFI", "DELETE", "DEN", "DENY", "DESC",
    "DEV", "DEX", "DFW", "DHCP", "DID", "DIFF", "DIMM", "DIY", "DK", "DKIM", "DKK", "DLL", "DLP", "DLQ", "DM", "DMARC",
    "DML", "DMP", "DMZ", "DNF", "DNS", "DNSKEY", "DNSSEC", "DO", "DOES", "DOM", "DONE", "DORA", "DOS", "DOWN", "DPI",
    "DPO", "DR", "DRAM", "DRM", "DROP", "DRY", "DS", "DSA", "DSL", "DSP", "DST", "DTLS", "DTO", "DUB", "DUMP", "DVD",
    "DWDM", "DZ", "EACH", "EAT", "EB", "EBPF", "EBS", "EC", "ECC", "ECDH", "ECDSA", "ECMP", "ECR", "ECS", "EDGE",
    "EDI", "EDR", "EDT", "EE", "EEA", "EEPROM", "EEST", "EET", "EFS", "EG", "EGP", "EHLO", "EIN", "EKS", "ELB", "ELF",
    "ELK", "ELSE", "EMAIL", "EMEA", "EMF", "EMPTY", "EMR", "EMS", "END", "ENI", "ENUM", "ENV", "EOB", "EOD", "EOF",
    "EOL", "EOM", "EOW", "EOY", "EPEL", "EPS", "ERP", "ERR", "ERROR", "ES", "ESB", "ESIM", "ESM", "EST", "ESXI", "ET",
    "ETA", "ETC", "ETH", "ETL", "EU", "EULA", "EUR", "EVEN", "EVER", "EVM", "EWR", "EXISTS", "EXIT", "EXPIRE", "EXT",
    "FAIL", "FAILED", "FALSE", "FAQ", "FATAL", "FBI", "FCC", "FCGI", "FCM", "FDA", "FEB", "FETCH", "FI", "FIDO",
    "FIFO", "FIN", "FINAL", "FIPS", "FIRST", "FIX", "FIXED", "FIXME", "FK", "FL", "FLOAT", "FLUSH", "FOR", "FPGA",
    "FPS", "FQDN", "FR", "FRA", "FRI", "FROM", "FTC", "FTE", "FTP", "FTPS", "FULL", "FWIW", "FYI", "GA", "GAAP", "GB",
    "GBP", "GBPS", "GC", "GCC", "GCE", "GCP", "GCS", "GDB", "GDPR", "GE", "GET", "GH", "GHZ", "GIB", "GID", "GIF",
    "GIL", "GIT", "GKE", "GLIBC", "GMT", "GMV", "GNU", "GO", "GOOD", "GPG", "GPL", "GPRS", "GPS", "GPU", "GR", "GRANT",
    "GRE", "GROUP", "GRPC", "GRU", "GRUB", "GSLB", "GSM", "GSSAPI", "GST", "GT", "GTID", "GUI", "GUID", "GW", "GZIP",
    "HA", "HAD", "HAR", "HAS", "HBA", "HBM", "HDD", "HDFS", "HDMI", "HEAD", "HEIC", "HELO", "HI", "HIDS", "HIGH",
    "HIPAA", "HK", "HKD", "HKG", "HKT", "HLS", "HMAC", "HMI", "HN", "HOT", "HOW", "HPA", "HQ", "HR", "HSM", "HSPA",
    "HST", "HSTS", "HTML", "HTTP", "HTTPD", "HTTPS", "HU", "HUF", "HVAC", "HZ", "IA", "IAAS", "IAD", "IAM", "IANA",
    "IBAN", "IBM", "IC", "ICE", "ICMP", "ICO", "ICT", "ID", "IDC", "IDE", "IDL", "IDLE", "IDRAC", "IDS", "IDT", "IE",
    "IEEE", "IETF", "IF", "IGP", "IIRC", "IIS", "IKE", "IL", "ILO", "ILS", "IM", "IMAP", "IMEI", "IMHO", "IMO", "IMOC",
    "IN", "INC", "INDEX", "INFO", "INNER", "INR", "INSERT", "INT", "INTO", "IO", "IOPS", "IOS", "IOT", "IP", "IPAM",
    "IPC", "IPMI", "IPO", "IPS", "IPSEC", "IPTV", "IQ", "IR", "IRC", "IRL", "IRQ", "IRR", "IRSA", "IRST", "IS", "ISO",
    "ISP", "IST", "IT", "ITIL", "ITSM", "IX", "IXP", "JAN", "JAR", "JDBC", "JDK", "JFK", "JIRA", "JIT", "JM", "JMS",
    "JMX", "JNI", "JO", "JOIN", "JP", "JPA", "JPEG", "JPG", "JPY", "JRE", "JS", "JSM", "JSON", "JST", "JSX", "JUL",
    "JUN", "JVM", "JVMTI", "JWK", "JWKS", "JWT", "KB", "KBPS", "KE", "KEY", "KEYS", "KHZ", "KIB", "KILL", "KISS", "KM",
    "KMS", "KPI", "KPIS", "KR", "KRW", "KS", "KSM", "KST", "KT", "KVM", "KW", "KWH", "KY", "KYC", "KZ", "LA", "LACP",
    "LAMP", "LAN", "LAST", "LATAM", "LAX", "LB", "LCD", "LDAP", "LED", "LEFT", "LESS", "LFS", "LGPL", "LGTM", "LHR",
    "LIFO", "LIKE", "LIMIT", "LINUX", "LIST", "LIVE", "LK", "LLC", "LLDB", "LLM", "LLVM", "LOAD", "LOC", "LOCK", "LOG",
    "LOGS", "LOL", "LOST", "LOW", "LRU", "LSB", "LSM", "LSN", "LT", "LTE", "LTS", "LTV", "LU", "LUN", "LV", "LVM",
    "LXC", "LY", "MA", "MAC", "MACOS", "MAIL", "MAIN", "MAJOR", "MANY", "MAR", "MASTER", "MATCH", "MAU", "MAX", "MAY",
    "MB", "MBPS", "MCU", "MD", "MDM", "MDT", "ME", "MEDIUM", "MERGE", "MFA", "MHZ", "MI", "MIA", "MIB", "MIME", "MIN",
    "MINOR", "MIT", "MITM", "MK", "ML", "MM", "MMAP", "MMS", "MN", "MO", "MODE", "MOM", "MON", "MORE", "MOST", "MOTD",
    "MOVE", "MP", "MPEG", "MPL", "MPLS", "MQ", "MQTT", "MRR", "MS", "MSB", "MSK", "MSP", "MSS", "MSSP", "MSSQL", "MST",
    "MT", "MTA", "MTBF", "MTLS", "MTTA", "MTTD", "MTTF", "MTTM", "MTTR", "MTU", "MUST", "MVC", "MVCC", "MVN", "MVP",
    "MW", "MX", "MXN", "MY", "MYSQL", "MZ", "NA", "NACK", "NACL", "NAS", "NASA", "NAT", "NATO", "NB", "NC", "ND",
    "NDA", "NDT", "NE", "NEVER", "NEW", "NEXT", "NFC", "NFS", "NFT", "NG", "NGINX", "NGO", "NH", "NI", "NIC", "NIDS",
    "NIS", "NIST", "NJ", "NL", "NLB", "NLP", "NM", "NO", "NOC", "NODE", "NOK", "NONE", "NOOP", "NOT", "NOTE", "NOTICE",
    "NOV", "NOW", "NP", "NPM", "NPS", "NPT", "NPU", "NRT", "NS", "NSA", "NSEC", "NSS", "NST", "NSW", "NT", "NTFS",
    "NTLM", "NTP", "NULL", "NUMA", "NV", "NVM", "NVME", "NX", "NY", "NYC", "NYSE", "NZ", "NZD", "NZDT", "NZST", "OAS",
    "OAUTH", "OCF", "OCI", "OCR", "OCSP", "OCT", "ODBC", "OEM", "OFF", "OFFSET", "OH", "OIDC", "OK", "OKR", "OLA",
    "OLAP", "OLD", "OLED", "OLTP", "OM", "OMG", "ON", "ONCE", "ONE", "ONLY", "ONNX", "OOB", "OOM", "OOO", "OPA",
    "OPEN", "OPEX", "OR", "ORD", "ORDER", "ORM", "OS", "OSI", "OSINT", "OSPF", "OSS", "OT", "OTA", "OTEL", "OTP",
    "OUR", "OUT", "OUTER", "OVER", "OVH", "OWASP", "PA", "PAAS", "PAM", "PANIC", "PASS", "PASSED", "PATCH", "PATH",
    "PB", "PC", "PCI", "PCIDSS", "PCIE", "PDF", "PDP", "PDT", "PDU", "PDX", "PE", "PEERS", "PEM", "PEP", "PG", "PGP",
    "PH", "PHI", "PHP", "PHT", "PIC", "PID", "PII", "PIM", "PIN", "PING", "PIR", "PK", "PKCS", "PKI", "PKT", "PL",
    "PLC", "PLN", "PM", "PNG", "PO", "POC", "POD", "PONG", "POP", "POS", "POSIX", "POST", "POTS", "PPA", "PPB", "PPM",
    "PPPOE", "PPROF", "PPS", "PR", "PRD", "PRE", "PROD", "PS", "PSIRT", "PSP", "PSQL", "PST", "PT", "PTO", "PTP",
    "PTR", "PUBLIC", "PUSH", "PUT", "PVC", "PWA", "PY", "QA", "QC", "QEMU", "QLD", "QOQ", "QOS", "QPS", "QR", "QSFP",
    "QUIC", "QUIT", "RACI", "RAID", "RAII", "RAM", "RANGE", "RBAC", "RCA", "RCE", "RCS", "RCU", "RDB", "RDBMS", "RDP",
    "RDS", "READ", "README", "READY", "REDO", "REGEX", "RENAME", "REPL", "REPLY", "RESET", "REST", "RETRY", "RF",
    "RFC", "RFI", "RFID", "RFO", "RFP", "RGB", "RHEL", "RI", "RIGHT", "RIPE", "RMA", "RNG", "RO", "ROFL", "ROI",
    "ROLE", "ROM", "ROOT", "ROW", "RPA", "RPC", "RPKI", "RPM", "RPO", "RPS", "RRSIG", "RS", "RSA", "RSS", "RST", "RT",
    "RTB", "RTC", "RTFD", "RTFM", "RTMP", "RTO", "RTP", "RTSP", "RTT", "RTTS", "RU", "RUB", "RUM", "RUN", "SA", "SAAS",
    "SAFE", "SAME", "SAML", "SAN", "SANS", "SAP", "SAS", "SASL", "SAST", "SAT", "SATA", "SBOM", "SC", "SCADA", "SCIM",
    "SCM", "SCP", "SCSI", "SCSS", "SD", "SDET", "SDK", "SDLC", "SDN", "SE", "SEA", "SEC", "SEE", "SEK", "SELECT",
    "SEM", "SEO", "SEP", "SEPA", "SEPT", "SES", "SET", "SEV", "SF", "SFO", "SFP", "SFTP", "SG", "SGD", "SGT", "SHA",
    "SHOULD", "SHOW", "SI", "SIEM", "SIG", "SIGHUP", "SIM", "SIN", "SIP", "SJC", "SK", "SKU", "SLA", "SLES", "SLI",
    "SLO", "SLUB", "SMALL", "SMB", "SME", "SMS", "SMTP", "SMTPS", "SN", "SNAT", "SNI", "SNMP", "SNS", "SOA", "SOAP",
    "SOAR", "SOC", "SOLID", "SOME", "SOP", "SOX", "SPA", "SPDY", "SPF", "SPIFFE", "SPOF", "SQL", "SQS", "SRE", "SRTP",
    "SRV", "SSD", "SSE", "SSH", "SSL", "SSN", "SSO", "SSP", "SSR", "SSRF", "START", "STDERR", "STDIN", "STDOUT",
    "STOP", "STS", "STUN", "SUCH", "SUM", "SUN", "SV", "SVG", "SVN", "SWIFT", "SY", "SYD", "SYN", "SYNC", "TABLE",
    "TAKE", "TB", "TBA", "TBC", "TBD", "TBPS", "TCAM", "TCO", "TCP", "TDD", "TDE", "TEMP", "TEST", "TEXT", "TFTP",
    "TGT", "TGZ", "TH", "THAT", "THB", "THE", "THEM", "THEN", "THIS", "THP", "THU", "TIB", "TIFF", "TIME", "TKIP",
    "TLD", "TLDR", "TLS", "TLV", "TN", "TO", "TODO", "TOML", "TOO", "TOR", "TOS", "TOTP", "TPM", "TPS", "TPU", "TR",
    "TRACE", "TRUE", "TRUNK", "TRY", "TSDB", "TSO", "TSV", "TTFB", "TTL", "TTY", "TUE", "TURN", "TV", "TW", "TWD",
    "TWO", "TX", "TXT", "TYPE", "TZ", "UA", "UAC", "UAE", "UAH", "UAT", "UDF", "UDP", "UEFI", "UFW", "UG", "UGC", "UI",
    "UID", "UK", "UML", "UMTS", "UNDO", "UNION", "UNIQUE", "UNIX", "UNTIL", "UP", "UPC", "UPDATE", "UPS", "URI", "URL",
    "URN", "US", "USA", "USB", "USD", "USDT", "USE", "USER", "USING", "UT", "UTC", "UTF", "UTXO", "UUID", "UX", "UY",
    "UZ", "VA", "VACUUM", "VALUE", "VALUES", "VAT", "VCPU", "VCS", "VDI", "VE", "VERY", "VGA", "VIC", "VIEW", "VIM",
    "VIP", "VLAN", "VLSM", "VM", "VN", "VNC", "VOD", "VOIP", "VP", "VPA", "VPC", "VPN", "VPS", "VRRP", "VS", "VSCODE",
    "VT", "VXLAN", "WA", "WAF", "WAIT", "WAL", "WAN", "WAR", "WARN", "WAS", "WASM", "WAT", "WBS", "WE", "WEBP",
    "WEBRTC", "WED", "WEP", "WEST", "WET", "WHAT", "WHEN", "WHERE", "WHO", "WHY", "WI", "WIB", "WIFI", "WILL", "WIP",
    "WITH", "WLAN", "WMI", "WORM", "WPA", "WRITE", "WSDL", "WSGI", "WSL", "WTF", "WV", "WWW", "WY", "XDR", "XEN",
    "XFS", "XHR", "XML", "XMPP", "XSD", "XSLT", "XSS", "XXX", "YAGNI", "YAML", "YE", "YES", "YET", "YML", "YOU", "YOY",
    "YTD", "YUM", "ZA", "ZAR", "ZERO", "ZFS", "ZIP", "ZK", "ZM", "ZRAM", "ZSH", "ZTP", "ZW",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_has_words_of_two_to_six_capitals_once() {
        assert!(WELL_KNOWN.is_sorted_by(|word, next| word < next));
        let fits = |word: &&&str| (2..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
        assert_eq!(WELL_KNOWN.iter().filter(fits).count(), WELL_KNOWN.len());
        assert!(is_well_known("DNS") && !is_well_known("QZX"));
    }
}
