-- Shadow databases start from template0, so the extension must come first.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
