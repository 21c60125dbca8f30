//! Configuration: one TOML file, every value with a default, every value also by environment.
//!
//! `CORNER_<SECTION>_<KEY>` overrides a value of the file, and the command line overrides both. What an administrator
//! changes at run time is a table in the database, not here.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Everything that can be configured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where it listens and what it is called.
    pub server: Server,
    /// Where things are kept.
    pub storage: Storage,
    /// What is logged.
    pub log: Log,
    /// Previews of linked pages.
    pub links: Links,
    /// Waking phones and browsers.
    pub push: Push,
    /// What is kept in memory to read from.
    pub timelines: Timelines,
}

/// Where it listens and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port of the app; port 0 takes a free one. Not used when systemd hands over a socket.
    pub listen: SocketAddr,
    /// The address people type, without a slash at its end; empty means `http://localhost:PORT`.
    pub base_url: String,
    /// Address and port of Prometheus metrics; empty means none.
    pub metrics_listen: String,
    /// Networks of reverse proxies whose `X-Forwarded-For` is believed; whether people come by https is told by `base_url`.
    pub trusted_proxies: Vec<String>,
    /// Seconds that open requests get to finish when it stops.
    pub drain_seconds: u64,
    /// Requests of one app of one person in five minutes.
    pub api_requests: u32,
    /// Which of up to 16 servers on one database this is.
    pub node: u8,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: String::new(),
            metrics_listen: String::new(),
            trusted_proxies: vec!["127.0.0.0/8".to_owned(), "::1/128".to_owned()],
            drain_seconds: 10,
            api_requests: 1_500,
            node: 0,
        }
    }
}

/// Where things are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Storage {
    /// Folder of the SQLite file and of images.
    pub data: PathBuf,
    /// `postgres://user:password@host:port/database`; empty means SQLite in the data folder.
    pub database: String,
}

impl Default for Storage {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            database: String::new(),
        }
    }
}

/// What is logged, to standard error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug`, `trace`, or a filter such as `warn,service=debug`.
    pub level: String,
    /// `text` or `json`.
    pub format: Format,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            level: "info".to_owned(),
            format: Format::Text,
        }
    }
}

/// How a log line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Previews of linked pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Links {
    /// Whether they are fetched; switch it off where the server has no way out.
    pub fetch: bool,
    /// Private networks that may be asked nevertheless, such as that of the intranet.
    pub allow: Vec<String>,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            fetch: true,
            allow: Vec::new(),
        }
    }
}

/// Notifications on phones and browsers whose app is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Push {
    /// Whether devices are woken; switch it off where the server has no way out.
    pub send: bool,
    /// Private networks that may be asked nevertheless, such as that of a push service of one's own.
    pub allow: Vec<String>,
    /// Ports at which push services may be.
    pub ports: Vec<u16>,
}

impl Default for Push {
    fn default() -> Self {
        Self {
            send: true,
            allow: Vec::new(),
            ports: vec![443],
        }
    }
}

/// What is kept in memory to read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timelines {
    /// How many of the newest posts are known in memory, so that timelines are found without the database; 0 to always
    /// ask it.
    pub posts: usize,
    /// Megabytes of posts that are kept as they were looked up, as many as they were drawn for pages, and as many as they were
    /// written for apps; 0 to prepare each anew for each reader.
    pub prepared: usize,
    /// Megabytes of pages that are kept as they were answered, for browsers and again for apps, while nothing in them changes;
    /// 0 to put each together anew.
    pub pages: usize,
}

impl Default for Timelines {
    fn default() -> Self {
        Self {
            posts: 500_000,
            prepared: 64,
            pages: 256,
        }
    }
}

/// What is wrong with the configuration.
#[derive(Debug)]
pub struct ConfigError(String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for ConfigError {}

impl Config {
    /// Reads `file` (none: only defaults) and then `environment`.
    pub fn load(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut table = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|e| ConfigError(format!("cannot read {}: {e}", path.display())))?;
                text.parse::<toml::Table>()
                    .map_err(|e| ConfigError(format!("{}: {e}", path.display())))?
            }
            None => toml::Table::new(),
        };
        let known =
            toml::Table::try_from(Self::default()).map_err(|e| ConfigError(e.to_string()))?;
        for (name, value) in environment {
            override_one(&mut table, &known, &name, &value)?;
        }
        let config: Self = table
            .try_into()
            .map_err(|e| ConfigError(describe(file, &e)))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let url = &self.server.base_url;
        if !url.is_empty()
            && (!(url.starts_with("http://") || url.starts_with("https://")) || url.ends_with('/'))
        {
            return Err(ConfigError(format!(
                "server.base_url: {url:?} must begin with http:// or https:// and not end with a slash"
            )));
        }
        if self.server.node > 15 {
            return Err(ConfigError("server.node: must be 0 to 15".to_owned()));
        }
        if !self.server.metrics_listen.is_empty()
            && self.server.metrics_listen.parse::<SocketAddr>().is_err()
        {
            return Err(ConfigError(format!(
                "server.metrics_listen: {:?} is not an address and port",
                self.server.metrics_listen
            )));
        }
        for (key, networks) in [
            ("server.trusted_proxies", &self.server.trusted_proxies),
            ("links.allow", &self.links.allow),
            ("push.allow", &self.push.allow),
        ] {
            if let Some(wrong) = networks.iter().find(|n| n.parse::<ipnet::IpNet>().is_err()) {
                return Err(ConfigError(format!(
                    "{key}: {wrong:?} is not a network such as 10.0.0.0/8"
                )));
            }
        }
        if !self.storage.database.is_empty() && !self.storage.database.starts_with("postgres") {
            return Err(ConfigError(
                "storage.database: must begin with postgres:// (or be empty for SQLite)".to_owned(),
            ));
        }
        Ok(())
    }

    /// As TOML, with the password of the database left out.
    pub fn to_toml(&self) -> Result<String, ConfigError> {
        let mut shown = self.clone();
        if let Some((before, host)) = shown.storage.database.clone().rsplit_once('@')
            && let Some((user, _)) = before.rsplit_once(':')
            && user.contains("//")
        {
            shown.storage.database = format!("{user}:***@{host}");
        }
        toml::to_string_pretty(&shown).map_err(|e| ConfigError(e.to_string()))
    }
}

