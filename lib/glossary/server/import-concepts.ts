import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { isOutOfTime, type Transaction, transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import { readGlossary } from "./glossary-store";
import { holdGlossary } from "./hold-glossary";
import { announce, batchesOf, type ImportReport, type ImportRequest, stopIfCanceled } from "./import-request";
import { insertImport } from "./import-store";
import { type Planned, planImport } from "./plan-import";
import { insertProposals } from "./proposal-store";
import { recordDecisions } from "./record-decisions";
import { saveEntries } from "./save-entries";

/** The longest that an import may take; others wait with their changes to this glossary until then. */
const MOST_SECONDS = 300;

/**
 * Takes a file's concepts into a glossary, as one batch that one undo takes back. What needs a decision is decided
 * when the importer's word alone is one; otherwise its terms stand as `proposed`, with a proposal for each concept.
 *
 * @throws AppError `too-large` when it takes longer than `seconds`; `conflict` when it is canceled
 */
export async function importConcepts(
  actor: Actor,
  glossaryId: string,
  request: ImportRequest,
  seconds = MOST_SECONDS,
): Promise<ImportReport> {
  const work = (tx: Transaction) => importHeld(tx, actor, glossaryId, request);
  return transaction(work, seconds).catch((error: unknown) => {
    if (!isOutOfTime(error)) throw error;
    throw new AppError(
      "too-large",
      "This takes longer than the server waits: nothing was changed. Import the file in parts.",
      { key: "importTooLong", cause: error },
    );
  });
}

async function importHeld(
  tx: Transaction,
  actor: Actor,
  glossaryId: string,
  request: ImportRequest,
): Promise<ImportReport> {
  const grant = await holdGlossary(tx, actor, "propose", { glossaryId });
  const { sourceLanguage } = await readGlossary(grant, tx);
  const { changed, report } = await planImport(tx, grant, request, sourceLanguage);
  if (request.dryRun || changed.length === 0) return { importId: null, ...report };
  const counts = {
    ...{ created: report.created, updated: report.updated, unchanged: report.unchanged },
    ...{ skipped: report.skipped.length, conflicts: report.conflicts.length },
  };
  const importId = await insertImport(tx, grant, {
    fileName: request.fileName,
    format: request.format,
    counts,
  });
  await carryOut(tx, grant, changed, importId, request);
  const event = { action: "glossary.import", objectType: "glossary", objectId: glossaryId };
  await audit(actor, { ...event, details: { importId, fileName: request.fileName } }, tx);
  stopIfCanceled(request);
  return { importId, ...report };
}

async function carryOut(
  tx: Transaction,
  grant: GlossaryGrant,
  changed: readonly Planned[],
  importId: string,
  request: ImportRequest,
): Promise<void> {
  const reason = request.fileName;
  let done = 0;
  for (const part of batchesOf(changed)) {
    announce(request, { stage: "writing", done, total: changed.length });
    const saves = part.flatMap(({ save }) => save ?? []);
    await saveEntries(tx, grant, saves, { cause: "import", reason, importId });
    await recordDecisions(
      tx,
      grant,
      part.flatMap(({ decided }) => decided ?? []),
      reason,
    );
    const proposals = part.flatMap(({ proposal }) =>
      proposal === undefined ? [] : { ...proposal, importId },
    );
    await insertProposals(tx, grant, proposals);
    done += part.length;
  }
}
