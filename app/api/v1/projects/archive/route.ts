import { importArchive } from "@/lib/archive/server/import-archive";
import { receiveFile } from "@/lib/archive/server/receive-file";
import { importArchiveOperation } from "@/lib/archive/server/schema";
import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { route } from "@/lib/http/route";

export const POST = route(importArchiveOperation, async ({ actor, query: { dryRun }, request }) => {
  const file = await receiveFile(request);
  return answerWithProgress(
    request,
    (watcher) => importArchive(actor, file.path, { dryRun, watcher }).finally(file.remove),
    dryRun ? 200 : 201,
  );
});
