/**
 * Work that pauses wherever it can be interrupted, some microseconds apart: who runs it lets others have their turn
 * when enough time has gone.
 */
export type Turns<Result> = Generator<void, Result>;

/** From so many characters on, a text takes long enough to read for others to have their turn meanwhile. */
export const LEAST_LONG_TEXT = 10_000;

/** `flatMap` that pauses after each item. */
export function* flatMapInTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item, at: number) => readonly Result[],
): Turns<Result[]> {
  const results: Result[] = [];
  for (const [at, item] of items.entries()) {
    for (const result of map(item, at)) results.push(result);
    yield;
  }
  return results;
}

/** `flatMap` over items that are little work each: it pauses after each part of so many. */
export function* flatMapInParts<Item, Result>(
  items: readonly Item[],
  part: number,
  map: (item: Item) => readonly Result[],
): Turns<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item !== undefined) for (const result of map(item)) results.push(result);
    if (at % part === part - 1) yield;
  }
  return results;
}

/** The same, of items that take long each: it also pauses wherever one of them does. */
export function* flatMapTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Turns<readonly Result[]>,
): Turns<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    for (const result of yield* map(item)) results.push(result);
    yield;
  }
  return results;
}

/** Does the work in one go, for who has nobody waiting. */
export function doAtOnce<Result>(work: Turns<Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
