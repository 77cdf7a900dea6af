import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { getProject } from "@/lib/accounts/server/projects";
import { getDocument } from "@/lib/documents/server/get-document";
import { listParagraphs } from "@/lib/documents/server/list-paragraphs";
import { listProposals } from "@/lib/documents/server/list-proposals";
import { listDocumentTerms } from "@/lib/glossary/server/document-terms";
import { listGlossaries } from "@/lib/glossary/server/glossaries";
import { listTracks } from "@/lib/renderings/server/list-tracks";
import { buildActor } from "@/lib/testing/build-accounts";
import { loadSample } from "./load-sample";
import { loadSampleAtStart } from "./load-sample-at-start";

describe("loadSample", () => {
  let actor: Actor;
  let loaded: Awaited<ReturnType<typeof loadSample>>;
  beforeAll(async () => {
    actor = await buildActor();
    loaded = await loadSample(actor);
  });

  it("makes a project that shows what the product does", async () => {
    const { id, documentId } = loaded;
    expect(await getProject(actor, id)).toMatchObject({ isSample: true, role: "owner", documentCount: 1 });
    expect(await getDocument(actor, documentId)).toMatchObject({ date: "2025-12-20", openProposals: 1 });

    const { items: proposals } = await listProposals(actor, documentId, { limit: 10 });
    expect(proposals.map(({ kind, status }) => [kind, status])).toEqual([
      ["caption", "accepted"],
      ["join", "accepted"],
      ["jump-line", "open"],
    ]);
    const { items: paragraphs } = await listParagraphs(actor, documentId, { limit: 100, all: false });
    expect(paragraphs.map(({ text }) => text).join("\n")).toContain("把“硬联通”和“软联通”结合起来");
  });

  it("has a finished track and one in the making", async () => {
    const { documentId } = loaded;
    const { items: tracks } = await listTracks(actor, documentId, { deleted: false });
    expect(tracks.map(({ name, kind }) => [name, kind])).toEqual([
      ["Official", "official"],
      ["Draft A", "draft"],
    ]);
    expect(tracks[0]?.speakers.map(({ name }) => name).sort()).toEqual(["Minister", "Reporter"]);
    const [official, draft] = tracks.map(({ progress }) => progress);
    expect(official).toMatchObject({ initial: 1, translated: 0, reviewed: 3, final: 19 });
    expect(draft).toMatchObject({ reviewed: 3, needsWork: 1, final: 0 });
    expect(draft?.initial).toBeGreaterThan(3);
  });

  it("has a glossary that gives every verdict, terms inside others, and a proposal to decide", async () => {
    const { id, documentId } = loaded;
    const { items: glossaries } = await listGlossaries(actor, { projectId: id, limit: 9 });
    expect(glossaries).toMatchObject([{ conceptCount: 10, openProposals: 1, right: "manage" }]);

    const { items: paragraphs } = await listParagraphs(actor, documentId, { limit: 100, all: false });
    const { items: tracks } = await listTracks(actor, documentId, { deleted: false });
    const terms = await listDocumentTerms(actor, documentId, {
      paragraphIds: paragraphs.map((paragraph) => paragraph.id),
      trackIds: tracks.map((track) => track.id),
    });
    const occurrences = terms.paragraphs.flatMap((paragraph) => paragraph.occurrences);
    const pattern = occurrences.find(({ text }) => text.startsWith("以国内大循环"));
    expect(pattern?.inner.map(({ text }) => text)).toEqual(["国内大循环", "国内国际双循环", "新发展格局"]);
    const verdictsIn = (trackId: string) =>
      new Set(
        terms.paragraphs
          .flatMap(({ renderings }) => renderings)
          .filter((rendering) => rendering.trackId === trackId)
          .flatMap(({ verdicts }) => verdicts.map(({ verdict }) => verdict)),
      );
    const [official, draft] = tracks.map((track) => verdictsIn(track.id));
    expect(official).toEqual(new Set(["found", "superseded"]));
    expect(draft).toEqual(new Set(["found", "forbidden", "missing"]));
  });

  it("gives the one that is there to whoever asks again, and each person their own", async () => {
    expect(await loadSample(actor)).toEqual(loaded);
    expect((await loadSample(await buildActor())).id).not.toBe(loaded.id);
  });

  it("is there for the first account when the start asks for it", async () => {
    const first = await loadSampleAtStart();
    expect(await loadSampleAtStart()).toEqual(first);
    expect(first).not.toBeNull();
  });

  it("refuses a token that only reads", async () => {
    const reader = { ...(await buildActor()), sessionId: null, scopes: ["read" as const] };
    await expect(loadSample(reader)).rejects.toMatchObject({ code: "forbidden" });
  });
});
