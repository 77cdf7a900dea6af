import { finishBlocks, type RawBlock } from "@/lib/documents/core/finish-blocks";
import { NoticeCounter, type Reader } from "@/lib/documents/core/reader";
import { ok, refuse } from "@/lib/kernel/result";
import { cleanText } from "@/lib/text/core/clean-text";
import { readAligned } from "./read-aligned";

/** Plain files in a container (Moses): a paragraph for each line of the source. Its translations come in when it is brought back. */
export const mosesReader: Reader<Uint8Array> = {
  format: "moses",
  async read(bytes, expected = null) {
    const read = await readAligned(bytes, expected);
    if (!read.ok) return read;
    const { source, targets } = read.value;
    const notices = new NoticeCounter();
    const raw = source.lines.map((line, at): RawBlock => {
      const clean = cleanText(line);
      notices.add("control-characters-dropped", clean.dropped);
      return {
        ...{ kind: "body", level: null, container: null, sourceLine: at + 1 },
        rich: { text: clean.text, marks: [] },
      };
    });
    for (const { lines } of targets)
      notices.add("translations-wait", lines.filter((line) => line.trim() !== "").length);
    const blocks = finishBlocks(raw);
    return blocks.length === 0 ? refuse("no-text") : ok({ title: null, blocks, notices: notices.list() });
  },
};
