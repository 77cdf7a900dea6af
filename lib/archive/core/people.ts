import { z } from "zod";
import { storable } from "@/lib/text/core/storable";
import { ID } from "./column";

/** Somebody whom other records name. */
export const personRecord = z.strictObject({
  id: z.string().regex(ID),
  /** In lower case; null when who made the archive could not see it. */
  email: storable().max(254).nullable(),
  name: storable().max(200),
});
export type PersonRecord = z.output<typeof personRecord>;
