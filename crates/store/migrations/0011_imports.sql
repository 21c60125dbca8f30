-- What came from other services, under the name it has there: so that bringing it in again changes nothing.

create table imported (
    source BIGINT not null,
    -- 0 account, 1 group, 2 conversation, 3 status, 4 thread, 5 media.
    kind BIGINT not null,
    foreign_id TEXT not null,
    id BIGINT not null,
    PRIMARY KEY (source, kind, foreign_id)
) /*sqlite without rowid */;
