// npm run bench:formats [-- --pairs 1000000 --minutes 15]: pairs to and from TMX, XLIFF and CSV, beside translate-toolkit on the same files.
import { parseArgs } from "node:util";
import { measureFormats } from "./formats-rows";
import { formatTaskOf, runFormatTask } from "./formats-task";
import { printRows } from "./print-rows";

const { values, positionals } = parseArgs({
  options: {
    pairs: { type: "string", default: "100000" },
    /** The most that each of translate-toolkit's programs may take. */
    minutes: { type: "string", default: "15" },
  },
  allowPositionals: true,
});

const [way, format, pairs, file] = positionals;
const task = formatTaskOf(way, format);
if (task !== null && file !== undefined)
  console.log(JSON.stringify(await runFormatTask({ ...task, pairs: Number(pairs), file })));
else printRows(measureFormats({ pairs: Number(values.pairs), minutes: Number(values.minutes) }));
