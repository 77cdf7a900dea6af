import { z } from "zod";

const SENTENCE = "This cursor is not one of ours.";

/** How lists page: `?limit=&cursor=`. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().min(1).max(200).optional(),
});

/** The same, for lists whose cursor is an item's id. */
export const idPageQuery = pageQuery.extend({ cursor: z.uuid().optional() });

export type PageQuery = z.output<typeof pageQuery>;

/** One page of a list; `nextCursor` is null at its end. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/**
 * How lists page that are read whole because their nature keeps them short (a team, a person's tokens, what was asked
 * for by its ids): without `limit` all is answered at once. The cursor is a place in the list, counted from 0.
 */
export const wholeFields = {
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  cursor: placeCursor(),
};
export const wholeQuery = z.strictObject(wholeFields);

/** A cursor that counts items from 0. */
export function placeCursor() {
  return z
    .string()
    .regex(/^\d{1,9}$/, SENTENCE)
    .optional();
}

/** The schema of a page, for the API's description. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Where a page begins whose cursor counts items. */
export const placeOf = ({ cursor }: { readonly cursor?: string | undefined }): number => Number(cursor ?? 0);

/** The cursor of the page that begins at this item; null when the list ends before it. */
export const nextPlace = (place: number, total: number): string | null =>
  place < total ? String(place) : null;

/** The page that was asked of a list that was read whole, or as far as `reachOf` says. */
export function pageOfWhole<List extends { readonly items: readonly unknown[] }>(
  list: List,
  page: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): List & { readonly nextCursor: string | null } {
  const from = placeOf(page);
  const until = from + (page.limit ?? list.items.length);
  const nextCursor = nextPlace(until, list.items.length);
  return { ...list, items: list.items.slice(from, until), nextCursor };
}

/** As far as ranked lists are paged: what is likelier than this many others is what one looks for. */
const FARTHEST = 10_000;

/** How many items of a ranked list must be known to answer a page of it and whether there is more. */
export function reachOf(page: { readonly limit: number; readonly cursor?: string | undefined }): number {
  return Math.min(placeOf(page) + page.limit + 1, FARTHEST);
}

/** Cuts a list that was read one item longer than asked, and names the last kept item as the cursor. */
export function toPage<Item>(
  read: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => string,
): Page<Item> {
  const items = read.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: read.length > limit && last !== undefined ? cursorOf(last) : null };
}
