import type { Actor } from "@/lib/accounts/core/actor";
import { requireProjectMaker } from "@/lib/accounts/server/projects";
import type { Watcher } from "@/lib/http/answer-with-progress";
import type { Manifest } from "../core/manifest";
import { loadArchive } from "./load-archive";
import type { LoadedPeople } from "./load-people";
import { insertEvent, loadOrUndo } from "./load-store";
import { openArchive } from "./open-archive";
import type { ReceivedFile } from "./receive-file";
import type { ArchiveProgress, ArchiveReport } from "./schema";
import { takeSlot } from "./slots";

/**
 * Takes the archive of a project in, whole or not at all. Ids stay what they were; the actor becomes the project's owner
 * and only member.
 *
 * @param receive brings the file: an upload is not read before it is known that it may be taken in, and by whom
 * @param given.dryRun do all of it and undo it again: what is told then is what would happen
 * @param given.copiesGlossaries a glossary that came with another project before comes in as a copy, with ids of its own, instead of
 *   having the whole archive refused
 * @throws AppError `conflict` when the project is here already; `invalid`, `too-large` or `unsupported` for the file;
 *   `unavailable` while two others are made or taken in
 */
export async function importArchive(
  actor: Actor,
  receive: () => Promise<ReceivedFile>,
  given: {
    readonly dryRun: boolean;
    readonly copiesGlossaries?: boolean;
    readonly watcher: Watcher<ArchiveProgress>;
  },
): Promise<ArchiveReport> {
  requireProjectMaker(actor);
  const giveBack = takeSlot();
  try {
    const file = await receive();
    return await importFile(actor, file.path, given).finally(file.remove);
  } finally {
    giveBack();
  }
}

async function importFile(
  actor: Actor,
  path: string,
  { dryRun, copiesGlossaries = false, watcher }: Parameters<typeof importArchive>[2],
): Promise<ArchiveReport> {
  const archive = await openArchive(path);
  try {
    const step = stepsOf(archive.manifest, watcher);
    const { people, copied } = await loadOrUndo(!dryRun, async (sql) => {
      const loaded = await loadArchive(sql, archive, { actorId: actor.id, step, copiesGlossaries });
      await insertEvent(sql, actor, archive.manifest);
      return loaded;
    });
    return { ...report(archive.manifest, people, dryRun), copied: [...copied] };
  } finally {
    archive.close();
  }
}

/** Counts records, tells how far it is, and ends the work when nobody waits for it. */
function stepsOf({ parts }: Manifest, { tell, signal }: Watcher<ArchiveProgress>): (records: number) => void {
  const total = parts.reduce((sum, { records }) => sum + records, 0);
  let done = 0;
  return (records) => {
    signal.throwIfAborted();
    done += records;
    tell({ done, total });
  };
}

function report({ project, madeAt, productVersion, parts }: Manifest, people: LoadedPeople, dryRun: boolean) {
  return {
    ...{ id: project.id, name: project.name, madeAt, productVersion, dryRun },
    counts: Object.fromEntries(parts.map(({ name, records }) => [name, records])),
    people: { matched: people.matched, unknown: people.ids.size - people.matched },
  };
}
