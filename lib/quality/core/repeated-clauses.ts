import { flatMapInTurns, type Turns } from "@/lib/text/core/turns";
import { report, spanAt, spansOf } from "./spans";
import type { PlacedFinding, TrackParagraph } from "./track";

/** A stretch of Chinese between marks that is long enough to be a phrase of its own, and to have a rendering. */
const CLAUSE = /\p{Script=Han}{10,40}/gu;
const QUOTED = /(?<=[“「])\p{Script=Han}{7,40}(?=[”」])/gu;
const WORD = /[A-Za-z\u00c0-\u024f]+/g;
/** So many words in a row must two renderings share, one of them no small word. */
const SHARED = 3;
const CONTENT = /[a-z]{5}/;
const FEWEST = 5;

/** A place of a phrase, and the first place where it stood. */
type Repeated = {
  readonly paragraph: TrackParagraph;
  readonly first: TrackParagraph;
  readonly start: number;
  readonly end: number;
};

/**
 * Phrases of the source that stand in two paragraphs (ten characters between marks, or seven in quotation marks) and
 * whose English texts have no three words in a row in common: the phrase was rendered in two ways.
 */
export function* checkRepeatedClauses(
  paragraphs: readonly TrackParagraph[],
): Turns<readonly PlacedFinding<"inconsistent">[]> {
  const runs = new Map<string, ReadonlySet<string>>();
  const runsOf = ({ id, target }: TrackParagraph): ReadonlySet<string> => {
    const known = runs.get(id) ?? readRuns(target);
    runs.set(id, known);
    return known;
  };
  const alike = new Map<string, boolean>();
  const share = (one: TrackParagraph, other: TrackParagraph): boolean => {
    const key = `${one.id}\u0000${other.id}`;
    const known = alike.get(key) ?? hasRunOf(other.target, runsOf(one));
    alike.set(key, known);
    return known;
  };
  const repeated = yield* findRepeated(paragraphs);
  return yield* flatMapInTurns(repeated, ({ paragraph, first, start, end }) => {
    if (share(first, paragraph)) return [];
    const finding = report("inconsistent", "inconsistent-phrase", "notice", {
      values: { text: paragraph.source.slice(start, end), paragraph: first.id },
      source: spanAt(paragraph.source, start, end),
    });
    return [{ paragraph: paragraph.id, finding }];
  });
}

function findRepeated(paragraphs: readonly TrackParagraph[]): Turns<Repeated[]> {
  const firsts = new Map<string, TrackParagraph>();
  return flatMapInTurns(paragraphs, (paragraph) => {
    const phrases = [...spansOf(paragraph.source, CLAUSE), ...spansOf(paragraph.source, QUOTED)];
    return phrases.flatMap(({ start, end }): Repeated[] => {
      const text = paragraph.source.slice(start, end);
      const first = firsts.get(text) ?? paragraph;
      firsts.set(text, first);
      return first === paragraph || first.source === paragraph.source
        ? []
        : [{ paragraph, first, start, end }];
    });
  });
}

/** Whether a text has one of these runs; it is read no further than to the first. */
function hasRunOf(text: string, runs: ReadonlySet<string>): boolean {
  for (const run of eachRun(text)) if (runs.has(run)) return true;
  return false;
}

const readRuns = (text: string): ReadonlySet<string> => new Set(eachRun(text));

/** Every three words in a row that are not all small ones, in small letters. */
function* eachRun(text: string): Generator<string, void> {
  let [before, last] = ["", ""];
  // How many words ago there was one that is no small one.
  let since = SHARED;
  let count = 0;
  const lower = text.toLowerCase();
  for (const [word] of lower.matchAll(WORD)) {
    count += 1;
    since = word.length >= FEWEST && CONTENT.test(word) ? 0 : since + 1;
    if (count >= SHARED && since < SHARED) yield `${before} ${last} ${word}`;
    [before, last] = [last, word];
  }
}
