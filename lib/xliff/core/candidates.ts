import { readInline } from "./inline";
import { MATCHES, OWN } from "./names";
import { childOf, childrenOf, type XliffNode } from "./node";

/** How a memory's pair is like the text; our own words for it. */
export const CANDIDATE_KINDS = ["in-context", "exact", "numbers", "fuzzy"] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** A translation that a file proposes for a unit. */
export type XliffCandidate = {
  readonly source: string;
  readonly target: string;
  /** How like the sources are, 0 to 1; null where the file does not say. */
  readonly similarity: number | null;
  /** Null where another program wrote it. */
  readonly kind: CandidateKind | null;
  /** Where it was found, for people; "" where the file does not say. */
  readonly origin: string;
};

/** How our kinds are written in XLIFF 1.2, as qualifiers of a target's state. */
export const OLD_KINDS: Readonly<Record<CandidateKind, string>> = {
  "in-context": `x-${OWN}-in-context`,
  exact: "exact-match",
  numbers: `x-${OWN}-numbers`,
  fuzzy: "fuzzy-match",
};

/** What the module of translation candidates says of a unit of XLIFF 2. */
export function newCandidatesOf(unit: XliffNode): readonly XliffCandidate[] {
  return unit.elements
    .filter(({ name, uri }) => name === "matches" && uri === MATCHES)
    .flatMap((matches) => childrenOf(matches, "match"))
    .map((match) => {
      const textOf = (name: string) =>
        match.elements.find((child) => child.name === name && child.uri === unit.uri);
      const { similarity, matchQuality, origin = "", subType = "" } = match.attributes;
      return {
        ...textsOf(textOf("source"), textOf("target")),
        similarity: shareOf(similarity ?? matchQuality),
        kind: CANDIDATE_KINDS.find((kind) => subType === `${OWN}:${kind}`) ?? null,
        origin,
      };
    });
}

/** The `alt-trans` of a unit of XLIFF 1.2. */
export function oldCandidatesOf(unit: XliffNode): readonly XliffCandidate[] {
  return childrenOf(unit, "alt-trans").map((candidate) => {
    const target = childOf(candidate, "target");
    const qualifier = target?.attributes["state-qualifier"];
    return {
      ...textsOf(childOf(candidate, "source"), target),
      similarity: shareOf(candidate.attributes["match-quality"]),
      kind: CANDIDATE_KINDS.find((kind) => OLD_KINDS[kind] === qualifier) ?? null,
      origin: candidate.attributes.origin ?? "",
    };
  });
}

function textsOf(source: XliffNode | undefined, target: XliffNode | undefined) {
  const textOf = (node: XliffNode | undefined) => (node === undefined ? "" : readInline(node).rich.text);
  return { source: textOf(source), target: textOf(target) };
}

/** A share of a hundred, with its sign or without. */
function shareOf(value: string | undefined): number | null {
  const number = /^\s*(?<number>\d{1,3}(?:\.\d+)?)\s*%?\s*$/u.exec(value ?? "")?.groups?.number;
  const share = number === undefined ? Number.NaN : Number(number);
  return share <= 100 ? Math.round(share * 100) / 10_000 : null;
}
