import type { Page } from "@playwright/test";
import type { BenchRow } from "./bench-row";
import { makeSources, makeTarget } from "./check-texts";
import type { ServerProcess } from "./server-process";
import { enterFirstRow, launch, newPage } from "./workbench";

const PARAGRAPHS = 80;
const ROUNDS = 15;
/** Between two keys of somebody who types fast. */
const KEY_MS = 60;
/** What is typed at the end of the first rendering, and taken away again; its last letters, and how they are marked. */
type Fault = { readonly typed: string; readonly found: string; readonly layer: string };
const REPEATED: Fault = { typed: " peace and and", found: "and and", layer: "finding-" };
/** A wording that the glossary forbids for a term of the paragraph. */
const FORBIDDEN: Fault = { typed: " bossism", found: "bossism", layer: "term-deprecated" };

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
    const ofText = await measureFault(page, REPEATED);
    const ofGlossary = await measureFault(page, FORBIDDEN);
    const shown = ofText.shown;
    const tasks = [...ofText.tasks, ...ofGlossary.tasks];
    return [
      { name: "From the key to its finding, p50", value: median(shown), unit: "ms", target: 150 },
      {
        name: `From the key to its finding, slowest of ${ROUNDS}`,
        value: Math.round(Math.max(...shown)),
        unit: "ms",
      },
      {
        name: "From the key to a finding of the glossary, p50",
        value: median(ofGlossary.shown),
        unit: "ms",
        target: 150,
      },
      {
        name: `From the key to a finding of the glossary, slowest of ${ROUNDS}`,
        value: Math.round(Math.max(...ofGlossary.shown)),
        unit: "ms",
      },
      { name: "Longest task while typing", value: Math.round(Math.max(0, ...tasks)), unit: "ms", target: 50 },
    ];
  } finally {
    await browser.close();
  }
}

/** How long each of the rounds takes to show the fault, and every task that blocks meanwhile. */
async function measureFault(page: Page, fault: Fault): Promise<{ shown: number[]; tasks: number[] }> {
  await page.evaluate((of) => window.benchTyping.lookFor(of), fault);
  // The first time, the checks' code is fetched.
  await typeFault(page, fault);
  await page.evaluate(() => window.benchTyping.forget());
  for (let round = 0; round < ROUNDS; round += 1) await typeFault(page, fault);
  return page.evaluate(() => ({
    shown: [...window.benchTyping.shown],
    tasks: [...window.benchTyping.tasks],
  }));
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
      lookFor: (fault: { readonly found: string; readonly layer: string }) => void;
    };
  }
}

/** Notes in the page when a key goes down, when a mark with the fault is there, and every task that blocks. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    let wanted = { found: "", layer: "" };
    const bench: Window["benchTyping"] = {
      ...{ shown: [], tasks: [], keyAt: 0 },
      forget: () => {
        bench.shown.length = 0;
        bench.tasks.length = 0;
      },
      lookFor: (fault) => {
        wanted = fault;
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
      const layer = `[data-layer^="${wanted.layer}"]`;
      const marks = [...document.querySelectorAll(`[contenteditable=true] ${layer}`)];
      // A mark may lie in another, and where one ends in the middle of the other there are two.
      const outer = marks.filter(({ parentElement }) => !parentElement?.closest(layer));
      const words = outer.map(({ textContent }) => textContent).join("");
      if (!words.includes(wanted.found)) return;
      bench.shown.push(performance.now() - bench.keyAt);
      bench.keyAt = 0;
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    new PerformanceObserver((list) =>
      bench.tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: "longtask",
    });
  });
}

/** Types the fault, waits for its mark, takes it away again. */
async function typeFault(page: Page, { typed }: Fault): Promise<void> {
  await page.keyboard.type(typed, { delay: KEY_MS });
  await page.waitForFunction(() => window.benchTyping.keyAt === 0, undefined, { timeout: 10_000 });
  for (const _letter of typed) await page.keyboard.press("Backspace", { delay: KEY_MS / 4 });
  await page.waitForTimeout(500);
}

/** A document of an interview's size with one track, and a glossary with a term of its first paragraph; its address. */
async function seed(server: ServerProcess): Promise<string> {
  const { id } = await server.call<{ id: string }>("POST", "/projects", { name: "Typing" });
  const sources = makeSources(PARAGRAPHS);
  const document = await server.call<{ id: string }>("POST", `/projects/${id}/documents`, {
    ...{ title: "访谈", format: "text", content: sources.join("\n\n") },
  });
  const glossary = await server.call<{ id: string }>("POST", "/glossaries", {
    ...{ name: "Typing", projectId: id },
  });
  const term = /\p{Script=Han}{4}/u.exec(sources[0] ?? "")?.[0] ?? "";
  await server.call("POST", `/glossaries/${glossary.id}/concepts`, {
    terms: [
      { language: "zh-CN", text: term, status: "preferred" },
      { language: "en", text: FORBIDDEN.found, status: "deprecated" },
    ],
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
