-- What happened to one thing is asked by the migrations that come after this one: without an index each glossary, and each
-- link to a memory, was looked for in the whole trail. Where they were applied already it is made all the same.
CREATE INDEX "AuditEvent_objectId_idx" ON "AuditEvent"("objectId");
