import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe calls serious or critical on a page, each place with what it fails by. All is done in the page itself: the
 * second page, in which axe puts its findings together otherwise, is for frames of other sites, and ours have none.
 *
 * @param rules only these; all of them when left out
 */
export async function findBarriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  await settle(page);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (rules !== undefined) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** Until no color is on its way to another: half-way there a button that was just enabled has too little contrast. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
