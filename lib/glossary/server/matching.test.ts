import { describe, expect, it } from "vitest";
import { database, transaction } from "@/lib/db/database";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { updateTerm } from "./concepts";
import { listDocumentTerms } from "./document-terms";
import { getDossier } from "./dossier";
import { putLink } from "./glossaries";
import { judgePair, listOccurrences, MOST_OCCURRENCES, recognize } from "./match-texts";
import { MOST_TEXT, recognize as recognizing, verdicts } from "./matching-schema";
import { passOnTermWaivers } from "./pass-on-waivers";
import { unwaive, waive } from "./waivers";

const TEXTS = ["我们推动构建命运共同体。", "今天没有术语。", "共同体的命运，就是命运共同体。"];

/** A document of three paragraphs with a track, and a glossary of two concepts beside it. */
async function buildTexts(english: readonly string[]) {
  const project = await buildProject();
  const document = await buildDocument({ texts: TEXTS, project });
  const track = await buildTrack({ document });
  for (const [at, text] of english.entries())
    await database().rendering.update({ where: { id: track.renderingIds[at] ?? "" }, data: { text } });
  const glossary = await buildGlossary({ project });
  const { owner, glossaryId } = glossary;
  const future = await buildConcept(owner, glossaryId, {
    zh: "命运共同体",
    en: "community with a shared future",
  });
  const community = await buildConcept(owner, glossaryId, { zh: "共同体", en: "community" });
  return { ...track, ...glossary, future, community };
}

const runOut = (id: string) =>
  database().termWaiver.update({
    where: { id },
    data: { expiresOn: new Date("2020-01-01"), expiresAt: new Date("2020-01-01") },
  });

