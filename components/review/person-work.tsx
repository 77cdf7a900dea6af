"use client";

import { useTranslations } from "use-intl";
import { TimeText } from "@/components/ui/time-text";
import { can, type Role } from "@/lib/accounts/core/rights";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";
import type { TeamView } from "@/lib/review/server/work-schema";
import { AssignmentRow } from "./assignment-row";
import styles from "./team.module.css";
import work from "./work.module.css";

type PersonWorkProps = {
  person: TeamView["people"][number];
  sourceLanguage: string;
  me: { readonly id: string; readonly role: Role };
  onEdit: (given: AssignmentView) => void;
  onTakeBack: (given: AssignmentView) => void;
};

/** What one person is on. */
export function PersonWork({ person, sourceLanguage, me, onEdit, onTakeBack }: PersonWorkProps) {
  const t = useTranslations("review.team");
  const roles = useTranslations("accounts.roles");
  const { name, role, lastChangedAt, assignments } = person;
  const mayChange = ({ createdBy }: AssignmentView) =>
    can(me.role, "review") || (can(me.role, "translate") && createdBy.id === me.id);
  return (
    <section className={styles.person} aria-label={name}>
      <div className={styles.personHead}>
        <h3>{name}</h3>
        <span className={styles.personAbout}>{role === null ? t("former") : roles(role)}</span>
        <span className={styles.personAbout}>
          {lastChangedAt === null ? t("neverChanged") : t("lastChanged")}{" "}
          {lastChangedAt !== null && <TimeText value={lastChangedAt} />}
        </span>
      </div>
      {assignments.length === 0 ? (
        <p className={work.nothing}>{t("noWork")}</p>
      ) : (
        <ul className={work.list}>
          {assignments.map((given) => (
            <AssignmentRow
              key={given.id}
              given={given}
              sourceLanguage={sourceLanguage}
              {...(mayChange(given) && {
                onEdit: () => onEdit(given),
                onTakeBack: () => onTakeBack(given),
              })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
