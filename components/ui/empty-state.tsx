import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

type EmptyStateProps = {
  title: string;
  /** What this place is for, in a sentence or two. */
  children: ReactNode;
  /** The one next thing to do. */
  action?: ReactNode;
  /** It is all that the page has: its title is the page's own. */
  isPage?: boolean;
};

export function EmptyState({ title, children, action, isPage = false }: EmptyStateProps) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className={styles.empty}>
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
