import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DEFAULT_KEYS } from "@/components/workbench/key-choice";
import type { WorkbenchSeed } from "@/components/workbench/model";
import { chooseTracks, readUrlState } from "@/components/workbench/url-state";
import { Workbench } from "@/components/workbench/workbench";
import type { Actor } from "@/lib/accounts/core/actor";
import { getMe } from "@/lib/accounts/server/me";
import { getProject } from "@/lib/accounts/server/projects";
import { getDocument } from "@/lib/documents/server/get-document";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { listRows } from "@/lib/renderings/server/list-rows";
import { listTracks } from "@/lib/renderings/server/list-tracks";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
  searchParams: Promise<Query>;
};

/** Rows in the page itself: more than any screen shows. */
const FIRST_ROWS = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { projectId, documentId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}`);
  return { title: (await forPage(getDocument(actor, documentId))).title };
}

export default async function WorkbenchRoute({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const query = readQuery(await searchParams);
  const path = `/projects/${projectId}/documents/${documentId}`;
  const actor = await requirePageActor(query.size === 0 ? path : `${path}?${query}`);
  const seed = await forPage(readSeed(actor, documentId, query));
  if (seed.project.id !== projectId) notFound();
  return <Workbench key={documentId} seed={seed} />;
}

function readQuery(given: Query): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

async function readSeed(actor: Actor, documentId: string, query: URLSearchParams): Promise<WorkbenchSeed> {
  const url = readUrlState(query);
  const [document, { items: tracks }, me] = await Promise.all([
    getDocument(actor, documentId),
    listTracks(actor, documentId),
    getMe(actor),
  ]);
  const shown = chooseTracks(
    tracks.map(({ id }) => id),
    url.tracks,
  );
  const from = Math.floor(((url.paragraph ?? 1) - 1) / FIRST_ROWS) * FIRST_ROWS;
  const [project, firstPage] = await Promise.all([
    getProject(actor, document.projectId),
    listRows(actor, documentId, { from, count: FIRST_ROWS, track: [...shown] }),
  ]);
  const { id, title, date, occasion, citation } = document;
  return {
    person: { id: actor.id, name: actor.name },
    role: project.role,
    project: { id: project.id, name: project.name, sourceLanguage: project.sourceLanguage },
    document: { id, title, date, occasion, citation },
    targetLanguage: project.targetLanguage,
    tracks,
    shown,
    firstPage,
    url,
    reading: {
      font: me.preferences.readingFont ?? "sans",
      size: me.preferences.readingSize ?? 100,
    },
    keys: me.preferences.keys ?? DEFAULT_KEYS,
  };
}
