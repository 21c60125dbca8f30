-- What happened (the outbox), how far each consumer is, and work to do.

create table events (
    id BIGINT PRIMARY KEY,
    seq BIGINT unique,
    kind BIGINT not null,
    account_id BIGINT not null,
    status_id BIGINT,
    target_id BIGINT,
    data TEXT not null default '',
    created_at BIGINT not null
);
create index events_unsequenced on events (id) where seq is null;

create table consumers (
    name TEXT PRIMARY KEY,
    seq BIGINT not null,
    updated_at BIGINT not null
);

create table jobs (
    id BIGINT PRIMARY KEY,
    kind TEXT not null,
    data TEXT not null,
    unique_key TEXT,
    state BIGINT not null,
    attempts BIGINT not null default 0,
    due_at BIGINT not null,
    claimed_until BIGINT,
    last_error TEXT not null default '',
    created_at BIGINT not null,
    updated_at BIGINT not null
);
create index jobs_due on jobs (state, due_at);
create unique index jobs_unique on jobs (unique_key) where unique_key is not null;
