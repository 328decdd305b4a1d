-- The cases. Nothing here is about the person: a number, who opened it and when.
create table plan.case_counters (
    year        integer primary key,
    last_number integer not null check (last_number between 1 and 999999)
);

create table plan.cases (
    case_number      text primary key check (case_number ~ '^HP-[0-9]{4}-[0-9]{6}$'),
    opened_by_agency text        not null,
    opened_by        text        not null,
    opened_at        timestamptz not null,
    closed_at        timestamptz
);

grant select, insert, update on plan.case_counters, plan.cases to ${applicationRole};
