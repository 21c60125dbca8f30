-- Administrative and security acts, each sealed with the one before it.
-- Without references: an entry outlives what it is about.

create table audit_entries (
    seq BIGINT PRIMARY KEY,
    act BIGINT not null,
    door TEXT not null,
    actor_id BIGINT,
    person_id BIGINT,
    thing BIGINT not null,
    thing_id BIGINT,
    -- Details and salt can be emptied when a person is erased; the digest, which the seal covers, stays.
    details TEXT not null,
    salt TEXT not null,
    digest TEXT not null,
    created_at BIGINT not null,
    hash TEXT not null
);
create index audit_entries_actor on audit_entries (actor_id, seq) where actor_id is not null;
create index audit_entries_person on audit_entries (person_id, seq) where person_id is not null;
create index audit_entries_act on audit_entries (act, seq);

-- One row: the last entry, so that cutting off the end is noticed. Whoever writes an entry locks it until they commit.
create table audit_head (
    id BIGINT PRIMARY KEY,
    seq BIGINT not null,
    hash TEXT not null
);
