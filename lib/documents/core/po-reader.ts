import { ok, refuse } from "@/lib/kernel/result";
import { cleanText } from "@/lib/text/core/clean-text";
import { finishBlocks, type RawBlock } from "./finish-blocks";
import { parsePo } from "./parse-po";
import { NoticeCounter, type TextReader } from "./reader";

const HAN = /\p{Script=Han}/u;

/**
 * GNU gettext's PO: a paragraph for each message. The text to translate is what stands in `msgid`, unless that has no
 * Chinese at all and what was made of it has: then it is the Chinese.
 */
export const poReader: TextReader = {
  format: "po",
  read(text) {
    const read = parsePo(text);
    if (!read.ok) return read;
    const { messages } = read.value;
    const isIntoChinese =
      !messages.some(({ id }) => HAN.test(id)) &&
      messages.some(({ strings }) => strings.some((one) => HAN.test(one)));
    const notices = new NoticeCounter();
    const raw = messages.map(({ id, strings, line }): RawBlock => {
      const clean = cleanText(isIntoChinese ? (strings[0] ?? "") : id);
      notices.add("control-characters-dropped", clean.dropped);
      return {
        ...{ kind: "body", level: null, container: null, sourceLine: line },
        rich: { text: clean.text, marks: [] },
      };
    });
    const blocks = finishBlocks(raw);
    return blocks.length === 0 ? refuse("no-text") : ok({ title: null, blocks, notices: notices.list() });
  },
};
