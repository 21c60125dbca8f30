-- People, the tree they work in, and how they come in.

create table settings (
    key text primary key,
    value text not null,
    updated_at bigint not null
);

create table units (
    id bigint primary key,
    parent_id bigint references units (id),
    kind bigint not null,
    name text not null,
    name_key text not null,
    slug text not null unique,
    about text not null default '',
    created_at bigint not null
);
create index units_parent on units (parent_id, name_key);

-- Every unit with itself and all above it: "with all below" is one look-up.
create table unit_paths (
    unit_id bigint not null references units (id) on delete cascade,
    ancestor_id bigint not null references units (id) on delete cascade,
    depth bigint not null,
    primary key (unit_id, ancestor_id)
) /*sqlite without rowid */;
create index unit_paths_ancestor on unit_paths (ancestor_id, unit_id);

create table accounts (
    id bigint primary key,
    handle text not null,
    handle_key text not null unique,
    name text not null,
    name_key text not null,
    role bigint not null,
    state bigint not null,
    bot boolean not null default false,
    email text,
    email_key text unique,
    title text not null default '',
    title_key text not null default '',
    unit_id bigint references units (id),
    manager_id bigint references accounts (id),
    location text not null default '',
    location_key text not null default '',
    time_zone text not null default '',
    locale text not null default '',
    languages text not null default '',
    about text not null default '',
    links text not null default '[]',
    face_id bigint,
    status_emoji text not null default '',
    status_text text not null default '',
    status_until bigint,
    followers_count bigint not null default 0,
    following_count bigint not null default 0,
    statuses_count bigint not null default 0,
    last_status_at bigint,
    created_at bigint not null,
    updated_at bigint not null
);
create index accounts_name on accounts (name_key, id);
create index accounts_unit on accounts (unit_id);
create index accounts_manager on accounts (manager_id);
create index accounts_state on accounts (state, id);

create table unit_members (
    unit_id bigint not null references units (id) on delete cascade,
    account_id bigint not null references accounts (id) on delete cascade,
    added_at bigint not null,
    primary key (unit_id, account_id)
) /*sqlite without rowid */;
create index unit_members_account on unit_members (account_id, unit_id);

-- The login of a local account.
create table users (
    account_id bigint primary key references accounts (id) on delete cascade,
    password_hash text,
    totp_secret text,
    totp_confirmed_at bigint,
    totp_last_step bigint,
    guide_done_at bigint,
    preferences text not null default '{}',
    signed_in_at bigint
);

create table recovery_codes (
    account_id bigint not null references users (account_id) on delete cascade,
    code_hash text not null,
    used_at bigint,
    primary key (account_id, code_hash)
) /*sqlite without rowid */;

create table passkeys (
    id bigint primary key,
    account_id bigint not null references users (account_id) on delete cascade,
    credential text not null unique,
    name text not null,
    data text not null,
    created_at bigint not null,
    used_at bigint
);
create index passkeys_account on passkeys (account_id);

create table sessions (
    id bigint primary key,
    account_id bigint not null references users (account_id) on delete cascade,
    token_hash text not null unique,
    csrf text not null,
    agent text not null,
    address text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index sessions_account on sessions (account_id);

-- Half-finished ceremonies (second factor, passkey) and throttle counters: short-lived, by key.
create table ceremonies (
    key text primary key,
    data text not null,
    expires_at bigint not null
);
create index ceremonies_expiry on ceremonies (expires_at);

create table attempts (
    key text primary key,
    failures bigint not null,
    until bigint not null
);

create table invitations (
    id bigint primary key,
    token_hash text not null unique,
    created_by bigint not null references accounts (id),
    unit_id bigint references units (id),
    role bigint not null,
    note text not null default '',
    max_uses bigint,
    uses bigint not null default 0,
    expires_at bigint,
    revoked_at bigint,
    created_at bigint not null
);

create table reset_links (
    token_hash text primary key,
    account_id bigint not null references users (account_id) on delete cascade,
    created_by bigint references accounts (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index reset_links_account on reset_links (account_id);
