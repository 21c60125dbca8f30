//! Emoji of the organisation's own: pictures as high as the words around them, with their shortcode for those who do not see them.

use maud::{Markup, PreEscaped, html};
use model::CustomEmoji;
use service::emoji::Emoji;

/// The picture. Whoever wants no motion gets the one that does not move.
pub fn picture(emoji: &CustomEmoji) -> Markup {
    drawn(emoji, &format!(":{}:", emoji.shortcode))
}

/// The picture beside its shortcode, where hearing it twice helps nobody.
pub fn beside(emoji: &CustomEmoji) -> Markup {
    drawn(emoji, "")
}

fn drawn(emoji: &CustomEmoji, code: &str) -> Markup {
    let id = emoji.media_id;
    let title = (!code.is_empty()).then_some(code);
    let image = html! { img .emoji src={ "/media/" (id) } alt=(code) title=[title] width="20" height="20" loading="lazy" decoding="async" draggable="false"; };
    html! {
        @if emoji.moves {
            picture { source srcset={ "/media/" (id) "/small" } media="(prefers-reduced-motion: reduce)"; (image) }
        } @else { (image) }
    }
}

/// What someone wrote in a line.
pub fn words(own: &Emoji, text: &str) -> Markup {
    prose(own, &html! { (text) }.into_string())
}

/// What someone wrote, as we turned it into HTML.
pub fn prose(own: &Emoji, html: &str) -> Markup {
    let drawn = text::custom::draw(html, |code| {
        own.find(code).map(|emoji| picture(emoji).into_string())
    });
    PreEscaped(drawn.into_owned())
}
