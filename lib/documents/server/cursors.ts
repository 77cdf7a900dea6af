import { z } from "zod";
import { AppError } from "@/lib/kernel/app-error";

/** The largest number that a column of ours keeps. */
export const MOST = 2_147_483_647;

const SENTENCE = "This cursor is not one of ours.";

/** Cursors of lists that go on after the row of an id. */
export const idCursor = z.uuid(SENTENCE).optional();

/** Cursors of lists that go on after a number. */
export const numberCursor = z
  .string()
  .refine((text) => /^\d{1,10}$/u.test(text) && Number(text) <= MOST, SENTENCE)
  .optional();

/** What a list answers to a cursor that names nothing in it. */
export function foreignCursor(): AppError {
  return new AppError("invalid", `The request is not valid: cursor: ${SENTENCE}`, {
    fields: { cursor: SENTENCE },
  });
}
