-- A glossary outlives the project that it is at home in: it is looked after by another one then.
ALTER TABLE "Glossary" DROP CONSTRAINT "Glossary_homeProjectId_fkey";
ALTER TABLE "Glossary" ADD CONSTRAINT "Glossary_homeProjectId_fkey" FOREIGN KEY ("homeProjectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;
