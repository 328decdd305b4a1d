-- What is said about a person is sealed before it reaches the database, under a key of its own for each case, which lies here wrapped by
-- a key that is never in the database. A case whose key is gone can be read by nobody, from a backup neither.
create table casefile.case_keys (
    case_number text primary key check (case_number ~ '^HP-[0-9]{4}-[0-9]{6}$'),
    wrapped     bytea,
    wrapped_by  bigint,
    made_at     timestamptz not null,
    check ((wrapped is null) = (wrapped_by is null))
);

-- The end of each case's chain: entries and identities of a case have one numbering, and each row carries the hash of the one before.
create table casefile.chain_heads (
    case_number text primary key,
    position    bigint not null,
    hash        bytea  not null check (length(hash) = 32)
);

-- trial versions before this one kept the journal in clear: nothing of it may be lost silently, nor stay in clear
do
$$
begin
    if exists (select 1 from casefile.entries) or exists (select 1 from casefile.identities) then
        raise exception 'An earlier trial version has kept a journal in clear in this database, which this version does not take over: start with a new database (for the demo: remove the folder data).';
    end if;
end
$$;

alter table casefile.entries
    drop column content,
    add column position bigint not null check (position > 0),
    add column sealed   bytea  not null,
    add column previous bytea  not null check (length(previous) = 32),
    add column hash     bytea  not null check (length(hash) = 32),
    add unique (case_number, position);
alter table casefile.identities
    drop column content,
    add column position bigint not null check (position > 0),
    add column sealed   bytea  not null,
    add column previous bytea  not null check (length(previous) = 32),
    add column hash     bytea  not null check (length(hash) = 32),
    add unique (case_number, position);

grant select, insert, update on casefile.case_keys, casefile.chain_heads to ${applicationRole};

-- A statement that forgets to say which case, or for whom, sees nothing. Set for each transaction by the one place that opens a file:
-- handlingsplan.case, and handlingsplan.agency, which is '*' for the commands that check the whole chain.
create function casefile.is_open(of_case text, written_by text, visibility text) returns boolean
    language sql stable as
$$
select of_case = current_setting('handlingsplan.case', true)
    and (visibility <> 'agency' or current_setting('handlingsplan.agency', true) in (written_by, '*'))
$$;

alter table casefile.entries enable row level security;
alter table casefile.entries force row level security;
alter table casefile.identities enable row level security;
alter table casefile.identities force row level security;
create policy open_file on casefile.entries
    using (casefile.is_open(case_number, agency, visibility))
    with check (case_number = current_setting('handlingsplan.case', true));
create policy open_file on casefile.identities
    using (casefile.is_open(case_number, agency, visibility))
    with check (case_number = current_setting('handlingsplan.case', true));
