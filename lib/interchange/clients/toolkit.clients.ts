import { describe, expect, it } from "vitest";
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

  it("reads the same pairs in PO", async () => {
    expect(await ask("pypo", "pofile", await exportFile("po"))).toEqual(pairs);
  });
});
