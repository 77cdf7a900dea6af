import { z } from "zod";
import { JSONL_SCHEMA } from "../jsonl";
import type { FileText, FileUnit, UnitReader } from "./file-unit";

/** Ends the reading of JSON Lines; `line` is 1-based. */
export class JsonlRefused extends Error {
  constructor(
    readonly reason: "damaged" | "expands-too-much",
    readonly line: number,
  ) {
    super(reason);
  }
}

/** UTF-16 units of one line. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** What our own file says first; fields of a later version are left alone. */
const head = z.object({
  schema: z.literal(JSONL_SCHEMA),
  document: z.object({
    language: z.string(),
    tracks: z.array(z.object({ id: z.string(), language: z.string() })).max(1000),
  }),
});
const row = z.object({
  text: z.string(),
  renderings: z.array(
    z.object({ track: z.string(), text: z.string(), updatedAt: z.iso.datetime().optional() }),
  ),
});
/** What others write a line as: texts by their languages, maybe under one name. */
const texts = z.record(z.string(), z.unknown());

type Head = z.output<typeof head>["document"];

/**
 * The units of JSON Lines, piece by piece: those of our own, paragraphs or sentences, and the lines with `zh` and `en`, or `source` and
 * `target`, maybe inside `translation`, that corpora have.
 *
 * @throws JsonlRefused
 */
export function jsonlUnits(languages: {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
}): UnitReader {
  let [rest, line] = ["", 0];
  let own: Head | null = null;
  const read = (text: string): readonly FileUnit[] => {
    line += 1;
    if (text.trim() === "") return [];
    const said = parse(text, line);
    if (own === null) {
      const begun = head.safeParse(said);
      if (begun.success) {
        own = begun.data.document;
        return [];
      }
    }
    const unit = own === null ? foreignUnit(said, languages) : ownUnit(said, own);
    if (unit === null) throw new JsonlRefused("damaged", line);
    return [{ ...unit, place: `line ${line}`, line }];
  };
  return {
    write(piece) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      const units = lines.flatMap(read);
      if (rest.length > LONGEST_LINE) throw new JsonlRefused("expands-too-much", line + 1);
      return units;
    },
    end: () => read(rest),
  };
}

type Said = Pick<FileUnit, "texts" | "at">;

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonlRefused("damaged", line);
  }
}

function ownUnit(said: unknown, { language, tracks }: Head): Said | null {
  const found = row.safeParse(said);
  if (!found.success) return null;
  const { text, renderings } = found.data;
  const targets = renderings.flatMap((rendering): FileText[] => {
    const track = tracks.find(({ id }) => id === rendering.track);
    return track === undefined ? [] : [{ language: track.language, text: rendering.text }];
  });
  const newest = renderings
    .flatMap(({ updatedAt }) => updatedAt ?? [])
    .sort()
    .at(-1);
  return { texts: [{ language, text }, ...targets], at: newest === undefined ? null : new Date(newest) };
}

function foreignUnit(
  said: unknown,
  languages: { readonly sourceLanguage: string; readonly targetLanguage: string },
): Said | null {
  const line = texts.safeParse(said);
  if (!line.success) return null;
  const inner = texts.safeParse(line.data.translation);
  const found = Object.entries(inner.success ? inner.data : line.data).flatMap(([name, text]): FileText[] => {
    const language = languageOf(name, languages);
    return language === null || typeof text !== "string" ? [] : [{ language, text }];
  });
  return found.length < 2 ? null : { texts: found, at: null };
}

const SOURCE = /^(?:source|src)(?:[-_ ]?(?:text|sentence|segment))?$/iu;
const TARGET = /^(?:target|tgt|translation)(?:[-_ ]?(?:text|sentence|segment))?$/iu;

/** A field is named by its language, or by which of both it is. */
function languageOf(
  name: string,
  { sourceLanguage, targetLanguage }: { readonly sourceLanguage: string; readonly targetLanguage: string },
): string | null {
  if (SOURCE.test(name)) return sourceLanguage;
  if (TARGET.test(name)) return targetLanguage;
  return /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/iu.test(name) ? name.replaceAll("_", "-") : null;
}
