-- A planned police operation is a case without a person. Its order, and what came out of it. Nothing here is about a person.
alter table plan.cases add column kind text not null default 'person' check (kind in ('person', 'operation'));

create schema operation;
grant usage on schema operation to ${applicationRole};

create table operation.orders (
    operation        text primary key, -- a case number
    expected_persons integer check (expected_persons between 1 and 60),
    needed_from      timestamptz
);

-- one case for each person met; whatever the application does: the same person is not opened twice
create table operation.persons (
    operation   text    not null,
    ordinal     integer not null check (ordinal between 1 and 60),
    case_number text    not null unique,
    primary key (operation, ordinal)
);

-- what other municipalities were asked, each in a case of its own
create table operation.requests (
    case_number text primary key,
    operation   text not null,
    agency      text not null
);
create index requests_by_operation on operation.requests (operation);

grant select, insert, update, delete on operation.orders to ${applicationRole};
grant select, insert on operation.persons to ${applicationRole};
grant select, insert, delete on operation.requests to ${applicationRole};
