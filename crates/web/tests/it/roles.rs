//! Who may use which address: every route with every role. A route that is not in the table fails the test; add a row.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use testkit::{Person, World};
use web::App;

use crate::browser::Browser;

/// From which role on an address may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Anyone,
    Member,
    Moderator,
    Admin,
}
use Who::{Admin, Anyone, Member, Moderator};

/// One line a path: what may be done with it, and from whom on.
pub const TABLE: &[(&str, &str, Who)] = &[
    // The frame.
    ("GET", "/assets/{hash}/{*path}", Anyone),
    ("GET", "/health/live", Anyone),
    ("GET", "/health/ready", Anyone),
    ("GET", "/manifest.webmanifest", Anyone),
    ("GET", "/sw.js", Anyone),
    ("GET", "/favicon.ico", Anyone),
    ("GET", "/robots.txt", Anyone),
    ("GET", "/about", Anyone),
    ("GET", "/keyboard", Anyone),
    ("GET", "/offline", Anyone),
    // The door.
    ("GET POST", "/setup", Anyone),
    ("GET POST", "/sign-in", Anyone),
    ("GET POST", "/sign-in/second", Anyone),
    ("POST", "/sign-in/passkey/begin", Anyone),
    ("POST", "/sign-in/passkey/finish", Anyone),
    ("POST", "/sign-out", Member),
    ("GET POST", "/join", Anyone),
    ("GET POST", "/join/{token}", Anyone),
    ("GET POST", "/reset/{token}", Anyone),
    ("GET POST", "/demo", Anyone),
    ("GET", "/demo/faces/{handle}", Anyone),
    // Settings.
    ("GET", "/settings", Member),
    ("GET POST", "/settings/look", Member),
    ("GET", "/settings/security", Member),
    ("GET POST", "/settings/security/password", Member),
    ("GET POST", "/settings/security/second-factor", Member),
    (
        "GET POST",
        "/settings/security/second-factor/confirm",
        Member,
    ),
    ("GET POST", "/settings/security/second-factor/codes", Member),
    (
        "GET POST",
        "/settings/security/second-factor/delete",
        Member,
    ),
    ("GET", "/settings/security/passkeys", Member),
    ("POST", "/settings/security/passkeys/begin", Member),
    ("POST", "/settings/security/passkeys/finish", Member),
    ("GET POST", "/settings/security/passkeys/{id}", Member),
    ("POST", "/settings/security/passkeys/{id}/delete", Member),
    ("POST", "/settings/security/sessions/{id}/delete", Member),
    ("POST", "/settings/security/sessions/delete", Member),
    ("GET", "/settings/apps", Member),
    ("GET POST", "/settings/apps/{id}/delete", Member),
    ("GET POST", "/oauth/authorize", Member),
    ("GET", "/oauth/authorize/", Member),
    ("GET", "/oauth/authorize/native", Member),
    // Reading.
    ("GET", "/", Member),
    ("GET", "/everyone", Member),
    ("GET", "/bookmarks", Member),
    ("GET", "/favourites", Member),
    ("GET", "/@{handle}/{id}", Member),
    ("GET", "/posts/{id}/why", Member),
    ("POST", "/markers", Member),
    ("GET POST", "/lists", Member),
    ("GET POST", "/lists/{id}", Member),
    ("GET", "/lists/{id}/edit", Member),
    ("POST", "/lists/{id}/delete", Member),
    ("POST", "/lists/{id}/members", Member),
    ("POST", "/lists/{id}/members/{account}/remove", Member),
    ("GET", "/tags", Member),
    ("GET", "/tags/{key}", Member),
    ("POST", "/tags/{key}/follow", Member),
    ("POST", "/tags/{key}/unfollow", Member),
    ("GET POST", "/settings/filters", Member),
    ("GET POST", "/settings/filters/{id}", Member),
    ("POST", "/settings/filters/{id}/delete", Member),
    ("GET", "/live", Member),
    ("GET", "/notifications", Member),
    ("POST", "/notifications/seen", Member),
    ("POST", "/notifications/{id}/delete", Member),
    ("GET POST", "/settings/notifications", Member),
    ("POST", "/settings/notifications/device", Member),
    ("POST", "/settings/notifications/device/kinds", Member),
    ("POST", "/settings/notifications/device/end", Member),
    ("GET", "/search", Member),
    // Conversations.
    ("GET POST", "/messages", Member),
    ("GET", "/messages/new", Member),
    ("GET POST", "/messages/{id}", Member),
    ("POST", "/messages/{id}/read", Member),
    ("GET POST", "/messages/{id}/people", Member),
    ("POST", "/messages/{id}/title", Member),
    ("POST", "/messages/{id}/mute", Member),
    ("POST", "/messages/{id}/unmute", Member),
    ("POST", "/messages/{id}/leave", Member),
    // Posts.
    ("GET POST", "/compose", Member),
    ("GET", "/compose/audience", Member),
    ("GET", "/emoji", Member),
    ("GET", "/typeahead", Member),
    ("POST", "/posts", Member),
    ("GET", "/posts/{id}", Member),
    ("POST", "/posts/{id}/vote", Member),
    ("GET POST", "/posts/{id}/react", Member),
    ("POST", "/posts/{id}/unreact", Member),
    ("GET POST", "/posts/{id}/delete", Member),
    ("POST", "/posts/{id}/restore", Member),
    ("POST", "/posts/{id}/take-back", Member),
    ("GET POST", "/posts/{id}/edit", Member),
    ("GET", "/posts/{id}/history", Member),
    ("GET", "/posts/{id}/favourited_by", Member),
    ("GET", "/posts/{id}/boosted_by", Member),
    ("GET POST", "/drafts", Member),
    ("POST", "/drafts/{id}/delete", Member),
    ("GET", "/scheduled", Member),
    ("POST", "/scheduled/{id}/delete", Member),
    ("POST", "/posts/{id}/favourite", Member),
    ("POST", "/posts/{id}/unfavourite", Member),
    ("POST", "/posts/{id}/boost", Member),
    ("POST", "/posts/{id}/unboost", Member),
    ("POST", "/posts/{id}/bookmark", Member),
    ("POST", "/posts/{id}/unbookmark", Member),
    ("POST", "/posts/{id}/pin", Member),
    ("POST", "/posts/{id}/unpin", Member),
    ("POST", "/posts/{id}/mute", Member),
    ("POST", "/posts/{id}/unmute", Member),
    // People.
    ("GET", "/@{handle}", Member),
    ("GET", "/@{handle}/replies", Member),
    ("GET", "/@{handle}/media", Member),
    ("GET", "/@{handle}/followers", Member),
    ("GET", "/@{handle}/following", Member),
    ("GET", "/@{handle}/card", Member),
    ("GET POST", "/@{handle}/lists", Member),
    ("POST", "/@{handle}/follow", Member),
    ("POST", "/@{handle}/unfollow", Member),
    ("POST", "/@{handle}/mute", Member),
    ("POST", "/@{handle}/unmute", Member),
    ("POST", "/@{handle}/block", Member),
    ("POST", "/@{handle}/unblock", Member),
    ("GET POST", "/settings/profile", Member),
    ("POST", "/settings/profile/face", Member),
    ("POST", "/settings/profile/face/remove", Member),
    ("POST", "/status-line", Member),
    ("GET POST", "/settings/pause", Member),
    ("POST", "/settings/pause/end", Member),
    ("POST", "/settings/pause/seen", Member),
    ("GET POST", "/@{handle}/recommend", Member),
    ("POST", "/@{handle}/recommend/remove", Member),
    ("GET", "/people", Member),
    ("GET", "/people/suggestions", Member),
    ("POST", "/@{handle}/dismiss", Member),
    ("GET", "/chart", Member),
    ("GET", "/chart/below", Member),
    ("GET", "/units", Member),
    ("GET", "/units/{slug}", Member),
    ("GET", "/units/{slug}/people", Member),
    ("POST", "/units/{slug}/join", Member),
    ("POST", "/units/{slug}/leave", Member),
    ("POST", "/units/{slug}/follow", Member),
    ("POST", "/people/unfollow", Member),
    // Groups: within one, its own roles decide.
    ("GET POST", "/groups", Member),
    ("GET", "/groups/new", Member),
    ("GET", "/groups/{slug}", Member),
    ("GET", "/groups/{slug}/about", Member),
    ("GET", "/groups/{slug}/members", Member),
    ("POST", "/groups/{slug}/members/{account}/role", Member),
    ("POST", "/groups/{slug}/members/{account}/remove", Member),
    ("GET", "/groups/{slug}/requests", Member),
    ("POST", "/groups/{slug}/requests/{account}/accept", Member),
    ("POST", "/groups/{slug}/requests/{account}/decline", Member),
    ("POST", "/groups/{slug}/invitations", Member),
    (
        "POST",
        "/groups/{slug}/invitations/{account}/revoke",
        Member,
    ),
    ("GET POST", "/groups/{slug}/settings", Member),
    ("POST", "/groups/{slug}/face", Member),
    ("POST", "/groups/{slug}/face/remove", Member),
    ("POST", "/groups/{slug}/hand-over", Member),
    ("POST", "/groups/{slug}/archive", Member),
    ("POST", "/groups/{slug}/unarchive", Member),
    ("POST", "/groups/{slug}/delete", Member),
    ("GET POST", "/groups/{slug}/rules", Admin),
    ("POST", "/groups/{slug}/rules/{id}/remove", Admin),
    ("POST", "/groups/{slug}/join", Member),
    ("POST", "/groups/{slug}/leave", Member),
    ("POST", "/groups/{slug}/request", Member),
    ("POST", "/groups/{slug}/withdraw", Member),
    ("POST", "/groups/{slug}/refuse", Member),
    ("POST", "/groups/{slug}/level", Member),
    ("POST", "/groups/{slug}/follow", Member),
    ("POST", "/groups/{slug}/pins/{id}", Member),
    ("POST", "/groups/{slug}/pins/{id}/remove", Member),
    ("GET", "/guide", Member),
    ("GET", "/guide/face", Member),
    ("GET", "/guide/status", Member),
    ("GET POST", "/guide/people", Member),
    ("GET", "/guide/post", Member),
    // House rules.
    ("GET", "/rules", Member),
    ("GET", "/rules/{number}", Member),
    ("GET POST", "/rules/accept", Member),
    ("POST", "/rules/later", Member),
    ("GET POST", "/admin/rules", Admin),
    // Keeping order.
    ("GET POST", "/posts/{id}/report", Member),
    ("GET POST", "/@{handle}/report", Member),
    ("GET", "/strikes", Member),
    ("GET", "/strikes/{id}", Member),
    ("POST", "/strikes/{id}/appeal", Member),
    ("GET POST", "/suspended", Anyone),
    ("GET", "/admin/reports", Moderator),
    ("GET", "/admin/reports/{id}", Moderator),
    ("POST", "/admin/reports/{id}/assign", Moderator),
    ("POST", "/admin/reports/{id}/settle", Moderator),
    ("POST", "/admin/reports/{id}/reopen", Moderator),
    ("POST", "/admin/reports/{id}/notes", Moderator),
    ("POST", "/admin/reports/{id}/act", Moderator),
    ("GET", "/admin/reports/{id}/media/{media}", Moderator),
    ("POST", "/admin/strikes/{id}/undo", Moderator),
    ("POST", "/admin/strikes/{id}/decide", Moderator),
    ("GET", "/posts/{id}/moderate", Moderator),
    ("GET POST", "/@{handle}/moderate", Moderator),
    ("POST", "/@{handle}/notes", Moderator),
    // Images.
    ("POST", "/media", Member),
    ("GET POST", "/media/{id}", Member),
    ("GET", "/media/{id}/small", Member),
    ("POST", "/media/{id}/delete", Member),
    // Administration.
    ("GET", "/admin", Admin),
    ("GET", "/admin/people", Admin),
    ("GET", "/admin/people/{id}", Admin),
    ("POST", "/admin/people/{id}/role", Admin),
    ("POST", "/admin/people/{id}/state", Admin),
    ("POST", "/admin/people/{id}/approve", Admin),
    ("POST", "/admin/people/{id}/reject", Admin),
    ("POST", "/admin/people/{id}/reset", Admin),
    ("POST", "/admin/people/{id}/second-factor", Admin),
    ("GET POST", "/admin/invitations", Admin),
    ("POST", "/admin/invitations/{id}/revoke", Admin),
    ("GET POST", "/admin/organisation", Admin),
    ("GET POST", "/admin/units", Admin),
    ("GET POST", "/admin/units/{id}", Admin),
    ("POST", "/admin/units/{id}/delete", Admin),
    ("GET POST", "/admin/import", Admin),
    ("GET POST", "/admin/emoji", Admin),
    ("GET POST", "/admin/emoji/{id}", Admin),
    ("POST", "/admin/emoji/{id}/disable", Admin),
    ("POST", "/admin/emoji/{id}/enable", Admin),
    ("GET POST", "/admin/emoji/{id}/delete", Admin),
    ("GET", "/admin/jobs", Admin),
    ("GET", "/admin/audit", Admin),
    ("GET POST", "/admin/retention", Admin),
    ("GET POST", "/admin/holds", Admin),
    ("POST", "/admin/holds/{id}/lift", Admin),
    ("GET POST", "/admin/break-glass", Admin),
    ("GET", "/admin/break-glass/{id}", Admin),
    ("POST", "/admin/break-glass/{id}/grant", Admin),
    ("POST", "/admin/break-glass/{id}/refuse", Admin),
    ("POST", "/admin/break-glass/{id}/end", Admin),
    ("GET POST", "/admin/people/{id}/erase", Admin),
    ("GET POST", "/settings/export", Member),
    ("GET", "/settings/export/{id}", Member),
    ("GET POST", "/settings/erase", Member),
    ("POST", "/settings/erase/cancel", Member),
    ("POST", "/admin/audit/export", Admin),
    ("POST", "/admin/jobs/{id}/retry", Admin),
    ("POST", "/admin/jobs/{id}/drop", Admin),
];

