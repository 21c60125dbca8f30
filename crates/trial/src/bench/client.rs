//! A browser's place holder: one kept connection, one session, and streams of news.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// One connection.
pub struct Client(BufReader<TcpStream>);

impl Client {
    /// Connects to this machine.
    pub async fn open(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    /// Asks for a page; its status and body.
    pub async fn get(&mut self, path: &str, secret: &str) -> io::Result<(u16, Vec<u8>)> {
        let head =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: corner={secret}\r\n\r\n");
        self.0.write_all(head.as_bytes()).await?;
        self.answer().await
    }

    /// Sends a form as a script does.
    pub async fn post(
        &mut self,
        path: &str,
        secret: &str,
        body: &str,
    ) -> io::Result<(u16, Vec<u8>)> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\ncookie: corner={secret}\r\nx-fragment: 1\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.write_all(head.as_bytes()).await?;
        self.answer().await
    }

    /// Opens the stream of news.
    pub async fn listen(&mut self, secret: &str) -> io::Result<()> {
        let head = format!(
            "GET /live HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\ncookie: corner={secret}\r\n\r\n"
        );
        self.0.write_all(head.as_bytes()).await?;
        let line = self.line().await?;
        if line.contains(" 200 ") {
            Ok(())
        } else {
            Err(io::Error::other(line))
        }
    }

    /// The next line of what comes.
    pub async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line)
    }

    async fn answer(&mut self) -> io::Result<(u16, Vec<u8>)> {
        let status = self.line().await?;
        let status = status
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .unwrap_or(0);
        let mut length = 0;
        loop {
            let line = self.line().await?;
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        Ok((status, body))
    }
}
