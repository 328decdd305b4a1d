-- The case record. Rows are only ever added: the application's login may insert and read, and a trigger refuses
-- change and removal to everybody else too, the owner of the tables included.
create table casefile.entries (
    id           bigint generated always as identity primary key,
    case_number  text        not null,
    line         text        not null,
    task_id      text,
    form         text        not null,
    form_version text        not null,
    agency       text        not null,
    author       text        not null,
    written_at   timestamptz not null,
    visibility   text        not null check (visibility in ('agency', 'line', 'plan')),
    content      text        not null
);

create table casefile.identities (
    id           bigint generated always as identity primary key,
    case_number  text        not null,
    line         text        not null,
    task_id      text,
    form         text        not null,
    form_version text        not null,
    agency       text        not null,
    author       text        not null,
    written_at   timestamptz not null,
    visibility   text        not null check (visibility in ('agency', 'line', 'plan')),
    content      text        not null
);

create table casefile.consents (
    id          bigint generated always as identity primary key,
    case_number text        not null,
    word        text        not null check (word in ('given', 'refused', 'withdrawn')),
    recipients  text[]      not null,
    valid_until date,
    agency      text        not null,
    author      text        not null,
    written_at  timestamptz not null
);

create table casefile.reads (
    id          bigint generated always as identity primary key,
    case_number text        not null,
    agency      text        not null,
    reader      text        not null,
    read_at     timestamptz not null,
    occasion    text        not null,
    store       text        not null check (store in ('journal', 'identity')),
    entry       bigint      not null,
    fields      text[]      not null,
    ground      text        not null
);

create index entries_of_case on casefile.entries (case_number, id desc);
create index identities_of_case on casefile.identities (case_number, id desc);
create index consents_of_case on casefile.consents (case_number, id desc);
create index reads_of_case on casefile.reads (case_number, id desc);

create function casefile.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'casefile.% is append-only: % refused', tg_table_name, lower(tg_op);
end
$$;

create trigger append_only before update or delete or truncate on casefile.entries
    for each statement execute function casefile.refuse_change();
create trigger append_only before update or delete or truncate on casefile.identities
    for each statement execute function casefile.refuse_change();
create trigger append_only before update or delete or truncate on casefile.consents
    for each statement execute function casefile.refuse_change();
create trigger append_only before update or delete or truncate on casefile.reads
    for each statement execute function casefile.refuse_change();

grant select, insert on casefile.entries, casefile.identities, casefile.consents, casefile.reads to ${applicationRole};
