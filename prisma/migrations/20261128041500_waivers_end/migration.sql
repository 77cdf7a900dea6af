-- The day until which something is left as it is ends where the person is who said so: the moment is kept beside it.
-- Those that were given before were of UTC's days.
ALTER TABLE "FindingWaiver" ADD COLUMN "expiresAt" TIMESTAMPTZ(3);
ALTER TABLE "TermWaiver" ADD COLUMN "expiresAt" TIMESTAMPTZ(3);
UPDATE "FindingWaiver" SET "expiresAt" = ("expiresOn" + TIME '23:59:59.999') AT TIME ZONE 'UTC' WHERE "expiresOn" IS NOT NULL;
UPDATE "TermWaiver" SET "expiresAt" = ("expiresOn" + TIME '23:59:59.999') AT TIME ZONE 'UTC' WHERE "expiresOn" IS NOT NULL;
ALTER TABLE "FindingWaiver" ADD CONSTRAINT "FindingWaiver_ends" CHECK (("expiresOn" IS NULL) = ("expiresAt" IS NULL));
ALTER TABLE "TermWaiver" ADD CONSTRAINT "TermWaiver_ends" CHECK (("expiresOn" IS NULL) = ("expiresAt" IS NULL));
