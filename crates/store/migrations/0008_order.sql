-- Keeping order: house rules and who accepted them; reports with their evidence; what was done about it, and appeals.

create table rule_versions (
    id BIGINT PRIMARY KEY,
    number BIGINT not null unique,
    summary TEXT not null,
    published_by BIGINT not null references accounts (id),
    published_at BIGINT not null
);

create table rules (
    id BIGINT PRIMARY KEY,
    version_id BIGINT not null references rule_versions (id),
    position BIGINT not null,
    title TEXT not null,
    about TEXT not null,
    unique (version_id, position)
);

create table rule_acceptances (
    version_id BIGINT not null references rule_versions (id),
    account_id BIGINT not null references accounts (id) on delete cascade,
    accepted_at BIGINT not null,
    PRIMARY KEY (version_id, account_id)
) /*sqlite without rowid */;
create index rule_acceptances_account on rule_acceptances (account_id);

create table reports (
    id BIGINT PRIMARY KEY,
    reporter_id BIGINT not null references accounts (id),
    target_id BIGINT not null references accounts (id),
    category BIGINT not null,
    comment TEXT not null,
    assigned_id BIGINT references accounts (id),
    settled_by BIGINT references accounts (id),
    settled_at BIGINT,
    created_at BIGINT not null
);
create index reports_open on reports (target_id, id) where settled_at is null;
create index reports_target on reports (target_id, id);
create index reports_reporter on reports (reporter_id, id);
create index reports_settled on reports (settled_at) where settled_at is not null;

create table report_rules (
    report_id BIGINT not null references reports (id) on delete cascade,
    rule_id BIGINT not null references rules (id),
    PRIMARY KEY (report_id, rule_id)
) /*sqlite without rowid */;

-- The posts as the reporter saw them then: they stay when the posts change or go.
create table report_posts (
    report_id BIGINT not null references reports (id) on delete cascade,
    status_id BIGINT not null,
    reported BOOLEAN not null,
    data TEXT not null,
    PRIMARY KEY (report_id, status_id)
) /*sqlite without rowid */;
create index report_posts_status on report_posts (status_id);

create table report_media (
    report_id BIGINT not null references reports (id) on delete cascade,
    media_id BIGINT not null,
    PRIMARY KEY (report_id, media_id)
) /*sqlite without rowid */;
create index report_media_media on report_media (media_id);

create table moderation_notes (
    id BIGINT PRIMARY KEY,
    target_id BIGINT not null references accounts (id),
    report_id BIGINT references reports (id) on delete cascade,
    author_id BIGINT not null references accounts (id),
    body TEXT not null,
    created_at BIGINT not null
);
create index moderation_notes_target on moderation_notes (target_id, id);

create table strikes (
    id BIGINT PRIMARY KEY,
    target_id BIGINT not null references accounts (id),
    actor_id BIGINT not null references accounts (id),
    report_id BIGINT references reports (id) on delete set null,
    kind BIGINT not null,
    rule_id BIGINT references rules (id),
    words TEXT not null,
    created_at BIGINT not null,
    undone_by BIGINT references accounts (id),
    undone_at BIGINT
);
create index strikes_target on strikes (target_id, id);

create table strike_posts (
    strike_id BIGINT not null references strikes (id) on delete cascade,
    status_id BIGINT not null,
    data TEXT not null,
    PRIMARY KEY (strike_id, status_id)
) /*sqlite without rowid */;
create index strike_posts_status on strike_posts (status_id);

create table appeals (
    strike_id BIGINT PRIMARY KEY references strikes (id) on delete cascade,
    body TEXT not null,
    created_at BIGINT not null,
    granted BOOLEAN,
    answer TEXT not null default '',
    decided_by BIGINT references accounts (id),
    decided_at BIGINT
);
create index appeals_open on appeals (created_at) where decided_at is null;

-- A hidden post is there for its author and for moderators only.
alter table statuses add column hidden_at BIGINT;
-- How far posts of a person reach: 0 as they chose, 1 their followers, 2 moderators only.
alter table accounts add column reach BIGINT not null default 0;
create index accounts_reach on accounts (id) where reach > 0;
