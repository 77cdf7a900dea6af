"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import table from "@/components/ui/data-list.module.css";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, SelectField, TextField } from "@/components/ui/field";
import { SecretOnce } from "@/components/ui/secret-once";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { ROLES, type Role } from "@/lib/accounts/core/rights";

type Member = { readonly userId: string; readonly name: string; readonly email: string; readonly role: Role };
type Invitation = {
  readonly id: string;
  readonly role: Role;
  readonly email: string | null;
  readonly expiresAt: string;
};

type MembersPageProps = {
  projectId: string;
  members: readonly Member[];
  /** Null for who may not manage. */
  invitations: readonly Invitation[] | null;
  meId: string;
};

/** Who is in a project, and the links that bring others in. */
export function MembersPage({ projectId, members, invitations, meId }: MembersPageProps) {
  const t = useTranslations("accounts");
  const [inviting, setInviting] = useState(false);
  const canManage = invitations !== null;
  return (
    <>
      <div className={styles.head}>
        <h1>{t("members.title")}</h1>
        {canManage && (
          <Button variant="primary" icon={<UserPlus />} onClick={() => setInviting(true)}>
            {t("members.invite")}
          </Button>
        )}
      </div>
      <div className={table.scroll}>
        <table className={`${table.table} ${styles.members}`}>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("email")}</th>
              <th scope="col">{t("members.role")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("members.remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow
                key={member.userId}
                projectId={projectId}
                member={member}
                canManage={canManage}
                isMe={member.userId === meId}
              />
            ))}
          </tbody>
        </table>
      </div>
      {canManage && invitations.length > 0 && (
        <OpenInvitations projectId={projectId} invitations={invitations} />
      )}
      <InviteDialog projectId={projectId} open={inviting} onClose={() => setInviting(false)} />
    </>
  );
}

type MemberRowProps = { projectId: string; member: Member; canManage: boolean; isMe: boolean };

function MemberRow({ projectId, member, canManage, isMe }: MemberRowProps) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const [asking, setAsking] = useState(false);
  const path = `/projects/${projectId}/members/${member.userId}`;

  const change = (role: Role) =>
    run(async () => {
      await api(path, { method: "PATCH", body: { role } });
      toast(t("members.changed", { name: member.name, role: t(`roles.${role}`) }));
      router.refresh();
    });
  const remove = () =>
    run(async () => {
      await api(path, { method: "DELETE" });
      if (isMe) return router.push("/");
      toast(t("members.removed", { name: member.name }));
      router.refresh();
    });

  return (
    <tr>
      <td>
        {member.name} {isMe && <span className={styles.tag}>{t("members.you")}</span>}
      </td>
      <td>{member.email}</td>
      <td>
        {canManage ? (
          <select
            aria-label={`${t("members.role")}: ${member.name}`}
            value={member.role}
            disabled={busy}
            onChange={(event) => void change(event.target.value as Role)}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </select>
        ) : (
          t(`roles.${member.role}`)
        )}
      </td>
      <td>
        {(canManage || isMe) && (
          <Button size="small" variant="quiet" disabled={busy} onClick={() => setAsking(true)}>
            {isMe ? t("members.leave") : t("members.remove")}
          </Button>
        )}
        <ConfirmDialog
          open={asking}
          onClose={() => setAsking(false)}
          title={isMe ? t("members.leave") : t("members.remove")}
          action={isMe ? t("members.leave") : t("members.remove")}
          onConfirm={() => void remove()}
        >
          {t("members.removeAsk", { name: member.name })}
        </ConfirmDialog>
      </td>
    </tr>
  );
}

function OpenInvitations({
  projectId,
  invitations,
}: {
  projectId: string;
  invitations: readonly Invitation[];
}) {
  const t = useTranslations("accounts");
  const format = useFormatter();
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const takeBack = (id: string) =>
    run(async () => {
      await api(`/projects/${projectId}/invitations/${id}`, { method: "DELETE" });
      toast(t("members.takenBack"));
      router.refresh();
    });
  return (
    <section className={styles.section}>
      <h2>{t("members.open")}</h2>
      <ul className={styles.list}>
        {invitations.map((invitation) => (
          <li key={invitation.id} className={styles.row}>
            <span>{invitation.email ?? t("members.anyone")}</span>
            <span className={styles.tag}>{t(`roles.${invitation.role}`)}</span>
            <span className={styles.until}>
              {t("members.until", {
                date: format.dateTime(new Date(invitation.expiresAt), { dateStyle: "medium" }),
              })}
            </span>
            <Button size="small" variant="quiet" disabled={busy} onClick={() => void takeBack(invitation.id)}>
              {t("members.takeBack")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InviteDialog({
  projectId,
  open,
  onClose,
}: {
  projectId: string;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("accounts");
  const format = useFormatter();
  const router = useRouter();
  const { busy, run } = useAction();
  const [made, setMade] = useState<{ url: string; expiresAt: string } | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email"));
    void run(async () => {
      const body = { role: form.get("role"), ...(email !== "" && { email }) };
      setMade(await api(`/projects/${projectId}/invitations`, { method: "POST", body }));
      router.refresh();
    });
  };
  const close = () => {
    setMade(null);
    onClose();
  };

  return (
    <Dialog open={open} onClose={close} title={t("members.invite")}>
      {made === null ? (
        <FormColumn onSubmit={submit}>
          <p>{t("members.inviteText")}</p>
          <SelectField label={t("members.role")} name="role" defaultValue="translator">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}: {t(`roleHints.${role}`)}
              </option>
            ))}
          </SelectField>
          <TextField label={t("members.forAddress")} name="email" type="email" optional />
          <div>
            <Button type="submit" variant="primary" busy={busy}>
              {t("members.makeLink")}
            </Button>
          </div>
        </FormColumn>
      ) : (
        <SecretOnce
          label={t("members.link")}
          hint={t("members.linkOnce", {
            date: format.dateTime(new Date(made.expiresAt), { dateStyle: "long" }),
          })}
          value={made.url}
        />
      )}
    </Dialog>
  );
}
