import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type AuthoredUpdate, readAuthorship } from "./authorship";
import { createRenderingDocument, FRAGMENT, readText, writeRichText } from "./rendering-document";

const PEOPLE = ["ann", "bea", "cid"] as const;

/** The one text of a seeded document. */
function textOf(doc: Y.Doc): Y.XmlText {
  const [paragraph] = doc.getXmlFragment(FRAGMENT).toArray();
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("A seeded document has one text.");
  return text;
}

type Step =
  | { readonly kind: "type"; readonly who: number; readonly at: number; readonly words: string }
  | { readonly kind: "erase"; readonly who: number; readonly at: number; readonly length: number }
  | { readonly kind: "hear"; readonly who: number }
  | { readonly kind: "adopt"; readonly who: number; readonly words: string };

const who = fc.nat({ max: PEOPLE.length - 1 });
const words = fc.constantFrom("peace ", "a", "plan", "共同", "𠮷", "for all.");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("type" as const), who, at: fc.nat(), words }),
  fc.record({
    kind: fc.constant("erase" as const),
    who,
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constant("hear" as const), who }),
  fc.record({ kind: fc.constant("adopt" as const), who, words }),
);

/** What three people who hear of one another only now and then, and a server that adopts, leave in the log. */
function write(steps: readonly Step[]): readonly AuthoredUpdate[] {
  const rows: AuthoredUpdate[] = [];
  const docs = PEOPLE.map((_, nth) => {
    const doc = createRenderingDocument();
    doc.clientID = nth + 10;
    return doc;
  });
  const log = (update: Uint8Array, nth: number, origin: string) =>
    rows.push({ update, authorId: PEOPLE[nth] ?? null, origin, at: String(rows.length) });
  for (const each of steps) {
    const doc = docs[each.who];
    if (doc === undefined) continue;
    if (each.kind === "hear") for (const { update } of rows) Y.applyUpdate(doc, update);
    else if (each.kind === "adopt") {
      const fork = createRenderingDocument(rows.map(({ update }) => update));
      fork.clientID = 100 + rows.length;
      const before = Y.encodeStateVector(fork);
      writeRichText(fork, { text: `${readText(fork).slice(0, 4)}${each.words}`, marks: [] });
      log(Y.encodeStateAsUpdate(fork, before), each.who, "server:adopt");
    } else {
      const before = Y.encodeStateVector(doc);
      edit(textOf(doc), each);
      log(Y.encodeStateAsUpdate(doc, before), each.who, "client");
    }
  }
  return rows;
}

function edit(text: Y.XmlText, each: Extract<Step, { kind: "type" | "erase" }>): void {
  const at = text.length === 0 ? 0 : each.at % text.length;
  if (each.kind === "type") text.insert(at, each.words);
  else if (text.length > 0) text.delete(at, Math.min(each.length, text.length - at));
}

/** Who wrote each letter, told by playing the rows one after another and watching what the text does. */
function replay(rows: readonly AuthoredUpdate[]): readonly string[] {
  const doc = createRenderingDocument();
  const text = textOf(doc);
  let letters: string[] = [];
  let writer = "";
  text.observe(({ delta }) => {
    let at = 0;
    for (const { retain, insert, delete: gone } of delta) {
      if (retain !== undefined) at += retain;
      if (gone !== undefined) letters = [...letters.slice(0, at), ...letters.slice(at + gone)];
      if (typeof insert !== "string") continue;
      letters = [...letters.slice(0, at), ...Array<string>(insert.length).fill(writer), ...letters.slice(at)];
      at += insert.length;
    }
  });
  for (const { update, authorId, origin } of rows) {
    writer = `${authorId} ${origin === "client" ? "typed" : "adopted"}`;
    Y.applyUpdate(doc, update);
  }
  return letters;
}

const told = (snapshot: Uint8Array | null, rows: readonly AuthoredUpdate[]): readonly string[] =>
  readAuthorship({ snapshot, rows }).runs.flatMap(({ start, end, by }) =>
    Array<string>(end - start).fill(by === null ? "unknown" : `${by.authorId} ${by.source}`),
  );

describe("authorship", () => {
  it("equals a replay of the history, on 100 random histories of three people", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rows = write(steps);
        expect(told(null, rows)).toEqual(replay(rows));
      }),
      { numRuns: 100 },
    );
  });

  it("says nothing of what only a snapshot holds, and the same of all else", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat({ max: 30 }), (steps, merged) => {
        const rows = write(steps);
        const old = createRenderingDocument(rows.slice(0, merged).map(({ update }) => update));
        const snapshot = Y.encodeStateAsUpdate(old);
        const whole = told(snapshot, rows);
        expect(whole).toEqual(replay(rows));
        const kept = told(snapshot, rows.slice(merged));
        expect(kept).toHaveLength(whole.length);
        for (const [at, letter] of kept.entries()) if (letter !== "unknown") expect(letter).toBe(whole[at]);
        const early = new Set(told(null, rows.slice(0, merged)));
        if (early.size === 0) expect(kept).not.toContain("unknown");
      }),
    );
  });

  it.each([
    ["return", "import"],
    ["undo-return", "restored"],
    ["import", "import"],
    ["undo-memory", "restored"],
    ["write", "program"],
  ] as const)("knows how words came that the server wrote for %s", (cause, source) => {
    const doc = createRenderingDocument();
    writeRichText(doc, { text: "Peace.", marks: [] });
    const update = Y.encodeStateAsUpdate(doc);
    const rows = [{ update, authorId: "ann", origin: `server:${cause}`, at: "1" }];
    expect(readAuthorship({ snapshot: null, rows }).runs).toMatchObject([{ by: { source } }]);
  });

  it("is nothing for a text that nobody wrote", () => {
    expect(readAuthorship({ snapshot: null, rows: [] })).toEqual({ text: "", runs: [] });
  });

  it("is told of the text of the same rows, whole, one run for each writer in turn", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rows = write(steps);
        const { text, runs } = readAuthorship({ snapshot: null, rows });
        expect(text).toBe(readText(createRenderingDocument(rows.map(({ update }) => update))));
        expect([0, ...runs.map(({ end }) => end)]).toEqual([...runs.map(({ start }) => start), text.length]);
        const writers = runs.map(({ by }) => `${by?.authorId} ${by?.source}`);
        for (const [at, writer] of writers.entries()) expect(writer).not.toBe(writers[at + 1]);
      }),
    );
  });

  it("is of who brought a letter first, also where somebody sends it once more with other rows", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat({ max: 30 }), (steps, merged) => {
        const rows = write(steps);
        const again = rows.slice(0, merged).map(({ update }) => update);
        if (again.length === 0) return;
        const resent = { update: Y.mergeUpdates(again), authorId: "dan", origin: "client", at: "999" };
        expect(told(null, [...rows, resent])).toEqual(told(null, rows));
      }),
    );
  });

  it("is told soon of a text that came letter by letter", () => {
    const doc = createRenderingDocument();
    const rows: AuthoredUpdate[] = [];
    doc.on("update", (update) =>
      rows.push({ update, authorId: PEOPLE[rows.length % 2] ?? null, origin: "client", at: "1" }),
    );
    for (let nth = 0; nth < 20_000; nth += 1) textOf(doc).insert(nth, "a");
    const before = process.cpuUsage();
    const { runs } = readAuthorship({ snapshot: null, rows });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(4000);
    expect(runs).toHaveLength(20_000);
  });
});
