import { describe, expect, it } from "vitest";
import { patchBytes } from "./patch-bytes";

const file = (more = "") =>
  `<?xml version="1.0"?>\r\n<xliff version="1.2"${more}><file original="a" source-language="zh-CN" target-language="en" datatype="x"><body><trans-unit id="1"><source>甲</source></trans-unit><trans-unit id="2"><source> </source></trans-unit><trans-unit id="3"><source>乙</source></trans-unit></body></file></xliff>`;
const say = (text: string) => ({ rich: { text, marks: [] }, state: "translated", needsWork: false }) as const;
const stays = (source: string) => ({ source, said: null });
const job = { version: "1.2", language: "en", says: [stays("甲"), { source: "乙", said: say("B") }] };

describe("patchBytes", () => {
  it.each([
    ["UTF-8", Buffer.from(file())],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${file()}`)],
    ["UTF-16, little end first", Buffer.from(`\uFEFF${file()}`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\uFEFF${file()}`, "utf16le").swap16()],
  ])(
    "gives back the same bytes of %s where nothing is said, and its encoding where something is",
    (_name, bytes) => {
      const same = patchBytes({ ...job, bytes, says: [stays("甲"), stays("乙")] });
      expect(same.ok && Buffer.from(same.value).equals(bytes)).toBe(true);
      const patched = patchBytes({ ...job, bytes });
      expect(patched.ok && patched.value.length).toBe(
        bytes.length + '<target state="translated">B</target>'.length * (bytes.length > 500 ? 2 : 1),
      );
    },
  );

  it.each([
    ["of another version", file(), { version: "2.0" }],
    ["with more units than paragraphs", file(), { says: [stays("甲")] }],
    ["whose paragraphs stand in another order now", file(), { says: job.says.toReversed() }],
    ["of which a source was corrected", file(), { says: [stays("甲。"), stays("乙")] }],
    [
      "that was exported here",
      file().replace("<body>", '<header><note from="x-duizhao-document">d</note></header><body>'),
      {},
    ],
    ["of Trados", file(' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"'), {}],
    ["of memoQ", file(' xmlns:mq="MQXliff"'), {}],
    ["of Phrase", file(' xmlns:m="http://www.memsource.com/mxlf/2.0"'), {}],
    ["that cannot be read", file().slice(0, 200), {}],
  ])("leaves a file %s alone", (_name, text, change) => {
    expect(patchBytes({ ...job, bytes: Buffer.from(text), ...change })).toEqual({
      ok: false,
      reason: "not-patched",
    });
  });
});
