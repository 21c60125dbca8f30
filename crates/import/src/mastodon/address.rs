//! Addresses of people.

/// `name@host` of somebody's address: `https://host/users/name`, `https://host/@name`.
pub(super) fn account(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let (host, path) = rest.split_once('/')?;
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let name = name.trim_start_matches('@');
    let fits = !name.is_empty() && !host.is_empty();
    fits.then(|| format!("{name}@{host}").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::account;

    #[test]
    fn people_have_addresses() {
        for address in ["https://a.example/users/Ann", "https://a.example/@ann/"] {
            assert_eq!(account(address).as_deref(), Some("ann@a.example"));
        }
        assert_eq!(account("ann"), None);
        assert_eq!(account("https://a.example/"), None);
    }
}
