-- What has to be kept, what one may take along, what has to go, and reading of messages in an investigation.

-- Nothing of a person, or in a group, is removed for good while one of these has not been lifted.
create table holds (
    id BIGINT PRIMARY KEY,
    account_id BIGINT references accounts (id),
    group_id BIGINT references groups (id),
    reason TEXT not null,
    placed_by BIGINT not null references accounts (id),
    placed_at BIGINT not null,
    lifted_by BIGINT references accounts (id),
    lifted_at BIGINT
);
create unique index holds_account on holds (account_id) where lifted_at is null and account_id is not null;
create unique index holds_group on holds (group_id) where lifted_at is null and group_id is not null;

-- Retention walks what stands, the oldest first.
create index statuses_standing on statuses (audience, id) where deleted_at is null;

create table exports (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    asked_at BIGINT not null,
    ready_at BIGINT,
    expires_at BIGINT,
    bytes BIGINT not null default 0
);
create index exports_account on exports (account_id, id);
create index exports_expiry on exports (expires_at) where expires_at is not null;

-- The file in pieces, so that none has to be in memory whole.
create table export_parts (
    export_id BIGINT not null references exports (id) on delete cascade,
    position BIGINT not null,
    blob TEXT not null,
    PRIMARY KEY (export_id, position)
) /*sqlite without rowid */;
create index export_parts_blob on export_parts (blob);

create table erasures (
    account_id BIGINT PRIMARY KEY references accounts (id),
    -- What stands in place of the name.
    name TEXT not null,
    asked_by BIGINT not null references accounts (id),
    asked_at BIGINT not null,
    due_at BIGINT not null,
    begun_at BIGINT,
    done_at BIGINT
);

create table inquiries (
    id BIGINT PRIMARY KEY,
    conversation_id BIGINT not null references conversations (id),
    reason TEXT not null,
    hours BIGINT not null,
    asked_by BIGINT not null references accounts (id),
    asked_at BIGINT not null,
    decided_by BIGINT references accounts (id),
    decided_at BIGINT,
    granted BOOLEAN,
    ends_at BIGINT,
    told_at BIGINT
);
create index inquiries_open on inquiries (asked_at);
