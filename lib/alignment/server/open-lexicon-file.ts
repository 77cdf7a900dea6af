import fs from "node:fs";
import path from "node:path";
import { type Lexicon, openLexicon } from "../core/lexicon";
import { makeLexicon, writeLexicon } from "./make-lexicon";

/**
 * The lexicon that was packed when the product was built. It is read anew each time and held by nobody but the caller:
 * it takes some tens of megabytes, and is wanted seldom. Where nothing was built yet, it is made now.
 */
export function openLexiconFile(): Lexicon {
  const root = process.cwd();
  const file = path.join(/* turbopackIgnore: true */ root, "dist", "lexicon.bin");
  if (!fs.existsSync(file)) writeLexicon(file, makeLexicon(root));
  return openLexicon(fs.readFileSync(file));
}
