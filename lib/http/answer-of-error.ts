import { isDatabaseDown } from "@/lib/db/database-down";
import { AppError } from "@/lib/kernel/app-error";
import { bugResponse, problemResponse } from "./problem";

/** The answer to whatever was thrown: a refusal as it is, all else as a bug. */
export function answerOfError(error: unknown): Response {
  if (error instanceof AppError) return problemResponse(error);
  if (isDatabaseDown(error))
    return problemResponse(
      new AppError("unavailable", "The database does not answer: try again in a moment."),
    );
  return bugResponse(error);
}
