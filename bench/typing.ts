import type { Page } from "@playwright/test";
import type { BenchRow } from "./bench-row";
import { makeSources, makeTarget } from "./check-texts";
import type { ServerProcess } from "./server-process";
import { enterFirstRow, launch, newPage } from "./workbench";

const PARAGRAPHS = 80;
const ROUNDS = 15;
/** Between two keys of somebody who types fast. */
const KEY_MS = 60;
/** What is typed at the end of the first rendering, and taken away again. */
const FAULT = " peace and and";
const FOUND = "and and";

/** While somebody types in the live editor: how long until a fault is marked, and how long anything blocks. */
export async function measureTyping(
  server: ServerProcess,
  executablePath: string | undefined,
): Promise<BenchRow[]> {
  const path = await seed(server);
  const browser = await launch(executablePath);
  try {
    const page = await newPage(browser, server);
    await page.goto(path, { waitUntil: "networkidle" });
    // Findings are marked in the text while their tab is open.
    await page.keyboard.press("Control+Alt+c");
    await enterFirstRow(page);
    await page.keyboard.press("Control+End");
    await page.waitForTimeout(2000);
    await watch(page);
    // The first time, the worker of the checks is fetched.
    await typeFault(page);
    await page.evaluate(() => window.benchTyping.forget());
    for (let round = 0; round < ROUNDS; round += 1) await typeFault(page);
    const { shown, tasks } = await page.evaluate(() => ({
      shown: window.benchTyping.shown,
      tasks: window.benchTyping.tasks,
    }));
    return [
      { name: "From the key to its finding, p50", value: median(shown), unit: "ms", target: 150 },
      {
        name: `From the key to its finding, slowest of ${ROUNDS}`,
        value: Math.round(Math.max(...shown)),
        unit: "ms",
      },
      { name: "Longest task while typing", value: Math.round(Math.max(0, ...tasks)), unit: "ms", target: 50 },
    ];
  } finally {
    await browser.close();
  }
}

declare global {
  interface Window {
    benchTyping: {
      /** Milliseconds from a key to the mark. */
      shown: number[];
      tasks: number[];
      /** The last key; 0 when its finding was seen. */
      keyAt: number;
      forget: () => void;
    };
  }
}

/** Notes in the page when a key goes down, when a mark with the fault is there, and every task that blocks. */
async function watch(page: Page): Promise<void> {
  await page.evaluate((found) => {
    const bench: Window["benchTyping"] = {
      ...{ shown: [], tasks: [], keyAt: 0 },
      forget: () => {
        bench.shown.length = 0;
        bench.tasks.length = 0;
      },
    };
    window.benchTyping = bench;
    // Only what writes: a key that takes away finds the old mark still there.
    document.addEventListener(
      "keydown",
      ({ key, timeStamp }) => {
        if (key.length === 1) bench.keyAt = timeStamp;
      },
      true,
    );
    const look = () => {
      if (bench.keyAt === 0) return;
      const marks = [...document.querySelectorAll('[contenteditable=true] [data-layer^="finding-"]')];
      // A mark may lie in another, and where one ends in the middle of the other there are two.
      const outer = marks.filter(({ parentElement }) => !parentElement?.closest('[data-layer^="finding-"]'));
      if (
        !outer
          .map(({ textContent }) => textContent)
          .join("")
          .includes(found)
      )
        return;
      bench.shown.push(performance.now() - bench.keyAt);
      bench.keyAt = 0;
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    new PerformanceObserver((list) =>
      bench.tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: "longtask",
    });
  }, FOUND);
}

/** Types the fault, waits for its mark, takes it away again. */
async function typeFault(page: Page): Promise<void> {
  await page.keyboard.type(FAULT, { delay: KEY_MS });
  await page.waitForFunction(() => window.benchTyping.keyAt === 0, undefined, { timeout: 10_000 });
  for (const _letter of FAULT) await page.keyboard.press("Backspace", { delay: KEY_MS / 4 });
  await page.waitForTimeout(500);
}

/** A document of an interview's size with one track; its address. */
async function seed(server: ServerProcess): Promise<string> {
  const { id } = await server.call<{ id: string }>("POST", "/projects", { name: "Typing" });
  const sources = makeSources(PARAGRAPHS);
  const document = await server.call<{ id: string }>("POST", `/projects/${id}/documents`, {
    ...{ title: "访谈", format: "text", content: sources.join("\n\n") },
  });
  const track = await server.call<{ id: string }>("POST", `/documents/${document.id}/tracks`, {
    ...{ name: "Draft", language: "en" },
  });
  // The first row is found by these words.
  const targets = sources.map((source, at) => `Paragraph number ${at + 1}. ${makeTarget(source, at, 0)}`);
  await server.call("POST", `/tracks/${track.id}/import`, { text: targets.join("\n\n") });
  return `/projects/${id}/documents/${document.id}`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
