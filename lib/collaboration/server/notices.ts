import { z } from "zod";
import type { Transaction } from "@/lib/db/database";
import { type Sql, sqlOf } from "@/lib/db/sql";
import type { ProjectEvent } from "../core/events";
import { NOTICE_CHANNEL } from "./log-store";

const notice = z.discriminatedUnion("t", [
  /** Rows were added to a rendering's log. */
  z.object({ t: z.literal("log"), n: z.string(), r: z.string(), i: z.array(z.string()) }),
  /** A rendering's stored row changed. */
  z.object({ t: z.literal("row"), r: z.string(), d: z.string() }),
  /** Many of a document's renderings changed, or its tracks or paragraphs did. */
  z.object({ t: z.literal("many"), d: z.string(), c: z.string() }),
  /** Something was said or marked in a document: of a paragraph, or of any. */
  z.object({ t: z.literal("talk"), d: z.string(), p: z.string().nullable() }),
  /** Something changed that all documents of a project show. */
  z.object({ t: z.literal("project"), p: z.string(), c: z.string() }),
]);

/** What servers tell each other when a transaction commits. */
export type Notice = z.output<typeof notice>;

/** Null for a payload that is none of ours. */
export function parseNotice(payload: string): Notice | null {
  try {
    return notice.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

/** Sends a notice to every server, this one included, when the transaction commits. */
export async function sendNotice(sql: Sql, told: Notice): Promise<void> {
  await sql("SELECT pg_notify($1, $2)::text", [NOTICE_CHANNEL, JSON.stringify(told)]);
}

/**
 * Tells everyone who has the document open to read again what is on screen: tracks were made, renamed or locked, or
 * paragraphs joined. `cause` is for logs and tests.
 */
export async function announceDocumentChange(
  tx: Transaction,
  documentId: string,
  cause: string,
): Promise<void> {
  await sendNotice(sqlOf(tx), { t: "many", d: documentId, c: cause });
}

/** Tells everyone who has the document open that something was marked or said: of one paragraph, or of any (null). */
export async function announceDiscussion(
  tx: Transaction,
  documentId: string,
  paragraphId: string | null,
): Promise<void> {
  await sendNotice(sqlOf(tx), { t: "talk", d: documentId, p: paragraphId });
}

/** Tells everyone who has a document of the project open that something which all of them show changed: its terms. */
export async function announceProjectChange(
  tx: Transaction,
  projectId: string,
  cause: ProjectEvent["cause"],
): Promise<void> {
  await sendNotice(sqlOf(tx), { t: "project", p: projectId, c: cause });
}
