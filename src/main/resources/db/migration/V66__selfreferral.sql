-- Return codes of persons who made contact themselves: only a keyed hash, whose key is never in the database. And how much spam came, by
-- day: nothing else stays of it here.
create schema selfreferral;
grant usage on schema selfreferral to ${applicationRole};

create table selfreferral.return_codes (
    hash        bytea primary key check (length(hash) = 32),
    case_number text  not null unique references plan.cases on delete cascade
);

create table selfreferral.spam_counts (
    day    date primary key,
    number integer not null check (number > 0)
);

grant select, insert, delete on selfreferral.return_codes to ${applicationRole};
grant select, insert, update on selfreferral.spam_counts to ${applicationRole};
