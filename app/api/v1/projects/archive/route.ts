import { importArchive } from "@/lib/archive/server/import-archive";
import { receiveFile } from "@/lib/archive/server/receive-file";
import { importArchiveOperation } from "@/lib/archive/server/schema";
import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { route } from "@/lib/http/route";

export const POST = route(importArchiveOperation, ({ actor, query: { dryRun, glossaries }, request }) =>
  answerWithProgress(
    request,
    (watcher) =>
      importArchive(actor, () => receiveFile(request), {
        ...{ dryRun, copiesGlossaries: glossaries === "copy", watcher },
      }),
    dryRun ? 200 : 201,
  ),
);
