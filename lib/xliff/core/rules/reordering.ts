import { childrenOf, walk, type XliffNode } from "../node";
import { type Finder, idOf } from "./finder";

const CODES: ReadonlySet<string> = new Set(["ph", "pc", "sc", "ec"]);

/** A code that stands for itself. The end of a pair goes where its start goes. */
const isWhole = ({ name, attributes }: XliffNode): boolean =>
  CODES.has(name) && (name !== "ec" || attributes.isolated === "yes");

const reorderOf = ({ attributes }: XliffNode): string => attributes.canReorder ?? "yes";

/**
 * Codes that keep their order: a run of them begins with one that says so, and what a target has of a run stands in one piece, in
 * the same order, each code inside the code of the run that it was in (XLIFF 2.1, 4.7.4.4).
 */
export function checkReordering(part: XliffNode, finder: Finder): void {
  const [source, target] = [childrenOf(part, "source")[0], childrenOf(part, "target")[0]];
  if (source === undefined) return;
  const runs = runsOf(codesOf(source), finder);
  if (target === undefined || runs.length === 0) return;
  const inTarget = codesOf(target);
  const places = new Map(inTarget.map((code, at) => [idOf(code), at]));
  const around = { source: holdersOf(source), target: holdersOf(target) };
  const isKept = runs.every((run) => {
    const ids = new Set(run.map(idOf));
    const kept = run.flatMap((code) => {
      const at = places.get(idOf(code));
      const there = at === undefined ? undefined : inTarget[at];
      return at === undefined || there === undefined ? [] : [{ code, there, at }];
    });
    const holderIn = (holders: Holders, code: XliffNode) => {
      const holder = holders.get(code);
      return holder !== undefined && ids.has(holder) ? holder : null;
    };
    return kept.every(
      ({ code, there, at }, index) =>
        (index === 0 || at === (kept[index - 1]?.at ?? 0) + 1) &&
        holderIn(around.source, code) === holderIn(around.target, there),
    );
  });
  finder.expect(isKept, "reorder-order", target);
}

const codesOf = (text: XliffNode): readonly XliffNode[] =>
  walk(text).filter((node) => node.uri === text.uri && isWhole(node));

function runsOf(codes: readonly XliffNode[], finder: Finder): readonly (readonly XliffNode[])[] {
  const runs: XliffNode[][] = [];
  let open: XliffNode[] | null = null;
  for (const code of codes) {
    const reorder = reorderOf(code);
    if (reorder === "firstNo") {
      open = [];
      runs.push(open);
    }
    if (reorder === "yes") open = null;
    else finder.expect(open !== null, "reorder-first", code);
    open?.push(code);
  }
  return runs;
}

/** The id of the paired code that each code is in. */
type Holders = ReadonlyMap<XliffNode, string | undefined>;

function holdersOf(text: XliffNode): Holders {
  const holders = new Map<XliffNode, string | undefined>();
  const goOn = (node: XliffNode, holder: string | undefined): void => {
    for (const child of node.elements) {
      holders.set(child, holder);
      goOn(child, child.name === "pc" ? idOf(child) : holder);
    }
  };
  goOn(text, undefined);
  return holders;
}
