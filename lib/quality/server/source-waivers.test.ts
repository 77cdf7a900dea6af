import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { reportFindings } from "@/lib/quality/server/report-findings";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { listSourceFindings } from "./list-source-findings";
import { updateCheckSettings } from "./settings";
import { unwaiveSourceFinding, waiveSourceFinding } from "./waive-source-finding";

const TWICE = "如果如果各方同意，会议照常举行。";

/** A document whose first paragraph says something twice, and its finding as somebody sees it now. */
async function build() {
  const project = await buildProject();
  const document = await buildDocument({ texts: [TWICE, "会议如期举行。", TWICE], project });
  const { documentId, paragraphIds } = document;
  const [paragraphId = "", , otherId = ""] = paragraphIds;
  const findings = async () => {
    const asked = { paragraphIds: null, limit: 10 };
    const { items } = await listSourceFindings(project.viewer, documentId, asked, "en");
    return items;
  };
  const [finding] = await findings();
  const { check = "", fingerprint = "" } = finding ?? {};
  const wish = { paragraphId, check, fingerprint, reason: "Sung so.", expiresOn: null };
  const write = (text: string) =>
    database().paragraph.update({
      where: { id: paragraphId },
      data: { text, revision: { increment: 1 } },
    });
  /** Why the first paragraph's findings are left as they are, in order. */
  const reasons = async () =>
    (await findings())
      .filter((each) => each.paragraphId === paragraphId)
      .map(({ waiver }) => waiver?.reason ?? null);
  return { ...project, document, paragraphId, otherId, wish, write, findings, reasons };
}

describe("the waiver of a finding on a source", () => {
  it("covers it with its reason for all translations, and can be taken back", async () => {
    const { translator, wish, paragraphId, otherId, findings, reasons } = await build();
    const { id } = await waiveSourceFinding(translator, { ...wish, expiresOn: "2999-12-31" });
    const items = await findings();
    expect(items).toMatchObject([
      {
        paragraphId,
        waiver: { id, reason: "Sung so.", byName: "translator", expiresOn: "2999-12-31" },
      },
      { paragraphId: otherId, waiver: null },
    ]);
    const audited = await database().auditEvent.findMany({ where: { objectId: paragraphId } });
    expect(audited).toMatchObject([
      { action: "finding.waive", objectType: "paragraph", details: { check: "source-repeat" } },
    ]);
    await unwaiveSourceFinding(translator, paragraphId, id);
    expect(await reasons()).toEqual([null]);
    await expect(unwaiveSourceFinding(translator, paragraphId, id)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is refused to readers and for what no check reports, and not found by strangers", async () => {
    const { viewer, stranger, translator, wish, paragraphId, document } = await build();
    const waive = (actor: typeof viewer, other = {}) => waiveSourceFinding(actor, { ...wish, ...other });
    await expect(waive(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(waive(stranger)).rejects.toMatchObject({ code: "not-found" });
    await expect(waive(translator, { fingerprint: "other" })).rejects.toMatchObject({ code: "conflict" });
    const sound = { paragraphId: document.paragraphIds[1] };
    await expect(waive(translator, sound)).rejects.toMatchObject({ code: "conflict" });
    const { id } = await waive(translator);
    await expect(unwaiveSourceFinding(viewer, paragraphId, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(unwaiveSourceFinding(stranger, paragraphId, id)).rejects.toMatchObject({
      code: "not-found",
    });
    const elsewhere = await build();
    await expect(unwaiveSourceFinding(elsewhere.translator, elsewhere.paragraphId, id)).rejects.toMatchObject(
      {
        code: "not-found",
      },
    );
    await database().paragraph.update({ where: { id: paragraphId }, data: { excluded: true } });
    await expect(waive(translator)).rejects.toMatchObject({ code: "conflict" });
  });

  it("ends when the place changes materially, not when something else does, and on its day", async () => {
    const { translator, wish, write, reasons, paragraphId } = await build();
    await waiveSourceFinding(translator, wish);
    await write(`今后，${TWICE}`);
    expect(await reasons()).toEqual(["Sung so."]);
    await write("但是但是各方同意，会议照常举行。");
    expect(await reasons()).toEqual([null]);
    await write(TWICE);
    await database().findingWaiver.updateMany({
      where: { paragraphId },
      data: { expiresOn: new Date("2020-01-01"), expiresAt: new Date("2020-01-01") },
    });
    expect(await reasons()).toEqual([null]);
    await waiveSourceFinding(translator, { ...wish, reason: "Sung so again." });
    expect(await reasons()).toEqual(["Sung so again."]);
  });

  it("is one, also when two people leave it at the same moment", async () => {
    const { translator, reviewer, wish, paragraphId, reasons } = await build();
    const made = await Promise.all([translator, reviewer].map((actor) => waiveSourceFinding(actor, wish)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await unwaiveSourceFinding(reviewer, paragraphId, made[0]?.id ?? "");
    expect(await reasons()).toEqual([null]);
  });

  it("is of a rendering or of a source, never of both or none", async () => {
    const { document, paragraphId, owner } = await build();
    const { renderingIds } = await buildTrack({ document });
    const data = { check: "date", fingerprint: "t", reason: "t", createdById: owner.id };
    const create = (place: object) => database().findingWaiver.create({ data: { ...data, ...place } });
    await expect(create({})).rejects.toThrow(/FindingWaiver_one_place/);
    const both = { renderingId: renderingIds[0] ?? "", paragraphId };
    await expect(create(both)).rejects.toThrow(/FindingWaiver_one_place/);
  });

  it("is told by the report of each track, beside what is open in the source", async () => {
    const { translator, viewer, owner, wish, document, paragraphId, otherId, projectId } = await build();
    const { trackId, documentId } = await buildTrack({ document });
    await waiveSourceFinding(translator, wish);
    const report = () => reportFindings(viewer, { documentId, trackId }, "en");
    expect(await report()).toMatchObject({
      open: [{ check: "source-repeat", renderingId: null, paragraphId: otherId, number: 3 }],
      waivers: [
        {
          ...{ check: "source-repeat", renderingId: null, paragraphId, number: 1 },
          ...{ source: "如果如果", target: null, reason: "Sung so.", byName: "translator" },
        },
      ],
    });
    const checks = { "source-repeat": { on: false, severity: null } };
    await updateCheckSettings(owner, { projectId, change: { checks }, seen: null });
    expect(await report()).toEqual({ open: [], waivers: [] });
  });
});
