import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/v1/projects/archive/route";
import type { Actor } from "@/lib/accounts/core/actor";
import { deleteProject, listProjects } from "@/lib/accounts/server/projects";
import { hashSecret } from "@/lib/accounts/server/secrets";
import { signInWithPassword } from "@/lib/accounts/server/sign-in";
import { createToken } from "@/lib/accounts/server/store";
import { database } from "@/lib/db/database";
import { listThreads } from "@/lib/discussion/server/list-threads";
import { undoStructureChange } from "@/lib/documents/server/undo-structure-change";
import { EXPORT_FORMATS, needsTimes } from "@/lib/interchange/core/formats";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { exportMemory } from "@/lib/interchange/server/export-memory";
import { exportQuery } from "@/lib/interchange/server/schema";
import { undoReturn } from "@/lib/interchange/server/undo-return";
import { getAuthorship } from "@/lib/renderings/server/get-authorship";
import { getRendering } from "@/lib/renderings/server/get-rendering";
import { listRevisions } from "@/lib/renderings/server/list-revisions";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { restoreRevision } from "@/lib/renderings/server/restore-revision";
import { undoTextReplacement } from "@/lib/search/server/replace-texts";
import {
  bringIn,
  contentOf,
  manifestOf,
  recordsOf,
  takeHome,
  type Unpacked,
  unpack,
} from "@/lib/testing/archives";
import { buildActor } from "@/lib/testing/build-accounts";
import { type Archived, buildArchived } from "@/lib/testing/build-archived";
import { makeEmptyDatabase, useDatabase } from "@/lib/testing/databases";
import { PARTS } from "../core/kinds";
import { getContents } from "./get-contents";

let [first, second] = ["", ""];
let built: Archived;
let archive: Uint8Array;
let before: Unpacked;
/** Whoever brings it in on the second server, and has no account on the first. */
let mover: Actor;

/** What people see of a rendering, with names instead of ids, which each server has its own of. */
async function seenOf(actor: Actor) {
  const [renderingId = ""] = built.renderingIds;
  const { items } = await listRevisions(actor, renderingId, { limit: 100 });
  const { text, runs } = await getAuthorship(actor, renderingId);
  const threads = await listThreads(actor, built.documentId, { limit: 100, mine: "false" });
  return {
    revisions: items.map(({ text: said, cause, authorName, at }) => ({ said, cause, authorName, at })),
    authorship: { text, runs: runs.map(({ by, ...run }) => ({ ...run, by: by && { ...by, authorId: "" } })) },
    said: threads.items.map(({ comments }) => comments.map(({ body, author }) => [author.name, body])),
  };
}

/** A document's file in every format that it can have, as of one moment: many of them tell when they were made. */
async function filesOf(actor: Actor): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2027-01-01T00:00:00Z") });
  for (const format of EXPORT_FORMATS.filter((one) => !needsTimes(one))) {
    const asked = exportQuery.parse({ format, comments: "true", terms: "true" });
    const { body } = await exportDocument(actor, built.documentId, asked);
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) files[format] = Buffer.from(bytes).toString("utf8");
    else
      for (const [name, part] of await unpack(bytes))
        files[`${format}/${name}`] = Buffer.from(part).toString();
  }
  vi.useRealTimers();
  return files;
}

beforeAll(async () => {
  [first, second] = [await makeEmptyDatabase(), await makeEmptyDatabase()];
  await useDatabase(first);
  built = await buildArchived();
  archive = await takeHome(built.owner, built.projectId);
  before = await unpack(archive);
}, 120_000);

afterAll(() => useDatabase());

