-- Emoji of the organisation's own: a picture that stands for :shortcode: wherever it is written.

create table custom_emoji (
    id BIGINT PRIMARY KEY,
    shortcode TEXT not null unique,
    media_id BIGINT not null references media (id),
    -- Under which heading it is offered; empty for none.
    category TEXT not null default '',
    -- Whether it is offered where one chooses.
    listed BOOLEAN not null,
    account_id BIGINT not null references accounts (id),
    created_at BIGINT not null,
    -- Out of use: what was written keeps its picture.
    disabled_at BIGINT
);
create index custom_emoji_media on custom_emoji (media_id);
