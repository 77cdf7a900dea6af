import { z } from "zod";

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

/** The schema of a page, for the API's description. */
export function pageOf(item: z.ZodType): z.ZodType {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
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
