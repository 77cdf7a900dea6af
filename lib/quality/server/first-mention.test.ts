import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { newTerm } from "@/lib/glossary/core/entry";
import { addTerm, updateConcept, updateTerm } from "@/lib/glossary/server/concepts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { checkFile } from "./check-file";
import { listDocumentFindings, listTrackFindings } from "./find-findings";
import { updateCheckSettings } from "./settings";

const TEXTS = ["亚投行开业", "亚投行已经开业。", "亚投行有很多成员。"];
const ENGLISH = ["AIIB Opens", "The AIIB has opened for business.", "The AIIB has many members."];
const FULL = "Asian Infrastructure Investment Bank";
const NOW = { seen: null };

/** A concept with a full form and an acronym, and a track that begins with the acronym. */
async function build() {
  const project = await buildGlossary();
  const { owner, glossaryId } = project;
  const { id, terms } = await buildConcept(owner, glossaryId, { zh: "亚投行", en: FULL });
  await updateTerm(owner, terms[1]?.id ?? "", { type: "fullForm" }, NOW);
  const short = newTerm.parse({ language: "en", text: "AIIB", status: "admitted", type: "acronym" });
  await addTerm(owner, id, short, NOW);
  const document = await buildDocument({ texts: TEXTS, project });
  const heading = { where: { id: document.paragraphIds[0] ?? "" }, data: { kind: "heading" as const } };
  await database().paragraph.update(heading);
  const track = await buildTrack({ document });
  for (const [at, text] of ENGLISH.entries())
    await database().rendering.update({ where: { id: track.renderingIds[at] ?? "" }, data: { text } });
  const look = async () => {
    const { items } = await listTrackFindings(owner, track.trackId, { limit: 10 }, "en");
    return items.filter(({ check }) => check === "first-mention");
  };
  const ask = () => updateConcept(owner, id, { fullThenShort: true }, NOW);
  return { ...project, ...track, conceptId: id, look, ask };
}

describe("first-mention", () => {
  it("follows what the glossary asks and what the project has switched on", async () => {
    const { owner, projectId, renderingIds, look, ask } = await build();
    expect(await look()).toEqual([]);
    await ask();
    expect(await look()).toMatchObject([
      {
        ...{ renderingId: renderingIds[1], number: 2, severity: "warning", ofTrack: true },
        ...{ source: { text: "亚投行" }, target: { text: "AIIB" }, message: expect.stringContaining(FULL) },
      },
    ]);
    const set = (on: boolean) =>
      updateCheckSettings(owner, {
        ...{ projectId, seen: null },
        change: { checks: { "first-mention": { on, severity: "notice" } } },
      });
    await set(true);
    expect(await look()).toMatchObject([{ severity: "notice" }]);
    await set(false);
    expect(await look()).toEqual([]);
  });

  it("tells of a paragraph only which concepts of its own source were named before", async () => {
    const { owner, documentId, trackId, paragraphIds, conceptId, ask } = await build();
    await ask();
    const last = paragraphIds[2] ?? "";
    const mentions = async () => {
      const asked = { paragraphIds: [last], trackIds: [trackId] };
      const [found] = await listDocumentFindings(owner, documentId, asked, "en");
      return found?.mentions;
    };
    expect(await mentions()).toEqual({ met: [conceptId], written: [] });
    await database().paragraph.update({ where: { id: last }, data: { text: "有很多成员。" } });
    expect(await mentions()).toEqual({ met: [], written: [] });
  });

  it("is found in a file of pairs, of each translation on its own", async () => {
    const { owner, glossaryId, ask } = await build();
    await ask();
    const pairs = TEXTS.slice(1).flatMap((source, at) => [
      { place: `row ${at + 1}`, track: "A", source, target: ENGLISH[at + 1] ?? "" },
      { place: `row ${at + 1}`, track: "B", source, target: `The ${FULL} has opened.` },
    ]);
    const asked = { date: null, checks: ["first-mention"] as const, locale: "en" as const };
    const glossary = { id: glossaryId, actor: owner };
    expect(await checkFile(pairs, { ...asked, glossary })).toMatchObject([
      { place: "row 1", track: "A", severity: "warning" },
      { place: "row 2", track: "B", severity: "notice" },
    ]);
    expect(await checkFile(pairs, { ...asked, glossary: null })).toEqual([]);
  });
});
