-- What was done about tasks that stayed undone: a reminder, then the agency's second level, then the coordinator. Append-only.
-- Nothing here is about the person: the ids are the engine's and the model's.
create table worklist.escalations (
    id           bigint generated always as identity primary key,
    task_id      text        not null,
    case_number  text        not null,
    line         text        not null,
    step         text        not null,
    agency       text        not null, -- whose task it was
    stage        text        not null check (stage in ('reminded', 'secondLevel', 'coordinator')),
    asked_agency text        not null, -- who was asked
    asked_member text,                 -- and by name, where the stage names somebody
    due_at       timestamptz not null,
    escalated_at timestamptz not null,
    unique (task_id, agency, stage)
);
create index escalations_by_case on worklist.escalations (case_number);

grant select, insert on worklist.escalations to ${applicationRole};
