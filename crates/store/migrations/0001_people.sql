-- People, the tree they work in, and how they come in.

create table settings (
    key TEXT PRIMARY KEY,
    value TEXT not null,
    updated_at BIGINT not null
);

create table units (
    id BIGINT PRIMARY KEY,
    parent_id BIGINT references units (id),
    kind BIGINT not null,
    name TEXT not null,
    name_key TEXT not null,
    slug TEXT not null unique,
    about TEXT not null default '',
    created_at BIGINT not null
);
create index units_parent on units (parent_id, name_key);

-- Every unit with itself and all above it: "with all below" is one look-up.
create table unit_paths (
    unit_id BIGINT not null references units (id) on delete cascade,
    ancestor_id BIGINT not null references units (id) on delete cascade,
    depth BIGINT not null,
    PRIMARY KEY (unit_id, ancestor_id)
) /*sqlite without rowid */;
create index unit_paths_ancestor on unit_paths (ancestor_id, unit_id);

create table accounts (
    id BIGINT PRIMARY KEY,
    handle TEXT not null,
    handle_key TEXT not null unique,
    name TEXT not null,
    name_key TEXT not null,
    role BIGINT not null,
    state BIGINT not null,
    bot BOOLEAN not null default false,
    email TEXT,
    email_key TEXT unique,
    title TEXT not null default '',
    title_key TEXT not null default '',
    unit_id BIGINT references units (id),
    manager_id BIGINT references accounts (id),
    location TEXT not null default '',
    location_key TEXT not null default '',
    time_zone TEXT not null default '',
    locale TEXT not null default '',
    languages TEXT not null default '',
    about TEXT not null default '',
    links TEXT not null default '[]',
    face_id BIGINT,
    status_emoji TEXT not null default '',
    status_text TEXT not null default '',
    status_until BIGINT,
    followers_count BIGINT not null default 0,
    following_count BIGINT not null default 0,
    statuses_count BIGINT not null default 0,
    last_status_at BIGINT,
    created_at BIGINT not null,
    updated_at BIGINT not null
);
create index accounts_name on accounts (name_key, id);
create index accounts_unit on accounts (unit_id);
create index accounts_manager on accounts (manager_id);
create index accounts_state on accounts (state, id);

create table unit_members (
    unit_id BIGINT not null references units (id) on delete cascade,
    account_id BIGINT not null references accounts (id) on delete cascade,
    added_at BIGINT not null,
    PRIMARY KEY (unit_id, account_id)
) /*sqlite without rowid */;
create index unit_members_account on unit_members (account_id, unit_id);

-- The login of a local account.
create table users (
    account_id BIGINT PRIMARY KEY references accounts (id) on delete cascade,
    password_hash TEXT,
    totp_secret TEXT,
    totp_confirmed_at BIGINT,
    totp_last_step BIGINT,
    guide_done_at BIGINT,
    preferences TEXT not null default '{}',
    signed_in_at BIGINT
);

create table recovery_codes (
    account_id BIGINT not null references users (account_id) on delete cascade,
    code_hash TEXT not null,
    used_at BIGINT,
    PRIMARY KEY (account_id, code_hash)
) /*sqlite without rowid */;

create table passkeys (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references users (account_id) on delete cascade,
    credential TEXT not null unique,
    name TEXT not null,
    data TEXT not null,
    created_at BIGINT not null,
    used_at BIGINT
);
create index passkeys_account on passkeys (account_id);

create table sessions (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references users (account_id) on delete cascade,
    token_hash TEXT not null unique,
    csrf TEXT not null,
    agent TEXT not null,
    address TEXT not null,
    created_at BIGINT not null,
    seen_at BIGINT not null,
    expires_at BIGINT not null
);
create index sessions_account on sessions (account_id);

-- Half-finished ceremonies (second factor, passkey) and throttle counters: short-lived, by key.
create table ceremonies (
    key TEXT PRIMARY KEY,
    data TEXT not null,
    expires_at BIGINT not null
);
create index ceremonies_expiry on ceremonies (expires_at);

create table attempts (
    key TEXT PRIMARY KEY,
    failures BIGINT not null,
    until BIGINT not null
);

create table invitations (
    id BIGINT PRIMARY KEY,
    token_hash TEXT not null unique,
    created_by BIGINT not null references accounts (id),
    unit_id BIGINT references units (id),
    role BIGINT not null,
    note TEXT not null default '',
    max_uses BIGINT,
    uses BIGINT not null default 0,
    expires_at BIGINT,
    revoked_at BIGINT,
    created_at BIGINT not null
);

create table reset_links (
    token_hash TEXT PRIMARY KEY,
    account_id BIGINT not null references users (account_id) on delete cascade,
    created_by BIGINT references accounts (id),
    created_at BIGINT not null,
    expires_at BIGINT not null,
    used_at BIGINT
);
create index reset_links_account on reset_links (account_id);
