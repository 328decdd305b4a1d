-- Who can take part in a case: agencies, the roles they may hold, the municipalities they answer for. Data, not code.
create table agency.agencies (
    token   text primary key check (token ~ '^[a-z][a-z0-9-]{1,40}$'),
    name_en text not null,
    name_sv text not null
);

create table agency.roles_held (
    agency     text    not null references agency.agencies,
    role       text    not null check (role in ('coordinator', 'socialservices', 'police', 'prosecutor', 'migration',
                                                'health', 'legalcounsel', 'shelter', 'returnprovider')),
    by_default boolean not null default false,
    primary key (agency, role)
);
-- the agency that holds a role in a new case when nothing else decides
create unique index one_default_per_role on agency.roles_held (role) where by_default;

-- code: Statistics Sweden's code of the municipality (SCB, "kommunkod")
create table agency.municipalities (
    code  text primary key check (code ~ '^[0-9]{4}$'),
    token text not null unique check (token ~ '^[a-z][a-z0-9-]{1,40}$'),
    name  text not null
);

-- one social services board answers for a municipality
create table agency.municipalities_covered (
    municipality text primary key references agency.municipalities,
    agency       text not null references agency.agencies
);

grant select, insert, update, delete
    on agency.agencies, agency.roles_held, agency.municipalities, agency.municipalities_covered
    to ${applicationRole};
