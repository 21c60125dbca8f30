//! Forms with files.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};

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

    /// The first file of a field.
    pub fn file(&self, field: &str) -> Option<&File> {
        self.files.iter().find(|f| f.field == field)
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;
    async fn from_request(mut request: Request, state: &S) -> Result<Self, Error> {
        let reader = request.extensions().get().cloned().map(MaybeViewer);
        let reader = reader.ok_or(Error::Broken("no visitor"))?;
        let proved = request.headers_mut().remove(HEADER).is_some();
        let mut form = Multipart::from_request(request, state)
            .await
            .map_err(|_| Error::Unreadable)?;
        let mut upload = Self::default();
        let refused = |e: axum::extract::multipart::MultipartError| {
            Error::from_status(e.status()).unwrap_or(Error::Unreadable)
        };
        while let Some(part) = form.next_field().await.map_err(refused)? {
            if upload.fields.len() + upload.files.len() >= PARTS {
                return Err(Error::TooLarge);
            }
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                Some(name) => {
                    let bytes = part.bytes().await.map_err(refused)?;
                    if !bytes.is_empty() {
                        upload.files.push(File { field, name, bytes });
                    }
                }
                None => {
                    let text = part.text().await.map_err(refused)?;
                    upload.fields.push((field, text));
                }
            }
        }
        // A script's header has been checked before; without one the field must be right.
        if proved || reader.token.matches(upload.get(FIELD)) {
            Ok(upload)
        } else {
            Err(Error::Stale)
        }
    }
}
