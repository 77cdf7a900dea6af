import type { Actor } from "@/lib/accounts/core/actor";
import { createProject, deleteProject, listProjects } from "@/lib/accounts/server/projects";
import { acceptProposal } from "@/lib/documents/server/accept-proposal";
import { importDocument } from "@/lib/documents/server/import-document";
import { listDocuments } from "@/lib/documents/server/list-documents";
import { listParagraphs } from "@/lib/documents/server/list-paragraphs";
import { updateDocument } from "@/lib/documents/server/update-document";
import type { StateRequest } from "@/lib/renderings/core/state";
import { createTrack } from "@/lib/renderings/server/create-track";
import { nameSpeakers } from "@/lib/renderings/server/name-speakers";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { SAMPLE_DETAILS, SAMPLE_FILE, SAMPLE_PROJECT, SAMPLE_SOURCE } from "../core/source-text";
import { SAMPLE_TRACKS, type SampleState, type SampleTrack } from "../core/track-texts";
import { writeGlossary } from "./write-glossary";

export type LoadedSample = { readonly id: string; readonly documentId: string };

/**
 * Makes the sample project through the same use cases that people go through: import, its proposals, tracks,
 * texts, states, terms.
 * Who has one already is given that one. When a step fails, nothing of it is left to be seen.
 *
 * @throws AppError `forbidden` for a token that may not make projects
 */
export async function loadSample(actor: Actor): Promise<LoadedSample> {
  const existing = await findSample(actor);
  if (existing !== null) return existing;
  const { id } = await createProject(actor, { ...SAMPLE_PROJECT, isSample: true });
  try {
    const documentId = await importSource(actor, id);
    for (const track of SAMPLE_TRACKS) await writeTrack(actor, documentId, track);
    await writeGlossary(actor, id);
    return { id, documentId };
  } catch (error) {
    await deleteProject(actor, id);
    throw error;
  }
}

async function findSample(actor: Actor): Promise<LoadedSample | null> {
  const { items } = await listProjects(actor, { limit: 1000 });
  const sample = items.find((project) => project.isSample);
  if (sample === undefined) return null;
  const document = (await listDocuments(actor, sample.id, { limit: 1 })).items[0];
  return document === undefined ? null : { id: sample.id, documentId: document.id };
}

/** The cut sentence is joined and the caption known; the jump line stays open, for whoever looks at the import page. */
async function importSource(actor: Actor, projectId: string): Promise<string> {
  const bytes = new TextEncoder().encode(SAMPLE_SOURCE);
  const { id, proposals } = await importDocument(actor, projectId, { bytes, fileName: SAMPLE_FILE });
  for (const proposal of proposals) {
    if (proposal.kind !== "jump-line") await acceptProposal(actor, proposal.id);
  }
  await updateDocument(actor, id, SAMPLE_DETAILS);
  return id;
}

async function writeTrack(actor: Actor, documentId: string, track: SampleTrack): Promise<void> {
  const { renderings, speakers, ...about } = track;
  const { id: trackId } = await createTrack(actor, documentId, about);
  await nameSpeakers(actor, trackId, speakers);
  const paragraphs = (await listParagraphs(actor, documentId, { limit: 1000, all: false })).items;
  for (const { begins, text, state } of renderings) {
    const paragraph = paragraphs.find((one) => one.text.startsWith(begins));
    if (paragraph === undefined) throw new Error(`The sample has no paragraph that begins ${begins}.`);
    const rich = { text, marks: [] };
    const written = await putRendering(actor, { trackId, paragraphId: paragraph.id, rich, seen: null });
    for (const step of STEPS[state]) {
      const comment = step === "needs-work" ? SENT_BACK : "";
      await setState(actor, { renderingId: written.id, state: step, comment, seen: null });
    }
  }
}

/** The way to a state, as people go it. */
const STEPS: Readonly<Record<SampleState, readonly StateRequest[]>> = {
  initial: [],
  translated: ["translated"],
  reviewed: ["translated", "reviewed"],
  final: ["translated", "reviewed", "final"],
  "needs-work": ["translated", "needs-work"],
};

const SENT_BACK =
  "“Dual circulation” 的译法请与官方译本统一。Please bring this in line with the official wording.";
