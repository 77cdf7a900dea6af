import type pg from "pg";
import * as Y from "yjs";
import { FRAGMENT, readText } from "@/lib/collaboration/core/rendering-document";
import { insertEntries } from "@/lib/collaboration/server/log-store";
import { lockRenderingDocuments } from "@/lib/collaboration/server/rendering-documents";
import { transaction } from "@/lib/db/database";
import type { Dice } from "./dice";

/**
 * Types a word in brackets into a rendering, between two words or at the end, on a copy of what its log says now, as a
 * browser does. It is said once this returns.
 */
export async function typeWord(
  pool: pg.Pool,
  given: {
    readonly renderingId: string;
    readonly word: string;
    readonly random: Dice;
    readonly authorId: string;
  },
): Promise<void> {
  const { renderingId, word, random, authorId } = given;
  const doc = await transaction(
    async (tx) => (await lockRenderingDocuments(tx, [renderingId])).get(renderingId)?.doc,
  );
  if (doc === undefined) throw new Error("The rendering is not there.");
  const text = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const gaps = [...readText(doc).matchAll(/ (?![^⟦]*⟧)|$/gu)].map(({ index }) => index);
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  text.insert(gaps[random(gaps.length)] ?? 0, word, {});
  const entry = { renderingId, generation: 1, update: Y.mergeUpdates(made), authorId, origin: "client" };
  await insertEntries(pool, "test", [entry]);
}
