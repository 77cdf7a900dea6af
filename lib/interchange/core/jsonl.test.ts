import { describe, expect, it } from "vitest";
import { JSONL_SCHEMA, JSONL_VERSION, jsonl } from "./jsonl";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  collect,
  DRAFT,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
} from "./torture.fixture";

describe("jsonl", () => {
  it("gives the document, its tracks and every row back as they were", async () => {
    const texts = [...TORTURE.map(([, text]) => text), CONTROLS, "\0", "\uD800"];
    const rows = texts.map((text, index) =>
      buildRow(index + 1, text, { [DRAFT.id]: buildRendering(text, [{ start: 0, end: 1, mark: "bold" }]) }),
    );
    const document = buildDocument([TRACK, DRAFT]);
    const file = await collect(jsonl.write(document, stream(rows), OPTIONS));
    expect(file).not.toMatch(/[\u2028\u2029\u0085\r]/);

    const [head, ...lines] = file
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(head).toEqual({
      schema: JSONL_SCHEMA,
      version: JSONL_VERSION,
      writtenAt: OPTIONS.writtenAt,
      unit: "paragraph",
      document,
    });
    expect(lines).toEqual(
      rows.map(({ paragraph, renderings }) => ({
        ...paragraph,
        renderings: [{ track: DRAFT.id, ...renderings[DRAFT.id], speaker: null }],
      })),
    );
  });

  it("says what each track calls the speaker", async () => {
    const row = buildRow(1, "问", { [TRACK.id]: buildRendering("Q") }, GOES_ON);
    const file = await collect(jsonl.write(buildDocument([NAMED]), stream([row]), OPTIONS));
    const [head, line] = file.split("\n");
    expect(JSON.parse(head ?? "").document.tracks[0].speakers).toEqual(NAMED.speakers);
    expect(JSON.parse(line ?? "")).toMatchObject({
      speaker: "记者",
      renderings: [{ text: "Q", speaker: "Reporter <A>" }],
    });
  });
});
