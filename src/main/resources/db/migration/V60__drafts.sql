-- Half-filled forms, sealed with a key outside the database; each belongs to the member who wrote it.
create table platform.drafts (
    member    text        not null,
    task_id   text        not null,
    sealed    bytea       not null,
    stored_at timestamptz not null,
    primary key (member, task_id)
);
create index drafts_by_task on platform.drafts (task_id);

grant select, insert, update, delete on platform.drafts to ${applicationRole};
