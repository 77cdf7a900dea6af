import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";

export const loadSampleOperation = defineOperation({
  method: "POST",
  path: "/projects/sample",
  summary: "Load the sample project, or find the one that you have",
  policy: "signed-in",
  response: { status: 201, schema: z.object({ id: z.uuid(), documentId: z.uuid() }) },
});
