// Run by scripts/build-server.mjs when the dictionary, or what makes the lexicon out of it, has changed.
import path from "node:path";
import { makeLexicon, writeLexicon } from "./make-lexicon";

writeLexicon(path.join(process.cwd(), "dist", "lexicon.bin"), makeLexicon(process.cwd()));
