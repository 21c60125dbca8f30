//! Styles, scripts and pictures, in the program itself. All of them live under one folder named by the hash of the whole
//! set, so they are kept for ever by browsers, and scripts import each other by relative paths.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::error::Error;
use crate::i18n::{L, LANGUAGES};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// All styles in one file, so that a page asks once.
pub const STYLES: &str = "css/corner.css";
/// Styles others build on come first, those that overrule last; the rest by name.
const FIRST: &[&str] = &["css/tokens.css", "css/base.css", "css/layout.css"];
const LAST: &str = "css/print.css";

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

struct Asset {
    plain: Vec<u8>,
    gzip: Option<Vec<u8>>,
    etag: String,
}

struct Set {
    hash: String,
    files: HashMap<String, Asset>,
}

static SET: LazyLock<Set> = LazyLock::new(Set::load);

impl Set {
    fn load() -> Self {
        let mut files: BTreeMap<String, Vec<u8>> = Files::iter()
            .filter_map(|name| Some((name.to_string(), Files::get(&name)?.data.into_owned())))
            .collect();
        let styles = styles(&files);
        files.insert(STYLES.to_owned(), styles);
        for (tag, _) in LANGUAGES {
            files.insert(format!("js/words/{tag}.js"), words(tag));
        }
        let mut whole = Sha256::new();
        for (name, data) in &files {
            whole.update(name);
            whole.update(Sha256::digest(data));
        }
        let hash = URL_SAFE_NO_PAD.encode(&whole.finalize()[..9]);
        let files = files
            .into_iter()
            .map(|(name, data)| {
                let asset = Asset::new(&name, data);
                (name, asset)
            })
            .collect();
        Self { hash, files }
    }
}

impl Asset {
    fn new(name: &str, plain: Vec<u8>) -> Self {
        let packed = name.ends_with(".png") || name.ends_with(".woff2");
        let gzip = (!packed)
            .then(|| gzip(&plain, Compression::best()))
            .flatten()
            .filter(|z| z.len() < plain.len());
        let etag = format!(
            "\"{}\"",
            URL_SAFE_NO_PAD.encode(&Sha256::digest(&plain)[..12])
        );
        Self { plain, gzip, etag }
    }
}

/// `data`, packed.
pub(super) fn gzip(data: &[u8], level: Compression) -> Option<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::with_capacity(data.len() / 3), level);
    packer.write_all(data).ok()?;
    packer.finish().ok()
}

fn styles(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let rank = |name: &str| match FIRST.iter().position(|f| *f == name) {
        Some(place) => place,
        None if name == LAST => usize::MAX,
        None => FIRST.len(),
    };
    let mut css: Vec<&String> = files
        .keys()
        .filter(|name| name.starts_with("css/") && name.ends_with(".css"))
        .collect();
    css.sort_by_key(|name| (rank(name), (*name).clone()));
    css.into_iter()
        .flat_map(|name| files[name].iter().copied().chain(*b"\n"))
        .collect()
}

/// What scripts say, as a module: every text whose key begins with `js-`.
fn words(tag: &str) -> Vec<u8> {
    let l = L::find(tag).unwrap_or_else(L::fallback);
    let texts: BTreeMap<String, String> = l.all("js-").into_iter().collect();
    let json = serde_json::to_string(&texts).unwrap_or_else(|_| "{}".to_owned());
    format!("export default {json};\n").into_bytes()
}

/// The address of an asset: `asset("js/app.js")`.
pub fn asset(path: &str) -> String {
    if !SET.files.contains_key(path) {
        tracing::error!(path, "there is no such asset");
    }
    format!("/assets/{}/{path}", SET.hash)
}

/// The name of this set of assets.
pub fn hash() -> &'static str {
    &SET.hash
}

/// Addresses of everything a page needs to be shown, for reading offline.
pub(super) fn shell() -> Vec<String> {
    let script = |n: &str| n.starts_with("js/");
    let mut names: Vec<&str> = SET
        .files
        .keys()
        .map(String::as_str)
        .filter(|n| *n == STYLES || script(n) || n.ends_with(".svg"))
        .collect();
    names.sort_unstable();
    names.into_iter().map(asset).collect()
}

