import { useFormatter, useTranslations } from "use-intl";
import styles from "./archive.module.css";

/** The parts of an archive that people know by name, as `archive.parts` in the catalogs has them. */
const SHOWN = [
  "documents",
  "paragraphs",
  "tracks",
  "renderings",
  "rendering-revisions",
  "annotations",
  "comments",
  "assignments",
  "glossaries",
  "concepts",
  "term-decisions",
  "rendering-decisions",
  "memory-units",
] as const;

/** What an archive holds, as far as there is any of it. */
export function ArchiveCounts({ counts }: { counts: Readonly<Record<string, number>> }) {
  const t = useTranslations("archive.parts");
  const format = useFormatter();
  return (
    <dl className={styles.counts}>
      {SHOWN.filter((part) => (counts[part] ?? 0) > 0).map((part) => (
        <div key={part}>
          <dt>{t(part)}</dt>
          <dd>{format.number(counts[part] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
