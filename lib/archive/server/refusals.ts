import { AppError } from "@/lib/kernel/app-error";
import { ARCHIVE_LIMITS } from "../core/limits";

/** It is no ZIP container, or none of ours. */
export const noArchive = (): AppError =>
  new AppError("invalid", "This is no archive of a project.", { key: "archive.none" });

export const newerArchive = (): AppError =>
  new AppError(
    "unsupported",
    "This archive was made by a newer version of Duizhao: upgrade this server first.",
    {
      key: "archive.newer",
    },
  );

/** What was written is not what is read. */
export const damaged = (where: string): AppError =>
  new AppError("invalid", `The archive is damaged: ${where} is not what was written.`, {
    key: "archive.damaged",
    values: { where },
  });

/** A record is not what its kind of record is. */
export const unfit = (where: string, record: number, why: string): AppError =>
  new AppError("invalid", `The archive cannot be taken in: ${where}, record ${record}: ${why}.`, {
    key: "archive.unfit",
    values: { where, record, why },
  });

/** Something in it names a thing that is not in it. */
export const foreign = (where: string, record: number, field: string): AppError =>
  new AppError(
    "invalid",
    `The archive cannot be taken in: ${where}, record ${record}, names something that is not in it (${field}).`,
    { key: "archive.foreign", values: { where, record, field } },
  );

/** Ids in it are of other things on this server. */
export const reachesOut = (): AppError =>
  new AppError(
    "invalid",
    "The archive cannot be taken in: it names things on this server that are not its own.",
    {
      key: "archive.reaches-out",
    },
  );

export const tooLarge = (): AppError =>
  new AppError(
    "too-large",
    `This archive is larger than this server takes in: at most ${ARCHIVE_LIMITS.fileBytes / 1024 ** 3} GB, and ${ARCHIVE_LIMITS.unpackedBytes / 1024 ** 3} GB unpacked.`,
    {
      key: "archive.too-large",
      values: {
        packed: ARCHIVE_LIMITS.fileBytes / 1024 ** 3,
        unpacked: ARCHIVE_LIMITS.unpackedBytes / 1024 ** 3,
      },
    },
  );

export const isHere = (): AppError =>
  new AppError(
    "conflict",
    "This project is on this server already, perhaps deleted: restore it there instead.",
    { key: "archive.here" },
  );

export const isPartlyHere = (): AppError =>
  new AppError(
    "conflict",
    "Something of this archive is on this server already, such as a glossary that came with another project.",
    { key: "archive.partly-here" },
  );

/** The text of a rendering is not what its log says. */
export const unlikeLog = (renderingId: string): AppError =>
  new AppError(
    "invalid",
    `The archive cannot be taken in: the text ${renderingId} is not what its log says.`,
    {
      key: "archive.log",
      values: { id: renderingId },
    },
  );
