import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { importMemory } from "@/lib/interchange/server/import-memory";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { searchMemory } from "./search-memory";

const build = () => buildTrack({ texts: ["第一段。"] });

const find = async (built: BuiltTrack, q: string) =>
  (await searchMemory(built.viewer, { q, threshold: 0.7, limit: 10, projectId: built.projectId })).items;

const send = (built: BuiltTrack, body: string, options: Parameters<typeof importMemory>[2] = {}) => {
  const init = { method: "POST", body, headers: { "content-type": "application/octet-stream" } };
  const fields = { projectId: built.projectId, fileName: "pairs.csv" };
  return importMemory(built.reviewer, new Request("http://localhost/", init), options, fields);
};

describe("a file that is the body itself", () => {
  it("may be a table or XLIFF, which tells its languages or has the memory's", async () => {
    const built = await build();
    const table = "zh-TW,en_GB,note\n山高水长。,High mountains.,x\n海阔天空。,Boundless.,y\n,,\n";
    expect(await send(built, table)).toMatchObject({ created: 2, skipped: 0 });
    expect(await find(built, "海阔天空。")).toMatchObject([
      { sourceLanguage: "zh-TW", origin: { fileName: "pairs.csv", place: "row 3" } },
    ]);
    const unit = (id: string, target: string) =>
      `<trans-unit id="${id}"><source>山高水长。</source>${target}</trans-unit>`;
    const xliff = `<xliff version="1.2"><file original="a" datatype="x" source-language="zh-CN" target-language="en"><body>${unit("1", "<target>High mountains.</target>")}${unit("2", "<target>Tall mountains.</target>")}${unit("3", "")}</body></file></xliff>`;
    expect(await send(built, xliff)).toMatchObject({
      ...{
        created: 1,
        unchanged: 1,
        skipped: 1,
        reasons: [{ reason: "no-target", places: [{ place: "3", line: 1 }] }],
      },
    });
    const request = new Request("http://localhost/", {
      ...{ method: "POST", body: table, headers: { "content-type": "application/octet-stream" } },
    });
    const { projectId } = built;
    await expect(importMemory(built.translator, request, {}, { projectId })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(importMemory(built.stranger, request, {}, { projectId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("tells how far it is, and takes nothing in when it is canceled or the file breaks off", async () => {
    const built = await build();
    const rows = Array.from(
      { length: 12_000 },
      (_, at) => `第${"山".repeat(30)}${at}句。,Sentence ${at} of them all.`,
    );
    const table = `zh,en\n${rows.join("\n")}\n`;
    const gone = new AbortController();
    const told: object[] = [];
    const canceled = send(built, table, {
      signal: gone.signal,
      tell: (progress) => {
        told.push(progress);
        if (progress.of === "pairs") gone.abort();
      },
    });
    await expect(canceled).rejects.toMatchObject({ name: "AbortError" });
    expect(told).toMatchObject([
      { of: "bytes", total: Buffer.byteLength(table) },
      { of: "pairs", done: 5_000, total: 12_000 },
    ]);
    await expect(send(built, `${table}乙,"B`)).rejects.toMatchObject({ key: "pairsFile.unclosed-quote" });
    expect(await database().memoryImport.count({ where: { memory: { projectId: built.projectId } } })).toBe(
      0,
    );
    expect(await find(built, `第${"山".repeat(30)}7句。`)).toEqual([]);
  });
});
