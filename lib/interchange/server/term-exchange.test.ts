import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { getConcept, listConcepts, updateConcept } from "@/lib/glossary/server/concepts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import type { TermExportFormat } from "../core/terms/formats";
import { exportTerms, previewTermsExport } from "./export-terms";
import { importTermsFile } from "./import-terms";

async function download(actor: Actor, glossaryId: string, format: TermExportFormat): Promise<Uint8Array> {
  const { body } = await exportTerms(actor, glossaryId, format);
  return new Uint8Array(await new Response(body).arrayBuffer());
}

const take = (actor: Actor, glossaryId: string, bytes: Uint8Array, signal?: AbortSignal) =>
  importTermsFile(actor, glossaryId, {
    ...{ bytes, fileName: "terms", format: null, sheet: null, mapping: {} },
    ...{ dryRun: false, onConflict: "keep", signal },
  });

/** Two concepts, the first under the second. */
async function build() {
  const glossary = await buildGlossary();
  const { owner, glossaryId } = glossary;
  const broad = await buildConcept(owner, glossaryId, { zh: "通道", en: "corridor", externalId: "c1" });
  const narrow = await buildConcept(owner, glossaryId, { zh: "新通道", en: "New Corridor" });
  const relations = [{ conceptId: broad.id, kind: "broader" as const }];
  await updateConcept(owner, narrow.id, { relations, domain: "trade" }, { seen: null });
  return { ...glossary, broad, narrow };
}

describe("a glossary as a file", () => {
  it.each(["csv", "tsv", "xlsx", "json", "tbx", "tbx-min-dct"] as const)(
    "taken back as %s changes nothing, also of concepts made here",
    async (format) => {
      const { owner, glossaryId } = await build();
      const bytes = await download(owner, glossaryId, format);
      const report = await take(owner, glossaryId, bytes);
      expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 2, skipped: [], importId: null });
      expect(format.startsWith(report.format) || format === "tsv").toBe(true);
    },
  );

  it("makes the same concepts elsewhere out of JSON, relations too", async () => {
    const { owner, glossaryId } = await build();
    const other = await buildGlossary();
    const bytes = await download(owner, glossaryId, "json");
    expect(await take(other.owner, other.glossaryId, bytes)).toMatchObject({ created: 2 });
    const { items } = await listConcepts(other.owner, other.glossaryId, { sort: "created", limit: 9 });
    const narrow = items.find(({ terms }) => terms[0]?.text === "新通道");
    expect(narrow).toMatchObject({ domain: "trade", relations: [{ kind: "broader", name: "通道" }] });
    const broad = await getConcept(other.owner, narrow?.relations[0]?.conceptId ?? "");
    expect(broad).toMatchObject({
      externalId: "c1",
      relations: [{ conceptId: narrow?.id, kind: "narrower" }],
    });
  });

  it("takes nothing in when whoever asked has gone", async () => {
    const { owner, glossaryId } = await build();
    const other = await buildGlossary();
    const bytes = await download(owner, glossaryId, "json");
    await expect(take(other.owner, other.glossaryId, bytes, AbortSignal.abort())).rejects.toMatchObject({
      key: "importCanceled",
    });
    const { total } = await listConcepts(other.owner, other.glossaryId, { sort: "created", limit: 9 });
    expect(total).toBe(0);
  });

  it("is previewed with what is lost", async () => {
    const { viewer, stranger, glossaryId, narrow } = await build();
    expect(await previewTermsExport(viewer, glossaryId, "tbx-core-dca")).toMatchObject({
      concepts: 2,
      notes: [
        { code: "statuses", count: 4 },
        { code: "domains", count: 1, examples: [{ conceptId: narrow.id, text: "trade" }] },
        { code: "relations", count: 2 },
      ],
    });
    expect((await previewTermsExport(viewer, glossaryId, "json")).notes).toEqual([]);
    await expect(previewTermsExport(stranger, glossaryId, "json")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is refused in one sentence when it is hostile, and to who may only read", async () => {
    const { owner, viewer, glossaryId } = await build();
    const bytes = new TextEncoder().encode('<!DOCTYPE tbx [<!ENTITY x "y">]><tbx/>');
    await expect(take(owner, glossaryId, bytes)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("document type"),
    });
    await expect(take(viewer, glossaryId, bytes)).rejects.toMatchObject({ code: "forbidden" });
  });
});
