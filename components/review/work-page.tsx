"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/field";
import { REASONS, type Reason } from "@/lib/review/core/waiting";
import type { WaitingGroup } from "@/lib/review/server/work-schema";
import { WaitingList } from "./waiting-list";
import styles from "./work.module.css";

/** What the address says is shown; null for all. */
export type WorkView = { readonly reason: Reason | null; readonly projectId: string | null };

/** A person's queue in all their projects. */
export function WorkPage({ groups, view }: { groups: readonly WaitingGroup[]; view: WorkView }) {
  const t = useTranslations("review.work");
  const change = useChangeView(view);
  const shown = groups.filter(
    ({ counts, project }) =>
      (view.reason === null || counts[view.reason] > 0) &&
      (view.projectId === null || project.id === view.projectId),
  );
  if (groups.length === 0)
    return (
      <EmptyState isPage title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
      </div>
      <div className={styles.filters}>
        <SelectField
          label={t("reason")}
          value={view.reason ?? ""}
          onChange={(event) => change({ reason: event.target.value })}
        >
          <option value="">{t("any")}</option>
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("project")}
          value={view.projectId ?? ""}
          onChange={(event) => change({ project: event.target.value })}
        >
          <option value="">{t("any")}</option>
          {listProjects(groups).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {shown.length === 0 ? (
        <p className={projects.nothing}>{t("nothingOfThis")}</p>
      ) : (
        <WaitingList groups={shown} />
      )}
    </>
  );
}

function listProjects(groups: readonly WaitingGroup[]): readonly WaitingGroup["project"][] {
  const byId = new Map(groups.map(({ project }) => [project.id, project]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Writes a change of the view into the address, so that it can be bookmarked and gone back from. */
function useChangeView(view: WorkView) {
  const router = useRouter();
  return (change: { readonly reason?: string; readonly project?: string }) => {
    const next = { reason: view.reason ?? "", project: view.projectId ?? "", ...change };
    const query = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== ""));
    router.replace(query.size === 0 ? "/work" : `/work?${query}`, { scroll: false });
  };
}
