//! Addresses of pictures. Apps fetch them without their token, so each address carries a mark that ends with the token.

use model::{AccountId, MediaId};
use service::oauth;
use service::places::Place;

use super::ready;
use crate::server::pictures::KINDS;
use crate::{Api, Caller};

/// Address of an image; `size` is `original` or `small`.
pub fn image(api: &Api, caller: &Caller, id: MediaId, size: &str) -> String {
    let token = caller.token.id;
    if let Some(hole) = ready::hole(caller, id, size) {
        return hole;
    }
    let mark = oauth::mark(api.media_key(), token, id);
    api.url(&format!("/api/media/{token}/{id}/{size}/{mark}"))
}

/// Address of someone's face: their own, or one of a few drawn for those who have none.
pub fn face(api: &Api, caller: &Caller, account: AccountId, face: Option<MediaId>) -> String {
    match face {
        Some(id) => image(api, caller, id, "original"),
        None => drawn(api, account.get()),
    }
}

/// The same of a group or unit.
pub fn place_face(api: &Api, caller: &Caller, place: &Place) -> String {
    match place {
        Place::Group(group) if group.face_id.is_some() => group
            .face_id
            .map_or_else(String::new, |id| image(api, caller, id, "original")),
        other => drawn(api, other.id()),
    }
}

fn drawn(api: &Api, id: i64) -> String {
    // The low bits of an id count within a millisecond; these differ from one to the next.
    let kind = (id >> 16).rem_euclid(i64::from(KINDS));
    api.url(&format!("/api/faces/{kind}"))
}

/// Address of the picture above a profile, the same for everyone.
pub fn header(api: &Api) -> String {
    api.url("/api/faces/header")
}
