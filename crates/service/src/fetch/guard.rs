//! Which addresses may be asked.
//!
//! An address is judged twice: as it is written (scheme, port, a number in place of a name), and again when the name
//! has become numbers, by the very list the connection is then made from. So there is no moment at which a name could
//! mean something else than what was judged.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use url::{Host, Url};

/// Why an address is not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Neither `http` nor `https`.
    Scheme,
    /// A name or a password stands in it.
    Credentials,
    /// There is no host in it.
    NoHost,
    /// Not a port of the web.
    Port(u16),
    /// It leads into a private network, to this machine, or nowhere.
    Private,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Scheme => write!(f, "not a web address"),
            Refused::Credentials => write!(f, "an address with a name or password in it"),
            Refused::NoHost => write!(f, "no host"),
            Refused::Port(port) => write!(f, "port {port}"),
            Refused::Private => write!(f, "an address that is not public"),
        }
    }
}

impl std::error::Error for Refused {}

/// What may be asked: the public internet, and the networks and ports somebody named.
#[derive(Clone, Debug)]
pub struct Guard {
    /// Networks that may be asked though they are not public, such as an intranet.
    pub networks: Vec<IpNet>,
    /// The ports that may be asked.
    pub ports: Vec<u16>,
}

impl Default for Guard {
    fn default() -> Self {
        Guard {
            networks: Vec::new(),
            ports: vec![80, 443],
        }
    }
}

impl Guard {
    /// Judges an address as it is written. The parser has turned `0x7f.1`, `2130706433` and their like into the numbers
    /// they stand for.
    pub fn check(&self, url: &Url) -> Result<(), Refused> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refused::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::Credentials);
        }
        let port = url.port_or_known_default().unwrap_or_default();
        if !self.ports.contains(&port) {
            return Err(Refused::Port(port));
        }
        let address = match url.host().ok_or(Refused::NoHost)? {
            Host::Domain(_) => return Ok(()),
            Host::Ipv4(address) => IpAddr::V4(address),
            Host::Ipv6(address) => IpAddr::V6(address),
        };
        if self.allows(address) {
            Ok(())
        } else {
            Err(Refused::Private)
        }
    }

    /// Judges a number, written or found.
    pub fn allows(&self, address: IpAddr) -> bool {
        let named = self
            .networks
            .iter()
            .any(|network| network.contains(&address));
        named
            || match address {
                IpAddr::V4(address) => is_public(address),
                IpAddr::V6(address) => is_public_v6(address),
            }
    }
}

const fn v4(a: u8, b: u8, c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

/// The special-purpose blocks of IANA that are not the public internet, and one address by which a cloud talks to its own.
const NOT_PUBLIC: [Ipv4Net; 16] = [
    v4(0, 0, 0, 0, 8),
    v4(10, 0, 0, 0, 8),
    v4(100, 64, 0, 0, 10),
    v4(127, 0, 0, 0, 8),
    v4(168, 63, 129, 16, 32),
    v4(169, 254, 0, 0, 16),
    v4(172, 16, 0, 0, 12),
    v4(192, 0, 0, 0, 24),
    v4(192, 0, 2, 0, 24),
    v4(192, 88, 99, 0, 24),
    v4(192, 168, 0, 0, 16),
    v4(198, 18, 0, 0, 15),
    v4(198, 51, 100, 0, 24),
    v4(203, 0, 113, 0, 24),
    v4(224, 0, 0, 0, 4),
    v4(240, 0, 0, 0, 4),
];

fn is_public(address: Ipv4Addr) -> bool {
    !NOT_PUBLIC.iter().any(|network| network.contains(&address))
}

const fn v6(first: u16, second: u16, length: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(first, second, 0, 0, 0, 0, 0, 0), length)
}

/// Only `2000::/3` has been given out; these parts of it are for other purposes.
const GLOBAL_V6: Ipv6Net = v6(0x2000, 0, 3);
const NOT_PUBLIC_V6: [Ipv6Net; 3] = [
    // Protocol assignments, Teredo among them.
    v6(0x2001, 0, 23),
    v6(0x2001, 0xdb8, 32),
    v6(0x3fff, 0, 20),
];
const SIX_TO_FOUR: Ipv6Net = v6(0x2002, 0, 16);
const NAT64: Ipv6Net = v6(0x64, 0xff9b, 96);

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [_, high, low, .., last_high, last_low] = address.segments();
    if SIX_TO_FOUR.contains(&address) {
        // The network would carry it to the IPv4 address inside.
        return is_public(embedded(high, low));
    }
    if NAT64.contains(&address) {
        return is_public(embedded(last_high, last_low));
    }
    // Everything else that carries an IPv4 address (mapped, compatible, local NAT64) lies outside of the global block.
    GLOBAL_V6.contains(&address)
        && !NOT_PUBLIC_V6
            .iter()
            .any(|network| network.contains(&address))
}

