import { generateNKeysBetween } from "fractional-indexing";
import { database } from "@/lib/db/database";
import { type BuiltProject, buildProject } from "./build-accounts";

export type BuiltDocument = BuiltProject & {
  readonly documentId: string;
  readonly paragraphIds: readonly string[];
};

/** A document of body paragraphs in a fresh project (or the given one), without going through import. */
export async function buildDocument(
  options: { texts?: readonly string[]; project?: BuiltProject } = {},
): Promise<BuiltDocument> {
  const project = options.project ?? (await buildProject());
  const texts = options.texts ?? ["第一段。", "第二段。", "第三段。"];
  const document = await database().document.create({
    data: { projectId: project.projectId, title: "测试文档", createdById: project.owner.id },
  });
  const keys = generateNKeysBetween(null, null, texts.length);
  const paragraphs = await database().paragraph.createManyAndReturn({
    data: texts.map((text, at) => ({
      documentId: document.id,
      orderKey: keys[at] ?? "",
      kind: "body" as const,
      piece: text,
      text,
    })),
    select: { id: true },
  });
  return { ...project, documentId: document.id, paragraphIds: paragraphs.map((paragraph) => paragraph.id) };
}

export type BuiltTrack = BuiltDocument & {
  readonly trackId: string;
  readonly renderingIds: readonly string[];
};

/** A track over a fresh document (or the given one), with an empty rendering for every paragraph. */
export async function buildTrack(
  options: { texts?: readonly string[]; document?: BuiltDocument } = {},
): Promise<BuiltTrack> {
  const document = options.document ?? (await buildDocument(options.texts ? { texts: options.texts } : {}));
  const count = await database().track.count({ where: { documentId: document.documentId } });
  const track = await database().track.create({
    data: {
      documentId: document.documentId,
      name: `Draft ${count + 1}`,
      language: "en",
      orderKey: generateNKeysBetween(null, null, count + 1)[count] ?? "a0",
      ownerId: document.owner.id,
    },
  });
  const renderings = await database().rendering.createManyAndReturn({
    data: document.paragraphIds.map((paragraphId) => ({ trackId: track.id, paragraphId })),
    select: { id: true },
  });
  return { ...document, trackId: track.id, renderingIds: renderings.map((rendering) => rendering.id) };
}
