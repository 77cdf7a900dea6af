import { generateKeyBetween } from "fractional-indexing";
import { describe, expect, it } from "vitest";
import { database, transaction } from "@/lib/db/database";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildChecked, checksOf, ENGLISH, TEXTS } from "@/lib/testing/build-checks";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { endOfDay } from "@/lib/text/core/end-of-day";
import { checkPair } from "./check-pair";
import { listDocumentFindings, listRenderingFindings, listTrackFindings } from "./find-findings";
import { listSourceFindings } from "./list-source-findings";
import { passOnFindingWaivers } from "./pass-on-waivers";
import { updateCheckSettings } from "./settings";
import { unwaiveFinding, waiveFinding } from "./waive-finding";

describe("checkPair", () => {
  it("says what it found in the language asked for, and stores nothing", async () => {
    const { owner } = await buildProject();
    const pair = { source: TEXTS[0] ?? "", target: ENGLISH[0] ?? "" };
    const english = await checkPair(owner, pair, "en");
    expect(checksOf(english)).toEqual(expect.arrayContaining(["repeated-word", "fullwidth"]));
    const repeated = english.find(({ check }) => check === "repeated-word");
    expect(repeated?.target).toMatchObject({ text: expect.stringContaining("the") });
    const chinese = await checkPair(owner, pair, "zh-CN");
    expect(chinese[0]?.message).toMatch(/\p{Script=Han}/u);
    expect(await checkPair(owner, { ...pair, checks: ["fullwidth"] }, "en")).toHaveLength(1);
    const twice = {
      source: "如果如果各方同意，会议照常举行。",
      target: "If all agree, the meeting will be held.",
    };
    expect(checksOf(await checkPair(owner, twice, "en"))).toEqual(["source-repeat"]);
  });

  it("holds a glossary's wordings against it for who may read it", async () => {
    const { owner, glossaryId, stranger } = await buildGlossary();
    await buildConcept(owner, glossaryId, { zh: "多边主义", en: "multilateralism" });
    const pair = { source: TEXTS[0] ?? "", target: "We uphold order.", glossaryId };
    const [finding] = (await checkPair(owner, pair, "en")).filter(({ check }) => check === "term-missing");
    expect(finding?.source).toMatchObject({ start: 4, end: 8, text: "多边主义" });
    expect(finding?.message).toContain("multilateralism");
    await expect(checkPair(stranger, pair, "en")).rejects.toMatchObject({ code: "not-found" });
  });

  it("holds the wording against it that was agreed on the text's date", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const { terms } = await buildConcept(owner, glossaryId, { zh: "多边主义", en: "multilateralism" });
    const id = terms.find(({ language }) => language === "en")?.id ?? "";
    await database().term.update({ where: { id }, data: { validUntil: new Date("2015-12-31") } });
    await database().glossary.update({ where: { id: glossaryId }, data: { version: { increment: 1 } } });
    const pair = { source: TEXTS[0] ?? "", target: "We uphold multilateralism.", glossaryId };
    const on = async (date: string | null) => checksOf(await checkPair(owner, { ...pair, date }, "en"));
    expect(await on("2010-05-24")).toEqual([]);
    expect(await on("2020-05-24")).toEqual(["term-superseded"]);
    expect(await on(null)).toEqual(["term-superseded"]);
  });
});

