import type { Layout } from "@/lib/alignment/core/layout";

/**
 * Aligns again around what is fixed. Who fixed something meanwhile has it aligned around that as well: what comes out
 * holds everything that a person did until then.
 *
 * @param present the layout on screen, which goes on while it is aligned
 * @throws what `realign` throws
 */
export async function realignUntilStill(
  present: () => Layout,
  realign: (layout: Layout) => Promise<Layout>,
): Promise<Layout> {
  for (;;) {
    const given = present();
    const again = await realign(given);
    if (present() === given) return again;
  }
}
