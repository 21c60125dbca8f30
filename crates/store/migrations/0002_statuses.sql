-- Posts and what hangs on them.

create table media (
    id bigint primary key,
    account_id bigint references accounts (id),
    status_id bigint,
    position bigint not null default 0,
    kind bigint not null,
    mime text not null,
    blob text not null,
    small_mime text not null,
    small_blob text not null,
    width bigint not null,
    height bigint not null,
    bytes bigint not null,
    blurhash text not null,
    description text not null default '',
    created_at bigint not null
);
create index media_status on media (status_id, position);
create index media_account on media (account_id, kind, id);
create index media_blob on media (blob);
create index media_small_blob on media (small_blob);

create table cards (
    id bigint primary key,
    url text not null unique,
    title text not null,
    description text not null,
    site text not null,
    media_id bigint references media (id),
    fetched_at bigint not null
);

create table statuses (
    id bigint primary key,
    author_id bigint not null references accounts (id),
    thread_id bigint not null,
    reply_to_id bigint,
    reply_to_account_id bigint,
    boost_of_id bigint,
    quote_of_id bigint,
    audience bigint not null,
    audience_id bigint,
    source text not null,
    html text not null,
    note text not null default '',
    language text not null default '',
    poll_id bigint,
    card_id bigint references cards (id),
    has_media boolean not null default false,
    has_link boolean not null default false,
    created_at bigint not null,
    edited_at bigint,
    deleted_at bigint,
    replies_count bigint not null default 0,
    boosts_count bigint not null default 0,
    quotes_count bigint not null default 0,
    favourites_count bigint not null default 0
);
create index statuses_author on statuses (author_id, id) where deleted_at is null;
create index statuses_thread on statuses (thread_id, id);
create index statuses_reply on statuses (reply_to_id, id) where reply_to_id is not null;
create unique index statuses_boost on statuses (boost_of_id, author_id) where boost_of_id is not null and deleted_at is null;
create index statuses_quote on statuses (quote_of_id, id) where quote_of_id is not null;
create index statuses_unit on statuses (audience_id, id) where audience = 1 and deleted_at is null;

create table status_edits (
    id bigint primary key,
    status_id bigint not null references statuses (id) on delete cascade,
    source text not null,
    html text not null,
    note text not null,
    created_at bigint not null
);
create index status_edits_status on status_edits (status_id, id);

create table mentions (
    status_id bigint not null references statuses (id) on delete cascade,
    account_id bigint not null references accounts (id),
    primary key (status_id, account_id)
) /*sqlite without rowid */;
create index mentions_account on mentions (account_id, status_id);

create table tags (
    id bigint primary key,
    key text not null unique,
    name text not null,
    statuses_count bigint not null default 0,
    last_status_at bigint,
    created_at bigint not null
);

create table status_tags (
    tag_id bigint not null references tags (id),
    status_id bigint not null references statuses (id) on delete cascade,
    primary key (tag_id, status_id)
) /*sqlite without rowid */;
create index status_tags_status on status_tags (status_id);

create table polls (
    id bigint primary key,
    status_id bigint not null references statuses (id) on delete cascade,
    multiple boolean not null,
    ends_at bigint not null,
    ended boolean not null default false,
    voters_count bigint not null default 0
);
create index polls_status on polls (status_id);
create index polls_open on polls (ends_at) where not ended;

create table poll_options (
    poll_id bigint not null references polls (id) on delete cascade,
    position bigint not null,
    title text not null,
    votes_count bigint not null default 0,
    primary key (poll_id, position)
) /*sqlite without rowid */;

create table poll_votes (
    poll_id bigint not null references polls (id) on delete cascade,
    account_id bigint not null references accounts (id),
    position bigint not null,
    primary key (poll_id, account_id, position)
) /*sqlite without rowid */;

-- The key of the list is the id of the act, so that it pages in the order things were done.
create table favourites (
    id bigint primary key,
    account_id bigint not null references accounts (id),
    status_id bigint not null references statuses (id) on delete cascade,
    unique (status_id, account_id)
);
create index favourites_account on favourites (account_id, id);

create table reactions (
    id bigint primary key,
    account_id bigint not null references accounts (id),
    status_id bigint not null references statuses (id) on delete cascade,
    emoji text not null,
    unique (status_id, account_id, emoji)
);

create table bookmarks (
    id bigint primary key,
    account_id bigint not null references accounts (id),
    status_id bigint not null references statuses (id) on delete cascade,
    unique (status_id, account_id)
);
create index bookmarks_account on bookmarks (account_id, id);

create table pins (
    id bigint primary key,
    account_id bigint not null references accounts (id),
    status_id bigint not null references statuses (id) on delete cascade,
    unique (account_id, status_id)
);

create table drafts (
    id bigint primary key,
    account_id bigint not null references accounts (id) on delete cascade,
    data text not null,
    updated_at bigint not null
);
create index drafts_account on drafts (account_id, updated_at);

create table scheduled (
    id bigint primary key,
    account_id bigint not null references accounts (id) on delete cascade,
    data text not null,
    due_at bigint not null,
    problem text not null default ''
);
create index scheduled_account on scheduled (account_id, id);
create index scheduled_due on scheduled (due_at);

create table idempotency (
    account_id bigint not null references accounts (id) on delete cascade,
    key text not null,
    status_id bigint not null,
    created_at bigint not null,
    primary key (account_id, key)
) /*sqlite without rowid */;
create index idempotency_age on idempotency (created_at);
