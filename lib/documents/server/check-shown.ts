import { AppError } from "@/lib/kernel/app-error";

/** @throws AppError `conflict` when a paragraph is not shown: what is done there would be seen nowhere */
export function checkShown(paragraph: {
  readonly joinedIntoId: string | null;
  readonly excluded: boolean;
}): void {
  if (paragraph.joinedIntoId !== null)
    throw new AppError("conflict", "This paragraph was joined into another: write there.", {
      key: "paragraphJoined",
    });
  if (paragraph.excluded)
    throw new AppError("conflict", "This paragraph is set aside: bring it back before you write in it.", {
      key: "paragraphSetAside",
    });
}
