import { describe, expect, it } from "vitest";
import { alignedIn, alignedUnits } from "./aligned-units";
import { readFileUnits } from "./read-file-units";

const LANGUAGES = { sourceLanguage: "zh-CN", targetLanguage: "en" };

/** What begins as given and then has nothing but one line, over and over; it is canceled on the way, and must not be read on. */
async function* canceled(stop: AbortController, begins: string, line: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(begins);
  for (let piece = 0; piece < 50; piece += 1) {
    if (piece === 10) stop.abort();
    yield Buffer.from(line.repeat(64 * 1024));
  }
  throw new Error("It was read to its end.");
}

describe("reading that is canceled ends, also where no unit comes", () => {
  it.each([
    ["a table of empty rows", "zh,en\n和平,peace\n", ",\n"],
    ["a table of blank lines", "zh,en\n和平,peace\n", "\n"],
    ["JSON Lines of blank lines", '{"zh":"和平","en":"peace"}\n', "\n"],
    ["TMX with nothing but space", '<tmx version="1.4"><header/><body>', "\n"],
    ["XLIFF with nothing but space", '<xliff version="1.2"><file><body>', "\n"],
  ])("in %s", async (_name, begins, line) => {
    const stop = new AbortController();
    const units = readFileUnits(canceled(stop, begins, line), {
      ...{ ...LANGUAGES, fileName: "", signal: stop.signal },
    });
    await expect(readAll(units)).rejects.toMatchObject({ name: "AbortError" });
  });

  it.each([
    ["in plain files of blank lines", ""],
    ["in a plain file that is longer than its other", "One.\n"],
  ])("%s", async (_name, other) => {
    const stop = new AbortController();
    const found = alignedIn(["a.zh", "a.en"], LANGUAGES);
    const short = [Buffer.from(other)];
    const units = alignedUnits(
      found,
      ({ language }) => (language === "en" && other !== "" ? toStream(short) : canceled(stop, "一\n", "\n")),
      stop.signal,
    );
    await expect(readAll(units)).rejects.toMatchObject({ name: "AbortError" });
  });
});

async function readAll(units: AsyncIterable<unknown>): Promise<void> {
  for await (const _unit of units);
}

async function* toStream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
