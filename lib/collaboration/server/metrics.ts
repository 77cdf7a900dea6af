import { Counter, Gauge, Histogram, Registry } from "prom-client";

type Metrics = {
  readonly registry: Registry;
  readonly appendSeconds: Histogram;
  readonly queueDepth: Gauge;
  readonly rows: Counter;
  readonly compactions: Counter;
  readonly quarantined: Counter;
  readonly refused: Counter<"reason">;
  readonly connections: Gauge;
  readonly documents: Gauge;
};

/** The server's bundle and Next's are two module graphs in one process: the metrics page finds the numbers here. */
const shared = globalThis as typeof globalThis & { duizhaoCollaborationMetrics?: Metrics };

function metrics(): Metrics {
  shared.duizhaoCollaborationMetrics ??= create();
  return shared.duizhaoCollaborationMetrics;
}

function create(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const name = (suffix: string): string => `duizhao_collaboration_${suffix}`;
  return {
    registry,
    appendSeconds: new Histogram({
      name: name("append_seconds"),
      help: "From an update's arrival to its being durable, when it is acknowledged.",
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      registers,
    }),
    queueDepth: new Gauge({ name: name("queue_depth"), help: "Updates waiting for the log.", registers }),
    rows: new Counter({ name: name("log_rows_total"), help: "Updates written to the log.", registers }),
    compactions: new Counter({
      name: name("compactions_total"),
      help: "Logs merged into a snapshot.",
      registers,
    }),
    quarantined: new Counter({ name: name("quarantined_total"), help: "Updates not taken.", registers }),
    refused: new Counter({
      name: name("refused_total"),
      help: "Documents refused or closed, by reason.",
      labelNames: ["reason"],
      registers,
    }),
    connections: new Gauge({ name: name("connections"), help: "Open sockets.", registers }),
    documents: new Gauge({ name: name("documents"), help: "Documents in memory.", registers }),
  };
}

/** Every number of this room, for /api/metrics. */
export function collaborationRegistry(): Registry {
  return metrics().registry;
}

export function observeAppend(milliseconds: number): void {
  metrics().appendSeconds.observe(milliseconds / 1000);
}

export function observeQueue(depth: number): void {
  metrics().queueDepth.set(depth);
}

export function countRows(count: number): void {
  metrics().rows.inc(count);
}

export function countCompaction(): void {
  metrics().compactions.inc();
}

export function countQuarantined(): void {
  metrics().quarantined.inc();
}

export function countRefused(reason: string): void {
  metrics().refused.inc({ reason });
}

export function observeConnections(change: 1 | -1): void {
  metrics().connections.inc(change);
}

export function observeDocuments(count: number): void {
  metrics().documents.set(count);
}
