-- Posts and what hangs on them.

create table media (
    id BIGINT PRIMARY KEY,
    account_id BIGINT references accounts (id),
    status_id BIGINT,
    position BIGINT not null default 0,
    kind BIGINT not null,
    mime TEXT not null,
    blob TEXT not null,
    small_mime TEXT not null,
    small_blob TEXT not null,
    width BIGINT not null,
    height BIGINT not null,
    bytes BIGINT not null,
    blurhash TEXT not null,
    description TEXT not null default '',
    created_at BIGINT not null
);
create index media_status on media (status_id, position);
create index media_account on media (account_id, kind, id);
create index media_blob on media (blob);
create index media_small_blob on media (small_blob);

create table cards (
    id BIGINT PRIMARY KEY,
    url TEXT not null unique,
    title TEXT not null,
    description TEXT not null,
    site TEXT not null,
    media_id BIGINT references media (id),
    fetched_at BIGINT not null
);

create index cards_media on cards (media_id) where media_id is not null;

create table statuses (
    id BIGINT PRIMARY KEY,
    author_id BIGINT not null references accounts (id),
    thread_id BIGINT not null,
    reply_to_id BIGINT,
    reply_to_account_id BIGINT,
    boost_of_id BIGINT,
    quote_of_id BIGINT,
    audience BIGINT not null,
    audience_id BIGINT,
    source TEXT not null,
    html TEXT not null,
    note TEXT not null default '',
    language TEXT not null default '',
    poll_id BIGINT,
    card_id BIGINT references cards (id),
    has_media BOOLEAN not null default false,
    has_link BOOLEAN not null default false,
    created_at BIGINT not null,
    edited_at BIGINT,
    deleted_at BIGINT,
    deleted_by BIGINT references accounts (id),
    replies_count BIGINT not null default 0,
    boosts_count BIGINT not null default 0,
    quotes_count BIGINT not null default 0,
    favourites_count BIGINT not null default 0
);
create index statuses_author on statuses (author_id, id) where deleted_at is null;
create index statuses_thread on statuses (thread_id, id);
create index statuses_reply on statuses (reply_to_id, id) where reply_to_id is not null;
create unique index statuses_boost on statuses (boost_of_id, author_id) where boost_of_id is not null and deleted_at is null;
create index statuses_card on statuses (card_id) where card_id is not null;
create index statuses_deleted on statuses (deleted_at) where deleted_at is not null;
create index statuses_quote on statuses (quote_of_id, id) where quote_of_id is not null;
create index statuses_unit on statuses (audience_id, id) where audience = 1 and deleted_at is null;

create table status_edits (
    id BIGINT PRIMARY KEY,
    status_id BIGINT not null references statuses (id) on delete cascade,
    source TEXT not null,
    html TEXT not null,
    note TEXT not null,
    created_at BIGINT not null
);
create index status_edits_status on status_edits (status_id, id);

create table mentions (
    status_id BIGINT not null references statuses (id) on delete cascade,
    account_id BIGINT not null references accounts (id),
    PRIMARY KEY (status_id, account_id)
) /*sqlite without rowid */;
create index mentions_account on mentions (account_id, status_id);

create table tags (
    id BIGINT PRIMARY KEY,
    key TEXT not null unique,
    name TEXT not null,
    statuses_count BIGINT not null default 0,
    last_status_at BIGINT,
    created_at BIGINT not null
);

create table status_tags (
    tag_id BIGINT not null references tags (id),
    status_id BIGINT not null references statuses (id) on delete cascade,
    PRIMARY KEY (tag_id, status_id)
) /*sqlite without rowid */;
create index status_tags_status on status_tags (status_id);

create table polls (
    id BIGINT PRIMARY KEY,
    status_id BIGINT not null references statuses (id) on delete cascade,
    multiple BOOLEAN not null,
    ends_at BIGINT not null,
    ended BOOLEAN not null default false,
    voters_count BIGINT not null default 0
);
create index polls_status on polls (status_id);
create index polls_open on polls (ends_at) where not ended;

create table poll_options (
    poll_id BIGINT not null references polls (id) on delete cascade,
    position BIGINT not null,
    title TEXT not null,
    votes_count BIGINT not null default 0,
    PRIMARY KEY (poll_id, position)
) /*sqlite without rowid */;

create table poll_votes (
    poll_id BIGINT not null references polls (id) on delete cascade,
    account_id BIGINT not null references accounts (id),
    position BIGINT not null,
    PRIMARY KEY (poll_id, account_id, position)
) /*sqlite without rowid */;

-- The key of the list is the id of the act, so that it pages in the order things were done.
create table favourites (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id),
    status_id BIGINT not null references statuses (id) on delete cascade,
    unique (status_id, account_id)
);
create index favourites_account on favourites (account_id, id);

create table reactions (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id),
    status_id BIGINT not null references statuses (id) on delete cascade,
    emoji TEXT not null,
    unique (status_id, account_id, emoji)
);

create table bookmarks (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id),
    status_id BIGINT not null references statuses (id) on delete cascade,
    unique (status_id, account_id)
);
create index bookmarks_account on bookmarks (account_id, id);

create table pins (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id),
    status_id BIGINT not null references statuses (id) on delete cascade,
    unique (account_id, status_id)
);

create table drafts (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    data TEXT not null,
    updated_at BIGINT not null
);
create index drafts_account on drafts (account_id, updated_at);

create table scheduled (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    data TEXT not null,
    due_at BIGINT not null,
    problem TEXT not null default ''
);
create index scheduled_account on scheduled (account_id, id);
create index scheduled_due on scheduled (due_at);

create table idempotency (
    account_id BIGINT not null references accounts (id) on delete cascade,
    key TEXT not null,
    status_id BIGINT not null,
    created_at BIGINT not null,
    PRIMARY KEY (account_id, key)
) /*sqlite without rowid */;
create index idempotency_age on idempotency (created_at);
