import type { ExportComment } from "../writer";
import { escapeXmlAttribute } from "../xml-text";
import type { Layers } from "./runs";
import { run } from "./runs";
import { paragraph, WORD, XML } from "./xml";

/** Gathers the comments of a file while its text is written, for the part that follows it. */
export type CommentList = {
  /** Numbers the comments on a text and says where they lie in it. `trackId` is null for the source. */
  readonly on: (
    comments: readonly ExportComment[],
    trackId: string | null,
    length: number,
  ) => Layers["comments"];
  /** The part that holds what they say. */
  readonly part: () => Iterable<string>;
};

export function createCommentList(): CommentList {
  const written: string[] = [];
  return {
    on(comments, trackId, length) {
      return comments
        .filter((comment) => comment.trackId === trackId)
        .map((comment) => {
          written.push(writeComment(comment, written.length));
          return { id: written.length - 1, ...(comment.span ?? { start: 0, end: length }) };
        });
    },
    *part() {
      yield `${XML}<w:comments xmlns:w="${WORD}">`;
      yield* written;
      yield "</w:comments>";
    },
  };
}

function writeComment({ author, createdAt, text }: ExportComment, id: number): string {
  const [initial = ""] = author;
  const attributes = [
    `w:id="${id}"`,
    `w:author="${escapeXmlAttribute(author)}"`,
    `w:date="${createdAt.slice(0, 19)}Z"`,
    `w:initials="${escapeXmlAttribute(initial)}"`,
  ];
  const lines = text.split("\n").map((line) => paragraph("CommentText", run(line, { language: "" })));
  return `<w:comment ${attributes.join(" ")}>${lines.join("")}</w:comment>`;
}
