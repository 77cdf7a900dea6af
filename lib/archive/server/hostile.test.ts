import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/accounts/core/actor";
import { appendText, createRenderingDocument } from "@/lib/collaboration/core/rendering-document";
import { database } from "@/lib/db/database";
import {
  bringIn,
  manifestOf,
  pack,
  recordsOf,
  takeHome,
  type Unpacked,
  unpack,
  withManifest,
  withRecords,
} from "@/lib/testing/archives";
import { buildActor } from "@/lib/testing/build-accounts";
import { type Archived, buildArchived } from "@/lib/testing/build-archived";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { makeEmptyDatabase, useDatabase } from "@/lib/testing/databases";
import { findIds, replaceIds } from "../core/ids";
import { KINDS } from "../core/kinds";
import { partPath } from "../core/manifest";
import { takeSlot } from "./slots";

let built: Archived;
let archive: Uint8Array;
let good: Unpacked;
let mover: Actor;
/** What was on the server before, and must not be reached. */
let theirs: BuiltTrack;

type Records = Record<string, unknown>[];

/** How much there is of everything on the server. */
const counted = async () => ({
  projects: await database().project.count(),
  users: await database().user.count(),
  renderings: await database().rendering.count(),
  updates: await database().collabUpdate.count(),
  terms: await database().term.count(),
  events: await database().auditEvent.count(),
});

beforeAll(async () => {
  const [first, second] = [await makeEmptyDatabase(), await makeEmptyDatabase()];
  await useDatabase(first);
  built = await buildArchived();
  archive = await takeHome(built.owner, built.projectId);
  good = await unpack(archive);
  await useDatabase(second);
  mover = await buildActor("mover");
  theirs = await buildTrack();
}, 120_000);

afterAll(() => useDatabase());

/** Refused with this key, and nothing of it is there. */
async function refused(given: Uint8Array, key: string): Promise<void> {
  const before = await counted();
  await expect(bringIn(mover, given)).rejects.toMatchObject({ name: "AppError", key });
  expect(await counted()).toEqual(before);
}

const changed = async (part: string, change: (records: Records) => readonly unknown[]): Promise<Uint8Array> =>
  pack(withRecords(good, part, change));

/** The archive with fields of one part's first record that meets it written anew. */
const edited = (part: string, fields: object, isIt: (record: Records[number]) => boolean = () => true) =>
  changed(part, (records) => {
    const at = records.findIndex(isIt);
    expect(at).toBeGreaterThanOrEqual(0);
    return records.map((record, index) => (index === at ? { ...record, ...fields } : record));
  });

describe("a file that is no archive, or not whole", () => {
  it("is refused when it is something else", async () => {
    await refused(Buffer.from("PK, but no archive"), "archive.none");
    await refused(await pack([["word/document.xml", Buffer.from("<a/>")]]), "archive.none");
    await refused(archive.subarray(0, archive.length / 2), "archive.none");
  });

  it("is refused when it is of a newer version", async () => {
    const newer = withManifest(good, (manifest) => ({ ...manifest, version: 2, more: true }));
    await refused(await pack(newer), "archive.newer");
  });

  it("is refused when a part is not what was written", async () => {
    const bytes = Buffer.from(good.get(partPath("comments")) ?? []);
    const other = Buffer.from(bytes.toString("utf8").replace("Why so?", "Why not"));
    expect(other.equals(bytes)).toBe(false);
    await refused(await pack(new Map([...good, [partPath("comments"), other]])), "archive.damaged");
    const { files } = manifestOf(good);
    const name = `files/${files[0]?.sha256}`;
    const file = Buffer.alloc(files[0]?.bytes ?? 0, 0x20);
    await refused(await pack(new Map([...good, [name, file]])), "archive.damaged");
  });

  it("is refused when something is missing, comes besides, or is named otherwise than it must be", async () => {
    await refused(await pack([...good].filter(([name]) => name !== partPath("terms"))), "archive.damaged");
    await refused(await pack([...good, ["records/more.ndjson", Buffer.from("{}\n")]]), "archive.damaged");
    const lessPart = withManifest(good, (manifest) => ({ ...manifest, parts: manifest.parts.slice(1) }));
    await refused(await pack(lessPart), "archive.damaged");
    const fewer = withManifest(good, (manifest) => ({
      ...manifest,
      parts: manifest.parts.map((part) => ({ ...part, records: part.records + 1 })),
    }));
    await refused(await pack(fewer), "archive.damaged");
  });

  it("is refused when a name leads out of it, or is there twice", async () => {
    const bytes = Buffer.from(await pack([...good, ["aaaaaaaaaaaaa", Buffer.from("x")]]));
    const slip = Buffer.from(bytes.toString("latin1").replaceAll("aaaaaaaaaaaaa", "../../outside"), "latin1");
    await refused(slip, "archive.none");
    const again = Buffer.from(await pack([...good, ["records/termz.ndjson", Buffer.from("x")]]));
    const twice = Buffer.from(again.toString("latin1").replaceAll("termz", "terms"), "latin1");
    await refused(twice, "archive.damaged");
  });

  it("is refused when it unpacks to much more than it is", async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024);
    await refused(await pack([...good, ["files/bomb", bomb]]), "archive.too-large");
  });
});

