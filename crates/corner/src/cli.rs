//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Corner: the company's own microblog.
#[derive(Debug, Parser)]
#[command(name = "corner", version, about, long_about = None, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// Without a command: serve.
    #[command(flatten)]
    pub serve: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, Clone, Default, Args)]
pub struct Common {
    /// Folder of the database and images [default: data]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Configuration file (TOML); every value also as CORNER_SECTION_KEY
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the organisation (the default)
    Serve(Common),
    /// Serve a made-up organisation to try things out, in a data folder of its own [default: demo-data]
    Demo(Common),
    /// Create, list and help accounts
    Account {
        /// Which.
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Make an invitation link
    Invite(Invite),
    /// Bring in people, and what was said in other places
    Import {
        /// From where.
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Make tokens for scripts
    Token {
        /// Which.
        #[command(subcommand)]
        command: TokenCommand,
    },
    /// Make accounts of programs
    Bot {
        /// Which.
        #[command(subcommand)]
        command: BotCommand,
    },
    /// Write everything into one file, while serving or not
    Backup {
        /// The file to write; it must not exist.
        file: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// Bring a backup into an empty data folder or database
    Restore {
        /// The file to read.
        file: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// Check the database, the images, and counts against facts
    Check {
        /// Put wrong counts right.
        #[arg(long)]
        repair: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Show the configuration in force
    Config(Common),
}

/// What to bring in.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Lists with columns
    Csv {
        /// Of what.
        #[command(subcommand)]
        command: CsvCommand,
    },
    /// An export of Slack (ZIP): people, channels, messages, threads, reactions
    Slack(Moving),
    /// An archive of Twitter or X (ZIP, its folder, or tweets.js)
    Twitter(Moving),
    /// An archive of Mastodon (tar.gz, ZIP or outbox.json) or one of its CSV lists
    Mastodon(Moving),
    /// A network export of Yammer or Viva Engage (ZIP)
    Yammer(Moving),
}

/// How to move in.
#[derive(Debug, Args)]
pub struct Moving {
    /// What the other service exported.
    pub file: PathBuf,
    /// Only say what would come, and what cannot.
    #[arg(long)]
    pub dry_run: bool,
    /// Who is who: a CSV with two columns, the name, address or id there and the handle here
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Make accounts for those who are there still; else what they wrote stands under accounts of people who left
    #[arg(long)]
    pub create_people: bool,
    /// Bring direct messages, too
    #[arg(long)]
    pub direct_messages: bool,
    /// Whose archive it is (Twitter, Mastodon): their handle here
    #[arg(long = "as", value_name = "HANDLE")]
    pub owner: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

/// Lists with columns.
#[derive(Debug, Subcommand)]
pub enum CsvCommand {
    /// People: handle, name, email, title, unit, manager, location, time_zone, languages
    People {
        /// The list, with a line of column names at its top.
        file: PathBuf,
        /// Only say what would happen.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        common: Common,
    },
}

impl ImportCommand {
    /// What every command understands.
    pub fn common(&self) -> &Common {
        match self {
            Self::Csv {
                command: CsvCommand::People { common, .. },
            } => common,
            Self::Slack(moving)
            | Self::Twitter(moving)
            | Self::Mastodon(moving)
            | Self::Yammer(moving) => &moving.common,
        }
    }
}

/// Accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Create an account that may sign in at once
    Create {
        /// Unique name, without @.
        handle: String,
        /// Display name [default: the handle]
        #[arg(long)]
        name: Option<String>,
        /// E-mail address.
        #[arg(long)]
        email: Option<String>,
        /// member, moderator, admin or owner.
        #[arg(long, default_value = "member")]
        role: String,
        /// Read the password from standard input; without it a link to choose one is printed.
        #[arg(long)]
        password_stdin: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Print a link with which a person chooses a new password
    Reset {
        /// Whose.
        handle: String,
        #[command(flatten)]
        common: Common,
    },
    /// List accounts
    List {
        #[command(flatten)]
        common: Common,
    },
}

/// Tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Print a token with which a script acts as a person through the client API
    Create {
        /// Whose.
        handle: String,
        /// What it may do.
        #[arg(long, default_value = "read write follow push")]
        scopes: String,
        /// What the person sees among their apps.
        #[arg(long, default_value = "Script")]
        name: String,
        #[command(flatten)]
        common: Common,
    },
}

/// Accounts of programs.
#[derive(Debug, Subcommand)]
pub enum BotCommand {
    /// Create an account of a program and print a token for it
    Create {
        /// Unique name, without @.
        handle: String,
        /// Display name [default: the handle]
        #[arg(long)]
        name: Option<String>,
        /// What it may do.
        #[arg(long, default_value = "read write follow push")]
        scopes: String,
        #[command(flatten)]
        common: Common,
    },
}

/// An invitation.
#[derive(Debug, Args)]
pub struct Invite {
    /// How many may join with it [default: any number]
    #[arg(long)]
    pub uses: Option<i64>,
    /// Days it works [default: 14]
    #[arg(long, default_value_t = 14)]
    pub days: u32,
    /// Unit (slug) that people join.
    #[arg(long)]
    pub unit: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

impl AccountCommand {
    /// What every command understands.
    pub fn common(&self) -> &Common {
        match self {
            Self::Create { common, .. } | Self::Reset { common, .. } | Self::List { common } => {
                common
            }
        }
    }
}