fn embedded(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(url: &str) -> Result<(), Refused> {
        Guard::default().check(&Url::parse(url).unwrap())
    }

    #[test]
    fn public_addresses_are_asked() {
        for url in [
            "http://example.com/",
            "https://example.com:443/a?b#c",
            "http://93.184.216.34/",
            "https://[2606:2800:220:1::1]/",
            "http://[2002:5db8:d822::1]/",
            "http://[64:ff9b::5db8:d822]/",
            "http://172.32.0.1/",
            "http://100.128.0.1/",
        ] {
            assert_eq!(check(url), Ok(()), "{url}");
        }
    }

    #[test]
    fn every_way_to_write_a_private_address_is_refused() {
        for url in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://0x7f000001/",
            "http://2130706433/",
            "http://0177.0.0.1/",
            "http://0/",
            "http://10.1.2.3/",
            "http://100.64.0.1/",
            "http://168.63.129.16/",
            "http://169.254.169.254/latest/meta-data/",
            "http://172.31.255.255/",
            "http://192.168.0.1/",
            "http://192.0.2.1/",
            "http://198.19.0.1/",
            "http://224.0.0.1/",
            "http://255.255.255.255/",
            "http://[::]/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[64:ff9b:1::7f00:1]/",
            "http://[2002:7f00:1::1]/",
            "http://[2002:c0a8:1::1]/",
            "http://[2001:0:5ef5:79fb::1]/",
            "http://[2001:db8::1]/",
            "http://[fc00::1]/",
            "http://[fe80::1]/",
            "http://[fec0::1]/",
            "http://[ff02::1]/",
            "http://\u{ff11}\u{ff12}\u{ff17}.0.0.1/",
        ] {
            assert_eq!(check(url), Err(Refused::Private), "{url}");
        }
    }

    #[test]
    fn only_the_web_is_asked() {
        assert_eq!(check("ftp://example.com/"), Err(Refused::Scheme));
        assert_eq!(check("file:///etc/passwd"), Err(Refused::Scheme));
        assert_eq!(check("http://example.com:22/"), Err(Refused::Port(22)));
        assert_eq!(check("https://example.com:8443/"), Err(Refused::Port(8443)));
    }

    #[test]
    fn an_address_with_a_name_in_it_is_refused() {
        for url in [
            "http://example.com@127.0.0.1/",
            "http://127.0.0.1@example.com/",
            "http://user:secret@example.com/",
            "http://:secret@example.com/",
        ] {
            assert_eq!(check(url), Err(Refused::Credentials), "{url}");
        }
    }

    #[test]
    fn a_named_network_is_asked() {
        let guard = Guard {
            networks: vec!["10.20.0.0/16".parse().unwrap()],
            ..Guard::default()
        };
        assert!(guard.allows("10.20.1.1".parse().unwrap()));
        assert!(!guard.allows("10.21.1.1".parse().unwrap()));
    }

    proptest! {
        #[test]
        fn an_address_inside_another_is_judged_alike(bits: u32) {
            let inner = Ipv4Addr::from(bits);
            let guard = Guard::default();
            let [a, b, c, d] = inner.octets();
            let [high, low] = [u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])];
            let nat64 = Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low);
            let six_to_four = Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1);
            prop_assert_eq!(guard.allows(nat64.into()), guard.allows(inner.into()));
            prop_assert_eq!(guard.allows(six_to_four.into()), guard.allows(inner.into()));
            prop_assert!(!guard.allows(inner.to_ipv6_mapped().into()));
        }

        #[test]
        fn the_standard_library_agrees_on_what_is_private(bits: u32) {
            let it = Ipv4Addr::from(bits);
            let private = it.is_private() || it.is_loopback() || it.is_link_local() || it.is_multicast()
                || it.is_broadcast() || it.is_documentation() || it.is_unspecified();
            prop_assert!(!(private && Guard::default().allows(it.into())));
        }
    }
}