fn describe(file: Option<&Path>, error: &toml::de::Error) -> String {
    let place = file.map_or_else(|| "configuration".to_owned(), |p| p.display().to_string());
    format!("{place}: {}", error.to_string().trim())
}

/// `CORNER_SERVER_BASE_URL=x` sets `base_url` in `[server]`. Names that are no section of ours are somebody else's.
fn override_one(
    table: &mut toml::Table,
    known: &toml::Table,
    name: &str,
    value: &str,
) -> Result<(), ConfigError> {
    let Some((section, key)) = name
        .strip_prefix("CORNER_")
        .and_then(|rest| rest.split_once('_'))
    else {
        return Ok(());
    };
    let (section, key) = (section.to_lowercase(), key.to_lowercase());
    let Some(toml::Value::Table(keys)) = known.get(&section) else {
        return Ok(());
    };
    let like = keys
        .get(&key)
        .ok_or_else(|| ConfigError(format!("{name}: there is no {section}.{key}")))?;
    let wrong = |what: &str| ConfigError(format!("{name}: {value:?} is not {what}"));
    let parsed = match like {
        toml::Value::Boolean(_) => {
            toml::Value::Boolean(value.parse().map_err(|_| wrong("true or false"))?)
        }
        toml::Value::Integer(_) => {
            toml::Value::Integer(value.parse().map_err(|_| wrong("a number"))?)
        }
        toml::Value::Array(all) => {
            let numbers = matches!(all.first(), Some(toml::Value::Integer(_)));
            let parts = value.split(',').map(str::trim).filter(|v| !v.is_empty());
            let read = |part: &str| match part.parse() {
                Ok(n) if numbers => Ok(toml::Value::Integer(n)),
                Err(_) if numbers => Err(wrong("a list of numbers")),
                _ => Ok(toml::Value::String(part.to_owned())),
            };
            toml::Value::Array(parts.map(read).collect::<Result<_, _>>()?)
        }
        _ => toml::Value::String(value.to_owned()),
    };
    let entry = table
        .entry(section)
        .or_insert_with(|| toml::Value::Table(toml::Table::new()));
    if let toml::Value::Table(section) = entry {
        section.insert(key, parsed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str, env: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        Config::load(
            Some(file.path()),
            env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())),
        )
    }

    #[test]
    fn nothing_configured_is_a_configuration() {
        let config = Config::load(None, std::iter::empty()).unwrap();
        assert_eq!(config, Config::default());
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    }

    #[test]
    fn the_environment_overrides_the_file() {
        let config = load(
            "[server]\nlisten = \"127.0.0.1:9000\"\nnode = 2\n",
            &[
                ("CORNER_SERVER_LISTEN", "0.0.0.0:80"),
                ("CORNER_LINKS_FETCH", "false"),
                ("CORNER_LINKS_ALLOW", "10.0.0.0/8, 192.168.0.0/16"),
                ("CORNER_BIN", "x"),
            ],
        )
        .unwrap();
        assert_eq!((config.server.listen.port(), config.server.node), (80, 2));
        assert!(!config.links.fetch);
        assert_eq!(config.links.allow.len(), 2);
    }

    #[test]
    fn mistakes_are_named() {
        for (text, env, says) in [
            ("[server]\nlisten = \"nowhere\"\n", None, "listen"),
            ("[server]\nlissten = \"127.0.0.1:1\"\n", None, "lissten"),
            (
                "[server]\nbase_url = \"corner.example\"\n",
                None,
                "base_url",
            ),
            ("[server]\nnode = 99\n", None, "node"),
            ("[links]\nallow = [\"10.0.0.0/99\"]\n", None, "10.0.0.0/99"),
            (
                "",
                Some(("CORNER_SERVER_NODE", "two")),
                "CORNER_SERVER_NODE",
            ),
            ("", Some(("CORNER_SERVER_NOTHING", "1")), "server.nothing"),
            ("[server", None, "server"),
        ] {
            let error = load(text, &env.into_iter().collect::<Vec<_>>())
                .unwrap_err()
                .to_string();
            assert!(error.contains(says), "{error} should name {says}");
        }
    }

    #[test]
    fn the_password_of_the_database_is_not_shown() {
        let config = load(
            "[storage]\ndatabase = \"postgres://corner:secret@db/corner\"\n",
            &[],
        )
        .unwrap();
        let shown = config.to_toml().unwrap();
        assert!(shown.contains("postgres://corner:***@db/corner") && !shown.contains("secret"));
    }
}
