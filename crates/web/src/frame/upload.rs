//! Forms with files.

use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;

use super::csrf::{FIELD, HEADER};
use super::error::Error;
use super::reader::MaybeViewer;

/// Most bytes of a form with files: the biggest image, and what is around it.
pub const UPLOAD_BYTES: usize = 17 * 1024 * 1024;
/// Most parts of such a form.
const PARTS: usize = 100;

/// For routes that take files: `post(create).layer(upload_limit())`.
pub fn upload_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(UPLOAD_BYTES)
}

/// For routes that take several: what does not fit is read past, so that the person gets an answer.
pub fn uploads_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(5 * UPLOAD_BYTES)
}

/// One file.
#[derive(Debug, Clone)]
pub struct File {
    /// Name of the field.
    pub field: String,
    /// What the person's machine called it.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// A form with files (`enctype="multipart/form-data"`).
#[derive(Debug, Clone, Default)]
pub struct Upload {
    fields: Vec<(String, String)>,
    /// The files that were chosen; empty choices are left out.
    pub files: Vec<File>,
}

impl Upload {
    /// The value of a field, or "".
    pub fn get<'a>(&'a self, name: &'a str) -> &'a str {
        self.all(name).next().unwrap_or_default()
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.fields.iter().filter(move |(n, _)| n == name);
        named.map(|(_, value)| value.as_str())
    }

    /// Every field that is no file, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// The first file of a field.
    pub fn file(&self, field: &str) -> Option<&File> {
        self.files.iter().find(|f| f.field == field)
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let parts = read(request, state).await?;
        if parts.cut {
            return Err(Error::TooLarge);
        }
        parts.proved().map(|(upload, _)| upload)
    }
}

/// As [`Upload`], for forms whose words must not be lost with a file: files that are too big are left out and the second
/// part says so. A form without files (a script sends it so) is read as well.
#[derive(Debug, Clone)]
pub struct Written(pub Upload, pub bool);

impl<S: Send + Sync> FromRequest<S> for Written {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let kind = request.headers().get(CONTENT_TYPE);
        if kind.is_some_and(|k| k.as_bytes().starts_with(b"multipart/form-data")) {
            let (upload, cut) = read(request, state).await?.proved()?;
            return Ok(Self(upload, cut));
        }
        // The layer around has read it, and found our token in it.
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| Error::Unreadable)?;
        let fields = url::form_urlencoded::parse(&bytes).into_owned().collect();
        let files = Vec::new();
        Ok(Self(Upload { fields, files }, false))
    }
}

/// What was in a form with files.
struct Parts {
    upload: Upload,
    /// Something was left out.
    cut: bool,
    /// It came from a page of ours.
    ours: bool,
}

impl Parts {
    fn proved(self) -> Result<(Upload, bool), Error> {
        match self.ours {
            true => Ok((self.upload, self.cut)),
            false => Err(Error::Stale),
        }
    }
}

/// Reads the parts one after the other; what does not fit is read past.
async fn read<S: Send + Sync>(mut request: Request, state: &S) -> Result<Parts, Error> {
    let reader = request.extensions().get().cloned().map(MaybeViewer);
    let reader = reader.ok_or(Error::Broken("no visitor"))?;
    let proved = request.headers_mut().remove(HEADER).is_some();
    let mut form = Multipart::from_request(request, state)
        .await
        .map_err(|_| Error::Unreadable)?;
    let (mut upload, mut cut, mut room) = (Upload::default(), false, UPLOAD_BYTES);
    loop {
        let part = match form.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => break,
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                cut = true;
                break;
            }
            Err(_) => return Err(Error::Unreadable),
        };
        if upload.fields.len() + upload.files.len() >= PARTS {
            return Err(Error::TooLarge);
        }
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let Some(bytes) = take(part, &mut room).await? else {
            cut = true;
            continue;
        };
        match name {
            Some(name) if !bytes.is_empty() => upload.files.push(File { field, name, bytes }),
            Some(_) => {}
            None => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                upload.fields.push((field, text));
            }
        }
    }
    // A script's header has been checked before; without one the field must be right.
    let ours = proved || reader.token.matches(upload.get(FIELD));
    Ok(Parts { upload, cut, ours })
}

/// The bytes of a part, if there is room for them.
async fn take(mut part: Field<'_>, room: &mut usize) -> Result<Option<Bytes>, Error> {
    let mut taken = Vec::new();
    let mut fits = true;
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) => {
                fits = fits && taken.len() + chunk.len() <= *room;
                if fits {
                    taken.extend_from_slice(&chunk);
                } else {
                    taken = Vec::new();
                }
            }
            Ok(None) => break,
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(None),
            Err(_) => return Err(Error::Unreadable),
        }
    }
    *room -= taken.len();
    Ok(fits.then(|| taken.into()))
}