describe("terms in a text", () => {
  it("are recognized through any glossary that the project uses", async () => {
    const { owner, glossaryId, paragraphIds, future, community, stranger } = await buildTexts([]);
    const [first] = await listOccurrences(owner, paragraphIds[0] ?? "");
    expect(first).toMatchObject({ conceptId: future.id, text: "命运共同体", start: 6, end: 11 });
    expect(first?.inner).toMatchObject([{ conceptId: community.id, text: "共同体", start: 8, end: 11 }]);
    expect(await recognize(owner, glossaryId, "共同体")).toMatchObject([{ conceptId: community.id }]);
    await expect(listOccurrences(stranger, paragraphIds[0] ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(recognize(stranger, glossaryId, "共同体")).rejects.toMatchObject({ code: "not-found" });
  });

  it("follow a change at once", async () => {
    const { owner, glossaryId, future } = await buildTexts([]);
    const pair = { source: TEXTS[0] ?? "", target: "a community of common destiny", date: null };
    expect(await judgePair(owner, glossaryId, pair)).toMatchObject([
      { conceptId: future.id, verdict: "missing" },
    ]);
    await updateTerm(
      owner,
      future.terms[1]?.id ?? "",
      { text: "community of common destiny" },
      { seen: null },
    );
    expect(await judgePair(owner, glossaryId, pair)).toMatchObject([
      { conceptId: future.id, verdict: "found" },
    ]);
  });
});

describe("what is asked of any text", () => {
  it("is bounded, in and out, with a sentence", async () => {
    const { viewer, owner, glossaryId } = await buildGlossary();
    await buildConcept(owner, glossaryId, { zh: "甲", en: "first" });
    expect(await recognize(viewer, glossaryId, "甲".repeat(MOST_OCCURRENCES))).toHaveLength(MOST_OCCURRENCES);
    await expect(recognize(viewer, glossaryId, "甲".repeat(MOST_OCCURRENCES + 1))).rejects.toMatchObject({
      code: "too-large",
      key: "tooManyOccurrences",
    });
    const long = "乙".repeat(MOST_TEXT + 1);
    const refused = [
      recognizing.body?.safeParse({ text: long }),
      verdicts.body?.safeParse({ source: long, target: "t" }),
    ];
    expect(refused.map((read) => read?.error?.issues[0]?.message)).toEqual([
      "A text holds at most 100,000 characters: send a longer one in parts.",
      "A text holds at most 100,000 characters: send a longer one in parts.",
    ]);
  });
});

describe("listDocumentTerms", () => {
  it("gives occurrences, verdicts by track, and each concept once", async () => {
    const built = await buildTexts([
      "We build a community with a shared future.",
      "",
      "A community is what we want.",
    ]);
    const { viewer, documentId, paragraphIds, trackId, future } = built;
    const { paragraphs, concepts } = await listDocumentTerms(viewer, documentId, {
      paragraphIds,
      trackIds: [trackId],
    });
    expect(paragraphs.map(({ occurrences }) => occurrences.length)).toEqual([1, 0, 2]);
    const verdicts = paragraphs.map(({ renderings }) =>
      renderings[0]?.verdicts.map(({ verdict }) => verdict),
    );
    expect(verdicts).toEqual([["found"], [], ["found", "missing"]]);
    expect(concepts).toHaveLength(2);
    expect(concepts.find(({ id }) => id === future.id)?.pinyin).toBe("mìng yùn gòng tóng tǐ");
  });

  it("judges by what is decided where somebody proposes a longer term, shows both, and tells its place", async () => {
    const built = await buildTexts(["We build a community with a shared future."]);
    const { viewer, translator, glossaryId, documentId, paragraphIds, trackId, future } = built;
    const asked = { zh: "构建命运", en: "building a destiny", status: "proposed" as const };
    const crossing = await buildConcept(translator, glossaryId, asked);
    const { paragraphs, concepts } = await listDocumentTerms(viewer, documentId, {
      paragraphIds: paragraphIds.slice(0, 1),
      trackIds: [trackId],
    });
    expect(paragraphs[0]?.occurrences.map(({ conceptId }) => conceptId)).toContain(crossing.id);
    expect(paragraphs[0]?.renderings[0]?.verdicts).toMatchObject([
      { conceptId: future.id, start: 6, verdict: "found" },
    ]);
    expect(concepts.map(({ id }) => id)).toEqual(expect.arrayContaining([crossing.id, future.id]));
    const { items } = await getDossier(viewer, future.id, { limit: 10 });
    const [place] = items.filter(({ paragraphId }) => paragraphId === paragraphIds[0]);
    expect(place).toMatchObject({ spans: [{ start: 6, end: 11 }], renderings: [{ verdict: "found" }] });
  });

  it("shows nothing of a foreign document's paragraphs", async () => {
    const { viewer, documentId, trackId } = await buildTexts([]);
    const other = await buildTexts([]);
    const asked = { paragraphIds: other.paragraphIds, trackIds: [trackId, other.trackId] };
    expect((await listDocumentTerms(viewer, documentId, asked)).paragraphs).toEqual([]);
  });
});

describe("a waiver", () => {
  it("covers one place, with a reason, until the wording is decided anew or it is taken back", async () => {
    const built = await buildTexts(["We build a shared house.", "", ""]);
    const { owner, translator, viewer, documentId, paragraphIds, trackId, renderingIds, future } = built;
    const renderingId = renderingIds[0] ?? "";
    const asked = { renderingId, conceptId: future.id, reason: "a pun in the source", expiresOn: null };
    const verdict = async () => {
      const seen = await listDocumentTerms(owner, documentId, { paragraphIds, trackIds: [trackId] });
      return seen.paragraphs[0]?.renderings[0]?.verdicts[0]?.verdict;
    };
    await expect(waive(viewer, asked)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await waive(translator, asked);
    expect(await verdict()).toBe("waived");
    const { items } = await getDossier(owner, future.id, { limit: 9, verdict: "waived" });
    expect(items[0]?.renderings[0]?.waiver).toMatchObject({
      reason: "a pun in the source",
      byName: "translator",
    });
    await updateTerm(owner, future.terms[1]?.id ?? "", { text: "shared destiny" }, { seen: null });
    expect(await verdict()).toBe("missing");
    const again = await waive(translator, asked);
    await unwaive(translator, renderingId, again.id);
    await unwaive(translator, renderingId, id);
    expect(await verdict()).toBe("missing");
  });

  it("runs out on its day", async () => {
    const built = await buildTexts(["We build a shared house.", "", ""]);
    const { owner, documentId, paragraphIds, trackId, renderingIds, future } = built;
    const asked = { renderingId: renderingIds[0] ?? "", conceptId: future.id, reason: "r" };
    const verdict = async () => {
      const seen = await listDocumentTerms(owner, documentId, { paragraphIds, trackIds: [trackId] });
      return seen.paragraphs[0]?.renderings[0]?.verdicts[0]?.verdict;
    };
    await expect(waive(owner, { ...asked, expiresOn: "2020-01-01" })).rejects.toMatchObject({
      ...{ code: "invalid", key: "waiverPast" },
    });
    const { id } = await waive(owner, { ...asked, expiresOn: new Date().toISOString().slice(0, 10) });
    expect(await verdict()).toBe("waived");
    await runOut(id);
    expect(await verdict()).toBe("missing");
  });

  it("goes along with the words unless one that counts is there already; what has run out neither goes nor hinders", async () => {
    const built = await buildTexts(["We build a shared house.", "", "A shared house."]);
    const { owner, documentId, paragraphIds, trackId, renderingIds, future } = built;
    const [firstId = "", , thirdId = ""] = renderingIds;
    const leave = (renderingId: string, reason: string) =>
      waive(owner, { renderingId, conceptId: future.id, reason, expiresOn: null });
    const passOn = (fromId: string, toId: string) =>
      transaction((tx) => passOnTermWaivers(tx, [{ fromId, toId }]));
    const verdicts = async () => {
      const seen = await listDocumentTerms(owner, documentId, { paragraphIds, trackIds: [trackId] });
      return seen.paragraphs.map(
        ({ renderings }) =>
          renderings[0]?.verdicts.find(({ conceptId }) => conceptId === future.id)?.verdict ?? null,
      );
    };
    const first = await leave(firstId, "for a day");
    await runOut(first.id);
    await passOn(firstId, thirdId);
    expect(await database().termWaiver.count({ where: { renderingId: thirdId } })).toBe(0);
    await leave(thirdId, "as published");
    await passOn(thirdId, firstId);
    expect(await verdicts()).toEqual(["waived", null, "waived"]);
    await passOn(thirdId, firstId);
    expect(await database().termWaiver.count({ where: { renderingId: firstId } })).toBe(2);
    // One of a wording that was agreed before covers nothing, and keeps none away that does.
    await updateTerm(owner, future.terms[1]?.id ?? "", { text: "shared destiny" }, { seen: null });
    await leave(thirdId, "still as published");
    expect(await verdicts()).toEqual(["missing", null, "waived"]);
    await passOn(thirdId, firstId);
    expect(await verdicts()).toEqual(["waived", null, "waived"]);
  });

  it("is only for concepts that the project uses", async () => {
    const { translator, renderingIds } = await buildTexts([]);
    const other = await buildTexts([]);
    const asked = {
      renderingId: renderingIds[0] ?? "",
      conceptId: other.future.id,
      reason: "r",
      expiresOn: null,
    };
    await expect(waive(translator, asked)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the dossier", () => {
  it("lists each place with the verdict of each track, newest document first, folded places left out", async () => {
    const built = await buildTexts(["We build a community with a shared future.", "", "A community."]);
    await database().document.update({
      where: { id: built.documentId },
      data: { date: new Date("2020-12-31") },
    });
    const dossier = await getDossier(built.viewer, built.future.id, { limit: 9 });
    expect(
      dossier.items.map(({ number, renderings }) => [number, renderings.map(({ verdict }) => verdict)]),
    ).toEqual([
      [1, ["found"]],
      [3, ["missing"]],
    ]);
    expect(dossier).toMatchObject({ total: 2, counts: { found: 1, missing: 1 }, nextCursor: null });
    expect(dossier.byMonth).toMatchObject([{ month: "2020-12", counts: { found: 1, missing: 1 } }]);
    const community = await getDossier(built.viewer, built.community.id, { limit: 1 });
    expect(community.items.map(({ number }) => number)).toEqual([3]);
  });

  it("shows each person the documents of their own projects only", async () => {
    const built = await buildTexts([]);
    const other = await buildTexts([]);
    await database().membership.create({
      data: { userId: built.owner.id, projectId: other.projectId, role: "owner" },
    });
    await putLink(built.owner, { glossaryId: built.glossaryId, projectId: other.projectId, right: "read" });
    const seen = async (actor: typeof built.owner) =>
      new Set(
        (await getDossier(actor, built.future.id, { limit: 9 })).items.map(({ projectId }) => projectId),
      );
    expect(await seen(built.owner)).toEqual(new Set([built.projectId, other.projectId]));
    expect(await seen(built.viewer)).toEqual(new Set([built.projectId]));
    expect(await seen(other.viewer)).toEqual(new Set([other.projectId]));
    await expect(getDossier(built.stranger, built.future.id, { limit: 9 })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
