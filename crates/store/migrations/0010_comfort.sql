-- People who are away for a while, and people whom others recommend.

create table pauses (
    account_id BIGINT PRIMARY KEY references accounts (id) on delete cascade,
    note TEXT not null default '',
    since BIGINT not null,
    -- It ends by itself. The row stays until what happened meanwhile was read.
    until BIGINT not null
);
create index pauses_until on pauses (until);

create table endorsements (
    id BIGINT PRIMARY KEY,
    account_id BIGINT not null references accounts (id) on delete cascade,
    target_id BIGINT not null references accounts (id) on delete cascade,
    reason TEXT not null default '',
    created_at BIGINT not null
);
create unique index endorsements_pair on endorsements (account_id, target_id);
create index endorsements_target on endorsements (target_id);
