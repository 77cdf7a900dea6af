import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { isOutOfTime, snapshot, type Transaction, transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import { readGlossary, readMoment } from "./glossary-store";
import { holdGlossary } from "./hold-glossary";
import { announce, batchesOf, type ImportReport, type ImportRequest, stopIfCanceled } from "./import-request";
import { insertImport } from "./import-store";
import { inTurn } from "./import-turns";
import { type Plan, type Planned, planImport } from "./plan-import";
import { insertProposals } from "./proposal-store";
import { recordDecisions } from "./record-decisions";
import { saveEntries } from "./save-entries";

/** The longest that looking at a file, or writing it, may take. */
const MOST_SECONDS = 300;

/** How much of the time left an import waits for others: it is to write in the rest, and hears of them before it ends. */
const WAITS = 0.9;

/**
 * The longest that it waits with a connection, in milliseconds, for what is in no line here: a person's change, or an
 * import in another copy of the server.
 */
const MOST_HELD_MS = 15_000;

/** How often an import is planned while others may go on; the next time they wait for it. */
const FREE_PLANS = 3;

/**
 * Takes a file's concepts into a glossary, as one batch that one undo takes back. What needs a decision is decided
 * when the importer's word alone is one; otherwise its terms stand as `proposed`, with a proposal for each concept.
 *
 * It is planned by one state of the glossary, which nobody waits for; others wait while it is written, and what they
 * changed before that has it planned again.
 *
 * @throws AppError `too-large` when all of it takes longer than `seconds`; `unavailable` when others hold the glossary
 *   too long; `conflict` when it is canceled
 */
export async function importConcepts(
  actor: Actor,
  glossaryId: string,
  request: ImportRequest,
  seconds = MOST_SECONDS,
): Promise<ImportReport> {
  return importInTime(actor, glossaryId, request, seconds).catch((error: unknown) => {
    if (!isOutOfTime(error)) throw error;
    throw new AppError(
      "too-large",
      "This takes longer than the server waits: nothing was changed. Import the file in parts.",
      { key: "importTooLong", cause: error },
    );
  });
}

async function importInTime(
  actor: Actor,
  glossaryId: string,
  request: ImportRequest,
  seconds: number,
): Promise<ImportReport> {
  // One for all that it takes: what planning took is not there any more for waiting and writing.
  const deadline = Date.now() + seconds * 1000;
  const leftMs = () => Math.max(1, deadline - Date.now());
  const plan = async (tx: Transaction) =>
    draftOf(tx, await authorizeGlossary(actor, "propose", { glossaryId }, { tx }), request);
  for (let plans = 1; ; plans += 1) {
    const draft = await snapshot(plan, leftMs() / 1000);
    if (request.dryRun || draft.changed.length === 0) return { importId: null, ...draft.report };
    const isLast = plans === FREE_PLANS;
    const write = async (tx: Transaction) => {
      const patienceMs = Math.min(leftMs() * WAITS, MOST_HELD_MS);
      const grant = await holdGlossary(tx, actor, "propose", { glossaryId }, { patienceMs });
      return writeHeld(tx, actor, grant, request, { draft, isLast });
    };
    const written = () => transaction(write, leftMs() / 1000);
    const report = await inTurn(glossaryId, request, leftMs() * WAITS, written);
    if (report !== null) return report;
  }
}

/** A plan, and by what it was made. */
type Draft = Plan & { readonly moment: string };

async function draftOf(tx: Transaction, grant: GlossaryGrant, request: ImportRequest): Promise<Draft> {
  const { sourceLanguage } = await readGlossary(grant, tx);
  const moment = await readMoment(tx, grant);
  return { moment, ...(await planImport(tx, grant, request, sourceLanguage)) };
}

/** Writes what was planned; null when the glossary is no longer what it was planned by, and it may be planned again. */
async function writeHeld(
  tx: Transaction,
  actor: Actor,
  grant: GlossaryGrant,
  request: ImportRequest,
  planned: { readonly draft: Draft; readonly isLast: boolean },
): Promise<ImportReport | null> {
  const isAsPlanned = planned.draft.moment === (await readMoment(tx, grant));
  if (!isAsPlanned && !planned.isLast) return null;
  const { changed, report } = isAsPlanned ? planned.draft : await draftOf(tx, grant, request);
  if (changed.length === 0) return { importId: null, ...report };
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
  const event = { action: "glossary.import", objectType: "glossary", objectId: grant.glossaryId };
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
