// npm run bench:memory: lookups in a memory, beside comparing everything and beside PostgreSQL's trigrams.
import { parseArgs } from "node:util";
import { NO_CONTEXT } from "@/lib/memory/core/context";
import { MemoryIndex, type MemoryQuery } from "@/lib/memory/core/memory-index";
import { keyOf } from "@/lib/memory/core/memory-key";
import { chooseParts } from "@/lib/memory/core/part";
import { DEFAULT_THRESHOLD, similarityOf } from "@/lib/memory/core/similarity";
import type { IndexedUnit } from "@/lib/memory/core/unit-columns";
import type { BenchRow } from "./bench-row";
import { heldMegabytes } from "./held-memory";
import { compareAll, type PlainKeys, plainKeys } from "./memory-brute";
import { makeParagraphs, makeQueries, type QueryClass } from "./memory-queries";
import { SyntheticTexts } from "./memory-texts";
import { openTrigramMemory } from "./memory-trigram";
import { printRows, sayRow } from "./print-rows";

const { values: flags } = parseArgs({
  options: {
    units: { type: "string", default: "1000000" },
    /** 0 leaves PostgreSQL out. */
    "trigram-units": { type: "string", default: "1000000" },
    queries: { type: "string", default: "200" },
    /** Queries of each class that everything is compared for. */
    brute: { type: "string", default: "10" },
  },
});

const SEED = 20_261_127;
const LIMIT = 5;
const TARGET = 20;
const TRIGRAM_THRESHOLDS = [0.3, 0.4, 0.5] as const;

type Prepared = {
  readonly name: string;
  readonly queries: readonly MemoryQuery[];
  readonly keys: readonly string[];
};

const texts = new SyntheticTexts(SEED);
const segments = texts.segments(Number(flags.units));
const { units, rows: keyRows } = makeUnits(segments);
const classes = makeQueries(texts, segments, Number(flags.queries)).map(prepare);
const rows: BenchRow[] = [];
add(keyRows);
const index = load();
for (const one of classes) add(measureSearch(one));
add(measureParts());
add(measureEquality());
add(measureChange());
add(await measureTrigrams(Number(flags["trigram-units"])));
printRows(rows);
process.exit(0);

/** All takes minutes: what is measured is told at once, and as a table at the end. */
function add(measured: readonly BenchRow[]): void {
  rows.push(...measured);
  for (const row of measured) sayRow(row);
}

function makeUnits(all: readonly string[]): { units: IndexedUnit[]; rows: BenchRow[] } {
  const began = process.cpuUsage();
  const units = all.map((segment, id): IndexedUnit => {
    const { text, numbersHash, formHash } = keyOf(segment);
    return {
      id,
      key: text,
      numbersHash,
      formHash,
      before: NO_CONTEXT,
      after: NO_CONTEXT,
      origins: 0,
      project: 1,
    };
  });
  const seconds = process.cpuUsage(began).user / 1e6;
  const lengths = Float64Array.from(all, ({ length }) => length).sort();
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return {
    units,
    rows: [
      { name: `Segments: ${all.length}, median of characters`, value: middle, unit: "characters" },
      { name: "Segments: mean of characters", value: round(mean), unit: "characters" },
      {
        name: "Keys made of all segments, once, when they are stored, of the processor",
        value: round(seconds),
        unit: "s",
      },
    ],
  };
}

function prepare({ name, texts: all }: QueryClass): Prepared {
  const keys = all.map((text) => keyOf(text));
  return {
    name,
    keys: keys.map(({ text }) => text),
    queries: keys.map((key) => ({ key, before: NO_CONTEXT, after: NO_CONTEXT, project: 1 })),
  };
}

function load(): MemoryIndex {
  const before = heldMegabytes();
  const began = process.cpuUsage();
  const loaded = MemoryIndex.of(units);
  const seconds = process.cpuUsage(began).user / 1e6;
  add([
    { name: "Index built from stored keys, of the processor", value: round(seconds), unit: "s" },
    { name: "Index holds, by the process", value: Math.round(heldMegabytes() - before), unit: "MB" },
    {
      name: "Index holds, by its own figures",
      value: Math.round(loaded.figures().bytes / 1024 ** 2),
      unit: "MB",
    },
  ]);
  return loaded;
}

function measureSearch({ name, queries }: Prepared): BenchRow[] {
  for (const query of queries.slice(0, 20)) index.search(query);
  const { clock, processor, values } = timeEach(
    queries,
    (query) => index.search(query, { limit: LIMIT }).length,
  );
  const named = `Lookup, ${name} (${values.filter((count) => count > 0).length} of ${queries.length} with a match)`;
  return [
    { name: `${named}, p50`, value: percentile(processor, 0.5), unit: "ms" },
    { name: `${named}, p95`, value: percentile(processor, 0.95), unit: "ms", target: TARGET },
    { name: `${named}, slowest`, value: percentile(processor, 1), unit: "ms" },
    { name: `${named}, p95 by the clock`, value: percentile(clock, 0.95), unit: "ms", target: TARGET },
  ];
}

