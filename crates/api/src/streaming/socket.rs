//! Many channels on one WebSocket (RFC 6455): clients subscribe and unsubscribe as their screens come and go.

use std::pin::pin;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};
use service::live::{self, News, Watching};

use super::channel::Channel;
use super::feed::{self, BEAT};
use crate::frame::caller::PROTOCOL;
use crate::{Answer, Api, Error, Me, Params};

/// Channels of one connection.
const MOST: usize = 50;
/// Bytes of what a client says at once.
const WORDS: usize = 4 * 1024;
/// Bytes that are read at a time, and gathered before they are sent: held for each connection as long as it is open.
const BUFFER: usize = 1024;
/// Who has not taken in what was sent after this long has gone, or will ask anew.
const PATIENCE: Duration = Duration::from_secs(30);

/// `GET /api/v1/streaming`: with `stream` in the address it begins with that channel.
pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    params: Params,
) -> Answer {
    let first = match params.filled("stream") {
        Some(_) => {
            let channel = Channel::parse(&params).ok_or(Error::NotFound)?;
            if !channel.allowed(&me) {
                return Err(Error::Scope);
            }
            vec![channel]
        }
        None => Vec::new(),
    };
    let upgrade = upgrade.map_err(|_| Error::NotFound)?;
    let watching = live::watch(&api.ctx, me.actor, None).await?;
    // A token sent in place of a protocol has to be named back, or browsers hang up.
    let protocol = headers.get(PROTOCOL).and_then(|v| v.to_str().ok());
    let upgrade = upgrade.max_message_size(WORDS).max_frame_size(WORDS);
    let upgrade = upgrade.read_buffer_size(BUFFER).write_buffer_size(BUFFER);
    let upgrade = upgrade.protocols(protocol.map(str::to_owned));
    let response: Response = upgrade.on_upgrade(async move |socket| {
        let talk = Talk {
            api,
            me,
            channels: first,
            socket,
        };
        Box::pin(talk.run(watching)).await;
    });
    Ok(response)
}

struct Talk {
    api: Api,
    me: Me,
    channels: Vec<Channel>,
    socket: WebSocket,
}

/// The other side is gone, or should be.
struct Over;

impl Talk {
    async fn run(mut self, mut watching: Watching) {
        let mut beat = tokio::time::interval(BEAT);
        loop {
            let next = {
                // Kept while the client speaks in between: half-taken news would be lost.
                let mut next = pin!(watching.next());
                loop {
                    let went_on = tokio::select! {
                        news = &mut next => break news,
                        words = self.socket.recv() => Box::pin(self.listen(words)).await,
                        _ = beat.tick() => Box::pin(self.beat()).await,
                    };
                    if went_on.is_err() {
                        return;
                    }
                }
            };
            let Some((_, news)) = next else { break };
            if feed::ends(&self.me, &news) {
                break;
            }
            // In a box: who waits, which is nearly always, need not hold the room that this takes.
            if Box::pin(self.tell(&news)).await.is_err() {
                return;
            }
        }
        // Who has gone already does not hear it.
        let _ = self.send(Message::Close(None)).await;
    }

    async fn tell(&mut self, news: &News) -> Result<(), Over> {
        let Some(said) = feed::heard(&self.api, &self.me, &self.channels, news).await else {
            return Ok(());
        };
        for at in said.to {
            let mut message = json!({ "stream": self.channels[at].name(), "event": said.event });
            if let Some(payload) = &said.payload {
                message["payload"] = Value::String(payload.to_string());
            }
            self.say(message).await?;
        }
        Ok(())
    }

    async fn listen(&mut self, words: Option<Result<Message, axum::Error>>) -> Result<(), Over> {
        match words {
            Some(Ok(Message::Text(text))) => self.asked(&text).await,
            // Pings are answered below; nothing else is understood, and nothing is lost by that.
            Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => Ok(()),
            Some(Ok(Message::Close(_)) | Err(_)) | None => Err(Over),
        }
    }

    async fn asked(&mut self, text: &Utf8Bytes) -> Result<(), Over> {
        let Some(params) = Params::from_json(text.as_bytes()) else {
            return self.refuse("Malformed message").await;
        };
        let Some(channel) = Channel::parse(&params) else {
            return self.refuse("Unknown stream type").await;
        };
        let at = self.channels.iter().position(|c| *c == channel);
        match (params.string("type").as_str(), at) {
            ("subscribe", None) if !channel.allowed(&self.me) => {
                let text = "Access token does not have the required scopes";
                self.refuse(text).await
            }
            ("subscribe", None) if self.channels.len() >= MOST => {
                self.refuse("Too many streams").await
            }
            ("subscribe", None) => {
                self.channels.push(channel);
                Ok(())
            }
            ("unsubscribe", Some(at)) => {
                self.channels.remove(at);
                Ok(())
            }
            ("subscribe" | "unsubscribe", _) => Ok(()),
            _ => self.refuse("Unknown message type").await,
        }
    }

    async fn beat(&mut self) -> Result<(), Over> {
        if !feed::stands(&self.api, &self.me).await {
            return Err(Over);
        }
        let ping = Message::Ping(Bytes::new());
        self.send(ping).await
    }

    async fn refuse(&mut self, why: &str) -> Result<(), Over> {
        self.say(json!({ "error": why, "status": 400 })).await
    }

    async fn say(&mut self, message: Value) -> Result<(), Over> {
        self.send(Message::Text(message.to_string().into())).await
    }

    async fn send(&mut self, message: Message) -> Result<(), Over> {
        let sent = tokio::time::timeout(PATIENCE, self.socket.send(message)).await;
        sent.map_err(|_| Over)?.map_err(|_| Over)
    }
}
