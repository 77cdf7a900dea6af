import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { updateDocument } from "@/lib/documents/server/update-document";
import { newTerm } from "@/lib/glossary/core/entry";
import { addTerm, updateConcept, updateTerm } from "@/lib/glossary/server/concepts";
import { listDocumentTerms } from "@/lib/glossary/server/document-terms";
import { waive } from "@/lib/glossary/server/waivers";
import { holdTo } from "@/lib/quality/core/live-terms";
import { runFirstMention, runPairChecks } from "@/lib/quality/core/run-checks";
import { sourceTermsOf } from "@/lib/quality/core/source-terms";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { listDocumentFindings } from "./find-findings";
import { updateCheckSettings } from "./settings";

const NOW = { seen: null };
const SOURCE = "亚投行坚持多边主义，反对霸权主义。";
const LANGUAGES = { sourceLanguage: "zh-CN", targetLanguage: "en" };

/** Two paragraphs that name the same, and a glossary with a wording for each verdict; a longer term is merely proposed. */
async function build() {
  const project = await buildGlossary();
  const { owner, translator, glossaryId } = project;
  const document = await buildDocument({ texts: [SOURCE, SOURCE], project });
  const track = await buildTrack({ document });
  const bank = await buildConcept(owner, glossaryId, {
    zh: "亚投行",
    en: "Asian Infrastructure Investment Bank",
  });
  await updateTerm(owner, bank.terms[1]?.id ?? "", { type: "fullForm" }, NOW);
  const short = { language: "en", text: "AIIB", status: "admitted", type: "acronym" };
  await addTerm(owner, bank.id, newTerm.parse(short), NOW);
  await updateConcept(owner, bank.id, { fullThenShort: true }, NOW);
  const many = await buildConcept(owner, glossaryId, { zh: "多边主义", en: "multilateralism" });
  const old = { language: "en", text: "multi-sidedness", status: "superseded", validUntil: "2015-12-31" };
  await addTerm(owner, many.id, newTerm.parse(old), NOW);
  const power = await buildConcept(owner, glossaryId, { zh: "霸权主义", en: "hegemony" });
  await addTerm(
    owner,
    power.id,
    newTerm.parse({ language: "en", text: "bossism", status: "deprecated" }),
    NOW,
  );
  await buildConcept(translator, glossaryId, {
    zh: "坚持多边主义",
    en: "sticking to many",
    status: "proposed",
  });
  const asked = { paragraphIds: track.paragraphIds, trackIds: [track.trackId] };
  const onServer = async () => asSent(await listDocumentFindings(owner, track.documentId, asked, "en"));
  /** What a browser that has the server's last answers says of a text of the second paragraph. */
  const inBrowser = async () => {
    const { date, paragraphs, concepts } = asSent(await listDocumentTerms(owner, track.documentId, asked));
    const [, stored] = await onServer();
    const [, told] = paragraphs;
    const terms = told === undefined ? null : sourceTermsOf({ ...told, concepts }, SOURCE, LANGUAGES);
    if (terms === null || !stored?.mentions) throw new Error("The server told too little.");
    const [live, before] = [holdTo(terms), stored.mentions];
    return (target: string) => {
      const pair = { source: SOURCE, target, date };
      const named = { ...pair, id: "", namings: live.readNamings?.(pair) ?? [] };
      return [...runPairChecks(pair, { terms: live.judge(pair) }), ...runFirstMention(named, before)];
    };
  };
  const write = async (at: number, text: string) => {
    const data = { text, revision: { increment: 1 } };
    await database().rendering.update({ where: { id: track.renderingIds[at] ?? "" }, data });
    // Else what is said of a whole track may be a little old.
    await updateCheckSettings(owner, { projectId: project.projectId, seen: null, change: {} });
  };
  return { ...project, ...track, many, power, onServer, inBrowser, write };
}

const asSent = <Answer>(answer: Answer): Answer => JSON.parse(JSON.stringify(answer));

const ofGlossary = (findings: readonly { readonly check: string; readonly fingerprint: string }[]) =>
  findings.flatMap((finding) => {
    const { check, fingerprint } = finding;
    return /^term-|^first-mention/.test(check) ? [`${check} ${fingerprint}`] : [];
  });

describe("what a browser finds in a text before the server has it", () => {
  it("is what the server finds when it has it, on any date", async () => {
    const { owner, documentId, onServer, inBrowser, write } = await build();
    await write(0, "The AIIB upholds multilateralism and opposes hegemony.");
    const seen = new Set<string>();
    for (const date of ["2010-01-01", "2020-01-01", null]) {
      await updateDocument(owner, documentId, { date });
      const find = await inBrowser();
      for (const text of [
        "The AIIB upholds multi-sidedness and opposes bossism.",
        "The Asian Infrastructure Investment Bank (AIIB) upholds order.",
        "The Asian Infrastructure Investment Bank upholds multilateralism and opposes hegemony. The Asian Infrastructure Investment Bank does.",
      ]) {
        const before = find(text);
        await write(1, text);
        const [, stored] = await onServer();
        expect(ofGlossary(before)).toEqual(ofGlossary(stored?.findings ?? []));
        for (const { check } of before) seen.add(check);
      }
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(["term-missing", "term-forbidden", "term-superseded", "first-mention"]),
    );
  });

  it("follows what is decided in the glossary, and knows what is left as it is where nothing was found yet", async () => {
    const { owner, many, power, renderingIds, onServer, inBrowser, write } = await build();
    const [, renderingId = ""] = renderingIds;
    await write(1, "The AIIB upholds multilateralism and opposes hegemony.");
    await updateTerm(owner, power.terms[1]?.id ?? "", { text: "domination" }, NOW);
    const find = await inBrowser();
    expect(
      find("The AIIB upholds multilateralism and opposes domination.").map(({ check }) => check),
    ).not.toContain("term-missing");
    await waive(owner, { renderingId, conceptId: many.id, reason: "a pun", expiresOn: null });
    const [, stored] = await onServer();
    expect(stored?.left).toMatchObject([{ conceptId: many.id, waiver: { reason: "a pun" } }]);
    expect(stored?.findings.some(({ waiver }) => waiver !== null)).toBe(false);
    await updateTerm(owner, many.terms[1]?.id ?? "", { text: "multilateral order" }, NOW);
    expect((await onServer())[1]?.left).toEqual([]);
  });
});
