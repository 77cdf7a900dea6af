"use client";

import { type FormEvent, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormColumn, TextArea } from "@/components/ui/field";
import { TextDifference } from "@/components/ui/text-difference";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { languageTag } from "@/components/workbench/language-tag";
import { can, type Role } from "@/lib/accounts/core/rights";
import { countVotes, dissentOf, isForEarlierWords } from "@/lib/renderings/core/deciding";
import type { DecidingView } from "@/lib/renderings/server/deciding-schema";
import own from "./compare.module.css";

type DecidingPageProps = {
  document: { readonly path: string; readonly language: string };
  person: { readonly id: string; readonly role: Role };
  deciding: DecidingView;
};

/** One paragraph's candidates, the votes on them with their reasons, and what was chosen. */
export function DecidingPage({ document, person, deciding: given }: DecidingPageProps) {
  const t = useTranslations("compare.deciding");
  const [deciding, setDeciding] = useState(given);
  const { paragraph, candidates, votes, decisions } = deciding;
  return (
    <>
      <div className={styles.head}>
        <h1>{t("paragraph", { number: paragraph.number })}</h1>
        <a href={`${document.path}?p=${paragraph.number}`}>{t("toWorkbench")}</a>
      </div>
      <p lang={languageTag(document.language)}>{paragraph.text}</p>
      {candidates.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
      ) : (
        <section aria-label={t("candidates")}>
          <h2>{t("candidates")}</h2>
          <ul className={own.list}>
            {candidates.map((candidate) => (
              <li key={candidate.trackId} className={own.item}>
                <Candidate candidate={candidate} votes={votes} />
              </li>
            ))}
          </ul>
          {can(person.role, "translate") ? (
            <Answer deciding={deciding} person={person} onChange={setDeciding} />
          ) : (
            <p>{t("readers")}</p>
          )}
        </section>
      )}
      {decisions.length > 0 && (
        <section aria-label={t("decisions")}>
          <h2>{t("decisions")}</h2>
          <ol className={own.list}>
            {decisions.map((decision, at) => (
              <li key={decision.id} className={own.item}>
                <Decision decision={decision} holds={at === 0} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

type CandidateProps = {
  candidate: DecidingView["candidates"][number];
  votes: DecidingView["votes"];
};

function Candidate({ candidate, votes }: CandidateProps) {
  const t = useTranslations("compare.deciding");
  const states = useTranslations("workbench.states");
  const { current, earlier } = countVotes(candidate, votes);
  const lang = languageTag(candidate.language);
  return (
    <>
      <p className={own.about}>
        <span className={own.share}>{candidate.trackName}</span>
        <span>{states(candidate.state)}</span>
        <span>{t("votes", { count: current })}</span>
        {earlier > 0 && <span className={own.apart}>{t("olderWords", { count: earlier })}</span>}
      </p>
      <p className={own.text} lang={lang}>
        {candidate.text}
      </p>
      <Voices votes={votes} candidate={candidate} />
    </>
  );
}

/** Who said what for a text; of a vote for words that have changed since, what has. */
function Voices({ votes, candidate }: CandidateProps) {
  const t = useTranslations("compare.deciding");
  const voices = votes.filter(({ trackId }) => trackId === candidate.trackId);
  return voices.map(({ userId, name, reason, text, isEarlier }) => (
    <div key={userId}>
      <p className={own.source}>
        {reason === "" ? name : t("voice", { name, reason })}
        {isEarlier && <span className={own.apart}> ({t("earlierText")})</span>}
      </p>
      {isEarlier && (
        <details className={own.source}>
          <summary>{t("whatChanged")}</summary>
          <TextDifference before={text} after={candidate.text} lang={languageTag(candidate.language)} />
        </details>
      )}
    </div>
  ));
}

type AnswerProps = {
  deciding: DecidingView;
  person: DecidingPageProps["person"];
  onChange: (deciding: DecidingView) => void;
};

/** One's own vote, and for reviewers the choice. */
function Answer({ deciding, person, onChange }: AnswerProps) {
  const t = useTranslations("compare.deciding");
  const toast = useToast();
  const { busy, run } = useAction();
  const vote = deciding.votes.find(({ userId }) => userId === person.id);
  const [trackId, setTrackId] = useState(vote?.trackId ?? "");
  const [reason, setReason] = useState(vote?.reason ?? "");
  const candidate = deciding.candidates.find((each) => each.trackId === trackId);
  const { id } = deciding.paragraph;
  const send = (said: string, work: () => Promise<DecidingView>) =>
    void run(async () => {
      try {
        onChange(await work());
        toast(said);
      } catch (error) {
        // What stands there now is shown beside the refusal.
        if (error instanceof Problem && error.code === "stale")
          onChange(await api<DecidingView>(`/paragraphs/${id}/decisions`));
        throw error;
      }
    });
  const give = (to: string | null) =>
    send(to === null ? t("voteTaken") : t("voted"), () =>
      api(`/paragraphs/${id}/vote`, {
        method: "PUT",
        body: to === null ? { trackId: null } : { trackId: to, revision: candidate?.revision ?? 0, reason },
      }),
    );
  const decide = () =>
    send(t("decided"), () =>
      api(`/paragraphs/${id}/decisions`, {
        method: "POST",
        body: { trackId, revision: candidate?.revision ?? 0, reason },
      }),
    );
  return (
    <FormColumn
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        give(trackId);
      }}
    >
      {vote?.isEarlier === true && (
        <p className={own.apart}>{t("yoursEarlier", { track: vote.trackName })}</p>
      )}
      <fieldset className={own.candidates}>
        <legend className={own.name}>{t("yours")}</legend>
        {deciding.candidates.map((each) => (
          <label key={each.trackId} className={own.check}>
            <input
              type="radio"
              name="candidate"
              checked={each.trackId === trackId}
              onChange={() => setTrackId(each.trackId)}
            />
            {each.trackName}
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t("reason")}
        optional
        maxLength={5000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={own.foot}>
        <Button type="submit" busy={busy} disabled={candidate === undefined}>
          {t("vote")}
        </Button>
        {vote !== undefined && (
          <Button variant="quiet" busy={busy} onClick={() => give(null)}>
            {t("takeBack")}
          </Button>
        )}
        {can(person.role, "review") && (
          <Button variant="primary" busy={busy} disabled={candidate === undefined} onClick={decide}>
            {t("decide")}
          </Button>
        )}
      </div>
    </FormColumn>
  );
}

type DecisionProps = { decision: DecidingView["decisions"][number]; holds: boolean };

function Decision({ decision, holds }: DecisionProps) {
  const t = useTranslations("compare.deciding");
  const format = useFormatter();
  const dissent = dissentOf(decision.trackId, decision.votes);
  const votesFor = decision.votes.filter(({ trackId }) => trackId === decision.trackId);
  const agreed = votesFor.filter((vote) => !isForEarlierWords(vote, [decision]));
  return (
    <>
      <p className={own.about}>
        <span className={own.share}>{decision.trackName}</span>
        {!holds && <span>{t("earlier")}</span>}
        <span>{decision.byName}</span>
        <TimeText value={decision.at} />
        {agreed.length > 0 && (
          <span>{t("agreed", { names: format.list(agreed.map(({ name }) => name)) })}</span>
        )}
      </p>
      <p className={own.text} lang={languageTag(decision.language)}>
        {decision.text}
      </p>
      {decision.reason !== "" && <p className={own.source}>{decision.reason}</p>}
      {votesFor
        .filter((vote) => !agreed.includes(vote))
        .map(({ userId, name }) => (
          <p key={userId} className={own.source}>
            {name}: {t("earlierText")}
          </p>
        ))}
      {dissent.map(({ userId, name, trackName, reason }) => (
        <p key={userId} className={own.source}>
          {t("dissent", { name, track: trackName })} {reason}
        </p>
      ))}
    </>
  );
}
