import type { ExportDocument, ExportTrack } from "../writer";
import { run } from "./runs";
import { paragraph } from "./xml";

const isStated = (value: string | null): value is string => value !== null && value !== "";

/** The title, unless it is empty, and beneath it when, where and by whom the text was said. */
export function frontMatter({ title, date, occasion, citation, language }: ExportDocument): string {
  const head = title === "" ? "" : paragraph("Title", run(title, { language }));
  return head + facts([date, occasion, citation], language);
}

/** Whose text each track is, where it was published and when; a line for each track that says so. */
export function provenance(tracks: readonly ExportTrack[]): string {
  return tracks
    .map(({ name, attribution, citation, date, language }) => {
      const stated = [attribution, citation, date].filter(isStated);
      return stated.length === 0 ? "" : facts([`${name}: ${stated.join(" · ")}`], language);
    })
    .join("");
}

function facts(said: readonly (string | null)[], language: string): string {
  const stated = said.filter(isStated);
  return stated.length === 0 ? "" : paragraph("Facts", run(stated.join(" · "), { language }));
}