describe("an archive of before a column was there", () => {
  /** The end of a waiver came after its day. */
  const dated = (fields: object) => edited("finding-waivers", { expiresOn: "2031-05-01", ...fields });

  it("comes in: the column follows from the others", async () => {
    const given = await dated({ expiresAt: undefined });
    await expect(bringIn(mover, given, { dryRun: true })).resolves.toBeDefined();
  });

  it("is refused where the column is there and does not go with the others", () =>
    dated({ expiresAt: null }).then((given) => refused(given, "archive.unfit")));
});

describe("a record that is not one", () => {
  it.each([
    ["a field that is missing", "tracks", { name: undefined }],
    ["a field that is not known", "tracks", { passwordHash: "x" }],
    ["a state that there is not", "renderings", { state: "approved" }],
    ["a number that is too large", "paragraphs", { revision: 2 ** 40 }],
    ["a text that cannot be kept", "comments", { body: "a\0b" }],
    ["an id that is none", "documents", { id: "' OR 1=1 --" }],
    ["a time that is none", "comments", { createdAt: "yesterday" }],
    ["bytes that are none", "annotations", { relativeStart: "%%%" }],
    ["a pattern that would be slow", "check-settings", { patterns: [{ id: "x" }] }],
  ])("is refused for %s", async (_name, part, fields) => {
    await refused(await edited(part, fields), "archive.unfit");
  });

  it("is refused when it is no JSON, and when it comes twice", async () => {
    await refused(await changed("labels", (records) => [...records, null]), "archive.unfit");
    await refused(await changed("labels", (records) => [...records, records[0]]), "archive.partly-here");
  });

  it("is refused for a value that is deeper than any", async () => {
    let undo: unknown = "x";
    for (let depth = 0; depth < 3000; depth += 1) undo = [undo];
    await refused(await edited("structure-changes", { undo }), "archive.foreign");
  });
});

