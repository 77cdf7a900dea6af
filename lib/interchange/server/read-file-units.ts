import { isMeantAsXliff } from "@/lib/xliff/core/names";
import { XliffStream } from "@/lib/xliff/server/xliff-stream";
import { type CsvRow, CsvRows } from "../core/csv-rows";
import { restoreFormula } from "../core/formula";
import type { FileUnit, UnitReader } from "../core/pairs/file-unit";
import { jsonlUnits } from "../core/pairs/jsonl-units";
import {
  findPairColumns,
  type PairColumns,
  type PairLanguages,
  saysSomething,
  unitOfRow,
} from "../core/pairs/table-pairs";
import { findDelimiter } from "../core/terms/csv-reader";
import { pairsError, refusePairs } from "./refuse-pairs";
import { textPieces } from "./text-pieces";
import { tmxUnits } from "./tmx-units";

type Given = {
  readonly fileName: string;
  /** Asked before each piece of the file. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * The units of a file of pairs one by one: TMX, XLIFF (1.2 and 2), JSON Lines, CSV or TSV, told by its content. A unit is forgotten once it
 * was given, so the file may be of any length.
 *
 * @throws AppError `invalid`, with one sentence and the line, for a file that holds no pairs or cannot be read; what was given before
 *   counts for nothing then; what the signal was aborted with
 */
export async function* readFileUnits(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { fileName, signal, ...languages }: PairLanguages & Given,
): AsyncGenerator<FileUnit> {
  let reader: UnitReader | null = null;
  try {
    for await (const { text, encoding } of textPieces(chunks, signal)) {
      reader ??= readerFor(text, { fileName, encoding, languages });
      yield* reader.write(text);
    }
    yield* reader?.end() ?? [];
  } catch (error) {
    throw pairsError(error);
  }
}

/** A bracket alone may begin a text of a table; a name and a colon behind it, or nothing at all, are an object's. */
const JSON_OBJECT = /^\s*\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\}[^\S\n]*(?:\n|$))/u;

/** All of them in one list, which cannot be read one by one as they come. */
const JSON_LIST = /^\s*\[\s*[{[]\s*(?:"(?:[^"\\\n]|\\.)*"\s*[:,]|[}\]])/u;

type About = {
  readonly fileName: string;
  readonly encoding: string;
  readonly languages: PairLanguages;
};

function readerFor(beginning: string, { fileName, encoding, languages }: About): UnitReader {
  if (isMeantAsXliff(beginning, fileName)) return xliffUnits(encoding, languages);
  if (JSON_OBJECT.test(beginning)) return jsonlUnits(languages);
  if (JSON_LIST.test(beginning)) throw refusePairs("json-list");
  return /^\s*</u.test(beginning) ? tmxUnits() : tableUnits(beginning, languages);
}

/** The units of an XLIFF that have a translation. */
function xliffUnits(encoding: string, languages: PairLanguages): UnitReader {
  const stream = new XliffStream(encoding, "fatal");
  return {
    write: (piece) =>
      stream.write(piece).map(({ head, unit }) => ({
        ...{ place: unit.id, line: unit.line, at: null },
        texts: [
          { language: head.sourceLanguage || languages.sourceLanguage, text: unit.source.text },
          ...(unit.target === null
            ? []
            : [{ language: head.targetLanguage || languages.targetLanguage, text: unit.target.text }]),
        ],
      })),
    end() {
      stream.end();
      return [];
    },
  };
}

/** The rows of a table; its first one tells which columns have the texts. */
function tableUnits(beginning: string, languages: PairLanguages): UnitReader {
  const { delimiter, skippedLines, body } = findDelimiter(beginning);
  const rows = new CsvRows(delimiter, skippedLines + 1);
  let [number, skip] = [0, beginning.length - body.length];
  let columns: PairColumns | null = null;
  const toUnits = (read: readonly CsvRow[]): readonly FileUnit[] =>
    read.flatMap(({ cells, line }): readonly FileUnit[] => {
      number += 1;
      // The head is the first row that says something.
      if (columns === null && !saysSomething(cells)) return [];
      const isFirst = columns === null;
      columns ??= columnsOf(cells);
      if (columns.hasHead && isFirst) return [];
      return unitOfRow(columns, cells, { number, line, languages });
    });
  return {
    write(piece) {
      const rest = piece.slice(skip);
      skip = 0;
      return toUnits(rows.write(rest));
    },
    end() {
      const units = toUnits(rows.end());
      if (columns === null) throw refusePairs("no-table");
      return units;
    },
  };
}

function columnsOf(head: readonly string[]): PairColumns {
  const found = findPairColumns(head.map(restoreFormula));
  if (!found.ok) throw refusePairs(found.reason);
  return found.value;
}
