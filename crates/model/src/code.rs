//! Enums that are stored as numbers and named in words.

/// The stored number or name is none of the known ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown(pub String);

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown: {}", self.0)
    }
}
impl std::error::Error for Unknown {}

/// Declares an enum with a stored number and a name for each variant; both never change once stored.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every variant, in order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The number it is stored as.
            pub const fn code(self) -> i64 { match self { $(Self::$variant => $code),* } }
            /// Its name in forms, settings and locale keys.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $word),* } }
        }
        impl TryFrom<i64> for $name {
            type Error = $crate::code::Unknown;
            fn try_from(n: i64) -> Result<Self, Self::Error> {
                match n { $($code => Ok(Self::$variant),)* _ => Err($crate::code::Unknown(format!("{} {n}", stringify!($name)))) }
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::code::Unknown;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                match s { $($word => Ok(Self::$variant),)* _ => Err($crate::code::Unknown(format!("{} {s}", stringify!($name)))) }
            }
        }
    };
}
pub(crate) use codes;
