#!/usr/bin/env bash
# Runs once, when the database volume is new: the owner migrates, the application may only do what the migrations grant.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v application_password="$HANDLINGSPLAN_DATABASE_PASSWORD" \
  -v owner_password="$HANDLINGSPLAN_OWNER_PASSWORD" <<'SQL'
create role handlingsplan login password :'application_password';
create role handlingsplan_owner login password :'owner_password' in role handlingsplan;
alter database handlingsplan owner to handlingsplan_owner;
SQL
