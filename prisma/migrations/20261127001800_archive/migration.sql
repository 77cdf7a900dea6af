-- People of a project that came from another server and who have no account here.
CREATE TABLE "ArchivedPerson" (
    "userId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "email" TEXT,

    CONSTRAINT "ArchivedPerson_pkey" PRIMARY KEY ("userId")
);

-- AddForeignKey
ALTER TABLE "ArchivedPerson" ADD CONSTRAINT "ArchivedPerson_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
