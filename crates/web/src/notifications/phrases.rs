//! Notifications in words, for screens that no page renders.

use service::notifications::NotificationView;

use crate::i18n::L;

/// The words of notifications on locked screens, from the same texts as the page of notifications.
#[derive(Debug, Clone, Copy)]
pub struct Phrases;

impl service::push::Phrases for Phrases {
    fn notification(&self, locale: &str, told: &NotificationView) -> String {
        let key = format!("notifications-{}", told.kind.word());
        let values = [
            ("who", told.from.name.as_str().into()),
            ("emoji", told.emoji.as_str().into()),
        ];
        L::choose(locale, "", "en").ta(&key, &values)
    }
}
