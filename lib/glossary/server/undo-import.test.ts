import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { listNotifications } from "@/lib/discussion/server/notifications";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { getConcept, updateConcept } from "./concepts";
import { castVote, decideProposal } from "./decide-proposal";
import { getProposal, listProposals } from "./get-proposal";
import { importConcepts } from "./import-concepts";
import { undoImport } from "./undo-import";

const yes = { agrees: true, reason: "" };

/** A translator's file, each line of which became a proposal; the ids of these by their Chinese. */
async function buildImported(words: readonly string[], quorum = 1) {
  const built = await buildGlossary({ rule: { quorum } });
  return { ...built, ...(await importWords(built.translator, built.glossaryId, words)) };
}

async function importWords(by: Actor, glossaryId: string, words: readonly string[]) {
  const { importId } = await importConcepts(by, glossaryId, {
    concepts: words.map((zh, at) => ({
      ...{ line: at + 2, externalId: null, fields: {} },
      terms: [
        { language: "zh-CN", text: zh, status: "preferred" as const },
        { language: "en", text: `word ${at}`, status: "preferred" as const },
      ],
    })),
    ...{ skipped: [], fileName: "t.csv", format: "csv", onConflict: "keep", dryRun: false },
  });
  const { items } = await listProposals(by, glossaryId, { limit: 100 });
  const of = (zh: string) => {
    const found = items.find(({ concept }) => concept.terms[0]?.text === zh);
    return { id: found?.id ?? "", conceptId: found?.concept.id ?? "" };
  };
  return { importId: importId ?? "", of };
}

/** What somebody was told of what was taken back. */
const heard = async (actor: Actor) =>
  (await listNotifications(actor, { limit: 50, unread: "false" })).items.flatMap(
    ({ kind, glossaryImport }) => (kind === "withdrawn" || kind === "importUndone" ? [glossaryImport] : []),
  );

describe("an import that is taken back", () => {
  it("leaves what is proposed of a concept that it leaves, and takes back the rest", async () => {
    const { reviewer, translator, importId, of } = await buildImported(["改革", "开放"]);
    const [kept, gone] = [of("改革"), of("开放")];
    await updateConcept(translator, kept.conceptId, { note: "n" }, { seen: null });
    expect(await undoImport(translator, importId)).toEqual({ restored: 1, kept: 1 });
    const status = async ({ id }: { id: string }) => (await getProposal(reviewer, id)).status;
    expect([await status(kept), await status(gone)]).toEqual(["open", "withdrawn"]);
    const { concept } = await decideProposal(reviewer, kept.id, { accept: true, reason: "" });
    expect([concept.deleted, concept.terms[1]?.status]).toEqual([false, "preferred"]);
    expect((await getConcept(reviewer, gone.conceptId)).deleted).toBe(true);
  });

  it("is told once to who imported it and to who voted, with how many proposals went with it", async () => {
    const built = await buildImported(["改革", "开放", "创新"], 2);
    const { owner, reviewer, translator, glossaryId, importId, of } = built;
    await castVote(reviewer, of("改革").id, yes);
    await castVote(owner, of("开放").id, yes);
    await updateConcept(translator, of("开放").conceptId, { note: "n" }, { seen: null });
    expect(await undoImport(owner, importId)).toEqual({ restored: 2, kept: 1 });
    const told = { id: importId, fileName: "t.csv", glossaryId, glossaryName: "Test glossary" };
    expect(await heard(translator)).toEqual([{ ...told, count: 2 }]);
    expect(await heard(reviewer)).toEqual([{ ...told, count: 1 }]);
    expect(await heard(owner)).toEqual([]);
    await database().membership.deleteMany({ where: { userId: translator.id } });
    expect(await heard(translator)).toEqual([]);
  });

  it("takes back what it only proposed, of a concept in which it wrote nothing", async () => {
    const { glossaryId, translator, reviewer } = await buildGlossary();
    await buildConcept(translator, glossaryId, { zh: "改革", en: "word 0", status: "proposed" });
    const { importId, of } = await importWords(translator, glossaryId, ["改革", "开放"]);
    await undoImport(translator, importId);
    expect((await getProposal(reviewer, of("改革").id)).status).toBe("withdrawn");
    expect((await getConcept(reviewer, of("改革").conceptId)).deleted).toBe(false);
  });
});
