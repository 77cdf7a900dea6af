/**
 * Work that pauses wherever it can be interrupted, some microseconds apart: who runs it lets others have their turn
 * when enough time has gone.
 */
export type Turns<Result> = Generator<void, Result>;

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
