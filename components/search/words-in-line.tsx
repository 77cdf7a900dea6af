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

/** A blank at the end of a line from right to left would be shown at its other end. */
const NO_BREAK = "\u00a0";

/** Words in the middle of their line: what stands before them ends at them, what comes after begins at them. */
export function WordsInLine({ line, language }: { line: Line; language: string }) {
  return (
    <span className={styles.line} lang={language || undefined}>
      <span className={styles.before}>
        <bdi>
          {line.isCutBefore && "…"}
          {onOneLine(line.before).replace(/ $/u, NO_BREAK)}
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
