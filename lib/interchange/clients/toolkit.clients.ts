import { describe, expect, it } from "vitest";
import { readXliffFile } from "@/lib/testing/xliff-files";
import { checkXliff } from "@/lib/xliff/core/check-xliff";
import { NAMED } from "../core/torture.fixture";
import { replaceIllegal } from "../core/xml-text";
import { CLIENT_ROWS, exportFile } from "./client-check";
import { askPython, isHere } from "./tools";

/** The pairs of a file as translate-toolkit has them. */
const pairsBy = (module: string, reader: string) => `
import json, sys
from translate.storage import ${module}
store = ${module}.${reader}.parsestring(sys.stdin.buffer.read())
print(json.dumps([[str(unit.source), str(unit.target or "")] for unit in store.units if not unit.isheader()]))
`;

/** An XLIFF as translate-toolkit writes it, with another translation of the first unit. */
const CHANGED = `
import json, sys
from translate.storage import xliff
store = xliff.xlifffile.parsestring(sys.stdin.buffer.read())
store.units[0].target = "Another title \\U00020000"
print(json.dumps(bytes(store).decode("utf-8")))
`;

const pairs = CLIENT_ROWS.map(({ paragraph, renderings }) => [
  paragraph.text,
  renderings[NAMED.id]?.text ?? "",
]);

const ask = async (module: string, reader: string, file: Buffer) =>
  askPython("translate.storage.tmx", pairsBy(module, reader), file);

describe.skipIf(!isHere("translate-toolkit"))("translate-toolkit", () => {
  it("reads the same pairs in TMX", async () => {
    const file = await exportFile("tmx", { options: { emphasis: false } });
    const whole = pairs.filter((texts) => texts.every((text) => text !== ""));
    expect(await ask("tmx", "tmxfile", file)).toEqual(whole.map((texts) => texts.map(replaceIllegal)));
  });

  it("reads the same pairs in XLIFF 1.2", async () => {
    const file = await exportFile("xliff-1.2", { options: { emphasis: false } });
    expect(await ask("xliff", "xlifffile", file)).toEqual(pairs.map((texts) => texts.map(replaceIllegal)));
  });

  it("changes a translation in our XLIFF 1.2, and we read it back with all that we had said", async () => {
    const file = await exportFile("xliff-1.2", { options: { candidates: true, prefill: true } });
    const changed = askPython("translate.storage.tmx", CHANGED, file);
    const [before, after] = [readXliffFile(file.toString()), readXliffFile(String(changed))].map(
      ({ files }) =>
        files.flatMap(({ units }) =>
          units.map(({ id, source, target, said, notes }) => ({ id, source, target, said, notes })),
        ),
    );
    expect(after?.[0]?.target).toEqual({ text: "Another title 𠀀", marks: [] });
    expect(after?.slice(1)).toEqual(before?.slice(1));
    expect({ ...after?.[0], target: null }).toEqual({ ...before?.[0], target: null });
    expect(checkXliff(readXliffFile(String(changed)).root)).toEqual([]);
  });

  it("reads the same pairs in PO", async () => {
    expect(await ask("pypo", "pofile", await exportFile("po"))).toEqual(pairs);
  });
});
