//! Just enough HTTP to be a browser's place holder on one kept connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// One connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    cookie: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl Client {
    /// A connection of someone whose session has this secret, or of nobody.
    pub fn new(port: u16, secret: Option<&str>) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        stream.set_nodelay(true)?;
        let cookie = secret.map_or(String::new(), |s| format!("cookie: corner={s}\r\n"));
        Ok(Self {
            stream: BufReader::new(stream),
            cookie,
        })
    }

    /// The same connection with another session.
    pub fn become_(&mut self, secret: &str) {
        self.cookie = format!("cookie: corner={secret}\r\n");
    }

    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, "", "")
    }

    /// Sends a form as a script does.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let body: Vec<String> = fields
            .iter()
            .map(|(k, v)| format!("{k}={}", escape(v)))
            .collect();
        let kind = "content-type: application/x-www-form-urlencoded\r\nx-fragment: 1\r\n";
        self.ask("POST", path, kind, &body.join("&"))
    }

    /// Opens the stream of news; its answer is read as long as the connection lives.
    pub fn listen(&mut self) -> io::Result<()> {
        write!(
            self.stream.get_mut(),
            "GET /live HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n{}\r\n",
            self.cookie
        )?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        assert!(line.contains(" 200 "), "{line}");
        Ok(())
    }

    /// Everything until the other side ends it.
    pub fn rest(&mut self) -> io::Result<String> {
        let mut all = String::new();
        self.stream.read_to_string(&mut all)?;
        Ok(all)
    }

    fn ask(&mut self, method: &str, path: &str, more: &str, body: &str) -> io::Result<Answer> {
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\n{}{more}content-length: {length}\r\n\r\n",
            self.cookie
        );
        self.stream
            .get_mut()
            .write_all(format!("{head}{body}").as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|s| s.parse().ok());
        let status = status.ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut length = 0;
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Answer { status, body })
    }
}

fn escape(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
