//! A program that acts for people.

use serde::Serialize;
use service::oauth::App;

/// An app.
#[derive(Debug, Serialize)]
pub struct Application {
    id: String,
    name: String,
    website: Option<String>,
    scopes: Vec<String>,
    redirect_uri: String,
    redirect_uris: Vec<String>,
    vapid_key: String,
}

/// An app with its secrets, told once.
#[derive(Debug, Serialize)]
pub struct CredentialApplication {
    #[serde(flatten)]
    app: Application,
    client_id: String,
    client_secret: String,
    client_secret_expires_at: i64,
}

impl Application {
    /// Without its secrets.
    pub fn new(app: &App, vapid_key: String) -> Self {
        Self {
            id: app.id.to_string(),
            name: app.name.clone(),
            website: Some(app.website.clone()).filter(|w| !w.is_empty()),
            scopes: app.scopes.split_whitespace().map(str::to_owned).collect(),
            redirect_uri: app.redirect_uris.join("\n"),
            redirect_uris: app.redirect_uris.clone(),
            vapid_key,
        }
    }
}

impl CredentialApplication {
    /// With its secrets.
    pub fn new(app: &App, secret: String, vapid_key: String) -> Self {
        Self {
            client_id: app.client_id.clone(),
            client_secret: secret,
            client_secret_expires_at: 0,
            app: Application::new(app, vapid_key),
        }
    }
}
