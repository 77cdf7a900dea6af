import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import type { MatchConcept } from "@/lib/glossary/core/term";
import { findWaivers as findTermWaivers, waiverOfTerm } from "@/lib/glossary/server/waivers";
import type { Locale } from "@/lib/i18n/locales";
import type { CheckId } from "@/lib/quality/core/checks";
import type { Severity } from "@/lib/quality/core/finding";
import { checkerOf } from "./checker";
import { listTrackFindings } from "./find-findings";
import { listSourceFindings } from "./list-source-findings";
import { readTrackPlaces } from "./pairs-store";
import type { PlacedFinding } from "./schema";
import { presentWaiver } from "./waivers";

/** A finding of a rendering, or of a source: that has no rendering. */
export type FindingInReport = Pick<
  PlacedFinding,
  "paragraphId" | "number" | "check" | "severity" | "message" | "source" | "target" | "waiver"
> & { readonly renderingId: string | null };

/** A waiver that holds now, with what it leaves as it is. */
export type HeldWaiver = NonNullable<PlacedFinding["waiver"]> & {
  /** Null of a source's. */
  readonly renderingId: string | null;
  readonly paragraphId: string;
  readonly number: number;
  /** Of the finding that it covers; null of a concept's where no check reports the wording now. */
  readonly check: CheckId | null;
  readonly severity: Severity | null;
  /** What the check says; of a concept that is not reported, its agreed wordings. */
  readonly message: string;
  /** The words in the source and in the rendering, where there are any. */
  readonly source: string | null;
  readonly target: string | null;
};

export type FindingsReport = {
  /** What nobody left as it is, in the document's order. */
  readonly open: readonly FindingInReport[];
  /** Each once, in the document's order. */
  readonly waivers: readonly HeldWaiver[];
};

/** What can be looked at in one go. */
const AT_ONCE = 1000;

/**
 * All that the checks report on a track and on the source that it renders, and every waiver in them that holds: of
 * findings, and of concepts.
 */
export async function reportFindings(
  actor: Actor,
  { documentId, trackId }: { readonly documentId: string; readonly trackId: string },
  locale: Locale,
): Promise<FindingsReport> {
  const ofSource = await readParts((part) =>
    listSourceFindings(actor, documentId, { ...part, paragraphIds: null }, locale),
  );
  const ofTrack = await readParts((part) => listTrackFindings(actor, trackId, part, locale));
  const findings: readonly FindingInReport[] = [
    ...ofSource.map((finding) => ({ ...finding, renderingId: null, target: null })),
    ...ofTrack,
  ].toSorted((one, other) => one.number - other.number);
  const covering = coveringWaivers(findings);
  const others = await findOtherTermWaivers(actor, trackId, new Set(covering.map(({ id }) => id)));
  return {
    open: findings.filter(({ waiver }) => waiver === null),
    waivers: [...covering, ...others].toSorted((one, other) => one.number - other.number),
  };
}

type Part = { readonly limit: number; readonly cursor: string | undefined };

async function readParts<Item>(
  read: (part: Part) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const part = await read({ limit: AT_ONCE, cursor });
    items.push(...part.items);
    cursor = part.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** One waiver of a concept may cover several findings: it is told with the first. */
function coveringWaivers(findings: readonly FindingInReport[]): readonly HeldWaiver[] {
  const held = new Map<string, HeldWaiver>();
  for (const { waiver, renderingId, paragraphId, number, check, severity, message, ...found } of findings) {
    if (waiver === null || held.has(waiver.id)) continue;
    held.set(waiver.id, {
      ...{ ...waiver, renderingId, paragraphId, number, check, severity, message },
      source: found.source?.text ?? null,
      target: found.target?.text ?? null,
    });
  }
  return [...held.values()];
}

/** Waivers of concepts that hold although no check reports the wording: its check is off, or it stands there now. */
async function findOtherTermWaivers(
  actor: Actor,
  trackId: string,
  known: ReadonlySet<string>,
): Promise<readonly HeldWaiver[]> {
  const grant = await authorize(actor, "view", { trackId });
  const [places, { conceptById }] = await Promise.all([
    readTrackPlaces(grant, trackId),
    checkerOf(actor, grant),
  ]);
  const waivers = await findTermWaivers(
    grant,
    places.map(({ renderingId }) => renderingId),
  );
  const others = [...waivers.values()].filter(({ id }) => !known.has(id));
  const numbers = new Map(places.map(({ renderingId }, at) => [renderingId, at]));
  const names = await namesOf(others.map(({ createdById }) => createdById));
  return others.flatMap((waiver) => {
    const { renderingId, conceptId } = waiver;
    const [concept, at] = [conceptById.get(conceptId), numbers.get(renderingId)];
    const isHeld = waiverOfTerm(waivers, renderingId, conceptId, concept)?.id === waiver.id;
    if (concept === undefined || at === undefined || !isHeld) return [];
    return {
      ...{ ...presentWaiver(waiver, names), renderingId, number: at + 1 },
      paragraphId: places[at]?.paragraphId ?? "",
      ...{ check: null, severity: null, message: wordingsOf(concept), source: null, target: null },
    };
  });
}

const wordingsOf = ({ terms }: MatchConcept): string =>
  terms
    .filter(({ status }) => status === "preferred")
    .map(({ text }) => text)
    .join(" – ");
