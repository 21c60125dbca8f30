-- Groups and conversations: places one is let into, unlike units, which one belongs to.

create table groups (
    id BIGINT PRIMARY KEY,
    -- Its address. That of a secret group is drawn at random, so that a taken name tells nothing.
    slug TEXT not null unique,
    name TEXT not null,
    name_key TEXT not null,
    -- 0 open, 1 closed, 2 secret, 3 announcement.
    kind BIGINT not null,
    purpose TEXT not null default '',
    rules TEXT not null default '',
    face_id BIGINT references media (id),
    members_count BIGINT not null default 0,
    statuses_count BIGINT not null default 0,
    last_status_at BIGINT,
    created_by BIGINT references accounts (id),
    created_at BIGINT not null,
    archived_at BIGINT
);
create index groups_name on groups (name_key, id);

create table group_members (
    group_id BIGINT not null references groups (id) on delete cascade,
    account_id BIGINT not null references accounts (id) on delete cascade,
    -- 0 member, 1 may post in an announcement group, 2 moderator.
    role BIGINT not null default 0,
    -- What one is told of: 0 all, 1 mentions, 2 nothing, 3 a digest.
    level BIGINT not null default 1,
    -- Brought in by a rule of the group, and taken out by it again.
    by_rule BOOLEAN not null default false,
    last_read_id BIGINT not null default 0,
    joined_at BIGINT not null,
    PRIMARY KEY (group_id, account_id)
);
create index group_members_account on group_members (account_id, group_id);

-- Who left or was taken out by hand: no rule brings them back.
create table group_departures (
    group_id BIGINT not null references groups (id) on delete cascade,
    account_id BIGINT not null references accounts (id) on delete cascade,
    left_at BIGINT not null,
    PRIMARY KEY (group_id, account_id)
);

create table group_requests (
    group_id BIGINT not null references groups (id) on delete cascade,
    account_id BIGINT not null references accounts (id) on delete cascade,
    note TEXT not null default '',
    created_at BIGINT not null,
    PRIMARY KEY (group_id, account_id)
);
create index group_requests_account on group_requests (account_id);

create table group_invitations (
    group_id BIGINT not null references groups (id) on delete cascade,
    account_id BIGINT not null references accounts (id) on delete cascade,
    invited_by BIGINT not null references accounts (id) on delete cascade,
    created_at BIGINT not null,
    PRIMARY KEY (group_id, account_id)
);
create index group_invitations_account on group_invitations (account_id);

create table group_rules (
    id BIGINT PRIMARY KEY,
    group_id BIGINT not null references groups (id) on delete cascade,
    -- 0 everyone, 1 in a unit or below it, 2 title contains, 3 speaks a language.
    kind BIGINT not null,
    value TEXT not null default ''
);
create index group_rules_group on group_rules (group_id);

create table group_pins (
    group_id BIGINT not null references groups (id) on delete cascade,
    status_id BIGINT not null references statuses (id) on delete cascade,
    pinned_by BIGINT not null references accounts (id) on delete cascade,
    pinned_at BIGINT not null,
    PRIMARY KEY (group_id, status_id)
);
create index group_pins_status on group_pins (status_id);

-- What is told about a group is told only while its reader may know of it.
alter table notifications add column group_id BIGINT references groups (id) on delete cascade;
create index notifications_about_group on notifications (group_id) where group_id is not null;

create table conversations (
    id BIGINT PRIMARY KEY,
    -- The ids of the two people of a conversation of two, the lower first, so that there is only one; else null.
    pair TEXT unique,
    title TEXT not null default '',
    created_by BIGINT references accounts (id),
    created_at BIGINT not null,
    -- What came last, message or line: ids sort by time, so it is also the order of the list.
    last_id BIGINT not null
);

create table conversation_members (
    conversation_id BIGINT not null references conversations (id) on delete cascade,
    account_id BIGINT not null references accounts (id) on delete cascade,
    joined_at BIGINT not null,
    -- Messages from this id on may be seen: who is added later sees what the one who added them chose to show.
    visible_from BIGINT not null default 0,
    -- Who left sees nothing more.
    left_at BIGINT,
    muted BOOLEAN not null default false,
    last_read_id BIGINT not null default 0,
    PRIMARY KEY (conversation_id, account_id)
);
create index conversation_members_account on conversation_members (account_id, conversation_id);

-- What happened in a conversation besides messages, told in a line between them.
create table conversation_lines (
    id BIGINT PRIMARY KEY,
    conversation_id BIGINT not null references conversations (id) on delete cascade,
    -- 0 begun, 1 added and sees what comes, 2 added and sees what was, 3 left, 4 named.
    kind BIGINT not null,
    account_id BIGINT not null references accounts (id) on delete cascade,
    target_id BIGINT references accounts (id) on delete cascade,
    title TEXT not null default '',
    created_at BIGINT not null
);
create index conversation_lines_conversation on conversation_lines (conversation_id, id);

create index statuses_group on statuses (audience_id, id) where audience = 4 and deleted_at is null;
create index statuses_conversation on statuses (audience_id, id) where audience = 5 and deleted_at is null;
