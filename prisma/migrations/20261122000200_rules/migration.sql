-- Order keys are compared bytewise, as the library that makes them does, whatever the database's locale.
ALTER TABLE "Paragraph" ALTER COLUMN "orderKey" TYPE text COLLATE "C";
ALTER TABLE "Track" ALTER COLUMN "orderKey" TYPE text COLLATE "C";

-- What is shown of a document, in order: the workbench's every page is a range of this index.
CREATE INDEX "Paragraph_shown_idx" ON "Paragraph" ("documentId", "orderKey")
  WHERE NOT "excluded" AND "joinedIntoId" IS NULL;

-- The log is inserted into at every keystroke and emptied by compaction: keep its statistics fresh.
ALTER TABLE "CollabUpdate" SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

ALTER TABLE "CollabUpdate" ADD CONSTRAINT "CollabUpdate_renderingId_fkey"
  FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabSnapshot" ADD CONSTRAINT "CollabSnapshot_renderingId_fkey"
  FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabArchive" ADD CONSTRAINT "CollabArchive_renderingId_fkey"
  FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit trail only grows.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is append-only.';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
