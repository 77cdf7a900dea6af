import type { Paragraph } from "./block";
import { markerOf } from "./line-shapes";
import { type Evidence, type Proposal, proposal } from "./proposal";

/** What a page carries besides its text: numbers and running heads. */
export function proposePageFurniture(paragraphs: readonly Paragraph[]): readonly Proposal[] {
  return [...pageNumbers(paragraphs), ...runningHeads(paragraphs)].toSorted(
    (a, b) => (a.paragraphIndexes[0] ?? 0) - (b.paragraphIndexes[0] ?? 0),
  );
}

const MARKED_PAGE =
  /^(?:[-—–－~·•]\s*(\d{1,4})\s*[-—–－~·•]|第\s*(\d{1,4})\s*[页頁](?:\s*[，,/]?\s*共\s*\d{1,4}\s*[页頁])?|[Pp](?:age|\.)\s*(\d{1,4})(?:\s*of\s*\d{1,4})?|(\d{1,4})\s*\/\s*\d{1,4})$/u;
const BARE_PAGE = /^(\d{1,4})$/u;

function pageNumbers(paragraphs: readonly Paragraph[]): readonly Proposal[] {
  const numbers = paragraphs.flatMap((paragraph, index) => {
    if (paragraph.kind !== "body" || paragraph.container !== null || paragraph.label !== null) return [];
    const marked = MARKED_PAGE.exec(paragraph.text)
      ?.slice(1)
      .find((group) => group !== undefined);
    const bare = BARE_PAGE.exec(paragraph.text)?.[1];
    const value = marked ?? bare;
    return value === undefined
      ? []
      : [{ index, value: Number(value), marked: marked !== undefined, text: paragraph.text }];
  });
  return numbers.flatMap((entry, at) => {
    const before = numbers[at - 1];
    const after = numbers[at + 1];
    const inSequence = before?.value === entry.value - 1 || after?.value === entry.value + 1;
    if (!entry.marked && !inSequence) return [];
    const evidence: Evidence[] = [];
    if (entry.marked) evidence.push({ rule: "page-shape", weight: 2.5, quote: entry.text });
    if (inSequence) evidence.push({ rule: "page-sequence", weight: 2, quote: entry.text });
    return [proposal({ kind: "page-number" }, [entry.index], evidence)];
  });
}

/** Fewer returns than this may be a refrain or a form's words. */
const LEAST_REPEATS = 3;

function runningHeads(paragraphs: readonly Paragraph[]): readonly Proposal[] {
  const places = new Map<string, number[]>();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.container !== null || paragraph.label !== null || !headShape(paragraph.text)) continue;
    if (/^[：:，、。]/u.test(paragraphs[index + 1]?.text ?? "")) continue;
    const key = paragraph.text.replace(/\d+/gu, "#");
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  return [...places.values()].flatMap((indexes) => {
    if (indexes.length < LEAST_REPEATS || closestGap(indexes) < 2) return [];
    return indexes.map((index) =>
      proposal(
        { kind: "running-head" },
        [index],
        [
          {
            rule: "repeats",
            weight: Math.min(3, 0.7 * indexes.length),
            quote: paragraphs[index]?.text ?? "",
          },
        ],
      ),
    );
  });
}

/** Short, with no sentence in it, and more than a number. */
function headShape(text: string): boolean {
  return (
    text.length <= 40 &&
    !/[。！？；：，、]/u.test(text) &&
    /\p{L}/u.test(text) &&
    !/^[（(【[]|\n/u.test(text) &&
    markerOf(text) === null
  );
}

function closestGap(indexes: readonly number[]): number {
  return indexes.slice(1).reduce((least, index, at) => Math.min(least, index - (indexes[at] ?? 0)), Infinity);
}
