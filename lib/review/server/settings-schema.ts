import { z } from "zod";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { defineOperation } from "@/lib/http/operation";

/** The most points of an error, and the highest pass limit. */
export const POINTS_LIMIT = 1000;

const points = z.number().min(0).max(POINTS_LIMIT);
const params = z.strictObject({ projectId: z.uuid() });

const weights = z.strictObject({ neutral: points, minor: points, major: points, critical: points }).refine(
  (of) =>
    ERROR_SEVERITIES.every((severity, at) => {
      const lighter = ERROR_SEVERITIES[at - 1];
      return lighter === undefined || of[lighter] <= of[severity];
    }),
  "A severer error cannot weigh less than a lighter one.",
);

export const reviewSettingsSchema = z.object({
  /** A person may review, and finalize, what they themselves translated. */
  ownWork: z.boolean(),
  /** The last word is another person's than the review. */
  secondReview: z.boolean(),
  /** Most penalty points per 1,000 characters of the source with which a track passes; null when there is no limit. */
  passLimit: points.nullable(),
  /** Penalty points of an error, by its severity. */
  weights,
  /** The ETag, without its quotes; 0 before the first change. */
  revision: z.number().int(),
});
export type ReviewSettings = z.output<typeof reviewSettingsSchema>;

export const getReviewSettings = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/review-settings",
  summary: "Who may review what in a project, what its errors weigh, and with how many points a track passes",
  policy: "view",
  params,
  response: { status: 200, schema: reviewSettingsSchema },
});

export const updateReviewSettings = defineOperation({
  method: "PATCH",
  path: "/projects/{projectId}/review-settings",
  summary: "Change how a project reviews; what is not given stays",
  policy: "manage",
  params,
  body: z.strictObject(reviewSettingsSchema.omit({ revision: true }).partial().shape),
  ifMatch: true,
  response: { status: 200, schema: reviewSettingsSchema },
});
