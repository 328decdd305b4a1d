-- The places where a person can live for a time, and who holds them. No address: that is identity, and stands elsewhere.
create table housing.places (
    id            text primary key check (id ~ '^[a-z][a-z0-9-]{1,59}$'),
    name          text    not null,
    shelter       text    not null, -- an agency's token
    kind          text    not null check (kind in (
        'securedChildHome', 'emergencyFamilyHome', 'shelteredOtherMunicipality', 'shelteredSubstance', 'shelteredFamily',
        'shelteredWomen', 'shelteredMen', 'shelteredMixed', 'receptionCentreAdapted', 'transitional')),
    target_group  text    not null check (target_group in ('women', 'men', 'everybody', 'families', 'children')),
    beds          integer not null check (beds between 1 and 50),
    municipality  text    not null,
    languages     text    not null, -- codes of ISO 639, separated by blanks
    accessible    boolean not null,
    price_per_day integer not null check (price_per_day >= 0), -- SEK
    offered       boolean not null default true
);

create table housing.reservations (
    id             bigint generated always as identity primary key,
    place          text        not null references housing.places,
    case_number    text        not null,
    state          text        not null check (state in ('reserved', 'occupied', 'released')),
    reserved_until timestamptz not null,
    reserved_at    timestamptz not null,
    reserved_by    text        not null,
    occupied_at    timestamptz,
    released_at    timestamptz
);
-- whatever the application does: nobody gets a place that somebody else holds
create unique index one_holder_per_place on housing.reservations (place) where state <> 'released';
create index reservations_by_case on housing.reservations (case_number);

grant select, insert, update on housing.places to ${applicationRole};
grant select, insert on housing.reservations to ${applicationRole};
grant update (state, reserved_until, occupied_at, released_at) on housing.reservations to ${applicationRole};
