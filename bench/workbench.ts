import { type Browser, chromium, type Page } from "@playwright/test";
import type { BenchRow } from "./bench-row";
import type { ServerProcess } from "./server-process";

const SMALL = 80;
const LARGE = 10_000;
const ROUNDS = 5;
const WHEEL_STEPS = 60;
const TRACKS = ["Official", "Draft A", "Draft B"] as const;
const ROW = "[role=row][aria-rowindex]";

/** Opening and scrolling the workbench with 80 and with 10,000 paragraphs, three tracks each; the script it takes. */
export async function measureWorkbench(
  server: ServerProcess,
  executablePath: string | undefined,
): Promise<BenchRow[]> {
  const { id } = await server.call<{ id: string }>("POST", "/projects", { name: "Workbench" });
  const { path: small } = await seed(server, id, SMALL);
  const { path: large, seconds } = await seed(server, id, LARGE);
  const browser = await launch(executablePath);
  try {
    const script = await scriptSent(browser, server, small);
    const times = { small: [] as number[], large: [] as number[] };
    // In turn, so that a slow moment of the machine meets both.
    for (let round = 0; round < ROUNDS; round++) {
      times.small.push(await open(browser, server, small));
      times.large.push(await open(browser, server, large));
    }
    const [smallTime, largeTime] = [median(times.small), median(times.large)];
    return [
      { name: `Import of ${LARGE} paragraphs into a track`, value: seconds, unit: "s" },
      { name: `Workbench: first row usable, ${SMALL} paragraphs`, value: smallTime, unit: "ms" },
      { name: `Workbench: first row usable, ${LARGE} paragraphs`, value: largeTime, unit: "ms" },
      {
        name: "Workbench: ratio of the two",
        value: Math.round((largeTime / smallTime) * 100) / 100,
        unit: "×",
        target: 1.5,
      },
      { name: "Workbench: script sent, compressed", value: script, unit: "KB", target: 350 },
      ...(await scroll(browser, server, large)),
    ];
  } finally {
    await browser.close();
  }
}

/** A document with its tracks; how long the slowest import into a track took. */
async function seed(
  server: ServerProcess,
  projectId: string,
  count: number,
): Promise<{ path: string; seconds: number }> {
  const text = (language: string) => Array.from({ length: count }, (_, at) => `${language} ${at + 1}.`);
  const content = text("这是一个用来测量的段落，长度和采访中的一段差不多，说的是合作、发展与和平，编号").join(
    "\n\n",
  );
  const document = await server.call<{ id: string }>("POST", `/projects/${projectId}/documents`, {
    title: `${count} 段`,
    format: "text",
    content,
  });
  let slowest = 0;
  for (const name of TRACKS) {
    const track = await server.call<{ id: string }>("POST", `/documents/${document.id}/tracks`, {
      name,
      language: "en",
    });
    const english = text(
      `${name}: a paragraph to measure with, as long as one of an interview, about cooperation and peace, number`,
    );
    const began = performance.now();
    await server.call("POST", `/tracks/${track.id}/import`, { text: english.join("\n\n") });
    slowest = Math.max(slowest, performance.now() - began);
  }
  return { path: `/projects/${projectId}/documents/${document.id}`, seconds: Math.round(slowest / 100) / 10 };
}

export function launch(executablePath: string | undefined): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [
    ...sandbox,
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ ...(executablePath !== undefined && { executablePath }), args });
}

export async function newPage(browser: Browser, server: ServerProcess): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const cookies = server.cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
  });
  await context.addCookies(cookies);
  return context.newPage();
}

/** Milliseconds from the address until one types in the first row, in a fresh browser context. */
async function open(browser: Browser, server: ServerProcess, path: string): Promise<number> {
  const page = await newPage(browser, server);
  const began = performance.now();
  await page.goto(path, { waitUntil: "commit" });
  await enterFirstRow(page);
  const time = performance.now() - began;
  await page.context().close();
  return Math.round(time);
}

/** Clicks into the first rendering as soon as it is there, and waits for the live editor to take the caret. */
export async function enterFirstRow(page: Page): Promise<void> {
  const editor = page.locator("[contenteditable=true]:focus");
  const cell = page.locator(ROW, { hasText: "number 1." }).first().getByText("number 1.").first();
  await cell.waitFor();
  // A click before the page's script runs is a click on paper: it is made again, as a person would.
  while ((await editor.count()) === 0) {
    await cell.click({ timeout: 5000 }).catch(() => {});
    await editor.waitFor({ timeout: 250 }).catch(() => {});
  }
}

/** Kilobytes of script that travel until the workbench is quiet, its editor included. */
async function scriptSent(browser: Browser, server: ServerProcess, path: string): Promise<number> {
  const page = await newPage(browser, server);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await page.locator(ROW).first().waitFor();
  await page.waitForTimeout(1500);
  await page.context().close();
  return Math.round(bytes / 1024);
}

/** Scrolls through the long document as a wheel does; counts mounted rows and tasks that block. */
async function scroll(browser: Browser, server: ServerProcess, path: string): Promise<BenchRow[]> {
  const page = await newPage(browser, server);
  await page.goto(path, { waitUntil: "networkidle" });
  await enterFirstRow(page);
  await page.keyboard.press("Escape");
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const kept: number[] = [];
    Object.assign(window, { benchTasks: kept });
    new PerformanceObserver((list) => kept.push(...list.getEntries().map((entry) => entry.duration))).observe(
      { type: "longtask" },
    );
  });
  await page.mouse.move(720, 500);
  const mounted = await turnWheel(page);
  const tasks = await page.evaluate(() => (window as unknown as { benchTasks: number[] }).benchTasks);
  // Once more, traced: what the tasks take of the processor, whoever else has it meanwhile.
  await browser.startTracing(page, { categories: ["toplevel"] });
  await turnWheel(page);
  const longest = longestOfProcessor(await browser.stopTracing());
  await page.context().close();
  return [
    {
      name: `Workbench: rows mounted at most, ${LARGE} paragraphs`,
      value: mounted,
      unit: "rows",
      target: 60,
    },
    {
      name: "Workbench: longest task while scrolling",
      value: Math.round(Math.max(0, ...tasks)),
      unit: "ms",
      target: 50,
    },
    {
      name: `Workbench: tasks over 50 ms in ${WHEEL_STEPS} wheel steps`,
      value: tasks.length,
      unit: "tasks",
      target: 0,
    },
    {
      name: "Workbench: longest task while scrolling, of the processor",
      value: longest,
      unit: "ms",
      target: 50,
    },
  ];
}

/** The most rows that were mounted at once meanwhile. */
async function turnWheel(page: Page): Promise<number> {
  let mounted = 0;
  for (let step = 0; step < WHEEL_STEPS; step++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(50);
    mounted = Math.max(mounted, await page.locator(ROW).count());
  }
  return mounted;
}

type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor that a task took; absent from other events. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
};

/** Milliseconds of the processor that the longest task of a page's main thread took, from Chromium's trace. */
function longestOfProcessor(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name.endsWith("RunTask") && main.has(threadOf(event)));
  if (tasks.length === 0) throw new Error("The trace of scrolling has no tasks.");
  return Math.round(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