/// The bytes of an asset.
pub(super) fn bytes(path: &str) -> Option<&'static [u8]> {
    SET.files.get(path).map(|a| a.plain.as_slice())
}

/// `GET /assets/{hash}/{*path}`. A page from before an update asks with the old hash and gets what is there now.
pub(super) async fn show(
    Path((hash, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let asset = SET.files.get(&path).ok_or(Error::NotFound)?;
    let cache = if hash == SET.hash {
        FOR_EVER
    } else {
        ASK_AGAIN
    };
    let same = headers
        .get(IF_NONE_MATCH)
        .is_some_and(|tag| tag.as_bytes() == asset.etag.as_bytes());
    let common = [(CACHE_CONTROL, cache), (ETAG, asset.etag.as_str())];
    if same {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    let kind = (CONTENT_TYPE, mime(&path));
    let packed = asset.gzip.as_deref().filter(|_| takes_gzip(&headers));
    Ok(match packed {
        Some(gzip) => {
            let how = [(CONTENT_ENCODING, "gzip"), (VARY, "accept-encoding")];
            (common, [kind], how, Body::from(gzip)).into_response()
        }
        None => (common, [kind], Body::from(asset.plain.as_slice())).into_response(),
    })
}

/// Whether the browser takes packed answers.
pub(super) fn takes_gzip(headers: &HeaderMap) -> bool {
    let wanted = |e: &str| {
        let (name, wish) = e.split_once(';').unwrap_or((e, ""));
        let wish = wish.trim().strip_prefix("q=").map(str::parse::<f32>);
        name.trim() == "gzip" && !matches!(wish, Some(Ok(0.0)))
    };
    headers
        .get(ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(wanted))
}

/// The media type of a file of ours, by the end of its name.
pub(super) fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn scripts_and_styles_stay_small() {
        // What every page loads; what only some have comes on top there.
        let mut loaded = BTreeSet::new();
        let mut next = vec!["app.js".to_owned()];
        while let Some(name) = next.pop() {
            let text = text_of(&format!("js/{name}"));
            next.extend(
                imports(&text)
                    .map(str::to_owned)
                    .filter(|n| !loaded.contains(n)),
            );
            loaded.insert(name);
        }
        let size = |asset: &Asset| asset.gzip.as_ref().unwrap_or(&asset.plain).len();
        let scripts: usize = loaded
            .iter()
            .map(|n| size(&SET.files[&format!("js/{n}")]))
            .sum();
        assert!(loaded.len() > 10, "{loaded:?}");
        assert!(scripts < 25 * 1024, "scripts: {scripts} bytes");
        assert!(
            SET.files[STYLES]
                .gzip
                .as_ref()
                .is_some_and(|g| g.len() < 20 * 1024)
        );
    }

    #[test]
    fn what_scripts_import_is_there() {
        for (name, asset) in SET.files.iter().filter(|(n, _)| n.starts_with("js/")) {
            let text = String::from_utf8_lossy(&asset.plain);
            for path in imports(&text) {
                assert!(
                    SET.files.contains_key(&format!("js/{path}")),
                    "{name}: {path}"
                );
            }
        }
        assert!(text_of("js/words/da.js").contains("\"undo\":\"Fortryd\""));
    }

    /// What a script imports from beside it.
    fn imports(text: &str) -> impl Iterator<Item = &str> {
        let paths = text.split("from \"./").skip(1);
        let paths = paths.chain(text.split("import \"./").skip(1));
        paths.map(|path| path.split('"').next().unwrap_or_default())
    }

    fn text_of(name: &str) -> String {
        String::from_utf8_lossy(bytes(name).unwrap()).into_owned()
    }

    #[test]
    fn what_cannot_be_unpacked_is_not_packed() {
        let takes = |said: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, said.parse().unwrap());
            takes_gzip(&headers)
        };
        assert!(takes("gzip") && takes("br, gzip;q=0.5") && takes("gzip;q=1.0"));
        assert!(!takes("br") && !takes("gzip;q=0") && !takes("gzip; q=0.0") && !takes("xgzip"));
    }
}
