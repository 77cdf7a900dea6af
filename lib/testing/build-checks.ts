import { database } from "@/lib/db/database";
import { buildProject } from "./build-accounts";
import { buildDocument, buildTrack } from "./build-texts";

/** Sources of three paragraphs, and English with a fault in each that is written. */
export const TEXTS = ["我们坚持多边主义。", "双方在２０２０年５月２４日签署了协议。", "谢谢。"];
export const ENGLISH = [
  "We uphold the the multilateral system。",
  "The two sides signed the agreement on 24 May 2020.",
  "",
];

/** A track of three paragraphs with faults in its English, written into the rows without going through the log. */
export async function buildChecked(english: readonly string[] = ENGLISH) {
  const project = await buildProject();
  const document = await buildDocument({ texts: TEXTS, project });
  const track = await buildTrack({ document });
  const write = (at: number, text: string) =>
    database().rendering.update({
      where: { id: track.renderingIds[at] ?? "" },
      data: { text, revision: { increment: 1 } },
    });
  for (const [at, text] of english.entries()) await write(at, text);
  return { ...project, ...track, firstId: track.renderingIds[0] ?? "", write };
}

/** Which checks found something, in order. */
export const checksOf = (findings: readonly { readonly check: string }[]) =>
  findings.map(({ check }) => check);
