import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { ARCHIVE_MEDIA_TYPE } from "../core/manifest";

const id = z.uuid();
const count = z.int();
const projectParams = z.strictObject({ projectId: id });

const counts = z.record(z.string(), count);

const archiveContents = z.object({
  /** Records by the names of the archive's parts. */
  counts,
  files: count,
  /** Of the source files, in bytes. */
  fileBytes: count,
});
export type ArchiveContents = z.output<typeof archiveContents>;

export const getArchiveContentsOperation = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/archive/contents",
  summary: "What the archive of a project would hold",
  policy: "manage",
  params: projectParams,
  response: { status: 200, schema: archiveContents },
});

export const exportArchiveOperation = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/archive",
  summary: "Everything of a project as one file, for another server",
  policy: "manage",
  params: projectParams,
  response: { status: 200, mediaType: ARCHIVE_MEDIA_TYPE },
});

const archiveReport = z.object({
  /** The project's; it keeps the id that it had. */
  id,
  name: z.string(),
  madeAt: z.iso.datetime(),
  productVersion: z.string(),
  counts,
  /** Of the people that it names: those who have an account here that you can see, and those who are shown by name only. */
  people: z.object({ matched: count, unknown: count }),
  /** Names of glossaries that are here already, and come in as copies. */
  copied: z.array(z.string()),
  dryRun: z.boolean(),
});
export type ArchiveReport = z.output<typeof archiveReport>;

const archiveProgress = z.object({ done: count, total: count });
/** In records. */
export type ArchiveProgress = z.output<typeof archiveProgress>;

export const importArchiveOperation = defineOperation({
  method: "POST",
  path: "/projects/archive",
  summary: "Bring in the archive of a project, or see with dryRun what it holds; you become its only member",
  policy: "signed-in",
  query: z.strictObject({
    dryRun: z
      .enum(["true", "false"])
      .default("false")
      .transform((value) => value === "true"),
    /** What becomes of a glossary that came with another project before; without it, the archive is refused then. */
    glossaries: z.enum(["copy"]).optional(),
  }),
  rawBody: ["multipart/form-data"],
  rawBodySchema: { "multipart/form-data": z.strictObject({ file: z.file() }) },
  progress: archiveProgress,
  response: { status: 201, schema: archiveReport },
});
