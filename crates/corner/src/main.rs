//! The one binary: configuration, wiring, command line, shutdown.
//! It must never hold an operation of its own: what one can do is in `service`, so that every door has it.
//! To add a command: a variant in `cli.rs`, a module with a `run`, a line in [`run`].

mod accounts;
mod backup;
mod check;
mod cli;
mod config;
mod failure;
mod import;
mod log;
mod metrics;
mod open;
mod serve;
mod staging;
mod tokens;

use std::process::ExitCode;

use clap::Parser;
use cli::{BotCommand, Cli, Command, Common, TokenCommand};
use config::Config;
use failure::Failure;
use model::{Act, Detail};
use service::audit::{self, About};
use tokio::signal::unix::SignalKind;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("corner: {failure}");
            ExitCode::from(failure.code())
        }
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command.unwrap_or(Command::Serve(cli.serve)) {
        Command::Serve(common) => {
            let config = load(&common)?;
            log::start(&config.log)?;
            block_on(async { serve::run(&config, interrupted(), greet).await })
        }
        Command::Demo(common) => demo(&common),
        Command::Config(common) => {
            print!("{}", load(&common)?.to_toml()?);
            Ok(())
        }
        Command::Account { command } => with(command.common().clone(), async |ctx| {
            accounts::run(&ctx, command).await
        }),
        Command::Invite(invite) => with(invite.common.clone(), async |ctx| {
            accounts::invite(&ctx, invite).await
        }),
        Command::Import { command } => with(command.common().clone(), async |ctx| {
            import::run(&ctx, command).await
        }),
        Command::Token { command } => {
            let TokenCommand::Create {
                handle,
                scopes,
                name,
                common,
            } = command;
            with(common, async |ctx| {
                tokens::create(&ctx, &handle, &scopes, &name).await
            })
        }
        Command::Bot { command } => {
            let BotCommand::Create {
                handle,
                name,
                scopes,
                common,
            } = command;
            with(common, async |ctx| {
                tokens::bot(&ctx, handle, name, &scopes).await
            })
        }
        Command::Backup { file, common } => with(common, async |ctx| {
            // Before the snapshot is taken, so that the backup knows of itself.
            audit::record_alone(&ctx, Act::BackupMade, About::all()).await?;
            let written = backup::backup(&ctx, &file).await?;
            println!(
                "{}: {} rows, {} images, {} bytes",
                file.display(),
                written.rows,
                written.media,
                written.bytes
            );
            Ok(())
        }),
        Command::Restore { file, common } => with(common, async |ctx| {
            let (rows, media) = backup::restore(&ctx, &file).await?;
            let about = About::all().with(Detail::Count, rows);
            audit::record_alone(&ctx, Act::BackupRestored, about).await?;
            println!("restored {rows} rows and {media} images");
            Ok(())
        }),
        Command::Check { repair, common } => {
            with(common, async |ctx| check::run(&ctx, repair).await)
        }
    }
}

/// Serves the made-up organisation, made when it is not there yet.
fn demo(common: &Common) -> Result<(), Failure> {
    let mut config = load(common)?;
    if common.data.is_none() {
        config.storage.data = "demo-data".into();
    }
    log::start(&config.log)?;
    block_on(async {
        staging::prepare(&config).await?;
        serve::run(&config, interrupted(), staging::greet).await
    })
}

/// The configuration in force for a command.
fn load(common: &Common) -> Result<Config, Failure> {
    let mut config = Config::load(common.config.as_deref(), std::env::vars())?;
    if let Some(data) = &common.data {
        config.storage.data.clone_from(data);
    }
    if let Some(listen) = common.listen {
        config.server.listen = listen;
    }
    Ok(config)
}

/// Opens the house for a command and closes it again.
fn with<F>(common: Common, work: impl FnOnce(service::Ctx) -> F) -> Result<(), Failure>
where
    F: Future<Output = Result<(), Failure>>,
{
    let mut config = load(&common)?;
    "warn".clone_into(&mut config.log.level);
    log::start(&config.log)?;
    block_on(async {
        let base_url = serve::base_url(&config, config.server.listen);
        let house = open::house(&config, base_url).await?;
        let done = work(house.ctx.clone()).await;
        house.db.close().await;
        done
    })
}

fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Failure::Other(e.to_string()))?;
    runtime.block_on(work)
}

/// The one address somebody who has just started it needs.
async fn greet(ctx: service::Ctx) -> Result<(), Failure> {
    match service::setup::code(&ctx).await? {
        Some(code) => println!(
            "Corner is running. Open this address to set it up:\n\n  {}/setup?code={code}\n",
            ctx.base_url()
        ),
        None => println!("Corner is running at {}", ctx.base_url()),
    }
    Ok(())
}

/// Resolves at Ctrl+C or when the system asks to stop. It listens from this call on: who asks while a server starts is heard
/// when it has started.
fn interrupted() -> impl Future<Output = ()> {
    let asked = |kind| {
        let signal = tokio::signal::unix::signal(kind);
        async move {
            match signal {
                Ok(mut signal) => drop(signal.recv().await),
                Err(_) => std::future::pending().await,
            }
        }
    };
    let (interrupt, terminate) = (
        asked(SignalKind::interrupt()),
        asked(SignalKind::terminate()),
    );
    async move {
        tokio::select! {
            () = interrupt => {}
            () = terminate => {}
        }
    }
}
