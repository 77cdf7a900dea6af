import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { storable } from "@/lib/text/core/storable";
import { originSchema } from "./schema";

const id = z.uuid();
const memoryParams = z.strictObject({ memoryId: id });

/** Which pairs go out. */
export const PAIRS_CHOICES = ["all", "confirmed", "imported"] as const;
export type PairsChoice = (typeof PAIRS_CHOICES)[number];

export const exportMemory = defineOperation({
  method: "GET",
  path: "/memories/{memoryId}/export",
  summary:
    "The pairs of a project's memory as TMX, for its members: the confirmed ones, the imported ones, or all",
  policy: "view",
  params: memoryParams,
  query: z.strictObject({
    format: z.literal("tmx").default("tmx"),
    pairs: z.enum(PAIRS_CHOICES).default("all"),
  }),
  response: { status: 200, mediaType: "application/x-tmx+xml" },
});

const cut = { isCutBefore: z.boolean(), isCutAfter: z.boolean() };

const lineSchema = z.object({
  /** Of the unit. */
  id: z.string(),
  side: z.enum(["source", "target"]),
  language: z.string(),
  before: z.string(),
  found: z.string(),
  after: z.string(),
  ...cut,
  beside: z
    .object({
      ...{ name: z.string(), language: z.string(), text: z.string(), isSure: z.boolean() },
      ...cut,
    })
    .nullable(),
  origin: originSchema,
});
export type MemoryLine = z.output<typeof lineSchema>;

const concordanceSchema = z.object({
  items: z.array(lineSchema),
  /** Null when all was looked through; a page may be empty before. */
  nextCursor: z.string().nullable(),
  /** Units looked through for this page. */
  looked: z.number().int(),
});
export type MemoryConcordance = z.output<typeof concordanceSchema>;

export const memoryConcordance = defineOperation({
  method: "GET",
  path: "/memories/{memoryId}/concordance",
  summary:
    "Places where words stand in a memory's pairs, in either language, in their context with the sentence beside them; the newest first, looked through in portions",
  policy: "view",
  params: memoryParams,
  query: z.strictObject({
    q: storable().trim().min(1).max(200),
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: { status: 200, schema: concordanceSchema },
});