describe("the findings of a track", () => {
  it("come in parts with how far it is, and not to strangers", async () => {
    const { viewer, stranger, trackId, documentId, paragraphIds, firstId } = await buildChecked();
    const first = await listTrackFindings(viewer, trackId, { limit: 2 }, "en");
    expect(first).toMatchObject({ nextCursor: paragraphIds[1], checked: 2, total: 3 });
    expect(first.items.every(({ number }) => number === 1)).toBe(true);
    const last = await listTrackFindings(viewer, trackId, { limit: 2, cursor: paragraphIds[1] }, "en");
    expect(last).toMatchObject({ items: [], nextCursor: null, checked: 3, total: 3 });
    const some = await listDocumentFindings(
      viewer,
      documentId,
      { paragraphIds: paragraphIds.slice(0, 1), trackIds: [trackId] },
      "en",
    );
    expect(some).toMatchObject([{ renderingId: firstId, trackId }]);
    await expect(listTrackFindings(stranger, trackId, { limit: 2 }, "en")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("come once each, however the document is changed between the parts", async () => {
    const { owner, trackId, paragraphIds, documentId } = await buildChecked(
      TEXTS.map(() => String(ENGLISH[0])),
    );
    const part = (cursor?: string) => listTrackFindings(owner, trackId, { limit: 1, cursor }, "en");
    const numbersOf = ({ items }: Awaited<ReturnType<typeof part>>) => [
      ...new Set(items.map(({ number }) => number)),
    ];
    const first = await part();
    expect([first.nextCursor, numbersOf(first)]).toEqual([paragraphIds[0], [1]]);
    const { orderKey } = await database().paragraph.findUniqueOrThrow({
      where: { id: paragraphIds[0] ?? "" },
    });
    const text = "新的一段。";
    const added = {
      documentId,
      orderKey: generateKeyBetween(null, orderKey),
      kind: "body" as const,
      piece: text,
      text,
    };
    await database().paragraph.create({ data: { ...added, renderings: { create: { trackId } } } });
    const second = await part(first.nextCursor ?? "");
    expect(second).toMatchObject({ nextCursor: paragraphIds[1], checked: 3, total: 4 });
    expect(new Set(second.items.map(({ paragraphId }) => paragraphId))).toEqual(new Set([paragraphIds[1]]));
    const last = await part(second.nextCursor ?? "");
    expect([last.nextCursor, last.checked, numbersOf(last)]).toEqual([null, 4, [4]]);
    const other = await buildChecked();
    await expect(part(other.paragraphIds[0])).rejects.toMatchObject({ code: "invalid" });
  });

  it("know what only the whole track shows", async () => {
    const project = await buildProject();
    const document = await buildDocument({
      texts: ["我们将继续推动高质量发展。", "我们将继续推动高质量发展。"],
      project,
    });
    const track = await buildTrack({ document });
    const texts = [
      "We will keep working for high-quality development.",
      "We shall go on with quality growth.",
    ];
    for (const [at, text] of texts.entries())
      await database().rendering.update({ where: { id: track.renderingIds[at] ?? "" }, data: { text } });
    const { items } = await listTrackFindings(project.owner, track.trackId, { limit: 10 }, "en");
    expect(checksOf(items)).toContain("inconsistent");
  });
});

describe("a sentence without a counterpart", () => {
  const SOURCE = "双方举行了会谈。各方对此表示欢迎。双方将继续保持密切沟通。";
  const TARGET = "The two sides held talks. They will stay in close touch.";
  const quote = (text: string, words: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, quote: words };
  };
  const LINKS = [
    ["双方举行了会谈。", "The two sides held talks."],
    ["各方对此表示欢迎。", null],
    ["双方将继续保持密切沟通。", "They will stay in close touch."],
  ] as const;

  it("is told by the links of its rendering as long as they hold", async () => {
    const project = await buildProject();
    const document = await buildDocument({ texts: [SOURCE], project });
    const { renderingIds } = await buildTrack({ document });
    const [renderingId = ""] = renderingIds;
    await database().rendering.update({
      where: { id: renderingId },
      data: { text: TARGET, state: "translated" },
    });
    const save = async (confidence: number) => {
      const links = LINKS.map(([source, target]) => ({
        source: quote(SOURCE, source),
        target: target === null ? null : quote(TARGET, target),
        ...{ confidence, fixed: false },
      }));
      const kept = { links, sourceLength: SOURCE.length, targetLength: TARGET.length };
      await database().sentenceLinks.upsert({
        where: { renderingId },
        create: { renderingId, ...kept },
        update: kept,
      });
    };
    const codes = async () =>
      (await listRenderingFindings(project.viewer, renderingId, "en"))
        .filter(({ check }) => check === "missing-sentence")
        .map(({ code, source }) => [code, source?.text]);
    await save(0.9);
    expect(await codes()).toEqual([["missing-sentence", "各方对此表示欢迎。"]]);
    await save(0.5);
    expect(await codes()).toEqual([]);
    await save(0.9);
    await database().rendering.update({
      where: { id: renderingId },
      data: { text: "The two sides met. They will stay in close touch.", revision: { increment: 1 } },
    });
    expect((await codes()).map(([code]) => code)).not.toContain("missing-sentence");
  });
});

describe("the findings of a source", () => {
  const BROKEN = ["如果如果各方同意，会议照常举行。", "会议如期举行。", "中国坚持多边主义，反对单边主义，"];

  it("come without any translation, in parts or for some paragraphs, and not to strangers", async () => {
    const project = await buildProject();
    const { documentId, paragraphIds } = await buildDocument({ texts: BROKEN, project });
    const list = (asked: Partial<Parameters<typeof listSourceFindings>[2]>, actor = project.viewer) =>
      listSourceFindings(actor, documentId, { paragraphIds: null, limit: 2, ...asked }, "en");
    const first = await list({});
    expect(first).toMatchObject({ nextCursor: paragraphIds[1], checked: 2, total: 3 });
    expect(first.items).toMatchObject([
      {
        check: "source-repeat",
        number: 1,
        paragraphId: paragraphIds[0],
        source: { text: "如果如果", start: 0 },
      },
    ]);
    const last = await list({ cursor: paragraphIds[1] });
    expect(last).toMatchObject({ items: [{ number: 3 }], nextCursor: null, checked: 3 });
    const some = await list({ paragraphIds: paragraphIds.slice(1) });
    expect(some).toMatchObject({ items: [{ check: "source-broken", number: 3 }], total: 2 });
    await expect(list({}, project.stranger)).rejects.toMatchObject({ code: "not-found" });
  });

  it("follow the project's settings", async () => {
    const project = await buildProject();
    const { documentId } = await buildDocument({ texts: BROKEN, project });
    const checks = { "source-repeat": { on: false, severity: null } };
    await updateCheckSettings(project.owner, {
      projectId: project.projectId,
      change: { checks },
      seen: null,
    });
    const asked = { paragraphIds: null, limit: 10 };
    const { items } = await listSourceFindings(project.viewer, documentId, asked, "en");
    expect(checksOf(items)).toEqual(["source-broken"]);
  });
});

describe("a waiver", () => {
  it("needs a finding, covers it with its reason, and can be taken back", async () => {
    const { translator, viewer, stranger, firstId } = await buildChecked();
    const [finding] = await listRenderingFindings(viewer, firstId, "en");
    const asked = {
      renderingId: firstId,
      check: finding?.check ?? "",
      fingerprint: finding?.fingerprint ?? "",
      reason: "As published.",
      expiresOn: null,
    };
    await expect(waiveFinding(viewer, asked)).rejects.toMatchObject({ code: "forbidden" });
    await expect(waiveFinding(stranger, asked)).rejects.toMatchObject({ code: "not-found" });
    await expect(waiveFinding(translator, { ...asked, fingerprint: "other" })).rejects.toMatchObject({
      code: "conflict",
    });
    const { id } = await waiveFinding(translator, asked);
    const [waived] = await listRenderingFindings(viewer, firstId, "en");
    expect(waived?.waiver).toMatchObject({ reason: "As published." });
    await unwaiveFinding(translator, firstId, id);
    expect((await listRenderingFindings(viewer, firstId, "en"))[0]?.waiver).toBeNull();
  });

  it("ends when the place changes materially, not when something else does, and on its day", async () => {
    const { translator, firstId, write } = await buildChecked();
    const repeated = async () =>
      (await listRenderingFindings(translator, firstId, "en")).find(({ check }) => check === "repeated-word");
    const finding = await repeated();
    const asked = {
      renderingId: firstId,
      check: "repeated-word",
      fingerprint: finding?.fingerprint ?? "",
      reason: "As published.",
    };
    await expect(waiveFinding(translator, { ...asked, expiresOn: "2020-01-01" })).rejects.toMatchObject({
      ...{ code: "invalid", key: "waiverPast" },
    });
    const day = new Date().toISOString().slice(0, 10);
    const { id } = await waiveFinding(translator, { ...asked, expiresOn: day });
    expect((await repeated())?.waiver).toMatchObject({ id, expiresOn: day });
    await unwaiveFinding(translator, firstId, id);
    await waiveFinding(translator, { ...asked, expiresOn: null });
    await write(0, "Today we uphold the the multilateral system.");
    expect((await repeated())?.waiver).not.toBeNull();
    await write(0, "Today we uphold uphold the multilateral system.");
    expect((await repeated())?.waiver).toBeNull();
    await write(0, ENGLISH[0] ?? "");
    await database().findingWaiver.updateMany({
      where: { renderingId: firstId },
      data: { expiresOn: new Date("2020-01-01"), expiresAt: new Date("2020-01-01") },
    });
    expect((await repeated())?.waiver).toBeNull();
  });

  it("ends with the day where the person is, and a day that has gone there is refused, whatever it is elsewhere", async () => {
    const { translator, firstId } = await buildChecked();
    const [finding] = await listRenderingFindings(translator, firstId, "en");
    const asked = {
      ...{ renderingId: firstId, check: finding?.check ?? "", fingerprint: finding?.fingerprint ?? "" },
      reason: "As published.",
    };
    const dayIn = (timeZone: string, time: number) =>
      new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(time);
    // A day behind UTC and a day ahead: at any hour one of them has another day.
    for (const timeZone of ["Etc/GMT+12", "Etc/GMT-14"]) {
      const gone = { ...asked, timeZone, expiresOn: dayIn(timeZone, Date.now() - 86_400_000) };
      await expect(waiveFinding(translator, gone)).rejects.toMatchObject({ key: "waiverPast" });
      const expiresOn = dayIn(timeZone, Date.now());
      const { id } = await waiveFinding(translator, { ...asked, timeZone, expiresOn });
      const [waived] = await listRenderingFindings(translator, firstId, "en");
      const expiresAt = endOfDay(expiresOn, timeZone).toISOString();
      expect(waived?.waiver).toMatchObject({ id, expiresOn, expiresAt });
      await unwaiveFinding(translator, firstId, id);
    }
  });

  it("that has run out does not keep one that holds from going along with the words", async () => {
    const { translator, firstId, renderingIds, write } = await buildChecked();
    const secondId = renderingIds[1] ?? "";
    await write(1, ENGLISH[0] ?? "");
    const finding = (await listRenderingFindings(translator, firstId, "en")).find(
      ({ check }) => check === "repeated-word",
    );
    const known = { check: "repeated-word", fingerprint: finding?.fingerprint ?? "" };
    const waive = (renderingId: string, reason: string, expiresOn: string | null) =>
      waiveFinding(translator, { ...known, renderingId, reason, expiresOn });
    await waive(firstId, "For a day.", "2999-12-31");
    await database().findingWaiver.updateMany({
      where: { renderingId: firstId },
      data: { expiresOn: new Date("2020-01-01"), expiresAt: new Date("2020-01-01") },
    });
    await waive(secondId, "As published.", null);
    await transaction((tx) => passOnFindingWaivers(tx, [{ fromId: secondId, toId: firstId }]));
    const [now] = (await listRenderingFindings(translator, firstId, "en")).filter(
      ({ check }) => check === "repeated-word",
    );
    expect(now?.waiver).toMatchObject({ reason: "As published." });
  });

  it("of a term is the glossary's own", async () => {
    const built = await buildChecked();
    const { owner, glossaryId } = await buildGlossary({ project: built });
    await buildConcept(owner, glossaryId, { zh: "多边主义", en: "multilateralism" });
    const ofTerm = async () =>
      (await listRenderingFindings(owner, built.firstId, "en")).find(({ check }) => check === "term-missing");
    const finding = await ofTerm();
    const { id } = await waiveFinding(owner, {
      ...{ renderingId: built.firstId, check: "term-missing", fingerprint: finding?.fingerprint ?? "" },
      ...{ reason: "Said otherwise here.", expiresOn: null },
    });
    expect(await database().termWaiver.count({ where: { id } })).toBe(1);
    expect((await ofTerm())?.waiver).toMatchObject({ id, reason: "Said otherwise here." });
    await unwaiveFinding(owner, built.firstId, id);
    expect((await ofTerm())?.waiver).toBeNull();
  });
});
