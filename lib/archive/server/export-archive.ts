import type { Actor } from "@/lib/accounts/core/actor";
import { can } from "@/lib/accounts/core/rights";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { catchUp } from "@/lib/collaboration/server/catch-up";
import { exportFileName } from "@/lib/interchange/core/file-name";
import { toByteStream } from "@/lib/interchange/server/byte-stream";
import { streamZip } from "@/lib/interchange/server/stream-zip";
import { AppError } from "@/lib/kernel/app-error";
import { ARCHIVE_MEDIA_TYPE } from "../core/manifest";
import { listBehind } from "./logs-store";
import { type Moment, openMoment } from "./moment-store";
import { readProject } from "./rows-store";
import { takeSlot } from "./slots";
import { archiveEntries } from "./write-parts";

export type ArchiveFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
};

/** Between two keystrokes there is a moment in which every text is what its log says. */
const TRIES = 20;

/** A reader who takes nothing for so long has gone. */
const PATIENCE_MS = 5 * 60_000;

/**
 * Everything of a project as one file, written as it is sent, as of one moment: work may go on meanwhile.
 *
 * @throws AppError `unavailable` while two others are made or taken in
 */
export async function exportArchive(actor: Actor, projectId: string): Promise<ArchiveFile> {
  await authorize(actor, "manage", { projectId });
  const giveBack = takeSlot();
  const held = hold(await openWholeMoment(projectId).catch(failAfter(giveBack)), giveBack);
  try {
    const { project } = await readProject(held.sql, projectId);
    await audit(actor, {
      ...{ projectId, action: "archive.export", objectType: "project", objectId: projectId },
    });
    return {
      fileName: exportFileName(project.name, "zip"),
      mediaType: ARCHIVE_MEDIA_TYPE,
      body: toByteStream(write(held, { projectId, readerId: actor.id })),
    };
  } catch (error) {
    await held.end();
    throw error;
  }
}

/**
 * The archive of a document's project: what an archive tells is one whole.
 *
 * @throws AppError `forbidden` to who may read the document and does not own the project
 */
export async function exportArchiveOf(actor: Actor, documentId: string): Promise<ArchiveFile> {
  const { projectId, role } = await authorize(actor, "view", { documentId });
  if (!can(role, "manage"))
    throw new AppError("forbidden", "An archive holds the whole project, so only its owners may take it.", {
      key: "archive.owners",
    });
  return exportArchive(actor, projectId);
}

const failAfter = (done: () => void) => (error: unknown) => {
  done();
  throw error;
};

/** A moment in which no rendering's row is behind its log. */
async function openWholeMoment(projectId: string): Promise<Moment> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const moment = await openMoment();
    const behind = await listBehind(moment.sql, projectId).catch(async (error: unknown) => {
      await moment.close();
      throw error;
    });
    if (behind.length === 0) return moment;
    await moment.close();
    await catchUp(behind);
  }
  throw new AppError("unavailable", "People are writing in this project: try again in a moment.", {
    key: "archive.writing",
  });
}

type Held = Pick<Moment, "sql"> & { readonly touch: () => void; readonly end: () => Promise<void> };

/** A moment that ends when it is done with, and when nobody has taken anything for long. */
function hold(moment: Moment, giveBack: () => void): Held {
  const end = async (): Promise<void> => {
    clearTimeout(watch);
    giveBack();
    await moment.close();
  };
  const begin = () => setTimeout(() => void end(), PATIENCE_MS).unref();
  let watch = begin();
  return {
    sql: moment.sql,
    touch: () => {
      clearTimeout(watch);
      watch = begin();
    },
    end,
  };
}

async function* write(
  { sql, touch, end }: Held,
  of: { readonly projectId: string; readonly readerId: string },
): AsyncGenerator<Uint8Array> {
  try {
    const madeAt = new Date().toISOString();
    for await (const chunk of streamZip(await archiveEntries(sql, { ...of, madeAt }), madeAt)) {
      touch();
      yield chunk;
    }
  } finally {
    await end();
  }
}
