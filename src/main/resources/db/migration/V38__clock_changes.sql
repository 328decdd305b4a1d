-- What happened to a case's legal clocks, one row per change; the newest row of a clock is how it stands now.
-- No reason in words: that is the journal's. stop_reason holds a form's fixed value or nothing.
create table plan.clock_changes (
    id          bigint generated always as identity primary key,
    case_number text        not null references plan.cases,
    clock       text        not null check (clock in ('reflectionPeriod', 'temporaryPermit')),
    change      text        not null check (change in ('started', 'extended', 'corrected', 'stopped', 'ended')),
    from_on     date        not null,
    until_on    date        not null check (until_on >= from_on),
    stop_reason text check (stop_reason ~ '^[A-Za-z][A-Za-z0-9]{0,59}$'),
    changed_at  timestamptz not null,
    changed_by  text        not null
);
create index clock_changes_by_case on plan.clock_changes (case_number, clock, id);

grant select, insert on plan.clock_changes to ${applicationRole};
