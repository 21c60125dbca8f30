//! A server at the other end: gone, busy, or not who it says.

use std::time::Duration;

use db::{Db, Error, Options};

use crate::{cluster, read, shown, write};

async fn opened() -> Db {
    Db::open(&Options::new(cluster::url())).await.unwrap()
}

#[tokio::test]
async fn no_server() {
    let options = Options::new("postgres://corner@127.0.0.1:1/none");
    let error = Db::open(&options).await.err().unwrap();
    assert!(
        matches!(&error, Error::Io(what) if what.contains("refused")),
        "{error:?}"
    );
    let wrong = Options::new("mysql://nowhere");
    assert!(matches!(Db::open(&wrong).await, Err(Error::Sql(_))));
}

#[tokio::test]
async fn a_lost_connection_is_replaced() {
    let db = Db::open(&Options::new(format!(
        "{}?application_name=lost",
        cluster::url()
    )))
    .await
    .unwrap();
    let kill = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'lost'";
    let other = opened().await;
    assert_eq!(db.ping().await, Ok(()));
    tokio::time::sleep(Duration::from_millis(100)).await;
    read(&other, kill, vec![]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(db.ping().await, Ok(()));
    let cut = db.write(|tx| tx.execute("SELECT pg_terminate_backend(pg_backend_pid())", &[]));
    assert_eq!(cut.await, Err(Error::Unavailable));
    assert_eq!(db.ping().await, Ok(()));
}

#[tokio::test]
async fn rows_that_are_locked() {
    let mut options = Options::new(cluster::url());
    options.busy = Duration::from_millis(200);
    let db = Db::open(&options).await.unwrap();
    write(
        &db,
        "CREATE TABLE locked (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)",
        vec![],
    )
    .await
    .unwrap();
    write(
        &db,
        "INSERT INTO locked (id, n) VALUES (1, 0), (2, 0)",
        vec![],
    )
    .await
    .unwrap();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let (locked, is_locked) = tokio::sync::oneshot::channel();
    let update = "UPDATE locked SET n = n + 1 WHERE id = 1";
    let holding = tokio::spawn({
        let db = db.clone();
        async move {
            db.write(move |tx| {
                tx.execute(update, &[])?;
                locked.send(()).unwrap();
                wait.recv_timeout(Duration::from_secs(10)).unwrap();
                Ok::<_, Error>(())
            })
            .await
        }
    });
    is_locked.await.unwrap();
    assert_eq!(write(&db, update, vec![]).await, Err(Error::Busy));
    go.send(()).unwrap();
    holding.await.unwrap().unwrap();
    assert_eq!(write(&db, update, vec![]).await, Ok(1));
}

#[tokio::test]
async fn encryption() {
    let cert = cluster::certificate();
    let with = async |host: &str, query: &str| {
        let options = Options::new(format!("{}?{query}", cluster::url_at(host)));
        let db = Db::open(&options).await?;
        let sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        read(&db, sql, vec![]).await.map(|rows| shown(&rows))
    };
    let here = "127.0.0.1";
    assert_eq!(with(here, "").await.as_deref(), Ok("1"));
    assert_eq!(with(here, "sslmode=disable").await.as_deref(), Ok("0"));
    assert_eq!(with(here, "sslmode=require").await.as_deref(), Ok("1"));
    let trusted = format!("sslmode=verify-full&sslrootcert={cert}");
    assert_eq!(with(here, &trusted).await.as_deref(), Ok("1"));
    let refused = [
        (here, "sslmode=verify-full".to_owned(), "UnknownIssuer"),
        (
            "elsewhere.example",
            format!("{trusted}&hostaddr=127.0.0.1"),
            "not valid for name",
        ),
        (here, "sslrootcert=/nowhere.pem".to_owned(), "/nowhere.pem"),
    ];
    for (host, query, why) in refused {
        let error = with(host, &query).await.unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}
