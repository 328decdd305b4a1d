-- One schema per module. The application's login owns the engine's schema only; in the others it may do what is granted.
create schema engine authorization ${applicationRole};
create schema agency;
create schema casefile;
create schema plan;
create schema housing;
create schema worklist;

grant usage on schema platform, agency, casefile, plan, housing, worklist to ${applicationRole};
