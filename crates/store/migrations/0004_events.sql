-- What happened (the outbox), how far each consumer is, and work to do.

create table events (
    id bigint primary key,
    seq bigint unique,
    kind bigint not null,
    account_id bigint not null,
    status_id bigint,
    target_id bigint,
    data text not null default '',
    created_at bigint not null
);
create index events_unsequenced on events (id) where seq is null;

create table consumers (
    name text primary key,
    seq bigint not null,
    updated_at bigint not null
);

create table jobs (
    id bigint primary key,
    kind text not null,
    data text not null,
    unique_key text,
    state bigint not null,
    attempts bigint not null default 0,
    due_at bigint not null,
    claimed_until bigint,
    last_error text not null default '',
    created_at bigint not null,
    updated_at bigint not null
);
create index jobs_due on jobs (state, due_at);
create unique index jobs_unique on jobs (unique_key) where unique_key is not null;