describe("an archive that reaches for what is not its own", () => {
  it("names nothing that is not in it, of whatever kind", async () => {
    const [renderingId = "", paragraphId = ""] = [theirs.renderingIds[0], theirs.paragraphIds[0]];
    const { trackId, documentId, projectId } = theirs;
    const of = (names: Record<string, string>) => Object.entries(names);
    const cases: readonly (readonly [string, [string, string][]])[] = [
      ["documents", of({ projectId })],
      ["tracks", of({ documentId })],
      ["renderings", of({ trackId, paragraphId })],
      ["rendering-revisions", of({ renderingId })],
      ["annotations", of({ documentId, paragraphId })],
      ["adoptions", of({ renderingId, fromRenderingId: renderingId })],
      ["threads", of({ subjectId: paragraphId })],
      ["comments", of({ authorId: theirs.owner.id })],
      ["memory-units", of({ memoryId: projectId })],
      ["logs", of({ renderingId })],
      ["audit-events", of({ projectId })],
    ];
    for (const [part, names] of cases)
      for (const [field, id] of names) await refused(await edited(part, { [field]: id }), "archive.foreign");
  });

  it("names nothing else on the server in what undo and restore read later", async () => {
    const [renderingId = ""] = theirs.renderingIds;
    const place = (record: Records[number]) => ({ ...(record.places as Records)[0], renderingId });
    const [replacement] = recordsOf(good, "replacements");
    await refused(
      await edited("replacements", { places: [place(replacement ?? {})] }),
      "archive.reaches-out",
    );
    const [fill] = recordsOf(good, "memory-fills");
    await refused(await edited("memory-fills", { places: [place(fill ?? {})] }), "archive.reaches-out");
    const undo = { renderings: [{ trackId: theirs.trackId.toUpperCase(), text: "" }] };
    await refused(await edited("import-proposals", { undo }), "archive.reaches-out");
  });

  describe("in values of JSON", () => {
    /** By kind: something of it on the server, which is not the archive's. */
    const elsewhere = new Map<string, string>();
    const columns = KINDS.flatMap(({ name: part, columns }) =>
      Object.entries(columns).flatMap(([field, { ids = {} }]) =>
        Object.keys(ids).length === 0 ? [] : [{ part, field, ids }],
      ),
    );

    beforeAll(async () => {
      const { glossaryId, owner } = await buildGlossary();
      const { id, terms } = await buildConcept(owner, glossaryId);
      elsewhere.set("people", theirs.owner.id).set("project", theirs.projectId).set("concepts", id);
      elsewhere.set("terms", terms[0]?.id ?? "").set("tracks", theirs.trackId);
      elsewhere.set("paragraphs", theirs.paragraphIds[0] ?? "");
      elsewhere.set("renderings", theirs.renderingIds[0] ?? "");
    });

    it("are many", () => {
      expect(columns.length).toBeGreaterThan(11);
    });

    it.each(columns)("$part names nothing else in $field", async ({ part, field, ids }) => {
      let tried = 0;
      for (const [under, of] of Object.entries(ids)) {
        const names = typeof of === "string" ? of : of.names;
        const idIn = (record: Records[number]) =>
          findIds(record[field])?.find((each) => each.under === under)?.id;
        const record = recordsOf(good, part).find((each) => idIn(each) !== undefined);
        if (record === undefined) continue;
        tried += 1;
        const isIt = (each: Records[number]) => each.id === record.id && each.trackId === record.trackId;
        const put = (other: string) => ({
          [field]: replaceIds(record[field], new Map([[idIn(record) ?? "", other]])),
        });
        const key = names === "people" ? "archive.foreign" : "archive.reaches-out";
        await refused(await edited(part, put(elsewhere.get(names) ?? ""), isIt), key);
        const wrongKind = names === "project" ? built.documentId : built.projectId;
        await refused(await edited(part, put(wrongKind), isIt), "archive.foreign");
      }
      expect(tried).toBeGreaterThan(0);
    });
  });

  it("takes no term of a glossary here for its own", async () => {
    const { glossaryId, owner } = await buildGlossary();
    const { terms } = await buildConcept(owner, glossaryId);
    const [revision] = recordsOf(good, "concept-revisions");
    const entry = revision?.entry as { terms: Records };
    const stolen = { ...entry, terms: entry.terms.map((term) => ({ ...term, id: terms[0]?.id })) };
    await refused(await edited("concept-revisions", { entry: stolen }), "archive.reaches-out");
  });

  it("does not write over what has its ids already", async () => {
    const [before] = await database().document.findMany({ where: { id: theirs.documentId } });
    const all = new Map(
      [...good].map(([name, bytes]) => {
        const text = Buffer.from(bytes).toString("utf8");
        const [document] = recordsOf(good, "documents");
        return [name, Buffer.from(text.replaceAll(String(document?.id), theirs.documentId))] as const;
      }),
    );
    // Checksums and ids fit: what is left is the key that is taken.
    let fitting: Unpacked = all;
    for (const { name } of manifestOf(all).parts) fitting = withRecords(fitting, name, (records) => records);
    await refused(await pack(fitting), "archive.partly-here");
    expect(await database().document.findMany({ where: { id: theirs.documentId } })).toEqual([before]);
  });

  it("holds one project, and only glossaries that it uses", async () => {
    const other = { id: "0197a9a0-0000-7000-8000-00000000000a" };
    await refused(
      await changed("project", ([project]) => [project, { ...project, ...other }]),
      "archive.reaches-out",
    );
    await refused(
      await changed("glossaries", (records) => [...records, { ...records[0], ...other }]),
      "archive.reaches-out",
    );
    const otherProject = withManifest(good, (manifest) => ({
      ...manifest,
      project: { ...manifest.project, ...other },
    }));
    await refused(await pack(otherProject), "archive.damaged");
  });
});

