-- Apps that act for people, what they were allowed, and where they want to be woken.

create table apps (
    id BIGINT PRIMARY KEY,
    client_id TEXT not null unique,
    secret_hash TEXT not null,
    name TEXT not null,
    website TEXT not null default '',
    redirect_uris TEXT not null,
    scopes TEXT not null,
    created_at BIGINT not null
);
create index apps_created on apps (created_at);

-- What a person has just allowed, until the app fetches its token: minutes.
create table grants (
    code_hash TEXT PRIMARY KEY,
    app_id BIGINT not null references apps (id) on delete cascade,
    account_id BIGINT not null references users (account_id) on delete cascade,
    scopes TEXT not null,
    redirect_uri TEXT not null,
    challenge TEXT not null default '',
    expires_at BIGINT not null
);
create index grants_expiry on grants (expires_at);

-- Without an account: the app itself.
create table tokens (
    id BIGINT PRIMARY KEY,
    token_hash TEXT not null unique,
    app_id BIGINT not null references apps (id) on delete cascade,
    account_id BIGINT references users (account_id) on delete cascade,
    scopes TEXT not null,
    created_at BIGINT not null,
    used_at BIGINT
);
create index tokens_account on tokens (account_id, app_id);
create index tokens_app on tokens (app_id);

-- Of an app (by its token), or of a browser of ours (by its session).
create table push_subscriptions (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references users (account_id) on delete cascade,
    token_id BIGINT unique references tokens (id) on delete cascade,
    session_id BIGINT unique references sessions (id) on delete cascade,
    endpoint TEXT not null,
    p256dh TEXT not null,
    auth TEXT not null,
    standard BOOLEAN not null default false,
    alerts TEXT not null default '{}',
    policy TEXT not null default 'all',
    created_at BIGINT not null
);
create index push_subscriptions_account on push_subscriptions (account_id);

-- What someone noted about someone, for themselves alone.
create table account_notes (
    account_id BIGINT not null references accounts (id) on delete cascade,
    target_id BIGINT not null references accounts (id) on delete cascade,
    comment TEXT not null,
    PRIMARY KEY (account_id, target_id)
) /*sqlite without rowid */;

-- Tags a person shows on their profile.
create table featured_tags (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    tag_id BIGINT not null references tags (id),
    unique (account_id, tag_id)
);

-- Word filters that belong together under one title, as apps make them. A filter without one stands by itself.
create table filter_sets (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    title TEXT not null,
    contexts TEXT not null,
    action BIGINT not null,
    expires_at BIGINT,
    created_at BIGINT not null
);
create index filter_sets_account on filter_sets (account_id);
alter table filters add column set_id BIGINT references filter_sets (id) on delete cascade;
create index filters_set on filters (set_id) where set_id is not null;

-- Posts that a set folds or hides by themselves.
create table filter_statuses (
    id BIGINT PRIMARY KEY,
    set_id BIGINT not null references filter_sets (id) on delete cascade,
    status_id BIGINT not null references statuses (id) on delete cascade,
    unique (set_id, status_id)
);
