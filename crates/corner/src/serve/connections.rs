//! Connections: HTTP/1.1, and HTTP/2 where the other side begins with it.
//!
//! An open stream is a connection that stays, by the thousand, so it matters what one holds. `axum::serve` reads the first
//! bytes to tell the two apart and gives them back, after which hyper reads into 16 kB for as long as the connection lives.
//! Here they are looked at and left where they are: 8 kB.

use std::future::ready;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::ConnectInfo;
use bytes::Buf;
use futures_util::TryFutureExt;
use futures_util::future::Either;
use http::{Request, Response};
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::{http1, http2};
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo};
use service::template::Pieces;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::Service;

use super::until;

/// With this begins who speaks HTTP/2 without having asked (RFC 9113, 3.4); no method is called so.
const HTTP2: &[u8] = b"PRI ";
/// When no connection can be taken, because too many files are open, it is tried again after this.
const PAUSE: Duration = Duration::from_secs(1);

/// Answers what was answered before, ahead of everything else that is done with a request.
pub(super) trait Recall:
    Fn(&Request<Incoming>) -> Option<Response<Pieces>> + Clone + Send + 'static
{
}

impl<F: Fn(&Request<Incoming>) -> Option<Response<Pieces>> + Clone + Send + 'static> Recall for F {}

/// What is sent: pieces as they lie, or what a handler makes.
enum Sent {
    Recalled(Option<Pieces>),
    Made(Body),
}

impl Sent {
    fn recalled(pieces: Pieces) -> Self {
        Self::Recalled(Some(pieces))
    }
}

impl HttpBody for Sent {
    type Data = Pieces;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        match self.get_mut() {
            Self::Recalled(pieces) => Poll::Ready(pieces.take().map(Frame::data).map(Ok)),
            Self::Made(body) => {
                let frame = Pin::new(body).poll_frame(cx);
                frame.map(|some| some.map(|frame| frame.map(|f| f.map_data(Pieces::from))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Recalled(pieces) => pieces.is_none(),
            Self::Made(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Recalled(pieces) => {
                SizeHint::with_exact(pieces.as_ref().map_or(0, |p| p.remaining() as u64))
            }
            Self::Made(body) => body.size_hint(),
        }
    }
}

type Polled = Poll<Option<Result<Frame<Pieces>, axum::Error>>>;

/// Serves until `stop` resolves, then takes no more and waits for those that are open.
pub(super) async fn serve(
    listener: TcpListener,
    (recall, router): (impl Recall, Router),
    stop: impl Future<Output = ()>,
) {
    let router = router.with_state(());
    let (stopping, stopped) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        let taken = tokio::select! {
            () = &mut stop => break,
            taken = listener.accept() => taken,
        };
        match taken {
            Ok((stream, peer)) => {
                let answers = (recall.clone(), router.clone());
                tokio::spawn(talk(stream, peer, answers, stopped.clone()));
            }
            Err(error) if is_theirs(error.kind()) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop((listener, stopped));
    stopping.send_replace(true);
    stopping.closed().await;
}

/// They went before they were let in.
fn is_theirs(kind: ErrorKind) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        kind,
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}

async fn talk(
    stream: TcpStream,
    peer: SocketAddr,
    (recall, router): (impl Recall, Router),
    // Held until all is said: as long as somebody holds one, the server waits.
    stopped: watch::Receiver<bool>,
) {
    // What is small and late is not held back for more to go with it. A failure shows when it is written to.
    let _ = stream.set_nodelay(true);
    let http2 = tokio::select! {
        http2 = begins_as_http2(&stream) => http2,
        () = until(stopped.clone()) => return,
    };
    let service = service_fn(
        move |mut request: Request<Incoming>| match recall(&request) {
            Some(response) => Either::Left(ready(Ok(response.map(Sent::recalled)))),
            None => {
                request.extensions_mut().insert(ConnectInfo(peer));
                let answer = router.clone().call(request.map(Body::new));
                Either::Right(answer.map_ok(|response| response.map(Sent::Made)))
            }
        },
    );
    let io = TokioIo::new(stream);
    if http2 {
        // In a box: the others need not be as large.
        return Box::pin(talk_http2(io, service, stopped)).await;
    }
    let mut open = pin!(
        http1::Builder::new()
            .serve_connection(io, service)
            .with_upgrades()
    );
    let ended = tokio::select! {
        ended = &mut open => ended,
        () = until(stopped.clone()) => {
            open.as_mut().graceful_shutdown();
            open.await
        }
    };
    tell(ended);
}

async fn begins_as_http2(stream: &TcpStream) -> bool {
    let mut head = [0; HTTP2.len()];
    // Who is gone already is found to be so by whoever reads.
    stream.peek(&mut head).await.is_ok() && head == HTTP2
}

async fn talk_http2<S>(io: TokioIo<TcpStream>, service: S, stopped: watch::Receiver<bool>)
where
    S: HttpService<Incoming, ResBody = Sent> + Send + 'static,
    S::Future: Send + 'static,
    S::Error: Into<axum::BoxError>,
{
    let mut open = pin!(
        http2::Builder::new(TokioExecutor::new())
            .enable_connect_protocol()
            .serve_connection(io, service)
    );
    let ended = tokio::select! {
        ended = &mut open => ended,
        () = until(stopped.clone()) => {
            open.as_mut().graceful_shutdown();
            open.await
        }
    };
    tell(ended);
}

/// People go away in the middle of things: that is not worth more than a word.
fn tell(ended: hyper::Result<()>) {
    if let Err(error) = ended {
        tracing::trace!(%error, "a connection ended early");
    }
}