/// What stands for each part of a path.
const PARTS: &[(&str, &str)] = &[
    ("{hash}", "x"),
    ("{*path}", "x"),
    ("{token}", "x"),
    ("{id}", "1"),
    ("{account}", "1"),
    ("{handle}", "ben"),
    ("{key}", "coffee"),
    ("{number}", "1"),
    ("{media}", "1"),
    ("{slug}", "sales"),
];
/// Answers that have no end; who is let in waits for more.
pub const STREAMS: &[&str] = &["/live"];
/// How long they are listened to.
const PATIENCE: Duration = Duration::from_millis(500);

pub fn filled(path: &str) -> String {
    let full = PARTS.iter().fold(path.to_owned(), |path, (part, value)| {
        path.replace(part, value)
    });
    assert!(
        !full.contains('{'),
        "{path}: say in PARTS what stands for it"
    );
    full
}

/// What became of a request.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Let,
    SignIn,
    Forbidden,
}

async fn outcome(w: &World, who: Option<Person>, method: &str, path: &str) -> Outcome {
    let mut browser = match who {
        Some(person) => Browser::of(w, person).await,
        None => Browser::new(w).await,
    };
    let patience = match STREAMS.contains(&path) {
        true => PATIENCE,
        false => Duration::MAX,
    };
    let path = filled(path);
    let request = async {
        match method {
            "GET" => browser.part(&path).await.code,
            _ => browser.fetch(&path, &[]).await.code,
        }
    };
    match tokio::time::timeout(patience, request).await {
        Ok(401) => Outcome::SignIn,
        Ok(403) => {
            assert_eq!(browser.json()["error"], "forbidden", "{method} {path}");
            Outcome::Forbidden
        }
        Ok(code) => {
            assert!(code < 500, "{method} {path}: {code}");
            Outcome::Let
        }
        Err(_) => Outcome::Let,
    }
}

