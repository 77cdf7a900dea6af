import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { putLink } from "@/lib/glossary/server/glossaries";
import { bringIn, contentOf, recordsOf, takeHome, unpack } from "@/lib/testing/archives";
import { buildActor } from "@/lib/testing/build-accounts";
import { type Archived, buildArchived } from "@/lib/testing/build-archived";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { makeEmptyDatabase, useDatabase } from "@/lib/testing/databases";

let mover: Actor;
/** One that has a glossary with much to it, and one that it is linked to. */
let first: Archived;
let second: BuiltTrack;
let archives: { readonly first: Uint8Array; readonly second: Uint8Array };

beforeAll(async () => {
  const [home, away] = [await makeEmptyDatabase(), await makeEmptyDatabase()];
  await useDatabase(home);
  first = await buildArchived();
  second = await buildTrack();
  const { projectId } = second;
  await database().membership.create({ data: { userId: first.owner.id, projectId, role: "owner" } });
  await putLink(first.owner, { glossaryId: first.glossaryId, projectId, right: "read" });
  archives = {
    first: await takeHome(first.owner, first.projectId),
    second: await takeHome(second.owner, projectId),
  };
  await useDatabase(away);
  mover = await buildActor("mover");
  await bringIn(mover, archives.second);
}, 120_000);

afterAll(() => useDatabase());

describe("a glossary that came with another project", () => {
  it("keeps an archive out, where nobody says that it may be copied", async () => {
    await expect(bringIn(mover, archives.first)).rejects.toMatchObject({ key: "archive.partly-here" });
  });

  it("is told of before, and leaves nothing where that is all", async () => {
    const report = await bringIn(mover, archives.first, { dryRun: true, copiesGlossaries: true });
    expect(report.copied).toEqual(["Test glossary"]);
    expect([await database().project.count(), await database().glossary.count()]).toEqual([1, 1]);
  });

  it("comes in as a copy with all that belongs to it, and the one that is here stays as it is", async () => {
    await bringIn(mover, archives.first, { copiesGlossaries: true });
    const [before, after] = [
      await unpack(archives.first),
      await unpack(await takeHome(mover, first.projectId)),
    ];
    const idsOf = (unpacked: typeof before) =>
      ["glossaries", "concepts", "terms", "term-proposals", "term-decisions", "concept-revisions"].flatMap(
        (part) => recordsOf(unpacked, part).map(({ id }) => String(id)),
      );
    const old = new Set(idsOf(before));
    expect(idsOf(after)).toHaveLength(old.size);
    expect(idsOf(after).filter((id) => old.has(id))).toEqual([]);
    const lengthsOf = (unpacked: typeof before) =>
      Object.entries(contentOf(unpacked)).map(([name, content]) => [name, content.length]);
    expect(lengthsOf(after)).toEqual(lengthsOf(before));
    const wordsOf = (unpacked: typeof before) => recordsOf(unpacked, "terms").map(({ text }) => text);
    expect(wordsOf(after).toSorted()).toEqual(wordsOf(before).toSorted());
    const other = await unpack(await takeHome(mover, second.projectId));
    expect(contentOf(other)).toEqual(contentOf(await unpack(archives.second)));
  });

  it("is only once here where nothing has to be copied", async () => {
    await useDatabase(await makeEmptyDatabase());
    const alone = await buildActor("alone");
    const { copied } = await bringIn(alone, archives.first, { copiesGlossaries: true });
    expect(copied).toEqual([]);
    const after = await unpack(await takeHome(alone, first.projectId));
    expect(contentOf(after)).toEqual(contentOf(await unpack(archives.first)));
  });
});
