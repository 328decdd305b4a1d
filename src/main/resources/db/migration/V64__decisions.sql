-- What a decision table proposed, by which rule and on what basis, and what a person then decided. Rows are only ever added.
-- basis holds routing values and the table's own texts, nothing else about a person.
create table casefile.proposals (
    id          bigint generated always as identity primary key,
    case_number text        not null,
    line        text        not null,
    step        text        not null,
    process     text        not null,
    variable    text        not null,
    decision    text        not null,
    version     int         not null,
    version_tag text,
    basis       text        not null,
    proposed_at timestamptz not null
);

create table casefile.decided (
    id          bigint generated always as identity primary key,
    proposal    bigint      not null references casefile.proposals,
    form        text        not null,
    field       text        not null,
    decided     text        not null,
    differs     boolean     not null,
    agency      text        not null,
    author      text        not null,
    decided_at  timestamptz not null
);

create index proposals_of_case on casefile.proposals (case_number, id desc);
create index decided_of_proposal on casefile.decided (proposal, id);

create trigger append_only before update or delete or truncate on casefile.proposals
    for each statement execute function casefile.refuse_change();
create trigger append_only before update or delete or truncate on casefile.decided
    for each statement execute function casefile.refuse_change();

alter table casefile.reads drop constraint reads_store_check;
alter table casefile.reads add constraint reads_store_check check (store in ('journal', 'identity', 'proposal'));

grant select, insert on casefile.proposals, casefile.decided to ${applicationRole};
