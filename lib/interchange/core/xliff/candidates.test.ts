import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readXliffFile as read, schemaOf } from "@/lib/testing/xliff-files";
import { CANDIDATE_KINDS } from "@/lib/xliff/core/candidates";
import { checkXliff } from "@/lib/xliff/core/check-xliff";
import { XLIFF_VERSIONS } from "@/lib/xliff/core/names";
import { textWriterFor } from "../formats";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  collect,
  DRAFT,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
} from "../torture.fixture";
import type { ExportCandidate, WriterOptions } from "../writer";
import { replaceIllegal } from "../xml-text";

const schemas = new Map(XLIFF_VERSIONS.map((version) => [version, schemaOf(version)]));
afterAll(() => {
  for (const schema of schemas.values()) schema.dispose();
});

const candidate = (text: string, more: Partial<ExportCandidate> = {}): ExportCandidate => ({
  ...{ trackId: TRACK.id, source: text, target: `A ${text}`, similarity: 0.8765, kind: "fuzzy" },
  ...{ origin: "会议 <1> & 'x'", ...more },
});

describe.each(XLIFF_VERSIONS)("candidates in XLIFF %s", (version) => {
  /** The units of a file that its schema and every rule accept. */
  async function unitsOf(candidates: readonly ExportCandidate[], options: Partial<WriterOptions> = {}) {
    const row = { ...buildRow(1, "一", { [TRACK.id]: buildRendering("One") }), candidates };
    const asked = { ...OPTIONS, candidates: true, ...options };
    const document = buildDocument([TRACK, DRAFT]);
    const file = await collect(textWriterFor(`xliff-${version}`).write(document, stream([row]), asked));
    schemas.get(version)?.check(file);
    expect(checkXliff(read(file).root)).toEqual([]);
    return read(file).files.flatMap(({ units }) => units);
  }

  it("come back as they were, each with its track, and none as the translation", async () => {
    const own = [
      ...TORTURE.map(([, text]) => candidate(text)),
      ...CANDIDATE_KINDS.map((kind, at) => candidate("二", { kind, similarity: 1 - at / 4, origin: "" })),
    ];
    const [unit, draft] = await unitsOf([...own, candidate("三", { trackId: DRAFT.id, similarity: 0 })]);
    expect(unit?.candidates).toEqual(own.map(({ trackId: _, ...said }) => said));
    expect(unit?.target?.text).toBe("One");
    expect(draft?.candidates).toMatchObject([{ source: "三", similarity: 0 }]);
    expect(draft?.target).toBeNull();
  });

  it("say every share exactly", async () => {
    const shares = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(shares, async (all) => {
        const [unit] = await unitsOf(all.map((share) => candidate("二", { similarity: share / 10_000 })));
        expect(unit?.candidates.map(({ similarity }) => similarity)).toEqual(
          all.map((share) => share / 10_000),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("keep what XML cannot hold, where the version can", async () => {
    const [unit] = await unitsOf([candidate(CONTROLS)]);
    expect(unit?.candidates[0]?.source).toBe(version === "1.2" ? replaceIllegal(CONTROLS) : CONTROLS);
  });

  it("are left out where nobody asks", async () => {
    const [unit] = await unitsOf([candidate("二")], { candidates: false });
    expect(unit?.candidates).toEqual([]);
  });
});

describe("candidates of other programs", () => {
  it.each([
    [
      "XLIFF 2 with a machine's",
      `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en"><file id="f"><unit id="u"><m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#s" type="mt" origin="X" matchQuality="70.5"><source>甲<ph id="1"/></source><target>A</target></m:match></m:matches><segment id="s"><source>甲</source></segment></unit></file></xliff>`,
      { source: "甲", target: "A", similarity: 0.705, kind: null, origin: "X" },
    ],
    [
      "XLIFF 1.2 that says nothing of them",
      `<xliff version="1.2"><file original="a" source-language="zh" target-language="en" datatype="x"><body><trans-unit id="1"><source>甲</source><alt-trans match-quality="good"><target>A</target></alt-trans></trans-unit></body></file></xliff>`,
      { source: "", target: "A", similarity: null, kind: null, origin: "" },
    ],
  ])("are read from %s", (_name, file, expected) => {
    expect(read(file).files[0]?.units[0]?.candidates).toEqual([expected]);
  });
});
