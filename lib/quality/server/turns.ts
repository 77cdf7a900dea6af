/** Work that is done in one go before others get their turn. */
const TURN_MS = 15;

/** Maps values by work that may take long together, and lets other requests have their turn between. */
export async function inTurns<Value, Made>(
  values: readonly Value[],
  make: (value: Value) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  let turn = performance.now();
  for (const value of values) {
    made.push(make(value));
    if (performance.now() - turn < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
  return made;
}
