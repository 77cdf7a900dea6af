
ALTER TABLE "FindingWaiver" ADD CONSTRAINT "FindingWaiver_reason_given" CHECK (btrim("reason") <> '');