#[tokio::test]
async fn every_route_keeps_to_its_role() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let people = [
        (Who::Anyone, None),
        (Who::Member, Some(w.ben)),
        (Who::Moderator, Some(w.carla)),
        (Who::Admin, Some(w.dario)),
    ];
    let mut wrong = Vec::new();
    for (methods, path, needed) in TABLE {
        for method in methods.split(' ') {
            for (has, who) in people {
                let wanted = if has >= *needed {
                    Outcome::Let
                } else if has == Anyone {
                    Outcome::SignIn
                } else {
                    Outcome::Forbidden
                };
                let got = outcome(&w, who, method, path).await;
                if got != wanted {
                    wrong.push(format!(
                        "{method} {path} as {has:?}: {got:?}, not {wanted:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Routes as the router itself tells of them.
async fn routes(w: &World) -> BTreeSet<(String, String)> {
    let app = App::new(w.ctx.clone(), Vec::new()).await.unwrap();
    let text = format!("{:?}", web::router(app));
    let (ends, paths) = text.split_once("paths: {").unwrap();
    let (paths, _) = paths.split_once("\"}").unwrap();
    let paths: BTreeMap<&str, &str> = paths
        .split("RouteId(")
        .skip(1)
        .filter_map(|part| {
            let (id, rest) = part.split_once("): \"")?;
            Some((id, rest.split('"').next()?))
        })
        .collect();
    let mut found = BTreeSet::new();
    for part in ends.split("RouteId(").skip(1) {
        let (id, end) = part.split_once("): ").unwrap();
        for method in ["get", "post", "put", "patch", "delete"] {
            if end.contains(&format!("{method}: Route")) {
                found.insert((method.to_uppercase(), paths[id].to_owned()));
            }
        }
    }
    found
}

#[tokio::test]
async fn every_route_is_in_the_table() {
    let w = World::new(testkit::Engine::Sqlite).await;
    let table: BTreeSet<(String, String)> = TABLE
        .iter()
        .flat_map(|(methods, path, _)| {
            methods
                .split(' ')
                .map(|m| (m.to_owned(), (*path).to_owned()))
        })
        .collect();
    let routes = routes(&w).await;
    assert!(
        routes.len() > 50,
        "the router does not tell any more: {routes:?}"
    );
    let rows = |found: Vec<&(String, String)>| -> String {
        let row = |(method, path): &(String, String)| {
            format!("    (\"{method}\", \"{path}\", Member),\n")
        };
        found.into_iter().map(row).collect()
    };
    let unlisted = rows(routes.difference(&table).collect());
    let gone = rows(table.difference(&routes).collect());
    assert!(
        unlisted.is_empty(),
        "say in TABLE who may use these:\n{unlisted}"
    );
    assert!(
        gone.is_empty(),
        "there are no such routes any more:\n{gone}"
    );
}
