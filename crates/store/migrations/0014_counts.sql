-- What is said in a group or a conversation is counted there and nowhere else (kinds of audience: 4 a group, 5 a conversation).
update statuses set
    replies_count = (
        select count(*) from statuses s
        where s.reply_to_id = statuses.id and s.deleted_at is null and s.hidden_at is null
            and (s.audience < 4 or (s.audience = statuses.audience and s.audience_id = statuses.audience_id))
    ),
    quotes_count = (
        select count(*) from statuses s
        where s.quote_of_id = statuses.id and s.deleted_at is null and s.hidden_at is null
            and (s.audience < 4 or (s.audience = statuses.audience and s.audience_id = statuses.audience_id))
    )
where replies_count > 0 or quotes_count > 0;
