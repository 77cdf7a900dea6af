import { AppError } from "@/lib/kernel/app-error";
import { sayXliffRefusal, type XliffRefusal } from "../core/refusal";

/** What the API answers to an XLIFF file that cannot be read: one sentence, with the line. */
export function refuseXliff(refusal: XliffRefusal): AppError {
  const sentence = sayXliffRefusal(refusal);
  return new AppError("invalid", sentence, {
    key: `xliff.${refusal.reason}`,
    values: { line: refusal.line, rule: refusal.rule ?? "" },
    fields: { file: sentence },
  });
}
