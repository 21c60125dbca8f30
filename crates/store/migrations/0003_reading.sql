-- What people read, and what they would rather not.

create table follows (
    follower_id BIGINT not null references accounts (id) on delete cascade,
    followee_id BIGINT not null references accounts (id) on delete cascade,
    created_at BIGINT not null,
    PRIMARY KEY (follower_id, followee_id)
) /*sqlite without rowid */;
create index follows_followee on follows (followee_id, follower_id);

create table tag_follows (
    account_id BIGINT not null references accounts (id) on delete cascade,
    tag_id BIGINT not null references tags (id),
    created_at BIGINT not null,
    PRIMARY KEY (account_id, tag_id)
) /*sqlite without rowid */;
create index tag_follows_tag on tag_follows (tag_id, account_id);

create table mutes (
    account_id BIGINT not null references accounts (id) on delete cascade,
    target_id BIGINT not null references accounts (id) on delete cascade,
    until BIGINT,
    created_at BIGINT not null,
    PRIMARY KEY (account_id, target_id)
) /*sqlite without rowid */;

create table blocks (
    account_id BIGINT not null references accounts (id) on delete cascade,
    target_id BIGINT not null references accounts (id) on delete cascade,
    created_at BIGINT not null,
    PRIMARY KEY (account_id, target_id)
) /*sqlite without rowid */;
create index blocks_target on blocks (target_id, account_id);

create table thread_mutes (
    account_id BIGINT not null references accounts (id) on delete cascade,
    thread_id BIGINT not null,
    created_at BIGINT not null,
    PRIMARY KEY (account_id, thread_id)
) /*sqlite without rowid */;

create table filters (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    phrase TEXT not null,
    whole_word BOOLEAN not null,
    action BIGINT not null,
    expires_at BIGINT,
    created_at BIGINT not null
);
create index filters_account on filters (account_id);

create table lists (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    title TEXT not null,
    created_at BIGINT not null
);
create index lists_account on lists (account_id);

create table list_members (
    list_id BIGINT not null references lists (id) on delete cascade,
    account_id BIGINT not null references accounts (id) on delete cascade,
    added_at BIGINT not null,
    PRIMARY KEY (list_id, account_id)
) /*sqlite without rowid */;
create index list_members_account on list_members (account_id);

create table markers (
    account_id BIGINT not null references accounts (id) on delete cascade,
    timeline TEXT not null,
    last_read_id BIGINT not null,
    version BIGINT not null,
    updated_at BIGINT not null,
    PRIMARY KEY (account_id, timeline)
) /*sqlite without rowid */;

create table notifications (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    kind BIGINT not null,
    from_id BIGINT not null references accounts (id) on delete cascade,
    status_id BIGINT references statuses (id) on delete cascade,
    group_key TEXT not null,
    data TEXT not null default '',
    created_at BIGINT not null
);
create index notifications_account on notifications (account_id, id);
create index notifications_group on notifications (account_id, group_key, id);
create index notifications_status on notifications (status_id) where status_id is not null;
-- One event tells one person one thing once: running a consumer again changes nothing.
create unique index notifications_once on notifications (account_id, kind, from_id, group_key, data, created_at);

create table suggestions_dismissed (
    account_id BIGINT not null references accounts (id) on delete cascade,
    target_id BIGINT not null references accounts (id) on delete cascade,
    PRIMARY KEY (account_id, target_id)
) /*sqlite without rowid */;