describe("what goes out", () => {
  it("has something in every part, in their order, and last what it says of itself", () => {
    expect([...before.keys()].at(-1)).toBe("manifest.json");
    const { parts, team, project } = manifestOf(before);
    expect(parts.map(({ name }) => name)).toEqual(PARTS);
    expect(parts.filter(({ records }) => records === 0).map(({ name }) => name)).toEqual([]);
    expect(project).toEqual({ id: built.projectId, name: "Test project" });
    expect(team.map(({ role }) => role).sort()).toEqual(["owner", "reviewer", "translator", "viewer"]);
  });

  it("is the same each time", async () => {
    expect(contentOf(await unpack(await takeHome(built.owner, built.projectId)))).toEqual(contentOf(before));
  });

  it("tells people by name and address, and nothing that lets anybody in", () => {
    const people = recordsOf(before, "people");
    expect(people.map(({ name }) => name).sort()).toEqual(["owner", "reviewer", "translator"]);
    expect(people.map(({ email }) => email)).toContain(built.owner.email);
    const all = Object.values(contentOf(before)).join("\n");
    expect(all).not.toContain(built.owner.id);
    expect(all).not.toMatch(/password|argon2|tokenHash|session/i);
  });

  it("is for owners: members are refused, strangers find nothing", async () => {
    for (const member of [built.viewer, built.translator, built.reviewer]) {
      await expect(takeHome(member, built.projectId)).rejects.toMatchObject({ code: "forbidden" });
      await expect(getContents(member, built.projectId)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(takeHome(built.stranger, built.projectId)).rejects.toMatchObject({ code: "not-found" });
    await expect(getContents(built.stranger, built.projectId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is told before", async () => {
    const { counts, files, fileBytes } = await getContents(built.owner, built.projectId);
    const said = manifestOf(before);
    expect(counts.paragraphs).toBe(said.parts.find(({ name }) => name === "paragraphs")?.records);
    expect([files, fileBytes]).toEqual([2, said.files.reduce((sum, { bytes }) => sum + bytes, 0)]);
  });
});

describe("what comes in on another server", () => {
  let files: Record<string, string>;
  let seen: Awaited<ReturnType<typeof seenOf>>;

  beforeAll(async () => {
    await useDatabase(first);
    [files, seen] = [await filesOf(built.viewer), await seenOf(built.viewer)];
    await useDatabase(second);
    mover = await buildActor("mover");
  }, 60_000);

  it("is looked at first, and leaves nothing", async () => {
    const { id, dryRun, people, told, counts } = await bringIn(mover, archive, { dryRun: true });
    expect({ id, dryRun, people }).toEqual({
      ...{ id: built.projectId, dryRun: true, people: { matched: 0, unknown: 3 } },
    });
    expect(told.at(-1)?.done).toBeGreaterThan(0);
    expect(counts.documents).toBe(3);
    expect([await database().project.count(), await database().user.count()]).toEqual([0, 1]);
  });

  it("comes as a form, by a program too, and the answer tells how far it is to who asks for that", async () => {
    const token = `dz_${crypto.randomUUID()}`;
    const about = { name: "t", scopes: ["write"], prefix: "dz_", tokenHash: hashSecret(token) };
    await createToken({ userId: mover.id, ...about });
    const post = (body: FormData, accept: string) => {
      const headers = { authorization: `Bearer ${token}`, accept };
      const url = "http://localhost/api/v1/projects/archive?dryRun=true";
      const request = new NextRequest(url, { method: "POST", headers, body });
      return POST(request, { params: Promise.resolve({}) });
    };
    const form = new FormData();
    form.set("file", new File([new Uint8Array(archive)], "home.zip"));
    const response = await post(form, "application/json");
    expect([response.status, await response.json()]).toMatchObject([200, { id: built.projectId }]);
    const lines = (await (await post(form, "application/x-ndjson")).text()).trim().split("\n");
    expect(JSON.parse(lines[0] ?? "")).toHaveProperty("progress.total");
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ answer: { dryRun: true } });
    expect((await post(new FormData(), "application/json")).status).toBe(400);
    expect(await database().project.count()).toBe(0);
  });

  it("ends when nobody waits for it, and leaves nothing", async () => {
    const signal = AbortSignal.abort();
    await expect(bringIn(mover, archive, { signal })).rejects.toMatchObject({ name: "AbortError" });
    expect([await database().project.count(), await database().user.count()]).toEqual([0, 1]);
  });

  it("goes out again byte for byte as it came", async () => {
    await bringIn(mover, archive);
    const after = await unpack(await takeHome(mover, built.projectId));
    expect(contentOf(after)).toEqual(contentOf(before));
  });

  it("has the same files in every format", async () => {
    expect(await filesOf(mover)).toEqual(files);
  });

  it("has the same history, discussions, and who wrote which letters", async () => {
    expect(await seenOf(mover)).toEqual(seen);
    expect(seen.authorship.runs.some(({ by }) => by?.name === "translator")).toBe(true);
    expect(seen.revisions.length).toBeGreaterThan(2);
    expect(seen.said.flat().length).toBeGreaterThan(1);
  });

  it("is whoever brought it in's alone; those it names are names, and cannot sign in", async () => {
    const members = await database().membership.findMany({ where: { projectId: built.projectId } });
    expect(members.map(({ userId, role }) => [userId, role])).toEqual([[mover.id, "owner"]]);
    const people = await database().user.findMany({ where: { archived: { isNot: null } } });
    expect(people.map(({ passwordHash }) => passwordHash)).toEqual([null, null, null]);
    expect(people.every(({ email }) => email.endsWith("@archive.invalid"))).toBe(true);
    const from = { address: "", userAgent: "" };
    for (const { email } of people)
      expect(await signInWithPassword({ email, password: "" }, from)).toBeNull();
    // The address is still its person's, who may make an account with it.
    expect(await database().user.findUnique({ where: { email: built.translator.email } })).toBeNull();
  });

  it("undoes what was done before it came", async () => {
    const replacement = await database().replacement.findFirstOrThrow({
      where: { projectId: built.projectId },
    });
    const { restored, kept } = await undoTextReplacement(mover, built.projectId, replacement.id);
    expect(restored + kept).toBe(1);
    const textOf = async (at: number) =>
      (await getRendering(mover, built.trackId, built.paragraphIds[at] ?? "")).text;
    expect(await textOf(3)).toBe("Three papers were signed afterwards.");
    const [returned] = await database().returnedFile.findMany({ where: { trackId: built.trackId } });
    await undoReturn(mover, returned?.id ?? "");
    expect(await textOf(3)).toBe("Three documents were signed afterwards.");
    const split = await database().structureChange.findFirstOrThrow({
      where: { kind: "split", document: { projectId: built.projectId } },
    });
    await undoStructureChange(mover, split.id);
    const [renderingId = ""] = built.renderingIds;
    const [first] = (await listRevisions(mover, renderingId, { limit: 100 })).items.toReversed();
    const { text } = await restoreRevision(mover, {
      ...{ renderingId, revision: first?.revision ?? 0, seen: null },
    });
    expect(text).toBe(first?.text);
  });

  it("goes on being written in, found in the memory, and moved on", async () => {
    const [paragraphId = ""] = built.paragraphIds;
    const rich = { text: "Written on the second server.", marks: [] };
    await putRendering(mover, { trackId: built.trackId, paragraphId, rich, seen: null });
    expect((await getRendering(mover, built.trackId, paragraphId)).text).toBe(rich.text);
    const memory = await database().memory.findFirstOrThrow({ where: { projectId: built.projectId } });
    const { body } = await exportMemory(mover, memory.id, "all");
    expect(await new Response(body).text()).toContain("Three documents were signed afterwards.");
    const moved = await takeHome(mover, built.projectId);
    await useDatabase(await makeEmptyDatabase());
    const third = await buildActor("third");
    await bringIn(third, moved);
    const again = await unpack(await takeHome(third, built.projectId));
    expect(contentOf(again)).toEqual(contentOf(await unpack(moved)));
    await useDatabase(second);
  });

  it("comes in once: it is there already, also when it was deleted", async () => {
    await expect(bringIn(mover, archive)).rejects.toMatchObject({ code: "conflict", key: "archive.here" });
    await deleteProject(mover, built.projectId);
    await expect(bringIn(mover, archive)).rejects.toMatchObject({ key: "archive.here" });
    expect((await listProjects(mover, { limit: 10 })).items).toEqual([]);
  });
});
