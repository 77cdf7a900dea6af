import { useTranslations } from "use-intl";
import type { State } from "@/lib/renderings/core/state";
import styles from "./state-mark.module.css";

export type MarkKind = State | "needs-work" | "confirming";

/** What a rendering's mark shows. */
export function markOf(rendering: { state: State; needsWork: boolean }, isConfirming: boolean): MarkKind {
  if (isConfirming) return "confirming";
  return rendering.needsWork ? "needs-work" : rendering.state;
}

/** A state as a shape, a color and a word: ring, half moon, check, seal; a triangle for work sent back. */
export function StateMark({ kind, label = false }: { kind: MarkKind; label?: boolean }) {
  const t = useTranslations("workbench.states");
  return (
    <span className={styles.mark} data-kind={kind} title={label ? undefined : t(kind)}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <Shape kind={kind} />
      </svg>
      <span className={label ? undefined : "visually-hidden"}>{t(kind)}</span>
    </span>
  );
}

function Shape({ kind }: { kind: MarkKind }) {
  switch (kind) {
    case "initial":
      return <circle cx="8" cy="8" r="5.25" className={styles.line} />;
    case "confirming":
      return <circle cx="8" cy="8" r="5.25" className={styles.line} strokeDasharray="3.3 3.3" />;
    case "translated":
      return (
        <>
          <circle cx="8" cy="8" r="5.25" className={styles.line} />
          <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" className={styles.fill} />
        </>
      );
    case "reviewed":
      return <path d="M3 8.6 6.6 12 13 4.4" className={styles.check} />;
    case "final":
      return (
        <>
          <rect x="2" y="2" width="12" height="12" rx="2.5" className={styles.fill} />
          <path d="M4.9 8.3 7.2 10.5 11.2 5.6" className={styles.cut} />
        </>
      );
    case "needs-work":
      return (
        <>
          <path d="M8 2.6 14.2 13.4H1.8z" className={styles.line} strokeLinejoin="round" />
          <path d="M8 6.4v3.3M8 11.2v.6" className={styles.line} strokeLinecap="round" />
        </>
      );
  }
}
