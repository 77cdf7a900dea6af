import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { listLabels } from "@/lib/discussion/server/labels";
import { listRenderingFindings } from "@/lib/quality/server/find-findings";
import { updateCheckSettings } from "@/lib/quality/server/settings";
import { waiveFinding } from "@/lib/quality/server/waive-finding";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { reportSchema } from "@/lib/review/core/report";
import { getReport } from "@/lib/review/server/get-report";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { exportReport } from "./export-report";

const TEXTS = ["我们坚持多边主义。", "会议在2020年举行。", "谢谢。"];

/** A track that has something of everything a report tells. */
async function buildReported() {
  const built = await buildAnnotating(TEXTS);
  const { trackId, translator, reviewer, owner, projectId } = built;
  const [first = "", second = "", third = ""] = built.paragraphIds;
  const { glossaryId } = await buildGlossary({ project: built });
  const concept = await buildConcept(owner, glossaryId, { zh: "多边主义", en: "multilateralism" });
  const put = (paragraphId: string, text: string, actor = translator) =>
    putRendering(actor, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
  const idOf = async (paragraphId: string) =>
    (await database().rendering.findFirstOrThrow({ where: { trackId, paragraphId } })).id;
  await put(first, "We uphold the the order.");
  await put(second, "The meeting was held in 2020.");
  await setState(translator, {
    renderingId: await idOf(second),
    state: "translated",
    comment: "",
    seen: null,
  });
  await put(second, "The conference was held in 2020.", reviewer);
  await setState(reviewer, { renderingId: await idOf(second), state: "reviewed", comment: "", seen: null });
  const error = await built.annotate(second, "conference", {
    ...{ side: "track", actor: reviewer, comment: { body: "Say meeting.", mentions: [] } },
  });
  const labels = await listLabels(reviewer, projectId);
  const style = labels.items.find(({ mqmType }) => mqmType === "style");
  await database().annotation.update({
    where: { id: error.id },
    data: { labelId: style?.id ?? null, severity: "minor" },
  });
  const waive = async (check: string, reason: string) => {
    const renderingId = await idOf(first);
    const findings = await listRenderingFindings(translator, renderingId, "en");
    const { fingerprint = "" } = findings.find((finding) => finding.check === check) ?? {};
    return waiveFinding(translator, { renderingId, check, fingerprint, reason, expiresOn: "2999-12-31" });
  };
  return { ...built, concept, put, waive, second, third };
}

describe("the quality report of a track", () => {
  it("tells progress, score, errors, changes, findings and waivers", async () => {
    const { documentId, trackId, viewer, waive } = await buildReported();
    await waive("repeated-word", "It is sung so.");
    await waive("term-missing", "Said before.");
    const report = await getReport(viewer, { documentId, trackId, locale: "en" });
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.progress).toMatchObject([
      { state: "initial", paragraphs: 2, characters: 12, words: 5 },
      { state: "needs-work", paragraphs: 0 },
      { state: "translated", paragraphs: 0 },
      { state: "reviewed", paragraphs: 1, characters: 7, words: 6 },
      { state: "final", paragraphs: 0 },
    ]);
    expect(report.score).toMatchObject({ penalty: 1, looked: 1, passLimit: null, passed: null });
    expect(report.errors).toMatchObject({
      byType: [{ label: { nameEn: "Style" }, counts: { minor: 1 }, total: 1 }],
      items: [
        {
          ...{ number: 2, quote: "conference", originalQuote: "conference", status: "attached" },
          ...{ severity: "minor", byName: "reviewer", comment: "Say meeting." },
        },
      ],
    });
    expect(report.changes.items).toMatchObject([
      { number: 2, before: { byName: "translator" }, after: { byNames: ["reviewer"] } },
    ]);
    expect(report.changes.share).toBeGreaterThan(0);
    expect(report.findings.items.map(({ check }) => check)).not.toContain("repeated-word");
    expect(report.findings.items.map(({ check }) => check)).not.toContain("term-missing");
    expect(report.waivers).toHaveLength(2);
    expect(report.waivers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ number: 1, check: "repeated-word", reason: "It is sung so.", byName: "translator" },
          expiresOn: "2999-12-31",
        }),
        expect.objectContaining({ check: "term-missing", reason: "Said before.", source: "多边主义" }),
      ]),
    );
  });

  it("leaves out waivers whose text has changed, and keeps those of concepts whose check is off", async () => {
    const { documentId, trackId, viewer, owner, projectId, paragraphIds, put, waive } = await buildReported();
    await waive("repeated-word", "It is sung so.");
    await waive("term-missing", "Said before.");
    await put(paragraphIds[0] ?? "", "We uphold the order.");
    const off = { "term-missing": { on: false, severity: null } } as const;
    await updateCheckSettings(owner, { projectId, change: { checks: off }, seen: null });
    const { waivers } = await getReport(viewer, { documentId, trackId, locale: "en" });
    expect(waivers).toMatchObject([
      { check: null, message: "多边主义 – multilateralism", reason: "Said before.", number: 1 },
    ]);
  });

  it("comes as files named after document and track, in the language of the request", async () => {
    const { documentId, trackId, viewer } = await buildReported();
    const asked = { documentId, trackId, locale: "zh-CN" } as const;
    const html = await exportReport(viewer, { ...asked, format: "html" });
    expect(html.fileName).toBe("测试文档 Draft 1 质量报告.html");
    expect(await new Response(html.body).text()).toContain("<del>meeting</del><ins>conference</ins>");
    const xlsx = await exportReport(viewer, { ...asked, format: "xlsx" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await new Response(xlsx.body).arrayBuffer());
    const names = book.worksheets.map(({ name }) => name);
    expect(names).toEqual(["Summary", "Errors", "Changes", "Findings", "Waivers"]);
    expect(book.getWorksheet("Errors")?.getRow(2).values).toEqual(
      expect.arrayContaining([2, "文体", "minor", "conference"]),
    );
    const json = await exportReport(viewer, { ...asked, format: "json" });
    expect(await new Response(json.body).json()).toMatchObject({ track: { id: trackId } });
    const audited = await database().auditEvent.findMany({ where: { action: "report.export" } });
    expect(audited.filter(({ objectId }) => objectId === trackId)).toHaveLength(2);
  });

  it("is not found for strangers, nor for a track of another document", async () => {
    const one = await buildAnnotating(TEXTS);
    const other = await buildAnnotating(TEXTS);
    const asked = { documentId: one.documentId, locale: "en" } as const;
    const gone = { code: "not-found" };
    await expect(getReport(one.stranger, { ...asked, trackId: one.trackId })).rejects.toMatchObject(gone);
    await expect(getReport(one.viewer, { ...asked, trackId: other.trackId })).rejects.toMatchObject(gone);
    expect(await getReport(one.viewer, { ...asked, trackId: one.trackId })).toMatchObject({
      ...{ errors: { items: [] }, changes: { share: 0, items: [] }, waivers: [] },
      score: { perThousand: null, passed: null },
    });
  });
});