describe("a log that is not sound", () => {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const withLog = (change: (log: Records[number]) => object) =>
    changed("logs", ([log = {}, ...rest]) => [{ ...log, ...change(log) }, ...rest]);
  const added = (update: Uint8Array) => (log: Records[number]) => ({
    updates: [
      ...(log.updates as Records),
      { ...(log.updates as Records)[0], update: base64(update), archivedAt: null },
    ],
  });

  it("is refused for bytes that Yjs does not read, and for gaps", async () => {
    await refused(await withLog(added(new Uint8Array([9, 9, 9, 9]))), "archive.log");
    const doc = createRenderingDocument();
    appendText(doc, "first");
    const before = Y.encodeStateVector(doc);
    appendText(doc, "second");
    await refused(await withLog(added(Y.encodeStateAsUpdate(doc, before))), "archive.log");
  });

  it("is refused when it says anything but what the rendering says", async () => {
    const doc = createRenderingDocument();
    appendText(doc, "Not what was written.");
    await refused(await withLog(added(Y.encodeStateAsUpdate(doc))), "archive.log");
    const isWritten = (record: Records[number]) => record.text !== "";
    await refused(await edited("renderings", { text: "Not what was written." }, isWritten), "archive.log");
    await refused(await edited("renderings", { includedUpdates: 0 }, isWritten), "archive.log");
    await refused(await edited("renderings", { generation: 2 }, isWritten), "archive.log");
    await refused(await withLog(() => ({ updates: [], snapshot: null })), "archive.log");
  });

  it("is refused when a rendering says something and has none", async () => {
    await refused(await changed("logs", (records) => records.slice(1)), "archive.log");
  });

  it("is refused when it has more in it than a paragraph of text", async () => {
    const doc = createRenderingDocument();
    doc.getMap("more").set("a", 1);
    await refused(await withLog(added(Y.encodeStateAsUpdate(doc))), "archive.log");
  });

  it("is refused when an update is said to be merged and is not", async () => {
    const doc = createRenderingDocument();
    appendText(doc, "Somebody else’s words.");
    const at = "2026-01-01T00:00:00.000Z";
    const forged = { update: base64(Y.encodeStateAsUpdate(doc)), authorId: null, origin: "client", at };
    await refused(
      await withLog((log) => ({ updates: [{ ...forged, archivedAt: at }, ...(log.updates as Records)] })),
      "archive.log",
    );
  });
});

describe("who may bring one in", () => {
  it("is no token that may only read, and none of another project", async () => {
    const readers = { ...mover, sessionId: null, scopes: ["read"] as const };
    await expect(bringIn(readers, archive)).rejects.toMatchObject({ code: "forbidden" });
    const bound = { ...mover, sessionId: null, scopes: ["admin"] as const, onlyProjectId: theirs.projectId };
    await expect(bringIn(bound, archive)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("waits while two others are at it", async () => {
    const [one, two] = [takeSlot(), takeSlot()];
    await refused(archive, "archive.busy");
    one();
    one();
    two();
    expect((await bringIn(mover, archive, { dryRun: true })).id).toBe(built.projectId);
  });

  it("is told as the account that it is who shares a project, and nobody else", async () => {
    const colleague = built.translator.email;
    const hidden = built.reviewer.email;
    for (const email of [colleague, hidden]) await database().user.create({ data: { email, name: "Here" } });
    const { id: userId } = await database().user.findUniqueOrThrow({ where: { email: colleague } });
    await database().membership.createMany({
      data: [
        { userId, projectId: theirs.projectId, role: "viewer" },
        { userId: mover.id, projectId: theirs.projectId, role: "viewer" },
      ],
    });
    const { people } = await bringIn(mover, archive);
    expect(people).toEqual({ matched: 1, unknown: 2 });
    const comments = await database().comment.findMany({ where: { thread: { projectId: built.projectId } } });
    expect(comments.some(({ authorId }) => authorId === userId)).toBe(true);
    const again = await unpack(await takeHome(mover, built.projectId));
    for (const part of manifestOf(good).parts)
      if (part.name !== "people") expect(recordsOf(again, part.name)).toEqual(recordsOf(good, part.name));
    // Of whom there is an account, the name is the one that they have here.
    const names = recordsOf(again, "people").map(({ name }) => name);
    expect(names.toSorted()).toEqual(["Here", "owner", "reviewer"]);
    await expect(bringIn(await buildActor(), archive)).rejects.toMatchObject({ key: "archive.here" });
  });
});
