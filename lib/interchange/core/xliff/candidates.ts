import { OLD_KINDS } from "@/lib/xliff/core/candidates";
import { OWN } from "@/lib/xliff/core/names";
import type { ExportCandidate, ExportRow, ExportTrack, WriterOptions } from "../writer";
import { escapeXml, escapeXmlAttribute } from "../xml-text";

/** What the memory proposes for a row in a track, where it was asked for. */
export function candidatesOf(
  row: ExportRow,
  track: ExportTrack | null,
  { candidates }: WriterOptions,
): readonly ExportCandidate[] {
  if (candidates !== true) return [];
  return (row.candidates ?? []).filter(({ trackId }) => trackId === track?.id);
}

/** A share as a number of a hundred, exact to a hundredth. */
const percent = (share: number): string => String(Math.round(share * 10_000) / 100);

/** The module of translation candidates of XLIFF 2, for a unit whose segment is `s1`. @param text writes what XML cannot hold */
export function newCandidates(
  candidates: readonly ExportCandidate[],
  text: (text: string) => string,
): string {
  if (candidates.length === 0) return "";
  const each = candidates.map(({ source, target, similarity, kind, origin }) => {
    const type = kind === "in-context" ? "icm" : "tm";
    const attributes = [
      ` ref="#s1" type="${type}" subType="${OWN}:${kind}" similarity="${percent(similarity)}"`,
      origin === "" ? "" : ` origin="${escapeXmlAttribute(origin)}"`,
    ].join("");
    const texts = `<source>${text(source)}</source><target>${text(target)}</target>`;
    return `<mtc:match${attributes}>${texts}</mtc:match>`;
  });
  return `<mtc:matches>${each.join("")}</mtc:matches>\n`;
}

/** The `alt-trans` of XLIFF 1.2. */
export function oldCandidates(candidates: readonly ExportCandidate[]): readonly string[] {
  return candidates.map(({ source, target, similarity, kind, origin }) => {
    const where = origin === "" ? "" : ` origin="${escapeXmlAttribute(origin)}"`;
    return [
      `<alt-trans alttranstype="proposal" match-quality="${percent(similarity)}%"${where} xml:space="preserve">`,
      `<source>${escapeXml(source)}</source>`,
      `<target state-qualifier="${OLD_KINDS[kind]}">${escapeXml(target)}</target></alt-trans>\n`,
    ].join("");
  });
}
