-- Which agency holds which role in a case, now and before: a change ends one row and writes the next.
create table plan.participants (
    id           bigint generated always as identity primary key,
    case_number  text        not null,
    role         text        not null,
    agency       text        not null,
    appointed_at timestamptz not null,
    appointed_by text, -- null: by default, when the case was opened
    ended_at     timestamptz,
    ended_by     text
);
create unique index one_holder_per_role on plan.participants (case_number, role) where ended_at is null;
create index participants_by_case on plan.participants (case_number);

grant select, insert on plan.participants to ${applicationRole};
grant update (ended_at, ended_by) on plan.participants to ${applicationRole};