/** What a paragraph quotes: whether the clause that was put into it is found. */
function measureParts(): BenchRow[] {
  const paragraphs = makeParagraphs(texts, segments, Number(flags.queries));
  const { clock, processor, values } = timeEach(paragraphs, ({ text, clause }) => {
    const key = keyOf(text);
    const parts = chooseParts(text, key, index.passages(key));
    return parts.some(({ start, end }) => text.slice(start, end).includes(clause));
  });
  const named = `Parts of a paragraph of 300 characters (${values.filter(Boolean).length} of ${values.length} quotations found)`;
  return [
    { name: `${named}, p50`, value: percentile(processor, 0.5), unit: "ms" },
    { name: `${named}, p95`, value: percentile(processor, 0.95), unit: "ms" },
    { name: `${named}, slowest`, value: percentile(processor, 1), unit: "ms" },
    { name: `${named}, p95 by the clock`, value: percentile(clock, 0.95), unit: "ms" },
  ];
}

type Times<Value> = { readonly clock: number[]; readonly processor: number[]; readonly values: Value[] };

/** Milliseconds of each by the clock and of the processor: other work on the machine counts in the first alone. */
function timeEach<Item, Value>(items: readonly Item[], work: (item: Item) => Value): Times<Value> {
  const times: Times<Value> = { clock: [], processor: [], values: [] };
  for (const item of items) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    times.values.push(work(item));
    times.clock.push(performance.now() - start);
    times.processor.push(process.cpuUsage(used).user / 1000);
  }
  return times;
}

/** Whether the first matches are what comparing everything gives, by unit and similarity; throws where they are not. */
function measureEquality(): BenchRow[] {
  const plain = plainKeys(units);
  let [compared, matches] = [0, 0];
  const began = performance.now();
  for (const { name, queries } of classes)
    for (const query of queries.slice(0, Number(flags.brute))) {
      matches += checkEqual(name, query, plain);
      compared += 1;
    }
  const each = (performance.now() - began) / Math.max(1, compared);
  return [
    {
      name: `Compared with everything: queries, all equal, ${matches} matches`,
      value: compared,
      unit: "queries",
    },
    { name: "Comparing everything, one query", value: Math.round(each), unit: "ms" },
  ];
}

function checkEqual(name: string, query: MemoryQuery, plain: PlainKeys): number {
  const all = compareAll(plain, query, DEFAULT_THRESHOLD);
  const found = index.search(query, { limit: all.size + 1 });
  const isEqual =
    found.length === all.size &&
    found.every((one) => all.get(one.id) === similarityOf(one.distance, one.longer));
  const first = index.search(query, { limit: LIMIT });
  if (!isEqual || JSON.stringify(first) !== JSON.stringify(found.slice(0, LIMIT)))
    throw new Error(`A query of the class "${name}" finds ${found.length}, and there are ${all.size}.`);
  return all.size;
}

/** What adding and removing take, and a search when a thousand units wait to be put in order. */
function measureChange(): BenchRow[] {
  const more = makeUnits(texts.segments(1_000)).units.map((unit) => ({
    ...unit,
    id: unit.id + units.length,
  }));
  const began = performance.now();
  for (const unit of more) index.add(unit);
  const adding = (performance.now() - began) / more.length;
  const { processor } = timeEach(classes[1]?.queries ?? [], (query) => index.search(query));
  const removal = performance.now();
  for (const { id } of more) index.remove(id);
  const removing = (performance.now() - removal) / more.length;
  return [
    { name: "Adding a unit, mean of 1000", value: round(adding * 1000), unit: "µs" },
    { name: "Removing a unit, mean of 1000", value: round(removing * 1000), unit: "µs" },
    {
      name: "Lookup of a near copy with 1000 units waiting, p95",
      value: percentile(processor, 0.95),
      unit: "ms",
    },
  ];
}

/** How fast `pg_trgm` is on the same keys and queries, and how many of the true first matches are not among its candidates. */
async function measureTrigrams(count: number): Promise<BenchRow[]> {
  if (count === 0) return [];
  const stored = units.slice(0, count);
  const truth = count === units.length ? index : MemoryIndex.of(stored);
  const memory = await openTrigramMemory(stored.map(({ key }) => key));
  const named = `pg_trgm, ${count} units`;
  const measured: BenchRow[] = [
    { name: `${named}: index built in`, value: round(memory.buildSeconds), unit: "s" },
    { name: `${named}: index`, value: Math.round(memory.indexMegabytes), unit: "MB" },
  ];
  for (const threshold of TRIGRAM_THRESHOLDS)
    for (const one of classes) {
      const times: number[] = [];
      let [wanted, missed] = [0, 0];
      for (const [at, query] of one.queries.entries()) {
        const answer = await memory.ask(one.keys[at] ?? "", threshold);
        times.push(answer.time);
        const ids = new Set(answer.ids);
        const matches = truth.search(query, { limit: LIMIT });
        wanted += matches.length;
        missed += matches.filter(({ id }) => !ids.has(id)).length;
      }
      const name = `${named}, threshold ${threshold}, ${one.name}`;
      measured.push(
        { name: `${name}, p50`, value: percentile(times, 0.5), unit: "ms" },
        { name: `${name}, p95`, value: percentile(times, 0.95), unit: "ms" },
        {
          name: `${name}, missed of ${wanted} matches`,
          value: round((100 * missed) / Math.max(1, wanted)),
          unit: "%",
        },
      );
    }
  await memory.stop();
  return measured;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0, 2);
}

function round(value: number, places = 1): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
