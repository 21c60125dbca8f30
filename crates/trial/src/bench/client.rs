//! One kept connection that asks, for where wrk does not serve.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpSocket, TcpStream};

/// One connection.
pub struct Client(BufReader<TcpStream>);

/// A connection to this machine from one of its own addresses: each has ports for some ten thousand.
pub async fn connect(port: u16, number: usize) -> io::Result<TcpStream> {
    let from = format!("127.0.0.{}:0", 1 + number / 10_000);
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(from.parse().map_err(io::Error::other)?)?;
    let stream = socket.connect(([127, 0, 0, 1], port).into()).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

impl Client {
    /// Connects to this machine.
    pub async fn open(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    /// Asks for a page with a header that tells who asks; its status and body.
    pub async fn get(&mut self, path: &str, head: &str) -> io::Result<(u16, Vec<u8>)> {
        let asked = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{head}\r\n\r\n");
        self.0.write_all(asked.as_bytes()).await?;
        self.answer().await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, head: &str, body: &str) -> io::Result<(u16, Vec<u8>)> {
        let asked = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\n{head}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.write_all(asked.as_bytes()).await?;
        self.answer().await
    }

    async fn line(&mut self) -> io::Result<String> {
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
