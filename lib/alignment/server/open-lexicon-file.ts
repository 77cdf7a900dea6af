import fs from "node:fs";
import path from "node:path";
import { isLexicon, type Lexicon, openLexicon } from "../core/lexicon";
import { makeLexicon, writeLexicon } from "./make-lexicon";

/**
 * The lexicon that was packed when the product was built. It is read anew each time and held by nobody but the caller:
 * it takes some megabytes, and is wanted seldom. Where nothing was built yet, or by another version, it is made now.
 */
export function openLexiconFile(): Lexicon {
  const root = process.cwd();
  const file = path.join(/* turbopackIgnore: true */ root, "dist", "lexicon.bin");
  const built = fs.existsSync(file) ? fs.readFileSync(file) : null;
  if (built !== null && isLexicon(built)) return openLexicon(built);
  const made = makeLexicon(root);
  writeLexicon(file, made);
  return openLexicon(made);
}
