"use client";

import { UserRoundPlus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import table from "@/components/ui/data-list.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { can, type Role } from "@/lib/accounts/core/rights";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";
import type { TeamView } from "@/lib/review/server/work-schema";
import { type Draft, draftOf, type WorkPlace } from "./assign";
import { AssignDialog } from "./assign-dialog";
import { PersonWork } from "./person-work";
import { addressOfPlace } from "./place-address";
import styles from "./team.module.css";
import { TrackProgress } from "./track-progress";
import { useAssignments } from "./use-assignments";

type TeamPageProps = {
  projectId: string;
  /** BCP 47, of the titles. */
  sourceLanguage: string;
  me: { readonly id: string; readonly role: Role };
  team: TeamView;
};

/** How far every track is, and who is on what. */
export function TeamPage({ projectId, sourceLanguage, me, team }: TeamPageProps) {
  const t = useTranslations("review.team");
  const router = useRouter();
  const { takeBack, sayGiven } = useAssignments(() => router.refresh());
  const [open, setOpen] = useState<AssignmentView | "new" | null>(null);
  const editing = open === "new" ? null : open;
  const places = listPlaces(team);
  const first = places[0];
  if (first === undefined)
    return (
      <EmptyState isPage title={t("title")}>
        {t("empty")}
      </EmptyState>
    );
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
        {can(me.role, "translate") && (
          <Button variant="primary" icon={<UserRoundPlus />} onClick={() => setOpen("new")}>
            {t("assign")}
          </Button>
        )}
      </div>
      <ProgressTable {...{ projectId, sourceLanguage }} tracks={team.tracks} />
      <section className={projects.section}>
        <h2>{t("people")}</h2>
        {team.people.map((person) => (
          <PersonWork
            key={person.id}
            {...{ person, me, sourceLanguage }}
            onEdit={setOpen}
            onTakeBack={takeBack}
          />
        ))}
      </section>
      {open !== null && (
        <AssignDialog
          {...{ projectId, me, places, editing }}
          start={editing === null ? newDraft(first, me.role) : draftOf(editing)}
          onClose={() => setOpen(null)}
          onDone={(given) => {
            setOpen(null);
            sayGiven(given, editing === null);
          }}
        />
      )}
    </>
  );
}

function listPlaces({ tracks }: TeamView): readonly WorkPlace[] {
  const byId = new Map<string, WorkPlace>();
  for (const { document, track, progress } of tracks) {
    const known = byId.get(document.id)?.tracks ?? [];
    byId.set(document.id, { ...document, total: progress.total, tracks: [...known, track] });
  }
  return [...byId.values()];
}

function newDraft(place: WorkPlace, role: Role): Draft {
  return {
    ...{ documentId: place.id, trackId: place.tracks[0]?.id ?? "" },
    task: can(role, "review") ? "review" : "translate",
    ...{ assigneeId: "", isRange: false, from: "", to: "", dueOn: "", note: "" },
  };
}

type ProgressTableProps = Pick<TeamView, "tracks"> & Pick<TeamPageProps, "projectId" | "sourceLanguage">;

function ProgressTable({ projectId, tracks, sourceLanguage }: ProgressTableProps) {
  const t = useTranslations("review.team");
  return (
    <section>
      <h2>{t("progress")}</h2>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("document")}</th>
              <th scope="col">{t("track")}</th>
              <th scope="col" className={styles.progress}>
                {t("states")}
              </th>
            </tr>
          </thead>
          <tbody>
            {tracks.map(({ document, track, progress }) => (
              <tr key={track.id}>
                <td lang={sourceLanguage}>{document.title}</td>
                <td>
                  <Link
                    href={addressOfPlace({
                      ...{ projectId, documentId: document.id, trackId: track.id, number: null },
                    })}
                  >
                    {track.name}
                  </Link>{" "}
                  {track.locked && <span className={projects.tag}>{t("locked")}</span>}
                </td>
                <td className={styles.progress}>
                  <TrackProgress progress={progress} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
