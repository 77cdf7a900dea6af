import { type BrowserContext, test as base, expect } from "@playwright/test";

/**
 * The test of every journey. It fails when a page met an error that nobody caught, or did what the content security
 * policy forbids; and it closes the browsers that the test opened.
 */
export const test = base.extend<{ watch: undefined }>({
  watch: [
    async ({ browser }, use) => {
      const problems: string[] = [];
      const opened: BrowserContext[] = [];
      const listen = (context: BrowserContext) => {
        opened.push(context);
        context.on("weberror", (error) => problems.push(String(error.error().stack)));
        context.on("console", (message) => {
          if (/content security policy/i.test(message.text())) problems.push(message.text());
        });
      };
      browser.on("context", listen);
      await use(undefined);
      browser.off("context", listen);
      await Promise.all(opened.map((context) => context.close()));
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
