-- Words to find posts by. Both columns are made by text::search: the words as written (folded) and their stems.

/*sqlite create virtual table status_words using fts5 (words, stems, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '_'") */;
/*postgres create table status_words (
    status_id BIGINT PRIMARY KEY references statuses (id) on delete cascade,
    words tsvector not null,
    stems tsvector not null
) */;
/*postgres create index status_words_words on status_words using gin (words) */;
/*postgres create index status_words_stems on status_words using gin (stems) */;
