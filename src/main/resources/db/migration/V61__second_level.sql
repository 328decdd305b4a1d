-- Who is asked in an agency when a task stays undone: a member's log-in name, named in the directory.
alter table agency.agencies add column second_level text;
