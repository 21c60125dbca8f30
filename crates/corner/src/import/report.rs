//! What came, in words.

use std::fmt::Write as _;

use service::imports::Report;

/// The report, a line a subject.
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    let mut line = |what: &str, text: String| {
        let _ = writeln!(out, "{what:<14} {text}");
    };
    let r = report;
    let p = &r.people;
    line(
        "people",
        format!(
            "{} with an account here, {} new, {} as people who left, {} from an earlier import",
            p.here, p.created, p.formerly, p.known
        ),
    );
    line("authors", format!("{} wrote something", r.authors));
    line(
        "places",
        format!(
            "{} open groups, {} closed groups, {} conversations, {} from an earlier import",
            r.open_groups, r.closed_groups, r.conversations, r.places_known
        ),
    );
    line(
        "messages",
        format!("{} new, {} here already", r.posts, r.posts_known),
    );
    line(
        "threads",
        format!("{} with answers, {} new answers", r.threads, r.replies),
    );
    if r.shared > 0 {
        line(
            "shared",
            format!("{} of them pass on what others said", r.shared),
        );
    }
    line("mentions", format!("{} of people here", r.mentions));
    line("tags", r.tags.to_string());
    if r.emoji + r.emoji_known > 0 {
        line(
            "emoji",
            format!("{} new of our own, {} here already", r.emoji, r.emoji_known),
        );
    }
    line("reactions", r.reactions.to_string());
    line("edited", r.edited.to_string());
    line("images", r.images.to_string());
    line(
        "files",
        format!("{} as a line with their name and address", r.files),
    );
    if r.ties + r.ties_known > 0 {
        line(
            "ties",
            format!("{} new, {} here already", r.ties, r.ties_known),
        );
    }
    if !r.left.is_empty() {
        out.push_str("\nLeft behind:\n");
        for (why, left) in &r.left {
            let _ = writeln!(out, "{:>9}  {}", left.count, reason(why));
            for example in left.examples.iter().filter(|e| !e.is_empty()) {
                let _ = writeln!(out, "{:>9}    {example}", "");
            }
        }
    }
    out.push_str(match (r.dry_run, r.is_unchanged()) {
        (true, _) => "\nNothing has been changed: this was a dry run.\n",
        (false, true) => "\nNothing was new.\n",
        (false, false) => "\nDone.\n",
    });
    out
}

/// Why something was left. Every code of a reader stands here.
fn reason(why: &str) -> &str {
    match why {
        "alone" => "conversations of fewer than two people",
        "breaks-off" => "files that break off; what stood before that came along",
        "channel-unknown" => "days of channels that are in no list of the export",
        "crowd" => "conversations of more than 50 people",
        "direct" => "conversations: bring them with --direct-messages",
        "direct-message" => "direct messages: bring them with --direct-messages",
        "direct-post" => {
            "posts for the people named in them only: bring them with --direct-messages"
        }
        "direct-day" => "days of conversations: bring them with --direct-messages",
        "emoji" => {
            "reactions with emoji that only exist there: those that you add under Administration → Emoji before the import come along"
        }
        "emoji-many" => "emoji that are more than there can be; reactions with them",
        "emoji-picture" => "emoji whose pictures cannot be used",
        "empty" => "messages that say nothing",
        "deleted" => "messages that were deleted there",
        "earlier-wording" => "earlier wordings of messages; the last came along",
        "file-gone" => "files that were gone there already",
        "file-unknown" => "files of the export that have no messages",
        "group-gone" => "groups that came before and were deleted here since",
        "image" => "images that cannot be used",
        "no-author" => "messages that say not who wrote them",
        "no-place" => "messages in a place that did not come",
        "no-time" => "messages without a time that can be",
        "not-here" => "people who are not here",
        "notice" => "notices of the service itself, such as who joined",
        "post-not-here" => "posts that are not here",
        "too-long" => "messages that were cut, because they are longer than a post can be",
        "unreadable" => "entries that cannot be read",
        other => other,
    }
}
