import styles from "./search.module.css";

type Line = {
  readonly before: string;
  readonly found: string;
  readonly after: string;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
};

/** Blanks at the words stay, line breaks do not. */
const onOneLine = (text: string): string => text.replace(/\s+/gu, " ");

/** Words in the middle of their line: what stands before them ends at them, what comes after begins at them. */
export function WordsInLine({ line, language }: { line: Line; language: string }) {
  return (
    <span className={styles.line} lang={language || undefined}>
      <span className={styles.before}>
        <bdi>
          {line.isCutBefore && "…"}
          {onOneLine(line.before)}
        </bdi>
      </span>
      <mark>{onOneLine(line.found)}</mark>
      <span className={styles.after}>
        {onOneLine(line.after)}
        {line.isCutAfter && "…"}
      </span>
    </span>
  );
}
